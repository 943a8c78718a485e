/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/desk-loss.h"

#include "fixture.h"

#include <glib/gstdio.h>
#include <string.h>

static GPtrArray *
verify (Fixture *f)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *findings = desk_store_verify (f->store, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return findings;
}

static void
assert_finds (Fixture *f, const char *what, gint64 seq)
{
  g_autoptr (GPtrArray) findings = verify (f);
  for (guint i = 0; i < findings->len; i++) {
    const DeskFinding *finding = g_ptr_array_index (findings, i);
    g_assert_cmpstr (finding->message, !=, "");
    if (strcmp (finding->what, what) == 0 && (seq == 0 || finding->seq == seq))
      return;
  }
  g_error ("nothing says “%s” of %d; %u findings", what, (int) seq, findings->len);
}

static gint64
third (Fixture *f)
{
  DeskUuid uid;
  fixture_register (f, "缺缝纫工三十人", &uid);
  fixture_hand_over (f, &uid);
  return fixture_ask (f, "SELECT max(seq) FROM events") - 1;
}

/* Each column of an event, changed by itself. */
static void
test_altered (Fixture *f, gconstpointer data)
{
  static const char *const changes[][2] = {
    { "at_us", "at_us + 1" }, { "kind", "'commented'" }, { "v", "v + 1" }, { "desk_seq", "desk_seq + 1000" },
    { "uid", "randomblob(16)" }, { "command_uid", "randomblob(16)" }, { "actor", "randomblob(16)" },
    { "record", "1" }, { "body_digest", "randomblob(32)" }, { "hash", "randomblob(32)" },
  };
  gint64 seq = third (f);
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++) {
    g_autofree char *old = g_strdup_printf ("CREATE TABLE kept AS SELECT * FROM events WHERE seq = %d; UPDATE events SET %s = %s WHERE seq = %d",
                                            (int) seq, changes[i][0], changes[i][1], (int) seq);
    fixture_tamper (f, old);
    assert_finds (f, strcmp (changes[i][0], "desk_seq") == 0 ? "inserted" : "altered", seq);
    g_autofree char *back = g_strdup_printf ("UPDATE events SET %s = (SELECT %s FROM kept) WHERE seq = %d; DROP TABLE kept", changes[i][0], changes[i][0], (int) seq);
    fixture_tamper (f, back);
    fixture_assert_sound (f);
  }
}

static void
test_body (Fixture *f, gconstpointer data)
{
  gint64 seq = third (f);
  g_autofree char *change = g_strdup_printf ("UPDATE event_bodies SET body = replace(body, '缝纫', '钳') WHERE seq = %d", (int) seq);
  fixture_tamper (f, change);
  assert_finds (f, "altered", seq);
  g_autofree char *drop = g_strdup_printf ("DELETE FROM event_bodies WHERE seq = %d", (int) seq);
  fixture_tamper (f, drop);
  assert_finds (f, "body", seq);
}

static void
test_salt (Fixture *f, gconstpointer data)
{
  gint64 seq = third (f);
  g_autofree char *change = g_strdup_printf ("UPDATE event_bodies SET salt = randomblob(16) WHERE seq = %d", (int) seq);
  fixture_tamper (f, change);
  assert_finds (f, "altered", seq);
}

static void
test_removed (Fixture *f, gconstpointer data)
{
  gint64 seq = third (f);
  g_autofree char *change = g_strdup_printf ("DELETE FROM event_bodies WHERE seq = %d; DELETE FROM events WHERE seq = %d", (int) seq, (int) seq);
  fixture_tamper (f, change);
  assert_finds (f, "removed", seq + 1);
}

static void
test_removed_last (Fixture *f, gconstpointer data)
{
  gint64 seq = third (f) + 1;
  g_autofree char *change = g_strdup_printf ("DELETE FROM event_bodies WHERE seq = %d; DELETE FROM events WHERE seq = %d", (int) seq, (int) seq);
  fixture_tamper (f, change);
  assert_finds (f, "removed", 0);
}

static void
test_inserted (Fixture *f, gconstpointer data)
{
  gint64 seq = third (f) + 1;
  g_autofree char *change = g_strdup_printf ("INSERT INTO events SELECT seq + 1, randomblob(16), command_uid, desk, desk_seq + 1, at_us, actor, kind, v, record, case_id, "
                                             "body_digest, hash FROM events WHERE seq = %d; INSERT INTO event_bodies SELECT seq + 1, salt, body FROM event_bodies WHERE seq = %d",
                                             (int) seq, (int) seq);
  fixture_tamper (f, change);
  assert_finds (f, "inserted", seq + 1);
}

static char *
copy_aside (Fixture *f)
{
  g_autoptr (GError) error = NULL;
  char *path = g_build_filename (f->folder, "copy.fdesk", NULL);
  g_assert_true (desk_store_backup (f->store, path, NULL, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  return path;
}

/* The file is replaced by its own backup of yesterday. */
static void
test_older_copy (Fixture *f, gconstpointer data)
{
  DeskUuid uid;
  fixture_register (f, "缺缝纫工三十人", &uid);
  g_autofree char *copy = copy_aside (f);
  fixture_hand_over (f, &uid);
  g_clear_object (&f->store);
  g_assert_cmpint (g_rename (copy, f->path), ==, 0);
  fixture_reopen (f, DESK_STORE_NO_WATCH);
  g_assert_true (desk_store_is_older_copy (f->store));
  assert_finds (f, "older-copy", 0);
  /* It goes on as a desk of its own, and the loss stays on record. */
  fixture_hand_over (f, &uid);
  g_assert_cmpint (fixture_ask (f, "SELECT count(*) FROM desks"), ==, 2);
  assert_finds (f, "older-copy", 0);
  fixture_reopen (f, DESK_STORE_NO_WATCH);
  g_assert_false (desk_store_is_older_copy (f->store));
  assert_finds (f, "older-copy", 0);
  fixture_act (f, &uid, "accept", NULL);
  g_assert_cmpint (fixture_ask (f, "SELECT count(*) FROM desks"), ==, 2);
}

/* An event of the chain says who gave up what and when, and a record lists it; nobody makes or changes one by hand. */
static void
assert_written_down (Fixture *f, const DeskLoss *loss)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all = desk_store_get_accepted_losses (f->store, &error);
  DeskActor me;
  g_assert_no_error (error);
  g_assert_cmpuint (all->len, ==, 1);
  const DeskAcceptedLoss *accepted = g_ptr_array_index (all, 0);
  desk_store_get_me (f->store, &me);
  g_autofree char *name = desk_store_title (f->store, &me.uid);
  g_assert_cmpstr (accepted->by, ==, name);
  g_assert_cmpstr (name, !=, "");
  g_assert_cmpint (accepted->at_us, >, loss->last_us);
  g_assert_true (desk_uuid_equal (&accepted->loss.desk, &loss->desk));
  g_assert_cmpint (accepted->loss.had, ==, loss->had);
  g_assert_cmpint (accepted->loss.have, ==, loss->have);
  g_assert_cmpint (accepted->loss.last_us, ==, loss->last_us);
  g_assert_cmpstr (accepted->loss.expected, ==, loss->expected);
  g_assert_cmpstr (accepted->loss.found, ==, loss->found);
  g_assert_cmpuint (strlen (loss->expected), ==, 64);
  g_assert_cmpuint (strlen (loss->found), ==, 64);
  g_assert_cmpstr (loss->expected, !=, loss->found);
  g_assert_cmpint (fixture_ask (f, "SELECT count(*) FROM events WHERE kind = 'loss-accepted'"), ==, 1);
  g_autoptr (GPtrArray) timeline = desk_store_timeline (f->store, &accepted->record, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (timeline->len, ==, 1);
  g_assert_cmpstr (((DeskTimelineEntry *) g_ptr_array_index (timeline, 0))->actor_name, ==, name);
  static const char *const by_hand[] = { "change", "withdraw", "create" };
  for (guint i = 0; i < G_N_ELEMENTS (by_hand); i++) {
    DeskUuid uid = accepted->record, command;
    gboolean creates = strcmp (by_hand[i], "create") == 0;
    desk_store_new_uuid (f->store, &command);
    DeskCommand *said = desk_command_new (by_hand[i], &command, &me);
    if (creates)
      desk_store_new_uuid (f->store, &uid);
    DeskCommandPart *part = desk_command_add (said, by_hand[i], &uid, creates ? "loss" : NULL, DESK_ANY_VERSION);
    if (strcmp (by_hand[i], "change") == 0)
      desk_command_part_set_integer (part, "had", 1);
    g_autoptr (DeskOutcome) outcome = desk_store_execute (f->store, said, NULL, &error);
    g_assert_no_error (error);
    g_assert_cmpint (outcome->status, ==, DESK_OUTCOME_REFUSED);
  }
}

static char *
dup_head_path (Fixture *f)
{
  g_autofree char *folder = g_build_filename (g_getenv ("DESK_STATE_FOLDER"), "heads", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, desk_store_get_uid (f->store)))
      return g_build_filename (folder, name, NULL);
  g_assert_not_reached ();
}

/* The power fails after the event was written and before the note beside the store was: it is asked
 * again, and written down once. */
static void
test_accept_twice (Fixture *f, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *note = NULL;
  gsize length = 0;
  DeskUuid uid;
  fixture_register (f, "缺缝纫工三十人", &uid);
  g_autofree char *copy = copy_aside (f);
  fixture_hand_over (f, &uid);
  g_autofree char *head = dup_head_path (f);
  g_clear_object (&f->store);
  g_assert_cmpint (g_rename (copy, f->path), ==, 0);
  g_assert_true (g_file_get_contents (head, &note, &length, NULL));
  for (guint i = 0; i < 2; i++) {
    g_clear_object (&f->store);
    g_assert_true (g_file_set_contents (head, note, (gssize) length, NULL));
    fixture_reopen (f, DESK_STORE_NO_WATCH);
    g_assert_true (desk_store_is_older_copy (f->store));
    g_assert_true (desk_store_accept_losses (f->store, &error));
    g_assert_no_error (error);
    g_assert_false (desk_store_is_older_copy (f->store));
    g_assert_cmpint (fixture_ask (f, "SELECT count(*) FROM events WHERE kind = 'loss-accepted'"), ==, 1);
    fixture_assert_sound (f);
  }
}

/* Somebody takes the older copy as it is: nothing is found any more, and it is written down. */
static void
test_accept (Fixture *f, gconstpointer data)
{
  gboolean written = GPOINTER_TO_INT (data);
  g_autoptr (GError) error = NULL;
  DeskUuid uid;
  fixture_register (f, "缺缝纫工三十人", &uid);
  gint64 kept = fixture_ask (f, "SELECT max(desk_seq) FROM events");
  g_autofree char *copy = copy_aside (f);
  fixture_hand_over (f, &uid);
  gint64 had = fixture_ask (f, "SELECT max(desk_seq) FROM events");
  g_clear_object (&f->store);
  g_assert_cmpint (g_rename (copy, f->path), ==, 0);
  fixture_reopen (f, DESK_STORE_NO_WATCH);
  if (written)
    fixture_hand_over (f, &uid);
  g_autoptr (GArray) losses = desk_store_get_losses (f->store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (losses->len, ==, 1);
  g_assert_cmpint (g_array_index (losses, DeskLoss, 0).had, ==, had);
  g_assert_cmpint (g_array_index (losses, DeskLoss, 0).have, ==, kept);
  g_assert_cmpint (g_array_index (losses, DeskLoss, 0).last_us, >, 0);
  assert_finds (f, "older-copy", 0);
  g_assert_true (desk_store_accept_losses (f->store, &error));
  g_assert_no_error (error);
  g_assert_false (desk_store_is_older_copy (f->store));
  fixture_assert_sound (f);
  assert_written_down (f, &g_array_index (losses, DeskLoss, 0));
  fixture_reopen (f, DESK_STORE_NO_WATCH);
  g_assert_false (desk_store_is_older_copy (f->store));
  fixture_assert_sound (f);
  /* The chain of the lost events is not gone on with. */
  if (!written)
    fixture_hand_over (f, &uid);
  fixture_act (f, &uid, "accept", NULL);
  g_assert_cmpint (fixture_ask (f, "SELECT count(*) FROM desks"), ==, 2);
  fixture_assert_sound (f);
  fixture_reopen (f, DESK_STORE_NO_WATCH | DESK_STORE_READ_ONLY);
  g_assert_false (desk_store_accept_losses (f->store, &error));
  g_assert_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_READ_ONLY);
}

/* Two places restored from one backup never continue one chain. */
static void
test_two_copies (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  DeskUuid uid;
  fixture_register (f, "缺缝纫工三十人", &uid);
  g_autofree char *copy = copy_aside (f);
  g_autofree char *home = g_steal_pointer (&f->path);
  f->path = g_strdup (copy);
  fixture_reopen (f, DESK_STORE_NO_WATCH);
  g_assert_false (desk_store_is_older_copy (f->store));
  fixture_hand_over (f, &uid);
  g_assert_cmpint (fixture_ask (f, "SELECT count(*) FROM desks"), ==, 2);
  fixture_assert_sound (f);
  g_free (f->path);
  f->path = g_steal_pointer (&home);
  fixture_reopen (f, DESK_STORE_NO_WATCH);
  fixture_hand_over (f, &uid);
  g_assert_cmpint (fixture_ask (f, "SELECT count(*) FROM desks"), ==, 1);
  fixture_assert_sound (f);
}

static void
test_backup (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  DeskUuid uid;
  fixture_full_case (f, &uid);
  g_autofree char *copy = copy_aside (f);
  g_assert_false (desk_store_backup (f->store, copy, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_EXISTS);
  g_clear_error (&error);
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_cancellable_cancel (cancelled);
  g_autofree char *none = g_build_filename (f->folder, "none.fdesk", NULL);
  g_assert_false (desk_store_backup (f->store, none, NULL, NULL, NULL, cancelled, &error));
  g_assert_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_CANCELLED);
  g_assert_false (g_file_test (none, G_FILE_TEST_EXISTS));
  g_free (f->path);
  f->path = g_strdup (copy);
  fixture_reopen (f, DESK_STORE_NO_WATCH);
  fixture_assert_sound (f);
}

static void
test_export (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  DeskUuid uid;
  fixture_full_case (f, &uid);
  g_autofree char *path = g_build_filename (f->folder, "events.jsonl", NULL);
  g_autofree char *text = NULL;
  g_assert_true (desk_store_export_events (f->store, path, NULL, NULL, NULL, &error));
  g_assert_true (g_file_get_contents (path, &text, NULL, &error));
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_assert_cmpint (g_strv_length (lines) - 1, ==, fixture_ask (f, "SELECT count(*) FROM events"));
  g_assert_nonnull (strstr (text, "\"kind\":\"struck-off\""));
  g_assert_nonnull (strstr (text, "\"type\":\"tst.demand\""));
  g_assert_false (desk_store_export_events (f->store, path, NULL, NULL, NULL, &error));
  g_assert_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_EXISTS);
}

/* What is redacted is nowhere in the file, and the chain is whole. */
static void
test_redacted (Fixture *f, gconstpointer data)
{
  g_autofree char *bytes = NULL;
  gsize length = 0;
  DeskUuid uid;
  DeskCommand *command;
  fixture_register (f, "缺缝纫工三十人", &uid);
  fixture_act (f, &uid, "change", (const char *const[]) { "remark", "张某某患病住院", NULL });
  fixture_hand_over (f, &uid);
  command = fixture_command (f, "redact");
  DeskCommandPart *part = desk_command_add (command, "redact", &uid, NULL, DESK_ANY_VERSION);
  desk_command_part_set_text (part, "reason", "本人要求");
  desk_command_part_set_text (part, "remark", NULL);
  fixture_do (f, command);
  fixture_assert_sound (f);
  g_assert_cmpint (fixture_ask (f, "SELECT count(*) FROM redactions"), >=, 1);
  g_clear_object (&f->store);
  g_assert_true (g_file_get_contents (f->path, &bytes, &length, NULL));
  for (gsize i = 0; i + 6 <= length; i++)
    g_assert_true (memcmp (bytes + i, "患病", 6) != 0);
  fixture_reopen (f, DESK_STORE_NO_WATCH);
  g_autoptr (DeskSnapshot) snapshot = desk_store_load (f->store, &uid, NULL);
  g_assert_null (desk_snapshot_get_text (snapshot, "remark"));
  g_assert_cmpstr (desk_snapshot_get_text (snapshot, "title"), ==, "缺缝纫工三十人");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add ("/verify/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
  ADD ("altered", test_altered);
  ADD ("body", test_body);
  ADD ("salt", test_salt);
  ADD ("removed", test_removed);
  ADD ("removed-last", test_removed_last);
  ADD ("inserted", test_inserted);
  ADD ("older-copy", test_older_copy);
  g_test_add ("/verify/accept", Fixture, GINT_TO_POINTER (FALSE), fixture_set_up, test_accept, fixture_tear_down);
  g_test_add ("/verify/accept-twice", Fixture, NULL, fixture_set_up, test_accept_twice, fixture_tear_down);
  g_test_add ("/verify/accept-written", Fixture, GINT_TO_POINTER (TRUE), fixture_set_up, test_accept, fixture_tear_down);
  ADD ("two-copies", test_two_copies);
  ADD ("backup", test_backup);
  ADD ("export", test_export);
  ADD ("redacted", test_redacted);
  return g_test_run ();
}
