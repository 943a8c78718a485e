/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Notifications over the demonstration county, into a sink that only writes down. */
#include "shell-county.h"
#include "shell-test.h"

#include "shell/desk-notifier.h"

#include <string.h>

typedef struct {
  GPtrArray *shown;     /* char *: "id|heading|body" */
  GPtrArray *withdrawn; /* char *: ids */
} Paper;

static void
write_shown (const DeskNotice *notice, gpointer data)
{
  g_ptr_array_add (((Paper *) data)->shown, g_strjoin ("|", notice->id, notice->heading, notice->body, NULL));
}

static void
write_withdrawn (const char *id, gpointer data)
{
  g_ptr_array_add (((Paper *) data)->withdrawn, g_strdup (id));
}

static const DeskNoticeSink paper_sink = { write_shown, write_withdrawn };

static gboolean
is_idle (gpointer notifier)
{
  return !desk_notifier_is_busy (notifier);
}

static void
look (DeskNotifier *notifier)
{
  desk_notifier_look (notifier);
  shell_test_wait (is_idle, notifier);
}

static void
execute (County *county, DeskCommand *command)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskOutcome) outcome = desk_store_execute (county->store, command, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpint (outcome->status, ==, DESK_OUTCOME_DONE);
}

static DeskCommand *
command_of (County *county, const char *kind)
{
  DeskActor me;
  DeskUuid uid;

  desk_store_get_me (county->store, &me);
  desk_store_new_uuid (county->store, &uid);
  return desk_command_new (kind, &uid, &me);
}

/* A case of the newest party, handed over to me. */
static DeskUuid
hand_to_me (County *county)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = desk_store_find (county->store, "party", "", 1, NULL, &error);
  DeskUuid uid;
  DeskActor me;

  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, 1);
  desk_store_get_me (county->store, &me);
  desk_store_new_uuid (county->store, &uid);
  DeskCommand *command = command_of (county, "register");
  DeskCommandPart *part = desk_command_add (command, "register", &uid, "case", 0);
  desk_command_part_set_text (part, "title", "厂门口积水");
  desk_command_part_set_uuid (part, "party", &((DeskMatch *) found->pdata[0])->uid);
  part = desk_command_add (command, "hand-over", &uid, NULL, DESK_ANY_VERSION);
  desk_command_part_set_uuid (part, "to_unit", &me.unit);
  desk_command_part_set_uuid (part, "to_person", &me.uid);
  execute (county, command);
  return uid;
}

static void
test_told (County *county, gconstpointer data)
{
  g_autoptr (DeskSettings) settings = desk_settings_new ();
  g_autoptr (GPtrArray) shown = g_ptr_array_new_with_free_func (g_free), withdrawn = g_ptr_array_new_with_free_func (g_free);
  Paper paper = { shown, withdrawn };

  (void) data;
  desk_settings_set_string (settings, "notifications", "all");
  desk_settings_set_string (settings, "quiet-until", "");
  g_autoptr (DeskNotifier) notifier = desk_notifier_new (county->store, settings, &paper_sink, &paper);
  look (notifier);
  g_ptr_array_set_size (shown, 0); /* what waited before */

  DeskUuid uid = hand_to_me (county);
  g_autofree char *id = desk_uuid_to_string (&uid);
  look (notifier);
  g_assert_cmpuint (shown->len, ==, 1);
  g_assert_nonnull (strstr (shown->pdata[0], id));
  g_assert_nonnull (strstr (shown->pdata[0], "厂门口积水"));
  g_autoptr (DeskSnapshot) snapshot = desk_store_load (county->store, &uid, NULL);
  g_autofree char *party = desk_store_title_text (county->store, desk_snapshot_get_text (snapshot, "party"));
  g_assert_cmpstr (party, !=, "");
  g_assert_null (strstr (shown->pdata[0], party));
  look (notifier);
  g_assert_cmpuint (shown->len, ==, 1);

  /* a program that starts anew knows what was told */
  g_autoptr (DeskNotifier) second = desk_notifier_new (county->store, settings, &paper_sink, &paper);
  look (second);
  g_assert_cmpuint (shown->len, ==, 1);
  g_clear_object (&second);

  /* done: it goes from the desktop */
  DeskCommand *command = command_of (county, "accept");
  desk_command_add (command, "accept", &uid, NULL, DESK_ANY_VERSION);
  execute (county, command);
  g_ptr_array_set_size (withdrawn, 0);
  look (notifier);
  g_assert_cmpuint (withdrawn->len, ==, 1);
  g_assert_nonnull (strstr (withdrawn->pdata[0], id));
}

static void
test_silent (County *county, gconstpointer data)
{
  g_autoptr (DeskSettings) settings = desk_settings_new ();
  g_autoptr (GPtrArray) shown = g_ptr_array_new_with_free_func (g_free), withdrawn = g_ptr_array_new_with_free_func (g_free);
  Paper paper = { shown, withdrawn };

  (void) data;
  desk_settings_set_string (settings, "notifications", "all");
  desk_settings_set_string (settings, "quiet-until", "2026-03-13");
  g_autoptr (DeskNotifier) notifier = desk_notifier_new (county->store, settings, &paper_sink, &paper);
  hand_to_me (county);
  look (notifier);
  g_assert_cmpuint (shown->len, ==, 0);
  /* in the evening neither */
  desk_settings_set_string (settings, "quiet-until", "");
  g_assert_true (desk_clock_hand_set (&county->clock, "2026-03-12T19:00:00+08:00"));
  look (notifier);
  g_assert_cmpuint (shown->len, ==, 0);
  g_assert_true (desk_clock_hand_set (&county->clock, "2026-03-13T09:00:00+08:00"));
  look (notifier);
  g_assert_cmpuint (shown->len, >, 0);
}

int
main (int argc, char **argv)
{
  shell_test_init (&argc, &argv);
  g_test_add ("/shell/notifier/told", County, NULL, county_set_up, test_told, county_tear_down);
  g_test_add ("/shell/notifier/silent", County, NULL, county_set_up, test_silent, county_tear_down);
  return g_test_run ();
}
