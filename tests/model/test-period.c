/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/desk-period.h"

#include <string.h>

static void
test_before (void)
{
  static const struct {
    const char *from, *to, *before_from, *before_to;
  } rows[] = {
    { "2026-03-01", "2026-03-12", "2026-02-01", "2026-02-12" },
    { "2026-03-01", "2026-03-31", "2026-02-01", "2026-02-28" },
    { "2026-03-01", "2026-03-30", "2026-02-01", "2026-02-28" },
    { "2026-02-01", "2026-02-28", "2026-01-01", "2026-01-31" }, /* a whole month before a whole month */
    { "2024-02-01", "2024-02-29", "2024-01-01", "2024-01-31" },
    { "2026-04-01", "2026-06-30", "2026-01-01", "2026-03-31" },
    { "2026-01-01", "2026-03-12", "2025-01-01", "2025-03-12" }, /* the same days of last year */
    { "2026-01-01", "2026-12-31", "2025-01-01", "2025-12-31" },
    { "2024-01-01", "2026-12-31", "2021-01-01", "2023-12-31" }, /* three years */
    { "2024-01-01", "2024-02-29", "2023-01-01", "2023-02-28" },
    { "2026-03-12", "2026-03-12", "2026-03-11", "2026-03-11" },
    { "2026-03-09", "2026-03-15", "2026-03-02", "2026-03-08" },
    { "2023-03-13", "2026-03-12", "2020-03-13", "2023-03-12" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      char from[DESK_DATE_STR_LEN], to[DESK_DATE_STR_LEN];
      g_assert_true (desk_period_before (rows[i].from, rows[i].to, from, to));
      g_assert_cmpstr (from, ==, rows[i].before_from);
      g_assert_cmpstr (to, ==, rows[i].before_to);
    }
}

static void
test_property (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);

  for (guint round = 0; round < 20000; round++)
    {
      char from[DESK_DATE_STR_LEN], to[DESK_DATE_STR_LEN], before_from[DESK_DATE_STR_LEN] = "", before_to[DESK_DATE_STR_LEN] = "";
      guint32 day = (guint32) g_rand_int_range (rand, 720000, 760000);
      gint64 length;

      g_assert_true (desk_date_from_julian (day, from));
      if (g_rand_boolean (rand))
        memcpy (from + 8, "01", 2);
      if (g_rand_int_range (rand, 0, 4) == 0)
        memcpy (from + 5, "01-01", 5);
      g_assert_true (desk_date_add_days (from, g_rand_int_range (rand, 0, 1500), to));
      g_assert_true (desk_period_before (from, to, before_from, before_to));
      g_assert_true (desk_date_valid (before_from) && desk_date_valid (before_to));
      g_assert_cmpstr (before_from, <=, before_to);
      g_assert_cmpstr (before_to, <, from);
      /* as long, but for the unequal lengths of months */
      length = desk_date_days_between (from, to) - desk_date_days_between (before_from, before_to);
      g_assert_cmpint (ABS (length), <=, strcmp (from + 8, "01") == 0 ? 4 : 1);
    }
  char from[DESK_DATE_STR_LEN] = "x", to[DESK_DATE_STR_LEN] = "x";
  g_assert_false (desk_period_before ("1900-01-01", "1900-12-31", from, to));
  g_assert_cmpstr (from, ==, "x");
}

/* Every day since lies in one stretch and one only. */
static void
test_ages (void)
{
  guint n;
  const DeskAge *ages = desk_ages (&n);

  for (int days = 0; days < 2000; days++)
    {
      guint found = 0;
      for (guint i = 0; i < n; i++)
        found += days >= ages[i].least && (ages[i].most < 0 || days <= ages[i].most);
      g_assert_cmpuint (found, ==, 1);
    }
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *words = desk_age_words (&ages[i]);
      g_assert_cmpstr (words, !=, "");
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/period/before", test_before);
  g_test_add_func ("/model/period/property", test_property);
  g_test_add_func ("/model/period/ages", test_ages);
  return g_test_run ();
}
