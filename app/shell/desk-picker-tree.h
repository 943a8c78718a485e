/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/desk-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DeskPickerTree:
 *
 * The records of a type that has a parent, such as areas: county, town,
 * village, each opening to what is below it. Read once, off the main thread.
 *
 * Signal "picked" (const char *uid, const char *title).
 */
#define DESK_TYPE_PICKER_TREE (desk_picker_tree_get_type ())
DESK_API G_DECLARE_FINAL_TYPE (DeskPickerTree, desk_picker_tree, DESK, PICKER_TREE, GtkWidget)

DESK_API GtkWidget *desk_picker_tree_new (DeskStore *store, const char *type);

/** Moves the selection by @step rows. */
DESK_API void desk_picker_tree_move (DeskPickerTree *self, int step);
/** Opens or shuts the selected row. Returns: whether there was something to open or shut. */
DESK_API gboolean desk_picker_tree_expand (DeskPickerTree *self, gboolean expanded);
/** Takes the selected row. Returns: whether there was one. */
DESK_API gboolean desk_picker_tree_take (DeskPickerTree *self);

G_END_DECLS
