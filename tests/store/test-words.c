/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/desk-words.h"

#include <sqlite3.h>
#include <string.h>

static void
assert_made (char *made, const char *expected)
{
  g_assert_cmpstr (made, ==, expected);
  g_free (made);
}

static void
test_fold (void)
{
  assert_made (desk_words_fold ("ＱＹ－２０２６ 重慶市長壽區"), "qy-2026 重庆市长寿区");
  assert_made (desk_words_fold ("Straße ㎡ ﬁ"), "strasse m2 fi");
  assert_made (desk_words_fold ("𠮷野家"), "𠮷野家");
  assert_made (desk_words_fold (""), "");
  assert_made (desk_words_fold (NULL), "");
  assert_made (desk_words_fold ("a\xff" "b"), "a\xef\xbf\xbd" "b");
}

static void
test_fold_long (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *folded = NULL;

  for (guint i = 0; i < 3000; i++)
    g_string_append (text, "ﷺ臺");
  folded = desk_words_fold (text->str);
  g_assert_cmpint (g_utf8_strlen (folded, -1), ==, 3000 * 19);
  g_assert_true (g_str_has_suffix (folded, "台"));
}

static void
test_bigrams (void)
{
  assert_made (desk_words_bigrams ("道路积水"), "道路 路积 积水 水");
  assert_made (desk_words_bigrams ("水"), "水");
  assert_made (desk_words_bigrams ("水，水。道路"), "水 道路 路");
  assert_made (desk_words_bigrams ("QY-2026-000123"), "qy 2026 000123 123 qy2026000123");
  assert_made (desk_words_bigrams ("G318国道K12+300处"), "g318 318 国道 道 k12 12 300 处");
  assert_made (desk_words_bigrams ("电话13812345678"), "电话 话 13812345678 5678");
  assert_made (desk_words_bigrams ("café Москва"), "café москва");
  assert_made (desk_words_bigrams ("…… \"'*()"), "");
  assert_made (desk_words_bigrams (NULL), "");
}

static void
test_query (void)
{
  assert_made (desk_words_query ("道路积水"), "\"道路\" AND \"路积\" AND \"积水\"");
  assert_made (desk_words_query ("水"), "\"水\" *");
  assert_made (desk_words_query ("000123"), "\"000123\" *");
  assert_made (desk_words_query ("合兴 hxek"), "\"合兴\" AND \"hxek\" *");
  assert_made (desk_words_query ("\" OR t:* NEAR(a b) -"), "\"or\" * AND \"t\" * AND \"near\" * AND \"a\" * AND \"b\" *");
  g_assert_null (desk_words_query ("\"'*()-"));
  g_assert_null (desk_words_query (""));
  g_assert_null (desk_words_query (NULL));
}

static sqlite3 *
open_index (const char *const *texts, guint n)
{
  sqlite3 *db = NULL;
  sqlite3_stmt *insert = NULL;

  g_assert_cmpint (sqlite3_open (":memory:", &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "CREATE VIRTUAL TABLE s USING fts5(t, content='', tokenize='ascii', detail=none)",
                                 NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, "INSERT INTO s(rowid, t) VALUES (?, ?)", -1, &insert, NULL), ==, SQLITE_OK);
  for (guint i = 0; i < n; i++) {
    g_autofree char *words = desk_words_bigrams (texts[i]);
    g_autofree char *pinyin = desk_pinyin_tokens (texts[i]);
    g_autofree char *both = g_strconcat (words, " ", pinyin, NULL);

    sqlite3_bind_int (insert, 1, (int) i);
    sqlite3_bind_text (insert, 2, both, -1, SQLITE_TRANSIENT);
    g_assert_cmpint (sqlite3_step (insert), ==, SQLITE_DONE);
    sqlite3_reset (insert);
  }
  sqlite3_finalize (insert);
  return db;
}

/* Which rows are found, as digits. */
static char *
find (sqlite3 *db, const char *typed)
{
  GString *found = g_string_new (NULL);
  g_autofree char *query = desk_words_query (typed);
  sqlite3_stmt *select = NULL;
  int code;

  g_assert_cmpint (sqlite3_prepare_v2 (db, "SELECT rowid FROM s WHERE s MATCH ? ORDER BY rowid", -1, &select, NULL), ==,
                   SQLITE_OK);
  sqlite3_bind_text (select, 1, query, -1, SQLITE_TRANSIENT);
  while ((code = sqlite3_step (select)) == SQLITE_ROW)
    g_string_append_printf (found, "%d", sqlite3_column_int (select, 0));
  if (code != SQLITE_DONE)
    g_error ("“%s” became “%s”: %s", typed, query, sqlite3_errmsg (db));
  sqlite3_finalize (select);
  return g_string_free (found, FALSE);
}

static void
test_search (void)
{
  static const char *const texts[] = {
    "合兴二矿用电负荷不足",
    "长寿路积水严重",
    "QY-2026-000123 重庆某公司",
    "曾国强申请临时救助",
    "吕家沟道路塌方",
  };
  static const struct {
    const char *typed;
    const char *found;
  } pairs[] = {
    { "积水", "1" },     { "水", "1" },       { "路", "14" },      { "合兴二矿", "0" },  { "hxek", "0" },
    { "ekyd", "0" },     { "csl", "1" },      { "zsl", "" },       { "000123", "2" },    { "123", "2" },
    { "qy2026", "2" },   { "QY-2026-0001", "2" }, { "cq", "2" },   { "zgq", "3" },       { "cgq", "3" },
    { "ljg", "4" },      { "lvjiagou", "4" }, { "lujiagou", "4" }, { "jiagou", "4" },    { "changshoulu", "1" },
    { "長壽", "1" },     { "道路 塌方", "4" }, { "不存在", "" },    { "用电 hxek", "0" },
  };
  sqlite3 *db = open_index (texts, G_N_ELEMENTS (texts));

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++) {
    g_autofree char *found = find (db, pairs[i].typed);

    if (strcmp (found, pairs[i].found) != 0)
      g_error ("“%s” found “%s”, not “%s”", pairs[i].typed, found, pairs[i].found);
  }
  sqlite3_close (db);
}

/* Whatever is typed makes a query that SQLite takes. */
static void
test_injection (void)
{
  static const char *const texts[] = { "道路积水" };
  static const char *const pieces[] = { "\"", "'", "*", "(", ")", " AND ", " OR ", " NOT ", "NEAR(", "t:", "{t}", "^",
                                        "-", "+", "道", "路", "a", "0", ",", "\n", "𠮷", "ﷺ", "\xff", ";--", "́" };
  sqlite3 *db = open_index (texts, 1);

  for (guint i = 0; i < 3000; i++) {
    g_autoptr (GString) typed = g_string_new ("x");
    guint n = (guint) g_test_rand_int_range (1, 12);

    for (guint k = 0; k < n; k++)
      g_string_append (typed, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
    g_free (find (db, typed->str));
  }
  sqlite3_close (db);
}

/* Every part of a stored text of two characters and more is found in it. */
static void
test_parts (void)
{
  static const char *const texts[] = { "示范县禾川镇合兴二矿G318国道旁道路积水严重" };
  sqlite3 *db = open_index (texts, 1);
  glong len = g_utf8_strlen (texts[0], -1);
  g_autofree char *folded = desk_words_fold (texts[0]);

  for (glong from = 0; from < len; from++)
    for (glong to = from + 1; to <= len; to++) {
      g_autofree char *part = g_utf8_substring (texts[0], from, to);
      g_autofree char *found = NULL;

      /* words of letters are found from their beginning only */
      if (g_ascii_isdigit (part[0]))
        continue;
      found = find (db, part);
      if (strcmp (found, "0") != 0)
        g_error ("“%s” was not found", part);
      g_assert_true (desk_words_contains (folded, part));
      g_assert_true (desk_words_recheck (folded, part));
    }
  sqlite3_close (db);
}

static void
test_contains (void)
{
  g_autofree char *folded = desk_words_fold ("QY-2026-000123 道路：积水");

  g_assert_true (desk_words_contains (folded, "积水 道路"));
  g_assert_true (desk_words_contains (folded, "qy2026"));
  g_assert_true (desk_words_contains (folded, "路积"));
  g_assert_true (desk_words_contains (folded, ""));
  g_assert_false (desk_words_contains (folded, "水道"));
  g_assert_false (desk_words_contains (folded, "道路 hxek"));
  g_assert_true (desk_words_recheck (folded, "道路 hxek"));
  g_assert_false (desk_words_recheck (folded, "水积道"));
}

static gpointer
fold_many (gpointer data G_GNUC_UNUSED)
{
  for (guint i = 0; i < 200; i++) {
    g_autofree char *made = desk_words_fold ("重慶市長壽區");
    g_autofree char *full = desk_pinyin_full ("重庆市长寿区");
    guint8 key[DESK_WORDS_SORT_KEY_MAX];

    g_assert_cmpstr (made, ==, "重庆市长寿区");
    g_assert_cmpstr (full, ==, "chongqingshichangshouqu");
    g_assert_cmpuint (desk_pinyin_sort_key (made, key, sizeof key), >, 0);
  }
  return NULL;
}

static void
test_threads (void)
{
  GThread *threads[4];

  for (guint i = 0; i < 4; i++)
    threads[i] = g_thread_new ("words", fold_many, NULL);
  for (guint i = 0; i < 4; i++)
    g_thread_join (threads[i]);
  g_assert_true (g_str_has_prefix (desk_words_version (), "icu "));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/words/fold", test_fold);
  g_test_add_func ("/words/fold-long", test_fold_long);
  g_test_add_func ("/words/bigrams", test_bigrams);
  g_test_add_func ("/words/query", test_query);
  g_test_add_func ("/words/search", test_search);
  g_test_add_func ("/words/injection", test_injection);
  g_test_add_func ("/words/parts", test_parts);
  g_test_add_func ("/words/contains", test_contains);
  g_test_add_func ("/words/threads", test_threads);
  return g_test_run ();
}
