/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Read connections, and what is remembered of identities and titles. */
#include "store/desk-store-object.h"

#include <malloc.h>
#include <string.h>

#include <glib/gi18n-lib.h>

/* Forgotten altogether when there are more: simple, and rare. */
#define MAX_IDENTITIES 200000
#define MAX_TITLES 50000

typedef struct {
  DeskUuid uid;
  gint64 id, type_id;
} Identity;

void
desk_store_readers_init (DeskStore *self)
{
  g_mutex_init (&self->lock);
  g_mutex_init (&self->write_lock);
  g_cond_init (&self->reader_free);
  self->id_by_uid = g_hash_table_new (desk_uuid_hash, desk_uuid_equal);
  self->uid_by_id = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);
  self->titles = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
}

void
desk_store_readers_clear (DeskStore *self)
{
  g_hash_table_unref (self->id_by_uid);
  g_hash_table_unref (self->uid_by_id);
  g_hash_table_unref (self->titles);
  g_mutex_clear (&self->lock);
  g_mutex_clear (&self->write_lock);
  g_cond_clear (&self->reader_free);
}

static int
free_reader (DeskStore *self)
{
  for (int i = 0; i < DESK_N_READERS; i++)
    if (!self->lent[i])
      return i;
  return -1;
}

DeskConnection *
desk_store_borrow (DeskStore *self, GCancellable *cancellable, GError **error)
{
  int n;
  g_mutex_lock (&self->lock);
  while (!self->closed && (n = free_reader (self)) < 0)
    g_cond_wait (&self->reader_free, &self->lock);
  if (self->closed) {
    g_mutex_unlock (&self->lock);
    g_set_error_literal (error, DESK_STORE_ERROR, DESK_STORE_ERROR_CANCELLED, _ ("The store was closed."));
    return NULL;
  }
  self->lent[n] = TRUE;
  self->lendings++;
  g_mutex_unlock (&self->lock);
  /* Only the one it is lent to looks at the slot. */
  if (self->readers[n] == NULL)
    self->readers[n] = desk_connection_open (self->path, self->reader_mode, error);
  if (self->readers[n] == NULL) {
    g_mutex_lock (&self->lock);
    self->lent[n] = FALSE;
    g_cond_broadcast (&self->reader_free);
    g_mutex_unlock (&self->lock);
    return NULL;
  }
  desk_connection_set_cancellable (self->readers[n], cancellable);
  return self->readers[n];
}

void
desk_store_give_back (DeskStore *self, DeskConnection *connection)
{
  desk_connection_set_cancellable (connection, NULL);
  g_mutex_lock (&self->lock);
  for (int i = 0; i < DESK_N_READERS; i++)
    if (self->readers[i] == connection)
      self->lent[i] = FALSE;
  g_cond_broadcast (&self->reader_free);
  g_mutex_unlock (&self->lock);
}

void
desk_store_rest (DeskStore *self)
{
  for (int i = 0; i < DESK_N_READERS; i++) {
    g_mutex_lock (&self->lock);
    gboolean free = !self->lent[i] && self->readers[i] != NULL;
    self->lent[i] |= free;
    g_mutex_unlock (&self->lock);
    if (!free)
      continue;
    desk_connection_rest (self->readers[i]);
    desk_store_give_back (self, self->readers[i]);
  }
  if (self->writer != NULL && g_mutex_trylock (&self->write_lock)) {
    desk_connection_rest (self->writer);
    g_mutex_unlock (&self->write_lock);
  }
#ifdef __GLIBC__
  /* What a list of a million was sorted with stays with its thread otherwise. */
  malloc_trim (0);
#endif
}

/* --- identities --- */

void
desk_store_remember (DeskStore *self, const DeskUuid *uid, gint64 id, gint64 type_id)
{
  g_mutex_lock (&self->lock);
  if (g_hash_table_size (self->id_by_uid) >= MAX_IDENTITIES) {
    g_hash_table_remove_all (self->id_by_uid);
    g_hash_table_remove_all (self->uid_by_id);
  }
  if (!g_hash_table_contains (self->id_by_uid, uid)) {
    Identity *identity = g_new (Identity, 1);
    identity->uid = *uid;
    identity->id = id;
    identity->type_id = type_id;
    g_hash_table_insert (self->id_by_uid, &identity->uid, identity);
    g_hash_table_insert (self->uid_by_id, &identity->id, identity);
  }
  g_mutex_unlock (&self->lock);
}

void
desk_store_forget (DeskStore *self, const DeskUuid *uid)
{
  g_mutex_lock (&self->lock);
  Identity *identity = g_hash_table_lookup (self->id_by_uid, uid);
  if (identity != NULL) {
    g_hash_table_remove (self->id_by_uid, uid);
    g_hash_table_remove (self->uid_by_id, &identity->id);
  }
  g_mutex_unlock (&self->lock);
}

gboolean
desk_store_identify (DeskStore *self, DeskConnection *connection, const DeskUuid *uid, gint64 *id, gint64 *type_id)
{
  g_mutex_lock (&self->lock);
  const Identity *known = g_hash_table_lookup (self->id_by_uid, uid);
  *id = known != NULL ? known->id : 0;
  *type_id = known != NULL ? known->type_id : 0;
  g_mutex_unlock (&self->lock);
  if (known != NULL)
    return TRUE;
  DeskStatement *st = desk_connection_sql (connection, DESK_SQL_RECORD_FIND);
  desk_statement_bind_uuid (st, 1, uid);
  if (desk_statement_step (st) == DESK_DB_ROW) {
    *id = desk_statement_column_int64 (st, 0);
    *type_id = desk_statement_column_int64 (st, 1);
  }
  desk_statement_reset (st);
  /* What the writer may still take back is forgotten when it does (forget_transaction). */
  if (*id != 0)
    desk_store_remember (self, uid, *id, *type_id);
  return *id != 0;
}

gint64
desk_store_id_of (DeskStore *self, DeskConnection *connection, const DeskUuid *uid)
{
  gint64 id, type_id;
  desk_store_identify (self, connection, uid, &id, &type_id);
  return id;
}

static gboolean
describe (DeskStore *self, DeskConnection *connection, gint64 id, DeskUuid *uid, gint64 *type_id)
{
  g_mutex_lock (&self->lock);
  const Identity *known = g_hash_table_lookup (self->uid_by_id, &id);
  if (known != NULL) {
    *uid = known->uid;
    *type_id = known->type_id;
  }
  g_mutex_unlock (&self->lock);
  if (known != NULL)
    return TRUE;
  gboolean found = FALSE;
  DeskStatement *st = desk_connection_sql (connection, DESK_SQL_RECORD_UID);
  desk_statement_bind_int64 (st, 1, id);
  if (desk_statement_step (st) == DESK_DB_ROW) {
    found = desk_statement_column_uuid (st, 0, uid);
    *type_id = desk_statement_column_int64 (st, 1);
  }
  desk_statement_reset (st);
  if (found)
    desk_store_remember (self, uid, id, *type_id);
  return found;
}

gboolean
desk_store_uid_of (DeskStore *self, DeskConnection *connection, gint64 id, DeskUuid *uid)
{
  gint64 type_id;
  *uid = DESK_UUID_NIL;
  return id != 0 && describe (self, connection, id, uid, &type_id);
}

const DeskRecordTable *
desk_store_table_of (DeskStore *self, DeskConnection *connection, gint64 id)
{
  DeskUuid uid;
  gint64 type_id = 0;
  return describe (self, connection, id, &uid, &type_id) ? desk_projection_find_by_id (self->projection, type_id) : NULL;
}

/* --- titles --- */

static char *
read_title (DeskConnection *connection, const DeskRecordTable *table, gint64 id)
{
  const DeskRecordTableSql *sql = table->sql;
  if (sql->title == NULL)
    return NULL;
  DeskStatement *st = desk_connection_statement (connection, sql->title);
  char *title = NULL;
  desk_statement_bind_int64 (st, 1, id);
  if (desk_statement_step (st) == DESK_DB_ROW)
    title = g_strdup (desk_statement_column_text (st, 0));
  desk_statement_reset (st);
  if (g_strcmp0 (title, DESK_NO_TEXT) == 0)
    g_clear_pointer (&title, g_free);
  return title;
}

char *
desk_store_title_of (DeskStore *self, DeskConnection *connection, gint64 id)
{
  g_mutex_lock (&self->lock);
  char *title = g_strdup (g_hash_table_lookup (self->titles, &id));
  guint64 generation = self->generation;
  g_mutex_unlock (&self->lock);
  if (title != NULL)
    return title;
  const DeskRecordTable *table = desk_store_table_of (self, connection, id);
  title = table != NULL ? read_title (connection, table, id) : NULL;
  if (title == NULL)
    title = g_strdup ("");
  g_mutex_lock (&self->lock);
  if (generation == self->generation) { /* else it may be out of date already */
    if (g_hash_table_size (self->titles) >= MAX_TITLES)
      g_hash_table_remove_all (self->titles);
    g_hash_table_insert (self->titles, g_memdup2 (&id, sizeof id), g_strdup (title));
  }
  g_mutex_unlock (&self->lock);
  return title;
}

char *
desk_store_remembered_title (DeskStore *self, const DeskUuid *uid)
{
  g_mutex_lock (&self->lock);
  const Identity *known = g_hash_table_lookup (self->id_by_uid, uid);
  char *title = known != NULL ? g_strdup (g_hash_table_lookup (self->titles, &known->id)) : NULL;
  g_mutex_unlock (&self->lock);
  return title;
}

void
desk_store_forget_titles (DeskStore *self)
{
  g_mutex_lock (&self->lock);
  g_hash_table_remove_all (self->titles);
  g_mutex_unlock (&self->lock);
}

/* --- a projector's questions --- */

static gint64
ask_id (gpointer data, const char *uuid_text)
{
  DeskProjector *projector = data;
  DeskUuid uid;
  return desk_uuid_parse (uuid_text, &uid) ? desk_store_id_of (projector->store, projector->connection, &uid) : 0;
}

static gboolean
ask_uid (gpointer data, gint64 id, DeskUuid *uid)
{
  DeskProjector *projector = data;
  return desk_store_uid_of (projector->store, projector->connection, id, uid);
}

static char *
ask_title (gpointer data, const DeskRecordTable *table, gint64 id)
{
  DeskProjector *projector = data;
  projector->statements++;
  return read_title (projector->connection, table, id);
}

static gsize
ask_key (gpointer data, const DeskRecordTable *table, gint64 id, guint8 key[DESK_WORDS_SORT_KEY_MAX])
{
  DeskProjector *projector = data;
  const DeskRecordTableSql *sql = table->sql;
  gsize length = 0;
  if (sql->title_key == NULL)
    return 0;
  DeskStatement *st = desk_connection_statement (projector->connection, sql->title_key);
  desk_statement_bind_int64 (st, 1, id);
  projector->statements++;
  if (desk_statement_step (st) == DESK_DB_ROW) {
    gconstpointer blob = desk_statement_column_blob (st, 0, &length);
    length = MIN (length, DESK_WORDS_SORT_KEY_MAX);
    if (length > 0)
      memcpy (key, blob, length);
  }
  desk_statement_reset (st);
  return length;
}

void
desk_store_init_projector (DeskStore *self, DeskProjector *projector, DeskConnection *connection)
{
  projector->store = self;
  projector->connection = connection;
  projector->projection = self->projection;
  projector->source.data = projector;
  projector->source.id_of = ask_id;
  projector->source.title_of = ask_title;
  projector->source.key_of = ask_key;
  projector->source.seal = self->seal;
  projector->uid_of = ask_uid;
}
