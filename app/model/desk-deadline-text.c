/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/desk-deadline.h"

#include <glib/gi18n-lib.h>

static const char *const unit_codes[] = {
  [DESK_DEADLINE_CALENDAR_DAYS] = "calendar-days",
  [DESK_DEADLINE_WORKING_DAYS] = "working-days",
  [DESK_DEADLINE_WORKING_HOURS] = "working-hours",
  [DESK_DEADLINE_HOURS] = "hours",
};

const char *
desk_deadline_unit_code (DeskDeadlineUnit unit)
{
  g_return_val_if_fail ((guint) unit < G_N_ELEMENTS (unit_codes), NULL);

  return unit_codes[unit];
}

gboolean
desk_deadline_unit_parse (const char *code, DeskDeadlineUnit *unit)
{
  for (guint i = 0; code != NULL && i < G_N_ELEMENTS (unit_codes); i++)
    if (g_str_equal (code, unit_codes[i])) {
      *unit = (DeskDeadlineUnit) i;
      return TRUE;
    }
  return FALSE;
}

char *
desk_deadline_format_limit (gint64 limit, DeskDeadlineUnit unit)
{
  gulong n = (gulong) MAX (limit, 0);

  switch (unit) {
  case DESK_DEADLINE_CALENDAR_DAYS:
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%lu day", "%lu days", n), n);
  case DESK_DEADLINE_WORKING_DAYS:
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%lu working day", "%lu working days", n), n);
  case DESK_DEADLINE_WORKING_HOURS:
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%lu working hour", "%lu working hours", n), n);
  case DESK_DEADLINE_HOURS:
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%lu hour", "%lu hours", n), n);
  }
  g_return_val_if_reached (NULL);
}

/* How much time, without saying whether it is left or late. */
static char *
format_amount (gint64 amount, DeskDeadlineUnit unit)
{
  gulong hours = (gulong) amount / 60, minutes = (gulong) amount % 60;

  if (unit == DESK_DEADLINE_CALENDAR_DAYS || unit == DESK_DEADLINE_WORKING_DAYS)
    return desk_deadline_format_limit (amount, unit);
  if (hours == 0)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%lu minute", "%lu minutes", minutes), minutes);
  if (minutes == 0)
    return desk_deadline_format_limit ((gint64) hours, unit);
  /* Translators: hours and minutes, short */
  return g_strdup_printf (_("%lu h %lu min"), hours, minutes);
}

char *
desk_deadline_format_remaining (gint64 remaining, DeskDeadlineUnit unit)
{
  gboolean days = unit == DESK_DEADLINE_CALENDAR_DAYS || unit == DESK_DEADLINE_WORKING_DAYS;
  g_autofree char *amount = NULL;

  if (remaining == 0)
    return g_strdup (days ? _("due today") : _("due now"));
  amount = format_amount (ABS (remaining), unit);
  /* Translators: %s is an amount of time such as “3 working days” */
  return g_strdup_printf (remaining > 0 ? _("%s left") : _("overdue by %s"), amount);
}

const char *
desk_deadline_why_text (DeskDeadlineWhy why)
{
  switch (why) {
  case DESK_DEADLINE_WHY_START:
    return _("start, not counted");
  case DESK_DEADLINE_WHY_CALENDAR:
    return _("counted");
  case DESK_DEADLINE_WHY_WORKING:
    return _("working day");
  case DESK_DEADLINE_WHY_SHIFTED:
    return _("weekend worked");
  case DESK_DEADLINE_WHY_WEEKEND:
    return _("weekend");
  case DESK_DEADLINE_WHY_HOLIDAY:
    return _("public holiday");
  case DESK_DEADLINE_WHY_EXCLUDED:
    return _("does not count");
  }
  g_return_val_if_reached ("");
}
