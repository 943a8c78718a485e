/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/desk-span-strip.h"

#define GAP 2 /* between lanes, and at both sides of a span */

typedef struct {
  GtkWidget *widget;
  double start, end;
  guint lane;
} Span;

struct _DeskSpanStrip {
  GtkWidget parent_instance;
  guint n_columns, min_lanes;
  GtkWidget **columns;
  GArray *spans; /* Span */
};

G_DEFINE_FINAL_TYPE (DeskSpanStrip, desk_span_strip, GTK_TYPE_WIDGET)

guint
desk_span_lane (GArray *ends, double start, double end)
{
  for (guint i = 0; i < ends->len; i++)
    if (g_array_index (ends, double, i) <= start)
      {
        g_array_index (ends, double, i) = end;
        return i;
      }
  g_array_append_val (ends, end);
  return ends->len - 1;
}

static int
natural_height (GtkWidget *widget)
{
  int height = 0;

  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, -1, NULL, &height, NULL, NULL);
  return height;
}

static int
head_height (DeskSpanStrip *self)
{
  int height = 0;

  for (guint i = 0; i < self->n_columns; i++)
    if (self->columns[i] != NULL)
      height = MAX (height, natural_height (self->columns[i]));
  return height;
}

static int
lane_height (DeskSpanStrip *self)
{
  int height = 0;

  for (guint i = 0; i < self->spans->len; i++)
    height = MAX (height, natural_height (g_array_index (self->spans, Span, i).widget));
  return height + GAP;
}

static guint
n_lanes (DeskSpanStrip *self)
{
  guint lanes = self->min_lanes;

  for (guint i = 0; i < self->spans->len; i++)
    lanes = MAX (lanes, g_array_index (self->spans, Span, i).lane + 1);
  return lanes;
}

static void
desk_span_strip_measure (GtkWidget *widget, GtkOrientation orientation, int for_size G_GNUC_UNUSED, int *minimum, int *natural,
                         int *minimum_baseline, int *natural_baseline)
{
  DeskSpanStrip *self = DESK_SPAN_STRIP (widget);

  *minimum_baseline = *natural_baseline = -1;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      int width = 0;
      for (guint i = 0; i < self->n_columns; i++)
        if (self->columns[i] != NULL)
          {
            int column;
            gtk_widget_measure (self->columns[i], orientation, -1, &column, NULL, NULL, NULL);
            width = MAX (width, column);
          }
      *minimum = *natural = width * (int) self->n_columns;
    }
  else
    *minimum = *natural = head_height (self) + (int) n_lanes (self) * lane_height (self) + GAP;
}

/* From right to left the first column is the right one. */
static void
place (DeskSpanStrip *self, GtkWidget *child, int x, int y, int width, int height)
{
  int least = 0;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  width = MAX (width, least);
  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    x = gtk_widget_get_width (GTK_WIDGET (self)) - x - width;
  gtk_widget_size_allocate (child, &(GtkAllocation){ x, y, width, height }, -1);
}

static void
desk_span_strip_size_allocate (GtkWidget *widget, int width, int height, int baseline G_GNUC_UNUSED)
{
  DeskSpanStrip *self = DESK_SPAN_STRIP (widget);
  int head = head_height (self), lane = lane_height (self);
  double column = (double) width / (double) self->n_columns;

  for (guint i = 0; i < self->n_columns; i++)
    if (self->columns[i] != NULL)
      {
        int x = (int) (column * (double) i);
        place (self, self->columns[i], x, 0, (int) (column * (double) (i + 1)) - x, height);
      }
  for (guint i = 0; i < self->spans->len; i++)
    {
      const Span *span = &g_array_index (self->spans, Span, i);
      int x = (int) (column * span->start) + GAP;
      place (self, span->widget, x, head + (int) span->lane * lane, MAX (1, (int) (column * span->end) - x - GAP), lane - GAP);
    }
}

static void
desk_span_strip_dispose (GObject *object)
{
  DeskSpanStrip *self = DESK_SPAN_STRIP (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->columns, g_free);
  self->n_columns = 0;
  g_clear_pointer (&self->spans, g_array_unref);
  G_OBJECT_CLASS (desk_span_strip_parent_class)->dispose (object);
}

static void
desk_span_strip_class_init (DeskSpanStripClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desk_span_strip_dispose;
  GTK_WIDGET_CLASS (klass)->measure = desk_span_strip_measure;
  GTK_WIDGET_CLASS (klass)->size_allocate = desk_span_strip_size_allocate;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "strip");
}

static void
desk_span_strip_init (DeskSpanStrip *self)
{
  self->spans = g_array_new (FALSE, FALSE, sizeof (Span));
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

GtkWidget *
desk_span_strip_new (guint n_columns)
{
  DeskSpanStrip *self = g_object_new (DESK_TYPE_SPAN_STRIP, NULL);

  self->n_columns = MAX (1, n_columns);
  self->columns = g_new0 (GtkWidget *, self->n_columns);
  return GTK_WIDGET (self);
}

void
desk_span_strip_set_column (DeskSpanStrip *self, guint column, GtkWidget *child)
{
  g_return_if_fail (DESK_IS_SPAN_STRIP (self) && column < self->n_columns && self->columns[column] == NULL);
  self->columns[column] = child;
  /* Behind every span: children are drawn in their order. */
  gtk_widget_insert_after (child, GTK_WIDGET (self), column > 0 ? self->columns[column - 1] : NULL);
}

void
desk_span_strip_add (DeskSpanStrip *self, GtkWidget *child, double start, double end, guint lane)
{
  Span span = { child, CLAMP (start, 0, self->n_columns), CLAMP (end, 0, self->n_columns), lane };

  g_return_if_fail (DESK_IS_SPAN_STRIP (self));
  g_array_append_val (self->spans, span);
  gtk_widget_set_parent (child, GTK_WIDGET (self));
}

void
desk_span_strip_set_min_lanes (DeskSpanStrip *self, guint lanes)
{
  g_return_if_fail (DESK_IS_SPAN_STRIP (self));
  self->min_lanes = lanes;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
