/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A masked value was looked at: which, by whom and why, never what it says. */
#include <glib/gi18n-lib.h>

#include "model/desk-decide-private.h"
#include "model/desk-text.h"

void
desk_decision_unmask (DeskDecision *self)
{
  g_autoptr (DeskEventBody) body = desk_event_body_new ();
  const char *name = desk_values_get_text (self->part->mine, "field"), *reason = desk_values_get_text (self->part->mine, "reason");
  const DeskField *field = name != NULL ? desk_type_find_field (self->type, name) : NULL;

  if (field == NULL)
    desk_decision_problem (self, "field", "unknown", _("Records of this type have no such field."));
  else if (!desk_field_is_masked (field))
    desk_decision_problem (self, "field", "invalid", _("This value is not masked."));
  else if (desk_value_is_none (desk_snapshot_get (self->snapshot, name)))
    desk_decision_problem (self, "field", "invalid", _("There is no value to look at."));
  if (desk_text_is_blank (reason))
    desk_decision_problem (self, "reason", "required", _("Say why the value is needed."));
  if (self->n_faults > 0)
    return;
  self->why = desk_text_collapse (reason);
  body->about = g_strdup (name);
  desk_decision_emit (self, "unmasked", g_steal_pointer (&body));
}
