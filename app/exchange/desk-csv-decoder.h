/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/desk-csv.h"

G_BEGIN_DECLS

/*
 * Bytes of a file into UTF-8, a block at a time.  Finds out the encoding first:
 * byte order mark, else strict UTF-8, else GB18030.
 */
typedef struct _DeskCsvDecoder DeskCsvDecoder;

/* Told of bytes that are no text, with the line they are on. */
typedef void (*DeskCsvBadBytes) (guint line, gboolean nul, gpointer user_data);

/* Takes over nothing; @stream must be seekable. */
DeskCsvDecoder *desk_csv_decoder_new (GInputStream *stream, DeskCsvBadBytes bad_bytes, gpointer user_data,
                                      GCancellable *cancellable, GError **error);
void desk_csv_decoder_free (DeskCsvDecoder *self);

/*
 * Appends a block of text to @out.  Returns %FALSE on error; nothing appended
 * is the end.  @out gets neither the byte order mark nor NUL bytes.
 */
gboolean desk_csv_decoder_read (DeskCsvDecoder *self, GString *out, GError **error);
DeskCsvEncoding desk_csv_decoder_get_encoding (DeskCsvDecoder *self);
void desk_csv_decoder_get_position (DeskCsvDecoder *self, guint64 *done, guint64 *total);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskCsvDecoder, desk_csv_decoder_free)

G_END_DECLS
