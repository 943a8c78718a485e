/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Undo: the inverse of the newest events of a record, appended: of one, or of all that a command made.
 *
 * Newest is what a person would call so. That somebody looked at a number or exported a
 * list changed nothing and stays; that the program counted the due dates again because
 * the calendar or a rule changed was no act on this record. Both are passed over. What
 * the recount moved is folded back with the act, so that nothing of rows that the act
 * added is left behind, and then every limit that runs is counted again. So the limits
 * the act did not touch keep the date the recount gave them, and one that the act had
 * met, which no recount looked at, gets the date it would have been given.
 */
#include <glib/gi18n-lib.h>

#include "model/desk-decide-private.h"

/* Events [from, end) are undone together; those after them are passed over. */
typedef struct {
  guint from, end;
} Span;

static gboolean
is_recount (const DeskEvent *event)
{
  return g_str_equal (event->kind, "recounted");
}

static gboolean
is_passed_over (const DeskEvent *event)
{
  return is_recount (event) || g_str_equal (event->kind, "unmasked") || g_str_equal (event->kind, "exported");
}

static gboolean
is_undoable (const DeskDecision *self, const DeskEvent *event)
{
  static const char *const record_kinds[] = { "created", "changed", "withdrawn", NULL };
  const DeskAct *act = desk_type_is_a (self->type, "case") ? desk_act_find_by_kind (event->kind) : NULL;

  return act != NULL ? (act->flags & DESK_ACT_UNDOABLE) != 0 : g_strv_contains (record_kinds, event->kind);
}

/* FALSE with a problem said. */
static gboolean
find_undone (DeskDecision *self, const GPtrArray *events, Span *span)
{
  const char *event = desk_values_get_text (self->part->mine, "event");
  const char *command = desk_values_get_text (self->part->mine, "command");
  const DeskEvent *newest;
  guint end = events != NULL ? events->len : 0;
  DeskUuid uid;

  if (!desk_uuid_parse (event != NULL ? event : command, &uid))
    {
      desk_decision_problem (self, "event", "required", _("Which event to undo was not said."));
      return FALSE;
    }
  if (end == 0 || !desk_uuid_equal (&((DeskEvent *) g_ptr_array_index (events, end - 1))->uid, &self->snapshot->last_event))
    {
      desk_decision_problem (self, NULL, "undo", _("This cannot be undone."));
      return FALSE;
    }
  while (end > 1 && is_passed_over (g_ptr_array_index (events, end - 1)))
    end--;
  newest = g_ptr_array_index (events, end - 1);
  if (!desk_uuid_equal (&uid, event != NULL ? &newest->uid : &newest->command))
    {
      desk_decision_problem (self, NULL, "undo", _("Something was done after it: it can no longer be undone."));
      return FALSE;
    }
  *span = (Span) { end - 1, end };
  while (event == NULL && span->from > 0 && desk_uuid_equal (&((DeskEvent *) g_ptr_array_index (events, span->from - 1))->command, &uid))
    span->from--;
  return TRUE;
}

/* Whether all of them may be undone; says why not. */
static gboolean
may_undo (DeskDecision *self, const GPtrArray *events, const Span *span, gboolean *by_rule)
{
  gboolean whole_command = desk_values_get_text (self->part->mine, "event") == NULL;

  for (guint i = span->from; i < span->end; i++)
    {
      const DeskEvent *event = g_ptr_array_index (events, i);
      const DeskAct *act = desk_act_find_by_kind (event->kind);
      g_autoptr (DeskEventBody) body = event->body != NULL ? desk_event_body_from_json (event->body, NULL) : NULL;

      if (!is_undoable (self, event))
        desk_decision_problem (self, NULL, "undo", _("This cannot be undone."));
      else if (!whole_command && act != NULL && (act->flags & DESK_ACT_PAIRED))
        desk_decision_problem (self, NULL, "undo", _("This changed other cases too: it is undone together with them."));
      else if (body == NULL)
        desk_decision_problem (self, NULL, "undo", _("What it changed was taken out of the store: it cannot be undone."));
      else
        *by_rule = *by_rule || body->rule != NULL;
    }
  return self->n_faults == 0;
}

/* The record as it was before them. */
static DeskSnapshot *
before (DeskDecision *self, const GPtrArray *events, const Span *span)
{
  DeskSnapshot *snapshot = desk_snapshot_copy (self->snapshot);

  for (guint i = events->len; i > span->from; i--)
    {
      const DeskEvent *event = g_ptr_array_index (events, i - 1);
      if (i > span->end && !is_recount (event))
        continue;
      g_autoptr (DeskEventBody) body = desk_event_body_from_json (event->body, NULL);
      g_autoptr (DeskEventBody) inverse = desk_event_body_invert (body);
      g_autofree char *json = desk_event_body_to_json (inverse);
      DeskEvent undone = { .uid = event->uid, .record = event->record, .seq = self->snapshot->last_seq, .at_us = self->snapshot->changed_us, .body = json };
      desk_fold (snapshot, &undone, NULL);
    }
  return snapshot;
}

/* A limit on which a rule has acted stays marked, or the rule would act again at once. */
static void
keep_marks (DeskDecision *self)
{
  for (guint n = 1; n <= desk_snapshot_get_n_rows (self->next, "deadline"); n++)
    {
      DeskValues *row = desk_snapshot_get_row (self->next, "deadline", n);
      const DeskValues *now = desk_snapshot_get_row (self->snapshot, "deadline", n);
      if (now != NULL)
        desk_values_set (row, "lifted_at", desk_values_get (now, "lifted_at"));
    }
  desk_case_schedule_rules (self);
}

/* What a record was registered with stays readable; it is only no longer there. */
static DeskEventBody *
withdraw (DeskDecision *self)
{
  DeskEventBody *body = desk_event_body_new ();

  if (desk_type_is_a (self->type, "case"))
    {
      desk_decision_set_text (self, "state", desk_state_get_code (DESK_STATE_WITHDRAWN));
      desk_decision_clear (self, "due_at");
      desk_decision_clear (self, "warn_at");
      desk_decision_clear (self, "due_what");
      desk_decision_clear (self, "due_provisional");
      desk_case_schedule_rules (self);
    }
  else
    desk_decision_set_integer (self, "withdrawn", 1);
  desk_decision_add_changes (self, body, self->snapshot, self->next);
  return body;
}

void
desk_decision_undo (DeskDecision *self)
{
  g_autoptr (GPtrArray) events = desk_decision_get_events (self);
  gboolean by_rule = FALSE;
  g_autoptr (DeskEventBody) body = NULL;
  Span span;

  if (!find_undone (self, events, &span) || !may_undo (self, events, &span, &by_rule))
    return;
  if (span.from == 0)
    body = withdraw (self);
  else
    {
      desk_snapshot_free (self->next);
      self->next = before (self, events, &span);
      if (by_rule)
        keep_marks (self);
      if (desk_type_is_a (self->type, "case"))
        desk_case_count_again (self);
      body = desk_event_body_new ();
      desk_decision_add_changes (self, body, self->snapshot, self->next);
    }
  body->undoes = desk_uuid_to_string (&((DeskEvent *) g_ptr_array_index (events, span.end - 1))->uid);
  /* Somebody may have taken a name or code that was given up. */
  desk_decision_check_unique (self);
  if (self->n_faults == 0)
    desk_decision_emit (self, span.from == 0 ? "withdrawn" : "undone", g_steal_pointer (&body));
}
