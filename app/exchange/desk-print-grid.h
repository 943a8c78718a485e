/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/desk-print-text.h"
#include "exchange/desk-print.h"

G_BEGIN_DECLS

/* Rules of a bureau's form, in points. */
#define DESK_PRINT_INNER_RULE 0.7
#define DESK_PRINT_OUTER_RULE 1.3
#define DESK_PRINT_PAD_X 3.6
#define DESK_PRINT_PAD_Y 1.5

/* One ruled cell of a row. */
typedef struct {
  const char *text;
  double x;
  double width;
  DeskPrintFace face;
  DeskTableAlign align;
  gboolean grey;  /* a head */
  gboolean top;   /* text from the top, for writing below it */
  gboolean open;  /* no rule below: one with the cell of the next row */
} DeskPrintCell;

/* Lines that the tallest cell of a row takes. */
guint desk_print_cells_lines (DeskPrintText *text, const DeskPrintCell *cells, guint n_cells);

/* Height of a row of @n_lines lines of @face, without a least height. */
double desk_print_lines_height (const DeskPrintFace *face, guint n_lines);

/* Fills the grey cells of a row.  All fills come before all rules, which they
 * would cover by half. */
void desk_print_cells_fill (cairo_t *cr, const DeskPrintCell *cells, guint n_cells, double y, double height);

/* Draws a row, or of a cut row the lines from @first on; the rules between
 * the cells and below them, not the frame. */
void desk_print_cells_draw (DeskPrintText *text, cairo_t *cr, const DeskPrintCell *cells, guint n_cells, double y,
                            double height, guint first, guint n_lines, gboolean cut);

/*
 * The columns of a table on a width: where they stand, how they are aligned,
 * how high the head is.
 */
typedef struct {
  DeskTable *table;
  guint n;
  double *edges;          /* n + 1 places, in points from the paper's left */
  DeskTableAlign *aligns; /* n, none of them AUTO */
  DeskPrintFace face;
  DeskPrintFace head_face;
  double row_height;      /* least */
  double upper_height;    /* of the merged heads; 0 if there are none */
  double lower_height;
} DeskPrintGrid;

DeskPrintGrid *desk_print_grid_new (DeskTable *table, DeskPrintText *text, double left, double width, double pt,
                                    double row_height);
void desk_print_grid_free (DeskPrintGrid *self);

/* Fills @cells, room for n, with a row; -1 is the row of totals. */
void desk_print_grid_get_row (DeskPrintGrid *self, int row, DeskPrintCell *cells);

/* The row whose cell a cell belongs to: itself, or one above if the column merges. */
guint desk_print_grid_merged_row (DeskPrintGrid *self, guint row, guint column);
double desk_print_grid_get_head_height (DeskPrintGrid *self);
void desk_print_grid_fill_head (DeskPrintGrid *self, cairo_t *cr, double y);
void desk_print_grid_draw_head (DeskPrintGrid *self, DeskPrintText *text, cairo_t *cr, double y);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskPrintGrid, desk_print_grid_free)

G_END_DECLS
