/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "shell/desk-calendar-data.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DESK_CALENDAR_DAYS 42 /* six weeks hold any month */

/** What a calendar shows now. The widgets made of it call the actions
 * calendar.open (s: UUID), calendar.select (s: day) and calendar.month (s: its
 * first day) of the page they are put in. */
typedef struct {
  const DeskPage *page;
  const DeskField *by;   /* that colours it, or NULL */
  GPtrArray *entries;    /* DeskCalendarEntry *, those that are to be seen */
  const char *month;     /* its first day */
  const char *today, *selected;
} DeskCalendarShown;

/** The Monday on or before the first day of the month of @day. */
DESK_API void desk_calendar_first_monday (const char *day, char out[DESK_DATE_STR_LEN]);

/** Returns: (transfer floating): a month; @cells: (out): its days, borrowed; NULL in a sixth week that is not needed */
GtkWidget *desk_calendar_month (const DeskCalendarShown *shown, GtkWidget *cells[DESK_CALENDAR_DAYS]);

/** Returns: (transfer floating): the year of the month, a row for each choice */
GtkWidget *desk_calendar_year (const DeskCalendarShown *shown);

/** Returns: (transfer floating): the entries of @day one below the other, and what @offer offers below them */
GtkWidget *desk_calendar_day (const DeskCalendarShown *shown, const char *day, GtkWidget *offer);

/** Returns: (transfer full): "March 2026"; @alone "Mar" */
char *desk_calendar_month_words (const char *day, gboolean alone);

G_END_DECLS
