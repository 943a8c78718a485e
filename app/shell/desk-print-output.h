/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "shell/desk-print-matter.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Ways of getting what is printed onto paper or into a file. */

/* Writes a PDF with progress; a toast says so. */
void desk_print_output_write (GtkWidget *widget, DeskPrintMatter *matter, const DeskPrintSetup *setup, const char *path);
/* Asks for the file first. */
void desk_print_output_choose (GtkWidget *widget, DeskPrintMatter *matter, const DeskPrintSetup *setup);
/* Asks for the printer. */
void desk_print_output_printer (GtkWidget *widget, DeskPrintJob *job, const char *title, gboolean landscape);

G_END_DECLS
