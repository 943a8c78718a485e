/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/desk-csv-decoder.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define BLOCK (128 * 1024)
#define REPLACEMENT "\xef\xbf\xbd"

struct _DeskCsvDecoder {
  GInputStream *stream;
  GCancellable *cancellable;
  DeskCsvBadBytes bad_bytes;
  gpointer user_data;
  DeskCsvEncoding encoding;
  GIConv converter; /* or -1 for UTF-8 */
  GByteArray *raw;  /* read, not decoded yet */
  guint64 done;
  guint64 total;
  guint line;       /* of what is decoded next, from 1 */
  guint bad_line;   /* told last: one problem a line is enough */
  gboolean after_cr;
  gboolean ended;
};

/*
 * How many of @length bytes are UTF-8, NUL bytes let through.  @incomplete is
 * set if the rest may be the beginning of a letter.
 */
static gsize
valid_length (const char *bytes, gsize length, gboolean *incomplete)
{
  gsize done = 0;

  *incomplete = FALSE;
  while (done < length)
    {
      const char *end;
      if (g_utf8_validate_len (bytes + done, length - done, &end))
        return length;
      done = (gsize) (end - bytes);
      if (done == length || *end != '\0')
        break;
      done++;
    }
  if (done < length)
    *incomplete = g_utf8_get_char_validated (bytes + done, (gssize) (length - done)) == (gunichar) -2;
  return done;
}

static gboolean
read_raw (DeskCsvDecoder *self, GError **error)
{
  guint length = self->raw->len;

  g_byte_array_set_size (self->raw, length + BLOCK);
  gssize got = g_input_stream_read (self->stream, self->raw->data + length, BLOCK, self->cancellable, error);
  g_byte_array_set_size (self->raw, length + (got > 0 ? (guint) got : 0));
  if (got > 0)
    self->done += (guint64) got;
  if (got == 0)
    self->ended = TRUE;
  return got >= 0;
}

/* Whether the whole of the stream is UTF-8; leaves it read to some point. */
static gboolean
is_utf8 (DeskCsvDecoder *self, gboolean *result, GError **error)
{
  *result = TRUE;
  for (;;)
    {
      gboolean incomplete;
      gsize valid = valid_length ((const char *) self->raw->data, self->raw->len, &incomplete);
      if (valid > 0)
        g_byte_array_remove_range (self->raw, 0, (guint) valid);
      if (self->raw->len > 0 && (!incomplete || self->ended))
        *result = FALSE;
      if (!*result || self->ended)
        return TRUE;
      if (!read_raw (self, error))
        return FALSE;
    }
}

static gboolean
starts_with (DeskCsvDecoder *self, const char *bytes, gsize length)
{
  return self->raw->len >= length && memcmp (self->raw->data, bytes, length) == 0;
}

static gboolean
refuse_workbook (DeskCsvDecoder *self, GError **error)
{
  if (!starts_with (self, "PK\003\004", 4) && !starts_with (self, "\xd0\xcf\x11\xe0", 4))
    return TRUE;
  g_set_error_literal (error, DESK_EXCHANGE_ERROR, DESK_EXCHANGE_ERROR_FORMAT,
                       _("This is a workbook, not a CSV file; nothing was read. Open it in the spreadsheet program and "
                         "save it as “CSV UTF-8”."));
  return FALSE;
}

/* Finds the encoding and goes to the first byte of the text. */
static gboolean
detect (DeskCsvDecoder *self, GError **error)
{
  const char *charset = NULL;
  goffset start = 0;
  gboolean utf8 = TRUE;

  if (!read_raw (self, error) || !refuse_workbook (self, error))
    return FALSE;
  if (starts_with (self, "\xef\xbb\xbf", 3))
    start = 3;
  else if (starts_with (self, "\xff\xfe", 2))
    {
      charset = "UTF-16LE";
      start = 2;
    }
  else if (starts_with (self, "\xfe\xff", 2))
    {
      charset = "UTF-16BE";
      start = 2;
    }
  else if (!is_utf8 (self, &utf8, error))
    return FALSE;
  else if (!utf8)
    charset = "GB18030";

  if (charset != NULL)
    {
      self->encoding = start > 0 ? DESK_CSV_UTF_16 : DESK_CSV_GB18030;
      self->converter = g_iconv_open ("UTF-8", charset);
      if (self->converter == (GIConv) -1)
        {
          g_set_error (error, DESK_EXCHANGE_ERROR, DESK_EXCHANGE_ERROR_ENCODING,
                       _("This system cannot read %s; nothing was read. Save the file as “CSV UTF-8”."), charset);
          return FALSE;
        }
    }
  g_byte_array_set_size (self->raw, 0);
  self->done = 0;
  self->ended = FALSE;
  return g_seekable_seek (G_SEEKABLE (self->stream), start, G_SEEK_SET, self->cancellable, error);
}

DeskCsvDecoder *
desk_csv_decoder_new (GInputStream *stream, DeskCsvBadBytes bad_bytes, gpointer user_data, GCancellable *cancellable,
                      GError **error)
{
  g_autoptr (DeskCsvDecoder) self = g_new0 (DeskCsvDecoder, 1);
  GSeekable *seekable = G_SEEKABLE (stream);

  self->stream = g_object_ref (stream);
  g_set_object (&self->cancellable, cancellable);
  self->bad_bytes = bad_bytes;
  self->user_data = user_data;
  self->converter = (GIConv) -1;
  self->raw = g_byte_array_new ();
  self->line = 1;
  if (!g_seekable_seek (seekable, 0, G_SEEK_END, cancellable, error))
    return NULL;
  self->total = (guint64) g_seekable_tell (seekable);
  if (!g_seekable_seek (seekable, 0, G_SEEK_SET, cancellable, error) || !detect (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
desk_csv_decoder_free (DeskCsvDecoder *self)
{
  if (self->converter != (GIConv) -1)
    g_iconv_close (self->converter);
  g_byte_array_unref (self->raw);
  g_clear_object (&self->stream);
  g_clear_object (&self->cancellable);
  g_free (self);
}

static void
tell_bad (DeskCsvDecoder *self, gboolean nul)
{
  if (self->bad_line == self->line)
    return;
  self->bad_line = self->line;
  self->bad_bytes (self->line, nul, self->user_data);
}

/* Appends valid UTF-8, counting lines and leaving NUL bytes out. */
static void
append_text (DeskCsvDecoder *self, GString *out, const char *text, gsize length)
{
  gsize from = 0;

  for (gsize i = 0; i < length; i++)
    {
      char c = text[i];
      if (c == '\n')
        self->line += self->after_cr ? 0 : 1;
      else if (c == '\r')
        self->line++;
      else if (c == '\0')
        {
          g_string_append_len (out, text + from, (gssize) (i - from));
          from = i + 1;
          tell_bad (self, TRUE);
        }
      self->after_cr = c == '\r';
    }
  g_string_append_len (out, text + from, (gssize) (length - from));
}

static void
append_replacement (DeskCsvDecoder *self, GString *out)
{
  self->after_cr = FALSE;
  tell_bad (self, FALSE);
  g_string_append (out, REPLACEMENT);
}

static void
decode_utf8 (DeskCsvDecoder *self, GString *out)
{
  const char *bytes = (const char *) self->raw->data;
  gsize length = self->raw->len, done = 0;

  while (done < length)
    {
      gboolean incomplete;
      gsize valid = valid_length (bytes + done, length - done, &incomplete);
      append_text (self, out, bytes + done, valid);
      done += valid;
      if (done == length || (incomplete && !self->ended))
        break;
      append_replacement (self, out);
      done++;
    }
  g_byte_array_remove_range (self->raw, 0, (guint) done);
}

static void
decode_other (DeskCsvDecoder *self, GString *out)
{
  char *in = (char *) self->raw->data;
  gsize in_left = self->raw->len;

  while (in_left > 0)
    {
      char buffer[16 * 1024];
      char *to = buffer;
      gsize to_left = sizeof buffer;
      gsize result = g_iconv (self->converter, &in, &in_left, &to, &to_left);
      int code = errno;
      append_text (self, out, buffer, (gsize) (to - buffer));
      if (result != (gsize) -1 || code == E2BIG)
        continue;
      if (code == EINVAL && !self->ended)
        break;
      append_replacement (self, out);
      gsize skip = MIN (in_left, self->encoding == DESK_CSV_UTF_16 ? 2 : 1);
      in += skip;
      in_left -= skip;
    }
  g_byte_array_remove_range (self->raw, 0, self->raw->len - (guint) in_left);
}

gboolean
desk_csv_decoder_read (DeskCsvDecoder *self, GString *out, GError **error)
{
  gsize before = out->len;

  while (out->len == before && !(self->ended && self->raw->len == 0))
    {
      if (!self->ended && !read_raw (self, error))
        return FALSE;
      if (self->converter == (GIConv) -1)
        decode_utf8 (self, out);
      else
        decode_other (self, out);
    }
  return TRUE;
}

DeskCsvEncoding
desk_csv_decoder_get_encoding (DeskCsvDecoder *self)
{
  return self->encoding;
}

void
desk_csv_decoder_get_position (DeskCsvDecoder *self, guint64 *done, guint64 *total)
{
  *done = MIN (self->done, self->total);
  *total = self->total;
}
