/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/desk-print-output.h"

#include "shell/desk-job.h"
#include "shell/desk-window.h"

#include <glib/gi18n-lib.h>

typedef struct {
  GtkWidget *widget; /* weak */
  DeskPrintMatter *matter;
  DeskPrintSetup setup;
  char *path;
  guint n_pages;
} Output;

static Output *
output_new (GtkWidget *widget, DeskPrintMatter *matter, const DeskPrintSetup *setup)
{
  Output *output = g_new0 (Output, 1);

  output->widget = widget;
  g_object_add_weak_pointer (G_OBJECT (widget), (gpointer *) &output->widget);
  output->matter = desk_print_matter_ref (matter);
  output->setup = *setup;
  return output;
}

static void
output_free (gpointer data)
{
  Output *output = data;

  if (output->widget != NULL)
    g_object_remove_weak_pointer (G_OBJECT (output->widget), (gpointer *) &output->widget);
  desk_print_matter_unref (output->matter);
  g_free (output->path);
  g_free (output);
}

static void
toast (GtkWidget *widget, const char *text)
{
  GtkRoot *root = widget != NULL ? gtk_widget_get_root (widget) : NULL;

  if (DESK_IS_WINDOW (root))
    desk_window_toast (DESK_WINDOW (root), text, NULL, NULL);
}

/* The job on the screen belongs to the main thread: a file is laid out anew. */
static gboolean
write_file (gpointer data, DeskExchangeProgress progress, gpointer progress_data, GCancellable *cancellable, GError **error)
{
  Output *output = data;
  g_autoptr (DeskPrintJob) job = desk_print_matter_make_job (output->matter, &output->setup, progress, progress_data, cancellable, error);

  if (job == NULL)
    return FALSE;
  output->n_pages = desk_print_job_get_n_pages (job);
  return desk_print_job_write_pdf (job, output->path, NULL, cancellable, error);
}

static void
written (gpointer data, const GError *error)
{
  Output *output = data;
  g_autofree char *name = g_path_get_basename (output->path);
  g_autofree char *text = NULL;

  if (error == NULL)
    text = g_strdup_printf (ngettext ("%u page saved to %s", "%u pages saved to %s", output->n_pages), output->n_pages, name);
  else if (desk_job_was_cancelled (error))
    text = g_strdup_printf (_ ("Cancelled; %s was not written"), name);
  else
    text = g_strdup (error->message);
  toast (output->widget, text);
}

static void
begin (Output *output)
{
  g_autofree char *title = g_strdup_printf (_ ("Saving “%s”"), desk_print_matter_get_title (output->matter));
  g_autoptr (GCancellable) cancellable = desk_job_run (output->widget, title, write_file, written, output, output_free);
}

void
desk_print_output_write (GtkWidget *widget, DeskPrintMatter *matter, const DeskPrintSetup *setup, const char *path)
{
  Output *output = output_new (widget, matter, setup);

  output->path = g_strdup (path);
  begin (output);
}

static void
chosen (GtkNativeDialog *dialog, int response, Output *output)
{
  if (response == GTK_RESPONSE_ACCEPT) {
    g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
    g_autofree char *path = g_file_get_path (file);
    output->path = g_str_has_suffix (path, ".pdf") ? g_steal_pointer (&path) : g_strconcat (path, ".pdf", NULL);
    begin (output);
  } else {
    output_free (output);
  }
  g_object_unref (dialog);
}

void
desk_print_output_choose (GtkWidget *widget, DeskPrintMatter *matter, const DeskPrintSetup *setup)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (_ ("Save as PDF"), GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                                              GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), NULL);
  g_autofree char *name = desk_print_matter_dup_file_name (matter);

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  g_signal_connect (dialog, "response", G_CALLBACK (chosen), output_new (widget, matter, setup));
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/* --- printers --- */

static void
draw_page (GtkPrintOperation *operation, GtkPrintContext *context, int page, gpointer data)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);

  (void) operation;
  cairo_set_source_rgb (cr, 0, 0, 0);
  desk_print_job_draw_page (DESK_PRINT_JOB (data), cr, (guint) page);
}

static void
printed (GtkPrintOperation *operation, GtkPrintOperationResult result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  if (result != GTK_PRINT_OPERATION_RESULT_ERROR)
    return;
  gtk_print_operation_get_error (operation, &error);
  toast (data, error->message);
}

void
desk_print_output_printer (GtkWidget *widget, DeskPrintJob *job, const char *title, gboolean landscape)
{
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) page = gtk_page_setup_new ();
  g_autoptr (GtkPaperSize) size = gtk_paper_size_new (GTK_PAPER_NAME_A4);
  g_autoptr (GError) error = NULL;
  GtkRoot *root = gtk_widget_get_root (widget);

  gtk_page_setup_set_paper_size (page, size);
  gtk_page_setup_set_orientation (page, landscape ? GTK_PAGE_ORIENTATION_LANDSCAPE : GTK_PAGE_ORIENTATION_PORTRAIT);
  gtk_print_operation_set_default_page_setup (operation, page);
  gtk_print_operation_set_job_name (operation, title);
  gtk_print_operation_set_n_pages (operation, (int) desk_print_job_get_n_pages (job));
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  g_signal_connect_data (operation, "draw-page", G_CALLBACK (draw_page), g_object_ref (job), (GClosureNotify) (void (*) (void)) g_object_unref, 0);
  g_signal_connect_object (operation, "done", G_CALLBACK (printed), widget, 0);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, &error);
  if (error != NULL)
    toast (widget, error->message);
}
