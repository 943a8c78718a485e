/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An older copy of the store was taken as the right one: by whom, when, and what was given up with that. */
#include <glib/gi18n-lib.h>

#include "model/desk-decide-private.h"

void
desk_decision_accept_loss (DeskDecision *self)
{
  static const char *const needed[] = { "desk", "had", "head_expected" };
  g_autoptr (DeskEventBody) body = desk_event_body_new ();

  if (!g_str_equal (self->type->name, "loss"))
    {
      desk_decision_problem (self, NULL, "unknown", _("There is no such act on a record of this type."));
      return;
    }
  desk_decision_take_fields (self, DESK_TAKE_COMPUTED, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (needed); i++)
    if (desk_value_is_none (desk_snapshot_get (self->next, needed[i])))
      desk_decision_problem (self, needed[i], "required", _("What is given up was not said."));
  if (self->n_faults > 0)
    return;
  desk_decision_set_integer (self, "accepted_at", self->env->now_us);
  desk_case_set_if_known (self->next->values, "accepted_by", desk_decision_get_person (self));
  desk_decision_add_changes (self, body, self->snapshot, self->next);
  desk_decision_emit (self, "loss-accepted", g_steal_pointer (&body));
}
