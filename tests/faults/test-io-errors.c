/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An I/O error at the n-th call to the medium, for every n. */

#include <glib/gstdio.h>

#include "pairs.h"
#include "shim-vfs.h"
#include "store/desk-store-file.h"

#define PAIRS 6
#define WEIGHT 3000 /* bytes: several pages a transaction */

typedef struct {
  DeskDbResult results[PAIRS];
  guint calls;
} Run;

/* Opens, writes six pairs, closes. An error is told to nobody but by its result. */
static void
script (const char *path, Run *run)
{
  g_autoptr (GError) error = NULL;
  DeskConnection *c;

  for (guint i = 0; i < PAIRS; i++)
    run->results[i] = DESK_DB_IOERR;
  c = desk_connection_open (path, DESK_CONNECTION_READ_WRITE, &error);
  if (c != NULL)
    for (guint i = 0; i < PAIRS; i++)
      {
        run->results[i] = pairs_write (c, i, WEIGHT);
        if (i == PAIRS / 2)
          desk_connection_checkpoint (c); /* may fail: nothing is lost by it */
      }
  else
    g_assert_nonnull (error);
  desk_connection_close (c);
  run->calls = shim_vfs_calls ();
}

/* What is true whatever happened. */
static void
check (const char *path, const Run *run, guint n)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskConnection) c = NULL;

  desk_store_file_check (path, DESK_STORE_CHECK_PAGES, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  c = desk_connection_open (path, DESK_CONNECTION_READ_WRITE, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < PAIRS; i++)
    {
      gboolean stored = pairs_has (c, i);

      g_test_message ("call %u, pair %u: result %d, stored %d", n, i, (int) run->results[i], stored);
      if (run->results[i] == DESK_DB_OK)
        g_assert_true (stored);
      else if (run->results[i] != DESK_DB_UNKNOWN)
        g_assert_false (stored);
      /* The store goes on: the same again, and it is there once. */
      g_assert_cmpint (pairs_write (c, i, WEIGHT), ==, DESK_DB_OK);
    }
  g_assert_cmpuint (pairs_count (c, PAIRS), ==, PAIRS);
}

static void
restore (const char *path, const char *bytes, gsize n)
{
  static const char *const suffixes[] = { "-wal", "-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *name = g_strconcat (path, suffixes[i], NULL);

      g_unlink (name);
    }
  g_assert_true (g_file_set_contents_full (path, bytes, n, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
}

static void
every_call (gconstpointer onward)
{
  char *folder;
  char *path = pairs_make_store (&folder);
  g_autofree char *bytes = NULL;
  gsize size;
  guint n_failed = 0;
  Run run;

  g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
  for (guint n = 1;; n++)
    {
      restore (path, bytes, size);
      shim_vfs_fail_at (n, GPOINTER_TO_INT (onward));
      script (path, &run);
      shim_vfs_fail_at (0, FALSE);
      check (path, &run, n);
      for (guint i = 0; i < PAIRS; i++)
        n_failed += run.results[i] != DESK_DB_OK;
      if (run.calls < n)
        break;
    }
  g_test_message ("%u calls, %u transactions failed", run.calls, n_failed);
  /* The shim did its work: the script makes many calls, and errors were seen. */
  g_assert_cmpuint (run.calls, >, 40);
  g_assert_cmpuint (n_failed, >, 10);
  pairs_remove_store (folder, path);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  shim_vfs_install ();
  g_test_add_data_func ("/faults/io-error/once", GINT_TO_POINTER (FALSE), every_call);
  g_test_add_data_func ("/faults/io-error/onward", GINT_TO_POINTER (TRUE), every_call);
  return g_test_run ();
}
