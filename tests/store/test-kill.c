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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/kill/two-windows", Fixture, NULL, fixture_set_up, test_two_windows, fixture_tear_down);
  return g_test_run ();
}
