/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/desk-calendar.h"

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

static void
test_years (void)
{
  g_autoptr (DeskCalendar) calendar = load_real ();

  g_assert_cmpint (desk_calendar_count_working_days (calendar, "2024-01-01", "2024-12-31"), ==, 251);
  g_assert_cmpint (desk_calendar_count_working_days (calendar, "2025-01-01", "2025-12-31"), ==, 248);
  g_assert_cmpint (desk_calendar_count_working_days (calendar, "2026-01-01", "2026-12-31"), ==, 248);
  g_assert_cmpint (desk_calendar_count_working_days (calendar, "2026-12-31", "2026-01-01"), ==, 0);
  g_assert_true (desk_calendar_knows_year (calendar, 2026));
  g_assert_false (desk_calendar_knows_year (calendar, 2027));
}

static void
test_kinds (void)
{
  g_autoptr (DeskCalendar) calendar = load_real ();
  DeskDayInfo info;

  g_assert_false (desk_calendar_is_working_day (calendar, "2026-02-17", &info));
  g_assert_cmpint (info.kind, ==, DESK_DAY_HOLIDAY);
  g_assert_cmpstr (info.name, ==, "春节");
  g_assert_false (info.provisional);
  g_assert_true (desk_calendar_is_working_day (calendar, "2026-02-14", &info));
  g_assert_cmpint (info.kind, ==, DESK_DAY_SHIFTED);
  g_assert_cmpstr (info.name, ==, "春节");
  g_assert_true (desk_calendar_is_working_day (calendar, "2026-03-05", &info));
  g_assert_cmpint (info.kind, ==, DESK_DAY_WORKING);
  g_assert_null (info.name);
  g_assert_false (desk_calendar_is_working_day (calendar, "2026-03-07", &info));
  g_assert_cmpint (info.kind, ==, DESK_DAY_WEEKEND);
  g_assert_true (desk_calendar_is_working_day (calendar, "2027-10-01", &info));
  g_assert_true (info.provisional);
  g_assert_false (desk_calendar_is_working_day (calendar, "2026-02-30", NULL));
  g_assert_false (desk_calendar_look_up (calendar, "", &info));
}

/* A day by its number is the day by its date. */
static void
test_julian (void)
{
  g_autoptr (DeskCalendar) calendar = load_real ();
  guint32 last = desk_date_to_julian ("2027-02-01");
  guint shifted = 0;

  for (guint32 julian = desk_date_to_julian ("2025-12-01"); julian < last; julian++) {
    DeskDayInfo by_number = { 0 }, by_date = { 0 };
    char date[DESK_DATE_STR_LEN];

    g_assert_true (desk_date_from_julian (julian, date));
    g_assert_true (desk_calendar_look_up (calendar, date, &by_date));
    desk_calendar_look_up_julian (calendar, julian, &by_number);
    g_assert_cmpint (by_number.kind, ==, by_date.kind);
    g_assert_cmpint (by_number.working, ==, by_date.working);
    g_assert_cmpint (by_number.provisional, ==, by_date.provisional);
    g_assert_cmpstr (by_number.name, ==, by_date.name);
    shifted += by_number.kind == DESK_DAY_SHIFTED;
  }
  g_assert_cmpuint (shifted, >, 0);
}

static void
test_reception_days (void)
{
  static const char *free_days[] = { "2026-01-10", "2026-02-20", "2026-05-10", "2026-06-20", "2026-12-20" };
  static const char *worked[] = { "2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10" };
  g_autoptr (DeskCalendar) calendar = load_real ();

  for (guint i = 0; i < G_N_ELEMENTS (free_days); i++)
    g_assert_false (desk_calendar_is_working_day (calendar, free_days[i], NULL));
  for (guint i = 0; i < G_N_ELEMENTS (worked); i++)
    g_assert_true (desk_calendar_is_working_day (calendar, worked[i], NULL));
}

static void
test_add (void)
{
  g_autoptr (DeskCalendar) calendar = load_real ();
  char date[DESK_DATE_STR_LEN];
  gboolean provisional;

  g_assert_true (desk_calendar_add_working_days (calendar, "2026-02-13", 5, date, &provisional));
  g_assert_cmpstr (date, ==, "2026-02-27");
  g_assert_false (provisional);
  g_assert_true (desk_calendar_add_working_days (calendar, "2026-02-27", -5, date, NULL));
  g_assert_cmpstr (date, ==, "2026-02-13");
  g_assert_true (desk_calendar_add_working_days (calendar, "2026-02-17", 0, date, &provisional));
  g_assert_cmpstr (date, ==, "2026-02-17");
  g_assert_true (desk_calendar_add_working_days (calendar, "2026-12-30", 5, date, &provisional));
  g_assert_true (provisional);
  g_assert_false (desk_calendar_add_working_days (calendar, "9999-12-28", 30, date, NULL));
  g_assert_false (desk_calendar_add_working_days (calendar, "1900-01-02", -5, date, NULL));
  g_assert_false (desk_calendar_add_working_days (calendar, "never", 5, date, NULL));
}

/* Adding and counting must agree, wherever they start. */
static void
test_add_and_count (void)
{
  g_autoptr (DeskCalendar) calendar = load_real ();

  for (guint i = 0; i < 400; i++) {
    char start[DESK_DATE_STR_LEN], next[DESK_DATE_STR_LEN], end[DESK_DATE_STR_LEN];
    gint64 days = g_test_rand_int_range (1, 300);

    g_assert_true (desk_date_add_days ("2024-01-01", g_test_rand_int_range (0, 1000), start));
    g_assert_true (desk_date_add_days (start, 1, next));
    g_assert_true (desk_calendar_add_working_days (calendar, start, days, end, NULL));
    g_assert_true (desk_calendar_is_working_day (calendar, end, NULL));
    g_assert_cmpint (desk_calendar_count_working_days (calendar, next, end), ==, days);
  }
}

static void
test_refused (void)
{
  static const struct {
    const char *csv;
    const char *line;
  } wrong[] = {
    { "", "Line 1 " },
    { "day,kind,name\n", "Line 1 " },
    { "date,kind,name\n2026-02-17,holiday\n", "Line 2 " },
    { "date,kind,name\n2026-02-17,holiday,春节,x\n", "Line 2 " },
    { "date,kind,name\n2026-02-17,holiday,春节\n2026-02-30,holiday,春节\n", "Line 3 " },
    { "date,kind,name\n2026-02-17,feast,春节\n", "Line 2 " },
    { "date,kind,name\n2026-02-17,holiday,\n", "Line 2 " },
    { "date,kind,name\n2026-03-05,workday,春节\n", "Line 2 " },
    { "date,kind,name\n2026-02-17,holiday,春节\n\n2026-02-17,holiday,春节\n", "Line 4 " },
    { "date,kind,name\n2026-02-17,holiday,\xff\n", "UTF-8" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++) {
    g_autoptr (DeskCalendar) calendar = desk_calendar_new ();
    g_autoptr (GError) error = NULL;

    g_assert_false (desk_calendar_load_csv (calendar, wrong[i].csv, -1, &error));
    g_assert_error (error, DESK_MODEL_ERROR, DESK_MODEL_ERROR_SYNTAX);
    g_assert_nonnull (g_strstr_len (error->message, -1, wrong[i].line));
    g_assert_false (desk_calendar_knows_year (calendar, 2026));
  }
}

static void
test_second_file (void)
{
  g_autoptr (DeskCalendar) calendar = load_real ();
  g_autoptr (GError) error = NULL;

  g_assert_true (desk_calendar_load_csv (calendar, "\xef\xbb\xbf" "date,kind,name\r\n2027-01-01,holiday,元旦\r\n", -1, &error));
  g_assert_no_error (error);
  g_assert_true (desk_calendar_knows_year (calendar, 2027));
  g_assert_false (desk_calendar_is_working_day (calendar, "2027-01-01", NULL));
  g_assert_false (desk_calendar_load_csv (calendar, "date,kind,name\n2028-01-03,holiday,元旦\n2027-01-01,holiday,元旦\n", -1, &error));
  g_assert_error (error, DESK_MODEL_ERROR, DESK_MODEL_ERROR_SYNTAX);
  g_assert_false (desk_calendar_knows_year (calendar, 2028));
}

static void
test_hours (void)
{
  g_autoptr (DeskCalendar) calendar = desk_calendar_new ();
  DeskWorkHours summer = { 8 * 60, 12 * 60, 15 * 60, 18 * 60 };
  DeskWorkHours morning_only = { 9 * 60, 12 * 60, 12 * 60, 12 * 60 };
  DeskWorkHours backwards = { 8 * 60, 12 * 60, 11 * 60, 18 * 60 };
  DeskWorkHours none = { 0, 0, 0, 0 };

  g_assert_cmpint (desk_calendar_minutes_a_day (calendar), ==, 7 * 60);
  g_assert_true (desk_calendar_set_hours (calendar, &morning_only));
  g_assert_cmpint (desk_calendar_minutes_a_day (calendar), ==, 3 * 60);
  g_assert_true (desk_calendar_set_hours (calendar, &summer));
  g_assert_false (desk_calendar_set_hours (calendar, &backwards));
  g_assert_false (desk_calendar_set_hours (calendar, &none));
  g_assert_cmpint (desk_calendar_get_hours (calendar)->afternoon_from, ==, 15 * 60);
}

/* One year replaced: the others stay, and what is written is read back the same. */
static void
test_set_year (void)
{
  g_autoptr (DeskCalendar) calendar = load_real ();
  g_autoptr (DeskCalendar) before = desk_calendar_copy (calendar);
  g_autofree char *csv = desk_calendar_year_to_csv (calendar, 2026);
  g_autofree char *again = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GArray) years = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (desk_calendar_set_year (calendar, 2026, csv, &error));
  g_assert_no_error (error);
  again = desk_calendar_year_to_csv (calendar, 2026);
  g_assert_cmpstr (again, ==, csv);
  changes = desk_calendar_compare (before, calendar, 2026);
  g_assert_cmpuint (changes->len, ==, 0);

  g_assert_true (desk_calendar_set_year (calendar, 2026, "date,kind,name\n2026-03-05,holiday,县庆\n2026-02-14,workday,春节\n", &error));
  g_assert_no_error (error);
  g_clear_pointer (&changes, g_ptr_array_unref);
  changes = desk_calendar_compare (before, calendar, 2026);
  g_assert_cmpuint (changes->len, ==, 39); /* 38 of the 39 days of the notice are gone, one is new */
  g_assert_cmpint (desk_calendar_count_working_days (calendar, "2025-01-01", "2025-12-31"), ==, 248);
  g_assert_false (desk_calendar_is_working_day (calendar, "2026-03-05", NULL));
  g_assert_true (desk_calendar_is_working_day (calendar, "2026-10-01", NULL));
  g_assert_false (desk_calendar_is_working_day (before, "2026-10-01", NULL));

  desk_calendar_forget_year (calendar, 2026);
  g_assert_false (desk_calendar_knows_year (calendar, 2026));
  years = desk_calendar_get_years (calendar);
  g_assert_cmpuint (years->len, ==, 2);
  g_assert_cmpint (g_array_index (years, int, 0), ==, 2024);
  /* An empty notice is a notice: that of a year without a day off. */
  g_assert_true (desk_calendar_set_year (calendar, 2027, "date,kind,name\n", &error));
  g_assert_true (desk_calendar_knows_year (calendar, 2027));
}

static void
test_set_year_refused (void)
{
  static const struct {
    const char *csv;
    const char *line;
  } wrong[] = {
    { "date,kind,name\n2027-01-01,holiday,元旦\n", "Line 2 " },                             /* another year */
    { "date,kind,name\n2026-01-01,holiday,元旦\n2026-01-01,holiday,元旦\n", "Line 3 " },   /* a day twice */
    { "date,kind,name\n2026-02-29,holiday,春节\n", "Line 2 " },                             /* no leap year */
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++) {
    g_autoptr (DeskCalendar) calendar = load_real ();
    g_autoptr (GError) error = NULL;

    g_assert_false (desk_calendar_set_year (calendar, 2026, wrong[i].csv, &error));
    g_assert_error (error, DESK_MODEL_ERROR, DESK_MODEL_ERROR_SYNTAX);
    g_assert_nonnull (g_strstr_len (error->message, -1, wrong[i].line));
    g_assert_cmpint (desk_calendar_count_working_days (calendar, "2026-01-01", "2026-12-31"), ==, 248);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/calendar/years", test_years);
  g_test_add_func ("/calendar/kinds", test_kinds);
  g_test_add_func ("/calendar/julian", test_julian);
  g_test_add_func ("/calendar/reception-days", test_reception_days);
  g_test_add_func ("/calendar/add", test_add);
  g_test_add_func ("/calendar/add-and-count", test_add_and_count);
  g_test_add_func ("/calendar/refused", test_refused);
  g_test_add_func ("/calendar/second-file", test_second_file);
  g_test_add_func ("/calendar/hours", test_hours);
  g_test_add_func ("/calendar/set-year", test_set_year);
  g_test_add_func ("/calendar/set-year-refused", test_set_year_refused);
  return g_test_run ();
}
