/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/desk-connection-private.h"

typedef struct {
  guint64 device;
  guint64 inode;
  guint n;
} DeskOpenFile;

static GMutex mutex;
static GArray *files;

void
desk_open_files_lock (void)
{
  g_mutex_lock (&mutex);
}

void
desk_open_files_unlock (void)
{
  g_mutex_unlock (&mutex);
}

static DeskOpenFile *
find (dev_t device, ino_t inode)
{
  for (guint i = 0; files != NULL && i < files->len; i++)
    {
      DeskOpenFile *file = &g_array_index (files, DeskOpenFile, i);

      if (file->n > 0 && file->device == (guint64) device && file->inode == (guint64) inode)
        return file;
    }
  return NULL;
}

/* The caller holds the lock for the next three. */
gboolean
desk_open_files_has (dev_t device, ino_t inode)
{
  return find (device, inode) != NULL;
}

void
desk_open_files_add (dev_t device, ino_t inode)
{
  DeskOpenFile *file = find (device, inode);

  if (files == NULL)
    files = g_array_new (FALSE, TRUE, sizeof (DeskOpenFile));
  if (file != NULL)
    file->n++;
  else
    g_array_append_val (files, ((DeskOpenFile) { device, inode, 1 }));
}

void
desk_open_files_remove (dev_t device, ino_t inode)
{
  DeskOpenFile *file = find (device, inode);

  if (file == NULL || --file->n > 0)
    return;
  g_array_remove_index_fast (files, file - &g_array_index (files, DeskOpenFile, 0));
  if (files->len == 0)
    g_clear_pointer (&files, g_array_unref);
}
