/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "exchange/desk-exchange-error.h"
#include "exchange/desk-table.h"

G_BEGIN_DECLS

/**
 * desk_csv_write:
 * @path: replaced only when all of it is written
 * @progress: (nullable) (scope call): told how many rows of how many
 *
 * Writes the head row and the rows as RFC 4180: UTF-8 with byte order mark,
 * lines ending in CR LF.  In text columns a cell that a spreadsheet would run
 * as a formula gets an apostrophe before it, and one that it would turn into
 * a number (long digits, leading zeros) gets a tab behind it; DeskCsvReader takes both
 * off again.  Merged heads become "group/label".  Title, totals and notes are left
 * out: the file is for programs to read.
 */
DESK_API gboolean desk_csv_write (DeskTable *table, const char *path, DeskExchangeProgress progress,
                                  gpointer user_data, GCancellable *cancellable, GError **error);

/** desk_csv_write_to_stream: as desk_csv_write(), to a stream, which is not closed. */
DESK_API gboolean desk_csv_write_to_stream (DeskTable *table, GOutputStream *stream, DeskExchangeProgress progress,
                                            gpointer user_data, GCancellable *cancellable, GError **error);

/**
 * desk_csv_append_cell:
 * @out: where to append
 * @text: (nullable): the cell
 * @kind: whether it is a number or text to be protected
 */
DESK_API void desk_csv_append_cell (GString *out, const char *text, DeskTableKind kind);

/**
 * DeskCsvProblem:
 * @line: line in the file, from 1; 0 if it concerns the whole file
 * @column: (nullable): the head of the column
 * @text: what is wrong and how to put it right, translated
 */
typedef struct {
  guint line;
  char *column;
  char *text;
} DeskCsvProblem;

/** desk_csv_problems_to_string: (transfer full): one problem a line, at most @limit, and how many more. */
DESK_API char *desk_csv_problems_to_string (GPtrArray *problems, guint limit);

/**
 * DeskCsvColumn:
 * @names: heads under which the column is known, %NULL-terminated, the first
 *   is the one told to the user; blanks and case do not count
 * @required: reading fails if it is missing
 */
typedef struct {
  const char *const *names;
  gboolean required;
} DeskCsvColumn;

typedef enum {
  DESK_CSV_UTF_8,
  DESK_CSV_UTF_16,
  DESK_CSV_GB18030,
} DeskCsvEncoding;

/**
 * DeskCsvReader:
 *
 * Reads a spreadsheet saved as text, a row at a time: UTF-8 with or without byte
 * order mark, UTF-16 with one, else GB18030; comma, tab or semicolon; any line
 * end; quoted cells over several lines.  Bytes that are no text become
 * U+FFFD and a problem.  Blocks: call it in a thread.
 */
typedef struct _DeskCsvReader DeskCsvReader;

DESK_API DeskCsvReader *desk_csv_reader_open (const char *path, GCancellable *cancellable, GError **error);
DESK_API DeskCsvReader *desk_csv_reader_new_for_bytes (GBytes *bytes, GError **error);
DESK_API void desk_csv_reader_free (DeskCsvReader *self);

/**
 * desk_csv_reader_read_head:
 * @columns: (array length=n_columns): what is looked for
 *
 * Reads the first row that is not empty as the head row.
 *
 * Returns: %FALSE if there is none, or required columns are missing, all of
 *   them named in the error
 */
DESK_API gboolean desk_csv_reader_read_head (DeskCsvReader *self, const DeskCsvColumn *columns, guint n_columns,
                                             GError **error);

/**
 * desk_csv_reader_next:
 *
 * Goes to the next row that is not empty.
 *
 * Returns: %FALSE at the end, and with @error set if reading failed
 */
DESK_API gboolean desk_csv_reader_next (DeskCsvReader *self, GError **error);

/** desk_csv_reader_get_line: the line on which the current row begins, from 1. */
DESK_API guint desk_csv_reader_get_line (DeskCsvReader *self);
/** desk_csv_reader_has: whether the column of that index (of read_head) is in the file. */
DESK_API gboolean desk_csv_reader_has (DeskCsvReader *self, guint column);
/** desk_csv_reader_get: the trimmed cell of a column of read_head, "" if absent; valid until the next row. */
DESK_API const char *desk_csv_reader_get (DeskCsvReader *self, guint column);
/** desk_csv_reader_get_n_cells: how many cells the current row (or the head) has. */
DESK_API guint desk_csv_reader_get_n_cells (DeskCsvReader *self);
/** desk_csv_reader_get_cell: the untrimmed cell at a place in the row, "" if absent; valid until the next row. */
DESK_API const char *desk_csv_reader_get_cell (DeskCsvReader *self, guint index);
DESK_API DeskCsvEncoding desk_csv_reader_get_encoding (DeskCsvReader *self);
/** desk_csv_reader_get_position: bytes read and bytes in all, for showing progress. */
DESK_API void desk_csv_reader_get_position (DeskCsvReader *self, guint64 *done, guint64 *total);

/**
 * desk_csv_reader_add_problem:
 * @column: index of read_head, or -1 for the whole row
 *
 * Notes a problem at the current line.
 */
DESK_API void desk_csv_reader_add_problem (DeskCsvReader *self, int column, const char *format, ...)
  G_GNUC_PRINTF (3, 4);

/**
 * desk_csv_reader_get_problems:
 *
 * Returns: (transfer none) (element-type DeskCsvProblem): all so far
 */
DESK_API GPtrArray *desk_csv_reader_get_problems (DeskCsvReader *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskCsvReader, desk_csv_reader_free)

G_END_DECLS
