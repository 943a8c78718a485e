/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Casework in the real window over the demonstration county: a call-back that finds the party dissatisfied, an export
 * that asks what it is for, a problem added to the case that is there already, the next rolling round. */
#include "shell-county.h"
#include "shell-test.h"

#include "shell/desk-deeds.h"
#include "shell/desk-export.h"
#include "shell/desk-form-dialog.h"
#include "shell/desk-form-page.h"
#include "shell/desk-many-body.h"
#include "shell/desk-mark-cell.h"
#include "shell/desk-offer.h"
#include "shell/desk-record-cards.h"
#include "shell/desk-record-page.h"

#include <glib/gstdio.h>

static DeskSnapshot *
load (County *county, const char *uid)
{
  g_autoptr (GError) error = NULL;
  DeskUuid record;

  g_assert_true (desk_uuid_parse (uid, &record));
  DeskSnapshot *snapshot = desk_store_load (county->store, &record, &error);
  g_assert_no_error (error);
  return snapshot;
}

static DeskEvent *
newest (const GPtrArray *timeline)
{
  return ((DeskTimelineEntry *) g_ptr_array_index (timeline, timeline->len - 1))->event;
}

/* --- what is waited for --- */

static gboolean
is_dialog_there (gpointer type)
{
  return shell_test_find_window (GPOINTER_TO_SIZE (type)) != NULL;
}

static gboolean
is_dialog_gone (gpointer type)
{
  return shell_test_find_window (GPOINTER_TO_SIZE (type)) == NULL;
}

static gboolean
is_form_there (gpointer data G_GNUC_UNUSED)
{
  GtkWidget *dialog = shell_test_find_window (DESK_TYPE_FORM_DIALOG);

  return dialog != NULL && desk_form_session_get_body (desk_form_dialog_get_session (DESK_FORM_DIALOG (dialog))) != NULL;
}

static gboolean
is_offered (gpointer data)
{
  gpointer *window_and_name = data;

  return desk_offer_find (window_and_name[0], window_and_name[1]) != NULL;
}

static void
wait_for_offer (County *county, const char *name)
{
  gpointer window_and_name[] = { county->window, (gpointer) name };

  shell_test_wait (is_offered, window_and_name);
}

static gboolean
is_idle (gpointer window)
{
  return !desk_deeds_is_busy (window);
}

static DeskFormSession *
wait_for_form (void)
{
  shell_test_wait (is_form_there, NULL);
  return desk_form_dialog_get_session (DESK_FORM_DIALOG (shell_test_find_window (DESK_TYPE_FORM_DIALOG)));
}

static void
save (County *county, DeskFormSession *session)
{
  desk_form_session_save (session);
  shell_test_wait (is_dialog_gone, GSIZE_TO_POINTER (DESK_TYPE_FORM_DIALOG));
  shell_test_wait (is_idle, county->window);
}

/* --- the tests --- */

static gboolean
is_reopened (gpointer window)
{
  const DeskSnapshot *shown = desk_record_page_get_snapshot (DESK_RECORD_PAGE (desk_window_get_page (window)));

  return shown != NULL && g_strcmp0 (desk_snapshot_get_text (shown, "state"), "in-progress") == 0;
}

/* A party that is dissatisfied is not argued with: the case is in progress again at once, and says how often. */
static void
test_dissatisfied (County *county, gconstpointer data G_GNUC_UNUSED)
{
  g_autofree char *uid = county_first (county, "ent.demand", "state = resolved and unit is set");
  const DeskSnapshot *shown = county_open_record (county, uid);
  gint64 before = desk_snapshot_get_integer (shown, "reworks");

  gtk_widget_activate_action (GTK_WIDGET (county->window), "win.act", "(ss)", "check", uid);
  DeskFormSession *session = wait_for_form ();
  DeskFormBody *body = desk_form_session_get_body (session);
  desk_form_body_set (body, "effect", "企业反映问题还在。");
  desk_form_body_set (body, "verdict", "ineffective");
  desk_form_body_set (body, "satisfied", "dissatisfied");
  save (county, session);
  shell_test_wait (is_reopened, county->window);
  shown = desk_record_page_get_snapshot (DESK_RECORD_PAGE (desk_window_get_page (county->window)));
  g_assert_cmpint (desk_snapshot_get_integer (shown, "reworks"), ==, before + 1);
  shell_test_picture (GTK_WIDGET (county->window), "casework-dissatisfied");
  shell_test_measure (desk_window_get_page (county->window));
  /* The count is there to be read, not cut off for want of room. */
  GtkWidget *state = shell_test_find_type (desk_window_get_page (county->window), DESK_TYPE_MARK_CELL);
  g_autofree char *words = desk_record_cards_dup_state (desk_registry_find_type (county->registry, "ent.demand"), shown);
  int natural;
  g_assert_cmpstr (desk_mark_cell_get_word (DESK_MARK_CELL (state)), ==, words);
  gtk_widget_measure (state, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  g_assert_cmpint (gtk_widget_get_allocated_width (state), >=, natural);
  /* One deed, one way back. */
  gtk_widget_activate_action (GTK_WIDGET (county->window), "win.take-back-last", NULL);
  shell_test_wait (is_idle, county->window);
  g_autoptr (DeskSnapshot) after = load (county, uid);
  g_assert_cmpstr (desk_snapshot_get_text (after, "state"), ==, "resolved");
  g_assert_cmpint (desk_snapshot_get_integer (after, "reworks"), ==, before);
}

static GtkWidget *
ask_for_export (County *county, const char *path)
{
  gtk_widget_activate_action (GTK_WIDGET (county->window), "win.export-to-file", "s", path);
  shell_test_wait (is_dialog_there, GSIZE_TO_POINTER (ADW_TYPE_MESSAGE_DIALOG));
  return shell_test_find_window (ADW_TYPE_MESSAGE_DIALOG);
}

/* A list of firms leaves the program only with a purpose, and the purpose is on record before the file is there. */
static void
test_export_purpose (County *county, gconstpointer data G_GNUC_UNUSED)
{
  g_autofree char *path = g_build_filename (county->folder, "firms.csv", NULL);
  g_autoptr (GError) error = NULL;
  DeskActor me;

  desk_store_get_me (county->store, &me);
  g_autoptr (GPtrArray) before = desk_store_timeline (county->store, &me.uid, &error);
  g_assert_no_error (error);
  desk_output_attach (county->window);
  county_open (county, "ent.firms", NULL);
  guint rows = county_rows (county);
  GtkWidget *dialog = ask_for_export (county, path);
  g_assert_false (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "go"));
  shell_test_picture (dialog, "casework-export");
  gtk_window_close (GTK_WINDOW (dialog));
  shell_test_wait (is_dialog_gone, GSIZE_TO_POINTER (ADW_TYPE_MESSAGE_DIALOG));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));

  dialog = ask_for_export (county, path);
  GtkWidget *purpose = shell_test_find_name (dialog, "export.purpose");
  gtk_editable_set_text (GTK_EDITABLE (purpose), "   ");
  g_assert_false (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "go"));
  gtk_editable_set_text (GTK_EDITABLE (purpose), "报县领导小组");
  g_assert_true (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "go"));
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "go");
  shell_test_wait_for_file (path);
  g_autoptr (GPtrArray) after = desk_store_timeline (county->store, &me.uid, &error);
  g_assert_cmpuint (after->len, ==, before->len + 1); /* and nothing for the one that was given up */
  g_assert_cmpstr (newest (after)->kind, ==, "exported");
  g_autoptr (DeskEventBody) body = desk_event_body_from_json (newest (after)->body, &error);
  g_assert_cmpstr (body->why, ==, "报县领导小组");
  g_autofree char *text = NULL;
  g_assert_true (g_file_get_contents (path, &text, NULL, &error));
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), >, rows);
}

static gboolean
is_away (gpointer window)
{
  return !DESK_IS_FORM_PAGE (desk_window_get_page (window));
}

/* Told twice, registered once: what was typed goes to the case that is there already. */
static void
test_twin (County *county, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *uid = county_first (county, "ent.demand", "state in (accepted, in-progress)");
  g_autoptr (DeskSnapshot) there = load (county, uid);
  guint cases = county_count (county, "case", NULL);

  desk_deeds_create (county->window, "ent.demand", g_variant_new_parsed ("{'party': %s, 'category': %s}", desk_snapshot_get_text (there, "party"),
                                                                         desk_snapshot_get_text (there, "category")));
  county_form (county);
  DeskFormSession *session = desk_form_page_get_session (DESK_FORM_PAGE (desk_window_get_page (county->window)));
  DeskFormBody *body = desk_form_session_get_body (session);
  desk_form_body_set (body, "title", desk_snapshot_get_text (there, "title"));
  wait_for_offer (county, "twin.same");
  shell_test_picture (GTK_WIDGET (county->window), "casework-twin");
  shell_test_measure (desk_window_get_page (county->window));
  county_press (county, "twin.same");
  wait_for_offer (county, "twin.new"); /* and back again */
  county_press (county, "twin.new");
  wait_for_offer (county, "twin.same");
  county_press (county, "twin.same");
  wait_for_offer (county, "twin.new");
  g_assert_true (shell_test_says (GTK_WIDGET (county->window), desk_snapshot_get_text (there, "title")));
  shell_test_picture (GTK_WIDGET (county->window), "casework-twin-chosen");
  desk_form_session_save (session);
  shell_test_wait (is_away, county->window); /* though the form was the first page of the window */
  g_assert_cmpuint (county_count (county, "case", NULL), ==, cases);
  g_autoptr (GPtrArray) timeline = desk_store_timeline (county->store, &there->uid, &error);
  g_assert_cmpstr (newest (timeline)->kind, ==, "commented");
  g_assert_cmpuint (timeline->len, ==, (guint) there->version + 1);
}

static DeskUuid
open_round (County *county)
{
  DeskActor me;
  DeskUuid command_uid, uid;
  g_autoptr (GError) error = NULL;

  desk_store_get_me (county->store, &me);
  desk_store_new_uuid (county->store, &command_uid);
  desk_store_new_uuid (county->store, &uid);
  DeskCommand *command = desk_command_new ("create", &command_uid, &me);
  DeskCommandPart *part = desk_command_add (command, "create", &uid, "round", 0);
  desk_command_part_set_integer (part, "number", 9);
  desk_command_part_set_text (part, "name", "第九轮滚动交办");
  g_autoptr (DeskOutcome) outcome = desk_store_execute (county->store, command, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (outcome->status, ==, DESK_OUTCOME_DONE);
  return uid;
}

/* What a round did not settle goes into the next one, to the unit that has it, from the page of the round. */
static void
test_next_round (County *county, gconstpointer data G_GNUC_UNUSED)
{
  g_autofree char *uid = county_first (county, "case", "round is set and state in (accepted, in-progress)");
  g_autoptr (DeskSnapshot) before = load (county, uid);
  const char *old = desk_snapshot_get_text (before, "round");
  g_autofree char *open = g_strdup_printf ("round = %s and state in (registered, handed-over, accepted, in-progress, returned)", old);
  guint n_open = county_count (county, "case", open);
  DeskUuid round = open_round (county);
  char next[DESK_UUID_STR_LEN];

  desk_uuid_format (&round, next);
  county_open_record (county, old);
  wait_for_offer (county, "group.act.assign");
  county_press (county, "group.act.assign");
  DeskFormSession *session = wait_for_form ();
  DeskFormBody *body = desk_form_session_get_body (session);
  g_assert_cmpuint (desk_many_body_get_n (DESK_MANY_BODY (body)), ==, n_open);
  desk_form_body_set (body, "round", next);
  desk_form_body_set (body, "instruction", "转入第九轮，十日内办结。");
  shell_test_picture (shell_test_find_window (DESK_TYPE_FORM_DIALOG), "casework-next-round");
  save (county, session);
  g_assert_cmpuint (county_count (county, "case", open), ==, 0);
  g_autoptr (DeskSnapshot) after = load (county, uid);
  g_assert_cmpstr (desk_snapshot_get_text (after, "round"), ==, next);
  g_assert_cmpstr (desk_snapshot_get_text (after, "unit"), ==, desk_snapshot_get_text (before, "unit"));
  g_assert_cmpstr (desk_snapshot_get_text (after, "state"), ==, "handed-over");
  g_assert_cmpuint (desk_snapshot_get_n_rows (after, "handover"), ==, desk_snapshot_get_n_rows (before, "handover") + 1);
  county_open_record (county, next);
  wait_for_offer (county, "group.act.assign");
  shell_test_picture (GTK_WIDGET (county->window), "casework-round");
  county_open_record (county, old); /* nothing of it is open any more */
  shell_test_settle ();
  g_assert_false (gtk_widget_get_mapped (desk_offer_find (desk_window_get_page (county->window), "group.act.assign")));
}

int
main (int argc, char **argv)
{
  shell_test_init (&argc, &argv);
#define ADD(path, func) g_test_add ("/casework/" path, County, NULL, county_set_up, func, county_tear_down)
  ADD ("dissatisfied", test_dissatisfied);
  ADD ("export-purpose", test_export_purpose);
  ADD ("twin", test_twin);
  ADD ("next-round", test_next_round);
  return g_test_run ();
}
