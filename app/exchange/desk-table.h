/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "model/desk-macros.h"

G_BEGIN_DECLS

/**
 * DeskTable:
 *
 * A table as it is printed, saved as a spreadsheet or saved as CSV: a head, a
 * row of columns, rows of text.  It knows nothing of cases: whoever has rows
 * builds one.  Counted by reference; build it in one thread, then it may be
 * read from any.  Every string given to it is copied, every string got from it
 * belongs to it.
 */
typedef struct _DeskTable DeskTable;

#define DESK_TYPE_TABLE (desk_table_get_type ())
DESK_API GType desk_table_get_type (void);

typedef enum {
  DESK_TABLE_ALIGN_AUTO, /* numbers and short text centred, long text from the start */
  DESK_TABLE_ALIGN_START,
  DESK_TABLE_ALIGN_CENTRE,
  DESK_TABLE_ALIGN_END,
} DeskTableAlign;

typedef enum {
  DESK_TABLE_TEXT,   /* stays text in a spreadsheet, whatever it looks like */
  DESK_TABLE_NUMBER, /* a number in C notation ("1234.50"); anything else stays text */
} DeskTableKind;

/**
 * DeskTableColumn:
 * @label: the head of the column
 * @group: (nullable): the head above it; neighbours with the same one share a merged cell
 * @weight: share of the room that wide columns compete for; 0: as wide as its content
 * @min_mm: never narrower than this, in millimetres; 0: no such bound
 * @align: how its cells are aligned
 * @kind: number or text
 * @merges: on paper an empty cell is one with the cell above it
 *
 * A column as a caller states it; copied by desk_table_add_column().
 */
typedef struct {
  const char *label;
  const char *group;
  double weight;
  double min_mm;
  DeskTableAlign align;
  DeskTableKind kind;
  gboolean merges;
} DeskTableColumn;

/**
 * DeskTableSubtotal:
 * @table: the table
 * @first: the first row of the page
 * @n: how many rows the page has, 0 for an empty table
 * @user_data: what the caller gave
 *
 * Makes the line under the rows of one page.  Must depend on nothing but the
 * rows: it is asked again whenever the page is laid out or drawn.
 *
 * Returns: (transfer full) (nullable): the text; %NULL for no line
 */
typedef char *(*DeskTableSubtotal) (DeskTable *table, guint first, guint n, gpointer user_data);

DESK_API DeskTable *desk_table_new (const char *title);
DESK_API DeskTable *desk_table_ref (DeskTable *self);
DESK_API void desk_table_unref (DeskTable *self);

/* The head.  All optional but the title; dates and periods are given as they
 * are to be read ("2026年3月12日"). */
DESK_API const char *desk_table_get_title (DeskTable *self);
DESK_API void desk_table_set_unit (DeskTable *self, const char *unit);
DESK_API const char *desk_table_get_unit (DeskTable *self);
DESK_API void desk_table_set_period (DeskTable *self, const char *period);
DESK_API const char *desk_table_get_period (DeskTable *self);
DESK_API void desk_table_set_date (DeskTable *self, const char *date);
DESK_API const char *desk_table_get_date (DeskTable *self);
DESK_API void desk_table_set_filled_by (DeskTable *self, const char *person);
DESK_API const char *desk_table_get_filled_by (DeskTable *self);
DESK_API void desk_table_set_note (DeskTable *self, const char *note);
DESK_API const char *desk_table_get_note (DeskTable *self);

/**
 * desk_table_add_column:
 *
 * Adds a column at the end.  Only before the first row.
 *
 * Returns: its index
 */
DESK_API guint desk_table_add_column (DeskTable *self, const DeskTableColumn *column);
DESK_API guint desk_table_get_n_columns (DeskTable *self);
DESK_API const DeskTableColumn *desk_table_get_column (DeskTable *self, guint column);

/**
 * desk_table_add_row:
 * @cells: (array): one string for each column; %NULL is an empty cell.  Bytes
 *   that are not UTF-8 are replaced.
 */
DESK_API void desk_table_add_row (DeskTable *self, const char *const *cells);
DESK_API guint desk_table_get_n_rows (DeskTable *self);
DESK_API const char *desk_table_get_cell (DeskTable *self, guint row, guint column);

/** Adds a row of sums, such as of a group, in bold; no ordinary row comes after it. */
DESK_API void desk_table_add_sum_row (DeskTable *self, const char *const *cells);
DESK_API gboolean desk_table_is_sum_row (DeskTable *self, guint row);

/**
 * desk_table_set_total_row:
 * @cells: (array) (nullable): one string for each column, or %NULL for none
 *
 * The last row of the table, in bold: the sums of the columns.
 */
DESK_API void desk_table_set_total_row (DeskTable *self, const char *const *cells);
DESK_API gboolean desk_table_has_total_row (DeskTable *self);
DESK_API const char *desk_table_get_total_cell (DeskTable *self, guint column);

/**
 * desk_table_set_subtotal:
 * @subtotal: (nullable): makes the line under each page
 */
DESK_API void desk_table_set_subtotal (DeskTable *self, DeskTableSubtotal subtotal,
                                       gpointer user_data, GDestroyNotify destroy);
DESK_API char *desk_table_make_subtotal (DeskTable *self, guint first, guint n);

/**
 * desk_table_set_total:
 * @text: (nullable): the line under the last page
 */
DESK_API void desk_table_set_total (DeskTable *self, const char *text);
DESK_API const char *desk_table_get_total (DeskTable *self);

/**
 * desk_table_add_signature:
 * @label: who signs ("填报人"), printed before a rule, without a colon
 */
DESK_API void desk_table_add_signature (DeskTable *self, const char *label);
DESK_API guint desk_table_get_n_signatures (DeskTable *self);
DESK_API const char *desk_table_get_signature (DeskTable *self, guint index);

/**
 * desk_table_parse_number:
 * @text: a cell
 * @value: (out) (optional): its number
 *
 * Whether the whole cell is one number in C notation that a double holds to the
 * last digit shown.
 */
DESK_API gboolean desk_table_parse_number (const char *text, double *value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskTable, desk_table_unref)

G_END_DECLS
