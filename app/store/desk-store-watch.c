/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The writer's thread: takes commands in order, and looks twice a second for
 * commits of other windows. Changes are told on the main thread. */
#include "store/desk-store-files.h"
#include "store/desk-store-object.h"

#include "store/desk-store-office.h"

#define LOOK_EVERY_US (G_USEC_PER_SEC / 2)

typedef struct {
  GTask *task;          /* of a command */
  DeskCommand *command;
  char *key, *value;    /* of a preference */
  DeskUuid person;
} Job; /* with nothing in it: the thread is to end */

static void
job_free (gpointer data)
{
  Job *job = data;
  g_clear_object (&job->task);
  g_clear_pointer (&job->command, desk_command_free);
  g_free (job->key);
  g_free (job->value);
  g_free (job);
}

static gboolean
tell (gpointer data)
{
  DeskStore *self = data;
  g_mutex_lock (&self->lock);
  gint64 first = self->pending_first, last = self->last_seq;
  self->pending_first = 0;
  g_clear_pointer (&self->pending, g_source_unref);
  g_mutex_unlock (&self->lock);
  if (first != 0)
    g_signal_emit_by_name (self, "changed", first, last);
  return G_SOURCE_REMOVE;
}

void
desk_store_publish (DeskStore *self, gint64 last, gboolean titles_changed)
{
  if (titles_changed)
    desk_store_forget_titles (self);
  g_mutex_lock (&self->lock);
  self->generation++;
  if (last > self->last_seq) {
    if (self->pending_first == 0)
      self->pending_first = self->last_seq + 1;
    self->last_seq = last;
    if (self->pending == NULL && !self->closed) {
      self->pending = g_idle_source_new ();
      g_source_set_priority (self->pending, G_PRIORITY_DEFAULT);
      /* No reference: a store that nobody holds is to close, and takes the source along. */
      g_source_set_callback (self->pending, tell, self, NULL);
      g_source_attach (self->pending, NULL);
    }
  }
  g_mutex_unlock (&self->lock);
}

static gint64
read_last_seq (DeskConnection *connection)
{
  DeskStatement *st = desk_connection_sql (connection, DESK_SQL_LAST_SEQ);
  gint64 last = 0;
  if (desk_statement_step (st) == DESK_DB_ROW)
    last = desk_statement_column_int64 (st, 0);
  desk_statement_reset (st);
  return last;
}

void
desk_store_look (DeskStore *self)
{
  if (self->writer == NULL)
    return;
  gint64 version = desk_connection_data_version (self->writer);
  if (version < 0 || version == self->data_version)
    return;
  self->data_version = version;
  gint64 last = read_last_seq (self->writer);
  desk_office_refresh (self, self->writer, NULL);
  if (last > desk_store_get_last_seq (self))
    desk_store_publish (self, last, TRUE);
}

static void
look_from_thread (DeskStore *self, DeskConnection *own)
{
  if (own == NULL) {
    /* Whoever is writing will publish by itself. */
    if (g_mutex_trylock (&self->write_lock)) {
      desk_store_look (self);
      g_mutex_unlock (&self->write_lock);
    }
    return;
  }
  gint64 version = desk_connection_data_version (own);
  if (version < 0 || version == self->data_version)
    return;
  self->data_version = version;
  gint64 last = read_last_seq (own);
  desk_office_refresh (self, own, NULL);
  if (last > desk_store_get_last_seq (self))
    desk_store_publish (self, last, TRUE);
}

/* A desk that is only looked at: what was kept for the next question is given back. */
static void
rest_when_idle (DeskStore *self)
{
  g_mutex_lock (&self->lock);
  gboolean idle = self->lendings == self->lendings_seen;
  self->lendings_seen = self->lendings;
  g_mutex_unlock (&self->lock);
  if (idle && !self->rested)
    desk_store_rest (self);
  self->rested = idle;
}

static void
work (DeskStore *self, Job *job)
{
  GError *error = NULL;
  if (g_task_return_error_if_cancelled (job->task))
    return;
  DeskOutcome *outcome = desk_store_execute (self, g_steal_pointer (&job->command), g_task_get_cancellable (job->task), &error);
  if (outcome != NULL)
    g_task_return_pointer (job->task, outcome, (GDestroyNotify) desk_outcome_free);
  else
    g_task_return_error (job->task, error);
}

/* Again and again until the other window lets go, but not for ever. */
static void
keep_pref (DeskStore *self, const Job *job)
{
  DeskDbResult r = DESK_DB_BUSY;
  for (guint i = 0; i < 600 && r == DESK_DB_BUSY; i++) {
    if (i > 0)
      g_usleep (G_USEC_PER_SEC / 10);
    g_mutex_lock (&self->write_lock);
    r = desk_store_write_pref (self, &job->person, job->key, job->value, NULL);
    g_mutex_unlock (&self->write_lock);
  }
  if (r != DESK_DB_OK)
    g_info ("a preference was not kept: %s", job->key);
  g_atomic_int_dec_and_test (&self->prefs_waiting);
}

void
desk_store_queue_pref (DeskStore *self, const DeskUuid *person, const char *key, const char *value)
{
  Job *job = g_new0 (Job, 1);
  job->key = g_strdup (key);
  job->value = g_strdup (value);
  job->person = *person;
  g_atomic_int_inc (&self->prefs_waiting);
  g_async_queue_push (self->jobs, job);
}

static gpointer
thread_main (gpointer data)
{
  DeskStore *self = data;
  gboolean watch = !(self->flags & DESK_STORE_NO_WATCH);
  gint64 next_look = g_get_monotonic_time () + LOOK_EVERY_US;
  g_autoptr (DeskConnection) own = NULL;
  if (self->writer == NULL && watch && self->reader_mode == DESK_CONNECTION_READ_ONLY)
    own = desk_connection_open (self->path, DESK_CONNECTION_READ_ONLY, NULL);
  /* What is so old belongs to no form that is still open. */
  if (self->writer != NULL && watch)
    desk_store_sweep_files (self, g_get_real_time () - G_TIME_SPAN_DAY);
  for (;;) {
    gint64 wait = MAX (next_look - g_get_monotonic_time (), 0);
    Job *job = watch ? g_async_queue_timeout_pop (self->jobs, wait) : g_async_queue_pop (self->jobs);
    if (job != NULL) {
      gboolean last = job->task == NULL && job->key == NULL;
      if (job->task != NULL)
        work (self, job);
      else if (job->key != NULL)
        keep_pref (self, job);
      job_free (job);
      if (last)
        return NULL;
    }
    if (watch && g_get_monotonic_time () >= next_look) {
      look_from_thread (self, own);
      rest_when_idle (self);
      next_look = g_get_monotonic_time () + LOOK_EVERY_US;
    }
  }
}

void
desk_store_watch_start (DeskStore *self)
{
  if (self->writer != NULL)
    self->data_version = desk_connection_data_version (self->writer);
  self->thread = g_thread_new ("desk-store", thread_main, self);
}

void
desk_store_watch_stop (DeskStore *self)
{
  if (self->thread != NULL) {
    g_async_queue_push (self->jobs, g_new0 (Job, 1));
    g_thread_join (g_steal_pointer (&self->thread));
  }
  g_mutex_lock (&self->lock);
  GSource *pending = g_steal_pointer (&self->pending);
  g_mutex_unlock (&self->lock);
  if (pending != NULL) {
    g_source_destroy (pending);
    g_source_unref (pending);
  }
}

/* --- commands --- */

DeskOutcome *
desk_store_execute (DeskStore *self, DeskCommand *command, GCancellable *cancellable, GError **error)
{
  g_autoptr (DeskCommand) owned = command;
  g_return_val_if_fail (DESK_IS_STORE (self) && command != NULL, NULL);
  g_mutex_lock (&self->write_lock);
  DeskOutcome *outcome = desk_writer_execute (self, owned, cancellable, error);
  g_mutex_unlock (&self->write_lock);
  return outcome;
}

void
desk_store_execute_async (DeskStore *self, DeskCommand *command, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  Job *job = g_new0 (Job, 1);
  g_return_if_fail (DESK_IS_STORE (self) && command != NULL);
  job->task = g_task_new (self, cancellable, callback, data);
  job->command = command;
  g_task_set_source_tag (job->task, desk_store_execute_async);
  g_async_queue_push (self->jobs, job);
}

DeskOutcome *
desk_store_execute_finish (DeskStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
