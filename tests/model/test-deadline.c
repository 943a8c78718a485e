/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/desk-deadline.h"

#include "model/desk-date.h"
#include "model/desk-error.h"

static DeskCalendar *
load_real (void)
{
  DeskCalendar *calendar = desk_calendar_new ();
  g_autofree char *path =
    g_build_filename (g_getenv ("DESK_DATA_DIR"), "calendars", "cn-holidays-2024-2026.csv", NULL);
  GError *error = NULL;

  desk_calendar_load_file (calendar, path, &error);
  g_assert_no_error (error);
  return calendar;
}

static gint64
at (const char *date, int hour, int minute)
{
  return desk_date_at_us (date, hour * 60 + minute, NULL);
}

static DeskDeadlineSpan
whole_days (const char *from, const char *to)
{
  return (DeskDeadlineSpan) { desk_date_to_us (from, NULL), desk_date_end_us (to, NULL) + 1 };
}

/* The due instant; the call must succeed. */
static gint64
due (DeskCalendar *calendar, gint64 start, gint64 limit, DeskDeadlineUnit unit, const DeskDeadlineSpan *spans, gsize n,
     GArray *trace)
{
  GError *error = NULL;
  gint64 due_us = 0;

  desk_deadline_compute (calendar, start, limit, unit, spans, n, NULL, trace, &due_us, NULL, &error);
  g_assert_no_error (error);
  return due_us;
}

static void
assert_due_day (DeskCalendar *calendar, const char *start, gint64 limit, DeskDeadlineUnit unit,
                const DeskDeadlineSpan *spans, gsize n, const char *expected)
{
  g_assert_cmpint (due (calendar, at (start, 10, 0), limit, unit, spans, n, NULL), ==, desk_date_end_us (expected, NULL));
}

static void
test_known (void)
{
  g_autoptr (DeskCalendar) calendar = load_real ();
  DeskDeadlineSpan notice = whole_days ("2026-03-16", "2026-03-22");
  DeskDeadlineSpan twice[] = { whole_days ("2026-03-18", "2026-03-22"), whole_days ("2026-03-16", "2026-03-19") };

  assert_due_day (calendar, "2026-02-13", 5, DESK_DEADLINE_WORKING_DAYS, NULL, 0, "2026-02-27");
  assert_due_day (calendar, "2026-03-10", 15, DESK_DEADLINE_CALENDAR_DAYS, NULL, 0, "2026-03-25");
  assert_due_day (calendar, "2026-03-10", 30, DESK_DEADLINE_CALENDAR_DAYS, NULL, 0, "2026-04-09");
  assert_due_day (calendar, "2026-03-10", 30, DESK_DEADLINE_CALENDAR_DAYS, &notice, 1, "2026-04-16");
  assert_due_day (calendar, "2026-03-10", 30, DESK_DEADLINE_CALENDAR_DAYS, twice, 2, "2026-04-16");
  assert_due_day (calendar, "2026-03-10", 60, DESK_DEADLINE_CALENDAR_DAYS, NULL, 0, "2026-05-09");
  /* a pause of some hours takes out the days it touches */
  notice = (DeskDeadlineSpan) { at ("2026-03-11", 16, 0), at ("2026-03-12", 9, 0) };
  assert_due_day (calendar, "2026-03-10", 1, DESK_DEADLINE_CALENDAR_DAYS, &notice, 1, "2026-03-13");
}

static void
test_hours (void)
{
  g_autoptr (DeskCalendar) calendar = load_real ();
  DeskDeadlineSpan lunch = { at ("2026-03-05", 11, 0), at ("2026-03-05", 15, 0) };

  /* one working hour from 11:30 on: half before lunch, half after it */
  g_assert_cmpint (due (calendar, at ("2026-03-05", 11, 30), 1, DESK_DEADLINE_WORKING_HOURS, NULL, 0, NULL), ==,
                   at ("2026-03-05", 14, 30));
  g_assert_cmpint (due (calendar, at ("2026-03-05", 8, 30), 7, DESK_DEADLINE_WORKING_HOURS, NULL, 0, NULL), ==,
                   at ("2026-03-05", 17, 30));
  /* Friday evening before the Spring Festival: the Saturday is worked */
  g_assert_cmpint (due (calendar, at ("2026-02-13", 20, 0), 8, DESK_DEADLINE_WORKING_HOURS, NULL, 0, NULL), ==,
                   at ("2026-02-24", 9, 30));
  g_assert_cmpint (due (calendar, at ("2026-03-05", 10, 0), 2, DESK_DEADLINE_WORKING_HOURS, &lunch, 1, NULL), ==,
                   at ("2026-03-05", 16, 0));
  g_assert_cmpint (due (calendar, at ("2026-03-05", 10, 0), 24, DESK_DEADLINE_HOURS, NULL, 0, NULL), ==,
                   at ("2026-03-06", 10, 0));
  g_assert_cmpint (due (calendar, at ("2026-03-05", 10, 0), 24, DESK_DEADLINE_HOURS, &lunch, 1, NULL), ==,
                   at ("2026-03-06", 14, 0));
}

static void
test_trace (void)
{
  static const struct {
    const char *date;
    DeskDeadlineWhy why;
    int number;
    const char *name;
  } expected[] = {
    { "2026-02-13", DESK_DEADLINE_WHY_START, 0, "" },        { "2026-02-14", DESK_DEADLINE_WHY_SHIFTED, 1, "春节" },
    { "2026-02-15", DESK_DEADLINE_WHY_HOLIDAY, 1, "春节" },  { "2026-02-16", DESK_DEADLINE_WHY_HOLIDAY, 1, "春节" },
    { "2026-02-17", DESK_DEADLINE_WHY_HOLIDAY, 1, "春节" },  { "2026-02-18", DESK_DEADLINE_WHY_HOLIDAY, 1, "春节" },
    { "2026-02-19", DESK_DEADLINE_WHY_HOLIDAY, 1, "春节" },  { "2026-02-20", DESK_DEADLINE_WHY_HOLIDAY, 1, "春节" },
    { "2026-02-21", DESK_DEADLINE_WHY_HOLIDAY, 1, "春节" },  { "2026-02-22", DESK_DEADLINE_WHY_HOLIDAY, 1, "春节" },
    { "2026-02-23", DESK_DEADLINE_WHY_HOLIDAY, 1, "春节" },  { "2026-02-24", DESK_DEADLINE_WHY_WORKING, 2, "" },
    { "2026-02-25", DESK_DEADLINE_WHY_EXCLUDED, 2, "" },     { "2026-02-26", DESK_DEADLINE_WHY_WORKING, 3, "" },
  };
  g_autoptr (DeskCalendar) calendar = load_real ();
  g_autoptr (GArray) trace = desk_deadline_trace_new ();
  DeskDeadlineSpan hearing = { at ("2026-02-25", 9, 0), at ("2026-02-25", 11, 0) };

  due (calendar, at ("2026-02-13", 10, 0), 3, DESK_DEADLINE_WORKING_DAYS, &hearing, 1, trace);
  g_assert_cmpuint (trace->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < trace->len; i++) {
    const DeskDeadlineDay *day = &g_array_index (trace, DeskDeadlineDay, i);

    g_assert_cmpstr (day->date, ==, expected[i].date);
    g_assert_cmpint (day->why, ==, expected[i].why);
    g_assert_cmpint (day->number, ==, expected[i].number);
    g_assert_cmpstr (day->name, ==, expected[i].name);
    g_assert_false (day->provisional);
  }
}

static void
test_provisional (void)
{
  g_autoptr (DeskCalendar) calendar = load_real ();
  gboolean provisional = FALSE;
  gint64 due_us;

  g_assert_true (desk_deadline_compute (calendar, at ("2026-12-28", 9, 0), 10, DESK_DEADLINE_WORKING_DAYS, NULL, 0, NULL,
                                        NULL, &due_us, &provisional, NULL));
  g_assert_true (provisional);
  g_assert_true (desk_deadline_compute (calendar, at ("2026-12-28", 9, 0), 10, DESK_DEADLINE_CALENDAR_DAYS, NULL, 0,
                                        NULL, NULL, &due_us, &provisional, NULL));
  g_assert_false (provisional);
  g_assert_true (desk_deadline_compute (calendar, at ("2026-12-28", 9, 0), 3, DESK_DEADLINE_WORKING_DAYS, NULL, 0, NULL,
                                        NULL, &due_us, &provisional, NULL));
  g_assert_false (provisional);
}

static void
test_refused (void)
{
  static const gint64 limits[] = { 0, -1, DESK_DEADLINE_MAX_LIMIT + 1, G_MAXINT64 };
  g_autoptr (DeskCalendar) calendar = load_real ();
  g_autoptr (GArray) trace = desk_deadline_trace_new ();
  DeskDeadlineSpan backwards = { 2, 1 };
  DeskDeadlineSpan for_ever = { at ("2026-03-06", 0, 0), G_MAXINT64 };
  gint64 due_us = 42;

  for (guint i = 0; i < G_N_ELEMENTS (limits); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_false (desk_deadline_compute (calendar, at ("2026-03-05", 9, 0), limits[i], DESK_DEADLINE_HOURS, NULL, 0,
                                           NULL, trace, &due_us, NULL, &error));
    g_assert_error (error, DESK_MODEL_ERROR, DESK_MODEL_ERROR_INVALID);
  }
  for (guint unit = DESK_DEADLINE_CALENDAR_DAYS; unit <= DESK_DEADLINE_HOURS; unit++) {
    g_assert_false (desk_deadline_compute (calendar, at ("2026-03-05", 9, 0), 5, unit, &backwards, 1, NULL, trace,
                                           &due_us, NULL, NULL));
    g_assert_false (desk_deadline_compute (calendar, at ("2026-03-05", 9, 0), 50, unit, &for_ever, 1, NULL, trace,
                                           &due_us, NULL, NULL));
  }
  g_assert_cmpuint (trace->len, ==, 0);
  g_assert_cmpint (due_us, ==, 42);
}

/* Random starts, limits and pauses: never due on a free day, later with a
 * larger limit, as many days counted as the limit says. */
static void
test_properties (void)
{
  g_autoptr (DeskCalendar) calendar = load_real ();

  for (guint i = 0; i < 300; i++) {
    DeskDeadlineUnit unit = (DeskDeadlineUnit) g_test_rand_int_range (0, 4);
    gint64 start = at ("2024-01-01", 0, 0) + g_test_rand_int_range (0, 800 * 24 * 60) * (gint64) G_USEC_PER_SEC * 60;
    gint64 limit = g_test_rand_int_range (1, 80);
    gint64 pause_from = start + g_test_rand_int_range (-5, 30) * DESK_DAY_US / 3;
    DeskDeadlineSpan pause = { pause_from, pause_from + g_test_rand_int_range (0, 40) * DESK_DAY_US / 4 };
    g_autoptr (GArray) trace = desk_deadline_trace_new ();
    gint64 end = due (calendar, start, limit, unit, &pause, 1, trace);
    gint64 counted = 0;
    char date[DESK_DATE_STR_LEN];

    g_assert_cmpint (end, >, start);
    g_assert_cmpint (end, <, due (calendar, start, limit + 1, unit, &pause, 1, NULL));
    g_assert_cmpint (end, >=, due (calendar, start, limit, unit, NULL, 0, NULL));
    desk_date_from_us (end, NULL, date);
    if (unit == DESK_DEADLINE_WORKING_DAYS || unit == DESK_DEADLINE_WORKING_HOURS)
      g_assert_true (desk_calendar_is_working_day (calendar, date, NULL));
    for (guint d = 0; d < trace->len; d++) {
      const DeskDeadlineDay *day = &g_array_index (trace, DeskDeadlineDay, d);

      counted += day->counted;
      if (unit == DESK_DEADLINE_CALENDAR_DAYS || unit == DESK_DEADLINE_WORKING_DAYS)
        g_assert_cmpint (day->number, ==, counted);
    }
    g_assert_cmpint (g_array_index (trace, DeskDeadlineDay, trace->len - 1).number, ==,
                     unit == DESK_DEADLINE_HOURS || unit == DESK_DEADLINE_WORKING_HOURS ? limit * 60 : limit);
  }
}

static void
test_remaining (void)
{
  g_autoptr (DeskCalendar) calendar = load_real ();
  gint64 end = desk_date_end_us ("2026-02-27", NULL);

  g_assert_cmpint (desk_deadline_remaining (calendar, at ("2026-02-13", 9, 0), end, DESK_DEADLINE_WORKING_DAYS, NULL), ==, 5);
  g_assert_cmpint (desk_deadline_remaining (calendar, at ("2026-02-18", 9, 0), end, DESK_DEADLINE_WORKING_DAYS, NULL), ==, 4);
  g_assert_cmpint (desk_deadline_remaining (calendar, at ("2026-02-27", 9, 0), end, DESK_DEADLINE_WORKING_DAYS, NULL), ==, 0);
  g_assert_cmpint (desk_deadline_remaining (calendar, at ("2026-03-01", 9, 0), end, DESK_DEADLINE_WORKING_DAYS, NULL), ==, -1);
  g_assert_cmpint (desk_deadline_remaining (calendar, at ("2026-03-03", 9, 0), end, DESK_DEADLINE_WORKING_DAYS, NULL), ==, -3);
  g_assert_cmpint (desk_deadline_remaining (calendar, at ("2026-02-13", 9, 0), end, DESK_DEADLINE_CALENDAR_DAYS, NULL), ==, 14);
  g_assert_cmpint (desk_deadline_remaining (calendar, at ("2026-03-01", 9, 0), end, DESK_DEADLINE_CALENDAR_DAYS, NULL), ==, -2);
  end = at ("2026-03-06", 9, 0);
  g_assert_cmpint (desk_deadline_remaining (calendar, at ("2026-03-05", 16, 30), end, DESK_DEADLINE_WORKING_HOURS, NULL), ==, 90);
  g_assert_cmpint (desk_deadline_remaining (calendar, at ("2026-03-05", 9, 0), end, DESK_DEADLINE_HOURS, NULL), ==, 24 * 60);
  g_assert_cmpint (desk_deadline_remaining (calendar, end + 1, end, DESK_DEADLINE_HOURS, NULL), ==, -1);
}

static void
assert_made (char *made, const char *expected)
{
  g_assert_cmpstr (made, ==, expected);
  g_free (made);
}

static void
test_text (void)
{
  DeskDeadlineUnit unit = DESK_DEADLINE_HOURS;

  for (guint i = 0; i < 4; i++) {
    g_assert_true (desk_deadline_unit_parse (desk_deadline_unit_code ((DeskDeadlineUnit) i), &unit));
    g_assert_cmpint (unit, ==, i);
  }
  g_assert_false (desk_deadline_unit_parse ("weeks", &unit));
  g_assert_false (desk_deadline_unit_parse (NULL, &unit));
  assert_made (desk_deadline_format_limit (5, DESK_DEADLINE_WORKING_DAYS), "5 working days");
  assert_made (desk_deadline_format_limit (1, DESK_DEADLINE_CALENDAR_DAYS), "1 day");
  assert_made (desk_deadline_format_limit (24, DESK_DEADLINE_HOURS), "24 hours");
  assert_made (desk_deadline_format_remaining (3, DESK_DEADLINE_WORKING_DAYS), "3 working days left");
  assert_made (desk_deadline_format_remaining (0, DESK_DEADLINE_CALENDAR_DAYS), "due today");
  assert_made (desk_deadline_format_remaining (-2, DESK_DEADLINE_CALENDAR_DAYS), "overdue by 2 days");
  assert_made (desk_deadline_format_remaining (90, DESK_DEADLINE_WORKING_HOURS), "1 h 30 min left");
  assert_made (desk_deadline_format_remaining (-30, DESK_DEADLINE_HOURS), "overdue by 30 minutes");
  g_assert_cmpstr (desk_deadline_why_text (DESK_DEADLINE_WHY_SHIFTED), ==, "weekend worked");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/deadline/known", test_known);
  g_test_add_func ("/deadline/hours", test_hours);
  g_test_add_func ("/deadline/trace", test_trace);
  g_test_add_func ("/deadline/provisional", test_provisional);
  g_test_add_func ("/deadline/refused", test_refused);
  g_test_add_func ("/deadline/properties", test_properties);
  g_test_add_func ("/deadline/remaining", test_remaining);
  g_test_add_func ("/deadline/text", test_text);
  return g_test_run ();
}
