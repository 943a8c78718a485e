/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/desk-date.h"

#include "model/desk-error.h"

#define TODAY "2026-03-05" /* a Thursday */

static void
assert_made (char *made, const char *expected)
{
  g_assert_cmpstr (made, ==, expected);
  g_free (made);
}

static void
test_valid (void)
{
  static const char *wrong[] = { "", "2026-2-30", "2026-02-30", "2025-02-29", "1899-12-31", "2026-13-01",
                                 "2026-00-01", "2026-01-00", "2026/01/01", "20260101--", "2026-01-01 " };

  g_assert_true (desk_date_valid ("2024-02-29"));
  g_assert_true (desk_date_valid ("1900-01-01"));
  g_assert_true (desk_date_valid ("9999-12-31"));
  g_assert_false (desk_date_valid (NULL));
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_false (desk_date_valid (wrong[i]));
}

static void
test_zone (void)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  char date[DESK_DATE_STR_LEN];

  desk_date_from_us (G_GINT64_CONSTANT (1772692200000000), NULL, date);
  g_assert_cmpstr (date, ==, "2026-03-05");
  /* 23:59:59.999999 of the 4th in Shanghai, and a microsecond later */
  desk_date_from_us (G_GINT64_CONSTANT (1772639999999999), NULL, date);
  g_assert_cmpstr (date, ==, "2026-03-04");
  desk_date_from_us (G_GINT64_CONSTANT (1772640000000000), NULL, date);
  g_assert_cmpstr (date, ==, "2026-03-05");
  desk_date_from_us (G_GINT64_CONSTANT (1772640000000000), utc, date);
  g_assert_cmpstr (date, ==, "2026-03-04");
  desk_date_from_us (-1, utc, date);
  g_assert_cmpstr (date, ==, "1969-12-31");
  desk_date_from_us (G_MAXINT64, NULL, date);
  g_assert_cmpstr (date, ==, "9999-12-31");
  desk_date_from_us (G_MININT64, NULL, date);
  g_assert_cmpstr (date, ==, "1900-01-01");

  g_assert_cmpint (desk_date_to_us ("2026-03-05", NULL), ==, G_GINT64_CONSTANT (1772640000000000));
  g_assert_cmpint (desk_date_end_us ("2026-03-05", NULL), ==, G_GINT64_CONSTANT (1772726399999999));
  g_assert_cmpint (desk_date_end_us ("9999-12-31", NULL) - desk_date_to_us ("9999-12-31", NULL), ==, DESK_DAY_US - 1);
  g_assert_cmpint (desk_date_at_us ("2026-03-05", 14 * 60 + 30, NULL), ==, G_GINT64_CONSTANT (1772692200000000));
}

static void
test_round_trip (void)
{
  for (guint i = 0; i < 2000; i++) {
    char date[DESK_DATE_STR_LEN], again[DESK_DATE_STR_LEN];

    g_assert_true (desk_date_add_days ("1950-01-01", g_test_rand_int_range (0, 60000), date));
    desk_date_from_us (desk_date_to_us (date, NULL), NULL, again);
    g_assert_cmpstr (date, ==, again);
    desk_date_from_us (desk_date_end_us (date, NULL), NULL, again);
    g_assert_cmpstr (date, ==, again);
  }
}

static void
test_arithmetic (void)
{
  char date[DESK_DATE_STR_LEN] = TODAY;

  g_assert_true (desk_date_add_days (date, 7, date));
  g_assert_cmpstr (date, ==, "2026-03-12");
  g_assert_true (desk_date_add_days ("2024-03-01", -1, date));
  g_assert_cmpstr (date, ==, "2024-02-29");
  g_assert_false (desk_date_add_days ("9999-12-31", 1, date));
  g_assert_false (desk_date_add_days ("1900-01-01", -1, date));
  g_assert_false (desk_date_add_days (TODAY, G_MAXINT64, date));
  g_assert_false (desk_date_add_days ("junk", 1, date));
  g_assert_cmpstr (date, ==, "2024-02-29");
  g_assert_cmpint (desk_date_days_between ("2026-03-10", "2026-03-25"), ==, 15);
  g_assert_cmpint (desk_date_days_between ("2026-03-25", "2026-03-10"), ==, -15);
  g_assert_cmpint (desk_date_weekday (TODAY), ==, 4);
  g_assert_cmpint (desk_date_weekday ("2026-03-08"), ==, 7);
  g_assert_cmpint (desk_date_weekday ("junk"), ==, 0);

  g_autofree char *near = desk_date_format_near ("2026-12-31", TODAY);
  g_autofree char *far = desk_date_format_near ("1966-12-31", TODAY);
  g_assert_null (strstr (near, "2026"));
  g_assert_nonnull (strstr (far, "1966"));
  g_assert_true (desk_date_add_months ("2026-01-31", 1, date));
  g_assert_cmpstr (date, ==, "2026-02-28");
  g_assert_true (desk_date_add_months ("2024-02-29", -720, date));
  g_assert_cmpstr (date, ==, "1964-02-29");
  g_assert_true (desk_date_add_months ("2026-11-05", 14, date));
  g_assert_cmpstr (date, ==, "2028-01-05");
  g_assert_false (desk_date_add_months ("9999-12-31", 1, date));
  g_assert_false (desk_date_add_months ("1900-01-31", -1, date));
  g_assert_false (desk_date_add_months ("2026-02-30", 1, date));
}

static void
test_format (void)
{
  assert_made (desk_date_format (TODAY, DESK_DATE_LONG), "5 March 2026");
  assert_made (desk_date_format (TODAY, DESK_DATE_WEEKDAY), "Thursday, 5 March 2026");
  assert_made (desk_date_format (TODAY, DESK_DATE_SHORT), "03-05");
  assert_made (desk_date_format (TODAY, DESK_DATE_MEDIUM), "5 March");
  assert_made (desk_date_format ("2026-02-30", DESK_DATE_LONG), "2026-02-30");
  assert_made (desk_date_format (NULL, DESK_DATE_LONG), "");
}

static void
test_format_time (void)
{
  gint64 us = desk_date_at_us (TODAY, 14 * 60 + 30, NULL);

  assert_made (desk_date_format_time (us, NULL), "5 March 2026, 14:30");
  assert_made (desk_date_format_day (us, NULL, DESK_DATE_LONG), "5 March 2026");
  assert_made (desk_date_format_day (us, NULL, DESK_DATE_MEDIUM), "5 March");
  assert_made (desk_date_format_near_time (us, us + DESK_DAY_US / 24, NULL), "14:30");
  assert_made (desk_date_format_near_time (us, us + DESK_DAY_US, NULL), "5 March");
  assert_made (desk_date_format_near_time (us, us - 100 * DESK_DAY_US, NULL), "5 March 2026");
  assert_made (desk_date_format_short_time (us, us + DESK_DAY_US / 24, NULL), "14:30");
  assert_made (desk_date_format_short_time (us, us + 3 * DESK_DAY_US, NULL), "03-05 14:30");
  assert_made (desk_date_format_short_time (us, us + 400 * DESK_DAY_US, NULL), "2026-03-05");
}

static void
test_parse (void)
{
  static const struct {
    const char *typed;
    const char *date;
  } right[] = {
    { "2026-3-5", "2026-03-05" },   { "2026/03/05", "2026-03-05" }, { "2026.3.5", "2026-03-05" },
    { "2026年3月5日", "2026-03-05" }, { "2026 年 3 月 5 日", "2026-03-05" }, { "20260305", "2026-03-05" },
    { "3-5", "2026-03-05" },        { "12/31", "2026-12-31" },      { "3月5日", "2026-03-05" },
    { "3月5号", "2026-03-05" },     { "２０２６－３－５", "2026-03-05" }, { "　今天 ", "2026-03-05" },
    { "明天", "2026-03-06" },       { "后天", "2026-03-07" },       { "昨天", "2026-03-04" },
    { "Today", "2026-03-05" },      { "tomorrow", "2026-03-06" },   { "yesterday", "2026-03-04" },
    { "+7", "2026-03-12" },         { "+7天", "2026-03-12" },       { "+7d", "2026-03-12" },
    { "＋７天", "2026-03-12" },     { "-3", "2026-03-02" },         { "+2周", "2026-03-19" },
    { "+1个月", "2026-04-05" },     { "-1m", "2026-02-05" },        { "+12月", "2027-03-05" },
    { "周五", "2026-03-06" },       { "下周一", "2026-03-09" },     { "上星期日", "2026-03-01" },
    { "2024-02-29", "2024-02-29" },
  };
  static const char *wrong[] = { "", "soon", "2026-02-30", "13-1", "2-30", "0-5", "3-", "2026-3", "202603", "++7",
                                 "+7x", "1899-1-1", "+99999工作日", "+7wd", "3-5-7-9", "二月" };
  char date[DESK_DATE_STR_LEN] = "unchanged";

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_false (desk_date_parse (wrong[i], TODAY, NULL, date, &error));
    g_assert_error (error, DESK_MODEL_ERROR, DESK_MODEL_ERROR_INVALID);
    g_assert_cmpstr (date, ==, "unchanged");
  }
  for (guint i = 0; i < G_N_ELEMENTS (right); i++) {
    GError *error = NULL;

    desk_date_parse (right[i].typed, TODAY, NULL, date, &error);
    g_assert_no_error (error);
    g_assert_cmpstr (date, ==, right[i].date);
  }
  g_assert_true (desk_date_parse ("+1月", "2026-01-31", NULL, date, NULL));
  g_assert_cmpstr (date, ==, "2026-02-28");
}

static void
test_parse_working_days (void)
{
  g_autoptr (DeskCalendar) calendar = desk_calendar_new ();
  char date[DESK_DATE_STR_LEN];

  g_assert_true (desk_calendar_load_csv (calendar, "date,kind,name\n2026-03-06,holiday,试验\n", -1, NULL));
  g_assert_true (desk_date_parse ("+7工作日", TODAY, calendar, date, NULL));
  g_assert_cmpstr (date, ==, "2026-03-17");
  g_assert_true (desk_date_parse ("+7个工作日", TODAY, calendar, date, NULL));
  g_assert_cmpstr (date, ==, "2026-03-17");
  g_assert_true (desk_date_parse ("-4wd", TODAY, calendar, date, NULL));
  g_assert_cmpstr (date, ==, "2026-02-27");
}

static void
test_parse_time (void)
{
  static const struct {
    const char *typed;
    const char *date;
    int minute;
  } right[] = {
    { "2026-3-5 14:30", "2026-03-05", 870 }, { "3月6日14点30分", "2026-03-06", 870 }, { "明天 9点半", "2026-03-06", 570 },
    { "14：30", "2026-03-05", 870 },         { "下午3点", "2026-03-05", 900 },        { "3-9", "2026-03-09", 0 },
    { "今天 上午8:30", "2026-03-05", 510 },
  };
  static const char *wrong[] = { "", "25:00", "14:60", "2026-02-30 14:30", "noon" };
  gint64 now = desk_date_at_us (TODAY, 600, NULL);
  gint64 us = -1;

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_false (desk_date_parse_time (wrong[i], now, NULL, NULL, &us, &error));
    g_assert_error (error, DESK_MODEL_ERROR, DESK_MODEL_ERROR_INVALID);
    g_assert_cmpint (us, ==, -1);
  }
  for (guint i = 0; i < G_N_ELEMENTS (right); i++) {
    GError *error = NULL;

    desk_date_parse_time (right[i].typed, now, NULL, NULL, &us, &error);
    g_assert_no_error (error);
    g_assert_cmpint (us, ==, desk_date_at_us (right[i].date, right[i].minute, NULL));
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/date/valid", test_valid);
  g_test_add_func ("/date/zone", test_zone);
  g_test_add_func ("/date/round-trip", test_round_trip);
  g_test_add_func ("/date/arithmetic", test_arithmetic);
  g_test_add_func ("/date/format", test_format);
  g_test_add_func ("/date/format-time", test_format_time);
  g_test_add_func ("/date/parse", test_parse);
  g_test_add_func ("/date/parse-working-days", test_parse_working_days);
  g_test_add_func ("/date/parse-time", test_parse_time);
  return g_test_run ();
}
