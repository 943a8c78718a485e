/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/desk-files.h"

typedef struct {
  char *top, *folder;
} Place;

static void
set_up (Place *place, gconstpointer data)
{
  place->top = g_dir_make_tmp ("desk-files-XXXXXX", NULL);
  g_autofree char *store = g_build_filename (place->top, "desk.fdesk", NULL);
  place->folder = desk_files_folder (store);
}

static void
remove_all (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *child = g_build_filename (path, name, NULL);
    if (g_file_test (child, G_FILE_TEST_IS_DIR))
      remove_all (child);
    else
      g_unlink (child);
  }
  g_rmdir (path);
}

static void
tear_down (Place *place, gconstpointer data)
{
  remove_all (place->top);
  g_free (place->top);
  g_free (place->folder);
}

static GFile *
make (Place *place, const char *name, const char *bytes, gssize length)
{
  g_autofree char *path = g_build_filename (place->top, name, NULL);
  g_assert_true (g_file_set_contents (path, bytes, length, NULL));
  return g_file_new_for_path (path);
}

static guint
count_files (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;
  guint n = 0;
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *child = g_build_filename (path, name, NULL);
    n += g_file_test (child, G_FILE_TEST_IS_DIR) ? count_files (child) : 1;
  }
  return n;
}

static void
test_add (Place *place, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) source = make (place, "现场.png", "\x89PNG\r\n\x1a\n....", 12);
  g_autoptr (DeskAttachment) attachment = desk_files_add (place->folder, source, NULL, &error);
  struct stat st;
  g_assert_no_error (error);
  g_assert_cmpstr (attachment->name, ==, "现场.png");
  g_assert_cmpstr (attachment->media_type, ==, "image/png");
  g_assert_cmpint (attachment->size, ==, 12);
  g_assert_true (desk_files_has (place->folder, attachment->sha256, 12));
  g_assert_false (desk_files_has (place->folder, attachment->sha256, 13));
  g_assert_true (desk_files_check (place->folder, attachment->sha256, NULL, &error));
  g_autofree char *path = desk_files_path (place->folder, attachment->sha256);
  g_autofree char *expected = g_strdup_printf ("%s/%.2s/%.2s/%s", place->folder, attachment->sha256, attachment->sha256 + 2, attachment->sha256);
  g_assert_cmpstr (path, ==, expected);
  g_assert_cmpint (g_stat (path, &st), ==, 0);
  g_assert_cmpint (st.st_mode & 0777, ==, 0600);
  g_assert_cmpint (g_stat (place->folder, &st), ==, 0);
  g_assert_cmpint (st.st_mode & 0777, ==, 0700);
  /* The same bytes under another name are kept once. */
  g_autoptr (GFile) twin = make (place, "又一张.png", "\x89PNG\r\n\x1a\n....", 12);
  g_autoptr (DeskAttachment) second = desk_files_add (place->folder, twin, NULL, &error);
  g_assert_cmpstr (second->sha256, ==, attachment->sha256);
  g_assert_cmpstr (second->name, ==, "又一张.png");
  g_assert_cmpuint (count_files (place->folder), ==, 1);
  /* And the source may go. */
  g_assert_true (g_file_delete (source, NULL, NULL));
  g_assert_true (desk_files_check (place->folder, attachment->sha256, NULL, &error));
  g_assert_true (desk_files_remove (place->folder, attachment->sha256));
  g_assert_true (desk_files_remove (place->folder, attachment->sha256)); /* gone is gone */
  g_assert_false (desk_files_check (place->folder, attachment->sha256, NULL, &error));
  g_assert_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_NOT_FOUND);
}

static void
test_bytes (Place *place, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new_static ("abc", 3), none = g_bytes_new_static ("", 0);
  g_autoptr (DeskAttachment) attachment = desk_files_add_bytes (place->folder, "粘贴.txt", bytes, &error);
  g_assert_no_error (error);
  /* FIPS 180-2, appendix B.1 */
  g_assert_cmpstr (attachment->sha256, ==, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  g_assert_null (desk_files_add_bytes (place->folder, "x", none, &error));
  g_assert_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_REFUSED);
}

static void
refuses (Place *place, GFile *source, int code)
{
  g_autoptr (GError) error = NULL;
  guint before = count_files (place->folder);
  g_assert_null (desk_files_add (place->folder, source, NULL, &error));
  g_assert_error (error, DESK_STORE_ERROR, code);
  g_assert_cmpuint (strlen (error->message), >, 20);
  g_assert_cmpuint (count_files (place->folder), ==, before); /* nothing half-written either */
}

static void
test_refused (Place *place, gconstpointer data)
{
  g_autoptr (GFile) gone = g_file_new_build_filename (place->top, "gone", NULL);
  g_autoptr (GFile) folder = g_file_new_for_path (place->top);
  g_autoptr (GFile) empty = make (place, "empty", "", 0);
  g_autofree char *pipe_path = g_build_filename (place->top, "pipe", NULL);
  g_autoptr (GFile) fifo = g_file_new_for_path (pipe_path);
  g_autofree char *big_path = g_build_filename (place->top, "big", NULL);
  g_autoptr (GFile) big = g_file_new_for_path (big_path);
  refuses (place, gone, DESK_STORE_ERROR_NOT_FOUND);
  refuses (place, folder, DESK_STORE_ERROR_REFUSED);
  refuses (place, empty, DESK_STORE_ERROR_REFUSED);
  g_assert_cmpint (mkfifo (pipe_path, 0600), ==, 0);
  refuses (place, fifo, DESK_STORE_ERROR_REFUSED);
  g_assert_true (g_file_set_contents (big_path, "x", 1, NULL));
  g_assert_cmpint (truncate (big_path, DESK_FILES_MAX_SIZE + 1), ==, 0);
  refuses (place, big, DESK_STORE_ERROR_REFUSED);
  g_assert_cmpint (truncate (big_path, DESK_FILES_MAX_SIZE), ==, 0);
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskAttachment) just = desk_files_add (place->folder, big, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (just->size, ==, DESK_FILES_MAX_SIZE);
  /* A file that the system does not let us read; root may read all. */
  g_autoptr (GFile) locked = make (place, "locked", "x", 1);
  g_autofree char *locked_path = g_file_get_path (locked);
  g_assert_cmpint (g_chmod (locked_path, 0), ==, 0);
  if (geteuid () != 0)
    refuses (place, locked, DESK_STORE_ERROR_DENIED);
  /* What stands where the folder should be. */
  g_autoptr (GFile) fine = make (place, "fine", "x", 1);
  g_autofree char *taken = g_build_filename (place->top, "taken.files", NULL);
  g_assert_true (g_file_set_contents (taken, "x", 1, NULL));
  g_assert_null (desk_files_add (taken, fine, NULL, &error));
  g_assert_nonnull (error);
  g_assert_cmpint (error->domain, ==, DESK_STORE_ERROR);
}

static void
test_cancelled (Place *place, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) source = make (place, "a", "abc", 3);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_cancellable_cancel (cancellable);
  g_assert_null (desk_files_add (place->folder, source, cancellable, &error));
  g_assert_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_CANCELLED);
  g_assert_cmpuint (count_files (place->folder), ==, 0);
}

static void
test_altered (Place *place, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) source = make (place, "a.txt", "abc", 3);
  g_autoptr (DeskAttachment) attachment = desk_files_add (place->folder, source, NULL, NULL);
  g_autofree char *path = desk_files_path (place->folder, attachment->sha256);
  g_autofree char *target = g_build_filename (place->top, "copy.txt", NULL);
  g_assert_true (desk_files_copy (place->folder, attachment->sha256, target, 0400, NULL, &error));
  g_assert_true (g_file_set_contents (path, "abd", 3, NULL));
  g_assert_false (desk_files_check (place->folder, attachment->sha256, NULL, &error));
  g_assert_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_DAMAGED);
  g_clear_error (&error);
  /* An altered file is not handed on, and the copy that was there is left. */
  g_assert_false (desk_files_copy (place->folder, attachment->sha256, target, 0600, NULL, &error));
  g_assert_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_DAMAGED);
  g_clear_error (&error);
  g_autofree char *copied = NULL;
  g_assert_true (g_file_get_contents (target, &copied, NULL, NULL));
  g_assert_cmpstr (copied, ==, "abc");
  g_assert_cmpuint (count_files (place->top), ==, 3); /* source, copy, the altered one */
  /* Adding it again puts it right. */
  g_autoptr (DeskAttachment) again = desk_files_add (place->folder, source, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (desk_files_check (place->folder, again->sha256, NULL, &error));
}

static void
gather (const char *sha256, gint64 added_us, gpointer data)
{
  g_assert_cmpint (added_us, >, g_get_real_time () - G_TIME_SPAN_HOUR);
  g_ptr_array_add (data, g_strdup (sha256));
}

static void
test_all (Place *place, gconstpointer data)
{
  g_autoptr (GPtrArray) seen = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *other = g_build_filename (place->top, "other.files", NULL);
  g_autofree char *half = g_build_filename (place->folder, ".half-ABCDEF", NULL);
  for (guint i = 0; i < 20; i++) {
    g_autofree char *text = g_strdup_printf ("%u", i);
    g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
    g_autoptr (DeskAttachment) attachment = desk_files_add_bytes (place->folder, "n.txt", bytes, NULL);
    g_assert_true (desk_files_copy_to (place->folder, attachment->sha256, attachment->size, other, NULL, NULL));
    g_assert_true (desk_files_copy_to (place->folder, attachment->sha256, attachment->size, other, NULL, NULL));
  }
  desk_files_each (place->folder, gather, seen);
  g_assert_cmpuint (seen->len, ==, 20);
  g_assert_cmpuint (count_files (other), ==, 20);
  /* What a killed program left half-written goes, once it is old. */
  g_assert_true (g_file_set_contents (half, "x", 1, NULL));
  desk_files_clean (place->folder, g_get_real_time () - G_TIME_SPAN_HOUR);
  g_assert_true (g_file_test (half, G_FILE_TEST_EXISTS));
  desk_files_clean (place->folder, g_get_real_time () + G_TIME_SPAN_HOUR);
  g_assert_false (g_file_test (half, G_FILE_TEST_EXISTS));
  desk_files_discard (other);
  g_assert_false (g_file_test (other, G_FILE_TEST_EXISTS));
}

#define ADD(name, func) g_test_add ("/files/" name, Place, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("add", test_add);
  ADD ("bytes", test_bytes);
  ADD ("refused", test_refused);
  ADD ("cancelled", test_cancelled);
  ADD ("altered", test_altered);
  ADD ("all", test_all);
  return g_test_run ();
}
