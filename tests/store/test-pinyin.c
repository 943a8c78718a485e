/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/desk-words.h"

#include <string.h>

#include "store/desk-pinyin-rules.h"

static char *
joined_initials (const char *text)
{
  g_autoptr (GPtrArray) made = desk_pinyin_initials (text);
  GString *out = g_string_new (NULL);

  g_assert_cmpuint (made->len, <=, DESK_WORDS_MAX_READINGS);
  for (guint i = 0; i < made->len; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? " " : "", (char *) g_ptr_array_index (made, i));
  return g_string_free (out, FALSE);
}

static void
assert_made (char *made, const char *expected)
{
  g_assert_cmpstr (made, ==, expected);
  g_free (made);
}

static void
test_initials (void)
{
  assert_made (joined_initials ("合兴二矿"), "hxek");
  assert_made (joined_initials ("重庆市"), "cqs");
  assert_made (joined_initials ("长寿"), "cs");
  assert_made (joined_initials ("单县"), "sx");
  assert_made (joined_initials ("张学成"), "zxc");
  assert_made (joined_initials ("曾国强"), "zgq cgq");
  assert_made (joined_initials ("区建国"), "ojg qjg"); /* as a surname first */
  assert_made (joined_initials ("3号楼B座"), "3hlbz");
  assert_made (joined_initials ("長壽"), "cs");
  assert_made (joined_initials ("……"), "");
  assert_made (joined_initials (""), "");
  assert_made (joined_initials (NULL), "");
}

static void
test_initials_cap (void)
{
  g_autoptr (GPtrArray) made = desk_pinyin_initials ("单行重曾长乐调会区都还");
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  g_assert_cmpuint (made->len, ==, DESK_WORDS_MAX_READINGS);
  for (guint i = 0; i < made->len; i++) {
    g_assert_cmpuint (strlen (g_ptr_array_index (made, i)), ==, 11);
    g_assert_true (g_hash_table_add (seen, g_ptr_array_index (made, i)));
  }
}

static void
test_full (void)
{
  assert_made (desk_pinyin_full ("张学成"), "zhangxuecheng");
  assert_made (desk_pinyin_full ("重庆长寿"), "chongqingchangshou");
  assert_made (desk_pinyin_full ("单县"), "shanxian");
  assert_made (desk_pinyin_full ("曾国强"), "zengguoqiang");
  assert_made (desk_pinyin_full ("单国强"), "shanguoqiang");
  assert_made (desk_pinyin_full ("低保单位"), "dibaodanwei");
  assert_made (desk_pinyin_full ("区建国"), "oujianguo");
  assert_made (desk_pinyin_full ("长寿区"), "changshouqu");
  assert_made (desk_pinyin_full ("土地纠纷调解"), "tudijiufentiaojie");
  assert_made (desk_pinyin_full ("欧阳绿"), "ouyanglv");
  assert_made (desk_pinyin_full ("QY-3号"), "qy3hao");
}

static void
test_tokens (void)
{
  assert_made (desk_pinyin_tokens ("合兴"), "hx x hexing xing");
  assert_made (desk_pinyin_tokens ("吕绿"), "ll l lvlv lulu lv lu");
  assert_made (desk_pinyin_tokens ("QY-2026"), "");
  assert_made (desk_pinyin_tokens (NULL), "");
}

static int
compare (const char *a, const char *b)
{
  guint8 one[DESK_WORDS_SORT_KEY_MAX] = { 0 }, two[DESK_WORDS_SORT_KEY_MAX] = { 0 };

  desk_pinyin_sort_key (a, one, sizeof one);
  desk_pinyin_sort_key (b, two, sizeof two);
  return memcmp (one, two, sizeof one);
}

static void
test_sort_key (void)
{
  guint8 key[DESK_WORDS_SORT_KEY_MAX + 1];
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_cmpint (compare ("张三", "李四"), >, 0);
  g_assert_cmpint (compare ("安定", "北京"), <, 0);
  g_assert_cmpint (compare ("长寿", "张三"), <, 0);  /* changshou, not zhangshou */
  g_assert_cmpint (compare ("曾国强", "陈一"), >, 0); /* zeng, not ceng */
  g_assert_cmpint (compare ("重庆", "丁村"), <, 0);
  g_assert_cmpint (compare ("区建国", "潘一"), <, 0);
  g_assert_cmpint (compare ("单县", "石村"), <, 0);
  g_assert_cmpint (compare ("单县", "丹东"), >, 0);
  g_assert_cmpint (compare ("abc", "ABD"), <, 0);
  g_assert_cmpint (compare ("2号", "安定"), <, 0);
  g_assert_cmpint (compare ("张学成", "张学成"), ==, 0);

  g_assert_cmpuint (desk_pinyin_sort_key (NULL, key, 48), ==, desk_pinyin_sort_key ("", key, 48));
  memset (key, 0xee, sizeof key);
  for (guint i = 0; i < 2000; i++)
    g_string_append (text, "禾川");
  g_assert_cmpuint (desk_pinyin_sort_key (text->str, key, DESK_WORDS_SORT_KEY_MAX), ==, DESK_WORDS_SORT_KEY_MAX);
  g_assert_cmpint (key[DESK_WORDS_SORT_KEY_MAX], ==, 0xee);
}

/* The tables say a reading and a stand-in for each character. */
static void
test_rules (void)
{
  for (gsize i = 0; i < desk_pinyin_n_phrases; i++) {
    const DeskReading *rule = &desk_pinyin_phrases[i];
    g_auto (GStrv) readings = g_strsplit (rule->readings, " ", -1);
    g_autofree char *joined = g_strjoinv ("", readings);
    g_autofree char *full = desk_pinyin_full (rule->text);
    g_autofree char *stand_in = desk_pinyin_full (rule->stand_in);

    g_assert_cmpint (g_utf8_strlen (rule->text, -1), ==, g_strv_length (readings));
    g_assert_cmpint (g_utf8_strlen (rule->stand_in, -1), ==, g_strv_length (readings));
    g_assert_cmpstr (full, ==, joined);
    g_assert_cmpstr (stand_in, ==, joined);
  }
  for (gsize i = 0; i < desk_pinyin_n_surnames; i++) {
    const DeskReading *rule = &desk_pinyin_surnames[i];
    g_autofree char *name = g_strconcat (rule->text, "某某", NULL);
    g_autofree char *full = desk_pinyin_full (name);
    g_autofree char *expected = g_strconcat (rule->readings, "moumou", NULL);

    g_assert_cmpstr (full, ==, expected);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pinyin/initials", test_initials);
  g_test_add_func ("/pinyin/initials-cap", test_initials_cap);
  g_test_add_func ("/pinyin/full", test_full);
  g_test_add_func ("/pinyin/tokens", test_tokens);
  g_test_add_func ("/pinyin/sort-key", test_sort_key);
  g_test_add_func ("/pinyin/rules", test_rules);
  return g_test_run ();
}
