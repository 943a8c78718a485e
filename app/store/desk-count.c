/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers: how many records, how much in all, in groups. */
#include "store/desk-list-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/desk-date.h"
#include "model/desk-query-private.h"
#include "store/desk-join.h"
#include "store/desk-words.h"

void
desk_group_free (DeskGroup *group)
{
  if (group == NULL)
    return;
  g_free (group->key);
  g_free (group->label);
  g_free (group);
}

/* A month as first and last microsecond: times come in the order of an index, so it seldom changes. */
typedef struct {
  gint64 from, to;
  char text[8];
} Month;

typedef enum { KEY_NONE, KEY_INTEGER, KEY_TEXT, KEY_MONTH_OF_TIME, KEY_MONTH_OF_DATE, KEY_TYPE, KEY_TOWN } KeyKind;

typedef struct {
  gint64 count, sum;
} Tally;

typedef struct {
  DeskReading *reading;
  const DeskRecordTable *over;
  DeskIdSet *set;
  DeskJoin *join;
  DeskJoinColumn path;     /* of the group */
  const DeskField *field;
  KeyKind kind;
  DeskJoinColumn sum_path;
  gboolean summing;
  Month month;
  GHashTable *town_of;     /* gint64 *, an area → gint64 *, the town it lies in; of KEY_TOWN */
  GHashTable *by_number;   /* gint64 * → Tally */
  GHashTable *by_text;     /* char * → Tally */
  Tally none;
} Counter;

static Tally *
tally_of_number (Counter *self, gint64 number)
{
  Tally *tally = g_hash_table_lookup (self->by_number, &number);

  if (tally == NULL)
    {
      tally = g_new0 (Tally, 1);
      g_hash_table_insert (self->by_number, g_memdup2 (&number, sizeof number), tally);
    }
  return tally;
}

static Tally *
tally_of_text (Counter *self, const char *text)
{
  Tally *tally = g_hash_table_lookup (self->by_text, text);

  if (tally == NULL)
    {
      tally = g_new0 (Tally, 1);
      g_hash_table_insert (self->by_text, g_strdup (text), tally);
    }
  return tally;
}

static const char *
month_of (Counter *self, gint64 us)
{
  GTimeZone *zone = desk_store_get_zone (self->reading->compiler.store);
  char first[DESK_DATE_STR_LEN];
  char next[DESK_DATE_STR_LEN];

  if (us >= self->month.from && us <= self->month.to && self->month.text[0] != '\0')
    return self->month.text;
  desk_date_from_us (us, zone, first);
  memcpy (first + 8, "01", 2);
  desk_date_add_days (first, 31, next);
  memcpy (next + 8, "01", 2);
  self->month.from = desk_date_to_us (first, zone);
  self->month.to = desk_date_to_us (next, zone) - 1;
  g_strlcpy (self->month.text, first, sizeof self->month.text);
  return self->month.text;
}

/* What lies in no town, such as the county, stands for itself. */
static gint64
town_of (Counter *self, gint64 area)
{
  const gint64 *town = g_hash_table_lookup (self->town_of, &area);

  return town != NULL ? *town : area;
}

/* The group that column @n of the row belongs to. */
static Tally *
tally_of_row (Counter *self, DeskStatement *st, guint n)
{
  char month[8];
  const char *text;
  gint64 number;

  if (self->kind == KEY_NONE || desk_statement_column_is_null (st, n))
    return &self->none;
  if (self->kind == KEY_INTEGER || self->kind == KEY_TYPE || self->kind == KEY_MONTH_OF_TIME || self->kind == KEY_TOWN)
    {
      number = desk_statement_column_int64 (st, n);
      if (number == DESK_NO_INTEGER)
        return &self->none;
      if (self->kind == KEY_TOWN)
        return tally_of_number (self, town_of (self, number));
      return self->kind == KEY_MONTH_OF_TIME ? tally_of_text (self, month_of (self, number)) : tally_of_number (self, number);
    }
  text = desk_statement_column_text (st, n);
  if (text == NULL || g_str_equal (text, DESK_NO_TEXT))
    return &self->none;
  if (self->kind == KEY_TEXT)
    return tally_of_text (self, text);
  g_strlcpy (month, text, sizeof month);
  return tally_of_text (self, month);
}

/* --- reading --- */

static gint64 *
new_id (gint64 id)
{
  return g_memdup2 (&id, sizeof id);
}

/* Each area below a town, however deep. */
static gboolean
read_towns (Counter *self, GError **error)
{
  DeskConnection *connection = self->reading->compiler.connection;
  const DeskRecordTable *areas = desk_projection_find (self->reading->compiler.projection, "area");
  const DeskColumn *parent = desk_record_table_find_column (areas, "parent", NULL);
  const DeskColumn *level = desk_record_table_find_column (areas, "level", NULL);
  DeskStatement *st;
  DeskDbResult r;

  self->town_of = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  st = desk_connection_statement (connection, desk_intern_sql ("WITH RECURSIVE below (id, town) AS (SELECT \"id\", \"id\" FROM \"%s\" WHERE \"%s\" = 'town' "
                                                               "UNION SELECT c.\"id\", below.town FROM below JOIN \"%s\" AS c ON c.\"%s\" = below.id) SELECT id, town FROM below",
                                                               areas->name, level->name, areas->name, parent->name));
  while ((r = desk_statement_step (st)) == DESK_DB_ROW)
    g_hash_table_insert (self->town_of, new_id (desk_statement_column_int64 (st, 0)), new_id (desk_statement_column_int64 (st, 1)));
  return r == DESK_DB_DONE || desk_connection_fail (connection, r, error);
}

static gboolean
set_group (Counter *self, const char *group_by, GError **error)
{
  g_auto (GStrv) words = g_strsplit (group_by, " ", 2);
  gboolean monthly = words[1] != NULL && g_str_equal (words[1], "month");
  gboolean by_town = words[1] != NULL && g_str_equal (words[1], "town");

  if (words[1] != NULL && !monthly && !by_town)
    {
      g_set_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_INTERNAL, _ ("“%s” is no way to count by. Nothing was changed."), group_by);
      return FALSE;
    }
  if (self->over->owner == NULL && g_str_equal (words[0], DESK_QUERY_TYPE_PATH) && desk_record_table_find_column (self->over, words[0], NULL) == NULL)
    {
      self->kind = KEY_TYPE;
      return TRUE;
    }
  if (!desk_join_add (self->join, words[0], &self->path, error))
    return FALSE;
  self->field = desk_type_find_field (self->path.table->type, self->path.column->field->name);
  if (self->field == NULL)
    self->field = self->path.column->field;
  if (by_town && g_strcmp0 (self->path.column->field->refers, "area") != 0)
    {
      g_set_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_INTERNAL, _ ("“%s” is no way to count by. Nothing was changed."), group_by);
      return FALSE;
    }
  if (by_town)
    self->kind = KEY_TOWN;
  else if (monthly)
    self->kind = self->path.column->integer ? KEY_MONTH_OF_TIME : KEY_MONTH_OF_DATE;
  else
    self->kind = self->path.column->integer ? KEY_INTEGER : KEY_TEXT;
  return TRUE;
}

static char *
group_column (Counter *self)
{
  const DeskRecordTable *root = desk_record_table_get_root (self->over);

  if (self->kind == KEY_NONE)
    return NULL;
  if (self->kind == KEY_TYPE)
    return g_strdup_printf ("t%u.\"type_id\"", root == self->over ? 0 : desk_join_table (self->join, 0, "id", root->name));
  return g_strdup_printf ("t%u.\"%s\"", self->path.holder, self->path.column->name);
}

/* Every record of the type is stepped over, along an index that covers the group where there is one. */
static gboolean
count_walking (Counter *self, GError **error)
{
  DeskConnection *connection = self->reading->compiler.connection;
  g_autofree char *group = group_column (self);
  g_autoptr (GString) sql = g_string_new ("SELECT t0.\"id\"");
  DeskStatement *st;
  DeskDbResult r;

  if (group != NULL)
    g_string_append_printf (sql, ", %s", group);
  if (self->summing)
    g_string_append_printf (sql, ", t%u.\"%s\"", self->sum_path.holder, self->sum_path.column->name);
  g_string_append_printf (sql, " FROM %s", desk_join_get_from (self->join));

  st = desk_connection_statement (connection, g_intern_string (sql->str));
  while ((r = desk_statement_step (st)) == DESK_DB_ROW)
    {
      if (!desk_id_set_has (self->set, desk_statement_column_int64 (st, 0)))
        continue;
      Tally *tally = tally_of_row (self, st, 1);
      tally->count++;
      if (self->summing)
        {
          gint64 more = desk_statement_column_int64 (st, group != NULL ? 2 : 1);
          if (more != DESK_NO_INTEGER)
            tally->sum += more;
        }
    }
  return r == DESK_DB_DONE || desk_connection_fail (connection, r, error);
}

/* All groups at once by the engine, less the few records that do not count. */
static gboolean
count_grouping (Counter *self, GError **error)
{
  DeskConnection *connection = self->reading->compiler.connection;
  g_autofree char *group = group_column (self);
  g_autoptr (GArray) ids = desk_id_set_to_array (self->set);
  DeskStatement *st;
  DeskDbResult r;

  st = desk_connection_statement (connection, desk_intern_sql ("SELECT count(*), %s FROM %s GROUP BY %s", group, desk_join_get_from (self->join), group));
  while ((r = desk_statement_step (st)) == DESK_DB_ROW)
    tally_of_row (self, st, 1)->count += desk_statement_column_int64 (st, 0);
  for (guint i = 0; r == DESK_DB_DONE && i < ids->len; i++)
    {
      st = desk_connection_statement (connection, desk_intern_sql ("SELECT %s FROM %s WHERE t0.\"id\" = $1", group, desk_join_get_from (self->join)));
      desk_statement_bind_int64 (st, 1, g_array_index (ids, gint64, i));
      r = desk_statement_step (st);
      if (r == DESK_DB_ROW)
        {
          tally_of_row (self, st, 0)->count--;
          r = DESK_DB_DONE;
        }
      desk_statement_reset (st);
    }
  return r == DESK_DB_DONE || desk_connection_fail (connection, r, error);
}

static gboolean
count (Counter *self, GError **error)
{
  gboolean exact = !self->set->negated && !self->set->loose;
  gboolean nearly_all = self->set->negated && desk_id_set_count (self->set) <= 1000;

  if (self->kind == KEY_NONE && !self->summing && exact)
    {
      self->none.count = (gint64) desk_id_set_count (self->set);
      return TRUE;
    }
  if (!self->summing && nearly_all && (self->kind == KEY_INTEGER || self->kind == KEY_TEXT || self->kind == KEY_TYPE) && self->path.record == 0)
    return count_grouping (self, error);
  return count_walking (self, error);
}

/* --- telling --- */

static DeskGroup *
new_group (const char *key, char *label, const Tally *tally)
{
  DeskGroup *group = g_new0 (DeskGroup, 1);

  group->key = g_strdup (key);
  group->label = label;
  group->count = tally->count;
  group->sum = tally->sum;
  return group;
}

static DeskGroup *
group_of_number (Counter *self, gint64 number, const Tally *tally)
{
  DeskCompiler *compiler = &self->reading->compiler;

  if (self->kind == KEY_TYPE)
    {
      const DeskRecordTable *table = desk_projection_find_by_id (compiler->projection, number);
      return table != NULL ? new_group (table->type->name, g_strdup (desk_type_get_label_many (table->type)), tally) : new_group ("", g_strdup (""), tally);
    }
  if (self->path.column->reference)
    {
      char text[DESK_UUID_STR_LEN];
      DeskUuid uid = DESK_UUID_NIL;
      desk_store_uid_of (compiler->store, compiler->connection, number, &uid);
      desk_uuid_format (&uid, text);
      return new_group (text, desk_store_title_of (compiler->store, compiler->connection, number), tally);
    }
  g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT, number);
  DeskValue value;
  desk_value_init_integer (&value, number);
  return new_group (key, desk_field_format (self->field, &value, DESK_FORMAT_DISPLAY, desk_store_get_zone (compiler->store)), tally);
}

/* A code of a field whose base names no choices: some type that extends it does. */
static const char *
find_label (Counter *self, const char *code)
{
  GPtrArray *tables = desk_projection_get_tables (self->reading->compiler.projection);

  for (guint i = 0; i < tables->len; i++)
    {
      const DeskRecordTable *table = tables->pdata[i];
      const DeskField *field = desk_type_is_a (table->type, self->path.table->type->name) ? desk_type_find_field (table->type, self->field->name) : NULL;
      const DeskChoice *choice = field != NULL ? desk_field_find_choice (field, code) : NULL;
      if (choice != NULL)
        return desk_choice_get_label (choice);
    }
  return code;
}

static DeskGroup *
group_of_text (Counter *self, const char *text, const Tally *tally)
{
  g_auto (DeskValue) value = DESK_VALUE_INIT;

  if (self->kind != KEY_TEXT)
    return new_group (text, g_strdup (text), tally);
  if (self->field->kind == DESK_FIELD_CHOICE && self->field->choices == NULL)
    return new_group (text, g_strdup (find_label (self, text)), tally);
  desk_value_init_text (&value, text);
  return new_group (text, desk_field_format (self->field, &value, DESK_FORMAT_DISPLAY, NULL), tally);
}

typedef struct {
  DeskGroup *group;
  gint64 rank;
  guint8 key[DESK_WORDS_SORT_KEY_MAX];
  gsize length;
} Ranked;

static int
compare_ranked (gconstpointer left, gconstpointer right)
{
  const Ranked *a = left;
  const Ranked *b = right;
  int order;

  if (a->rank != b->rank)
    return a->rank > b->rank ? 1 : -1;
  order = memcmp (a->key, b->key, MIN (a->length, b->length));
  return order != 0 ? order : (a->length > b->length) - (a->length < b->length);
}

/* In the order of the choice, else by label; months and numbers as they follow; no value last. */
static GPtrArray *
to_groups (Counter *self)
{
  g_autoptr (GArray) ranked = g_array_new (FALSE, TRUE, sizeof (Ranked));
  GPtrArray *groups = g_ptr_array_new_with_free_func ((GDestroyNotify) desk_group_free);
  GHashTableIter iter;
  gpointer key, tally;

  g_hash_table_iter_init (&iter, self->by_number);
  while (g_hash_table_iter_next (&iter, &key, &tally))
    {
      gint64 number = *(gint64 *) key;
      Ranked one = { .group = group_of_number (self, number, tally) };
      if (self->kind == KEY_INTEGER && !self->path.column->reference)
        one.rank = number;
      else
        one.length = desk_pinyin_sort_key (one.group->label, one.key, sizeof one.key);
      g_array_append_val (ranked, one);
    }
  g_hash_table_iter_init (&iter, self->by_text);
  while (g_hash_table_iter_next (&iter, &key, &tally))
    {
      Ranked one = { .group = group_of_text (self, key, tally) };
      int rank = self->kind == KEY_TEXT && self->field->choices != NULL ? desk_query_choice_rank (self->field, key) : -1;
      if (rank >= 0)
        {
          one.rank = rank;
          g_array_append_val (ranked, one);
          continue;
        }
      one.rank = G_MAXINT;
      one.length = desk_pinyin_sort_key (one.group->label, one.key, sizeof one.key);
      g_array_append_val (ranked, one);
    }
  g_array_sort (ranked, compare_ranked);
  for (guint i = 0; i < ranked->len; i++)
    {
      DeskGroup *group = g_array_index (ranked, Ranked, i).group;
      if (group->count != 0)
        g_ptr_array_add (groups, group);
      else
        desk_group_free (group);
    }
  if (self->none.count != 0 || self->kind == KEY_NONE)
    g_ptr_array_add (groups, new_group ("", g_strdup (""), &self->none));
  return groups;
}

static GPtrArray *
count_in (DeskReading *reading, const DeskListRequest *request, const char *group_by, const char *sum, GError **error)
{
  const DeskRecordTable *over = desk_reading_find_table (reading->compiler.projection, request->over, error);
  g_autoptr (DeskIdSet) set = over != NULL ? desk_reading_select (reading, over, request, error) : NULL;
  g_autoptr (DeskJoin) join = NULL;
  g_autoptr (GHashTable) by_number = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  g_autoptr (GHashTable) by_text = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  if (set == NULL)
    return NULL;
  join = desk_join_new (reading->compiler.projection, over);
  Counter self = { .reading = reading, .over = over, .set = set, .join = join, .by_number = by_number, .by_text = by_text };
  self.summing = sum != NULL;
  if (group_by != NULL && !set_group (&self, group_by, error))
    return NULL;
  if (sum != NULL && !desk_join_add (join, sum, &self.sum_path, error))
    return NULL;
  g_autoptr (GPtrArray) groups = (self.kind != KEY_TOWN || read_towns (&self, error)) && count (&self, error) ? to_groups (&self) : NULL;
  g_clear_pointer (&self.town_of, g_hash_table_unref);
  return g_steal_pointer (&groups);
}

static GPtrArray *
count_with (DeskStore *store, const DeskListRequest *request, const char *group_by, const char *sum, const DeskQueryContext *context,
            GCancellable *cancellable, GError **error)
{
  DeskReading reading;
  GPtrArray *groups;

  if (!desk_reading_begin (&reading, store, context, cancellable, error))
    return NULL;
  groups = count_in (&reading, request, group_by, sum, error);
  desk_reading_end (&reading);
  return groups;
}

GPtrArray *
desk_store_count (DeskStore *self, const DeskListRequest *request, const char *group_by, const char *sum, GCancellable *cancellable, GError **error)
{
  return count_with (self, request, group_by, sum, NULL, cancellable, error);
}

/* --- off the main thread --- */

typedef struct {
  DeskListRequest *request;
  char *group_by, *sum;
  DeskQueryContext context;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  desk_list_request_free (job->request);
  g_free (job->group_by);
  g_free (job->sum);
  g_free (job);
}

static void
count_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;
  GPtrArray *groups = count_with (source, job->request, job->group_by, job->sum, &job->context, cancellable, &error);

  if (groups != NULL)
    g_task_return_pointer (task, groups, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

void
desk_store_count_async (DeskStore *self, const DeskListRequest *request, const char *group_by, const char *sum, GCancellable *cancellable,
                        GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, data);
  Job *job = g_new0 (Job, 1);

  job->request = desk_list_request_copy (request);
  job->group_by = g_strdup (group_by);
  job->sum = g_strdup (sum);
  desk_compile_context (self, &job->context);
  g_task_set_source_tag (task, desk_store_count_async);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, count_in_thread);
}

GPtrArray *
desk_store_count_finish (DeskStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
