/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/desk-list-export.h"

#include "exchange/desk-csv.h"
#include "exchange/desk-print.h"
#include "exchange/desk-xlsx.h"
#include "model/desk-date.h"
#include "shell/desk-print-run.h"
#include "shell/desk-window.h"

#include <glib/gi18n-lib.h>

#define FETCH_AT_ONCE 500
#define PATIENCE_MS 400

typedef struct {
  DeskStore *store;
  const DeskType *type;
  GtkWindow *parent;    /* weak */
  char **paths, **titles;
  GArray *ids;
  char *note;
  char *path;           /* file to be written; NULL: print or copy */
  gboolean print;
  GCancellable *cancellable;
  int done;             /* atomic: rows read */
  GtkWidget *dialog;    /* weak */
  GtkWidget *bar;
  guint patience, pulse;
  DeskPrintJob *job;
} Export;

static void
export_free (gpointer data)
{
  Export *self = data;

  g_clear_handle_id (&self->patience, g_source_remove);
  g_clear_handle_id (&self->pulse, g_source_remove);
  g_clear_weak_pointer (&self->parent);
  if (self->dialog != NULL)
    {
      GtkWidget *dialog = self->dialog;
      g_clear_weak_pointer (&self->dialog);
      gtk_window_destroy (GTK_WINDOW (dialog));
    }
  g_strfreev (self->paths);
  g_strfreev (self->titles);
  g_array_unref (self->ids);
  g_free (self->note);
  g_free (self->path);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->store);
  g_clear_object (&self->job);
  g_free (self);
}

/* ---- rows into a table; any thread ---- */

static DeskTable *
new_table (DeskStore *store, const DeskType *type, const char *const *paths, const char *const *titles)
{
  DeskTable *table = desk_table_new (desk_type_get_label_many (type));
  char today[DESK_DATE_STR_LEN];
  g_autofree char *date = NULL;

  desk_date_from_us (desk_store_now (store), desk_store_get_zone (store), today);
  date = desk_date_format (today, DESK_DATE_LONG);
  desk_table_set_date (table, date);
  for (guint i = 0; paths[i] != NULL; i++)
    {
      const DeskField *field = desk_registry_resolve (desk_store_get_registry (store), type, paths[i], NULL, NULL);
      DeskTableColumn column = { .label = titles[i] };

      if (field != NULL && (field->kind == DESK_FIELD_LONG_TEXT || (field->flags & DESK_FIELD_PINYIN)))
        column.weight = 1;
      if (field != NULL && (field->kind == DESK_FIELD_INTEGER || field->kind == DESK_FIELD_DECIMAL || field->kind == DESK_FIELD_MONEY))
        column.kind = DESK_TABLE_NUMBER;
      desk_table_add_column (table, &column);
    }
  return table;
}

static char *
cell_of (DeskRow *row, guint i, const DeskField *field)
{
  const DeskValue *raw = desk_row_get_raw (row, i);

  if (field != NULL && raw != NULL && (field->kind == DESK_FIELD_INTEGER || field->kind == DESK_FIELD_DECIMAL || field->kind == DESK_FIELD_MONEY ||
                                       field->kind == DESK_FIELD_DATE))
    return desk_field_format (field, raw, DESK_FORMAT_EXPORT, NULL);
  return g_strdup (desk_row_get_cell (row, i));
}

static void
add_rows (DeskTable *table, GPtrArray *rows, guint n, const DeskField *const *fields)
{
  for (guint r = 0; r < rows->len; r++)
    {
      g_auto (GStrv) cells = g_new0 (char *, n + 1);

      for (guint i = 0; i < n; i++)
        cells[i] = cell_of (rows->pdata[r], i, fields[i]);
      desk_table_add_row (table, (const char *const *) cells);
    }
}

static DeskTable *
read_table (DeskStore *store, const DeskType *type, const char *const *paths, const char *const *titles, GArray *ids, int *done,
            GCancellable *cancellable, GError **error)
{
  g_autoptr (DeskTable) table = new_table (store, type, paths, titles);
  guint n = g_strv_length ((char **) paths);
  g_autofree const DeskField **fields = g_new0 (const DeskField *, n + 1);

  for (guint i = 0; i < n; i++)
    fields[i] = desk_registry_resolve (desk_store_get_registry (store), type, paths[i], NULL, NULL);
  for (guint from = 0; from < ids->len; from += FETCH_AT_ONCE)
    {
      guint some = MIN (ids->len - from, FETCH_AT_ONCE);
      g_autoptr (GPtrArray) rows = desk_store_fetch (store, type->name, paths, &g_array_index (ids, gint64, from), some, cancellable, error);

      if (rows == NULL)
        return NULL;
      add_rows (table, rows, n, fields);
      if (done != NULL)
        g_atomic_int_set (done, (int) (from + some));
    }
  return g_steal_pointer (&table);
}

DeskTable *
desk_list_export_table (DeskStore *store, const DeskType *type, const char *const *paths, const char *const *titles, GArray *ids,
                        GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (DESK_IS_STORE (store) && type != NULL && paths != NULL && titles != NULL && ids != NULL, NULL);
  return read_table (store, type, paths, titles, ids, NULL, cancellable, error);
}

/* ---- at work ---- */

static void
work (GTask *task, gpointer source G_GNUC_UNUSED, gpointer data, GCancellable *cancellable)
{
  Export *self = data;
  GError *error = NULL;
  g_autoptr (DeskTable) table = read_table (self->store, self->type, (const char *const *) self->paths, (const char *const *) self->titles, self->ids,
                                            &self->done, cancellable, &error);
  gboolean good = table != NULL;

  if (good && self->note != NULL)
    desk_table_set_note (table, self->note);
  if (good && self->print)
    {
      self->job = desk_print_job_new_for_table (table, NULL);
      good = desk_print_job_paginate (self->job, NULL, NULL, cancellable, &error);
    }
  else if (good && g_str_has_suffix (self->path, ".csv"))
    good = desk_csv_write (table, self->path, NULL, NULL, cancellable, &error);
  else if (good)
    good = desk_xlsx_write (table, self->path, NULL, NULL, NULL, cancellable, &error);
  if (good)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
worked (GObject *source G_GNUC_UNUSED, GAsyncResult *result, gpointer data G_GNUC_UNUSED)
{
  Export *self = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  gboolean good = g_task_propagate_boolean (G_TASK (result), &error);
  g_autofree char *words = NULL;

  g_clear_handle_id (&self->patience, g_source_remove);
  g_clear_handle_id (&self->pulse, g_source_remove);
  if (self->dialog != NULL)
    gtk_widget_set_visible (self->dialog, FALSE);
  if (self->parent == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (good && self->print)
    {
      desk_print_run (self->parent, self->job, desk_type_get_label_many (self->type));
      return;
    }
  if (good)
    {
      g_autofree char *name = g_path_get_basename (self->path);
      words = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u row is in “%s”.", "%u rows are in “%s”.", self->ids->len), self->ids->len, name);
    }
  if (DESK_IS_WINDOW (self->parent))
    desk_window_toast (DESK_WINDOW (self->parent), good ? words : error->message, NULL, NULL);
}

static gboolean
show_progress (gpointer data)
{
  Export *self = data;

  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->bar), self->ids->len > 0 ? (double) g_atomic_int_get (&self->done) / self->ids->len : 1);
  return G_SOURCE_CONTINUE;
}

static void
cancel_clicked (GtkButton *button G_GNUC_UNUSED, GCancellable *cancellable)
{
  g_cancellable_cancel (cancellable);
}

static gboolean
patience_over (gpointer data)
{
  Export *self = data;
  GtkWidget *dialog = gtk_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_("_Cancel"));

  self->patience = 0;
  self->bar = gtk_progress_bar_new ();
  gtk_window_set_title (GTK_WINDOW (dialog), self->print ? _("Preparing the print") : _("Writing the file"));
  gtk_window_set_transient_for (GTK_WINDOW (dialog), self->parent);
  gtk_window_set_modal (GTK_WINDOW (dialog), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (dialog), 320, -1);
  gtk_widget_set_name (cancel, "export.cancel");
  gtk_widget_set_halign (cancel, GTK_ALIGN_END);
  gtk_widget_set_margin_top (box, 18);
  gtk_widget_set_margin_bottom (box, 18);
  gtk_widget_set_margin_start (box, 18);
  gtk_widget_set_margin_end (box, 18);
  gtk_box_append (GTK_BOX (box), self->bar);
  gtk_box_append (GTK_BOX (box), cancel);
  gtk_window_set_child (GTK_WINDOW (dialog), box);
  g_signal_connect_object (cancel, "clicked", G_CALLBACK (cancel_clicked), self->cancellable, 0);
  g_signal_connect_object (dialog, "close-request", G_CALLBACK (g_cancellable_cancel), self->cancellable, G_CONNECT_SWAPPED);
  g_set_weak_pointer (&self->dialog, dialog);
  self->pulse = g_timeout_add (120, show_progress, self);
  gtk_window_present (GTK_WINDOW (dialog));
  return G_SOURCE_REMOVE;
}

/* Takes @self. */
static void
start (Export *self)
{
  g_autoptr (GTask) task = g_task_new (NULL, self->cancellable, worked, NULL);

  self->patience = g_timeout_add (PATIENCE_MS, patience_over, self);
  g_task_set_task_data (task, self, export_free);
  g_task_run_in_thread (task, work);
}

/* ---- what and where to ---- */

static const char *
title_of (DeskListView *view, const char *path)
{
  GPtrArray *columns = desk_list_view_get_columns (view);

  for (guint i = 0; i < columns->len; i++)
    if (g_str_equal (((DeskListColumn *) columns->pdata[i])->path, path))
      return ((DeskListColumn *) columns->pdata[i])->title;
  return path;
}

static void
take_columns (DeskListView *view, char ***paths, char ***titles)
{
  g_autoptr (GPtrArray) shown = desk_list_view_get_shown (view);

  *paths = g_new0 (char *, shown->len + 1);
  *titles = g_new0 (char *, shown->len + 1);
  for (guint i = 0; i < shown->len; i++)
    {
      (*paths)[i] = g_strdup (shown->pdata[i]);
      (*titles)[i] = g_strdup (title_of (view, shown->pdata[i]));
    }
}

static void
file_chosen (GtkNativeDialog *dialog, int response, Export *self)
{
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog)) : NULL;

  self->path = file != NULL ? g_file_get_path (file) : NULL;
  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
  if (self->path == NULL)
    {
      export_free (self);
      return;
    }
  if (!g_str_has_suffix (self->path, ".csv") && !g_str_has_suffix (self->path, ".xlsx"))
    {
      g_autofree char *plain = g_steal_pointer (&self->path);
      self->path = g_strconcat (plain, ".xlsx", NULL);
    }
  start (self);
}

static void
ask_file (Export *self)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (_("Export"), self->parent, GTK_FILE_CHOOSER_ACTION_SAVE, _("_Export"), NULL);
  g_autoptr (GtkFileFilter) workbook = gtk_file_filter_new (), text = gtk_file_filter_new ();
  char today[DESK_DATE_STR_LEN];
  g_autofree char *name = NULL;

  desk_date_from_us (desk_store_now (self->store), desk_store_get_zone (self->store), today);
  name = g_strdup_printf ("%s-%s.xlsx", desk_type_get_label_many (self->type), today);
  gtk_file_filter_set_name (workbook, _("Workbook (.xlsx)"));
  gtk_file_filter_add_suffix (workbook, "xlsx");
  gtk_file_filter_set_name (text, _("Table as text (.csv)"));
  gtk_file_filter_add_suffix (text, "csv");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), workbook);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), text);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect (dialog, "response", G_CALLBACK (file_chosen), self);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

void
desk_list_export (DeskListView *view, DeskStore *store, const DeskType *type, const char *note, gboolean print)
{
  Export *self;
  GtkRoot *root;

  g_return_if_fail (DESK_IS_LIST_VIEW (view) && DESK_IS_STORE (store) && type != NULL);
  root = gtk_widget_get_root (GTK_WIDGET (view));
  self = g_new0 (Export, 1);
  self->store = g_object_ref (store);
  self->type = type;
  self->ids = desk_list_view_get_ids (view);
  self->note = g_strdup (note);
  self->print = print;
  self->cancellable = g_cancellable_new ();
  take_columns (view, &self->paths, &self->titles);
  if (GTK_IS_WINDOW (root))
    g_set_weak_pointer (&self->parent, GTK_WINDOW (root));
  if (print)
    start (self);
  else
    ask_file (self);
}

/* ---- the clipboard ---- */

typedef struct {
  DeskStore *store;
  const DeskType *type;
  char **paths, **titles;
  GArray *ids;
  GdkClipboard *clipboard;
} Copy;

static void
copy_free (gpointer data)
{
  Copy *self = data;

  g_object_unref (self->store);
  g_object_unref (self->clipboard);
  g_strfreev (self->paths);
  g_strfreev (self->titles);
  g_array_unref (self->ids);
  g_free (self);
}

static void
copy_work (GTask *task, gpointer source G_GNUC_UNUSED, gpointer data, GCancellable *cancellable)
{
  Copy *self = data;
  GError *error = NULL;
  g_autoptr (DeskTable) table = read_table (self->store, self->type, (const char *const *) self->paths, (const char *const *) self->titles, self->ids, NULL,
                                            cancellable, &error);
  GString *text;

  if (table == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  text = g_string_new (NULL);
  for (guint r = 0; r < desk_table_get_n_rows (table); r++)
    for (guint c = 0; c < desk_table_get_n_columns (table); c++)
      {
        g_autofree char *cell = g_strdelimit (g_strdup (desk_table_get_cell (table, r, c)), "\t\n", ' ');
        g_string_append (text, cell);
        g_string_append_c (text, c + 1 < desk_table_get_n_columns (table) ? '\t' : '\n');
      }
  g_task_return_pointer (task, g_string_free (text, FALSE), g_free);
}

static void
copied (GObject *source G_GNUC_UNUSED, GAsyncResult *result, gpointer data G_GNUC_UNUSED)
{
  Copy *self = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autofree char *text = g_task_propagate_pointer (G_TASK (result), &error);

  if (text != NULL)
    gdk_clipboard_set_text (self->clipboard, text);
  else
    g_warning ("copy: %s", error->message);
}

void
desk_list_export_copy (DeskListView *view, DeskStore *store, const DeskType *type)
{
  g_autoptr (GTask) task = NULL;
  Copy *self;

  g_return_if_fail (DESK_IS_LIST_VIEW (view) && DESK_IS_STORE (store) && type != NULL);
  self = g_new0 (Copy, 1);
  self->store = g_object_ref (store);
  self->type = type;
  self->ids = desk_list_view_get_ids (view);
  self->clipboard = g_object_ref (gtk_widget_get_clipboard (GTK_WIDGET (view)));
  take_columns (view, &self->paths, &self->titles);
  task = g_task_new (NULL, NULL, copied, NULL);
  g_task_set_task_data (task, self, copy_free);
  g_task_run_in_thread (task, copy_work);
}
