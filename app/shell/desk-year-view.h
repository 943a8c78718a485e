/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/desk-calendar.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DeskYearView:
 *
 * A year on the wall: twelve months of weeks from Monday, with days off,
 * weekends that are worked and ordinary weekends told by mark and colour. One
 * day is in the order of the Tab key; from it the arrows go on, a week up and
 * down, a month with Page Up and Page Down.
 *
 * Signal "day-chosen" (const char *date, GtkWidget *day): clicked, or Enter.
 */
#define DESK_TYPE_YEAR_VIEW (desk_year_view_get_type ())
DESK_API G_DECLARE_FINAL_TYPE (DeskYearView, desk_year_view, DESK, YEAR_VIEW, GtkWidget)

DESK_API GtkWidget *desk_year_view_new (void);

/** Shows @year as @calendar has it. @today: (nullable): ISO date with a ring round it */
DESK_API void desk_year_view_set (DeskYearView *self, DeskCalendar *calendar, int year, const char *today);

/** Returns: (transfer none) (nullable): the widget of a day of the year that is shown */
DESK_API GtkWidget *desk_year_view_get_day (DeskYearView *self, const char *date);

/** Returns: (transfer floating): what the marks and colours mean */
DESK_API GtkWidget *desk_year_view_legend (void);

G_END_DECLS
