/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

/* A folder with an empty store in it, instead of the fixture's county. */
static void
empty (Fixture *f)
{
  g_autoptr (GError) error = NULL;
  g_clear_object (&f->store);
  g_free (f->path);
  f->path = g_build_filename (f->folder, "many.fdesk", NULL);
  f->store = desk_store_open (f->path, f->registry, DESK_STORE_CREATE | DESK_STORE_NO_WATCH, &error);
  g_assert_no_error (error);
}

/* What is written in bulk is what commands would have written. */
static void
test_sound (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  empty (f);
  g_assert_true (desk_store_generate (f->store, 700, 7, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (fixture_ask (f, "SELECT count(*) FROM cases"), ==, 700);
  g_assert_cmpint (fixture_ask (f, "SELECT count(*) FROM x_tst_demand"), ==, 700);
  g_assert_cmpint (fixture_ask (f, "SELECT count(*) FROM events WHERE case_id IS NOT NULL"), ==, 2100);
  g_assert_cmpint (fixture_ask (f, "SELECT count(DISTINCT number) FROM cases"), ==, 700);
  g_assert_cmpint (fixture_ask (f, "SELECT count(DISTINCT state) FROM cases"), >=, 8);
  g_assert_cmpint (fixture_ask (f, "SELECT count(*) FROM cases WHERE state = 'struck-off'"), >, 200);
  g_assert_cmpint (fixture_ask (f, "SELECT min(length(words)) FROM cases"), >=, 50);
  g_assert_cmpint (fixture_ask (f, "SELECT max(length(words)) FROM cases"), <=, 130);
  fixture_assert_sound (f);
  /* Ordinary commands go on from there. */
  DeskUuid person;
  DeskActor actor = { DESK_ACTOR_IMPORT, DESK_UUID_NIL, DESK_UUID_NIL };
  desk_store_new_uuid (f->store, &person);
  DeskCommand *command = desk_command_new ("create", &person, &actor);
  DeskCommandPart *part = desk_command_add (command, "create", &person, "party", 0);
  desk_command_part_set_text (part, "name", "后来的厂");
  desk_command_part_set_text (part, "kind", "firm");
  fixture_do (f, command);
  fixture_assert_sound (f);
}

static void
test_only_empty (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_assert_false (desk_store_generate (f->store, 10, 7, NULL, NULL, NULL, &error));
  g_assert_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_EXISTS);
}

/* By hand: DESK_TEST_CASES=1000000 measures the bulk load. */
static void
test_many (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  const char *wanted = g_getenv ("DESK_TEST_CASES");
  gint64 cases = wanted != NULL ? g_ascii_strtoll (wanted, NULL, 10) : 0;
  if (cases == 0) {
    g_test_skip ("DESK_TEST_CASES is not set");
    return;
  }
  empty (f);
  gint64 indexes = fixture_ask (f, "SELECT count(*) FROM sqlite_master WHERE type = 'index'");
  gint64 before = g_get_monotonic_time ();
  g_assert_true (desk_store_generate (f->store, cases, 7, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  double seconds = (double) (g_get_monotonic_time () - before) / G_USEC_PER_SEC;
  g_test_message ("%.1f s, %.0f cases a second", seconds, (double) cases / seconds);
  g_assert_cmpint (fixture_ask (f, "SELECT count(*) FROM sqlite_master WHERE type = 'index'"), ==, indexes);
  if (cases <= 100000)
    fixture_assert_sound (f);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add ("/generate/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
  ADD ("sound", test_sound);
  ADD ("only-empty", test_only_empty);
  ADD ("many", test_many);
  return g_test_run ();
}
