/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "shell/desk-chart-draw.h"

G_BEGIN_DECLS

typedef struct {
  char *label;
  char *note;
  double values[DESK_CHART_MAX_SERIES];
  gboolean pale;
  int tone; /* -1: the series' */
} DeskChartPoint;

typedef struct {
  char *name;
  DeskTone tone;
} DeskChartSeries;

struct _DeskChartData {
  DeskChartKind kind;
  char *unit;
  GArray *series;
  GArray *points;
};

/* A value as it is written on the chart: whole numbers without a point. */
char *desk_chart_value_text (double value);

G_END_DECLS
