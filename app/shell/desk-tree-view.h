/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/desk-list.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DeskTreeView:
 *
 * The records of a type that has a parent in columns, each to be opened to what is below it
 * and shut again: by the arrow, by Right and Left, by + and −. What is open is remembered for
 * each person. A search leaves what it found and opens the way to it.
 *
 * Signals: "open" (const char *uuid) on Enter or a double click; "chosen" (const char *uuid
 * or NULL) when another record is; "preview" on Space.
 */
#define DESK_TYPE_TREE_VIEW (desk_tree_view_get_type ())
DESK_API G_DECLARE_FINAL_TYPE (DeskTreeView, desk_tree_view, DESK, TREE_VIEW, GtkWidget)

DESK_API GtkWidget *desk_tree_view_new (DeskStore *store, const DeskType *type);

/** Shows the records of @ids, opened, with what is above and below them; %NULL: all, open as they were left. */
DESK_API void desk_tree_view_find (DeskTreeView *self, GArray *ids);
/** Reads again: something changed. */
DESK_API void desk_tree_view_refresh (DeskTreeView *self);
/** Returns: (nullable): UUID */
DESK_API const char *desk_tree_view_get_chosen (DeskTreeView *self);
/** Moves the keyboard to the row that is chosen. */
DESK_API void desk_tree_view_start (DeskTreeView *self);
/** How many rows there are to scroll through, those shut away not counted. */
DESK_API guint desk_tree_view_get_n_rows (DeskTreeView *self);
/** The menu of the rows; actions "records.…" are the caller's. */
DESK_API void desk_tree_view_set_menu (DeskTreeView *self, GMenuModel *menu);

G_END_DECLS
