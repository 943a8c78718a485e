/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include "store/desk-connection.h"
#include "store/desk-store-object.h"

static void
test_register (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  DeskUuid uid;
  fixture_register (f, "缺缝纫工三十人", &uid);
  g_autoptr (DeskSnapshot) snapshot = desk_store_load (f->store, &uid, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (snapshot->type, ==, "tst.demand");
  g_assert_cmpint (snapshot->version, ==, 1);
  g_assert_cmpstr (desk_snapshot_get_text (snapshot, "title"), ==, "缺缝纫工三十人");
  g_assert_cmpstr (desk_snapshot_get_text (snapshot, "number"), ==, "TS-2026-000001");
  g_assert_cmpstr (desk_snapshot_get_text (snapshot, "needs"), ==, "driver,welder");
  g_assert_cmpint (desk_snapshot_get_integer (snapshot, "people"), ==, 30);
  char party[DESK_UUID_STR_LEN];
  desk_uuid_format (&f->party, party);
  g_assert_cmpstr (desk_snapshot_get_text (snapshot, "party"), ==, party);
  fixture_assert_sound (f);
  DeskUuid found;
  g_assert_true (desk_store_find_number (f->store, "TS-2026-000001", &found, &error));
  g_assert_true (desk_uuid_equal (&found, &uid));
  g_autofree char *title = desk_store_title (f->store, &f->party);
  g_assert_cmpstr (title, ==, "恒鑫鞋业有限公司");
}

static void
test_acts (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  DeskUuid uid;
  fixture_register (f, "缺缝纫工三十人", &uid);
  fixture_hand_over (f, &uid);
  g_autoptr (DeskSnapshot) snapshot = desk_store_load (f->store, &uid, &error);
  g_assert_no_error (error);
  g_assert_cmpint (snapshot->version, ==, 2);
  g_assert_cmpstr (desk_snapshot_get_text (snapshot, "state"), ==, "handed-over");
  g_assert_cmpuint (desk_snapshot_get_n_rows (snapshot, "handover"), ==, 1);
  g_autoptr (GPtrArray) timeline = desk_store_timeline (f->store, &uid, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (timeline->len, ==, 2);
  const DeskTimelineEntry *entry = g_ptr_array_index (timeline, 1);
  g_assert_cmpstr (entry->event->kind, ==, "handed-over");
  g_assert_cmpstr (entry->actor_name, ==, "单晓梅");
  g_assert_cmpstr (entry->unit_name, ==, "县人力资源和社会保障局");
  fixture_assert_sound (f);
}

static void
test_full (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  DeskUuid uid;
  fixture_full_case (f, &uid);
  g_autoptr (DeskSnapshot) snapshot = desk_store_load (f->store, &uid, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (desk_snapshot_get_text (snapshot, "state"), ==, "struck-off");
  static const char *const rows[] = { "handover", "check", "lift", "deadline", "step", "pause", "evaluation" };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpuint (desk_snapshot_get_n_rows (snapshot, rows[i]), >, 0);
  fixture_assert_sound (f);
}

/* The rows say what the events say, value by value. */
static void
test_load_is_fold (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  DeskUuid uid;
  fixture_full_case (f, &uid);
  g_autoptr (DeskSnapshot) loaded = desk_store_load (f->store, &uid, &error);
  g_assert_no_error (error);
  g_autoptr (GPtrArray) timeline = desk_store_timeline (f->store, &uid, &error);
  g_assert_no_error (error);
  g_autoptr (DeskSnapshot) folded = desk_snapshot_new (&uid);
  for (guint i = 0; i < timeline->len; i++)
    g_assert_true (desk_fold (folded, ((DeskTimelineEntry *) g_ptr_array_index (timeline, i))->event, &error));
  g_assert_true (desk_snapshot_equal (folded, loaded));
  g_assert_cmpint (folded->last_seq, ==, loaded->last_seq);
  g_assert_true (desk_uuid_equal (&folded->last_event, &loaded->last_event));
  g_assert_cmpint (folded->changed_us, ==, loaded->changed_us);
}

static DeskCommand *
comment (Fixture *f, const DeskUuid *uid, const DeskUuid *command_uid)
{
  DeskActor actor = { DESK_ACTOR_PERSON, f->person, f->unit };
  DeskCommand *command = desk_command_new ("comment", command_uid, &actor);
  DeskCommandPart *part = desk_command_add (command, "comment", uid, NULL, DESK_ANY_VERSION);
  desk_command_part_set_text (part, "words", "再问一次");
  return command;
}

static void
test_once (Fixture *f, gconstpointer data)
{
  DeskUuid uid, again;
  fixture_register (f, "缺缝纫工三十人", &uid);
  desk_store_new_uuid (f->store, &again);
  g_autoptr (DeskOutcome) first = fixture_try (f, comment (f, &uid, &again));
  g_autoptr (DeskOutcome) second = fixture_try (f, comment (f, &uid, &again));
  g_assert_cmpint (first->status, ==, DESK_OUTCOME_DONE);
  g_assert_cmpint (second->status, ==, DESK_OUTCOME_ALREADY_DONE);
  g_assert_cmpint (first->first_seq, ==, second->first_seq);
  g_assert_cmpint (first->last_seq, ==, second->last_seq);
  g_assert_cmpuint (second->versions->len, ==, 1);
  g_assert_cmpint (g_array_index (second->versions, gint64, 0), ==, 2);
  g_assert_cmpint (fixture_ask (f, "SELECT count(*) FROM events WHERE kind = 'commented'"), ==, 1);
}

static void
set_title (Fixture *f, DeskCommandPart *part, const char *base, const char *mine)
{
  g_auto (DeskValue) old = DESK_VALUE_INIT;
  g_auto (DeskValue) new = DESK_VALUE_INIT;
  desk_value_init_text (&old, base);
  desk_value_init_text (&new, mine);
  desk_command_part_set (part, "title", &old, &new);
}

static void
test_stale (Fixture *f, gconstpointer data)
{
  DeskUuid uid;
  fixture_register (f, "缺缝纫工三十人", &uid);
  DeskCommand *mine = fixture_command (f, "change");
  set_title (f, desk_command_add (mine, "change", &uid, NULL, 1), "缺缝纫工三十人", "缺缝纫工");
  fixture_act (f, &uid, "change", (const char *const[]) { "title", "缺缝纫工四十人", NULL });
  g_autoptr (DeskOutcome) outcome = fixture_try (f, mine);
  g_assert_cmpint (outcome->status, ==, DESK_OUTCOME_STALE);
  g_assert_cmpuint (outcome->conflicts->len, ==, 1);
  const DeskConflict *conflict = g_ptr_array_index (outcome->conflicts, 0);
  g_assert_cmpstr (conflict->field, ==, "title");
  g_assert_cmpstr (desk_value_get_text (&conflict->theirs), ==, "缺缝纫工四十人");
  fixture_assert_sound (f);
}

static void
test_refused_writes_nothing (Fixture *f, gconstpointer data)
{
  gint64 events = fixture_ask (f, "SELECT count(*) FROM events"), records = fixture_ask (f, "SELECT count(*) FROM records");
  DeskUuid visit, uid;
  DeskCommand *command = fixture_command (f, "visit");
  desk_store_new_uuid (f->store, &visit);
  desk_store_new_uuid (f->store, &uid);
  DeskCommandPart *part = desk_command_add (command, "create", &visit, "party", 0);
  desk_command_part_set_text (part, "name", "另一家鞋业");
  desk_command_part_set_text (part, "kind", "firm");
  part = desk_command_add (command, "register", &uid, "tst.demand", 0); /* lacks nearly everything */
  desk_command_part_set_uuid (part, "party", &visit);
  g_autoptr (DeskOutcome) outcome = fixture_try (f, command);
  g_assert_cmpint (outcome->status, ==, DESK_OUTCOME_REFUSED);
  g_assert_cmpuint (outcome->problems->len, >, 0);
  g_assert_cmpint (((DeskProblem *) g_ptr_array_index (outcome->problems, 0))->part, ==, 1);
  g_assert_cmpint (fixture_ask (f, "SELECT count(*) FROM events"), ==, events);
  g_assert_cmpint (fixture_ask (f, "SELECT count(*) FROM records"), ==, records);
  g_autoptr (GError) error = NULL;
  g_assert_null (desk_store_load (f->store, &visit, &error));
  g_assert_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_NOT_FOUND);
  fixture_register (f, "缺缝纫工三十人", &uid);
  fixture_assert_sound (f);
}

/* Several records in one command, the later parts naming the earlier ones. */
static void
test_many_parts (Fixture *f, gconstpointer data)
{
  DeskUuid party, first, second;
  DeskCommand *command = fixture_command (f, "visit");
  desk_store_new_uuid (f->store, &party);
  DeskCommandPart *part = desk_command_add (command, "create", &party, "party", 0);
  desk_command_part_set_text (part, "name", "长寿路副食店");
  desk_command_part_set_text (part, "kind", "firm");
  DeskUuid *cases[] = { &first, &second };
  for (guint i = 0; i < 2; i++) {
    desk_store_new_uuid (f->store, cases[i]);
    part = desk_command_add (command, "register", cases[i], "tst.demand", 0);
    desk_command_part_set_text (part, "title", i == 0 ? "用电增容" : "缺工");
    desk_command_part_set_text (part, "source", "visit");
    desk_command_part_set_uuid (part, "party", &party);
  }
  part = desk_command_add (command, "hand-over", &second, NULL, DESK_ANY_VERSION);
  desk_command_part_set_uuid (part, "to_unit", &f->other_unit);
  g_autoptr (DeskOutcome) outcome = fixture_try (f, command);
  g_assert_cmpint (outcome->status, ==, DESK_OUTCOME_DONE);
  g_assert_cmpuint (outcome->versions->len, ==, 4);
  g_autoptr (DeskSnapshot) snapshot = desk_store_load (f->store, &second, NULL);
  g_assert_cmpstr (desk_snapshot_get_text (snapshot, "number"), ==, "TS-2026-000002");
  g_assert_cmpstr (desk_snapshot_get_text (snapshot, "state"), ==, "handed-over");
  fixture_assert_sound (f);
}

static void
on_changed (DeskStore *store, gint64 first, gint64 last, gpointer data)
{
  gint64 *seen = data;
  if (seen[0] == 0)
    seen[0] = first;
  seen[1] = last;
}

/* Two windows on one file. */
static void
test_two_stores (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskRegistry) registry = fixture_registry ();
  g_autoptr (DeskStore) other = desk_store_open (f->path, registry, 0, &error);
  g_assert_no_error (error);
  gint64 seen[2] = { 0, 0 };
  DeskUuid uid;
  gint64 before = fixture_ask (f, "SELECT max(seq) FROM events");
  g_signal_connect (other, "changed", G_CALLBACK (on_changed), seen);
  g_autofree char *old = desk_store_title (other, &f->party);
  g_assert_cmpstr (old, ==, "恒鑫鞋业有限公司");
  fixture_act (f, &f->party, "change", (const char *const[]) { "name", "新恒鑫鞋业", NULL });
  fixture_register (f, "缺缝纫工三十人", &uid);
  gint64 until = g_get_monotonic_time () + 3 * G_USEC_PER_SEC;
  while (seen[1] < before + 2 && g_get_monotonic_time () < until)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpint (seen[0], ==, before + 1);
  g_assert_cmpint (seen[1], ==, before + 2);
  g_autofree char *title = desk_store_title (other, &f->party);
  g_assert_cmpstr (title, ==, "新恒鑫鞋业");
  /* And the other way: both write one chain. */
  DeskUuid again;
  desk_store_new_uuid (other, &again);
  g_autoptr (DeskOutcome) outcome = desk_store_execute (other, comment (f, &uid, &again), NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (outcome->status, ==, DESK_OUTCOME_DONE);
  fixture_hand_over (f, &uid);
  fixture_assert_sound (f);
}

static void
on_done (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskOutcome) outcome = desk_store_execute_finish (DESK_STORE (source), result, &error);
  g_assert_no_error (error);
  g_assert_cmpint (outcome->status, ==, DESK_OUTCOME_DONE);
  (*(int *) data)++;
}

/* Another program holds the file: the main loop goes on, then it succeeds. */
static void
test_busy (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  DeskUuid uid, again;
  int done = 0, turns = 0;
  fixture_register (f, "缺缝纫工三十人", &uid);
  desk_store_new_uuid (f->store, &again);
  g_autoptr (DeskConnection) blocker = desk_connection_open (f->path, DESK_CONNECTION_READ_WRITE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (desk_connection_begin (blocker), ==, DESK_DB_OK);
  desk_store_execute_async (f->store, comment (f, &uid, &again), NULL, on_done, &done);
  gint64 until = g_get_monotonic_time () + G_USEC_PER_SEC / 2;
  while (g_get_monotonic_time () < until) {
    g_main_context_iteration (NULL, FALSE);
    turns++;
  }
  g_assert_cmpint (done, ==, 0);
  g_assert_cmpint (turns, >, 100);
  desk_connection_rollback (blocker);
  while (done == 0)
    g_main_context_iteration (NULL, TRUE);
  fixture_assert_sound (f);
}

static void
test_read_only (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  DeskUuid uid, again;
  fixture_register (f, "缺缝纫工三十人", &uid);
  desk_store_new_uuid (f->store, &again);
  fixture_reopen (f, DESK_STORE_READ_ONLY | DESK_STORE_NO_WATCH);
  g_autoptr (DeskSnapshot) snapshot = desk_store_load (f->store, &uid, &error);
  g_assert_no_error (error);
  g_assert_null (desk_store_execute (f->store, comment (f, &uid, &again), NULL, &error));
  g_assert_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_READ_ONLY);
  fixture_assert_sound (f);
}

/* seq is the truth, and times of one desk do not run backwards. */
static void
test_clock_set_back (Fixture *f, gconstpointer data)
{
  DeskUuid first, second;
  fixture_register (f, "先登记的", &first);
  desk_clock_hand_advance (&f->clock, -3 * 24 * 3600 * (gint64) G_USEC_PER_SEC);
  fixture_register (f, "后登记的", &second);
  g_autoptr (DeskSnapshot) one = desk_store_load (f->store, &first, NULL);
  g_autoptr (DeskSnapshot) two = desk_store_load (f->store, &second, NULL);
  g_assert_cmpint (two->last_seq, >, one->last_seq);
  g_assert_cmpint (two->changed_us, >=, one->changed_us);
  g_assert_cmpint (desk_uuid_compare (&two->last_event, &one->last_event), >, 0);
  fixture_assert_sound (f);
}

static void
test_prefs (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_assert_null (desk_store_get_pref (f->store, "columns"));
  g_assert_true (desk_store_set_pref (f->store, "columns", "number title", &error));
  g_autofree char *mine = desk_store_get_pref (f->store, "columns");
  g_assert_cmpstr (mine, ==, "number title");
  desk_store_set_me (f->store, NULL, NULL);
  g_assert_null (desk_store_get_pref (f->store, "columns"));
  g_assert_true (desk_store_set_pref (f->store, "columns", "title", &error));
  g_autofree char *shared = desk_store_get_pref (f->store, "columns");
  g_assert_cmpstr (shared, ==, "title");
  g_assert_true (desk_store_set_pref (f->store, "columns", NULL, &error));
  g_assert_null (desk_store_get_pref (f->store, "columns"));
}

/* Nor does the window wait for a preference. */
static void
test_pref_busy (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskConnection) blocker = desk_connection_open (f->path, DESK_CONNECTION_READ_WRITE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (desk_connection_begin (blocker), ==, DESK_DB_OK);
  gint64 before = g_get_monotonic_time ();
  g_assert_true (desk_store_set_pref (f->store, "columns", "number title", &error));
  g_assert_cmpint (g_get_monotonic_time () - before, <, G_USEC_PER_SEC);
  /* the other writer has let go, and the thread does not know it yet: what was said last stays */
  desk_connection_rollback (blocker);
  g_assert_true (desk_store_set_pref (f->store, "columns", "title", &error));
  g_assert_true (desk_store_set_pref (f->store, "last", "yes", &error));
  g_autofree char *last = NULL;
  for (guint i = 0; last == NULL && i < 100; i++) {
    g_usleep (50000);
    last = desk_store_get_pref (f->store, "last");
  }
  g_assert_cmpstr (last, ==, "yes");
  g_autofree char *value = desk_store_get_pref (f->store, "columns");
  g_assert_cmpstr (value, ==, "title");
}

/* What a command costs stays what it is. */
/* Memory is given back between two questions, also while one of them is being asked. */
static void
test_rest (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  DeskUuid uid;
  fixture_register (f, "缺缝纫工三十人", &uid);
  DeskConnection *lent = desk_store_borrow (f->store, NULL, &error);
  g_assert_no_error (error);
  DeskStatement *st = desk_connection_sql (lent, DESK_SQL_LAST_SEQ);
  g_assert_cmpint (desk_statement_step (st), ==, DESK_DB_ROW);
  desk_store_rest (f->store);
  g_assert_cmpint (desk_statement_column_int64 (st, 0), >, 0);
  desk_statement_reset (st);
  desk_store_give_back (f->store, lent);
  desk_store_rest (f->store);
  fixture_act (f, &uid, "change", (const char *const[]) { "title", "用电增容", NULL });
  fixture_assert_sound (f);
}

static void
test_statements (Fixture *f, gconstpointer data)
{
  DeskStoreStatistics before, after;
  DeskUuid uid;
  fixture_register (f, "先登记的", &uid);
  desk_store_get_statistics (f->store, &before);
  fixture_register (f, "后登记的", &uid);
  desk_store_get_statistics (f->store, &after);
  g_assert_cmpint (after.commands - before.commands, ==, 1);
  g_assert_cmpint (after.events - before.events, ==, 1);
  g_test_message ("%d statements", (int) (after.statements - before.statements));
  g_assert_cmpint (after.statements - before.statements, <=, 28);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add ("/store/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
  ADD ("register", test_register);
  ADD ("acts", test_acts);
  ADD ("full", test_full);
  ADD ("load-is-fold", test_load_is_fold);
  ADD ("once", test_once);
  ADD ("stale", test_stale);
  ADD ("refused-writes-nothing", test_refused_writes_nothing);
  ADD ("many-parts", test_many_parts);
  ADD ("two-stores", test_two_stores);
  ADD ("busy", test_busy);
  ADD ("read-only", test_read_only);
  ADD ("clock-set-back", test_clock_set_back);
  ADD ("prefs", test_prefs);
  ADD ("pref-busy", test_pref_busy);
  ADD ("rest", test_rest);
  ADD ("statements", test_statements);
  return g_test_run ();
}
