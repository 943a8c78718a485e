/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any record: created, changed, withdrawn. */
#include <glib/gi18n-lib.h>

#include "model/desk-decide-private.h"

void
desk_decision_create (DeskDecision *self)
{
  g_autoptr (DeskEventBody) body = desk_event_body_new ();

  desk_decision_take_fields (self, DESK_TAKE_NEW, NULL);
  desk_decision_check_required (self, TRUE);
  desk_decision_check_bounds (self);
  desk_decision_check_unique (self);
  desk_decision_check_whole (self);
  if (self->n_faults > 0)
    return;
  desk_decision_add_changes (self, body, self->snapshot, self->next);
  desk_decision_emit (self, "created", g_steal_pointer (&body));
}

static gboolean
is_over (const DeskDecision *self)
{
  int state = desk_type_is_a (self->type, "case") ? desk_state_from_code (desk_snapshot_get_text (self->snapshot, "state")) : -1;

  return state == DESK_STATE_WITHDRAWN || state == DESK_STATE_MERGED;
}

void
desk_decision_change (DeskDecision *self)
{
  g_autoptr (DeskEventBody) body = desk_event_body_new ();

  if (is_over (self))
    {
      desk_decision_problem (self, NULL, "state", _("This case was withdrawn or merged and can no longer be changed."));
      return;
    }
  desk_decision_take_fields (self, 0, NULL);
  desk_decision_check_required (self, FALSE);
  desk_decision_check_bounds (self);
  desk_decision_check_unique (self);
  desk_decision_check_whole (self);
  if (self->n_faults > 0)
    return;
  desk_decision_add_changes (self, body, self->snapshot, self->next);
  if (body->changes->len > 0)
    desk_decision_emit (self, "changed", g_steal_pointer (&body));
}

void
desk_decision_withdraw (DeskDecision *self)
{
  g_autoptr (DeskEventBody) body = desk_event_body_new ();
  const DeskValue *reason = desk_decision_get_mine (self, "reason");
  g_autoptr (GPtrArray) names = desk_decision_get_names (self);

  for (guint i = 0; i < names->len; i++)
    if (!g_str_equal (g_ptr_array_index (names, i), "reason"))
      desk_decision_problem (self, g_ptr_array_index (names, i), "unknown", _("Withdrawing a record takes a reason only."));
  if (self->n_faults > 0)
    return;
  if (reason != NULL)
    self->why = g_strdup (desk_value_get_text (reason));
  desk_decision_set_integer (self, "withdrawn", 1);
  desk_decision_add_changes (self, body, self->snapshot, self->next);
  desk_decision_emit (self, "withdrawn", g_steal_pointer (&body));
}
