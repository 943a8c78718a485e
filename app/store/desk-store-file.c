/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "store/desk-connection-private.h"
#include "store/desk-migrator.h"
#include "store/desk-store-file-private.h"

/* sqlite.org/fileformat2.html, 1.3: the header of the file. */
#define HEADER_SIZE 100
#define MAGIC "SQLite format 3"
#define AT_PAGE_SIZE 16
#define AT_WRITE_FORMAT 18
#define AT_READ_FORMAT 19
#define AT_FRACTIONS 21
#define AT_CHANGES 24
#define AT_PAGES 28
#define AT_SCHEMA_FORMAT 44
#define AT_ENCODING 56
#define AT_USER_VERSION 60
#define AT_APPLICATION_ID 68
#define AT_VALID_FOR 92

/* The bytes that SQLite locks when it keeps a file to itself (os.h: SHARED_FIRST, SHARED_SIZE). */
#define LOCK_FIRST 0x40000002
#define LOCK_SIZE 510

typedef struct {
  char *path; /* real */
  DeskStoreCheckFlags flags;
  DeskAreaVersion known;
  gpointer data;
  DeskStoreFileInfo info;
  gboolean has_shm;
  gboolean folder_writable;
  gboolean open_here;
} DeskCheck;

static gboolean
problem (DeskCheck *self, DeskStoreProblem what, char *detail, GError **error)
{
  self->info.problem = what;
  desk_store_problem_fail (what, detail, error);
  g_free (detail);
  return FALSE;
}

static guint32
be32 (const guint8 *header, guint at)
{
  guint32 value;

  memcpy (&value, header + at, sizeof value);
  return GUINT32_FROM_BE (value);
}

static gint64
size_beside (const char *path, const char *suffix)
{
  g_autofree char *beside = g_strconcat (path, suffix, NULL);
  struct stat st;

  return stat (beside, &st) == 0 ? st.st_size : -1;
}

static gboolean
look_at_place (DeskCheck *self, const char *path, GError **error)
{
  g_autofree char *folder = NULL;
  struct stat st;

  if (stat (path, &st) != 0)
    return problem (self, errno == EACCES ? DESK_STORE_PROBLEM_DENIED : DESK_STORE_PROBLEM_MISSING, NULL, error);
  if (S_ISDIR (st.st_mode))
    return problem (self, DESK_STORE_PROBLEM_FOLDER, NULL, error);
  if (!S_ISREG (st.st_mode))
    return problem (self, DESK_STORE_PROBLEM_NOT_REGULAR, NULL, error);
  /* The engine keeps the WAL beside the file itself, not beside a link to it. */
  self->path = realpath (path, NULL);
  if (self->path == NULL || access (self->path, R_OK) != 0)
    return problem (self, DESK_STORE_PROBLEM_DENIED, NULL, error);
  folder = g_path_get_dirname (self->path);
  self->folder_writable = access (folder, W_OK | X_OK) == 0;
  self->info.writable = self->folder_writable && access (self->path, W_OK) == 0;
  self->info.network = desk_store_place_is_network (self->path);
  self->info.size = st.st_size;
  self->info.wal_size = MAX (size_beside (self->path, "-wal"), 0);
  self->has_shm = size_beside (self->path, "-shm") >= 0;
  return st.st_size > 0 || problem (self, DESK_STORE_PROBLEM_EMPTY, NULL, error);
}

static gboolean
look_at_length (DeskCheck *self, const guint8 *header, guint32 page_size, GError **error)
{
  gint64 pages = be32 (header, AT_PAGES);

  /* A crash while the WAL was taken back leaves the file short, with the rest still in the WAL. */
  if (self->info.wal_size > 0)
    return TRUE;
  if (self->info.size % page_size != 0 ||
      (be32 (header, AT_CHANGES) == be32 (header, AT_VALID_FOR) && self->info.size < pages * page_size))
    return problem (self, DESK_STORE_PROBLEM_TRUNCATED, NULL, error);
  return TRUE;
}

static gboolean
newer_core (DeskCheck *self, GError **error)
{
  return problem (self, DESK_STORE_PROBLEM_NEWER_CORE,
                  g_strdup_printf ("%d > %d", self->info.core_version, desk_migrator_core_version ()), error);
}

static gboolean
look_at_header (DeskCheck *self, const guint8 *header, gsize n, GError **error)
{
  guint32 page_size;
  gboolean magic = n >= sizeof MAGIC && memcmp (header, MAGIC, sizeof MAGIC) == 0;
  gboolean ours = n >= AT_APPLICATION_ID + 4 && be32 (header, AT_APPLICATION_ID) == DESK_STORE_APPLICATION_ID;

  if (!magic)
    return problem (self, ours ? DESK_STORE_PROBLEM_HEADER : DESK_STORE_PROBLEM_NOT_A_DATABASE, NULL, error);
  if (n < HEADER_SIZE)
    return problem (self, DESK_STORE_PROBLEM_TRUNCATED, NULL, error);
  self->info.application_id = be32 (header, AT_APPLICATION_ID);
  if (!ours)
    return problem (self, DESK_STORE_PROBLEM_OTHER_PROGRAM, NULL, error);
  self->info.core_version = (gint32) be32 (header, AT_USER_VERSION);
  page_size = header[AT_PAGE_SIZE] << 8 | header[AT_PAGE_SIZE + 1];
  page_size = page_size == 1 ? 65536 : page_size;
  if (page_size < 512 || (page_size & (page_size - 1)) != 0 ||
      header[AT_WRITE_FORMAT] < 1 || header[AT_WRITE_FORMAT] > 2 ||
      header[AT_READ_FORMAT] < 1 || header[AT_READ_FORMAT] > 2 ||
      memcmp (header + AT_FRACTIONS, "\x40\x20\x20", 3) != 0 ||
      be32 (header, AT_SCHEMA_FORMAT) != 4 || be32 (header, AT_ENCODING) != 1 ||
      self->info.core_version < 1)
    return problem (self, DESK_STORE_PROBLEM_HEADER, NULL, error);
  if (!look_at_length (self, header, page_size, error))
    return FALSE;
  return self->info.core_version <= desk_migrator_core_version () || newer_core (self, error);
}

/* Another process that keeps the file to itself has a write lock where a reader would put its own. */
static gboolean
look_at_lock (DeskCheck *self, int fd, GError **error)
{
  struct flock lock = { .l_type = F_RDLCK, .l_whence = SEEK_SET, .l_start = LOCK_FIRST, .l_len = LOCK_SIZE };

  if (fcntl (fd, F_GETLK, &lock) != 0 || lock.l_type == F_UNLCK)
    return TRUE;
  return problem (self, DESK_STORE_PROBLEM_LOCKED, g_strdup_printf ("%d", (int) lock.l_pid), error);
}

static gboolean
look_at_bytes (DeskCheck *self, GError **error)
{
  guint8 header[HEADER_SIZE];
  struct stat st;
  gssize n;
  gboolean fine;
  int fd;

  desk_open_files_lock ();
  self->open_here = stat (self->path, &st) == 0 && desk_open_files_has (st.st_dev, st.st_ino);
  if (self->open_here)
    {
      /* This process reads it already, and closing a second descriptor would drop its locks. */
      desk_open_files_unlock ();
      return TRUE;
    }
  fd = open (self->path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
  n = fd >= 0 ? pread (fd, header, sizeof header, 0) : -1;
  if (n < 0)
    fine = problem (self, DESK_STORE_PROBLEM_DENIED, NULL, error);
  else
    fine = look_at_header (self, header, n, error) && look_at_lock (self, fd, error);
  if (fd >= 0)
    close (fd);
  desk_open_files_unlock ();
  return fine;
}

static gboolean
inside_failed (DeskCheck *self, DeskConnection *connection, DeskDbResult r, GError **error)
{
  switch (r)
    {
    case DESK_DB_BUSY:
      return problem (self, DESK_STORE_PROBLEM_LOCKED, NULL, error);
    case DESK_DB_CORRUPT:
    case DESK_DB_MISUSE: /* a table that every store has is not there */
      return problem (self, DESK_STORE_PROBLEM_PAGES, NULL, error);
    case DESK_DB_READONLY:
    case DESK_DB_DENIED:
      return problem (self, self->info.writable ? DESK_STORE_PROBLEM_DENIED : DESK_STORE_PROBLEM_READ_ONLY_FOLDER,
                      NULL, error);
    default:
      return desk_connection_fail (connection, r, error);
    }
}

static gboolean
look_at_areas (DeskCheck *self, DeskConnection *connection, GError **error)
{
  DeskStatement *st = desk_connection_sql (connection, DESK_SQL_TYPE_VERSIONS);
  DeskDbResult r;

  while ((r = desk_statement_step (st)) == DESK_DB_ROW)
    {
      const char *type = desk_statement_column_text (st, 0);
      const char *area = desk_statement_column_text (st, 1);
      int version = desk_statement_column_int64 (st, 2);
      int known = self->known (type, area, self->data);

      if (known >= 0 && version > known)
        {
          char *detail = g_strdup_printf ("%s/%s: %d > %d", area, type, version, known);

          desk_statement_reset (st);
          return problem (self, DESK_STORE_PROBLEM_NEWER_AREA, detail, error);
        }
    }
  return r == DESK_DB_DONE || inside_failed (self, connection, r, error);
}

static gboolean
look_at_pages (DeskCheck *self, DeskConnection *connection, GError **error)
{
  DeskStatement *st = desk_connection_sql (connection, DESK_SQL_QUICK_CHECK);
  DeskDbResult r = desk_statement_step (st);
  gboolean sound = r == DESK_DB_ROW && g_strcmp0 (desk_statement_column_text (st, 0), "ok") == 0;

  if (r == DESK_DB_ROW)
    desk_statement_reset (st);
  else
    return inside_failed (self, connection, r, error);
  return sound || problem (self, DESK_STORE_PROBLEM_PAGES, NULL, error);
}

static gboolean
look_at_core (DeskCheck *self, DeskConnection *connection, GError **error)
{
  DeskStatement *st = desk_connection_sql (connection, DESK_SQL_USER_VERSION);
  DeskDbResult r = desk_statement_step (st);

  if (r != DESK_DB_ROW)
    return inside_failed (self, connection, r, error);
  self->info.core_version = desk_statement_column_int64 (st, 0);
  self->info.application_id = DESK_STORE_APPLICATION_ID; /* opening looked at it */
  desk_statement_reset (st);
  return self->info.core_version <= desk_migrator_core_version () || newer_core (self, error);
}

/*
 * The header may be older than the WAL, and versions of areas are rows: both
 * are asked of the engine, reading only. Nothing beside the file is made when
 * there is no WAL; reading a left-over WAL makes its -shm file, no more.
 */
static gboolean
look_inside (DeskCheck *self, GError **error)
{
  gboolean alone = !self->open_here && self->info.wal_size == 0 && (!self->has_shm || !self->folder_writable);
  g_autoptr (GError) local = NULL;
  g_autoptr (DeskConnection) connection =
      desk_connection_open (self->path, alone ? DESK_CONNECTION_IMMUTABLE : DESK_CONNECTION_READ_ONLY, &local);

  if (connection == NULL)
    switch (local->code)
      {
      case DESK_STORE_ERROR_BUSY:
        return inside_failed (self, NULL, DESK_DB_BUSY, error);
      case DESK_STORE_ERROR_DAMAGED:
        return inside_failed (self, NULL, DESK_DB_CORRUPT, error);
      case DESK_STORE_ERROR_DENIED:
      case DESK_STORE_ERROR_READ_ONLY:
        return inside_failed (self, NULL, DESK_DB_DENIED, error);
      default:
        g_propagate_error (error, g_steal_pointer (&local));
        return FALSE;
      }
  return look_at_core (self, connection, error) &&
         (self->known == NULL || look_at_areas (self, connection, error)) &&
         ((self->flags & DESK_STORE_CHECK_PAGES) == 0 || look_at_pages (self, connection, error));
}

static gboolean
look_at_rights (DeskCheck *self, GError **error)
{
  if ((self->flags & DESK_STORE_CHECK_READ_ONLY) != 0 || self->info.writable)
    return TRUE;
  return problem (self, self->folder_writable ? DESK_STORE_PROBLEM_READ_ONLY_FILE
                                              : DESK_STORE_PROBLEM_READ_ONLY_FOLDER, NULL, error);
}

static gboolean
look_at_network (DeskCheck *self, GError **error)
{
  if ((self->flags & DESK_STORE_CHECK_READ_ONLY) != 0 || !self->info.network)
    return TRUE;
  return problem (self, DESK_STORE_PROBLEM_NETWORK, NULL, error);
}

gboolean
desk_store_file_check (const char *path, DeskStoreCheckFlags flags, DeskAreaVersion known, gpointer data,
                       DeskStoreFileInfo *info, GError **error)
{
  DeskCheck check = { .flags = flags, .known = known, .data = data };
  gboolean fine = look_at_place (&check, path, error) &&
                  look_at_bytes (&check, error) &&
                  look_at_network (&check, error) && /* before the engine relies on its locks */
                  look_inside (&check, error) &&
                  look_at_rights (&check, error);

  if (info != NULL)
    *info = check.info;
  free (check.path);
  return fine;
}

void
desk_store_file_remove (const char *path)
{
  static const char *const suffixes[] = { "", "-wal", "-shm", "-journal" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *name = g_strconcat (path, suffixes[i], NULL);

      g_unlink (name);
    }
}
