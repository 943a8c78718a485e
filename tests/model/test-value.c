/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/desk-value.h"

static void
test_kinds (void)
{
  g_auto (DeskValue) value = DESK_VALUE_INIT;

  g_assert_true (desk_value_is_none (&value));
  g_assert_null (desk_value_get_text (&value));
  g_assert_cmpint (desk_value_get_integer (&value), ==, 0);

  desk_value_init_integer (&value, G_MININT64);
  g_assert_cmpint (desk_value_get_integer (&value), ==, G_MININT64);
  g_assert_null (desk_value_get_text (&value));

  desk_value_init_text (&value, "合兴二矿");
  g_assert_cmpstr (desk_value_get_text (&value), ==, "合兴二矿");
  g_assert_cmpint (desk_value_get_integer (&value), ==, 0);
  desk_value_clear (&value);
  g_assert_true (desk_value_is_none (&value));
  desk_value_clear (&value);

  desk_value_init_text (&value, NULL);
  g_assert_true (desk_value_is_none (&value));
  desk_value_init_text_len (&value, "2026-03-05T", 10);
  g_assert_cmpstr (desk_value_get_text (&value), ==, "2026-03-05");
}

static void
test_copies (void)
{
  g_auto (DeskValue) first = DESK_VALUE_INIT;
  g_auto (DeskValue) second = DESK_VALUE_INIT;
  g_auto (DeskValue) third = DESK_VALUE_INIT;
  g_autoptr (DeskValue) heap = NULL;

  desk_value_init_text (&first, "道路积水");
  desk_value_copy (&first, &second);
  g_assert_true (first.text == second.text); /* shared, not copied */
  heap = desk_value_dup (&second);
  desk_value_clear (&first);
  g_assert_cmpstr (desk_value_get_text (&second), ==, "道路积水");
  desk_value_move (&second, &third);
  g_assert_true (desk_value_is_none (&second));
  g_assert_true (desk_value_equal (&third, heap));
  desk_value_free (NULL);
}

static void
test_order (void)
{
  DeskValue values[6] = { DESK_VALUE_INIT };

  desk_value_init_integer (&values[1], -5);
  desk_value_init_integer (&values[2], 7);
  desk_value_init_text (&values[3], "");
  desk_value_init_text (&values[4], "2026-03-05");
  desk_value_init_text (&values[5], "2026-11-01");
  for (guint i = 0; i < 6; i++)
    for (guint j = 0; j < 6; j++) {
      int order = desk_value_compare (&values[i], &values[j]);

      g_assert_cmpint ((order > 0) - (order < 0), ==, (i > j) - (i < j));
      g_assert_cmpint (desk_value_equal (&values[i], &values[j]), ==, i == j);
    }
  for (guint i = 1; i < 6; i++)
    desk_value_clear (&values[i]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/value/kinds", test_kinds);
  g_test_add_func ("/value/copies", test_copies);
  g_test_add_func ("/value/order", test_order);
  return g_test_run ();
}
