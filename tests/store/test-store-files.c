/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The files of a store and the events that speak of them. */
#include "fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#include "store/desk-drafts.h"
#include "store/desk-store-files.h"

/* Everything is older than the hand-set clock's future. */
#define LATER (g_get_real_time () + G_TIME_SPAN_HOUR)

static DeskAttachment *
add (Fixture *f, const char *name, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = desk_files_folder (f->path);
  g_autoptr (GBytes) bytes = g_bytes_new (words, strlen (words));
  DeskAttachment *attachment = desk_files_add_bytes (folder, name, bytes, &error);
  g_assert_no_error (error);
  return attachment;
}

static gboolean
is_there (Fixture *f, const DeskAttachment *attachment)
{
  g_autofree char *folder = desk_files_folder (f->path);
  return desk_files_has (folder, attachment->sha256, attachment->size);
}

static char *
text_of (const DeskAttachment *a, const DeskAttachment *b)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new ();
  if (a != NULL)
    g_ptr_array_add (list, (gpointer) a);
  if (b != NULL)
    g_ptr_array_add (list, (gpointer) b);
  return desk_attachments_to_text (list);
}

static void
attach (Fixture *f, const DeskUuid *uid, const DeskAttachment *a, const DeskAttachment *b)
{
  g_autofree char *text = text_of (a, b);
  fixture_act (f, uid, "change", (const char *const[]) { "attachments", text, NULL });
}

static GPtrArray *
verify (Fixture *f)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *findings = desk_store_verify (f->store, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return findings;
}

static void
assert_finding (const GPtrArray *findings, const char *what, const char *name)
{
  g_assert_cmpuint (findings->len, ==, 1);
  const DeskFinding *finding = g_ptr_array_index (findings, 0);
  g_assert_cmpstr (finding->what, ==, what);
  g_assert_nonnull (strstr (finding->message, name));
  g_assert_cmpint (finding->seq, >, 0);
}

static void
test_kept (Fixture *f, gconstpointer data)
{
  DeskUuid uid;
  g_autoptr (DeskAttachment) photo = add (f, "现场.jpg", "一"), paper = add (f, "合同.pdf", "二");
  fixture_register (f, "缺缝纫工三十人", &uid);
  attach (f, &uid, photo, paper);
  fixture_assert_sound (f);
  g_autoptr (DeskSnapshot) snapshot = desk_store_load (f->store, &uid, NULL);
  g_autofree char *expected = text_of (photo, paper);
  g_assert_cmpstr (desk_snapshot_get_text (snapshot, "attachments"), ==, expected);
  /* Names are no words to search by. */
  g_assert_cmpint (fixture_ask (f, "SELECT count(*) FROM search WHERE search MATCH '现场'"), ==, 0);
  /* A removal can be undone, so the file stays; so it does when all windows are shut. */
  attach (f, &uid, photo, NULL);
  g_assert_cmpuint (desk_store_sweep_files (f->store, LATER), ==, 0);
  g_assert_true (is_there (f, paper));
  g_autoptr (DeskSnapshot) after = desk_store_load (f->store, &uid, NULL);
  g_autofree char *newest = desk_uuid_to_string (&after->last_event);
  fixture_act (f, &uid, "undo", (const char *const[]) { "event", newest, NULL });
  g_autoptr (DeskSnapshot) undone = desk_store_load (f->store, &uid, NULL);
  g_assert_cmpstr (desk_snapshot_get_text (undone, "attachments"), ==, expected);
  fixture_assert_sound (f);
}

static void
test_proof (Fixture *f, gconstpointer data)
{
  DeskUuid uid;
  g_autoptr (DeskAttachment) photo = add (f, "已修好.jpg", "三");
  g_autofree char *text = text_of (photo, NULL);
  fixture_register (f, "机耕路塌方", &uid);
  fixture_act (f, &uid, "resolve", (const char *const[]) { "answer", "已修复。", "proof", text, NULL });
  g_autoptr (DeskSnapshot) snapshot = desk_store_load (f->store, &uid, NULL);
  g_assert_cmpstr (desk_snapshot_get_text (snapshot, "proof"), ==, text);
  fixture_assert_sound (f);
}

/* An event never speaks of what is not there. */
static void
test_lost (Fixture *f, gconstpointer data)
{
  DeskUuid uid;
  g_autoptr (DeskAttachment) photo = add (f, "丢了.jpg", "四");
  g_autofree char *folder = desk_files_folder (f->path);
  g_autofree char *text = text_of (photo, NULL);
  fixture_register (f, "路灯不亮", &uid);
  desk_files_remove (folder, photo->sha256);
  DeskCommand *command = fixture_command (f, "change");
  DeskCommandPart *part = desk_command_add (command, "change", &uid, NULL, DESK_ANY_VERSION);
  desk_command_part_set_text (part, "attachments", text);
  g_autoptr (DeskOutcome) outcome = fixture_try (f, command);
  g_assert_cmpint (outcome->status, ==, DESK_OUTCOME_REFUSED);
  const DeskProblem *problem = g_ptr_array_index (outcome->problems, 0);
  g_assert_cmpstr (problem->rule, ==, "missing-file");
  g_assert_cmpstr (problem->field, ==, "attachments");
  g_assert_nonnull (strstr (problem->message, "丢了.jpg"));
  /* One that was there before does not stand in the way of other changes. */
  g_autoptr (DeskAttachment) again = add (f, "丢了.jpg", "四"), other = add (f, "b.jpg", "五");
  attach (f, &uid, again, NULL);
  desk_files_remove (folder, again->sha256);
  attach (f, &uid, again, other);
}

static void
test_sweep (Fixture *f, gconstpointer data)
{
  DeskUuid uid;
  g_autoptr (DeskAttachment) used = add (f, "a.jpg", "用"), orphan = add (f, "b.jpg", "弃"), drafted = add (f, "c.jpg", "稿");
  g_autofree char *drafts = desk_drafts_folder (f->path);
  g_autofree char *text = text_of (drafted, NULL);
  g_autoptr (GError) error = NULL;
  DeskDraft draft = { .form = (char *) "create visit", .title = (char *) "走访", .saved_us = 1 };
  fixture_register (f, "缺电", &uid);
  attach (f, &uid, used, NULL);
  desk_store_new_uuid (f->store, &draft.uid);
  draft.content = g_variant_ref_sink (g_variant_new_parsed ("{'attachments': <%s>}", text));
  g_assert_true (desk_drafts_save (drafts, &draft, &error));
  /* What is young may belong to a form that is open. */
  g_assert_cmpuint (desk_store_sweep_files (f->store, g_get_real_time () - G_TIME_SPAN_HOUR), ==, 0);
  g_assert_cmpuint (desk_store_sweep_files (f->store, LATER), ==, 1);
  g_assert_true (is_there (f, used));
  g_assert_true (is_there (f, drafted));
  g_assert_false (is_there (f, orphan));
  g_assert_true (desk_drafts_delete (drafts, &draft.uid, NULL));
  g_assert_cmpuint (desk_store_sweep_files (f->store, LATER), ==, 1);
  g_assert_false (is_there (f, drafted));
  g_assert_true (is_there (f, used));
  g_variant_unref (draft.content);
  /* A store that is only read leaves everything alone. */
  g_autoptr (DeskAttachment) left = add (f, "d.jpg", "读");
  fixture_reopen (f, DESK_STORE_READ_ONLY | DESK_STORE_NO_WATCH);
  g_assert_cmpuint (desk_store_sweep_files (f->store, LATER), ==, 0);
  g_assert_true (is_there (f, left));
}

static void
test_verify (Fixture *f, gconstpointer data)
{
  DeskUuid uid;
  g_autoptr (DeskAttachment) photo = add (f, "现场.jpg", "一");
  g_autofree char *folder = desk_files_folder (f->path);
  g_autofree char *path = desk_files_path (folder, photo->sha256);
  fixture_register (f, "缺水", &uid);
  attach (f, &uid, photo, NULL);
  g_autoptr (GPtrArray) sound = verify (f);
  g_assert_cmpuint (sound->len, ==, 0);
  g_assert_true (g_file_set_contents (path, "二", -1, NULL)); /* as long as it was */
  g_autoptr (GPtrArray) altered = verify (f);
  assert_finding (altered, "file-altered", "现场.jpg");
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_autoptr (GPtrArray) missing = verify (f);
  assert_finding (missing, "file-missing", "现场.jpg");
}

static void
test_rebuild (Fixture *f, gconstpointer data)
{
  DeskUuid uid;
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskAttachment) photo = add (f, "现场.jpg", "一");
  fixture_register (f, "缺水", &uid);
  attach (f, &uid, photo, NULL);
  static const char *const damage[] = {
    "DELETE FROM attachments", "UPDATE attachments SET size = size + 1", "UPDATE attachments SET seq = seq - 1",
    "INSERT INTO attachments SELECT 'ff' || substr(sha256, 3), seq, size FROM attachments",
  };
  for (guint i = 0; i < G_N_ELEMENTS (damage); i++) {
    fixture_tamper (f, damage[i]);
    g_autoptr (GPtrArray) findings = desk_store_rebuild (f->store, TRUE, NULL, NULL, NULL, &error);
    g_assert_no_error (error);
    g_assert_cmpuint (findings->len, ==, 1);
    g_assert_cmpstr (((DeskFinding *) g_ptr_array_index (findings, 0))->table, ==, "attachments");
    g_autoptr (GPtrArray) done = desk_store_rebuild (f->store, FALSE, NULL, NULL, NULL, &error);
    g_assert_no_error (error);
    fixture_assert_sound (f);
  }
}

static void
redact (Fixture *f, const DeskUuid *uid)
{
  DeskCommand *command = fixture_command (f, "redact");
  DeskCommandPart *part = desk_command_add (command, "redact", uid, NULL, DESK_ANY_VERSION);
  desk_command_part_set_text (part, "reason", "本人要求");
  desk_command_part_set_text (part, "attachments", NULL);
  fixture_do (f, command);
}

/* What is taken out of the log is taken from the disk, when nobody else has it. */
static void
test_redacted (Fixture *f, gconstpointer data)
{
  DeskUuid first, second;
  g_autoptr (DeskAttachment) shared = add (f, "合影.jpg", "合"), own = add (f, "病历.jpg", "病");
  fixture_register (f, "缺水", &first);
  fixture_register (f, "缺电", &second);
  attach (f, &first, shared, own);
  attach (f, &first, shared, NULL); /* still in the log */
  attach (f, &second, shared, NULL);
  redact (f, &first);
  fixture_assert_sound (f);
  g_assert_false (is_there (f, own));
  g_assert_true (is_there (f, shared));
  redact (f, &second);
  fixture_assert_sound (f);
  g_assert_false (is_there (f, shared));
}

static void
test_backup (Fixture *f, gconstpointer data)
{
  DeskUuid uid;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) lacking = NULL;
  g_autoptr (DeskAttachment) photo = add (f, "现场.jpg", "一"), orphan = add (f, "没用.jpg", "二");
  g_autofree char *folder = desk_files_folder (f->path);
  g_autofree char *copy = g_build_filename (f->folder, "copy.fdesk", NULL);
  g_autofree char *copy_folder = desk_files_folder (copy);
  fixture_register (f, "缺水", &uid);
  attach (f, &uid, photo, NULL);
  g_assert_true (desk_store_backup (f->store, copy, &lacking, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (lacking->len, ==, 0);
  g_assert_true (desk_files_has (copy_folder, photo->sha256, photo->size));
  g_assert_false (desk_files_has (copy_folder, orphan->sha256, orphan->size));
  /* The copy is a store like any other, with its files. */
  g_autoptr (DeskRegistry) registry = fixture_registry ();
  g_autoptr (DeskStore) opened = desk_store_open (copy, registry, DESK_STORE_READ_ONLY | DESK_STORE_NO_WATCH, &error);
  g_assert_no_error (error);
  g_autoptr (GPtrArray) findings = desk_store_verify (opened, NULL, NULL, NULL, &error);
  g_assert_cmpuint (findings->len, ==, 0);
  g_clear_object (&opened);
  /* What is missing here is told, and the rest is copied. */
  g_autofree char *second = g_build_filename (f->folder, "second.fdesk", NULL);
  g_clear_pointer (&lacking, g_ptr_array_unref);
  desk_files_remove (folder, photo->sha256);
  g_assert_true (desk_store_backup (f->store, second, &lacking, NULL, NULL, NULL, &error));
  assert_finding (lacking, "file-missing", "现场.jpg");
  /* Stopped: nothing is left. */
  g_autofree char *third = g_build_filename (f->folder, "third.fdesk", NULL);
  g_autofree char *third_folder = desk_files_folder (third);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_cancellable_cancel (cancellable);
  g_assert_false (desk_store_backup (f->store, third, NULL, NULL, NULL, cancellable, &error));
  g_assert_false (g_file_test (third, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (third_folder, G_FILE_TEST_EXISTS));
}

typedef struct {
  GMainLoop *loop;
  DeskAttachment *attachment;
  GError *error;
} Waiting;

static void
added (GObject *source, GAsyncResult *result, gpointer data)
{
  Waiting *waiting = data;
  waiting->attachment = desk_store_add_file_finish (DESK_STORE (source), result, &waiting->error);
  g_main_loop_quit (waiting->loop);
}

static void
test_async (Fixture *f, gconstpointer data)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autofree char *path = g_build_filename (f->folder, "a.txt", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("粘贴", 6);
  Waiting waiting = { loop };
  g_assert_true (g_file_set_contents (path, "文件", -1, NULL));
  desk_store_add_file_async (f->store, file, NULL, added, &waiting);
  g_main_loop_run (loop);
  g_assert_no_error (waiting.error);
  g_assert_true (is_there (f, waiting.attachment));
  g_clear_pointer (&waiting.attachment, desk_attachment_free);
  desk_store_add_bytes_async (f->store, "粘贴.txt", bytes, NULL, added, &waiting);
  g_main_loop_run (loop);
  g_assert_no_error (waiting.error);
  g_assert_true (is_there (f, waiting.attachment));
  g_clear_pointer (&waiting.attachment, desk_attachment_free);
  fixture_reopen (f, DESK_STORE_READ_ONLY | DESK_STORE_NO_WATCH);
  desk_store_add_file_async (f->store, file, NULL, added, &waiting);
  g_main_loop_run (loop);
  g_assert_error (waiting.error, DESK_STORE_ERROR, DESK_STORE_ERROR_READ_ONLY);
  g_clear_error (&waiting.error);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add ("/store-files/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
  ADD ("kept", test_kept);
  ADD ("proof", test_proof);
  ADD ("lost", test_lost);
  ADD ("sweep", test_sweep);
  ADD ("verify", test_verify);
  ADD ("rebuild", test_rebuild);
  ADD ("redacted", test_redacted);
  ADD ("backup", test_backup);
  ADD ("async", test_async);
  return g_test_run ();
}
