/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/desk-atomic-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

struct _DeskAtomicFile {
  char *path;      /* with links followed, so that a link stays one */
  char *temporary; /* NULL once committed */
  GOutputStream *stream;
};

/* GIO has no code for a quota or a limit that is used up, which are a full disk
 * to the user; it ends its message with the words of the system. */
static gboolean
is_full (const GError *cause)
{
  return g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_NO_SPACE)
    || g_str_has_suffix (cause->message, g_strerror (EDQUOT)) || g_str_has_suffix (cause->message, g_strerror (EFBIG));
}

void
desk_exchange_propagate_write_error (GError **error, GError *cause, const char *path)
{
  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, cause);
      return;
    }

  g_autofree char *name = g_filename_display_name (path);
  if (is_full (cause))
    g_set_error (error, DESK_EXCHANGE_ERROR, DESK_EXCHANGE_ERROR_NO_SPACE,
                 _("“%s” was not saved: the disk is full. Nothing was left behind, and a file of that name is as it was. "
                   "Free some space or choose another place."),
                 name);
  else
    g_set_error (error, DESK_EXCHANGE_ERROR, DESK_EXCHANGE_ERROR_WRITE,
                 _("“%s” was not saved: %s. Nothing was left behind, and a file of that name is as it was. "
                   "Choose another place or name."),
                 name, cause->message);
  g_error_free (cause);
}

static void
propagate_errno (GError **error, int code, const char *path)
{
  desk_exchange_propagate_write_error (
    error, g_error_new_literal (G_IO_ERROR, (int) g_io_error_from_errno (code), g_strerror (code)), path);
}

DeskAtomicFile *
desk_atomic_file_new (const char *path, GError **error)
{
  g_autoptr (DeskAtomicFile) self = g_new0 (DeskAtomicFile, 1);
  g_autoptr (GFile) file = NULL;
  GError *cause = NULL;
  char *real = realpath (path, NULL);

  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    {
      free (real);
      propagate_errno (error, EISDIR, path);
      return NULL;
    }
  self->path = g_strdup (real != NULL ? real : path);
  free (real);

  g_autofree char *folder = g_path_get_dirname (self->path);
  g_autofree char *template = g_build_filename (folder, ".desk-XXXXXX.part", NULL);
  /* Readable by the owner only: what is given out may be personal. */
  int fd = g_mkstemp_full (template, O_RDWR | O_CLOEXEC, 0600);
  if (fd < 0)
    {
      propagate_errno (error, errno, path);
      return NULL;
    }
  close (fd);
  self->temporary = g_steal_pointer (&template);
  file = g_file_new_for_path (self->temporary);
  self->stream = G_OUTPUT_STREAM (g_file_append_to (file, G_FILE_CREATE_PRIVATE, NULL, &cause));
  if (self->stream == NULL)
    {
      desk_exchange_propagate_write_error (error, cause, path);
      return NULL;
    }
  return g_steal_pointer (&self);
}

GOutputStream *
desk_atomic_file_get_stream (DeskAtomicFile *self)
{
  return self->stream;
}

const char *
desk_atomic_file_get_temporary (DeskAtomicFile *self)
{
  return self->temporary;
}

static int
sync_path (const char *path, int flags)
{
  int fd = open (path, flags | O_CLOEXEC);

  if (fd < 0)
    return errno;
  int result = fsync (fd) == 0 ? 0 : errno;
  close (fd);
  return result;
}

gboolean
desk_atomic_file_commit (DeskAtomicFile *self, GCancellable *cancellable, GError **error)
{
  GError *cause = NULL;
  struct stat former;
  int code = 0;

  g_return_val_if_fail (self->temporary != NULL, FALSE);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (!g_output_stream_close (self->stream, cancellable, &cause))
    {
      desk_exchange_propagate_write_error (error, cause, self->path);
      return FALSE;
    }
  if (stat (self->path, &former) == 0 && chmod (self->temporary, former.st_mode & 07777) != 0)
    code = errno;
  if (code == 0)
    code = sync_path (self->temporary, O_RDONLY);
  if (code == 0 && g_rename (self->temporary, self->path) != 0)
    code = errno;
  if (code != 0)
    {
      propagate_errno (error, code, self->path);
      return FALSE;
    }
  g_clear_pointer (&self->temporary, g_free);

  /* The file is in its place; a file system that cannot sync a folder is no
   * reason to say otherwise. */
  g_autofree char *folder = g_path_get_dirname (self->path);
  (void) sync_path (folder, O_RDONLY | O_DIRECTORY);
  return TRUE;
}

void
desk_atomic_file_free (DeskAtomicFile *self)
{
  if (self->stream != NULL && !g_output_stream_is_closed (self->stream))
    g_output_stream_close (self->stream, NULL, NULL);
  g_clear_object (&self->stream);
  if (self->temporary != NULL)
    g_unlink (self->temporary);
  g_free (self->temporary);
  g_free (self->path);
  g_free (self);
}
