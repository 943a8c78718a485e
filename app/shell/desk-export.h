/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/desk-ledger-table.h"
#include "shell/desk-window.h"

G_BEGIN_DECLS

/**
 * desk_output_attach:
 *
 * Gives @window the actions win.export-to-file(s) and win.print-to-file(s):
 * what the page in front would export or print goes into the file of that path
 * without any dialog, by its ending as CSV, XLSX or PDF. Doing it twice
 * changes nothing.
 */
DESK_API void desk_output_attach (DeskWindow *window);

/** Returns: (transfer full) (nullable): the path given to the action that is being done now, once */
DESK_API char *desk_output_take_path (GtkWidget *widget, const char *action);

/** Returns: (transfer full): "移交账_20260312.pdf": @title, the day @now_us is in, and @ending */
DESK_API char *desk_output_file_name (const char *title, gint64 now_us, GTimeZone *zone, const char *ending);

/**
 * desk_export_choose:
 * @request: (transfer full): what to export
 *
 * Asks for a file and saves the rows there as CSV or XLSX, with progress; a
 * toast says what was saved.
 */
DESK_API void desk_export_choose (GtkWidget *widget, DeskStore *store, DeskLedgerRequest *request);

G_END_DECLS
