/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/desk-print-run.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define MM_PER_POINT (25.4 / 72)

static void
begin_print (GtkPrintOperation *operation, GtkPrintContext *context G_GNUC_UNUSED, DeskPrintJob *job)
{
  gtk_print_operation_set_n_pages (operation, (int) desk_print_job_get_n_pages (job));
}

static void
request_page_setup (GtkPrintOperation *operation G_GNUC_UNUSED, GtkPrintContext *context G_GNUC_UNUSED, int page G_GNUC_UNUSED,
                    GtkPageSetup *setup, DeskPrintJob *job)
{
  double width, height;
  g_autoptr (GtkPaperSize) paper = NULL;

  desk_print_job_get_page_size (job, &width, &height);
  gtk_page_setup_set_orientation (setup, width > height ? GTK_PAGE_ORIENTATION_LANDSCAPE : GTK_PAGE_ORIENTATION_PORTRAIT);
  paper = gtk_paper_size_new_custom ("desk", _("Form"), MIN (width, height) * MM_PER_POINT, MAX (width, height) * MM_PER_POINT, GTK_UNIT_MM);
  gtk_page_setup_set_paper_size (setup, paper);
}

static void
draw_page (GtkPrintOperation *operation G_GNUC_UNUSED, GtkPrintContext *context, int page, DeskPrintJob *job)
{
  double width, height;

  desk_print_job_get_page_size (job, &width, &height);
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  /* a printer with other paper gets the page as large as it fits */
  double scale = MIN (gtk_print_context_get_width (context) / width, gtk_print_context_get_height (context) / height);
  cairo_save (cr);
  cairo_scale (cr, scale, scale);
  desk_print_job_draw_page (job, cr, (guint) page);
  cairo_restore (cr);
}

static void
done (GtkPrintOperation *operation, GtkPrintOperationResult result, GtkWindow *parent)
{
  g_autoptr (GError) error = NULL;
  GtkWidget *dialog;

  if (result != GTK_PRINT_OPERATION_RESULT_ERROR)
    return;
  gtk_print_operation_get_error (operation, &error);
  dialog = adw_message_dialog_new (parent, _("It was not printed"), error != NULL ? error->message : NULL);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
unref_job (gpointer job, GClosure *closure G_GNUC_UNUSED)
{
  g_object_unref (job);
}

void
desk_print_run (GtkWindow *parent, DeskPrintJob *job, const char *name)
{
  g_autoptr (GtkPrintOperation) operation = NULL;
  g_autoptr (GtkPrintSettings) settings = NULL;
  double width, height;

  g_return_if_fail (DESK_IS_PRINT_JOB (job));
  operation = gtk_print_operation_new ();
  settings = gtk_print_settings_new ();
  desk_print_job_get_page_size (job, &width, &height);
  gtk_print_settings_set_orientation (settings, width > height ? GTK_PAGE_ORIENTATION_LANDSCAPE : GTK_PAGE_ORIENTATION_PORTRAIT);
  if (name != NULL)
    gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_BASENAME, name);
  gtk_print_operation_set_print_settings (operation, settings);
  gtk_print_operation_set_job_name (operation, name != NULL ? name : _("Frontline Desk"));
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_allow_async (operation, TRUE);
  gtk_print_operation_set_embed_page_setup (operation, FALSE);
  g_signal_connect (operation, "begin-print", G_CALLBACK (begin_print), job);
  g_signal_connect (operation, "request-page-setup", G_CALLBACK (request_page_setup), job);
  g_signal_connect_data (operation, "draw-page", G_CALLBACK (draw_page), g_object_ref (job), unref_job, 0);
  if (parent != NULL)
    g_signal_connect_object (operation, "done", G_CALLBACK (done), parent, 0);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, parent, NULL);
}
