/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A disk that is full: nothing acknowledged is lost, and when there is space the store goes on. */

#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sched.h>
#include <signal.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <unistd.h>

#include "pairs.h"
#include "store/desk-files.h"
#include "store/desk-store-file.h"

#define WEIGHT 20000
#define MANY 1000

/* Writes until the first refusal; returns how many were acknowledged. */
static guint
write_until_refused (DeskConnection *c, DeskDbResult *refusal)
{
  guint n = 0;

  for (*refusal = DESK_DB_OK; n < MANY; n++)
    if ((*refusal = pairs_write (c, n, WEIGHT)) != DESK_DB_OK)
      break;
  return n;
}

static void
check_sound (const char *path, guint acknowledged, DeskDbResult refusal)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskConnection) c = NULL;
  guint stored;

  desk_store_file_check (path, DESK_STORE_CHECK_PAGES, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  c = desk_connection_open (path, DESK_CONNECTION_READ_ONLY, &error);
  g_assert_no_error (error);
  stored = pairs_count (c, MANY);
  g_test_message ("%u acknowledged, %u stored", acknowledged, stored);
  g_assert_cmpuint (stored, >=, acknowledged);
  g_assert_cmpuint (stored, <=, acknowledged + (refusal == DESK_DB_UNKNOWN));
}

static void
fill_disk (const char *ballast)
{
  static char block[4096];
  int fd = g_open (ballast, O_WRONLY | O_CREAT | O_APPEND, 0600);

  g_assert_cmpint (fd, >=, 0);
  while (write (fd, block, sizeof block) > 0)
    ;
  g_assert_cmpint (errno, ==, ENOSPC);
  close (fd);
}

static void
test_tmpfs (void)
{
  g_autofree char *folder = g_dir_make_tmp ("desk-fault-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "store.desk", NULL);
  g_autofree char *other = g_build_filename (folder, "other.desk", NULL);
  g_autofree char *ballast = g_build_filename (folder, "ballast", NULL);
  g_autoptr (GError) error = NULL;
  DeskConnection *c;
  DeskDbResult refusal;
  guint acknowledged;

  if (geteuid () != 0 || unshare (CLONE_NEWNS) != 0 || mount (NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) != 0 ||
      mount ("desk-fault", folder, "tmpfs", 0, "size=3m,mode=0700") != 0)
    {
      g_rmdir (folder);
      g_test_skip ("mounting a small disk needs root");
      return;
    }
  g_assert_true (desk_store_file_create (path, 1, &error));
  g_assert_no_error (error);
  c = desk_connection_open (path, DESK_CONNECTION_READ_WRITE, &error);
  g_assert_no_error (error);
  acknowledged = write_until_refused (c, &refusal);
  g_assert_cmpuint (acknowledged, >, 10);
  g_assert_cmpuint (acknowledged, <, MANY);
  g_assert_cmpint (refusal, ==, DESK_DB_FULL);
  g_assert_false (desk_connection_fail (c, refusal, &error));
  g_assert_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_FULL);
  g_clear_error (&error);
  /* The same connection still reads, and a small thing is refused as long as nothing is free. */
  g_assert_cmpuint (pairs_count (c, MANY), ==, acknowledged);
  fill_disk (ballast);
  g_assert_cmpint (pairs_write (c, MANY, WEIGHT), ==, DESK_DB_FULL);
  check_sound (path, acknowledged, refusal);
  /* A new store is not half made on a full disk. */
  g_assert_false (desk_store_file_create (other, 1, &error));
  g_assert_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_FULL);
  g_clear_error (&error);
  g_assert_false (g_file_test (other, G_FILE_TEST_EXISTS));

  g_assert_cmpint (mount (NULL, folder, NULL, MS_REMOUNT, "size=12m"), ==, 0);
  g_assert_cmpint (desk_connection_checkpoint (c), ==, DESK_DB_OK);
  g_assert_cmpint (pairs_write (c, acknowledged, WEIGHT), ==, DESK_DB_OK);
  desk_connection_close (c);
  check_sound (path, acknowledged + 1, DESK_DB_OK);
  g_assert_cmpint (umount (folder), ==, 0);
  g_rmdir (folder);
}

/* A file that does not fit leaves nothing behind, and the next that does is kept. */
static void
test_attachment (void)
{
  g_autofree char *folder = g_dir_make_tmp ("desk-fault-XXXXXX", NULL);
  g_autofree char *files = g_build_filename (folder, "store.desk.files", NULL);
  g_autofree guint8 *bytes = g_malloc0 (2 * 1024 * 1024);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) large = g_bytes_new_static (bytes, 2 * 1024 * 1024), small = g_bytes_new_static (bytes, 1000);

  if (geteuid () != 0 || unshare (CLONE_NEWNS) != 0 || mount (NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) != 0 ||
      mount ("desk-fault", folder, "tmpfs", 0, "size=1m,mode=0700") != 0)
    {
      g_rmdir (folder);
      g_test_skip ("mounting a small disk needs root");
      return;
    }
  g_assert_null (desk_files_add_bytes (files, "录像.mp4", large, &error));
  g_assert_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_FULL);
  g_assert_nonnull (strstr (error->message, "录像.mp4"));
  g_clear_error (&error);
  g_autoptr (DeskAttachment) kept = desk_files_add_bytes (files, "照片.jpg", small, &error);
  g_assert_no_error (error);
  g_assert_true (desk_files_check (files, kept->sha256, NULL, &error));
  /* Nothing can be written at all: said, and what is there stays. */
  g_assert_cmpint (mount (NULL, folder, NULL, MS_REMOUNT | MS_RDONLY, NULL), ==, 0);
  g_autoptr (GBytes) other = g_bytes_new_static (bytes, 999);
  g_assert_null (desk_files_add_bytes (files, "再来.jpg", other, &error));
  g_assert_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_READ_ONLY);
  g_assert_true (desk_files_check (files, kept->sha256, NULL, NULL));
  g_assert_cmpint (umount (folder), ==, 0);
  g_rmdir (folder);
}

/* A limit on the size of a file, as a quota would set it. */
static void
test_limit (void)
{
  char *folder;
  char *path = pairs_make_store (&folder);
  g_autoptr (GError) error = NULL;
  DeskConnection *c = desk_connection_open (path, DESK_CONNECTION_READ_WRITE, &error);
  struct rlimit before;
  struct rlimit small;
  DeskDbResult refusal;
  guint acknowledged;

  g_assert_no_error (error);
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  small = (struct rlimit) { 1500000, before.rlim_max };
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &small), ==, 0);
  acknowledged = write_until_refused (c, &refusal);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);
  g_assert_cmpuint (acknowledged, >, 10);
  g_assert_cmpuint (acknowledged, <, MANY);
  /* The system does not call this "no space": whether the last page is there is not known. */
  g_assert_true (refusal == DESK_DB_UNKNOWN || refusal == DESK_DB_IOERR || refusal == DESK_DB_FULL);
  check_sound (path, acknowledged, refusal);
  g_assert_cmpint (pairs_write (c, acknowledged, WEIGHT), ==, DESK_DB_OK);
  desk_connection_close (c);
  check_sound (path, acknowledged + 1, DESK_DB_OK);
  pairs_remove_store (folder, path);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/faults/full-disk/tmpfs", test_tmpfs);
  g_test_add_func ("/faults/full-disk/limit", test_limit);
  g_test_add_func ("/faults/full-disk/attachment", test_attachment);
  return g_test_run ();
}
