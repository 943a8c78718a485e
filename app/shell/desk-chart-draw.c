/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/desk-chart-private.h"

#include "shell/desk-style.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <pango/pangocairo.h>

/* What every part of the drawing needs. */
typedef struct {
  const DeskChartData *data;
  cairo_t *cr;
  PangoContext *context;
  const DeskChartColours *colours;
  double width, height;
  double em;     /* height of a line of letters */
  double top;    /* below the legend */
  GArray *parts;
} Canvas;

typedef enum { LEFT, CENTRE, RIGHT } Align;

void
desk_chart_colours_of (GtkWidget *widget, DeskChartColours *out)
{
  desk_style_lookup (widget, "desk_ink", &out->ink);
  desk_style_lookup (widget, "desk_dim", &out->dim);
  desk_style_lookup (widget, "desk_line", &out->line);
  desk_style_lookup (widget, "desk_chart_track", &out->track);
  for (guint t = 0; t < G_N_ELEMENTS (out->tones); t++)
    desk_tone_lookup (widget, t, DESK_TONE_USE_CHART, &out->tones[t]);
}

void
desk_chart_colours_paper (DeskChartColours *out)
{
  /* the light style's, in the order of DeskTone */
  static const char *const tones[] = { "#9a9996", "#3584e4", "#2ba36b", "#9141ac", "#2190a4", "#e66100", "#9a9996", "#c01c28", "#e0a100" };

  gdk_rgba_parse (&out->ink, "#000000");
  gdk_rgba_parse (&out->dim, "#444444");
  gdk_rgba_parse (&out->line, "#bbbbbb");
  gdk_rgba_parse (&out->track, "#f2f2f3");
  for (guint t = 0; t < G_N_ELEMENTS (out->tones); t++)
    gdk_rgba_parse (&out->tones[t], tones[t]);
}

/* ---- letters ---- */

static PangoLayout *
letters (PangoContext *context, const char *text, double scale, gboolean bold)
{
  PangoLayout *layout = pango_layout_new (context);
  PangoAttrList *attrs = pango_attr_list_new ();

  pango_attr_list_insert (attrs, pango_attr_scale_new (scale));
  pango_attr_list_insert (attrs, pango_attr_font_features_new ("tnum"));
  if (bold)
    pango_attr_list_insert (attrs, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (layout, attrs);
  pango_layout_set_text (layout, text, -1);
  pango_attr_list_unref (attrs);
  return layout;
}

static void
size_of (PangoContext *context, const char *text, gboolean bold, double *width, double *height)
{
  g_autoptr (PangoLayout) layout = letters (context, text, 1, bold);
  int w, h;

  pango_layout_get_size (layout, &w, &h);
  if (width != NULL)
    *width = w / (double) PANGO_SCALE;
  if (height != NULL)
    *height = h / (double) PANGO_SCALE;
}

static double
width_of (Canvas *c, const char *text, gboolean bold)
{
  double width;

  size_of (c->context, text, bold, &width, NULL);
  return width;
}

/* Writes @text so that it ends, is centred or starts at @x, and is centred
 * at @y; shortened to @room if that is not zero. */
static void
write_text (Canvas *c, const char *text, double x, double y, Align align, double room, gboolean bold, const GdkRGBA *colour)
{
  g_autoptr (PangoLayout) layout = letters (c->context, text, 1, bold);
  int w, h;

  if (room > 0)
    {
      pango_layout_get_size (layout, &w, &h);
      if (w > room * PANGO_SCALE)
        {
          pango_layout_set_width (layout, (int) (room * PANGO_SCALE));
          pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
        }
    }
  pango_layout_get_size (layout, &w, &h);
  if (room > 0 && pango_layout_get_width (layout) > 0)
    w = MIN (w, (int) (room * PANGO_SCALE));
  x -= align == RIGHT ? w / (double) PANGO_SCALE : align == CENTRE ? w / 2.0 / PANGO_SCALE : 0;
  gdk_cairo_set_source_rgba (c->cr, colour);
  cairo_move_to (c->cr, x, y - h / 2.0 / PANGO_SCALE);
  pango_cairo_show_layout (c->cr, layout);
}

/* ---- shapes ---- */

static void
fill_box (Canvas *c, double x, double y, double w, double h, double r, const GdkRGBA *colour, double alpha)
{
  if (w <= 0 || h <= 0)
    return;
  r = MIN (r, MIN (w, h) / 2);
  cairo_new_sub_path (c->cr);
  cairo_arc (c->cr, x + w - r, y + r, r, -G_PI / 2, 0);
  cairo_arc (c->cr, x + w - r, y + h - r, r, 0, G_PI / 2);
  cairo_arc (c->cr, x + r, y + h - r, r, G_PI / 2, G_PI);
  cairo_arc (c->cr, x + r, y + r, r, G_PI, 3 * G_PI / 2);
  cairo_close_path (c->cr);
  cairo_set_source_rgba (c->cr, (double) colour->red, (double) colour->green, (double) colour->blue, (double) colour->alpha * alpha);
  cairo_fill (c->cr);
}

static const DeskChartPoint *
point_at (const DeskChartData *data, guint i)
{
  return &g_array_index (data->points, DeskChartPoint, i);
}

static const DeskChartSeries *
series_at (const DeskChartData *data, guint i)
{
  return &g_array_index (data->series, DeskChartSeries, i);
}

static const GdkRGBA *
colour_of (Canvas *c, const DeskChartPoint *point, guint series)
{
  return &c->colours->tones[point->tone >= 0 ? (guint) point->tone : series_at (c->data, series)->tone];
}

static double
total_of (const DeskChartData *data, guint i)
{
  double sum = 0;

  for (guint s = 0; s < data->series->len; s++)
    sum += point_at (data, i)->values[s];
  return sum;
}

static double
largest (const DeskChartData *data)
{
  double max = 0;

  for (guint i = 0; i < data->points->len; i++)
    {
      if (data->kind == DESK_CHART_STACKED)
        max = MAX (max, total_of (data, i));
      else
        for (guint s = 0; s < data->series->len; s++)
          max = MAX (max, point_at (data, i)->values[s]);
    }
  return max;
}

static void
add_part (Canvas *c, double x, double y, double w, double h)
{
  GdkRectangle part = { (int) floor (x), (int) floor (y), (int) ceil (w), (int) ceil (h) };

  if (c->parts != NULL)
    g_array_append_val (c->parts, part);
}

/* ---- lying bars, one series or several end to end ---- */

static void
draw_lying_bar (Canvas *c, guint i, double x, double y, double h, double room, double max)
{
  const DeskChartPoint *point = point_at (c->data, i);
  gboolean stacked = c->data->kind == DESK_CHART_STACKED;

  if (!stacked)
    fill_box (c, x, y, room, h, 3, &c->colours->track, 1);
  for (guint s = 0; s < c->data->series->len; s++)
    {
      double w = max > 0 ? room * point->values[s] / max : 0;
      g_autofree char *text = desk_chart_value_text (point->values[s]);
      static const GdkRGBA white = { 1, 1, 1, 1 };

      if (point->values[s] > 0)
        w = MAX (w, 3); /* what is there can be seen */
      fill_box (c, x, y, stacked ? w - 1 : w, h, stacked ? 0 : 3, colour_of (c, point, s), point->pale ? 0.45 : 1);
      if (stacked && width_of (c, text, TRUE) + 4 < w && c->em <= h + 4)
        write_text (c, text, x + w / 2, y + h / 2, CENTRE, 0, TRUE, &white);
      x += w;
      if (!stacked)
        break;
    }
}

static void
draw_lying (Canvas *c)
{
  const DeskChartData *data = c->data;
  guint n = data->points->len;
  double label_width = 0, value_width = 0, note_width = 0, max = largest (data), row = (c->height - c->top) / n, bar, x, room;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *value = desk_chart_value_text (total_of (data, i));
      label_width = MAX (label_width, width_of (c, point_at (data, i)->label, FALSE));
      value_width = MAX (value_width, width_of (c, value, TRUE));
      if (point_at (data, i)->note != NULL)
        note_width = MAX (note_width, width_of (c, point_at (data, i)->note, FALSE) + c->em * 0.9);
    }
  label_width = MIN (label_width, c->width * 0.34);
  note_width = MIN (note_width, c->width * 0.25);
  row = MIN (row, c->em * 3);
  bar = MIN (row * 0.52, c->em * 1.15);
  x = label_width + c->em * 0.6;
  room = MAX (c->width - x - value_width - note_width - c->em * 0.7, 1);
  for (guint i = 0; i < n; i++)
    {
      const DeskChartPoint *point = point_at (data, i);
      double y = c->top + i * row, middle = y + row / 2;
      g_autofree char *value = desk_chart_value_text (total_of (data, i));

      write_text (c, point->label, label_width, middle, RIGHT, label_width, FALSE, &c->colours->ink);
      draw_lying_bar (c, i, x, middle - bar / 2, bar, room, max);
      write_text (c, value, x + room + c->em * 0.6 + value_width, middle, RIGHT, 0, TRUE, &c->colours->ink);
      if (point->note != NULL)
        write_text (c, point->note, c->width, middle, RIGHT, note_width, FALSE, &c->colours->dim);
      add_part (c, 0, y, c->width, row);
    }
}

/* ---- standing columns and lines: a grid with an axis ---- */

/* A round step, so that at most five lines reach @max: 1, 2, 5, 10, … */
static double
grid_step (double max)
{
  double step = pow (10, floor (log10 (MAX (max, 1) / 4)));
  static const double rounds[] = { 1, 2, 5, 10, 20 };

  for (guint i = 0; i < G_N_ELEMENTS (rounds); i++)
    if (max / (step * rounds[i]) <= 4)
      return MAX (step * rounds[i], 1);
  return MAX (step * 20, 1);
}

/* At most so many rows of labels, each so high, in em. */
#define LABEL_ROWS 3
#define LABEL_ROW 1.1

typedef struct {
  double x, y, w, h, max;
  guint rows; /* of labels under the axis */
} Plot;

/* Whether labels that take turns in so many rows do not touch. */
static gboolean
labels_fit (Canvas *c, double slot, guint rows)
{
  for (guint i = 0; i + rows < c->data->points->len; i++)
    if ((width_of (c, point_at (c->data, i)->label, FALSE) + width_of (c, point_at (c->data, i + rows)->label, FALSE)) / 2 + c->em * 0.4 > slot * rows)
      return FALSE;
  return TRUE;
}

static Plot
draw_grid (Canvas *c, gboolean with_axis, double right)
{
  double max = largest (c->data), step = grid_step (max), top = MAX (ceil (max / step), 1) * step;
  double below = c->em * 1.3, above = c->em * 1.2, slot = (c->width - right) / MAX (c->data->points->len, 1);
  g_autofree char *widest = desk_chart_value_text (top);
  Plot plot = { .rows = 1 };

  for (guint i = 0; i < c->data->points->len; i++)
    if (point_at (c->data, i)->note != NULL)
      below = c->em * 2.4;
  /* kinds are not days, of which every second would do: each is named */
  if (!with_axis && below < c->em * 2)
    {
      while (plot.rows <= LABEL_ROWS && !labels_fit (c, slot, plot.rows))
        plot.rows++;
      if (plot.rows > LABEL_ROWS)
        plot.rows = 1;
      below += c->em * LABEL_ROW * (plot.rows - 1);
    }
  plot.max = with_axis ? top : MAX (max, 1);
  plot.x = with_axis ? width_of (c, widest, FALSE) + c->em * 0.5 : 0;
  plot.y = c->top + above;
  plot.w = MAX (c->width - plot.x - right, 1);
  plot.h = MAX (c->height - below - plot.y, 1);
  cairo_set_line_width (c->cr, 1);
  for (double v = 0; v <= top + step / 2; v += step)
    {
      double y = plot.y + plot.h * (1 - v / plot.max);
      g_autofree char *text = desk_chart_value_text (v);

      if (!with_axis && v > 0)
        break;
      gdk_cairo_set_source_rgba (c->cr, &c->colours->line);
      cairo_move_to (c->cr, plot.x, floor (y) + 0.5);
      cairo_line_to (c->cr, plot.x + plot.w, floor (y) + 0.5);
      cairo_stroke (c->cr);
      if (with_axis)
        write_text (c, text, plot.x - c->em * 0.4, y, RIGHT, 0, FALSE, &c->colours->dim);
    }
  return plot;
}

/* The middle nearest to @x at which all of @text is on the canvas. */
static double
within (Canvas *c, const char *text, double x)
{
  double half = width_of (c, text, FALSE) / 2;

  return MAX (MIN (x, c->width - half), half);
}

/* Labels under the axis, in several rows if that makes room for all; where they are too close, every
 * second, third… The last one is always written. */
static void
draw_axis_labels (Canvas *c, const Plot *plot, double first, double slot)
{
  guint n = c->data->points->len, every = 1;
  double widest = 0, left_of_last = G_MAXDOUBLE;

  for (guint i = 0; i < n; i++)
    widest = MAX (widest, width_of (c, point_at (c->data, i)->label, FALSE));
  while (plot->rows == 1 && every < n && slot * every < widest + c->em * 0.5)
    every++;
  for (guint i = n; i-- > 0;)
    {
      const DeskChartPoint *point = point_at (c->data, i);
      double x = first + slot * i;

      if ((n - 1 - i) % every == 0)
        write_text (c, point->label, within (c, point->label, x), plot->y + plot->h + c->em * (0.75 + i % plot->rows * LABEL_ROW), CENTRE, 0, FALSE, &c->colours->ink);
      if (point->note != NULL)
        {
          double half = width_of (c, point->note, FALSE) / 2;
          x = within (c, point->note, x);
          if (x + half > left_of_last)
            continue;
          left_of_last = x - half - c->em * 0.5;
          write_text (c, point->note, x, plot->y + plot->h + c->em * 1.85, CENTRE, 0, FALSE, &c->colours->dim);
        }
    }
}

/* Where several columns stand side by side, only the largest value of the
 * first series, and that of the last points, are written; the others are in
 * the tooltip and in the words. */
static gboolean
value_is_written (Canvas *c, guint i, guint series, double slot)
{
  double max = 0;
  guint n = c->data->points->len;
  g_autofree char *text = desk_chart_value_text (point_at (c->data, i)->values[series]);

  /* a column that is not there says so itself */
  if (point_at (c->data, i)->values[series] <= 0)
    return FALSE;
  if (c->data->series->len == 1)
    return width_of (c, text, TRUE) <= slot;
  if (series != 0)
    return FALSE;
  for (guint p = 0; p < n; p++)
    max = MAX (max, point_at (c->data, p)->values[0]);
  return point_at (c->data, i)->values[0] >= max || i + 1 == n || width_of (c, text, TRUE) + 2 <= slot / c->data->series->len;
}

static void
draw_columns (Canvas *c)
{
  const DeskChartData *data = c->data;
  guint n = data->points->len, k = data->series->len;
  Plot plot = draw_grid (c, k > 1, 0);
  double slot = plot.w / n, gap = k > 1 ? 1 : 0, column = MIN ((slot * (k > 1 ? 0.78 : 0.6)) / k, c->em * 3);

  for (guint i = 0; i < n; i++)
    {
      const DeskChartPoint *point = point_at (data, i);
      double x = plot.x + slot * i + (slot - column * k - gap * (k - 1)) / 2;

      for (guint s = 0; s < k; s++)
        {
          double h = plot.h * point->values[s] / plot.max;
          g_autofree char *text = desk_chart_value_text (point->values[s]);
          GdkRGBA ink = k > 1 ? *colour_of (c, point, s) : c->colours->ink;

          if (point->values[s] > 0)
            h = MAX (h, 2);
          fill_box (c, x, plot.y + plot.h - h, column, h, 2, colour_of (c, point, s), point->pale ? 0.45 : 1);
          if (value_is_written (c, i, s, slot))
            write_text (c, text, x + column / 2, plot.y + plot.h - h - c->em * 0.55, CENTRE, 0, TRUE, &ink);
          x += column + gap;
        }
      add_part (c, plot.x + slot * i, c->top, slot, c->height - c->top);
    }
  draw_axis_labels (c, &plot, plot.x + slot / 2, slot);
}

/* The values at the ends of the lines, moved apart where they would touch. */
static void
draw_ends (Canvas *c, const Plot *plot)
{
  const DeskChartPoint *last = point_at (c->data, c->data->points->len - 1);
  double above = -G_MAXDOUBLE;
  gboolean done[DESK_CHART_MAX_SERIES] = { FALSE };

  /* lines that lie on the axis from end to end say so themselves */
  if (largest (c->data) <= 0)
    return;
  for (guint round = 0; round < c->data->series->len; round++)
    {
      int next = -1;
      double y;
      g_autofree char *text = NULL;

      for (guint s = 0; s < c->data->series->len; s++)
        if (!done[s] && (next < 0 || last->values[s] > last->values[next]))
          next = (int) s;
      done[next] = TRUE;
      y = MAX (plot->y + plot->h * (1 - last->values[next] / plot->max), above + c->em);
      above = y;
      text = desk_chart_value_text (last->values[next]);
      write_text (c, text, plot->x + plot->w + c->em * 0.5, y, LEFT, 0, TRUE, colour_of (c, last, next));
    }
}

static void
draw_lines (Canvas *c)
{
  const DeskChartData *data = c->data;
  guint n = data->points->len;
  g_autofree char *widest = desk_chart_value_text (largest (data));
  Plot plot = draw_grid (c, TRUE, width_of (c, widest, TRUE) + c->em * 0.9);
  double slot = n > 1 ? plot.w / (n - 1) : plot.w;

  for (guint s = 0; s < data->series->len; s++)
    {
      const GdkRGBA *colour = &c->colours->tones[series_at (data, s)->tone];
      double x = plot.x, y = plot.y;

      for (guint i = 0; i < n; i++)
        {
          x = plot.x + slot * i;
          y = plot.y + plot.h * (1 - point_at (data, i)->values[s] / plot.max);
          if (i == 0)
            cairo_move_to (c->cr, x, y);
          else
            cairo_line_to (c->cr, x, y);
        }
      gdk_cairo_set_source_rgba (c->cr, colour);
      cairo_set_line_width (c->cr, 2);
      cairo_set_line_join (c->cr, CAIRO_LINE_JOIN_ROUND);
      cairo_stroke_preserve (c->cr);
      cairo_line_to (c->cr, x, plot.y + plot.h);
      cairo_line_to (c->cr, plot.x, plot.y + plot.h);
      cairo_close_path (c->cr);
      cairo_set_source_rgba (c->cr, (double) colour->red, (double) colour->green, (double) colour->blue, 0.12);
      cairo_fill (c->cr);
      gdk_cairo_set_source_rgba (c->cr, colour);
      cairo_arc (c->cr, x, y, 3.5, 0, 2 * G_PI);
      cairo_fill (c->cr);
    }
  for (guint i = 0; i < n; i++)
    add_part (c, MAX (plot.x + slot * (i - 0.5), 0), c->top, MIN (slot, c->width), c->height - c->top);
  draw_ends (c, &plot);
  draw_axis_labels (c, &plot, plot.x, slot);
}

/* ---- together ---- */

static void
draw_legend (Canvas *c)
{
  double x = c->width, box = c->em * 0.62;

  if (c->data->series->len < 2)
    return;
  for (guint s = c->data->series->len; s-- > 0;)
    {
      const DeskChartSeries *series = series_at (c->data, s);
      if (series->name == NULL)
        continue;
      write_text (c, series->name, x, c->em * 0.6, RIGHT, 0, FALSE, &c->colours->ink);
      x -= width_of (c, series->name, FALSE) + c->em * 0.35 + box;
      fill_box (c, x, c->em * 0.6 - box / 2, box, box, 2, &c->colours->tones[series->tone], 1);
      x -= c->em * 0.8;
      c->top = c->em * 1.5;
    }
}

void
desk_chart_draw (const DeskChartData *data, cairo_t *cr, PangoContext *context, const DeskChartColours *colours,
                 double width, double height, GArray *parts)
{
  Canvas canvas = { data, cr, context, colours, width, height, 0, 0, parts };

  g_return_if_fail (data != NULL && cr != NULL && colours != NULL);
  if (parts != NULL)
    g_array_set_size (parts, 0);
  size_of (context, "0", FALSE, NULL, &canvas.em);
  if (data->points->len == 0 || data->series->len == 0)
    {
      write_text (&canvas, _("Nothing in this period"), width / 2, height / 2, CENTRE, width, FALSE, &colours->dim);
      return;
    }
  cairo_save (cr);
  draw_legend (&canvas);
  if (data->kind == DESK_CHART_LINE)
    draw_lines (&canvas);
  else if (data->kind == DESK_CHART_COLUMNS)
    draw_columns (&canvas);
  else
    draw_lying (&canvas);
  cairo_restore (cr);
}

int
desk_chart_measure (const DeskChartData *data, PangoContext *context)
{
  double em;
  gboolean lying = data->kind == DESK_CHART_BARS || data->kind == DESK_CHART_STACKED;

  size_of (context, "0", FALSE, NULL, &em);
  if (lying && data->points->len > 0)
    return (int) ceil (em * 1.55 * data->points->len + (data->series->len > 1 ? em * 1.5 : 0));
  return (int) ceil (em * 8);
}
