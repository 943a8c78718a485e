/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/desk-duplicate.h"

#define DAY G_TIME_SPAN_DAY

static void
test_overlap (void)
{
  static const struct {
    const char *a, *b;
    guint percent;
  } pairs[] = {
    { NULL, NULL, 0 },
    { "", "缺工", 0 },
    { "缺工", "缺工", 100 },
    { "工", "工", 100 },
    { "工", "电", 0 },
    { "abcd", "bcde", 66 },                 /* 2 × {bc, cd} of 3 + 3 */
    { "缺缝纫工三十人", "缺缝纫工", 66 },   /* 2 × 3 of 6 + 3 */
    { "缺 缝纫，工。", "缺缝纫工", 100 },   /* what is no letter does not part */
    { "哈哈哈哈", "哈哈", 100 },            /* sets: each pair once */
    { "停水停电", "停电停水", 66 },         /* 停水, 水停/电停, 停电: two of three */
    { "机耕路塌方", "新增变压器容量", 0 },
  };
  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_test_message ("%s / %s", pairs[i].a, pairs[i].b);
      g_assert_cmpuint (desk_duplicate_overlap (pairs[i].a, pairs[i].b), ==, pairs[i].percent);
      g_assert_cmpuint (desk_duplicate_overlap (pairs[i].b, pairs[i].a), ==, pairs[i].percent);
    }
}

/* For every two texts: within 0 and 100, the same both ways, and 100 with itself. */
static void
test_random (void)
{
  static const char *const characters[] = { "缺", "工", "电", "水", "路", "a", "1", "，", " ", "停" };
  for (guint round = 0; round < 2000; round++)
    {
      g_autoptr (GString) a = g_string_new ("始"), b = g_string_new ("始");
      for (int i = g_test_rand_int_range (0, 12); i > 0; i--)
        g_string_append (a, characters[g_test_rand_int_range (0, G_N_ELEMENTS (characters))]);
      for (int i = g_test_rand_int_range (0, 12); i > 0; i--)
        g_string_append (b, characters[g_test_rand_int_range (0, G_N_ELEMENTS (characters))]);
      guint percent = desk_duplicate_overlap (a->str, b->str);
      g_assert_cmpuint (percent, <=, 100);
      g_assert_cmpuint (percent, ==, desk_duplicate_overlap (b->str, a->str));
      g_assert_cmpuint (desk_duplicate_overlap (a->str, a->str), ==, 100);
    }
}

static void
test_compare (void)
{
  const DeskMatter new_one = { "p1", "ent.demand", "labour", "急缺缝纫工三十名", NULL, 100 * DAY };
  static const struct {
    DeskMatter matter;
    gboolean told;
  } cases[] = {
    { { "p1", "ent.demand", "labour", "缺缝纫工三十人", NULL, 97 * DAY }, TRUE },
    { { "p1", "ent.demand", "labour", "招聘电焊师傅", NULL, 97 * DAY }, TRUE },        /* same category, three days */
    { { "p1", "ent.demand", "labour", "招聘电焊师傅", NULL, 60 * DAY }, FALSE },       /* … forty days */
    { { "p1", "ent.demand", "power", "招聘电焊师傅", NULL, 99 * DAY }, FALSE },        /* nothing but the party */
    { { "p1", "ent.demand", NULL, "还是缺缝纫工三十名", NULL, 0 }, TRUE },             /* the same words, long ago */
    { { "p2", "ent.demand", "labour", "急缺缝纫工三十名", NULL, 100 * DAY }, FALSE },  /* another firm has the same trouble */
    { { "p1", "ent.reward", "labour", "急缺缝纫工三十名", NULL, 100 * DAY }, FALSE },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DeskAlikeness alikeness;
      g_test_message ("%u", i);
      g_assert_cmpint (desk_duplicate_compare (&new_one, &cases[i].matter, &alikeness), ==, cases[i].told);
      g_assert_cmpuint (alikeness.score, <=, 100);
    }
  /* Words that tell the same under another title count too. */
  const DeskMatter told = { "p1", "ent.demand", NULL, "用工问题", "急缺缝纫工三十名，年前要到岗", 0 }, again = { "p1", "ent.demand", NULL, "招人难", "急缺缝纫工三十名，年前要到岗。", 0 };
  DeskAlikeness by_words;
  g_assert_true (desk_duplicate_compare (&told, &again, &by_words));
  g_assert_cmpuint (by_words.overlap, ==, 100);
  /* The likelier first. */
  DeskAlikeness first, second;
  desk_duplicate_compare (&new_one, &cases[0].matter, &first);
  desk_duplicate_compare (&new_one, &cases[1].matter, &second);
  g_assert_cmpuint (first.score, >, second.score);
  DeskAlikeness same;
  desk_duplicate_compare (&new_one, &new_one, &same);
  g_assert_cmpuint (same.score, ==, 100);
}

static void
test_describe (void)
{
  g_autofree char *three = desk_alikeness_describe (&(DeskAlikeness) { TRUE, TRUE, TRUE, 66, 3, 80 });
  g_assert_cmpstr (three, ==, "same party; same category; 3 days ago; similar words");
  g_autofree char *today = desk_alikeness_describe (&(DeskAlikeness) { TRUE, TRUE, FALSE, 10, 0, 20 });
  g_assert_cmpstr (today, ==, "same party; today");
}

int
main (int argc, char **argv)
{
  g_setenv ("LANGUAGE", "en", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/duplicate/overlap", test_overlap);
  g_test_add_func ("/duplicate/random", test_random);
  g_test_add_func ("/duplicate/compare", test_compare);
  g_test_add_func ("/duplicate/describe", test_describe);
  return g_test_run ();
}
