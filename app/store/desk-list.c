/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/desk-list-private.h"

#include <glib/gi18n-lib.h>

#include "store/desk-order.h"

DeskListRequest *
desk_list_request_new (const char *over)
{
  DeskListRequest *self = g_new0 (DeskListRequest, 1);

  self->over = g_strdup (over);
  return self;
}

DeskListRequest *
desk_list_request_copy (const DeskListRequest *request)
{
  DeskListRequest *self;

  if (request == NULL)
    return NULL;
  self = desk_list_request_new (request->over);
  self->query = request->query != NULL ? desk_query_ref (request->query) : NULL;
  self->search = g_strdup (request->search);
  self->sort = g_strdup (request->sort);
  self->withdrawn = request->withdrawn;
  return self;
}

void
desk_list_request_free (DeskListRequest *request)
{
  if (request == NULL)
    return;
  g_free (request->over);
  g_clear_pointer (&request->query, desk_query_unref);
  g_free (request->search);
  g_free (request->sort);
  g_free (request);
}

const DeskRecordTable *
desk_reading_find_table (DeskProjection *projection, const char *type, GError **error)
{
  const DeskRecordTable *table = type != NULL ? desk_projection_find (projection, type) : NULL;

  if (table == NULL)
    g_set_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_NOT_FOUND, _ ("The store knows no kind of record “%s”. Nothing was changed."), type);
  return table;
}

gboolean
desk_reading_begin (DeskReading *self, DeskStore *store, const DeskQueryContext *context, GCancellable *cancellable, GError **error)
{
  DeskDbResult r;

  *self = (DeskReading) { .compiler = { .store = store } };
  if (g_cancellable_is_cancelled (cancellable))
    {
      g_set_error_literal (error, DESK_STORE_ERROR, DESK_STORE_ERROR_CANCELLED, _ ("Stopped on request."));
      return FALSE;
    }
  self->compiler.connection = desk_store_borrow (store, cancellable, error);
  if (self->compiler.connection == NULL)
    return FALSE;
  self->compiler.projection = desk_store_get_projection (store);
  if (context != NULL)
    self->compiler.context = *context;
  else
    desk_compile_context (store, &self->compiler.context);

  self->generation = desk_store_get_generation (store);
  r = desk_connection_begin_read (self->compiler.connection);
  if (r == DESK_DB_OK)
    return TRUE;
  desk_connection_fail (self->compiler.connection, r, error);
  desk_store_give_back (store, g_steal_pointer (&self->compiler.connection));
  return FALSE;
}

void
desk_reading_end (DeskReading *self)
{
  if (self->compiler.connection == NULL)
    return;
  desk_connection_end_read (self->compiler.connection);
  desk_store_give_back (self->compiler.store, g_steal_pointer (&self->compiler.connection));
}

DeskIdSet *
desk_reading_select (DeskReading *self, const DeskRecordTable *over, const DeskListRequest *request, GError **error)
{
  DeskCompiler *compiler = &self->compiler;
  g_autoptr (DeskIdSet) set = desk_compile (compiler, over, request->query, error);
  DeskIdSet *more;

  if (set == NULL)
    return NULL;
  if (request->search != NULL && request->search[0] != '\0')
    {
      g_autoptr (DeskQuery) words = desk_query_compare (DESK_QUERY_SEARCH, NULL, request->search);
      more = desk_compile (compiler, over, words, error);
      if (more == NULL)
        return NULL;
      desk_id_set_and (set, more);
    }
  if (!request->withdrawn)
    {
      more = desk_compile_present (compiler, over, error);
      if (more == NULL)
        return NULL;
      desk_id_set_and (set, more);
    }
  if (over->base != NULL)
    {
      more = desk_compile_type (compiler, over, error);
      if (more == NULL)
        return NULL;
      desk_id_set_and (set, more);
    }
  return g_steal_pointer (&set);
}

GArray *
desk_list_ids (DeskStore *store, const DeskListRequest *request, const DeskQueryContext *context, DeskFirstIds first, gpointer data,
               GCancellable *cancellable, GError **error)
{
  DeskReading reading;
  g_autoptr (GArray) ids = NULL;
  gboolean ok = FALSE;

  if (!desk_reading_begin (&reading, store, context, cancellable, error))
    return NULL;
  const DeskRecordTable *over = desk_reading_find_table (reading.compiler.projection, request->over, error);
  g_autoptr (DeskIdSet) set = over != NULL ? desk_reading_select (&reading, over, request, error) : NULL;
  if (set != NULL)
    ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), DESK_ORDER_FIRST);
  DeskOrderSink sink = { ids, first, data };
  if (set != NULL)
    ok = desk_order (&reading.compiler, over, set, request->sort != NULL ? request->sort : over->type->sort, &sink, error);
  desk_reading_end (&reading);
  return ok ? g_steal_pointer (&ids) : NULL;
}

GArray *
desk_store_list (DeskStore *self, const DeskListRequest *request, DeskFirstIds first, gpointer data, GCancellable *cancellable, GError **error)
{
  return desk_list_ids (self, request, NULL, first, data, cancellable, error);
}

/* --- off the main thread --- */

typedef struct {
  DeskListRequest *request;
  DeskQueryContext context;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  desk_list_request_free (job->request);
  g_free (job);
}

static void
list_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;
  GArray *ids = desk_list_ids (source, job->request, &job->context, NULL, NULL, cancellable, &error);

  if (ids != NULL)
    g_task_return_pointer (task, ids, (GDestroyNotify) g_array_unref);
  else
    g_task_return_error (task, error);
}

void
desk_store_list_async (DeskStore *self, const DeskListRequest *request, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, data);
  Job *job = g_new0 (Job, 1);

  job->request = desk_list_request_copy (request);
  desk_compile_context (self, &job->context);
  g_task_set_source_tag (task, desk_store_list_async);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, list_in_thread);
}

GArray *
desk_store_list_finish (DeskStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
