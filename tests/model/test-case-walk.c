/* SPDX-License-Identifier: GPL-3.0-or-later */
/* No order of acts leads astray: random walks over the whole table, with undo and rules in between. */
#include <string.h>

#include "model/desk-case-deadlines.h"
#include "model/desk-rules.h"
#include "world.h"

#define WALKS 1200
#define STEPS 50

static guint n_done, n_refused, n_undone, n_recounted, n_ruled, n_compared;
static guint states_seen, tiers_seen;
static gboolean is_other; /* the calendar is not the one that the world began with */

static gboolean
is_joint (const DeskValues *row)
{
  return g_strcmp0 (desk_values_get_text (row, "role"), "joint") == 0;
}

/* Every limit that runs ends when it would if it were counted now: no date is left behind, whatever
 * the calendar did while the limit was met or the case was closed. */
static void
assert_counted (World *world, const DeskUuid *uid)
{
  g_autoptr (DeskSnapshot) copy = desk_snapshot_copy (world_look (world, uid));
  DeskCounting counting = { world->calendar, world->env.local_rules, world->env.zone };

  g_assert_false (desk_case_recount (world_type (world, uid), copy, &counting));
}

/* What must hold of the rows of a case, whatever was done with it. */
static void
assert_rows_sound (const DeskSnapshot *snapshot)
{
  g_autoptr (GHashTable) at_work = g_hash_table_new (g_str_hash, g_str_equal);
  const char *units = desk_snapshot_get_text (snapshot, "joint_units");
  guint waiting = 0;

  /* One tier at a time, each higher than the one before. */
  for (guint n = 1; n < desk_snapshot_get_n_rows (snapshot, "lift"); n++)
    {
      const DeskValues *row = desk_snapshot_get_row (snapshot, "lift", n);
      const DeskValues *next = desk_snapshot_get_row (snapshot, "lift", n + 1);
      g_assert_cmpint (desk_values_get_integer (row, "left_at"), ==, desk_values_get_integer (next, "entered_at"));
      g_assert_cmpint (desk_tier_from_code (desk_values_get_text (row, "tier")), <, desk_tier_from_code (desk_values_get_text (next, "tier")));
    }
  /* One answer of a responsible unit is awaited at most; a joint unit is at work on one part at most, and is named. */
  for (guint n = 1; n <= desk_snapshot_get_n_rows (snapshot, "handover"); n++)
    {
      const DeskValues *row = desk_snapshot_get_row (snapshot, "handover", n);
      const char *outcome = desk_values_get_text (row, "outcome");
      gboolean open = g_str_equal (outcome, "pending") || g_str_equal (outcome, "accepted");

      g_assert_true ((desk_values_get_integer (row, "answered_at") != 0) == !g_str_equal (outcome, "pending"));
      if (!is_joint (row))
        waiting += g_str_equal (outcome, "pending");
      else
        g_assert_true ((desk_values_get_text (row, "answer") != NULL) == g_str_equal (outcome, "done"));
      if (is_joint (row) && open)
        g_assert_true (g_hash_table_add (at_work, (gpointer) desk_values_get_text (row, "to_unit")));
    }
  g_assert_cmpuint (waiting, <=, 1);
  g_auto (GStrv) named = g_strsplit (units != NULL ? units : "", ",", -1);
  g_assert_cmpuint (g_strv_length (named), ==, g_hash_table_size (at_work));
  for (guint i = 0; named[i] != NULL; i++)
    g_assert_true (g_hash_table_contains (at_work, named[i]));
}

static void
assert_sound (World *world, const DeskUuid *uid)
{
  const DeskSnapshot *snapshot = world_look (world, uid);
  int state = desk_state_from_code (desk_snapshot_get_text (snapshot, "state"));
  gboolean open_pause = FALSE;

  g_assert_cmpint (state, >=, 0);
  g_assert_cmpint (desk_tier_from_code (desk_snapshot_get_text (snapshot, "tier")), >=, 0);
  g_assert_cmpint (desk_snapshot_get_integer (snapshot, "registered_at"), >, 0);
  g_assert_true ((desk_snapshot_get_integer (snapshot, "resolved_at") != 0) == (((1u << state) & DESK_STATES_ANSWERED) != 0));
  g_assert_true ((desk_snapshot_get_integer (snapshot, "closed_at") != 0) == (state == DESK_STATE_STRUCK_OFF));
  g_assert_true ((desk_snapshot_get_integer (snapshot, "due_at") != 0) == (desk_snapshot_get_text (snapshot, "due_what") != NULL));
  g_assert_true ((desk_snapshot_get_text (snapshot, "original") != NULL) == (state == DESK_STATE_MERGED));
  g_assert_cmpint (desk_snapshot_get_integer (snapshot, "rule_at"), ==, desk_rules_next (world_type (world, uid), snapshot));
  for (guint n = 1; n <= desk_snapshot_get_n_rows (snapshot, "pause"); n++)
    open_pause = open_pause || desk_values_get_integer (desk_snapshot_get_row (snapshot, "pause", n), "to_at") == 0;
  g_assert_true (!open_pause || desk_snapshot_get_integer (snapshot, "paused") == 1);
  assert_rows_sound (snapshot);
  assert_counted (world, uid);
  if (state == DESK_STATE_STRUCK_OFF)
    {
      DeskClosure closures[DESK_MAX_CLOSURES];
      guint n = desk_case_closures (world_type (world, uid), snapshot, closures);
      for (guint i = 0; i < n && i < 2; i++) /* a later evaluation may be missing again after that only by reopening */
        g_assert_null (closures[i].why);
    }
  states_seen |= 1u << state;
  tiers_seen |= 1u << desk_tier_from_code (desk_snapshot_get_text (snapshot, "tier"));
}

/* fold (decide (…)) = snapshot: what the log adds up to is what is there. */
static void
assert_log_is_whole (World *world, const DeskUuid *uid)
{
  WorldRecord *record = world_find (world, uid);
  g_autoptr (DeskSnapshot) again = desk_snapshot_new (uid);
  gint64 last = 0;

  for (guint i = 0; i < record->events->len; i++)
    {
      const DeskEvent *event = g_ptr_array_index (record->events, i);
      g_assert_cmpint (event->at_us, >=, last);
      g_assert_false (desk_uuid_is_nil (&event->uid));
      last = event->at_us;
      g_assert_true (desk_fold (again, event, NULL));
    }
  g_assert_true (desk_snapshot_equal (again, record->snapshot));
  n_compared++;
}

/* The calendar changes, and the program counts again what runs, as it does then. */
static void
turn_calendar (World *world, const DeskUuid *uid, gboolean other)
{
  DeskActor person = world->actor;
  const DeskUuid *cases[] = { uid, &world->original };

  if (other)
    g_assert_true (desk_calendar_set_year (world->calendar, 2026, "date,kind,name\n2026-03-04,holiday,x\n2026-03-10,holiday,x\n2026-03-20,holiday,x\n", NULL));
  else
    world_ship_calendar (world);
  is_other = other;
  world->actor = (DeskActor) { .kind = DESK_ACTOR_RULE };
  for (guint i = 0; i < G_N_ELEMENTS (cases) && !desk_uuid_is_nil (cases[i]); i++)
    {
      guint before = (guint) world_look (world, cases[i])->version;
      world_must (world, cases[i], "recount", "cause=calendar 2026", NULL);
      n_recounted += (guint) world_look (world, cases[i])->version - before;
    }
  world->actor = person;
}

/* What stands between an act and its undo though nobody did anything: due dates counted
 * again after the calendar changed there and back. */
static void
disturb (World *world, GRand *chance, const DeskUuid *uid)
{
  gboolean now = is_other;

  if (g_rand_boolean (chance))
    {
      turn_calendar (world, uid, !now);
      turn_calendar (world, uid, now);
    }
}

/* Takes back all that the command did to each of its records, and looks whether they are as they were. */
static void
undo (World *world, const DeskUuid *command, GPtrArray *befores)
{
  DeskCommand *undo = NULL;

  for (guint i = befores->len; i > 0; i--)
    {
      const DeskSnapshot *before = g_ptr_array_index (befores, i - 1);
      DeskCommandPart *part;
      if (undo == NULL)
        undo = world_command (world, &before->uid, "undo", NULL, DESK_ANY_VERSION);
      else
        desk_command_add (undo, "undo", &before->uid, NULL, DESK_ANY_VERSION);
      part = world_part (undo);
      desk_command_part_set_uuid (part, "command", command);
    }
  g_autoptr (DeskOutcome) outcome = world_execute (world, undo);
  g_autofree char *text = desk_outcome_describe (outcome);
  g_assert_cmpstr (text, ==, "");
  for (guint i = 0; i < befores->len; i++)
    {
      const DeskSnapshot *before = g_ptr_array_index (befores, i);
      if (before->version > 0)
        world_assert_same (before, world_look (world, &before->uid));
      else
        g_assert_cmpstr (desk_snapshot_get_text (world_look (world, &before->uid), "state"), ==, "withdrawn");
      assert_sound (world, &before->uid);
    }
  n_undone++;
}

static GPtrArray *
copy_befores (World *world, const DeskCommand *command)
{
  GPtrArray *befores = g_ptr_array_new_with_free_func ((GDestroyNotify) desk_snapshot_free);

  for (guint i = 0; i < command->parts->len; i++)
    {
      const DeskUuid *uid = &((DeskCommandPart *) g_ptr_array_index (command->parts, i))->record;
      gboolean known = FALSE;
      for (guint k = 0; k < befores->len && !known; k++)
        known = desk_uuid_equal (&((DeskSnapshot *) g_ptr_array_index (befores, k))->uid, uid);
      if (!known)
        g_ptr_array_add (befores, world_find (world, uid) != NULL ? desk_snapshot_copy (world_look (world, uid)) : desk_snapshot_new (uid));
    }
  return befores;
}

static void
vary (DeskCommandPart *part, GRand *chance, World *world)
{
  const DeskUuid *units[] = { &world->my_unit, &world->other_unit, &world->third_unit };

  if (g_str_equal (part->act, "step"))
    desk_command_part_set_text (part, "step", g_rand_boolean (chance) ? "notice" : "review");
  else if (g_str_equal (part->act, "check"))
    desk_command_part_set_text (part, "satisfied", g_rand_int_range (chance, 0, 4) == 0 ? "dissatisfied" : "satisfied");
  else if (g_str_equal (part->act, "evaluate"))
    desk_command_part_set_text (part, "side", g_rand_boolean (chance) ? "party" : "supervisor");
  else if (g_str_equal (part->act, "hand-over") || g_str_equal (part->act, "ask-joint"))
    desk_command_part_set_uuid (part, "to_unit", units[g_rand_int_range (chance, 0, 3)]);
}

/* What an act may be refused for that its state does not show: values that do not fit this case. */
static gboolean
may_be_refused (const DeskAct *act)
{
  static const char *const acts[] = { "step", "ask-joint", "accept-part", "refuse-part", "answer-part", "recall-part", "merge", NULL };
  return g_strv_contains (acts, act->name);
}

static void
act_by_chance (World *world, GRand *chance, const DeskUuid *uid)
{
  guint n;
  const DeskAct *acts = desk_acts (&n);
  const DeskAct *act = &acts[g_rand_int_range (chance, 0, (gint32) n)];
  g_autoptr (DeskSnapshot) before = desk_snapshot_copy (world_look (world, uid));
  gboolean allowed = desk_act_allowed (act, world_type (world, uid), before, NULL) && !(act->flags & DESK_ACT_SILENT);
  DeskCommand *command = world_act (world, uid, act->name);
  DeskUuid command_uid = command->uid;
  gboolean undoable = TRUE;

  vary (world_part (command), chance, world);
  world_complete (world, command);
  g_autoptr (GPtrArray) befores = copy_befores (world, command);
  for (guint i = 0; i < command->parts->len; i++)
    undoable = undoable && (desk_act_find (((DeskCommandPart *) g_ptr_array_index (command->parts, i))->act)->flags & DESK_ACT_UNDOABLE);
  g_autoptr (DeskOutcome) outcome = world_execute (world, command);
  if (outcome->status != DESK_OUTCOME_DONE)
    {
      g_assert_cmpint (outcome->status, ==, DESK_OUTCOME_REFUSED);
      g_assert_true (!allowed || may_be_refused (act));
      g_assert_true (desk_snapshot_equal (before, world_look (world, uid)));
      n_refused++;
      return;
    }
  g_assert_true (allowed);
  for (guint i = 0; i < befores->len; i++)
    assert_sound (world, &((DeskSnapshot *) g_ptr_array_index (befores, i))->uid);
  n_done++;
  if (undoable && g_rand_int_range (chance, 0, 4) == 0)
    {
      disturb (world, chance, uid);
      undo (world, &command_uid, befores);
    }
}

/* Rules run now and then: once for what has passed, and a second time for nothing. */
static void
run_rules (World *world, const DeskUuid *uid)
{
  DeskActor person = world->actor;
  gint64 next = desk_snapshot_get_integer (world_look (world, uid), "rule_at");
  gint64 version = world_look (world, uid)->version;

  desk_rules_get_actor (&world->actor);
  for (int i = 0; i < 2; i++)
    {
      g_autoptr (DeskOutcome) outcome = world_execute (world, world_command (world, uid, "run-rules", NULL, DESK_ANY_VERSION));
      gboolean due = next != 0 && next < world->env.now_us;
      g_assert_cmpint (outcome->status, ==, DESK_OUTCOME_DONE);
      g_assert_cmpint (world_look (world, uid)->version, ==, version + (due ? 1 : 0));
      n_ruled += i == 0 && due;
    }
  world->actor = person;
  assert_sound (world, uid);
}

static void
test_walks (void)
{
  static const char *const types[] = { "tst.demand", "tst.relief", "tst.petition" };
  g_autoptr (World) world = world_new ();
  g_autoptr (GRand) chance = g_rand_new_with_seed (20260302);
  gint64 start = world->env.now_us;

  for (guint i = 0; i < WALKS; i++)
    {
      DeskUuid uid = world_case_in (world, types[i % G_N_ELEMENTS (types)], DESK_STATE_REGISTERED);
      g_autofree char *number = g_strdup (desk_snapshot_get_text (world_look (world, &uid), "number"));

      if (i % G_N_ELEMENTS (types) == 0)
        world_must (world, &uid, "change", "licence=L1", NULL);
      for (guint j = 0; j < STEPS; j++)
        {
          world->env.now_us += g_rand_int_range (chance, 1, 30 * 3600) * (gint64) G_USEC_PER_SEC;
          if (g_rand_int_range (chance, 0, 6) == 0)
            turn_calendar (world, &uid, !is_other);
          act_by_chance (world, chance, &uid);
          if (j % 10 == 9)
            run_rules (world, &uid);
        }
      g_assert_cmpstr (desk_snapshot_get_text (world_look (world, &uid), "number"), ==, number);
      assert_log_is_whole (world, &uid);
      assert_log_is_whole (world, world_original (world));
      turn_calendar (world, &uid, FALSE);
      /* Numbers count per year; the clock goes back so that the calendar is known. */
      world->env.now_us = start;
      world->original = DESK_UUID_NIL;
      g_hash_table_remove (world->records, &uid);
    }
  g_test_message ("%u acts done, %u refused, %u commands undone after %u recounts, %u lifts by a rule, %u logs folded again", n_done, n_refused, n_undone, n_recounted, n_ruled, n_compared);
  /* The walk came everywhere, else it proves little. */
  g_assert_cmpuint (states_seen, ==, (1u << DESK_N_STATES) - 1);
  g_assert_cmpuint (tiers_seen, ==, (1u << DESK_N_TIERS) - 1);
  g_assert_cmpuint (n_done, >, 10000);
  g_assert_cmpuint (n_undone, >, 2000);
  g_assert_cmpuint (n_recounted, >, 200);
  g_assert_cmpuint (n_ruled, >, 100);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/case-walk/walks", test_walks);
  return g_test_run ();
}
