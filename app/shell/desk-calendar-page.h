/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "shell/desk-calendar-data.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DeskCalendarPage:
 *
 * Records over days, as a page of an area declares them: a month or a year,
 * coloured by a choice. A click opens a record; the arrow keys go by day and
 * week, Page Up and Page Down by month (by year in a year), Home and End to the
 * ends of the week; Enter shows what a day has, and "New" begins on the day that
 * is selected. The same records as a list are one button away.
 */
#define DESK_TYPE_CALENDAR_PAGE (desk_calendar_page_get_type ())
DESK_API G_DECLARE_FINAL_TYPE (DeskCalendarPage, desk_calendar_page, DESK, CALENDAR_PAGE, GtkWidget)

/** @page: with a date that its records begin on; the registry's */
DESK_API GtkWidget *desk_calendar_page_new (DeskStore *store, const DeskPage *page);

/** The day that is selected; borrowed. */
DESK_API const char *desk_calendar_page_get_day (DeskCalendarPage *self);
DESK_API void desk_calendar_page_select (DeskCalendarPage *self, const char *day);
DESK_API void desk_calendar_page_set_year (DeskCalendarPage *self, gboolean year);

/** Returns: (nullable) (element-type DeskCalendarEntry): what was read; %NULL until then */
DESK_API GPtrArray *desk_calendar_page_get_entries (DeskCalendarPage *self);

G_END_DECLS
