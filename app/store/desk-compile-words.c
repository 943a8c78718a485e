/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words: the search index finds candidates, the text itself decides. */
#include "store/desk-compile.h"

#include <string.h>

#include "store/desk-join.h"
#include "store/desk-words.h"

static DeskIdSet *
candidates (DeskCompiler *self, const char *words, GError **error)
{
  g_autofree char *match = desk_words_query (words);
  g_autoptr (DeskIdSet) set = desk_id_set_new (FALSE);
  DeskStatement *st;
  DeskDbResult r;

  set->loose = TRUE;
  if (match == NULL)
    return g_steal_pointer (&set);
  st = desk_connection_sql (self->connection, DESK_SQL_SEARCH_IDS);
  desk_statement_bind_text (st, 1, match, -1);
  while ((r = desk_statement_step (st)) == DESK_DB_ROW)
    desk_id_set_add (set, desk_statement_column_int64 (st, 0));
  if (r != DESK_DB_DONE)
    {
      desk_connection_fail (self->connection, r, error);
      return NULL;
    }
  return g_steal_pointer (&set);
}

/* --- search --- */

/* Runs of three and more Chinese characters: their pairs may stand apart in a text that has them all. */
static GPtrArray *
long_runs (const char *words)
{
  g_autofree char *folded = desk_words_fold (words);
  GPtrArray *runs = g_ptr_array_new_with_free_func (g_free);
  const char *start = NULL;
  guint n = 0;

  for (const char *p = folded;; p = g_utf8_next_char (p))
    {
      if (*p != '\0' && g_unichar_get_script (g_utf8_get_char (p)) == G_UNICODE_SCRIPT_HAN)
        {
          if (n++ == 0)
            start = p;
          continue;
        }
      if (n >= 3)
        g_ptr_array_add (runs, g_strndup (start, (gsize) (p - start)));
      n = 0;
      if (*p == '\0')
        return runs;
    }
}

/* The statement that reads every text of a record of @table that is in the search index; NULL when it has none. */
static const char *
searched_sql (DeskCompiler *self, const DeskRecordTable *table)
{
  g_autoptr (DeskJoin) join = desk_join_new (self->projection, table);
  g_autoptr (GString) columns = g_string_new (NULL);

  for (guint i = 0; i < table->type->fields->len; i++)
    {
      const DeskField *field = table->type->fields->pdata[i];
      const DeskColumn *column = desk_record_table_find_column (table, field->name, NULL);
      g_autofree char *path = NULL;
      DeskJoinColumn found;

      if (column == NULL)
        continue;
      if (column->reference && column->key_name != NULL)
        {
          const DeskRecordTable *target = desk_projection_find (self->projection, field->refers);
          const DeskColumn *title = target != NULL ? desk_record_table_get_title (target, NULL) : NULL;
          if (title == NULL)
            continue;
          path = g_strconcat (field->name, ".", title->field->name, NULL);
        }
      else if (!column->searched)
        continue;
      if (desk_join_add (join, path != NULL ? path : field->name, &found, NULL))
        g_string_append_printf (columns, "%st%u.\"%s\"", columns->len > 0 ? ", " : "", found.holder, found.column->name);
    }
  if (columns->len == 0)
    return NULL;
  return desk_intern_sql ("SELECT %s FROM %s WHERE t0.\"id\" = $1", columns->str, desk_join_get_from (join));
}

static gboolean
text_has_runs (DeskStatement *st, GPtrArray *runs)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean all = TRUE;

  for (guint i = 0; i < desk_statement_n_columns (st); i++)
    {
      const char *part = desk_statement_column_text (st, i);
      if (part != NULL)
        g_string_append_printf (text, "%s\n", part);
    }
  for (guint i = 0; all && i < runs->len; i++)
    all = strstr (text->str, runs->pdata[i]) != NULL;
  if (all)
    return TRUE;

  /* As it stands it has not: perhaps in another script or width. */
  g_autofree char *folded = desk_words_fold (text->str);
  all = TRUE;
  for (guint i = 0; all && i < runs->len; i++)
    all = strstr (folded, runs->pdata[i]) != NULL;
  return all;
}

/* Keeps of @found what has the runs; ids that are not of the type asked for go too. */
static DeskIdSet *
recheck (DeskCompiler *self, const DeskRecordTable *over, DeskIdSet *found, GPtrArray *runs, GError **error)
{
  g_autoptr (DeskIdSet) taken = found;
  g_autoptr (DeskIdSet) kept = desk_id_set_new (FALSE);
  g_autoptr (GHashTable) texts = g_hash_table_new (NULL, NULL);
  g_autoptr (GArray) ids = desk_id_set_to_array (taken);

  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      const DeskRecordTable *table = desk_store_table_of (self->store, self->connection, id);
      const char *sql;

      if (table == NULL || !desk_type_is_a (table->type, over->type->name))
        continue;
      sql = g_hash_table_lookup (texts, table);
      if (sql == NULL)
        {
          sql = searched_sql (self, table);
          g_hash_table_insert (texts, (gpointer) table, (gpointer) sql);
        }
      if (sql == NULL)
        continue;

      DeskStatement *st = desk_connection_statement (self->connection, sql);
      desk_statement_bind_int64 (st, 1, id);
      DeskDbResult r = desk_statement_step (st);
      if (r == DESK_DB_ROW)
        {
          if (text_has_runs (st, runs))
            desk_id_set_add (kept, id);
          desk_statement_reset (st);
        }
      else if (r != DESK_DB_DONE)
        {
          desk_connection_fail (self->connection, r, error);
          return NULL;
        }
    }
  return g_steal_pointer (&kept);
}

DeskIdSet *
desk_compile_search (DeskCompiler *self, const DeskRecordTable *over, const char *words, GError **error)
{
  g_autoptr (GPtrArray) runs = long_runs (words);
  DeskIdSet *found = candidates (self, words, error);

  if (found == NULL || runs->len == 0)
    return found;
  return recheck (self, over, found, runs, error);
}

/* --- one field --- */

/* A part of a word that LIKE takes literally. */
static void
append_like (GString *pattern, const char *word)
{
  for (; *word != '\0'; word++)
    {
      if (strchr ("%_\\", *word) != NULL)
        g_string_append_c (pattern, '\\');
      g_string_append_c (pattern, *word);
    }
}

/* A field outside the search index: every text is looked at. */
static DeskIdSet *
scan (DeskCompiler *self, const DeskRecordTable *holder, const DeskColumn *column, const char *words, GError **error)
{
  g_autoptr (DeskIdSet) set = desk_id_set_new (holder->owner != NULL);
  g_autoptr (GString) where = g_string_new (NULL);
  g_auto (GStrv) parts = g_strsplit_set (words, " \t\n", -1);
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (DeskValue));

  g_array_set_clear_func (values, (GDestroyNotify) desk_value_clear);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autoptr (GString) pattern = g_string_new ("%");
      DeskValue value;

      if (parts[i][0] == '\0')
        continue;
      append_like (pattern, parts[i]);
      g_string_append_c (pattern, '%');
      desk_value_init_text (&value, pattern->str);
      g_array_append_val (values, value);
      g_string_append_printf (where, "%s\"%s\" LIKE $%u ESCAPE '\\'", where->len > 0 ? " AND " : "", column->name, values->len);
    }
  if (where->len == 0)
    g_string_append_printf (where, "\"%s\" IS NOT NULL", column->name);
  const char *sql = desk_intern_sql ("SELECT \"id\" FROM \"%s\" WHERE %s", holder->name, where->str);
  if (!desk_compile_collect (self, set, sql, (const DeskValue *) (gpointer) values->data, values->len, error))
    return NULL;
  return g_steal_pointer (&set);
}

/* Every word parted by blanks, as it was typed or as both are folded. */
static gboolean
text_contains (const char *text, const char *words)
{
  if (strstr (text, words) != NULL)
    return TRUE;

  g_autofree char *haystack = desk_words_fold (text);
  g_autofree char *needles = desk_words_fold (words);
  g_auto (GStrv) parts = g_strsplit_set (needles, " \t\n", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    if (strstr (haystack, parts[i]) == NULL)
      return FALSE;
  return TRUE;
}

DeskIdSet *
desk_compile_contains (DeskCompiler *self, const DeskRecordTable *holder, const DeskColumn *column, const char *words, GError **error)
{
  g_autofree char *match = column->searched && holder->owner == NULL ? desk_words_query (words) : NULL;

  if (match == NULL)
    return scan (self, holder, column, words, error);

  g_autoptr (DeskIdSet) found = candidates (self, words, error);
  if (found == NULL)
    return NULL;

  g_autoptr (DeskIdSet) kept = desk_id_set_new (FALSE);
  g_autoptr (GArray) ids = desk_id_set_to_array (found);
  const char *sql = desk_intern_sql ("SELECT \"%s\" FROM \"%s\" WHERE \"id\" = $1", column->name, holder->name);
  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      DeskStatement *st = desk_connection_statement (self->connection, sql);
      desk_statement_bind_int64 (st, 1, id);
      DeskDbResult r = desk_statement_step (st);
      if (r == DESK_DB_ROW)
        {
          const char *text = desk_statement_column_text (st, 0);
          if (text != NULL && text_contains (text, words))
            desk_id_set_add (kept, id);
          desk_statement_reset (st);
        }
      else if (r != DESK_DB_DONE)
        {
          desk_connection_fail (self->connection, r, error);
          return NULL;
        }
    }
  return g_steal_pointer (&kept);
}
