/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/desk-files.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#define SUFFIX ".files"
#define HALF ".half-"
#define CHUNK (64 * 1024)
#define GUESSED 4096 /* bytes from which the kind of a file is told */

char *
desk_files_folder (const char *store_path)
{
  g_autofree char *absolute = g_canonicalize_filename (store_path, NULL);
  return g_strconcat (absolute, SUFFIX, NULL);
}

/* "abcd…" → <folder>/ab/cd */
static char *
leaf_folder (const char *folder, const char *sha256)
{
  char first[3] = { sha256[0], sha256[1], '\0' }, second[3] = { sha256[2], sha256[3], '\0' };
  return g_build_filename (folder, first, second, NULL);
}

char *
desk_files_path (const char *folder, const char *sha256)
{
  g_return_val_if_fail (strlen (sha256) == DESK_SHA256_STR_LEN, NULL);
  g_autofree char *leaf = leaf_folder (folder, sha256);
  return g_build_filename (leaf, sha256, NULL);
}

/* --- what can go wrong --- */

static gboolean
fail_write (int number, const char *name, GError **error)
{
  if (number == ENOSPC || number == EDQUOT)
    g_set_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_FULL,
                 _ ("There is no space left on the disk for “%s”. It was not added; everything else is as it was. Please free some space and add it again."), name);
  else if (number == EROFS || number == EACCES || number == EPERM)
    g_set_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_READ_ONLY,
                 _ ("Files cannot be kept here, because the folder beside the store cannot be written. “%s” was not added."), name);
  else
    g_set_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_IO, _ ("“%s” could not be kept (%s). It was not added. Please try again."), name,
                 g_strerror (number));
  return FALSE;
}

static gboolean
fail_read (const GError *cause, const char *name, GError **error)
{
  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_set_error_literal (error, DESK_STORE_ERROR, DESK_STORE_ERROR_CANCELLED, _ ("Stopped. Nothing was changed."));
  else if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    g_set_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_NOT_FOUND, _ ("“%s” is no longer there. It was not added."), name);
  else if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED))
    g_set_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_DENIED, _ ("You are not allowed to read “%s”. It was not added."), name);
  else
    g_set_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_IO, _ ("“%s” cannot be read (%s). It was not added."), name, cause->message);
  return FALSE;
}

/* Takes @message. */
static gboolean
refuse (char *message, GError **error)
{
  g_set_error_literal (error, DESK_STORE_ERROR, DESK_STORE_ERROR_REFUSED, message);
  g_free (message);
  return FALSE;
}

static gboolean
check_size (gint64 size, const char *name, GError **error)
{
  if (size == 0)
    return refuse (g_strdup_printf (_ ("“%s” is empty. It was not added."), name), error);
  if (size > DESK_FILES_MAX_SIZE)
    return refuse (g_strdup_printf (_ ("“%s” is larger than 50 MB. It was not added. Please make it smaller, or write down where it is kept."), name), error);
  return TRUE;
}

/* --- writing --- */

typedef struct {
  const char *folder, *name;
  char *half; /* path of what is being written; NULL when it has its name */
  int fd;
  GChecksum *checksum;
  gint64 size;
  guint8 head[GUESSED];
  gsize n_head;
} Writing;

static gboolean
sync_folder (const char *path)
{
  int fd = g_open (path, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
  gboolean fine = fd >= 0 && fsync (fd) == 0;
  if (fd >= 0)
    close (fd);
  return fine;
}

static gboolean
start (Writing *self, GError **error)
{
  self->fd = -1;
  if (g_mkdir_with_parents (self->folder, 0700) != 0)
    return fail_write (errno, self->name, error);
  self->half = g_build_filename (self->folder, HALF "XXXXXX", NULL);
  self->fd = g_mkstemp_full (self->half, O_RDWR | O_CLOEXEC, 0600);
  if (self->fd < 0) {
    int number = errno;
    g_clear_pointer (&self->half, g_free);
    return fail_write (number, self->name, error);
  }
  self->checksum = g_checksum_new (G_CHECKSUM_SHA256);
  return TRUE;
}

static gboolean
put (Writing *self, const guint8 *bytes, gsize n, GError **error)
{
  gsize guessed = MIN (n, GUESSED - self->n_head);
  memcpy (self->head + self->n_head, bytes, guessed);
  self->n_head += guessed;
  self->size += (gint64) n;
  if (self->size > DESK_FILES_MAX_SIZE)
    return check_size (self->size, self->name, error);
  g_checksum_update (self->checksum, bytes, (gssize) n);
  for (gsize done = 0; done < n;) {
    gssize written = write (self->fd, bytes + done, n - done);
    if (written < 0 && errno != EINTR)
      return fail_write (errno, self->name, error);
    done += written > 0 ? (gsize) written : 0;
  }
  return TRUE;
}

static char *
guess_media_type (Writing *self)
{
  g_autofree char *type = g_content_type_guess (self->name, self->head, self->n_head, NULL);
  g_autofree char *media_type = g_content_type_get_mime_type (type);
  char *lower = g_ascii_strdown (media_type != NULL ? media_type : "application/octet-stream", -1);
  return lower;
}

/* Over one of the same digest: it is the same, or was altered and is now right again; either way it is young again. */
static gboolean
give_name (Writing *self, const char *sha256, GError **error)
{
  g_autofree char *leaf = leaf_folder (self->folder, sha256);
  g_autofree char *above = g_path_get_dirname (leaf);
  g_autofree char *path = desk_files_path (self->folder, sha256);
  if (fsync (self->fd) != 0 || g_mkdir_with_parents (leaf, 0700) != 0 || g_rename (self->half, path) != 0)
    return fail_write (errno, self->name, error);
  g_clear_pointer (&self->half, g_free);
  return (sync_folder (leaf) && sync_folder (above) && sync_folder (self->folder)) || fail_write (errno, self->name, error);
}

static DeskAttachment *
finish (Writing *self, gboolean fine, GError **error)
{
  DeskAttachment *attachment = NULL;
  if (fine && check_size (self->size, self->name, error)) {
    const char *sha256 = g_checksum_get_string (self->checksum);
    if (give_name (self, sha256, error)) {
      g_autofree char *media_type = guess_media_type (self);
      attachment = desk_attachment_new (sha256, self->size, media_type, self->name);
    }
  }
  if (self->fd >= 0)
    close (self->fd);
  if (self->half != NULL)
    g_unlink (self->half);
  g_free (self->half);
  g_clear_pointer (&self->checksum, g_checksum_free);
  return attachment;
}

static gboolean
put_stream (Writing *self, GInputStream *stream, GCancellable *cancellable, GError **error)
{
  g_autofree guint8 *chunk = g_malloc (CHUNK);
  for (;;) {
    g_autoptr (GError) cause = NULL;
    gssize n = g_input_stream_read (stream, chunk, CHUNK, cancellable, &cause);
    if (n < 0)
      return fail_read (cause, self->name, error);
    if (n == 0)
      return TRUE;
    if (!put (self, chunk, (gsize) n, error))
      return FALSE;
  }
}

DeskAttachment *
desk_files_add (const char *folder, GFile *source, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) cause = NULL;
  g_autofree char *base = g_file_get_basename (source);
  g_autofree char *fallback = desk_attachment_clean_name (base);
  g_autoptr (GFileInfo) info = g_file_query_info (source, G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE "," G_FILE_ATTRIBUTE_STANDARD_DISPLAY_NAME,
                                                  G_FILE_QUERY_INFO_NONE, cancellable, &cause);
  if (info == NULL) {
    fail_read (cause, fallback, error);
    return NULL;
  }
  g_autofree char *name = desk_attachment_clean_name (g_file_info_get_display_name (info));
  GFileType type = g_file_info_get_file_type (info);
  if (type == G_FILE_TYPE_DIRECTORY) {
    refuse (g_strdup_printf (_ ("“%s” is a folder. Please add the files in it."), name), error);
    return NULL;
  }
  /* A pipe or a device might never end. */
  if (type != G_FILE_TYPE_REGULAR) {
    refuse (g_strdup_printf (_ ("“%s” is not a file that can be kept. It was not added."), name), error);
    return NULL;
  }
  if (!check_size (g_file_info_get_size (info), name, error))
    return NULL;
  g_autoptr (GFileInputStream) stream = g_file_read (source, cancellable, &cause);
  if (stream == NULL) {
    fail_read (cause, name, error);
    return NULL;
  }
  Writing self = { .folder = folder, .name = name };
  gboolean fine = start (&self, error) && put_stream (&self, G_INPUT_STREAM (stream), cancellable, error);
  return finish (&self, fine, error);
}

DeskAttachment *
desk_files_add_bytes (const char *folder, const char *name, GBytes *bytes, GError **error)
{
  g_autofree char *clean = desk_attachment_clean_name (name);
  gsize size = 0;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  if (!check_size ((gint64) size, clean, error))
    return NULL;
  Writing self = { .folder = folder, .name = clean };
  gboolean fine = start (&self, error) && put (&self, data, size, error);
  return finish (&self, fine, error);
}

/* --- reading --- */

gboolean
desk_files_has (const char *folder, const char *sha256, gint64 size)
{
  g_autofree char *path = desk_files_path (folder, sha256);
  GStatBuf st;
  return g_stat (path, &st) == 0 && S_ISREG (st.st_mode) && (gint64) st.st_size == size;
}

/* Reads all of it, writing along to @to when that is a file; whether it is what it should be. */
static gboolean
read_through (const char *folder, const char *sha256, int to, GCancellable *cancellable, GError **error)
{
  g_autofree char *path = desk_files_path (folder, sha256);
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree guint8 *chunk = g_malloc (CHUNK);
  gssize n = 0;
  int fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  if (fd < 0 && errno == ENOENT) {
    g_set_error_literal (error, DESK_STORE_ERROR, DESK_STORE_ERROR_NOT_FOUND,
                         _ ("The file is not beside the store. Please restore it from a backup, or look for the original."));
    return FALSE;
  }
  while (fd >= 0 && !g_cancellable_is_cancelled (cancellable) && (n = read (fd, chunk, CHUNK)) > 0) {
    g_checksum_update (checksum, chunk, n);
    for (gssize done = 0; to >= 0 && done < n;) {
      gssize written = write (to, chunk + done, (gsize) (n - done));
      if (written < 0 && errno != EINTR) {
        n = -1;
        break;
      }
      done += MAX (written, 0);
    }
    if (n < 0)
      break;
  }
  int number = errno;
  if (fd >= 0)
    close (fd);
  if (g_cancellable_is_cancelled (cancellable))
    g_set_error_literal (error, DESK_STORE_ERROR, DESK_STORE_ERROR_CANCELLED, _ ("Stopped. Nothing was changed."));
  else if (fd < 0 || n < 0)
    g_set_error (error, DESK_STORE_ERROR, number == ENOSPC ? DESK_STORE_ERROR_FULL : DESK_STORE_ERROR_IO,
                 _ ("The file could not be copied (%s). It is kept in the store. Please choose another place."), g_strerror (number));
  else if (strcmp (g_checksum_get_string (checksum), sha256) != 0)
    g_set_error_literal (error, DESK_STORE_ERROR, DESK_STORE_ERROR_DAMAGED,
                         _ ("The file was altered since it was added, so it is not shown. Please restore it from a backup, or look for the original."));
  else
    return TRUE;
  return FALSE;
}

gboolean
desk_files_check (const char *folder, const char *sha256, GCancellable *cancellable, GError **error)
{
  return read_through (folder, sha256, -1, cancellable, error);
}

gboolean
desk_files_copy (const char *folder, const char *sha256, const char *target, int mode, GCancellable *cancellable, GError **error)
{
  g_autofree char *half = g_strconcat (target, ".XXXXXX", NULL);
  int fd = g_mkstemp_full (half, O_RDWR | O_CLOEXEC, 0600);
  gboolean fine = fd >= 0;
  if (fine)
    fine = read_through (folder, sha256, fd, cancellable, error);
  if (fine && (fchmod (fd, (mode_t) mode) != 0 || fsync (fd) != 0 || g_rename (half, target) != 0))
    fine = FALSE;
  int number = errno;
  if (fd >= 0)
    close (fd);
  if (fine)
    return TRUE;
  if (fd >= 0)
    g_unlink (half);
  if (error == NULL || *error == NULL)
    g_set_error (error, DESK_STORE_ERROR, number == ENOSPC ? DESK_STORE_ERROR_FULL : DESK_STORE_ERROR_IO,
                 _ ("The file could not be copied (%s). It is kept in the store. Please choose another place."), g_strerror (number));
  return FALSE;
}

gboolean
desk_files_copy_to (const char *folder, const char *sha256, gint64 size, const char *other, GCancellable *cancellable, GError **error)
{
  g_autofree char *leaf = leaf_folder (other, sha256);
  g_autofree char *path = desk_files_path (other, sha256);
  if (desk_files_has (other, sha256, size) && desk_files_check (other, sha256, cancellable, NULL))
    return TRUE;
  if (g_mkdir_with_parents (leaf, 0700) != 0)
    return fail_write (errno, sha256, error);
  return desk_files_copy (folder, sha256, path, 0600, cancellable, error) && (sync_folder (leaf) || fail_write (errno, sha256, error));
}

gboolean
desk_files_remove (const char *folder, const char *sha256)
{
  g_autofree char *path = desk_files_path (folder, sha256);
  return g_unlink (path) == 0 || errno == ENOENT;
}

/* --- all of them --- */

static void
each_of_leaf (const char *leaf, DeskFilesFunc func, gpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (leaf, 0, NULL);
  const char *name;
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (leaf, name, NULL);
    GStatBuf st;
    if (strlen (name) == DESK_SHA256_STR_LEN && strspn (name, "0123456789abcdef") == DESK_SHA256_STR_LEN && g_stat (path, &st) == 0)
      func (name, (gint64) st.st_mtime * G_USEC_PER_SEC, data);
  }
}

void
desk_files_each (const char *folder, DeskFilesFunc func, gpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *first, *second;
  while (dir != NULL && (first = g_dir_read_name (dir)) != NULL) {
    g_autofree char *above = strlen (first) == 2 ? g_build_filename (folder, first, NULL) : NULL;
    g_autoptr (GDir) below = above != NULL ? g_dir_open (above, 0, NULL) : NULL;
    while (below != NULL && (second = g_dir_read_name (below)) != NULL) {
      g_autofree char *leaf = g_build_filename (above, second, NULL);
      each_of_leaf (leaf, func, data);
    }
  }
}

void
desk_files_clean (const char *folder, gint64 before_us)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);
    GStatBuf st;
    if (g_str_has_prefix (name, HALF) && g_stat (path, &st) == 0 && (gint64) st.st_mtime * G_USEC_PER_SEC < before_us)
      g_unlink (path);
  }
}

static void
remove_one (const char *sha256, gint64 added_us, gpointer data)
{
  const char *folder = data;
  g_autofree char *leaf = leaf_folder (folder, sha256);
  g_autofree char *above = g_path_get_dirname (leaf);
  (void) added_us;
  desk_files_remove (folder, sha256);
  g_rmdir (leaf);
  g_rmdir (above);
}

void
desk_files_discard (const char *folder)
{
  desk_files_each (folder, remove_one, (gpointer) folder);
  g_rmdir (folder);
}
