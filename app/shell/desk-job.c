/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/desk-job.h"

#include "store/desk-store-error.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define LOOK_MS 100
#define PATIENCE_US (G_USEC_PER_SEC / 2)

typedef struct {
  DeskJobFunc func;
  DeskJobDone done;
  gpointer data;
  GDestroyNotify free;
  GCancellable *cancellable;
  GtkWidget *root;    /* the window, or NULL; weak */
  GtkWidget *dialog;  /* once it takes long */
  GtkWidget *bar;
  char *title;
  guint look;
  gint64 began_us;
  GMutex lock;        /* of the two below */
  guint64 so_far, total;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  if (job->free != NULL)
    job->free (job->data);
  if (job->root != NULL)
    g_object_remove_weak_pointer (G_OBJECT (job->root), (gpointer *) &job->root);
  g_object_unref (job->cancellable);
  g_mutex_clear (&job->lock);
  g_free (job->title);
  g_free (job);
}

gboolean
desk_job_was_cancelled (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || g_error_matches (error, DESK_STORE_ERROR, DESK_STORE_ERROR_CANCELLED);
}

static void
told (guint64 done, guint64 total, gpointer user_data)
{
  Job *job = user_data;

  g_mutex_lock (&job->lock);
  job->so_far = done;
  job->total = total;
  g_mutex_unlock (&job->lock);
}

static void
answered (AdwMessageDialog *dialog, const char *response, Job *job)
{
  (void) dialog;
  (void) response;
  job->dialog = NULL;
  g_cancellable_cancel (job->cancellable);
}

static void
show_dialog (Job *job)
{
  job->dialog = adw_message_dialog_new (GTK_WINDOW (job->root), job->title, NULL);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (job->dialog), "cancel", _ ("_Cancel"));
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (job->dialog), "cancel");
  job->bar = gtk_progress_bar_new ();
  gtk_progress_bar_set_show_text (GTK_PROGRESS_BAR (job->bar), TRUE);
  gtk_widget_set_name (job->dialog, "job");
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (job->dialog), job->bar);
  g_signal_connect (job->dialog, "response", G_CALLBACK (answered), job);
  gtk_window_present (GTK_WINDOW (job->dialog));
}

static gboolean
look (gpointer data)
{
  Job *job = data;

  if (job->dialog == NULL && job->root != NULL && !g_cancellable_is_cancelled (job->cancellable) &&
      g_get_monotonic_time () - job->began_us > PATIENCE_US)
    show_dialog (job);
  if (job->dialog == NULL)
    return G_SOURCE_CONTINUE;
  g_mutex_lock (&job->lock);
  guint64 so_far = job->so_far, total = job->total;
  g_mutex_unlock (&job->lock);
  if (total == 0) {
    gtk_progress_bar_pulse (GTK_PROGRESS_BAR (job->bar));
    return G_SOURCE_CONTINUE;
  }
  g_autofree char *text = g_strdup_printf (_ ("%u of %u"), (guint) so_far, (guint) total);
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (job->bar), (double) so_far / (double) total);
  gtk_progress_bar_set_text (GTK_PROGRESS_BAR (job->bar), text);
  return G_SOURCE_CONTINUE;
}

static void
work (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;

  (void) source;
  if (job->func (job->data, told, job, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
worked (GObject *source, GAsyncResult *result, gpointer data)
{
  Job *job = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  (void) source;
  (void) data;
  g_task_propagate_boolean (G_TASK (result), &error);
  g_clear_handle_id (&job->look, g_source_remove);
  if (job->dialog != NULL) {
    g_signal_handlers_disconnect_by_data (job->dialog, job);
    gtk_window_destroy (GTK_WINDOW (g_steal_pointer (&job->dialog)));
  }
  job->done (job->data, error);
}

GCancellable *
desk_job_run (GtkWidget *parent, const char *title, DeskJobFunc func, DeskJobDone done, gpointer data, GDestroyNotify free)
{
  Job *job = g_new0 (Job, 1);
  GtkRoot *root = parent != NULL ? gtk_widget_get_root (parent) : NULL;

  job->func = func;
  job->done = done;
  job->data = data;
  job->free = free;
  job->title = g_strdup (title);
  job->cancellable = g_cancellable_new ();
  g_mutex_init (&job->lock);
  job->began_us = g_get_monotonic_time ();
  if (GTK_IS_WINDOW (root)) {
    job->root = GTK_WIDGET (root);
    g_object_add_weak_pointer (G_OBJECT (root), (gpointer *) &job->root);
  }
  job->look = g_timeout_add (LOOK_MS, look, job);
  g_autoptr (GTask) task = g_task_new (NULL, job->cancellable, worked, NULL);
  /* What was finished before the cancelling came is finished. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, work);
  return g_object_ref (job->cancellable);
}
