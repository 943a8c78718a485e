/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The day a case is due on, counted again and told day by day. */
#include "../store/fixture.h"

#include "shell/desk-case-light.h"
#include "shell/desk-due-trace.h"

#include "model/desk-date.h"

#include <locale.h>
#include <string.h>

static const DeskDeadline limits[] = {
  { "settle", "Settle", "hand-over", "resolve", 5, DESK_COUNT_WORKING_DAYS, 1, "Rules of the county, article 7" },
  { "contact", "Contact", "register", "contact", 2, DESK_COUNT_HOURS, 0 },
  { NULL },
};
static const DeskCaseStep steps[] = { { "notice", "Public notice", NULL, TRUE }, { NULL } };
static const DeskCaseRules rules = { .number_prefix = "TT", .deadlines = limits, .steps = steps };
static const DeskField no_fields[] = { { NULL } };
static const DeskRecordType demand = { "trc.demand", NULL, "Demand", "Demands", NULL, 1, no_fields, .extends = "case", .rules = &rules };
static const DeskAreaInfo area = { "trc", "Trace", NULL, "blue", 1 };

static DeskRegistry *registry;
static DeskCalendar *calendar;
static DeskCounting counting;

static gint64
at (const char *date, int minute)
{
  return desk_date_at_us (date, minute, NULL);
}

static DeskSnapshot *
a_case (const char *limit, gint64 start)
{
  static const DeskUuid uid = { { 1 } };
  DeskSnapshot *snapshot = desk_snapshot_new (&uid);
  g_autofree char *body = g_strdup_printf ("{\"type\":\"trc.demand\",\"set\":{\"state\":[null,\"handed-over\"],\"due_what\":[null,\"%s\"]},"
                                           "\"rows\":[{\"row\":\"deadline\",\"n\":1,\"set\":{\"name\":[null,\"%s\"],\"starts_at\":[null,%" G_GINT64_FORMAT "],"
                                           "\"due_at\":[null,%" G_GINT64_FORMAT "]}}]}", limit, limit, start, desk_date_end_us ("2026-02-27", NULL));
  DeskEvent event = { .kind = (char *) "registered", .v = 1, .body = body, .uid = { { 9 } }, .record = uid };
  g_autoptr (GError) error = NULL;

  desk_fold (snapshot, &event, &error);
  g_assert_no_error (error);
  return snapshot;
}

/* The example of the design: five working days from Friday 2026-02-13 across the spring festival. */
static void
test_spring_festival (void)
{
  g_autoptr (DeskSnapshot) snapshot = a_case ("settle", at ("2026-02-13", 600));
  const DeskType *type = desk_registry_find_type (registry, "trc.demand");
  g_autoptr (DeskDueTrace) trace = desk_due_trace_new (type, snapshot, &counting);
  static const char *const counted[] = { "2026-02-14", "2026-02-24", "2026-02-25", "2026-02-26", "2026-02-27" };
  g_autofree char *text = NULL;
  guint n = 0;

  g_assert_nonnull (trace);
  g_assert_cmpint (trace->counted_us, ==, trace->due_us);
  g_assert_cmpuint (trace->days->len, ==, 15);
  for (guint i = 0; i < trace->days->len; i++)
    {
      const DeskDeadlineDay *day = &g_array_index (trace->days, DeskDeadlineDay, i);
      if (!day->counted)
        continue;
      g_assert_cmpstr (day->date, ==, counted[n]);
      g_assert_cmpint (day->number, ==, ++n);
    }
  g_assert_cmpuint (n, ==, 5);
  g_assert_false (trace->provisional);
  text = desk_due_trace_to_text (trace, NULL);
  g_assert_nonnull (strstr (text, "2026-02-14"));
  g_assert_nonnull (strstr (text, "article 7"));
}

static void
test_pause_moves_it (void)
{
  g_autoptr (DeskSnapshot) snapshot = a_case ("settle", at ("2026-02-13", 600));
  const DeskType *type = desk_registry_find_type (registry, "trc.demand");
  g_autofree char *body = g_strdup_printf ("{\"rows\":[{\"row\":\"pause\",\"n\":1,\"set\":{\"from_at\":[null,%" G_GINT64_FORMAT "],\"to_at\":[null,%" G_GINT64_FORMAT "]}}]}",
                                           at ("2026-02-24", 0), at ("2026-02-24", 1200));
  DeskEvent event = { .kind = (char *) "resumed", .v = 1, .body = body, .uid = { { 8 } }, .record = snapshot->uid };
  g_autoptr (DeskDueTrace) trace = NULL;
  char date[DESK_DATE_STR_LEN];

  g_assert_true (desk_fold (snapshot, &event, NULL));
  trace = desk_due_trace_new (type, snapshot, &counting);
  g_assert_cmpuint (trace->n_excluded, ==, 1);
  desk_date_from_us (trace->counted_us, NULL, date);
  g_assert_cmpstr (date, ==, "2026-02-28"); /* a Saturday that is worked */
  g_assert_cmpint (trace->counted_us, !=, trace->due_us); /* the recorded date is told beside it */
}

static void
test_hours (void)
{
  g_autoptr (DeskSnapshot) snapshot = a_case ("contact", at ("2026-03-02", 600));
  g_autoptr (DeskDueTrace) trace = desk_due_trace_new (desk_registry_find_type (registry, "trc.demand"), snapshot, &counting);
  g_autofree char *number = NULL;

  g_assert_false (desk_due_trace_counts_days (trace));
  g_assert_cmpint (trace->counted_us, ==, at ("2026-03-02", 720));
  number = desk_due_trace_number (trace, &g_array_index (trace->days, DeskDeadlineDay, trace->days->len - 1));
  g_assert_nonnull (strstr (number, "2"));
}

static void
test_nothing_to_explain (void)
{
  g_autoptr (DeskSnapshot) snapshot = a_case ("limit-of-yesterday", at ("2026-03-02", 600));
  g_autoptr (DeskDueTrace) trace = desk_due_trace_new (desk_registry_find_type (registry, "trc.demand"), snapshot, &counting);

  g_assert_null (trace);
}

static void
test_light_words (void)
{
  const DeskType *type = desk_registry_find_type (registry, "trc.demand");
  DeskCaseTimes times = { .state = "accepted", .warn_at = at ("2026-02-26", 0), .due_at = desk_date_end_us ("2026-02-27", NULL), .due_what = "settle" };
  g_autofree char *left = NULL, *late = NULL, *done = NULL;

  g_assert_cmpint (desk_case_light (type, &times, at ("2026-02-24", 600), &counting, &left), ==, DESK_LIGHT_NORMAL);
  g_assert_nonnull (strstr (left, "3")); /* the 25th, 26th, 27th */
  g_assert_cmpint (desk_case_light (type, &times, at ("2026-03-02", 600), &counting, &late), ==, DESK_LIGHT_OVERDUE);
  g_assert_nonnull (strstr (late, "2")); /* the 28th is worked, and today */
  times.state = "struck-off";
  times.closed_at = at ("2026-03-09", 600);
  g_assert_cmpint (desk_case_light (type, &times, at ("2026-03-12", 600), &counting, &done), ==, DESK_LIGHT_DONE);
  g_assert_nonnull (strstr (done, "9"));
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskRegistry) scratch = NULL;
  g_autofree char *notices = NULL;
  int result;

  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  registry = desk_registry_new ();
  scratch = desk_registry_new_scratch (registry, &area);
  desk_registry_add_type (scratch, &demand, &error);
  g_assert_no_error (error);
  desk_registry_adopt (registry, scratch, &error);
  g_assert_no_error (error);
  calendar = desk_calendar_new ();
  notices = g_build_filename (g_getenv ("DESK_DATA_DIR") != NULL ? g_getenv ("DESK_DATA_DIR") : DESK_DATA_DIR, "calendars", NULL);
  desk_calendar_load_folder (calendar, notices, &error);
  g_assert_no_error (error);
  counting = (DeskCounting) { calendar, NULL, desk_date_default_zone () };
  g_test_add_func ("/due-trace/spring-festival", test_spring_festival);
  g_test_add_func ("/due-trace/pause", test_pause_moves_it);
  g_test_add_func ("/due-trace/hours", test_hours);
  g_test_add_func ("/due-trace/none", test_nothing_to_explain);
  g_test_add_func ("/due-trace/light", test_light_words);
  result = g_test_run ();
  desk_calendar_unref (calendar);
  g_object_unref (registry);
  return result;
}
