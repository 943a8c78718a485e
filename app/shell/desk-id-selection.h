/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store/desk-list.h"

G_BEGIN_DECLS

/**
 * DeskIdSelection:
 *
 * A selection of records, not of places: it holds ids, so that it stays when
 * the list is sorted, refreshed or changed. "All" is held as such, with the
 * ids taken out of it, so that Ctrl+A on a million rows asks for none of them.
 * What leaves the list leaves the selection when it is next counted.
 */
#define DESK_TYPE_ID_SELECTION (desk_id_selection_get_type ())
DESK_API GType desk_id_selection_get_type (void);
G_DECLARE_FINAL_TYPE (DeskIdSelection, desk_id_selection, DESK, ID_SELECTION, GObject)

/** The id of the row at a place, without making the row. */
typedef gint64 (*DeskIdAt) (GListModel *model, guint position);

DESK_API DeskIdSelection *desk_id_selection_new (DeskListModel *model);
/** For other models whose items have ids. */
DESK_API DeskIdSelection *desk_id_selection_new_with (GListModel *model, DeskIdAt id_at);

/** Everything the request finds is selected, whatever comes into it later. */
DESK_API gboolean desk_id_selection_is_all (DeskIdSelection *self);
DESK_API guint desk_id_selection_get_n_selected (DeskIdSelection *self);
/** TRUE when exactly one record is selected, with its @id; does not walk the list. */
DESK_API gboolean desk_id_selection_get_single (DeskIdSelection *self, gint64 *id);
/** gint64, in the order of the list. Transfer full. */
DESK_API GArray *desk_id_selection_get_ids (DeskIdSelection *self);
/** Selects that one record and nothing else; it need not be in the list yet. */
DESK_API void desk_id_selection_select_id (DeskIdSelection *self, gint64 id);

G_END_DECLS
