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
    desk_order_emit (self, desk_statement_column_int64 (st, 0));
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
  const char *sql;
  GArray *ids;     /* of the group under way */
  gboolean mixed;  /* they did not come in order of id */
  DeskIdSet *done;
} Groups;

static void
emit_group (Groups *self)
{
  if (self->mixed)
    g_array_sort (self->ids, compare_ids);
  self->mixed = FALSE;
  for (guint i = 0; i < self->ids->len; i++)
    {
      gint64 id = g_array_index (self->ids, gint64, self->order->descending ? self->ids->len - 1 - i : i);
      desk_order_emit (self->order, id);
    }
  g_array_set_size (self->ids, 0);
}

static gboolean
read_group (Groups *self, DeskStatement *st, GError **error)
{
  DeskDbResult r;

  while ((r = desk_statement_step (st)) == DESK_DB_ROW)
    {
      gint64 id = desk_statement_column_int64 (st, 0);
      if (!desk_id_set_has (self->order->set, id) || desk_id_set_has (self->done, id))
        continue;
      self->mixed = self->mixed || (self->ids->len > 0 && g_array_index (self->ids, gint64, self->ids->len - 1) > id);
      g_array_append_val (self->ids, id);
      desk_id_set_add (self->done, id);
    }
  if (r != DESK_DB_DONE)
    return desk_connection_fail (self->order->compiler->connection, r, error);
  emit_group (self);
  return TRUE;
}

/* The values in order; what has none of them comes at the end. */
static gboolean
walk_groups (DeskOrder *self, const DeskValue *values, guint n, GError **error)
{
  const DeskRecordTable *holder = NULL;
  g_autoptr (DeskIdSet) done = desk_id_set_new (self->over->owner != NULL);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  Groups groups = { .order = self, .ids = ids, .done = done };

  desk_record_table_find_column (self->path.table, self->path.column->field->name, &holder);
  groups.sql = desk_intern_sql ("SELECT \"id\" FROM \"%s\" WHERE \"%s\" = $1", holder->name, self->path.column->name);
  for (guint i = 0; i < n; i++)
    {
      DeskStatement *st = desk_connection_statement (self->compiler->connection, groups.sql);
      desk_statement_bind_value (st, 1, &values[self->descending ? n - 1 - i : i]);
      if (!read_group (&groups, st, error))
        return FALSE;
    }
  if (!self->set->negated && !self->set->loose && desk_id_set_count (done) == desk_id_set_count (self->set))
    return TRUE;
  return read_group (&groups, desk_connection_statement (self->compiler->connection, desk_intern_sql ("SELECT \"id\" FROM \"%s\"", self->over->name)), error);
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
  return walk_groups (self, (const DeskValue *) (gpointer) values->data, values->len, error);
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
  return walk_groups (self, (const DeskValue *) (gpointer) values->data, values->len, error);
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
