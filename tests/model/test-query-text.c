/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>

#include "model/desk-query.h"

/* The text form of filters: what is read, what is refused and where, and that
 * printing and reading agree. */

static gboolean
same (const DeskQuery *a, const DeskQuery *b)
{
  if (a->op != b->op || g_strcmp0 (a->path, b->path) != 0)
    return FALSE;
  GPtrArray *parts_a = a->children != NULL ? a->children : a->words;
  GPtrArray *parts_b = b->children != NULL ? b->children : b->words;
  if (parts_a->len != parts_b->len)
    return FALSE;
  for (guint i = 0; i < parts_a->len; i++)
    if (a->children != NULL ? !same (parts_a->pdata[i], parts_b->pdata[i]) : !g_str_equal (parts_a->pdata[i], parts_b->pdata[i]))
      return FALSE;
  return TRUE;
}

static void
test_canonical (void)
{
  static const char *const pairs[][2] = {
    { "", "" },
    { "  \n ", "" },
    { "everything", "" },
    { "state = registered", "state = registered" },
    { "state in(registered,handed-over)and tier>=coordination", "state in (registered, handed-over) and tier >= coordination" },
    { "party.name ~ \"鞋业\" or not unit = my-unit", "party.name ~ 鞋业 or not unit = my-unit" },
    { "due_at < now and area under \"510722101\" and search \"缺工\"", "due_at < now and area under 510722101 and search 缺工" },
    { "registered_at between (2026-03-01, 2026-03-31)", "registered_at between (2026-03-01, 2026-03-31)" },
    { "telephone is not set or telephone is set", "not telephone is set or telephone is set" },
    { "a != 1 and b not in (2,3)", "not a = 1 and not b in (2, 3)" },
    { "(a = 1 or b = 2) and c = 3", "(a = 1 or b = 2) and c = 3" },
    { "(a = 1 and b = 2) or c = 3", "a = 1 and b = 2 or c = 3" },
    { "a = 1 and (b = 2 and c = 3)", "a = 1 and (b = 2 and c = 3)" },
    { "not (a = 1 and not (b = 2))", "not (a = 1 and not b = 2)" },
    { "not not a = 1", "not not a = 1" },
    { "title = \"two words\"", "title = \"two words\"" },
    { "title = \"\"", "title = \"\"" },
    { "title = \"a \\\"b\\\" \\\\ c\\n\\td\"", "title = \"a \\\"b\\\" \\\\ c\\n\\td\"" },
    { "title = \"or\"", "title = \"or\"" },
    { "set is set", "set is set" },
    { "a = -5 and b = today+7 and c = 2026-03-05T14:30", "a = -5 and b = today+7 and c = 2026-03-05T14:30" },
    { "everything and a = 1", "everything and a = 1" },
    { "has case.party", "has case.party" },
    { "has case.party (everything)", "has case.party" },
    { "a = 1 and not has ses.session.area(b=2 or c=3)and d = 4", "a = 1 and not has ses.session.area (b = 2 or c = 3) and d = 4" },
    { "has visit.party (has case.visit (a = 1))", "has visit.party (has case.visit (a = 1))" },
    { "title = \"has\"", "title = \"has\"" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DeskQuery) query = desk_query_parse (pairs[i][0], &error);
      g_assert_no_error (error);
      g_autofree char *text = desk_query_to_text (query);
      g_assert_cmpstr (text, ==, pairs[i][1]);

      g_autoptr (DeskQuery) again = desk_query_parse (text, &error);
      g_assert_no_error (error);
      g_assert_true (same (query, again));
    }
}

static void
test_refused (void)
{
  static const struct {
    const char *text;
    int place;
  } wrong[] = {
    { "state", 6 },
    { "state =", 8 },
    { "state = and", 9 },
    { "= 1", 1 },
    { "a = 1 b = 2", 7 },
    { "a = 1 and", 10 },
    { "a = 1 or or b = 2", 10 },
    { "(a = 1", 7 },
    { "a = 1)", 6 },
    { "a in ()", 7 },
    { "a in (1 2)", 9 },
    { "a in 1", 6 },
    { "a between (1)", 13 },
    { "a between (1, 2, 3)", 19 },
    { "a is", 5 },
    { "a is not", 9 },
    { "a not = 1", 7 },
    { "a = \"open", 5 },
    { "a = \"\\x\"", 6 },
    { "标题 = 1", 1 },
    { "a = 1 and 状态 ? 2", 11 },
    { "a = 鞋 ? b", 7 },
    { "a. = 1", 1 },
    { "a..b = 1", 1 },
    { "1a = 1", 1 },
    { "search and", 8 },
    { "a ; b", 3 },
    { "not", 4 },
    { "has", 4 },
    { "has case", 5 },
    { "has case.party (a = 1", 22 },
    { "has case.party = 1", 16 },
    { "has = 1", 5 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *place = g_strdup_printf (" %d:", wrong[i].place);
      g_autoptr (DeskQuery) query = desk_query_parse (wrong[i].text, &error);

      g_assert_null (query);
      g_assert_error (error, DESK_MODEL_ERROR, DESK_MODEL_ERROR_SYNTAX);
      if (strstr (error->message, place) == NULL)
        g_error ("“%s” should fail at %d: %s", wrong[i].text, wrong[i].place, error->message);
    }
}

static void
test_nested_too_deep (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 100000; i++)
    g_string_append (text, "not (");
  g_assert_null (desk_query_parse (text->str, &error));
  g_assert_error (error, DESK_MODEL_ERROR, DESK_MODEL_ERROR_SYNTAX);
}

static char *
random_word (void)
{
  static const char *const pieces[] = { "a", "Z", "9", "鞋", "业", " ", "\"", "\\", "\n", "\t", "-", "+", ".", "(", ",", "today", "and", "😀", "'" };
  GString *word = g_string_new (NULL);
  int n = g_test_rand_int_range (0, 6);

  for (int i = 0; i < n; i++)
    g_string_append (word, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
  return g_string_free (word, FALSE);
}

static DeskQuery *
random_comparison (void)
{
  static const DeskQueryOp ops[] = { DESK_QUERY_EQUAL, DESK_QUERY_LESS, DESK_QUERY_AT_MOST, DESK_QUERY_GREATER, DESK_QUERY_AT_LEAST,
                                     DESK_QUERY_IN, DESK_QUERY_BETWEEN, DESK_QUERY_SET, DESK_QUERY_CONTAINS, DESK_QUERY_UNDER, DESK_QUERY_SEARCH };
  static const char *const paths[] = { "title", "party.name", "case.party.area.name", "due_at", "set" };
  DeskQueryOp op = ops[g_test_rand_int_range (0, G_N_ELEMENTS (ops))];
  const char *path = paths[g_test_rand_int_range (0, G_N_ELEMENTS (paths))];
  g_autofree char *a = random_word ();
  g_autofree char *b = random_word ();

  if (op == DESK_QUERY_BETWEEN)
    return desk_query_between (path, a, b);
  if (op == DESK_QUERY_IN)
    return desk_query_in (path, (const char *const[]) { a, b, NULL });
  return desk_query_compare (op, op == DESK_QUERY_SEARCH ? NULL : path, op == DESK_QUERY_SET ? NULL : a);
}

/* At least two children, as the reader makes them. */
static DeskQuery *
random_tree (int depth)
{
  int kind = depth == 0 ? 3 : g_test_rand_int_range (0, 6);

  if (kind == 5)
    {
      g_autoptr (DeskQuery) child = random_tree (depth - 1);
      return desk_query_has ("case.party", g_test_rand_bit () ? child : NULL);
    }
  if (kind >= 3)
    return random_comparison ();
  if (kind == 2)
    {
      g_autoptr (DeskQuery) child = random_tree (depth - 1);
      return desk_query_not (child);
    }
  DeskQuery *self = desk_query_all ();
  self->op = kind == 0 ? DESK_QUERY_ALL : DESK_QUERY_ANY;
  for (int i = g_test_rand_int_range (2, 5); i > 0; i--)
    g_ptr_array_add (self->children, random_tree (depth - 1));
  return self;
}

static void
test_print_and_read (void)
{
  for (int i = 0; i < 3000; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DeskQuery) query = random_tree (4);
      g_autofree char *text = desk_query_to_text (query);
      g_autoptr (DeskQuery) again = desk_query_parse (text, &error);

      if (error != NULL)
        g_error ("%s: %s", text, error->message);
      if (!same (query, again))
        g_error ("printed and read again it differs: %s", text);
    }
}

static void
test_any_bytes (void)
{
  static const char signs[] = "ab1 ()=<>!~,\"\\.-+notandoris\xe4\xb8";

  for (int i = 0; i < 20000; i++)
    {
      char text[24];
      int n = g_test_rand_int_range (0, sizeof text - 1);
      for (int k = 0; k < n; k++)
        text[k] = signs[g_test_rand_int_range (0, sizeof signs - 1)];
      text[n] = '\0';

      g_autoptr (GError) error = NULL;
      g_autoptr (DeskQuery) query = desk_query_parse (text, &error);
      g_assert_true ((query == NULL) == (error != NULL));
      if (query == NULL)
        continue;
      g_autofree char *printed = desk_query_to_text (query);
      g_autoptr (DeskQuery) again = desk_query_parse (printed, &error);
      g_assert_no_error (error);
      g_autofree char *twice = desk_query_to_text (again);
      g_assert_cmpstr (printed, ==, twice);
    }
}

static void
test_joining (void)
{
  g_autoptr (DeskQuery) a = desk_query_parse ("a = 1 and b = 2", NULL);
  g_autoptr (DeskQuery) c = desk_query_parse ("c = 3 or d = 4", NULL);
  g_autoptr (DeskQuery) all = desk_query_all ();
  g_autoptr (DeskQuery) and = desk_query_and (a, c);
  g_autoptr (DeskQuery) or = desk_query_or (a, c);
  g_autoptr (DeskQuery) same_and = desk_query_and (NULL, a);
  g_autoptr (DeskQuery) same_all = desk_query_and (all, a);
  g_autoptr (DeskQuery) none = desk_query_and (NULL, NULL);
  g_autoptr (DeskQuery) everything = desk_query_or (a, NULL);
  g_autofree char *and_text = desk_query_to_text (and);
  g_autofree char *or_text = desk_query_to_text (or);
  g_autofree char *none_text = desk_query_to_text (none);
  g_autofree char *everything_text = desk_query_to_text (everything);

  g_assert_cmpstr (and_text, ==, "a = 1 and b = 2 and (c = 3 or d = 4)");
  g_assert_cmpstr (or_text, ==, "a = 1 and b = 2 or c = 3 or d = 4");
  g_assert_true (same_and == a);
  g_assert_true (same_all == a);
  g_assert_cmpstr (none_text, ==, "");
  g_assert_cmpstr (everything_text, ==, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/query-text/canonical", test_canonical);
  g_test_add_func ("/query-text/refused", test_refused);
  g_test_add_func ("/query-text/nested-too-deep", test_nested_too_deep);
  g_test_add_func ("/query-text/print-and-read", test_print_and_read);
  g_test_add_func ("/query-text/any-bytes", test_any_bytes);
  g_test_add_func ("/query-text/joining", test_joining);
  return g_test_run ();
}
