/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shim-vfs.h"

#include <sqlite3.h>
#include <string.h>

#define SECTOR 512

/* A write or a truncation that no sync has made durable yet. */
typedef struct {
  GBytes *bytes; /* NULL for a truncation */
  gint64 at;     /* of a truncation: the new length */
} ShimChange;

typedef struct {
  char *path;
  GByteArray *durable; /* what every loss of power leaves */
  GArray *changes;     /* ShimChange, since the last sync */
} ShimWatch;

typedef struct {
  sqlite3_file base;
  sqlite3_file *real; /* follows this struct */
  ShimWatch *watch;   /* NULL for a file that is not watched */
} ShimFile;

static ShimWatch watches[2]; /* the file and its WAL */

static sqlite3_vfs *real_vfs;
static guint calls;
static guint fail_at;
static gboolean fail_onward;

void
shim_vfs_fail_at (guint n, gboolean onward)
{
  calls = 0;
  fail_at = n;
  fail_onward = onward;
}

guint
shim_vfs_calls (void)
{
  return calls;
}

static gboolean
fails (void)
{
  calls++;
  return fail_at > 0 && (calls == fail_at || (fail_onward && calls > fail_at));
}

static void
clear_change (gpointer change)
{
  g_clear_pointer (&((ShimChange *) change)->bytes, g_bytes_unref);
}

static void
apply (GByteArray *image, const ShimChange *change, gsize from, gsize to)
{
  gsize before = image->len;

  if (change->bytes == NULL)
    g_byte_array_set_size (image, change->at);
  else if (image->len < change->at + to)
    g_byte_array_set_size (image, change->at + to);
  if (image->len > before)
    memset (image->data + before, 0, image->len - before);
  if (change->bytes != NULL)
    memcpy (image->data + change->at + from, (const guint8 *) g_bytes_get_data (change->bytes, NULL) + from, to - from);
}

static gsize
length_of (const ShimChange *change)
{
  return change->bytes != NULL ? g_bytes_get_size (change->bytes) : 0;
}

static void
remember (ShimFile *file, gconstpointer bytes, gsize n, gint64 at)
{
  ShimChange change = { bytes != NULL ? g_bytes_new (bytes, n) : NULL, at };

  if (file->watch != NULL)
    g_array_append_val (file->watch->changes, change);
  else
    clear_change (&change);
}

static void
make_durable (ShimWatch *watch)
{
  for (guint i = 0; i < watch->changes->len; i++)
    {
      const ShimChange *change = &g_array_index (watch->changes, ShimChange, i);

      apply (watch->durable, change, 0, length_of (change));
    }
  g_array_set_size (watch->changes, 0);
}

void
shim_vfs_watch (const char *path)
{
  for (guint i = 0; i < G_N_ELEMENTS (watches); i++)
    {
      ShimWatch *watch = &watches[i];
      g_autofree char *bytes = NULL;
      gsize n = 0;

      watch->path = g_strconcat (path, i == 0 ? "" : "-wal", NULL);
      watch->durable = g_byte_array_new ();
      watch->changes = g_array_new (FALSE, FALSE, sizeof (ShimChange));
      g_array_set_clear_func (watch->changes, clear_change);
      if (g_file_get_contents (watch->path, &bytes, &n, NULL))
        g_byte_array_append (watch->durable, (const guint8 *) bytes, n);
    }
}

/* Each sector of each write reached the disk or did not. */
static void
lose_some (ShimWatch *watch)
{
  for (guint i = 0; i < watch->changes->len; i++)
    {
      const ShimChange *change = &g_array_index (watch->changes, ShimChange, i);
      gsize n = length_of (change);

      if (n == 0 && g_test_rand_bit ())
        apply (watch->durable, change, 0, 0);
      for (gsize from = 0; from < n; from += SECTOR)
        if (g_test_rand_bit ())
          apply (watch->durable, change, from, MIN (from + SECTOR, n));
    }
}

void
shim_vfs_lose_power (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (watches); i++)
    {
      ShimWatch *watch = &watches[i];

      lose_some (watch);
      g_assert_true (g_file_set_contents_full (watch->path, (const char *) watch->durable->data, watch->durable->len,
                                               G_FILE_SET_CONTENTS_NONE, 0600, NULL));
      g_clear_pointer (&watch->path, g_free);
      g_clear_pointer (&watch->durable, g_byte_array_unref);
      g_clear_pointer (&watch->changes, g_array_unref);
    }
}

static ShimWatch *
watch_of (const char *path)
{
  for (guint i = 0; i < G_N_ELEMENTS (watches); i++)
    if (path != NULL && g_strcmp0 (watches[i].path, path) == 0)
      return &watches[i];
  return NULL;
}

#define REAL(file) (((ShimFile *) (file))->real)

static int
shim_close (sqlite3_file *file)
{
  return REAL (file)->pMethods->xClose (REAL (file));
}

static int
shim_read (sqlite3_file *file, void *to, int n, sqlite3_int64 at)
{
  return fails () ? SQLITE_IOERR_READ : REAL (file)->pMethods->xRead (REAL (file), to, n, at);
}

/* A write that fails may have left a part behind: half of it is written. */
static int
shim_write (sqlite3_file *file, const void *from, int n, sqlite3_int64 at)
{
  gboolean failing = fails ();

  if (!failing || calls == fail_at)
    remember ((ShimFile *) file, from, n, at);
  if (!failing)
    return REAL (file)->pMethods->xWrite (REAL (file), from, n, at);
  if (n > 1)
    REAL (file)->pMethods->xWrite (REAL (file), from, n / 2, at);
  return SQLITE_IOERR_WRITE;
}

static int
shim_truncate (sqlite3_file *file, sqlite3_int64 size)
{
  if (fails ())
    return SQLITE_IOERR_TRUNCATE;
  remember ((ShimFile *) file, NULL, 0, size);
  return REAL (file)->pMethods->xTruncate (REAL (file), size);
}

static int
shim_sync (sqlite3_file *file, int flags)
{
  if (fails ())
    return SQLITE_IOERR_FSYNC;
  if (((ShimFile *) file)->watch != NULL)
    {
      make_durable (((ShimFile *) file)->watch); /* this disk is ours: the real one need not be waited for */
      return SQLITE_OK;
    }
  return REAL (file)->pMethods->xSync (REAL (file), flags);
}

static int
shim_file_size (sqlite3_file *file, sqlite3_int64 *size)
{
  return fails () ? SQLITE_IOERR_FSTAT : REAL (file)->pMethods->xFileSize (REAL (file), size);
}

static int
shim_lock (sqlite3_file *file, int level)
{
  return REAL (file)->pMethods->xLock (REAL (file), level);
}

static int
shim_unlock (sqlite3_file *file, int level)
{
  return REAL (file)->pMethods->xUnlock (REAL (file), level);
}

static int
shim_check_reserved (sqlite3_file *file, int *out)
{
  return REAL (file)->pMethods->xCheckReservedLock (REAL (file), out);
}

static int
shim_control (sqlite3_file *file, int op, void *arg)
{
  return REAL (file)->pMethods->xFileControl (REAL (file), op, arg);
}

static int
shim_sector_size (sqlite3_file *file)
{
  return REAL (file)->pMethods->xSectorSize (REAL (file));
}

static int
shim_characteristics (sqlite3_file *file)
{
  return REAL (file)->pMethods->xDeviceCharacteristics (REAL (file));
}

static int
shim_shm_map (sqlite3_file *file, int page, int size, int extend, void volatile **out)
{
  if (fails ())
    return SQLITE_IOERR_SHMMAP;
  return REAL (file)->pMethods->xShmMap (REAL (file), page, size, extend, out);
}

static int
shim_shm_lock (sqlite3_file *file, int offset, int n, int flags)
{
  return REAL (file)->pMethods->xShmLock (REAL (file), offset, n, flags);
}

static void
shim_shm_barrier (sqlite3_file *file)
{
  REAL (file)->pMethods->xShmBarrier (REAL (file));
}

static int
shim_shm_unmap (sqlite3_file *file, int delete)
{
  return REAL (file)->pMethods->xShmUnmap (REAL (file), delete);
}

static const sqlite3_io_methods methods = {
  .iVersion = 2,
  .xClose = shim_close,
  .xRead = shim_read,
  .xWrite = shim_write,
  .xTruncate = shim_truncate,
  .xSync = shim_sync,
  .xFileSize = shim_file_size,
  .xLock = shim_lock,
  .xUnlock = shim_unlock,
  .xCheckReservedLock = shim_check_reserved,
  .xFileControl = shim_control,
  .xSectorSize = shim_sector_size,
  .xDeviceCharacteristics = shim_characteristics,
  .xShmMap = shim_shm_map,
  .xShmLock = shim_shm_lock,
  .xShmBarrier = shim_shm_barrier,
  .xShmUnmap = shim_shm_unmap,
};

static int
shim_open (sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out_flags)
{
  ShimFile *self = (ShimFile *) file;
  int rc;

  memset (self, 0, sizeof *self);
  if (fails ())
    return SQLITE_CANTOPEN;
  self->real = (sqlite3_file *) (self + 1);
  rc = real_vfs->xOpen (real_vfs, name, self->real, flags, out_flags);
  self->watch = watch_of (name);
  if (self->real->pMethods != NULL)
    self->base.pMethods = &methods;
  return rc;
}

static int
shim_delete (sqlite3_vfs *vfs, const char *name, int sync_folder)
{
  return fails () ? SQLITE_IOERR_DELETE : real_vfs->xDelete (real_vfs, name, sync_folder);
}

static int
shim_access (sqlite3_vfs *vfs, const char *name, int flags, int *out)
{
  return fails () ? SQLITE_IOERR_ACCESS : real_vfs->xAccess (real_vfs, name, flags, out);
}

void
shim_vfs_install (void)
{
  static sqlite3_vfs shim;

  real_vfs = sqlite3_vfs_find (NULL);
  g_assert_nonnull (real_vfs);
  shim = *real_vfs;
  shim.pNext = NULL;
  shim.zName = "desk-shim";
  shim.szOsFile = sizeof (ShimFile) + real_vfs->szOsFile;
  shim.xOpen = shim_open;
  shim.xDelete = shim_delete;
  shim.xAccess = shim_access;
  g_assert_cmpint (sqlite3_vfs_register (&shim, TRUE), ==, SQLITE_OK);
}
