/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Search as you type over names, for pickers. */
#include <string.h>

#include "model/desk-case-type.h"
#include "store/desk-find-cache.h"
#include "store/desk-row-private.h"
#include "store/desk-words.h"

/* So many hits of the search index are weighed against one another. */
#define WEIGHED 500
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

/* --- weighing --- */

typedef struct {
  guint score;
  guint length;
  DeskName *name; /* up to the unlock */
} Found;

static int
compare_found (gconstpointer left, gconstpointer right)
{
  const Found *a = left;
  const Found *b = right;
  int order;

  if (a->score != b->score)
    return a->score > b->score ? 1 : -1;
  if (a->length != b->length)
    return a->length > b->length ? 1 : -1;
  order = strcmp (a->name->title, b->name->title);
  return order != 0 ? order : (a->name->id > b->name->id) - (a->name->id < b->name->id);
}

static void
weigh (GArray *found, DeskName *name, char **words)
{
  Found one = { desk_name_match (name, words, NULL), 0, name };

  if (one.score == G_MAXUINT)
    return;
  one.length = (guint) strlen (name->title);
  g_array_append_val (found, one);
}

/* A lone letter begins half the words of a large index, and says nothing. */
static char *
words_worth_asking (char **words)
{
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();

  for (; *words != NULL; words++)
    if ((guchar) **words >= 0x80 || strlen (*words) >= 3)
      g_ptr_array_add (kept, *words);
  g_ptr_array_add (kept, NULL);
  return g_strjoinv (" ", (char **) kept->pdata);
}

/* Hits of the search index that are of the type, as many as can be weighed. */
static GArray *
hits (DeskReading *reading, const DeskRecordTable *table, DeskKnownNames *known, char **words, GError **error)
{
  g_autofree char *asked = words_worth_asking (words);
  g_autofree char *match = desk_words_query (asked);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  DeskStatement *st = desk_connection_sql (reading->compiler.connection, DESK_SQL_SEARCH_IDS);
  DeskDbResult r = DESK_DB_DONE;

  if (match == NULL)
    return g_steal_pointer (&ids);
  desk_statement_bind_text (st, 1, match, -1);
  while (ids->len < WEIGHED && (r = desk_statement_step (st)) == DESK_DB_ROW)
    {
      gint64 id = desk_statement_column_int64 (st, 0);
      if (desk_known_names_has (known, reading, table, id))
        g_array_append_val (ids, id);
    }
  desk_statement_reset (st);
  if (r == DESK_DB_ROW || r == DESK_DB_DONE)
    return g_steal_pointer (&ids);
  desk_connection_fail (reading->compiler.connection, r, error);
  return NULL;
}

static gboolean
weigh_names (DeskReading *reading, const DeskRecordTable *table, DeskKnownNames *known, char **words, GArray *found, GError **error)
{
  GHashTableIter iter;
  gpointer value;

  if (known->all)
    {
      g_hash_table_iter_init (&iter, known->names);
      while (g_hash_table_iter_next (&iter, NULL, &value))
        weigh (found, value, words);
      return TRUE;
    }

  g_autoptr (GArray) ids = hits (reading, table, known, words, error);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      DeskName *name;
      if (!desk_known_names_get (known, reading, table, g_array_index (ids, gint64, i), &name, error))
        return FALSE;
      if (name != NULL)
        weigh (found, name, words);
    }
  return ids != NULL;
}

static gboolean
search (DeskReading *reading, const DeskRecordTable *table, DeskKnownNames *known, const char *typed, guint limit, GPtrArray *matches, GError **error)
{
  g_auto (GStrv) words = desk_name_words (typed);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (Found));

  if (!weigh_names (reading, table, known, words, found, error))
    return FALSE;
  g_array_sort (found, compare_found);
  for (guint i = 0; i < MIN (found->len, limit); i++)
    {
      DeskName *name = g_array_index (found, Found, i).name;
      DeskMatch *match = g_new0 (DeskMatch, 1);
      match->id = name->id;
      match->title = g_strdup (name->title);
      match->marks = g_array_new (FALSE, FALSE, sizeof (guint));
      desk_name_match (name, words, match->marks);
      g_ptr_array_add (matches, match);
    }
  return TRUE;
}

/* --- recently used: changed, or named by what was changed --- */

static void
add_recent (DeskReading *reading, const DeskRecordTable *wanted, DeskKnownNames *known, GArray *ids, gint64 id)
{
  if (id == 0 || !desk_known_names_has (known, reading, wanted, id))
    return;
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return;
  g_array_append_val (ids, id);
}

/* Records of @wanted that a record refers to. */
static gboolean
add_referred (DeskReading *reading, gint64 id, const DeskRecordTable *wanted, DeskKnownNames *known, GArray *ids, GError **error)
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
list_recent (DeskReading *reading, const DeskRecordTable *table, DeskKnownNames *known, guint limit, GPtrArray *matches, GError **error)
{
  g_autoptr (GArray) records = recent_records (reading, error);
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
      DeskMatch *match = g_new0 (DeskMatch, 1);
      match->id = g_array_index (ids, gint64, i);
      match->title = desk_store_title_of (reading->compiler.store, reading->compiler.connection, match->id);
      match->marks = g_array_new (FALSE, FALSE, sizeof (guint));
      g_ptr_array_add (matches, match);
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
  g_autoptr (GPtrArray) matches = g_ptr_array_new_with_free_func ((GDestroyNotify) desk_match_free);
  g_autofree char *typed = g_strstrip (g_strdup (words != NULL ? words : ""));
  DeskKnownNames *known = desk_known_names_lock (reading, table, error);
  gboolean ok = FALSE;

  if (known != NULL && *typed == '\0')
    ok = list_recent (reading, table, known, limit, matches, error);
  else if (known != NULL)
    ok = search (reading, table, known, typed, limit, matches, error);
  desk_known_names_unlock (reading);

  for (guint i = 0; ok && i < matches->len && desk_type_is_a (table->type, "party"); i++)
    ok = count_open (reading, matches->pdata[i], error);
  return ok ? g_steal_pointer (&matches) : NULL;
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

  desk_known_names_read_ahead (source, job->type);
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
