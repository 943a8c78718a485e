/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/desk-date.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define YEAR_MIN 1900
#define YEAR_MAX 9999

static gboolean
read_date (const char *date, GDate *out)
{
  int year, month, day;

  if (date == NULL || strlen (date) != DESK_DATE_STR_LEN - 1)
    return FALSE;
  for (guint i = 0; i < DESK_DATE_STR_LEN - 1; i++)
    if (i == 4 || i == 7 ? date[i] != '-' : !g_ascii_isdigit (date[i]))
      return FALSE;
  year = (date[0] - '0') * 1000 + (date[1] - '0') * 100 + (date[2] - '0') * 10 + (date[3] - '0');
  month = (date[5] - '0') * 10 + (date[6] - '0');
  day = (date[8] - '0') * 10 + (date[9] - '0');
  if (year < YEAR_MIN || !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return FALSE;
  g_date_clear (out, 1);
  g_date_set_dmy (out, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  return TRUE;
}

static void
write_digits (guint number, guint n, char *out)
{
  while (n-- > 0) {
    out[n] = (char) ('0' + number % 10);
    number /= 10;
  }
}

/* By hand: a limit is counted day by day. */
static void
write_date (int year, int month, int day, char out[DESK_DATE_STR_LEN])
{
  write_digits ((guint) year, 4, out);
  out[4] = '-';
  write_digits ((guint) month, 2, out + 5);
  out[7] = '-';
  write_digits ((guint) day, 2, out + 8);
  out[10] = '\0';
}

gboolean
desk_date_valid (const char *date)
{
  GDate parsed;

  return read_date (date, &parsed);
}

guint32
desk_date_to_julian (const char *date)
{
  GDate parsed;

  return read_date (date, &parsed) ? g_date_get_julian (&parsed) : 0;
}

gboolean
desk_date_from_julian (guint32 julian, char out[DESK_DATE_STR_LEN])
{
  GDate date;
  int year;

  /* The 9999th year ends before day 3652060; GDate cannot hold much more. */
  if (!g_date_valid_julian (julian) || julian > 3652060)
    return FALSE;
  g_date_clear (&date, 1);
  g_date_set_julian (&date, julian);
  year = g_date_get_year (&date);
  if (year < YEAR_MIN || year > YEAR_MAX)
    return FALSE;
  write_date (year, g_date_get_month (&date), g_date_get_day (&date), out);
  return TRUE;
}

GTimeZone *
desk_date_default_zone (void)
{
  static GTimeZone *zone;

  if (g_once_init_enter (&zone)) {
    GTimeZone *found = g_time_zone_new_identifier ("Asia/Shanghai");

    if (found == NULL)
      found = g_time_zone_new_offset (8 * 3600);
    g_once_init_leave (&zone, found);
  }
  return zone;
}

/* The instant in @zone; NULL when GDateTime cannot hold it. */
static GDateTime *
local_time (gint64 us, GTimeZone *zone)
{
  gint64 seconds = us / G_USEC_PER_SEC - (us % G_USEC_PER_SEC < 0);
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (seconds);

  return utc != NULL ? g_date_time_to_timezone (utc, zone != NULL ? zone : desk_date_default_zone ()) : NULL;
}

static void
date_of_local (GDateTime *local, gint64 us, char out[DESK_DATE_STR_LEN])
{
  int year = local != NULL ? g_date_time_get_year (local) : us < 0 ? 0 : YEAR_MAX + 1;

  if (year < YEAR_MIN)
    write_date (YEAR_MIN, 1, 1, out);
  else if (year > YEAR_MAX)
    write_date (YEAR_MAX, 12, 31, out);
  else
    write_date (year, g_date_time_get_month (local), g_date_time_get_day_of_month (local), out);
}

void
desk_date_from_us (gint64 us, GTimeZone *zone, char out[DESK_DATE_STR_LEN])
{
  g_autoptr (GDateTime) local = local_time (us, zone);

  date_of_local (local, us, out);
}

gint64
desk_date_at_us (const char *date, int minute, GTimeZone *zone)
{
  GDate parsed;
  g_autoptr (GDateTime) local = NULL;
  gint64 day_later = 0;

  g_return_val_if_fail (read_date (date, &parsed), 0);
  g_return_val_if_fail (minute >= 0 && minute <= 24 * 60, 0);

  if (minute == 24 * 60) {
    minute = 0;
    if (g_date_get_year (&parsed) == YEAR_MAX && g_date_get_month (&parsed) == 12 && g_date_get_day (&parsed) == 31)
      day_later = DESK_DAY_US;
    else
      g_date_add_days (&parsed, 1);
  }
  local = g_date_time_new (zone != NULL ? zone : desk_date_default_zone (), g_date_get_year (&parsed),
                           g_date_get_month (&parsed), g_date_get_day (&parsed), minute / 60, minute % 60, 0);
  return g_date_time_to_unix (local) * G_USEC_PER_SEC + day_later;
}

gint64
desk_date_to_us (const char *date, GTimeZone *zone)
{
  return desk_date_at_us (date, 0, zone);
}

gint64
desk_date_end_us (const char *date, GTimeZone *zone)
{
  return desk_date_at_us (date, 24 * 60, zone) - 1;
}

gboolean
desk_date_add_days (const char *date, gint64 days, char out[DESK_DATE_STR_LEN])
{
  gint64 julian = desk_date_to_julian (date);

  if (julian == 0 || days > 4000000 || days < -4000000 || julian + days < 1)
    return FALSE;
  return desk_date_from_julian ((guint32) (julian + days), out);
}

gboolean
desk_date_add_months (const char *date, gint64 months, char out[DESK_DATE_STR_LEN])
{
  int year, month, day;

  if (!desk_date_valid (date) || months > 120000 || months < -120000)
    return FALSE;
  gint64 count = g_ascii_strtoll (date, NULL, 10) * 12 + g_ascii_strtoll (date + 5, NULL, 10) - 1 + months;
  if (count < 1900 * 12 || count >= 10000 * 12)
    return FALSE;
  year = (int) (count / 12);
  month = (int) (count % 12) + 1;
  day = MIN ((int) g_ascii_strtoll (date + 8, NULL, 10), g_date_get_days_in_month ((GDateMonth) month, (GDateYear) year));
  write_date (year, month, day, out);
  return TRUE;
}

gint64
desk_date_days_between (const char *from, const char *to)
{
  gint64 first = desk_date_to_julian (from);
  gint64 last = desk_date_to_julian (to);

  return first == 0 || last == 0 ? 0 : last - first;
}

int
desk_date_weekday (const char *date)
{
  guint32 julian = desk_date_to_julian (date);

  return julian == 0 ? 0 : (int) ((julian - 1) % 7) + 1;
}

const char *
desk_date_weekday_name (int weekday)
{
  static const char *const names[] = {
    N_("Monday"), N_("Tuesday"), N_("Wednesday"), N_("Thursday"), N_("Friday"), N_("Saturday"), N_("Sunday"),
  };

  g_return_val_if_fail (weekday >= 1 && weekday <= 7, "");

  return _(names[weekday - 1]);
}

const char *
desk_date_month_name (int month)
{
  static const char *const names[] = {
    NC_("month", "January"), NC_("month", "February"), NC_("month", "March"),     NC_("month", "April"),
    NC_("month", "May"),     NC_("month", "June"),     NC_("month", "July"),      NC_("month", "August"),
    NC_("month", "September"), NC_("month", "October"), NC_("month", "November"), NC_("month", "December"),
  };

  return g_dpgettext2 (GETTEXT_PACKAGE, "month", names[month - 1]);
}

/* One word in braces; FALSE when it is none of ours. */
static gboolean
append_part (GString *text, const char *name, gsize length, const GDate *date)
{
  char number[12] = "";

  if (length == 4 && memcmp (name, "year", 4) == 0)
    g_snprintf (number, sizeof number, "%d", g_date_get_year (date));
  else if (length == 5 && memcmp (name, "month", 5) == 0)
    g_snprintf (number, sizeof number, "%d", (int) g_date_get_month (date));
  else if (length == 3 && memcmp (name, "day", 3) == 0)
    g_snprintf (number, sizeof number, "%d", g_date_get_day (date));
  else if (length == 2 && memcmp (name, "mm", 2) == 0)
    g_snprintf (number, sizeof number, "%02d", (int) g_date_get_month (date));
  else if (length == 2 && memcmp (name, "dd", 2) == 0)
    g_snprintf (number, sizeof number, "%02d", g_date_get_day (date));
  else if (length == 10 && memcmp (name, "month-name", 10) == 0)
    g_string_append (text, desk_date_month_name ((int) g_date_get_month (date)));
  else if (length == 7 && memcmp (name, "weekday", 7) == 0)
    g_string_append (text, desk_date_weekday_name ((int) g_date_get_weekday (date)));
  else
    return FALSE;
  g_string_append (text, number);
  return TRUE;
}

/* A template of its own rather than strftime(), which needs an installed locale;
 * in one pass, because a page of a list has many dates. */
static char *
fill_template (const char *template, const GDate *date)
{
  GString *text = g_string_sized_new (32);

  while (*template != '\0') {
    const char *end = *template == '{' ? strchr (template, '}') : NULL;

    if (end != NULL && append_part (text, template + 1, (gsize) (end - template - 1), date)) {
      template = end + 1;
    } else {
      g_string_append_c (text, *template);
      template++;
    }
  }
  return g_string_free (text, FALSE);
}

char *
desk_date_format (const char *date, DeskDateStyle style)
{
  const char *template = NULL;
  GDate parsed;

  if (!read_date (date, &parsed))
    return g_strdup (date != NULL ? date : "");
  switch (style) {
  case DESK_DATE_LONG:
    /* Translators: the words in braces are {year}, {month}, {month-name}, {day}, {mm}, {dd}, {weekday}; use those
     * your language needs and leave them untranslated. */
    template = _("{day} {month-name} {year}");
    break;
  case DESK_DATE_WEEKDAY:
    template = _("{weekday}, {day} {month-name} {year}");
    break;
  case DESK_DATE_SHORT:
    template = _("{mm}-{dd}");
    break;
  case DESK_DATE_MEDIUM:
    template = _("{day} {month-name}");
    break;
  }
  g_return_val_if_fail (template != NULL, NULL);
  return fill_template (template, &parsed);
}

static void
split_time (gint64 us, GTimeZone *zone, char date[DESK_DATE_STR_LEN], char minute[6])
{
  g_autoptr (GDateTime) local = local_time (us, zone);

  date_of_local (local, us, date);
  g_snprintf (minute, 6, "%02u:%02u", local != NULL ? (guint) g_date_time_get_hour (local) % 24 : 0,
              local != NULL ? (guint) g_date_time_get_minute (local) % 60 : 0);
}

char *
desk_date_format_near (const char *date, const char *today)
{
  gboolean near = date != NULL && today != NULL && strncmp (date, today, 4) == 0;

  return desk_date_format (date, near ? DESK_DATE_MEDIUM : DESK_DATE_LONG);
}

char *
desk_date_format_day (gint64 us, GTimeZone *zone, DeskDateStyle style)
{
  char date[DESK_DATE_STR_LEN];

  desk_date_from_us (us, zone, date);
  return desk_date_format (date, style);
}

char *
desk_date_format_time (gint64 us, GTimeZone *zone)
{
  char date[DESK_DATE_STR_LEN], minute[6];
  g_autofree char *day = NULL;

  split_time (us, zone, date, minute);
  day = desk_date_format (date, DESK_DATE_LONG);
  /* Translators: a date and a time of day, 5 March 2026, 14:30 */
  return g_strdup_printf (C_("date and time", "%1$s, %2$s"), day, minute);
}

char *
desk_date_format_near_time (gint64 us, gint64 now_us, GTimeZone *zone)
{
  char date[DESK_DATE_STR_LEN], today[DESK_DATE_STR_LEN], minute[6];

  split_time (us, zone, date, minute);
  desk_date_from_us (now_us, zone, today);
  return g_str_equal (date, today) ? g_strdup (minute) : desk_date_format_near (date, today);
}

char *
desk_date_format_short_time (gint64 us, gint64 now_us, GTimeZone *zone)
{
  char date[DESK_DATE_STR_LEN], today[DESK_DATE_STR_LEN], minute[6];
  g_autofree char *day = NULL;

  split_time (us, zone, date, minute);
  desk_date_from_us (now_us, zone, today);
  if (g_str_equal (date, today))
    return g_strdup (minute);
  if (strncmp (date, today, 4) != 0)
    return g_strdup (date);
  day = desk_date_format (date, DESK_DATE_SHORT);
  return g_strdup_printf ("%s %s", day, minute);
}
