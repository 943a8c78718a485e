/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/desk-print-grid.h"

G_BEGIN_DECLS

/*
 * A table or a sheet cut into pages.  A page is an array of pieces with their
 * place; what a piece says is looked up again when it is drawn, so that ten
 * thousand rows cost ten thousand small structs.
 */
typedef enum {
  DESK_PIECE_TITLE,
  DESK_PIECE_FACTS,    /* the line of unit, period, date under the title */
  DESK_PIECE_WORDS,    /* text of a sheet over the whole width; n_lines from first_line on */
  DESK_PIECE_HEADING,  /* title of a table in a sheet */
  DESK_PIECE_HEAD,     /* head of a table; section is the table */
  DESK_PIECE_ROW,      /* index is the row */
  DESK_PIECE_EMPTY,    /* says that there are no rows */
  DESK_PIECE_SUM,      /* row of totals */
  DESK_PIECE_SUBTOTAL, /* index is the first row, count how many */
  DESK_PIECE_TOTAL,
  DESK_PIECE_NOTE,
  DESK_PIECE_GROUP,    /* heading in a sheet; section is the group */
  DESK_PIECE_PAIR,     /* index is the first pair, count is one or two */
  DESK_PIECE_DRAWINGS, /* index is the first drawing, count is one or two, side by side */
  DESK_PIECE_SIGN,
} DeskPieceKind;

typedef struct {
  DeskPieceKind kind;
  guint section;
  guint index;
  guint count;
  guint first_line; /* of a row that is cut */
  guint n_lines;
  gboolean cut;
  double y;
  double height;
} DeskPiece;

typedef struct {
  /* given */
  DeskTable *table; /* or */
  DeskSheet *sheet;
  DeskPrintSetup setup;
  DeskPrintText *text;
  /* the box that may be drawn in, in points */
  double left;
  double right;
  double top;
  double bottom; /* above the line of the page number */
  /* laid out */
  GPtrArray *grids; /* DeskPrintGrid: of the table, or of the sheet's tables */
  GPtrArray *pages; /* GArray of DeskPiece */
} DeskPrintPages;

void desk_print_pages_init (DeskPrintPages *self, DeskTable *table, DeskSheet *sheet, const DeskPrintSetup *setup);
void desk_print_pages_clear (DeskPrintPages *self);
gboolean desk_print_pages_lay_out (DeskPrintPages *self, DeskExchangeProgress progress, gpointer user_data,
                                   GCancellable *cancellable, GError **error);

/* Height of the line of the page number. */
#define DESK_PRINT_FOOT 18.0

DeskPrintFace desk_print_pages_title_face (DeskPrintPages *self);
DeskPrintFace desk_print_pages_facts_face (DeskPrintPages *self);
DeskPrintFace desk_print_pages_words_face (DeskPrintPages *self);
DeskPrintFace desk_print_pages_body_face (DeskPrintPages *self);
const char *desk_print_pages_title (DeskPrintPages *self);

/* (transfer full): what stands in the line under the title, from left to right. */
GPtrArray *desk_print_pages_facts (DeskPrintPages *self);

/* Cells of a pair of pairs; @cells has room for four. Returns how many. */
guint desk_print_pages_pair_cells (DeskPrintPages *self, const DeskPiece *piece, DeskPrintCell *cells);

guint desk_print_pages_n_signatures (DeskPrintPages *self);
const char *desk_print_pages_signature (DeskPrintPages *self, guint index);

/* (transfer full) (nullable): text of a piece that is one text over the whole width. */
char *desk_print_pages_line (DeskPrintPages *self, const DeskPiece *piece);

G_END_DECLS
