/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/desk-calendar.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/desk-date.h"
#include "model/desk-error.h"

#define CSV_HEADER "date,kind,name"

typedef struct {
  gboolean working;
  char *name;
} Day;

struct _DeskCalendar {
  gatomicrefcount ref_count;
  GHashTable *days;  /* day number → Day */
  GHashTable *years; /* set of years with a notice */
  DeskWorkHours hours;
};

static void
day_free (gpointer data)
{
  Day *day = data;

  g_free (day->name);
  g_free (day);
}

DeskCalendar *
desk_calendar_new (void)
{
  DeskCalendar *calendar = g_new0 (DeskCalendar, 1);

  g_atomic_ref_count_init (&calendar->ref_count);
  calendar->days = g_hash_table_new_full (NULL, NULL, NULL, day_free);
  calendar->years = g_hash_table_new (NULL, NULL);
  calendar->hours = (DeskWorkHours) DESK_WORK_HOURS_DEFAULT;
  return calendar;
}

DeskCalendar *
desk_calendar_ref (DeskCalendar *calendar)
{
  g_return_val_if_fail (calendar != NULL, NULL);

  g_atomic_ref_count_inc (&calendar->ref_count);
  return calendar;
}

void
desk_calendar_unref (DeskCalendar *calendar)
{
  if (calendar == NULL || !g_atomic_ref_count_dec (&calendar->ref_count))
    return;
  g_hash_table_unref (calendar->days);
  g_hash_table_unref (calendar->years);
  g_free (calendar);
}

static gboolean
is_weekend (guint32 julian)
{
  return (julian - 1) % 7 >= 5; /* day 1, 0001-01-01, is a Monday */
}

G_GNUC_PRINTF (3, 4) static gboolean
refuse_line (GError **error, guint line, const char *format, ...)
{
  va_list args;
  g_autofree char *what = NULL;

  va_start (args, format);
  what = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error (error, DESK_MODEL_ERROR, DESK_MODEL_ERROR_SYNTAX,
               _("Line %u of the calendar: %s Nothing of the file was taken."), line, what);
  return FALSE;
}

static gboolean
read_line (DeskCalendar *calendar, GHashTable *fresh, const char *text, guint number, GError **error)
{
  g_auto (GStrv) cells = g_strsplit (text, ",", -1);
  gboolean working;
  guint32 julian;
  Day *day;

  if (g_strv_length (cells) != 3)
    return refuse_line (error, number, _("three cells are needed: date, kind, name."));
  for (guint i = 0; i < 3; i++)
    g_strstrip (cells[i]);
  julian = desk_date_to_julian (cells[0]);
  if (julian == 0)
    return refuse_line (error, number, _("“%s” is not a date written like 2026-02-17."), cells[0]);
  working = g_str_equal (cells[1], "workday");
  if (!working && !g_str_equal (cells[1], "holiday"))
    return refuse_line (error, number, _("“%s” is neither holiday nor workday."), cells[1]);
  if (*cells[2] == '\0')
    return refuse_line (error, number, _("the name of the holiday is missing."));
  if (working && !is_weekend (julian))
    return refuse_line (error, number, _("%s is no Saturday or Sunday, so it is worked anyway."), cells[0]);
  if (g_hash_table_contains (fresh, GUINT_TO_POINTER (julian)) ||
      g_hash_table_contains (calendar->days, GUINT_TO_POINTER (julian)))
    return refuse_line (error, number, _("%s stands there twice."), cells[0]);

  day = g_new0 (Day, 1);
  day->working = working;
  day->name = g_strdup (cells[2]);
  g_hash_table_insert (fresh, GUINT_TO_POINTER (julian), day);
  return TRUE;
}

gboolean
desk_calendar_load_csv (DeskCalendar *calendar, const char *csv, gssize len, GError **error)
{
  g_autoptr (GHashTable) fresh = g_hash_table_new_full (NULL, NULL, NULL, day_free);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  GHashTableIter iter;
  gpointer key, value;

  g_return_val_if_fail (calendar != NULL && csv != NULL, FALSE);

  if (!g_utf8_validate (csv, len, NULL)) {
    g_set_error_literal (error, DESK_MODEL_ERROR, DESK_MODEL_ERROR_SYNTAX,
                         _("The calendar is not UTF-8 text. Save it as UTF-8; nothing of the file was taken."));
    return FALSE;
  }
  text = len < 0 ? g_strdup (csv) : g_strndup (csv, (gsize) len);
  lines = g_strsplit (g_str_has_prefix (text, "\xef\xbb\xbf") ? text + 3 : text, "\n", -1);
  if (lines[0] == NULL || !g_str_equal (g_strchomp (lines[0]), CSV_HEADER))
    return refuse_line (error, 1, _("the head must be “%s”."), CSV_HEADER);
  for (guint i = 1; lines[i] != NULL; i++) {
    g_strstrip (lines[i]);
    if (*lines[i] != '\0' && !read_line (calendar, fresh, lines[i], i + 1, error))
      return FALSE;
  }

  g_hash_table_iter_init (&iter, fresh);
  while (g_hash_table_iter_next (&iter, &key, &value)) {
    GDate date;

    g_date_clear (&date, 1);
    g_date_set_julian (&date, GPOINTER_TO_UINT (key));
    g_hash_table_add (calendar->years, GINT_TO_POINTER (g_date_get_year (&date)));
    g_hash_table_insert (calendar->days, key, value);
    g_hash_table_iter_steal (&iter);
  }
  return TRUE;
}

gboolean
desk_calendar_load_file (DeskCalendar *calendar, const char *path, GError **error)
{
  g_autofree char *csv = NULL;
  gsize len;

  g_return_val_if_fail (path != NULL, FALSE);

  return g_file_get_contents (path, &csv, &len, error) && desk_calendar_load_csv (calendar, csv, (gssize) len, error);
}

gboolean
desk_calendar_knows_year (DeskCalendar *calendar, int year)
{
  g_return_val_if_fail (calendar != NULL, FALSE);

  return g_hash_table_contains (calendar->years, GINT_TO_POINTER (year));
}

gboolean
desk_calendar_set_hours (DeskCalendar *calendar, const DeskWorkHours *hours)
{
  g_return_val_if_fail (calendar != NULL && hours != NULL, FALSE);

  if (hours->morning_from < 0 || hours->morning_to < hours->morning_from ||
      hours->afternoon_from < hours->morning_to || hours->afternoon_to < hours->afternoon_from ||
      hours->afternoon_to > 24 * 60)
    return FALSE;
  if (hours->morning_to == hours->morning_from && hours->afternoon_to == hours->afternoon_from)
    return FALSE;
  calendar->hours = *hours;
  return TRUE;
}

const DeskWorkHours *
desk_calendar_get_hours (DeskCalendar *calendar)
{
  g_return_val_if_fail (calendar != NULL, NULL);

  return &calendar->hours;
}

int
desk_calendar_minutes_a_day (DeskCalendar *calendar)
{
  const DeskWorkHours *hours = desk_calendar_get_hours (calendar);

  return hours->morning_to - hours->morning_from + hours->afternoon_to - hours->afternoon_from;
}

static void
look_up_julian (DeskCalendar *calendar, guint32 julian, DeskDayInfo *info)
{
  const Day *day = g_hash_table_lookup (calendar->days, GUINT_TO_POINTER (julian));
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, julian);
  info->provisional = !desk_calendar_knows_year (calendar, g_date_get_year (&date));
  info->name = day != NULL ? day->name : NULL;
  if (day != NULL)
    info->kind = day->working ? DESK_DAY_SHIFTED : DESK_DAY_HOLIDAY;
  else
    info->kind = is_weekend (julian) ? DESK_DAY_WEEKEND : DESK_DAY_WORKING;
  info->working = info->kind == DESK_DAY_WORKING || info->kind == DESK_DAY_SHIFTED;
}

gboolean
desk_calendar_look_up (DeskCalendar *calendar, const char *date, DeskDayInfo *info)
{
  guint32 julian = desk_date_to_julian (date);

  g_return_val_if_fail (calendar != NULL && info != NULL, FALSE);

  if (julian == 0)
    return FALSE;
  look_up_julian (calendar, julian, info);
  return TRUE;
}

gboolean
desk_calendar_is_working_day (DeskCalendar *calendar, const char *date, DeskDayInfo *info)
{
  DeskDayInfo own = { 0 };

  if (info == NULL)
    info = &own;
  return desk_calendar_look_up (calendar, date, info) && info->working;
}

gboolean
desk_calendar_add_working_days (DeskCalendar *calendar, const char *date, gint64 days, char out[11],
                                gboolean *provisional)
{
  guint32 julian = desk_date_to_julian (date);
  guint32 last = desk_date_to_julian ("9999-12-31");
  guint32 first = desk_date_to_julian ("1900-01-01");
  gboolean unknown = FALSE;

  g_return_val_if_fail (calendar != NULL, FALSE);

  if (julian == 0)
    return FALSE;
  while (days != 0) {
    DeskDayInfo info;

    if (julian == (days > 0 ? last : first))
      return FALSE;
    julian += days > 0 ? 1 : -1;
    look_up_julian (calendar, julian, &info);
    unknown |= info.provisional;
    if (info.working)
      days += days > 0 ? -1 : 1;
  }
  if (provisional != NULL)
    *provisional = unknown;
  return desk_date_from_julian (julian, out);
}

gint64
desk_calendar_count_working_days (DeskCalendar *calendar, const char *from, const char *to)
{
  guint32 first = desk_date_to_julian (from);
  guint32 last = desk_date_to_julian (to);
  gint64 count = 0;

  g_return_val_if_fail (calendar != NULL, 0);

  if (first == 0 || last == 0)
    return 0;
  for (guint32 julian = first; julian <= last; julian++) {
    DeskDayInfo info;

    look_up_julian (calendar, julian, &info);
    count += info.working;
  }
  return count;
}
