/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whole lives of cases: what the acts write, and what stops them. */
#include <string.h>

#include "world.h"

#define MINUTES(hours) ((hours) * 60)

static const DeskSnapshot *
look_at (World *world, const DeskUuid *uid)
{
  return world_find (world, uid)->snapshot;
}

static const char *
row_text (World *world, const DeskUuid *uid, const char *row, guint n, const char *field)
{
  g_assert_nonnull (desk_snapshot_get_row (look_at (world, uid), row, n));
  return desk_values_get_text (desk_snapshot_get_row (look_at (world, uid), row, n), field);
}

static gint64
row_integer (World *world, const DeskUuid *uid, const char *row, guint n, const char *field)
{
  g_assert_nonnull (desk_snapshot_get_row (look_at (world, uid), row, n));
  return desk_values_get_integer (desk_snapshot_get_row (look_at (world, uid), row, n), field);
}

static void
assert_due (World *world, const DeskUuid *uid, const char *what, const char *last_day)
{
  g_assert_cmpstr (desk_snapshot_get_text (look_at (world, uid), "due_what"), ==, what);
  g_assert_cmpint (desk_snapshot_get_integer (look_at (world, uid), "due_at"), ==, last_day != NULL ? desk_date_end_us (last_day, world->env.zone) : 0);
}

static void
assert_text (World *world, const DeskUuid *uid, const char *field, const char *expected)
{
  g_assert_cmpstr (desk_snapshot_get_text (look_at (world, uid), field), ==, expected);
}

static void
assert_is (World *world, const DeskUuid *uid, const char *field, const DeskUuid *expected)
{
  g_autofree char *text = world_text (expected);

  assert_text (world, uid, field, text);
}

static DeskEventBody *
last_body (World *world, const DeskUuid *uid)
{
  const GPtrArray *events = world_find (world, uid)->events;
  DeskEventBody *body = desk_event_body_from_json (((DeskEvent *) g_ptr_array_index (events, events->len - 1))->body, NULL);

  g_assert_nonnull (body);
  return body;
}

static void
hand_over (World *world, const DeskUuid *uid, const DeskUuid *unit)
{
  g_autofree char *text = world_text (unit);
  g_autofree char *to = g_strconcat ("to_unit=", text, NULL);

  world_must (world, uid, "hand-over", to, NULL);
}

static void
test_registered (void)
{
  g_autoptr (World) world = world_new ();
  DeskUuid first = world_register (world);
  DeskUuid second = world_register (world);
  DeskUuid relief = world_case_in (world, "tst.relief", DESK_STATE_REGISTERED);

  assert_text (world, &first, "number", "QY-2026-000001");
  assert_text (world, &second, "number", "QY-2026-000002");
  assert_text (world, &relief, "number", "JZ-2026-000001");
  assert_text (world, &first, "state", "registered");
  assert_text (world, &first, "tier", "on-site");
  assert_text (world, &first, "source", "visit");
  assert_is (world, &first, "area", &world->area); /* of the party */
  assert_is (world, &first, "registered_by", &world->me);
  assert_is (world, &first, "registered_unit", &world->my_unit);
  g_assert_cmpint (desk_snapshot_get_integer (look_at (world, &first), "registered_at"), ==, world->env.now_us);
  g_assert_null (desk_snapshot_get_text (look_at (world, &first), "unit"));
  g_autoptr (DeskEventBody) body = last_body (world, &first);
  g_assert_cmpstr (body->type, ==, "tst.demand");

  /* The year is that of the office, not of UTC. */
  world->env.now_us = world_time (world, "2027-01-01", 30);
  DeskUuid next_year = world_register (world);
  assert_text (world, &next_year, "number", "QY-2027-000001");
}

/* A demand from registration to the day it is struck off, its limits on the way. */
static void
test_whole_life (void)
{
  g_autoptr (World) world = world_new ();
  DeskUuid uid = world_register (world);

  g_assert_cmpint (row_integer (world, &uid, "deadline", 1, "due_at"), ==, world_time (world, "2026-03-02", MINUTES (10)));
  assert_text (world, &uid, "due_what", "contact");
  world_advance_hours (world, 2);
  world_must (world, &uid, "contact", "words=They need thirty people", NULL);
  g_assert_cmpint (row_integer (world, &uid, "deadline", 1, "met_at"), ==, world->env.now_us);
  assert_due (world, &uid, "settle", "2026-03-09");
  g_assert_cmpint (desk_snapshot_get_integer (look_at (world, &uid), "warn_at"), ==, desk_date_end_us ("2026-03-05", world->env.zone));

  hand_over (world, &uid, &world->other_unit);
  assert_due (world, &uid, "answer-unit", "2026-03-03");
  assert_text (world, &uid, "tier", "unit");
  assert_is (world, &uid, "unit", &world->other_unit);
  g_assert_cmpstr (row_text (world, &uid, "handover", 1, "outcome"), ==, "pending");
  g_assert_cmpstr (row_text (world, &uid, "handover", 1, "role"), ==, "responsible");
  g_assert_cmpint (row_integer (world, &uid, "handover", 1, "due_at"), ==, desk_date_end_us ("2026-03-09", world->env.zone));
  g_assert_cmpint (row_integer (world, &uid, "lift", 1, "left_at"), ==, world->env.now_us);

  world_advance_hours (world, 3);
  world_must (world, &uid, "accept", NULL);
  assert_due (world, &uid, "settle", "2026-03-09");
  assert_is (world, &uid, "person", &world->me);
  g_assert_cmpstr (row_text (world, &uid, "handover", 1, "outcome"), ==, "accepted");
  world_must (world, &uid, "plan", "plan=A recruitment day", NULL);
  assert_text (world, &uid, "plan", "A recruitment day");
  world_must (world, &uid, "report", "words=Hall booked", NULL);
  g_autoptr (DeskEventBody) body = last_body (world, &uid);
  g_assert_cmpstr (body->why, ==, "Hall booked");
  g_assert_null (desk_snapshot_get_text (look_at (world, &uid), "words")); /* theirs, not the reporter's */

  world_advance_hours (world, 24);
  world_must (world, &uid, "resolve", "answer=Thirty people hired", NULL);
  g_assert_cmpint (desk_snapshot_get_integer (look_at (world, &uid), "resolved_at"), ==, world->env.now_us);
  assert_due (world, &uid, "call-back", "2026-03-06");
  world_refuses (world, &uid, "verify", "blocked", NULL, NULL);
  world_must (world, &uid, "check", "effect=All three lines run", "verdict=effective", "satisfied=satisfied", "way=visit", NULL);
  assert_due (world, &uid, NULL, NULL);
  g_assert_cmpstr (row_text (world, &uid, "check", 1, "effect"), ==, "All three lines run");
  world_must (world, &uid, "verify", NULL);
  world_must (world, &uid, "evaluate", "side=party", "score#5", NULL);
  g_assert_cmpint (row_integer (world, &uid, "evaluation", 1, "score"), ==, 5);
  world_refuses (world, &uid, "evaluate", "invalid", "score", "side=party", "score#6", NULL);
  world_refuses (world, &uid, "strike-off", "demand", "licence", NULL);
  world_must (world, &uid, "strike-off", "licence=L1", NULL); /* met in the same act */
  g_assert_cmpint (desk_snapshot_get_integer (look_at (world, &uid), "closed_at"), ==, world->env.now_us);
  world_refuses (world, &uid, "hand-over", "state", NULL, NULL);
}

static void
test_on_the_spot (void)
{
  g_autoptr (World) world = world_new ();
  DeskUuid uid = world_register (world);

  world_refuses (world, &uid, "resolve", "required", "answer", NULL);
  world_must (world, &uid, "resolve", "answer=Settled there", NULL);
  assert_text (world, &uid, "tier", "on-site");
  assert_is (world, &uid, "unit", &world->my_unit);
  assert_is (world, &uid, "person", &world->me);
  g_assert_cmpint (row_integer (world, &uid, "deadline", 1, "met_at"), ==, world->env.now_us); /* no contact is owed any more */
}

static void
test_refused (void)
{
  g_autoptr (World) world = world_new ();
  DeskUuid uid = world_register (world);

  world_refuses (world, &uid, "hand-over", "required", "to_unit", NULL);
  hand_over (world, &uid, &world->other_unit);
  world_refuses (world, &uid, "refuse", "required", "reason", NULL);
  world_must (world, &uid, "refuse", "reason=Not ours", NULL);
  assert_text (world, &uid, "state", "returned");
  assert_is (world, &uid, "unit", &world->my_unit);
  assert_is (world, &uid, "person", &world->me);
  assert_text (world, &uid, "tier", "unit");
  g_assert_cmpstr (row_text (world, &uid, "handover", 1, "outcome"), ==, "refused");
  g_assert_cmpstr (row_text (world, &uid, "handover", 1, "reason"), ==, "Not ours");
  g_assert_cmpint (desk_snapshot_get_integer (look_at (world, &uid), "refusals"), ==, 1);

  /* The second refusal lifts it by the rule of the type. */
  hand_over (world, &uid, &world->other_unit);
  world_must (world, &uid, "refuse", "reason=Still not", NULL);
  assert_text (world, &uid, "tier", "coordination");
  g_autoptr (DeskEventBody) body = last_body (world, &uid);
  g_assert_cmpstr (body->rule, ==, "refused-twice");
  g_assert_cmpstr (body->why, ==, "Still not");
}

static void
test_taken_back (void)
{
  g_autoptr (World) world = world_new ();
  DeskUuid uid = world_register (world);

  hand_over (world, &uid, &world->other_unit);
  world_advance_hours (world, 24);
  hand_over (world, &uid, &world->my_unit);
  g_assert_cmpstr (row_text (world, &uid, "handover", 1, "outcome"), ==, "recalled");
  g_assert_cmpstr (row_text (world, &uid, "handover", 2, "outcome"), ==, "pending");
  /* The second unit has its full day; there is still one limit of that name. */
  g_assert_cmpuint (desk_snapshot_get_n_rows (look_at (world, &uid), "deadline"), ==, 3);
  g_assert_cmpint (row_integer (world, &uid, "deadline", 3, "due_at"), ==, desk_date_end_us ("2026-03-04", world->env.zone));
  world_must (world, &uid, "accept", NULL);
  g_assert_cmpstr (row_text (world, &uid, "handover", 1, "outcome"), ==, "recalled");
  g_assert_cmpstr (row_text (world, &uid, "handover", 2, "outcome"), ==, "accepted");
}

static void
test_lift (void)
{
  static const char *const tiers[] = { "unit", "coordination", "leading-group", "county-leader" };
  g_autoptr (World) world = world_new ();
  DeskUuid uid = world_register (world);
  g_autofree char *post = world_text (&world->post);
  g_autofree char *lead = g_strconcat ("lead_post=", post, NULL);

  world_refuses (world, &uid, "lift", "required", "reason", "plan=Two bureaux together", NULL);
  world_refuses (world, &uid, "lift", "required", "plan", "reason=Beyond us", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tiers); i++)
    {
      world_advance_hours (world, 1);
      if (i == 0)
        world_must (world, &uid, "lift", "reason=Beyond us", "plan=Two bureaux together", NULL);
      else
        world_must (world, &uid, "lift", "reason=Still beyond us", lead, NULL); /* the plan is there already */
      assert_text (world, &uid, "tier", tiers[i]);
      g_assert_cmpint (row_integer (world, &uid, "lift", i + 1, "left_at"), ==, world->env.now_us);
      g_assert_cmpint (row_integer (world, &uid, "lift", i + 2, "entered_at"), ==, world->env.now_us);
      g_assert_cmpint (row_integer (world, &uid, "lift", i + 2, "left_at"), ==, 0);
    }
  assert_is (world, &uid, "lead_post", &world->post);
  assert_text (world, &uid, "state", "registered");
  world_refuses (world, &uid, "lift", "blocked", NULL, "reason=Higher", NULL);
}

static void
test_checks (void)
{
  static const struct {
    const char *verdict, *satisfied;
    gboolean proven;
  } checks[] = {
    { "verdict=ineffective", "satisfied=satisfied", FALSE },
    { "verdict=effective", "satisfied=dissatisfied", FALSE },
    { "verdict=partly", "satisfied=fair", TRUE },
    { "verdict=effective", NULL, TRUE },
  };
  g_autoptr (World) world = world_new ();
  DeskUuid uid = world_case_in (world, "tst.demand", DESK_STATE_RESOLVED);

  world_refuses (world, &uid, "check", "required", "effect", "verdict=effective", NULL);
  world_refuses (world, &uid, "check", "required", "verdict", "effect=Some", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (checks); i++)
    {
      g_autofree char *why = NULL;
      world_must (world, &uid, "check", "effect=Looked at", checks[i].verdict, checks[i].satisfied, NULL);
      g_assert_true (desk_act_allowed (desk_act_find ("verify"), world_type (world, &uid), look_at (world, &uid), &why) == checks[i].proven);
      g_assert_true ((why == NULL) == checks[i].proven);
    }
  world_must (world, &uid, "verify", NULL);
  world_must (world, &uid, "change", "licence=L1", NULL);
  world_must (world, &uid, "check", "effect=Gone again", "verdict=ineffective", NULL);
  world_refuses (world, &uid, "strike-off", "blocked", NULL, NULL);

  /* A check of the answer before says nothing about the answer after. */
  world_must (world, &uid, "reopen", "reason=Gone again", NULL);
  world_advance_hours (world, 1);
  world_must (world, &uid, "resolve", "answer=Done properly", NULL);
  world_refuses (world, &uid, "verify", "blocked", NULL, NULL);
}

/* 有着落、有回音、有成效: each of the three alone stops it. */
static void
test_three_closures (void)
{
  static const struct {
    const char *field;
    guint closure;
  } missing[] = { { "unit", 0 }, { "answer", 1 }, { "resolved_at", 1 } };
  g_autoptr (World) world = world_new ();
  DeskClosure closures[DESK_MAX_CLOSURES];

  for (guint i = 0; i < G_N_ELEMENTS (missing); i++)
    {
      DeskUuid uid = world_case_in (world, "tst.relief", DESK_STATE_VERIFIED);
      DeskSnapshot *snapshot = world_find (world, &uid)->snapshot;
      g_autofree char *why = NULL;
      g_assert_true (desk_act_allowed (desk_act_find ("strike-off"), world_type (world, &uid), snapshot, NULL));
      g_assert_cmpuint (desk_case_closures (world_type (world, &uid), snapshot, closures), ==, 3);
      for (guint k = 0; k < 3; k++)
        {
          g_assert_null (closures[k].why);
          g_assert_cmpint (closures[k].at_us, ==, world->env.now_us);
        }
      desk_values_set_text (snapshot->values, missing[i].field, NULL);
      g_assert_false (desk_act_allowed (desk_act_find ("strike-off"), world_type (world, &uid), snapshot, &why));
      desk_case_closures (world_type (world, &uid), snapshot, closures);
      g_assert_cmpstr (why, ==, closures[missing[i].closure].why);
    }
}

/* A type that asks for more: matter and heart, and an evaluation of both sides. */
static void
test_more_closures (void)
{
  g_autoptr (World) world = world_new ();
  DeskUuid uid = world_case_in (world, "tst.petition", DESK_STATE_VERIFIED);

  g_assert_true (desk_act_allowed (desk_act_find ("settle-heart"), world_type (world, &uid), look_at (world, &uid), NULL));
  world_refuses (world, &uid, "strike-off", "blocked", NULL, NULL);
  world_refuses (world, &uid, "settle-heart", "required", "words", NULL);
  world_must (world, &uid, "settle-heart", "words=The head of the bureau went to see her", NULL);
  g_assert_cmpint (desk_snapshot_get_integer (look_at (world, &uid), "heart_at"), ==, world->env.now_us);
  world_refuses (world, &uid, "settle-heart", "state", NULL, "words=Again", NULL);
  world_must (world, &uid, "evaluate", "side=party", "score#4", NULL);
  world_refuses (world, &uid, "strike-off", "blocked", NULL, NULL);
  world_must (world, &uid, "evaluate", "side=supervisor", "score#5", NULL);
  DeskClosure closures[DESK_MAX_CLOSURES];
  g_assert_cmpuint (desk_case_closures (world_type (world, &uid), look_at (world, &uid), closures), ==, 6);
  world_must (world, &uid, "strike-off", NULL);

  /* Done anew, all of it is asked for anew. */
  world_advance_hours (world, 1);
  world_must (world, &uid, "reopen", "reason=It came back", NULL);
  world_advance_hours (world, 1);
  world_must (world, &uid, "resolve", "answer=Once more", NULL);
  world_must (world, &uid, "check", "effect=Seen", "verdict=effective", NULL);
  world_must (world, &uid, "verify", NULL);
  desk_case_closures (world_type (world, &uid), look_at (world, &uid), closures);
  for (guint i = 0; i < 6; i++)
    g_assert_true ((closures[i].why == NULL) == (i < 3));
}

/* A check that finds the party dissatisfied reopens it where the type says so; elsewhere that is suggested. */
static void
test_dissatisfied (void)
{
  static const char *const types[] = { "tst.petition", "tst.relief" };
  g_autoptr (World) world = world_new ();

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      DeskUuid uid = world_case_in (world, types[i], DESK_STATE_RESOLVED);
      DeskCommand *command = world_command (world, &uid, "check", NULL, DESK_ANY_VERSION);
      world_set (world_part (command), "effect=Nothing changed");
      world_set (world_part (command), "verdict=ineffective");
      world_set (world_part (command), "satisfied=dissatisfied");
      world_complete (world, command);
      g_autoptr (DeskOutcome) outcome = world_execute (world, command);
      g_assert_cmpint (outcome->status, ==, DESK_OUTCOME_DONE);
      assert_text (world, &uid, "state", i == 0 ? "in-progress" : "resolved");
      g_assert_cmpint (desk_snapshot_get_integer (look_at (world, &uid), "reworks"), ==, i == 0 ? 1 : 0);
      if (i == 1)
        g_assert_cmpstr (desk_act_suggest (world_type (world, &uid), look_at (world, &uid), NULL)->name, ==, "reopen");
    }
}

/* Where the type demands proof an answer alone does not resolve it; the form of the act asks for it, so that it is not blocked beforehand. */
static void
test_proof (void)
{
  static const char proof[] = "proof=sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef 12 image/png after.png";
  g_autoptr (World) world = world_new ();
  DeskUuid uid = world_case_in (world, "tst.proven", DESK_STATE_IN_PROGRESS);

  g_assert_true (desk_act_allowed (desk_act_find ("resolve"), world_type (world, &uid), look_at (world, &uid), NULL));
  world_refuses (world, &uid, "resolve", "demand", "proof", "answer=Done", NULL);
  world_must (world, &uid, "resolve", "answer=Done", proof, NULL);
  assert_text (world, &uid, "proof", strchr (proof, '=') + 1);
}

static void
test_assigned (void)
{
  g_autoptr (World) world = world_new ();
  DeskUuid uid = world_register (world);
  g_autofree char *round = world_text (&world->round);
  g_autofree char *unit = world_text (&world->other_unit);
  g_autofree char *in_round = g_strconcat ("round=", round, NULL);
  g_autofree char *to = g_strconcat ("to_unit=", unit, NULL);

  world_refuses (world, &uid, "assign", "required", "round", NULL);
  world_refuses (world, &uid, "assign", "required", "to_unit", in_round, NULL); /* nobody has it yet */
  world_must (world, &uid, "assign", in_round, to, "until=2026-03-20", "instruction=In this round", NULL);
  assert_text (world, &uid, "state", "handed-over");
  assert_text (world, &uid, "tier", "leading-group");
  g_assert_cmpstr (row_text (world, &uid, "lift", 2, "reason"), ==, "Round 1");
  assert_is (world, &uid, "unit", &world->other_unit);
  assert_is (world, &uid, "round", &world->round);
  g_assert_cmpstr (row_text (world, &uid, "handover", 1, "round"), ==, round);
  g_assert_cmpint (row_integer (world, &uid, "handover", 1, "due_at"), ==, desk_date_end_us ("2026-03-20", world->env.zone));
  world_must (world, &uid, "accept", NULL);
  /* What is still open goes into the next round, to whoever has it. */
  DeskUuid second = world_create (world, "create", "round", "number#2", "name=Round 2", NULL);
  g_autofree char *next = world_text (&second);
  g_autofree char *in_next = g_strconcat ("round=", next, NULL);
  world_must (world, &uid, "assign", in_next, NULL);
  g_assert_cmpstr (row_text (world, &uid, "handover", 1, "round"), ==, round);
  g_assert_cmpstr (row_text (world, &uid, "handover", 2, "to_unit"), ==, unit);
  assert_is (world, &uid, "round", &second);
  g_assert_cmpint (row_integer (world, &uid, "handover", 2, "due_at"), !=, 0); /* that of the limit */
}

static void
test_reopen (void)
{
  g_autoptr (World) world = world_new ();
  DeskUuid uid = world_case_in (world, "tst.demand", DESK_STATE_STRUCK_OFF);

  world_refuses (world, &uid, "reopen", "required", "reason", NULL);
  world_must (world, &uid, "reopen", "reason=They all left again", NULL);
  assert_text (world, &uid, "state", "in-progress");
  g_assert_cmpint (desk_snapshot_get_integer (look_at (world, &uid), "reworks"), ==, 1);
  g_assert_cmpint (desk_snapshot_get_integer (look_at (world, &uid), "resolved_at"), ==, 0);
  g_assert_cmpint (desk_snapshot_get_integer (look_at (world, &uid), "closed_at"), ==, 0);
  assert_due (world, &uid, "settle", "2026-03-09"); /* runs on */
  assert_text (world, &uid, "tier", "coordination");
}

static void
test_pause (void)
{
  g_autoptr (World) world = world_new ();
  DeskUuid uid = world_register (world);

  world_must (world, &uid, "contact", NULL);
  world_advance_hours (world, 1);
  world_refuses (world, &uid, "pause", "required", "reason", NULL);
  world_must (world, &uid, "pause", "reason=Hearing", NULL);
  g_assert_cmpint (desk_snapshot_get_integer (look_at (world, &uid), "paused"), ==, 1);
  world_refuses (world, &uid, "pause", "state", NULL, "reason=Again", NULL);
  world_refuses (world, &uid, "resolve", "blocked", NULL, "answer=Done", NULL);
  world_must (world, &uid, "comment", "words=Waiting", NULL);
  world_advance_hours (world, 48);
  world_must (world, &uid, "resume", NULL);
  g_assert_cmpint (desk_snapshot_get_integer (look_at (world, &uid), "paused"), ==, 0);
  g_assert_cmpint (row_integer (world, &uid, "pause", 1, "to_at"), ==, world->env.now_us);
  /* 3 and 4 March do not count: 5, 6, 9, 10, 11. */
  assert_due (world, &uid, "settle", "2026-03-11");
  g_assert_cmpint (desk_snapshot_get_integer (look_at (world, &uid), "warn_at"), ==, desk_date_end_us ("2026-03-09", world->env.zone));
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
  assert_due (world, &uid, "settle", "2026-03-11");
  g_assert_cmpint (desk_snapshot_get_integer (look_at (world, &uid), "warn_at"), ==, desk_date_end_us ("2026-03-09", world->env.zone));
  world_refuses (world, &uid, "extend", "blocked", NULL, "reason=Again", "extended#2", NULL);
  /* A pause adds to it. */
  world_must (world, &uid, "pause", "reason=Hearing", NULL);
  world_advance_hours (world, 24);
  world_must (world, &uid, "resume", NULL);
  assert_due (world, &uid, "settle", "2026-03-12");
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

  assert_due (world, &uid, "settle", "2026-04-01");
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
  assert_due (world, &uid, "settle", "2026-04-11");
  g_assert_cmpint (row_integer (world, &uid, "deadline", 1, "extensions"), ==, 1);
  g_assert_cmpstr (desk_values_get_text (desk_snapshot_get_row (look_at (world, &uid), "deadline", 1), "told"), ==, "It takes longer");
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
  assert_due (world, &uid, "settle", "2026-03-09");
  gint64 met = row_integer (world, &uid, "deadline", 1, "due_at");
  world_refuses (world, &uid, "recount", "unknown", NULL, "cause=me", NULL);
  version = look_at (world, &uid)->version;
  desk_outcome_free (recount (world, &uid));
  g_assert_cmpint (look_at (world, &uid)->version, ==, version); /* nothing moved: no event */
  g_assert_true (desk_calendar_set_year (world->calendar, 2026, "date,kind,name\n2026-03-02,holiday,x\n2026-03-04,holiday,x\n", NULL));
  desk_outcome_free (recount (world, &uid));
  g_assert_cmpint (look_at (world, &uid)->version, ==, version + 1);
  assert_due (world, &uid, "settle", "2026-03-10");
  g_assert_cmpint (desk_snapshot_get_integer (look_at (world, &uid), "due_at"), ==, desk_date_end_us ("2026-03-10", world->env.zone));
  g_assert_cmpint (row_integer (world, &uid, "deadline", 1, "due_at"), ==, met);
  DeskEvent *event = g_ptr_array_index (world_find (world, &uid)->events, version);
  g_autoptr (DeskEventBody) body = desk_event_body_from_json (event->body, NULL);
  g_assert_cmpstr (event->kind, ==, "recounted");
  g_assert_cmpstr (body->why, ==, "calendar 2026");
  g_assert_cmpstr (body->rule, ==, "recount");
  desk_outcome_free (recount (world, &uid));
  g_assert_cmpint (look_at (world, &uid)->version, ==, version + 1);
  world_must (world, &uid, "resolve", "answer=Done", NULL);
  version = look_at (world, &uid)->version;
  desk_calendar_forget_year (world->calendar, 2026);
  gint64 due = row_integer (world, &uid, "deadline", 2, "due_at");
  desk_outcome_free (recount (world, &uid));
  g_assert_cmpint (row_integer (world, &uid, "deadline", 2, "due_at"), ==, due);
  g_assert_cmpint (look_at (world, &uid)->version, ==, version);
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
  hand_over (world, &uid, &world->other_unit);
  world_must (world, &uid, "accept", NULL);
  world_must (world, &uid, "ask-joint", to, "until=2026-03-06", "instruction=Count them", NULL);
  g_assert_cmpint (row_integer (world, &uid, "handover", 1, "due_at"), ==, desk_date_end_us ("2026-03-09", world->env.zone));
  g_assert_cmpstr (row_text (world, &uid, "handover", 1, "limit_name"), ==, "settle");
  g_assert_true (desk_calendar_set_year (world->calendar, 2026, "date,kind,name\n2026-03-04,holiday,x\n", NULL));
  desk_outcome_free (recount (world, &uid));
  g_assert_cmpint (row_integer (world, &uid, "handover", 1, "due_at"), ==, desk_date_end_us ("2026-03-10", world->env.zone));
  g_assert_cmpint (row_integer (world, &uid, "handover", 2, "due_at"), ==, desk_date_end_us ("2026-03-06", world->env.zone));
  world_must (world, &uid, "pause", "kind=other", "reason=Flood", NULL);
  world_advance_hours (world, 48);
  world_must (world, &uid, "resume", NULL);
  gint64 settle = row_integer (world, &uid, "deadline", 2, "due_at");
  g_assert_cmpint (settle, >, desk_date_end_us ("2026-03-10", world->env.zone));
  g_assert_cmpint (row_integer (world, &uid, "handover", 1, "due_at"), ==, settle);
  g_assert_cmpint (row_integer (world, &uid, "handover", 2, "due_at"), ==, desk_date_end_us ("2026-03-06", world->env.zone));
  /* What was answered keeps the date it had. */
  world_must (world, &uid, "answer-part", "part_answer=Thirty", NULL);
  world_must (world, &uid, "resolve", "answer=Done", NULL);
  desk_calendar_forget_year (world->calendar, 2026);
  desk_outcome_free (recount (world, &uid));
  g_assert_cmpint (row_integer (world, &uid, "handover", 1, "due_at"), ==, settle);
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
  before = desk_snapshot_copy (look_at (world, &uid));
  world_must (world, &uid, "resolve", "answer=Done", NULL);
  act = look_at (world, &uid)->last_event;
  g_assert_true (desk_calendar_set_year (world->calendar, 2026, "date,kind,name\n2026-03-04,holiday,x\n", NULL));
  desk_outcome_free (recount (world, &uid));
  undo_event (world, &uid, &act);
  /* The limit that the answer had met runs again, and ends as the calendar now says. */
  g_assert_cmpstr (desk_snapshot_get_text (look_at (world, &uid), "state"), ==, desk_snapshot_get_text (before, "state"));
  assert_due (world, &uid, "settle", "2026-03-10");
  g_assert_cmpint (desk_snapshot_get_integer (look_at (world, &uid), "due_at"), ==, desk_date_end_us ("2026-03-10", world->env.zone));

  /* One that ran all the time was moved by the recount, which is passed over and not lost. */
  world_must (world, &uid, "change", "title=Another", NULL);
  act = look_at (world, &uid)->last_event;
  desk_calendar_forget_year (world->calendar, 2026);
  g_assert_true (desk_calendar_set_year (world->calendar, 2026, "date,kind,name\n2026-03-04,holiday,x\n2026-03-05,holiday,x\n", NULL));
  desk_outcome_free (recount (world, &uid));
  g_assert_false (desk_uuid_equal (&act, &look_at (world, &uid)->last_event));
  undo_event (world, &uid, &act);
  g_assert_cmpstr (desk_snapshot_get_text (look_at (world, &uid), "title"), ==, desk_snapshot_get_text (before, "title"));
  assert_due (world, &uid, "settle", "2026-03-11");
  desk_outcome_free (recount (world, &uid));
  assert_due (world, &uid, "settle", "2026-03-11");

  /* A limit that the act began is gone with it, whatever the recount wrote there. */
  guint limits = desk_snapshot_get_n_rows (look_at (world, &uid), "deadline");
  world_must (world, &uid, "resolve", "answer=Done", NULL);
  act = look_at (world, &uid)->last_event;
  g_assert_cmpuint (desk_snapshot_get_n_rows (look_at (world, &uid), "deadline"), >=, limits);
  desk_calendar_forget_year (world->calendar, 2026);
  desk_outcome_free (recount (world, &uid));
  undo_event (world, &uid, &act);
  g_assert_cmpuint (desk_snapshot_get_n_rows (look_at (world, &uid), "deadline"), ==, limits);
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
  assert_due (world, &uid, "settle", "2027-01-05");
  g_assert_cmpint (desk_snapshot_get_integer (look_at (world, &uid), "due_provisional"), ==, 1);
  g_assert_true (desk_calendar_set_year (world->calendar, 2027, "date,kind,name\n2027-01-01,holiday,元旦\n2027-01-02,holiday,元旦\n2027-01-03,holiday,元旦\n", NULL));
  desk_outcome_free (recount (world, &uid));
  assert_due (world, &uid, "settle", "2027-01-06");
  g_assert_cmpint (desk_snapshot_get_integer (look_at (world, &uid), "due_provisional"), ==, 0);
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
  g_assert_true (desk_local_rules_add (rules, world_type (world, &before), look_at (world, &rule)->values));
  world->env.local_rules = rules;
  after = world_register (world);
  world_must (world, &after, "contact", NULL);
  assert_due (world, &after, "settle", "2026-03-05");
  assert_due (world, &before, "settle", "2026-03-09");
  desk_outcome_free (recount (world, &before));
  assert_due (world, &before, "settle", "2026-03-05");
  world_must (world, &before, "extend", "reason=x", "extended#4", NULL);
  world_must (world, &before, "extend", "reason=x", "extended#2", NULL);
  assert_due (world, &before, "settle", "2026-03-11");
  world_refuses (world, &before, "extend", "blocked", NULL, "reason=x", "extended#1", NULL);
  world_refuses (world, &rule, "change", "invalid", "warn", "warn#3", NULL);
  world_refuses (world, &rule, "change", "invalid", "limit_name", "limit_name=nothing", NULL);
  world_refuses (world, &rule, "change", "invalid", "case_type", "case_type=party", NULL);
  world_refuses (world, &rule, "change", "required", "basis", "-basis", NULL);
  world_must (world, &rule, "withdraw", "reason=back to the national one", NULL);
}

/* Calendars and hours are records that are checked as a whole. */
static void
test_office_records (void)
{
  g_autoptr (World) world = world_new ();
  DeskUuid year = world_create (world, "create", "calendar", "year#2027", "days=date,kind,name\n2027-01-01,holiday,元旦", NULL);
  DeskUuid hours = world_create (world, "create", "work-hours", "morning_from#510", "morning_to#720", "afternoon_from#840", "afternoon_to#1050", NULL);

  world_refuses (world, &year, "change", "invalid", "days", "days=date,kind,name\n2028-01-01,holiday,元旦", NULL);
  world_refuses (world, &year, "change", "invalid", "days", "year#2028", NULL);
  world_must (world, &year, "change", "days=date,kind,name\n2027-01-01,holiday,元旦\n2027-01-03,workday,元旦", NULL);
  world_refuses (world, &hours, "change", "invalid", "morning_from", "morning_to#900", NULL);
  world_must (world, &hours, "change", "afternoon_from#870", "afternoon_to#1080", NULL);
}

static void
test_steps (void)
{
  g_autoptr (World) world = world_new ();
  DeskUuid uid = world_case_in (world, "tst.relief", DESK_STATE_IN_PROGRESS);

  assert_due (world, &uid, "settle", "2026-04-01");
  world_refuses (world, &uid, "step", "required", "step", NULL);
  world_refuses (world, &uid, "step", "invalid", "step", "step=dance", NULL);
  world_must (world, &uid, "step", "step=survey", NULL);
  assert_text (world, &uid, "step", "survey");
  world_refuses (world, &uid, "step", "invalid", "step", "step=survey", NULL);
  world_refuses (world, &uid, "step", "demand", "amount", "step=notice", NULL);
  world_refuses (world, &uid, "resolve", "demand", "amount", "answer=Granted", NULL);
  world_must (world, &uid, "change", "amount#80000", NULL);
  world_must (world, &uid, "step", "step=notice", "note=On the board", NULL);
  g_assert_cmpstr (row_text (world, &uid, "step", 2, "note"), ==, "On the board");
  g_assert_cmpint (row_integer (world, &uid, "step", 1, "left_at"), ==, world->env.now_us);
  g_assert_cmpint (desk_snapshot_get_integer (look_at (world, &uid), "paused"), ==, 1);
  world_advance_hours (world, 7 * 24);
  world_must (world, &uid, "step", "step=review", NULL);
  g_assert_cmpint (desk_snapshot_get_integer (look_at (world, &uid), "paused"), ==, 0);
  assert_due (world, &uid, "settle", "2026-04-08"); /* 3 to 9 March do not count */
  world_must (world, &uid, "resolve", "answer=Granted", NULL);
  g_assert_cmpint (row_integer (world, &uid, "step", 3, "left_at"), ==, world->env.now_us);
  assert_text (world, &uid, "step", NULL);
}

/* A limit may start and end with a step: aid first, papers after. */
static void
test_step_limits (void)
{
  g_autoptr (World) world = world_new ();
  DeskUuid uid = world_case_in (world, "tst.urgent", DESK_STATE_REGISTERED);

  assert_due (world, &uid, NULL, NULL);
  world_must (world, &uid, "step", "step=aid", NULL);
  assert_text (world, &uid, "state", "in-progress");
  assert_due (world, &uid, "papers", "2026-03-04");
  world_must (world, &uid, "step", "step=papers", NULL);
  assert_due (world, &uid, NULL, NULL);
  /* Only a case that was granted says how much. */
  world_refuses (world, &uid, "resolve", "demand", "decision", "answer=Done", NULL);
  world_refuses (world, &uid, "resolve", "demand", "granted", "answer=Done", "decision=yes", NULL);
  world_must (world, &uid, "resolve", "answer=Done", "decision=no", NULL);
}

static void
test_common (void)
{
  g_autoptr (World) world = world_new ();
  DeskUuid uid = world_register (world);
  g_autofree char *problem = world_text (&world->common);
  g_autofree char *link = g_strconcat ("common_problem=", problem, NULL);

  world_refuses (world, &uid, "link-common", "required", "common_problem", "scope=common", NULL);
  world_must (world, &uid, "link-common", "scope=common", link, NULL);
  assert_is (world, &uid, "common_problem", &world->common);
  world_must (world, &uid, "link-common", "scope=individual", NULL);
  assert_text (world, &uid, "common_problem", NULL);
}

static void
test_withdrawn (void)
{
  g_autoptr (World) world = world_new ();
  DeskUuid uid = world_register (world);

  world_refuses (world, &uid, "withdraw", "required", "reason", NULL);
  world_must (world, &uid, "withdraw", "reason=Came twice", NULL);
  assert_due (world, &uid, NULL, NULL);
  world_refuses (world, &uid, "change", "state", NULL, "title=Other", NULL);
  world_refuses (world, &uid, "comment", "state", NULL, "words=Hello", NULL);
}

static void
test_narrowed (void)
{
  g_autoptr (World) world = world_new ();
  DeskUuid uid = world_case_in (world, "tst.counter", DESK_STATE_REGISTERED);

  g_assert_false (desk_act_allowed (desk_act_find ("hand-over"), world_type (world, &uid), look_at (world, &uid), NULL));
  g_autofree char *unit = world_text (&world->other_unit);
  g_autofree char *to = g_strconcat ("to_unit=", unit, NULL);
  world_refuses (world, &uid, "hand-over", "state", NULL, to, NULL);
  world_must (world, &uid, "resolve", "answer=At once", NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/case-life/registered", test_registered);
  g_test_add_func ("/case-life/whole", test_whole_life);
  g_test_add_func ("/case-life/on-the-spot", test_on_the_spot);
  g_test_add_func ("/case-life/refused", test_refused);
  g_test_add_func ("/case-life/taken-back", test_taken_back);
  g_test_add_func ("/case-life/lift", test_lift);
  g_test_add_func ("/case-life/checks", test_checks);
  g_test_add_func ("/case-life/three-closures", test_three_closures);
  g_test_add_func ("/case-life/more-closures", test_more_closures);
  g_test_add_func ("/case-life/dissatisfied", test_dissatisfied);
  g_test_add_func ("/case-life/proof", test_proof);
  g_test_add_func ("/case-life/assigned", test_assigned);
  g_test_add_func ("/case-life/reopen", test_reopen);
  g_test_add_func ("/case-life/pause", test_pause);
  g_test_add_func ("/case-life/extend", test_extend);
  g_test_add_func ("/case-life/extend-in-law", test_extend_in_law);
  g_test_add_func ("/case-life/recount", test_recount);
  g_test_add_func ("/case-life/hand-over-follows", test_hand_over_follows);
  g_test_add_func ("/case-life/undo-before-recount", test_undo_before_recount);
  g_test_add_func ("/case-life/provisional", test_provisional);
  g_test_add_func ("/case-life/local-rule", test_local_rule);
  g_test_add_func ("/case-life/office-records", test_office_records);
  g_test_add_func ("/case-life/steps", test_steps);
  g_test_add_func ("/case-life/step-limits", test_step_limits);
  g_test_add_func ("/case-life/common", test_common);
  g_test_add_func ("/case-life/withdrawn", test_withdrawn);
  g_test_add_func ("/case-life/narrowed", test_narrowed);
  return g_test_run ();
}
