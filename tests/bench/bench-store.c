/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench-store.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <unistd.h>

#include "../store/fixture.h"
#include "store/desk-maintenance.h"

static void
tell (gint64 done, gint64 total, gpointer data)
{
  if (done % 50000 == 0 || done == total)
    fprintf (stderr, "generated %" G_GINT64_FORMAT " of %" G_GINT64_FORMAT "\n", done, total);
}

/* Otherwise what is measured waits for the system to write the file out. */
static void
settle_on_disk (const char *path)
{
  int file = g_open (path, O_RDONLY | O_CLOEXEC, 0);

  if (file < 0 || fsync (file) != 0)
    g_error ("%s: %s", path, g_strerror (errno));
  close (file);
}

static void
generate (const char *path, gint64 cases)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *made = g_strconcat (path, ".making", NULL);
  g_autoptr (DeskRegistry) registry = fixture_registry ();

  g_unlink (made);
  DeskStore *store = desk_store_open (made, registry, DESK_STORE_CREATE | DESK_STORE_NO_WATCH, &error);
  g_assert_no_error (error);
  double start = bench_now ();
  desk_store_generate (store, cases, 1, tell, NULL, NULL, &error);
  g_assert_no_error (error);
  g_autofree char *name = g_strdup_printf ("making a store of %" G_GINT64_FORMAT " cases, cases a second", cases);
  bench_record (name, "", (double) cases / (bench_now () - start) * 1000, 0, 0);
  desk_store_close (store);
  g_object_unref (store);
  g_assert_cmpint (g_rename (made, path), ==, 0);
  settle_on_disk (path);
}

static BenchStore *
open_path (char *path, gint64 cases)
{
  BenchStore *self = g_new0 (BenchStore, 1);
  g_autoptr (GError) error = NULL;

  self->cases = cases;
  self->path = path;
  self->registry = fixture_registry ();
  self->store = desk_store_open (path, self->registry, DESK_STORE_NO_WATCH, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sqlite3_open (path, &self->bare), ==, SQLITE_OK);
  sqlite3_exec (self->bare, "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA busy_timeout = 5000", NULL, NULL, NULL);
  self->statements = g_hash_table_new (NULL, NULL);
  return self;
}

static char *
path_of (gint64 cases, const char *tail)
{
  g_autofree char *name = g_strdup_printf ("cases-%" G_GINT64_FORMAT "-%s.fdesk%s", cases, DESK_VERSION, tail);

  return g_build_filename (bench_folder (), name, NULL);
}

/* One that another version of the program made is made again. */
static void
make_sure (const char *path, gint64 cases)
{
  g_autoptr (DeskRegistry) registry = fixture_registry ();
  g_autoptr (GError) error = NULL;
  DeskStore *store = g_file_test (path, G_FILE_TEST_EXISTS) ? desk_store_open (path, registry, DESK_STORE_NO_WATCH, &error) : NULL;

  if (store != NULL)
    {
      desk_store_close (store);
      g_object_unref (store);
      return;
    }
  if (error != NULL)
    fprintf (stderr, "%s is made again: %s\n", path, error->message);
  g_unlink (path);
  generate (path, cases);
}

BenchStore *
bench_store_open (gint64 cases)
{
  char *path = path_of (cases, "");

  make_sure (path, cases);
  return open_path (path, cases);
}

BenchStore *
bench_store_open_copy (gint64 cases)
{
  g_autofree char *from = path_of (cases, "");
  static guint copies;
  g_autofree char *tail = g_strdup_printf (".%u.copy", ++copies);
  char *to = path_of (cases, tail);
  g_autoptr (GFile) source = g_file_new_for_path (from);
  g_autoptr (GFile) target = g_file_new_for_path (to);
  g_autoptr (GError) error = NULL;

  make_sure (from, cases);
  /* One that was killed left its log behind, which is not of this copy. */
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *left = g_strconcat (to, i == 0 ? "-wal" : "-shm", NULL);
      g_unlink (left);
    }
  g_file_copy (source, target, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  settle_on_disk (to);
  return open_path (to, cases);
}

void
bench_store_close (BenchStore *self)
{
  GHashTableIter iter;
  gpointer statement;
  gboolean copy = g_str_has_suffix (self->path, ".copy");

  g_hash_table_iter_init (&iter, self->statements);
  while (g_hash_table_iter_next (&iter, NULL, &statement))
    sqlite3_finalize (statement);
  g_hash_table_unref (self->statements);
  sqlite3_close (self->bare);
  desk_store_close (self->store);
  g_object_unref (self->store);
  g_object_unref (self->registry);
  if (copy)
    g_unlink (self->path);
  g_free (self->path);
  g_free (self);
}

sqlite3_stmt *
bench_store_sql (BenchStore *self, const char *sql)
{
  sqlite3_stmt *statement = g_hash_table_lookup (self->statements, sql);

  if (statement == NULL)
    {
      if (sqlite3_prepare_v3 (self->bare, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL) != SQLITE_OK)
        g_error ("%s: %s", sql, sqlite3_errmsg (self->bare));
      g_hash_table_insert (self->statements, (gpointer) sql, statement);
    }
  sqlite3_reset (statement);
  return statement;
}

static void
record_growth (const char *what, double many, double few)
{
  g_autofree char *name = g_strconcat ("growth from 1,000 cases: ", what, NULL);

  bench_record (name, "ms", many, few, 2.0);
}

int
main (int argc, char **argv)
{
  gint64 many = 1000000;

  bench_init (&argc, &argv);
  g_setenv ("LANGUAGE", "zh_CN", TRUE);
  g_setenv ("DESK_KEY_FOLDER", bench_folder (), FALSE);
  g_setenv ("DESK_STATE_FOLDER", bench_folder (), FALSE);
  if (bench_is_quick ())
    many = 20000;

  BenchStore *store = bench_store_open (many);
  BenchReads large = bench_reads (store, FALSE);
  bench_record ("party picker, a key stroke", "ms", large.find, 0, 20);
  bench_store_close (store);
  /* So many that the middle one hardly moves when all is done again. */
  BenchWritten written = bench_writes (many, bench_is_quick () ? 40 : 200, FALSE);
  bench_recounts (many);

  store = bench_store_open (1000);
  BenchReads small = bench_reads (store, TRUE);
  bench_store_close (store);
  BenchWritten before = bench_writes (1000, bench_is_quick () ? 25 : 200, TRUE);
  record_growth ("first 200 ids of all by title", large.first, small.first);
  /* Rows in the order of their titles lie all over the file, of which little stays in memory: how much the
   * bare store takes longer for the same is no figure of ours. */
  bench_record ("growth of the bare store: page of 64 rows", "ms", large.bare_page, small.bare_page, 0);
  record_growth ("page of 64 rows, less that of the bare store", large.page, small.page * large.bare_page / small.bare_page);
  for (guint i = 0; i < written.n; i++)
    record_growth (written.name[i], written.value[i], before.value[i]);
  return bench_finish ();
}
