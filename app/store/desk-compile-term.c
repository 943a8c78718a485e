/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One comparison of one column, answered by its index. */
#include "store/desk-compile.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/desk-query-private.h"
#include "store/desk-words.h"

typedef struct {
  DeskCompiler *compiler;
  const DeskRecordTable *holder;
  const DeskColumn *column;
  const DeskField *field; /* as the type asked for declares it: with its own choices */
  DeskIdSet *set;
} Term;

/* Adds the ids of the rows for which @where holds; the values are cleared by the caller. */
static gboolean
collect (Term *self, const char *where, const DeskValue *values, guint n, GError **error)
{
  return desk_compile_collect (self->compiler, self->set, desk_intern_sql ("SELECT \"id\" FROM \"%s\" WHERE %s", self->holder->name, where), values,
                               n, error);
}

/* " AND col is no sentinel", with the sentinel as the next value. */
static void
append_no_sentinel (Term *self, GString *where, DeskValue *values, guint *n)
{
  if (self->column->sort != DESK_COLUMN_SORTED)
    return;
  g_string_append_printf (where, " AND \"%s\" %s $%u", self->column->name, self->column->integer ? "<" : "<>", *n + 1);
  if (self->column->integer)
    desk_value_init_integer (&values[*n], DESK_NO_INTEGER);
  else
    desk_value_init_text (&values[*n], DESK_NO_TEXT);
  ++*n;
}

/* @low and @high: sign and value, or NULL. */
static gboolean
collect_range (Term *self, const char *low_sign, const DeskValue *low, const char *high_sign, const DeskValue *high, GError **error)
{
  g_autoptr (GString) where = g_string_new (NULL);
  DeskValue values[3] = { DESK_VALUE_INIT, DESK_VALUE_INIT, DESK_VALUE_INIT };
  guint n = 0;
  gboolean ok;

  if (low != NULL)
    {
      g_string_append_printf (where, "\"%s\" %s $%u", self->column->name, low_sign, n + 1);
      desk_value_copy (low, &values[n++]);
    }
  if (high != NULL)
    {
      g_string_append_printf (where, "%s\"%s\" %s $%u", n > 0 ? " AND " : "", self->column->name, high_sign, n + 1);
      desk_value_copy (high, &values[n++]);
    }
  /* An upper bound leaves the sentinel out by itself, but for a text beyond U+FFFF. */
  if (high == NULL || !self->column->integer)
    append_no_sentinel (self, where, values, &n);
  ok = collect (self, where->str, values, n, error);
  for (guint i = 0; i < n; i++)
    desk_value_clear (&values[i]);
  return ok;
}

/* A name: by the index of its sort key, which many names may share when they are long. */
static gboolean
collect_name (Term *self, const DeskValue *value, GError **error)
{
  guint8 key[DESK_WORDS_SORT_KEY_MAX];
  gsize len = desk_pinyin_sort_key (value->text, key, sizeof key);
  DeskConnection *connection = self->compiler->connection;
  DeskDbResult r;

  DeskStatement *st = desk_connection_statement (connection, desk_intern_sql ("SELECT \"id\" FROM \"%s\" WHERE \"%s\" = $1 AND \"%s\" = $2", self->holder->name,
                                                                              self->column->key_name, self->column->name));
  desk_statement_bind_blob (st, 1, key, len);
  desk_statement_bind_text (st, 2, value->text, -1);
  while ((r = desk_statement_step (st)) == DESK_DB_ROW)
    desk_id_set_add (self->set, desk_statement_column_int64 (st, 0));
  return r == DESK_DB_DONE || desk_connection_fail (connection, r, error);
}

static gboolean
collect_equal (Term *self, const DeskValue *first, const DeskValue *last, GError **error)
{
  if (desk_value_equal (first, last))
    {
      if (self->column->key_name != NULL && (self->field->flags & DESK_FIELD_PINYIN) != 0)
        return collect_name (self, first, error);
      return collect_range (self, "=", first, NULL, NULL, error);
    }
  return collect_range (self, ">=", first, "<=", last, error);
}

/* --- choices: by rank of declaration --- */

static gboolean
collect_codes (Term *self, int from, int to, GError **error)
{
  for (int i = MAX (from, 0); self->field->choices[i].code != NULL && i <= to; i++)
    {
      g_auto (DeskValue) code = DESK_VALUE_INIT;
      desk_value_init_text (&code, self->field->choices[i].code);
      if (!collect_range (self, "=", &code, NULL, NULL, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
collect_choices (Term *self, DeskQueryOp op, const DeskValue *a, const DeskValue *b, GError **error)
{
  int rank = desk_query_choice_rank (self->field, a->text);

  switch (op)
    {
    case DESK_QUERY_LESS:
      return collect_codes (self, 0, rank - 1, error);
    case DESK_QUERY_AT_MOST:
      return collect_codes (self, 0, rank, error);
    case DESK_QUERY_GREATER:
      return collect_codes (self, rank + 1, G_MAXINT, error);
    case DESK_QUERY_AT_LEAST:
      return collect_codes (self, rank, G_MAXINT, error);
    default:
      return collect_codes (self, rank, desk_query_choice_rank (self->field, b->text), error);
    }
}

/* --- references --- */

/* Records that a person would mean by @word: by code, number, name or short name. */
static GArray *
find_named (Term *self, const DeskRecordTable *target, const char *word, GError **error)
{
  static const char *const names[] = { "code", "number", "name", "short_name", "title", NULL };
  g_autoptr (DeskIdSet) found = desk_id_set_new (FALSE);

  for (guint i = 0; names[i] != NULL; i++)
    {
      Term look = { self->compiler, NULL, NULL, NULL, found };
      g_auto (DeskValue) value = DESK_VALUE_INIT;

      look.column = desk_record_table_find_column (target, names[i], &look.holder);
      if (look.column == NULL || look.column->integer)
        continue;
      look.field = look.column->field;
      desk_value_init_text (&value, word);
      if (!collect_equal (&look, &value, &value, error))
        return NULL;
      if (desk_id_set_count (found) > 0)
        break;
    }
  if (desk_id_set_count (found) == 0)
    {
      g_set_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_NOT_FOUND, _ ("There is no “%s” with the code or name “%s”. Please correct the filter."),
                   desk_type_get_label (target->type), word);
      return NULL;
    }
  return desk_id_set_to_array (found);
}

/* Who was merged into one of @ids is meant too, and who into those. */
static gboolean
add_merged (Term *self, const DeskRecordTable *target, GArray *ids, GError **error)
{
  const DeskRecordTable *holder = NULL;
  const DeskColumn *column = desk_record_table_find_column (target, "merged_into", &holder);
  DeskConnection *connection = self->compiler->connection;

  for (guint i = 0; column != NULL && i < ids->len; i++)
    {
      DeskStatement *st = desk_connection_statement (connection, desk_intern_sql ("SELECT \"id\" FROM \"%s\" WHERE \"%s\" = $1", holder->name, column->name));
      DeskDbResult r;
      desk_statement_bind_int64 (st, 1, g_array_index (ids, gint64, i));
      while ((r = desk_statement_step (st)) == DESK_DB_ROW)
        {
          gint64 id = desk_statement_column_int64 (st, 0);
          g_array_append_val (ids, id);
        }
      if (r != DESK_DB_DONE)
        return desk_connection_fail (connection, r, error);
    }
  return TRUE;
}

/* Local ids meant by a literal; empty when it means nobody. */
static GArray *
find_named_or_given (Term *self, const DeskRecordTable *target, const char *word, GError **error)
{
  g_auto (DeskValue) first = DESK_VALUE_INIT;
  g_auto (DeskValue) last = DESK_VALUE_INIT;

  if (!desk_query_range (self->field, word, &self->compiler->context, &first, &last, NULL))
    return find_named (self, target, word, error);

  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  DeskUuid uid;
  gint64 id = 0;
  if (desk_uuid_parse (desk_value_get_text (&first), &uid))
    id = desk_store_id_of (self->compiler->store, self->compiler->connection, &uid);
  if (id != 0)
    g_array_append_val (ids, id);
  return ids;
}

static GArray *
find_targets (Term *self, const char *word, GError **error)
{
  const DeskRecordTable *target = desk_projection_find (self->compiler->projection, self->field->refers);
  g_autoptr (GArray) ids = find_named_or_given (self, target, word, error);

  return ids != NULL && add_merged (self, target, ids, error) ? g_steal_pointer (&ids) : NULL;
}

static const char *
under_where (Term *self)
{
  const DeskRecordTable *target = desk_projection_find (self->compiler->projection, self->field->refers);
  const DeskRecordTable *holder = NULL;
  const DeskColumn *parent = target->type->parent != NULL ? desk_record_table_find_column (target, target->type->parent, &holder) : NULL;

  if (parent == NULL)
    return NULL;
  return desk_intern_sql ("\"%s\" IN (WITH RECURSIVE below (id) AS (SELECT \"id\" FROM \"%s\" WHERE \"id\" = $1 "
                          "UNION SELECT c.\"id\" FROM below JOIN \"%s\" AS c ON c.\"%s\" = below.id) SELECT id FROM below)",
                          self->column->name, target->name, holder->name, parent->name);
}

static gboolean
collect_references (Term *self, const DeskQuery *query, GError **error)
{
  g_autofree char *equal = g_strdup_printf ("\"%s\" = $1", self->column->name);
  const char *where = query->op == DESK_QUERY_UNDER ? under_where (self) : equal;

  for (guint i = 0; where != NULL && i < query->words->len; i++)
    {
      g_autoptr (GArray) ids = find_targets (self, query->words->pdata[i], error);
      if (ids == NULL)
        return FALSE;
      for (guint k = 0; k < ids->len; k++)
        {
          DeskValue id;
          desk_value_init_integer (&id, g_array_index (ids, gint64, k));
          if (!collect (self, where, &id, 1, error))
            return FALSE;
        }
    }
  return TRUE;
}

/* --- several codes or records in one field --- */

static gboolean
collect_item (Term *self, const char *item, GError **error)
{
  DeskValue values[2];
  gboolean ok;

  desk_value_init_text (&values[0], self->field->name);
  desk_value_init_text (&values[1], item);
  ok = desk_compile_collect (self->compiler, self->set, g_intern_static_string ("SELECT record FROM record_choices WHERE field = $1 AND code = $2"), values, 2,
                             error);
  desk_value_clear (&values[0]);
  desk_value_clear (&values[1]);
  return ok;
}

/* Rows have no entries in record_choices: the joined text is looked at. */
static gboolean
collect_item_of_rows (Term *self, const char *item, GError **error)
{
  g_autofree char *where = g_strdup_printf ("',' || \"%s\" || ',' LIKE $1 ESCAPE '\\'", self->column->name);
  g_autofree char *pattern = g_strdup_printf ("%%,%s,%%", item);
  g_auto (DeskValue) value = DESK_VALUE_INIT;

  desk_value_init_text (&value, pattern);
  return collect (self, where, &value, 1, error);
}

static gboolean
collect_many (Term *self, const DeskQuery *query, GError **error)
{
  for (guint i = 0; i < query->words->len; i++)
    {
      g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_free);

      if (self->field->kind == DESK_FIELD_REFERENCES)
        {
          g_autoptr (GArray) ids = find_targets (self, query->words->pdata[i], error);
          if (ids == NULL)
            return FALSE;
          for (guint k = 0; k < ids->len; k++)
            {
              DeskUuid uid;
              if (desk_store_uid_of (self->compiler->store, self->compiler->connection, g_array_index (ids, gint64, k), &uid))
                g_ptr_array_add (items, desk_uuid_to_string (&uid));
            }
        }
      else
        g_ptr_array_add (items, g_strdup (query->words->pdata[i]));
      for (guint k = 0; k < items->len; k++)
        if (!(self->holder->owner != NULL ? collect_item_of_rows : collect_item) (self, items->pdata[k], error))
          return FALSE;
    }
  self->set->loose = self->holder->owner == NULL;
  return TRUE;
}

/* --- any --- */

static gboolean
collect_set (Term *self, GError **error)
{
  g_autoptr (GString) where = g_string_new (NULL);
  DeskValue value = DESK_VALUE_INIT;
  guint n = 0;
  gboolean ok;

  g_string_append_printf (where, "\"%s\" IS NOT NULL", self->column->name);
  append_no_sentinel (self, where, &value, &n);
  ok = collect (self, where->str, &value, n, error);
  desk_value_clear (&value);
  return ok;
}

static gboolean
collect_word (Term *self, DeskQueryOp op, const DeskValue *first, const DeskValue *last, GError **error)
{
  switch (op)
    {
    case DESK_QUERY_LESS:
      return collect_range (self, NULL, NULL, "<", first, error);
    case DESK_QUERY_AT_MOST:
      return collect_range (self, NULL, NULL, "<=", last, error);
    case DESK_QUERY_GREATER:
      return collect_range (self, ">", last, NULL, NULL, error);
    case DESK_QUERY_AT_LEAST:
      return collect_range (self, ">=", first, NULL, NULL, error);
    default:
      return collect_equal (self, first, last, error);
    }
}

static gboolean
collect_values (Term *self, const DeskQuery *query, GError **error)
{
  gboolean ranked = self->field->kind == DESK_FIELD_CHOICE && self->field->choices != NULL && query->op != DESK_QUERY_EQUAL && query->op != DESK_QUERY_IN;
  gboolean ok = TRUE;

  for (guint i = 0; ok && i < query->words->len; i++)
    {
      g_auto (DeskValue) first = DESK_VALUE_INIT;
      g_auto (DeskValue) last = DESK_VALUE_INIT;
      g_auto (DeskValue) to_first = DESK_VALUE_INIT;
      g_auto (DeskValue) to_last = DESK_VALUE_INIT;

      if (!desk_query_range (self->field, query->words->pdata[i], &self->compiler->context, &first, &last, error))
        return FALSE;
      if (query->op == DESK_QUERY_BETWEEN)
        {
          if (!desk_query_range (self->field, query->words->pdata[++i], &self->compiler->context, &to_first, &to_last, error))
            return FALSE;
          ok = ranked ? collect_choices (self, query->op, &first, &to_last, error) : collect_range (self, ">=", &first, "<=", &to_last, error);
        }
      else
        ok = ranked ? collect_choices (self, query->op, &first, NULL, error) : collect_word (self, query->op, &first, &last, error);
    }
  return ok;
}

DeskIdSet *
desk_compile_comparison (DeskCompiler *self, const DeskRecordTable *table, const DeskColumn *column, const DeskRecordTable *holder, const DeskQuery *query,
                         GError **error)
{
  const DeskField *field = desk_type_find_field (table->type, column->field->name);
  Term term = { self, holder, column, field != NULL ? field : column->field, NULL };
  gboolean ok;

  if (!desk_query_op_fits (query->op, term.field, error))
    return NULL;
  if (query->op == DESK_QUERY_CONTAINS)
    return desk_compile_contains (self, holder, column, query->words->pdata[0], error);

  term.set = desk_id_set_new (holder->owner != NULL);
  if (query->op == DESK_QUERY_SET)
    ok = collect_set (&term, error);
  else if (column->reference)
    ok = collect_references (&term, query, error);
  else if (term.field->kind == DESK_FIELD_CHOICES || term.field->kind == DESK_FIELD_REFERENCES)
    ok = collect_many (&term, query, error);
  else
    ok = collect_values (&term, query, error);
  if (!ok)
    g_clear_pointer (&term.set, desk_id_set_free);
  return term.set;
}
