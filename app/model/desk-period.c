/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/desk-period.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static int
year_of (const char *date)
{
  return atoi (date);
}

static int
month_of (const char *date)
{
  return atoi (date + 5);
}

static int
day_of (const char *date)
{
  return atoi (date + 8);
}

static int
days_in (int year, int month)
{
  return g_date_get_days_in_month ((GDateMonth) month, (GDateYear) year);
}

/* @date moved back by @months; the last day of a month stays one. */
static gboolean
back (const char *date, int months, char out[DESK_DATE_STR_LEN])
{
  int at = year_of (date) * 12 + month_of (date) - 1 - months, year = at / 12, month = at % 12 + 1, day = day_of (date);

  if (year < 1900)
    return FALSE;
  if (day == days_in (year_of (date), month_of (date)) || day > days_in (year, month))
    day = days_in (year, month);
  g_snprintf (out, DESK_DATE_STR_LEN, "%04d-%02d-%02d", CLAMP (year, 1900, 9999), CLAMP (month, 1, 12), CLAMP (day, 1, 31));
  return TRUE;
}

gboolean
desk_period_before (const char *from, const char *to, char before_from[DESK_DATE_STR_LEN], char before_to[DESK_DATE_STR_LEN])
{
  char first[DESK_DATE_STR_LEN], last[DESK_DATE_STR_LEN], next[DESK_DATE_STR_LEN];
  gboolean ok;

  g_return_val_if_fail (desk_date_valid (from) && desk_date_valid (to) && strcmp (from, to) <= 0, FALSE);
  if (desk_date_add_days (to, 1, next) && strcmp (from + 5, next + 5) == 0)
    ok = back (from, 12 * (year_of (next) - year_of (from)), first) && desk_date_add_days (from, -1, last);
  else if (day_of (from) == 1)
    {
      int years = year_of (to) - year_of (from) + 1;
      int months = (year_of (to) - year_of (from)) * 12 + month_of (to) - month_of (from) + 1;
      if (month_of (from) == 1)
        months = years * 12;
      ok = back (from, months, first) && back (to, months, last);
    }
  else
    {
      gint64 days = desk_date_days_between (from, to) + 1;
      ok = desk_date_add_days (from, -days, first) && desk_date_add_days (from, -1, last);
    }
  if (!ok)
    return FALSE;
  memcpy (before_from, first, sizeof first);
  memcpy (before_to, last, sizeof last);
  return TRUE;
}

static const DeskAge ages[] = { { 0, 7 }, { 8, 15 }, { 16, 30 }, { 31, 60 }, { 61, -1 } };

const DeskAge *
desk_ages (guint *n)
{
  *n = G_N_ELEMENTS (ages);
  return ages;
}

char *
desk_age_words (const DeskAge *age)
{
  if (age->most < 0)
    return g_strdup_printf (_("over %d days"), age->least - 1);
  return g_strdup_printf (_("%d–%d days"), age->least, age->most);
}

char *
desk_age_where (const DeskAge *age, const char *path)
{
  if (age->most < 0)
    return g_strdup_printf ("%s <= today-%d", path, age->least);
  if (age->least == 0) /* a clock that was set back makes nothing younger than today */
    return g_strdup_printf ("%s >= today-%d", path, age->most);
  return g_strdup_printf ("%s between (today-%d, today-%d)", path, age->most, age->least);
}
