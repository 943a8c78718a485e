/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/desk-chart-view.h"

#include "shell/desk-tooltip.h"

struct _DeskChartView {
  GtkWidget parent_instance;
  char *title;
  DeskChartData *data;
  GArray *parts;       /* GdkRectangle, one for each point */
  GPtrArray *buttons;  /* one for each point, children of the view */
  gboolean clickable;
};

G_DEFINE_FINAL_TYPE (DeskChartView, desk_chart_view, GTK_TYPE_WIDGET)

static guint activated_signal;

static void
desk_chart_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DeskChartView *self = DESK_CHART_VIEW (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  DeskChartColours colours;
  cairo_t *cr;

  if (self->data != NULL && width > 0 && height > 0)
    {
      desk_chart_colours_of (widget, &colours);
      cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
      desk_chart_draw (self->data, cr, gtk_widget_get_pango_context (widget), &colours, width, height, NULL);
      cairo_destroy (cr);
    }
  GTK_WIDGET_CLASS (desk_chart_view_parent_class)->snapshot (widget, snapshot);
}

/* The parts are found by drawing once into nothing: one geometry for both. */
static void
desk_chart_view_size_allocate (GtkWidget *widget, int width, int height, int baseline G_GNUC_UNUSED)
{
  DeskChartView *self = DESK_CHART_VIEW (widget);
  cairo_surface_t *nothing;
  DeskChartColours colours;
  cairo_t *cr;

  if (self->data == NULL)
    return;
  nothing = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cr = cairo_create (nothing);
  desk_chart_colours_paper (&colours);
  desk_chart_draw (self->data, cr, gtk_widget_get_pango_context (widget), &colours, width, height, self->parts);
  cairo_destroy (cr);
  cairo_surface_destroy (nothing);
  for (guint i = 0; i < self->buttons->len; i++)
    {
      GtkAllocation place = { 0, 0, 1, 1 };
      int w, h;

      if (i < self->parts->len)
        place = g_array_index (self->parts, GdkRectangle, i);
      gtk_widget_measure (self->buttons->pdata[i], GTK_ORIENTATION_HORIZONTAL, -1, &w, NULL, NULL, NULL);
      gtk_widget_measure (self->buttons->pdata[i], GTK_ORIENTATION_VERTICAL, -1, &h, NULL, NULL, NULL);
      place.width = MAX (place.width, w);
      place.height = MAX (place.height, h);
      gtk_widget_size_allocate (self->buttons->pdata[i], &place, -1);
    }
}

static void
desk_chart_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size G_GNUC_UNUSED,
                         int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  DeskChartView *self = DESK_CHART_VIEW (widget);
  PangoContext *context = gtk_widget_get_pango_context (widget);

  *minimum = *natural = 0;
  if (self->data != NULL)
    {
      *minimum = desk_chart_measure (self->data, context);
      *natural = *minimum * 13 / 10;
    }
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 120;
      *natural = 320;
    }
  *minimum_baseline = *natural_baseline = -1;
}

static void
clicked (GtkWidget *button, DeskChartView *self)
{
  guint i;

  if (g_ptr_array_find (self->buttons, button, &i))
    g_signal_emit (self, activated_signal, 0, i);
}

static void
drop_buttons (DeskChartView *self)
{
  for (guint i = 0; i < self->buttons->len; i++)
    gtk_widget_unparent (self->buttons->pdata[i]);
  g_ptr_array_set_size (self->buttons, 0);
}

static void
make_buttons (DeskChartView *self)
{
  guint n = self->data != NULL ? desk_chart_data_get_n_points (self->data) : 0;

  for (guint i = 0; i < n; i++)
    {
      GtkWidget *button = gtk_button_new ();
      g_autofree char *text = desk_chart_data_dup_point_text (self->data, i);
      g_autofree char *name = g_strdup_printf ("part-%u", i);

      gtk_widget_set_name (button, name);
      desk_tooltip_set (button, text);
      gtk_widget_add_css_class (button, "desk-chart-part");
      gtk_widget_set_sensitive (button, self->clickable);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
      g_signal_connect (button, "clicked", G_CALLBACK (clicked), self);
      gtk_widget_set_parent (button, GTK_WIDGET (self));
      g_ptr_array_add (self->buttons, button);
    }
}

void
desk_chart_view_set (DeskChartView *self, DeskChartData *data)
{
  g_autofree char *text = NULL;

  g_return_if_fail (DESK_IS_CHART_VIEW (self));
  drop_buttons (self);
  desk_chart_data_free (self->data);
  self->data = data;
  make_buttons (self);
  text = data != NULL ? desk_chart_data_dup_text (data) : g_strdup ("…");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, self->title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
desk_chart_view_set_clickable (DeskChartView *self, gboolean clickable)
{
  g_return_if_fail (DESK_IS_CHART_VIEW (self));
  self->clickable = clickable;
  for (guint i = 0; i < self->buttons->len; i++)
    gtk_widget_set_sensitive (self->buttons->pdata[i], clickable);
}

static void
desk_chart_view_dispose (GObject *object)
{
  DeskChartView *self = DESK_CHART_VIEW (object);

  drop_buttons (self);
  g_clear_pointer (&self->data, desk_chart_data_free);
  G_OBJECT_CLASS (desk_chart_view_parent_class)->dispose (object);
}

static void
desk_chart_view_finalize (GObject *object)
{
  DeskChartView *self = DESK_CHART_VIEW (object);

  g_free (self->title);
  g_array_unref (self->parts);
  g_ptr_array_unref (self->buttons);
  G_OBJECT_CLASS (desk_chart_view_parent_class)->finalize (object);
}

static void
desk_chart_view_class_init (DeskChartViewClass *klass)
{
  GtkWidgetClass *widget = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_chart_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = desk_chart_view_finalize;
  widget->snapshot = desk_chart_view_snapshot;
  widget->size_allocate = desk_chart_view_size_allocate;
  widget->measure = desk_chart_view_measure;
  activated_signal = g_signal_new ("activated", DESK_TYPE_CHART_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  gtk_widget_class_set_css_name (widget, "chart");
  gtk_widget_class_set_accessible_role (widget, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
desk_chart_view_init (DeskChartView *self)
{
  self->parts = g_array_new (FALSE, TRUE, sizeof (GdkRectangle));
  self->buttons = g_ptr_array_new ();
  self->clickable = TRUE;
}

GtkWidget *
desk_chart_view_new (const char *title)
{
  DeskChartView *self = g_object_new (DESK_TYPE_CHART_VIEW, NULL);

  self->title = g_strdup (title);
  desk_chart_view_set (self, NULL);
  return GTK_WIDGET (self);
}
