/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/desk-calendar.h"
#include "model/desk-macros.h"

G_BEGIN_DECLS

/** DESK_DATE_STR_LEN: bytes of a date's ISO text YYYY-MM-DD, terminating NUL counted. */
#define DESK_DATE_STR_LEN 11

/** DESK_DAY_US: microseconds in a day of 24 hours. */
#define DESK_DAY_US (G_GINT64_CONSTANT (86400) * G_USEC_PER_SEC)

/**
 * DeskDateStyle:
 * @DESK_DATE_LONG: 2026年3月5日, 5 March 2026
 * @DESK_DATE_WEEKDAY: 2026年3月5日 星期四, Thursday, 5 March 2026
 * @DESK_DATE_SHORT: 03-05
 * @DESK_DATE_MEDIUM: 3月5日, 5 March
 *
 * How a date is written for people, in the language of the program's messages;
 * no locale needs to be installed for it but the message catalogue.
 */
typedef enum {
  DESK_DATE_LONG,
  DESK_DATE_WEEKDAY,
  DESK_DATE_SHORT,
  DESK_DATE_MEDIUM,
} DeskDateStyle;

/**
 * desk_date_valid: Returns: %TRUE if @date is a real day written YYYY-MM-DD,
 *   years 1900 to 9999. %NULL is not valid.
 */
DESK_API gboolean desk_date_valid (const char *date);

/**
 * desk_date_default_zone: Returns: (transfer none): the zone a new store uses,
 *   Asia/Shanghai; a fixed +08:00 if the machine has no zone data.
 */
DESK_API GTimeZone *desk_date_default_zone (void);

/**
 * desk_date_from_us:
 * @us: microseconds since 1970 UTC
 * @zone: (nullable): the store's zone, %NULL for the default
 * @out: (out): the day in @zone, YYYY-MM-DD
 */
DESK_API void desk_date_from_us (gint64 us, GTimeZone *zone, char out[DESK_DATE_STR_LEN]);

/**
 * desk_date_to_us:
 * @date: a valid date
 *
 * Returns: the first microsecond of @date in @zone (default when %NULL), since
 *   1970 UTC; 0 with a critical warning if @date is not valid
 */
DESK_API gint64 desk_date_to_us (const char *date, GTimeZone *zone);

/** desk_date_end_us: Returns: the last microsecond of @date in @zone. */
DESK_API gint64 desk_date_end_us (const char *date, GTimeZone *zone);

/**
 * desk_date_at_us:
 * @minute: minutes since midnight, 0 to 1440
 *
 * Returns: the instant of that wall-clock minute of @date in @zone
 */
DESK_API gint64 desk_date_at_us (const char *date, int minute, GTimeZone *zone);

/**
 * desk_date_add_days:
 * @date: a valid date
 * @days: days to add, may be negative
 * @out: (out): the result, may be @date itself; ends of the range are not passed
 *
 * Returns: %FALSE, @out untouched, if @date is not valid or the result is
 *   outside the years 1900 to 9999
 */
DESK_API gboolean desk_date_add_days (const char *date, gint64 days, char out[DESK_DATE_STR_LEN]);

/** desk_date_add_months: the same day @months later (negative: earlier); the last of a month that has no such day. Errors as of desk_date_add_days(). */
DESK_API gboolean desk_date_add_months (const char *date, gint64 months, char out[DESK_DATE_STR_LEN]);

/** desk_date_days_between: Returns: days from @from to @to, negative if @to is earlier; 0 if either is not valid. */
DESK_API gint64 desk_date_days_between (const char *from, const char *to);

/** desk_date_weekday: Returns: 1 for Monday to 7 for Sunday; 0 if @date is not valid. */
DESK_API int desk_date_weekday (const char *date);

/** desk_date_to_julian: Returns: the day number of #GDate (1 is 0001-01-01); 0 if @date is not valid. */
DESK_API guint32 desk_date_to_julian (const char *date);

/** desk_date_from_julian: writes the day with #GDate number @julian. Returns: %FALSE if outside 1900 to 9999. */
DESK_API gboolean desk_date_from_julian (guint32 julian, char out[DESK_DATE_STR_LEN]);

/**
 * desk_date_format:
 * @date: a date
 *
 * Returns: (transfer full): @date for people in the current language; @date
 *   itself if it is not valid, so that a wrong value stays visible
 */
DESK_API char *desk_date_format (const char *date, DeskDateStyle style);

/** desk_date_format_near: Returns: (transfer full): %DESK_DATE_MEDIUM in the year of @today, %DESK_DATE_LONG in another: a birthday is nothing without its year. */
DESK_API char *desk_date_format_near (const char *date, const char *today);

/** desk_date_format_day: Returns: (transfer full): the day of the instant @us in @zone, as of desk_date_format(). */
DESK_API char *desk_date_format_day (gint64 us, GTimeZone *zone, DeskDateStyle style);

/** desk_date_format_time: Returns: (transfer full): date and minute in @zone, 2026年3月5日 14:30, 5 March 2026, 14:30. */
DESK_API char *desk_date_format_time (gint64 us, GTimeZone *zone);

/** desk_date_format_near_time: Returns: (transfer full): what a cell of a list has room for: only the time if @us is on the day
 * of @now_us, else its day as of desk_date_format_near(). */
DESK_API char *desk_date_format_near_time (gint64 us, gint64 now_us, GTimeZone *zone);

/** desk_date_format_short_time: Returns: (transfer full): 03-05 14:30, only the time if @us is on the day of @now_us,
 * the full ISO date if it is in another year. */
DESK_API char *desk_date_format_short_time (gint64 us, gint64 now_us, GTimeZone *zone);

/** desk_date_weekday_name: Returns: (transfer none): the translated name of @weekday (1 Monday to 7 Sunday). */
DESK_API const char *desk_date_weekday_name (int weekday);

/** desk_date_month_name: Returns: (transfer none): January, 一月; @month is 1 to 12. */
DESK_API const char *desk_date_month_name (int month);

/**
 * desk_date_parse:
 * @text: what was typed: 2026-3-5, 2026/3/5, 2026.3.5, 2026年3月5日, 20260305,
 *   3-5, 3/5, 3月5日 (the year of @today), 今天 明天 后天 昨天 前天 and their
 *   English names, +7, +7天, +7d, -3, +7工作日, +7wd; full-width forms too
 * @today: the day it is, YYYY-MM-DD
 * @calendar: (nullable): needed for working days only
 * @out: (out): YYYY-MM-DD; untouched on failure
 *
 * Returns: %FALSE with %DESK_MODEL_ERROR_INVALID and a sentence that tells
 *   which forms are understood
 */
DESK_API gboolean desk_date_parse (const char *text, const char *today, DeskCalendar *calendar,
                                   char out[DESK_DATE_STR_LEN], GError **error);

/**
 * desk_date_parse_time:
 * @text: a date as for desk_date_parse(), a blank and 14:30 (or 14点30分); a time
 *   alone is on @now_us's day; a date alone is its first minute
 * @us: (out): microseconds since 1970 UTC
 */
DESK_API gboolean desk_date_parse_time (const char *text, gint64 now_us, GTimeZone *zone, DeskCalendar *calendar,
                                        gint64 *us, GError **error);

G_END_DECLS
