/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/desk-rules.h"

static const DeskLiftRule no_rules[] = { { NULL } };

static const DeskLiftRule *
rules_of (const DeskType *type)
{
  return type->rules != NULL && type->rules->lifts != NULL ? type->rules->lifts : no_rules;
}

const DeskLiftRule *
desk_rules_at_count (const DeskType *type, DeskRuleCount what, guint count)
{
  g_return_val_if_fail (type != NULL, NULL);
  for (const DeskLiftRule *rule = rules_of (type); rule->name != NULL; rule++)
    {
      guint threshold = what == DESK_RULE_REFUSALS ? rule->refusals : rule->reworks;
      if (threshold > 0 && count > 0 && count % threshold == 0)
        return rule;
    }
  return NULL;
}

static const DeskLiftRule *
rule_for_limit (const DeskType *type, const char *limit)
{
  for (const DeskLiftRule *rule = rules_of (type); rule->name != NULL; rule++)
    if (rule->overdue && (rule->limit == NULL || g_strcmp0 (rule->limit, limit) == 0))
      return rule;
  return NULL;
}

/* Whether rules look at the case at all: open, its time running, and a tier left to go to. */
static gboolean
is_watched (const DeskSnapshot *snapshot)
{
  int state = desk_state_from_code (desk_snapshot_get_text (snapshot, "state"));
  int tier = desk_tier_from_code (desk_snapshot_get_text (snapshot, "tier"));

  return state >= 0 && ((1u << state) & DESK_STATES_OPEN) != 0 && desk_snapshot_get_integer (snapshot, "paused") == 0 && tier >= 0 &&
         tier + 1 < DESK_N_TIERS;
}

gboolean
desk_rules_watch (const DeskType *type, const DeskSnapshot *snapshot, guint limit)
{
  const DeskValues *row = desk_snapshot_get_row (snapshot, "deadline", limit);
  gint64 due = row != NULL ? desk_values_get_integer (row, "due_at") : 0;

  if (due == 0 || !desk_value_is_none (desk_values_get (row, "met_at")) || !is_watched (snapshot))
    return FALSE;
  /* A limit that was moved on after a rule had acted may pass a second time. */
  return desk_values_get_integer (row, "lifted_at") <= due && rule_for_limit (type, desk_values_get_text (row, "name")) != NULL;
}

/* Row of the watched limit that ends first, or 0. */
static guint
first_watched (const DeskType *type, const DeskSnapshot *snapshot)
{
  guint first = 0;
  gint64 earliest = 0;

  for (guint n = 1; n <= desk_snapshot_get_n_rows (snapshot, "deadline"); n++)
    {
      gint64 due = desk_values_get_integer (desk_snapshot_get_row (snapshot, "deadline", n), "due_at");
      if (desk_rules_watch (type, snapshot, n) && (first == 0 || due < earliest))
        {
          first = n;
          earliest = due;
        }
    }
  return first;
}

const DeskLiftRule *
desk_rules_find_overdue (const DeskType *type, const DeskSnapshot *snapshot, gint64 now_us)
{
  g_return_val_if_fail (type != NULL && snapshot != NULL, NULL);
  guint first = first_watched (type, snapshot);
  const DeskValues *row = first != 0 ? desk_snapshot_get_row (snapshot, "deadline", first) : NULL;

  if (row == NULL || now_us <= desk_values_get_integer (row, "due_at"))
    return NULL;
  return rule_for_limit (type, desk_values_get_text (row, "name"));
}

gint64
desk_rules_next (const DeskType *type, const DeskSnapshot *snapshot)
{
  g_return_val_if_fail (type != NULL && snapshot != NULL, 0);
  guint first = first_watched (type, snapshot);

  return first != 0 ? desk_values_get_integer (desk_snapshot_get_row (snapshot, "deadline", first), "due_at") : 0;
}

const DeskLiftRule *
desk_rules_find (const DeskType *type, const char *name)
{
  g_return_val_if_fail (type != NULL, NULL);
  for (const DeskLiftRule *rule = rules_of (type); rule->name != NULL; rule++)
    if (g_strcmp0 (rule->name, name) == 0)
      return rule;
  return NULL;
}

const char *
desk_rules_describe (const DeskType *type, const char *name)
{
  const DeskLiftRule *rule = desk_rules_find (type, name);

  return rule != NULL && rule->label != NULL ? desk_language_pick (rule->label, rule->label_zh) : name != NULL ? name : "";
}

gboolean
desk_rules_has_overdue (const DeskType *type)
{
  g_return_val_if_fail (type != NULL, FALSE);
  for (const DeskLiftRule *rule = rules_of (type); rule->name != NULL; rule++)
    if (rule->overdue)
      return TRUE;
  return FALSE;
}

void
desk_rules_get_actor (DeskActor *actor)
{
  /* "desk rules", a UUID of no version: nobody's record can have it. */
  static const DeskUuid uid = { { 'd', 'e', 's', 'k', ' ', 'r', 0, 'u', 0, 'l', 'e', 's', 0, 0, 0, 1 } };

  *actor = (DeskActor) { .kind = DESK_ACTOR_RULE, .uid = uid, .unit = DESK_UUID_NIL };
}
