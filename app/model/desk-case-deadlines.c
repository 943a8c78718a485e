/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Limits of a case: rows of type "deadline", and the case's own due date. */
#include <glib/gi18n-lib.h>

#include "model/desk-deadline.h"
#include "model/desk-decide-private.h"

G_STATIC_ASSERT ((int) DESK_COUNT_CALENDAR_DAYS == (int) DESK_DEADLINE_CALENDAR_DAYS);
G_STATIC_ASSERT ((int) DESK_COUNT_WORKING_DAYS == (int) DESK_DEADLINE_WORKING_DAYS);
G_STATIC_ASSERT ((int) DESK_COUNT_WORKING_HOURS == (int) DESK_DEADLINE_WORKING_HOURS);
G_STATIC_ASSERT ((int) DESK_COUNT_HOURS == (int) DESK_DEADLINE_HOURS);

static const DeskDeadline no_limits[] = { { NULL } };

static const DeskDeadline *
limits_of (const DeskDecision *self)
{
  return self->type->rules != NULL && self->type->rules->deadlines != NULL ? self->type->rules->deadlines : no_limits;
}

static const DeskDeadline *
find_limit (const DeskDecision *self, const char *name)
{
  for (const DeskDeadline *limit = limits_of (self); limit->name != NULL; limit++)
    if (g_strcmp0 (limit->name, name) == 0)
      return limit;
  return NULL;
}

static gboolean
is_met_by (const DeskDeadline *limit, const char *act)
{
  g_auto (GStrv) acts = g_strsplit (limit->met_by != NULL ? limit->met_by : "", " ", -1);

  return g_strv_contains ((const char *const *) acts, act);
}

static gboolean
is_running (const DeskValues *row)
{
  return desk_values_get_size (row) > 0 && desk_value_is_none (desk_values_get (row, "met_at"));
}

static void
add_span (GArray *spans, gint64 from, gint64 to)
{
  DeskDeadlineSpan span = { from, to };

  if (from > 0 && to >= from)
    g_array_append_val (spans, span);
}

/* Pauses and steps that do not count, as far as they are over: while one lasts
 * the light says so, and the limit moves when it ends. */
static GArray *
find_spans (const DeskDecision *self)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (DeskDeadlineSpan));

  for (guint n = 1; n <= desk_snapshot_get_n_rows (self->next, "pause"); n++)
    {
      DeskValues *row = desk_snapshot_get_row (self->next, "pause", n);
      add_span (spans, desk_values_get_integer (row, "from_at"), desk_values_get_integer (row, "to_at"));
    }
  for (guint n = 1; n <= desk_snapshot_get_n_rows (self->next, "step"); n++)
    {
      DeskValues *row = desk_snapshot_get_row (self->next, "step", n);
      const DeskCaseStep *step = desk_case_find_step (self->type, desk_values_get_text (row, "step"));
      if (step != NULL && step->not_counted)
        add_span (spans, desk_values_get_integer (row, "entered_at"), desk_values_get_integer (row, "left_at"));
    }
  return spans;
}

static gboolean
count (DeskDecision *self, const DeskDeadline *limit, gint64 start, gint64 length, const GArray *spans, gint64 *at)
{
  g_autoptr (GError) error = NULL;

  if (desk_deadline_compute (self->env->calendar, start, length, (DeskDeadlineUnit) limit->unit, (const DeskDeadlineSpan *) spans->data, spans->len,
                             self->env->zone, NULL, at, NULL, &error))
    return TRUE;
  desk_decision_problem (self, NULL, "invalid", error->message);
  return FALSE;
}

static void
write_due (DeskDecision *self, const DeskDeadline *limit, DeskValues *row)
{
  g_autoptr (GArray) spans = find_spans (self);
  gint64 start = desk_values_get_integer (row, "starts_at");
  gint64 length = limit->limit + desk_values_get_integer (row, "extended");
  gint64 due = 0, warn = start;

  if (!count (self, limit, start, length, spans, &due))
    return;
  if (limit->warn <= 0)
    warn = due;
  else if (limit->warn < length && !count (self, limit, start, length - limit->warn, spans, &warn))
    return;
  desk_values_set_integer (row, "due_at", due);
  desk_values_set_integer (row, "warn_at", warn);
}

static void
meet (DeskDecision *self, const DeskAct *act)
{
  /* An answer ends whatever ran up to it: nobody is contacted after that for a first time. */
  gboolean answers = g_str_equal (act->name, "resolve");

  for (guint n = 1; n <= desk_snapshot_get_n_rows (self->next, "deadline"); n++)
    {
      DeskValues *row = desk_snapshot_get_row (self->next, "deadline", n);
      const DeskDeadline *limit = find_limit (self, desk_values_get_text (row, "name"));
      if (is_running (row) && (answers || (limit != NULL && is_met_by (limit, act->name))))
        desk_values_set_integer (row, "met_at", self->env->now_us);
    }
}

/* A case that is reopened was not settled: what the answer met runs on from where it
 * began, unless the type gives rework a limit of its own. What waited for the
 * call-back is over. */
static void
run_on (DeskDecision *self)
{
  gint64 resolved_at = desk_snapshot_get_integer (self->snapshot, "resolved_at");
  gboolean own_limit = FALSE;

  for (const DeskDeadline *limit = limits_of (self); limit->name != NULL; limit++)
    own_limit = own_limit || g_strcmp0 (limit->starts, "reopen") == 0;
  for (guint n = 1; n <= desk_snapshot_get_n_rows (self->next, "deadline"); n++)
    {
      DeskValues *row = desk_snapshot_get_row (self->next, "deadline", n);
      const DeskDeadline *limit = find_limit (self, desk_values_get_text (row, "name"));
      if (is_running (row))
        desk_values_set_integer (row, "met_at", self->env->now_us);
      else if (!own_limit && limit != NULL && is_met_by (limit, "resolve") && resolved_at != 0 &&
               desk_values_get_integer (row, "met_at") == resolved_at)
        desk_values_set (row, "met_at", NULL);
    }
}

static void
start (DeskDecision *self, const DeskAct *act)
{
  for (const DeskDeadline *limit = limits_of (self); limit->name != NULL; limit++)
    {
      DeskValues *row = NULL;

      if (g_strcmp0 (limit->starts, act->name) != 0)
        continue;
      /* One that still runs begins anew: a second hand-over gives the second unit its full time. */
      for (guint n = 1; n <= desk_snapshot_get_n_rows (self->next, "deadline") && row == NULL; n++)
        {
          DeskValues *old = desk_snapshot_get_row (self->next, "deadline", n);
          if (is_running (old) && g_strcmp0 (desk_values_get_text (old, "name"), limit->name) == 0)
            row = old;
        }
      if (row == NULL)
        row = desk_decision_add_row (self, "deadline");
      desk_values_set_text (row, "name", limit->name);
      desk_values_set (row, "extended", NULL);
      desk_values_set_integer (row, "starts_at", self->env->now_us);
      write_due (self, limit, row);
    }
}

static void
write_next_due (DeskDecision *self)
{
  int state = desk_state_from_code (desk_snapshot_get_text (self->next, "state"));
  gboolean closed = state == DESK_STATE_STRUCK_OFF || state == DESK_STATE_WITHDRAWN || state == DESK_STATE_MERGED;
  DeskValues *next = NULL;

  for (guint n = 1; n <= desk_snapshot_get_n_rows (self->next, "deadline") && !closed; n++)
    {
      DeskValues *row = desk_snapshot_get_row (self->next, "deadline", n);
      if (is_running (row) && (next == NULL || desk_values_get_integer (row, "due_at") < desk_values_get_integer (next, "due_at")))
        next = row;
    }
  desk_values_set (self->next->values, "due_at", next != NULL ? desk_values_get (next, "due_at") : NULL);
  desk_values_set (self->next->values, "warn_at", next != NULL ? desk_values_get (next, "warn_at") : NULL);
  desk_values_set (self->next->values, "due_what", next != NULL ? desk_values_get (next, "name") : NULL);
  desk_case_schedule_rules (self);
}

guint
desk_case_find_last_limit (const DeskSnapshot *snapshot)
{
  gint64 due = 0;
  guint last = 0;

  for (guint n = 1; n <= desk_snapshot_get_n_rows (snapshot, "deadline"); n++)
    {
      DeskValues *row = desk_snapshot_get_row (snapshot, "deadline", n);
      if (is_running (row) && (last == 0 || desk_values_get_integer (row, "due_at") > due))
        {
          due = desk_values_get_integer (row, "due_at");
          last = n;
        }
    }
  return last;
}

void
desk_case_extend (DeskDecision *self, gint64 by)
{
  guint n = desk_case_find_last_limit (self->next);
  DeskValues *row = n != 0 ? desk_snapshot_get_row (self->next, "deadline", n) : NULL;
  const DeskDeadline *limit = row != NULL ? find_limit (self, desk_values_get_text (row, "name")) : NULL;

  if (limit == NULL)
    {
      desk_decision_problem (self, NULL, "blocked", _("The type of this case no longer has this limit: it cannot be extended."));
      return;
    }
  desk_values_set_integer (row, "extended", by);
  write_due (self, limit, row);
}

void
desk_case_run_deadlines (DeskDecision *self, const DeskAct *act)
{
  meet (self, act);
  if (g_str_equal (act->name, "reopen"))
    run_on (self);
  start (self, act);
  write_next_due (self);
}

void
desk_case_move_deadlines (DeskDecision *self, gint64 from_us)
{
  for (guint n = 1; n <= desk_snapshot_get_n_rows (self->next, "deadline"); n++)
    {
      DeskValues *row = desk_snapshot_get_row (self->next, "deadline", n);
      const DeskDeadline *limit = find_limit (self, desk_values_get_text (row, "name"));
      gint64 lost = self->env->now_us - from_us;

      if (!is_running (row))
        continue;
      if (limit != NULL)
        {
          write_due (self, limit, row);
          continue;
        }
      /* A limit that the type no longer has keeps its length. */
      desk_values_set_integer (row, "due_at", desk_values_get_integer (row, "due_at") + lost);
      desk_values_set_integer (row, "warn_at", desk_values_get_integer (row, "warn_at") + lost);
    }
}
