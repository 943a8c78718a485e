/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/desk-find-job.h"

typedef struct {
  DeskFindFunc find;
  gpointer request;
  GDestroyNotify free_request;
  guint max;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;
  job->free_request (job->request);
  g_free (job);
}

static void
find_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Job *job = data;
  GError *error = NULL;
  GPtrArray *found = job->find (source, job->request, job->max, cancellable, &error);
  if (found != NULL)
    g_task_return_pointer (task, found, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

void
desk_find_job_run (DeskStore *store, DeskFindFunc find, gpointer request, GDestroyNotify free_request, guint max, GCancellable *cancellable,
                   GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (store, cancellable, callback, data);
  Job *job = g_new (Job, 1);
  *job = (Job) { find, request, free_request, max };
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, find_in_thread);
}

GPtrArray *
desk_find_job_finish (DeskStore *store, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
