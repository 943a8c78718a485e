/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/desk-export.h"

#include "exchange/desk-csv.h"
#include "exchange/desk-xlsx.h"
#include "model/desk-date.h"
#include "shell/desk-deed.h"
#include "shell/desk-job.h"
#include "shell/desk-reason-dialog.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct {
  DeskStore *store;
  DeskLedgerRequest *request;
  char *path;
  char *purpose;     /* of personal data: goes to the log before the file is written; else NULL */
  guint n_rows;
  GtkWidget *widget; /* weak */
} Export;

static void
export_free (gpointer data)
{
  Export *export = data;

  g_object_unref (export->store);
  desk_ledger_request_free (export->request);
  g_free (export->path);
  g_free (export->purpose);
  if (export->widget != NULL)
    g_object_remove_weak_pointer (G_OBJECT (export->widget), (gpointer *) &export->widget);
  g_free (export);
}

static DeskWindow *
window_of (GtkWidget *widget)
{
  GtkRoot *root = widget != NULL ? gtk_widget_get_root (widget) : NULL;

  return DESK_IS_WINDOW (root) ? DESK_WINDOW (root) : NULL;
}

/* --- paths given instead of asked for --- */

static void
acted (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DeskWindow *window = data;
  const char *name = g_action_get_name (G_ACTION (action));
  gboolean print = g_str_equal (name, "print-to-file");
  GtkWidget *page = desk_window_get_page (window);

  if (page == NULL)
    return;
  g_object_set_data_full (G_OBJECT (window), name, g_variant_dup_string (parameter, NULL), g_free);
  desk_page_view_act (page, print ? DESK_PAGE_ACT_PRINT : DESK_PAGE_ACT_EXPORT);
  g_object_set_data (G_OBJECT (window), name, NULL);
}

void
desk_output_attach (DeskWindow *window)
{
  static const char *const names[] = { "export-to-file", "print-to-file" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    if (g_action_map_lookup_action (G_ACTION_MAP (window), names[i]) != NULL)
      continue;
    g_autoptr (GSimpleAction) action = g_simple_action_new (names[i], G_VARIANT_TYPE_STRING);
    g_signal_connect (action, "activate", G_CALLBACK (acted), window);
    g_action_map_add_action (G_ACTION_MAP (window), G_ACTION (action));
  }
}

char *
desk_output_take_path (GtkWidget *widget, const char *action)
{
  DeskWindow *window = window_of (widget);

  return window != NULL ? g_object_steal_data (G_OBJECT (window), action) : NULL;
}

char *
desk_output_file_name (const char *title, gint64 now_us, GTimeZone *zone, const char *ending)
{
  char date[DESK_DATE_STR_LEN];
  g_autofree char *stem = g_strdup (title);

  desk_date_from_us (now_us, zone, date);
  g_strdelimit (stem, "/\\:*?\"<>|\n", '-');
  return g_strdup_printf ("%s_%.4s%.2s%.2s.%s", stem, date, date + 5, date + 8, ending);
}

/* --- saving --- */

/* What cannot be written down is not exported. */
static gboolean
record_purpose (Export *export, GCancellable *cancellable, GError **error)
{
  DeskCommand *command = desk_deed_new (export->store, "export", NULL);
  DeskUuid me = command->actor.uid;
  DeskCommandPart *part = desk_command_add (command, "export", &me, NULL, DESK_ANY_VERSION);

  desk_command_part_set_text (part, "what", export->request->title);
  desk_command_part_set_text (part, "reason", export->purpose);
  g_autoptr (DeskOutcome) outcome = desk_store_execute (export->store, command, cancellable, error);
  if (outcome == NULL || desk_deed_is_done (outcome))
    return outcome != NULL;
  g_autofree char *words = desk_uuid_is_nil (&me) ? g_strdup (_ ("Personal data are exported by somebody: choose who you are in the preferences first.")) : desk_outcome_describe (outcome);
  g_set_error_literal (error, DESK_STORE_ERROR, DESK_STORE_ERROR_REFUSED, words);
  return FALSE;
}

static gboolean
save (gpointer data, DeskExchangeProgress progress, gpointer progress_data, GCancellable *cancellable, GError **error)
{
  Export *export = data;

  if (export->purpose != NULL && !record_purpose (export, cancellable, error))
    return FALSE;
  g_autoptr (DeskTable) table = desk_ledger_table_make (export->store, export->request, DESK_LEDGER_FILE, progress, progress_data, cancellable, error);

  if (table == NULL)
    return FALSE;
  export->n_rows = desk_table_get_n_rows (table);
  if (g_str_has_suffix (export->path, ".xlsx"))
    return desk_xlsx_write (table, export->path, NULL, progress, progress_data, cancellable, error);
  return desk_csv_write (table, export->path, progress, progress_data, cancellable, error);
}

static void
saved (gpointer data, const GError *error)
{
  Export *export = data;
  DeskWindow *window = window_of (export->widget);
  g_autofree char *name = g_path_get_basename (export->path);
  g_autofree char *text = NULL;

  if (window == NULL)
    return;
  if (error == NULL)
    text = g_strdup_printf (ngettext ("%u row saved to %s", "%u rows saved to %s", export->n_rows), export->n_rows, name);
  else if (desk_job_was_cancelled (error))
    text = g_strdup_printf (_ ("Cancelled; %s was not written"), name);
  else
    text = g_strdup (error->message);
  desk_window_toast (window, text, NULL, NULL);
}

static void
begin (Export *export)
{
  g_autofree char *title = g_strdup_printf (_ ("Saving “%s”"), export->request->title);
  g_autoptr (GCancellable) cancellable = desk_job_run (export->widget, title, save, saved, export, export_free);
}

static void
chosen (GtkNativeDialog *dialog, int response, Export *export)
{
  if (response == GTK_RESPONSE_ACCEPT) {
    g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
    GtkFileFilter *filter = gtk_file_chooser_get_filter (GTK_FILE_CHOOSER (dialog));
    const char *ending = filter != NULL ? g_object_get_data (G_OBJECT (filter), "ending") : NULL;
    export->path = g_file_get_path (file);
    /* A name without an ending gets that of the kind chosen. */
    if (!g_str_has_suffix (export->path, ".csv") && !g_str_has_suffix (export->path, ".xlsx")) {
      char *path = g_strconcat (export->path, ".", ending != NULL ? ending : "xlsx", NULL);
      g_free (export->path);
      export->path = path;
    }
    begin (export);
  } else {
    export_free (export);
  }
  g_object_unref (dialog);
}

static void
add_filter (GtkFileChooserNative *dialog, const char *name, const char *ending)
{
  GtkFileFilter *filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  gtk_file_filter_add_suffix (filter, ending);
  g_object_set_data (G_OBJECT (filter), "ending", (gpointer) ending);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
  g_object_unref (filter);
}

static void
ask (Export *export)
{
  GtkRoot *root = gtk_widget_get_root (export->widget);
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (_ ("Export"), GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                                              GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Export"), NULL);
  g_autofree char *name = desk_output_file_name (export->request->title, desk_store_now (export->store), desk_store_get_zone (export->store), "xlsx");

  add_filter (dialog, _ ("Spreadsheet (XLSX)"), "xlsx");
  add_filter (dialog, _ ("Comma-separated values (CSV)"), "csv");
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  g_signal_connect (dialog, "response", G_CALLBACK (chosen), export);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/* --- personal data --- */

/* A list of the people and firms served, or one with a column that is masked: of somebody it tells who and where. */
static gboolean
is_personal (const Export *export)
{
  DeskRegistry *registry = desk_store_get_registry (export->store);
  DeskType *over = desk_registry_find_type (registry, export->request->over);
  g_auto (GStrv) paths = desk_ledger_paths ((const char *const *) export->request->columns);

  if (over != NULL && desk_type_is_a (over, "party"))
    return TRUE;
  for (guint i = 0; over != NULL && paths != NULL && paths[i] != NULL; i++) {
    const DeskField *field = desk_registry_resolve (registry, over, paths[i], NULL, NULL);
    if (field != NULL && desk_field_is_masked (field))
      return TRUE;
  }
  return FALSE;
}

static void
go_on (Export *export)
{
  if (export->widget == NULL)
    export_free (export);
  else if (export->path != NULL)
    begin (export);
  else
    ask (export);
}

static void
purpose_given (const char *purpose, gpointer data)
{
  Export *export = data;

  if (purpose == NULL) {
    export_free (export);
    return;
  }
  export->purpose = g_strdup (purpose);
  go_on (export);
}

static void
ask_purpose (Export *export)
{
  const DeskReasonQuestion question = {
    _ ("What is the export for?"),
    _ ("This list has personal data. Who exported it, when and what for is recorded. Numbers stay masked in the file."),
    _ ("Purpose"),
    "export.purpose",
    _ ("_Export"),
  };

  desk_reason_ask (export->widget, &question, purpose_given, export);
}

void
desk_export_choose (GtkWidget *widget, DeskStore *store, DeskLedgerRequest *request)
{
  Export *export = g_new0 (Export, 1);

  export->store = g_object_ref (store);
  export->request = request;
  export->widget = widget;
  g_object_add_weak_pointer (G_OBJECT (widget), (gpointer *) &export->widget);
  export->path = desk_output_take_path (widget, "export-to-file");
  if (is_personal (export))
    ask_purpose (export);
  else
    go_on (export);
}
