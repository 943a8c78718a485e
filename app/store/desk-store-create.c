/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "store/desk-connection-private.h"
#include "store/desk-migrator.h"
#include "store/desk-store-file-private.h"

static gboolean
fail_errno (int number, GError **error)
{
  switch (number)
    {
    case EEXIST:
      g_set_error_literal (error, DESK_STORE_ERROR, DESK_STORE_ERROR_EXISTS,
                           _("There is a file of this name already. It was left as it is. "
                             "Please choose another name, or open that file."));
      break;
    case ENOSPC:
    case EDQUOT:
      g_set_error_literal (error, DESK_STORE_ERROR, DESK_STORE_ERROR_FULL,
                           _("There is no space left for a new store. Nothing was made. "
                             "Please free some space or choose another place."));
      break;
    case EROFS:
    case EACCES:
    case EPERM:
    case ENOTDIR:
      g_set_error_literal (error, DESK_STORE_ERROR, DESK_STORE_ERROR_READ_ONLY,
                           _("A store cannot be made in this folder, because it cannot be written. Nothing was made. "
                             "Please choose another folder."));
      break;
    default:
      g_set_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_IO,
                   _("The store could not be made (%s). Nothing was made. Please choose another place."),
                   g_strerror (number));
      break;
    }
  return FALSE;
}

static gboolean
build (const char *path, gint64 now_us, GError **error)
{
  g_autoptr (DeskConnection) connection = desk_connection_open_new (path, error);
  DeskDbResult r;

  if (connection == NULL || !desk_migrator_run_core (connection, now_us, error))
    return FALSE;
  /* Only a file without a WAL may be given another name. */
  r = desk_connection_checkpoint (connection);
  return r == DESK_DB_OK || desk_connection_fail (connection, r, error);
}

static gboolean
sync_path (const char *path)
{
  int fd = open (path, O_RDONLY | O_CLOEXEC);
  gboolean fine = fd >= 0 && fsync (fd) == 0;

  if (fd >= 0)
    close (fd);
  return fine;
}

/* link() refuses a name that is there; where the file system knows no links, an exclusive rename does. */
static gboolean
give_name (const char *half_made, const char *path, GError **error)
{
  if (link (half_made, path) == 0)
    {
      g_unlink (half_made);
      return TRUE;
    }
  if (errno != EPERM && errno != EOPNOTSUPP && errno != EMLINK && errno != ENOSYS)
    return fail_errno (errno, error);
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return fail_errno (EEXIST, error);
  return g_rename (half_made, path) == 0 || fail_errno (errno, error);
}

gboolean
desk_store_file_create (const char *path, gint64 now_us, GError **error)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autofree char *folder = g_path_get_dirname (absolute);
  g_autofree char *half_made = g_strconcat (absolute, ".XXXXXX", NULL);
  gboolean fine;
  int fd;

  if (g_file_test (absolute, G_FILE_TEST_EXISTS) || g_file_test (absolute, G_FILE_TEST_IS_SYMLINK))
    return fail_errno (EEXIST, error);
  if (g_mkdir_with_parents (folder, 0700) != 0)
    return fail_errno (errno, error);
  if (desk_store_place_is_network (folder))
    return desk_store_problem_fail (DESK_STORE_PROBLEM_NETWORK, NULL, error);
  fd = g_mkstemp_full (half_made, O_RDWR | O_CLOEXEC, 0600);
  if (fd < 0)
    return fail_errno (errno, error);
  close (fd);
  fine = build (half_made, now_us, error);
  if (fine && !sync_path (half_made))
    fine = fail_errno (errno, error);
  fine = fine && give_name (half_made, absolute, error);
  if (!fine)
    desk_store_file_remove (half_made);
  else
    sync_path (folder);
  return fine;
}
