/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* memmem() */
#include "model/desk-attachment.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/desk-field.h"
#include "model/desk-text.h"

#define MARK "sha256:"
#define HEX "0123456789abcdef"
#define MAX_NAME 100
#define MAX_ENDING 10 /* characters of ".xlsx" that are worth keeping */

DeskAttachment *
desk_attachment_new (const char *sha256, gint64 size, const char *media_type, const char *name)
{
  DeskAttachment *attachment = g_new0 (DeskAttachment, 1);

  attachment->sha256 = g_strdup (sha256);
  attachment->size = size;
  attachment->media_type = g_strdup (media_type);
  attachment->name = desk_attachment_clean_name (name);
  return attachment;
}

DeskAttachment *
desk_attachment_copy (const DeskAttachment *attachment)
{
  DeskAttachment *copy = g_memdup2 (attachment, sizeof *attachment);

  copy->sha256 = g_strdup (attachment->sha256);
  copy->media_type = g_strdup (attachment->media_type);
  copy->name = g_strdup (attachment->name);
  return copy;
}

void
desk_attachment_free (DeskAttachment *attachment)
{
  if (attachment == NULL)
    return;
  g_free (attachment->sha256);
  g_free (attachment->media_type);
  g_free (attachment->name);
  g_free (attachment);
}

gboolean
desk_attachment_is_picture (const DeskAttachment *attachment)
{
  return g_str_has_prefix (attachment->media_type, "image/");
}

/* --- names --- */

static gboolean
is_wanted (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  return type != G_UNICODE_CONTROL && type != G_UNICODE_FORMAT && type != G_UNICODE_UNASSIGNED && type != G_UNICODE_LINE_SEPARATOR &&
         type != G_UNICODE_PARAGRAPH_SEPARATOR;
}

/* 330326199001011234 → 330326********1234: who it is may be in a file's name by habit. */
static void
star_identity_numbers (char *name)
{
  for (char *at = name; *at != '\0';)
    {
      gsize n = strspn (at, "0123456789");

      if (n == 18 || (n == 17 && (at[17] == 'X' || at[17] == 'x')))
        memset (at + 6, '*', 8);
      at += n > 0 ? n : 1;
    }
}

/* The ending tells what it is: it stays when the name is cut. */
static char *
cut (const char *name)
{
  const char *dot = strrchr (name, '.');
  glong ending = dot != NULL ? g_utf8_strlen (dot, -1) : 0;

  if (g_utf8_strlen (name, -1) <= MAX_NAME)
    return g_strdup (name);
  if (ending == 0 || ending > MAX_ENDING)
    return desk_text_cut (name, MAX_NAME);
  g_autofree char *stem = g_strndup (name, dot - name);
  g_autofree char *shorter = desk_text_cut (stem, MAX_NAME - ending);
  return g_strconcat (shorter, dot, NULL);
}

char *
desk_attachment_clean_name (const char *name)
{
  g_autofree char *valid = g_utf8_make_valid (name != NULL ? name : "", -1);
  g_autofree char *composed = g_utf8_normalize (valid, -1, G_NORMALIZE_DEFAULT_COMPOSE);
  g_autoptr (GString) kept = g_string_new (NULL);
  const char *base = composed;

  for (const char *p = composed; *p != '\0'; p++)
    if ((*p == '/' || *p == '\\') && p[1] != '\0')
      base = p + 1;
  for (const char *p = base; *p != '\0'; p = g_utf8_next_char (p))
    if (is_wanted (g_utf8_get_char (p)) && *p != '/' && *p != '\\')
      g_string_append_unichar (kept, g_utf8_get_char (p));
  g_autofree char *clean = desk_text_collapse (kept->str);
  star_identity_numbers (clean);
  return *clean != '\0' ? cut (clean) : g_strdup (_("file"));
}

/* --- the text of a value --- */

static gboolean
fail (GError **error)
{
  g_set_error_literal (error, DESK_MODEL_ERROR, DESK_MODEL_ERROR_INVALID, _("This attachment cannot be understood. Please add the file again."));
  return FALSE;
}

static gboolean
is_media_type (const char *text)
{
  const char *slash = strchr (text, '/');

  return slash != NULL && slash != text && slash[1] != '\0' && strlen (text) <= 100 &&
         strspn (text, "abcdefghijklmnopqrstuvwxyz0123456789.+-_/") == strlen (text) && strchr (slash + 1, '/') == NULL;
}

static DeskAttachment *
parse_line (const char *line, GError **error)
{
  g_auto (GStrv) words = g_strsplit (line, " ", 4);
  char *end = NULL;
  gint64 size;

  if (g_strv_length (words) != 4 || !g_str_has_prefix (words[0], MARK) || strlen (words[0]) != strlen (MARK) + DESK_SHA256_STR_LEN ||
      strspn (words[0] + strlen (MARK), HEX) != DESK_SHA256_STR_LEN || !is_media_type (words[2]))
    {
      fail (error);
      return NULL;
    }
  size = g_ascii_strtoll (words[1], &end, 10);
  g_autoptr (DeskAttachment) attachment = desk_attachment_new (words[0] + strlen (MARK), size, words[2], words[3]);
  /* Written in one way only, so that equal files are equal values. */
  if (size < 1 || *end != '\0' || !g_ascii_isdigit (words[1][0]) || words[1][0] == '0' || !g_str_equal (attachment->name, words[3]))
    {
      fail (error);
      return NULL;
    }
  return g_steal_pointer (&attachment);
}

GPtrArray *
desk_attachments_parse (const char *text, GError **error)
{
  g_autoptr (GPtrArray) attachments = g_ptr_array_new_with_free_func ((GDestroyNotify) desk_attachment_free);
  g_auto (GStrv) lines = g_strsplit (text != NULL ? text : "", "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autoptr (DeskAttachment) attachment = parse_line (lines[i], error);

      if (attachment == NULL)
        return NULL;
      if (desk_attachments_find (attachments, attachment->sha256) != NULL)
        {
          g_set_error (error, DESK_MODEL_ERROR, DESK_MODEL_ERROR_INVALID, _("“%s” is there already."), attachment->name);
          return NULL;
        }
      g_ptr_array_add (attachments, g_steal_pointer (&attachment));
    }
  if (attachments->len > DESK_ATTACHMENTS_MAX)
    {
      g_set_error (error, DESK_MODEL_ERROR, DESK_MODEL_ERROR_INVALID, _("At most %d files can be kept here."), DESK_ATTACHMENTS_MAX);
      return NULL;
    }
  return g_steal_pointer (&attachments);
}

char *
desk_attachments_to_text (const GPtrArray *attachments)
{
  GString *text;

  if (attachments == NULL || attachments->len == 0)
    return NULL;
  text = g_string_new (NULL);
  for (guint i = 0; i < attachments->len; i++)
    {
      const DeskAttachment *attachment = g_ptr_array_index (attachments, i);
      g_string_append_printf (text, "%s" MARK "%s %" G_GINT64_FORMAT " %s %s", i > 0 ? "\n" : "", attachment->sha256, attachment->size,
                              attachment->media_type, attachment->name);
    }
  return g_string_free (text, FALSE);
}

char *
desk_attachments_describe (const GPtrArray *attachments, guint max)
{
  GString *text = g_string_new (NULL);
  guint n = max == 0 || attachments->len <= max ? attachments->len : max;

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? desk_language_pick (", ", "、") : "", ((const DeskAttachment *) g_ptr_array_index (attachments, i))->name);
  if (n < attachments->len)
    {
      g_autofree char *named = g_string_free (text, FALSE);
      return g_strdup_printf (_("%s and %u more"), named, attachments->len - n);
    }
  return g_string_free (text, FALSE);
}

const DeskAttachment *
desk_attachments_find (const GPtrArray *attachments, const char *sha256)
{
  for (guint i = 0; i < attachments->len; i++)
    if (g_str_equal (((const DeskAttachment *) g_ptr_array_index (attachments, i))->sha256, sha256))
      return g_ptr_array_index (attachments, i);
  return NULL;
}

/* --- mentions --- */

void
desk_attachments_each_mention (const char *bytes, gsize length, DeskMentionFunc func, gpointer data)
{
  const char *end = bytes + length;

  for (const char *at = bytes; (at = memmem (at, (gsize) (end - at), MARK, strlen (MARK))) != NULL;)
    {
      char sha256[DESK_SHA256_STR_LEN + 1] = "";
      gint64 size = 0;

      at += strlen (MARK);
      if (end - at < DESK_SHA256_STR_LEN + 2 || at[DESK_SHA256_STR_LEN] != ' ')
        continue;
      memcpy (sha256, at, DESK_SHA256_STR_LEN);
      for (const char *digit = at + DESK_SHA256_STR_LEN + 1; digit < end && g_ascii_isdigit (*digit) && size < G_MAXINT64 / 20; digit++)
        size = size * 10 + (*digit - '0');
      if (strspn (sha256, HEX) == DESK_SHA256_STR_LEN && size > 0)
        func (sha256, size, data);
    }
}
