/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "shell/desk-list-columns.h"
#include "store/desk-list.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DeskListView:
 *
 * The rows of one record or row type in columns, whatever their number. Makes
 * its columns from the declarations, and remembers for each page which are
 * shown, how wide, and the order of the rows.
 *
 * Signals: "open" (DeskRow) on Enter or a double click; "chosen" when the
 * selection changed; "preview" on Space; "order" when a head was clicked;
 * "layout" when columns changed.
 */
#define DESK_TYPE_LIST_VIEW (desk_list_view_get_type ())
DESK_API G_DECLARE_FINAL_TYPE (DeskListView, desk_list_view, DESK, LIST_VIEW, GtkWidget)

/**
 * desk_list_view_new:
 * @id: of the page; the layout is remembered under it
 * @columns: (nullable): paths of the page; %NULL: those of the type
 * @sort: (nullable): order of the page; %NULL: that of the type
 */
DESK_API GtkWidget *desk_list_view_new (DeskStore *store, const DeskType *type, const char *id, const char *const *columns, const char *sort);

/** Lists what matches @query (nullable) and @search (nullable), in the order of the head. */
DESK_API void desk_list_view_set_request (DeskListView *self, DeskQuery *query, const char *search);

DESK_API DeskListModel *desk_list_view_get_model (DeskListView *self);
DESK_API GtkSelectionModel *desk_list_view_get_selection (DeskListView *self);

/** Returns: how many rows are chosen */
DESK_API guint desk_list_view_get_n_chosen (DeskListView *self);
/** Returns: (nullable) (transfer full): the row when one alone is chosen */
DESK_API DeskRow *desk_list_view_get_chosen (DeskListView *self);
/** Returns: (transfer full): ids of the rows chosen, in order; all of the list when none is */
DESK_API GArray *desk_list_view_get_ids (DeskListView *self);

/** Every column there is: DeskListColumn *. */
DESK_API GPtrArray *desk_list_view_get_columns (DeskListView *self);
/** Returns: (transfer container) (element-type utf8): paths of the columns shown, in their order; of the view */
DESK_API GPtrArray *desk_list_view_get_shown (DeskListView *self);
/** Shows these columns in this order; an unknown path is left out, an empty list gives those declared. */
DESK_API void desk_list_view_set_shown (DeskListView *self, const char *const *paths);

/** Returns: (nullable): path of the order, '-' in front when it descends */
DESK_API const char *desk_list_view_get_sort (DeskListView *self);

/** Moves the keyboard to the rows, to the first when none is chosen. */
DESK_API void desk_list_view_start (DeskListView *self);
/** Brings the row at @position in sight. */
DESK_API void desk_list_view_scroll_to (DeskListView *self, guint position);
/** The menu of the rows; actions "records.…" are the caller's. */
DESK_API void desk_list_view_set_menu (DeskListView *self, GMenuModel *menu);

G_END_DECLS
