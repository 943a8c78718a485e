/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables, columns and indexes of the declared types, and the texts to use them. */
#include "store/desk-projection-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

static const char *const root_columns[] = { "id", "type_id", "withdrawn" };

DeskDbColumn
desk_record_table_db_column (const DeskRecordTable *table, guint position)
{
  DeskDbColumn db = { NULL, NULL, DESK_PART_FIXED };
  for (guint i = table->columns->len; i > 0; i--) {
    const DeskColumn *column = g_ptr_array_index (table->columns, i - 1);
    if (column->position > position)
      continue;
    db.column = column;
    db.part = position == column->position ? DESK_PART_VALUE : column->key_name != NULL && position == column->position + 1 ? DESK_PART_KEY : DESK_PART_HASH;
    db.name = db.part == DESK_PART_VALUE ? column->name : db.part == DESK_PART_KEY ? column->key_name : column->hash_name;
    return db;
  }
  if (table->owner != NULL && position == 1)
    db.name = table->owner_name;
  else if (table->owner != NULL && position == 2)
    db.name = "number";
  else
    db.name = root_columns[position];
  return db;
}

static char *
column_list (const DeskRecordTable *table)
{
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < table->n_db_columns; i++)
    g_string_append_printf (text, "%s\"%s\"", i > 0 ? ", " : "", desk_record_table_db_column (table, i).name);
  return g_string_free (text, FALSE);
}

static const char *
intern (char *text)
{
  const char *interned = g_intern_string (text);
  g_free (text);
  return interned;
}

static guint
set_hash (gconstpointer data)
{
  const DeskColumnSet *set = data;
  guint64 h = 0;
  for (guint i = 0; i < G_N_ELEMENTS (set->bits); i++)
    h = (h ^ set->bits[i]) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  return (guint) (h >> 32);
}

static gboolean
set_equal (gconstpointer a, gconstpointer b)
{
  return memcmp (a, b, sizeof (DeskColumnSet)) == 0;
}

void
desk_record_table_make_sql (DeskProjection *self, DeskRecordTable *table)
{
  DeskRecordTableSql *sql = g_new0 (DeskRecordTableSql, 1);
  g_autofree char *columns = column_list (table);
  GString *values = g_string_new (NULL);
  for (guint i = 0; i < table->n_db_columns; i++)
    g_string_append_printf (values, "%s$%u", i > 0 ? ", " : "", i + 1);
  sql->insert = intern (g_strdup_printf ("INSERT INTO \"%s\" (%s) VALUES (%s)", table->name, columns, values->str));
  sql->select = intern (g_strdup_printf ("SELECT %s FROM \"%s\" WHERE \"id\" = $1", columns, table->name));
  if (table->owner != NULL)
    sql->select_rows = intern (g_strdup_printf ("SELECT %s FROM \"%s\" WHERE \"id\" BETWEEN $1 AND $2 ORDER BY \"id\"", columns, table->name));
  const DeskRecordTable *holder = NULL;
  const DeskColumn *title = desk_record_table_get_title (table, &holder);
  if (title != NULL && title->key_name != NULL && (title->field->flags & DESK_FIELD_PINYIN))
    sql->title_key = intern (g_strdup_printf ("SELECT \"%s\" FROM \"%s\" WHERE \"id\" = $1", title->key_name, holder->name));
  if (title != NULL)
    sql->title = intern (g_strdup_printf ("SELECT \"%s\" FROM \"%s\" WHERE \"id\" = $1", title->name, holder->name));
  if (table->owner == NULL && table->base == NULL)
    sql->withdrawn = intern (g_strdup_printf ("SELECT \"withdrawn\" FROM \"%s\" WHERE \"id\" = $1", table->name));
  sql->updates = g_hash_table_new_full (set_hash, set_equal, g_free, NULL);
  table->sql = sql;
  g_string_free (values, TRUE);
}

void
desk_record_table_sql_free (gpointer data)
{
  DeskRecordTableSql *sql = data;
  if (sql == NULL)
    return;
  g_hash_table_unref (sql->updates);
  g_free (sql);
}

const char *
desk_record_table_update_sql (const DeskRecordTable *table, const DeskColumnSet *set)
{
  DeskRecordTableSql *sql = table->sql;
  const char *known = g_hash_table_lookup (sql->updates, set);
  if (known != NULL)
    return known;
  GString *text = g_string_new (NULL);
  guint n = 2;
  g_string_append_printf (text, "UPDATE \"%s\" SET ", table->name);
  for (guint i = 0; i < table->n_db_columns; i++)
    if (desk_column_set_has (set, i)) {
      g_string_append_printf (text, "%s\"%s\" = $%u", n > 2 ? ", " : "", desk_record_table_db_column (table, i).name, n);
      n++;
    }
  g_string_append (text, " WHERE \"id\" = $1");
  known = intern (g_string_free (text, FALSE));
  g_hash_table_insert (sql->updates, g_memdup2 (set, sizeof *set), (gpointer) known);
  return known;
}

/* --- making them --- */

static void
append_column (GString *ddl, DeskDbColumn db)
{
  const DeskColumn *column = db.column;
  if (db.part == DESK_PART_HASH)
    g_string_append_printf (ddl, "\"%s\" @BLOB@", db.name);
  else if (db.part == DESK_PART_KEY && !column->reference && !(column->field->flags & DESK_FIELD_PINYIN))
    g_string_append_printf (ddl, "\"%s\" TEXT NOT NULL DEFAULT '" DESK_NO_TEXT "'", db.name);
  else if (db.part == DESK_PART_KEY)
    g_string_append_printf (ddl, "\"%s\" @BLOB@ NOT NULL DEFAULT @NO_KEY@", db.name);
  else if (column->reference)
    g_string_append_printf (ddl, "\"%s\" @I64@ REFERENCES records (id)", db.name);
  else if (column->sort == DESK_COLUMN_SORTED && column->integer)
    g_string_append_printf (ddl, "\"%s\" @I64@ NOT NULL DEFAULT %" G_GINT64_FORMAT, db.name, DESK_NO_INTEGER);
  else if (column->sort == DESK_COLUMN_SORTED)
    g_string_append_printf (ddl, "\"%s\" TEXT NOT NULL DEFAULT '" DESK_NO_TEXT "'", db.name);
  else
    g_string_append_printf (ddl, "\"%s\" %s", db.name, column->integer ? "@I64@" : "TEXT");
}

static char *
create_table (const DeskRecordTable *table)
{
  GString *ddl = g_string_new (NULL);
  g_string_append_printf (ddl, "CREATE TABLE IF NOT EXISTS \"%s\" (\"id\" @I64@ NOT NULL PRIMARY KEY", table->name);
  if (table->owner != NULL)
    g_string_append_printf (ddl, ", \"%s\" @I64@ NOT NULL REFERENCES records (id), \"number\" @I64@ NOT NULL", table->owner_name);
  else if (table->base == NULL)
    g_string_append (ddl, " REFERENCES records (id), \"type_id\" @I64@ NOT NULL REFERENCES record_types (id), \"withdrawn\" @I64@ NOT NULL");
  else
    g_string_append (ddl, " REFERENCES records (id)");
  for (guint i = 0; i < table->n_db_columns; i++) {
    DeskDbColumn db = desk_record_table_db_column (table, i);
    if (db.part == DESK_PART_FIXED)
      continue;
    g_string_append (ddl, ",\n  ");
    append_column (ddl, db);
  }
  g_string_append (ddl, ") @STRICT@;\n");
  return g_string_free (ddl, FALSE);
}

/* The id is the last part of every index by itself, so that paging by (key, id)
 * reads the index alone; naming it would only store it twice. */
static void
append_index (GString *ddl, const char *table, const char *columns)
{
  g_autofree char *name = g_strconcat (table, "_by_", columns, NULL);
  g_strdelimit (name, ", \"", '_');
  g_string_append_printf (ddl, "CREATE INDEX IF NOT EXISTS \"%s\" ON \"%s\" (", name, table);
  g_auto (GStrv) parts = g_strsplit (columns, ",", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    g_string_append_printf (ddl, "%s\"%s\"", i > 0 ? ", " : "", parts[i]);
  g_string_append (ddl, ");\n");
}

static const char *const case_indexes[] = {
  "number_key", "title_key", "party_key", "due_at", "registered_at", "changed_at", "area_id", "tier", "state",
  "unit_id,state,due_at", "person_id,state,due_at", "party_id,state", "type_id,state,unit_id,tier",
};

static char *
column_of_unique (const DeskRecordTable *table, const char *field)
{
  const DeskRecordTable *holder = NULL;
  const DeskColumn *column = desk_record_table_find_column (table, field, &holder);
  if (column == NULL || holder != table)
    return NULL;
  return g_strdup (column->hash_name != NULL ? column->hash_name : column->name);
}

/* Only the part of a unique group that is in this table: it narrows well enough. */
static void
append_unique (GString *ddl, const DeskRecordTable *table)
{
  g_auto (GStrv) groups = g_strsplit (table->type->unique != NULL ? table->type->unique : "", ";", -1);
  for (guint g = 0; groups[g] != NULL; g++) {
    g_auto (GStrv) names = g_strsplit (groups[g], " ", -1);
    g_autoptr (GString) columns = g_string_new (NULL);
    for (guint i = 0; names[i] != NULL; i++) {
      g_autofree char *name = names[i][0] != '\0' ? column_of_unique (table, names[i]) : NULL;
      if (name != NULL)
        g_string_append_printf (columns, "%s%s", columns->len > 0 ? "," : "", name);
    }
    if (columns->len > 0)
      append_index (ddl, table->name, columns->str);
  }
}

static char *
create_indexes (const DeskRecordTable *table)
{
  GString *ddl = g_string_new (NULL);
  gboolean is_case = strcmp (table->type->name, "case") == 0;
  for (guint i = 0; is_case && i < G_N_ELEMENTS (case_indexes); i++)
    append_index (ddl, table->name, case_indexes[i]);
  if (is_case)
    g_string_append_printf (ddl, "CREATE INDEX IF NOT EXISTS \"cases_by_common_problem\" ON \"%s\" (\"common_problem_id\") "
                                 "WHERE \"common_problem_id\" IS NOT NULL;\n"
                                 /* few cases wait for a rule: see desk-rules-run.c */
                                 "CREATE INDEX IF NOT EXISTS \"cases_by_rule_at\" ON \"%s\" (\"rule_at\") WHERE \"rule_at\" < 9223372036854775807;\n", table->name, table->name);
  if (strcmp (table->type->name, "party") == 0)
    append_index (ddl, table->name, "telephone"); /* for parties that are one: see desk-same.c */
  for (guint i = 0; !is_case && i < table->columns->len; i++) {
    const DeskColumn *column = g_ptr_array_index (table->columns, i);
    if (column->sort == DESK_COLUMN_KEYED)
      append_index (ddl, table->name, column->key_name);
    if (column->sort == DESK_COLUMN_SORTED || (column->reference && (column->field->flags & DESK_FIELD_FILTER)) ||
        (column->reference && column->sort == DESK_COLUMN_KEYED))
      append_index (ddl, table->name, column->name);
    if (column->hash_name != NULL)
      append_index (ddl, table->name, column->hash_name);
  }
  /* Lists leave out what was withdrawn, which is little: all of it at once, without reading the table. */
  if (table->owner == NULL && table->base == NULL)
    g_string_append_printf (ddl, "CREATE INDEX IF NOT EXISTS \"%s_withdrawn\" ON \"%s\" (\"withdrawn\") WHERE \"withdrawn\" <> 0;\n", table->name, table->name);
  append_unique (ddl, table);
  return g_string_free (ddl, FALSE);
}

static gboolean
fail (DeskConnection *connection, DeskDbResult r, GError **error)
{
  return r == DESK_DB_OK || r == DESK_DB_DONE || r == DESK_DB_ROW || desk_connection_fail (connection, r, error);
}

/* Adds the columns that are not there; *@derived when one of them is made from values stored before. */
static gboolean
add_columns (const DeskRecordTable *table, DeskConnection *writer, gboolean *derived, GError **error)
{
  g_autofree char *query = g_strdup_printf ("SELECT name FROM pragma_table_info('%s')", table->name);
  g_autoptr (GHashTable) present = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (DeskStatement) st = desk_connection_prepare (writer, query);
  DeskDbResult r;
  while ((r = desk_statement_step (st)) == DESK_DB_ROW)
    g_hash_table_add (present, g_strdup (desk_statement_column_text (st, 0)));
  for (guint i = 0; r == DESK_DB_DONE && i < table->n_db_columns; i++) {
    DeskDbColumn db = desk_record_table_db_column (table, i);
    if (db.part == DESK_PART_FIXED || g_hash_table_contains (present, db.name))
      continue;
    g_autoptr (GString) ddl = g_string_new (NULL);
    g_string_append_printf (ddl, "ALTER TABLE \"%s\" ADD COLUMN ", table->name);
    append_column (ddl, db);
    DeskDbResult added = desk_connection_execute (writer, ddl->str);
    if (added != DESK_DB_OK)
      return fail (writer, added, error);
    if (db.part != DESK_PART_VALUE && g_hash_table_contains (present, db.column->name))
      *derived = TRUE;
  }
  return fail (writer, r, error);
}

static gboolean
make_table (const DeskRecordTable *table, DeskConnection *writer, gboolean *derived, GError **error)
{
  g_autofree char *create = create_table (table);
  g_autofree char *indexes = create_indexes (table);
  DeskDbResult r = desk_connection_execute (writer, create);
  if (r != DESK_DB_OK)
    return fail (writer, r, error);
  if (!add_columns (table, writer, derived, error))
    return FALSE;
  return fail (writer, desk_connection_execute (writer, indexes), error);
}

/* --- record_types --- */

typedef struct {
  gint64 id, version;
  char *declaration;
} Known;

static void
known_free (gpointer data)
{
  Known *known = data;
  g_free (known->declaration);
  g_free (known);
}

static GHashTable *
read_known (DeskConnection *reader, GError **error)
{
  g_autoptr (GHashTable) all = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, known_free);
  DeskStatement *st = desk_connection_sql (reader, DESK_SQL_TYPE_LIST);
  DeskDbResult r;
  while ((r = desk_statement_step (st)) == DESK_DB_ROW) {
    Known *known = g_new0 (Known, 1);
    known->id = desk_statement_column_int64 (st, 0);
    known->version = desk_statement_column_int64 (st, 2);
    known->declaration = g_strdup (desk_statement_column_text (st, 3));
    g_hash_table_insert (all, g_strdup (desk_statement_column_text (st, 1)), known);
  }
  if (r != DESK_DB_DONE) {
    desk_connection_fail (reader, r, error);
    return NULL;
  }
  return g_steal_pointer (&all);
}

gboolean
desk_projection_add_absent (DeskConnection *reader, DeskRegistry *registry, GError **error)
{
  DeskStatement *st = desk_connection_sql (reader, DESK_SQL_TYPE_LIST);
  DeskDbResult r;
  while ((r = desk_statement_step (st)) == DESK_DB_ROW)
    if (desk_registry_find_type (registry, desk_statement_column_text (st, 1)) == NULL &&
        !desk_registry_add_absent (registry, desk_statement_column_text (st, 3), error)) {
      desk_statement_reset (st);
      return FALSE;
    }
  return fail (reader, r, error);
}

static gboolean
is_newer (const DeskType *type, const Known *known, GError **error)
{
  if (known == NULL || known->version <= type->version)
    return FALSE;
  g_set_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_NEWER,
               _ ("The store was written by a newer version of “%s”. It was left as it is. Please update the program."),
               desk_type_get_label (type));
  return TRUE;
}

static gboolean
write_declaration (const DeskType *type, const char *json, const Known *known, DeskConnection *writer, GError **error)
{
  DeskStatement *st = desk_connection_sql (writer, known == NULL ? DESK_SQL_TYPE_ADD : DESK_SQL_TYPE_CHANGE);
  desk_statement_bind_text (st, 1, type->name, -1);
  desk_statement_bind_int64 (st, 2, type->version);
  desk_statement_bind_text (st, 3, json, -1);
  if (known == NULL)
    desk_statement_bind_text (st, 4, type->area != NULL ? type->area : "core", -1);
  return fail (writer, desk_statement_run (st), error);
}

static gboolean
ensure_all (DeskProjection *self, DeskConnection *writer, GHashTable *known, gboolean *derived, GError **error)
{
  for (guint i = 0; i < self->tables->len; i++) {
    const DeskRecordTable *table = g_ptr_array_index (self->tables, i);
    const Known *old = g_hash_table_lookup (known, table->type->name);
    g_autofree char *json = desk_type_to_json (table->type);
    if (old != NULL && old->version == table->type->version && strcmp (old->declaration, json) == 0)
      continue;
    if (!write_declaration (table->type, json, old, writer, error) || !make_table (table, writer, derived, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
is_current (DeskProjection *self, GHashTable *known, gboolean *newer, GError **error)
{
  gboolean current = TRUE;
  for (guint i = 0; i < self->tables->len; i++) {
    const DeskRecordTable *table = g_ptr_array_index (self->tables, i);
    const Known *old = g_hash_table_lookup (known, table->type->name);
    g_autofree char *json = desk_type_to_json (table->type);
    if (is_newer (table->type, old, error)) {
      *newer = TRUE;
      return FALSE;
    }
    current = current && old != NULL && strcmp (old->declaration, json) == 0;
  }
  return current;
}

static gboolean
fill_ids (DeskProjection *self, DeskConnection *reader, GError **error)
{
  g_autoptr (GHashTable) known = read_known (reader, error);
  if (known == NULL)
    return FALSE;
  for (guint i = 0; i < self->tables->len; i++) {
    DeskRecordTable *table = g_ptr_array_index (self->tables, i);
    const Known *old = g_hash_table_lookup (known, table->type->name);
    if (old == NULL)
      continue; /* a type newly declared, in a store that is only read: it has no records */
    table->type_id = old->id;
    g_hash_table_insert (self->by_id, &table->type_id, table);
  }
  return TRUE;
}

gboolean
desk_projection_prepare (DeskProjection *self, DeskConnection *writer, DeskConnection *reader, gboolean *rebuild, GError **error)
{
  gboolean newer = FALSE;
  *rebuild = FALSE;
  g_autoptr (GHashTable) known = read_known (reader, error);
  if (known == NULL)
    return FALSE;
  if (!is_current (self, known, &newer, error)) {
    if (newer)
      return FALSE;
    if (writer != NULL) {
      DeskDbResult r = desk_connection_begin (writer);
      if (r != DESK_DB_OK)
        return desk_connection_fail (writer, r, error);
      g_clear_pointer (&known, g_hash_table_unref);
      known = read_known (writer, error); /* another window may have been first */
      if (known == NULL || !ensure_all (self, writer, known, rebuild, error)) {
        desk_connection_rollback (writer);
        return FALSE;
      }
      if ((r = desk_connection_commit (writer)) != DESK_DB_OK) {
        desk_connection_rollback (writer);
        return desk_connection_fail (writer, r, error);
      }
    }
  }
  return fill_ids (self, reader, error);
}
