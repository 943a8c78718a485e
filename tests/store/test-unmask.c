/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include <string.h>

#include "store/desk-unmask.h"

#define IDENTITY "330326199001011236"

static void
make_person (Fixture *f, DeskUuid *uid)
{
  DeskCommand *command = fixture_command (f, "create");
  desk_store_new_uuid (f->store, uid);
  DeskCommandPart *part = desk_command_add (command, "create", uid, "party", 0);
  desk_command_part_set_text (part, "kind", "person");
  desk_command_part_set_text (part, "name", "王某某");
  desk_command_part_set_text (part, "identity_number", IDENTITY);
  desk_command_part_set_text (part, "telephone", "13800001111");
  fixture_do (f, command);
}

static void
test_unmask (Fixture *f, gconstpointer data)
{
  static const char *const fields[][2] = { { "identity_number", IDENTITY }, { "telephone", "13800001111" } };
  DeskUuid uid;
  g_autoptr (GError) error = NULL;
  make_person (f, &uid);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++) {
    gint64 before = fixture_ask (f, "SELECT max(seq) FROM events");
    g_autofree char *plain = desk_store_unmask (f->store, &uid, fields[i][0], " 核对\n低保申请 ", &error);
    g_assert_no_error (error);
    g_assert_cmpstr (plain, ==, fields[i][1]);
    g_assert_cmpint (fixture_ask (f, "SELECT max(seq) FROM events"), ==, before + 1);
  }
  /* Which and why, never what: in no event and nowhere else in the clear. */
  g_autoptr (GPtrArray) timeline = desk_store_timeline (f->store, &uid, &error);
  const DeskTimelineEntry *entry = g_ptr_array_index (timeline, 1);
  g_assert_cmpstr (entry->event->kind, ==, "unmasked");
  g_assert_cmpstr (entry->event->body, ==, "{\"set\":{},\"why\":\"核对 低保申请\",\"about\":\"identity_number\"}");
  g_assert_cmpint (fixture_ask (f, "SELECT count(*) FROM event_bodies WHERE body LIKE '%" IDENTITY "%'"), ==, 0);
  fixture_assert_sound (f);
  g_autoptr (DeskSnapshot) snapshot = desk_store_load (f->store, &uid, NULL);
  g_assert_cmpint (snapshot->version, ==, 3);
}

static void
test_refused (Fixture *f, gconstpointer data)
{
  static const char *const wrong[][2] = { { "identity_number", "" }, { "identity_number", "  " }, { "name", "要看" }, { "nothing", "要看" }, { "bank_card", "要看" } };
  DeskUuid uid, empty;
  make_person (f, &uid);
  fixture_create_party (f, "空的", &empty);
  gint64 before = fixture_ask (f, "SELECT max(seq) FROM events");
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++) {
    g_autoptr (GError) error = NULL;
    g_assert_null (desk_store_unmask (f->store, &uid, wrong[i][0], wrong[i][1], &error));
    g_assert_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_REFUSED);
  }
  g_autoptr (GError) nothing = NULL;
  g_assert_null (desk_store_unmask (f->store, &empty, "telephone", "要看", &nothing));
  g_assert_error (nothing, DESK_STORE_ERROR, DESK_STORE_ERROR_REFUSED);
  g_assert_cmpint (fixture_ask (f, "SELECT max(seq) FROM events"), ==, before);
  /* What cannot be written down is not shown. */
  g_autoptr (GError) read_only = NULL;
  fixture_reopen (f, DESK_STORE_READ_ONLY | DESK_STORE_NO_WATCH);
  g_assert_null (desk_store_unmask (f->store, &uid, "identity_number", "要看", &read_only));
  g_assert_error (read_only, DESK_STORE_ERROR, DESK_STORE_ERROR_READ_ONLY);
}

/* A value looked at is no change: a form that was open before goes on, what was done before it can be
 * undone, and the look itself cannot. */
static void
test_no_change (Fixture *f, gconstpointer data)
{
  DeskUuid uid;
  make_person (f, &uid);
  g_autofree char *plain = desk_store_unmask (f->store, &uid, "telephone", "回访", NULL);
  DeskCommand *command = fixture_command (f, "change");
  DeskCommandPart *part = desk_command_add (command, "change", &uid, NULL, 1);
  desk_command_part_set_text (part, "contact", "本人");
  DeskUuid change = command->uid;
  fixture_do (f, command);
  g_autofree char *again = desk_store_unmask (f->store, &uid, "telephone", "回访", NULL);
  g_autoptr (DeskSnapshot) snapshot = desk_store_load (f->store, &uid, NULL);
  g_autofree char *newest = desk_uuid_to_string (&snapshot->last_event);
  command = fixture_command (f, "undo");
  desk_command_part_set_text (desk_command_add (command, "undo", &uid, NULL, DESK_ANY_VERSION), "event", newest);
  g_autoptr (DeskOutcome) outcome = fixture_try (f, command);
  g_assert_cmpint (outcome->status, ==, DESK_OUTCOME_REFUSED);
  command = desk_store_make_undo (f->store, &change, NULL);
  g_assert_nonnull (command);
  fixture_do (f, command);
  g_autoptr (DeskSnapshot) after = desk_store_load (f->store, &uid, NULL);
  g_assert_null (desk_snapshot_get_text (after, "contact"));
  fixture_assert_sound (f);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add ("/unmask/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
  ADD ("unmask", test_unmask);
  ADD ("refused", test_refused);
  ADD ("no-change", test_no_change);
  return g_test_run ();
}
