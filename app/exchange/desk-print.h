/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <gio/gio.h>

#include "exchange/desk-exchange-error.h"
#include "exchange/desk-sheet.h"
#include "exchange/desk-table.h"

G_BEGIN_DECLS

/**
 * DeskPrintSetup:
 * @width_mm: width of the paper in millimetres, as it lies
 * @height_mm: height of the paper in millimetres, as it lies
 * @margin_top_mm: margins in millimetres; nothing is drawn in them
 * @font_family: (nullable): families to try, separated by commas; %NULL for Song type
 * @font_pt: size of the body in points
 * @row_mm: least height of a row in millimetres
 * @repeat_head: the head row is repeated on every page
 * @show_subtotals: print the subtotal of each page and the grand total
 * @show_signatures: print the line of signatures on every page
 *
 * Start from desk_print_setup_init(), which fills in all of it.
 */
typedef struct {
  double width_mm;
  double height_mm;
  double margin_top_mm;
  double margin_right_mm;
  double margin_bottom_mm;
  double margin_left_mm;
  const char *font_family;
  double font_pt;
  double row_mm;
  gboolean repeat_head;
  gboolean show_subtotals;
  gboolean show_signatures;
} DeskPrintSetup;

/**
 * desk_print_setup_init:
 * @landscape: the long side lies
 *
 * A4 with the margins and type of a bureau's form.
 */
DESK_API void desk_print_setup_init (DeskPrintSetup *setup, gboolean landscape);

/**
 * DeskPrintJob:
 *
 * A table or a sheet laid out on pages.  The same input gives the same pages,
 * whatever they are drawn on.  May be laid out in one thread and drawn in
 * another, but not used by two at once.
 */
#define DESK_TYPE_PRINT_JOB (desk_print_job_get_type ())
DESK_API G_DECLARE_FINAL_TYPE (DeskPrintJob, desk_print_job, DESK, PRINT_JOB, GObject)

/**
 * desk_print_job_new_for_table:
 * @table: (transfer none): not to be changed any more
 * @setup: (nullable): copied; %NULL is A4, landscape
 */
DESK_API DeskPrintJob *desk_print_job_new_for_table (DeskTable *table, const DeskPrintSetup *setup);

/**
 * desk_print_job_new_for_sheet:
 * @sheet: (transfer none): not to be changed any more
 * @setup: (nullable): copied; %NULL is A4, portrait
 */
DESK_API DeskPrintJob *desk_print_job_new_for_sheet (DeskSheet *sheet, const DeskPrintSetup *setup);

/**
 * desk_print_job_set_stamp:
 * @stamp: (nullable): small text at the right of each foot: who printed, when
 */
DESK_API void desk_print_job_set_stamp (DeskPrintJob *self, const char *stamp);

/**
 * desk_print_job_paginate:
 * @progress: (nullable) (scope call): told how many rows of how many
 *
 * Lays the pages out; does nothing if that is done already.  Worth calling in a
 * thread for thousands of rows.
 *
 * Returns: %FALSE if it was cancelled
 */
DESK_API gboolean desk_print_job_paginate (DeskPrintJob *self, DeskExchangeProgress progress, gpointer user_data,
                                           GCancellable *cancellable, GError **error);

/**
 * desk_print_job_get_n_pages:
 *
 * Returns: how many pages there are, at least 1; lays them out if need be
 */
DESK_API guint desk_print_job_get_n_pages (DeskPrintJob *self);

/**
 * desk_print_job_get_page_size:
 * @width: (out): in points of 1/72 inch
 * @height: (out): in points
 */
DESK_API void desk_print_job_get_page_size (DeskPrintJob *self, double *width, double *height);

/**
 * desk_print_job_draw_page:
 * @cr: where one unit is one point and the origin is the corner of the paper
 * @page: counted from 0
 *
 * Draws one page, black on nothing: the paper is the caller's.
 */
DESK_API void desk_print_job_draw_page (DeskPrintJob *self, cairo_t *cr, guint page);

/**
 * desk_print_job_write_pdf:
 * @path: replaced only when all of it is written
 * @created: (nullable): date of creation in the file; the same date gives the same bytes
 *
 * Writes all pages.  May be called in a thread.  On error or when cancelled,
 * a file that was there before is as it was and nothing else is left.
 */
DESK_API gboolean desk_print_job_write_pdf (DeskPrintJob *self, const char *path, GDateTime *created,
                                            GCancellable *cancellable, GError **error);

/**
 * desk_print_job_write_pdf_to_stream:
 *
 * As desk_print_job_write_pdf(), to a stream, which is not closed.
 */
DESK_API gboolean desk_print_job_write_pdf_to_stream (DeskPrintJob *self, GOutputStream *stream, GDateTime *created,
                                                      GCancellable *cancellable, GError **error);

G_END_DECLS
