/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statfs.h>
#include <sys/sysmacros.h>

#include "store/desk-store-file-private.h"

#define FUSE_MAGIC 0x65735546u

/* statfs(2): file systems whose locks or shared memory do not hold between
 * computers. 9p is not among them: it serves containers on one computer. */
static const guint32 network_magic[] = {
  0x00006969u, /* NFS */
  0x0000517bu, /* SMB */
  0xff534d42u, /* CIFS */
  0xfe534d42u, /* SMB2 */
  0x0000564cu, /* NCP */
  0x5346414fu, /* AFS (OpenAFS) */
  0x6b414653u, /* AFS (kernel) */
  0x73757245u, /* Coda */
  0x00c36400u, /* Ceph */
  0x0bd00bd0u, /* Lustre */
  0x47504653u, /* GPFS */
  0x786f4256u, /* VirtualBox shared folder */
};

/* FUSE has one magic for all: these are known to reach another computer. */
static const char *const network_fuse[] = {
  "sshfs", "rclone", "davfs", "davfs2", "s3fs", "glusterfs", "gvfsd-fuse", "curlftpfs", "ceph-fuse", "moosefs",
  "mfs", "smbnetfs", "juicefs", "seadrive", "onedrive", "vmhgfs-fuse", "google-drive-ocamlfuse",
};

gboolean
desk_store_file_is_network (guint32 magic, const char *type)
{
  for (guint i = 0; i < G_N_ELEMENTS (network_magic); i++)
    if (network_magic[i] == magic)
      return TRUE;
  if (magic != FUSE_MAGIC || type == NULL)
    return FALSE;
  if (g_str_has_prefix (type, "fuse."))
    type += strlen ("fuse.");
  for (guint i = 0; i < G_N_ELEMENTS (network_fuse); i++)
    if (g_str_equal (network_fuse[i], type))
      return TRUE;
  return FALSE;
}

/* Type of the file system with this device number: proc(5), mountinfo, where
 * the type follows a lone dash. */
static char *
mount_type (dev_t device)
{
  g_autofree char *wanted = g_strdup_printf ("%u:%u", major (device), minor (device));
  g_autofree char *all = NULL;
  g_auto (GStrv) lines = NULL;

  if (!g_file_get_contents ("/proc/self/mountinfo", &all, NULL, NULL))
    return NULL;
  lines = g_strsplit (all, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) words = g_strsplit (lines[i], " ", -1);
      guint n = g_strv_length (words);

      if (n < 4 || !g_str_equal (words[2], wanted))
        continue;
      for (guint k = 3; k + 1 < n; k++)
        if (g_str_equal (words[k], "-"))
          return g_strdup (words[k + 1]);
    }
  return NULL;
}

gboolean
desk_store_place_is_network (const char *path)
{
  struct statfs fs;
  struct stat st;
  g_autofree char *type = NULL;

  if (statfs (path, &fs) != 0 || stat (path, &st) != 0)
    return FALSE;
  if ((guint32) fs.f_type == FUSE_MAGIC)
    type = mount_type (st.st_dev);
  return desk_store_file_is_network ((guint32) fs.f_type, type);
}
