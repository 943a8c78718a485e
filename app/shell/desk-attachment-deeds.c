/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/desk-attachment-deeds.h"

#include "shell/desk-window.h"
#include "store/desk-files.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#define OPENED "frontline-desk-opened"

typedef struct {
  char *folder;
  DeskAttachment *attachment;
  char *target; /* of a copy; NULL: one to be opened */
  int size;     /* of a thumbnail */
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free (job->folder);
  g_free (job->target);
  desk_attachment_free (job->attachment);
  g_free (job);
}

static GTask *
task_new (GtkWidget *widget, const char *folder, const DeskAttachment *attachment, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  GTask *task = g_task_new (widget, cancellable, callback, data);
  Job *job = g_new0 (Job, 1);

  job->folder = g_strdup (folder);
  job->attachment = desk_attachment_copy (attachment);
  g_task_set_task_data (task, job, job_free);
  return task;
}

/* A form may stand in a dialog: what is said goes to the window it belongs to. */
static void
say (GtkWidget *widget, const char *text)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  while (root != NULL && !DESK_IS_WINDOW (root))
    root = GTK_IS_WINDOW (root) ? GTK_ROOT (gtk_window_get_transient_for (GTK_WINDOW (root))) : NULL;
  if (root != NULL)
    desk_window_toast (DESK_WINDOW (root), text, NULL, NULL);
}

/* ---- opening ---- */

static char *
opened_folder (void)
{
  return g_build_filename (g_get_user_runtime_dir (), OPENED, NULL);
}

void
desk_attachment_forget_opened (void)
{
  g_autofree char *folder = opened_folder ();
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *one = g_build_filename (folder, name, NULL);
      g_autoptr (GDir) inside = g_dir_open (one, 0, NULL);
      const char *file;
      while (inside != NULL && (file = g_dir_read_name (inside)) != NULL)
        {
          g_autofree char *path = g_build_filename (one, file, NULL);
          g_unlink (path);
        }
      g_rmdir (one);
    }
  g_rmdir (folder);
}

/* Each in a folder of its own, so that the name can be the file's. */
static char *
make_place (const char *name, GError **error)
{
  g_autofree char *folder = opened_folder ();
  g_autofree char *one = g_build_filename (folder, "XXXXXX", NULL);

  if (g_mkdir_with_parents (folder, 0700) != 0 || g_mkdtemp_full (one, 0700) == NULL)
    {
      g_set_error_literal (error, DESK_STORE_ERROR, DESK_STORE_ERROR_IO, _("The file could not be opened: there is no place for its copy."));
      return NULL;
    }
  return g_build_filename (one, name, NULL);
}

static void
copy_in_thread (GTask *task, gpointer source G_GNUC_UNUSED, gpointer data, GCancellable *cancellable)
{
  const Job *job = data;
  GError *error = NULL;
  g_autofree char *path = job->target != NULL ? g_strdup (job->target) : make_place (job->attachment->name, &error);

  if (path == NULL || !desk_files_copy (job->folder, job->attachment->sha256, path, job->target != NULL ? 0600 : 0400, cancellable, &error))
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_steal_pointer (&path), g_free);
}

static void
launched (GObject *source G_GNUC_UNUSED, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) widget = data;
  g_autoptr (GError) error = NULL;

  if (!g_app_info_launch_default_for_uri_finish (result, &error))
    {
      g_autofree char *text = g_strdup_printf (_("The system has no program for this file (%s). Save a copy to open it elsewhere."), error->message);
      say (widget, text);
    }
}

static void
opened (GObject *source, GAsyncResult *result, gpointer data G_GNUC_UNUSED)
{
  GtkWidget *widget = GTK_WIDGET (source);
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_task_propagate_pointer (G_TASK (result), &error);
  g_autofree char *uri = path != NULL ? g_filename_to_uri (path, NULL, &error) : NULL;

  if (uri == NULL)
    {
      say (widget, error->message);
      return;
    }
  g_autoptr (GdkAppLaunchContext) context = gdk_display_get_app_launch_context (gtk_widget_get_display (widget));
  g_app_info_launch_default_for_uri_async (uri, G_APP_LAUNCH_CONTEXT (context), NULL, launched, g_object_ref (widget));
}

void
desk_attachment_open (GtkWidget *widget, const char *folder, const DeskAttachment *attachment)
{
  g_autoptr (GTask) task = task_new (widget, folder, attachment, NULL, opened, NULL);

  g_task_run_in_thread (task, copy_in_thread);
}

/* ---- saving a copy ---- */

static void
saved (GObject *source, GAsyncResult *result, gpointer data G_GNUC_UNUSED)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_task_propagate_pointer (G_TASK (result), &error);
  g_autofree char *name = path != NULL ? g_filename_display_basename (path) : NULL;
  g_autofree char *text = path != NULL ? g_strdup_printf (_("Saved a copy: %s"), name) : g_strdup (error->message);

  say (GTK_WIDGET (source), text);
}

static void
place_chosen (GtkNativeDialog *dialog, int answer, GTask *task)
{
  g_autoptr (GFile) file = answer == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog)) : NULL;
  Job *job = g_task_get_task_data (task);

  job->target = file != NULL ? g_file_get_path (file) : NULL;
  if (job->target != NULL)
    g_task_run_in_thread (task, copy_in_thread);
  else if (file != NULL)
    g_task_return_new_error (task, DESK_STORE_ERROR, DESK_STORE_ERROR_IO, _("A copy can only be saved on this computer."));
  g_object_unref (task);
  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
}

void
desk_attachment_save (GtkWidget *widget, const char *folder, const DeskAttachment *attachment)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (_("Save a Copy"), GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                                              GTK_FILE_CHOOSER_ACTION_SAVE, _("_Save"), _("_Cancel"));

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), attachment->name);
  g_signal_connect (dialog, "response", G_CALLBACK (place_chosen), task_new (widget, folder, attachment, NULL, saved, NULL));
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/* ---- thumbnails ---- */

static void
read_in_thread (GTask *task, gpointer source G_GNUC_UNUSED, gpointer data, GCancellable *cancellable)
{
  const Job *job = data;
  g_autofree char *path = desk_files_path (job->folder, job->attachment->sha256);
  g_autoptr (GdkPixbuf) pixbuf = NULL;
  g_autoptr (GdkPixbuf) upright = NULL;
  GError *error = NULL;

  /* An altered picture would be shown as if it had been there from the start. */
  if (desk_files_check (job->folder, job->attachment->sha256, cancellable, &error))
    pixbuf = gdk_pixbuf_new_from_file_at_scale (path, job->size, job->size, TRUE, &error);
  if (pixbuf == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  upright = gdk_pixbuf_apply_embedded_orientation (pixbuf);
  g_task_return_pointer (task, gdk_texture_new_for_pixbuf (upright), g_object_unref);
}

void
desk_attachment_thumbnail_async (const char *folder, const DeskAttachment *attachment, int size, GCancellable *cancellable, GAsyncReadyCallback callback,
                                 gpointer data)
{
  g_autoptr (GTask) task = task_new (NULL, folder, attachment, cancellable, callback, data);

  ((Job *) g_task_get_task_data (task))->size = size;
  g_task_run_in_thread (task, read_in_thread);
}

GdkTexture *
desk_attachment_thumbnail_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
