/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Personal data left the program: a list that was saved, by whom and what for. */
#include <glib/gi18n-lib.h>

#include "model/desk-decide-private.h"
#include "model/desk-text.h"

void
desk_decision_export (DeskDecision *self)
{
  g_autoptr (DeskEventBody) body = desk_event_body_new ();
  const char *what = desk_values_get_text (self->part->mine, "what"), *reason = desk_values_get_text (self->part->mine, "reason");

  if (!desk_type_is_a (self->type, "person"))
    desk_decision_problem (self, NULL, "unknown", _("Only a person can export."));
  if (desk_text_is_blank (what))
    desk_decision_problem (self, "what", "required", _("Say what is exported."));
  if (desk_text_is_blank (reason))
    desk_decision_problem (self, "reason", "required", _("Say what the export is for."));
  if (self->n_faults > 0)
    return;
  self->why = desk_text_collapse (reason);
  body->about = desk_text_collapse (what);
  desk_decision_emit (self, "exported", g_steal_pointer (&body));
}
