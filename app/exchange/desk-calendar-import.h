/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/desk-calendar-file.h"
#include "store/desk-store.h"

G_BEGIN_DECLS

/**
 * DeskCalendarYear:
 * @known: a notice of the year is known already
 * @csv: its days as a record keeps them
 * @changes: (element-type DeskDayChange): what becomes different
 * @working_before: working days of the year as it is known now
 */
typedef struct {
  int year;
  gboolean known;
  char *csv;
  GPtrArray *changes;
  gint64 working_before, working_after;
} DeskCalendarYear;

/**
 * DeskCalendarPlan:
 *
 * What a file would make of the calendar of a store, to be looked at before it
 * is done.
 */
typedef struct {
  char *source;     /* name of the file */
  GPtrArray *years; /* DeskCalendarYear *, in order */
  guint n_passed;   /* entries that are no holiday */
} DeskCalendarPlan;

/** desk_calendar_plan_read: as desk_calendar_file_read(), compared with @calendar. Blocking. */
DESK_API DeskCalendarPlan *desk_calendar_plan_read (const char *path, DeskCalendar *calendar, GPtrArray **problems, GCancellable *cancellable, GError **error);
DESK_API void desk_calendar_plan_free (DeskCalendarPlan *plan);
/** desk_calendar_plan_is_empty: Returns: whether nothing would become different. */
DESK_API gboolean desk_calendar_plan_is_empty (const DeskCalendarPlan *plan);

/**
 * desk_calendar_command:
 *
 * Returns: (transfer full): an empty command of the person at work, or of an
 *   import when nobody said who they are
 */
DESK_API DeskCommand *desk_calendar_command (DeskStore *store);

/** desk_calendar_command_add_year: one event: the days of @year are those of @csv. */
DESK_API void desk_calendar_command_add_year (DeskStore *store, DeskCommand *command, int year, const char *csv, const char *source);

/** desk_calendar_find_year: Returns: whether the store has a record of @year, in @uid; FALSE: what is shipped holds. */
DESK_API gboolean desk_calendar_find_year (DeskStore *store, int year, DeskUuid *uid);

/** desk_calendar_plan_command: Returns: (transfer full): what does it; an event for each year that becomes different. */
DESK_API DeskCommand *desk_calendar_plan_command (const DeskCalendarPlan *plan, DeskStore *store);

/** desk_day_kind_word: Returns: (transfer none): "working day", "weekend", "public holiday", "weekend worked" */
DESK_API const char *desk_day_kind_word (DeskDayKind kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskCalendarPlan, desk_calendar_plan_free)

G_END_DECLS
