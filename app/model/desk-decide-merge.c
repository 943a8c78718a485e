/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One record found to be another: merged into it, and taken apart again.
 *
 * The event says one field and the mark of withdrawal, whatever refers to the
 * record: references stay as they were written, and queries for the other take
 * those to this one along (see store/desk-compile-term.c). So merging is as
 * cheap for a party of ten thousand cases as for one without, can be reversed at
 * any time, and the past says what was known then. */
#include <glib/gi18n-lib.h>

#include "model/desk-decide-private.h"

#define FIELD "merged_into"

static const DeskField *
find_field (DeskDecision *self)
{
  const DeskField *field = desk_type_find_field (self->type, FIELD);

  if (field == NULL)
    desk_decision_problem (self, NULL, "unknown", _("Records of this type cannot be merged."));
  return field;
}

static gboolean
check_names (DeskDecision *self, const char *allowed)
{
  g_autoptr (GPtrArray) names = desk_decision_get_names (self);

  for (guint i = 0; i < names->len; i++)
    if (!g_str_equal (g_ptr_array_index (names, i), "reason") && g_strcmp0 (g_ptr_array_index (names, i), allowed) != 0)
      desk_decision_problem (self, g_ptr_array_index (names, i), "unknown", _("This act does not take this value."));
  return self->n_faults == 0;
}

void
desk_decision_merge (DeskDecision *self)
{
  g_autoptr (DeskEventBody) body = desk_event_body_new ();
  const DeskField *field = find_field (self);
  const char *into = desk_values_get_text (self->part->mine, "into");
  DeskUuid uid;

  if (field == NULL || !check_names (self, "into"))
    return;
  if (into == NULL)
    desk_decision_problem (self, "into", "required", _("Say into which record it is merged."));
  else if (!desk_uuid_parse (into, &uid))
    desk_decision_problem (self, "into", "invalid", _("This is not the identifier of a record."));
  else if (desk_uuid_equal (&uid, &self->part->record))
    desk_decision_problem (self, "into", "invalid", _("A record cannot be merged into itself."));
  else if (!self->env->exists (self->env->data, &uid, field->refers))
    desk_decision_problem (self, "into", "missing-record", _("The record to be kept does not exist, was withdrawn, or was merged itself."));
  if (self->n_faults > 0)
    return;
  self->why = g_strdup (desk_values_get_text (self->part->mine, "reason"));
  desk_decision_set_text (self, FIELD, into);
  desk_decision_set_integer (self, "withdrawn", 1);
  desk_decision_add_changes (self, body, self->snapshot, self->next);
  desk_decision_emit (self, "merged", g_steal_pointer (&body));
}

void
desk_decision_unmerge (DeskDecision *self)
{
  g_autoptr (DeskEventBody) body = desk_event_body_new ();

  if (find_field (self) == NULL || !check_names (self, NULL))
    return;
  if (desk_value_is_none (desk_snapshot_get (self->snapshot, FIELD)))
    {
      desk_decision_problem (self, NULL, "state", _("This record was not merged."));
      return;
    }
  desk_decision_clear (self, FIELD);
  desk_decision_clear (self, "withdrawn");
  /* What is its alone may have been given to the other meanwhile. */
  desk_decision_check_unique (self);
  if (self->n_faults > 0)
    return;
  self->why = g_strdup (desk_values_get_text (self->part->mine, "reason"));
  desk_decision_add_changes (self, body, self->snapshot, self->next);
  desk_decision_emit (self, "unmerged", g_steal_pointer (&body));
}
