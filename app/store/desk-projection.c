/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/desk-projection-private.h"

#include <string.h>

/* The fixed columns in front: id, type_id, withdrawn of a root; id, owner,
 * number of a row; id of a type that extends another. */
#define FIXED_ROOT 3
#define FIXED_ROW 3
#define FIXED_EXTENSION 1

gboolean
desk_projection_is_small (const char *type)
{
  static const char *const small[] = { "area", "unit", "person", "post" };
  for (guint i = 0; i < G_N_ELEMENTS (small); i++)
    if (g_strcmp0 (type, small[i]) == 0)
      return TRUE;
  return FALSE;
}

static char *
word_of (const char *name)
{
  return g_strdelimit (g_strdup (name), ".-", '_');
}

static gboolean
is_text_searched (const DeskField *field)
{
  if (!(field->flags & DESK_FIELD_SEARCH) || (field->flags & DESK_FIELD_SENSITIVE))
    return FALSE;
  return field->kind == DESK_FIELD_TEXT || field->kind == DESK_FIELD_LONG_TEXT || field->kind == DESK_FIELD_CREDIT_CODE;
}

static DeskColumnSort
sort_of (const DeskField *field)
{
  if (!(field->flags & DESK_FIELD_SORT) || (field->flags & DESK_FIELD_SENSITIVE))
    return DESK_COLUMN_PLAIN;
  if (field->kind == DESK_FIELD_REFERENCE)
    return desk_projection_is_small (field->refers) ? DESK_COLUMN_RANKED : DESK_COLUMN_KEYED;
  if (field->flags & DESK_FIELD_PINYIN || strcmp (field->name, "number") == 0)
    return DESK_COLUMN_KEYED;
  return DESK_COLUMN_SORTED;
}

static DeskColumn *
column_new (const DeskField *field, gboolean row, guint *position)
{
  DeskColumn *column = g_new0 (DeskColumn, 1);
  column->field = field;
  column->reference = field->kind == DESK_FIELD_REFERENCE;
  column->integer = column->reference || desk_field_is_integer (field);
  column->name = column->reference ? g_strconcat (field->name, "_id", NULL) : g_strdup (field->name);
  column->many = !row && (field->kind == DESK_FIELD_CHOICES || field->kind == DESK_FIELD_REFERENCES);
  column->searched = !row && is_text_searched (field);
  column->sort = sort_of (field);
  column->position = (*position)++;
  if (column->sort == DESK_COLUMN_KEYED) {
    column->key_name = g_strconcat (field->name, "_key", NULL);
    (*position)++;
  }
  if (field->flags & DESK_FIELD_SENSITIVE) {
    column->hash_name = g_strconcat (field->name, "_hash", NULL);
    (*position)++;
  }
  return column;
}

static void
column_free (gpointer data)
{
  DeskColumn *column = data;
  g_free (column->name);
  g_free (column->key_name);
  g_free (column->hash_name);
  g_free (column);
}

static void
table_free (gpointer data)
{
  DeskRecordTable *table = data;
  desk_record_table_sql_free (table->sql);
  g_free (table->name);
  g_free (table->owner_name);
  g_hash_table_unref (table->by_field);
  g_ptr_array_unref (table->columns);
  g_ptr_array_unref (table->row_tables);
  g_free (table);
}

static DeskRecordTable *
table_new (DeskProjection *self, const DeskType *type)
{
  DeskRecordTable *table = g_new0 (DeskRecordTable, 1);
  table->type = type;
  table->columns = g_ptr_array_new_with_free_func (column_free);
  table->by_field = g_hash_table_new (g_str_hash, g_str_equal);
  table->row_tables = g_ptr_array_new ();
  if (type->table != NULL) {
    table->name = g_strdup (type->table);
  } else {
    g_autofree char *word = word_of (type->name);
    table->name = g_strconcat ("x_", word, NULL);
  }
  if (type->base != NULL)
    table->base = g_hash_table_lookup (self->by_name, type->base->name);
  guint position = table->base != NULL ? FIXED_EXTENSION : FIXED_ROOT;
  if (type->row_of != NULL) {
    g_autofree char *word = word_of (type->row_of);
    table->owner = g_hash_table_lookup (self->by_name, type->row_of);
    table->owner_name = g_strconcat (word, "_id", NULL);
    position = FIXED_ROW;
  }
  for (guint i = 0; i < type->own_fields->len; i++) {
    const DeskField *field = g_ptr_array_index (type->own_fields, i);
    /* A field of the base that is only declared anew stays in the base's table. */
    if (type->base != NULL && desk_type_find_field (type->base, field->name) != NULL)
      continue;
    DeskColumn *column = column_new (field, type->row_of != NULL, &position);
    g_ptr_array_add (table->columns, column);
    g_hash_table_insert (table->by_field, (gpointer) field->name, column);
  }
  table->n_db_columns = position;
  g_assert (position <= DESK_MAX_DB_COLUMNS);
  return table;
}

/* A row type of a base is a row type of everything that extends it. */
static void
attach_rows (DeskProjection *self)
{
  for (guint r = 0; r < self->tables->len; r++) {
    DeskRecordTable *row = g_ptr_array_index (self->tables, r);
    if (row->type->row_of == NULL)
      continue;
    for (guint i = 0; i < self->tables->len; i++) {
      DeskRecordTable *table = g_ptr_array_index (self->tables, i);
      if (table->type->row_of == NULL && desk_type_is_a (table->type, row->type->row_of))
        g_ptr_array_add (table->row_tables, row);
    }
  }
}

static void
attach_dependents (DeskProjection *self)
{
  for (guint i = 0; i < self->tables->len; i++) {
    DeskRecordTable *table = g_ptr_array_index (self->tables, i);
    for (guint c = 0; c < table->columns->len; c++) {
      const DeskColumn *column = g_ptr_array_index (table->columns, c);
      if (column->reference && column->sort == DESK_COLUMN_KEYED) {
        DeskDependent dependent = { table, column };
        g_array_append_val (self->dependents, dependent);
      }
    }
  }
}

DeskProjection *
desk_projection_new (DeskRegistry *registry)
{
  DeskProjection *self = g_new0 (DeskProjection, 1);
  self->registry = g_object_ref (registry);
  self->tables = g_ptr_array_new_with_free_func (table_free);
  self->by_name = g_hash_table_new (g_str_hash, g_str_equal);
  self->by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->dependents = g_array_new (FALSE, FALSE, sizeof (DeskDependent));
  guint n = desk_registry_get_n_types (registry);
  /* Owners before their rows, whatever the order of declaration. */
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < n; i++) {
      const DeskType *type = desk_registry_get_nth_type (registry, i);
      if ((type->row_of != NULL) != (pass == 1))
        continue;
      DeskRecordTable *table = table_new (self, type);
      g_ptr_array_add (self->tables, table);
      g_hash_table_insert (self->by_name, (gpointer) type->name, table);
    }
  attach_rows (self);
  attach_dependents (self);
  for (guint i = 0; i < self->tables->len; i++)
    desk_record_table_make_sql (self, g_ptr_array_index (self->tables, i));
  return self;
}

void
desk_projection_free (DeskProjection *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->by_name);
  g_hash_table_unref (self->by_id);
  g_array_unref (self->dependents);
  g_ptr_array_unref (self->tables);
  g_object_unref (self->registry);
  g_free (self);
}

const DeskRecordTable *
desk_projection_find (DeskProjection *self, const char *type)
{
  return type != NULL ? g_hash_table_lookup (self->by_name, type) : NULL;
}

const DeskRecordTable *
desk_projection_find_by_id (DeskProjection *self, gint64 type_id)
{
  return g_hash_table_lookup (self->by_id, &type_id);
}

GPtrArray *
desk_projection_get_tables (DeskProjection *self)
{
  return self->tables;
}

const DeskColumn *
desk_record_table_find_column (const DeskRecordTable *table, const char *field, const DeskRecordTable **holder)
{
  for (; table != NULL; table = table->base) {
    const DeskColumn *column = g_hash_table_lookup (table->by_field, field);
    if (column != NULL) {
      if (holder != NULL)
        *holder = table;
      return column;
    }
  }
  return NULL;
}

const DeskRecordTable *
desk_record_table_get_root (const DeskRecordTable *table)
{
  while (table->base != NULL)
    table = table->base;
  return table;
}

const DeskColumn *
desk_record_table_get_title (const DeskRecordTable *table, const DeskRecordTable **holder)
{
  for (const DeskType *type = table->type; type != NULL; type = type->base)
    if (type->title != NULL)
      return desk_record_table_find_column (table, type->title, holder);
  return NULL;
}

void
desk_column_read (const DeskColumn *column, DeskStatement *statement, guint n, DeskValue *value)
{
  desk_statement_column_value (statement, n, value);
  if (column->sort != DESK_COLUMN_SORTED)
    return;
  if (value->kind == DESK_VALUE_INTEGER ? value->integer == DESK_NO_INTEGER
                                        : value->kind == DESK_VALUE_TEXT && strcmp (value->text, DESK_NO_TEXT) == 0)
    desk_value_clear (value);
}
