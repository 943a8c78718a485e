/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/desk-table.h"
#include "shell/desk-list-view.h"

G_BEGIN_DECLS

/**
 * desk_list_export:
 * @note: (nullable): what the list is narrowed to, in words
 * @print: to paper or PDF, else into a file that is asked for
 *
 * Takes the rows chosen in @view, all when none is, with the columns shown.
 * Reads and writes off the main thread, with a progress that can be cancelled.
 */
DESK_API void desk_list_export (DeskListView *view, DeskStore *store, const DeskType *type, const char *note, gboolean print);

/** Puts the chosen rows on the clipboard, cells apart by tabs, for a spreadsheet. */
DESK_API void desk_list_export_copy (DeskListView *view, DeskStore *store, const DeskType *type);

/**
 * desk_list_export_table:
 * @paths, @titles: (array zero-terminated): of the columns
 *
 * Blocking; any thread.
 *
 * Returns: (transfer full): the rows of @ids as a table, or %NULL with an error
 */
DESK_API DeskTable *desk_list_export_table (DeskStore *store, const DeskType *type, const char *const *paths, const char *const *titles,
                                            GArray *ids, GCancellable *cancellable, GError **error);

G_END_DECLS
