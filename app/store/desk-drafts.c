/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* memmem() */
#include "store/desk-drafts.h"

#include <errno.h>
#include <string.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "store/desk-store-error.h"

#define SUFFIX ".draft"
/* A draft is a GVariant in little-endian order behind this line, so that a
 * file of something else, or cut short, is not taken for one. */
#define MAGIC "frontline-desk-draft-1\n"
#define TYPE G_VARIANT_TYPE ("(sssxxa{sv})")

void
desk_draft_free (DeskDraft *draft)
{
  if (draft == NULL)
    return;
  g_free (draft->form);
  g_free (draft->title);
  g_clear_pointer (&draft->content, g_variant_unref);
  g_free (draft);
}

char *
desk_drafts_folder (const char *store_path)
{
  g_autofree char *absolute = g_canonicalize_filename (store_path, NULL);
  return g_strconcat (absolute, ".drafts", NULL);
}

static char *
draft_path (const char *folder, const DeskUuid *uid)
{
  char text[DESK_UUID_STR_LEN];
  desk_uuid_format (uid, text);
  g_autofree char *name = g_strconcat (text, SUFFIX, NULL);
  return g_build_filename (folder, name, NULL);
}

static gboolean
fail_file (GError *cause, GError **error)
{
  int code = g_error_matches (cause, G_FILE_ERROR, G_FILE_ERROR_NOSPC) ? DESK_STORE_ERROR_FULL : DESK_STORE_ERROR_IO;
  g_set_error (error, DESK_STORE_ERROR, code,
               _ ("The draft could not be saved (%s). What you typed is still on the screen. Please check the disk, or save the entry now."),
               cause->message);
  g_error_free (cause);
  return FALSE;
}

gboolean
desk_drafts_save (const char *folder, const DeskDraft *draft, GError **error)
{
  GError *cause = NULL;
  g_autofree char *path = draft_path (folder, &draft->uid);
  char uid[DESK_UUID_STR_LEN];
  if (g_mkdir_with_parents (folder, 0700) != 0) {
    g_set_error (&cause, G_FILE_ERROR, g_file_error_from_errno (errno), "%s", g_strerror (errno));
    return fail_file (cause, error);
  }
  desk_uuid_format (&draft->uid, uid);
  g_autoptr (GVariant) content = draft->content != NULL ? g_variant_ref (draft->content) : g_variant_ref_sink (g_variant_new ("a{sv}", NULL));
  g_autoptr (GVariant) whole = g_variant_ref_sink (g_variant_new ("(sssxx@a{sv})", uid, draft->form != NULL ? draft->form : "",
                                                                  draft->title != NULL ? draft->title : "",
                                                                  draft->saved_us, draft->base_version, content));
  g_autoptr (GVariant) little = G_BYTE_ORDER == G_BIG_ENDIAN ? g_variant_byteswap (whole) : g_variant_ref (whole);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_byte_array_append (bytes, (const guint8 *) MAGIC, strlen (MAGIC));
  g_byte_array_append (bytes, g_variant_get_data (little), g_variant_get_size (little));
  if (g_file_set_contents_full (path, (const char *) bytes->data, bytes->len,
                                G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600, &cause))
    return TRUE;
  return fail_file (cause, error);
}

static DeskDraft *
read_draft (const char *path, GError **error)
{
  g_autofree char *data = NULL;
  gsize length = 0;
  g_autoptr (GError) cause = NULL;
  if (!g_file_get_contents (path, &data, &length, &cause)) {
    g_set_error (error, DESK_STORE_ERROR, g_error_matches (cause, G_FILE_ERROR, G_FILE_ERROR_NOENT) ? DESK_STORE_ERROR_NOT_FOUND : DESK_STORE_ERROR_IO,
                 _ ("The draft cannot be read (%s). The file was left as it is."), cause->message);
    return NULL;
  }
  gsize head = strlen (MAGIC);
  if (length > head && memcmp (data, MAGIC, head) == 0) {
    g_autoptr (GBytes) bytes = g_bytes_new (data + head, length - head); /* aligned anew */
    g_autoptr (GVariant) little = g_variant_ref_sink (g_variant_new_from_bytes (TYPE, bytes, FALSE));
    g_autoptr (GVariant) whole = G_BYTE_ORDER == G_BIG_ENDIAN ? g_variant_byteswap (little) : g_variant_ref (little);
    g_autoptr (DeskDraft) draft = g_new0 (DeskDraft, 1);
    g_autofree char *uid = NULL;
    if (g_variant_is_normal_form (whole)) {
      g_variant_get (whole, "(sssxx@a{sv})", &uid, &draft->form, &draft->title, &draft->saved_us, &draft->base_version, &draft->content);
      if (desk_uuid_parse (uid, &draft->uid))
        return g_steal_pointer (&draft);
    }
  }
  g_set_error_literal (error, DESK_STORE_ERROR, DESK_STORE_ERROR_DAMAGED, _ ("The draft is damaged. The file was left as it is."));
  return NULL;
}

DeskDraft *
desk_drafts_load (const char *folder, const DeskUuid *uid, GError **error)
{
  g_autofree char *path = draft_path (folder, uid);
  return read_draft (path, error);
}

static int
newest_first (gconstpointer a, gconstpointer b)
{
  const DeskDraft *left = *(DeskDraft *const *) a, *right = *(DeskDraft *const *) b;
  if (left->saved_us != right->saved_us)
    return left->saved_us > right->saved_us ? -1 : 1;
  return desk_uuid_compare (&left->uid, &right->uid);
}

GPtrArray *
desk_drafts_list (const char *folder, guint *unreadable, GError **error)
{
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) desk_draft_free);
  g_autoptr (GError) cause = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &cause);
  const char *name;
  guint bad = 0;
  if (dir == NULL && !g_error_matches (cause, G_FILE_ERROR, G_FILE_ERROR_NOENT)) {
    g_set_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_IO, _ ("The drafts cannot be read (%s)."), cause->message);
    return NULL;
  }
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    if (!g_str_has_suffix (name, SUFFIX))
      continue;
    g_autofree char *path = g_build_filename (folder, name, NULL);
    DeskDraft *draft = read_draft (path, NULL);
    if (draft != NULL)
      g_ptr_array_add (drafts, draft);
    else
      bad++;
  }
  if (unreadable != NULL)
    *unreadable = bad;
  g_ptr_array_sort (drafts, newest_first);
  return g_steal_pointer (&drafts);
}

gboolean
desk_drafts_mention (const char *folder, const char *text)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);
    g_autofree char *data = NULL;
    gsize length = 0;
    if (g_file_get_contents (path, &data, &length, NULL) && memmem (data, length, text, strlen (text)) != NULL)
      return TRUE;
  }
  return FALSE;
}

gboolean
desk_drafts_delete (const char *folder, const DeskUuid *uid, GError **error)
{
  g_autofree char *path = draft_path (folder, uid);
  if (g_unlink (path) == 0 || errno == ENOENT)
    return TRUE;
  g_set_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_IO, _ ("The draft could not be deleted (%s). Please try again."), g_strerror (errno));
  return FALSE;
}
