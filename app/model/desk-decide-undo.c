/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Undo: the inverse of the newest events of a record, appended: of one, or of all that a command made. */
#include <glib/gi18n-lib.h>

#include "model/desk-decide-private.h"

static gboolean
is_undoable (const DeskDecision *self, const DeskEvent *event)
{
  static const char *const record_kinds[] = { "created", "changed", "withdrawn", NULL };
  const DeskAct *act = desk_type_is_a (self->type, "case") ? desk_act_find_by_kind (event->kind) : NULL;

  return act != NULL ? (act->flags & DESK_ACT_UNDOABLE) != 0 : g_strv_contains (record_kinds, event->kind);
}

/* The newest events of the record that are undone together, or 0 with a problem said. */
static guint
count_undone (DeskDecision *self, const GPtrArray *events)
{
  const char *event = desk_values_get_text (self->part->mine, "event");
  const char *command = desk_values_get_text (self->part->mine, "command");
  const DeskEvent *newest = events != NULL && events->len > 0 ? g_ptr_array_index (events, events->len - 1) : NULL;
  guint n = 0;
  DeskUuid uid;

  if (!desk_uuid_parse (event != NULL ? event : command, &uid))
    {
      desk_decision_problem (self, "event", "required", _("Which event to undo was not said."));
      return 0;
    }
  if (newest == NULL || !desk_uuid_equal (&newest->uid, &self->snapshot->last_event))
    {
      desk_decision_problem (self, NULL, "undo", _("This cannot be undone."));
      return 0;
    }
  if (!desk_uuid_equal (&uid, event != NULL ? &newest->uid : &newest->command))
    {
      desk_decision_problem (self, NULL, "undo", _("Something was done after it: it can no longer be undone."));
      return 0;
    }
  if (event != NULL)
    return 1;
  while (n < events->len && desk_uuid_equal (&((DeskEvent *) g_ptr_array_index (events, events->len - 1 - n))->command, &uid))
    n++;
  return n;
}

/* Whether all of them may be undone; says why not. */
static gboolean
may_undo (DeskDecision *self, const GPtrArray *events, guint n, gboolean *by_rule)
{
  gboolean whole_command = desk_values_get_text (self->part->mine, "event") == NULL;

  for (guint i = events->len - n; i < events->len; i++)
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

/* The record as it was before the last @n events. */
static DeskSnapshot *
before_last (DeskDecision *self, const GPtrArray *events, guint n)
{
  DeskSnapshot *before = desk_snapshot_copy (self->snapshot);

  for (guint i = events->len; i > events->len - n; i--)
    {
      DeskEvent *event = g_ptr_array_index (events, i - 1);
      g_autoptr (DeskEventBody) body = desk_event_body_from_json (event->body, NULL);
      g_autoptr (DeskEventBody) inverse = desk_event_body_invert (body);
      g_autofree char *json = desk_event_body_to_json (inverse);
      DeskEvent undone = { .uid = event->uid, .record = event->record, .seq = self->snapshot->last_seq, .at_us = self->snapshot->changed_us, .body = json };
      desk_fold (before, &undone, NULL);
    }
  return before;
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
  guint n = count_undone (self, events);
  gboolean by_rule = FALSE;
  g_autoptr (DeskEventBody) body = NULL;

  if (n == 0 || !may_undo (self, events, n, &by_rule))
    return;
  if (n == events->len)
    body = withdraw (self);
  else
    {
      desk_snapshot_free (self->next);
      self->next = before_last (self, events, n);
      if (by_rule)
        keep_marks (self);
      body = desk_event_body_new ();
      desk_decision_add_changes (self, body, self->snapshot, self->next);
    }
  body->undoes = desk_uuid_to_string (&self->snapshot->last_event);
  /* Somebody may have taken a name or code that was given up. */
  desk_decision_check_unique (self);
  if (self->n_faults == 0)
    desk_decision_emit (self, n == events->len ? "withdrawn" : "undone", g_steal_pointer (&body));
}
