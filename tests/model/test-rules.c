/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/desk-rules.h"

#include "world.h"

static DeskOutcome *
run (World *world, const DeskUuid *uid)
{
  DeskActor person = world->actor;
  DeskOutcome *outcome;

  desk_rules_get_actor (&world->actor);
  outcome = world_execute (world, world_command (world, uid, "run-rules", NULL, DESK_ANY_VERSION));
  world->actor = person;
  return outcome;
}

/* Runs the rules; whether they did something. */
static gboolean
runs (World *world, const DeskUuid *uid)
{
  gint64 version = world_look (world, uid)->version;
  g_autoptr (DeskOutcome) outcome = run (world, uid);

  g_assert_cmpint (outcome->status, ==, DESK_OUTCOME_DONE);
  return world_look (world, uid)->version > version;
}

static void
assert_tier (World *world, const DeskUuid *uid, const char *tier)
{
  g_assert_cmpstr (desk_snapshot_get_text (world_look (world, uid), "tier"), ==, tier);
}

static void
test_counts (void)
{
  g_autoptr (World) world = world_new ();
  const DeskType *demand = desk_registry_find_type (world->registry, "tst.demand");
  static const struct {
    DeskRuleCount what;
    guint count;
    const char *rule;
  } cases[] = {
    { DESK_RULE_REFUSALS, 0, NULL }, { DESK_RULE_REFUSALS, 1, NULL },       { DESK_RULE_REFUSALS, 2, "refused-twice" }, { DESK_RULE_REFUSALS, 3, NULL },
    { DESK_RULE_REFUSALS, 4, "refused-twice" }, { DESK_RULE_REWORKS, 1, "reworked" }, { DESK_RULE_REWORKS, 2, "reworked" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const DeskLiftRule *rule = desk_rules_at_count (demand, cases[i].what, cases[i].count);
      g_assert_cmpstr (rule != NULL ? rule->name : NULL, ==, cases[i].rule);
    }
  g_assert_false (desk_rules_has_overdue (demand));
  const DeskType *petition = desk_registry_find_type (world->registry, "tst.petition");
  g_assert_true (desk_rules_has_overdue (petition));
  g_assert_cmpstr (desk_rules_describe (petition, "late"), ==, "It was not settled in time");
  g_assert_cmpstr (desk_rules_describe (petition, "gone"), ==, "gone");
}

static void
test_overdue (void)
{
  g_autoptr (World) world = world_new ();
  DeskUuid uid = world_case_in (world, "tst.petition", DESK_STATE_REGISTERED);
  gint64 due = desk_date_end_us ("2026-03-05", world->env.zone); /* three working days */

  g_assert_cmpint (desk_snapshot_get_integer (world_look (world, &uid), "rule_at"), ==, due);
  world_refuses (world, &uid, "run-rules", "unknown", NULL, NULL); /* not by a person */
  world_advance_hours (world, 24); /* the contact is late, but no rule waits for it */
  g_assert_false (runs (world, &uid));
  world->env.now_us = due;
  g_assert_false (runs (world, &uid));
  world->env.now_us = due + 1;
  g_assert_true (runs (world, &uid));
  assert_tier (world, &uid, "unit");
  const DeskEvent *event = g_ptr_array_index (world_find (world, &uid)->events, world_find (world, &uid)->events->len - 1);
  g_autoptr (DeskEventBody) body = desk_event_body_from_json (event->body, NULL);
  g_assert_cmpstr (event->kind, ==, "lifted");
  g_assert_cmpstr (body->rule, ==, "late");
  DeskActor rule;
  desk_rules_get_actor (&rule);
  g_assert_true (desk_uuid_equal (&event->actor, &rule.uid));
  const DeskValues *row = desk_snapshot_get_row (world_look (world, &uid), "lift", 2);
  g_assert_cmpstr (desk_values_get_text (row, "rule"), ==, "late");
  g_assert_null (desk_values_get_text (row, "by")); /* nobody did */
  g_assert_cmpint (desk_snapshot_get_integer (world_look (world, &uid), "rule_at"), ==, 0);

  /* Once, however often and however late it is asked again. */
  for (guint i = 0; i < 5; i++)
    {
      g_assert_false (runs (world, &uid));
      world_advance_hours (world, 100);
    }
  /* A clock set back undoes nothing and does nothing. */
  world->env.now_us = due - 1;
  g_assert_false (runs (world, &uid));
  assert_tier (world, &uid, "unit");
}

/* What a person takes back stays taken back, though the limit is over. */
static void
test_taken_back (void)
{
  g_autoptr (World) world = world_new ();
  DeskUuid uid = world_case_in (world, "tst.petition", DESK_STATE_REGISTERED);

  world_advance_hours (world, 10 * 24);
  g_assert_true (runs (world, &uid));
  g_autofree char *event = world_text (&world_look (world, &uid)->last_event);
  g_autofree char *event_is = g_strconcat ("event=", event, NULL);
  world_must (world, &uid, "undo", event_is, NULL);
  assert_tier (world, &uid, "on-site");
  g_assert_cmpuint (desk_snapshot_get_n_rows (world_look (world, &uid), "lift"), ==, 1);
  g_assert_false (runs (world, &uid));
  /* A limit that is extended from there may pass once more. */
  world_must (world, &uid, "extend", "reason=Approved", "extended#30", NULL);
  g_assert_false (runs (world, &uid));
  world_advance_hours (world, 60 * 24);
  g_assert_true (runs (world, &uid));
  assert_tier (world, &uid, "unit");
}

/* Neither a case whose time stands still, nor one that is answered, nor one at the top. */
static void
test_not_watched (void)
{
  g_autoptr (World) world = world_new ();
  DeskUuid paused = world_case_in (world, "tst.petition", DESK_STATE_REGISTERED);
  DeskUuid resolved = world_case_in (world, "tst.petition", DESK_STATE_RESOLVED);
  DeskUuid top = world_case_in (world, "tst.petition", DESK_STATE_REGISTERED);
  DeskUuid met = world_case_in (world, "tst.petition", DESK_STATE_IN_PROGRESS);
  DeskUuid withdrawn = world_case_in (world, "tst.petition", DESK_STATE_WITHDRAWN);
  const DeskUuid *all[] = { &paused, &resolved, &top, &withdrawn };

  world_must (world, &paused, "pause", "reason=Hearing", NULL);
  for (guint i = 0; i < 4; i++)
    world_must (world, &top, "lift", "reason=Higher", "plan=Higher", NULL);
  world_advance_hours (world, 30 * 24);
  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      g_assert_cmpint (desk_snapshot_get_integer (world_look (world, all[i]), "rule_at"), ==, 0);
      g_assert_false (runs (world, all[i]));
    }
  g_assert_true (runs (world, &met));
  world_must (world, &paused, "resume", NULL);
  g_assert_cmpint (desk_snapshot_get_integer (world_look (world, &paused), "rule_at"), >, world->env.now_us);
}

/* The moment that is written down is the one at which the rule acts, and no other. */
static void
test_next_is_right (void)
{
  g_autoptr (World) world = world_new ();
  g_autoptr (GRand) chance = g_rand_new_with_seed (7);
  guint checked = 0;

  for (guint i = 0; i < 500; i++)
    {
      DeskUuid uid = world_case_in (world, "tst.petition", (DeskState) g_rand_int_range (chance, 0, 5));
      DeskType *type = world_type (world, &uid);
      g_autoptr (DeskSnapshot) random = desk_snapshot_copy (world_look (world, &uid));

      for (guint n = 1; n <= desk_snapshot_get_n_rows (random, "deadline"); n++)
        {
          DeskValues *row = desk_snapshot_get_row (random, "deadline", n);
          gint64 due = world->env.now_us + g_rand_int_range (chance, -1000, 1000) * G_GINT64_CONSTANT (1000000);
          desk_values_set_integer (row, "due_at", due);
          if (g_rand_int_range (chance, 0, 3) == 0)
            desk_values_set_integer (row, "lifted_at", due + g_rand_int_range (chance, -5, 5));
          if (g_rand_int_range (chance, 0, 5) == 0)
            desk_values_set_integer (row, "met_at", due);
        }
      gint64 next = desk_rules_next (type, random);
      g_assert_null (next != 0 ? desk_rules_find_overdue (type, random, next) : desk_rules_find_overdue (type, random, G_MAXINT64));
      if (next != 0)
        {
          g_assert_nonnull (desk_rules_find_overdue (type, random, next + 1));
          checked++;
        }
    }
  g_test_message ("%u of 500 cases with a rule that waits", checked);
  g_assert_cmpuint (checked, >, 150);
}

/* ---- beside a reading of the rules that knows nothing of theirs ---- */

#define CASES 10000
#define N_RULES 4
#define N_LIMITS 4

static const char *const limit_names[N_LIMITS] = { "contact", "plan", "settle", "call-back" };
static const char *const rule_names[N_RULES] = { "first", "second", "third", "fourth" };

typedef struct {
  DeskLiftRule rules[N_RULES + 1];
  DeskType *type;
} RandomType;

static void
make_type (World *world, GRand *chance, RandomType *made)
{
  static const DeskField fields[] = { { "note", "Note", DESK_FIELD_TEXT, 0 }, { NULL } };
  int n = g_rand_int_range (chance, 0, N_RULES + 1);

  *made = (RandomType) { .type = NULL };
  for (int i = 0; i < n; i++)
    made->rules[i] = (DeskLiftRule) { .name = rule_names[i], .refusals = (guint) g_rand_int_range (chance, 0, 4), .reworks = (guint) g_rand_int_range (chance, 0, 3),
                                      .overdue = g_rand_boolean (chance), .limit = g_rand_boolean (chance) ? limit_names[g_rand_int_range (chance, 0, N_LIMITS)] : NULL };
  const DeskCaseRules rules = { .number_prefix = "XX", .lifts = made->rules };
  const DeskRecordType declaration = { "tst.chance", NULL, "Chance", "Chances", NULL, 1, fields, .extends = "case", .rules = &rules };
  g_autoptr (GError) error = NULL;
  made->type = desk_type_new (&declaration, desk_registry_find_type (world->registry, "case"), "tst", &error);
  g_assert_no_error (error);
}

/* A case in any state, with limits that end, are met and were acted on at any time. */
static DeskSnapshot *
make_case (const DeskSnapshot *like, GRand *chance, gint64 now)
{
  DeskSnapshot *snapshot = desk_snapshot_copy (like);
  int n = g_rand_int_range (chance, 0, N_LIMITS + 1);

  desk_values_set_text (snapshot->values, "state", desk_state_get_code ((DeskState) g_rand_int_range (chance, 0, g_rand_boolean (chance) ? 5 : DESK_N_STATES)));
  desk_values_set_text (snapshot->values, "tier", desk_tier_get_code ((DeskTier) g_rand_int_range (chance, 0, DESK_N_TIERS)));
  desk_values_set_integer (snapshot->values, "paused", g_rand_int_range (chance, 0, 6) == 0);
  for (int i = 0; i < n; i++)
    {
      DeskValues *row = desk_snapshot_get_row (snapshot, "deadline", (guint) i + 1);
      gint64 due = now + g_rand_int_range (chance, -50, 50);

      if (row == NULL)
        continue;
      desk_values_set_text (row, "name", limit_names[g_rand_int_range (chance, 0, N_LIMITS)]);
      desk_values_set (row, "met_at", NULL);
      desk_values_set (row, "lifted_at", NULL);
      desk_values_set_integer (row, "due_at", due);
      if (g_rand_int_range (chance, 0, 4) == 0)
        desk_values_set_integer (row, "met_at", now);
      if (g_rand_int_range (chance, 0, 3) == 0)
        desk_values_set_integer (row, "lifted_at", due + g_rand_int_range (chance, -5, 6));
    }
  return snapshot;
}

/* Whether somebody who reads the declaration and the rows would lift the case at @now, and by which rule. */
static const char *
read_overdue (const RandomType *made, const DeskSnapshot *snapshot, gint64 now)
{
  static const char *const open[] = { "registered", "handed-over", "accepted", "in-progress", "returned", NULL };
  const char *rule = NULL;
  gint64 earliest = G_MAXINT64;

  if (!g_strv_contains (open, desk_snapshot_get_text (snapshot, "state")) || desk_snapshot_get_integer (snapshot, "paused") == 1 ||
      g_str_equal (desk_snapshot_get_text (snapshot, "tier"), "county-leader"))
    return NULL;
  for (guint n = desk_snapshot_get_n_rows (snapshot, "deadline"); n > 0; n--) /* from the other end: of two that end together, the first */
    {
      const DeskValues *row = desk_snapshot_get_row (snapshot, "deadline", n);
      gint64 due = desk_values_get_integer (row, "due_at"), lifted = desk_values_get_integer (row, "lifted_at");
      const char *own = NULL;

      for (int i = N_RULES - 1; i >= 0; i--)
        if (made->rules[i].name != NULL && made->rules[i].overdue &&
            (made->rules[i].limit == NULL || g_str_equal (made->rules[i].limit, desk_values_get_text (row, "name"))))
          own = made->rules[i].name;
      if (own == NULL || desk_values_get_integer (row, "met_at") != 0 || (lifted != 0 && lifted > due) || due >= now || due > earliest)
        continue;
      earliest = due;
      rule = own;
    }
  return rule;
}

/* By counting up: the rule whose turn it is at this count. */
static const char *
read_count (const RandomType *made, gboolean refusals, guint count)
{
  for (int i = 0; i < N_RULES && made->rules[i].name != NULL; i++)
    {
      guint every = refusals ? made->rules[i].refusals : made->rules[i].reworks;
      for (guint at = every; every > 0 && at <= count; at += every)
        if (at == count)
          return made->rules[i].name;
    }
  return NULL;
}

static const char *
name_of (const DeskLiftRule *rule)
{
  return rule != NULL ? rule->name : NULL;
}

/* Second by second over the whole time in which something could pass. */
static void
test_reference (void)
{
  g_autoptr (World) world = world_new ();
  g_autoptr (GRand) chance = g_rand_new_with_seed (20260401);
  DeskUuid uid = world_register (world);
  guint lifted = 0, waited = 0;

  /* As many limits as a case of it can have: those of registration, hand-over and answer. */
  world_hand_over (world, &uid, &world->other_unit);
  world_must (world, &uid, "accept", NULL);
  world_must (world, &uid, "resolve", "answer=Done", NULL);
  g_assert_cmpuint (desk_snapshot_get_n_rows (world_look (world, &uid), "deadline"), ==, N_LIMITS);
  for (guint i = 0; i < CASES; i++)
    {
      RandomType made;
      gint64 now = world->env.now_us, acts_at = 0;

      make_type (world, chance, &made);
      g_autoptr (DeskSnapshot) snapshot = make_case (world_look (world, &uid), chance, now);
      for (gint64 at = now - 60; at <= now + 60; at++)
        {
          const char *rule = read_overdue (&made, snapshot, at);
          g_assert_cmpstr (name_of (desk_rules_find_overdue (made.type, snapshot, at)), ==, rule);
          if (rule != NULL && acts_at == 0)
            acts_at = at;
        }
      /* What is written on the case for later is the last moment before that. */
      gint64 next = desk_rules_next (made.type, snapshot);
      if (acts_at > now - 60)
        g_assert_cmpint (next, ==, acts_at - 1);
      g_assert_true ((next != 0) == (read_overdue (&made, snapshot, G_MAXINT64) != NULL));
      for (guint count = 0; count < 9; count++)
        {
          g_assert_cmpstr (name_of (desk_rules_at_count (made.type, DESK_RULE_REFUSALS, count)), ==, read_count (&made, TRUE, count));
          g_assert_cmpstr (name_of (desk_rules_at_count (made.type, DESK_RULE_REWORKS, count)), ==, read_count (&made, FALSE, count));
        }
      lifted += acts_at != 0;
      waited += acts_at == 0;
      desk_type_unref (made.type);
    }
  g_test_message ("%u of %d random cases lifted at some time, %u never", lifted, CASES, waited);
  g_assert_cmpuint (lifted, >, 1500);
  g_assert_cmpuint (waited, >, 1500);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/counts", test_counts);
  g_test_add_func ("/rules/overdue", test_overdue);
  g_test_add_func ("/rules/taken-back", test_taken_back);
  g_test_add_func ("/rules/not-watched", test_not_watched);
  g_test_add_func ("/rules/next-is-right", test_next_is_right);
  g_test_add_func ("/rules/reference", test_reference);
  return g_test_run ();
}
