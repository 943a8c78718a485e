/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rules act once on each case, whoever lets them, how often, and whatever stops them in between. */
#include "fixture.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "store/desk-rules-run.h"

#define DAY_US (24 * 3600 * (gint64) G_USEC_PER_SEC)
#define CASES 40
#define KILLS 6

static GPtrArray *
run (DeskStore *store)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *deeds = desk_store_run_rules (store, NULL, &error);
  g_assert_no_error (error);
  return deeds;
}

static void
register_many (Fixture *f, guint n)
{
  for (guint i = 0; i < n; i++) {
    DeskUuid uid;
    fixture_register (f, "缺缝纫工三十人", &uid);
  }
}

static void
test_once (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  DeskUuid late, met, resolved;
  fixture_register (f, "缺缝纫工三十人", &late);
  fixture_register (f, "变压器容量不够", &met);
  fixture_hand_over (f, &met);
  fixture_register (f, "当场解决", &resolved);
  fixture_act (f, &resolved, "resolve", (const char *const[]) { "answer", "已办理", NULL });
  g_autoptr (GPtrArray) early = run (f->store);
  g_assert_cmpuint (early->len, ==, 0);
  desk_clock_hand_advance (&f->clock, 10 * DAY_US);
  g_autoptr (GPtrArray) deeds = run (f->store);
  g_assert_cmpuint (deeds->len, ==, 1);
  const DeskRuleDeed *deed = g_ptr_array_index (deeds, 0);
  g_assert_cmpstr (deed->number, ==, "TS-2026-000001");
  g_assert_cmpstr (deed->title, ==, "缺缝纫工三十人");
  g_assert_cmpstr (deed->rule, ==, "Nobody contacted the party in time");
  g_assert_true (desk_uuid_equal (&deed->record, &late));
  g_autoptr (DeskSnapshot) snapshot = desk_store_load (f->store, &late, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (desk_snapshot_get_text (snapshot, "tier"), ==, "unit");
  g_autoptr (GPtrArray) timeline = desk_store_timeline (f->store, &late, &error);
  const DeskTimelineEntry *entry = g_ptr_array_index (timeline, timeline->len - 1);
  g_assert_cmpstr (entry->event->kind, ==, "lifted");
  g_assert_cmpstr (entry->actor_name, ==, "late");
  for (guint i = 0; i < 3; i++) {
    g_autoptr (GPtrArray) again = run (f->store);
    g_assert_cmpuint (again->len, ==, 0);
    desk_clock_hand_advance (&f->clock, DAY_US);
  }
  fixture_assert_sound (f);
}

/* A person who takes it back is not overruled at the next hour. */
static void
test_taken_back (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  DeskUuid uid;
  fixture_register (f, "缺缝纫工三十人", &uid);
  desk_clock_hand_advance (&f->clock, 10 * DAY_US);
  g_autoptr (GPtrArray) deeds = run (f->store);
  g_assert_cmpuint (deeds->len, ==, 1);
  g_autoptr (GPtrArray) timeline = desk_store_timeline (f->store, &uid, &error);
  DeskCommand *undo = desk_store_make_undo (f->store, &((DeskTimelineEntry *) g_ptr_array_index (timeline, timeline->len - 1))->event->command, &error);
  g_assert_no_error (error);
  fixture_do (f, undo);
  g_autoptr (GPtrArray) again = run (f->store);
  g_assert_cmpuint (again->len, ==, 0);
  g_autoptr (DeskSnapshot) snapshot = desk_store_load (f->store, &uid, &error);
  g_assert_cmpstr (desk_snapshot_get_text (snapshot, "tier"), ==, "on-site");
  fixture_assert_sound (f);
}

static gpointer
run_in_thread (gpointer store)
{
  return run (store);
}

static void
test_two_windows (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  register_many (f, CASES);
  desk_clock_hand_advance (&f->clock, 10 * DAY_US);
  f->clock.step = 0; /* read by two threads */
  g_autoptr (DeskRegistry) registry = fixture_registry ();
  g_autoptr (DeskStore) other = desk_store_open (f->path, registry, DESK_STORE_NO_WATCH, &error);
  g_assert_no_error (error);
  DeskClock clock = desk_clock_by_hand (&f->clock);
  desk_store_set_clock (other, &clock);
  GThread *thread = g_thread_new ("other", run_in_thread, other);
  g_usleep (5000); /* it has begun */
  g_autoptr (GPtrArray) mine = run (f->store);
  g_autoptr (GPtrArray) theirs = g_thread_join (thread);
  g_test_message ("%u here, %u there", mine->len, theirs->len);
  g_assert_cmpuint (mine->len + theirs->len, ==, CASES);
  g_assert_cmpint (fixture_ask (f, "SELECT count(*) FROM events WHERE kind = 'lifted'"), ==, CASES);
  g_clear_object (&other);
  fixture_assert_sound (f);
}

/* Killed in the midst, again and again: the next one goes on, and no case is lifted twice or left out. */
static void
test_killed (Fixture *f, gconstpointer data)
{
  guint trial;
  register_many (f, CASES);
  desk_clock_hand_advance (&f->clock, 10 * DAY_US);
  g_clear_object (&f->store); /* no thread may be there when a process forks */
  for (trial = 0; trial < KILLS; trial++) {
    int status;
    pid_t pid = fork ();
    g_assert_cmpint (pid, >=, 0);
    if (pid == 0) {
      DeskClock clock = desk_clock_by_hand (&f->clock);
      DeskStore *store = desk_store_open (f->path, f->registry, DESK_STORE_NO_WATCH, NULL);
      if (store == NULL)
        _exit (2);
      desk_store_set_clock (store, &clock);
      desk_store_run_rules (store, NULL, NULL);
      _exit (0);
    }
    g_usleep (g_test_rand_int_range (20000, 250000)); /* from before it begins to after its end */
    kill (pid, SIGKILL);
    g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  }
  fixture_reopen (f, DESK_STORE_NO_WATCH);
  gint64 before = fixture_ask (f, "SELECT count(*) FROM events WHERE kind = 'lifted'");
  g_autoptr (GPtrArray) rest = run (f->store);
  g_test_message ("%" G_GINT64_FORMAT " before the last was killed, %u after", before, rest->len);
  g_assert_cmpint (before + rest->len, ==, CASES);
  g_assert_cmpint (fixture_ask (f, "SELECT count(DISTINCT case_id) FROM events WHERE kind = 'lifted'"), ==, CASES);
  g_assert_cmpint (fixture_ask (f, "SELECT count(*) FROM cases WHERE tier = 'unit'"), ==, CASES);
  fixture_assert_sound (f);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/rules-run/once", Fixture, NULL, fixture_set_up, test_once, fixture_tear_down);
  g_test_add ("/rules-run/taken-back", Fixture, NULL, fixture_set_up, test_taken_back, fixture_tear_down);
  g_test_add ("/rules-run/two-windows", Fixture, NULL, fixture_set_up, test_two_windows, fixture_tear_down);
  g_test_add ("/rules-run/killed", Fixture, NULL, fixture_set_up, test_killed, fixture_tear_down);
  return g_test_run ();
}
