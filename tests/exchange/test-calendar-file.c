/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/desk-calendar-import.h"

#include <glib/gstdio.h>
#include <string.h>

#include "model/desk-date.h"

static char *folder;

static char *
put (const char *name, const char *text)
{
  g_autoptr (GError) error = NULL;
  char *path = g_build_filename (folder, name, NULL);

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  return path;
}

static GPtrArray *
read_fine (const char *name, const char *text, guint *passed)
{
  g_autofree char *path = put (name, text);
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *days = desk_calendar_file_read (path, passed, &problems, NULL, &error);

  for (guint i = 0; problems != NULL && i < problems->len; i++)
    g_test_message ("%s", ((DeskCsvProblem *) g_ptr_array_index (problems, i))->text);
  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 0);
  return days;
}

static void
assert_day (GPtrArray *days, guint n, const char *date, gboolean working, const char *name)
{
  const DeskCalendarFileDay *day;

  g_assert_cmpuint (n, <, days->len);
  day = g_ptr_array_index (days, n);
  g_assert_cmpstr (day->date, ==, date);
  g_assert_true (day->working == working);
  g_assert_cmpstr (day->name, ==, name);
}

static void
test_csv (void)
{
  g_autoptr (GPtrArray) days = read_fine ("a.csv", "date,kind,name\n2027-01-01,holiday,元旦\n2027-01-03,workday,元旦\n", NULL);
  g_autoptr (GPtrArray) chinese = read_fine ("b.csv", "\xef\xbb\xbf日期,类别,名称\r\n2027-01-03,补班,元旦\r\n2027/1/1,放假,元旦\r\n", NULL);

  g_assert_cmpuint (days->len, ==, 2);
  assert_day (days, 0, "2027-01-01", FALSE, "元旦");
  assert_day (days, 1, "2027-01-03", TRUE, "元旦");
  g_assert_cmpuint (chinese->len, ==, 2);
  assert_day (chinese, 0, "2027-01-01", FALSE, "元旦");
  assert_day (chinese, 1, "2027-01-03", TRUE, "元旦");
}

/* The years that are shipped read as any other file. */
static void
test_shipped (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("DESK_DATA_DIR"), "calendars", "cn-2026.csv", NULL);
  g_autoptr (DeskCalendar) empty = desk_calendar_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskCalendarPlan) plan = desk_calendar_plan_read (path, empty, NULL, NULL, &error);
  const DeskCalendarYear *year;

  g_assert_no_error (error);
  g_assert_cmpuint (plan->years->len, ==, 1);
  year = g_ptr_array_index (plan->years, 0);
  g_assert_cmpint (year->year, ==, 2026);
  g_assert_false (year->known);
  g_assert_cmpint (year->working_after, ==, 248);
  g_assert_false (desk_calendar_plan_is_empty (plan));
}

static void
test_csv_problems (void)
{
  static const struct {
    const char *csv;
    guint line;
  } wrong[] = {
    { "date,kind,name\n2027-01-01,holiday,元旦\n2027-01-01,holiday,元旦\n", 3 }, /* a day twice */
    { "date,kind,name\n2027-02-30,holiday,春节\n", 2 },
    { "date,kind,name\n2027-01-01,feast,元旦\n", 2 },
    { "date,kind,name\n2027-01-01,holiday,\n", 2 },
    { "date,kind,name\n2027-01-04,workday,元旦\n", 2 }, /* a Monday */
    { "date,kind,name\n", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++) {
    g_autofree char *path = put ("wrong.csv", wrong[i].csv);
    g_autoptr (GPtrArray) problems = NULL;
    g_autoptr (GError) error = NULL;

    g_assert_null (desk_calendar_file_read (path, NULL, &problems, NULL, &error));
    g_assert_error (error, DESK_EXCHANGE_ERROR, DESK_EXCHANGE_ERROR_CONTENT);
    g_assert_cmpuint (problems->len, ==, 1);
    g_assert_cmpuint (((DeskCsvProblem *) g_ptr_array_index (problems, 0))->line, ==, wrong[i].line);
  }
}

#define HEAD "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//test//CN\r\n"
#define FOOT "END:VCALENDAR\r\n"

/* Two ways in which such calendars are published; what is no holiday is passed over. */
static void
test_ics (void)
{
  static const char text[] = HEAD
    "BEGIN:VEVENT\r\nUID:1\r\nDTSTART;VALUE=DATE:20260215\r\nDTEND;VALUE=DATE:20260224\r\nSUMMARY:春节（休）\r\nEND:VEVENT\r\n"
    "BEGIN:VEVENT\r\nUID:2\r\nDTSTART;VALUE=DATE:20260214\r\nSUMMARY:春节（班）\r\nEND:VEVENT\r\n"
    "BEGIN:VEVENT\r\nUID:3\r\nDTSTART;VALUE=DATE:20260101\r\nDTEND;VALUE=DATE:20260102\r\nSUMMARY:元旦 假期 第1天/共3天\r\nEND:VEVENT\r\n"
    "BEGIN:VEVENT\r\nUID:4\r\nDTSTART;VALUE=DATE:20260228\r\nSUMMARY:春节 调休上班\r\nEND:VEVENT\r\n"
    "BEGIN:VEVENT\r\nUID:5\r\nDTSTART;VALUE=DATE:20260214\r\nSUMMARY:情人节\r\nEND:VEVENT\r\n"
    FOOT;
  guint passed = 0;
  g_autoptr (GPtrArray) days = read_fine ("a.ics", text, &passed);

  g_assert_cmpuint (passed, ==, 1);
  g_assert_cmpuint (days->len, ==, 12);
  assert_day (days, 0, "2026-01-01", FALSE, "元旦");
  assert_day (days, 1, "2026-02-14", TRUE, "春节");
  assert_day (days, 2, "2026-02-15", FALSE, "春节");
  assert_day (days, 10, "2026-02-23", FALSE, "春节"); /* the end is the day after the last */
  assert_day (days, 11, "2026-02-28", TRUE, "春节");
}

static void
test_ics_problems (void)
{
  static const struct {
    const char *event;
    guint line;
  } wrong[] = {
    { "DTSTART;VALUE=DATE:20260101\r\nRRULE:FREQ=YEARLY\r\nSUMMARY:元旦（休）\r\n", 4 },
    { "DTSTART:20260101T090000Z\r\nDTEND:20260101T170000Z\r\nSUMMARY:元旦（休）\r\n", 4 },
    { "SUMMARY:元旦（休）\r\n", 4 },
    { "DTSTART;VALUE=DATE:20260101\r\nDTEND;VALUE=DATE:20270101\r\nSUMMARY:元旦（休）\r\n", 4 },
    { "DTSTART;VALUE=DATE:20260105\r\nSUMMARY:元旦（班）\r\n", 4 }, /* a Monday */
    { "DTSTART;VALUE=DATE:20260101\r\nSUMMARY:元旦（休）\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20260101\r\nSUMMARY:元旦（休）\r\n", 8 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++) {
    g_autofree char *text = g_strconcat (HEAD "BEGIN:VEVENT\r\n", wrong[i].event, "END:VEVENT\r\n" FOOT, NULL);
    g_autofree char *path = put ("wrong.ics", text);
    g_autoptr (GPtrArray) problems = NULL;
    g_autoptr (GError) error = NULL;

    g_assert_null (desk_calendar_file_read (path, NULL, &problems, NULL, &error));
    g_assert_error (error, DESK_EXCHANGE_ERROR, DESK_EXCHANGE_ERROR_CONTENT);
    g_assert_cmpuint (problems->len, ==, 1);
    g_assert_cmpuint (((DeskCsvProblem *) g_ptr_array_index (problems, 0))->line, ==, wrong[i].line);
  }
}

static char *
make_many (guint n)
{
  GString *text = g_string_new (HEAD);
  char date[DESK_DATE_STR_LEN];

  for (guint i = 0; i < n; i++) {
    g_assert_true (desk_date_add_days ("2020-01-01", i, date));
    g_string_append_printf (text, "BEGIN:VEVENT\r\nUID:%u\r\nDTSTART;VALUE=DATE:%.4s%.2s%.2s\r\nSUMMARY:节（休）\r\nEND:VEVENT\r\n", i, date, date + 5, date + 8);
  }
  g_string_append (text, FOOT);
  return g_string_free (text, FALSE);
}

static void
test_many (void)
{
  g_autofree char *most = make_many (DESK_CALENDAR_FILE_MAX_EVENTS), *more = make_many (DESK_CALENDAR_FILE_MAX_EVENTS + 1);
  g_autoptr (GPtrArray) days = read_fine ("most.ics", most, NULL);
  g_autofree char *path = put ("more.ics", more);
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (days->len, ==, 2000);
  g_assert_null (desk_calendar_file_read (path, NULL, NULL, NULL, &error));
  g_assert_error (error, DESK_EXCHANGE_ERROR, DESK_EXCHANGE_ERROR_TOO_LARGE);
}

static void
test_not_a_calendar (void)
{
  g_autofree char *cut = put ("cut.ics", HEAD "BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20260101\r\n");
  g_autofree char *latin = put ("latin.ics", HEAD "BEGIN:VEVENT\r\nSUMMARY:\xb4\xba\xbd\xda\r\nEND:VEVENT\r\n" FOOT);
  g_autofree char *none = g_build_filename (folder, "none.ics", NULL);
  const char *const paths[] = { cut, latin, none };

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_null (desk_calendar_file_read (paths[i], NULL, NULL, NULL, &error));
    g_assert_nonnull (error);
  }
}

/* What a file changes is told before it is done. */
static void
test_plan (void)
{
  g_autofree char *path = put ("plan.csv", "date,kind,name\n2026-03-05,holiday,县庆\n2027-01-01,holiday,元旦\n");
  g_autoptr (DeskCalendar) calendar = desk_calendar_new ();
  g_autoptr (DeskCalendarPlan) plan = NULL;
  const DeskCalendarYear *known, *new;
  const DeskDayChange *change;

  g_assert_true (desk_calendar_set_year (calendar, 2026, "date,kind,name\n2026-03-06,holiday,x\n", NULL));
  plan = desk_calendar_plan_read (path, calendar, NULL, NULL, NULL);
  g_assert_cmpuint (plan->years->len, ==, 2);
  known = g_ptr_array_index (plan->years, 0);
  new = g_ptr_array_index (plan->years, 1);
  g_assert_true (known->known && !new->known);
  g_assert_cmpuint (known->changes->len, ==, 2);
  change = g_ptr_array_index (known->changes, 0);
  g_assert_cmpstr (change->date, ==, "2026-03-05");
  g_assert_cmpint (change->before, ==, DESK_DAY_WORKING);
  g_assert_cmpint (change->after, ==, DESK_DAY_HOLIDAY);
  g_assert_cmpint (known->working_before, ==, known->working_after);
}

int
main (int argc, char **argv)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;
  int result;

  g_test_init (&argc, &argv, NULL);
  folder = g_dir_make_tmp ("desk-calendar-XXXXXX", NULL);
  g_test_add_func ("/calendar-file/csv", test_csv);
  g_test_add_func ("/calendar-file/shipped", test_shipped);
  g_test_add_func ("/calendar-file/csv-problems", test_csv_problems);
  g_test_add_func ("/calendar-file/ics", test_ics);
  g_test_add_func ("/calendar-file/ics-problems", test_ics_problems);
  g_test_add_func ("/calendar-file/many", test_many);
  g_test_add_func ("/calendar-file/not-a-calendar", test_not_a_calendar);
  g_test_add_func ("/calendar-file/plan", test_plan);
  result = g_test_run ();
  dir = g_dir_open (folder, 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);
    g_unlink (path);
  }
  g_rmdir (folder);
  g_free (folder);
  return result;
}
