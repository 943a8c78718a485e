/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/desk-print.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * desk_print_run:
 * @parent: (nullable): window in front
 * @job: laid out or not
 * @name: what the printer calls it, and the proposed name of a PDF file
 *
 * Opens the system's print dialog for @job: printer or PDF, pages, preview.
 * What goes wrong is told in a dialog.
 */
DESK_API void desk_print_run (GtkWindow *parent, DeskPrintJob *job, const char *name);

G_END_DECLS
