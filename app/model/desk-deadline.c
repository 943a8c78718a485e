/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/desk-deadline.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/desk-date.h"
#include "model/desk-error.h"

#define MINUTE_US ((gint64) 60 * G_USEC_PER_SEC)
#define HOUR_US (60 * MINUTE_US)

/* Longer walks than this end in the refusal: a pause that never ends. */
#define MAX_DAYS (2 * DESK_DEADLINE_MAX_LIMIT + 3660)

typedef struct {
  DeskCalendar *calendar;
  DeskDeadlineUnit unit;
  GTimeZone *zone;
  gint64 start_us;
  DeskDeadlineSpan *excluded; /* sorted, apart from one another */
  gsize n_excluded;
  gboolean provisional;
} Walk;

GArray *
desk_deadline_trace_new (void)
{
  return g_array_new (FALSE, TRUE, sizeof (DeskDeadlineDay));
}

static gboolean
is_working_unit (DeskDeadlineUnit unit)
{
  return unit == DESK_DEADLINE_WORKING_DAYS || unit == DESK_DEADLINE_WORKING_HOURS;
}

static gboolean
is_hour_unit (DeskDeadlineUnit unit)
{
  return unit == DESK_DEADLINE_WORKING_HOURS || unit == DESK_DEADLINE_HOURS;
}

static int
compare_spans (gconstpointer a, gconstpointer b)
{
  const DeskDeadlineSpan *one = a, *two = b;

  return (one->from_us > two->from_us) - (one->from_us < two->from_us);
}

/* Takes a sorted copy of the spans with overlaps joined and empty ones left out. */
static gboolean
take_excluded (Walk *walk, const DeskDeadlineSpan *spans, gsize n_spans, GError **error)
{
  gsize kept = 0;

  walk->excluded = g_new (DeskDeadlineSpan, n_spans + 1);
  for (gsize i = 0; i < n_spans; i++) {
    if (spans[i].to_us < spans[i].from_us) {
      g_set_error_literal (error, DESK_MODEL_ERROR, DESK_MODEL_ERROR_INVALID,
                           _("A time that does not count ends before it starts. Check its two ends."));
      return FALSE;
    }
    if (spans[i].to_us > spans[i].from_us)
      walk->excluded[kept++] = spans[i];
  }
  qsort (walk->excluded, kept, sizeof *walk->excluded, compare_spans);
  for (gsize i = 0; i < kept; i++) {
    DeskDeadlineSpan *last = walk->n_excluded > 0 ? &walk->excluded[walk->n_excluded - 1] : NULL;

    if (last != NULL && walk->excluded[i].from_us <= last->to_us)
      last->to_us = MAX (last->to_us, walk->excluded[i].to_us);
    else
      walk->excluded[walk->n_excluded++] = walk->excluded[i];
  }
  return TRUE;
}

/* The first time that does not count and falls in [from, to), or NULL. */
static const DeskDeadlineSpan *
touches_excluded (const Walk *walk, gint64 from_us, gint64 to_us)
{
  for (gsize i = 0; i < walk->n_excluded; i++)
    if (walk->excluded[i].from_us < to_us && walk->excluded[i].to_us > from_us)
      return &walk->excluded[i];
  return NULL;
}

static const DeskDeadlineSpan *
touches_day (const Walk *walk, const char *date)
{
  if (walk->n_excluded == 0) /* the two ends of a day are dear to know */
    return NULL;
  return touches_excluded (walk, desk_date_to_us (date, walk->zone), desk_date_end_us (date, walk->zone) + 1);
}

/* Counts the free microseconds of [from, to) off @left; when that reaches zero
 * the instant is stored in @end and TRUE is returned. */
static gboolean
count_span (const Walk *walk, gint64 from_us, gint64 to_us, gint64 *left, gint64 *end_us)
{
  for (gsize i = 0; i <= walk->n_excluded && from_us < to_us; i++) {
    const DeskDeadlineSpan *next = i < walk->n_excluded ? &walk->excluded[i] : NULL;
    gint64 free_to = next != NULL ? CLAMP (next->from_us, from_us, to_us) : to_us;

    if (free_to - from_us >= *left) {
      *end_us = from_us + *left;
      *left = 0;
      return TRUE;
    }
    *left -= free_to - from_us;
    from_us = next != NULL ? MAX (from_us, next->to_us) : to_us;
  }
  return FALSE;
}

/* The spans of @date in which time counts, from @start_us on. */
static guint
counted_spans (const Walk *walk, const char *date, const DeskDayInfo *info, DeskDeadlineSpan spans[2])
{
  const DeskWorkHours *hours = desk_calendar_get_hours (walk->calendar);
  int minutes[2][2] = { { hours->morning_from, hours->morning_to }, { hours->afternoon_from, hours->afternoon_to } };
  guint n = 0;

  if (walk->unit == DESK_DEADLINE_HOURS) {
    minutes[0][0] = 0;
    minutes[0][1] = 24 * 60;
    minutes[1][0] = minutes[1][1] = 0;
  } else if (!info->working) {
    return 0;
  }
  for (guint i = 0; i < 2; i++) {
    gint64 from = MAX (desk_date_at_us (date, minutes[i][0], walk->zone), walk->start_us);
    gint64 to = desk_date_at_us (date, minutes[i][1], walk->zone);

    if (from < to)
      spans[n++] = (DeskDeadlineSpan) { from, to, NULL };
  }
  return n;
}

static DeskDeadlineWhy
why_of_day (const Walk *walk, const DeskDayInfo *info)
{
  if (!is_working_unit (walk->unit))
    return DESK_DEADLINE_WHY_CALENDAR;
  switch (info->kind) {
  case DESK_DAY_WEEKEND:
    return DESK_DEADLINE_WHY_WEEKEND;
  case DESK_DAY_HOLIDAY:
    return DESK_DEADLINE_WHY_HOLIDAY;
  case DESK_DAY_SHIFTED:
    return DESK_DEADLINE_WHY_SHIFTED;
  case DESK_DAY_WORKING:
    break;
  }
  return DESK_DEADLINE_WHY_WORKING;
}

static gboolean
why_counts (DeskDeadlineWhy why)
{
  return why == DESK_DEADLINE_WHY_CALENDAR || why == DESK_DEADLINE_WHY_WORKING || why == DESK_DEADLINE_WHY_SHIFTED;
}

static void
copy_name (DeskDeadlineDay *day, const char *name)
{
  char *to = day->name;

  if (name == NULL)
    return;
  g_strlcpy (to, name, sizeof day->name);
  while (!g_utf8_validate (to, -1, NULL)) /* a character cut in two */
    to[strlen (to) - 1] = '\0';
}

static void
exclude (DeskDeadlineDay *day, const DeskDeadlineSpan *span)
{
  day->why = DESK_DEADLINE_WHY_EXCLUDED;
  copy_name (day, span->name);
}

/* Counts one day of a limit in days; TRUE on the last. */
static gboolean
count_day (const Walk *walk, gboolean first, gint64 *left, DeskDeadlineDay *day, gint64 *due_us)
{
  const DeskDeadlineSpan *span = first || !why_counts (day->why) ? NULL : touches_day (walk, day->date);

  if (first)
    day->why = DESK_DEADLINE_WHY_START;
  else if (span != NULL)
    exclude (day, span);
  day->counted = why_counts (day->why);
  if (day->counted && --*left == 0) {
    *due_us = desk_date_end_us (day->date, walk->zone);
    return TRUE;
  }
  return FALSE;
}

/* Counts the hours of one day; TRUE when the limit is reached. */
static gboolean
count_hours (const Walk *walk, const DeskDayInfo *info, gint64 *left, DeskDeadlineDay *day, gint64 *due_us)
{
  DeskDeadlineSpan spans[2];
  guint n = counted_spans (walk, day->date, info, spans);
  gint64 before = *left;
  const DeskDeadlineSpan *excluded = NULL;
  gboolean reached = FALSE;

  for (guint i = 0; i < n && !reached; i++) {
    if (excluded == NULL)
      excluded = touches_excluded (walk, spans[i].from_us, spans[i].to_us);
    reached = count_span (walk, spans[i].from_us, spans[i].to_us, left, due_us);
  }
  day->counted = *left < before;
  if (!day->counted && why_counts (day->why)) {
    if (excluded != NULL)
      exclude (day, excluded);
    else
      day->why = DESK_DEADLINE_WHY_START;
  }
  return reached;
}

static gboolean
walk_days (Walk *walk, gint64 limit, GArray *trace, gint64 *due_us)
{
  gboolean hours = is_hour_unit (walk->unit);
  gint64 total = hours ? limit * HOUR_US : limit;
  gint64 left = total;
  gboolean reached = FALSE;
  DeskDeadlineDay day = { 0 };
  char first[DESK_DATE_STR_LEN];

  desk_date_from_us (walk->start_us, walk->zone, first);
  guint32 julian = desk_date_to_julian (first);
  for (guint i = 0; i < MAX_DAYS && !reached && julian != 0; i++, julian++) {
    DeskDayInfo info = { 0 };

    memset (&day, 0, sizeof day);
    if (!desk_date_from_julian (julian, day.date))
      break;
    desk_calendar_look_up_julian (walk->calendar, julian, &info);
    day.why = why_of_day (walk, &info);
    copy_name (&day, info.name);
    day.provisional = info.provisional && is_working_unit (walk->unit);
    if (hours)
      reached = count_hours (walk, &info, &left, &day, due_us);
    else
      reached = count_day (walk, i == 0, &left, &day, due_us);
    walk->provisional |= day.provisional && (hours || i > 0);
    day.number = hours ? (total - left) / MINUTE_US : total - left;
    if (trace != NULL)
      g_array_append_val (trace, day);
  }
  return reached;
}

gboolean
desk_deadline_compute (DeskCalendar *calendar, gint64 start_us, gint64 limit, DeskDeadlineUnit unit,
                       const DeskDeadlineSpan *excluded, gsize n_excluded, GTimeZone *zone, GArray *trace,
                       gint64 *due_us, gboolean *provisional, GError **error)
{
  Walk walk = { .calendar = calendar, .unit = unit, .zone = zone, .start_us = start_us };
  gboolean reached = FALSE;
  gint64 due = 0;
  guint traced = trace != NULL ? trace->len : 0;

  g_return_val_if_fail (calendar != NULL && due_us != NULL, FALSE);
  g_return_val_if_fail (excluded != NULL || n_excluded == 0, FALSE);

  if (limit < 1 || limit > DESK_DEADLINE_MAX_LIMIT) {
    g_set_error (error, DESK_MODEL_ERROR, DESK_MODEL_ERROR_INVALID,
                 _("A time limit must be from 1 to %d. Check the limit of the type of case."), DESK_DEADLINE_MAX_LIMIT);
    return FALSE;
  }
  if (take_excluded (&walk, excluded, n_excluded, error)) {
    reached = walk_days (&walk, limit, trace, &due);
    if (!reached)
      g_set_error_literal (error, DESK_MODEL_ERROR, DESK_MODEL_ERROR_INVALID,
                           _("The end of the time limit cannot be reached, because too much time does not count. "
                             "End the pause first."));
  }
  g_free (walk.excluded);
  if (!reached) {
    if (trace != NULL)
      g_array_set_size (trace, traced);
    return FALSE;
  }
  *due_us = due;
  if (provisional != NULL)
    *provisional = walk.provisional;
  return TRUE;
}

/* Working days after @from up to @to. */
static gint64
working_days_after (DeskCalendar *calendar, const char *from, const char *to)
{
  char next[DESK_DATE_STR_LEN];

  return desk_date_add_days (from, 1, next) ? desk_calendar_count_working_days (calendar, next, to) : 0;
}

static gint64
working_us_between (DeskCalendar *calendar, gint64 from_us, gint64 to_us, GTimeZone *zone)
{
  Walk walk = { .calendar = calendar, .unit = DESK_DEADLINE_WORKING_HOURS, .zone = zone, .start_us = from_us };
  char date[DESK_DATE_STR_LEN], last[DESK_DATE_STR_LEN];
  gint64 sum = 0;

  desk_date_from_us (from_us, zone, date);
  desk_date_from_us (to_us, zone, last);
  while (strcmp (date, last) <= 0) {
    DeskDeadlineSpan spans[2] = { { 0 } };
    DeskDayInfo info = { 0 };
    guint n;

    desk_calendar_look_up (calendar, date, &info);
    n = counted_spans (&walk, date, &info, spans);
    for (guint i = 0; i < n; i++)
      sum += MAX (MIN (spans[i].to_us, to_us) - spans[i].from_us, 0);
    if (!desk_date_add_days (date, 1, date))
      break;
  }
  return sum;
}

/* What lies between two instants, the earlier first. */
static gint64
between (DeskCalendar *calendar, gint64 from_us, gint64 to_us, DeskDeadlineUnit unit, GTimeZone *zone)
{
  char from[DESK_DATE_STR_LEN], to[DESK_DATE_STR_LEN];

  desk_date_from_us (from_us, zone, from);
  desk_date_from_us (to_us, zone, to);
  switch (unit) {
  case DESK_DEADLINE_CALENDAR_DAYS:
    return desk_date_days_between (from, to);
  case DESK_DEADLINE_WORKING_DAYS:
    return working_days_after (calendar, from, to);
  case DESK_DEADLINE_WORKING_HOURS:
    return working_us_between (calendar, from_us, to_us, zone) / MINUTE_US;
  case DESK_DEADLINE_HOURS:
    break;
  }
  return (to_us - from_us) / MINUTE_US;
}

gint64
desk_deadline_remaining (DeskCalendar *calendar, gint64 now_us, gint64 due_us, DeskDeadlineUnit unit, GTimeZone *zone)
{
  g_return_val_if_fail (calendar != NULL, 0);

  if (now_us <= due_us)
    return between (calendar, now_us, due_us, unit, zone);
  /* Late on a free day is late all the same. */
  return -MAX (between (calendar, due_us, now_us, unit, zone), 1);
}
