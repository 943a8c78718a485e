/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/desk-tokens.h"

#include <string.h>

static void
add (DeskTokens *tokens, const char *token, gboolean expected)
{
  g_assert_cmpint (desk_tokens_add (tokens, token, strlen (token)), ==, expected);
}

static void
test_add (void)
{
  DeskTokens tokens;
  g_autofree char *text = NULL;

  desk_tokens_init (&tokens);
  add (&tokens, "", FALSE);
  add (&tokens, "用工", TRUE);
  add (&tokens, "用", TRUE); /* the beginning of another is not the other */
  add (&tokens, "用工", FALSE);
  add (&tokens, "sixteen-letters!", TRUE);
  add (&tokens, "seventeen-letters", TRUE);
  add (&tokens, "seventeen-letters", FALSE);
  add (&tokens, "sixteen-letters!", FALSE);
  text = desk_tokens_steal (&tokens);
  g_assert_cmpstr (text, ==, "用工 用 sixteen-letters! seventeen-letters");
}

static void
test_many (void)
{
  DeskTokens tokens;

  desk_tokens_init (&tokens);
  for (guint round = 0; round < 2; round++)
    for (guint i = 0; i < 5000; i++) {
      char token[16];

      g_snprintf (token, sizeof token, "t%u", i);
      add (&tokens, token, round == 0);
    }
  desk_tokens_clear (&tokens);
}

static void
read_tokens (DeskTokens *tokens, const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, " ", -1);

  desk_tokens_init (tokens);
  for (guint i = 0; parts[i] != NULL; i++)
    desk_tokens_add (tokens, parts[i], strlen (parts[i]));
}

static void
diff (const char *kept, const char *before, const char *after, char **gone, char **come)
{
  g_auto (DeskTokens) stay = { NULL }, was = { NULL }, is = { NULL };

  read_tokens (&stay, kept);
  read_tokens (&was, before);
  read_tokens (&is, after);
  desk_tokens_diff (&stay, &was, &is, gone, come);
}

static void
assert_diff (const char *kept, const char *before, const char *after, const char *gone, const char *come)
{
  g_autofree char *left = NULL, *added = NULL;

  diff (kept, before, after, &left, &added);
  g_assert_cmpstr (left, ==, gone);
  g_assert_cmpstr (added, ==, come);
}

static void
test_diff (void)
{
  assert_diff ("", "", "", "", "");
  assert_diff ("", "a b c", "c d", "a b", "d");
  assert_diff ("a d", "a b c", "c d e", "b", "e"); /* what stays holds them too */
  assert_diff ("a b", "a", "b", "", "");
  assert_diff ("x", "a a b b", "c c b", "a", "c");
  assert_diff ("", "", "a-very-long-token-of-letters b", "", "a-very-long-token-of-letters b");
  assert_diff ("", "a-very-long-token-of-letters b", "b", "a-very-long-token-of-letters", "");
  assert_diff (" a  b ", " c ", "", "c", "");
}

/* Against the sets that any language has. */
static void
test_diff_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);

  for (guint round = 0; round < 2000; round++) {
    GString *text[3];
    GHashTable *sets[3];
    g_autofree char *gone = NULL, *come = NULL;

    for (guint i = 0; i < 3; i++) {
      text[i] = g_string_new (NULL);
      sets[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      for (gint n = g_rand_int_range (rand, 0, 12); n > 0; n--) {
        char *token = g_strdup_printf ("%s%d", g_rand_boolean (rand) ? "用工" : "longer-than-sixteen-", g_rand_int_range (rand, 0, 8));

        g_string_append_printf (text[i], "%s%s", text[i]->len > 0 ? " " : "", token);
        g_hash_table_add (sets[i], token);
      }
    }
    diff (text[0]->str, text[1]->str, text[2]->str, &gone, &come);
    for (guint way = 0; way < 2; way++) {
      g_auto (GStrv) parts = g_strsplit (way == 0 ? gone : come, " ", -1);
      guint expected = 0;
      GHashTableIter iter;
      gpointer token;

      g_hash_table_iter_init (&iter, sets[1 + way]);
      while (g_hash_table_iter_next (&iter, &token, NULL))
        if (!g_hash_table_contains (sets[0], token) && !g_hash_table_contains (sets[2 - way], token)) {
          expected++;
          g_assert_true (g_strv_contains ((const char *const *) parts, token));
        }
      g_assert_cmpuint (g_strv_length (parts), ==, expected);
    }
    for (guint i = 0; i < 3; i++) {
      g_string_free (text[i], TRUE);
      g_hash_table_unref (sets[i]);
    }
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tokens/add", test_add);
  g_test_add_func ("/tokens/many", test_many);
  g_test_add_func ("/tokens/diff", test_diff);
  g_test_add_func ("/tokens/diff-random", test_diff_random);
  return g_test_run ();
}
