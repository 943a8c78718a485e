/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/desk-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/desk-error.h"

static char *
valid_copy (const char *text)
{
  if (text == NULL)
    return g_strdup ("");
  return g_utf8_make_valid (text, -1);
}

char *
desk_text_fold_width (const char *text)
{
  g_autofree char *valid = valid_copy (text);
  GString *folded = g_string_sized_new (strlen (valid));

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (c >= 0xff01 && c <= 0xff5e)
      c -= 0xfee0;
    else if (c == 0x3000 || c == 0xa0)
      c = ' ';
    else if (c == 0xffe5)
      c = 0xa5;
    g_string_append_unichar (folded, c);
  }
  return g_string_free (folded, FALSE);
}

static gboolean
is_refused (gunichar c)
{
  if (c < 0x20)
    return c != '\n' && c != '\t';
  if (c >= 0x7f && c <= 0x9f)
    return TRUE;
  /* Overrides of the writing direction can make a text read as another. */
  if ((c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069))
    return TRUE;
  return (c >= 0xfdd0 && c <= 0xfdef) || (c & 0xfffe) == 0xfffe;
}

/* Latin letters, ideographs and full-width forms are composed whatever stands beside
 * them: a text of these, nearly every text, need not be composed to know that it is. */
static gboolean
is_always_composed (gunichar c)
{
  return c < 0x300 || (c >= 0x3400 && c <= 0x9fff) || (c >= 0xff00 && c <= 0xffef) || (c >= 0x3000 && c <= 0x3029) ||
         (c >= 0x2010 && c <= 0x2027);
}

gboolean
desk_text_check_len (const char *text, gsize len, GError **error)
{
  const char *end = NULL;
  gboolean composed_anyway = TRUE;
  g_autofree char *composed = NULL;
  long position = 1;

  g_return_val_if_fail (text != NULL || len == 0, FALSE);

  if (len == 0)
    return TRUE;
  if (memchr (text, '\0', len) != NULL) {
    g_set_error_literal (error, DESK_MODEL_ERROR, DESK_MODEL_ERROR_INVALID,
                         _("The text holds a NUL character, so it is not a text. Copy it again from its source."));
    return FALSE;
  }
  if (!g_utf8_validate (text, (gssize) len, &end)) {
    g_set_error (error, DESK_MODEL_ERROR, DESK_MODEL_ERROR_INVALID,
                 _("The text is not UTF-8 from byte %zu on. Save it as UTF-8 and try again."),
                 (gsize) (end - text) + 1);
    return FALSE;
  }
  for (const char *p = text; p < text + len; p = g_utf8_next_char (p), position++) {
    gunichar c = g_utf8_get_char (p);

    if (is_refused (c)) {
      g_set_error (error, DESK_MODEL_ERROR, DESK_MODEL_ERROR_INVALID,
                   _("The text has the invisible control character U+%04X at position %ld. Remove it."), c, position);
      return FALSE;
    }
    composed_anyway = composed_anyway && is_always_composed (c);
  }
  if (composed_anyway)
    return TRUE;
  composed = g_utf8_normalize (text, (gssize) len, G_NORMALIZE_NFC);
  if (strlen (composed) != len || memcmp (composed, text, len) != 0) {
    g_set_error_literal (error, DESK_MODEL_ERROR, DESK_MODEL_ERROR_INVALID,
                         _("The text is not in the composed form (NFC) that the store keeps."));
    return FALSE;
  }
  return TRUE;
}

gboolean
desk_text_check (const char *text, GError **error)
{
  g_return_val_if_fail (text != NULL, FALSE);

  return desk_text_check_len (text, strlen (text), error);
}

char *
desk_text_normalise (const char *text)
{
  g_autoptr (GString) lines = NULL;

  if (text == NULL || !g_utf8_validate (text, -1, NULL))
    return NULL;
  if (g_str_has_prefix (text, "\xef\xbb\xbf"))
    text += 3;
  lines = g_string_new (text);
  g_string_replace (lines, "\r\n", "\n", 0);
  g_string_replace (lines, "\r", "\n", 0);
  return g_utf8_normalize (lines->str, (gssize) lines->len, G_NORMALIZE_NFC);
}

char *
desk_text_collapse (const char *text)
{
  g_autofree char *valid = valid_copy (text);
  GString *out = g_string_sized_new (strlen (valid));
  gboolean blank = FALSE;

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (g_unichar_isspace (c)) {
      blank = TRUE;
      continue;
    }
    if (blank && out->len > 0)
      g_string_append_c (out, ' ');
    blank = FALSE;
    g_string_append_unichar (out, c);
  }
  return g_string_free (out, FALSE);
}

gboolean
desk_text_is_blank (const char *text)
{
  g_autofree char *collapsed = desk_text_collapse (text);

  return *collapsed == '\0';
}

char *
desk_text_cut (const char *text, gsize max_chars)
{
  g_autofree char *valid = valid_copy (text);
  const char *end;

  g_return_val_if_fail (max_chars >= 1, NULL);

  if ((gsize) g_utf8_strlen (valid, -1) <= max_chars)
    return g_steal_pointer (&valid);
  end = g_utf8_offset_to_pointer (valid, (glong) max_chars - 1);
  return g_strdup_printf ("%.*s…", (int) (end - valid), valid);
}
