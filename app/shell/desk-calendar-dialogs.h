/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the calendar page asks and shows over itself. */
#pragma once

#include "exchange/desk-calendar-import.h"

#include <adwaita.h>

G_BEGIN_DECLS

typedef enum {
  DESK_DAY_AS_USUAL, /* as the weekday has it */
  DESK_DAY_OFF,
  DESK_DAY_WORKED,
} DeskDayCorrection;

/** @name: of the holiday; "" for a day as usual */
typedef void (*DeskDayCorrected) (const char *date, DeskDayCorrection correction, const char *name, gpointer data);

/** Asks in a popover of @view, pointing to its @day, what @date is to be. */
void desk_calendar_ask_day (GtkWidget *view, GtkWidget *day, const char *date, const DeskDayInfo *info, DeskDayCorrected done, gpointer data);

/** Returns: (transfer full): the days of a year with one of them corrected, as desk_calendar_set_year() takes them */
char *desk_calendar_correct_day (const char *csv, const char *date, DeskDayCorrection correction, const char *name);

typedef void (*DeskPlanAccepted) (DeskCalendarPlan *plan, gpointer data);

/** Shows what a file would change, and asks. Takes @plan. */
void desk_calendar_show_plan (GtkWindow *parent, DeskCalendarPlan *plan, DeskPlanAccepted accepted, gpointer data);

/** Shows why nothing was taken, by line. @problems: (nullable) (element-type DeskCsvProblem) */
void desk_calendar_show_problems (GtkWindow *parent, const GError *error, GPtrArray *problems);

G_END_DECLS
