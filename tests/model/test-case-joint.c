/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Joint units: each with its own part, date, acceptance or refusal, and answer. */
#include "world.h"

static const char *
row_text (World *world, const DeskUuid *uid, guint n, const char *field)
{
  return desk_values_get_text (desk_snapshot_get_row (world_look (world, uid), "handover", n), field);
}

static char *
of_unit (const char *field, const DeskUuid *unit)
{
  g_autofree char *text = world_text (unit);

  return g_strconcat (field, "=", text, NULL);
}

/* A case that my unit is responsible for, and which asks @unit for a part. */
static DeskUuid
ask (World *world, const char *type, const DeskUuid *unit)
{
  DeskUuid uid = world_case_in (world, type, DESK_STATE_REGISTERED);
  g_autofree char *mine = of_unit ("to_unit", &world->my_unit);
  g_autofree char *to = of_unit ("to_unit", unit);

  world_must (world, &uid, "hand-over", mine, NULL);
  world_must (world, &uid, "accept", NULL);
  world_must (world, &uid, "ask-joint", to, "instruction=Check the transformer", "until=2026-03-06", NULL);
  return uid;
}

static void
test_part (void)
{
  g_autoptr (World) world = world_new ();
  DeskUuid uid = ask (world, "tst.demand", &world->other_unit);
  g_autofree char *unit = world_text (&world->other_unit);

  g_assert_cmpstr (desk_snapshot_get_text (world_look (world, &uid), "state"), ==, "accepted"); /* that of the responsible unit */
  g_assert_cmpstr (desk_snapshot_get_text (world_look (world, &uid), "joint_units"), ==, unit);
  g_assert_cmpstr (row_text (world, &uid, 2, "role"), ==, "joint");
  g_assert_cmpstr (row_text (world, &uid, 2, "outcome"), ==, "pending");
  g_assert_cmpint (desk_values_get_integer (desk_snapshot_get_row (world_look (world, &uid), "handover", 2), "due_at"), ==,
                   desk_date_end_us ("2026-03-06", world->env.zone));
  world_refuses (world, &uid, "answer-part", "required", "part_answer", NULL);
  world_must (world, &uid, "accept-part", NULL);
  g_assert_cmpstr (row_text (world, &uid, 2, "outcome"), ==, "accepted");
  world_refuses (world, &uid, "accept-part", "state", NULL, NULL);
  world_must (world, &uid, "answer-part", "part_answer=It is big enough", NULL);
  g_assert_cmpstr (row_text (world, &uid, 2, "outcome"), ==, "done");
  g_assert_cmpstr (row_text (world, &uid, 2, "answer"), ==, "It is big enough");
  g_assert_null (desk_snapshot_get_text (world_look (world, &uid), "joint_units"));
  world_refuses (world, &uid, "answer-part", "state", NULL, "part_answer=Again", NULL);
}

static void
test_refused (void)
{
  g_autoptr (World) world = world_new ();
  DeskUuid uid = ask (world, "tst.demand", &world->other_unit);
  g_autofree char *to = of_unit ("to_unit", &world->other_unit);
  g_autofree char *mine = of_unit ("to_unit", &world->my_unit);

  world_refuses (world, &uid, "ask-joint", "invalid", "to_unit", to, "instruction=Once more", NULL);
  world_refuses (world, &uid, "ask-joint", "invalid", "to_unit", mine, "instruction=Ourselves", NULL);
  world_refuses (world, &uid, "refuse-part", "required", "reason", NULL);
  world_must (world, &uid, "refuse-part", "reason=Not our line", NULL);
  g_assert_cmpstr (row_text (world, &uid, 2, "outcome"), ==, "refused");
  g_assert_cmpstr (row_text (world, &uid, 2, "reason"), ==, "Not our line");
  /* The refusal of a part is none of the case: no rule counts it. */
  g_assert_cmpint (desk_snapshot_get_integer (world_look (world, &uid), "refusals"), ==, 0);
  world_must (world, &uid, "ask-joint", to, "instruction=It is your line", NULL);
  world_must (world, &uid, "recall-part", "reason=Settled otherwise", NULL);
  g_assert_cmpstr (row_text (world, &uid, 3, "outcome"), ==, "recalled");
}

/* Whose part: that of one's own unit, of the unit named, or the only one. */
static void
test_whose (void)
{
  g_autoptr (World) world = world_new ();
  DeskUuid uid = ask (world, "tst.demand", &world->other_unit);
  DeskUuid third = world->third_unit;
  g_autofree char *to = of_unit ("to_unit", &third);
  g_autofree char *named = of_unit ("joint_unit", &third);
  g_autofree char *mine = of_unit ("joint_unit", &world->my_unit);

  world_must (world, &uid, "ask-joint", to, "instruction=Look at the pipes", NULL);
  world_refuses (world, &uid, "accept-part", "required", "joint_unit", NULL);
  world_refuses (world, &uid, "accept-part", "invalid", "joint_unit", mine, NULL);
  world_must (world, &uid, "accept-part", named, NULL);
  g_assert_cmpstr (row_text (world, &uid, 3, "outcome"), ==, "accepted");
  /* To the people of a joint unit their own part is what comes next; to others it is not. */
  DeskType *type = world_type (world, &uid);
  g_assert_cmpstr (desk_act_suggest (type, world_look (world, &uid), &world->other_unit)->name, ==, "accept-part");
  g_assert_cmpstr (desk_act_suggest (type, world_look (world, &uid), &third)->name, ==, "answer-part");
  g_assert_cmpstr (desk_act_suggest (type, world_look (world, &uid), &world->my_unit)->name, ==, "resolve");
  world->actor.unit = world->other_unit;
  world_must (world, &uid, "answer-part", "part_answer=Done", NULL);
  g_assert_cmpstr (row_text (world, &uid, 2, "outcome"), ==, "done");
}

static char *
title_of (const char *uuid G_GNUC_UNUSED, gpointer data)
{
  return g_strdup (data);
}

/* An open part stops the answer where the type says so; elsewhere it is said. */
static void
test_resolve (void)
{
  g_autoptr (World) world = world_new ();
  DeskUuid strict = ask (world, "tst.petition", &world->other_unit);
  DeskUuid lenient = ask (world, "tst.demand", &world->other_unit);
  const DeskAct *resolve = desk_act_find ("resolve");
  g_autofree char *notice = desk_act_notice (resolve, world_look (world, &lenient), title_of, (gpointer) "Power office");
  g_autofree char *why = NULL;

  g_assert_nonnull (g_strstr_len (notice, -1, "Power office"));
  g_assert_false (desk_act_allowed (resolve, world_type (world, &strict), world_look (world, &strict), &why));
  g_assert_nonnull (why);
  world_refuses (world, &strict, "resolve", "blocked", NULL, "answer=Done", NULL);
  world_must (world, &lenient, "resolve", "answer=Done", NULL);
  world_must (world, &strict, "answer-part", "part_answer=Done", NULL);
  world_must (world, &strict, "resolve", "answer=Done", NULL);
  g_assert_null (desk_act_notice (resolve, world_look (world, &strict), title_of, (gpointer) "Power office"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/case-joint/part", test_part);
  g_test_add_func ("/case-joint/refused", test_refused);
  g_test_add_func ("/case-joint/whose", test_whose);
  g_test_add_func ("/case-joint/resolve", test_resolve);
  return g_test_run ();
}
