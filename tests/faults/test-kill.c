/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Two writers on one store are killed in the midst of their work, a thousand
 * of them. Each acknowledges a commit over a pipe: acknowledged <= stored, and
 * no half pair.
 */

#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "pairs.h"
#include "store/desk-store-file.h"

#define WRITERS 2
#define TRIALS 500
#define MOST 1000 /* pairs of one writer in one trial */
#define WEIGHT 60

typedef struct {
  pid_t pid;
  int acknowledgements;
  guint first; /* number of its first pair */
  guint n;     /* acknowledged */
} Writer;

static void
write_for_ever (const char *path, guint first, int acknowledge)
{
  DeskConnection *c = desk_connection_open (path, DESK_CONNECTION_READ_WRITE, NULL);

  if (c == NULL)
    _exit (2);
  for (guint i = 0; i < MOST; i++)
    {
      DeskDbResult r = pairs_write (c, first + i, WEIGHT);

      if (r == DESK_DB_BUSY)
        i--;
      else if (r != DESK_DB_OK || write (acknowledge, "a", 1) != 1)
        _exit (3);
    }
  for (;;)
    pause ();
}

static void
start (Writer *writer, const char *path, guint first)
{
  int ends[2];

  g_assert_cmpint (pipe (ends), ==, 0);
  *writer = (Writer) { .acknowledgements = ends[0], .first = first };
  writer->pid = fork ();
  g_assert_cmpint (writer->pid, >=, 0);
  if (writer->pid == 0)
    {
      close (ends[0]);
      write_for_ever (path, first, ends[1]);
    }
  close (ends[1]);
}

/* Until one of them is at work: how soon that is depends on the machine. */
static void
wait_for_work (Writer *writers)
{
  struct pollfd ends[WRITERS];

  for (guint w = 0; w < WRITERS; w++)
    ends[w] = (struct pollfd) { writers[w].acknowledgements, POLLIN, 0 };
  g_assert_cmpint (poll (ends, WRITERS, 60000), >, 0);
}

static void
finish (Writer *writer)
{
  char buffer[256];
  gssize n;
  int status;

  kill (writer->pid, SIGKILL);
  g_assert_cmpint (waitpid (writer->pid, &status, 0), ==, writer->pid);
  g_assert_true (WIFSIGNALED (status)); /* it did not end by itself with an error */
  while ((n = read (writer->acknowledgements, buffer, sizeof buffer)) > 0)
    writer->n += n;
  close (writer->acknowledgements);
}

/* Stored are all acknowledged pairs, perhaps one more, and nothing behind it. */
static guint
check (DeskConnection *c, const Writer *writer)
{
  for (guint i = 0; i < writer->n; i++)
    g_assert_true (pairs_has (c, writer->first + i));
  g_assert_false (pairs_has (c, writer->first + writer->n + 1));
  return pairs_has (c, writer->first + writer->n);
}

static void
test_two_writers (void)
{
  char *folder;
  char *path = pairs_make_store (&folder);
  guint acknowledged = 0, more = 0;
  g_autoptr (GError) error = NULL;

  for (guint trial = 0; trial < TRIALS; trial++)
    {
      Writer writers[WRITERS];
      g_autoptr (DeskConnection) c = NULL;

      for (guint w = 0; w < WRITERS; w++)
        start (&writers[w], path, (trial * WRITERS + w) * MOST);
      wait_for_work (writers);
      g_usleep (g_test_rand_int_range (0, 8000));
      for (guint w = 0; w < WRITERS; w++)
        finish (&writers[w]);
      c = desk_connection_open (path, DESK_CONNECTION_READ_WRITE, &error);
      g_assert_no_error (error);
      for (guint w = 0; w < WRITERS; w++)
        {
          more += check (c, &writers[w]);
          acknowledged += writers[w].n;
        }
    }
  g_test_message ("%u acknowledged, %u stored without acknowledgement, %d killed", acknowledged, more, TRIALS * WRITERS);
  g_assert_cmpuint (acknowledged, >=, TRIALS);
  desk_store_file_check (path, DESK_STORE_CHECK_PAGES, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  pairs_remove_store (folder, path);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/faults/kill/two-writers", test_two_writers);
  return g_test_run ();
}
