/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * A read-only file, folder and medium. Permission bits do not stop root, so
 * a child that has become nobody runs the tests; while it is still root it
 * mounts a write-protected medium for itself.
 */

#define _GNU_SOURCE
#include <glib/gstdio.h>
#include <grp.h>
#include <sched.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "pairs.h"
#include "store/desk-store-file.h"

#define NOBODY 65534

static char *medium; /* a folder on a write-protected medium, or NULL */

static char *
hash_of (const char *path)
{
  g_autofree char *bytes = NULL;
  gsize n;

  g_assert_true (g_file_get_contents (path, &bytes, &n, NULL));
  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) bytes, n);
}

static void
assert_refused (const char *path, DeskStoreProblem problem)
{
  g_autofree char *before = hash_of (path);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  DeskStoreFileInfo info;

  g_assert_false (desk_store_file_check (path, 0, NULL, NULL, &info, &error));
  g_assert_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_READ_ONLY);
  g_assert_cmpint (info.problem, ==, problem);
  g_assert_false (info.writable);
  g_clear_error (&error);
  g_assert_null (desk_connection_open (path, DESK_CONNECTION_READ_WRITE, &error));
  g_assert_nonnull (error);
  g_assert_true (error->code == DESK_STORE_ERROR_READ_ONLY || error->code == DESK_STORE_ERROR_DENIED);
  after = hash_of (path);
  g_assert_cmpstr (before, ==, after);
}

/* It can still be looked at. */
static void
assert_readable (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskConnection) c = NULL;

  desk_store_file_check (path, DESK_STORE_CHECK_READ_ONLY, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  c = desk_connection_open (path, DESK_CONNECTION_IMMUTABLE, &error);
  g_assert_no_error (error);
  g_assert_true (pairs_has (c, 0));
  g_assert_cmpint (pairs_write (c, 1, 10), ==, DESK_DB_READONLY);
}

static void
write_first (const char *path)
{
  g_autoptr (DeskConnection) c = desk_connection_open (path, DESK_CONNECTION_READ_WRITE, NULL);

  g_assert_nonnull (c);
  g_assert_cmpint (pairs_write (c, 0, 10), ==, DESK_DB_OK);
}

static void
test_file (void)
{
  char *folder;
  char *path = pairs_make_store (&folder);

  write_first (path);
  g_assert_cmpint (g_chmod (path, 0400), ==, 0);
  assert_refused (path, DESK_STORE_PROBLEM_READ_ONLY_FILE);
  assert_readable (path);
  g_assert_cmpint (g_chmod (path, 0600), ==, 0);
  g_assert_true (desk_store_file_check (path, 0, NULL, NULL, NULL, NULL));
  pairs_remove_store (folder, path);
}

static void
test_folder (void)
{
  char *folder;
  char *path = pairs_make_store (&folder);
  g_autofree char *other = g_build_filename (folder, "other.desk", NULL);
  g_autoptr (GError) error = NULL;

  write_first (path);
  g_assert_cmpint (g_chmod (folder, 0500), ==, 0);
  assert_refused (path, DESK_STORE_PROBLEM_READ_ONLY_FOLDER);
  assert_readable (path);
  g_assert_false (desk_store_file_create (other, 1, &error));
  g_assert_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_READ_ONLY);
  g_assert_cmpint (g_chmod (folder, 0700), ==, 0);
  pairs_remove_store (folder, path);
}

static void
test_forbidden (void)
{
  char *folder;
  char *path = pairs_make_store (&folder);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_chmod (path, 0), ==, 0);
  g_assert_false (desk_store_file_check (path, 0, NULL, NULL, NULL, &error));
  g_assert_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_DENIED);
  pairs_remove_store (folder, path);
}

static void
test_medium (void)
{
  g_autofree char *path = NULL;

  if (medium == NULL)
    {
      g_test_skip ("mounting a write-protected medium needs root");
      return;
    }
  path = g_build_filename (medium, "store.desk", NULL);
  assert_refused (path, DESK_STORE_PROBLEM_READ_ONLY_FOLDER);
  assert_readable (path);
}

/* As root: a small file system with a store, protected from now on. */
static gboolean
mount_medium (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "store.desk", NULL);

  if (unshare (CLONE_NEWNS) != 0 || mount (NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) != 0 ||
      mount ("desk-fault", folder, "tmpfs", 0, "size=3m,mode=0755") != 0)
    return FALSE;
  g_assert_true (desk_store_file_create (path, 1, NULL));
  write_first (path);
  g_assert_cmpint (chown (path, NOBODY, NOBODY), ==, 0);
  return mount (NULL, folder, NULL, MS_REMOUNT | MS_RDONLY, NULL) == 0;
}

static int
run_as_nobody (const char *folder)
{
  if (mount_medium (folder))
    medium = g_strdup (folder);
  if (setgroups (0, NULL) != 0 || setgid (NOBODY) != 0 || setuid (NOBODY) != 0)
    return 77;
  return g_test_run ();
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = NULL;
  pid_t child;
  int status = 0;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/faults/read-only/file", test_file);
  g_test_add_func ("/faults/read-only/folder", test_folder);
  g_test_add_func ("/faults/read-only/forbidden", test_forbidden);
  g_test_add_func ("/faults/read-only/medium", test_medium);
  if (geteuid () != 0)
    return g_test_run ();
  folder = g_dir_make_tmp ("desk-fault-XXXXXX", NULL);
  g_assert_nonnull (folder);
  child = fork ();
  if (child == 0)
    _exit (run_as_nobody (folder));
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_rmdir (folder);
  return WIFEXITED (status) ? WEXITSTATUS (status) : 1;
}
