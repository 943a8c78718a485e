/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/desk-macros.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DeskListSorter:
 *
 * Stands for the order of one column in a GtkColumnView. It never sorts: the
 * store does. It only tells which column was clicked and in which direction,
 * which GTK 4.8 does not say in public.
 */
#define DESK_TYPE_LIST_SORTER (desk_list_sorter_get_type ())
DESK_API G_DECLARE_FINAL_TYPE (DeskListSorter, desk_list_sorter, DESK, LIST_SORTER, GtkSorter)

DESK_API GtkSorter *desk_list_sorter_new (const char *path);

/**
 * desk_list_sorter_ask:
 * @view_sorter: gtk_column_view_get_sorter()
 *
 * Returns: (transfer full) (nullable): the path of the primary column, '-' in
 * front when it descends; %NULL when no column is clicked
 */
DESK_API char *desk_list_sorter_ask (GtkSorter *view_sorter);

G_END_DECLS
