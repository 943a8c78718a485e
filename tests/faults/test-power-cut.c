/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The power goes at a random call, and of what was not synced a random part
 * is lost: what was acknowledged must be there. With synchronous=NORMAL the
 * same test must lose something, or it would prove nothing.
 */

#include <glib/gstdio.h>

#include "pairs.h"
#include "shim-vfs.h"
#include "store/desk-store-file.h"

#define PAIRS 8
#define WEIGHT 3000
#define TRIALS 150

static void
script (const char *path, gboolean full, DeskDbResult *results)
{
  DeskConnection *c = desk_connection_open (path, DESK_CONNECTION_READ_WRITE, NULL);

  for (guint i = 0; i < PAIRS; i++)
    results[i] = DESK_DB_IOERR;
  if (c != NULL && !full)
    desk_connection_execute (c, "PRAGMA synchronous=NORMAL");
  for (guint i = 0; c != NULL && i < PAIRS; i++)
    {
      results[i] = pairs_write (c, i, WEIGHT);
      if (i == PAIRS / 2)
        desk_connection_checkpoint (c);
    }
  desk_connection_close (c);
}

/* How many acknowledged pairs are gone. Whole pairs and a sound file are asked for in any case. */
static guint
count_lost (const char *path, const DeskDbResult *results)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskConnection) c = NULL;
  guint lost = 0;

  desk_store_file_check (path, DESK_STORE_CHECK_PAGES, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  c = desk_connection_open (path, DESK_CONNECTION_READ_WRITE, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < PAIRS; i++)
    {
      gboolean stored = pairs_has (c, i);

      lost += results[i] == DESK_DB_OK && !stored;
      if (results[i] != DESK_DB_OK && results[i] != DESK_DB_UNKNOWN)
        g_assert_false (stored);
    }
  g_assert_cmpint (pairs_write (c, PAIRS, WEIGHT), ==, DESK_DB_OK);
  return lost;
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
trials (gconstpointer full)
{
  char *folder;
  char *path = pairs_make_store (&folder);
  g_autofree char *shm = g_strconcat (path, "-shm", NULL);
  g_autofree char *bytes = NULL;
  DeskDbResult results[PAIRS];
  guint n_calls, lost = 0, n_acknowledged = 0;
  gsize size;

  g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
  shim_vfs_fail_at (0, FALSE);
  script (path, GPOINTER_TO_INT (full), results);
  n_calls = shim_vfs_calls ();
  for (guint trial = 0; trial < TRIALS; trial++)
    {
      restore (path, bytes, size);
      shim_vfs_watch (path);
      shim_vfs_fail_at (g_test_rand_int_range (1, n_calls + 1), TRUE);
      script (path, GPOINTER_TO_INT (full), results);
      shim_vfs_fail_at (0, FALSE);
      shim_vfs_lose_power ();
      g_unlink (shm); /* memory is gone */
      lost += count_lost (path, results);
      for (guint i = 0; i < PAIRS; i++)
        n_acknowledged += results[i] == DESK_DB_OK;
    }
  g_test_message ("%u of %u acknowledged pairs lost in %u cuts", lost, n_acknowledged, (guint) TRIALS);
  g_assert_cmpuint (n_acknowledged, >, TRIALS);
  if (GPOINTER_TO_INT (full))
    g_assert_cmpuint (lost, ==, 0);
  else
    g_assert_cmpuint (lost, >, 0);
  pairs_remove_store (folder, path);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  shim_vfs_install ();
  g_test_add_data_func ("/faults/power-cut/full", GINT_TO_POINTER (TRUE), trials);
  g_test_add_data_func ("/faults/power-cut/normal-loses", GINT_TO_POINTER (FALSE), trials);
  return g_test_run ();
}
