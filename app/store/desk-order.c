/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/desk-order-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A set of up to this many ids is sorted by keys looked up one by one, if each
 * costs no more than the steps along an index that it spares. */
guint desk_order_few = 2000;
#define STEPS_A_LOOK_UP 20

void
desk_order_emit (DeskOrder *self, gint64 id)
{
  DeskOrderSink *sink = self->sink;

  if (!desk_id_set_has (self->set, id))
    return;
  g_array_append_val (sink->ids, id);
  if (sink->ids->len == DESK_ORDER_FIRST && sink->first != NULL)
    sink->first ((const gint64 *) (gpointer) sink->ids->data, DESK_ORDER_FIRST, sink->data);
}

/* Steps an index; the statement has its parameters. */
static gboolean
walk (DeskOrder *self, DeskStatement *st, GError **error)
{
  DeskDbResult r;

  while ((r = desk_statement_step (st)) == DESK_DB_ROW)
    {
      desk_order_emit (self, desk_statement_column_int64 (st, 0));
      /* Whoever has only asked for the first does not wait until the engine looks. */
      if (self->sink->ids->len == DESK_ORDER_FIRST && desk_connection_is_cancelled (self->compiler->connection))
        {
          desk_statement_reset (st);
          return desk_connection_fail (self->compiler->connection, DESK_DB_CANCELLED, error);
        }
    }
  return r == DESK_DB_DONE || desk_connection_fail (self->compiler->connection, r, error);
}

typedef enum { SENTINEL_INTEGER, SENTINEL_TEXT, SENTINEL_KEY } Sentinel;

static void
bind_sentinel (DeskStatement *st, Sentinel sentinel)
{
  if (sentinel == SENTINEL_INTEGER)
    desk_statement_bind_int64 (st, 1, DESK_NO_INTEGER);
  else if (sentinel == SENTINEL_TEXT)
    desk_statement_bind_text (st, 1, DESK_NO_TEXT, -1);
  else
    desk_statement_bind_blob (st, 1, "\xff", 1);
}

/* Ascending the sentinel is where it should be; descending it has to be put behind. */
static gboolean
walk_index (DeskOrder *self, const char *key, Sentinel sentinel, GError **error)
{
  DeskConnection *connection = self->compiler->connection;
  const char *table = self->path.column != NULL ? NULL : self->over->name;
  const DeskRecordTable *holder = NULL;
  DeskStatement *st;

  if (self->path.column != NULL)
    {
      desk_record_table_find_column (self->path.table, self->path.column->field->name, &holder);
      table = holder->name;
    }
  if (!self->descending)
    return walk (self, desk_connection_statement (connection, desk_intern_sql ("SELECT \"id\" FROM \"%s\" ORDER BY \"%s\", \"id\"", table, key)), error);

  st = desk_connection_statement (connection, desk_intern_sql ("SELECT \"id\" FROM \"%s\" WHERE \"%s\" %s $1 ORDER BY \"%s\" DESC, \"id\" DESC", table, key,
                                                               sentinel == SENTINEL_TEXT ? "<>" : "<", key));
  bind_sentinel (st, sentinel);
  if (!walk (self, st, error))
    return FALSE;
  st = desk_connection_statement (connection, desk_intern_sql ("SELECT \"id\" FROM \"%s\" WHERE \"%s\" = $1 ORDER BY \"id\" DESC", table, key));
  bind_sentinel (st, sentinel);
  return walk (self, st, error);
}

static gboolean
walk_ids (DeskOrder *self, GError **error)
{
  const char *sql = desk_intern_sql ("SELECT \"id\" FROM \"%s\" ORDER BY \"id\"%s", self->over->name, self->descending ? " DESC" : "");

  return walk (self, desk_connection_statement (self->compiler->connection, sql), error);
}

/* --- by groups of one value each --- */

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  gint64 left = *(const gint64 *) a;
  gint64 right = *(const gint64 *) b;

  return (left > right) - (left < right);
}

typedef struct {
  DeskOrder *order;
  const DeskValue *values; /* in order */
  guint n;
  const char *table, *column;
  gboolean by_id;          /* an index gives the ids of a value in order */
  GArray *ids;             /* of the group under way, owned */
} Groups;

/* By their bits, which takes a tenth of the time; rows beyond the sixteenth of a record have none. */
static void
sort_group (Groups *self)
{
  g_autoptr (DeskIdSet) bits = NULL;

  if (self->order->over->owner != NULL)
    {
      g_array_sort (self->ids, compare_ids);
      return;
    }
  bits = desk_id_set_new (FALSE);
  for (guint i = 0; i < self->ids->len; i++)
    desk_id_set_add (bits, g_array_index (self->ids, gint64, i));
  g_array_unref (self->ids);
  self->ids = desk_id_set_to_array (bits);
}

static void
emit_group (Groups *self)
{
  gboolean mixed = FALSE;

  for (guint i = 1; i < self->ids->len && !mixed; i++)
    mixed = g_array_index (self->ids, gint64, i - 1) > g_array_index (self->ids, gint64, i);
  if (mixed)
    sort_group (self);
  for (guint i = 0; i < self->ids->len; i++)
    desk_order_emit (self->order, g_array_index (self->ids, gint64, self->order->descending ? self->ids->len - 1 - i : i));
  g_array_set_size (self->ids, 0);
}

/* Adds the ids of one value to the group under way; NULL: of what has none. */
static gboolean
read_value (Groups *self, const DeskValue *value, GError **error)
{
  const char *sql = desk_intern_sql ("SELECT \"id\" FROM \"%s\" WHERE \"%s\" %s", self->table, self->column, value != NULL ? "= $1" : "IS NULL");
  DeskStatement *st = desk_connection_statement (self->order->compiler->connection, sql);
  DeskDbResult r;

  if (value != NULL)
    desk_statement_bind_value (st, 1, value);
  while ((r = desk_statement_step (st)) == DESK_DB_ROW)
    {
      gint64 id = desk_statement_column_int64 (st, 0);
      if (desk_id_set_has (self->order->set, id))
        g_array_append_val (self->ids, id);
    }
  return r == DESK_DB_DONE || desk_connection_fail (self->order->compiler->connection, r, error);
}

/* Each id as it comes, so that the first do not wait for a hundred thousand of the same value. */
static gboolean
walk_value (Groups *self, const DeskValue *value, GError **error)
{
  const char *sql = desk_intern_sql ("SELECT \"id\" FROM \"%s\" WHERE \"%s\" = $1 ORDER BY \"id\"%s", self->table, self->column,
                                     self->order->descending ? " DESC" : "");
  DeskStatement *st = desk_connection_statement (self->order->compiler->connection, sql);

  desk_statement_bind_value (st, 1, value);
  return walk (self->order, st, error);
}

static gboolean
is_known (const Groups *self, const DeskValue *value)
{
  for (guint i = 0; i < self->n; i++)
    if (desk_value_equal (&self->values[i], value))
      return TRUE;
  return FALSE;
}

/* The least value beyond @value, which it replaces: a seek along the index each. */
static gboolean
next_value (Groups *self, DeskValue *value, GError **error)
{
  const char *sql = desk_intern_sql ("SELECT min(\"%s\") FROM \"%s\"%s", self->column, self->table,
                                     desk_value_is_none (value) ? "" : desk_intern_sql (" WHERE \"%s\" > $1", self->column));
  DeskStatement *st = desk_connection_statement (self->order->compiler->connection, sql);
  DeskDbResult r;

  if (!desk_value_is_none (value))
    desk_statement_bind_value (st, 1, value);
  r = desk_statement_step (st);
  if (r != DESK_DB_ROW)
    return desk_connection_fail (self->order->compiler->connection, r == DESK_DB_DONE ? DESK_DB_CORRUPT : r, error);
  desk_value_clear (value);
  desk_statement_column_value (st, 0, value);
  desk_statement_reset (st);
  return TRUE;
}

/* What has a value that is no longer known, or none, comes at the end, by id. */
static gboolean
walk_others (Groups *self, GError **error)
{
  g_auto (DeskValue) value = DESK_VALUE_INIT;

  if (!next_value (self, &value, error))
    return FALSE;
  while (!desk_value_is_none (&value))
    if ((!is_known (self, &value) && !read_value (self, &value, error)) || !next_value (self, &value, error))
      return FALSE;
  if (!read_value (self, NULL, error))
    return FALSE;
  emit_group (self);
  return TRUE;
}

static gboolean
walk_groups (DeskOrder *self, const DeskValue *values, guint n, gboolean by_id, GError **error)
{
  const DeskRecordTable *holder = NULL;
  gboolean ok = TRUE;

  desk_record_table_find_column (self->path.table, self->path.column->field->name, &holder);
  Groups groups = { self, values, n, holder->name, self->path.column->name, by_id, g_array_new (FALSE, FALSE, sizeof (gint64)) };
  for (guint i = 0; ok && i < n; i++)
    {
      const DeskValue *value = &values[self->descending ? n - 1 - i : i];
      ok = by_id ? walk_value (&groups, value, error) : read_value (&groups, value, error);
      emit_group (&groups);
    }
  ok = ok && walk_others (&groups, error);
  g_array_unref (groups.ids);
  return ok;
}

static gboolean
walk_choices (DeskOrder *self, GError **error)
{
  g_autoptr (GArray) values = g_array_new (FALSE, TRUE, sizeof (DeskValue));

  g_array_set_clear_func (values, (GDestroyNotify) desk_value_clear);
  for (const DeskChoice *choice = self->field->choices; choice->code != NULL; choice++)
    {
      DeskValue value;
      desk_value_init_text (&value, choice->code);
      g_array_append_val (values, value);
    }
  /* A choice that sorts has an index of its own. */
  return walk_groups (self, (const DeskValue *) (gpointer) values->data, values->len, TRUE, error);
}

static gboolean
walk_ranked (DeskOrder *self, GError **error)
{
  const DeskRecordTable *target = desk_projection_find (self->compiler->projection, self->path.column->field->refers);
  g_autoptr (GArray) ids = desk_order_all (self->compiler, target, error);
  g_autoptr (GArray) values = g_array_new (FALSE, TRUE, sizeof (DeskValue));

  if (ids == NULL)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    {
      DeskValue value;
      desk_value_init_integer (&value, g_array_index (ids, gint64, i));
      g_array_append_val (values, value);
    }
  return walk_groups (self, (const DeskValue *) (gpointer) values->data, values->len, FALSE, error);
}

/* --- which way --- */

/* The index that gives the order by itself, or NULL. */
static const char *
find_index (const DeskColumn *column, Sentinel *sentinel)
{
  if (column->sort == DESK_COLUMN_KEYED)
    {
      gboolean text = !column->reference && (column->field->flags & DESK_FIELD_PINYIN) == 0;
      *sentinel = text ? SENTINEL_TEXT : SENTINEL_KEY;
      return column->key_name;
    }
  if (column->sort == DESK_COLUMN_SORTED && column->field->kind != DESK_FIELD_CHOICE)
    {
      *sentinel = column->integer ? SENTINEL_INTEGER : SENTINEL_TEXT;
      return column->name;
    }
  return NULL;
}

static gboolean
has_index_of_codes (const DeskOrder *self)
{
  return self->field->kind == DESK_FIELD_CHOICE && self->field->choices != NULL
         && (self->path.column->sort == DESK_COLUMN_SORTED || (desk_type_is_a (self->path.table->type, "case") && g_str_equal (self->field->name, "state")));
}

/* A look-up of one key costs as much as a good many steps along an index. */
static gboolean
is_few (DeskOrder *self)
{
  gsize n;

  if (self->set->negated)
    return FALSE;
  n = desk_id_set_count (self->set);
  return n <= desk_order_few && n * STEPS_A_LOOK_UP <= (gsize) self->set->words->len * 64;
}

static gboolean
order (DeskOrder *self, GError **error)
{
  const DeskColumn *column = self->path.column;
  Sentinel sentinel = SENTINEL_KEY;
  const char *key;

  if (is_few (self))
    return desk_order_in_memory (self, TRUE, error);
  if (column == NULL)
    return walk_ids (self, error);
  if (self->path.record != 0)
    return desk_order_in_memory (self, FALSE, error);

  key = find_index (column, &sentinel);
  if (key != NULL)
    return walk_index (self, key, sentinel, error);
  if (has_index_of_codes (self))
    return walk_choices (self, error);
  if (column->sort == DESK_COLUMN_RANKED && (column->field->flags & DESK_FIELD_FILTER) != 0)
    return walk_ranked (self, error);
  return desk_order_in_memory (self, FALSE, error);
}

gboolean
desk_order (DeskCompiler *compiler, const DeskRecordTable *over, DeskIdSet *set, const char *sort, DeskOrderSink *sink, GError **error)
{
  g_autoptr (DeskJoin) join = desk_join_new (compiler->projection, over);
  DeskOrder self = { .compiler = compiler, .over = over, .set = set, .sink = sink, .join = join };

  if (sort != NULL && *sort == '-')
    {
      self.descending = TRUE;
      sort++;
    }
  if (sort != NULL && *sort != '\0')
    {
      if (!desk_join_add (join, sort, &self.path, error))
        return FALSE;
      self.field = desk_type_find_field (self.path.table->type, self.path.column->field->name);
      if (self.field == NULL)
        self.field = self.path.column->field;
    }
  return order (&self, error);
}

GArray *
desk_order_all (DeskCompiler *compiler, const DeskRecordTable *table, GError **error)
{
  g_autoptr (DeskIdSet) set = desk_id_set_new (FALSE);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  DeskOrderSink sink = { ids, NULL, NULL };
  const DeskColumn *title = desk_record_table_get_title (table, NULL);
  const DeskColumn *declared = NULL;
  Sentinel sentinel;
  const char *sort = NULL;

  /* Only what an index gives: a sort by a reference would come back here. */
  if (table->type->sort != NULL)
    declared = desk_record_table_find_column (table, table->type->sort + (table->type->sort[0] == '-'), NULL);
  if (declared != NULL && find_index (declared, &sentinel) != NULL)
    sort = declared->field->name;
  else if (title != NULL && find_index (title, &sentinel) != NULL)
    sort = title->field->name;

  desk_id_set_negate (set);
  if (!desk_order (compiler, table, set, sort, &sink, error))
    return NULL;
  return g_steal_pointer (&ids);
}
