/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Search as you type over names, for pickers. */
#include <string.h>

#include "model/desk-case-type.h"
#include "store/desk-find-name.h"
#include "store/desk-join.h"
#include "store/desk-list-private.h"
#include "store/desk-row-private.h"
#include "store/desk-words.h"

/* Up to this many records every name is looked at; above, the search index is asked. */
#define ALL_NAMES 5000
/* So many hits of the search index are weighed against one another. */
#define WEIGHED 1000
/* Of more records than these not all are listed after every change. */
guint desk_find_listed = 200000;
/* How far back "recently used" goes, in events. */
#define RECENT_EVENTS 500

void
desk_match_free (DeskMatch *match)
{
  if (match == NULL)
    return;
  g_free (match->type);
  g_free (match->title);
  g_free (match->detail);
  g_clear_pointer (&match->marks, g_array_unref);
  g_free (match);
}

/* --- names known already: one cache a store --- */

typedef struct {
  guint64 generation;
  DeskIdSet *present; /* what was not withdrawn */
  DeskIdSet *records; /* present records of the type; NULL when there are too many to list them */
  gboolean few;
  GHashTable *names;  /* gint64 * (in the name) → DeskName; of a type with few records */
} Known;

typedef struct {
  GMutex mutex;
  GHashTable *types; /* type name → Known */
} Cache;

static void
known_free (gpointer data)
{
  Known *known = data;

  desk_id_set_free (known->present);
  desk_id_set_free (known->records);
  g_hash_table_unref (known->names);
  g_free (known);
}

static void
cache_free (gpointer data)
{
  Cache *cache = data;

  g_hash_table_unref (cache->types);
  g_mutex_clear (&cache->mutex);
  g_free (cache);
}

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
      cache = g_new0 (Cache, 1);
      g_mutex_init (&cache->mutex);
      cache->types = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, known_free);
      g_object_set_qdata_full (G_OBJECT (store), quark, cache, cache_free);
    }
  g_mutex_unlock (&making);
  return cache;
}

/* --- reading names --- */

/* "SELECT id, title, code, short name … FROM …"; NULL when the type has no title. */
static const char *
names_sql (DeskReading *reading, const DeskRecordTable *table, gboolean one)
{
  g_autoptr (DeskJoin) join = desk_join_new (reading->compiler.projection, table);
  g_autoptr (GString) others = g_string_new (NULL);
  const DeskColumn *title = desk_record_table_get_title (table, NULL);
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
  return desk_intern_sql ("SELECT t0.\"id\", t%u.\"%s\"%s FROM %s%s", path.holder, title->name, others->str, desk_join_get_from (join),
                          one ? " WHERE t0.\"id\" = $1" : "");
}

static DeskName *
read_name (DeskStatement *st, GHashTable *known)
{
  gint64 id = desk_statement_column_int64 (st, 0);
  const char *title = desk_statement_column_text (st, 1);
  g_autoptr (GString) others = g_string_new (NULL);
  DeskName *name = known != NULL ? g_hash_table_lookup (known, &id) : NULL;

  if (title == NULL)
    title = "";
  for (guint i = 2; i < desk_statement_n_columns (st); i++)
    {
      const char *text = desk_statement_column_text (st, i);
      if (text != NULL && !g_str_equal (text, DESK_NO_TEXT))
        g_string_append_printf (others, "%s\n", text);
    }
  if (name != NULL && g_str_equal (name->title, title) && g_str_equal (name->others, others->str))
    {
      g_hash_table_steal (known, &id);
      return name;
    }
  return desk_name_new (id, title, others->str);
}

/* Reads the names anew but keeps the readings of those that did not change. */
static gboolean
refresh_names (DeskReading *reading, const DeskRecordTable *table, Known *known, GError **error)
{
  const char *sql = names_sql (reading, table, FALSE);
  GHashTable *names = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, (GDestroyNotify) desk_name_free);
  DeskStatement *st;
  DeskDbResult r = DESK_DB_DONE;

  if (sql != NULL)
    {
      st = desk_connection_statement (reading->compiler.connection, sql);
      while ((r = desk_statement_step (st)) == DESK_DB_ROW)
        {
          DeskName *name = read_name (st, known->names);
          if (desk_id_set_has (known->records, name->id))
            g_hash_table_insert (names, &name->id, name);
          else
            desk_name_free (name);
        }
    }
  g_hash_table_unref (known->names);
  known->names = names;
  return r == DESK_DB_DONE || desk_connection_fail (reading->compiler.connection, r, error);
}

/* The records of a type and of those that extend it, unless there are too many. */
static gboolean
list_records (DeskReading *reading, const DeskRecordTable *table, Known *known, GError **error)
{
  GPtrArray *tables = desk_projection_get_tables (reading->compiler.projection);
  DeskConnection *connection = reading->compiler.connection;
  gsize n = 0;

  known->records = desk_id_set_new (FALSE);
  for (guint i = 0; known->records != NULL && i < tables->len; i++)
    {
      const DeskRecordTable *one = tables->pdata[i];
      if (one->type_id == 0 || one->owner != NULL || !desk_type_is_a (one->type, table->type->name))
        continue;
      DeskStatement *st = desk_connection_statement (connection, g_intern_static_string ("SELECT id FROM records WHERE type = $1"));
      DeskDbResult r;
      desk_statement_bind_int64 (st, 1, one->type_id);
      while ((r = desk_statement_step (st)) == DESK_DB_ROW && n <= desk_find_listed)
        {
          gint64 id = desk_statement_column_int64 (st, 0);
          n++;
          if (desk_id_set_has (known->present, id))
            desk_id_set_add (known->records, id);
        }
      desk_statement_reset (st);
      if (r != DESK_DB_DONE && r != DESK_DB_ROW)
        return desk_connection_fail (connection, r, error);
      if (n > desk_find_listed)
        g_clear_pointer (&known->records, desk_id_set_free);
    }
  known->few = known->records != NULL && desk_id_set_count (known->records) <= ALL_NAMES;
  return TRUE;
}

static gboolean
is_of_type (DeskReading *reading, const DeskRecordTable *wanted, Known *known, gint64 id)
{
  const DeskRecordTable *table;

  if (known->records != NULL)
    return desk_id_set_has (known->records, id);
  if (!desk_id_set_has (known->present, id))
    return FALSE;
  table = desk_store_table_of (reading->compiler.store, reading->compiler.connection, id);
  return table != NULL && desk_type_is_a (table->type, wanted->type->name);
}

/* With the cache locked. */
static Known *
get_known (DeskReading *reading, Cache *cache, const DeskRecordTable *table, GError **error)
{
  Known *known = g_hash_table_lookup (cache->types, table->type->name);

  if (known != NULL && known->generation == reading->generation)
    return known;
  if (known == NULL)
    {
      known = g_new0 (Known, 1);
      known->names = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, (GDestroyNotify) desk_name_free);
      g_hash_table_insert (cache->types, (gpointer) table->type->name, known);
    }
  g_clear_pointer (&known->records, desk_id_set_free);
  g_clear_pointer (&known->present, desk_id_set_free);
  known->present = desk_compile_present (&reading->compiler, table, error);
  if (known->present == NULL || !list_records (reading, table, known, error) || (known->few && !refresh_names (reading, table, known, error)))
    {
      g_hash_table_remove (cache->types, table->type->name);
      return NULL;
    }
  known->generation = reading->generation;
  return known;
}

/* --- weighing --- */

typedef struct {
  guint score;
  DeskMatch *match;
} Found;

static void
found_clear (gpointer data)
{
  desk_match_free (((Found *) data)->match);
}

static int
compare_found (gconstpointer left, gconstpointer right)
{
  const Found *a = left;
  const Found *b = right;
  gsize length_a = strlen (a->match->title);
  gsize length_b = strlen (b->match->title);
  int order;

  if (a->score != b->score)
    return a->score > b->score ? 1 : -1;
  if (length_a != length_b)
    return length_a > length_b ? 1 : -1;
  order = strcmp (a->match->title, b->match->title);
  return order != 0 ? order : (a->match->id > b->match->id) - (a->match->id < b->match->id);
}

static void
weigh (GArray *found, DeskName *name, char **words)
{
  g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (guint));
  Found one = { desk_name_match (name, words, marks), NULL };

  if (one.score == G_MAXUINT)
    return;
  one.match = g_new0 (DeskMatch, 1);
  one.match->id = name->id;
  one.match->title = g_strdup (name->title);
  one.match->marks = g_steal_pointer (&marks);
  g_array_append_val (found, one);
}

static gboolean
weigh_one (DeskReading *reading, const char *sql, gint64 id, GArray *found, char **words, GError **error)
{
  DeskStatement *st = desk_connection_statement (reading->compiler.connection, sql);
  DeskDbResult r;

  desk_statement_bind_int64 (st, 1, id);
  r = desk_statement_step (st);
  if (r == DESK_DB_ROW)
    {
      DeskName *name = read_name (st, NULL);
      weigh (found, name, words);
      desk_name_free (name);
      desk_statement_reset (st);
      return TRUE;
    }
  return r == DESK_DB_DONE || desk_connection_fail (reading->compiler.connection, r, error);
}

/* Hits of the search index that are of the type, as many as can be weighed. */
static GArray *
hits (DeskReading *reading, const DeskRecordTable *table, Known *known, const char *typed, GError **error)
{
  g_autofree char *match = desk_words_query (typed);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  DeskStatement *st = desk_connection_sql (reading->compiler.connection, DESK_SQL_SEARCH_IDS);
  DeskDbResult r = DESK_DB_DONE;

  if (match == NULL)
    return g_steal_pointer (&ids);
  desk_statement_bind_text (st, 1, match, -1);
  while (ids->len < WEIGHED && (r = desk_statement_step (st)) == DESK_DB_ROW)
    {
      gint64 id = desk_statement_column_int64 (st, 0);
      if (is_of_type (reading, table, known, id))
        g_array_append_val (ids, id);
    }
  desk_statement_reset (st);
  if (r == DESK_DB_ROW || r == DESK_DB_DONE)
    return g_steal_pointer (&ids);
  desk_connection_fail (reading->compiler.connection, r, error);
  return NULL;
}

static gboolean
search (DeskReading *reading, const DeskRecordTable *table, const char *typed, GArray *found, GError **error)
{
  Cache *cache = get_cache (reading->compiler.store);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&cache->mutex);
  g_auto (GStrv) words = desk_name_words (typed);
  Known *known = get_known (reading, cache, table, error);
  GHashTableIter iter;
  gpointer name;

  if (known == NULL)
    return FALSE;
  if (known->few)
    {
      g_hash_table_iter_init (&iter, known->names);
      while (g_hash_table_iter_next (&iter, NULL, &name))
        weigh (found, name, words);
      return TRUE;
    }

  g_autoptr (GArray) ids = hits (reading, table, known, typed, error);
  const char *sql = names_sql (reading, table, TRUE);
  if (ids == NULL || sql == NULL)
    return ids != NULL;
  for (guint i = 0; i < ids->len; i++)
    if (!weigh_one (reading, sql, g_array_index (ids, gint64, i), found, words, error))
      return FALSE;
  return TRUE;
}

/* --- recently used: changed, or named by what was changed --- */

static void
add_recent (DeskReading *reading, const DeskRecordTable *wanted, Known *known, GArray *ids, gint64 id)
{
  if (id == 0 || !is_of_type (reading, wanted, known, id))
    return;
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return;
  g_array_append_val (ids, id);
}

/* Records of @wanted that a record refers to. */
static gboolean
add_referred (DeskReading *reading, gint64 id, const DeskRecordTable *wanted, Known *known, GArray *ids, GError **error)
{
  const DeskRecordTable *table = desk_store_table_of (reading->compiler.store, reading->compiler.connection, id);

  for (; table != NULL; table = table->base)
    for (guint i = 0; i < table->columns->len; i++)
      {
        const DeskColumn *column = table->columns->pdata[i];
        if (!column->reference || !desk_type_is_a (wanted->type, column->field->refers))
          continue;
        DeskStatement *st = desk_connection_statement (reading->compiler.connection, desk_intern_sql ("SELECT \"%s\" FROM \"%s\" WHERE \"id\" = $1",
                                                                                                     column->name, table->name));
        desk_statement_bind_int64 (st, 1, id);
        DeskDbResult r = desk_statement_step (st);
        if (r == DESK_DB_ROW)
          {
            gint64 target = desk_statement_column_int64 (st, 0);
            desk_statement_reset (st);
            add_recent (reading, wanted, known, ids, target);
          }
        else if (r != DESK_DB_DONE)
          return desk_connection_fail (reading->compiler.connection, r, error);
      }
  return TRUE;
}

static GArray *
recent_records (DeskReading *reading, GError **error)
{
  GArray *records = g_array_new (FALSE, FALSE, sizeof (gint64));
  DeskStatement *st = desk_connection_sql (reading->compiler.connection, DESK_SQL_RECENT_RECORDS);
  DeskDbResult r;

  desk_statement_bind_int64 (st, 1, desk_store_get_last_seq (reading->compiler.store) - RECENT_EVENTS);
  while ((r = desk_statement_step (st)) == DESK_DB_ROW)
    {
      gint64 id = desk_statement_column_int64 (st, 0);
      if (records->len == 0 || g_array_index (records, gint64, records->len - 1) != id)
        g_array_append_val (records, id);
    }
  if (r == DESK_DB_DONE)
    return records;
  desk_connection_fail (reading->compiler.connection, r, error);
  g_array_unref (records);
  return NULL;
}

static gboolean
list_recent (DeskReading *reading, const DeskRecordTable *table, guint limit, GArray *found, GError **error)
{
  Cache *cache = get_cache (reading->compiler.store);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&cache->mutex);
  Known *known = get_known (reading, cache, table, error);
  g_autoptr (GArray) records = known != NULL ? recent_records (reading, error) : NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (records == NULL)
    return FALSE;
  for (guint i = 0; i < records->len && ids->len < limit; i++)
    {
      add_recent (reading, table, known, ids, g_array_index (records, gint64, i));
      if (!add_referred (reading, g_array_index (records, gint64, i), table, known, ids, error))
        return FALSE;
    }
  for (guint i = 0; i < MIN (ids->len, limit); i++)
    {
      Found one = { i, g_new0 (DeskMatch, 1) };
      one.match->id = g_array_index (ids, gint64, i);
      one.match->title = desk_store_title_of (reading->compiler.store, reading->compiler.connection, one.match->id);
      one.match->marks = g_array_new (FALSE, FALSE, sizeof (guint));
      g_array_append_val (found, one);
    }
  return TRUE;
}

/* --- what stands beside the name --- */

static const char *const *
detail_columns (const DeskType *type)
{
  static const struct {
    const char *type;
    const char *columns[4];
  } known[] = {
    { "party", { "kind", "area", "credit_code", NULL } }, { "unit", { "kind", "area", NULL } },  { "person", { "unit", "post", NULL } },
    { "area", { "level", "parent", NULL } },              { "case", { "number", "state", NULL } }, { "post", { "unit", "person", NULL } },
    { "visit", { "date", "party", NULL } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (desk_type_is_a (type, known[i].type))
      return known[i].columns;
  return NULL;
}

/* The last characters of a code are what people compare. */
static void
append_detail (GString *detail, const char *column, const char *cell)
{
  gsize length = strlen (cell);

  if (length == 0)
    return;
  if (detail->len > 0)
    g_string_append (detail, " · ");
  if (g_str_equal (column, "credit_code") && length > 6)
    g_string_append_printf (detail, "…%s", cell + length - 6);
  else
    g_string_append (detail, cell);
}

static gboolean
count_open (DeskReading *reading, DeskMatch *match, GError **error)
{
  g_autoptr (GString) states = g_string_new (NULL);
  DeskStatement *st;
  DeskDbResult r;

  for (int i = 0; i < DESK_N_STATES; i++)
    if ((DESK_STATES_OPEN & 1u << i) != 0)
      g_string_append_printf (states, "%s'%s'", states->len > 0 ? ", " : "", desk_state_get_code (i));
  st = desk_connection_statement (reading->compiler.connection, desk_intern_sql ("SELECT count(*) FROM \"cases\" WHERE \"party_id\" = $1 AND \"state\" IN (%s)",
                                                                                states->str));
  desk_statement_bind_int64 (st, 1, match->id);
  r = desk_statement_step (st);
  if (r == DESK_DB_ROW)
    match->open_cases = (guint) desk_statement_column_int64 (st, 0);
  desk_statement_reset (st);
  return r == DESK_DB_ROW || desk_connection_fail (reading->compiler.connection, r, error);
}

static gboolean
complete (DeskStore *store, const DeskRecordTable *table, GPtrArray *matches, GCancellable *cancellable, GError **error)
{
  static const char *const no_columns[] = { NULL };
  const char *const *columns = detail_columns (table->type);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) rows = NULL;

  for (guint i = 0; i < matches->len; i++)
    g_array_append_val (ids, ((DeskMatch *) matches->pdata[i])->id);
  if (columns == NULL)
    columns = no_columns;
  rows = desk_store_fetch_data (store, table->type->name, columns, (const gint64 *) (gpointer) ids->data, ids->len, cancellable, error);
  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < matches->len; i++)
    {
      const DeskRowData *row = rows->pdata[i];
      DeskMatch *match = matches->pdata[i];
      GString *detail = g_string_new (NULL);

      match->uid = row->uid;
      match->type = g_strdup (row->type != NULL ? row->type : table->type->name);
      for (guint k = 0; k < row->n; k++)
        append_detail (detail, columns[k], row->cells[k] != NULL ? row->cells[k] : "");
      match->detail = g_string_free (detail, FALSE);
    }
  return TRUE;
}

static GPtrArray *
find_best (DeskReading *reading, const DeskRecordTable *table, const char *words, guint limit, GError **error)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (Found));
  g_autoptr (GPtrArray) matches = g_ptr_array_new_with_free_func ((GDestroyNotify) desk_match_free);
  g_autofree char *typed = g_strstrip (g_strdup (words != NULL ? words : ""));
  gboolean ok;

  g_array_set_clear_func (found, found_clear);
  if (*typed == '\0')
    ok = list_recent (reading, table, limit, found, error);
  else
    ok = search (reading, table, typed, found, error);
  if (!ok)
    return NULL;
  if (*typed != '\0')
    g_array_sort (found, compare_found);
  for (guint i = 0; i < MIN (found->len, limit); i++)
    g_ptr_array_add (matches, g_steal_pointer (&g_array_index (found, Found, i).match));
  for (guint i = 0; i < matches->len && desk_type_is_a (table->type, "party"); i++)
    if (!count_open (reading, matches->pdata[i], error))
      return NULL;
  return g_steal_pointer (&matches);
}

GPtrArray *
desk_store_find (DeskStore *self, const char *type, const char *words, guint limit, GCancellable *cancellable, GError **error)
{
  static const DeskQueryContext unused = { 0 };
  DeskReading reading;
  g_autoptr (GPtrArray) matches = NULL;

  if (!desk_reading_begin (&reading, self, &unused, cancellable, error))
    return NULL;
  const DeskRecordTable *table = desk_reading_find_table (reading.compiler.projection, type, error);
  if (table != NULL)
    matches = find_best (&reading, table, words, limit, error);
  desk_reading_end (&reading);
  if (matches == NULL || !complete (self, table, matches, cancellable, error))
    return NULL;
  return g_steal_pointer (&matches);
}

/* --- off the main thread --- */

typedef struct {
  char *type, *words;
  guint limit;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free (job->type);
  g_free (job->words);
  g_free (job);
}

static void
find_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;
  GPtrArray *matches = desk_store_find (source, job->type, job->words, job->limit, cancellable, &error);

  if (matches != NULL)
    g_task_return_pointer (task, matches, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

void
desk_store_find_async (DeskStore *self, const char *type, const char *words, guint limit, GCancellable *cancellable, GAsyncReadyCallback callback,
                       gpointer data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, data);
  Job *job = g_new0 (Job, 1);

  job->type = g_strdup (type);
  job->words = g_strdup (words);
  job->limit = limit;
  g_task_set_source_tag (task, desk_store_find_async);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, find_in_thread);
}

GPtrArray *
desk_store_find_finish (DeskStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
