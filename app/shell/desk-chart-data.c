/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/desk-chart-private.h"

#include <math.h>

static void
clear_point (gpointer data)
{
  DeskChartPoint *point = data;

  g_free (point->label);
  g_free (point->note);
}

static void
clear_series (gpointer data)
{
  g_free (((DeskChartSeries *) data)->name);
}

DeskChartData *
desk_chart_data_new (DeskChartKind kind, const char *unit)
{
  DeskChartData *data = g_new0 (DeskChartData, 1);

  data->kind = kind;
  data->unit = g_strdup (unit);
  data->series = g_array_new (FALSE, TRUE, sizeof (DeskChartSeries));
  data->points = g_array_new (FALSE, TRUE, sizeof (DeskChartPoint));
  g_array_set_clear_func (data->series, clear_series);
  g_array_set_clear_func (data->points, clear_point);
  return data;
}

void
desk_chart_data_free (DeskChartData *data)
{
  if (data == NULL)
    return;
  g_free (data->unit);
  g_array_unref (data->series);
  g_array_unref (data->points);
  g_free (data);
}

void
desk_chart_data_add_series (DeskChartData *data, const char *name, DeskTone tone)
{
  DeskChartSeries series = { g_strdup (name), tone };

  g_return_if_fail (data->series->len < DESK_CHART_MAX_SERIES && data->points->len == 0);
  g_array_append_val (data->series, series);
}

void
desk_chart_data_add_point (DeskChartData *data, const char *label, const char *note, const double *values)
{
  DeskChartPoint point = { .label = g_strdup (label), .note = g_strdup (note), .tone = -1 };

  for (guint i = 0; i < data->series->len; i++)
    point.values[i] = isfinite (values[i]) && values[i] > 0 ? values[i] : 0;
  g_array_append_val (data->points, point);
}

void
desk_chart_data_set_pale (DeskChartData *data)
{
  g_return_if_fail (data->points->len > 0);
  g_array_index (data->points, DeskChartPoint, data->points->len - 1).pale = TRUE;
}

void
desk_chart_data_set_tone (DeskChartData *data, DeskTone tone)
{
  g_return_if_fail (data->points->len > 0);
  g_array_index (data->points, DeskChartPoint, data->points->len - 1).tone = tone;
}

guint
desk_chart_data_get_n_points (const DeskChartData *data)
{
  return data->points->len;
}

char *
desk_chart_value_text (double value)
{
  double whole = nearbyint (value);

  if (fabs (value - whole) < 0.005)
    return g_strdup_printf ("%.0f", whole);
  return g_strdup_printf ("%.1f", value);
}

char *
desk_chart_data_dup_point_text (const DeskChartData *data, guint index)
{
  GString *text;
  const DeskChartPoint *point;

  g_return_val_if_fail (index < data->points->len, NULL);
  point = &g_array_index (data->points, DeskChartPoint, index);
  text = g_string_new (point->label);
  for (guint i = 0; i < data->series->len; i++)
    {
      const DeskChartSeries *series = &g_array_index (data->series, DeskChartSeries, i);
      g_autofree char *value = desk_chart_value_text (point->values[i]);
      g_string_append (text, i == 0 ? ": " : ", ");
      if (series->name != NULL && data->series->len > 1)
        g_string_append_printf (text, "%s ", series->name);
      g_string_append (text, value);
      if (data->unit != NULL)
        g_string_append_printf (text, " %s", data->unit);
    }
  if (point->note != NULL && *point->note != '\0')
    g_string_append_printf (text, ", %s", point->note);
  return g_string_free (text, FALSE);
}

char *
desk_chart_data_dup_text (const DeskChartData *data)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < data->points->len; i++)
    {
      g_autofree char *point = desk_chart_data_dup_point_text (data, i);
      g_string_append_printf (text, "%s%s", i > 0 ? "; " : "", point);
    }
  return g_string_free (text, FALSE);
}
