/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/desk-due-trace.h"

#include "model/desk-act.h"
#include "model/desk-date.h"

#include <glib/gi18n-lib.h>
#include <string.h>

void
desk_due_trace_free (DeskDueTrace *trace)
{
  if (trace == NULL)
    return;
  g_array_unref (trace->days);
  g_free (trace);
}

/* The limit that runs first, else the one met last. */
static DeskValues *
find_row (const DeskType *type, const DeskSnapshot *snapshot)
{
  const char *what = desk_snapshot_get_text (snapshot, "due_what");
  DeskValues *found = NULL;

  for (guint n = 1; n <= desk_snapshot_get_n_rows (snapshot, "deadline"); n++)
    {
      DeskValues *row = desk_snapshot_get_row (snapshot, "deadline", n);
      gint64 met = desk_values_get_integer (row, "met_at");

      if (desk_limit_find (type, desk_values_get_text (row, "name")) == NULL)
        continue;
      if (what != NULL ? met == 0 && g_strcmp0 (desk_values_get_text (row, "name"), what) == 0
                       : found == NULL || desk_values_get_integer (found, "due_at") <= desk_values_get_integer (row, "due_at"))
        found = row;
    }
  return found;
}

/* An act, or "step:NAME". */
static const char *
find_start_label (const DeskType *type, const DeskDeadline *limit)
{
  const DeskAct *act = desk_act_find (limit->starts);
  const DeskCaseStep *step = type->rules != NULL ? type->rules->steps : NULL;

  for (; act == NULL && step != NULL && step->name != NULL; step++)
    if (g_str_has_prefix (limit->starts, "step:") && g_str_equal (limit->starts + strlen ("step:"), step->name))
      return desk_language_pick (step->label, step->label_zh);
  return act != NULL ? desk_act_get_label (act) : limit->starts;
}

DeskDueTrace *
desk_due_trace_new (const DeskType *type, const DeskSnapshot *snapshot, const DeskCounting *counting)
{
  DeskValues *row;
  g_autoptr (GArray) spans = NULL;
  g_autoptr (DeskDueTrace) trace = NULL;

  g_return_val_if_fail (type != NULL && snapshot != NULL && counting != NULL, NULL);
  row = find_row (type, snapshot);
  if (row == NULL)
    return NULL;
  trace = g_new0 (DeskDueTrace, 1);
  trace->days = desk_deadline_trace_new ();
  trace->limit = desk_local_rules_find (counting->rules, type, desk_values_get_text (row, "name"));
  trace->local = desk_local_rules_has (counting->rules, type, desk_values_get_text (row, "name"));
  trace->starts = find_start_label (type, trace->limit);
  trace->start_us = desk_values_get_integer (row, "starts_at");
  trace->due_us = desk_values_get_integer (row, "due_at");
  trace->met_us = desk_values_get_integer (row, "met_at");
  trace->extended = desk_values_get_integer (row, "extended");
  trace->length = trace->limit->limit + trace->extended;
  spans = desk_case_find_spans (type, trace->limit, snapshot);
  trace->n_excluded = spans->len;
  if (!desk_deadline_compute (counting->calendar, trace->start_us, trace->length, (DeskDeadlineUnit) trace->limit->unit,
                              (const DeskDeadlineSpan *) (gpointer) spans->data, spans->len, counting->zone, trace->days, &trace->counted_us, &trace->provisional, NULL))
    return NULL;
  return g_steal_pointer (&trace);
}

gboolean
desk_due_trace_counts_days (const DeskDueTrace *trace)
{
  g_return_val_if_fail (trace != NULL, FALSE);
  return trace->limit->unit == DESK_COUNT_CALENDAR_DAYS || trace->limit->unit == DESK_COUNT_WORKING_DAYS;
}

char *
desk_due_trace_day (const DeskDueTrace *trace, GTimeZone *zone)
{
  g_return_val_if_fail (trace != NULL, NULL);
  return desk_date_format_day (trace->due_us, zone, DESK_DATE_MEDIUM);
}

char *
desk_due_trace_summary (const DeskDueTrace *trace, GTimeZone *zone)
{
  g_autofree char *length = desk_deadline_format_limit (trace->length, (DeskDeadlineUnit) trace->limit->unit);
  char date[DESK_DATE_STR_LEN], next[DESK_DATE_STR_LEN];
  g_autofree char *from = NULL;

  desk_date_from_us (trace->start_us, zone, date);
  if (!desk_due_trace_counts_days (trace))
    {
      from = desk_date_format_time (trace->start_us, zone);
      /* Translators: %1$s is a limit (24 hours), %2$s an act (Register), %3$s a time */
      return g_strdup_printf (_("%1$s from “%2$s” on %3$s."), length, trace->starts, from);
    }
  if (!desk_date_add_days (date, 1, next))
    g_strlcpy (next, date, sizeof next);
  from = desk_date_format (next, DESK_DATE_MEDIUM);
  /* Translators: %1$s is a date, %2$s an act (Hand over), %3$s a limit (5 working days) */
  return g_strdup_printf (_("Counted from %1$s, the day after “%2$s”: %3$s; the last of them is the day it is due."), from, trace->starts, length);
}

char *
desk_due_trace_number (const DeskDueTrace *trace, const DeskDeadlineDay *day)
{
  g_return_val_if_fail (trace != NULL && day != NULL, NULL);
  if (!day->counted)
    return g_strdup (_("not counted"));
  if (desk_due_trace_counts_days (trace))
    /* Translators: the n-th day of a limit */
    return g_strdup_printf (_("Day %u"), (guint) day->number);
  if (day->number % 60 == 0)
    return g_strdup_printf (_("%u h"), (guint) (day->number / 60));
  return g_strdup_printf (_("%u h %u min"), (guint) (day->number / 60), (guint) (day->number % 60));
}

char *
desk_due_trace_to_text (const DeskDueTrace *trace, GTimeZone *zone)
{
  GString *text = g_string_new (NULL);
  g_autofree char *day = NULL, *summary = NULL;

  g_return_val_if_fail (trace != NULL, NULL);
  day = desk_due_trace_day (trace, zone);
  summary = desk_due_trace_summary (trace, zone);
  g_string_append_printf (text, _("Due on %s"), day);
  g_string_append_printf (text, "\n%s\n", summary);
  for (guint i = 0; i < trace->days->len; i++)
    {
      const DeskDeadlineDay *one = &g_array_index (trace->days, DeskDeadlineDay, i);
      g_autofree char *number = desk_due_trace_number (trace, one);
      g_string_append_printf (text, "%s\t%s\t%s%s%s\t%s\n", one->date, desk_date_weekday_name (desk_date_weekday (one->date)),
                              desk_deadline_why_text (one->why), *one->name != '\0' ? " " : "", one->name, number);
    }
  if (trace->limit->basis != NULL)
    g_string_append_printf (text, _("Rule: %s"), desk_language_pick (trace->limit->basis, trace->limit->basis_zh));
  return g_string_free (text, FALSE);
}
