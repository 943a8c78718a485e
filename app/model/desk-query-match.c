/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/desk-query-private.h"

#include <string.h>

/* Evaluation over one record in memory. What has no value compares false. */

static char *
fold (const char *text)
{
  g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_NFKC);

  return normal != NULL ? g_utf8_casefold (normal, -1) : g_strdup (text);
}

/* Every word, in any order. */
static gboolean
contains (const char *text, const char *words)
{
  g_autofree char *haystack = fold (text);
  g_autofree char *needles = fold (words);
  g_auto (GStrv) parts = g_strsplit_set (needles, " \t\n", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    if (strstr (haystack, parts[i]) == NULL)
      return FALSE;
  return TRUE;
}

/* Order of two values of a field: choices by declaration, the others by what they hold. */
static int
compare (const DeskField *field, const DeskValue *a, const DeskValue *b)
{
  if (field->kind == DESK_FIELD_CHOICE && field->choices != NULL)
    return desk_query_choice_rank (field, desk_value_get_text (a)) - desk_query_choice_rank (field, desk_value_get_text (b));
  return desk_value_compare (a, b);
}

static gboolean
holds_item (const char *joined, const char *item)
{
  g_auto (GStrv) items = g_strsplit (joined, ",", -1);

  return g_strv_contains ((const char *const *) items, item);
}

static gboolean
matches_word (const DeskQuery *query, const DeskField *field, const DeskValue *value, guint n, const DeskQueryContext *context)
{
  g_auto (DeskValue) first = DESK_VALUE_INIT;
  g_auto (DeskValue) last = DESK_VALUE_INIT;

  if (query->op == DESK_QUERY_CONTAINS)
    return value->kind == DESK_VALUE_TEXT && contains (value->text, query->words->pdata[n]);
  if (!desk_query_range (field, query->words->pdata[n], context, &first, &last, NULL) || first.kind != value->kind)
    return FALSE;

  switch (query->op)
    {
    case DESK_QUERY_EQUAL:
    case DESK_QUERY_IN:
      if (field->kind == DESK_FIELD_CHOICES || field->kind == DESK_FIELD_REFERENCES)
        return holds_item (value->text, first.text);
      return compare (field, value, &first) >= 0 && compare (field, value, &last) <= 0
             && (field->kind != DESK_FIELD_CHOICE || desk_value_equal (value, &first));
    case DESK_QUERY_LESS:
      return compare (field, value, &first) < 0;
    case DESK_QUERY_AT_MOST:
      return compare (field, value, &last) <= 0;
    case DESK_QUERY_GREATER:
      return compare (field, value, &last) > 0;
    case DESK_QUERY_AT_LEAST:
      return compare (field, value, &first) >= 0;
    case DESK_QUERY_BETWEEN:
      return n == 0 ? compare (field, value, &first) >= 0 : compare (field, value, &last) <= 0;
    default:
      return FALSE;
    }
}

static gboolean
matches_comparison (const DeskQuery *query, const DeskType *type, const DeskValues *values, const DeskQueryContext *context)
{
  const DeskField *field;
  const DeskValue *value;

  if (query->op == DESK_QUERY_SEARCH || query->op == DESK_QUERY_UNDER)
    return FALSE;
  field = desk_type_find_field (type, query->path);
  if (field == NULL)
    {
      if (!g_str_equal (query->path, DESK_QUERY_TYPE_PATH))
        return FALSE;
      for (guint i = 0; i < query->words->len; i++)
        if (desk_type_is_a (type, query->words->pdata[i]))
          return TRUE;
      return FALSE;
    }
  value = desk_values_get (values, field->name);
  if (desk_value_is_none (value))
    return FALSE;
  if (query->op == DESK_QUERY_SET)
    return TRUE;

  for (guint i = 0; i < query->words->len; i++)
    {
      gboolean matched = matches_word (query, field, value, i, context);
      if (query->op == DESK_QUERY_BETWEEN ? !matched : matched)
        return matched;
    }
  return query->op == DESK_QUERY_BETWEEN;
}

gboolean
desk_query_matches (const DeskQuery *query, const DeskType *type, const DeskValues *values, const DeskQueryContext *context)
{
  if (query == NULL)
    return TRUE;
  if (query->op == DESK_QUERY_HAS)
    return FALSE;
  if (desk_query_is_comparison (query->op))
    return matches_comparison (query, type, values, context);

  for (guint i = 0; i < query->children->len; i++)
    {
      gboolean matched = desk_query_matches (query->children->pdata[i], type, values, context);
      if (query->op == DESK_QUERY_NOT)
        return !matched;
      if (matched == (query->op == DESK_QUERY_ANY))
        return matched;
    }
  return query->op != DESK_QUERY_ANY;
}
