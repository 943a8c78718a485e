/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/desk-date.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "model/desk-error.h"
#include "model/desk-text.h"

typedef enum {
  FORM_FULL,    /* year, month, day with something between them */
  FORM_COMPACT, /* 20260305 */
  FORM_MONTH,   /* month and day */
  FORM_STEP,    /* +7, +2 weeks, -3 working days */
  FORM_WEEKDAY, /* 周五, 下周一 */
  FORM_TIME,    /* an optional date, then a time of day */
  N_FORMS,
} Form;

static const char *const patterns[N_FORMS] = {
  [FORM_FULL] = "^(\\d{4})(?: ?[-/.年] ?)(\\d{1,2})(?: ?[-/.月] ?)(\\d{1,2}) ?[日号]?$",
  [FORM_COMPACT] = "^(\\d{4})(\\d{2})(\\d{2})$",
  [FORM_MONTH] = "^(\\d{1,2})(?: ?[-/.月] ?)(\\d{1,2}) ?[日号]?$",
  [FORM_STEP] = "^([-+])(\\d{1,5}) ?(?:个)?"
                "(?:(天|日|d|days?)|(周|星期|礼拜|w|weeks?)|(月|m|months?)|(工作日|wd|working days?))?$",
  [FORM_WEEKDAY] = "^(上|下|本|这)?(?:个)?(?:周|星期|礼拜)([一二三四五六日天])$",
  [FORM_TIME] = "^(.*?) ?(上午|下午|晚上)? ?(\\d{1,2})(?::(\\d{2})|[点时](?:(\\d{1,2})分?|(半))?)$",
};

static gboolean
match (Form form, const char *text, GMatchInfo **info)
{
  static GRegex *compiled[N_FORMS];
  static gsize ready;

  if (g_once_init_enter (&ready)) {
    for (guint i = 0; i < N_FORMS; i++) {
      compiled[i] = g_regex_new (patterns[i], G_REGEX_OPTIMIZE, 0, NULL);
      g_assert (compiled[i] != NULL);
    }
    g_once_init_leave (&ready, 1);
  }
  g_clear_pointer (info, g_match_info_unref);
  return g_regex_match (compiled[form], text, 0, info);
}

static int
number_at (GMatchInfo *info, int group)
{
  g_autofree char *digits = g_match_info_fetch (info, group);

  return digits != NULL && *digits != '\0' ? atoi (digits) : -1;
}

static gboolean
has_group (GMatchInfo *info, int group)
{
  int from = -1, to = -1;

  return g_match_info_fetch_pos (info, group, &from, &to) && from >= 0 && to > from;
}

static gboolean
refuse (const char *text, GError **error)
{
  g_set_error (error, DESK_MODEL_ERROR, DESK_MODEL_ERROR_INVALID,
               _("“%s” is not understood as a date. Type it like 2026-3-5, 3-5, today, +7 or +7wd."), text);
  return FALSE;
}

static gboolean
take_day (int year, int month, int day, char out[DESK_DATE_STR_LEN], GError **error)
{
  char made[DESK_DATE_STR_LEN];

  g_snprintf (made, sizeof made, "%04u-%02u-%02u", (guint) year % 10000, (guint) month % 100, (guint) day % 100);
  if (!desk_date_valid (made)) {
    g_set_error (error, DESK_MODEL_ERROR, DESK_MODEL_ERROR_INVALID,
                 _("The calendar has no day %s. Check the year (from 1900 on), the month and the day."), made);
    return FALSE;
  }
  memcpy (out, made, sizeof made);
  return TRUE;
}

static gboolean
add_days (const char *text, const char *today, gint64 days, char out[DESK_DATE_STR_LEN], GError **error)
{
  return desk_date_add_days (today, days, out) || refuse (text, error);
}

/* The same day some months on; the last of the month where that is shorter. */
static gboolean
add_months (const char *text, const char *today, int months, char out[DESK_DATE_STR_LEN], GError **error)
{
  int serial = atoi (today) * 12 + atoi (today + 5) - 1 + months;
  int year = serial / 12, month = serial % 12 + 1, day = atoi (today + 8);

  if (year < 1900 || year > 9999)
    return refuse (text, error);
  day = MIN (day, g_date_get_days_in_month ((GDateMonth) month, (GDateYear) year));
  return take_day (year, month, day, out, error);
}

static gboolean
read_word (const char *text, int *days)
{
  static const struct {
    const char *word;
    int days;
  } words[] = {
    { "今天", 0 },  { "今日", 0 },      { "today", 0 },                { "明天", 1 },  { "明日", 1 },
    { "tomorrow", 1 }, { "后天", 2 },   { "day after tomorrow", 2 },   { "大后天", 3 }, { "昨天", -1 },
    { "昨日", -1 }, { "yesterday", -1 }, { "前天", -2 },               { "day before yesterday", -2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (text, words[i].word)) {
      *days = words[i].days;
      return TRUE;
    }
  return FALSE;
}

static gboolean
take_step (GMatchInfo *info, const char *text, const char *today, DeskCalendar *calendar, char out[DESK_DATE_STR_LEN],
           GError **error)
{
  g_autofree char *sign = g_match_info_fetch (info, 1);
  int count = number_at (info, 2) * (*sign == '-' ? -1 : 1);

  if (has_group (info, 6)) {
    if (calendar == NULL) {
      g_set_error (error, DESK_MODEL_ERROR, DESK_MODEL_ERROR_INVALID,
                   _("“%s” cannot be counted here, because no working-day calendar is at hand. Type the date itself."),
                   text);
      return FALSE;
    }
    return desk_calendar_add_working_days (calendar, today, count, out, NULL) || refuse (text, error);
  }
  if (has_group (info, 5))
    return add_months (text, today, count, out, error);
  return add_days (text, today, has_group (info, 4) ? count * 7 : count, out, error);
}

static gboolean
take_weekday (GMatchInfo *info, const char *text, const char *today, char out[DESK_DATE_STR_LEN], GError **error)
{
  static const char *const names[] = { "一", "二", "三", "四", "五", "六", "日" };
  g_autofree char *which = g_match_info_fetch (info, 1);
  g_autofree char *name = g_match_info_fetch (info, 2);
  int weekday = 7;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (name, names[i]))
      weekday = (int) i + 1;
  weekday += g_str_equal (which, "下") ? 7 : g_str_equal (which, "上") ? -7 : 0;
  return add_days (text, today, weekday - desk_date_weekday (today), out, error);
}

/* What people type, with one width, one case and single blanks. */
static char *
fold_typed (const char *text)
{
  g_autofree char *narrow = desk_text_fold_width (text);
  g_autofree char *collapsed = desk_text_collapse (narrow);

  return g_ascii_strdown (collapsed, -1);
}

gboolean
desk_date_parse (const char *text, const char *today, DeskCalendar *calendar, char out[DESK_DATE_STR_LEN],
                 GError **error)
{
  g_autoptr (GMatchInfo) info = NULL;
  g_autofree char *typed = fold_typed (text);
  int days;

  g_return_val_if_fail (desk_date_valid (today), FALSE);

  if (read_word (typed, &days))
    return add_days (typed, today, days, out, error);
  if (match (FORM_FULL, typed, &info) || match (FORM_COMPACT, typed, &info))
    return take_day (number_at (info, 1), number_at (info, 2), number_at (info, 3), out, error);
  if (match (FORM_MONTH, typed, &info))
    return take_day (atoi (today), number_at (info, 1), number_at (info, 2), out, error);
  if (match (FORM_STEP, typed, &info))
    return take_step (info, typed, today, calendar, out, error);
  if (match (FORM_WEEKDAY, typed, &info))
    return take_weekday (info, typed, today, out, error);
  return refuse (typed, error);
}

gboolean
desk_date_parse_time (const char *text, gint64 now_us, GTimeZone *zone, DeskCalendar *calendar, gint64 *us,
                      GError **error)
{
  g_autoptr (GMatchInfo) info = NULL;
  g_autofree char *typed = fold_typed (text);
  g_autofree char *day = NULL, *half_day = NULL;
  char date[DESK_DATE_STR_LEN], today[DESK_DATE_STR_LEN];
  int hour = 0, minute = 0;
  gboolean timed;

  g_return_val_if_fail (us != NULL, FALSE);

  desk_date_from_us (now_us, zone, today);
  memcpy (date, today, sizeof date);
  timed = match (FORM_TIME, typed, &info);
  if (timed) {
    day = g_match_info_fetch (info, 1);
    half_day = g_match_info_fetch (info, 2);
    hour = number_at (info, 3);
    minute = has_group (info, 4) ? number_at (info, 4) : has_group (info, 5) ? number_at (info, 5) : 0;
    if (has_group (info, 6))
      minute = 30;
    if (hour < 12 && (g_str_equal (half_day, "下午") || g_str_equal (half_day, "晚上")))
      hour += 12;
    if (hour > 23 || minute > 59) {
      g_set_error (error, DESK_MODEL_ERROR, DESK_MODEL_ERROR_INVALID,
                   _("“%s” has no such time of day. Type it like 14:30."), typed);
      return FALSE;
    }
  } else {
    day = g_strdup (typed);
  }
  if ((!timed || *day != '\0') && !desk_date_parse (day, today, calendar, date, error))
    return FALSE;
  *us = desk_date_at_us (date, hour * 60 + minute, zone);
  return TRUE;
}
