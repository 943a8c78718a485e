/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "exchange/desk-exchange-error.h"
#include "exchange/desk-table.h"

G_BEGIN_DECLS

/**
 * desk_xlsx_write:
 * @path: replaced only when all of it is written
 * @created: (nullable): date of creation in the file
 * @progress: (nullable) (scope call): told how many rows of how many
 *
 * Writes the table as a workbook with one sheet: merged title, merged head
 * cells, head frozen, numbers as numbers, everything else as text.  Blocks:
 * call it in a thread.
 */
DESK_API gboolean desk_xlsx_write (DeskTable *table, const char *path, GDateTime *created,
                                   DeskExchangeProgress progress, gpointer user_data,
                                   GCancellable *cancellable, GError **error);

G_END_DECLS
