/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/desk-find-cache.h"

#include "store/desk-join.h"

guint desk_find_all_names = 200000;
/* Of a larger type, names kept while nothing is written. */
#define REMEMBERED 10000
/* After more events than these everything is read anew. */
#define FEW_EVENTS 2000

/* Counted: readings are made ready while the store may be closed. */
typedef struct {
  GMutex mutex;
  GHashTable *types; /* type name → DeskKnownNames */
  gboolean closed;
} Cache;

/* Names whose readings are made at one go, before somebody else may look. */
#define AT_ONE_GO 200

static void
known_free (gpointer data)
{
  DeskKnownNames *self = data;

  desk_id_set_free (self->present);
  g_hash_table_unref (self->names);
  g_free (self);
}

static void
cache_clear (gpointer data)
{
  Cache *cache = data;

  g_hash_table_unref (cache->types);
  g_mutex_clear (&cache->mutex);
}

static void
cache_unref (Cache *cache)
{
  g_atomic_rc_box_release_full (cache, cache_clear);
}

static void
cache_close (gpointer data)
{
  Cache *cache = data;

  g_mutex_lock (&cache->mutex);
  cache->closed = TRUE;
  g_mutex_unlock (&cache->mutex);
  cache_unref (cache);
}

/* One a store, which it goes with. */
static Cache *
get_cache (DeskStore *store)
{
  static GMutex making;
  GQuark quark = g_quark_from_static_string ("desk-find-cache");
  Cache *cache;

  g_mutex_lock (&making);
  cache = g_object_get_qdata (G_OBJECT (store), quark);
  if (cache == NULL)
    {
      cache = g_atomic_rc_box_new0 (Cache);
      g_mutex_init (&cache->mutex);
      cache->types = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, known_free);
      g_object_set_qdata_full (G_OBJECT (store), quark, cache, cache_close);
    }
  g_mutex_unlock (&making);
  return cache;
}

/* --- reading --- */

/* "SELECT id, withdrawn, title, code, short name … FROM …"; NULL when the type has no title. */
static const char *
names_sql (DeskReading *reading, const DeskRecordTable *table, gboolean one)
{
  g_autoptr (DeskJoin) join = desk_join_new (reading->compiler.projection, table);
  g_autoptr (GString) others = g_string_new (NULL);
  const DeskColumn *title = desk_record_table_get_title (table, NULL);
  const DeskRecordTable *root = desk_record_table_get_root (table);
  DeskJoinColumn path;

  if (title == NULL || !desk_join_add (join, title->field->name, &path, NULL))
    return NULL;
  for (guint i = 0; i < table->type->fields->len; i++)
    {
      const DeskField *field = table->type->fields->pdata[i];
      const DeskColumn *column = desk_record_table_find_column (table, field->name, NULL);
      DeskJoinColumn other;

      if (column == NULL || column == title || !column->searched || (field->kind != DESK_FIELD_TEXT && field->kind != DESK_FIELD_CREDIT_CODE))
        continue;
      if (desk_join_add (join, field->name, &other, NULL))
        g_string_append_printf (others, ", t%u.\"%s\"", other.holder, other.column->name);
    }
  guint withdrawn = root == table ? 0 : desk_join_table (join, 0, "id", root->name);
  return desk_intern_sql ("SELECT t0.\"id\", t%u.\"withdrawn\", t%u.\"%s\"%s FROM %s%s", withdrawn, path.holder, title->name, others->str,
                          desk_join_get_from (join), one ? " WHERE t0.\"id\" = $1" : "");
}

/* Adds the name of a row, or drops that of a record withdrawn; one that did not
 * change keeps its readings, which are what costs. */
static DeskName *
take_row (GHashTable *names, GHashTable *old, DeskStatement *st, gboolean *unread)
{
  gint64 id = desk_statement_column_int64 (st, 0);
  const char *title = desk_statement_column_text (st, 2);
  g_autoptr (GString) others = g_string_new (NULL);
  DeskName *name = g_hash_table_lookup (old, &id);

  if (desk_statement_column_int64 (st, 1) != 0)
    {
      g_hash_table_remove (names, &id);
      return NULL;
    }
  if (title == NULL)
    title = "";
  for (guint i = 3; i < desk_statement_n_columns (st); i++)
    {
      const char *text = desk_statement_column_text (st, i);
      if (text != NULL && !g_str_equal (text, DESK_NO_TEXT))
        g_string_append_printf (others, "%s\n", text);
    }
  if (name != NULL && g_str_equal (name->title, title) && g_str_equal (name->others, others->str))
    {
      if (names == old)
        return name;
      g_hash_table_steal (old, &id);
    }
  else
    {
      name = desk_name_new (id, title, others->str);
      *unread = TRUE;
    }
  g_hash_table_replace (names, &name->id, name);
  return name;
}

static GHashTable *
new_names (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, (GDestroyNotify) desk_name_free);
}

static gboolean
read_all (DeskKnownNames *self, DeskReading *reading, const DeskRecordTable *table, GError **error)
{
  const char *sql = names_sql (reading, table, FALSE);
  GHashTable *names = new_names ();
  DeskStatement *st;
  DeskDbResult r = DESK_DB_DONE;

  self->all = TRUE;
  if (sql != NULL)
    {
      st = desk_connection_statement (reading->compiler.connection, sql);
      while (self->all && (r = desk_statement_step (st)) == DESK_DB_ROW)
        {
          take_row (names, self->names, st, &self->unread);
          self->all = g_hash_table_size (names) <= desk_find_all_names;
        }
      desk_statement_reset (st);
    }
  if (!self->all)
    g_hash_table_remove_all (names);
  g_hash_table_unref (self->names);
  self->names = names;
  return !self->all || r == DESK_DB_DONE || desk_connection_fail (reading->compiler.connection, r, error);
}

static gboolean
read_one (DeskKnownNames *self, DeskReading *reading, const DeskRecordTable *table, gint64 id, DeskName **name, GError **error)
{
  const char *sql = names_sql (reading, table, TRUE);
  DeskStatement *st;
  DeskDbResult r;

  *name = NULL;
  if (sql == NULL)
    return TRUE;
  st = desk_connection_statement (reading->compiler.connection, sql);
  desk_statement_bind_int64 (st, 1, id);
  r = desk_statement_step (st);
  if (r == DESK_DB_ROW)
    *name = take_row (self->names, self->names, st, &self->unread);
  desk_statement_reset (st);
  return r == DESK_DB_ROW || r == DESK_DB_DONE || desk_connection_fail (reading->compiler.connection, r, error);
}

/* What was written since. */
static gboolean
catch_up (DeskKnownNames *self, DeskReading *reading, const DeskRecordTable *table, GError **error)
{
  DeskStatement *st = desk_connection_sql (reading->compiler.connection, DESK_SQL_RECENT_RECORDS);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  DeskDbResult r;

  desk_statement_bind_int64 (st, 1, self->seq);
  while ((r = desk_statement_step (st)) == DESK_DB_ROW)
    {
      gint64 id = desk_statement_column_int64 (st, 0);
      g_array_append_val (ids, id);
    }
  if (r != DESK_DB_DONE)
    return desk_connection_fail (reading->compiler.connection, r, error);
  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      const DeskRecordTable *own = desk_store_table_of (reading->compiler.store, reading->compiler.connection, id);
      DeskName *name;
      if (own != NULL && desk_type_is_a (own->type, table->type->name) && !read_one (self, reading, table, id, &name, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_seq (DeskReading *reading, gint64 *seq, GError **error)
{
  DeskStatement *st = desk_connection_sql (reading->compiler.connection, DESK_SQL_LAST_SEQ);
  DeskDbResult r = desk_statement_step (st);

  if (r == DESK_DB_ROW)
    *seq = desk_statement_column_int64 (st, 0);
  desk_statement_reset (st);
  return r == DESK_DB_ROW || desk_connection_fail (reading->compiler.connection, r, error);
}

static gboolean
bring_up_to_date (DeskKnownNames *self, DeskReading *reading, const DeskRecordTable *table, GError **error)
{
  gint64 seq = 0;

  if (!read_seq (reading, &seq, error))
    return FALSE;
  if (self->all && self->generation != 0 && seq - self->seq <= FEW_EVENTS)
    {
      if (!catch_up (self, reading, table, error))
        return FALSE;
    }
  else if (!read_all (self, reading, table, error))
    return FALSE;

  g_clear_pointer (&self->present, desk_id_set_free);
  if (!self->all)
    {
      self->present = desk_compile_present (&reading->compiler, table, error);
      if (self->present == NULL)
        return FALSE;
    }
  self->seq = seq;
  self->generation = reading->generation;
  return TRUE;
}

DeskKnownNames *
desk_known_names_lock (DeskReading *reading, const DeskRecordTable *table, GError **error)
{
  Cache *cache = get_cache (reading->compiler.store);
  DeskKnownNames *self;

  g_mutex_lock (&cache->mutex);
  self = g_hash_table_lookup (cache->types, table->type->name);
  if (self == NULL)
    {
      self = g_new0 (DeskKnownNames, 1);
      self->names = new_names ();
      g_hash_table_insert (cache->types, (gpointer) table->type->name, self);
    }
  if ((self->generation == 0 || self->generation != reading->generation) && !bring_up_to_date (self, reading, table, error))
    {
      g_hash_table_remove (cache->types, table->type->name);
      return NULL;
    }
  if (!self->all && g_hash_table_size (self->names) > REMEMBERED)
    g_hash_table_remove_all (self->names);
  return self;
}

void
desk_known_names_unlock (DeskReading *reading)
{
  g_mutex_unlock (&get_cache (reading->compiler.store)->mutex);
}

gboolean
desk_known_names_has (DeskKnownNames *self, DeskReading *reading, const DeskRecordTable *table, gint64 id)
{
  const DeskRecordTable *own;

  if (self->all)
    return g_hash_table_contains (self->names, &id);
  if (!desk_id_set_has (self->present, id))
    return FALSE;
  own = desk_store_table_of (reading->compiler.store, reading->compiler.connection, id);
  return own != NULL && desk_type_is_a (own->type, table->type->name);
}

gboolean
desk_known_names_get (DeskKnownNames *self, DeskReading *reading, const DeskRecordTable *table, gint64 id, DeskName **name, GError **error)
{
  *name = g_hash_table_lookup (self->names, &id);
  return *name != NULL || self->all || read_one (self, reading, table, id, name, error);
}

/* --- readings ahead of time --- */

typedef struct {
  Cache *cache;
  char *type;
  GArray *ids;
} Ahead;

static GArray *
unread_names (DeskKnownNames *known)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, known->names);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    if (((DeskName *) value)->initials == NULL)
      g_array_append_val (ids, ((DeskName *) value)->id);
  return ids;
}

static gpointer
read_ahead (gpointer data)
{
  Ahead *self = data;
  gboolean closed = FALSE;

  for (guint i = 0; i < self->ids->len && !closed; i += AT_ONE_GO)
    {
      g_mutex_lock (&self->cache->mutex);
      DeskKnownNames *known = g_hash_table_lookup (self->cache->types, self->type);
      for (guint k = i; known != NULL && k < MIN (i + AT_ONE_GO, self->ids->len); k++)
        {
          DeskName *name = g_hash_table_lookup (known->names, &g_array_index (self->ids, gint64, k));
          if (name != NULL)
            desk_name_read (name);
        }
      closed = self->cache->closed;
      g_mutex_unlock (&self->cache->mutex);
    }
  cache_unref (self->cache);
  g_free (self->type);
  g_array_unref (self->ids);
  g_free (self);
  return NULL;
}

void
desk_known_names_read_ahead (DeskStore *store, const char *type)
{
  Cache *cache = get_cache (store);
  GArray *ids = NULL;

  g_mutex_lock (&cache->mutex);
  DeskKnownNames *known = g_hash_table_lookup (cache->types, type);
  if (known != NULL && known->all && known->unread)
    {
      ids = unread_names (known);
      known->unread = FALSE;
    }
  g_mutex_unlock (&cache->mutex);
  if (ids == NULL)
    return;

  Ahead *ahead = g_new0 (Ahead, 1);
  ahead->cache = g_atomic_rc_box_acquire (cache);
  ahead->type = g_strdup (type);
  ahead->ids = ids;
  g_thread_unref (g_thread_new ("desk-find", read_ahead, ahead));
}
