/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/desk-clock.h"

static void
test_system (void)
{
  DeskClock clock = desk_clock_system ();
  gint64 before = g_get_real_time ();
  gint64 now = desk_clock_now (&clock);

  g_assert_cmpint (now - before, >=, 0);
  g_assert_cmpint (now - before, <, 60 * G_USEC_PER_SEC);
  g_assert_cmpint (desk_clock_now (NULL) - before, <, 60 * G_USEC_PER_SEC);
}

static void
test_hand (void)
{
  DeskClockHand hand = { 1000, 0 };
  DeskClock clock = desk_clock_by_hand (&hand);

  g_assert_cmpint (desk_clock_now (&clock), ==, 1000);
  g_assert_cmpint (desk_clock_now (&clock), ==, 1000);
  desk_clock_hand_advance (&hand, -1500);
  g_assert_cmpint (desk_clock_now (&clock), ==, -500);
  hand.step = 10;
  g_assert_cmpint (desk_clock_now (&clock), ==, -500);
  g_assert_cmpint (desk_clock_now (&clock), ==, -490);
}

static void
test_set (void)
{
  DeskClockHand hand = { 0, 0 };
  DeskClock clock = desk_clock_by_hand (&hand);

  g_assert_true (desk_clock_hand_set (&hand, "2026-03-05T14:30:00.25+08:00"));
  g_assert_cmpint (desk_clock_now (&clock), ==, G_GINT64_CONSTANT (1772692200250000));
  g_assert_true (desk_clock_hand_set (&hand, "2026-03-05T06:30:00Z"));
  g_assert_cmpint (desk_clock_now (&clock), ==, G_GINT64_CONSTANT (1772692200000000));
  g_assert_false (desk_clock_hand_set (&hand, "2026-03-05"));
  g_assert_false (desk_clock_hand_set (&hand, NULL));
  g_assert_cmpint (desk_clock_now (&clock), ==, G_GINT64_CONSTANT (1772692200000000));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/clock/system", test_system);
  g_test_add_func ("/clock/hand", test_hand);
  g_test_add_func ("/clock/set", test_set);
  return g_test_run ();
}
