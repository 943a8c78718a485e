/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include "store/desk-find-cache.h"
#include "store/desk-list.h"

/* Search as you type. */

static GPtrArray *
find (Fixture *f, const char *type, const char *words)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *matches = desk_store_find (f->store, type, words, 10, NULL, &error);

  g_assert_no_error (error);
  return matches;
}

static void
assert_found (Fixture *f, const char *type, const char *words, const char *expected)
{
  g_autoptr (GPtrArray) matches = find (f, type, words);
  g_autoptr (GString) titles = g_string_new (NULL);

  for (guint i = 0; i < matches->len; i++)
    g_string_append_printf (titles, "%s%s", i > 0 ? " " : "", ((DeskMatch *) matches->pdata[i])->title);
  if (!g_str_equal (titles->str, expected))
    g_error ("“%s” found “%s” instead of “%s”", words, titles->str, expected);
}

static void
assert_marks (const char *title, const char *typed, const char *expected)
{
  DeskName *name = desk_name_new (1, title, "");
  g_auto (GStrv) words = desk_name_words (typed);
  g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GString) text = g_string_new (NULL);

  if (desk_name_match (name, words, marks) == G_MAXUINT)
    g_string_assign (text, "no");
  for (guint i = 0; i + 1 < marks->len; i += 2)
    g_string_append_printf (text, "%s%u+%u", i > 0 ? " " : "", g_array_index (marks, guint, i), g_array_index (marks, guint, i + 1));
  if (!g_str_equal (text->str, expected))
    g_error ("“%s” in “%s” marks “%s” instead of “%s”", typed, title, text->str, expected);
  desk_name_free (name);
}

static void
test_marks (void)
{
  assert_marks ("恒鑫鞋业有限公司", "恒鑫", "0+2");
  assert_marks ("恒鑫鞋业有限公司", "鞋业", "2+2");
  assert_marks ("恒鑫鞋业有限公司", "公司 恒", "6+2 0+1");
  assert_marks ("恒鑫鞋业有限公司", "hxxy", "0+4");
  assert_marks ("恒鑫鞋业有限公司", "HXXY", "0+4");
  assert_marks ("恒鑫鞋业有限公司", "xyyx", "2+4");
  assert_marks ("恒鑫鞋业有限公司", "hengxin", "0+2");
  assert_marks ("恒鑫鞋业有限公司", "hengx", "0+2");
  assert_marks ("恒鑫鞋业有限公司", "xieye", "2+2");
  assert_marks ("恒鑫（集团）公司", "jtgs", "3+5");
  assert_marks ("恒鑫鞋业有限公司", "茶叶", "no");
  assert_marks ("恒鑫鞋业有限公司", "hxcy", "no");
  assert_marks ("恒鑫鞋业有限公司", "恒鑫 cy", "no");
  assert_marks ("單曉梅", "单", "0+1");
  assert_marks ("ＡＢＣ公司", "abc", "0+3");
}

static void
test_characters (Fixture *f, gconstpointer data)
{
  DeskUuid uid;

  fixture_create_party (f, "恒鑫茶叶专业合作社", &uid);
  fixture_create_party (f, "三台县恒鑫鞋业有限公司", &uid);
  fixture_create_party (f, "永固鞋业", &uid);
  assert_found (f, "party", "鞋业", "永固鞋业 恒鑫鞋业有限公司 三台县恒鑫鞋业有限公司");
  assert_found (f, "party", "恒鑫", "恒鑫鞋业有限公司 恒鑫茶叶专业合作社 三台县恒鑫鞋业有限公司");
  assert_found (f, "party", "恒鑫鞋业有限公司", "恒鑫鞋业有限公司 三台县恒鑫鞋业有限公司");
  assert_found (f, "party", "恒 茶", "恒鑫茶叶专业合作社");
  assert_found (f, "party", "没有", "");
  assert_found (f, "unit", "供电", "县供电公司");
  assert_found (f, "person", "晓", "单晓梅");
  assert_found (f, "area", "潼川", "潼川镇");
}

static void
test_readings (Fixture *f, gconstpointer data)
{
  assert_found (f, "party", "hxxy", "恒鑫鞋业有限公司");
  assert_found (f, "party", "xyyx", "恒鑫鞋业有限公司");
  assert_found (f, "party", "hengxin", "恒鑫鞋业有限公司");
  assert_found (f, "party", "xieye", "恒鑫鞋业有限公司");
  assert_found (f, "unit", "rlzy", "县人力资源和社会保障局");
  /* By the initials of the short name, which is what everybody says. */
  assert_found (f, "unit", "rsj", "县人力资源和社会保障局");
  /* 单 is shan as a surname, dan elsewhere. */
  assert_found (f, "person", "sxm", "单晓梅");
  assert_found (f, "area", "tcz", "潼川镇");
}

static void
test_codes (Fixture *f, gconstpointer data)
{
  DeskUuid uid;

  fixture_register (f, "缺缝纫工三十人", &uid);
  assert_found (f, "area", "510722101", "潼川镇");
  assert_found (f, "area", "5107", "潼川镇");
  assert_found (f, "unit", "县人社局", "县人力资源和社会保障局");
  assert_found (f, "case", "TS-2026-000001", "缺缝纫工三十人");
  assert_found (f, "case", "000001", "缺缝纫工三十人");
  assert_found (f, "tst.demand", "缝纫工", "缺缝纫工三十人");
}

static void
test_details (Fixture *f, gconstpointer data)
{
  DeskUuid uid;
  g_autoptr (GPtrArray) before = find (f, "party", "恒鑫");
  g_autoptr (GPtrArray) after = NULL;
  const DeskMatch *match;

  fixture_register (f, "缺工", &uid);
  fixture_register (f, "用电", &uid);
  after = find (f, "party", "恒鑫");
  match = before->pdata[0];
  g_assert_cmpuint (match->open_cases, ==, 0);
  match = after->pdata[0];
  g_assert_cmpuint (match->open_cases, ==, 2);
  g_assert_cmpstr (match->detail, ==, "Firm · 潼川镇");
  g_assert_cmpstr (match->type, ==, "party");
  g_assert_true (desk_uuid_equal (&match->uid, &f->party));
}

static void
test_recent (Fixture *f, gconstpointer data)
{
  DeskUuid a, b, uid;

  fixture_create_party (f, "甲公司", &a);
  fixture_create_party (f, "乙公司", &b);
  assert_found (f, "party", "", "乙公司 甲公司 恒鑫鞋业有限公司");
  /* Named by a case it is used again. */
  fixture_register (f, "缺工", &uid);
  assert_found (f, "party", " ", "恒鑫鞋业有限公司 乙公司 甲公司");
}

/* A name that changes or goes is found so at once. */
static void
test_follows (Fixture *f, gconstpointer data)
{
  assert_found (f, "party", "hxxy", "恒鑫鞋业有限公司");
  DeskCommand *command = fixture_command (f, "change");
  desk_command_part_set_text (desk_command_add (command, "change", &f->party, NULL, DESK_ANY_VERSION), "name", "新生鞋业");
  fixture_do (f, command);
  assert_found (f, "party", "hxxy", "");
  assert_found (f, "party", "xsxy", "新生鞋业");
  command = fixture_command (f, "withdraw");
  desk_command_add (command, "withdraw", &f->party, NULL, DESK_ANY_VERSION);
  fixture_do (f, command);
  assert_found (f, "party", "xsxy", "");
  assert_found (f, "party", "", "");
}

/* As many as a county has. */
static void
test_many (Fixture *f, gconstpointer data)
{
  DeskCommand *command = fixture_command (f, "create");

  for (int i = 0; i < 5200; i++)
    {
      g_autofree char *name = g_strdup_printf ("第%d户", i);
      DeskUuid uid;
      desk_store_new_uuid (f->store, &uid);
      DeskCommandPart *part = desk_command_add (command, "create", &uid, "party", 0);
      desk_command_part_set_text (part, "name", name);
      desk_command_part_set_text (part, "kind", "household");
    }
  fixture_do (f, command);
  assert_found (f, "party", "鞋业", "恒鑫鞋业有限公司");
  assert_found (f, "party", "hxxy", "恒鑫鞋业有限公司");
  assert_found (f, "party", "hengxin", "恒鑫鞋业有限公司");
  assert_found (f, "party", "5199", "第5199户");
  assert_found (f, "party", "恒", "恒鑫鞋业有限公司");
  g_autoptr (GPtrArray) limited = find (f, "party", "第");
  g_assert_cmpuint (limited->len, ==, 10);
  assert_found (f, "unit", "供电", "县供电公司");
}

/* So many that their names are not kept: through the search index. */
static void
test_very_many (Fixture *f, gconstpointer data)
{
  DeskUuid uid;

  desk_find_all_names = 2;
  for (int i = 0; i < 5; i++)
    fixture_register (f, "恒鑫鞋业缺缝纫工", &uid);
  fixture_create_party (f, "永固鞋业", &uid);
  fixture_create_party (f, "新生鞋业", &uid);
  assert_found (f, "party", "鞋业", "新生鞋业 永固鞋业 恒鑫鞋业有限公司");
  assert_found (f, "party", "xsxy", "新生鞋业");
  DeskCommand *command = fixture_command (f, "withdraw");
  desk_command_add (command, "withdraw", &uid, NULL, DESK_ANY_VERSION);
  fixture_do (f, command);
  assert_found (f, "party", "鞋业", "永固鞋业 恒鑫鞋业有限公司");
  assert_found (f, "party", "", "永固鞋业 恒鑫鞋业有限公司");
  desk_find_all_names = 200000;
}

static void
finished (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) matches = desk_store_find_finish (DESK_STORE (source), result, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (matches->len, ==, 1);
  g_main_loop_quit (data);
}

static void
test_async (Fixture *f, gconstpointer data)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);

  desk_store_find_async (f->store, "party", "鞋业", 5, NULL, finished, loop);
  g_main_loop_run (loop);
}

int
main (int argc, char **argv)
{
  g_setenv ("LANGUAGE", "en", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/find/marks", test_marks);
  g_test_add ("/find/characters", Fixture, NULL, fixture_set_up, test_characters, fixture_tear_down);
  g_test_add ("/find/readings", Fixture, NULL, fixture_set_up, test_readings, fixture_tear_down);
  g_test_add ("/find/codes", Fixture, NULL, fixture_set_up, test_codes, fixture_tear_down);
  g_test_add ("/find/details", Fixture, NULL, fixture_set_up, test_details, fixture_tear_down);
  g_test_add ("/find/recent", Fixture, NULL, fixture_set_up, test_recent, fixture_tear_down);
  g_test_add ("/find/follows", Fixture, NULL, fixture_set_up, test_follows, fixture_tear_down);
  g_test_add ("/find/many", Fixture, NULL, fixture_set_up, test_many, fixture_tear_down);
  g_test_add ("/find/very-many", Fixture, NULL, fixture_set_up, test_very_many, fixture_tear_down);
  g_test_add ("/find/async", Fixture, NULL, fixture_set_up, test_async, fixture_tear_down);
  return g_test_run ();
}
