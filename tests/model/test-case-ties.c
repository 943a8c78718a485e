/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cases that belong together: merged, taken apart again, split; and a whole command undone. */
#include "world.h"

static void
assert_text (World *world, const DeskUuid *uid, const char *field, const char *expected)
{
  g_assert_cmpstr (desk_snapshot_get_text (world_look (world, uid), field), ==, expected);
}

static DeskEventBody *
last_body (World *world, const DeskUuid *uid)
{
  const GPtrArray *events = world_find (world, uid)->events;

  return desk_event_body_from_json (((DeskEvent *) g_ptr_array_index (events, events->len - 1))->body, NULL);
}

static void
assert_refused (World *world, DeskCommand *command, const char *rule)
{
  g_autoptr (DeskOutcome) outcome = world_execute (world, command);

  g_assert_cmpint (outcome->status, ==, DESK_OUTCOME_REFUSED);
  g_assert_cmpstr (((DeskProblem *) g_ptr_array_index (outcome->problems, 0))->rule, ==, rule);
}

static void
unmerge (World *world, const DeskUuid *uid)
{
  DeskCommand *command = world_act (world, uid, "unmerge");

  world_complete (world, command);
  g_autoptr (DeskOutcome) outcome = world_execute (world, command);
  g_autofree char *text = desk_outcome_describe (outcome);
  g_assert_cmpstr (text, ==, "");
}

static void
test_merge (void)
{
  g_autoptr (World) world = world_new ();
  DeskUuid uid = world_case_in (world, "tst.demand", DESK_STATE_ACCEPTED);
  const DeskUuid *original = world_original (world);
  g_autofree char *uid_text = world_text (original);
  gint64 due = desk_snapshot_get_integer (world_look (world, &uid), "due_at");

  /* At one end only it is not done. */
  assert_refused (world, world_act (world, &uid, "merge"), "blocked");
  world_refuses (world, original, "take-in", "required", "duplicate", NULL);
  world_merge (world, &uid);
  assert_text (world, &uid, "state", "merged");
  assert_text (world, &uid, "original", uid_text);
  g_assert_cmpint (desk_snapshot_get_integer (world_look (world, &uid), "due_at"), ==, 0);
  g_assert_cmpint (desk_snapshot_get_integer (world_look (world, original), "duplicates"), ==, 1);
  g_autoptr (DeskEventBody) told = last_body (world, original);
  g_assert_cmpstr (told->why, ==, desk_snapshot_get_text (world_look (world, &uid), "number"));

  /* Much later, after much has happened to the original, it is taken out again and goes on where it was. */
  world_must (world, original, "resolve", "answer=Done", NULL);
  unmerge (world, &uid);
  assert_text (world, &uid, "state", "accepted");
  assert_text (world, &uid, "original", NULL);
  g_assert_cmpint (desk_snapshot_get_integer (world_look (world, &uid), "due_at"), ==, due);
  g_assert_cmpint (desk_snapshot_get_integer (world_look (world, original), "duplicates"), ==, 0);
}

static void
test_merge_wrong (void)
{
  g_autoptr (World) world = world_new ();
  DeskUuid uid = world_case_in (world, "tst.demand", DESK_STATE_REGISTERED);
  DeskUuid gone = world_case_in (world, "tst.demand", DESK_STATE_WITHDRAWN);
  const DeskUuid *wrong[] = { &uid, &gone };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      DeskCommand *command = world_act (world, &uid, "merge");
      desk_command_part_set_uuid (world_part (command), "original", wrong[i]);
      world_complete (world, command);
      assert_refused (world, command, "invalid");
    }
  assert_text (world, &uid, "state", "registered");
}

static void
test_split (void)
{
  g_autoptr (World) world = world_new ();
  DeskUuid uid = world_register (world);
  g_autofree char *party = world_text (&world->party);
  DeskCommand *command = world_act (world, &uid, "split");
  DeskUuid news[2];

  assert_refused (world, world_act (world, &uid, "split"), "required");
  desk_command_part_set_text (world_part (command), "titles", "  No water in the afternoon\n\nThe road is too narrow \n");
  world_complete (world, command);
  g_assert_cmpuint (command->parts->len, ==, 3);
  for (guint i = 0; i < 2; i++)
    news[i] = ((DeskCommandPart *) g_ptr_array_index (command->parts, i + 1))->record;
  DeskUuid command_uid = command->uid;
  g_autoptr (DeskOutcome) outcome = world_execute (world, command);
  g_assert_cmpint (outcome->status, ==, DESK_OUTCOME_DONE);
  g_autofree char *from = world_text (&uid);
  assert_text (world, &news[0], "title", "No water in the afternoon");
  assert_text (world, &news[1], "title", "The road is too narrow");
  for (guint i = 0; i < 2; i++)
    {
      assert_text (world, &news[i], "split_from", from);
      assert_text (world, &news[i], "party", party);
      assert_text (world, &news[i], "category", "labour");
      assert_text (world, &news[i], "state", "registered");
    }
  /* Nobody else may say that a case comes from another. */
  g_autofree char *party_is = g_strconcat ("party=", party, NULL);
  g_autofree char *from_is = g_strconcat ("split_from=", from, NULL);
  DeskUuid other = DESK_UUID_NIL;
  world->env.next_uuid (world->env.data, &other);
  command = world_command (world, &other, "register", "tst.relief", 0);
  world_set (world_part (command), "title=Other");
  world_set (world_part (command), party_is);
  world_set (world_part (command), from_is);
  assert_refused (world, command, "blocked");

  /* One of its parts is not undone without the others. */
  g_autofree char *event = world_text (&world_look (world, &uid)->last_event);
  g_autofree char *event_is = g_strconcat ("event=", event, NULL);
  world_refuses (world, &uid, "undo", "undo", NULL, event_is, NULL);
  DeskCommand *back = world_command (world, &uid, "undo", NULL, DESK_ANY_VERSION);
  desk_command_part_set_uuid (world_part (back), "command", &command_uid);
  for (guint i = 0; i < 2; i++)
    {
      desk_command_add (back, "undo", &news[i], NULL, DESK_ANY_VERSION);
      desk_command_part_set_uuid (world_part (back), "command", &command_uid);
    }
  g_autoptr (DeskOutcome) undone = world_execute (world, back);
  g_assert_cmpint (undone->status, ==, DESK_OUTCOME_DONE);
  assert_text (world, &news[0], "state", "withdrawn");
}

/* A visit and the case found on it, handed over at once: taken back in one go, both events of the case in one. */
static void
test_whole_visit (void)
{
  g_autoptr (World) world = world_new ();
  DeskUuid visit, found, command_uid;
  DeskCommand *command;

  world->env.next_uuid (world->env.data, &visit);
  world->env.next_uuid (world->env.data, &found);
  command = world_command (world, &visit, "create", "visit", 0);
  command_uid = command->uid;
  desk_command_part_set_uuid (world_part (command), "party", &world->party);
  desk_command_add (command, "register", &found, "tst.relief", 0);
  world_set (world_part (command), "title=Found");
  desk_command_part_set_uuid (world_part (command), "party", &world->party);
  desk_command_part_set_uuid (world_part (command), "visit", &visit);
  desk_command_add (command, "hand-over", &found, NULL, DESK_ANY_VERSION);
  desk_command_part_set_uuid (world_part (command), "to_unit", &world->other_unit);
  g_autoptr (DeskOutcome) outcome = world_execute (world, command);
  g_assert_cmpint (outcome->status, ==, DESK_OUTCOME_DONE);
  g_assert_cmpint (world_look (world, &found)->version, ==, 2);

  for (guint i = 0; i < 2; i++)
    {
      command = world_command (world, &found, "undo", NULL, DESK_ANY_VERSION);
      desk_command_part_set_uuid (world_part (command), "command", &command_uid);
      desk_command_add (command, "undo", &visit, NULL, DESK_ANY_VERSION);
      desk_command_part_set_uuid (world_part (command), "command", &command_uid);
      if (i == 0)
        {
          g_autoptr (DeskOutcome) undone = world_execute (world, command);
          g_assert_cmpint (undone->status, ==, DESK_OUTCOME_DONE);
          g_assert_true (world_look (world, &visit)->withdrawn);
          assert_text (world, &found, "state", "withdrawn");
          g_assert_cmpint (world_look (world, &found)->version, ==, 3);
        }
      else
        assert_refused (world, command, "undo"); /* once */
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/case-ties/merge", test_merge);
  g_test_add_func ("/case-ties/merge-wrong", test_merge_wrong);
  g_test_add_func ("/case-ties/split", test_split);
  g_test_add_func ("/case-ties/whole-visit", test_whole_visit);
  return g_test_run ();
}
