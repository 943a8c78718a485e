/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/desk-query-private.h"

#include <string.h>

typedef struct {
  DeskQuery query;
  gatomicrefcount count;
} Counted;

static const char *const op_names[] = {
  [DESK_QUERY_ALL] = "and",         [DESK_QUERY_ANY] = "or",          [DESK_QUERY_NOT] = "not",
  [DESK_QUERY_EQUAL] = "=",         [DESK_QUERY_LESS] = "<",          [DESK_QUERY_AT_MOST] = "<=",
  [DESK_QUERY_GREATER] = ">",       [DESK_QUERY_AT_LEAST] = ">=",     [DESK_QUERY_IN] = "in",
  [DESK_QUERY_BETWEEN] = "between", [DESK_QUERY_SET] = "is set",      [DESK_QUERY_CONTAINS] = "~",
  [DESK_QUERY_UNDER] = "under",     [DESK_QUERY_SEARCH] = "search",
  [DESK_QUERY_HAS] = "has",
};

DeskQuery *
desk_query_new (DeskQueryOp op, const char *path)
{
  Counted *self = g_new0 (Counted, 1);

  g_atomic_ref_count_init (&self->count);
  self->query.op = op;
  if (desk_query_is_comparison (op))
    {
      self->query.path = g_strdup (path);
      self->query.words = g_ptr_array_new_with_free_func (g_free);
    }
  else
    {
      self->query.path = g_strdup (path); /* of HAS */
      self->query.children = g_ptr_array_new_with_free_func ((GDestroyNotify) desk_query_unref);
    }
  return &self->query;
}

gboolean
desk_query_is_comparison (DeskQueryOp op)
{
  return op != DESK_QUERY_ALL && op != DESK_QUERY_ANY && op != DESK_QUERY_NOT && op != DESK_QUERY_HAS;
}

char *
desk_query_has_type (const DeskQuery *query, const char **field)
{
  const char *dot = strrchr (query->path, '.');

  *field = dot != NULL ? dot + 1 : query->path;
  return dot != NULL ? g_strndup (query->path, (gsize) (dot - query->path)) : g_strdup ("");
}

const char *
desk_query_op_name (DeskQueryOp op)
{
  return op_names[op];
}

DeskQuery *
desk_query_ref (DeskQuery *query)
{
  g_atomic_ref_count_inc (&((Counted *) query)->count);
  return query;
}

void
desk_query_unref (DeskQuery *query)
{
  if (query == NULL || !g_atomic_ref_count_dec (&((Counted *) query)->count))
    return;
  g_free (query->path);
  g_clear_pointer (&query->children, g_ptr_array_unref);
  g_clear_pointer (&query->words, g_ptr_array_unref);
  g_free (query);
}

DeskQuery *
desk_query_all (void)
{
  return desk_query_new (DESK_QUERY_ALL, NULL);
}

DeskQuery *
desk_query_compare (DeskQueryOp op, const char *path, const char *word)
{
  g_return_val_if_fail (desk_query_is_comparison (op), NULL);
  g_return_val_if_fail ((path == NULL) == (op == DESK_QUERY_SEARCH), NULL);
  g_return_val_if_fail ((word == NULL) == (op == DESK_QUERY_SET), NULL);

  DeskQuery *query = desk_query_new (op, path);
  if (word != NULL)
    g_ptr_array_add (query->words, g_strdup (word));
  return query;
}

DeskQuery *
desk_query_in (const char *path, const char *const *words)
{
  DeskQuery *query = desk_query_new (DESK_QUERY_IN, path);

  for (; *words != NULL; words++)
    g_ptr_array_add (query->words, g_strdup (*words));
  return query;
}

DeskQuery *
desk_query_between (const char *path, const char *from, const char *to)
{
  DeskQuery *query = desk_query_new (DESK_QUERY_BETWEEN, path);

  g_ptr_array_add (query->words, g_strdup (from));
  g_ptr_array_add (query->words, g_strdup (to));
  return query;
}

DeskQuery *
desk_query_not (DeskQuery *query)
{
  DeskQuery *self = desk_query_new (DESK_QUERY_NOT, NULL);

  g_ptr_array_add (self->children, desk_query_ref (query));
  return self;
}

DeskQuery *
desk_query_has (const char *path, DeskQuery *query)
{
  DeskQuery *self = desk_query_new (DESK_QUERY_HAS, path);

  g_ptr_array_add (self->children, query != NULL ? desk_query_ref (query) : desk_query_all ());
  return self;
}

static gboolean
is_everything (const DeskQuery *query)
{
  return query == NULL || (query->op == DESK_QUERY_ALL && query->children->len == 0);
}

/* Takes the terms of a child of the same kind, so that chips added one by one stay one level. */
static void
add_flat (DeskQuery *self, DeskQuery *child)
{
  if (child->op != self->op)
    {
      g_ptr_array_add (self->children, desk_query_ref (child));
      return;
    }
  for (guint i = 0; i < child->children->len; i++)
    g_ptr_array_add (self->children, desk_query_ref (child->children->pdata[i]));
}

DeskQuery *
desk_query_and (DeskQuery *a, DeskQuery *b)
{
  if (is_everything (a))
    return b != NULL ? desk_query_ref (b) : desk_query_all ();
  if (is_everything (b))
    return desk_query_ref (a);

  DeskQuery *self = desk_query_all ();
  add_flat (self, a);
  add_flat (self, b);
  return self;
}

DeskQuery *
desk_query_or (DeskQuery *a, DeskQuery *b)
{
  if (is_everything (a) || is_everything (b))
    return desk_query_all ();

  DeskQuery *self = desk_query_new (DESK_QUERY_ANY, NULL);
  add_flat (self, a);
  add_flat (self, b);
  return self;
}

/* --- text form --- */

gboolean
desk_query_is_word_char (guchar c)
{
  return c >= 0x80 || g_ascii_isalnum (c) || strchr ("_-+.:", c) != NULL;
}

static void
print_literal (GString *out, const char *word)
{
  gboolean bare = *word != '\0' && !desk_query_is_reserved (word);

  for (const char *p = word; bare && *p != '\0'; p++)
    bare = desk_query_is_word_char ((guchar) *p);
  if (bare)
    {
      g_string_append (out, word);
      return;
    }
  g_string_append_c (out, '"');
  for (const char *p = word; *p != '\0'; p++)
    switch (*p)
      {
      case '"':
      case '\\':
        g_string_append_c (out, '\\');
        g_string_append_c (out, *p);
        break;
      case '\n':
        g_string_append (out, "\\n");
        break;
      case '\t':
        g_string_append (out, "\\t");
        break;
      default:
        g_string_append_c (out, *p);
      }
  g_string_append_c (out, '"');
}

static void
print_comparison (GString *out, const DeskQuery *query)
{
  if (query->op == DESK_QUERY_IN && query->words->len == 0)
    {
      g_string_append (out, "not everything");
      return;
    }
  if (query->op == DESK_QUERY_SEARCH)
    {
      g_string_append (out, "search ");
      print_literal (out, query->words->pdata[0]);
      return;
    }
  g_string_append_printf (out, "%s %s", query->path, op_names[query->op]);
  if (query->op == DESK_QUERY_SET)
    return;
  if (query->op != DESK_QUERY_IN && query->op != DESK_QUERY_BETWEEN)
    {
      g_string_append_c (out, ' ');
      print_literal (out, query->words->pdata[0]);
      return;
    }
  g_string_append (out, " (");
  for (guint i = 0; i < query->words->len; i++)
    {
      if (i > 0)
        g_string_append (out, ", ");
      print_literal (out, query->words->pdata[i]);
    }
  g_string_append_c (out, ')');
}

/* How close the parts of a text hold together. */
enum { LOOSE_ANY, LOOSE_ALL, CLOSE };

static void
print (GString *out, const DeskQuery *query, int around)
{
  if (desk_query_is_comparison (query->op))
    {
      print_comparison (out, query);
      return;
    }
  if (query->op == DESK_QUERY_HAS)
    {
      g_string_append_printf (out, "has %s", query->path);
      if (is_everything (query->children->pdata[0]))
        return;
      g_string_append (out, " (");
      print (out, query->children->pdata[0], LOOSE_ANY);
      g_string_append_c (out, ')');
      return;
    }
  if (query->children->len == 0)
    {
      g_string_append (out, query->op == DESK_QUERY_ANY ? "not everything" : "everything");
      return;
    }
  if (query->op == DESK_QUERY_NOT)
    {
      g_string_append (out, "not ");
      print (out, query->children->pdata[0], CLOSE);
      return;
    }
  if (query->children->len == 1)
    {
      print (out, query->children->pdata[0], around);
      return;
    }

  int own = query->op == DESK_QUERY_ANY ? LOOSE_ANY : LOOSE_ALL;
  gboolean closed = around > own;
  if (closed)
    g_string_append_c (out, '(');
  for (guint i = 0; i < query->children->len; i++)
    {
      if (i > 0)
        g_string_append_printf (out, " %s ", op_names[query->op]);
      print (out, query->children->pdata[i], own + 1);
    }
  if (closed)
    g_string_append_c (out, ')');
}

char *
desk_query_to_text (const DeskQuery *query)
{
  GString *out = g_string_new (NULL);

  if (!is_everything (query))
    print (out, query, LOOSE_ANY);
  return g_string_free (out, FALSE);
}
