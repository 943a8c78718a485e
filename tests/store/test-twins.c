/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include <string.h>

#include "store/desk-twins.h"

static void
register_case (Fixture *f, const DeskUuid *party, const char *title, const char *words, const char *category, DeskUuid *uid)
{
  DeskCommand *command = fixture_command (f, "register");
  desk_store_new_uuid (f->store, uid);
  DeskCommandPart *part = desk_command_add (command, "register", uid, "tst.demand", 0);
  desk_command_part_set_text (part, "title", title);
  desk_command_part_set_uuid (part, "party", party);
  desk_command_part_set_text (part, "words", words);
  desk_command_part_set_text (part, "source", "visit");
  if (category != NULL)
    desk_command_part_set_text (part, "category", category);
  fixture_do (f, command);
}

static GPtrArray *
find (Fixture *f, const char *title, const char *category, const char *words, guint max)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *party = desk_uuid_to_string (&f->party);
  g_autoptr (DeskTwinRequest) request = desk_twin_request_new ("tst.demand", party, category, title, words);
  GPtrArray *twins = desk_store_find_twins (f->store, request, max, NULL, &error);
  g_assert_no_error (error);
  return twins;
}

static void
test_found (Fixture *f, gconstpointer data)
{
  DeskUuid first, second, other, withdrawn, elsewhere, party;
  register_case (f, &f->party, "缺縫紉工三十人", "訂單多了", "labour", &first); /* traditional characters */
  register_case (f, &f->party, "变压器增容", "车间要扩建", "power", &second);
  register_case (f, &f->party, "急缺缝纫工", NULL, "labour", &withdrawn);
  fixture_act (f, &withdrawn, "withdraw", (const char *const[]) { "reason", "登记错了", NULL });
  fixture_create_party (f, "别的鞋业", &party);
  register_case (f, &party, "缺缝纫工三十人", NULL, "labour", &elsewhere);
  g_autoptr (GPtrArray) twins = find (f, "缺缝纫工３０人", "labour", NULL, 3);
  g_assert_cmpuint (twins->len, ==, 1);
  const DeskTwin *twin = g_ptr_array_index (twins, 0);
  g_assert_true (desk_uuid_equal (&twin->uid, &first));
  g_assert_cmpstr (twin->state, ==, "registered");
  g_assert_cmpuint (twin->alikeness.overlap, >=, DESK_DUPLICATE_OVERLAP);
  g_assert_cmpuint (twin->alikeness.days, ==, 0);
  g_assert_true (twin->alikeness.same_category);
  /* Widths are folded too. */
  register_case (f, &f->party, "ＱＹ－２０２６ 号线停电", NULL, NULL, &other);
  g_autoptr (GPtrArray) folded = find (f, "qy-2026号线停电", NULL, NULL, 3);
  g_assert_cmpuint (folded->len, ==, 1);
  g_assert_cmpuint (((DeskTwin *) g_ptr_array_index (folded, 0))->alikeness.overlap, ==, 100);
  /* Nothing typed yet but the party: nothing is offered. */
  g_autoptr (GPtrArray) none = find (f, "", NULL, "", 3);
  g_assert_cmpuint (none->len, ==, 0);
  g_autoptr (DeskTwinRequest) nobody = desk_twin_request_new ("tst.demand", "", "labour", "缺工", NULL);
  g_autoptr (GPtrArray) of_nobody = desk_store_find_twins (f->store, nobody, 3, NULL, NULL);
  g_assert_cmpuint (of_nobody->len, ==, 0);
}

static void
test_order (Fixture *f, gconstpointer data)
{
  DeskUuid uid;
  for (guint i = 0; i < 6; i++)
    register_case (f, &f->party, i == 2 ? "缺缝纫工三十人" : "招聘电焊师傅", NULL, "labour", &uid);
  g_autoptr (GPtrArray) twins = find (f, "缺缝纫工三十人", "labour", NULL, 3);
  g_assert_cmpuint (twins->len, ==, 3);
  g_assert_cmpstr (((DeskTwin *) g_ptr_array_index (twins, 0))->title, ==, "缺缝纫工三十人");
  g_assert_cmpuint (((DeskTwin *) g_ptr_array_index (twins, 0))->alikeness.score, >, ((DeskTwin *) g_ptr_array_index (twins, 1))->alikeness.score);
}

/* However many there are, so many are looked at: by the index, from its end. */
static void
test_bounded (Fixture *f, gconstpointer data)
{
  DeskUuid uid;
  register_case (f, &f->party, "最早的一件，缺缝纫工三十人", NULL, "power", &uid);
  for (guint i = 0; i < DESK_TWIN_CANDIDATES; i++)
    register_case (f, &f->party, "招聘电焊师傅", NULL, "labour", &uid);
  g_autoptr (GPtrArray) twins = find (f, "缺缝纫工三十人", "power", NULL, 100);
  g_assert_cmpuint (twins->len, ==, 0);
  fixture_act (f, &uid, "withdraw", (const char *const[]) { "reason", "登记错了", NULL });
  g_autoptr (GPtrArray) again = find (f, "缺缝纫工三十人", "power", NULL, 100);
  g_assert_cmpuint (again->len, ==, 1);
  /* The plan is a walk along an index that holds all that is asked. */
  gint64 covered = fixture_ask (f, "SELECT count(*) FROM (SELECT sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'cases' AND sql LIKE '%(\"party_id\", \"state\")%')");
  g_assert_cmpint (covered, ==, 1);
}

typedef struct {
  GMainLoop *loop;
  GPtrArray *twins;
} Waiting;

static void
found (GObject *source, GAsyncResult *result, gpointer data)
{
  Waiting *waiting = data;
  g_autoptr (GError) error = NULL;
  waiting->twins = desk_store_find_twins_finish (DESK_STORE (source), result, &error);
  g_assert_no_error (error);
  g_main_loop_quit (waiting->loop);
}

static void
test_async (Fixture *f, gconstpointer data)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autofree char *party = desk_uuid_to_string (&f->party);
  Waiting waiting = { loop, NULL };
  DeskUuid uid;
  register_case (f, &f->party, "缺缝纫工三十人", NULL, "labour", &uid);
  DeskTwinRequest *request = desk_twin_request_new ("tst.demand", party, NULL, "缺缝纫工三十人", NULL);
  desk_store_find_twins_async (f->store, request, 3, NULL, found, &waiting);
  desk_twin_request_free (request);
  g_main_loop_run (loop);
  g_assert_cmpuint (waiting.twins->len, ==, 1);
  g_ptr_array_unref (waiting.twins);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add ("/twins/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
  ADD ("found", test_found);
  ADD ("order", test_order);
  ADD ("bounded", test_bounded);
  ADD ("async", test_async);
  return g_test_run ();
}
