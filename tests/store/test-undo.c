/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A command of many parts is taken back as a whole. */
#include "fixture.h"

#include "store/desk-list.h"

static DeskOutcome *
undo (Fixture *f, const DeskUuid *command)
{
  g_autoptr (GError) error = NULL;
  DeskCommand *undo = desk_store_make_undo (f->store, command, &error);
  g_assert_no_error (error);
  return fixture_try (f, undo);
}

/* A visit with three cases, one of them handed over at once. */
static DeskUuid
visit (Fixture *f, DeskUuid *visit_uid, DeskUuid cases[3])
{
  DeskCommand *command = fixture_command (f, "visit");
  DeskUuid uid = command->uid;
  DeskCommandPart *part;
  desk_store_new_uuid (f->store, visit_uid);
  part = desk_command_add (command, "create", visit_uid, "visit", 0);
  desk_command_part_set_uuid (part, "party", &f->party);
  for (guint i = 0; i < 3; i++) {
    desk_store_new_uuid (f->store, &cases[i]);
    part = desk_command_add (command, "register", &cases[i], "tst.demand", 0);
    desk_command_part_set_text (part, "title", "缺工");
    desk_command_part_set_uuid (part, "party", &f->party);
    desk_command_part_set_uuid (part, "visit", visit_uid);
    desk_command_part_set_text (part, "source", "visit");
    desk_command_part_set_text (part, "needs", "driver,welder");
  }
  part = desk_command_add (command, "hand-over", &cases[1], NULL, DESK_ANY_VERSION);
  desk_command_part_set_uuid (part, "to_unit", &f->other_unit);
  fixture_do (f, command);
  return uid;
}

static void
test_visit (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  DeskUuid visit_uid, cases[3];
  DeskUuid command = visit (f, &visit_uid, cases);
  g_autoptr (DeskOutcome) outcome = undo (f, &command);
  g_assert_cmpint (outcome->status, ==, DESK_OUTCOME_DONE);
  for (guint i = 0; i < 3; i++) {
    g_autoptr (DeskSnapshot) found = desk_store_load (f->store, &cases[i], &error);
    g_assert_no_error (error);
    g_assert_cmpstr (desk_snapshot_get_text (found, "state"), ==, "withdrawn");
  }
  g_autoptr (DeskSnapshot) gone = desk_store_load (f->store, &visit_uid, &error);
  g_assert_true (gone->withdrawn);
  fixture_assert_sound (f);
  g_autoptr (DeskOutcome) again = undo (f, &command);
  g_assert_cmpint (again->status, ==, DESK_OUTCOME_REFUSED);
}

/* One later act on one of them keeps all of it: nothing is taken back by halves. */
static void
test_too_late (Fixture *f, gconstpointer data)
{
  DeskUuid visit_uid, cases[3];
  DeskUuid command = visit (f, &visit_uid, cases);
  gint64 before;
  fixture_act (f, &cases[2], "comment", (const char *const[]) { "words", "已电话联系", NULL });
  before = fixture_ask (f, "SELECT max(seq) FROM events");
  g_autoptr (DeskOutcome) outcome = undo (f, &command);
  g_assert_cmpint (outcome->status, ==, DESK_OUTCOME_REFUSED);
  g_assert_cmpint (fixture_ask (f, "SELECT max(seq) FROM events"), ==, before);
}

static void
test_unknown (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  DeskUuid nobody = { { 9 } };
  g_assert_null (desk_store_make_undo (f->store, &nobody, &error));
  g_assert_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_NOT_FOUND);
}

/* Merged and taken apart: both ends in one command, both back in one. */
static void
test_merge (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  DeskUuid one, other;
  fixture_register (f, "缺缝纫工三十人", &one);
  fixture_register (f, "缺工三十人", &other);
  g_autoptr (DeskSnapshot) before = desk_store_load (f->store, &other, &error);
  DeskCommand *command = fixture_command (f, "merge");
  DeskUuid uid = command->uid;
  desk_command_part_set_uuid (desk_command_add (command, "merge", &other, NULL, before->version), "original", &one);
  desk_act_complete (command, desk_registry_find_type (f->registry, "tst.demand"), before, NULL, NULL);
  fixture_do (f, command);
  fixture_assert_sound (f);
  g_autoptr (DeskListRequest) request = desk_list_request_new ("case");
  char text[DESK_UUID_STR_LEN];
  desk_uuid_format (&one, text);
  request->query = desk_query_compare (DESK_QUERY_EQUAL, "original", text);
  g_autoptr (GArray) duplicates = desk_store_list (f->store, request, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (duplicates->len, ==, 1);
  g_autoptr (DeskOutcome) outcome = undo (f, &uid);
  g_assert_cmpint (outcome->status, ==, DESK_OUTCOME_DONE);
  g_autoptr (DeskSnapshot) original = desk_store_load (f->store, &one, &error);
  g_assert_cmpint (desk_snapshot_get_integer (original, "duplicates"), ==, 0);
  g_autoptr (DeskSnapshot) after = desk_store_load (f->store, &other, &error);
  g_assert_cmpstr (desk_snapshot_get_text (after, "state"), ==, "registered");
  fixture_assert_sound (f);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/undo/visit", Fixture, NULL, fixture_set_up, test_visit, fixture_tear_down);
  g_test_add ("/undo/too-late", Fixture, NULL, fixture_set_up, test_too_late, fixture_tear_down);
  g_test_add ("/undo/unknown", Fixture, NULL, fixture_set_up, test_unknown, fixture_tear_down);
  g_test_add ("/undo/merge", Fixture, NULL, fixture_set_up, test_merge, fixture_tear_down);
  return g_test_run ();
}
