/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Limits of a case: rows of type "deadline", and the case's own due date. */
#include <glib/gi18n-lib.h>

#include "model/desk-case-deadlines.h"
#include "model/desk-core-types.h"
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

static DeskCounting
counting_of (const DeskDecision *self)
{
  return (DeskCounting) { self->env->calendar, self->env->local_rules, self->env->zone };
}

static const DeskDeadline *
find_limit (const DeskDecision *self, const char *name)
{
  return desk_local_rules_find (self->env->local_rules, self->type, name);
}

/* What an act is called in a limit: entering a step is "step:NAME". */
static char *
dup_occasion (const DeskDecision *self, const DeskAct *act)
{
  if (!g_str_equal (act->name, "step"))
    return g_strdup (act->name);
  return g_strconcat ("step:", desk_snapshot_get_text (self->next, "step"), NULL);
}

static gboolean
is_running (const DeskValues *row)
{
  return desk_values_get_size (row) > 0 && desk_value_is_none (desk_values_get (row, "met_at"));
}

static void
add_span (GArray *spans, gint64 from, gint64 to, const char *name)
{
  DeskDeadlineSpan span = { from, to, name };

  if (from > 0 && to >= from)
    g_array_append_val (spans, span);
}

/* What a person would call it: the kind of the pause, else the reason given. */
static const char *
name_of_pause (const DeskValues *row)
{
  const char *kind = desk_values_get_text (row, "kind");

  for (const DeskChoice *choice = desk_core_pauses; choice->code != NULL && kind != NULL; choice++)
    if (g_str_equal (choice->code, kind) && !g_str_equal (kind, "other"))
      return _(choice->label);
  return desk_values_get_text (row, "reason");
}

/* While such a time lasts the light says so, and the limit moves when it ends. */
GArray *
desk_case_find_spans (const DeskType *type, const DeskDeadline *limit, const DeskSnapshot *snapshot)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (DeskDeadlineSpan));

  g_return_val_if_fail (type != NULL && limit != NULL && snapshot != NULL, spans);
  for (guint n = 1; n <= desk_snapshot_get_n_rows (snapshot, "pause"); n++)
    {
      DeskValues *row = desk_snapshot_get_row (snapshot, "pause", n);
      if (limit->not_counted == NULL || desk_case_names_word (limit->not_counted, "pause") || desk_case_names_word (limit->not_counted, desk_values_get_text (row, "kind")))
        add_span (spans, desk_values_get_integer (row, "from_at"), desk_values_get_integer (row, "to_at"), name_of_pause (row));
    }
  for (guint n = 1; n <= desk_snapshot_get_n_rows (snapshot, "step"); n++)
    {
      DeskValues *row = desk_snapshot_get_row (snapshot, "step", n);
      const DeskCaseStep *step = desk_case_find_step (type, desk_values_get_text (row, "step"));
      if (step != NULL && (limit->not_counted == NULL ? step->not_counted : desk_case_names_word (limit->not_counted, step->name)))
        add_span (spans, desk_values_get_integer (row, "entered_at"), desk_values_get_integer (row, "left_at"), desk_language_pick (step->label, step->label_zh));
    }
  return spans;
}

static gboolean
set_integer (DeskValues *row, const char *name, gint64 integer)
{
  gboolean same = desk_values_get_integer (row, name) == integer;

  if (!same && integer == 0)
    desk_values_set (row, name, NULL);
  else if (!same)
    desk_values_set_integer (row, name, integer);
  return !same;
}

/* Writes when @row ends. FALSE with @error: it cannot be counted. *@moved: what is said differs. */
static gboolean
count_row (const DeskType *type, const DeskSnapshot *snapshot, const DeskDeadline *limit, DeskValues *row, const DeskCounting *counting,
           gboolean *moved, GError **error)
{
  g_autoptr (GArray) spans = desk_case_find_spans (type, limit, snapshot);
  const DeskDeadlineSpan *excluded = (const DeskDeadlineSpan *) (gpointer) spans->data;
  DeskDeadlineUnit unit = (DeskDeadlineUnit) limit->unit;
  gint64 start = desk_values_get_integer (row, "starts_at");
  gint64 length = limit->limit + desk_values_get_integer (row, "extended");
  gint64 due = 0, warn = start;
  gboolean provisional = FALSE;

  if (!desk_deadline_compute (counting->calendar, start, length, unit, excluded, spans->len, counting->zone, NULL, &due, &provisional, error))
    return FALSE;
  if (limit->warn <= 0)
    warn = due;
  else if (limit->warn < length &&
           !desk_deadline_compute (counting->calendar, start, length - limit->warn, unit, excluded, spans->len, counting->zone, NULL, &warn, NULL, error))
    return FALSE;
  *moved = set_integer (row, "due_at", due);
  *moved |= set_integer (row, "warn_at", warn);
  *moved |= set_integer (row, "provisional", provisional);
  *moved |= set_integer (row, "extend_times", limit->extend_times);
  *moved |= set_integer (row, "extend_most", limit->extend_most);
  return TRUE;
}

static void
write_due (DeskDecision *self, const DeskDeadline *limit, DeskValues *row)
{
  DeskCounting counting = counting_of (self);
  g_autoptr (GError) error = NULL;
  gboolean moved;

  if (!count_row (self->type, self->next, limit, row, &counting, &moved, &error))
    desk_decision_problem (self, NULL, "invalid", error->message);
}

static void
meet (DeskDecision *self, const DeskAct *act)
{
  /* An answer ends whatever ran up to it: nobody is contacted after that for a first time. */
  gboolean answers = g_str_equal (act->name, "resolve");
  g_autofree char *occasion = dup_occasion (self, act);

  for (guint n = 1; n <= desk_snapshot_get_n_rows (self->next, "deadline"); n++)
    {
      DeskValues *row = desk_snapshot_get_row (self->next, "deadline", n);
      const DeskDeadline *limit = find_limit (self, desk_values_get_text (row, "name"));
      if (is_running (row) && (answers || (limit != NULL && desk_case_names_word (limit->met_by, occasion))))
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
      else if (!own_limit && limit != NULL && desk_case_names_word (limit->met_by, "resolve") && resolved_at != 0 &&
               desk_values_get_integer (row, "met_at") == resolved_at)
        desk_values_set (row, "met_at", NULL);
    }
}

static void
start (DeskDecision *self, const DeskAct *act)
{
  g_autofree char *occasion = dup_occasion (self, act);

  for (const DeskDeadline *limit = limits_of (self); limit->name != NULL; limit++)
    {
      DeskValues *row = NULL;

      if (g_strcmp0 (limit->starts, occasion) != 0)
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
      desk_values_set (row, "extensions", NULL);
      desk_values_set_integer (row, "starts_at", self->env->now_us);
      write_due (self, find_limit (self, limit->name), row);
    }
}

static gboolean
is_closed (const DeskSnapshot *snapshot)
{
  int state = desk_state_from_code (desk_snapshot_get_text (snapshot, "state"));

  return state == DESK_STATE_STRUCK_OFF || state == DESK_STATE_WITHDRAWN || state == DESK_STATE_MERGED;
}

/* The case itself says which of its limits ends first. */
static void
write_next_due (DeskSnapshot *snapshot)
{
  DeskValues *next = NULL;

  for (guint n = 1; n <= desk_snapshot_get_n_rows (snapshot, "deadline") && !is_closed (snapshot); n++)
    {
      DeskValues *row = desk_snapshot_get_row (snapshot, "deadline", n);
      if (is_running (row) && (next == NULL || desk_values_get_integer (row, "due_at") < desk_values_get_integer (next, "due_at")))
        next = row;
    }
  desk_values_set (snapshot->values, "due_at", next != NULL ? desk_values_get (next, "due_at") : NULL);
  desk_values_set (snapshot->values, "warn_at", next != NULL ? desk_values_get (next, "warn_at") : NULL);
  desk_values_set (snapshot->values, "due_what", next != NULL ? desk_values_get (next, "name") : NULL);
  desk_values_set (snapshot->values, "due_provisional", next != NULL ? desk_values_get (next, "provisional") : NULL);
}

static const DeskValues *
find_running (const DeskSnapshot *snapshot, const char *name)
{
  for (guint n = desk_snapshot_get_n_rows (snapshot, "deadline"); n > 0; n--)
    {
      const DeskValues *row = desk_snapshot_get_row (snapshot, "deadline", n);
      if (is_running (row) && g_strcmp0 (desk_values_get_text (row, "name"), name) == 0)
        return row;
    }
  return NULL;
}

/* A unit that was given no day has until the limit ends, wherever that moves. What was
 * given back or recalled keeps the day it had, as does one whose limit was met. */
static void
follow_limits (DeskSnapshot *snapshot)
{
  static const char *const open[] = { "pending", "accepted", NULL };

  for (guint n = 1; n <= desk_snapshot_get_n_rows (snapshot, "handover"); n++)
    {
      DeskValues *row = desk_snapshot_get_row (snapshot, "handover", n);
      const char *limit = desk_values_get_text (row, "limit_name"), *outcome = desk_values_get_text (row, "outcome");
      const DeskValues *running = limit != NULL && outcome != NULL && g_strv_contains (open, outcome) ? find_running (snapshot, limit) : NULL;
      if (running != NULL)
        desk_values_set (row, "due_at", desk_values_get (running, "due_at"));
    }
}

/* Which limit a hand-over that says no day of its own is to follow: the last that ends. */
static void
name_limit (DeskDecision *self)
{
  guint pending = desk_case_find_pending (self->next), last = desk_case_find_last_limit (self->next);
  DeskValues *row = pending != 0 ? desk_snapshot_get_row (self->next, "handover", pending) : NULL;

  if (row != NULL && last != 0 && desk_value_is_none (desk_values_get (row, "due_at")))
    desk_values_set (row, "limit_name", desk_values_get (desk_snapshot_get_row (self->next, "deadline", last), "name"));
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

/* Once and by at most 30 days for petitions (信访工作条例 art. 34): refused with the
 * article. What may be done was written down with the date, as the rule then was. */
char *
desk_case_why_not_extended (const DeskType *type, const DeskSnapshot *snapshot)
{
  guint n = desk_case_find_last_limit (snapshot);
  const DeskValues *row = n != 0 ? desk_snapshot_get_row (snapshot, "deadline", n) : NULL;
  const DeskDeadline *limit = row != NULL ? desk_limit_find (type, desk_values_get_text (row, "name")) : NULL;
  guint may = row != NULL ? (guint) desk_values_get_integer (row, "extend_times") : 0;
  const char *label, *basis;

  if (row == NULL)
    return g_strdup (_("No limit is running."));
  if (desk_values_get_integer (row, "extensions") < may)
    return NULL;
  label = limit != NULL ? desk_language_pick (limit->label, limit->label_zh) : desk_values_get_text (row, "name");
  /* A local rule has a basis of its own. */
  basis = limit != NULL && limit->basis != NULL && limit->extend_times == may ? desk_language_pick (limit->basis, limit->basis_zh) : _("the rule of this office");
  if (may == 0)
    return g_strdup_printf (_("“%1$s” cannot be extended (%2$s)."), label, basis);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "“%1$s” was extended already: that can be done %2$u time (%3$s).",
                                       "“%1$s” was extended already: that can be done %2$u times (%3$s).", may),
                          label, may, basis);
}

static gboolean
check_extension (DeskDecision *self, const DeskDeadline *limit, const DeskValues *row, gint64 by)
{
  DeskDeadlineUnit unit = (DeskDeadlineUnit) limit->unit;
  gint64 most = desk_values_get_integer (row, "extend_most");
  gint64 left = most - desk_values_get_integer (row, "extended");
  const char *basis = desk_language_pick (limit->basis, limit->basis_zh);

  if (by <= left)
    return TRUE;
  g_autofree char *altogether = desk_deadline_format_limit (most, unit);
  g_autofree char *rest = desk_deadline_format_limit (left, unit);
  /* Translators: %1$s a limit, %2$s and %4$s an amount of time, %3$s a law and its article */
  g_autofree char *message = g_strdup_printf (_("“%1$s” may be extended by at most %2$s altogether (%3$s); %4$s can still be given."),
                                              desk_language_pick (limit->label, limit->label_zh), altogether,
                                              basis != NULL ? basis : _("the rule of this office"), rest);
  desk_decision_problem (self, "extended", "invalid", message);
  return FALSE;
}

static void
check_approval (DeskDecision *self, const DeskDeadline *limit, const DeskValues *said)
{
  if (limit->approver == NULL)
    return;
  if (desk_value_is_none (desk_values_get (said, "approved_by")))
    {
      g_autofree char *message = g_strdup_printf (_("Say who approved it: %s."), desk_language_pick (limit->approver, limit->approver_zh));
      desk_decision_problem (self, "approved_by", "required", message);
    }
  if (desk_value_is_none (desk_values_get (said, "told")))
    desk_decision_problem (self, "told", "required", _("Say what the party was told of the reason."));
}

void
desk_case_extend (DeskDecision *self, const DeskValues *said)
{
  guint n = desk_case_find_last_limit (self->next);
  DeskValues *row = n != 0 ? desk_snapshot_get_row (self->next, "deadline", n) : NULL;
  const DeskDeadline *limit = row != NULL ? find_limit (self, desk_values_get_text (row, "name")) : NULL;
  gint64 by = desk_values_get_integer (said, "extended");

  if (limit == NULL)
    {
      desk_decision_problem (self, NULL, "blocked", _("The type of this case no longer has this limit: it cannot be extended."));
      return;
    }
  if (!check_extension (self, limit, row, by))
    return;
  check_approval (self, limit, said);
  if (self->n_faults > 0)
    return;
  desk_values_set_integer (row, "extended", desk_values_get_integer (row, "extended") + by);
  desk_values_set_integer (row, "extensions", desk_values_get_integer (row, "extensions") + 1);
  desk_values_set (row, "approved_by", desk_values_get (said, "approved_by"));
  desk_values_set (row, "told", desk_values_get (said, "told"));
  write_due (self, limit, row);
}

/* A case that was closed, and a limit that was met, were passed over when due dates were
 * counted again, for another calendar or another rule. Now that they run, they are to
 * end when they would had they not been passed over. */
static void
catch_up (DeskDecision *self)
{
  DeskCounting counting = counting_of (self);

  desk_case_recount (self->type, self->next, &counting);
}

void
desk_case_run_deadlines (DeskDecision *self, const DeskAct *act)
{
  gboolean reopens = g_str_equal (act->name, "reopen");

  meet (self, act);
  if (reopens)
    run_on (self);
  if (reopens || is_closed (self->snapshot))
    catch_up (self);
  start (self, act);
  if (act->to == DESK_STATE_HANDED_OVER)
    name_limit (self);
  follow_limits (self->next);
  write_next_due (self->next);
  desk_case_schedule_rules (self);
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

gboolean
desk_case_recount (const DeskType *type, DeskSnapshot *snapshot, const DeskCounting *counting)
{
  gboolean any = FALSE;

  g_return_val_if_fail (type != NULL && snapshot != NULL && counting != NULL, FALSE);
  if (snapshot->withdrawn || is_closed (snapshot))
    return FALSE;
  for (guint n = 1; n <= desk_snapshot_get_n_rows (snapshot, "deadline"); n++)
    {
      DeskValues *row = desk_snapshot_get_row (snapshot, "deadline", n);
      const DeskDeadline *limit = desk_local_rules_find (counting->rules, type, desk_values_get_text (row, "name"));
      gboolean moved = FALSE;

      if (is_running (row) && limit != NULL && count_row (type, snapshot, limit, row, counting, &moved, NULL))
        any |= moved;
    }
  if (any)
    {
      follow_limits (snapshot);
      write_next_due (snapshot);
    }
  return any;
}

gboolean
desk_case_count_again (DeskDecision *self)
{
  DeskCounting counting = counting_of (self);

  if (!desk_case_recount (self->type, self->next, &counting))
    return FALSE;
  desk_case_schedule_rules (self);
  return TRUE;
}

void
desk_decision_recount (DeskDecision *self)
{
  g_autoptr (DeskEventBody) body = desk_event_body_new ();

  if (self->command->actor.kind != DESK_ACTOR_RULE)
    {
      desk_decision_problem (self, NULL, "unknown", _("Due dates are counted again by the program only."));
      return;
    }
  self->rule = g_strdup ("recount");
  self->why = g_strdup (desk_values_get_text (self->part->mine, "cause"));
  if (!desk_case_count_again (self))
    return;
  desk_decision_add_changes (self, body, self->snapshot, self->next);
  desk_decision_emit (self, "recounted", g_steal_pointer (&body));
}
