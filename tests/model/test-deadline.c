/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/desk-deadline.h"

#include <string.h>

#include "model/desk-date.h"
#include "model/desk-error.h"

static DeskCalendar *
load_real (void)
{
  DeskCalendar *calendar = desk_calendar_new ();
  g_autofree char *path = g_build_filename (g_getenv ("DESK_DATA_DIR"), "calendars", NULL);
  GError *error = NULL;

  desk_calendar_load_folder (calendar, path, &error);
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
  return (DeskDeadlineSpan) { desk_date_to_us (from, NULL), desk_date_end_us (to, NULL) + 1, NULL };
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

/* ---- properties ----
 * Random calendars, starts, limits and times that do not count, beside a count
 * that knows nothing of the engine. How many were run is printed. */

#define CASES 10000
#define FIRST_DAY "2023-12-01"
#define N_DAYS 2200

typedef struct {
  DeskCalendar *calendar;
  gboolean free[N_DAYS];
  guint32 first;
} Chance;

/* Years with random days off and random weekends worked; sometimes one is unknown. */
static void
chance_init (Chance *self)
{
  self->calendar = desk_calendar_new ();
  self->first = desk_date_to_julian (FIRST_DAY);
  for (guint i = 0; i < N_DAYS; i++)
    self->free[i] = (self->first + i - 1) % 7 >= 5;
  for (int year = 2024; year <= 2027; year++) {
    g_autoptr (GString) csv = g_string_new ("date,kind,name\n");
    g_autofree char *start = g_strdup_printf ("%d-01-01", year);
    guint at = desk_date_to_julian (start) - self->first;

    if (g_test_rand_int_range (0, 6) == 0)
      continue;
    for (guint d = at; d < at + 365; d++) {
      gboolean weekend = (self->first + d - 1) % 7 >= 5;
      int roll = g_test_rand_int_range (0, 100);
      char date[DESK_DATE_STR_LEN];

      if (roll >= 6)
        continue;
      desk_date_from_julian (self->first + d, date);
      if (weekend && roll < 3)
        self->free[d] = FALSE;
      else
        self->free[d] = TRUE;
      g_string_append_printf (csv, "%s,%s,x\n", date, self->free[d] ? "holiday" : "workday");
    }
    g_assert_true (desk_calendar_set_year (self->calendar, year, csv->str, NULL));
  }
}

/* The engine's own days, by hand: day after day from the one after the start. */
static guint
count_by_hand (const Chance *self, guint start, gint64 limit, gboolean working, const gboolean *out)
{
  guint day = start;

  while (limit > 0) {
    day++;
    if (!(working && self->free[day]) && !out[day])
      limit--;
  }
  return day;
}

static gint64
day_start (const Chance *self, guint day)
{
  char date[DESK_DATE_STR_LEN];

  g_assert_true (desk_date_from_julian (self->first + day, date));
  return desk_date_to_us (date, NULL);
}

static gint64
day_end (const Chance *self, guint day)
{
  return day_start (self, day + 1) - 1;
}

static void
check_days (const Chance *self, guint *n_cases)
{
  gboolean working = g_test_rand_bit () != 0;
  DeskDeadlineUnit unit = working ? DESK_DEADLINE_WORKING_DAYS : DESK_DEADLINE_CALENDAR_DAYS;
  guint start = (guint) g_test_rand_int_range (0, 1200);
  gint64 at_us = day_start (self, start) + g_test_rand_int_range (0, 24 * 60) * (gint64) G_USEC_PER_SEC * 60;
  gint64 limit = g_test_rand_int_range (1, 90);
  guint n = (guint) g_test_rand_int_range (0, 4);
  DeskDeadlineSpan spans[4];
  gboolean out[N_DAYS] = { FALSE };
  g_autoptr (GArray) trace = desk_deadline_trace_new ();

  for (guint i = 0; i < n; i++) {
    guint from = start + (guint) g_test_rand_int_range (0, 40), length = (guint) g_test_rand_int_range (1, 12);

    spans[i] = (DeskDeadlineSpan) { day_start (self, from) + 1, day_end (self, from + length - 1), "pause" };
    for (guint d = from; d < from + length; d++)
      out[d] = TRUE;
  }
  guint by_hand = count_by_hand (self, start, limit, working, out);
  gint64 end = due (self->calendar, at_us, limit, unit, spans, n, trace);
  g_assert_cmpint (end, ==, day_end (self, by_hand));
  /* one more unit ends later, and exactly where one unit more from its end would */
  gint64 next = due (self->calendar, at_us, limit + 1, unit, spans, n, NULL);
  g_assert_cmpint (next, >, end);
  g_assert_cmpint (next, ==, day_end (self, count_by_hand (self, by_hand, 1, working, out)));
  /* what does not count adds exactly the days that would have counted */
  gint64 bare = due (self->calendar, at_us, limit, unit, NULL, 0, NULL);
  guint out_days = 0;
  for (guint d = start + 1; d <= by_hand; d++)
    out_days += out[d] && !(working && self->free[d]);
  g_assert_cmpint (end, ==, day_end (self, count_by_hand (self, start, limit + out_days, working, (gboolean[N_DAYS]) { FALSE })));
  g_assert_true (end >= bare);
  /* the trace adds up to the limit, has each day once and says why */
  gint64 counted = 0;
  g_assert_cmpuint (trace->len, ==, by_hand - start + 1);
  for (guint d = 0; d < trace->len; d++) {
    const DeskDeadlineDay *day = &g_array_index (trace, DeskDeadlineDay, d);

    counted += day->counted;
    g_assert_cmpint (day->number, ==, counted);
    g_assert_true (day->counted == (d > 0 && !(working && self->free[start + d]) && !out[start + d]));
    g_assert_true ((day->why == DESK_DEADLINE_WHY_START) == (d == 0));
  }
  g_assert_cmpint (counted, ==, limit);
  g_assert_cmpint (desk_deadline_remaining (self->calendar, end, end, unit, NULL), ==, 0);
  *n_cases += 1;
}

/* Hours, worked or by the clock, against a walk minute by minute; times that do not count may overlap, touch and be empty. */
static void
check_hours (const Chance *self, guint *n_cases)
{
  const gint64 minute_us = (gint64) G_USEC_PER_SEC * 60;
  const DeskWorkHours *hours = desk_calendar_get_hours (self->calendar);
  gboolean working = g_test_rand_bit () != 0;
  DeskDeadlineUnit unit = working ? DESK_DEADLINE_WORKING_HOURS : DESK_DEADLINE_HOURS;
  gint64 epoch = day_start (self, 0), start = epoch + g_test_rand_int_range (0, 1200 * 24 * 60) * minute_us;
  gint64 limit = g_test_rand_int_range (1, 40), left = limit * 60, at_us = start;
  guint n = (guint) g_test_rand_int_range (0, 4);
  DeskDeadlineSpan spans[4];

  for (guint i = 0; i < n; i++) {
    gint64 from = start + g_test_rand_int_range (-600, 3000) * minute_us;
    spans[i] = (DeskDeadlineSpan) { from, from + g_test_rand_int_range (0, 2000) * minute_us, NULL };
  }
  gint64 end = due (self->calendar, start, limit, unit, spans, n, NULL);

  while (left > 0) {
    guint today = (guint) ((at_us - epoch) / DESK_DAY_US); /* no clock is changed in Asia/Shanghai */
    int minute = (int) ((at_us - epoch) % DESK_DAY_US / minute_us);
    gboolean in = (minute >= hours->morning_from && minute < hours->morning_to) || (minute >= hours->afternoon_from && minute < hours->afternoon_to);
    gboolean out = working && (!in || self->free[today]);

    for (guint i = 0; i < n; i++)
      out = out || (at_us >= spans[i].from_us && at_us < spans[i].to_us);
    left -= !out;
    at_us += minute_us;
  }
  g_assert_cmpint (end, ==, at_us);
  if (working)
    g_assert_cmpint (desk_deadline_remaining (self->calendar, start, end, unit, NULL), >=, limit * 60);
  *n_cases += 1;
}

static void
test_properties (void)
{
  guint days = 0, hours = 0, calendars = 0;

  while (days < CASES) {
    Chance chance;

    chance_init (&chance);
    calendars++;
    for (guint i = 0; i < 100; i++)
      check_days (&chance, &days);
    for (guint i = 0; i < 100; i++)
      check_hours (&chance, &hours);
    desk_calendar_unref (chance.calendar);
  }
  g_test_message ("%u limits in days and %u in hours on %u random calendars", days, hours, calendars);
  g_print ("# properties: %u limits in days and %u in hours on %u random calendars\n", days, hours, calendars);
}

/* The same limits on two clocks: the day it ends on is that of the store's zone, wherever the program runs. */
static void
test_zones (void)
{
  g_autoptr (DeskCalendar) calendar = load_real ();
  g_autoptr (GTimeZone) shanghai = g_time_zone_new_identifier ("Asia/Shanghai");
  g_autoptr (GTimeZone) lisbon = g_time_zone_new_identifier ("Europe/Lisbon");
  gint64 start = desk_date_at_us ("2026-03-24", 10 * 60, shanghai), here, there, hours_here, hours_there;

  g_assert_true (desk_deadline_compute (calendar, start, 10, DESK_DEADLINE_WORKING_DAYS, NULL, 0, shanghai, NULL, &here, NULL, NULL));
  g_assert_true (desk_deadline_compute (calendar, start, 10, DESK_DEADLINE_WORKING_DAYS, NULL, 0, lisbon, NULL, &there, NULL, NULL));
  g_assert_cmpint (here, ==, desk_date_end_us ("2026-04-08", shanghai));
  g_assert_cmpint (there, ==, desk_date_end_us ("2026-04-08", lisbon)); /* clocks went forward between: still the last instant of that day */
  g_assert_true (desk_deadline_compute (calendar, start, 24 * 14, DESK_DEADLINE_HOURS, NULL, 0, shanghai, NULL, &hours_here, NULL, NULL));
  g_assert_true (desk_deadline_compute (calendar, start, 24 * 14, DESK_DEADLINE_HOURS, NULL, 0, lisbon, NULL, &hours_there, NULL, NULL));
  g_assert_cmpint (hours_here, ==, hours_there);
}

static void
test_leap_and_new_year (void)
{
  g_autoptr (DeskCalendar) calendar = load_real ();

  assert_due_day (calendar, "2024-02-28", 1, DESK_DEADLINE_CALENDAR_DAYS, NULL, 0, "2024-02-29");
  assert_due_day (calendar, "2024-02-28", 2, DESK_DEADLINE_CALENDAR_DAYS, NULL, 0, "2024-03-01");
  assert_due_day (calendar, "2025-02-28", 1, DESK_DEADLINE_CALENDAR_DAYS, NULL, 0, "2025-03-01");
  assert_due_day (calendar, "2024-02-27", 3, DESK_DEADLINE_WORKING_DAYS, NULL, 0, "2024-03-01");
  /* New Year 2026: 01-01 to 01-03 are off, Sunday 01-04 is worked */
  assert_due_day (calendar, "2025-12-30", 3, DESK_DEADLINE_WORKING_DAYS, NULL, 0, "2026-01-05");
  assert_due_day (calendar, "2025-12-30", 15, DESK_DEADLINE_CALENDAR_DAYS, NULL, 0, "2026-01-14");
}

/* The name of what does not count stands on its days. */
static void
test_named (void)
{
  g_autoptr (DeskCalendar) calendar = load_real ();
  g_autoptr (GArray) trace = desk_deadline_trace_new ();
  DeskDeadlineSpan notice = whole_days ("2026-03-16", "2026-03-22");
  guint named = 0;

  notice.name = "公示";
  g_assert_cmpint (due (calendar, at ("2026-03-10", 10, 0), 30, DESK_DEADLINE_CALENDAR_DAYS, &notice, 1, trace), ==,
                   desk_date_end_us ("2026-04-16", NULL));
  for (guint i = 0; i < trace->len; i++) {
    const DeskDeadlineDay *day = &g_array_index (trace, DeskDeadlineDay, i);

    if (day->why == DESK_DEADLINE_WHY_EXCLUDED) {
      g_assert_cmpstr (day->name, ==, "公示");
      named++;
    }
  }
  g_assert_cmpuint (named, ==, 7);
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
  g_test_add_func ("/deadline/zones", test_zones);
  g_test_add_func ("/deadline/leap-and-new-year", test_leap_and_new_year);
  g_test_add_func ("/deadline/named", test_named);
  g_test_add_func ("/deadline/remaining", test_remaining);
  g_test_add_func ("/deadline/text", test_text);
  return g_test_run ();
}
