/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/desk-many-cases.h"

typedef struct {
  char *over;
  GArray *ids;
  DeskQuery *query;
} Wanted;

static void
wanted_free (gpointer data)
{
  Wanted *wanted = data;

  g_free (wanted->over);
  g_clear_pointer (&wanted->ids, g_array_unref);
  g_clear_pointer (&wanted->query, desk_query_unref);
  g_free (wanted);
}

static GArray *
list (DeskStore *store, const Wanted *wanted, GCancellable *cancellable, GError **error)
{
  g_autoptr (DeskListRequest) request = desk_list_request_new (wanted->over);

  if (wanted->ids != NULL)
    return g_array_ref (wanted->ids);
  request->query = wanted->query != NULL ? desk_query_ref (wanted->query) : NULL;
  return desk_store_list (store, request, NULL, NULL, cancellable, error);
}

static void
find_in_thread (GTask *task, gpointer store, gpointer data, GCancellable *cancellable)
{
  static const char *const no_columns[] = { NULL };
  const Wanted *wanted = data;
  GError *error = NULL;
  g_autoptr (GArray) ids = list (store, wanted, cancellable, &error);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) rows = NULL;
  GString *uids;

  if (ids != NULL)
    rows = desk_store_fetch (store, wanted->over, no_columns, (const gint64 *) (gpointer) ids->data, MIN (ids->len, DESK_MANY_CASES_MAX), cancellable, &error);
  if (rows == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  uids = g_string_new (NULL);
  for (guint i = 0; i < rows->len; i++)
    {
      char *uid = desk_uuid_to_string (desk_row_get_uid (rows->pdata[i]));
      if (g_hash_table_add (seen, uid))
        g_string_append_printf (uids, "%s%s", uids->len > 0 ? "," : "", uid);
    }
  g_task_return_pointer (task, g_string_free (uids, FALSE), g_free);
}

void
desk_many_cases_find_async (DeskStore *store, const char *over, GArray *ids, const char *where, GCancellable *cancellable, GAsyncReadyCallback callback,
                            gpointer data)
{
  g_autoptr (GTask) task = g_task_new (store, cancellable, callback, data);
  Wanted *wanted = g_new0 (Wanted, 1);
  GError *error = NULL;

  wanted->over = g_strdup (over);
  wanted->ids = ids != NULL ? g_array_ref (ids) : NULL;
  wanted->query = ids == NULL ? desk_query_parse (where, &error) : NULL;
  g_task_set_task_data (task, wanted, wanted_free);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_run_in_thread (task, find_in_thread);
}

char *
desk_many_cases_find_finish (DeskStore *store G_GNUC_UNUSED, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
load_in_thread (GTask *task, gpointer store, gpointer data, GCancellable *cancellable)
{
  g_auto (GStrv) uids = g_strsplit (data, ",", -1);
  g_autoptr (GPtrArray) snapshots = g_ptr_array_new_with_free_func ((GDestroyNotify) desk_snapshot_free);
  GError *error = NULL;

  for (guint i = 0; uids[i] != NULL && error == NULL && !g_cancellable_set_error_if_cancelled (cancellable, &error); i++)
    {
      DeskUuid uid;
      DeskSnapshot *snapshot = desk_uuid_parse (uids[i], &uid) ? desk_store_load (store, &uid, &error) : NULL;
      if (snapshot != NULL)
        g_ptr_array_add (snapshots, snapshot);
      else if (g_error_matches (error, DESK_STORE_ERROR, DESK_STORE_ERROR_NOT_FOUND))
        g_clear_error (&error);
    }
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_steal_pointer (&snapshots), (GDestroyNotify) g_ptr_array_unref);
}

void
desk_many_cases_load_async (DeskStore *store, const char *uids, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (store, cancellable, callback, data);

  g_task_set_task_data (task, g_strdup (uids), g_free);
  g_task_run_in_thread (task, load_in_thread);
}

GPtrArray *
desk_many_cases_load_finish (DeskStore *store G_GNUC_UNUSED, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
