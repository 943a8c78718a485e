/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Calendar, hours and local rules in the store, and the due dates that follow them. */
#include "fixture.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "model/desk-date.h"
#include "store/desk-recount.h"

#define MANY 700

static void
assert_due (Fixture *f, const DeskUuid *uid, const char *day)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskSnapshot) record = desk_store_load (f->store, uid, &error);
  char date[DESK_DATE_STR_LEN];
  g_assert_no_error (error);
  desk_date_from_us (desk_snapshot_get_integer (record, "due_at"), desk_store_get_zone (f->store), date);
  g_assert_cmpstr (date, ==, day);
}

/* One event: the days of a year as the office has them. */
static void
set_year (Fixture *f, DeskUuid *uid, gint64 year, const char *days)
{
  DeskCommand *command = fixture_command (f, "calendar");
  gboolean is_new = desk_uuid_is_nil (uid);
  if (is_new)
    desk_store_new_uuid (f->store, uid);
  DeskCommandPart *part = desk_command_add (command, is_new ? "create" : "change", uid, is_new ? "calendar" : NULL, is_new ? 0 : DESK_ANY_VERSION);
  desk_command_part_set_integer (part, "year", year);
  desk_command_part_set_text (part, "days", days);
  fixture_do (f, command);
}

static DeskRecount
recount (Fixture *f)
{
  g_autoptr (GError) error = NULL;
  DeskRecount result;
  desk_store_recount (f->store, NULL, NULL, NULL, &result, &error);
  g_assert_no_error (error);
  g_assert_false (desk_store_recount_needed (f->store));
  return result;
}

static void
undo (Fixture *f, const DeskUuid *uid)
{
  g_autoptr (DeskSnapshot) record = desk_store_load (f->store, uid, NULL);
  g_autofree char *event = desk_uuid_to_string (&record->last_event);
  fixture_act (f, uid, "undo", (const char *const[]) { "event", event, NULL });
}

static void
test_calendar (Fixture *f, gconstpointer data)
{
  DeskUuid before, after, year = DESK_UUID_NIL;
  DeskCalendar *shipped = desk_store_get_calendar (f->store);
  gint64 seq = fixture_ask (f, "SELECT max(seq) FROM events");
  fixture_register (f, "缺工", &before);
  assert_due (f, &before, "2026-03-09");
  g_assert_false (desk_store_recount_needed (f->store));
  set_year (f, &year, 2026, "date,kind,name\n2026-03-06,holiday,县庆\n");
  g_assert_cmpint (fixture_ask (f, "SELECT max(seq) FROM events"), ==, seq + 2);
  g_assert_false (desk_calendar_is_working_day (desk_store_get_calendar (f->store), "2026-03-06", NULL));
  g_assert_true (desk_calendar_is_working_day (shipped, "2026-03-06", NULL)); /* who had the old one reads on */
  g_assert_cmpint (desk_calendar_count_working_days (desk_store_get_calendar (f->store), "2025-01-01", "2025-12-31"), ==, 248);
  fixture_register (f, "停电", &after);
  assert_due (f, &after, "2026-03-10");
  assert_due (f, &before, "2026-03-09");
  g_assert_true (desk_store_recount_needed (f->store));
  DeskRecount result = recount (f);
  g_assert_cmpint (result.looked_at, ==, 2);
  g_assert_cmpint (result.moved, ==, 1);
  assert_due (f, &before, "2026-03-10");
  g_assert_cmpint (fixture_ask (f, "SELECT count(*) FROM events WHERE kind = 'recounted'"), ==, 1);
  g_autoptr (GPtrArray) timeline = desk_store_timeline (f->store, &before, NULL);
  const DeskTimelineEntry *entry = g_ptr_array_index (timeline, timeline->len - 1);
  g_assert_cmpstr (entry->actor_name, ==, "recount");
  g_autoptr (DeskEventBody) body = desk_event_body_from_json (entry->event->body, NULL);
  g_assert_cmpstr (body->why, ==, "calendar 2026");
  /* Undone: the year is as shipped again, and so are the dates. */
  undo (f, &year);
  g_assert_true (desk_calendar_is_working_day (desk_store_get_calendar (f->store), "2026-03-06", NULL));
  g_assert_cmpint (desk_calendar_count_working_days (desk_store_get_calendar (f->store), "2026-01-01", "2026-12-31"), ==, 248);
  result = recount (f);
  g_assert_cmpint (result.moved, ==, 2);
  assert_due (f, &before, "2026-03-09");
  fixture_reopen (f, DESK_STORE_NO_WATCH);
  g_assert_false (desk_store_recount_needed (f->store));
  fixture_assert_sound (f);
}

static DeskUuid
act (Fixture *f, const DeskUuid *uid, const char *name, const char *field, const DeskUuid *value)
{
  DeskCommand *command = fixture_command (f, name);
  DeskCommandPart *part = desk_command_add (command, name, uid, NULL, DESK_ANY_VERSION);
  DeskUuid own = command->uid;
  if (field != NULL)
    desk_command_part_set_uuid (part, field, value);
  fixture_do (f, command);
  return own;
}

static DeskSnapshot *
take_back (Fixture *f, const DeskUuid *command, const DeskUuid *uid)
{
  g_autoptr (GError) error = NULL;
  DeskCommand *undo = desk_store_make_undo (f->store, command, &error);
  g_assert_no_error (error);
  fixture_do (f, undo);
  DeskSnapshot *record = desk_store_load (f->store, uid, &error);
  g_assert_no_error (error);
  return record;
}

/* What somebody did just before the calendar changed can still be taken back. What runs again ends as the new
 * calendar says, though no recount looked at it; a limit that was moved but had not begun before is gone. */
static void
test_undo_after (Fixture *f, gconstpointer data)
{
  DeskUuid handed, accepted, year = DESK_UUID_NIL;
  fixture_register (f, "缺工", &handed);
  fixture_register (f, "停电", &accepted);
  DeskUuid hand_over = act (f, &handed, "hand-over", "to_unit", &f->other_unit);
  act (f, &accepted, "hand-over", "to_unit", &f->other_unit);
  DeskUuid accept = act (f, &accepted, "accept", NULL, NULL);
  set_year (f, &year, 2026, "date,kind,name\n2026-03-06,holiday,县庆\n");
  DeskRecount result = recount (f);
  g_assert_cmpint (result.moved, ==, 1);
  g_autoptr (DeskSnapshot) one = take_back (f, &hand_over, &handed);
  g_assert_cmpstr (desk_snapshot_get_text (one, "state"), ==, "registered");
  g_assert_cmpuint (desk_snapshot_get_n_rows (one, "handover"), ==, 0);
  assert_due (f, &handed, "2026-03-10");
  g_autoptr (DeskSnapshot) other = take_back (f, &accept, &accepted);
  g_assert_cmpstr (desk_snapshot_get_text (other, "state"), ==, "handed-over");
  g_assert_cmpuint (desk_snapshot_get_n_rows (other, "deadline"), ==, 1);
  fixture_assert_sound (f);
}

/* A second window on the store counts with the new calendar from its next command on. */
static void
test_other_window (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskRegistry) registry = fixture_registry ();
  g_autoptr (DeskStore) other = desk_store_open (f->path, registry, DESK_STORE_NO_WATCH, &error);
  DeskClock clock = desk_clock_by_hand (&f->clock);
  DeskUuid year = DESK_UUID_NIL, uid;
  g_assert_no_error (error);
  desk_store_set_clock (other, &clock);
  set_year (f, &year, 2026, "date,kind,name\n2026-03-06,holiday,县庆\n");
  DeskStore *own = f->store;
  f->store = other;
  fixture_register (f, "停电", &uid);
  assert_due (f, &uid, "2026-03-10");
  g_assert_true (desk_store_recount_needed (other));
  f->store = own;
}

static void
test_refused (Fixture *f, gconstpointer data)
{
  DeskUuid year = DESK_UUID_NIL, uid;
  set_year (f, &year, 2027, "date,kind,name\n2027-01-01,holiday,元旦\n");
  DeskCommand *command = fixture_command (f, "calendar");
  desk_store_new_uuid (f->store, &uid);
  DeskCommandPart *part = desk_command_add (command, "create", &uid, "calendar", 0);
  desk_command_part_set_integer (part, "year", 2027); /* there already */
  desk_command_part_set_text (part, "days", "date,kind,name\n");
  g_autoptr (DeskOutcome) taken = fixture_try (f, command);
  g_assert_cmpint (taken->status, ==, DESK_OUTCOME_REFUSED);
  g_assert_cmpstr (((DeskProblem *) g_ptr_array_index (taken->problems, 0))->rule, ==, "unique");
  command = fixture_command (f, "calendar");
  part = desk_command_add (command, "change", &year, NULL, DESK_ANY_VERSION);
  desk_command_part_set_text (part, "days", "date,kind,name\n2027-01-01,holiday,元旦\n2027-01-01,holiday,元旦\n");
  g_autoptr (DeskOutcome) twice = fixture_try (f, command);
  g_assert_cmpint (twice->status, ==, DESK_OUTCOME_REFUSED);
  g_assert_true (desk_calendar_knows_year (desk_store_get_calendar (f->store), 2027));
}

static void
test_hours_and_rules (Fixture *f, gconstpointer data)
{
  DeskUuid uid, hours, rule;
  DeskCommand *command = fixture_command (f, "office");
  DeskType *type = desk_registry_find_type (f->registry, "tst.demand");
  desk_store_new_uuid (f->store, &hours);
  desk_store_new_uuid (f->store, &rule);
  DeskCommandPart *part = desk_command_add (command, "create", &hours, "work-hours", 0);
  desk_command_part_set_integer (part, "morning_from", 480);
  desk_command_part_set_integer (part, "morning_to", 720);
  desk_command_part_set_integer (part, "afternoon_from", 900);
  desk_command_part_set_integer (part, "afternoon_to", 1080);
  fixture_register (f, "缺工", &uid);
  part = desk_command_add (command, "create", &rule, "local-rule", 0);
  desk_command_part_set_text (part, "case_type", "tst.demand");
  desk_command_part_set_text (part, "limit_name", "contact");
  desk_command_part_set_integer (part, "limit", 4);
  desk_command_part_set_text (part, "basis", "县办法第三条");
  fixture_do (f, command);
  g_assert_cmpint (desk_calendar_get_hours (desk_store_get_calendar (f->store))->afternoon_from, ==, 900);
  const DeskDeadline *limit = desk_local_rules_find (desk_store_get_local_rules (f->store), type, "contact");
  g_assert_cmpint (limit->limit, ==, 4);
  g_assert_cmpstr (limit->basis, ==, "县办法第三条");
  g_assert_cmpint (desk_local_rules_find (desk_store_get_local_rules (f->store), type, "settle")->limit, ==, 10);
  DeskRecount result = recount (f);
  g_assert_cmpint (result.moved, ==, 1);
  assert_due (f, &uid, "2026-03-11");
  fixture_act (f, &rule, "withdraw", (const char *const[]) { "reason", "回到统一规定", NULL });
  g_assert_false (desk_local_rules_has (desk_store_get_local_rules (f->store), type, "contact"));
  recount (f);
  assert_due (f, &uid, "2026-03-09");
  fixture_assert_sound (f);
}

/* --- many, and interrupted --- */

static void
register_many (Fixture *f, guint n)
{
  DeskCommand *command = fixture_command (f, "register");
  for (guint i = 0; i < n; i++) {
    DeskUuid uid;
    desk_store_new_uuid (f->store, &uid);
    DeskCommandPart *part = desk_command_add (command, "register", &uid, "tst.demand", 0);
    desk_command_part_set_text (part, "title", "缺工");
    desk_command_part_set_uuid (part, "party", &f->party);
    desk_command_part_set_text (part, "source", "visit");
  }
  fixture_do (f, command);
}

static void
assert_all_moved (Fixture *f, const char *day)
{
  gint64 due = desk_date_end_us (day, desk_store_get_zone (f->store));
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM cases WHERE due_at = %" G_GINT64_FORMAT, due);
  g_assert_cmpint (fixture_ask (f, sql), ==, MANY);
  /* Each once, however often it was begun. */
  g_assert_cmpint (fixture_ask (f, "SELECT count(*) FROM events WHERE kind = 'recounted'"), ==, MANY);
  g_assert_cmpint (fixture_ask (f, "SELECT count(DISTINCT record) FROM events WHERE kind = 'recounted'"), ==, MANY);
  fixture_assert_sound (f);
}

static void
stop_after_some (gint64 done, gint64 total, gpointer data)
{
  g_assert_cmpint (total, ==, MANY);
  if (done > 0)
    g_cancellable_cancel (data);
}

static void
test_cancelled (Fixture *f, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  DeskUuid year = DESK_UUID_NIL;
  DeskRecount result;
  register_many (f, MANY);
  set_year (f, &year, 2026, "date,kind,name\n2026-03-06,holiday,县庆\n");
  g_assert_false (desk_store_recount (f->store, stop_after_some, cancellable, cancellable, &result, &error));
  g_assert_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_CANCELLED);
  g_assert_cmpint (result.looked_at, ==, 400);
  g_assert_true (desk_store_recount_needed (f->store));
  fixture_reopen (f, DESK_STORE_NO_WATCH);
  gint64 events = fixture_ask (f, "SELECT count(*) FROM events WHERE kind = 'recounted'");
  g_assert_cmpint (events, ==, 400);
  result = recount (f);
  g_assert_cmpint (result.looked_at, ==, MANY); /* with those before it was stopped */
  assert_all_moved (f, "2026-03-10");
  /* No command held the writer for more than a batch. */
  g_assert_cmpint (fixture_ask (f, "SELECT max(n) FROM (SELECT count(*) AS n FROM events WHERE kind = 'recounted' GROUP BY command_uid)"), <=, 50);
}

static void
test_killed (Fixture *f, gconstpointer data)
{
  DeskUuid year = DESK_UUID_NIL;
  guint kills = 0;
  register_many (f, MANY);
  set_year (f, &year, 2026, "date,kind,name\n2026-03-06,holiday,县庆\n");
  g_clear_object (&f->store); /* no thread may be there when a process forks */
  for (gint64 seen = 0; kills < 40 && seen < MANY; kills++) {
    pid_t pid = fork ();
    g_assert_cmpint (pid, >=, 0);
    if (pid == 0) {
      DeskRecount result;
      DeskStore *store = desk_store_open (f->path, f->registry, DESK_STORE_NO_WATCH, NULL);
      _exit (store != NULL && desk_store_recount (store, NULL, NULL, NULL, &result, NULL) ? 0 : 1);
    }
    int status;
    gint64 before = seen;
    /* Once it wrote something, at any moment after. */
    for (guint i = 0; i < 2000 && seen == before && waitpid (pid, &status, WNOHANG) == 0; i++) {
      g_usleep (2000);
      seen = fixture_ask (f, "SELECT count(*) FROM events WHERE kind = 'recounted'");
    }
    g_usleep ((gulong) g_test_rand_int_range (0, 15000));
    kill (pid, SIGKILL);
    waitpid (pid, &status, 0);
    seen = fixture_ask (f, "SELECT count(*) FROM events WHERE kind = 'recounted'");
  }
  g_test_message ("killed %u times", kills);
  g_assert_cmpuint (kills, >, 1);
  fixture_reopen (f, DESK_STORE_NO_WATCH);
  recount (f);
  assert_all_moved (f, "2026-03-10");
}

/* The clock of the computer is set back: no event goes back, and a limit is counted from what was recorded. */
static void
test_clock_set_back (Fixture *f, gconstpointer data)
{
  DeskUuid first, second;
  fixture_register (f, "缺工", &first);
  g_assert_true (desk_clock_hand_set (&f->clock, "2026-02-01T08:00:00+08:00"));
  fixture_register (f, "停电", &second);
  assert_due (f, &second, "2026-03-09");
  g_assert_cmpint (fixture_ask (f, "SELECT count(*) FROM events a JOIN events b ON b.seq = a.seq + 1 WHERE b.at_us < a.at_us"), ==, 0);
  g_assert_false (desk_store_recount_needed (f->store));
}

/* A limit into a year without a notice is provisional, until the year arrives. */
static void
test_year_arrives (Fixture *f, gconstpointer data)
{
  DeskUuid uid, year = DESK_UUID_NIL;
  g_assert_true (desk_clock_hand_set (&f->clock, "2026-12-31T09:00:00+08:00"));
  fixture_register (f, "缺工", &uid);
  assert_due (f, &uid, "2027-01-04");
  g_assert_cmpint (fixture_ask (f, "SELECT count(*) FROM cases WHERE due_provisional = 1"), ==, 1);
  set_year (f, &year, 2027, "date,kind,name\n2027-01-01,holiday,元旦\n");
  g_assert_cmpint (recount (f).moved, ==, 1);
  assert_due (f, &uid, "2027-01-05");
  g_assert_cmpint (fixture_ask (f, "SELECT count(*) FROM cases WHERE due_provisional = 1"), ==, 0);
}

/* A newer program comes with a corrected year: the dates follow, and the events say why. */
static void
test_shipped_anew (Fixture *f, gconstpointer data)
{
  g_autofree char *before = g_strdup (g_getenv ("DESK_DATA_DIR")), *folder = g_build_filename (f->folder, "calendars", NULL);
  g_autofree char *file = g_build_filename (folder, "cn-2026.csv", NULL);
  DeskUuid uid;
  fixture_register (f, "缺工", &uid);
  assert_due (f, &uid, "2026-03-09");
  g_assert_cmpint (g_mkdir_with_parents (folder, 0755), ==, 0);
  g_assert_true (g_file_set_contents (file, "date,kind,name\n2026-03-06,holiday,县庆\n", -1, NULL));
  g_setenv ("DESK_DATA_DIR", f->folder, TRUE);
  fixture_reopen (f, DESK_STORE_NO_WATCH);
  g_setenv ("DESK_DATA_DIR", before, TRUE);
  g_assert_true (desk_store_recount_needed (f->store));
  g_assert_cmpint (recount (f).moved, ==, 1);
  assert_due (f, &uid, "2026-03-10");
  g_autoptr (GPtrArray) timeline = desk_store_timeline (f->store, &uid, NULL);
  const DeskTimelineEntry *entry = g_ptr_array_index (timeline, timeline->len - 1);
  g_autoptr (DeskEventBody) body = desk_event_body_from_json (entry->event->body, NULL);
  g_assert_cmpstr (body->why, ==, "shipped-calendar");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add ("/recount/" path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)
  ADD ("calendar", test_calendar);
  ADD ("undo-after", test_undo_after);
  ADD ("other-window", test_other_window);
  ADD ("refused", test_refused);
  ADD ("hours-and-rules", test_hours_and_rules);
  ADD ("cancelled", test_cancelled);
  ADD ("killed", test_killed);
  ADD ("clock-set-back", test_clock_set_back);
  ADD ("year-arrives", test_year_arrives);
  ADD ("shipped-anew", test_shipped_anew);
  return g_test_run ();
}
