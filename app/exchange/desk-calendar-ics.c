/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Holidays as iCalendar (RFC 5545), the way calendars of them are published: an
 * entry a holiday, of whole days, whose title says 休 or 班. */
#include "exchange/desk-calendar-ics.h"

#include <glib/gi18n-lib.h>
#include <libical/ical.h>
#include <string.h>

#include "model/desk-date.h"

#define MAX_BYTES (8 * 1024 * 1024)
/* The longest there was is 9 days. */
#define MAX_DAYS 60

typedef struct {
  GPtrArray *days, *problems;
  GArray *lines; /* guint: where each entry begins */
  guint n;       /* entries seen */
  guint passed;
} Reading;

/* libical does not say where it read something. */
static GArray *
find_lines (const char *text)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (guint));
  guint line = 1;

  for (const char *at = text; at != NULL && *at != '\0'; line++)
    {
      if (g_ascii_strncasecmp (at, "BEGIN:VEVENT", 12) == 0)
        g_array_append_val (lines, line);
      at = strchr (at, '\n');
      if (at != NULL)
        at++;
    }
  return lines;
}

/* Working wins: 调休上班 has both. */
static gboolean
find_kind (const char *summary, gboolean *working)
{
  *working = strstr (summary, "班") != NULL;
  return *working || strstr (summary, "休") != NULL || strstr (summary, "假") != NULL;
}

/* 春节（休）, 春节 假期 第1天/共9天, 国庆节补班: what stands before the mark. */
static char *
find_name (const char *summary)
{
  static const char *const ends[] = { " ", "（", "(", "【", "[", "·", "-", "调休", "休", "补班", "上班", "班", "放假", "假期", NULL };
  gsize length = strlen (summary);

  for (guint i = 0; ends[i] != NULL; i++)
    {
      const char *at = strstr (summary, ends[i]);
      if (at != NULL && at > summary)
        length = MIN (length, (gsize) (at - summary));
    }
  return g_strndup (summary, length);
}

static void
format_day (icaltimetype time, char date[DESK_DATE_STR_LEN])
{
  g_snprintf (date, DESK_DATE_STR_LEN, "%04u-%02u-%02u", (guint) time.year % 10000, (guint) time.month % 100, (guint) time.day % 100);
}

static const char *
why_not (icalcomponent *event, icaltimetype start)
{
  if (icalcomponent_get_first_property (event, ICAL_RRULE_PROPERTY) != NULL || icalcomponent_get_first_property (event, ICAL_RDATE_PROPERTY) != NULL)
    return _("it recurs, as the holidays of one year do not");
  if (icaltime_is_null_time (start) || !icaltime_is_valid_time (start))
    return _("it has no day on which it begins");
  if (!icaltime_is_date (start))
    return _("it has a time of day: only whole days are taken");
  return NULL;
}

static void
add_days (Reading *self, icalcomponent *event, guint line, const char *summary, gboolean working)
{
  icaltimetype start = icalcomponent_get_dtstart (event);
  icaltimetype end = icalcomponent_get_dtend (event); /* the day after the last */
  const char *fault = why_not (event, start);
  g_autofree char *name = find_name (summary);
  char date[DESK_DATE_STR_LEN], last[DESK_DATE_STR_LEN];

  if (fault != NULL)
    {
      desk_calendar_problem (self->problems, line, NULL, _("“%1$s”: %2$s"), summary, fault);
      return;
    }
  format_day (start, date);
  if (icaltime_is_null_time (end))
    desk_date_add_days (date, 1, last);
  else
    format_day (end, last);
  if (!desk_date_valid (date) || !desk_date_valid (last) || desk_date_days_between (date, last) < 0 || desk_date_days_between (date, last) > MAX_DAYS)
    {
      desk_calendar_problem (self->problems, line, NULL, _("“%1$s”: %2$s"), summary, _("it does not end within two months after it begins"));
      return;
    }
  do
    desk_calendar_add_day (self->days, date, working, name, line);
  while (desk_date_add_days (date, 1, date) && strcmp (date, last) < 0);
}

static void
read_event (Reading *self, icalcomponent *event)
{
  guint line = self->n < self->lines->len ? g_array_index (self->lines, guint, self->n) : 0;
  const char *summary = icalcomponent_get_summary (event);
  gboolean working;

  self->n++;
  if (summary == NULL || !find_kind (summary, &working))
    self->passed++;
  else
    add_days (self, event, line, summary, working);
}

static void
walk (Reading *self, icalcomponent *component)
{
  for (icalcomponent *child = icalcomponent_get_first_component (component, ICAL_ANY_COMPONENT); child != NULL;
       child = icalcomponent_get_next_component (component, ICAL_ANY_COMPONENT))
    if (icalcomponent_isa (child) == ICAL_VEVENT_COMPONENT)
      read_event (self, child);
    else if (icalcomponent_isa (child) == ICAL_VCALENDAR_COMPONENT)
      walk (self, child);
}

static char *
load (const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *text = NULL;
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE, 0, cancellable, error);
  gsize length;

  if (info == NULL)
    return NULL;
  if (g_file_info_get_size (info) > MAX_BYTES)
    {
      g_set_error (error, DESK_EXCHANGE_ERROR, DESK_EXCHANGE_ERROR_TOO_LARGE, _("The file is larger than a calendar of holidays can be; nothing of it was taken."));
      return NULL;
    }
  if (!g_file_load_contents (file, cancellable, &text, &length, NULL, error))
    return NULL;
  if (g_utf8_validate (text, (gssize) length, NULL))
    return g_steal_pointer (&text);
  g_set_error_literal (error, DESK_EXCHANGE_ERROR, DESK_EXCHANGE_ERROR_ENCODING, _("The calendar is not UTF-8 text, as iCalendar must be; nothing of it was taken."));
  return NULL;
}

GPtrArray *
desk_calendar_ics_read (const char *path, guint *n_passed, GPtrArray *problems, GCancellable *cancellable, GError **error)
{
  g_autofree char *text = load (path, cancellable, error);
  Reading self = { .problems = problems };
  icalcomponent *root;

  if (text == NULL)
    return NULL;
  self.lines = find_lines (text);
  if (self.lines->len > DESK_CALENDAR_FILE_MAX_EVENTS)
    {
      g_set_error (error, DESK_EXCHANGE_ERROR, DESK_EXCHANGE_ERROR_TOO_LARGE,
                   _("The calendar has %1$u entries; at most %2$u are read. Nothing of it was taken."), self.lines->len, (guint) DESK_CALENDAR_FILE_MAX_EVENTS);
      g_array_unref (self.lines);
      return NULL;
    }
  root = icalparser_parse_string (text);
  if (root == NULL)
    {
      g_set_error_literal (error, DESK_EXCHANGE_ERROR, DESK_EXCHANGE_ERROR_FORMAT, _("The file is not a whole iCalendar file; nothing of it was taken."));
      g_array_unref (self.lines);
      return NULL;
    }
  self.days = desk_calendar_days_new ();
  if (icalcomponent_isa (root) == ICAL_VEVENT_COMPONENT)
    read_event (&self, root);
  else
    walk (&self, root);
  icalcomponent_free (root);
  g_array_unref (self.lines);
  *n_passed = self.passed;
  return self.days;
}
