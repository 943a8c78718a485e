/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/desk-ledger-table.h"
#include "exchange/desk-sheet.h"
#include "shell/desk-window.h"

G_BEGIN_DECLS

#define DESK_PAGE_PRINT "print" /* print preview; opened by the functions below */

/** Adds the page of the print preview. */
DESK_API void desk_print_add_page (DeskNavigation *navigation, DeskStore *store);

/**
 * desk_print_open_request:
 * @request: (transfer full): what to read from the store and print, on A4 lying
 *
 * Opens the print preview in the window of @widget. Under the action
 * win.print-to-file the PDF is written and no page is opened.
 */
DESK_API void desk_print_open_request (GtkWidget *widget, DeskLedgerRequest *request);

/** As desk_print_open_request(), for one matter on paper, A4 upright. */
DESK_API void desk_print_open_sheet (GtkWidget *widget, DeskSheet *sheet);

/** As desk_print_open_request(), for a table that is there already. */
DESK_API void desk_print_open_table (GtkWidget *widget, DeskTable *table);

/** Puts on @sheet whose it is and when it was made: my unit, and the day that @at_us is in. */
DESK_API void desk_print_say_whose (DeskSheet *sheet, DeskStore *store, gint64 at_us);

G_END_DECLS
