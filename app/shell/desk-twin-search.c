/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/desk-twin-search.h"

#include "store/desk-list.h"

typedef struct {
  DeskStore *store;
  char *type, *where;
} Wanted;

static void
wanted_free (gpointer data)
{
  Wanted *wanted = data;

  g_object_unref (wanted->store);
  g_free (wanted->type);
  g_free (wanted->where);
  g_free (wanted);
}

void
desk_twin_free (DeskTwin *twin)
{
  if (twin == NULL)
    return;
  g_free (twin->number);
  g_free (twin->title);
  g_free (twin->state);
  g_free (twin);
}

static void
search (GTask *task, gpointer source G_GNUC_UNUSED, gpointer data, GCancellable *cancellable)
{
  static const char *const columns[] = { "number", "title", "state", NULL };
  Wanted *wanted = data;
  g_autoptr (DeskListRequest) request = desk_list_request_new (wanted->type);
  GError *error = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  DeskTwin *twin = NULL;

  request->query = desk_query_parse (wanted->where, &error);
  request->sort = g_strdup ("-number");
  if (request->query != NULL)
    ids = desk_store_list (wanted->store, request, NULL, NULL, cancellable, &error);
  if (ids != NULL && ids->len > 0)
    rows = desk_store_fetch (wanted->store, wanted->type, columns, (const gint64 *) (gpointer) ids->data, 1, cancellable, &error);
  if (error != NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  if (rows != NULL && rows->len > 0)
    {
      DeskRow *row = rows->pdata[0];
      twin = g_new0 (DeskTwin, 1);
      twin->uid = *desk_row_get_uid (row);
      twin->number = g_strdup (desk_row_get_cell (row, 0));
      twin->title = g_strdup (desk_row_get_cell (row, 1));
      twin->state = g_strdup (desk_row_get_cell (row, 2));
    }
  g_task_return_pointer (task, twin, (GDestroyNotify) desk_twin_free);
}

void
desk_twin_search_async (DeskStore *store, const char *type, const char *party, const char *category, GCancellable *cancellable,
                        GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  Wanted *wanted = g_new0 (Wanted, 1);

  wanted->store = g_object_ref (store);
  wanted->type = g_strdup (type);
  wanted->where = g_strdup_printf ("party = \"%s\" and category = \"%s\" and state in (registered, handed-over, accepted, in-progress, returned)", party, category);
  g_task_set_task_data (task, wanted, wanted_free);
  g_task_run_in_thread (task, search);
}

DeskTwin *
desk_twin_search_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
