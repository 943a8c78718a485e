/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Limits, the calendar they are counted with, and the due dates that follow it. */
#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "cli/desk-cli.h"
#include "exchange/desk-calendar-import.h"
#include "model/desk-date.h"
#include "model/desk-deadline.h"
#include "store/desk-recount.h"

/* The calendar of the store; without a store, what the program ships. */
static DeskCalendar *
get_calendar (DeskCli *cli, GTimeZone **zone, GError **error)
{
  const char *data = g_getenv ("DESK_DATA_DIR");
  g_autofree char *folder = g_build_filename (data != NULL ? data : DESK_DATA_DIR, "calendars", NULL);
  g_autoptr (DeskCalendar) shipped = NULL;

  *zone = desk_date_default_zone ();
  if (g_file_test (cli->store_path, G_FILE_TEST_EXISTS)) {
    if (!desk_cli_open (cli, DESK_STORE_READ_ONLY, error))
      return NULL;
    *zone = desk_store_get_zone (cli->store);
    return desk_calendar_ref (desk_store_get_calendar (cli->store));
  }
  shipped = desk_calendar_new ();
  return desk_calendar_load_folder (shipped, folder, error) ? g_steal_pointer (&shipped) : NULL;
}

/* --- deadline --- */

typedef struct {
  DeskCalendar *calendar;
  GTimeZone *zone;
  gint64 start, due;
  gint64 limit;
  DeskDeadlineUnit unit;
  GArray *spans, *trace;
  gboolean provisional;
} Question;

/* 2026-02-13, or with a time of day: 2026-02-13T09:30. */
static gboolean
read_start (const char *text, GTimeZone *zone, gint64 *start)
{
  g_autofree char *date = g_strndup (text, 10);
  int hour = 0, minute = 0;

  if (!desk_date_valid (date))
    return FALSE;
  if (text[10] != '\0' && (strlen (text) != 16 || (text[10] != 'T' && text[10] != ' ') || text[13] != ':' || !g_ascii_isdigit (text[11]) ||
                           !g_ascii_isdigit (text[12]) || !g_ascii_isdigit (text[14]) || !g_ascii_isdigit (text[15])))
    return FALSE;
  if (text[10] != '\0') {
    hour = (text[11] - '0') * 10 + text[12] - '0';
    minute = (text[14] - '0') * 10 + text[15] - '0';
  }
  if (hour > 23 || minute > 59)
    return FALSE;
  *start = desk_date_at_us (date, hour * 60 + minute, zone);
  return TRUE;
}

/* FROM..TO, both days out. */
static gboolean
read_span (const char *text, GTimeZone *zone, DeskDeadlineSpan *span)
{
  g_auto (GStrv) ends = g_strsplit (text, "..", 2);

  if (g_strv_length (ends) != 2 || !desk_date_valid (ends[0]) || !desk_date_valid (ends[1]) || strcmp (ends[0], ends[1]) > 0)
    return FALSE;
  *span = (DeskDeadlineSpan) { desk_date_to_us (ends[0], zone), desk_date_end_us (ends[1], zone) + 1, NULL };
  return TRUE;
}

static gboolean
in_days (const Question *self)
{
  return self->unit == DESK_DEADLINE_CALENDAR_DAYS || self->unit == DESK_DEADLINE_WORKING_DAYS;
}

static char *
format_due (const Question *self)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (self->due / G_USEC_PER_SEC);
  g_autoptr (GDateTime) local = g_date_time_to_timezone (utc, self->zone);

  return g_date_time_format (local, in_days (self) ? "%Y-%m-%d" : "%Y-%m-%dT%H:%M");
}

static void
print_trace (const Question *self)
{
  static const char *const keys[] = { "date", "weekday", "counted", "why", "name", "number", NULL };
  const char *const labels[] = { _ ("Date"), _ ("Weekday"), _ ("Counted"), _ ("Why"), _ ("Name"), _ ("So far"), NULL };
  DeskCliTable *table = desk_cli_table_new (keys, labels);

  for (guint i = 0; i < self->trace->len; i++) {
    const DeskDeadlineDay *day = &g_array_index (self->trace, DeskDeadlineDay, i);
    g_autofree char *number = in_days (self) ? g_strdup_printf ("%ld", (long) day->number)
                                             : g_strdup_printf ("%ld:%02ld", (long) day->number / 60, (long) day->number % 60);

    desk_cli_table_add (table, (const char *const[]) { day->date, desk_date_weekday_name (desk_date_weekday (day->date)), day->counted ? _ ("yes") : _ ("no"),
                                                       desk_deadline_why_text (day->why), day->name, number });
  }
  desk_cli_table_print (table, FALSE);
}

static void
print_answer_as_json (const Question *self, const char *due, gboolean with_trace)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "due");
  json_builder_add_string_value (builder, due);
  json_builder_set_member_name (builder, "provisional");
  json_builder_add_boolean_value (builder, self->provisional);
  if (with_trace) {
    json_builder_set_member_name (builder, "trace");
    json_builder_begin_array (builder);
    for (guint i = 0; i < self->trace->len; i++) {
      const DeskDeadlineDay *day = &g_array_index (self->trace, DeskDeadlineDay, i);

      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "date");
      json_builder_add_string_value (builder, day->date);
      json_builder_set_member_name (builder, "counted");
      json_builder_add_boolean_value (builder, day->counted);
      json_builder_set_member_name (builder, "why");
      json_builder_add_string_value (builder, desk_deadline_why_text (day->why));
      json_builder_set_member_name (builder, "name");
      json_builder_add_string_value (builder, day->name);
      json_builder_set_member_name (builder, in_days (self) ? "number" : "minutes");
      json_builder_add_int_value (builder, day->number);
      json_builder_end_object (builder);
    }
    json_builder_end_array (builder);
  }
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  text = json_to_string (root, TRUE);
  g_print ("%s\n", text);
}

/* NULL: the words are fine. */
static const char *
read_words (Question *self, const char *start, const char *limit, const char *unit, GPtrArray *excluded)
{
  char *end = NULL;

  if (start == NULL || limit == NULL || unit == NULL)
    return _ ("Say --start DATE, --limit N and --unit days, working-days or working-hours.");
  if (!read_start (start, self->zone, &self->start))
    return _ ("Write the start as 2026-02-13, or with a time of day as 2026-02-13T09:30.");
  self->limit = g_ascii_strtoll (limit, &end, 10);
  if (end == limit || *end != '\0')
    return _ ("The limit must be a number.");
  if (g_str_equal (unit, "days"))
    self->unit = DESK_DEADLINE_CALENDAR_DAYS;
  else if (!desk_deadline_unit_parse (unit, &self->unit))
    return _ ("The unit must be days, working-days, working-hours or hours.");
  for (guint i = 0; i < excluded->len; i++) {
    DeskDeadlineSpan span;

    if (!read_span (g_ptr_array_index (excluded, i), self->zone, &span))
      return _ ("Write what does not count as 2026-03-16..2026-03-22, the first day first.");
    g_array_append_val (self->spans, span);
  }
  return NULL;
}

static int
run_deadline (DeskCli *cli, int argc, char **argv, GError **error)
{
  const char *start = desk_cli_take_option (&argc, argv, "--start");
  const char *limit = desk_cli_take_option (&argc, argv, "--limit");
  const char *unit = desk_cli_take_option (&argc, argv, "--unit");
  gboolean with_trace = desk_cli_take_flag (&argc, argv, "--trace");
  g_autoptr (GPtrArray) excluded = g_ptr_array_new ();
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (DeskDeadlineSpan)), trace = desk_deadline_trace_new ();
  g_autoptr (DeskCalendar) calendar = NULL;
  Question self = { .spans = spans, .trace = trace };
  const char *exclude, *wrong;
  g_autofree char *due = NULL;

  while ((exclude = desk_cli_take_option (&argc, argv, "--exclude")) != NULL)
    g_ptr_array_add (excluded, (gpointer) exclude);
  if (argc != 0)
    return desk_cli_usage (_ ("This command takes --start, --limit, --unit, --exclude and --trace and no further words."));
  calendar = get_calendar (cli, &self.zone, error);
  if (calendar == NULL)
    return DESK_CLI_REFUSED;
  self.calendar = calendar;
  wrong = read_words (&self, start, limit, unit, excluded);
  if (wrong != NULL)
    return desk_cli_usage (wrong);
  if (!desk_deadline_compute (calendar, self.start, self.limit, self.unit, (const DeskDeadlineSpan *) (gpointer) spans->data, spans->len, self.zone, trace,
                              &self.due, &self.provisional, error))
    return DESK_CLI_REFUSED;
  due = format_due (&self);
  if (cli->json) {
    print_answer_as_json (&self, due, with_trace);
    return DESK_CLI_DONE;
  }
  g_print ("%s\n", due);
  if (self.provisional)
    g_print ("%s\n", _ ("Provisional: it runs into a year whose notice of holidays is not known yet."));
  if (with_trace)
    print_trace (&self);
  return DESK_CLI_DONE;
}

/* --- calendar import --- */

static void
print_plan (const DeskCalendarPlan *plan)
{
  for (guint i = 0; i < plan->years->len; i++) {
    const DeskCalendarYear *year = g_ptr_array_index (plan->years, i);

    if (year->known)
      g_print (_ ("%1$d. Days that change: %2$u; working days: %3$ld, were %4$ld\n"), year->year, year->changes->len, (long) year->working_after, (long) year->working_before);
    else
      g_print (_ ("%1$d is new. Days named: %2$u; working days: %3$ld\n"), year->year, year->changes->len, (long) year->working_after);
    for (guint k = 0; k < year->changes->len; k++) {
      const DeskDayChange *change = g_ptr_array_index (year->changes, k);

      g_print ("  %s  %s → %s%s%s\n", change->date, desk_day_kind_word (change->before), desk_day_kind_word (change->after), change->name != NULL ? "  " : "",
               change->name != NULL ? change->name : "");
    }
  }
  if (plan->n_passed > 0)
    g_print (g_dngettext (GETTEXT_PACKAGE, "%u entry that marks no holiday was passed over\n", "%u entries that mark no holiday were passed over\n", plan->n_passed),
             plan->n_passed);
}

static int
do_import (DeskCli *cli, const DeskCalendarPlan *plan, GError **error)
{
  g_autoptr (DeskOutcome) outcome = NULL;
  g_autofree char *why = NULL;

  if (desk_calendar_plan_is_empty (plan)) {
    if (!cli->json)
      g_print (_ ("The calendar is like that already; nothing was changed.\n"));
    return DESK_CLI_DONE;
  }
  outcome = desk_store_execute (cli->store, desk_calendar_plan_command (plan, cli->store), NULL, error);
  if (outcome == NULL)
    return DESK_CLI_REFUSED;
  if (outcome->status != DESK_OUTCOME_DONE) {
    why = desk_outcome_describe (outcome);
    g_set_error_literal (error, DESK_STORE_ERROR, DESK_STORE_ERROR_REFUSED, why);
    return DESK_CLI_REFUSED;
  }
  if (!cli->json && desk_store_recount_needed (cli->store))
    g_print (_ ("Due dates may have moved: run “due recompute”.\n"));
  return DESK_CLI_DONE;
}

static int
run_import (DeskCli *cli, int argc, char **argv, GError **error)
{
  gboolean preview = desk_cli_take_flag (&argc, argv, "--preview");
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (DeskCalendarPlan) plan = NULL;

  if (argc != 1)
    return desk_cli_usage (_ ("Name one file, CSV or iCalendar."));
  if (!desk_cli_open (cli, preview ? DESK_STORE_READ_ONLY : 0, error))
    return DESK_CLI_REFUSED;
  plan = desk_calendar_plan_read (argv[0], desk_store_get_calendar (cli->store), &problems, NULL, error);
  if (plan == NULL) {
    g_autofree char *text = problems != NULL ? desk_csv_problems_to_string (problems, 50) : NULL;

    if (text != NULL && *text != '\0')
      g_printerr ("%s\n", text);
    return DESK_CLI_REFUSED;
  }
  if (cli->json) {
    g_print ("[");
    for (guint i = 0; i < plan->years->len; i++) {
      const DeskCalendarYear *year = g_ptr_array_index (plan->years, i);

      g_print ("%s{\"year\":%d,\"known\":%s,\"changed\":%u,\"working_days\":%ld}", i > 0 ? "," : "", year->year, year->known ? "true" : "false", year->changes->len,
               (long) year->working_after);
    }
    g_print ("]\n");
  } else {
    print_plan (plan);
  }
  return preview ? DESK_CLI_DONE : do_import (cli, plan, error);
}

/* --- calendar show --- */

#define MONTHS_A_LINE 3
#define LINES 8 /* title, weekdays, six weeks */
#define MONTH_WIDTH 22

/* Columns of a terminal: a Chinese character takes two. */
static guint
measure (const char *text)
{
  guint width = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    width += g_unichar_iswide (g_utf8_get_char (p)) ? 2 : 1;
  return width;
}

static void
append_padded (GString *line, const char *text, guint width)
{
  g_string_append (line, text);
  for (guint k = measure (text); k < width; k++)
    g_string_append_c (line, ' ');
}

/* 一 of 周一, Mo of Mon. */
static void
append_weekday (GString *line, int weekday)
{
  const char *name = desk_date_weekday_name (weekday);
  gboolean wide = g_unichar_iswide (g_utf8_get_char (name));
  const char *at = wide ? g_utf8_find_prev_char (name, name + strlen (name)) : name;
  g_autofree char *head = wide ? g_strdup (at) : g_strndup (name, 2);

  append_padded (line, head, 3);
}

static char
mark_of (DeskCalendar *calendar, const char *date)
{
  DeskDayInfo info = { 0 };

  desk_calendar_look_up (calendar, date, &info);
  return info.kind == DESK_DAY_HOLIDAY ? '*' : info.kind == DESK_DAY_SHIFTED ? '+' : ' ';
}

static void
write_month (DeskCalendar *calendar, int year, int month, GString *lines[LINES])
{
  g_autofree char *first = g_strdup_printf ("%04d-%02d-01", year, month);
  g_autofree char *title = g_strdup_printf ("%04d-%02d", year, month);
  int at = desk_date_weekday (first) - 1;
  char date[DESK_DATE_STR_LEN];

  for (guint i = 0; i < LINES; i++)
    g_string_append_printf (lines[i], "%*s", lines[i]->len > 0 ? 2 : 0, "");
  append_padded (lines[0], title, MONTH_WIDTH - 1);
  for (int d = 1; d <= 7; d++)
    append_weekday (lines[1], d);
  for (int cell = 0; cell < 42; cell++) {
    GString *line = lines[2 + cell / 7];

    if (cell < at || !desk_date_add_days (first, cell - at, date) || strncmp (date, first, 7) != 0)
      g_string_append (line, "   ");
    else
      g_string_append_printf (line, "%2d%c", (int) g_ascii_strtoll (date + 8, NULL, 10), mark_of (calendar, date));
  }
}

static void
print_year (DeskCalendar *calendar, int year)
{
  for (int month = 1; month <= 12; month += MONTHS_A_LINE) {
    GString *lines[LINES];

    for (guint i = 0; i < LINES; i++)
      lines[i] = g_string_new (NULL);
    for (int k = 0; k < MONTHS_A_LINE; k++)
      write_month (calendar, year, month + k, lines);
    for (guint i = 0; i < LINES; i++) {
      g_strchomp (lines[i]->str);
      if (*lines[i]->str != '\0')
        g_print ("%s\n", lines[i]->str);
      g_string_free (lines[i], TRUE);
    }
    g_print ("\n");
  }
}

static void
print_year_as_json (DeskCalendar *calendar, int year, gint64 working)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL, *first = g_strdup_printf ("%04d-01-01", year), *last = g_strdup_printf ("%04d-12-31", year);
  char date[DESK_DATE_STR_LEN];

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "year");
  json_builder_add_int_value (builder, year);
  json_builder_set_member_name (builder, "known");
  json_builder_add_boolean_value (builder, desk_calendar_knows_year (calendar, year));
  json_builder_set_member_name (builder, "working_days");
  json_builder_add_int_value (builder, working);
  json_builder_set_member_name (builder, "days");
  json_builder_begin_array (builder);
  for (gint64 i = 0; i <= desk_date_days_between (first, last) && desk_date_add_days (first, i, date); i++) {
    DeskDayInfo info = { 0 };

    desk_calendar_look_up (calendar, date, &info);
    if (info.kind != DESK_DAY_HOLIDAY && info.kind != DESK_DAY_SHIFTED)
      continue;
    json_builder_begin_object (builder);
    json_builder_set_member_name (builder, "date");
    json_builder_add_string_value (builder, date);
    json_builder_set_member_name (builder, "kind");
    json_builder_add_string_value (builder, info.working ? "workday" : "holiday");
    json_builder_set_member_name (builder, "name");
    json_builder_add_string_value (builder, info.name != NULL ? info.name : "");
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  text = json_to_string (root, TRUE);
  g_print ("%s\n", text);
}

static int
run_show_calendar (DeskCli *cli, int argc, char **argv, GError **error)
{
  g_autoptr (DeskCalendar) calendar = NULL;
  GTimeZone *zone = NULL;
  gint64 year = argc == 1 ? g_ascii_strtoll (argv[0], NULL, 10) : 0, working;
  g_autofree char *first = NULL, *last = NULL;

  if (year < 1900 || year > 9999)
    return desk_cli_usage (_ ("Name one year, such as 2026."));
  calendar = get_calendar (cli, &zone, error);
  if (calendar == NULL)
    return DESK_CLI_REFUSED;
  first = g_strdup_printf ("%04d-01-01", (int) year);
  last = g_strdup_printf ("%04d-12-31", (int) year);
  working = desk_calendar_count_working_days (calendar, first, last);
  if (cli->json) {
    print_year_as_json (calendar, (int) year, working);
    return DESK_CLI_DONE;
  }
  print_year (calendar, (int) year);
  g_print ("%s\n", _ ("* day off   + weekend worked"));
  g_print (_ ("Working days: %ld\n"), (long) working);
  if (!desk_calendar_knows_year (calendar, (int) year))
    g_print ("%s\n", _ ("Provisional: the notice of holidays of this year is not known yet."));
  return DESK_CLI_DONE;
}

/* --- due recompute --- */

static int
run_recompute (DeskCli *cli, int argc, char **argv, GError **error)
{
  DeskRecount result;

  (void) argv;
  if (argc != 0)
    return desk_cli_usage (_ ("This command takes no further words."));
  if (!desk_cli_open (cli, 0, error) || !desk_store_recount (cli->store, desk_cli_progress, NULL, NULL, &result, error))
    return DESK_CLI_REFUSED;
  if (cli->json)
    g_print ("{\"compared\":%ld,\"moved\":%ld}\n", (long) result.looked_at, (long) result.moved);
  else
    g_print (_ ("Open cases compared: %1$ld; due dates moved: %2$ld\n"), (long) result.looked_at, (long) result.moved);
  return DESK_CLI_DONE;
}

const DeskCliCommand desk_cli_calendar_commands[] = {
  { "deadline", N_ ("--start DATE --limit N --unit days|working-days|working-hours [--exclude FROM..TO] [--trace]"), N_ ("compute a due date, and say day by day why"), run_deadline },
  { "calendar import", N_ ("FILE [--preview]"), N_ ("take days off and weekends worked from a CSV or iCalendar file"), run_import },
  { "calendar show", N_ ("YEAR"), N_ ("print a year with its days off and weekends worked"), run_show_calendar },
  { "due recompute", "", N_ ("count the due dates of open cases again after a change of calendar or rules"), run_recompute },
  { NULL },
};
