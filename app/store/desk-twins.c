/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/desk-twins.h"

#include "model/desk-case-type.h"
#include "store/desk-find-job.h"
#include "store/desk-store-private.h"
#include "store/desk-words.h"

DeskTwinRequest *
desk_twin_request_new (const char *type, const char *party, const char *category, const char *title, const char *words)
{
  DeskTwinRequest *request = g_new0 (DeskTwinRequest, 1);
  request->type = g_strdup (type);
  request->party = g_strdup (party);
  request->category = g_strdup (category);
  request->title = g_strdup (title);
  request->words = g_strdup (words);
  return request;
}

DeskTwinRequest *
desk_twin_request_copy (const DeskTwinRequest *request)
{
  return desk_twin_request_new (request->type, request->party, request->category, request->title, request->words);
}

void
desk_twin_request_free (DeskTwinRequest *request)
{
  if (request == NULL)
    return;
  g_free (request->type);
  g_free (request->party);
  g_free (request->category);
  g_free (request->title);
  g_free (request->words);
  g_free (request);
}

DeskTwin *
desk_twin_copy (const DeskTwin *twin)
{
  DeskTwin *copy = g_memdup2 (twin, sizeof *twin);
  copy->number = g_strdup (twin->number);
  copy->title = g_strdup (twin->title);
  copy->state = g_strdup (twin->state);
  copy->attachments = g_strdup (twin->attachments);
  return copy;
}

void
desk_twin_free (DeskTwin *twin)
{
  if (twin == NULL)
    return;
  g_free (twin->number);
  g_free (twin->title);
  g_free (twin->state);
  g_free (twin->attachments);
  g_free (twin);
}

/* --- looking --- */

/* The index holds party, state and id: the newest of each state are read from its end. */
static gboolean
gather_ids (DeskConnection *connection, gint64 party, GArray *ids, GError **error)
{
  for (int state = 0; state < DESK_N_STATES; state++) {
    DeskDbResult r;
    if (state == DESK_STATE_WITHDRAWN || state == DESK_STATE_MERGED)
      continue;
    DeskStatement *st = desk_connection_statement (connection, "SELECT \"id\" FROM \"cases\" WHERE \"party_id\" = $1 AND \"state\" = $2 ORDER BY \"id\" DESC LIMIT "
                                                               G_STRINGIFY (DESK_TWIN_CANDIDATES));
    desk_statement_bind_int64 (st, 1, party);
    desk_statement_bind_text (st, 2, desk_state_get_code (state), -1);
    while ((r = desk_statement_step (st)) == DESK_DB_ROW) {
      gint64 id = desk_statement_column_int64 (st, 0);
      g_array_append_val (ids, id);
    }
    if (r != DESK_DB_DONE)
      return desk_connection_fail (connection, r, error);
  }
  return TRUE;
}

typedef struct {
  DeskStore *store;
  DeskConnection *connection;
  const DeskTwinRequest *request;
  char *title, *words; /* folded */
  gint64 now_us;
  GPtrArray *twins;
} Looking;

static gboolean
look_at (Looking *self, gint64 id, GError **error)
{
  DeskStatement *st = desk_connection_statement (self->connection, "SELECT \"number\", \"title\", \"state\", \"category\", \"words\", \"registered_at\", \"attachments\" "
                                                                   "FROM \"cases\" WHERE \"id\" = $1 AND \"withdrawn\" = 0");
  const DeskRecordTable *table = desk_store_table_of (self->store, self->connection, id);
  DeskMatter mine = { self->request->party, self->request->type, self->request->category, self->title, self->words, self->now_us };
  DeskAlikeness alikeness;
  desk_statement_bind_int64 (st, 1, id);
  DeskDbResult r = desk_statement_step (st);
  if (r == DESK_DB_ROW && table != NULL) {
    g_autofree char *title = desk_words_fold (desk_statement_column_text (st, 1)), *words = desk_words_fold (desk_statement_column_text (st, 4));
    DeskMatter theirs = { self->request->party, table->type->name, desk_statement_column_text (st, 3), title, words, desk_statement_column_int64 (st, 5) };
    if (desk_duplicate_compare (&mine, &theirs, &alikeness)) {
      DeskTwin *twin = g_new0 (DeskTwin, 1);
      twin->number = g_strdup (desk_statement_column_text (st, 0));
      twin->title = g_strdup (desk_statement_column_text (st, 1));
      twin->state = g_strdup (desk_statement_column_text (st, 2));
      twin->attachments = g_strdup (desk_statement_column_text (st, 6));
      twin->alikeness = alikeness;
      g_ptr_array_add (self->twins, twin);
      desk_statement_reset (st);
      return desk_store_uid_of (self->store, self->connection, id, &twin->uid) || desk_connection_fail (self->connection, DESK_DB_CORRUPT, error);
    }
  }
  desk_statement_reset (st);
  return r == DESK_DB_ROW || r == DESK_DB_DONE || desk_connection_fail (self->connection, r, error);
}

static int
likeliest_first (gconstpointer a, gconstpointer b)
{
  const DeskTwin *left = *(DeskTwin *const *) a, *right = *(DeskTwin *const *) b;
  if (left->alikeness.score != right->alikeness.score)
    return left->alikeness.score > right->alikeness.score ? -1 : 1;
  return g_strcmp0 (right->number, left->number); /* the newer */
}

GPtrArray *
desk_store_find_twins (DeskStore *self, const DeskTwinRequest *request, guint max, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (DESK_IS_STORE (self) && request != NULL, NULL);
  g_autoptr (GPtrArray) twins = g_ptr_array_new_with_free_func ((GDestroyNotify) desk_twin_free);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *title = desk_words_fold (request->title), *words = desk_words_fold (request->words);
  DeskUuid party;
  if (!desk_uuid_parse (request->party, &party))
    return g_steal_pointer (&twins);
  DeskConnection *connection = desk_store_borrow (self, cancellable, error);
  if (connection == NULL)
    return NULL;
  Looking looking = { self, connection, request, title, words, desk_store_now (self), twins };
  gint64 party_id = desk_store_id_of (self, connection, &party);
  gboolean fine = party_id == 0 || gather_ids (connection, party_id, ids, error);
  for (guint i = 0; fine && i < ids->len; i++)
    fine = look_at (&looking, g_array_index (ids, gint64, i), error);
  desk_store_give_back (self, connection);
  if (!fine)
    return NULL;
  g_ptr_array_sort (twins, likeliest_first);
  if (twins->len > max)
    g_ptr_array_set_size (twins, (int) max);
  return g_steal_pointer (&twins);
}

/* --- off the main thread --- */

static GPtrArray *
find_twins (DeskStore *self, gconstpointer request, guint max, GCancellable *cancellable, GError **error)
{
  return desk_store_find_twins (self, request, max, cancellable, error);
}

static void
free_request (gpointer request)
{
  desk_twin_request_free (request);
}

void
desk_store_find_twins_async (DeskStore *self, const DeskTwinRequest *request, guint max, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  desk_find_job_run (self, find_twins, desk_twin_request_copy (request), free_request, max, cancellable, callback, data);
}

GPtrArray *
desk_store_find_twins_finish (DeskStore *self, GAsyncResult *result, GError **error)
{
  return desk_find_job_finish (self, result, error);
}
