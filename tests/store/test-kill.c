/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two windows are killed in the midst of their commands, again and again. Each
 * acknowledges a command over a pipe: acknowledged ≤ stored, the chain whole,
 * rows and words as the log says. DESK_TEST_KILLS=1000 does it a thousand times. */
#include "fixture.h"

#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "store/desk-connection.h"
#include "store/desk-store-files.h"

#define WRITERS 2
#define KILLS 60

typedef struct {
  pid_t pid;
  int acknowledgements;
} Writer;

static DeskCommand *
make_command (DeskStore *store, const Fixture *f, guint n)
{
  DeskActor actor = { DESK_ACTOR_PERSON, f->person, f->unit };
  DeskUuid command_uid, uid;
  desk_store_new_uuid (store, &command_uid);
  desk_store_new_uuid (store, &uid);
  DeskCommand *command = desk_command_new ("register", &command_uid, &actor);
  DeskCommandPart *part = desk_command_add (command, "register", &uid, "tst.demand", 0);
  desk_command_part_set_text (part, "title", n % 2 == 0 ? "缺工" : "停电");
  desk_command_part_set_uuid (part, "party", &f->party);
  desk_command_part_set_text (part, "source", "visit");
  desk_command_part_set_text (part, "needs", "driver,welder");
  part = desk_command_add (command, "hand-over", &uid, NULL, DESK_ANY_VERSION);
  desk_command_part_set_uuid (part, "to_unit", &f->other_unit);
  return command;
}

static void
write_for_ever (const Fixture *f, int acknowledge)
{
  DeskStore *store = desk_store_open (f->path, f->registry, DESK_STORE_NO_WATCH, NULL);
  if (store == NULL)
    _exit (2);
  for (guint i = 0;; i++) {
    DeskCommand *command = make_command (store, f, i);
    DeskUuid uid = command->uid;
    DeskOutcome *outcome = desk_store_execute (store, command, NULL, NULL);
    if (outcome == NULL || outcome->status != DESK_OUTCOME_DONE || write (acknowledge, uid.bytes, 16) != 16)
      _exit (3);
    desk_outcome_free (outcome);
  }
}

static void
start (Writer *writer, const Fixture *f)
{
  int ends[2];
  g_assert_cmpint (pipe (ends), ==, 0);
  writer->acknowledgements = ends[0];
  writer->pid = fork ();
  g_assert_cmpint (writer->pid, >=, 0);
  if (writer->pid == 0) {
    close (ends[0]);
    write_for_ever (f, ends[1]);
  }
  close (ends[1]);
}

static guint
finish (Writer *writer, DeskConnection *connection)
{
  DeskUuid uid;
  guint n = 0;
  int status;
  kill (writer->pid, SIGKILL);
  g_assert_cmpint (waitpid (writer->pid, &status, 0), ==, writer->pid);
  g_assert_true (WIFSIGNALED (status)); /* it did not end by itself with an error */
  while (read (writer->acknowledgements, uid.bytes, 16) == 16) {
    DeskStatement *st = desk_connection_sql (connection, DESK_SQL_COMMAND_FIND);
    desk_statement_bind_uuid (st, 1, &uid);
    g_assert_cmpint (desk_statement_step (st), ==, DESK_DB_ROW);
    desk_statement_reset (st);
    n++;
  }
  close (writer->acknowledgements);
  return n;
}

static void
test_two_windows (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  const char *wanted = g_getenv ("DESK_TEST_KILLS");
  guint kills = wanted != NULL ? (guint) g_ascii_strtoull (wanted, NULL, 10) : KILLS;
  guint acknowledged = 0;
  g_clear_object (&f->store); /* no thread may be there when a process forks */
  for (guint trial = 0; trial < kills / WRITERS; trial++) {
    Writer writers[WRITERS];
    for (guint w = 0; w < WRITERS; w++)
      start (&writers[w], f);
    /* Once one of them is at work, at any moment of it. */
    struct pollfd first[WRITERS];
    for (guint w = 0; w < WRITERS; w++)
      first[w] = (struct pollfd) { .fd = writers[w].acknowledgements, .events = POLLIN };
    g_assert_cmpint (poll (first, WRITERS, 20000), >, 0);
    g_usleep (g_test_rand_int_range (0, 20000));
    for (guint w = 0; w < WRITERS; w++)
      kill (writers[w].pid, SIGKILL);
    g_autoptr (DeskConnection) connection = desk_connection_open (f->path, DESK_CONNECTION_READ_WRITE, &error);
    g_assert_no_error (error);
    for (guint w = 0; w < WRITERS; w++)
      acknowledged += finish (&writers[w], connection);
  }
  g_test_message ("%u commands acknowledged, %u windows killed", acknowledged, kills);
  g_assert_cmpuint (acknowledged, >, 0);
  fixture_reopen (f, DESK_STORE_NO_WATCH);
  g_assert_cmpint (fixture_ask (f, "SELECT count(*) FROM commands WHERE kind = 'register'"), >=, acknowledged);
  /* No half command: each made a case and handed it over. */
  g_assert_cmpint (fixture_ask (f, "SELECT count(*) FROM commands WHERE kind = 'register'"), ==, fixture_ask (f, "SELECT count(*) FROM cases WHERE state = 'handed-over'"));
  g_assert_cmpint (fixture_ask (f, "SELECT count(DISTINCT number) FROM cases"), ==, fixture_ask (f, "SELECT count(*) FROM cases"));
  g_assert_false (desk_store_is_older_copy (f->store));
  fixture_assert_sound (f);
}

/* A window that adds a file and writes the event that speaks of it, killed anywhere in between. */
static void
attach_for_ever (const Fixture *f, const DeskUuid *record, int acknowledge)
{
  g_autofree char *folder = desk_files_folder (f->path);
  DeskStore *store = desk_store_open (f->path, f->registry, DESK_STORE_NO_WATCH, NULL);
  DeskActor actor = { DESK_ACTOR_PERSON, f->person, f->unit };
  if (store == NULL)
    _exit (2);
  for (;;) {
    DeskUuid uid;
    char name[DESK_UUID_STR_LEN];
    desk_store_new_uuid (store, &uid);
    desk_uuid_format (&uid, name);
    g_autoptr (GBytes) bytes = g_bytes_new (name, sizeof name);
    g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) desk_attachment_free);
    g_ptr_array_add (list, desk_files_add_bytes (folder, name, bytes, NULL));
    g_autofree char *text = desk_attachments_to_text (list);
    DeskCommand *command = desk_command_new ("change", &uid, &actor);
    desk_command_part_set_text (desk_command_add (command, "change", record, NULL, DESK_ANY_VERSION), "attachments", text);
    g_autoptr (DeskOutcome) outcome = desk_store_execute (store, command, NULL, NULL);
    if (outcome == NULL || outcome->status != DESK_OUTCOME_DONE || write (acknowledge, uid.bytes, 16) != 16)
      _exit (3);
  }
}

static void
count_file (const char *sha256, gint64 added_us, gpointer data)
{
  (*(guint *) data)++;
}

static void
test_files (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = desk_files_folder (f->path);
  guint acknowledged = 0, orphans = 0, n_files = 0;
  DeskUuid record;
  fixture_register (f, "塌方", &record);
  g_clear_object (&f->store);
  for (guint trial = 0; trial < KILLS / 2; trial++) {
    Writer writer;
    int ends[2];
    g_assert_cmpint (pipe (ends), ==, 0);
    writer.acknowledgements = ends[0];
    writer.pid = fork ();
    g_assert_cmpint (writer.pid, >=, 0);
    if (writer.pid == 0) {
      close (ends[0]);
      attach_for_ever (f, &record, ends[1]);
    }
    close (ends[1]);
    struct pollfd first = { .fd = ends[0], .events = POLLIN };
    g_assert_cmpint (poll (&first, 1, 20000), >, 0);
    g_usleep (g_test_rand_int_range (0, 10000));
    g_autoptr (DeskConnection) connection = desk_connection_open (f->path, DESK_CONNECTION_READ_WRITE, &error);
    g_assert_no_error (error);
    acknowledged += finish (&writer, connection);
  }
  /* Whatever an event speaks of is there, whole; the rest goes, and nothing else. */
  fixture_reopen (f, DESK_STORE_NO_WATCH);
  fixture_assert_sound (f);
  orphans = desk_store_sweep_files (f->store, g_get_real_time () + G_TIME_SPAN_HOUR);
  fixture_assert_sound (f);
  desk_files_each (folder, count_file, &n_files);
  g_test_message ("%u files acknowledged, %u kept, %u without an event", acknowledged, n_files, orphans);
  g_assert_cmpuint (acknowledged, >, 0);
  g_assert_cmpuint (n_files, >=, acknowledged);
  g_assert_cmpuint (n_files, ==, (guint) fixture_ask (f, "SELECT count(DISTINCT sha256) FROM attachments"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/kill/two-windows", Fixture, NULL, fixture_set_up, test_two_windows, fixture_tear_down);
  g_test_add ("/kill/files", Fixture, NULL, fixture_set_up, test_files, fixture_tear_down);
  return g_test_run ();
}
