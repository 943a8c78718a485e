/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Limits of a case: what stops and moves them, and what moves with them. */
#include <string.h>

#include "world.h"

static void
test_pause (void)
{
  g_autoptr (World) world = world_new ();
  DeskUuid uid = world_register (world);

  world_must (world, &uid, "contact", NULL);
  world_advance_hours (world, 1);
  world_refuses (world, &uid, "pause", "required", "reason", NULL);
  world_must (world, &uid, "pause", "reason=Hearing", NULL);
  g_assert_cmpint (desk_snapshot_get_integer (world_look (world, &uid), "paused"), ==, 1);
  world_refuses (world, &uid, "pause", "state", NULL, "reason=Again", NULL);
  world_refuses (world, &uid, "resolve", "blocked", NULL, "answer=Done", NULL);
  world_must (world, &uid, "comment", "words=Waiting", NULL);
  world_advance_hours (world, 48);
  world_must (world, &uid, "resume", NULL);
  g_assert_cmpint (desk_snapshot_get_integer (world_look (world, &uid), "paused"), ==, 0);
  g_assert_cmpint (world_row_integer (world, &uid, "pause", 1, "to_at"), ==, world->env.now_us);
  /* 3 and 4 March do not count: 5, 6, 9, 10, 11. */
  world_assert_due (world, &uid, "settle", "2026-03-11");
  g_assert_cmpint (desk_snapshot_get_integer (world_look (world, &uid), "warn_at"), ==, desk_date_end_us ("2026-03-09", world->env.zone));
  world_refuses (world, &uid, "resume", "state", NULL, NULL);
}

static void
test_extend (void)
{
  g_autoptr (World) world = world_new ();
  DeskUuid uid = world_register (world);
  DeskUuid counter = world_case_in (world, "tst.counter", DESK_STATE_REGISTERED);

  world_must (world, &uid, "contact", NULL);
  world_refuses (world, &uid, "extend", "required", "reason", "extended#2", NULL);
  world_refuses (world, &uid, "extend", "required", "extended", "reason=Approved", NULL);
  world_refuses (world, &uid, "extend", "invalid", "extended", "reason=Approved", "extended#0", NULL);
  world_must (world, &uid, "extend", "reason=Approved by the head", "extended#2", NULL);
  world_assert_due (world, &uid, "settle", "2026-03-11");
  g_assert_cmpint (desk_snapshot_get_integer (world_look (world, &uid), "warn_at"), ==, desk_date_end_us ("2026-03-09", world->env.zone));
  world_refuses (world, &uid, "extend", "blocked", NULL, "reason=Again", "extended#2", NULL);
  /* A pause adds to it. */
  world_must (world, &uid, "pause", "reason=Hearing", NULL);
  world_advance_hours (world, 24);
  world_must (world, &uid, "resume", NULL);
  world_assert_due (world, &uid, "settle", "2026-03-12");
  world_refuses (world, &counter, "extend", "state", NULL, "reason=No limit", "extended#2", NULL);
}

/* 信访工作条例第三十四条: once, by at most 30 days, approved, and the party is told why. */
static void
test_extend_in_law (void)
{
  g_autoptr (World) world = world_new ();
  DeskUuid uid = world_case_in (world, "tst.relief", DESK_STATE_REGISTERED);
  g_autoptr (DeskOutcome) outcome = NULL;
  g_autofree char *why = NULL;
  DeskCommand *command;

  world_assert_due (world, &uid, "settle", "2026-04-01");
  world_refuses (world, &uid, "extend", "required", "approved_by", "reason=Papers", "extended#30", "told=It takes longer", NULL);
  world_refuses (world, &uid, "extend", "required", "told", "reason=Papers", "extended#30", "approved_by=Director", NULL);
  world_refuses (world, &uid, "extend", "invalid", "extended", "reason=Papers", "extended#31", "approved_by=Director", "told=It takes longer", NULL);
  command = world_command (world, &uid, "extend", NULL, DESK_ANY_VERSION);
  world_set (world_part (command), "reason=Papers");
  world_set (world_part (command), "extended#31");
  outcome = world_execute (world, command);
  why = desk_outcome_describe (outcome);
  g_assert_nonnull (strstr (why, "article 34"));
  g_assert_nonnull (strstr (why, "30 days"));
  world_must (world, &uid, "extend", "reason=Papers", "extended#10", "approved_by=Director", "told=It takes longer", NULL);
  world_assert_due (world, &uid, "settle", "2026-04-11");
  g_assert_cmpint (world_row_integer (world, &uid, "deadline", 1, "extensions"), ==, 1);
  g_assert_cmpstr (desk_values_get_text (desk_snapshot_get_row (world_look (world, &uid), "deadline", 1), "told"), ==, "It takes longer");
  world_refuses (world, &uid, "extend", "blocked", NULL, "reason=Again", "extended#1", "approved_by=Director", "told=Longer", NULL);
}

static DeskOutcome *
recount (World *world, const DeskUuid *uid)
{
  DeskUuid id;

  desk_uuid_source_next (world->uuids, world->env.now_us, &id);
  DeskActor rule = { .kind = DESK_ACTOR_RULE };
  DeskCommand *command = desk_command_new ("recount", &id, &rule);
  desk_command_part_set_text (desk_command_add (command, "recount", uid, NULL, DESK_ANY_VERSION), "cause", "calendar 2026");
  return world_execute (world, command);
}

/* The calendar changes: what runs moves, once, with its cause; what was met stays. */
static void
test_recount (void)
{
  g_autoptr (World) world = world_new ();
  DeskUuid uid = world_register (world);
  gint64 version;

  world_must (world, &uid, "contact", NULL);
  world_assert_due (world, &uid, "settle", "2026-03-09");
  gint64 met = world_row_integer (world, &uid, "deadline", 1, "due_at");
  world_refuses (world, &uid, "recount", "unknown", NULL, "cause=me", NULL);
  version = world_look (world, &uid)->version;
  desk_outcome_free (recount (world, &uid));
  g_assert_cmpint (world_look (world, &uid)->version, ==, version); /* nothing moved: no event */
  g_assert_true (desk_calendar_set_year (world->calendar, 2026, "date,kind,name\n2026-03-02,holiday,x\n2026-03-04,holiday,x\n", NULL));
  desk_outcome_free (recount (world, &uid));
  g_assert_cmpint (world_look (world, &uid)->version, ==, version + 1);
  world_assert_due (world, &uid, "settle", "2026-03-10");
  g_assert_cmpint (desk_snapshot_get_integer (world_look (world, &uid), "due_at"), ==, desk_date_end_us ("2026-03-10", world->env.zone));
  g_assert_cmpint (world_row_integer (world, &uid, "deadline", 1, "due_at"), ==, met);
  DeskEvent *event = g_ptr_array_index (world_find (world, &uid)->events, version);
  g_autoptr (DeskEventBody) body = desk_event_body_from_json (event->body, NULL);
  g_assert_cmpstr (event->kind, ==, "recounted");
  g_assert_cmpstr (body->why, ==, "calendar 2026");
  g_assert_cmpstr (body->rule, ==, "recount");
  desk_outcome_free (recount (world, &uid));
  g_assert_cmpint (world_look (world, &uid)->version, ==, version + 1);
  world_must (world, &uid, "resolve", "answer=Done", NULL);
  version = world_look (world, &uid)->version;
  desk_calendar_forget_year (world->calendar, 2026);
  gint64 due = world_row_integer (world, &uid, "deadline", 2, "due_at");
  desk_outcome_free (recount (world, &uid));
  g_assert_cmpint (world_row_integer (world, &uid, "deadline", 2, "due_at"), ==, due);
  g_assert_cmpint (world_look (world, &uid)->version, ==, version);
}

/* A unit that was given no day has until the limit ends: its date moves when the calendar changes and when
 * the case was paused. A day that a person said stays. */
static void
test_hand_over_follows (void)
{
  g_autoptr (World) world = world_new ();
  DeskUuid uid = world_register (world);
  g_autofree char *joint = world_text (&world->third_unit);
  g_autofree char *to = g_strconcat ("to_unit=", joint, NULL);

  world_must (world, &uid, "contact", NULL);
  world_hand_over (world, &uid, &world->other_unit);
  world_must (world, &uid, "accept", NULL);
  world_must (world, &uid, "ask-joint", to, "until=2026-03-06", "instruction=Count them", NULL);
  g_assert_cmpint (world_row_integer (world, &uid, "handover", 1, "due_at"), ==, desk_date_end_us ("2026-03-09", world->env.zone));
  g_assert_cmpstr (world_row_text (world, &uid, "handover", 1, "limit_name"), ==, "settle");
  g_assert_true (desk_calendar_set_year (world->calendar, 2026, "date,kind,name\n2026-03-04,holiday,x\n", NULL));
  desk_outcome_free (recount (world, &uid));
  g_assert_cmpint (world_row_integer (world, &uid, "handover", 1, "due_at"), ==, desk_date_end_us ("2026-03-10", world->env.zone));
  g_assert_cmpint (world_row_integer (world, &uid, "handover", 2, "due_at"), ==, desk_date_end_us ("2026-03-06", world->env.zone));
  world_must (world, &uid, "pause", "kind=other", "reason=Flood", NULL);
  world_advance_hours (world, 48);
  world_must (world, &uid, "resume", NULL);
  gint64 settle = world_row_integer (world, &uid, "deadline", 2, "due_at");
  g_assert_cmpint (settle, >, desk_date_end_us ("2026-03-10", world->env.zone));
  g_assert_cmpint (world_row_integer (world, &uid, "handover", 1, "due_at"), ==, settle);
  g_assert_cmpint (world_row_integer (world, &uid, "handover", 2, "due_at"), ==, desk_date_end_us ("2026-03-06", world->env.zone));
  /* What was answered keeps the date it had. */
  world_must (world, &uid, "answer-part", "part_answer=Thirty", NULL);
  world_must (world, &uid, "resolve", "answer=Done", NULL);
  desk_calendar_forget_year (world->calendar, 2026);
  desk_outcome_free (recount (world, &uid));
  g_assert_cmpint (world_row_integer (world, &uid, "handover", 1, "due_at"), ==, settle);
}

static void
undo_event (World *world, const DeskUuid *uid, const DeskUuid *event)
{
  g_autofree char *text = desk_uuid_to_string (event);
  g_autofree char *said = g_strconcat ("event=", text, NULL);

  world_must (world, uid, "undo", said, NULL);
}

/* Due dates counted again after an act are nothing that somebody did: the act can be taken
 * back, and what the recount said of the other limits holds. */
static void
test_undo_before_recount (void)
{
  g_autoptr (World) world = world_new ();
  DeskUuid uid = world_register (world), act;
  g_autoptr (DeskSnapshot) before = NULL;

  world_must (world, &uid, "contact", NULL);
  before = desk_snapshot_copy (world_look (world, &uid));
  world_must (world, &uid, "resolve", "answer=Done", NULL);
  act = world_look (world, &uid)->last_event;
  g_assert_true (desk_calendar_set_year (world->calendar, 2026, "date,kind,name\n2026-03-04,holiday,x\n", NULL));
  desk_outcome_free (recount (world, &uid));
  undo_event (world, &uid, &act);
  /* The limit that the answer had met runs again, and ends as the calendar now says. */
  g_assert_cmpstr (desk_snapshot_get_text (world_look (world, &uid), "state"), ==, desk_snapshot_get_text (before, "state"));
  world_assert_due (world, &uid, "settle", "2026-03-10");
  g_assert_cmpint (desk_snapshot_get_integer (world_look (world, &uid), "due_at"), ==, desk_date_end_us ("2026-03-10", world->env.zone));

  /* One that ran all the time was moved by the recount, which is passed over and not lost. */
  world_must (world, &uid, "change", "title=Another", NULL);
  act = world_look (world, &uid)->last_event;
  desk_calendar_forget_year (world->calendar, 2026);
  g_assert_true (desk_calendar_set_year (world->calendar, 2026, "date,kind,name\n2026-03-04,holiday,x\n2026-03-05,holiday,x\n", NULL));
  desk_outcome_free (recount (world, &uid));
  g_assert_false (desk_uuid_equal (&act, &world_look (world, &uid)->last_event));
  undo_event (world, &uid, &act);
  g_assert_cmpstr (desk_snapshot_get_text (world_look (world, &uid), "title"), ==, desk_snapshot_get_text (before, "title"));
  world_assert_due (world, &uid, "settle", "2026-03-11");
  desk_outcome_free (recount (world, &uid));
  world_assert_due (world, &uid, "settle", "2026-03-11");

  /* A limit that the act began is gone with it, whatever the recount wrote there. */
  guint limits = desk_snapshot_get_n_rows (world_look (world, &uid), "deadline");
  world_must (world, &uid, "resolve", "answer=Done", NULL);
  act = world_look (world, &uid)->last_event;
  g_assert_cmpuint (desk_snapshot_get_n_rows (world_look (world, &uid), "deadline"), >=, limits);
  desk_calendar_forget_year (world->calendar, 2026);
  desk_outcome_free (recount (world, &uid));
  undo_event (world, &uid, &act);
  g_assert_cmpuint (desk_snapshot_get_n_rows (world_look (world, &uid), "deadline"), ==, limits);
}

static void
unmerge (World *world, const DeskUuid *uid)
{
  DeskCommand *command = world_act (world, uid, "unmerge");

  world_complete (world, command);
  g_autoptr (DeskOutcome) outcome = world_execute (world, command);
  g_assert_cmpint (outcome->status, ==, DESK_OUTCOME_DONE);
}

/* No recount looks at a limit that was met or at a case that was merged. When they run again they end
 * at once as the calendar says by then, and so do what hangs on them; a recount finds nothing to do. */
static void
test_runs_again (void)
{
  g_autoptr (World) world = world_new ();
  DeskUuid reopened = world_register (world), merged = world_register (world);
  const DeskUuid *both[] = { &reopened, &merged };

  for (guint i = 0; i < G_N_ELEMENTS (both); i++)
    {
      world_must (world, both[i], "contact", NULL);
      world_hand_over (world, both[i], &world->other_unit);
      world_must (world, both[i], "accept", NULL);
      world_assert_due (world, both[i], "settle", "2026-03-09");
    }
  world_must (world, &reopened, "resolve", "answer=Done", NULL);
  world_merge (world, &merged);
  g_assert_true (desk_calendar_set_year (world->calendar, 2026, "date,kind,name\n2026-03-04,holiday,x\n2026-03-05,holiday,x\n", NULL));
  for (guint i = 0; i < G_N_ELEMENTS (both); i++)
    desk_outcome_free (recount (world, both[i]));
  world_must (world, &reopened, "reopen", "reason=Not so", NULL);
  unmerge (world, &merged);
  for (guint i = 0; i < G_N_ELEMENTS (both); i++)
    {
      gint64 version = world_look (world, both[i])->version;
      world_assert_due (world, both[i], "settle", "2026-03-11");
      g_assert_cmpint (world_row_integer (world, both[i], "handover", 1, "due_at"), ==, desk_date_end_us ("2026-03-11", world->env.zone));
      g_assert_cmpint (desk_snapshot_get_integer (world_look (world, both[i]), "warn_at"), ==, desk_date_end_us ("2026-03-09", world->env.zone));
      desk_outcome_free (recount (world, both[i]));
      g_assert_cmpint (world_look (world, both[i])->version, ==, version);
    }
}

/* A year without a notice: provisional until the notice is there. */
static void
test_provisional (void)
{
  g_autoptr (World) world = world_new ();
  DeskUuid uid;

  world->env.now_us = world_time (world, "2026-12-29", 9 * 60);
  uid = world_register (world);
  world_must (world, &uid, "contact", NULL);
  world_assert_due (world, &uid, "settle", "2027-01-05");
  g_assert_cmpint (desk_snapshot_get_integer (world_look (world, &uid), "due_provisional"), ==, 1);
  g_assert_true (desk_calendar_set_year (world->calendar, 2027, "date,kind,name\n2027-01-01,holiday,元旦\n2027-01-02,holiday,元旦\n2027-01-03,holiday,元旦\n", NULL));
  desk_outcome_free (recount (world, &uid));
  world_assert_due (world, &uid, "settle", "2027-01-06");
  g_assert_cmpint (desk_snapshot_get_integer (world_look (world, &uid), "due_provisional"), ==, 0);
}

static DeskUuid
local_rule (World *world, const char *limit, const char *length)
{
  return world_create (world, "create", "local-rule", "case_type=tst.demand", limit, length, "unit=calendar-days", "warn#1",
                       "extend_times#2", "extend_most#6", "basis=County rule 3", NULL);
}

/* An office overrides a declared limit; new and recounted dates follow it. */
static void
test_local_rule (void)
{
  g_autoptr (World) world = world_new ();
  g_autoptr (DeskLocalRules) rules = desk_local_rules_new ();
  DeskUuid before = world_register (world), rule, after;

  world_must (world, &before, "contact", NULL);
  rule = local_rule (world, "limit_name=settle", "limit#3");
  g_assert_true (desk_local_rules_add (rules, world_type (world, &before), world_look (world, &rule)->values));
  world->env.local_rules = rules;
  after = world_register (world);
  world_must (world, &after, "contact", NULL);
  world_assert_due (world, &after, "settle", "2026-03-05");
  world_assert_due (world, &before, "settle", "2026-03-09");
  desk_outcome_free (recount (world, &before));
  world_assert_due (world, &before, "settle", "2026-03-05");
  world_must (world, &before, "extend", "reason=x", "extended#4", NULL);
  world_must (world, &before, "extend", "reason=x", "extended#2", NULL);
  world_assert_due (world, &before, "settle", "2026-03-11");
  world_refuses (world, &before, "extend", "blocked", NULL, "reason=x", "extended#1", NULL);
  world_refuses (world, &rule, "change", "invalid", "warn", "warn#3", NULL);
  world_refuses (world, &rule, "change", "invalid", "limit_name", "limit_name=nothing", NULL);
  world_refuses (world, &rule, "change", "invalid", "case_type", "case_type=party", NULL);
  world_refuses (world, &rule, "change", "required", "basis", "-basis", NULL);
  world_must (world, &rule, "withdraw", "reason=back to the national one", NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/case-deadlines/pause", test_pause);
  g_test_add_func ("/case-deadlines/extend", test_extend);
  g_test_add_func ("/case-deadlines/extend-in-law", test_extend_in_law);
  g_test_add_func ("/case-deadlines/recount", test_recount);
  g_test_add_func ("/case-deadlines/hand-over-follows", test_hand_over_follows);
  g_test_add_func ("/case-deadlines/undo-before-recount", test_undo_before_recount);
  g_test_add_func ("/case-deadlines/runs-again", test_runs_again);
  g_test_add_func ("/case-deadlines/provisional", test_provisional);
  g_test_add_func ("/case-deadlines/local-rule", test_local_rule);
  return g_test_run ();
}
