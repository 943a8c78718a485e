/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "shell/desk-chart-draw.h"

G_BEGIN_DECLS

/**
 * DeskChartView:
 *
 * A chart whose parts can be clicked, reached with Tab, and read aloud: each
 * point is a button with its value in words. Signal "activated" (guint point).
 */
#define DESK_TYPE_CHART_VIEW (desk_chart_view_get_type ())
DESK_API G_DECLARE_FINAL_TYPE (DeskChartView, desk_chart_view, DESK, CHART_VIEW, GtkWidget)

/** @title: what the chart shows, told to a screen reader */
DESK_API GtkWidget *desk_chart_view_new (const char *title);

/** @data: (transfer full) (nullable): what to show; %NULL while it is being counted */
DESK_API void desk_chart_view_set (DeskChartView *self, DeskChartData *data);

/** Whether its parts lead somewhere; without it they can be read but not clicked. */
DESK_API void desk_chart_view_set_clickable (DeskChartView *self, gboolean clickable);

G_END_DECLS
