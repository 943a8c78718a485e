/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "store/desk-connection.h"
#include "store/desk-migrator.h"
#include "store/desk-store-file.h"

typedef struct {
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  f->folder = g_dir_make_tmp ("desk-XXXXXX", &error);
  g_assert_no_error (error);
  f->path = g_build_filename (f->folder, "store.desk", NULL);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (f->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (f->folder, name, NULL);

      g_assert_cmpint (g_remove (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (f->folder), ==, 0);
  g_free (f->path);
  g_free (f->folder);
}

static void
create (Fixture *f)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (desk_store_file_create (f->path, 1700000000000000, &error));
  g_assert_no_error (error);
}

/* What has to be as before: file and WAL, byte for byte. */
static char *
hash_of (const char *path, const char *suffix)
{
  g_autofree char *name = g_strconcat (path, suffix, NULL);
  g_autofree char *bytes = NULL;
  gsize n;

  if (!g_file_get_contents (name, &bytes, &n, NULL))
    return g_strdup ("absent");
  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) bytes, n);
}

static char *
hash_both (const char *path)
{
  g_autofree char *file = hash_of (path, "");
  g_autofree char *wal = hash_of (path, "-wal");

  return g_strconcat (file, "/", wal, NULL);
}

static int
known_one (const char *type, const char *area, gpointer data)
{
  return g_str_equal (area, "absent") ? -1 : 1;
}

static char *
assert_refused_with (Fixture *f, DeskStoreCheckFlags flags, DeskStoreProblem problem, DeskStoreError code)
{
  g_autofree char *before = hash_both (f->path);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  DeskStoreFileInfo info;

  g_assert_false (desk_store_file_check (f->path, flags, known_one, NULL, &info, &error));
  g_assert_error (error, DESK_STORE_ERROR, (int) code);
  g_assert_cmpint (info.problem, ==, problem);
  after = hash_both (f->path);
  g_assert_cmpstr (before, ==, after);
  return g_strdup (error->message);
}

static void
assert_refused (Fixture *f, DeskStoreProblem problem, DeskStoreError code)
{
  g_free (assert_refused_with (f, DESK_STORE_CHECK_DEFAULT, problem, code));
}

static void
assert_accepted (Fixture *f, DeskStoreCheckFlags flags)
{
  g_autofree char *before = hash_both (f->path);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  DeskStoreFileInfo info;

  desk_store_file_check (f->path, flags, known_one, NULL, &info, &error);
  g_assert_no_error (error);
  g_assert_cmpint (info.problem, ==, DESK_STORE_PROBLEM_NONE);
  g_assert_cmpint (info.core_version, ==, desk_migrator_core_version ());
  g_assert_cmphex (info.application_id, ==, DESK_STORE_APPLICATION_ID);
  after = hash_both (f->path);
  g_assert_cmpstr (before, ==, after);
}

static void
write_at (const char *path, gint64 at, gconstpointer bytes, gsize n)
{
  int fd = g_open (path, O_WRONLY, 0);

  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (pwrite (fd, bytes, n, at), ==, (gssize) n);
  close (fd);
}

static void
run_sql (const char *path, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskConnection) c = desk_connection_open (path, DESK_CONNECTION_READ_WRITE, &error);

  g_assert_no_error (error);
  g_assert_cmpint (desk_connection_execute (c, sql), ==, DESK_DB_OK);
}

/* Runs @body in a child, which is killed once it has said that it is ready. */
static GPid
in_child (void (*body) (const char *path), const char *path)
{
  int ready[2];
  char byte;
  GPid pid;

  g_assert_cmpint (pipe (ready), ==, 0);
  pid = fork ();
  g_assert_cmpint (pid, >=, 0);
  if (pid == 0)
    {
      close (ready[0]);
      body (path);
      if (write (ready[1], "r", 1) != 1)
        _exit (1);
      for (;;)
        pause ();
    }
  close (ready[1]);
  g_assert_cmpint (read (ready[0], &byte, 1), ==, 1);
  close (ready[0]);
  return pid;
}

static void
end_child (GPid pid)
{
  kill (pid, SIGKILL);
  g_assert_cmpint (waitpid (pid, NULL, 0), ==, pid);
}

static void
child_keeps (const char *path)
{
  DeskConnection *c = desk_connection_open (path, DESK_CONNECTION_READ_WRITE, NULL);

  if (c == NULL || desk_connection_execute (c, "PRAGMA locking_mode=EXCLUSIVE;"
                                               "INSERT INTO store VALUES ('kept', '1')") != DESK_DB_OK)
    _exit (2);
}

static void
child_writes (const char *path)
{
  DeskConnection *c = desk_connection_open (path, DESK_CONNECTION_READ_WRITE, NULL);

  if (c == NULL || desk_connection_execute (c, "INSERT INTO store VALUES ('left', 'over')") != DESK_DB_OK ||
      desk_connection_begin (c) != DESK_DB_OK)
    _exit (2);
}

static void
child_from_future (const char *path)
{
  DeskConnection *c = desk_connection_open (path, DESK_CONNECTION_READ_WRITE, NULL);

  if (c == NULL || desk_connection_execute (c, "PRAGMA user_version=999") != DESK_DB_OK)
    _exit (2);
}

static void
test_create (Fixture *f, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (f->folder, "new", NULL);
  g_autofree char *path = g_build_filename (folder, "一线.desk", NULL);
  g_autofree char *hash = NULL;
  g_autofree char *again = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = NULL;
  GStatBuf st;
  guint n = 0;

  g_assert_true (desk_store_file_create (path, 1, &error));
  g_assert_no_error (error);
  g_assert_cmpint (g_stat (path, &st), ==, 0);
  g_assert_cmphex (st.st_mode & 0777, ==, 0600);
  g_assert_cmpint (st.st_nlink, ==, 1);
  g_assert_cmpint (g_stat (folder, &st), ==, 0);
  g_assert_cmphex (st.st_mode & 0777, ==, 0700);
  /* Nothing half-made, no WAL is left beside it. */
  dir = g_dir_open (folder, 0, NULL);
  while (g_dir_read_name (dir) != NULL)
    n++;
  g_assert_cmpuint (n, ==, 1);

  hash = hash_both (path);
  g_assert_false (desk_store_file_create (path, 2, &error));
  g_assert_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_EXISTS);
  again = hash_both (path);
  g_assert_cmpstr (hash, ==, again);
  g_unlink (path);
  g_rmdir (folder);
}

static void
test_accepted (Fixture *f, gconstpointer data)
{
  create (f);
  assert_accepted (f, DESK_STORE_CHECK_DEFAULT);
  assert_accepted (f, DESK_STORE_CHECK_PAGES);
  run_sql (f->path, "INSERT INTO record_types VALUES (1, 'firm', 'enterprise', 1, '{}'), (2, 'x', 'absent', 99, '{}')");
  assert_accepted (f, DESK_STORE_CHECK_PAGES);
}

static void
test_missing (Fixture *f, gconstpointer data)
{
  assert_refused (f, DESK_STORE_PROBLEM_MISSING, DESK_STORE_ERROR_NOT_FOUND);
}

static void
test_folder (Fixture *f, gconstpointer data)
{
  g_assert_cmpint (g_mkdir (f->path, 0700), ==, 0);
  assert_refused (f, DESK_STORE_PROBLEM_FOLDER, DESK_STORE_ERROR_NOT_OURS);
}

static void
test_pipe (Fixture *f, gconstpointer data)
{
  g_assert_cmpint (mkfifo (f->path, 0600), ==, 0);
  g_assert_false (desk_store_file_check (f->path, 0, NULL, NULL, NULL, NULL));
}

static void
test_not_ours (Fixture *f, gconstpointer data)
{
  g_autofree char *long_text = g_strnfill (9000, 'x');
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (f->path, "", 0, NULL));
  assert_refused (f, DESK_STORE_PROBLEM_EMPTY, DESK_STORE_ERROR_NOT_OURS);
  g_assert_true (g_file_set_contents (f->path, "编号,标题\n1,用工\n", -1, NULL));
  assert_refused (f, DESK_STORE_PROBLEM_NOT_A_DATABASE, DESK_STORE_ERROR_NOT_OURS);
  g_assert_true (g_file_set_contents (f->path, long_text, -1, NULL));
  assert_refused (f, DESK_STORE_PROBLEM_NOT_A_DATABASE, DESK_STORE_ERROR_NOT_OURS);
  g_unlink (f->path);
  create (f);
  write_at (f->path, 68, "\0\0\0\0", 4);
  assert_refused (f, DESK_STORE_PROBLEM_OTHER_PROGRAM, DESK_STORE_ERROR_NOT_OURS);
  /* The connection itself refuses too, before it changes the journal mode. */
  g_assert_null (desk_connection_open (f->path, DESK_CONNECTION_READ_WRITE, &error));
  g_assert_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_NOT_OURS);
}

static void
test_damaged (Fixture *f, gconstpointer data)
{
  struct { gint64 at; const char *bytes; gsize n; } nonsense[] = {
    { 0, "sQLite", 6 }, { 16, "\x03\x00", 2 }, { 16, "\0\0", 2 }, { 18, "\7", 1 }, { 21, "\1", 1 },
    { 44, "\0\0\0\x63", 4 }, { 56, "\0\0\0\2", 4 }, { 60, "\0\0\0\0", 4 },
  };
  g_autofree char *whole = NULL;
  g_autofree char *words = NULL;
  gsize n;

  create (f);
  g_assert_true (g_file_get_contents (f->path, &whole, &n, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (nonsense); i++)
    {
      g_test_message ("at byte %d", (int) nonsense[i].at);
      write_at (f->path, nonsense[i].at, nonsense[i].bytes, nonsense[i].n);
      assert_refused (f, DESK_STORE_PROBLEM_HEADER, DESK_STORE_ERROR_DAMAGED);
      write_at (f->path, 0, whole, 100);
    }
  assert_accepted (f, DESK_STORE_CHECK_PAGES);
  g_assert_cmpint (truncate (f->path, n - 4096), ==, 0);
  assert_refused (f, DESK_STORE_PROBLEM_TRUNCATED, DESK_STORE_ERROR_DAMAGED);
  g_assert_cmpint (truncate (f->path, 5000), ==, 0);
  assert_refused (f, DESK_STORE_PROBLEM_TRUNCATED, DESK_STORE_ERROR_DAMAGED);
  g_assert_cmpint (truncate (f->path, 60), ==, 0);
  assert_refused (f, DESK_STORE_PROBLEM_TRUNCATED, DESK_STORE_ERROR_DAMAGED);
  g_assert_true (g_file_set_contents (f->path, whole, n, NULL));

  /* The first page carries the schema; a later one is seen by the page check alone. */
  write_at (f->path, 100, "\x55\x55\x55\x55\x55\x55\x55\x55", 8);
  assert_refused (f, DESK_STORE_PROBLEM_PAGES, DESK_STORE_ERROR_DAMAGED);
  g_assert_true (g_file_set_contents (f->path, whole, n, NULL));
  write_at (f->path, n - 4096, "\x55\x55\x55\x55\x55\x55\x55\x55", 8);
  words = assert_refused_with (f, DESK_STORE_CHECK_PAGES, DESK_STORE_PROBLEM_PAGES, DESK_STORE_ERROR_DAMAGED);
  g_assert_nonnull (words);
}

static void
test_newer (Fixture *f, gconstpointer data)
{
  g_autofree char *words = NULL;

  create (f);
  run_sql (f->path, "INSERT INTO record_types VALUES (1, 'firm', 'enterprise', 3, '{}')");
  words = assert_refused_with (f, 0, DESK_STORE_PROBLEM_NEWER_AREA, DESK_STORE_ERROR_NEWER);
  g_assert_nonnull (strstr (words, "enterprise/firm: 3 > 1"));
  run_sql (f->path, "PRAGMA user_version=999");
  assert_refused (f, DESK_STORE_PROBLEM_NEWER_CORE, DESK_STORE_ERROR_NEWER);
}

/* A writer that was killed leaves a WAL, in which the newest version may lie. */
static void
test_left_over_wal (Fixture *f, gconstpointer data)
{
  g_autofree char *wal = g_strconcat (f->path, "-wal", NULL);
  g_autofree char *shm = g_strconcat (f->path, "-shm", NULL);
  DeskStoreFileInfo info;

  create (f);
  end_child (in_child (child_writes, f->path));
  g_assert_true (desk_store_file_check (f->path, 0, NULL, NULL, &info, NULL));
  g_assert_cmpint (info.wal_size, >, 0);
  assert_accepted (f, DESK_STORE_CHECK_PAGES);
  g_unlink (shm); /* as after a copy of both files */
  assert_accepted (f, DESK_STORE_CHECK_PAGES);

  end_child (in_child (child_from_future, f->path));
  assert_refused (f, DESK_STORE_PROBLEM_NEWER_CORE, DESK_STORE_ERROR_NEWER);
  g_unlink (shm);
  assert_refused (f, DESK_STORE_PROBLEM_NEWER_CORE, DESK_STORE_ERROR_NEWER);
  /* A text beside a foreign WAL. */
  g_assert_true (g_file_set_contents (f->path, "text", -1, NULL));
  assert_refused (f, DESK_STORE_PROBLEM_NOT_A_DATABASE, DESK_STORE_ERROR_NOT_OURS);
  g_assert_true (g_file_test (wal, G_FILE_TEST_EXISTS));
}

static void
test_locked (Fixture *f, gconstpointer data)
{
  g_autofree char *pid_text = NULL;
  g_autofree char *words = NULL;
  GPid pid;

  create (f);
  pid = in_child (child_keeps, f->path);
  words = assert_refused_with (f, 0, DESK_STORE_PROBLEM_LOCKED, DESK_STORE_ERROR_LOCKED);
  pid_text = g_strdup_printf ("%d", (int) pid);
  g_assert_nonnull (strstr (words, pid_text));
  end_child (pid);
  assert_accepted (f, DESK_STORE_CHECK_DEFAULT);
}

/* Two windows on one store are as it should be, also while one is writing. */
static void
test_shared (Fixture *f, gconstpointer data)
{
  GPid pid;

  create (f);
  pid = in_child (child_writes, f->path);
  assert_accepted (f, DESK_STORE_CHECK_PAGES);
  end_child (pid);
}

/* Looking at a file that this process has open must not drop its locks: POSIX
 * does so when any descriptor of the file is closed. */
static void
test_open_here (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskConnection) c = NULL;
  struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = 0x40000002, .l_len = 510 };
  GPid pid;
  int status;

  create (f);
  c = desk_connection_open (f->path, DESK_CONNECTION_READ_WRITE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (desk_connection_execute (c, "INSERT INTO store VALUES ('a', 'b')"), ==, DESK_DB_OK);
  g_assert_true (desk_store_file_check (f->path, 0, known_one, NULL, NULL, &error));
  g_assert_no_error (error);
  pid = fork ();
  if (pid == 0)
    {
      int fd = g_open (f->path, O_RDWR, 0);

      /* Another process still finds the shared lock in its way. */
      _exit (fd >= 0 && fcntl (fd, F_GETLK, &lock) == 0 && lock.l_type == F_RDLCK ? 0 : 1);
    }
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_assert_cmpint (status, ==, 0);
}

static void
test_network (void)
{
  g_assert_true (desk_store_file_is_network (0x6969, "nfs4"));
  g_assert_true (desk_store_file_is_network (0xff534d42, "cifs"));
  g_assert_true (desk_store_file_is_network (0xfe534d42, "smb3"));
  g_assert_true (desk_store_file_is_network (0x65735546, "fuse.sshfs"));
  g_assert_false (desk_store_file_is_network (0x65735546, "fuseblk")); /* a USB disk */
  g_assert_false (desk_store_file_is_network (0x65735546, NULL));
  g_assert_false (desk_store_file_is_network (0xef53, "ext4"));
  g_assert_false (desk_store_file_is_network (0x01021994, "tmpfs"));
  g_assert_false (desk_store_file_is_network (0x01021997, "9p")); /* containers */
  g_assert_false (desk_store_file_is_network (0x794c7630, "overlay"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, test) g_test_add ("/store-file/" name, Fixture, NULL, set_up, test, tear_down)
  ADD ("create", test_create);
  ADD ("accepted", test_accepted);
  ADD ("missing", test_missing);
  ADD ("folder", test_folder);
  ADD ("pipe", test_pipe);
  ADD ("not-ours", test_not_ours);
  ADD ("damaged", test_damaged);
  ADD ("newer", test_newer);
  ADD ("left-over-wal", test_left_over_wal);
  ADD ("locked", test_locked);
  ADD ("shared", test_shared);
  ADD ("open-here", test_open_here);
  g_test_add_func ("/store-file/network", test_network);
  return g_test_run ();
}
