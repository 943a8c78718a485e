/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/desk-print-pages.h"

#include <glib/gi18n-lib.h>

#define POINTS(mm) ((mm) * 72 / 25.4)
#define TITLE_PT 24.0
#define TITLE_LEAST_PT 14.0
#define DRAWING_MM 54.0 /* a row of drawings, with their headings */
#define SIGN_HEIGHT 34.0
#define WORDS_PT 16.0
#define GAP 6.0
/* A sheet that is to be one page: its rows get lower in so many steps, until they
 * hold just one line; then its type gets smaller, in points. */
#define ROW_STEPS 4
#define PT_STEP 0.25
#define LEAST_SHEET_PT 8.5
/* Less than this of a cut row is not begun at the foot of a page. */
#define LEAST_LINES 4

/* Where the next piece goes. */
typedef struct {
  DeskPrintPages *pages;
  GArray *page;
  double y;
} Flow;

void
desk_print_pages_init (DeskPrintPages *self, DeskTable *table, DeskSheet *sheet, const DeskPrintSetup *setup)
{
  *self = (DeskPrintPages) { .setup = *setup };
  self->table = table != NULL ? desk_table_ref (table) : NULL;
  self->sheet = sheet != NULL ? desk_sheet_ref (sheet) : NULL;
  self->setup.font_family = g_strdup (setup->font_family);
  self->text = desk_print_text_new (setup->font_family);
  self->grids = g_ptr_array_new_with_free_func ((GDestroyNotify) desk_print_grid_free);
  self->pages = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  self->left = POINTS (setup->margin_left_mm);
  self->right = POINTS (setup->width_mm - setup->margin_right_mm);
  self->top = POINTS (setup->margin_top_mm);
  self->bottom = POINTS (setup->height_mm - setup->margin_bottom_mm) - DESK_PRINT_FOOT;
}

void
desk_print_pages_clear (DeskPrintPages *self)
{
  g_clear_pointer (&self->pages, g_ptr_array_unref);
  g_clear_pointer (&self->grids, g_ptr_array_unref);
  g_clear_pointer (&self->text, desk_print_text_free);
  g_clear_pointer (&self->table, desk_table_unref);
  g_clear_pointer (&self->sheet, desk_sheet_unref);
  g_free ((char *) self->setup.font_family);
}

DeskPrintFace
desk_print_pages_body_face (DeskPrintPages *self)
{
  return (DeskPrintFace) { .pt = self->setup.font_pt };
}

DeskPrintFace
desk_print_pages_words_face (DeskPrintPages *self)
{
  return (DeskPrintFace) { .pt = MAX (WORDS_PT, self->setup.font_pt) };
}

DeskPrintFace
desk_print_pages_facts_face (DeskPrintPages *self)
{
  return (DeskPrintFace) { .pt = self->setup.font_pt + 1.5 };
}

const char *
desk_print_pages_title (DeskPrintPages *self)
{
  return self->table != NULL ? desk_table_get_title (self->table) : desk_sheet_get_title (self->sheet);
}

DeskPrintFace
desk_print_pages_title_face (DeskPrintPages *self)
{
  const char *title = desk_print_pages_title (self);
  DeskPrintFace face = { .pt = TITLE_PT, .bold = TRUE };

  if (desk_print_text_is_wide (title))
    face.spacing = 0.2;
  double width = desk_print_text_width (self->text, &face, title);
  if (width > self->right - self->left)
    face.pt = MAX (TITLE_LEAST_PT, face.pt * (self->right - self->left) / width * 0.99);
  return face;
}

static void
add_fact (GPtrArray *facts, const char *format, const char *value)
{
  if (value != NULL)
    {
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
      g_ptr_array_add (facts, g_strdup_printf (format, value));
#pragma GCC diagnostic pop
    }
}

GPtrArray *
desk_print_pages_facts (DeskPrintPages *self)
{
  GPtrArray *facts = g_ptr_array_new_with_free_func (g_free);

  if (self->table != NULL)
    {
      add_fact (facts, C_ ("form head", "Unit: %s"), desk_table_get_unit (self->table));
      add_fact (facts, C_ ("form head", "Period: %s"), desk_table_get_period (self->table));
      add_fact (facts, C_ ("form head", "Filled in by: %s"), desk_table_get_filled_by (self->table));
      add_fact (facts, C_ ("form head", "Date: %s"), desk_table_get_date (self->table));
    }
  else
    {
      add_fact (facts, C_ ("form head", "Number: %s"), desk_sheet_get_number (self->sheet));
      add_fact (facts, C_ ("form head", "Unit: %s"), desk_sheet_get_unit (self->sheet));
      add_fact (facts, C_ ("form head", "Date: %s"), desk_sheet_get_date (self->sheet));
    }
  return facts;
}

guint
desk_print_pages_n_signatures (DeskPrintPages *self)
{
  return self->table != NULL ? desk_table_get_n_signatures (self->table) : desk_sheet_get_n_signatures (self->sheet);
}

const char *
desk_print_pages_signature (DeskPrintPages *self, guint index)
{
  return self->table != NULL ? desk_table_get_signature (self->table, index)
                             : desk_sheet_get_signature (self->sheet, index);
}

char *
desk_print_pages_line (DeskPrintPages *self, const DeskPiece *piece)
{
  const char *note;

  switch (piece->kind)
    {
    case DESK_PIECE_SUBTOTAL:
      return desk_table_make_subtotal (self->table, piece->index, piece->count);
    case DESK_PIECE_TOTAL:
      return g_strdup (desk_table_get_total (self->table));
    case DESK_PIECE_NOTE:
      note = self->table != NULL ? desk_table_get_note (self->table) : desk_sheet_get_note (self->sheet);
      return note != NULL ? g_strdup_printf (C_ ("form head", "Note: %s"), note) : NULL;
    default:
      return NULL;
    }
}

guint
desk_print_pages_pair_cells (DeskPrintPages *self, const DeskPiece *piece, DeskPrintCell *cells)
{
  double width = self->right - self->left - DESK_PRINT_OUTER_RULE;
  double left = self->left + DESK_PRINT_OUTER_RULE / 2;
  double label_width = MIN (width * 0.2, 8 * self->setup.font_pt);

  for (guint i = 0; i < piece->count; i++)
    {
      const DeskSheetPair *pair = desk_sheet_get_pair (self->sheet, piece->section, piece->index + i);
      double x = left + i * width / 2;
      DeskPrintFace face = desk_print_pages_body_face (self);

      cells[2 * i] = (DeskPrintCell) {
        .text = pair->label,
        .x = x,
        .width = label_width,
        .face = { .pt = face.pt, .bold = TRUE },
        .align = DESK_TABLE_ALIGN_CENTRE,
        .grey = TRUE,
      };
      cells[2 * i + 1] = (DeskPrintCell) {
        .text = pair->value,
        .x = x + label_width,
        .width = (piece->count == 1 ? width : width / 2) - label_width,
        .face = face,
        .align = DESK_TABLE_ALIGN_START,
        .top = pair->min_mm > 0,
      };
    }
  return 2 * piece->count;
}

static void
new_page (Flow *flow)
{
  flow->page = g_array_new (FALSE, TRUE, sizeof (DeskPiece));
  g_ptr_array_add (flow->pages->pages, flow->page);
  flow->y = flow->pages->top;
}

static void
place (Flow *flow, DeskPiece piece)
{
  piece.y = flow->y;
  flow->y += piece.height;
  g_array_append_val (flow->page, piece);
}

/* Height of a piece that is one text over the whole width; 0 if it is not there. */
static double
line_height (DeskPrintPages *self, const DeskPiece *piece)
{
  g_autofree char *text = desk_print_pages_line (self, piece);
  DeskPrintFace face = desk_print_pages_facts_face (self);

  if (text == NULL || *text == '\0')
    return 0;
  return GAP + desk_print_text_line_height (&face)
    * desk_print_text_lines (self->text, &face, text, self->right - self->left);
}

static void
place_line (Flow *flow, DeskPiece piece)
{
  piece.height = line_height (flow->pages, &piece);
  if (piece.height > 0)
    place (flow, piece);
}

static void
place_top (Flow *flow)
{
  DeskPrintPages *self = flow->pages;
  DeskPrintFace title = desk_print_pages_title_face (self), face = desk_print_pages_facts_face (self);
  g_autoptr (GPtrArray) facts = desk_print_pages_facts (self);
  double width = self->right - self->left;
  guint lines = desk_print_text_lines (self->text, &title, desk_print_pages_title (self), width);

  place (flow, (DeskPiece) { .kind = DESK_PIECE_TITLE, .n_lines = lines,
                             .height = lines * desk_print_text_line_height (&title) + GAP });
  lines = 0;
  for (guint i = 0; i < facts->len; i++)
    lines = MAX (lines, desk_print_text_lines (self->text, &face, facts->pdata[i], width / facts->len - GAP));
  if (lines > 0)
    place (flow, (DeskPiece) { .kind = DESK_PIECE_FACTS, .n_lines = lines,
                               .height = lines * desk_print_text_line_height (&face) + GAP });
}

static double
sign_height (DeskPrintPages *self)
{
  return self->setup.show_signatures && desk_print_pages_n_signatures (self) > 0 ? SIGN_HEIGHT : 0;
}

/* Lines of a row that go into a height; at least one, or it would never end. */
static guint
lines_in (const DeskPrintFace *face, double height)
{
  int lines = (int) ((height - 2 * DESK_PRINT_PAD_Y) / desk_print_text_line_height (face));

  return (guint) MAX (1, lines);
}

/*
 * Places as much of a piece of @n_lines lines, of which *@done are placed, as
 * goes above @limit.  Returns whether all of it is placed now.
 */
static gboolean
place_cut (Flow *flow, DeskPiece piece, const DeskPrintFace *face, guint n_lines, guint *done, double limit)
{
  guint fit = lines_in (face, limit - flow->y);

  piece.cut = TRUE;
  piece.first_line = *done;
  piece.n_lines = MIN (fit, n_lines - *done);
  piece.height = desk_print_lines_height (face, piece.n_lines);
  place (flow, piece);
  *done += piece.n_lines;
  return *done == n_lines;
}

/* Goes on wherever the page ends. */
static void
place_words (Flow *flow)
{
  DeskPrintPages *self = flow->pages;
  const char *words = desk_sheet_get_words (self->sheet);
  DeskPrintFace face = desk_print_pages_words_face (self);
  guint n, done = 0;

  if (words == NULL)
    return;
  n = desk_print_text_lines (self->text, &face, words, self->right - self->left);
  flow->y += 3 * GAP;
  while (!place_cut (flow, (DeskPiece) { .kind = DESK_PIECE_WORDS }, &face, n, &done, self->bottom))
    new_page (flow);
  flow->y += 3 * GAP;
}

/* What goes wrong only in cancelling: told now and then. */
typedef struct {
  DeskExchangeProgress progress;
  gpointer user_data;
  GCancellable *cancellable;
} Watch;

static gboolean
watch_rows (Watch *watch, guint row, guint n_rows, GError **error)
{
  if (row % 256 != 0)
    return TRUE;
  if (watch->progress != NULL)
    watch->progress (row, n_rows, watch->user_data);
  return !g_cancellable_set_error_if_cancelled (watch->cancellable, error);
}

typedef struct {
  DeskPrintGrid *grid;
  guint section;
  guint n_rows;
  guint *lines; /* of each row */
  double *heights;
} Body;

static void
body_clear (Body *body)
{
  g_free (body->lines);
  g_free (body->heights);
}

static gboolean
body_measure (Body *body, DeskPrintPages *self, DeskPrintGrid *grid, guint section, Watch *watch, GError **error)
{
  g_autofree DeskPrintCell *cells = g_new0 (DeskPrintCell, grid->n);

  *body = (Body) { .grid = grid, .section = section, .n_rows = desk_table_get_n_rows (grid->table) };
  body->lines = g_new0 (guint, body->n_rows + 1);
  body->heights = g_new0 (double, body->n_rows + 1);
  for (guint row = 0; row < body->n_rows; row++)
    {
      if (!watch_rows (watch, row, body->n_rows, error))
        {
          body_clear (body);
          return FALSE;
        }
      desk_print_grid_get_row (grid, (int) row, cells);
      body->lines[row] = desk_print_cells_lines (self->text, cells, grid->n);
      body->heights[row] = MAX (grid->row_height, desk_print_lines_height (&grid->face, body->lines[row]));
    }
  return TRUE;
}

static double
sum_row_height (DeskPrintPages *self, DeskPrintGrid *grid)
{
  g_autofree DeskPrintCell *cells = g_new0 (DeskPrintCell, grid->n);

  if (!desk_table_has_total_row (grid->table))
    return 0;
  desk_print_grid_get_row (grid, -1, cells);
  return MAX (grid->row_height,
              desk_print_lines_height (&grid->head_face, desk_print_cells_lines (self->text, cells, grid->n)));
}

static DeskPiece
row_piece (Body *body, guint row)
{
  return (DeskPiece) { .kind = DESK_PIECE_ROW, .section = body->section, .index = row,
                       .n_lines = body->lines[row], .height = body->heights[row] };
}

static void
place_head (Flow *flow, Body *body)
{
  place (flow, (DeskPiece) { .kind = DESK_PIECE_HEAD, .section = body->section,
                             .height = desk_print_grid_get_head_height (body->grid) });
}

/* Height of what stands under the last row of a ledger. */
static double
tail_height (DeskPrintPages *self, Body *body)
{
  double height = sum_row_height (self, body->grid);

  if (self->setup.show_subtotals)
    height += line_height (self, &(DeskPiece) { .kind = DESK_PIECE_TOTAL });
  return height + line_height (self, &(DeskPiece) { .kind = DESK_PIECE_NOTE });
}

/* One page of a ledger being filled. */
typedef struct {
  guint first;     /* row it begins with */
  guint next;      /* row after the last one on it */
  guint done;      /* lines of row `next` that are placed already */
  double reserve;  /* height kept for the subtotal */
} Fill;

/* Fills rows down to @limit; a row that no page could hold is cut. */
static void
fill_rows (Flow *flow, Body *body, Fill *fill, double limit, double page_room)
{
  while (fill->next < body->n_rows)
    {
      DeskPiece piece = row_piece (body, fill->next);
      if (fill->done == 0 && flow->y + piece.height <= limit)
        {
          place (flow, piece);
          fill->next++;
          continue;
        }
      /* A row that has to be cut begins where it is, unless too little of it
       * would stand there.  On a fresh page something is always placed. */
      gboolean fresh = flow->page->len == 0
        || (flow->page->len == 1 && g_array_index (flow->page, DeskPiece, 0).kind == DESK_PIECE_HEAD);
      if (fill->done == 0 && !fresh
          && (piece.height <= page_room || lines_in (&body->grid->face, limit - flow->y) < LEAST_LINES))
        return;
      if (!place_cut (flow, piece, &body->grid->face, body->lines[fill->next], &fill->done, limit))
        return;
      fill->done = 0;
      fill->next++;
    }
}

static double
subtotal_height (DeskPrintPages *self, guint first, guint n)
{
  if (!self->setup.show_subtotals)
    return 0;
  return line_height (self, &(DeskPiece) { .kind = DESK_PIECE_SUBTOTAL, .index = first, .count = n });
}

/* The rows that begin on a page: the subtotal counts a cut row once. */
static guint
rows_begun (const Fill *fill, guint done_before)
{
  guint n = fill->next - fill->first + (fill->done > 0 ? 1 : 0);

  return done_before > 0 && n > 0 ? n - 1 : n;
}

/* Fills one page and leaves room for its subtotal; what it needs is known
 * only when its rows are. */
static void
fill_page (Flow *flow, Body *body, Fill *fill, double page_room, double limit)
{
  const Fill start = *fill;
  double y = flow->y;
  guint n_pieces = flow->page->len;

  for (double reserve = 0;;)
    {
      *fill = start;
      fill->reserve = reserve;
      flow->y = y;
      g_array_set_size (flow->page, n_pieces);
      fill_rows (flow, body, fill, limit - reserve, page_room - reserve);
      double need = subtotal_height (flow->pages, start.first + (start.done > 0 ? 1 : 0),
                                     rows_begun (fill, start.done));
      if (need <= reserve || reserve > limit / 2)
        return;
      reserve = need;
    }
}

static void
end_ledger_page (Flow *flow, Body *body, const Fill *fill, guint done_before, gboolean last)
{
  DeskPrintPages *self = flow->pages;
  guint n = rows_begun (fill, done_before);

  if (last)
    {
      double height = sum_row_height (self, body->grid);
      if (height > 0)
        place (flow, (DeskPiece) { .kind = DESK_PIECE_SUM, .section = body->section, .height = height });
    }
  if (self->setup.show_subtotals && (n > 0 || body->n_rows == 0))
    place_line (flow, (DeskPiece) { .kind = DESK_PIECE_SUBTOTAL, .count = n,
                                    .index = fill->first + (done_before > 0 ? 1 : 0) });
  if (last && self->setup.show_subtotals)
    place_line (flow, (DeskPiece) { .kind = DESK_PIECE_TOTAL });
  if (last)
    place_line (flow, (DeskPiece) { .kind = DESK_PIECE_NOTE });
  if (sign_height (self) > 0)
    place (flow, (DeskPiece) { .kind = DESK_PIECE_SIGN, .height = SIGN_HEIGHT });
}

/* If what belongs under the last row does not fit, the last row goes on to the
 * next page with it. */
static gboolean
take_back_row (Flow *flow, Fill *fill)
{
  DeskPiece *last = &g_array_index (flow->page, DeskPiece, flow->page->len - 1);

  if (fill->next - fill->first < 2 || last->kind != DESK_PIECE_ROW || last->cut)
    return FALSE;
  flow->y = last->y;
  g_array_set_size (flow->page, flow->page->len - 1);
  fill->next--;
  return TRUE;
}

static gboolean
flow_ledger (Flow *flow, Watch *watch, GError **error)
{
  DeskPrintPages *self = flow->pages;
  Body body;
  Fill fill = { 0 };
  double sign = sign_height (self);

  if (!body_measure (&body, self, g_ptr_array_index (self->grids, 0), 0, watch, error))
    return FALSE;
  new_page (flow);
  place_top (flow);
  double head = desk_print_grid_get_head_height (body.grid);
  double page_room = self->bottom - sign - self->top - (self->setup.repeat_head ? head : 0);
  for (gboolean ended = FALSE; !ended;)
    {
      guint done_before = fill.done;
      fill.first = fill.next;
      if (self->pages->len == 1 || self->setup.repeat_head)
        place_head (flow, &body);
      if (body.n_rows == 0)
        place (flow, (DeskPiece) { .kind = DESK_PIECE_EMPTY, .height = body.grid->row_height });
      fill_page (flow, &body, &fill, page_room, self->bottom - sign);
      ended = fill.next == body.n_rows;
      if (ended && flow->y + fill.reserve + tail_height (self, &body) > self->bottom - sign)
        ended = !take_back_row (flow, &fill);
      if (ended && flow->y + fill.reserve + tail_height (self, &body) > self->bottom - sign && body.n_rows > 0)
        {
          /* One tall row alone: what belongs under it has a page of its own. */
          end_ledger_page (flow, &body, &fill, done_before, FALSE);
          fill.first = fill.next;
          done_before = 0;
          new_page (flow);
        }
      end_ledger_page (flow, &body, &fill, done_before, ended);
      if (!ended)
        new_page (flow);
    }
  body_clear (&body);
  return TRUE;
}

/* A table in a sheet: heading, head, rows, going on wherever the page ends. */
static gboolean
flow_sheet_table (Flow *flow, guint section, Watch *watch, GError **error)
{
  DeskPrintPages *self = flow->pages;
  DeskPrintFace face = desk_print_pages_facts_face (self);
  Body body;

  if (!body_measure (&body, self, g_ptr_array_index (self->grids, section), section, watch, error))
    return FALSE;
  double head = desk_print_grid_get_head_height (body.grid);
  double page_room = self->bottom - self->top - head;
  double heading = *desk_table_get_title (body.grid->table) != '\0' ? desk_print_text_line_height (&face) + 2 * GAP : GAP;
  double first_row = body.n_rows > 0 ? MIN (body.heights[0], page_room / 2) : body.grid->row_height;
  if (flow->y + heading + head + first_row > self->bottom)
    new_page (flow);
  place (flow, (DeskPiece) { .kind = DESK_PIECE_HEADING, .section = section, .height = heading });
  place_head (flow, &body);
  if (body.n_rows == 0)
    place (flow, (DeskPiece) { .kind = DESK_PIECE_EMPTY, .section = section, .height = body.grid->row_height });
  for (Fill fill = { 0 };;)
    {
      fill.first = fill.next;
      fill_rows (flow, &body, &fill, self->bottom, page_room);
      if (fill.next == body.n_rows)
        break;
      new_page (flow);
      place_head (flow, &body);
    }
  double sum = sum_row_height (self, body.grid);
  if (sum > 0)
    {
      if (flow->y + sum > self->bottom)
        {
          new_page (flow);
          place_head (flow, &body);
        }
      place (flow, (DeskPiece) { .kind = DESK_PIECE_SUM, .section = section, .height = sum });
    }
  body_clear (&body);
  return TRUE;
}

static void
place_pair (Flow *flow, DeskPiece piece)
{
  DeskPrintPages *self = flow->pages;
  DeskPrintFace face = desk_print_pages_body_face (self);
  DeskPrintCell cells[4];
  guint n = desk_print_pages_pair_cells (self, &piece, cells);
  double least = POINTS (desk_sheet_get_pair (self->sheet, piece.section, piece.index)->min_mm);

  piece.n_lines = desk_print_cells_lines (self->text, cells, n);
  piece.height = MAX (MAX (POINTS (self->setup.row_mm), least), desk_print_lines_height (&face, piece.n_lines));
  piece.height = MIN (piece.height, MAX (self->bottom - self->top, desk_print_lines_height (&face, piece.n_lines)));
  if (piece.height > self->bottom - self->top)
    {
      guint done = 0, n_lines = piece.n_lines;
      while (!place_cut (flow, piece, &face, n_lines, &done, self->bottom))
        new_page (flow);
      return;
    }
  if (flow->y + piece.height > self->bottom)
    new_page (flow);
  place (flow, piece);
}

static void
flow_group (Flow *flow, guint group)
{
  DeskPrintPages *self = flow->pages;
  guint n = desk_sheet_get_n_pairs (self->sheet, group);
  double heading = POINTS (self->setup.row_mm) * 0.85;

  if (desk_sheet_get_group_heading (self->sheet, group) != NULL)
    {
      /* Not alone at the foot of a page. */
      if (flow->y + heading + POINTS (self->setup.row_mm) > self->bottom)
        new_page (flow);
      place (flow, (DeskPiece) { .kind = DESK_PIECE_GROUP, .section = group, .height = heading });
    }
  for (guint i = 0; i < n;)
    {
      gboolean two = i + 1 < n && !desk_sheet_get_pair (self->sheet, group, i)->wide
        && !desk_sheet_get_pair (self->sheet, group, i + 1)->wide;
      place_pair (flow, (DeskPiece) { .kind = DESK_PIECE_PAIR, .section = group, .index = i, .count = two ? 2 : 1 });
      i += two ? 2 : 1;
    }
}

static void
flow_drawings (Flow *flow)
{
  DeskPrintPages *self = flow->pages;
  guint n = desk_sheet_get_n_drawings (self->sheet);
  double height = MIN (POINTS (DRAWING_MM), self->bottom - self->top);

  for (guint i = 0; i < n; i += 2)
    {
      if (flow->y + height > self->bottom)
        new_page (flow);
      place (flow, (DeskPiece) { .kind = DESK_PIECE_DRAWINGS, .index = i, .count = MIN (2, n - i), .height = height });
    }
}

static gboolean
flow_sheet (Flow *flow, Watch *watch, GError **error)
{
  DeskPrintPages *self = flow->pages;
  DeskPiece note = { .kind = DESK_PIECE_NOTE };

  new_page (flow);
  place_top (flow);
  place_words (flow);
  for (guint i = 0; i < desk_sheet_get_n_groups (self->sheet); i++)
    flow_group (flow, i);
  flow_drawings (flow);
  for (guint i = 0; i < self->grids->len; i++)
    if (!flow_sheet_table (flow, i, watch, error))
      return FALSE;
  if (flow->y + line_height (self, &note) + sign_height (self) > self->bottom)
    new_page (flow);
  place_line (flow, note);
  if (sign_height (self) > 0)
    place (flow, (DeskPiece) { .kind = DESK_PIECE_SIGN, .height = SIGN_HEIGHT });
  return TRUE;
}

static void
add_grid (DeskPrintPages *self, DeskTable *table)
{
  double half = DESK_PRINT_OUTER_RULE / 2;

  g_ptr_array_add (self->grids, desk_print_grid_new (table, self->text, self->left + half,
                                                     self->right - self->left - DESK_PRINT_OUTER_RULE,
                                                     self->setup.font_pt, POINTS (self->setup.row_mm)));
}

static gboolean
lay_out_once (DeskPrintPages *self, Watch *watch, GError **error)
{
  Flow flow = { .pages = self };

  g_ptr_array_set_size (self->pages, 0);
  g_ptr_array_set_size (self->grids, 0);
  if (self->table != NULL)
    add_grid (self, self->table);
  else
    for (guint i = 0; i < desk_sheet_get_n_tables (self->sheet); i++)
      add_grid (self, desk_sheet_get_table (self->sheet, i));
  if (self->table != NULL ? flow_ledger (&flow, watch, error) : flow_sheet (&flow, watch, error))
    return TRUE;
  g_ptr_array_set_size (self->pages, 0);
  g_ptr_array_set_size (self->grids, 0);
  return FALSE;
}

static double
one_line_mm (double pt)
{
  return desk_print_lines_height (&(DeskPrintFace){ .pt = pt }, 1) * 25.4 / 72;
}

/* The next smaller size; FALSE: nobody could read it. */
static gboolean
make_smaller (DeskPrintSetup *setup, const DeskPrintSetup *asked)
{
  double least = MIN (asked->row_mm, one_line_mm (asked->font_pt));

  if (setup->row_mm > least)
    {
      setup->row_mm = MAX (least, setup->row_mm - MAX (0.1, (asked->row_mm - least) / ROW_STEPS));
      return TRUE;
    }
  if (setup->font_pt - PT_STEP < LEAST_SHEET_PT)
    return FALSE;
  setup->font_pt -= PT_STEP;
  setup->row_mm = MIN (least, one_line_mm (setup->font_pt));
  return TRUE;
}

gboolean
desk_print_pages_lay_out (DeskPrintPages *self, DeskExchangeProgress progress, gpointer user_data,
                          GCancellable *cancellable, GError **error)
{
  Watch watch = { progress, user_data, cancellable };
  const DeskPrintSetup asked = self->setup;
  gboolean one_page = self->sheet != NULL && desk_sheet_get_one_page (self->sheet);
  gboolean done = lay_out_once (self, &watch, error);

  while (done && one_page && self->pages->len > 1 && make_smaller (&self->setup, &asked))
    done = lay_out_once (self, &watch, error);
  if (done && (!one_page || self->pages->len == 1))
    return TRUE;
  self->setup = asked;
  return done && lay_out_once (self, &watch, error);
}
