/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>

#include "exchange/desk-table.h"

G_BEGIN_DECLS

/*
 * Text on paper.  Lines stand at a fixed distance that depends on the size
 * only, not on the fonts that happen to be used, so that a height is a number
 * of lines and a tall cell can be cut between two lines.
 */
typedef struct _DeskPrintText DeskPrintText;

typedef struct {
  double pt;      /* size in points */
  gboolean bold;
  double spacing; /* extra room between letters, in em */
} DeskPrintFace;

DeskPrintText *desk_print_text_new (const char *families);
void desk_print_text_free (DeskPrintText *self);

/* Distance of the lines in points. */
double desk_print_text_line_height (const DeskPrintFace *face);

/* Width of the widest line, unwrapped, in points. */
double desk_print_text_width (DeskPrintText *self, const DeskPrintFace *face, const char *text);

/* How many lines it takes in @width points, at least 1. */
guint desk_print_text_lines (DeskPrintText *self, const DeskPrintFace *face, const char *text, double width);

/* Draws @n_lines lines from @first on, the top of the first at @y. */
void desk_print_text_draw (DeskPrintText *self, cairo_t *cr, const DeskPrintFace *face, const char *text, double x,
                           double y, double width, DeskTableAlign align, guint first, guint n_lines);

/* Whether Chinese (or other East Asian) letters are in it. */
gboolean desk_print_text_is_wide (const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskPrintText, desk_print_text_free)

G_END_DECLS
