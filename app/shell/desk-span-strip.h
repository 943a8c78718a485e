/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/desk-macros.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DeskSpanStrip:
 *
 * What lasts, laid over a row of equal columns: the days of a week, the months
 * of a year. Columns lie behind and are as high as the strip; spans lie before
 * them in lanes, below the heads of the columns.
 */
#define DESK_TYPE_SPAN_STRIP (desk_span_strip_get_type ())
DESK_API G_DECLARE_FINAL_TYPE (DeskSpanStrip, desk_span_strip, DESK, SPAN_STRIP, GtkWidget)

DESK_API GtkWidget *desk_span_strip_new (guint n_columns);

/** The child behind column @column, from 0; its natural height is that of the heads. */
DESK_API void desk_span_strip_set_column (DeskSpanStrip *self, guint column, GtkWidget *child);

/**
 * desk_span_strip_add:
 * @start: where it begins, in columns: 2.5 is the middle of the third
 * @end: where it ends
 * @lane: from 0
 */
DESK_API void desk_span_strip_add (DeskSpanStrip *self, GtkWidget *child, double start, double end, guint lane);

/** How many lanes it keeps free at least. */
DESK_API void desk_span_strip_set_min_lanes (DeskSpanStrip *self, guint lanes);

/**
 * desk_span_lane:
 * @ends: (element-type gdouble): where the last of each lane ends; grows
 *
 * Returns: the first lane in which what begins at @start and ends at @end has
 *   room; what comes must come by its start
 */
DESK_API guint desk_span_lane (GArray *ends, double start, double end);

G_END_DECLS
