/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/desk-head.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <glib/gstdio.h>

/* desk UUID seq(19 digits) hash(64)\n: one length, so that moving on is one write in place. */
#define LINE_SIZE (36 + 1 + 19 + 1 + 64 + 1)

static gboolean
hex_to_bytes (const char *hex, guint8 out[DESK_HASH_SIZE])
{
  for (guint i = 0; i < DESK_HASH_SIZE; i++) {
    int high = g_ascii_xdigit_value (hex[2 * i]), low = high < 0 ? -1 : g_ascii_xdigit_value (hex[2 * i + 1]);
    if (low < 0)
      return FALSE;
    out[i] = high * 16 + low;
  }
  return TRUE;
}

static void
print_line (const DeskHeadEntry *entry, char line[LINE_SIZE + 1])
{
  char *hash = line + LINE_SIZE - DESK_HASH_STR_LEN;
  gint64 rest = entry->seq;
  desk_uuid_format (&entry->desk, line);
  memset (line + DESK_UUID_STR_LEN - 1, ' ', (gsize) (hash - line) - (DESK_UUID_STR_LEN - 1));
  for (char *digit = hash - 2; digit >= line + DESK_UUID_STR_LEN; digit--, rest /= 10)
    *digit = (char) ('0' + rest % 10);
  desk_chain_format_hash (entry->hash, hash);
  line[LINE_SIZE - 1] = '\n';
  line[LINE_SIZE] = '\0';
}

static gboolean
parse_line (const char *line, DeskHeadEntry *entry)
{
  g_auto (GStrv) parts = g_strsplit (line, " ", 3);
  if (g_strv_length (parts) != 3 || strlen (parts[2]) != DESK_HASH_SIZE * 2)
    return FALSE;
  entry->seq = g_ascii_strtoll (parts[1], NULL, 10);
  return desk_uuid_parse (parts[0], &entry->desk) && hex_to_bytes (parts[2], entry->hash);
}

static char *
head_path (const char *store_path, const char *store_uid)
{
  const char *folder = g_getenv ("DESK_STATE_FOLDER");
  g_autofree char *absolute = g_canonicalize_filename (store_path, NULL);
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, absolute, -1);
  g_autofree char *name = g_strdup_printf ("%s-%.8s.head", store_uid, digest);
  if (folder != NULL && folder[0] != '\0')
    return g_build_filename (folder, "heads", name, NULL);
  return g_build_filename (g_get_user_state_dir (), "frontline-desk", "heads", name, NULL);
}

DeskHead *
desk_head_read (const char *store_path, const char *store_uid)
{
  DeskHead *head = g_new0 (DeskHead, 1);
  g_autofree char *text = NULL;
  head->path = head_path (store_path, store_uid);
  head->fd = -1;
  head->entries = g_array_new (FALSE, TRUE, sizeof (DeskHeadEntry));
  if (!g_file_get_contents (head->path, &text, NULL, NULL))
    return head;
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++) {
    DeskHeadEntry entry;
    if (parse_line (lines[i], &entry))
      g_array_append_val (head->entries, entry);
  }
  return head;
}

void
desk_head_free (DeskHead *head)
{
  if (head == NULL)
    return;
  if (head->fd >= 0)
    close (head->fd);
  g_array_unref (head->entries);
  g_free (head->path);
  g_free (head);
}

static void
open_file (DeskHead *head)
{
  g_autofree char *folder = g_path_get_dirname (head->path);
  if (head->fd < 0 && g_mkdir_with_parents (folder, 0700) == 0)
    head->fd = g_open (head->path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
}

static gboolean
write_entry (DeskHead *head, guint n)
{
  char line[LINE_SIZE + 1];
  print_line (&g_array_index (head->entries, DeskHeadEntry, n), line);
  if (head->fd >= 0 && pwrite (head->fd, line, LINE_SIZE, (off_t) n * LINE_SIZE) == LINE_SIZE)
    return TRUE;
  g_info ("the head outside the store could not be written");
  return FALSE;
}

static gboolean
write_all (DeskHead *head)
{
  open_file (head);
  gboolean fine = head->fd >= 0 && ftruncate (head->fd, 0) == 0;
  if (!fine)
    g_info ("the head outside the store could not be cut");
  for (guint i = 0; i < head->entries->len; i++)
    fine = write_entry (head, i) && fine;
  return fine;
}

void
desk_head_begin (DeskHead *head, const DeskUuid *desk, gboolean keep)
{
  DeskHeadEntry entry = { *desk, 0, { 0 } };
  if (!keep && head->entries->len > 0)
    g_array_remove_index (head->entries, 0);
  g_array_prepend_val (head->entries, entry);
  write_all (head);
}

gboolean
desk_head_forget (DeskHead *head, const DeskUuid *desk)
{
  for (guint i = head->entries->len; i-- > 0;)
    if (desk_uuid_equal (&g_array_index (head->entries, DeskHeadEntry, i).desk, desk))
      g_array_remove_index (head->entries, i);
  return write_all (head);
}

void
desk_head_move (DeskHead *head, gint64 seq, const guint8 hash[DESK_HASH_SIZE])
{
  if (head->entries->len == 0)
    return;
  DeskHeadEntry *entry = &g_array_index (head->entries, DeskHeadEntry, 0);
  entry->seq = seq;
  memcpy (entry->hash, hash, DESK_HASH_SIZE);
  if (head->fd < 0)
    open_file (head);
  write_entry (head, 0);
}
