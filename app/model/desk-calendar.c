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

static Day *
day_new (gboolean working, const char *name)
{
  Day *day = g_new0 (Day, 1);

  day->working = working;
  day->name = g_strdup (name);
  return day;
}

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

static int
year_of (guint32 julian)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, julian);
  return g_date_get_year (&date);
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
read_line (DeskCalendar *calendar, int year, GHashTable *fresh, const char *text, guint number, GError **error)
{
  g_auto (GStrv) cells = g_strsplit (text, ",", -1);
  gboolean working;
  guint32 julian;

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
  if (year != 0 && year_of (julian) != year)
    return refuse_line (error, number, _("%1$s is not in the year %2$d."), cells[0], year);
  if (g_hash_table_contains (fresh, GUINT_TO_POINTER (julian)) ||
      (year == 0 && g_hash_table_contains (calendar->days, GUINT_TO_POINTER (julian))))
    return refuse_line (error, number, _("%s stands there twice."), cells[0]);

  g_hash_table_insert (fresh, GUINT_TO_POINTER (julian), day_new (working, cells[2]));
  return TRUE;
}

/* @year: the only one that may occur, and is then replaced; 0: any that is not there yet. */
static GHashTable *
read_csv (DeskCalendar *calendar, int year, const char *csv, gssize len, GError **error)
{
  g_autoptr (GHashTable) fresh = g_hash_table_new_full (NULL, NULL, NULL, day_free);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  if (!g_utf8_validate (csv, len, NULL)) {
    g_set_error_literal (error, DESK_MODEL_ERROR, DESK_MODEL_ERROR_SYNTAX,
                         _("The calendar is not UTF-8 text. Save it as UTF-8; nothing of the file was taken."));
    return NULL;
  }
  text = len < 0 ? g_strdup (csv) : g_strndup (csv, (gsize) len);
  lines = g_strsplit (g_str_has_prefix (text, "\xef\xbb\xbf") ? text + 3 : text, "\n", -1);
  if (lines[0] == NULL || !g_str_equal (g_strchomp (lines[0]), CSV_HEADER)) {
    refuse_line (error, 1, _("the head must be “%s”."), CSV_HEADER);
    return NULL;
  }
  for (guint i = 1; lines[i] != NULL; i++) {
    g_strstrip (lines[i]);
    if (*lines[i] != '\0' && !read_line (calendar, year, fresh, lines[i], i + 1, error))
      return NULL;
  }
  return g_steal_pointer (&fresh);
}

static void
take_days (DeskCalendar *calendar, GHashTable *fresh)
{
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, fresh);
  while (g_hash_table_iter_next (&iter, &key, &value)) {
    g_hash_table_add (calendar->years, GINT_TO_POINTER (year_of (GPOINTER_TO_UINT (key))));
    g_hash_table_insert (calendar->days, key, value);
    g_hash_table_iter_steal (&iter);
  }
}

gboolean
desk_calendar_load_csv (DeskCalendar *calendar, const char *csv, gssize len, GError **error)
{
  g_autoptr (GHashTable) fresh = NULL;

  g_return_val_if_fail (calendar != NULL && csv != NULL, FALSE);

  fresh = read_csv (calendar, 0, csv, len, error);
  if (fresh == NULL)
    return FALSE;
  take_days (calendar, fresh);
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
desk_calendar_load_folder (DeskCalendar *calendar, const char *path, GError **error)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, error);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL) {
    g_autofree char *file = g_build_filename (path, name, NULL);

    if (g_str_has_suffix (name, ".csv") && !desk_calendar_load_file (calendar, file, error)) {
      g_prefix_error (error, "%s: ", file);
      return FALSE;
    }
  }
  return folder != NULL;
}

gboolean
desk_calendar_set_year (DeskCalendar *calendar, int year, const char *csv, GError **error)
{
  g_autoptr (GHashTable) fresh = NULL;

  g_return_val_if_fail (calendar != NULL && csv != NULL && year > 0, FALSE);

  fresh = read_csv (calendar, year, csv, -1, error);
  if (fresh == NULL)
    return FALSE;
  desk_calendar_forget_year (calendar, year);
  take_days (calendar, fresh);
  g_hash_table_add (calendar->years, GINT_TO_POINTER (year));
  return TRUE;
}

void
desk_calendar_forget_year (DeskCalendar *calendar, int year)
{
  GHashTableIter iter;
  gpointer key;

  g_return_if_fail (calendar != NULL);

  g_hash_table_iter_init (&iter, calendar->days);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (year_of (GPOINTER_TO_UINT (key)) == year)
      g_hash_table_iter_remove (&iter);
  g_hash_table_remove (calendar->years, GINT_TO_POINTER (year));
}

/* First and last day of a year. */
static void
year_bounds (int year, guint32 *first, guint32 *last)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, 1, G_DATE_JANUARY, (GDateYear) year);
  *first = g_date_get_julian (&date);
  g_date_set_dmy (&date, 31, G_DATE_DECEMBER, (GDateYear) year);
  *last = g_date_get_julian (&date);
}

char *
desk_calendar_year_to_csv (DeskCalendar *calendar, int year)
{
  GString *csv = g_string_new (CSV_HEADER "\n");
  guint32 first, last;

  g_return_val_if_fail (calendar != NULL && year > 0, NULL);

  year_bounds (year, &first, &last);
  for (guint32 julian = first; julian <= last; julian++) {
    const Day *day = g_hash_table_lookup (calendar->days, GUINT_TO_POINTER (julian));
    char date[DESK_DATE_STR_LEN];

    if (day != NULL && desk_date_from_julian (julian, date))
      g_string_append_printf (csv, "%s,%s,%s\n", date, day->working ? "workday" : "holiday", day->name);
  }
  return g_string_free (csv, FALSE);
}

DeskCalendar *
desk_calendar_copy (DeskCalendar *calendar)
{
  DeskCalendar *copy = desk_calendar_new ();
  GHashTableIter iter;
  gpointer key, value;

  g_return_val_if_fail (calendar != NULL, NULL);

  g_hash_table_iter_init (&iter, calendar->days);
  while (g_hash_table_iter_next (&iter, &key, &value)) {
    const Day *day = value;

    g_hash_table_insert (copy->days, key, day_new (day->working, day->name));
  }
  g_hash_table_iter_init (&iter, calendar->years);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_hash_table_add (copy->years, key);
  copy->hours = calendar->hours;
  return copy;
}

static int
compare_years (gconstpointer a, gconstpointer b)
{
  return *(const int *) a - *(const int *) b;
}

GArray *
desk_calendar_get_years (DeskCalendar *calendar)
{
  GArray *years = g_array_new (FALSE, FALSE, sizeof (int));
  GHashTableIter iter;
  gpointer key;

  g_return_val_if_fail (calendar != NULL, NULL);

  g_hash_table_iter_init (&iter, calendar->years);
  while (g_hash_table_iter_next (&iter, &key, NULL)) {
    int year = GPOINTER_TO_INT (key);

    g_array_append_val (years, year);
  }
  g_array_sort (years, compare_years);
  return years;
}

static void
change_free (gpointer data)
{
  DeskDayChange *change = data;

  g_free (change->name);
  g_free (change);
}

GPtrArray *
desk_calendar_compare (DeskCalendar *before, DeskCalendar *after, int year)
{
  GPtrArray *changes = g_ptr_array_new_with_free_func (change_free);
  guint32 first, last;

  g_return_val_if_fail (before != NULL && after != NULL && year > 0, NULL);

  year_bounds (year, &first, &last);
  for (guint32 julian = first; julian <= last; julian++) {
    DeskDayInfo one, two;
    DeskDayChange *change;

    desk_calendar_look_up_julian (before, julian, &one);
    desk_calendar_look_up_julian (after, julian, &two);
    if (one.kind == two.kind && g_strcmp0 (one.name, two.name) == 0)
      continue;
    change = g_new0 (DeskDayChange, 1);
    desk_date_from_julian (julian, change->date);
    change->before = one.kind;
    change->after = two.kind;
    change->name = g_strdup (two.name);
    g_ptr_array_add (changes, change);
  }
  return changes;
}

gboolean
desk_calendar_knows_year (DeskCalendar *calendar, int year)
{
  g_return_val_if_fail (calendar != NULL, FALSE);

  return g_hash_table_contains (calendar->years, GINT_TO_POINTER (year));
}

gboolean
desk_work_hours_valid (const DeskWorkHours *hours)
{
  g_return_val_if_fail (hours != NULL, FALSE);

  if (hours->morning_from < 0 || hours->morning_to < hours->morning_from ||
      hours->afternoon_from < hours->morning_to || hours->afternoon_to < hours->afternoon_from ||
      hours->afternoon_to > 24 * 60)
    return FALSE;
  return hours->morning_to > hours->morning_from || hours->afternoon_to > hours->afternoon_from;
}

gboolean
desk_calendar_set_hours (DeskCalendar *calendar, const DeskWorkHours *hours)
{
  g_return_val_if_fail (calendar != NULL && hours != NULL, FALSE);

  if (!desk_work_hours_valid (hours))
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

void
desk_calendar_look_up_julian (DeskCalendar *calendar, guint32 julian, DeskDayInfo *info)
{
  g_return_if_fail (calendar != NULL && julian != 0 && info != NULL);

  const Day *day = g_hash_table_lookup (calendar->days, GUINT_TO_POINTER (julian));

  info->provisional = !desk_calendar_knows_year (calendar, year_of (julian));
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
  desk_calendar_look_up_julian (calendar, julian, info);
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
    desk_calendar_look_up_julian (calendar, julian, &info);
    unknown |= info.provisional;
    if (info.working)
      days += days > 0 ? -1 : 1;
  }
  if (provisional != NULL)
    *provisional = unknown;
  return desk_date_from_julian (julian, out);
}

/* Mondays to Fridays from day 1, a Monday, to @julian. */
static gint64
weekdays_until (guint32 julian)
{
  return (gint64) julian / 7 * 5 + MIN (julian % 7, 5);
}

/* A list asks this of each row it paints: not day by day, but only what the notices say otherwise. */
gint64
desk_calendar_count_working_days (DeskCalendar *calendar, const char *from, const char *to)
{
  guint32 first = desk_date_to_julian (from);
  guint32 last = desk_date_to_julian (to);
  GHashTableIter iter;
  gpointer key, value;
  gint64 count;

  g_return_val_if_fail (calendar != NULL, 0);

  if (first == 0 || last < first)
    return 0;
  count = weekdays_until (last) - weekdays_until (first - 1);
  g_hash_table_iter_init (&iter, calendar->days);
  while (g_hash_table_iter_next (&iter, &key, &value)) {
    guint32 julian = GPOINTER_TO_UINT (key);
    gboolean working = ((const Day *) value)->working;

    if (julian >= first && julian <= last && working == is_weekend (julian))
      count += working ? 1 : -1;
  }
  return count;
}
