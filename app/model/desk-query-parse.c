/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/desk-query-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/*
 *   any   = all { "or" all }
 *   all   = one { "and" one }
 *   one   = "not" one | "(" any ")" | "everything" | "search" word | "has" path [ "(" any ")" ] | path test
 *   test  = ("=" | "!=" | "<" | "<=" | ">" | ">=" | "~" | "under") word
 *         | ["not"] "in" "(" word { "," word } ")" | "between" "(" word "," word ")"
 *         | "is" ["not"] "set"
 */

#define MAX_DEPTH 64

typedef enum { END, WORD, QUOTED, SIGN, BAD } TokenKind;

typedef struct {
  const char *text;
  const char *at;      /* behind the token */
  const char *start;   /* of the token */
  TokenKind kind;
  GString *token;
  guint depth;
  GError **error;
} Parser;

static DeskQuery *parse_any (Parser *self);

/* Says where, counted in characters from 1 as a person does. */
static void
fail (Parser *self, const char *what)
{
  glong place = g_utf8_pointer_to_offset (self->text, self->start) + 1;

  if (self->error != NULL && *self->error == NULL)
    g_set_error (self->error, DESK_MODEL_ERROR, DESK_MODEL_ERROR_SYNTAX,
                 _ ("The filter cannot be read at character %ld: %s."), place, what);
}

static void
read_quoted (Parser *self)
{
  self->kind = QUOTED;
  for (self->at++; *self->at != '"'; self->at++)
    {
      char c = *self->at;

      if (c == '\0')
        {
          self->kind = BAD;
          fail (self, _ ("the closing quotation mark is missing"));
          return;
        }
      if (c == '\\')
        {
          c = *++self->at;
          if (c == 'n')
            c = '\n';
          else if (c == 't')
            c = '\t';
          else if (c != '"' && c != '\\')
            {
              self->kind = BAD;
              self->start = self->at - 1;
              fail (self, _ ("after \\ only \", \\, n and t may stand"));
              return;
            }
        }
      g_string_append_c (self->token, c);
    }
  self->at++;
}

static void
next (Parser *self)
{
  while (g_ascii_isspace (*self->at))
    self->at++;
  self->start = self->at;
  g_string_truncate (self->token, 0);

  if (*self->at == '\0')
    self->kind = END;
  else if (*self->at == '"')
    read_quoted (self);
  else if (desk_query_is_word_char ((guchar) *self->at))
    {
      self->kind = WORD;
      while (*self->at != '\0' && desk_query_is_word_char ((guchar) *self->at))
        g_string_append_c (self->token, *self->at++);
    }
  else if (strchr ("=<>!~(),", *self->at) != NULL)
    {
      self->kind = SIGN;
      g_string_append_c (self->token, *self->at++);
      if (strchr ("<>!", self->token->str[0]) != NULL && *self->at == '=')
        g_string_append_c (self->token, *self->at++);
    }
  else
    {
      self->kind = BAD;
      fail (self, _ ("this sign has no meaning here; put text in quotation marks"));
    }
}

gboolean
desk_query_is_reserved (const char *word)
{
  static const char *const reserved[] = { "and", "or", "not", "in", "is", "between", "under", "search", "everything", "has", NULL };

  return g_strv_contains (reserved, word);
}

static gboolean
is_word (const Parser *self, const char *word)
{
  return self->kind == WORD && g_str_equal (self->token->str, word);
}

static gboolean
is_sign (const Parser *self, const char *sign)
{
  return self->kind == SIGN && g_str_equal (self->token->str, sign);
}

static gboolean
take_sign (Parser *self, const char *sign, const char *otherwise)
{
  if (!is_sign (self, sign))
    {
      fail (self, otherwise);
      return FALSE;
    }
  next (self);
  return TRUE;
}

static gboolean
take_literal (Parser *self, DeskQuery *query)
{
  if (self->kind != QUOTED && (self->kind != WORD || desk_query_is_reserved (self->token->str)))
    {
      fail (self, _ ("a value was expected here"));
      return FALSE;
    }
  g_ptr_array_add (query->words, g_strdup (self->token->str));
  next (self);
  return TRUE;
}

static gboolean
take_literals (Parser *self, DeskQuery *query)
{
  if (!take_sign (self, "(", _ ("“(” was expected here")) || !take_literal (self, query))
    return FALSE;
  while (is_sign (self, ","))
    {
      next (self);
      if (!take_literal (self, query))
        return FALSE;
    }
  if (query->op == DESK_QUERY_BETWEEN && query->words->len != 2)
    {
      fail (self, _ ("“between” takes two values"));
      return FALSE;
    }
  return take_sign (self, ")", _ ("“,” or “)” was expected here"));
}

static DeskQuery *
negated (DeskQuery *query, gboolean negate)
{
  if (query == NULL || !negate)
    return query;
  DeskQuery *self = desk_query_not (query);
  desk_query_unref (query);
  return self;
}

static DeskQuery *
parse_list (Parser *self, DeskQueryOp op, const char *path, gboolean negate)
{
  g_autoptr (DeskQuery) query = desk_query_new (op, path);

  next (self);
  if (!take_literals (self, query))
    return NULL;
  return negated (g_steal_pointer (&query), negate);
}

static DeskQuery *
parse_is_set (Parser *self, const char *path)
{
  gboolean negate;

  next (self);
  negate = is_word (self, "not");
  if (negate)
    next (self);
  if (!is_word (self, "set"))
    {
      fail (self, _ ("“set” was expected here"));
      return NULL;
    }
  next (self);
  return negated (desk_query_new (DESK_QUERY_SET, path), negate);
}

static gboolean
find_simple_op (const Parser *self, DeskQueryOp *op)
{
  static const DeskQueryOp simple[] = { DESK_QUERY_EQUAL, DESK_QUERY_LESS, DESK_QUERY_AT_MOST, DESK_QUERY_GREATER,
                                        DESK_QUERY_AT_LEAST, DESK_QUERY_CONTAINS, DESK_QUERY_UNDER };

  if (self->kind != SIGN && self->kind != WORD)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (simple); i++)
    if (g_str_equal (self->token->str, desk_query_op_name (simple[i])))
      {
        *op = simple[i];
        return TRUE;
      }
  if (is_sign (self, "!="))
    {
      *op = DESK_QUERY_EQUAL;
      return TRUE;
    }
  return FALSE;
}

static DeskQuery *
parse_test (Parser *self, const char *path)
{
  DeskQueryOp op;
  gboolean negate = is_word (self, "not");

  if (negate)
    {
      next (self);
      if (!is_word (self, "in"))
        {
          fail (self, _ ("“in” was expected here"));
          return NULL;
        }
    }
  if (is_word (self, "in"))
    return parse_list (self, DESK_QUERY_IN, path, negate);
  if (is_word (self, "between"))
    return parse_list (self, DESK_QUERY_BETWEEN, path, FALSE);
  if (is_word (self, "is"))
    return parse_is_set (self, path);
  if (!find_simple_op (self, &op))
    {
      fail (self, _ ("a comparison such as =, <, in, ~ or “is set” was expected here"));
      return NULL;
    }

  negate = is_sign (self, "!=");
  g_autoptr (DeskQuery) query = desk_query_new (op, path);
  next (self);
  if (!take_literal (self, query))
    return NULL;
  return negated (g_steal_pointer (&query), negate);
}

/* Letters first, then letters, digits, _ - . without two dots together. */
static gboolean
is_path (const char *word)
{
  gboolean begins = TRUE;

  for (const char *p = word; *p != '\0'; p++)
    {
      if (begins ? !g_ascii_isalpha (*p) && *p != '_' : !g_ascii_isalnum (*p) && strchr ("_-.", *p) == NULL)
        return FALSE;
      begins = *p == '.';
    }
  return !begins;
}

static DeskQuery *
parse_term (Parser *self)
{
  if (is_word (self, "everything"))
    {
      next (self);
      return desk_query_all ();
    }
  if (is_word (self, "search"))
    {
      g_autoptr (DeskQuery) query = desk_query_new (DESK_QUERY_SEARCH, NULL);
      next (self);
      return take_literal (self, query) ? g_steal_pointer (&query) : NULL;
    }
  if (self->kind != WORD || desk_query_is_reserved (self->token->str) || !is_path (self->token->str))
    {
      fail (self, _ ("the name of a field was expected here"));
      return NULL;
    }
  g_autofree char *path = g_strdup (self->token->str);
  next (self);
  return parse_test (self, path);
}

/* Names of fields have no dot in front: what is before the last one is a type. */
static DeskQuery *
parse_has (Parser *self)
{
  g_autoptr (DeskQuery) inner = NULL;
  g_autofree char *path = NULL;

  next (self);
  if (self->kind != WORD || desk_query_is_reserved (self->token->str) || !is_path (self->token->str) || strchr (self->token->str, '.') == NULL)
    {
      fail (self, _ ("a type of record and its field, such as case.party, were expected here"));
      return NULL;
    }
  path = g_strdup (self->token->str);
  next (self);
  if (is_sign (self, "("))
    {
      next (self);
      inner = parse_any (self);
      if (inner == NULL || !take_sign (self, ")", _ ("“and”, “or” or “)” was expected here")))
        return NULL;
    }
  return desk_query_has (path, inner);
}

static DeskQuery *
parse_one (Parser *self)
{
  DeskQuery *query = NULL;

  if (++self->depth > MAX_DEPTH)
    {
      fail (self, _ ("brackets and “not” are nested too deep"));
      return NULL;
    }
  if (is_word (self, "not"))
    {
      next (self);
      query = negated (parse_one (self), TRUE);
    }
  else if (is_word (self, desk_query_op_name (DESK_QUERY_HAS)))
    query = parse_has (self);
  else if (is_sign (self, "("))
    {
      next (self);
      query = parse_any (self);
      if (query != NULL && !take_sign (self, ")", _ ("“and”, “or” or “)” was expected here")))
        g_clear_pointer (&query, desk_query_unref);
    }
  else
    query = parse_term (self);
  self->depth--;
  return query;
}

static DeskQuery *
parse_joined (Parser *self, DeskQueryOp op, DeskQuery *(*part) (Parser *))
{
  g_autoptr (DeskQuery) first = part (self);

  if (first == NULL || !is_word (self, desk_query_op_name (op)))
    return g_steal_pointer (&first);

  g_autoptr (DeskQuery) query = desk_query_new (op, NULL);
  g_ptr_array_add (query->children, g_steal_pointer (&first));
  while (is_word (self, desk_query_op_name (op)))
    {
      next (self);
      DeskQuery *child = part (self);
      if (child == NULL)
        return NULL;
      g_ptr_array_add (query->children, child);
    }
  return g_steal_pointer (&query);
}

static DeskQuery *
parse_all (Parser *self)
{
  return parse_joined (self, DESK_QUERY_ALL, parse_one);
}

static DeskQuery *
parse_any (Parser *self)
{
  return parse_joined (self, DESK_QUERY_ANY, parse_all);
}

DeskQuery *
desk_query_parse (const char *text, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (DeskQuery) query = NULL;
  Parser parser = { .text = text, .at = text, .start = text, .error = &local };

  if (text == NULL)
    return desk_query_all ();
  if (!g_utf8_validate (text, -1, NULL))
    {
      g_set_error_literal (error, DESK_MODEL_ERROR, DESK_MODEL_ERROR_SYNTAX, _ ("The filter is not UTF-8 text."));
      return NULL;
    }

  parser.token = g_string_new (NULL);
  next (&parser);
  if (parser.kind == END)
    query = desk_query_all ();
  else
    {
      query = parse_any (&parser);
      if (query != NULL && parser.kind != END)
        {
          fail (&parser, _ ("“and” or “or” was expected here"));
          g_clear_pointer (&query, desk_query_unref);
        }
    }
  g_string_free (parser.token, TRUE);
  if (local != NULL)
    {
      g_clear_pointer (&query, desk_query_unref);
      g_propagate_error (error, g_steal_pointer (&local));
    }
  return g_steal_pointer (&query);
}
