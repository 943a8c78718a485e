/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/desk-calendar.h"
#include "model/desk-macros.h"

G_BEGIN_DECLS

/**
 * DeskDeadlineUnit:
 * @DESK_DEADLINE_CALENDAR_DAYS: every day counts
 * @DESK_DEADLINE_WORKING_DAYS: working days of the calendar count
 * @DESK_DEADLINE_WORKING_HOURS: the hours worked on working days count
 * @DESK_DEADLINE_HOURS: hours by the clock
 */
typedef enum {
  DESK_DEADLINE_CALENDAR_DAYS,
  DESK_DEADLINE_WORKING_DAYS,
  DESK_DEADLINE_WORKING_HOURS,
  DESK_DEADLINE_HOURS,
} DeskDeadlineUnit;

/**
 * DeskDeadlineWhy:
 *
 * Why a day counts or does not.
 */
typedef enum {
  DESK_DEADLINE_WHY_START,    /* the day of the event itself is not counted */
  DESK_DEADLINE_WHY_CALENDAR, /* counts: every calendar day does */
  DESK_DEADLINE_WHY_WORKING,  /* counts: a working day */
  DESK_DEADLINE_WHY_SHIFTED,  /* counts: a weekend day made a working day */
  DESK_DEADLINE_WHY_WEEKEND,  /* does not count */
  DESK_DEADLINE_WHY_HOLIDAY,  /* does not count */
  DESK_DEADLINE_WHY_EXCLUDED, /* does not count: hearing, public notice, appraisal, paused */
} DeskDeadlineWhy;

/**
 * DeskDeadlineSpan:
 * @name: (nullable): what the time was for: "public notice", "paused"; borrowed
 *
 * A time that does not count, from @from_us (counted out) to @to_us (no longer
 * out), microseconds since 1970 UTC. For limits in days, a day in @zone that
 * the span touches does not count. Spans may overlap and need no order.
 */
typedef struct {
  gint64 from_us;
  gint64 to_us;
  const char *name;
} DeskDeadlineSpan;

/**
 * DeskDeadlineDay:
 * @number: how many units are counted up to the end of this day: days, or
 *   minutes for both kinds of hours
 * @name: the holiday, or what the time was for that does not count; empty if
 *   there is none
 */
typedef struct {
  char date[11];
  gboolean counted;
  gboolean provisional;
  DeskDeadlineWhy why;
  gint64 number;
  char name[64];
} DeskDeadlineDay;

/** DESK_DEADLINE_MAX_LIMIT: the largest limit in any unit. */
#define DESK_DEADLINE_MAX_LIMIT 36500

/** desk_deadline_trace_new: Returns: (transfer full) (element-type DeskDeadlineDay): an empty trace, freed with g_array_unref(). */
DESK_API GArray *desk_deadline_trace_new (void);

/**
 * desk_deadline_compute:
 * @calendar: which days and hours are worked
 * @start_us: the event that starts the limit, microseconds since 1970 UTC
 * @limit: 1 to %DESK_DEADLINE_MAX_LIMIT
 * @excluded: (array length=n_excluded) (nullable): times that do not count
 * @zone: (nullable): the store's zone, %NULL for the default
 * @trace: (nullable): appended to, a #DeskDeadlineDay for each day from the start
 * @due_us: (out): for days, the last microsecond of the last day; for hours,
 *   the instant itself
 * @provisional: (out) (optional): whether a year without a notice was met
 *
 * The day of the event does not count (Civil Code art. 201), and a limit in
 * calendar days ends on its last day even if that is free: the offices this is
 * made for count that way, being stricter on themselves than Civil Code
 * art. 203.
 *
 * Returns: %FALSE with %DESK_MODEL_ERROR_INVALID if @limit is out of range, a
 *   span ends before it starts, or the end cannot be reached
 */
DESK_API gboolean desk_deadline_compute (DeskCalendar *calendar, gint64 start_us, gint64 limit, DeskDeadlineUnit unit,
                                         const DeskDeadlineSpan *excluded, gsize n_excluded, GTimeZone *zone,
                                         GArray *trace, gint64 *due_us, gboolean *provisional, GError **error);

/**
 * desk_deadline_remaining:
 *
 * Returns: what is left from @now_us to @due_us: days for day units (0 on the
 *   last day itself), minutes for both kinds of hours; negative by as much as
 *   it is late. Excluded times are not looked at: they are already in @due_us.
 */
DESK_API gint64 desk_deadline_remaining (DeskCalendar *calendar, gint64 now_us, gint64 due_us, DeskDeadlineUnit unit,
                                         GTimeZone *zone);

/** desk_deadline_unit_code: Returns: (transfer none): `calendar-days`, `working-days`, `working-hours`, `hours`. */
DESK_API const char *desk_deadline_unit_code (DeskDeadlineUnit unit);

/** desk_deadline_unit_parse: reads such a code. Returns: %FALSE, @unit untouched, if it is none. */
DESK_API gboolean desk_deadline_unit_parse (const char *code, DeskDeadlineUnit *unit);

/** desk_deadline_format_limit: Returns: (transfer full): 5个工作日, 5 working days. */
DESK_API char *desk_deadline_format_limit (gint64 limit, DeskDeadlineUnit unit);

/** desk_deadline_format_remaining: Returns: (transfer full): 剩3个工作日, 今天到期, 超期2天, from desk_deadline_remaining(). */
DESK_API char *desk_deadline_format_remaining (gint64 remaining, DeskDeadlineUnit unit);

/** desk_deadline_why_text: Returns: (transfer none): the translated reason. */
DESK_API const char *desk_deadline_why_text (DeskDeadlineWhy why);

G_END_DECLS
