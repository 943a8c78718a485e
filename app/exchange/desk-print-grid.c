/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/desk-print-grid.h"

#include <math.h>
#include <string.h>

/* So many rows, evenly spread, tell how wide the content is. */
#define SAMPLE_ROWS 300
/* Wider content than this, in em, is a text and not an entry. */
#define LONG_TEXT_EM 8.5
/* A text in a narrower column than this is a tower of letters. */
#define SHORT_TEXT_EM 3.5
#define LEAST_PT 5.5

guint
desk_print_cells_lines (DeskPrintText *text, const DeskPrintCell *cells, guint n_cells)
{
  guint lines = 1;

  for (guint i = 0; i < n_cells; i++)
    {
      guint n = desk_print_text_lines (text, &cells[i].face, cells[i].text, cells[i].width - 2 * DESK_PRINT_PAD_X);
      lines = MAX (lines, n);
    }
  return lines;
}

double
desk_print_lines_height (const DeskPrintFace *face, guint n_lines)
{
  return n_lines * desk_print_text_line_height (face) + 2 * DESK_PRINT_PAD_Y;
}

static void
fill_grey (cairo_t *cr, double x, double y, double width, double height)
{
  cairo_set_source_rgb (cr, 0.95, 0.95, 0.95);
  cairo_rectangle (cr, x, y, width, height);
  cairo_fill (cr);
}

void
desk_print_cells_fill (cairo_t *cr, const DeskPrintCell *cells, guint n_cells, double y, double height)
{
  for (guint i = 0; i < n_cells; i++)
    if (cells[i].grey)
      fill_grey (cr, cells[i].x, y, cells[i].width, height);
}

static void
rule (cairo_t *cr, double x1, double y1, double x2, double y2)
{
  cairo_set_line_width (cr, DESK_PRINT_INNER_RULE);
  cairo_move_to (cr, x1, y1);
  cairo_line_to (cr, x2, y2);
  cairo_stroke (cr);
}

void
desk_print_cells_draw (DeskPrintText *text, cairo_t *cr, const DeskPrintCell *cells, guint n_cells, double y,
                       double height, guint first, guint n_lines, gboolean cut)
{
  for (guint i = 0; i < n_cells; i++)
    {
      const DeskPrintCell *cell = &cells[i];
      double width = cell->width - 2 * DESK_PRINT_PAD_X;
      double top = y + DESK_PRINT_PAD_Y;

      if (!cut && !cell->top)
        {
          guint lines = desk_print_text_lines (text, &cell->face, cell->text, width);
          top = y + (height - lines * desk_print_text_line_height (&cell->face)) / 2;
        }
      desk_print_text_draw (text, cr, &cell->face, cell->text, cell->x + DESK_PRINT_PAD_X, top, width, cell->align,
                            first, n_lines);
    }
  for (guint i = 1; i < n_cells; i++)
    rule (cr, cells[i].x, y, cells[i].x, y + height);
  for (guint i = 0, end; i < n_cells; i = end)
    {
      for (end = i + 1; end < n_cells && cells[end].open == cells[i].open;)
        end++;
      if (!cells[i].open)
        rule (cr, cells[i].x, y + height, cells[end - 1].x + cells[end - 1].width, y + height);
    }
}

/* Of the longest word that a line cannot be broken in; ideographs part anywhere. */
static double
word_width (DeskPrintGrid *self, DeskPrintText *text, const char *cell)
{
  g_auto (GStrv) words = NULL;
  const char *longest = NULL;

  if (desk_print_text_is_wide (cell))
    return 0;
  words = g_strsplit_set (cell, " -/\n", -1);
  for (guint i = 0; words[i] != NULL; i++)
    if (longest == NULL || strlen (words[i]) > strlen (longest))
      longest = words[i];
  return longest != NULL ? desk_print_text_width (text, &self->face, longest) : 0;
}

/* Width that a column would like, and the least width it can be squeezed to. */
static void
measure_column (DeskPrintGrid *self, DeskPrintText *text, guint column, double *natural, double *least)
{
  guint n_rows = desk_table_get_n_rows (self->table);
  guint step = MAX (1, n_rows / SAMPLE_ROWS);
  const char *label = desk_table_get_column (self->table, column)->label;
  double head = desk_print_text_width (text, &self->head_face, label);
  double content = 0, word = 0;

  for (guint row = 0; row < n_rows; row += step)
    {
      const char *cell = desk_table_get_cell (self->table, row, column);
      content = MAX (content, desk_print_text_width (text, &self->face, cell));
      word = MAX (word, word_width (self, text, cell));
    }
  if (desk_table_has_total_row (self->table))
    content = MAX (content, desk_print_text_width (text, &self->head_face,
                                                   desk_table_get_total_cell (self->table, column)));
  /* A short head stands on one line; a longer one may take two. */
  *natural = MAX (content, MIN (head, MAX (4.1 * self->face.pt, head / 2)));
  /* A Chinese head may stand upright, one letter a line; an English word may not be cut. */
  *least = desk_print_text_is_wide (label) ? 2 * self->face.pt : MIN (head, 6 * self->face.pt);
  *least = MAX (*least, MIN (content, CLAMP (word, 2 * self->face.pt, 6 * self->face.pt))) + 2 * DESK_PRINT_PAD_X + 1;
}

/* Widths by filling up: columns of weight 0 get what they want, the others
 * get up to the same level per weight until the room is used. */
static void
share_width (const double *want, const double *least, const double *weights, double *widths, guint n, double room)
{
  double sum_least = 0, sum_want = 0, low = 0, high = room;

  for (guint i = 0; i < n; i++)
    {
      sum_least += least[i];
      sum_want += MAX (want[i], least[i]);
    }
  if (sum_least >= room)
    {
      for (guint i = 0; i < n; i++)
        widths[i] = least[i] * room / sum_least;
      return;
    }
  if (sum_want <= room)
    {
      double sum_weights = 0;
      for (guint i = 0; i < n; i++)
        sum_weights += weights[i];
      for (guint i = 0; i < n; i++)
        widths[i] = MAX (want[i], least[i])
          + (room - sum_want) * (sum_weights > 0 ? weights[i] / sum_weights : 1.0 / n);
      return;
    }
  for (guint round = 0; round < 60; round++)
    {
      double level = (low + high) / 2, used = 0;
      for (guint i = 0; i < n; i++)
        {
          widths[i] = CLAMP (level * weights[i], least[i], MAX (want[i], least[i]));
          used += widths[i];
        }
      if (used > room)
        high = level;
      else
        low = level;
    }
}

static void
place_columns (DeskPrintGrid *self, DeskPrintText *text, double left, double width)
{
  g_autofree double *want = g_new0 (double, self->n);
  g_autofree double *least = g_new0 (double, self->n);
  g_autofree double *weights = g_new0 (double, self->n);
  g_autofree double *widths = g_new0 (double, self->n);
  double fixed = 0, texts = 0, sum = 0;

  for (guint i = 0; i < self->n; i++)
    {
      const DeskTableColumn *column = desk_table_get_column (self->table, i);
      double natural, min_width = column->min_mm * 72 / 25.4;
      measure_column (self, text, i, &natural, &least[i]);
      want[i] = natural + 2 * DESK_PRINT_PAD_X + 1;
      least[i] = MAX (least[i], min_width);
      weights[i] = MAX (0, column->weight);
      if (weights[i] <= 0)
        fixed += want[i] = MAX (want[i], least[i]);
      else
        texts += MAX (least[i], MIN (want[i], SHORT_TEXT_EM * self->face.pt));
      self->aligns[i] = column->align != DESK_TABLE_ALIGN_AUTO ? column->align
        : weights[i] > 0 && column->kind == DESK_TABLE_TEXT && natural > LONG_TEXT_EM * self->face.pt
        ? DESK_TABLE_ALIGN_START : DESK_TABLE_ALIGN_CENTRE;
    }
  /* Columns that take what they want must leave room for the others. */
  gboolean roomy = fixed + texts <= width;
  for (guint i = 0; i < self->n; i++)
    {
      if (weights[i] <= 0 && roomy)
        least[i] = want[i];
      sum += weights[i];
    }
  if (!roomy)
    for (guint i = 0; i < self->n; i++)
      weights[i] = weights[i] > 0 ? weights[i] : sum > 0 ? sum / self->n : 1;
  share_width (want, least, weights, widths, self->n, width);
  self->edges[0] = left;
  for (guint i = 0; i < self->n; i++)
    self->edges[i + 1] = self->edges[i] + widths[i];
  self->edges[self->n] = left + width;
}

/* The type is made smaller if the columns do not go on the paper else. */
static double
fitting_size (DeskPrintGrid *self, DeskPrintText *text, double width)
{
  double sum = 0;

  for (guint i = 0; i < self->n; i++)
    {
      double natural, least;
      measure_column (self, text, i, &natural, &least);
      sum += MAX (least, desk_table_get_column (self->table, i)->min_mm * 72 / 25.4);
    }
  return sum <= width ? self->face.pt : MAX (LEAST_PT, self->face.pt * width / sum);
}

static guint
group_end (DeskPrintGrid *self, guint first)
{
  const char *group = desk_table_get_column (self->table, first)->group;
  guint end = first + 1;

  while (group != NULL && end < self->n
         && g_strcmp0 (group, desk_table_get_column (self->table, end)->group) == 0)
    end++;
  return end;
}

static double
head_text_height (DeskPrintGrid *self, DeskPrintText *text, const char *label, double width)
{
  guint lines = desk_print_text_lines (text, &self->head_face, label, width - 2 * DESK_PRINT_PAD_X);

  return desk_print_lines_height (&self->head_face, lines) + 2;
}

static void
measure_head (DeskPrintGrid *self, DeskPrintText *text)
{
  double whole = 0, least = desk_print_text_line_height (&self->head_face) + 8;

  for (guint first = 0, end; first < self->n; first = end)
    {
      const char *group = desk_table_get_column (self->table, first)->group;
      end = group_end (self, first);
      if (group != NULL)
        self->upper_height = MAX (MAX (self->upper_height, least),
                                  head_text_height (self, text, group, self->edges[end] - self->edges[first]));
      for (guint i = first; i < end; i++)
        {
          double height = head_text_height (self, text, desk_table_get_column (self->table, i)->label,
                                            self->edges[i + 1] - self->edges[i]);
          double *into = group != NULL ? &self->lower_height : &whole;
          *into = MAX (MAX (*into, least), height);
        }
    }
  if (self->upper_height <= 0)
    whole = MAX (whole, self->row_height);
  self->lower_height = MAX (self->lower_height, whole - self->upper_height);
}

DeskPrintGrid *
desk_print_grid_new (DeskTable *table, DeskPrintText *text, double left, double width, double pt, double row_height)
{
  DeskPrintGrid *self = g_new0 (DeskPrintGrid, 1);

  self->table = desk_table_ref (table);
  self->n = desk_table_get_n_columns (table);
  self->edges = g_new0 (double, self->n + 1);
  self->aligns = g_new0 (DeskTableAlign, self->n);
  self->row_height = row_height;
  self->face = (DeskPrintFace) { .pt = pt };
  self->head_face = (DeskPrintFace) { .pt = pt, .bold = TRUE };
  self->face.pt = self->head_face.pt = fitting_size (self, text, width);
  place_columns (self, text, left, width);
  measure_head (self, text);
  return self;
}

void
desk_print_grid_free (DeskPrintGrid *self)
{
  desk_table_unref (self->table);
  g_free (self->edges);
  g_free (self->aligns);
  g_free (self);
}

void
desk_print_grid_get_row (DeskPrintGrid *self, int row, DeskPrintCell *cells)
{
  for (guint i = 0; i < self->n; i++)
    cells[i] = (DeskPrintCell) {
      .text = row < 0 ? desk_table_get_total_cell (self->table, i) : desk_table_get_cell (self->table, (guint) row, i),
      .x = self->edges[i],
      .width = self->edges[i + 1] - self->edges[i],
      .face = row < 0 || desk_table_is_sum_row (self->table, (guint) row) ? self->head_face : self->face,
      .align = self->aligns[i],
      .open = row >= 0 && (guint) row + 1 < desk_table_get_n_rows (self->table)
        && desk_print_grid_merged_row (self, (guint) row + 1, i) <= (guint) row,
    };
}

guint
desk_print_grid_merged_row (DeskPrintGrid *self, guint row, guint column)
{
  while (desk_table_get_column (self->table, column)->merges && row > 0
         && *desk_table_get_cell (self->table, row, column) == '\0')
    row--;
  return row;
}

double
desk_print_grid_get_head_height (DeskPrintGrid *self)
{
  return self->upper_height + self->lower_height;
}

static void
draw_head_cell (DeskPrintGrid *self, DeskPrintText *text, cairo_t *cr, const char *label, guint first, guint end,
                double y, double height)
{
  DeskPrintCell cell = {
    .text = label,
    .x = self->edges[first],
    .width = self->edges[end] - self->edges[first],
    .face = self->head_face,
    .align = DESK_TABLE_ALIGN_CENTRE,
  };

  /* Two letters over several columns are set apart, as forms do. */
  if (end - first > 1 && g_utf8_strlen (label, -1) == 2 && desk_print_text_is_wide (label))
    cell.face.spacing = 0.4;
  desk_print_cells_draw (text, cr, &cell, 1, y, height, 0, G_MAXUINT16, FALSE);
  if (first > 0)
    rule (cr, cell.x, y, cell.x, y + height);
}

void
desk_print_grid_fill_head (DeskPrintGrid *self, cairo_t *cr, double y)
{
  fill_grey (cr, self->edges[0], y, self->edges[self->n] - self->edges[0], desk_print_grid_get_head_height (self));
}

void
desk_print_grid_draw_head (DeskPrintGrid *self, DeskPrintText *text, cairo_t *cr, double y)
{
  double head = desk_print_grid_get_head_height (self);

  for (guint first = 0, end; first < self->n; first = end)
    {
      const char *group = desk_table_get_column (self->table, first)->group;
      end = group_end (self, first);
      if (group != NULL)
        draw_head_cell (self, text, cr, group, first, end, y, self->upper_height);
      for (guint i = first; i < end; i++)
        draw_head_cell (self, text, cr, desk_table_get_column (self->table, i)->label, i, i + 1,
                        group != NULL ? y + self->upper_height : y, group != NULL ? self->lower_height : head);
    }
}
