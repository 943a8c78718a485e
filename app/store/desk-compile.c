/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/desk-compile.h"

#include <glib/gi18n-lib.h>

#include "model/desk-query-private.h"
#include "store/desk-join.h"

/* Up to this many ids a look-up for each is cheaper than a walk over all. */
guint desk_compile_few = 500;

void
desk_compile_context (DeskStore *store, DeskQueryContext *context)
{
  DeskActor actor;

  desk_store_get_me (store, &actor);
  context->now_us = desk_store_now (store);
  context->zone = desk_store_get_zone (store);
  context->me = actor.kind == DESK_ACTOR_PERSON ? actor.uid : DESK_UUID_NIL;
  context->my_unit = actor.unit;
}

const char *
desk_intern_sql (const char *format, ...)
{
  va_list args;

  va_start (args, format);
  g_autofree char *text = g_strdup_vprintf (format, args);
  va_end (args);
  return g_intern_string (text);
}

gboolean
desk_compile_collect (DeskCompiler *self, DeskIdSet *set, const char *sql, const DeskValue *values, guint n, GError **error)
{
  DeskStatement *st = desk_connection_statement (self->connection, sql);
  DeskDbResult r;

  for (guint i = 0; i < n; i++)
    desk_statement_bind_value (st, i + 1, &values[i]);
  while ((r = desk_statement_step (st)) == DESK_DB_ROW)
    desk_id_set_add (set, desk_statement_column_int64 (st, 0));
  return r == DESK_DB_DONE || desk_connection_fail (self->connection, r, error);
}

static DeskIdSet *
everything (const DeskRecordTable *over)
{
  DeskIdSet *set = desk_id_set_new (over->owner != NULL);

  desk_id_set_negate (set);
  return set;
}

/* --- from the ids of other records --- */

/* Rows that belong to the owners in @owners, which is taken. */
static DeskIdSet *
rows_of (DeskCompiler *self, const DeskRecordTable *over, DeskIdSet *owners, GError **error)
{
  g_autoptr (DeskIdSet) taken = owners;
  g_autoptr (DeskIdSet) set = desk_id_set_new (TRUE);

  if (!taken->negated && desk_id_set_count (taken) <= desk_compile_few)
    {
      g_autoptr (GArray) ids = desk_id_set_to_array (taken);
      const char *sql = desk_intern_sql ("SELECT \"id\" FROM \"%s\" WHERE \"id\" > $1 AND \"id\" < $2", over->name);
      for (guint i = 0; i < ids->len; i++)
        {
          gint64 id = g_array_index (ids, gint64, i);
          DeskValue range[2];
          desk_value_init_integer (&range[0], id * DESK_ROWS_PER_RECORD);
          desk_value_init_integer (&range[1], (id + 1) * DESK_ROWS_PER_RECORD);
          if (!desk_compile_collect (self, set, sql, range, 2, error))
            return NULL;
        }
      return g_steal_pointer (&set);
    }

  DeskStatement *st = desk_connection_statement (self->connection, desk_intern_sql ("SELECT \"id\" FROM \"%s\"", over->name));
  DeskDbResult r;
  while ((r = desk_statement_step (st)) == DESK_DB_ROW)
    {
      gint64 id = desk_statement_column_int64 (st, 0);
      if (desk_id_set_has (taken, id / DESK_ROWS_PER_RECORD))
        desk_id_set_add (set, id);
    }
  if (r != DESK_DB_DONE)
    {
      desk_connection_fail (self->connection, r, error);
      return NULL;
    }
  return g_steal_pointer (&set);
}

/* Records of @holder whose reference @column is in @targets, which is taken. */
static DeskIdSet *
referring (DeskCompiler *self, const DeskRecordTable *holder, const DeskColumn *column, DeskIdSet *targets, GError **error)
{
  g_autoptr (DeskIdSet) taken = targets;
  g_autoptr (DeskIdSet) set = desk_id_set_new (holder->owner != NULL);
  gboolean indexed = (column->field->flags & DESK_FIELD_FILTER) != 0 || column->sort == DESK_COLUMN_KEYED;

  if (indexed && !taken->negated && desk_id_set_count (taken) <= desk_compile_few)
    {
      g_autoptr (GArray) ids = desk_id_set_to_array (taken);
      const char *sql = desk_intern_sql ("SELECT \"id\" FROM \"%s\" WHERE \"%s\" = $1", holder->name, column->name);
      for (guint i = 0; i < ids->len; i++)
        {
          DeskValue id;
          desk_value_init_integer (&id, g_array_index (ids, gint64, i));
          if (!desk_compile_collect (self, set, sql, &id, 1, error))
            return NULL;
        }
      return g_steal_pointer (&set);
    }

  const char *sql = desk_intern_sql ("SELECT \"%s\", \"id\" FROM \"%s\" WHERE \"%s\" IS NOT NULL", column->name, holder->name, column->name);
  DeskStatement *st = desk_connection_statement (self->connection, sql);
  DeskDbResult r;
  while ((r = desk_statement_step (st)) == DESK_DB_ROW)
    if (desk_id_set_has (taken, desk_statement_column_int64 (st, 0)))
      desk_id_set_add (set, desk_statement_column_int64 (st, 1));
  if (r != DESK_DB_DONE)
    {
      desk_connection_fail (self->connection, r, error);
      return NULL;
    }
  return g_steal_pointer (&set);
}

/* Records that the column names in some row of @rows, which is taken. */
static DeskIdSet *
referred (DeskCompiler *self, const DeskRecordTable *holder, const DeskColumn *column, DeskIdSet *rows, GError **error)
{
  g_autoptr (DeskIdSet) taken = rows;
  g_autoptr (DeskIdSet) set = desk_id_set_new (FALSE);
  gboolean few = !taken->negated && desk_id_set_count (taken) <= desk_compile_few;
  const char *sql = desk_intern_sql ("SELECT \"%s\", \"id\" FROM \"%s\" WHERE \"%s\" IS NOT NULL%s", column->name, holder->name, column->name,
                                     few ? " AND \"id\" = $1" : "");
  DeskStatement *st = desk_connection_statement (self->connection, sql);
  g_autoptr (GArray) ids = few ? desk_id_set_to_array (taken) : NULL;

  set->loose = TRUE; /* the field may refer to the base of the type listed */
  for (guint i = 0; i < (few ? ids->len : 1); i++)
    {
      DeskDbResult r;

      if (few)
        desk_statement_bind_int64 (st, 1, g_array_index (ids, gint64, i));
      while ((r = desk_statement_step (st)) == DESK_DB_ROW)
        if (few || desk_id_set_has (taken, desk_statement_column_int64 (st, 1)))
          desk_id_set_add (set, desk_statement_column_int64 (st, 0));
      if (r != DESK_DB_DONE)
        {
          desk_connection_fail (self->connection, r, error);
          return NULL;
        }
    }
  return g_steal_pointer (&set);
}

/* --- terms --- */

static gboolean
collect_type (DeskCompiler *self, DeskIdSet *set, const char *name, GError **error)
{
  GPtrArray *tables = desk_projection_get_tables (self->projection);

  for (guint i = 0; i < tables->len; i++)
    {
      const DeskRecordTable *table = tables->pdata[i];
      DeskValue id;

      if (table->type_id == 0 || table->owner != NULL || !desk_type_is_a (table->type, name))
        continue;
      desk_value_init_integer (&id, table->type_id);
      if (!desk_compile_collect (self, set, g_intern_static_string ("SELECT id FROM records WHERE type = $1"), &id, 1, error))
        return FALSE;
    }
  return TRUE;
}

DeskIdSet *
desk_compile_type (DeskCompiler *self, const DeskRecordTable *over, GError **error)
{
  g_autoptr (DeskIdSet) set = desk_id_set_new (over->owner != NULL);
  gboolean ok;

  if (over->owner != NULL)
    ok = desk_compile_collect (self, set, desk_intern_sql ("SELECT \"id\" FROM \"%s\"", over->name), NULL, 0, error);
  else
    ok = collect_type (self, set, over->type->name, error);
  return ok ? g_steal_pointer (&set) : NULL;
}

static DeskIdSet *
type_term (DeskCompiler *self, const DeskQuery *query, GError **error)
{
  g_autoptr (DeskIdSet) set = desk_id_set_new (FALSE);

  for (guint i = 0; i < query->words->len; i++)
    if (!collect_type (self, set, query->words->pdata[i], error))
      return NULL;
  return g_steal_pointer (&set);
}

static DeskIdSet *
path_term (DeskCompiler *self, const DeskRecordTable *table, const char *path, const DeskQuery *query, GError **error)
{
  DeskPathStep step;

  if (table->owner == NULL && g_str_equal (path, DESK_QUERY_TYPE_PATH) && desk_record_table_find_column (table, path, NULL) == NULL)
    return type_term (self, query, error);
  if (!desk_path_step (self->projection, table, path, &step, error))
    return NULL;
  if (step.target == NULL)
    return desk_compile_comparison (self, table, step.column, step.holder, query, error);

  DeskIdSet *inner = path_term (self, step.target, step.rest, query, error);
  if (inner == NULL)
    return NULL;
  return step.to_owner ? rows_of (self, table, inner, error) : referring (self, step.holder, step.column, inner, error);
}

static gboolean
narrow (DeskIdSet *set, DeskIdSet *by)
{
  if (by != NULL)
    desk_id_set_and (set, by);
  return by != NULL;
}

/* What is there of the other type and fits, then whom it refers to. */
static DeskIdSet *
has_term (DeskCompiler *self, const DeskQuery *query, GError **error)
{
  const char *name = NULL;
  g_autofree char *type = desk_query_has_type (query, &name);
  const DeskRecordTable *table = desk_projection_find (self->projection, type);
  const DeskRecordTable *holder = NULL;
  const DeskColumn *column = table != NULL ? desk_record_table_find_column (table, name, &holder) : NULL;
  g_autoptr (DeskIdSet) rows = NULL;

  if (column == NULL || !column->reference)
    {
      g_set_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_NOT_FOUND, _ ("There is no field “%s” that refers to other records. Please correct the filter."), query->path);
      return NULL;
    }
  rows = desk_compile (self, table, query->children->pdata[0], error);
  if (rows == NULL || (table->base != NULL && !narrow (rows, desk_compile_type (self, table, error))) || !narrow (rows, desk_compile_present (self, table, error)))
    return NULL;
  return referred (self, holder, column, g_steal_pointer (&rows), error);
}

DeskIdSet *
desk_compile (DeskCompiler *self, const DeskRecordTable *over, const DeskQuery *query, GError **error)
{
  if (query == NULL)
    return everything (over);
  if (query->op == DESK_QUERY_SEARCH)
    {
      if (over->owner == NULL)
        return desk_compile_search (self, over, query->words->pdata[0], error);
      DeskIdSet *owners = desk_compile_search (self, over->owner, query->words->pdata[0], error);
      return owners != NULL ? rows_of (self, over, owners, error) : NULL;
    }
  if (query->op == DESK_QUERY_HAS)
    return has_term (self, query, error);
  if (desk_query_is_comparison (query->op))
    return path_term (self, over, query->path, query, error);

  g_autoptr (DeskIdSet) set = everything (over);
  if (query->op == DESK_QUERY_ANY)
    desk_id_set_negate (set);
  for (guint i = 0; i < query->children->len; i++)
    {
      DeskIdSet *child = desk_compile (self, over, query->children->pdata[i], error);
      if (child == NULL)
        return NULL;
      if (query->op == DESK_QUERY_ANY)
        desk_id_set_or (set, child);
      else
        desk_id_set_and (set, child);
    }
  if (query->op == DESK_QUERY_NOT)
    desk_id_set_negate (set);
  return g_steal_pointer (&set);
}

DeskIdSet *
desk_compile_present (DeskCompiler *self, const DeskRecordTable *over, GError **error)
{
  const DeskRecordTable *root = desk_record_table_get_root (over->owner != NULL ? over->owner : over);
  g_autoptr (DeskIdSet) withdrawn = desk_id_set_new (FALSE);

  if (!desk_compile_collect (self, withdrawn, desk_intern_sql ("SELECT \"id\" FROM \"%s\" WHERE \"withdrawn\" <> 0", root->name), NULL, 0, error))
    return NULL;
  if (over->owner != NULL)
    {
      DeskIdSet *rows = rows_of (self, over, g_steal_pointer (&withdrawn), error);
      if (rows == NULL)
        return NULL;
      withdrawn = rows;
    }
  desk_id_set_negate (withdrawn);
  return g_steal_pointer (&withdrawn);
}
