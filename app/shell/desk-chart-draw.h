/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/desk-registry.h"
#include "shell/desk-tone.h"

#include <cairo.h>
#include <pango/pango.h>

G_BEGIN_DECLS

#define DESK_CHART_MAX_SERIES 6

/**
 * DeskChartData:
 *
 * What a chart shows: points (a month, a unit, a tier) with a value for each
 * series. Of the kinds, %DESK_CHART_BARS lie (one series), %DESK_CHART_STACKED
 * lie with the series end to end, %DESK_CHART_COLUMNS stand side by side, and
 * %DESK_CHART_LINE runs. Values below nothing count as nothing.
 */
typedef struct _DeskChartData DeskChartData;

/** @unit: (nullable): such as "cases": told to a screen reader with each value */
DESK_API DeskChartData *desk_chart_data_new (DeskChartKind kind, const char *unit);
DESK_API void desk_chart_data_free (DeskChartData *data);

/** Adds a series; at most %DESK_CHART_MAX_SERIES. @name: (nullable): for the legend */
DESK_API void desk_chart_data_add_series (DeskChartData *data, const char *name, DeskTone tone);

/**
 * desk_chart_data_add_point:
 * @label: of the axis
 * @note: (nullable): small, at the end of a bar ("46.8%") or under the label
 *   ("2026"), or told with the value
 * @values: one for each series
 */
DESK_API void desk_chart_data_add_point (DeskChartData *data, const char *label, const char *note, const double *values);

/** Makes the last point paler: a period that is not over yet. */
DESK_API void desk_chart_data_set_pale (DeskChartData *data);

/** Gives the last point a colour of its own, instead of the series'. */
DESK_API void desk_chart_data_set_tone (DeskChartData *data, DeskTone tone);

DESK_API guint desk_chart_data_get_n_points (const DeskChartData *data);

/** Returns: (transfer full): "On site: 146 cases, 46.8%" */
DESK_API char *desk_chart_data_dup_point_text (const DeskChartData *data, guint point);

/** Returns: (transfer full): every value in words, for who does not see it */
DESK_API char *desk_chart_data_dup_text (const DeskChartData *data);

/**
 * DeskChartColours:
 *
 * desk_chart_colours_of() takes them from the style a widget is shown in;
 * desk_chart_colours_paper() are for printing.
 */
typedef struct {
  GdkRGBA ink, dim, line, track;
  GdkRGBA tones[DESK_TONE_AMBER + 1];
} DeskChartColours;

DESK_API void desk_chart_colours_of (GtkWidget *widget, DeskChartColours *out);
DESK_API void desk_chart_colours_paper (DeskChartColours *out);

/**
 * desk_chart_draw:
 * @context: font and resolution of the letters
 * @parts: (nullable) (element-type GdkRectangle): cleared, then a rectangle for
 *   each point, which a click may open
 *
 * Draws the chart into 0, 0, @width, @height of @cr, in the units of @cr.
 */
DESK_API void desk_chart_draw (const DeskChartData *data, cairo_t *cr, PangoContext *context, const DeskChartColours *colours,
                               double width, double height, GArray *parts);

/** How high the chart should be at least, in the letters of @context; in the units of its Pango. */
DESK_API int desk_chart_measure (const DeskChartData *data, PangoContext *context);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskChartData, desk_chart_data_free)

G_END_DECLS
