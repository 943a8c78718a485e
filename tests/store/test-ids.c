/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/desk-ids.h"

#define WIDE (G_GINT64_CONSTANT (1) << 33)

static void
assert_holds (const DeskIds *ids, const gint64 *expected, guint n)
{
  g_autoptr (GArray) all = desk_ids_unpack (ids);

  g_assert_cmpuint (desk_ids_get_length (ids), ==, n);
  g_assert_cmpuint (all->len, ==, n);
  for (guint i = 0; i < n; i++) {
    g_assert_cmpint (desk_ids_nth (ids, i), ==, expected[i]);
    g_assert_cmpint (g_array_index (all, gint64, i), ==, expected[i]);
    g_assert_cmpuint (desk_ids_find (ids, expected[i]), ==, i);
  }
  g_assert_cmpuint (desk_ids_find (ids, 77), ==, G_MAXUINT);
}

static void
test_pack (void)
{
  static const gint64 narrow[] = { 3, G_MAXUINT32, 1 }, wide[] = { 3, WIDE, 1 };
  g_autoptr (DeskIds) none = desk_ids_new ();
  g_autoptr (DeskIds) a = desk_ids_pack (narrow, 3);
  g_autoptr (DeskIds) b = desk_ids_pack (wide, 3);
  g_autoptr (DeskIds) copy = desk_ids_copy (b);

  assert_holds (none, NULL, 0);
  assert_holds (a, narrow, 3);
  assert_holds (b, wide, 3);
  assert_holds (copy, wide, 3);
  g_assert_true (desk_ids_equal (b, copy));
  g_assert_false (desk_ids_equal (a, b));
  g_assert_true (desk_ids_begin_alike (a, b, 1)); /* whatever each takes for an id */
  g_assert_false (desk_ids_begin_alike (a, b, 2));
  g_assert_false (desk_ids_begin_alike (a, b, 4));
  g_assert_true (desk_ids_begin_alike (none, b, 0));
}

static void
test_splice (void)
{
  static const gint64 from[] = { 1, 2, 3, 4 }, to[] = { 1, 9, 8, 4 }, wide[] = { 1, 9, WIDE, 4 }, back[] = { 1, 9, 2, 5, 4 };
  static const gint64 mixed[] = { 1, 9, 2, 5, WIDE, 4 };
  g_autoptr (DeskIds) ids = desk_ids_pack (from, 4);
  g_autoptr (DeskIds) next = desk_ids_pack (to, 4);
  g_autoptr (DeskIds) large = desk_ids_pack (wide, 4);
  g_autoptr (DeskIds) small = desk_ids_pack (back, 5);

  desk_ids_splice (ids, 1, 2, next, 2);
  assert_holds (ids, to, 4);
  desk_ids_splice (ids, 2, 1, large, 1); /* one that needs eight bytes */
  assert_holds (ids, wide, 4);
  desk_ids_splice (ids, 2, 0, small, 2); /* and those of four put among them */
  assert_holds (ids, mixed, 6);
  desk_ids_splice (ids, 0, 6, small, 0);
  assert_holds (ids, NULL, 0);
  desk_ids_splice (ids, 0, 0, small, 5);
  assert_holds (ids, back, 5);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ids/pack", test_pack);
  g_test_add_func ("/ids/splice", test_splice);
  return g_test_run ();
}
