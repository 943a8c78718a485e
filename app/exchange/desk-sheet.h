/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/desk-table.h"

#include <cairo.h>

G_BEGIN_DECLS

/**
 * DeskSheet:
 *
 * One matter on paper (办理单): a title, groups of labels with their values in a
 * grid, then tables such as the timeline, then signatures.  Counted by
 * reference; build it in one thread, then it may be read from any.  Strings
 * are copied.
 */
typedef struct _DeskSheet DeskSheet;

#define DESK_TYPE_SHEET (desk_sheet_get_type ())
DESK_API GType desk_sheet_get_type (void);

typedef enum {
  DESK_SHEET_NORMAL = 0,
  DESK_SHEET_WIDE = 1 << 0, /* takes the whole width of the grid */
} DeskSheetFlags;

DESK_API DeskSheet *desk_sheet_new (const char *title);
DESK_API DeskSheet *desk_sheet_ref (DeskSheet *self);
DESK_API void desk_sheet_unref (DeskSheet *self);

/* The line under the title: number, unit and date, each optional. */
DESK_API const char *desk_sheet_get_title (DeskSheet *self);
DESK_API void desk_sheet_set_number (DeskSheet *self, const char *number);
DESK_API const char *desk_sheet_get_number (DeskSheet *self);
DESK_API void desk_sheet_set_unit (DeskSheet *self, const char *unit);
DESK_API const char *desk_sheet_get_unit (DeskSheet *self);
DESK_API void desk_sheet_set_date (DeskSheet *self, const char *date);
DESK_API const char *desk_sheet_get_date (DeskSheet *self);
/** What stands under the head in large letters, as on a certificate; lines are its paragraphs. */
DESK_API void desk_sheet_set_words (DeskSheet *self, const char *words);
DESK_API const char *desk_sheet_get_words (DeskSheet *self);
DESK_API void desk_sheet_set_note (DeskSheet *self, const char *note);
DESK_API const char *desk_sheet_get_note (DeskSheet *self);

/**
 * desk_sheet_set_one_page:
 *
 * It is to be one page: if it is longer, rows and then type are made smaller
 * step by step.  What is too long for the least size that can be read flows
 * over as many pages as it needs, in the ordinary size.
 */
DESK_API void desk_sheet_set_one_page (DeskSheet *self, gboolean one_page);
DESK_API gboolean desk_sheet_get_one_page (DeskSheet *self);

/**
 * desk_sheet_add_group:
 * @heading: (nullable): head of the group
 *
 * Begins a group; the pairs added after it belong to it.
 */
DESK_API void desk_sheet_add_group (DeskSheet *self, const char *heading);

/**
 * desk_sheet_add_pair:
 * @label: what it is
 * @value: (nullable): its value; empty leaves room to write in
 *
 * Adds a label and its value to the current group, two pairs side by side
 * unless %DESK_SHEET_WIDE is set.
 */
DESK_API void desk_sheet_add_pair (DeskSheet *self, const char *label, const char *value, DeskSheetFlags flags);

/**
 * desk_sheet_add_box:
 * @height_mm: at least this high, in millimetres: room for handwriting
 *
 * A pair over the whole width with room to write, such as an opinion.
 */
DESK_API void desk_sheet_add_box (DeskSheet *self, const char *label, const char *value, double height_mm);

/**
 * desk_sheet_add_table:
 * @table: (transfer none): its title becomes a heading; its columns and rows
 *   are printed, its unit, period and signatures are not
 */
DESK_API void desk_sheet_add_table (DeskSheet *self, DeskTable *table);
DESK_API void desk_sheet_add_signature (DeskSheet *self, const char *label);

/**
 * DeskSheetDraw:
 * @width, @height: in points; the drawing begins at 0, 0 of @cr
 *
 * Draws on paper. Called for every page that is shown or written, maybe in
 * another thread; @data is not to be changed any more.
 */
typedef void (*DeskSheetDraw) (cairo_t *cr, double width, double height, gpointer data);

/**
 * desk_sheet_add_drawing:
 * @data: (transfer full): kept with the sheet, freed with @destroy
 *
 * Adds a drawing such as a chart under a heading: two side by side, between the
 * pairs and the tables.
 */
DESK_API void desk_sheet_add_drawing (DeskSheet *self, const char *heading, DeskSheetDraw draw, gpointer data, GDestroyNotify destroy);

/* For whoever draws it. */
typedef struct {
  const char *label;
  const char *value;
  gboolean wide;
  double min_mm;
} DeskSheetPair;

DESK_API guint desk_sheet_get_n_groups (DeskSheet *self);
DESK_API const char *desk_sheet_get_group_heading (DeskSheet *self, guint group);
DESK_API guint desk_sheet_get_n_pairs (DeskSheet *self, guint group);
DESK_API const DeskSheetPair *desk_sheet_get_pair (DeskSheet *self, guint group, guint pair);
DESK_API guint desk_sheet_get_n_tables (DeskSheet *self);
DESK_API DeskTable *desk_sheet_get_table (DeskSheet *self, guint index);
DESK_API guint desk_sheet_get_n_drawings (DeskSheet *self);
DESK_API const char *desk_sheet_get_drawing_heading (DeskSheet *self, guint index);
DESK_API void desk_sheet_draw (DeskSheet *self, guint index, cairo_t *cr, double width, double height);
DESK_API guint desk_sheet_get_n_signatures (DeskSheet *self);
DESK_API const char *desk_sheet_get_signature (DeskSheet *self, guint index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskSheet, desk_sheet_unref)

G_END_DECLS
