/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/desk-case-light.h"

#include "model/desk-date.h"
#include "model/desk-deadline.h"
#include "model/desk-text.h"

#include <glib/gi18n-lib.h>

/* Of the reason of a pause, beside the word. */
#define REASON 24

static char *
done_words (const DeskCaseTimes *times, GTimeZone *zone)
{
  gint64 at = times->closed_at != 0 ? times->closed_at : times->resolved_at;

  if (at == 0)
    return g_strdup (_("Done"));
  g_autofree char *day = desk_date_format_day (at, zone, DESK_DATE_MEDIUM);
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

/* The reason in short, or the step by its name. */
static char *
paused_words (const DeskType *type, const char *paused_for)
{
  const DeskCaseStep *step = type != NULL && type->rules != NULL ? type->rules->steps : NULL;
  g_autofree char *plain = NULL, *cut = NULL;

  if (paused_for == NULL)
    return g_strdup (_("Paused"));
  for (; step != NULL && step->name != NULL; step++)
    if (g_str_equal (step->name, paused_for))
      paused_for = desk_language_pick (step->label, step->label_zh);
  plain = desk_text_collapse (paused_for);
  cut = desk_text_cut (plain, REASON);
  return g_strdup_printf (_("Paused: %s"), cut);
}

DeskLight
desk_case_light (const DeskType *type, const DeskCaseTimes *times, gint64 now_us, const DeskCounting *counting, char **words)
{
  DeskLight light = desk_light (times->state, times->paused, times->warn_at, times->due_at, now_us);
  const DeskDeadline *limit = desk_local_rules_find (counting->rules, type, times->due_what);
  DeskDeadlineUnit unit = limit != NULL ? (DeskDeadlineUnit) limit->unit : DESK_DEADLINE_CALENDAR_DAYS;
  g_autofree char *left = NULL;

  switch (light)
    {
    case DESK_LIGHT_DONE:
      *words = done_words (times, counting->zone);
      break;
    case DESK_LIGHT_PAUSED:
      *words = paused_words (type, times->paused_for);
      break;
    case DESK_LIGHT_NONE:
      *words = g_strdup ("");
      break;
    case DESK_LIGHT_NORMAL:
    case DESK_LIGHT_WARNING:
    case DESK_LIGHT_OVERDUE:
    default:
      left = left_words (desk_deadline_remaining (counting->calendar, now_us, times->due_at, unit, counting->zone), unit);
      /* Translators: %s is what is left of a limit, such as “3 working days left” */
      *words = times->provisional ? g_strdup_printf (_("%s (provisional)"), left) : g_steal_pointer (&left);
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
  times->provisional = desk_snapshot_get_integer (snapshot, "due_provisional") != 0;
  times->paused_for = desk_snapshot_get_text (snapshot, "paused_for");
}
