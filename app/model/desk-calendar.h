/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/desk-macros.h"

G_BEGIN_DECLS

/**
 * DeskDayKind:
 * @DESK_DAY_WORKING: an ordinary working day
 * @DESK_DAY_WEEKEND: an ordinary Saturday or Sunday
 * @DESK_DAY_HOLIDAY: free by the yearly notice of the State Council's office
 * @DESK_DAY_SHIFTED: a Saturday or Sunday made a working day by that notice
 */
typedef enum {
  DESK_DAY_WORKING,
  DESK_DAY_WEEKEND,
  DESK_DAY_HOLIDAY,
  DESK_DAY_SHIFTED,
} DeskDayKind;

/**
 * DeskDayInfo:
 * @name: (nullable): the holiday that makes the day free or shifts it; owned by
 *   the calendar
 * @provisional: no notice is loaded for the year of the day, so that only the
 *   weekday was looked at
 */
typedef struct {
  DeskDayKind kind;
  gboolean working;
  gboolean provisional;
  const char *name;
} DeskDayInfo;

/**
 * DeskWorkHours:
 *
 * The spans of a working day in minutes since midnight, in order and apart;
 * a span of no length is not used.
 */
typedef struct {
  int morning_from;
  int morning_to;
  int afternoon_from;
  int afternoon_to;
} DeskWorkHours;

/** DESK_WORK_HOURS_DEFAULT: 08:30 to 12:00, 14:00 to 17:30: seven hours a day. */
#define DESK_WORK_HOURS_DEFAULT { 8 * 60 + 30, 12 * 60, 14 * 60, 17 * 60 + 30 }

/**
 * DeskCalendar:
 *
 * Which days are worked. Filled while one thread owns it; afterwards, until the
 * last reference goes, it may be read by any thread.
 */
typedef struct _DeskCalendar DeskCalendar;

/** desk_calendar_new: Returns: (transfer full): a calendar that knows weekends only, so that every day is provisional. */
DESK_API DeskCalendar *desk_calendar_new (void);

/** desk_calendar_ref: Returns: (transfer full): @calendar. */
DESK_API DeskCalendar *desk_calendar_ref (DeskCalendar *calendar);

/** desk_calendar_unref: gives a reference back; %NULL is allowed. */
DESK_API void desk_calendar_unref (DeskCalendar *calendar);

/**
 * desk_calendar_load_csv:
 * @csv: UTF-8 text: header `date,kind,name`, then a day a line with kind
 *   `holiday` or `workday`
 * @len: its bytes, -1 if it ends with NUL
 *
 * Adds the days and marks their years as known. A day twice (in @csv, or
 * already loaded), an unknown kind, a wrong date, a workday on an ordinary
 * weekday are refused by line number, and nothing of @csv is taken.
 *
 * Returns: %FALSE with %DESK_MODEL_ERROR_SYNTAX
 */
DESK_API gboolean desk_calendar_load_csv (DeskCalendar *calendar, const char *csv, gssize len, GError **error);

/** desk_calendar_load_file: like desk_calendar_load_csv() for the file at @path; %G_FILE_ERROR if it cannot be read. */
DESK_API gboolean desk_calendar_load_file (DeskCalendar *calendar, const char *path, GError **error);

/** desk_calendar_load_folder: like desk_calendar_load_file() for every .csv file in the folder @path; the first that is refused stops it. */
DESK_API gboolean desk_calendar_load_folder (DeskCalendar *calendar, const char *path, GError **error);

/**
 * desk_calendar_set_year:
 * @csv: as for desk_calendar_load_csv(), every day of it in @year
 *
 * The notice of one year as an office has it: takes the place of what was known
 * of @year. Refused as desk_calendar_load_csv() does, nothing is then changed.
 */
DESK_API gboolean desk_calendar_set_year (DeskCalendar *calendar, int year, const char *csv, GError **error);

/** desk_calendar_forget_year: only weekends are known of @year afterwards, and it is provisional. */
DESK_API void desk_calendar_forget_year (DeskCalendar *calendar, int year);

/** desk_calendar_year_to_csv: Returns: (transfer full): the days of @year as desk_calendar_set_year() takes them, by date; the head alone when there are none. */
DESK_API char *desk_calendar_year_to_csv (DeskCalendar *calendar, int year);

/** desk_calendar_copy: Returns: (transfer full): another of its own, with the same days and hours. */
DESK_API DeskCalendar *desk_calendar_copy (DeskCalendar *calendar);

/**
 * desk_calendar_get_years:
 *
 * Returns: (transfer full) (element-type int): the years a notice is known of, in order
 */
DESK_API GArray *desk_calendar_get_years (DeskCalendar *calendar);

/**
 * DeskDayChange:
 * @before: as it was; @after: as it will be
 */
typedef struct {
  char date[11];
  DeskDayKind before, after;
  char *name; /* of the holiday, as it will be; NULL: none */
} DeskDayChange;

/**
 * desk_calendar_compare:
 *
 * Returns: (transfer full) (element-type DeskDayChange): the days of @year that
 *   @after tells otherwise than @before, by kind or by name, in order
 */
DESK_API GPtrArray *desk_calendar_compare (DeskCalendar *before, DeskCalendar *after, int year);

/** desk_calendar_knows_year: Returns: %TRUE if a notice for @year is loaded. */
DESK_API gboolean desk_calendar_knows_year (DeskCalendar *calendar, int year);

/** desk_work_hours_valid: Returns: %TRUE if the spans are in order and the day has a minute. */
DESK_API gboolean desk_work_hours_valid (const DeskWorkHours *hours);

/** desk_calendar_set_hours: Returns: %FALSE, nothing changed, if the spans are out of order or the day has no minute. */
DESK_API gboolean desk_calendar_set_hours (DeskCalendar *calendar, const DeskWorkHours *hours);

/** desk_calendar_get_hours: Returns: (transfer none): the working hours. */
DESK_API const DeskWorkHours *desk_calendar_get_hours (DeskCalendar *calendar);

/** desk_calendar_minutes_a_day: Returns: minutes worked on a working day. */
DESK_API int desk_calendar_minutes_a_day (DeskCalendar *calendar);

/** desk_calendar_look_up: Returns: %FALSE if @date (YYYY-MM-DD) is not valid; else @info is filled. */
DESK_API gboolean desk_calendar_look_up (DeskCalendar *calendar, const char *date, DeskDayInfo *info);
/** desk_calendar_look_up_julian: the same for the day of that number, see desk_date_to_julian(), which must not be 0. */
DESK_API void desk_calendar_look_up_julian (DeskCalendar *calendar, guint32 julian, DeskDayInfo *info);

/**
 * desk_calendar_is_working_day:
 * @info: (out) (optional): what kind of day it is and why
 */
DESK_API gboolean desk_calendar_is_working_day (DeskCalendar *calendar, const char *date, DeskDayInfo *info);

/**
 * desk_calendar_add_working_days:
 * @date: a valid date, working or not; it is not counted itself
 * @days: working days to go forward, or back if negative; 0 gives @date
 * @out: (out): the last day counted
 * @provisional: (out) (optional): whether a day of an unknown year was passed
 *
 * Returns: %FALSE if @date is not valid or the result leaves the years 1900 to 9999
 */
DESK_API gboolean desk_calendar_add_working_days (DeskCalendar *calendar, const char *date, gint64 days, char out[11],
                                                  gboolean *provisional);

/** desk_calendar_count_working_days: Returns: working days from @from to @to, both counted; 0 if @to is earlier. */
DESK_API gint64 desk_calendar_count_working_days (DeskCalendar *calendar, const char *from, const char *to);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskCalendar, desk_calendar_unref)

G_END_DECLS
