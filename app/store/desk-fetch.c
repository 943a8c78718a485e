/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages of rows by id: one statement that reaches every column asked for, run once a row. */
#include "store/desk-list-private.h"

#include <string.h>

#include "model/desk-date.h"
#include "model/desk-query-private.h"
#include "store/desk-join.h"
#include "store/desk-row-private.h"

#define NOWHERE G_MAXUINT

/* Where in the statement the parts of a cell are. */
typedef struct {
  DeskJoinColumn path; /* column NULL: the record type */
  guint value;
  guint title;         /* of a record referred to, when it comes with the statement */
  guint target;        /* its uid */
  guint type;          /* records.type of the record the field belongs to */
  guint uid;           /* its uid */
} Cell;

typedef struct {
  DeskReading *reading;
  GArray *cells;
  GString *select;
  guint n;             /* columns selected */
  const char *sql;
  char today[DESK_DATE_STR_LEN]; /* a day of another year says which */
} Plan;

static guint
select_column (Plan *self, guint alias, const char *name)
{
  g_string_append_printf (self->select, "%st%u.\"%s\"", self->n > 0 ? ", " : "", alias, name);
  return self->n++;
}

/* Titles that many rows show are in the store's cache: areas, units, people,
 * and parties, which would else cost two places of a large file a row. */
static gboolean
is_shared (DeskProjection *projection, const char *type)
{
  const DeskRecordTable *table = desk_projection_find (projection, type);

  return desk_projection_is_small (type) || (table != NULL && desk_type_is_a (table->type, "party"));
}

static void
plan_reference (Plan *self, DeskJoin *join, Cell *cell)
{
  const DeskColumn *column = cell->path.column;
  const DeskRecordTable *target = desk_projection_find (self->reading->compiler.projection, column->field->refers);
  const DeskRecordTable *holder = NULL;
  const DeskColumn *title = target != NULL ? desk_record_table_get_title (target, &holder) : NULL;

  if (title == NULL || is_shared (self->reading->compiler.projection, column->field->refers))
    return;
  cell->title = select_column (self, desk_join_table (join, cell->path.holder, column->name, holder->name), title->name);
  cell->target = select_column (self, desk_join_table (join, cell->path.holder, column->name, "records"), "uid");
}

static gboolean
plan_cell (Plan *self, DeskJoin *join, const DeskRecordTable *over, const char *path, GError **error)
{
  Cell cell = { .title = NOWHERE, .target = NOWHERE, .type = NOWHERE, .uid = NOWHERE };

  if (g_str_equal (path, DESK_QUERY_TYPE_PATH) && desk_record_table_find_column (over, path, NULL) == NULL)
    {
      g_array_append_val (self->cells, cell);
      return TRUE;
    }
  if (!desk_join_add (join, path, &cell.path, error))
    return FALSE;

  const DeskField *field = cell.path.column->field;
  cell.value = select_column (self, cell.path.holder, cell.path.column->name);
  if (cell.path.column->reference)
    plan_reference (self, join, &cell);
  if (field->kind == DESK_FIELD_CHOICE || field->kind == DESK_FIELD_CHOICES)
    cell.type = select_column (self, desk_join_table (join, cell.path.record, "id", "records"), "type");
  if ((field->flags & DESK_FIELD_SENSITIVE) != 0)
    cell.uid = select_column (self, desk_join_table (join, cell.path.record, "id", "records"), "uid");
  g_array_append_val (self->cells, cell);
  return TRUE;
}

static gboolean
make_plan (Plan *self, const DeskRecordTable *over, const char *const *columns, GError **error)
{
  g_autoptr (DeskJoin) join = desk_join_new (self->reading->compiler.projection, over);
  guint records = desk_join_table (join, 0, over->owner != NULL ? over->owner_name : "id", "records");

  select_column (self, records, "uid");
  select_column (self, records, "type");
  for (; *columns != NULL; columns++)
    if (!plan_cell (self, join, over, *columns, error))
      return FALSE;
  self->sql = desk_intern_sql ("SELECT %s FROM %s WHERE t0.\"id\" = $1", self->select->str, desk_join_get_from (join));
  return TRUE;
}

/* --- one row --- */

static void
read_reference (Plan *self, const Cell *cell, DeskStatement *st, char **text, DeskValue *raw)
{
  DeskCompiler *compiler = &self->reading->compiler;
  gint64 id = desk_value_get_integer (raw);
  char uid_text[DESK_UUID_STR_LEN];
  gboolean known;
  DeskUuid uid;

  desk_value_clear (raw);
  if (cell->target != NOWHERE)
    {
      known = desk_statement_column_uuid (st, cell->target, &uid);
      *text = g_strdup (desk_statement_column_text (st, cell->title));
    }
  else
    {
      known = desk_store_uid_of (compiler->store, compiler->connection, id, &uid);
      *text = desk_store_title_of (compiler->store, compiler->connection, id);
    }
  if (!known)
    return;
  desk_uuid_format (&uid, uid_text);
  desk_value_init_text (raw, uid_text);
}

static char *
titles_of (Plan *self, const char *joined)
{
  DeskCompiler *compiler = &self->reading->compiler;
  g_auto (GStrv) parts = g_strsplit (joined, ",", -1);
  g_autoptr (GPtrArray) titles = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      DeskUuid uid;
      gint64 id = desk_uuid_parse (parts[i], &uid) ? desk_store_id_of (compiler->store, compiler->connection, &uid) : 0;
      if (id != 0)
        g_ptr_array_add (titles, desk_store_title_of (compiler->store, compiler->connection, id));
    }
  g_ptr_array_add (titles, NULL);
  return g_strjoinv (desk_language_pick (", ", "、"), (char **) titles->pdata);
}

/* The field as the type of that very record declares it, for its own labels and choices. */
static const DeskField *
field_of (Plan *self, const Cell *cell, DeskStatement *st)
{
  const DeskRecordTable *table = cell->path.table;
  const DeskField *field;

  if (cell->type != NOWHERE && !desk_statement_column_is_null (st, cell->type))
    {
      const DeskRecordTable *own = desk_projection_find_by_id (self->reading->compiler.projection, desk_statement_column_int64 (st, cell->type));
      /* A row's own fields are not those of the record it belongs to. */
      if (own != NULL && desk_type_is_a (own->type, table->type->name))
        table = own;
    }
  field = desk_type_find_field (table->type, cell->path.column->field->name);
  return field != NULL ? field : cell->path.column->field;
}

static void
read_cell (Plan *self, const Cell *cell, DeskStatement *st, const DeskRecordTable *type, char **text, DeskValue *raw)
{
  DeskStore *store = self->reading->compiler.store;

  if (cell->path.column == NULL)
    {
      if (type == NULL)
        return;
      *text = g_strdup (desk_type_get_label (type->type));
      desk_value_init_text (raw, type->type->name);
      return;
    }

  desk_column_read (cell->path.column, st, cell->value, raw);
  if (desk_value_is_none (raw))
    return;

  const DeskField *field = field_of (self, cell, st);
  if (cell->path.column->reference)
    read_reference (self, cell, st, text, raw);
  else if (field->kind == DESK_FIELD_REFERENCES)
    *text = titles_of (self, desk_value_get_text (raw));
  else if (cell->uid != NOWHERE)
    {
      DeskUuid uid = DESK_UUID_NIL;
      desk_statement_column_uuid (st, cell->uid, &uid);
      *text = desk_store_mask (store, &uid, field, raw);
    }
  else if (field->kind == DESK_FIELD_DATE)
    *text = desk_date_format_near (desk_value_get_text (raw), self->today);
  else
    *text = desk_field_format (field, raw, DESK_FORMAT_DISPLAY, desk_store_get_zone (store));
}

static DeskRowData *
read_row (Plan *self, DeskStatement *st, gint64 id)
{
  DeskRowData *row = desk_row_data_new (id, self->cells->len);
  const DeskRecordTable *type = desk_projection_find_by_id (self->reading->compiler.projection, desk_statement_column_int64 (st, 1));

  desk_statement_column_uuid (st, 0, &row->uid);
  row->type = type != NULL ? type->type->name : NULL;
  for (guint i = 0; i < self->cells->len; i++)
    read_cell (self, &g_array_index (self->cells, Cell, i), st, type, &row->cells[i], &row->raws[i]);
  return row;
}

static gboolean
read_rows (Plan *self, const gint64 *ids, gsize n, GPtrArray *rows, GError **error)
{
  DeskConnection *connection = self->reading->compiler.connection;

  DeskStatement *st = desk_connection_statement (connection, self->sql);

  for (gsize i = 0; i < n; i++)
    {
      desk_statement_bind_int64 (st, 1, ids[i]);
      DeskDbResult r = desk_statement_step (st);
      if (r != DESK_DB_ROW && r != DESK_DB_DONE)
        return desk_connection_fail (connection, r, error);
      /* A record that has gone meanwhile is an empty row: the list follows soon. */
      g_ptr_array_add (rows, r == DESK_DB_ROW ? read_row (self, st, ids[i]) : desk_row_data_new (ids[i], self->cells->len));
      desk_statement_reset (st);
    }
  return TRUE;
}

GPtrArray *
desk_store_fetch_data (DeskStore *store, const char *over, const char *const *columns, const gint64 *ids, gsize n, GCancellable *cancellable, GError **error)
{
  static const DeskQueryContext unused = { 0 };
  DeskReading reading;
  g_autoptr (GPtrArray) rows = g_ptr_array_new_full ((guint) n, (GDestroyNotify) desk_row_data_free);

  if (!desk_reading_begin (&reading, store, &unused, cancellable, error))
    return NULL;
  Plan plan = { &reading, g_array_new (FALSE, FALSE, sizeof (Cell)), g_string_new (NULL), 0, NULL, "" };
  const DeskRecordTable *table = desk_reading_find_table (reading.compiler.projection, over, error);
  desk_date_from_us (desk_store_now (reading.compiler.store), desk_store_get_zone (reading.compiler.store), plan.today);
  gboolean ok = table != NULL && make_plan (&plan, table, columns, error) && read_rows (&plan, ids, n, rows, error);
  g_array_unref (plan.cells);
  g_string_free (plan.select, TRUE);
  desk_reading_end (&reading);
  return ok ? g_steal_pointer (&rows) : NULL;
}

GPtrArray *
desk_store_fetch (DeskStore *self, const char *over, const char *const *columns, const gint64 *ids, gsize n, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) data = desk_store_fetch_data (self, over, columns, ids, n, cancellable, error);
  GPtrArray *rows;

  if (data == NULL)
    return NULL;
  rows = g_ptr_array_new_full (data->len, g_object_unref);
  for (guint i = 0; i < data->len; i++)
    {
      DeskRowData *row = data->pdata[i];
      DeskRow *object = desk_row_new (row->id, NULL);
      desk_row_set_data (object, row);
      data->pdata[i] = NULL;
      g_ptr_array_add (rows, object);
    }
  return rows;
}
