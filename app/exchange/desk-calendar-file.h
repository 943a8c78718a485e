/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/desk-csv.h"

G_BEGIN_DECLS

/** DESK_CALENDAR_FILE_MAX_EVENTS: more entries than this are no notice of holidays. */
#define DESK_CALENDAR_FILE_MAX_EVENTS 2000

/**
 * DeskCalendarFileDay:
 * @working: a weekend that is worked; else a day off
 * @line: where it stands in the file, from 1
 */
typedef struct {
  char date[11];
  gboolean working;
  char *name;
  guint line;
} DeskCalendarFileDay;

/**
 * desk_calendar_file_read:
 * @path: a notice of days off and weekends worked, of one year or of several:
 *   CSV with the columns date, kind, name (日期, 类别, 名称), or iCalendar with
 *   entries of whole days that say 休, 放假 or 假期, 班 or 补班, as such
 *   calendars are published
 * @n_passed: (out) (optional): entries of an iCalendar file that say neither
 * @problems: (out) (optional) (transfer full) (element-type DeskCsvProblem):
 *   everything that is wrong, by line; empty if nothing is
 *
 * A day twice, a working day that is no weekend, a wrong date, and in iCalendar
 * an entry that recurs or has a time of day are problems.
 *
 * Returns: (transfer full) (nullable) (element-type DeskCalendarFileDay): the
 *   days by date; %NULL with %DESK_EXCHANGE_ERROR_CONTENT if there is any
 *   problem, %DESK_EXCHANGE_ERROR_TOO_LARGE if there are too many entries
 */
DESK_API GPtrArray *desk_calendar_file_read (const char *path, guint *n_passed, GPtrArray **problems,
                                             GCancellable *cancellable, GError **error);

G_END_DECLS
