/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/desk-case-light.h"

#include "model/desk-date.h"
#include "model/desk-deadline.h"

#include <glib/gi18n-lib.h>

const DeskDeadline *
desk_case_find_limit (const DeskType *type, const char *name)
{
  const DeskDeadline *limit = type != NULL && type->rules != NULL ? type->rules->deadlines : NULL;

  for (; limit != NULL && limit->name != NULL; limit++)
    if (g_strcmp0 (limit->name, name) == 0)
      return limit;
  return NULL;
}

static char *
done_words (const DeskCaseTimes *times, GTimeZone *zone)
{
  gint64 at = times->closed_at != 0 ? times->closed_at : times->resolved_at;
  char date[DESK_DATE_STR_LEN];
  g_autofree char *day = NULL;

  if (at == 0)
    return g_strdup (_("Done"));
  desk_date_from_us (at, zone, date);
  day = desk_date_format (date, DESK_DATE_MEDIUM);
  /* Translators: %s is a short date such as 3月9日 */
  return g_strdup_printf (times->closed_at != 0 ? _("%s struck off") : _("%s resolved"), day);
}

/* Beside hours the minutes tell nothing. */
static char *
left_words (gint64 remaining, DeskDeadlineUnit unit)
{
  gboolean minutes = unit == DESK_DEADLINE_HOURS || unit == DESK_DEADLINE_WORKING_HOURS;

  if (minutes && (remaining >= 60 || remaining <= -60))
    remaining -= remaining % 60;
  return desk_deadline_format_remaining (remaining, unit);
}

DeskLight
desk_case_light (const DeskType *type, const DeskCaseTimes *times, gint64 now_us, DeskCalendar *calendar, GTimeZone *zone, char **words)
{
  DeskLight light = desk_light (times->state, times->paused, times->warn_at, times->due_at, now_us);
  const DeskDeadline *limit = desk_case_find_limit (type, times->due_what);
  DeskDeadlineUnit unit = limit != NULL ? (DeskDeadlineUnit) limit->unit : DESK_DEADLINE_CALENDAR_DAYS;

  switch (light)
    {
    case DESK_LIGHT_DONE:
      *words = done_words (times, zone);
      break;
    case DESK_LIGHT_PAUSED:
      *words = g_strdup (_("Paused"));
      break;
    case DESK_LIGHT_NONE:
      *words = g_strdup ("");
      break;
    case DESK_LIGHT_NORMAL:
    case DESK_LIGHT_WARNING:
    case DESK_LIGHT_OVERDUE:
    default:
      *words = left_words (desk_deadline_remaining (calendar, now_us, times->due_at, unit, zone), unit);
      break;
    }
  return light;
}

void
desk_case_times_of (const DeskSnapshot *snapshot, DeskCaseTimes *times)
{
  times->state = desk_snapshot_get_text (snapshot, "state");
  times->paused = desk_snapshot_get_integer (snapshot, "paused") != 0;
  times->warn_at = desk_snapshot_get_integer (snapshot, "warn_at");
  times->due_at = desk_snapshot_get_integer (snapshot, "due_at");
  times->resolved_at = desk_snapshot_get_integer (snapshot, "resolved_at");
  times->closed_at = desk_snapshot_get_integer (snapshot, "closed_at");
  times->due_what = desk_snapshot_get_text (snapshot, "due_what");
}
