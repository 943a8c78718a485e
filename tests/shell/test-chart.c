/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/desk-chart-view.h"
#include "shell/desk-tooltip.h"

#include "shell-test.h"

#include <math.h>
#include <pango/pangocairo.h>

static DeskChartData *
tiers (void)
{
  static const char *const labels[] = { "现场解决", "部门办理", "部门协调", "领导小组", "县领导牵头" };
  static const char *const notes[] = { "46.8%", "35.9%", "12.2%", "3.8%", "1.3%" };
  static const double values[] = { 146, 112, 38, 12, 4 };
  DeskChartData *data = desk_chart_data_new (DESK_CHART_BARS, "项");

  desk_chart_data_add_series (data, NULL, DESK_TONE_BLUE);
  for (int i = 0; i < 5; i++)
    desk_chart_data_add_point (data, labels[i], notes[i], &values[i]);
  return data;
}

static DeskChartData *
months (void)
{
  static const double values[12][2] = { { 72, 67 }, { 79, 75 }, { 86, 81 }, { 83, 84 }, { 91, 87 }, { 94, 93 }, { 97, 91 }, { 105, 100 }, { 122, 118 }, { 118, 95 }, { 137, 126 }, { 57, 49 } };
  DeskChartData *data = desk_chart_data_new (DESK_CHART_COLUMNS, "项");

  desk_chart_data_add_series (data, "收集", DESK_TONE_BLUE);
  desk_chart_data_add_series (data, "办结", DESK_TONE_GREEN);
  for (int i = 0; i < 12; i++)
    {
      g_autofree char *label = g_strdup_printf ("%d月", (i + 3) % 12 + 1);
      desk_chart_data_add_point (data, label, i == 0 ? "2025年" : i == 9 ? "2026年" : i == 11 ? "至12日" : NULL, values[i]);
    }
  desk_chart_data_set_pale (data);
  return data;
}

static DeskChartData *
ages (void)
{
  static const char *const labels[] = { "3天内", "4至7天", "8至15天", "16至30天", "30天以上" };
  static const double values[] = { 15, 13, 9, 5, 2 };
  DeskChartData *data = desk_chart_data_new (DESK_CHART_COLUMNS, "项");

  desk_chart_data_add_series (data, NULL, DESK_TONE_BLUE);
  for (int i = 0; i < 5; i++)
    {
      desk_chart_data_add_point (data, labels[i], NULL, &values[i]);
      if (i >= 3)
        desk_chart_data_set_tone (data, i == 3 ? DESK_TONE_AMBER : DESK_TONE_RED);
    }
  return data;
}

static DeskChartData *
units (void)
{
  static const char *const labels[] = { "县人社局", "县供电公司", "县住建局", "县农业农村局", "县民政局" };
  static const double values[5][3] = { { 46, 6, 0 }, { 38, 7, 0 }, { 33, 7, 1 }, { 31, 5, 0 }, { 29, 2, 1 } };
  DeskChartData *data = desk_chart_data_new (DESK_CHART_STACKED, "项");

  desk_chart_data_add_series (data, "办结", DESK_TONE_GREEN);
  desk_chart_data_add_series (data, "在办", DESK_TONE_BLUE);
  desk_chart_data_add_series (data, "超期", DESK_TONE_RED);
  for (int i = 0; i < 5; i++)
    desk_chart_data_add_point (data, labels[i], values[i][2] > 0 ? "超期 1" : "无超期", values[i]);
  return data;
}

static DeskChartData *
days (void)
{
  static const double values[12][2] = { { 3, 1 }, { 9, 5 }, { 13, 9 }, { 13, 9 }, { 19, 14 }, { 25, 19 }, { 31, 25 }, { 36, 30 }, { 36, 30 }, { 41, 34 }, { 49, 42 }, { 57, 49 } };
  DeskChartData *data = desk_chart_data_new (DESK_CHART_LINE, "项");

  desk_chart_data_add_series (data, "收集", DESK_TONE_BLUE);
  desk_chart_data_add_series (data, "办结", DESK_TONE_GREEN);
  for (int i = 0; i < 12; i++)
    {
      g_autofree char *label = g_strdup_printf ("%d日", i + 1);
      desk_chart_data_add_point (data, label, NULL, values[i]);
    }
  return data;
}

static void
test_words (void)
{
  g_autoptr (DeskChartData) data = units ();
  g_autofree char *third = desk_chart_data_dup_point_text (data, 2);
  g_autofree char *all = desk_chart_data_dup_text (data);

  g_assert_cmpstr (third, ==, "县住建局: 办结 33 项, 在办 7 项, 超期 1 项, 超期 1");
  g_assert_nonnull (strstr (all, "县民政局: 办结 29 项"));
}

/* Each kind on a surface: parts lie inside it, in order, and something is drawn. */
static void
draw_kind (DeskChartData *data, double width, double height)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) width, (int) height);
  cairo_t *cr = cairo_create (surface);
  PangoContext *context = pango_cairo_create_context (cr);
  g_autoptr (GArray) parts = g_array_new (FALSE, TRUE, sizeof (GdkRectangle));
  DeskChartColours colours;
  const guchar *pixels;
  gboolean drawn = FALSE;

  desk_chart_colours_paper (&colours);
  desk_chart_draw (data, cr, context, &colours, width, height, parts);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  g_assert_cmpuint (parts->len, ==, desk_chart_data_get_n_points (data));
  for (guint i = 0; i < parts->len; i++)
    {
      GdkRectangle *part = &g_array_index (parts, GdkRectangle, i);
      g_assert_cmpint (part->x, >=, 0);
      g_assert_cmpint (part->y, >=, 0);
      g_assert_cmpint (part->width, >, 0);
      g_assert_cmpint (part->x, <, (int) width);
      if (i > 0)
        g_assert_true (part->x >= part[-1].x && part->y >= part[-1].y);
    }
  cairo_surface_flush (surface);
  pixels = cairo_image_surface_get_data (surface);
  for (int i = 0; i < cairo_image_surface_get_stride (surface) * (int) height && !drawn; i++)
    drawn = pixels[i] != 0;
  g_assert_true (drawn);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  g_object_unref (context);
  desk_chart_data_free (data);
}

static void
test_draw (void)
{
  DeskChartData *odd;
  double strange[] = { NAN, -5 };

  for (int small = 0; small < 2; small++)
    {
      double w = small ? 60 : 400, h = small ? 40 : 220;
      draw_kind (tiers (), w, h);
      draw_kind (months (), w, h);
      draw_kind (ages (), w, h);
      draw_kind (units (), w, h);
      draw_kind (days (), w, h);
    }
  /* values that are none, and a single point */
  for (DeskChartKind kind = DESK_CHART_BARS; kind <= DESK_CHART_STACKED; kind++)
    {
      odd = desk_chart_data_new (kind, NULL);
      desk_chart_data_add_series (odd, "a", DESK_TONE_BLUE);
      desk_chart_data_add_series (odd, "b", DESK_TONE_RED);
      desk_chart_data_add_point (odd, "x", NULL, strange);
      draw_kind (odd, 200, 100);
    }
  draw_kind (desk_chart_data_new (DESK_CHART_LINE, NULL), 200, 100);
}

/* Long words under the first and the last column stay on the canvas. */
static void
test_edges (void)
{
  enum { WIDE = 220, HIGH = 140, MARGIN = 100 };
  static const char *const labels[] = { "Registered long ago", "b", "c", "d", "e", "Merged into another" };
  static const double values[] = { 6, 3, 9, 1, 2, 4 };
  g_autoptr (DeskChartData) data = desk_chart_data_new (DESK_CHART_COLUMNS, NULL);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDE + 2 * MARGIN, HIGH);
  cairo_t *cr = cairo_create (surface);
  PangoContext *context = pango_cairo_create_context (cr);
  DeskChartColours colours;

  desk_chart_data_add_series (data, NULL, DESK_TONE_BLUE);
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    desk_chart_data_add_point (data, labels[i], NULL, &values[i]);
  desk_chart_colours_paper (&colours);
  cairo_translate (cr, MARGIN, 0);
  desk_chart_draw (data, cr, context, &colours, WIDE, HIGH, NULL);
  cairo_surface_flush (surface);
  for (int y = 0; y < HIGH; y++)
    {
      const guchar *line = cairo_image_surface_get_data (surface) + y * cairo_image_surface_get_stride (surface);
      for (int x = 0; x < MARGIN - 2; x++)
        {
          g_assert_cmpint (line[4 * x + 3], ==, 0);
          g_assert_cmpint (line[4 * (WIDE + 2 * MARGIN - 1 - x) + 3], ==, 0);
        }
    }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  g_object_unref (context);
}

/* How many lines of the picture the first column of six is high, above labels that all say @label. */
static int
column_height (const char *label)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 240, 200);
  cairo_t *cr = cairo_create (surface);
  PangoContext *context = pango_cairo_create_context (cr);
  g_autoptr (DeskChartData) data = desk_chart_data_new (DESK_CHART_COLUMNS, "项");
  double value = 5;
  DeskChartColours colours;
  int high = 0;

  desk_chart_data_add_series (data, NULL, DESK_TONE_BLUE);
  for (guint i = 0; i < 6; i++)
    desk_chart_data_add_point (data, label, NULL, &value);
  desk_chart_colours_paper (&colours);
  desk_chart_draw (data, cr, context, &colours, 240, 200, NULL);
  cairo_surface_flush (surface);
  for (int y = 0; y < 200; y++)
    {
      const guchar *pixel = cairo_image_surface_get_data (surface) + y * cairo_image_surface_get_stride (surface) + 4 * 20;
      high += pixel[3] == 255 && pixel[0] > pixel[2] + 40; /* blue */
    }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  g_object_unref (context);
  return high;
}

/* Each kind is named: labels that do not fit beside one another take turns in up to three rows. */
static void
test_rows (void)
{
  int one = column_height ("一"), two = column_height ("已登记"), three = column_height ("已登记事项");

  g_assert_cmpint (one, >, two);
  g_assert_cmpint (two, >, three);
  g_assert_cmpint (column_height ("登记了还没有移交给任何单位的事项"), ==, one); /* every so many is named instead */
}

static void
note_index (DeskChartView *view G_GNUC_UNUSED, guint index, int *into)
{
  *into = (int) index;
}

static GtkWidget *
show_chart (const char *title, DeskChartData *data)
{
  GtkWidget *view = desk_chart_view_new (title);

  desk_chart_view_set (DESK_CHART_VIEW (view), data);
  gtk_widget_set_hexpand (view, TRUE);
  gtk_widget_set_vexpand (view, TRUE);
  return view;
}

static void
test_view (void)
{
  GtkWidget *view = show_chart ("办理层级", tiers ()), *window = shell_test_show (view, 400, 200), *part;
  int index = -1, n = 0;

  g_signal_connect (view, "activated", G_CALLBACK (note_index), &index);
  g_assert_true (gtk_test_accessible_has_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION));
  for (part = gtk_widget_get_first_child (view); part != NULL; part = gtk_widget_get_next_sibling (part), n++)
    {
      g_assert_true (gtk_test_accessible_has_role (GTK_ACCESSIBLE (part), GTK_ACCESSIBLE_ROLE_BUTTON));
      g_assert_true (gtk_widget_get_focusable (part));
      g_assert_nonnull (desk_tooltip_get (part));
    }
  g_assert_cmpint (n, ==, 5);
  g_signal_emit_by_name (gtk_widget_get_next_sibling (gtk_widget_get_first_child (view)), "clicked");
  shell_test_settle ();
  g_assert_cmpint (index, ==, 1);
  desk_chart_view_set_clickable (DESK_CHART_VIEW (view), FALSE);
  g_assert_false (gtk_widget_get_sensitive (gtk_widget_get_first_child (view)));
  desk_chart_view_set (DESK_CHART_VIEW (view), NULL);
  g_assert_null (gtk_widget_get_first_child (view));
  shell_test_close (window);
}

static void
test_gallery (void)
{
  GtkWidget *grid = gtk_grid_new (), *window;

  g_object_set (grid, "row-spacing", 24, "column-spacing", 24, "margin-start", 14, "margin-end", 14, "margin-top", 14, "margin-bottom", 14,
                "column-homogeneous", TRUE, "row-homogeneous", TRUE, NULL);
  gtk_grid_attach (GTK_GRID (grid), show_chart ("办理层级", tiers ()), 0, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), show_chart ("月度趋势", months ()), 1, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), show_chart ("在办时长", ages ()), 2, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), show_chart ("主办单位", units ()), 0, 1, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), show_chart ("收集与办结", days ()), 1, 1, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), show_chart ("空", desk_chart_data_new (DESK_CHART_BARS, NULL)), 2, 1, 1, 1);
  window = shell_test_show (grid, 1150, 460);
  gtk_widget_add_css_class (window, "desk-pane");
  shell_test_picture (window, "charts");
  shell_test_close (window);
}

int
main (int argc, char **argv)
{
  shell_test_init (&argc, &argv);
  g_test_add_func ("/shell/chart/words", test_words);
  g_test_add_func ("/shell/chart/draw", test_draw);
  g_test_add_func ("/shell/chart/edges", test_edges);
  g_test_add_func ("/shell/chart/rows", test_rows);
  g_test_add_func ("/shell/chart/view", test_view);
  g_test_add_func ("/shell/chart/gallery", test_gallery);
  return g_test_run ();
}
