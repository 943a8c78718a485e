/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Undo: the inverse of the newest event of a record, appended. */
#include <glib/gi18n-lib.h>

#include "model/desk-decide-private.h"

static gboolean
is_undoable (const DeskDecision *self, const DeskEvent *event)
{
  static const char *const record_kinds[] = { "created", "changed", "withdrawn", NULL };
  const DeskAct *act = desk_type_is_a (self->type, "case") ? desk_act_find_by_kind (event->kind) : NULL;

  return act != NULL ? (act->flags & DESK_ACT_UNDOABLE) != 0 : g_strv_contains (record_kinds, event->kind);
}

static DeskEventBody *
invert (const DeskEventBody *body)
{
  DeskEventBody *inverse = desk_event_body_new ();

  for (guint i = 0; i < body->changes->len; i++)
    {
      const DeskChange *change = g_ptr_array_index (body->changes, i);
      desk_event_body_add (inverse, change->field, &change->new_value, &change->old_value);
    }
  for (guint i = 0; i < body->rows->len; i++)
    {
      const DeskRowChange *row = g_ptr_array_index (body->rows, i);
      for (guint j = 0; j < row->changes->len; j++)
        {
          const DeskChange *change = g_ptr_array_index (row->changes, j);
          desk_event_body_add_row (inverse, row->row, row->number, change->field, &change->new_value, &change->old_value);
        }
    }
  return inverse;
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
    }
  else
    desk_decision_set_integer (self, "withdrawn", 1);
  desk_decision_add_changes (self, body, self->snapshot, self->next);
  return body;
}

void
desk_decision_undo (DeskDecision *self)
{
  const char *text = desk_values_get_text (self->part->mine, "event");
  g_autoptr (GPtrArray) events = desk_decision_get_events (self);
  DeskEvent *event = events != NULL && events->len > 0 ? g_ptr_array_index (events, events->len - 1) : NULL;
  g_autoptr (DeskEventBody) body = NULL;
  g_autoptr (DeskEventBody) inverse = NULL;
  DeskUuid uid;

  if (!desk_uuid_parse (text, &uid))
    {
      desk_decision_problem (self, "event", "required", _("Which event to undo was not said."));
      return;
    }
  if (!desk_uuid_equal (&uid, &self->snapshot->last_event))
    {
      desk_decision_problem (self, NULL, "undo", _("Something was done after it: it can no longer be undone."));
      return;
    }
  if (event == NULL || !desk_uuid_equal (&event->uid, &uid) || !is_undoable (self, event))
    {
      desk_decision_problem (self, NULL, "undo", _("This cannot be undone."));
      return;
    }
  body = event->body != NULL ? desk_event_body_from_json (event->body, NULL) : NULL;
  if (body == NULL)
    {
      desk_decision_problem (self, NULL, "undo", _("What it changed was taken out of the store: it cannot be undone."));
      return;
    }
  inverse = self->snapshot->version == 1 ? withdraw (self) : invert (body);
  inverse->undoes = g_strdup (text);
  for (guint i = 0; i < inverse->changes->len; i++)
    {
      const DeskChange *change = g_ptr_array_index (inverse->changes, i);
      desk_values_set (self->next->values, change->field, &change->new_value);
    }
  /* Somebody may have taken a name or code that was given up. */
  desk_decision_check_unique (self);
  if (self->n_faults == 0)
    desk_decision_emit (self, self->snapshot->version == 1 ? "withdrawn" : "undone", g_steal_pointer (&inverse));
}
