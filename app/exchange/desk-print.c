/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/desk-print.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>

#include "exchange/desk-atomic-file.h"
#include "exchange/desk-print-pages.h"

#define SONG "Noto Serif CJK SC, Noto Serif SC, SimSun, Songti SC, serif"
#define POINTS(mm) ((mm) * 72 / 25.4)
#define SIGN_RULE 128.0

struct _DeskPrintJob {
  GObject parent_instance;
  DeskPrintPages pages;
  char *stamp;
};

G_DEFINE_FINAL_TYPE (DeskPrintJob, desk_print_job, G_TYPE_OBJECT)

void
desk_print_setup_init (DeskPrintSetup *setup, gboolean landscape)
{
  *setup = (DeskPrintSetup) {
    .width_mm = landscape ? 297 : 210,
    .height_mm = landscape ? 210 : 297,
    .margin_top_mm = 13,
    .margin_right_mm = 13,
    .margin_bottom_mm = 8,
    .margin_left_mm = 13,
    .font_pt = 9.5,
    .row_mm = 9.8, /* two lines of text, and twelve rows on A4 */
    .repeat_head = TRUE,
    .show_subtotals = TRUE,
    .show_signatures = TRUE,
  };
}

static void
desk_print_job_finalize (GObject *object)
{
  DeskPrintJob *self = DESK_PRINT_JOB (object);

  desk_print_pages_clear (&self->pages);
  g_free (self->stamp);
  G_OBJECT_CLASS (desk_print_job_parent_class)->finalize (object);
}

static void
desk_print_job_class_init (DeskPrintJobClass *class)
{
  G_OBJECT_CLASS (class)->finalize = desk_print_job_finalize;
}

static void
desk_print_job_init (DeskPrintJob *self)
{
  (void) self;
}

static DeskPrintJob *
job_new (DeskTable *table, DeskSheet *sheet, const DeskPrintSetup *setup)
{
  DeskPrintJob *self = g_object_new (DESK_TYPE_PRINT_JOB, NULL);
  DeskPrintSetup own;

  if (setup != NULL)
    own = *setup;
  else
    desk_print_setup_init (&own, table != NULL);
  if (own.font_family == NULL || *own.font_family == '\0')
    own.font_family = SONG;
  desk_print_pages_init (&self->pages, table, sheet, &own);
  return self;
}

DeskPrintJob *
desk_print_job_new_for_table (DeskTable *table, const DeskPrintSetup *setup)
{
  g_return_val_if_fail (desk_table_get_n_columns (table) > 0, NULL);
  return job_new (table, NULL, setup);
}

DeskPrintJob *
desk_print_job_new_for_sheet (DeskSheet *sheet, const DeskPrintSetup *setup)
{
  return job_new (NULL, sheet, setup);
}

void
desk_print_job_set_stamp (DeskPrintJob *self, const char *stamp)
{
  g_free (self->stamp);
  self->stamp = stamp != NULL ? g_utf8_make_valid (stamp, -1) : NULL;
}

gboolean
desk_print_job_paginate (DeskPrintJob *self, DeskExchangeProgress progress, gpointer user_data,
                         GCancellable *cancellable, GError **error)
{
  if (self->pages.pages->len > 0)
    return TRUE;
  return desk_print_pages_lay_out (&self->pages, progress, user_data, cancellable, error);
}

guint
desk_print_job_get_n_pages (DeskPrintJob *self)
{
  desk_print_job_paginate (self, NULL, NULL, NULL, NULL);
  return self->pages.pages->len;
}

void
desk_print_job_get_page_size (DeskPrintJob *self, double *width, double *height)
{
  *width = POINTS (self->pages.setup.width_mm);
  *height = POINTS (self->pages.setup.height_mm);
}

static void
draw_facts (DeskPrintPages *pages, cairo_t *cr, const DeskPiece *piece)
{
  g_autoptr (GPtrArray) facts = desk_print_pages_facts (pages);
  DeskPrintFace face = desk_print_pages_facts_face (pages);
  double slot = (pages->right - pages->left) / facts->len;

  for (guint i = 0; i < facts->len; i++)
    {
      DeskTableAlign align = i == 0 ? DESK_TABLE_ALIGN_START
        : i + 1 == facts->len ? DESK_TABLE_ALIGN_END : DESK_TABLE_ALIGN_CENTRE;
      desk_print_text_draw (pages->text, cr, &face, facts->pdata[i], pages->left + i * slot, piece->y,
                            slot - (align == DESK_TABLE_ALIGN_END ? 0 : 6), align, 0, piece->n_lines);
    }
}

static void
draw_signatures (DeskPrintPages *pages, cairo_t *cr, const DeskPiece *piece)
{
  DeskPrintFace face = desk_print_pages_facts_face (pages);
  guint n = desk_print_pages_n_signatures (pages);
  double slot = (pages->right - pages->left) / n;
  double line = desk_print_text_line_height (&face), y = piece->y + piece->height - line - 3;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *label = g_strdup_printf (C_ ("form head", "%s:"), desk_print_pages_signature (pages, i));
      double x = pages->left + i * slot;
      double width = MIN (desk_print_text_width (pages->text, &face, label) + 1, slot * 0.7);
      desk_print_text_draw (pages->text, cr, &face, label, x, y, width, DESK_TABLE_ALIGN_START, 0, 1);
      cairo_set_line_width (cr, DESK_PRINT_INNER_RULE);
      cairo_move_to (cr, x + width + 6, y + line);
      cairo_line_to (cr, x + width + 6 + MIN (SIGN_RULE, slot - width - 12), y + line);
      cairo_stroke (cr);
    }
}

static DeskPrintCell
banner_cell (DeskPrintPages *pages, const char *text, gboolean heading)
{
  return (DeskPrintCell) {
    .text = text,
    .x = pages->left + DESK_PRINT_OUTER_RULE / 2,
    .width = pages->right - pages->left - DESK_PRINT_OUTER_RULE,
    .face = { .pt = pages->setup.font_pt + (heading ? 0.5 : 0), .bold = heading },
    .align = DESK_TABLE_ALIGN_CENTRE,
    .grey = heading,
  };
}

static void
draw_banner (DeskPrintPages *pages, cairo_t *cr, const DeskPiece *piece, const char *text, gboolean heading)
{
  DeskPrintCell cell = banner_cell (pages, text, heading);

  desk_print_cells_draw (pages->text, cr, &cell, 1, piece->y, piece->height, 0, G_MAXUINT16, FALSE);
}

static void
draw_row (DeskPrintPages *pages, cairo_t *cr, const DeskPiece *piece)
{
  DeskPrintGrid *grid = g_ptr_array_index (pages->grids, piece->section);
  g_autofree DeskPrintCell *cells = g_new0 (DeskPrintCell, grid->n);

  desk_print_grid_get_row (grid, piece->kind == DESK_PIECE_SUM ? -1 : (int) piece->index, cells);
  for (guint i = 0; piece->kind == DESK_PIECE_ROW && i < grid->n; i++)
    if (desk_table_get_column (grid->table, i)->merges)
      cells[i].text = ""; /* draw_merged() writes it */
  desk_print_cells_draw (pages->text, cr, cells, grid->n, piece->y, piece->height, piece->first_line,
                         piece->cut ? piece->n_lines : G_MAXUINT16, piece->cut);
}

/* Whether two neighbours on a page are rows of which the cells of a column are one. */
static gboolean
is_one_cell (DeskPrintGrid *grid, const DeskPiece *a, const DeskPiece *b, guint column)
{
  return b->kind == DESK_PIECE_ROW && b->section == a->section
    && desk_print_grid_merged_row (grid, a->index, column) == desk_print_grid_merged_row (grid, b->index, column);
}

/* The texts of cells that go over several rows, in the middle of what of them is on
 * this page. */
static void
draw_merged (DeskPrintPages *pages, cairo_t *cr, GArray *page, guint section, guint column)
{
  DeskPrintGrid *grid = g_ptr_array_index (pages->grids, section);
  g_autofree DeskPrintCell *cells = g_new0 (DeskPrintCell, grid->n);

  for (guint i = 0, end; i < page->len; i = end)
    {
      const DeskPiece *first = &g_array_index (page, DeskPiece, i), *last = first;
      end = i + 1;
      if (first->kind != DESK_PIECE_ROW || first->section != section)
        continue;
      while (end < page->len && is_one_cell (grid, first, &g_array_index (page, DeskPiece, end), column))
        last = &g_array_index (page, DeskPiece, end++);
      desk_print_grid_get_row (grid, (int) desk_print_grid_merged_row (grid, first->index, column), cells);
      const DeskPrintCell *cell = &cells[column];
      double width = cell->width - 2 * DESK_PRINT_PAD_X;
      guint lines = desk_print_text_lines (pages->text, &cell->face, cell->text, width);
      double height = lines * desk_print_text_line_height (&cell->face);
      desk_print_text_draw (pages->text, cr, &cell->face, cell->text, cell->x + DESK_PRINT_PAD_X,
                            (first->y + last->y + last->height - height) / 2, width, cell->align, 0, lines);
    }
}

static void
draw_all_merged (DeskPrintPages *pages, cairo_t *cr, GArray *page)
{
  for (guint section = 0; section < pages->grids->len; section++)
    {
      DeskPrintGrid *grid = g_ptr_array_index (pages->grids, section);
      for (guint column = 0; column < grid->n; column++)
        if (desk_table_get_column (grid->table, column)->merges)
          draw_merged (pages, cr, page, section, column);
    }
}

static void
draw_pair (DeskPrintPages *pages, cairo_t *cr, const DeskPiece *piece)
{
  DeskPrintCell cells[4];
  guint n = desk_print_pages_pair_cells (pages, piece, cells);

  desk_print_cells_draw (pages->text, cr, cells, n, piece->y, piece->height, piece->first_line,
                         piece->cut ? piece->n_lines : G_MAXUINT16, piece->cut);
}

static void
draw_whole_line (DeskPrintPages *pages, cairo_t *cr, const DeskPiece *piece)
{
  g_autofree char *text = desk_print_pages_line (pages, piece);
  DeskPrintFace face = desk_print_pages_facts_face (pages);

  if (text != NULL)
    desk_print_text_draw (pages->text, cr, &face, text, pages->left, piece->y + 6, pages->right - pages->left,
                          DESK_TABLE_ALIGN_START, 0, G_MAXUINT16);
}

static void
draw_drawings (DeskPrintPages *pages, cairo_t *cr, const DeskPiece *piece)
{
  DeskPrintFace face = desk_print_pages_facts_face (pages);
  double gap = 10, width = (pages->right - pages->left - gap) / 2, line = desk_print_text_line_height (&face), y = piece->y + 8;

  face.bold = TRUE;
  for (guint i = 0; i < piece->count; i++)
    {
      double x = pages->left + i * (width + gap), top = y + line + 4;
      desk_print_text_draw (pages->text, cr, &face, desk_sheet_get_drawing_heading (pages->sheet, piece->index + i), x, y, width, DESK_TABLE_ALIGN_START, 0, 1);
      cairo_save (cr);
      cairo_translate (cr, x, top);
      desk_sheet_draw (pages->sheet, piece->index + i, cr, width, piece->y + piece->height - top - 2);
      cairo_restore (cr);
      cairo_set_source_rgb (cr, 0, 0, 0);
    }
}

/* What lies under text and rules. */
static void
fill_piece (DeskPrintPages *pages, cairo_t *cr, const DeskPiece *piece)
{
  DeskPrintCell cells[4];
  guint n = 0;

  if (piece->kind == DESK_PIECE_HEAD)
    desk_print_grid_fill_head (g_ptr_array_index (pages->grids, piece->section), cr, piece->y);
  else if (piece->kind == DESK_PIECE_GROUP)
    cells[n++] = banner_cell (pages, "", TRUE);
  else if (piece->kind == DESK_PIECE_PAIR)
    n = desk_print_pages_pair_cells (pages, piece, cells);
  desk_print_cells_fill (cr, cells, n, piece->y, piece->height);
}

static void
draw_piece (DeskPrintPages *pages, cairo_t *cr, const DeskPiece *piece)
{
  DeskPrintFace face = desk_print_pages_facts_face (pages);
  double width = pages->right - pages->left;

  switch (piece->kind)
    {
    case DESK_PIECE_TITLE:
      face = desk_print_pages_title_face (pages);
      desk_print_text_draw (pages->text, cr, &face, desk_print_pages_title (pages), pages->left, piece->y, width,
                            DESK_TABLE_ALIGN_CENTRE, 0, piece->n_lines);
      break;
    case DESK_PIECE_FACTS:
      draw_facts (pages, cr, piece);
      break;
    case DESK_PIECE_WORDS:
      face = desk_print_pages_words_face (pages);
      desk_print_text_draw (pages->text, cr, &face, desk_sheet_get_words (pages->sheet), pages->left, piece->y, width,
                            DESK_TABLE_ALIGN_START, piece->first_line, piece->n_lines);
      break;
    case DESK_PIECE_HEADING:
      face.bold = TRUE;
      desk_print_text_draw (pages->text, cr, &face,
                            desk_table_get_title (desk_sheet_get_table (pages->sheet, piece->section)), pages->left,
                            piece->y + 6, width, DESK_TABLE_ALIGN_CENTRE, 0, 1);
      break;
    case DESK_PIECE_HEAD:
      desk_print_grid_draw_head (g_ptr_array_index (pages->grids, piece->section), pages->text, cr, piece->y);
      break;
    case DESK_PIECE_ROW:
    case DESK_PIECE_SUM:
      draw_row (pages, cr, piece);
      break;
    case DESK_PIECE_EMPTY:
      draw_banner (pages, cr, piece, C_ ("form", "No entries"), FALSE);
      break;
    case DESK_PIECE_GROUP:
      draw_banner (pages, cr, piece, desk_sheet_get_group_heading (pages->sheet, piece->section), TRUE);
      break;
    case DESK_PIECE_PAIR:
      draw_pair (pages, cr, piece);
      break;
    case DESK_PIECE_SUBTOTAL:
    case DESK_PIECE_TOTAL:
    case DESK_PIECE_NOTE:
      draw_whole_line (pages, cr, piece);
      break;
    case DESK_PIECE_DRAWINGS:
      draw_drawings (pages, cr, piece);
      break;
    case DESK_PIECE_SIGN:
      draw_signatures (pages, cr, piece);
      break;
    }
}

static gboolean
is_framed (const DeskPiece *piece)
{
  return piece->kind == DESK_PIECE_HEAD || piece->kind == DESK_PIECE_ROW || piece->kind == DESK_PIECE_EMPTY
    || piece->kind == DESK_PIECE_SUM || piece->kind == DESK_PIECE_GROUP || piece->kind == DESK_PIECE_PAIR;
}

/* The thick frame around each run of ruled pieces. */
static void
draw_frames (DeskPrintPages *pages, cairo_t *cr, GArray *page)
{
  double half = DESK_PRINT_OUTER_RULE / 2;

  cairo_set_line_width (cr, DESK_PRINT_OUTER_RULE);
  for (guint i = 0; i < page->len;)
    {
      const DeskPiece *first = &g_array_index (page, DeskPiece, i++);
      const DeskPiece *last = first;
      if (!is_framed (first))
        continue;
      while (i < page->len && is_framed (&g_array_index (page, DeskPiece, i)))
        last = &g_array_index (page, DeskPiece, i++);
      /* A page that begins with a rule has the frame inside the margin. */
      double top = MAX (first->y, pages->top + half);
      cairo_rectangle (cr, pages->left + half, top, pages->right - pages->left - 2 * half,
                       last->y + last->height - top);
      cairo_stroke (cr);
    }
}

static void
draw_foot (DeskPrintJob *self, cairo_t *cr, guint page)
{
  DeskPrintPages *pages = &self->pages;
  DeskPrintFace face = { .pt = pages->setup.font_pt }, small = { .pt = MAX (6, pages->setup.font_pt - 1.5) };
  double width = pages->right - pages->left, y = pages->bottom + 3;
  g_autofree char *number = g_strdup_printf (C_ ("form", "Page %u of %u"), page + 1, pages->pages->len);

  desk_print_text_draw (pages->text, cr, &face, number, pages->left, y, width, DESK_TABLE_ALIGN_CENTRE, 0, 1);
  if (self->stamp != NULL)
    {
      cairo_set_source_rgb (cr, 0.45, 0.45, 0.45);
      desk_print_text_draw (pages->text, cr, &small, self->stamp, pages->left + width * 0.6, y + 1, width * 0.4,
                            DESK_TABLE_ALIGN_END, 0, 1);
    }
}

void
desk_print_job_draw_page (DeskPrintJob *self, cairo_t *cr, guint page)
{
  g_return_if_fail (page < desk_print_job_get_n_pages (self));

  GArray *pieces = g_ptr_array_index (self->pages.pages, page);
  cairo_save (cr);
  for (guint i = 0; i < pieces->len; i++)
    fill_piece (&self->pages, cr, &g_array_index (pieces, DeskPiece, i));
  cairo_set_source_rgb (cr, 0, 0, 0);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_BUTT);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_MITER);
  for (guint i = 0; i < pieces->len; i++)
    draw_piece (&self->pages, cr, &g_array_index (pieces, DeskPiece, i));
  draw_all_merged (&self->pages, cr, pieces);
  draw_frames (&self->pages, cr, pieces);
  draw_foot (self, cr, page);
  cairo_restore (cr);
}

/* Where cairo's bytes go. */
typedef struct {
  GOutputStream *stream;
  GCancellable *cancellable;
  GError *error;
} Sink;

static cairo_status_t
sink_write (void *closure, const unsigned char *data, unsigned int length)
{
  Sink *sink = closure;

  if (sink->error == NULL)
    g_output_stream_write_all (sink->stream, data, length, NULL, sink->cancellable, &sink->error);
  return sink->error == NULL ? CAIRO_STATUS_SUCCESS : CAIRO_STATUS_WRITE_ERROR;
}

static void
set_metadata (DeskPrintJob *self, cairo_surface_t *surface, GDateTime *created)
{
  /* Without a date cairo would write the time of day into the file. */
  g_autofree char *date = created != NULL ? g_date_time_format (created, "%Y-%m-%dT%H:%M:%S%:z")
                                          : g_strdup ("1970-01-01T00:00:00Z");

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, desk_print_pages_title (&self->pages));
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, _("Frontline Desk"));
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, date);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_MOD_DATE, date);
}

/* Leaves what went wrong in @error as GIO or cairo said it. */
static gboolean
write_pages (DeskPrintJob *self, GOutputStream *stream, GDateTime *created, GCancellable *cancellable, GError **error)
{
  Sink sink = { stream, cancellable, NULL };
  double width, height;

  if (!desk_print_job_paginate (self, NULL, NULL, cancellable, error))
    return FALSE;
  desk_print_job_get_page_size (self, &width, &height);
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (sink_write, &sink, width, height);
  set_metadata (self, surface, created);
  cairo_t *cr = cairo_create (surface);
  for (guint page = 0; page < self->pages.pages->len && sink.error == NULL; page++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, &sink.error))
        break;
      desk_print_job_draw_page (self, cr, page);
      cairo_show_page (cr);
    }
  cairo_status_t status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (sink.error == NULL && status != CAIRO_STATUS_SUCCESS)
    g_set_error_literal (&sink.error, G_IO_ERROR, G_IO_ERROR_FAILED, cairo_status_to_string (status));
  if (sink.error == NULL)
    return TRUE;
  g_propagate_error (error, sink.error);
  return FALSE;
}

gboolean
desk_print_job_write_pdf_to_stream (DeskPrintJob *self, GOutputStream *stream, GDateTime *created,
                                    GCancellable *cancellable, GError **error)
{
  GError *cause = NULL;

  if (write_pages (self, stream, created, cancellable, &cause))
    return TRUE;
  desk_exchange_propagate_write_error (error, cause, desk_print_pages_title (&self->pages));
  return FALSE;
}

gboolean
desk_print_job_write_pdf (DeskPrintJob *self, const char *path, GDateTime *created, GCancellable *cancellable,
                          GError **error)
{
  g_autoptr (DeskAtomicFile) file = desk_atomic_file_new (path, error);
  GError *cause = NULL;

  if (file == NULL)
    return FALSE;
  if (!write_pages (self, desk_atomic_file_get_stream (file), created, cancellable, &cause))
    {
      desk_exchange_propagate_write_error (error, cause, path);
      return FALSE;
    }
  return desk_atomic_file_commit (file, cancellable, error);
}
