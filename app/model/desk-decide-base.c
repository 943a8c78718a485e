/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A part made on an older version of its record: which of its fields clash with what came after. */
#include <glib/gi18n-lib.h>

#include "model/desk-decide-private.h"

static const DeskValue none = DESK_VALUE_INIT;

/* The record as it was at the part's base version, or NULL when the events are
 * not at hand. Redacted events leave holes: the part's own base goes first. */
static DeskSnapshot *
snapshot_at_base (DeskDecision *self)
{
  g_autoptr (GPtrArray) events = desk_decision_get_events (self);
  g_autoptr (DeskSnapshot) base = NULL;

  if (events == NULL)
    return NULL;
  base = desk_snapshot_new (&self->snapshot->uid);
  for (guint i = 0; i < events->len && base->version < self->part->base_version; i++)
    if (!desk_fold (base, g_ptr_array_index (events, i), NULL))
      return NULL;
  return g_steal_pointer (&base);
}

static void
compare (DeskDecision *self, const DeskSnapshot *base, const char *field, const DeskValue *mine)
{
  const DeskField *declared = desk_type_find_field (self->type, field);
  const DeskValue *seen = desk_values_get (self->part->base, field);
  const DeskValue *theirs = desk_snapshot_get (self->snapshot, field);

  if (declared == NULL || (declared->flags & DESK_FIELD_SENSITIVE))
    return;
  if (desk_value_is_none (seen))
    seen = base != NULL ? desk_snapshot_get (base, field) : &none;
  if (!desk_value_equal (seen, theirs) && !desk_value_equal (mine, theirs))
    desk_decision_conflict (self, field, seen, theirs, mine);
}

static gboolean
goes_to_case (const DeskAct *act, const char *name)
{
  /* What an act says ("words") is not the case's field of that name. */
  return act == NULL || !(g_str_equal (name, "words") || g_str_equal (name, "reason"));
}

static void
compare_act (DeskDecision *self, const DeskSnapshot *base, const DeskAct *act)
{
  static const char *const movers[] = { "hand-over", "accept", "refuse", "lift", NULL };
  static const char *const watched[] = { "unit", "tier" };
  g_auto (DeskValue) to = DESK_VALUE_INIT;
  const DeskValue *seen = desk_values_get (self->part->base, "state");
  const DeskValue *theirs = desk_snapshot_get (self->snapshot, "state");

  /* A comment is right in whatever state it still may be made. */
  if (act->to >= 0)
    {
      desk_value_init_text (&to, desk_state_get_code (act->to));
      if (desk_value_is_none (seen))
        seen = base != NULL ? desk_snapshot_get (base, "state") : theirs;
      if (!desk_value_equal (seen, theirs))
        desk_decision_conflict (self, "state", seen, theirs, &to);
    }
  if (!g_strv_contains (movers, act->name) || base == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (watched); i++)
    {
      const DeskValue *then = desk_snapshot_get (base, watched[i]);
      const DeskValue *now = desk_snapshot_get (self->snapshot, watched[i]);
      const DeskValue *mine = g_str_equal (watched[i], "unit") ? desk_decision_get_mine (self, "to_unit") : NULL;
      if (!desk_value_equal (then, now))
        desk_decision_conflict (self, watched[i], then, now, mine != NULL ? mine : &none);
    }
}

gboolean
desk_decision_check_base (DeskDecision *self, const DeskAct *act)
{
  gint64 version = self->part->base_version;

  if (version == DESK_ANY_VERSION || version == self->snapshot->version)
    return TRUE;
  if (version < 0 || version > self->snapshot->version)
    {
      desk_decision_problem (self, NULL, "stale", _("This is not the record that you saw: open it again."));
      return FALSE;
    }
  g_autoptr (DeskSnapshot) base = snapshot_at_base (self);
  g_autoptr (GPtrArray) names = desk_decision_get_names (self);
  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      if (goes_to_case (act, name))
        compare (self, base, name, desk_decision_get_mine (self, name));
    }
  if (act != NULL)
    compare_act (self, base, act);
  return self->n_faults == 0;
}
