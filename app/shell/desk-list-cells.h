/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "shell/desk-list-columns.h"
#include "store/desk-list.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DeskCells:
 *
 * What the cells of one list share: where each path is in the rows of the
 * model, and the clock of those that show how time goes on. Paths are only ever added, so that rows
 * fetched earlier are still read rightly.
 */
#define DESK_TYPE_CELLS (desk_cells_get_type ())
DESK_API G_DECLARE_FINAL_TYPE (DeskCells, desk_cells, DESK, CELLS, GObject)

DESK_API DeskCells *desk_cells_new (DeskStore *store, const DeskType *type);

/** Adds the path if it is not there yet. Returns: its place in a row */
DESK_API guint desk_cells_add_path (DeskCells *self, const char *path);

/** Returns: (transfer none) (array zero-terminated): every path, for desk_list_model_set_columns() */
DESK_API const char *const *desk_cells_get_paths (DeskCells *self);

/** Returns: what @row has in the column @path, "" when it is not there */
DESK_API const char *desk_cells_get_text (DeskCells *self, DeskRow *row, const char *path);

/** Returns: (transfer full): makes and fills the cells of @column, which has to live as long */
DESK_API GtkListItemFactory *desk_cells_new_factory (DeskCells *self, const DeskListColumn *column);

/** Whether the rows are in the order of their tree: names are then indented by the level they have (areas). */
DESK_API void desk_cells_set_tree (DeskCells *self, gboolean tree);

/** Shows lights and moments anew: time went on. */
DESK_API void desk_cells_tick (DeskCells *self);

/** Returns: (nullable) (transfer none): the item of the row that @widget is in */
DESK_API GtkListItem *desk_cells_find_item (GtkWidget *widget);

G_END_DECLS
