/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include "store/desk-maintenance.h"

static void
assert_sound (Fixture *f)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) chain = desk_store_verify (f->store, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < chain->len; i++)
    g_test_message ("%s", ((DeskFinding *) g_ptr_array_index (chain, i))->message);
  g_assert_cmpuint (chain->len, ==, 0);
  g_autoptr (GPtrArray) rows = desk_store_rebuild (f->store, TRUE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < rows->len; i++)
    g_test_message ("%s", ((DeskFinding *) g_ptr_array_index (rows, i))->message);
  g_assert_cmpuint (rows->len, ==, 0);
}

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
  assert_sound (f);
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
  assert_sound (f);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add ("/store/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
  ADD ("register", test_register);
  ADD ("acts", test_acts);
  return g_test_run ();
}
