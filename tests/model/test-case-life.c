/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whole lives of cases: what the acts write, and what stops them. */
#include <string.h>

#include "world.h"

#define MINUTES(hours) ((hours) * 60)

static void
assert_text (World *world, const DeskUuid *uid, const char *field, const char *expected)
{
  g_assert_cmpstr (desk_snapshot_get_text (world_look (world, uid), field), ==, expected);
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
  g_assert_cmpint (desk_snapshot_get_integer (world_look (world, &first), "registered_at"), ==, world->env.now_us);
  g_assert_null (desk_snapshot_get_text (world_look (world, &first), "unit"));
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

  g_assert_cmpint (world_row_integer (world, &uid, "deadline", 1, "due_at"), ==, world_time (world, "2026-03-02", MINUTES (10)));
  assert_text (world, &uid, "due_what", "contact");
  world_advance_hours (world, 2);
  world_must (world, &uid, "contact", "words=They need thirty people", NULL);
  g_assert_cmpint (world_row_integer (world, &uid, "deadline", 1, "met_at"), ==, world->env.now_us);
  world_assert_due (world, &uid, "settle", "2026-03-09");
  g_assert_cmpint (desk_snapshot_get_integer (world_look (world, &uid), "warn_at"), ==, desk_date_end_us ("2026-03-05", world->env.zone));

  world_hand_over (world, &uid, &world->other_unit);
  world_assert_due (world, &uid, "answer-unit", "2026-03-03");
  assert_text (world, &uid, "tier", "unit");
  assert_is (world, &uid, "unit", &world->other_unit);
  g_assert_cmpstr (world_row_text (world, &uid, "handover", 1, "outcome"), ==, "pending");
  g_assert_cmpstr (world_row_text (world, &uid, "handover", 1, "role"), ==, "responsible");
  g_assert_cmpint (world_row_integer (world, &uid, "handover", 1, "due_at"), ==, desk_date_end_us ("2026-03-09", world->env.zone));
  g_assert_cmpint (world_row_integer (world, &uid, "lift", 1, "left_at"), ==, world->env.now_us);

  world_advance_hours (world, 3);
  world_must (world, &uid, "accept", NULL);
  world_assert_due (world, &uid, "settle", "2026-03-09");
  assert_is (world, &uid, "person", &world->me);
  g_assert_cmpstr (world_row_text (world, &uid, "handover", 1, "outcome"), ==, "accepted");
  world_must (world, &uid, "plan", "plan=A recruitment day", NULL);
  assert_text (world, &uid, "plan", "A recruitment day");
  world_must (world, &uid, "report", "words=Hall booked", NULL);
  g_autoptr (DeskEventBody) body = last_body (world, &uid);
  g_assert_cmpstr (body->why, ==, "Hall booked");
  g_assert_null (desk_snapshot_get_text (world_look (world, &uid), "words")); /* theirs, not the reporter's */

  world_advance_hours (world, 24);
  world_must (world, &uid, "resolve", "answer=Thirty people hired", NULL);
  g_assert_cmpint (desk_snapshot_get_integer (world_look (world, &uid), "resolved_at"), ==, world->env.now_us);
  world_assert_due (world, &uid, "call-back", "2026-03-06");
  world_refuses (world, &uid, "verify", "blocked", NULL, NULL);
  world_must (world, &uid, "check", "effect=All three lines run", "verdict=effective", "satisfied=satisfied", "way=visit", NULL);
  world_assert_due (world, &uid, NULL, NULL);
  g_assert_cmpstr (world_row_text (world, &uid, "check", 1, "effect"), ==, "All three lines run");
  world_must (world, &uid, "verify", NULL);
  world_must (world, &uid, "evaluate", "side=party", "score#5", NULL);
  g_assert_cmpint (world_row_integer (world, &uid, "evaluation", 1, "score"), ==, 5);
  world_refuses (world, &uid, "evaluate", "invalid", "score", "side=party", "score#6", NULL);
  world_refuses (world, &uid, "strike-off", "demand", "licence", NULL);
  world_must (world, &uid, "strike-off", "licence=L1", NULL); /* met in the same act */
  g_assert_cmpint (desk_snapshot_get_integer (world_look (world, &uid), "closed_at"), ==, world->env.now_us);
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
  g_assert_cmpint (world_row_integer (world, &uid, "deadline", 1, "met_at"), ==, world->env.now_us); /* no contact is owed any more */
}

static void
test_refused (void)
{
  g_autoptr (World) world = world_new ();
  DeskUuid uid = world_register (world);

  world_refuses (world, &uid, "hand-over", "required", "to_unit", NULL);
  world_hand_over (world, &uid, &world->other_unit);
  world_refuses (world, &uid, "refuse", "required", "reason", NULL);
  world_must (world, &uid, "refuse", "reason=Not ours", NULL);
  assert_text (world, &uid, "state", "returned");
  assert_is (world, &uid, "unit", &world->my_unit);
  assert_is (world, &uid, "person", &world->me);
  assert_text (world, &uid, "tier", "unit");
  g_assert_cmpstr (world_row_text (world, &uid, "handover", 1, "outcome"), ==, "refused");
  g_assert_cmpstr (world_row_text (world, &uid, "handover", 1, "reason"), ==, "Not ours");
  g_assert_cmpint (desk_snapshot_get_integer (world_look (world, &uid), "refusals"), ==, 1);

  /* The second refusal lifts it by the rule of the type. */
  world_hand_over (world, &uid, &world->other_unit);
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

  world_hand_over (world, &uid, &world->other_unit);
  world_advance_hours (world, 24);
  world_hand_over (world, &uid, &world->my_unit);
  g_assert_cmpstr (world_row_text (world, &uid, "handover", 1, "outcome"), ==, "recalled");
  g_assert_cmpstr (world_row_text (world, &uid, "handover", 2, "outcome"), ==, "pending");
  /* The second unit has its full day; there is still one limit of that name. */
  g_assert_cmpuint (desk_snapshot_get_n_rows (world_look (world, &uid), "deadline"), ==, 3);
  g_assert_cmpint (world_row_integer (world, &uid, "deadline", 3, "due_at"), ==, desk_date_end_us ("2026-03-04", world->env.zone));
  world_must (world, &uid, "accept", NULL);
  g_assert_cmpstr (world_row_text (world, &uid, "handover", 1, "outcome"), ==, "recalled");
  g_assert_cmpstr (world_row_text (world, &uid, "handover", 2, "outcome"), ==, "accepted");
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
      g_assert_cmpint (world_row_integer (world, &uid, "lift", i + 1, "left_at"), ==, world->env.now_us);
      g_assert_cmpint (world_row_integer (world, &uid, "lift", i + 2, "entered_at"), ==, world->env.now_us);
      g_assert_cmpint (world_row_integer (world, &uid, "lift", i + 2, "left_at"), ==, 0);
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
      g_assert_true (desk_act_allowed (desk_act_find ("verify"), world_type (world, &uid), world_look (world, &uid), &why) == checks[i].proven);
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

  g_assert_true (desk_act_allowed (desk_act_find ("settle-heart"), world_type (world, &uid), world_look (world, &uid), NULL));
  world_refuses (world, &uid, "strike-off", "blocked", NULL, NULL);
  g_assert_cmpstr (desk_act_suggest (world_type (world, &uid), world_look (world, &uid), NULL)->name, ==, "settle-heart");
  world_refuses (world, &uid, "settle-heart", "required", "heart_words", NULL);
  world_must (world, &uid, "settle-heart", "heart_words=The head of the bureau went to see her", NULL);
  assert_text (world, &uid, "heart_words", "The head of the bureau went to see her"); /* for the page and the ledger, not only for the timeline */
  g_assert_cmpstr (desk_act_suggest (world_type (world, &uid), world_look (world, &uid), NULL)->name, ==, "evaluate");
  g_assert_cmpint (desk_snapshot_get_integer (world_look (world, &uid), "heart_at"), ==, world->env.now_us);
  world_refuses (world, &uid, "settle-heart", "state", NULL, "heart_words=Again", NULL);
  world_must (world, &uid, "evaluate", "side=party", "score#4", NULL);
  world_refuses (world, &uid, "strike-off", "blocked", NULL, NULL);
  world_must (world, &uid, "evaluate", "side=supervisor", "score#5", NULL);
  DeskClosure closures[DESK_MAX_CLOSURES];
  g_assert_cmpuint (desk_case_closures (world_type (world, &uid), world_look (world, &uid), closures), ==, 6);
  world_must (world, &uid, "strike-off", NULL);

  /* Done anew, all of it is asked for anew. */
  world_advance_hours (world, 1);
  world_must (world, &uid, "reopen", "reason=It came back", NULL);
  assert_text (world, &uid, "heart_words", NULL);
  world_advance_hours (world, 1);
  world_must (world, &uid, "resolve", "answer=Once more", NULL);
  world_must (world, &uid, "check", "effect=Seen", "verdict=effective", NULL);
  world_must (world, &uid, "verify", NULL);
  desk_case_closures (world_type (world, &uid), world_look (world, &uid), closures);
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
      g_assert_cmpint (desk_snapshot_get_integer (world_look (world, &uid), "reworks"), ==, i == 0 ? 1 : 0);
      if (i == 1)
        g_assert_cmpstr (desk_act_suggest (world_type (world, &uid), world_look (world, &uid), NULL)->name, ==, "reopen");
    }
}

/* Where the type demands proof an answer alone does not resolve it; the form of the act asks for it, so that it is not blocked beforehand. */
static void
test_proof (void)
{
  static const char proof[] = "proof=sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef 12 image/png after.png";
  g_autoptr (World) world = world_new ();
  DeskUuid uid = world_case_in (world, "tst.proven", DESK_STATE_IN_PROGRESS);

  g_assert_true (desk_act_allowed (desk_act_find ("resolve"), world_type (world, &uid), world_look (world, &uid), NULL));
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
  g_assert_cmpstr (world_row_text (world, &uid, "lift", 2, "reason"), ==, "Round 1");
  assert_is (world, &uid, "unit", &world->other_unit);
  assert_is (world, &uid, "round", &world->round);
  g_assert_cmpstr (world_row_text (world, &uid, "handover", 1, "round"), ==, round);
  g_assert_cmpint (world_row_integer (world, &uid, "handover", 1, "due_at"), ==, desk_date_end_us ("2026-03-20", world->env.zone));
  world_must (world, &uid, "accept", NULL);
  /* What is still open goes into the next round, to whoever has it. */
  DeskUuid second = world_create (world, "create", "round", "number#2", "name=Round 2", NULL);
  g_autofree char *next = world_text (&second);
  g_autofree char *in_next = g_strconcat ("round=", next, NULL);
  world_must (world, &uid, "assign", in_next, NULL);
  g_assert_cmpstr (world_row_text (world, &uid, "handover", 1, "round"), ==, round);
  g_assert_cmpstr (world_row_text (world, &uid, "handover", 2, "to_unit"), ==, unit);
  assert_is (world, &uid, "round", &second);
  g_assert_cmpint (world_row_integer (world, &uid, "handover", 2, "due_at"), !=, 0); /* that of the limit */
  /* What was settled counts for the round it was settled in, and no longer when it has to be done anew. */
  world_must (world, &uid, "accept", NULL);
  world_must (world, &uid, "resolve", "answer=Done", NULL);
  g_assert_cmpint (world_row_integer (world, &uid, "handover", 1, "done_at"), ==, 0);
  g_assert_cmpint (world_row_integer (world, &uid, "handover", 2, "done_at"), ==, world->env.now_us);
  world_must (world, &uid, "reopen", "reason=It came back", NULL);
  g_assert_cmpint (world_row_integer (world, &uid, "handover", 2, "done_at"), ==, 0);
}

/* Who settles what was handed over to another and not yet taken has settled it for nobody but itself. */
static void
test_done_under (void)
{
  g_autoptr (World) world = world_new ();
  DeskUuid uid = world_register (world), alone = world_register (world);
  g_autofree char *unit = world_text (&world->other_unit);
  g_autofree char *to = g_strconcat ("to_unit=", unit, NULL);

  world_must (world, &uid, "hand-over", to, NULL);
  world_must (world, &uid, "refuse", "reason=Not ours", NULL);
  world_must (world, &uid, "hand-over", to, NULL);
  world_must (world, &uid, "accept", NULL);
  world_must (world, &uid, "resolve", "answer=Done", NULL);
  g_assert_cmpint (world_row_integer (world, &uid, "handover", 1, "done_at"), ==, 0);
  g_assert_cmpint (world_row_integer (world, &uid, "handover", 2, "done_at"), ==, world->env.now_us);
  world_must (world, &alone, "resolve", "answer=On the spot", NULL);
  g_assert_cmpuint (desk_snapshot_get_n_rows (world_look (world, &alone), "handover"), ==, 0);
}

static void
test_reopen (void)
{
  g_autoptr (World) world = world_new ();
  DeskUuid uid = world_case_in (world, "tst.demand", DESK_STATE_STRUCK_OFF);

  world_refuses (world, &uid, "reopen", "required", "reason", NULL);
  world_must (world, &uid, "reopen", "reason=They all left again", NULL);
  assert_text (world, &uid, "state", "in-progress");
  g_assert_cmpint (desk_snapshot_get_integer (world_look (world, &uid), "reworks"), ==, 1);
  g_assert_cmpint (desk_snapshot_get_integer (world_look (world, &uid), "resolved_at"), ==, 0);
  g_assert_cmpint (desk_snapshot_get_integer (world_look (world, &uid), "closed_at"), ==, 0);
  world_assert_due (world, &uid, "settle", "2026-03-09"); /* runs on */
  assert_text (world, &uid, "tier", "coordination");
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

  world_assert_due (world, &uid, "settle", "2026-04-01");
  world_refuses (world, &uid, "step", "required", "step", NULL);
  world_refuses (world, &uid, "step", "invalid", "step", "step=dance", NULL);
  world_must (world, &uid, "step", "step=survey", NULL);
  assert_text (world, &uid, "step", "survey");
  world_refuses (world, &uid, "step", "invalid", "step", "step=survey", NULL);
  world_refuses (world, &uid, "step", "demand", "amount", "step=notice", NULL);
  world_refuses (world, &uid, "resolve", "demand", "amount", "answer=Granted", NULL);
  world_must (world, &uid, "change", "amount#80000", NULL);
  world_must (world, &uid, "step", "step=notice", "note=On the board", NULL);
  g_assert_cmpstr (world_row_text (world, &uid, "step", 2, "note"), ==, "On the board");
  g_assert_cmpint (world_row_integer (world, &uid, "step", 1, "left_at"), ==, world->env.now_us);
  g_assert_cmpint (desk_snapshot_get_integer (world_look (world, &uid), "paused"), ==, 1);
  world_advance_hours (world, 7 * 24);
  world_must (world, &uid, "step", "step=review", NULL);
  g_assert_cmpint (desk_snapshot_get_integer (world_look (world, &uid), "paused"), ==, 0);
  world_assert_due (world, &uid, "settle", "2026-04-08"); /* 3 to 9 March do not count */
  world_must (world, &uid, "resolve", "answer=Granted", NULL);
  g_assert_cmpint (world_row_integer (world, &uid, "step", 3, "left_at"), ==, world->env.now_us);
  assert_text (world, &uid, "step", NULL);
}

/* A limit may start and end with a step: aid first, papers after. */
static void
test_step_limits (void)
{
  g_autoptr (World) world = world_new ();
  DeskUuid uid = world_case_in (world, "tst.urgent", DESK_STATE_REGISTERED);

  world_assert_due (world, &uid, NULL, NULL);
  /* Entering the step is giving the aid; who goes past it gave it too. */
  world_refuses (world, &uid, "step", "demand", "given", "step=aid", NULL);
  world_refuses (world, &uid, "step", "demand", "given", "step=papers", NULL);
  world_must (world, &uid, "step", "step=aid", "given#30000", NULL);
  assert_text (world, &uid, "state", "in-progress");
  world_assert_due (world, &uid, "papers", "2026-03-04");
  world_must (world, &uid, "step", "step=papers", NULL);
  world_assert_due (world, &uid, NULL, NULL);
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
  world_assert_due (world, &uid, NULL, NULL);
  world_refuses (world, &uid, "change", "state", NULL, "title=Other", NULL);
  world_refuses (world, &uid, "comment", "state", NULL, "words=Hello", NULL);
}

static void
test_narrowed (void)
{
  g_autoptr (World) world = world_new ();
  DeskUuid uid = world_case_in (world, "tst.counter", DESK_STATE_REGISTERED);

  g_assert_false (desk_act_allowed (desk_act_find ("hand-over"), world_type (world, &uid), world_look (world, &uid), NULL));
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
  g_test_add_func ("/case-life/done-under", test_done_under);
  g_test_add_func ("/case-life/reopen", test_reopen);
  g_test_add_func ("/case-life/office-records", test_office_records);
  g_test_add_func ("/case-life/steps", test_steps);
  g_test_add_func ("/case-life/step-limits", test_step_limits);
  g_test_add_func ("/case-life/common", test_common);
  g_test_add_func ("/case-life/withdrawn", test_withdrawn);
  g_test_add_func ("/case-life/narrowed", test_narrowed);
  return g_test_run ();
}
