/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether an act may follow, and which should: what the transition table cannot say in a mask (pauses, checks, tiers). */
#include <glib/gi18n-lib.h>

#include "model/desk-act.h"
#include "model/desk-core-types.h"
#include "model/desk-decide-private.h"

gboolean
desk_case_has (const DeskSnapshot *snapshot, const char *field)
{
  return !desk_value_is_none (desk_snapshot_get (snapshot, field));
}

gboolean
desk_case_names_word (const char *words, const char *word)
{
  g_auto (GStrv) all = g_strsplit (words != NULL ? words : "", " ", -1);

  return word != NULL && g_strv_contains ((const char *const *) all, word);
}

guint
desk_case_find_open_row (const DeskSnapshot *snapshot, const char *row_type, const char *end_field)
{
  for (guint n = desk_snapshot_get_n_rows (snapshot, row_type); n > 0; n--)
    if (desk_value_is_none (desk_values_get (desk_snapshot_get_row (snapshot, row_type, n), end_field)))
      return n;
  return 0;
}

guint
desk_case_find_pending (const DeskSnapshot *snapshot)
{
  for (guint n = desk_snapshot_get_n_rows (snapshot, "handover"); n > 0; n--)
    {
      const DeskValues *row = desk_snapshot_get_row (snapshot, "handover", n);
      if (g_strcmp0 (desk_values_get_text (row, "outcome"), "pending") == 0 && g_strcmp0 (desk_values_get_text (row, "role"), "joint") != 0)
        return n;
    }
  return 0;
}

const DeskCaseStep *
desk_case_find_step (const DeskType *type, const char *name)
{
  const DeskCaseStep *steps = type->rules != NULL ? type->rules->steps : NULL;

  for (; steps != NULL && steps->name != NULL && name != NULL; steps++)
    if (g_str_equal (steps->name, name))
      return steps;
  return NULL;
}

const DeskCaseStep *
desk_case_get_step (const DeskType *type, const DeskSnapshot *snapshot)
{
  guint n = desk_case_find_open_row (snapshot, "step", "left_at");

  return n == 0 ? NULL : desk_case_find_step (type, desk_values_get_text (desk_snapshot_get_row (snapshot, "step", n), "step"));
}

/* The last check since the case was resolved: an older one says nothing about this answer. */
static DeskValues *
current_check (const DeskSnapshot *snapshot)
{
  guint n = desk_snapshot_get_n_rows (snapshot, "check");
  DeskValues *check = n > 0 ? desk_snapshot_get_row (snapshot, "check", n) : NULL;

  if (check == NULL || desk_values_get_integer (check, "at") < desk_snapshot_get_integer (snapshot, "resolved_at"))
    return NULL;
  return check;
}

typedef enum { EFFECT_UNKNOWN, EFFECT_NONE, EFFECT_DISSATISFIED, EFFECT_PROVEN } Effect;

static Effect
find_effect (const DeskSnapshot *snapshot)
{
  DeskValues *check = current_check (snapshot);

  if (check == NULL)
    return EFFECT_UNKNOWN;
  if (g_strcmp0 (desk_values_get_text (check, "satisfied"), "dissatisfied") == 0)
    return EFFECT_DISSATISFIED;
  const char *verdict = desk_values_get_text (check, "verdict");
  return g_strcmp0 (verdict, "effective") == 0 || g_strcmp0 (verdict, "partly") == 0 ? EFFECT_PROVEN : EFFECT_NONE;
}

static const char *
why_not_verified (const DeskSnapshot *snapshot)
{
  switch (find_effect (snapshot))
    {
    case EFFECT_UNKNOWN:
      return _("Nobody has called back yet: record a check and its effect first.");
    case EFFECT_NONE:
      return _("The last check found no effect: reopen the case, or check again.");
    case EFFECT_DISSATISFIED:
      return _("The party was dissatisfied at the last check: reopen the case, or check again.");
    case EFFECT_PROVEN:
    default:
      return NULL;
    }
}

/* When the responsible unit first took the case. */
static gint64
find_owned_at (const DeskSnapshot *snapshot)
{
  for (guint n = 1; n <= desk_snapshot_get_n_rows (snapshot, "handover"); n++)
    {
      const DeskValues *row = desk_snapshot_get_row (snapshot, "handover", n);
      if (g_strcmp0 (desk_values_get_text (row, "outcome"), "accepted") == 0 && g_strcmp0 (desk_values_get_text (row, "role"), "joint") != 0)
        return desk_values_get_integer (row, "answered_at");
    }
  return 0;
}

/* An evaluation of what was done before it was done anew says nothing about it. */
static gint64
find_rated_at (const DeskSnapshot *snapshot, const char *side)
{
  for (guint n = desk_snapshot_get_n_rows (snapshot, "evaluation"); n > 0; n--)
    {
      const DeskValues *row = desk_snapshot_get_row (snapshot, "evaluation", n);
      gint64 at = desk_values_get_integer (row, "at");
      if (g_strcmp0 (desk_values_get_text (row, "side"), side) == 0)
        return at >= desk_snapshot_get_integer (snapshot, "resolved_at") ? at : 0;
    }
  return 0;
}

const char *
desk_act_unrated_side (const DeskSnapshot *snapshot)
{
  for (const DeskChoice *side = desk_core_sides; side->code != NULL; side++)
    if (find_rated_at (snapshot, side->code) == 0)
      return side->code;
  return NULL;
}

guint
desk_case_closures (const DeskType *type, const DeskSnapshot *snapshot, DeskClosure *closures)
{
  DeskCaseFlags flags = type->rules != NULL ? type->rules->flags : 0;
  gint64 resolved_at = desk_snapshot_get_integer (snapshot, "resolved_at");
  gboolean proven = resolved_at != 0 && find_effect (snapshot) == EFFECT_PROVEN;
  guint n = 0;

  closures[n++] = (DeskClosure) { "owner", _("Has an owner"), desk_case_has (snapshot, "unit") ? NULL : _("It has no owner: no unit is responsible for this case yet."),
                                  desk_case_has (snapshot, "unit") ? find_owned_at (snapshot) : 0 };
  /* Where the heart is asked about too, the answer is what settles the matter. */
  closures[n++] = (DeskClosure) { "answer", flags & DESK_CASE_MATTER_AND_HEART ? _("Matter settled") : _("Has an answer"),
                                  resolved_at != 0 && desk_case_has (snapshot, "answer") ? NULL : _("It has no answer: nothing was said to the party yet."),
                                  resolved_at };
  closures[n++] = (DeskClosure) { "effect", _("Has an effect"), proven ? NULL : _("It has no proven effect: the last check must find it effective and the party not dissatisfied."),
                                  proven ? desk_values_get_integer (current_check (snapshot), "at") : 0 };
  if (flags & DESK_CASE_MATTER_AND_HEART)
    closures[n++] = (DeskClosure) { "heart", _("Heart settled"), desk_case_has (snapshot, "heart_at") ? NULL : _("The matter may be settled, but the heart is not: record how it was made good."),
                                    desk_snapshot_get_integer (snapshot, "heart_at") };
  if (flags & DESK_CASE_BOTH_RATE)
    {
      gint64 party = find_rated_at (snapshot, "party"), supervisor = find_rated_at (snapshot, "supervisor");
      closures[n++] = (DeskClosure) { "party-rated", _("Rated by the party"), party != 0 ? NULL : _("The served party has not evaluated it yet."), party };
      closures[n++] = (DeskClosure) { "supervisor-rated", _("Rated by the supervising unit"), supervisor != 0 ? NULL : _("The supervising unit has not evaluated it yet."), supervisor };
    }
  return n;
}

/* The act that brings about the first closure that is missing of an answer that was found to hold, or NULL. */
static const char *
act_that_closes (const DeskType *type, const DeskSnapshot *snapshot)
{
  static const struct {
    const char *closure, *act;
  } acts[] = { { "heart", "settle-heart" }, { "party-rated", "evaluate" }, { "supervisor-rated", "evaluate" } };
  DeskClosure closures[DESK_MAX_CLOSURES];
  guint n = desk_case_closures (type, snapshot, closures);

  for (guint i = 0; i < n; i++)
    for (guint k = 0; closures[i].why != NULL && k < G_N_ELEMENTS (acts); k++)
      if (g_str_equal (acts[k].closure, closures[i].name))
        return acts[k].act;
  return NULL;
}

static const char *
why_not_struck_off (const DeskType *type, const DeskSnapshot *snapshot)
{
  DeskClosure closures[DESK_MAX_CLOSURES];
  guint n = desk_case_closures (type, snapshot, closures);

  for (guint i = 0; i < n; i++)
    if (closures[i].why != NULL)
      return closures[i].why;
  return NULL;
}

static gboolean
runs_while_paused (const char *act)
{
  static const char *const acts[] = { "resume", "extend", "contact", "plan", "comment", "set-lead", "link-common", "withdraw", "settle-heart",
                                      "ask-joint", "accept-part", "refuse-part", "answer-part", "recall-part", "merge", "take-in", "let-go", "unmerge", NULL };
  return g_strv_contains (acts, act);
}

/* What must be there for an act to be for now at all. */
static gboolean
is_for_now (const char *act, const DeskType *type, const DeskSnapshot *snapshot)
{
  static const struct {
    const char *act;
    DeskPartStates states;
  } parts[] = {
    { "accept-part", DESK_PART_PENDING },
    { "refuse-part", DESK_PART_PENDING },
    { "answer-part", DESK_PART_PENDING | DESK_PART_ACCEPTED },
    { "recall-part", DESK_PART_PENDING | DESK_PART_ACCEPTED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (g_str_equal (parts[i].act, act))
      return desk_case_find_part (snapshot, parts[i].states, NULL) != 0;
  if (g_str_equal (act, "step"))
    return type->rules != NULL && type->rules->steps != NULL && type->rules->steps->name != NULL;
  if (g_str_equal (act, "settle-heart"))
    return type->rules != NULL && (type->rules->flags & DESK_CASE_MATTER_AND_HEART) && !desk_case_has (snapshot, "heart_at");
  return TRUE;
}

/* FALSE: not for now. *why is set when it would be for now but for one thing. */
static gboolean
meets_conditions (const char *act, const DeskType *type, const DeskSnapshot *snapshot, const char **why)
{
  gboolean paused = desk_case_find_open_row (snapshot, "pause", "to_at") != 0;

  if (g_str_equal (act, "resume"))
    return paused;
  if (g_str_equal (act, "pause"))
    return !paused;
  if (!is_for_now (act, type, snapshot))
    return FALSE;
  if (paused && !runs_while_paused (act))
    *why = _("The time is paused: resume it first.");
  else if (g_str_equal (act, "lift") && desk_tier_from_code (desk_snapshot_get_text (snapshot, "tier")) + 1 >= DESK_N_TIERS)
    *why = _("It is at the highest tier already.");
  else if (g_str_equal (act, "verify"))
    *why = why_not_verified (snapshot);
  else if (g_str_equal (act, "strike-off"))
    *why = why_not_struck_off (type, snapshot);
  else if (g_str_equal (act, "resolve") && type->rules != NULL && (type->rules->flags & DESK_CASE_JOINT_FIRST) && desk_case_has (snapshot, "joint_units"))
    *why = _("The part of a joint unit is still open: it must be answered or taken back first.");
  return *why == NULL;
}

static gboolean
type_allows (const DeskType *type, const char *act)
{
  if (type->rules == NULL || type->rules->acts == NULL)
    return TRUE;
  return desk_case_names_word (type->rules->acts, act);
}

gboolean
desk_act_possible (const DeskAct *act, const DeskType *type, const DeskSnapshot *snapshot, char **why)
{
  int state = desk_state_from_code (desk_snapshot_get_text (snapshot, "state"));
  const char *reason = NULL;

  if (why != NULL)
    *why = NULL;
  if (!desk_type_is_a (type, "case"))
    return FALSE;
  if (act->flags & DESK_ACT_CREATES)
    return snapshot->version == 0;
  if (state < 0 || !(act->from & (1u << state)) || !type_allows (type, act->name))
    return FALSE;
  if (g_str_equal (act->name, "extend"))
    {
      g_autofree char *refusal = desk_case_why_not_extended (type, snapshot);
      gboolean fine = refusal == NULL;
      if (why != NULL)
        *why = g_steal_pointer (&refusal);
      return fine;
    }
  if (meets_conditions (act->name, type, snapshot, &reason))
    return TRUE;
  if (why != NULL)
    *why = g_strdup (reason);
  return FALSE;
}

static gboolean
has_next_step (const DeskType *type, const DeskSnapshot *snapshot)
{
  return desk_act_next_step (type, snapshot) != NULL;
}

char *
desk_act_notice (const DeskAct *act, const DeskSnapshot *snapshot, DeskTitleFunc title_of, gpointer data)
{
  const char *units = desk_snapshot_get_text (snapshot, "joint_units");

  g_return_val_if_fail (act != NULL && snapshot != NULL, NULL);
  if (!g_str_equal (act->name, "resolve") || units == NULL)
    return NULL;
  g_auto (GStrv) uids = g_strsplit (units, ",", -1);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; uids[i] != NULL; i++)
    g_ptr_array_add (names, title_of (uids[i], data));
  g_ptr_array_add (names, NULL);
  g_autofree char *joined = g_strjoinv (_(", "), (char **) names->pdata);
  return g_strdup_printf (_("Parts of joint units that are still open: %s"), joined);
}

/* What the unit of whoever looks at it owes as a joint unit. */
static const char *
owed_part (const DeskSnapshot *snapshot, const DeskUuid *unit)
{
  g_autofree char *text = unit != NULL && !desk_uuid_is_nil (unit) ? desk_uuid_to_string (unit) : NULL;

  if (text == NULL)
    return NULL;
  if (desk_case_find_part (snapshot, DESK_PART_PENDING, text) != 0)
    return "accept-part";
  return desk_case_find_part (snapshot, DESK_PART_ACCEPTED, text) != 0 ? "answer-part" : NULL;
}

const DeskAct *
desk_act_suggest (const DeskType *type, const DeskSnapshot *snapshot, const DeskUuid *unit)
{
  const char *names[3] = { NULL };

  g_return_val_if_fail (type != NULL && snapshot != NULL, NULL);
  const DeskAct *owed = desk_act_find (owed_part (snapshot, unit));
  if (owed != NULL && desk_act_allowed (owed, type, snapshot, NULL))
    return owed;
  if (desk_case_find_open_row (snapshot, "pause", "to_at") != 0)
    names[0] = "resume";
  else
    switch (desk_state_from_code (desk_snapshot_get_text (snapshot, "state")))
      {
      case DESK_STATE_REGISTERED:
        if (has_next_step (type, snapshot))
          {
            names[0] = "step";
            break;
          }
        /* Who writes down a plan before handing a case over means to settle it there. */
        names[0] = g_strcmp0 (desk_snapshot_get_text (snapshot, "tier"), "on-site") == 0 && desk_case_has (snapshot, "plan") ? "resolve" : "hand-over";
        names[1] = "resolve";
        break;
      case DESK_STATE_HANDED_OVER:
        names[0] = "accept";
        break;
      case DESK_STATE_ACCEPTED:
      case DESK_STATE_IN_PROGRESS:
        names[0] = has_next_step (type, snapshot) ? "step" : "resolve";
        names[1] = "report";
        break;
      case DESK_STATE_RETURNED:
        names[0] = "hand-over";
        break;
      case DESK_STATE_RESOLVED:
        names[0] = find_effect (snapshot) == EFFECT_PROVEN ? "verify" : find_effect (snapshot) == EFFECT_UNKNOWN ? "check" : "reopen";
        names[1] = "check";
        break;
      case DESK_STATE_VERIFIED:
        names[0] = find_effect (snapshot) == EFFECT_PROVEN ? "strike-off" : "reopen";
        names[1] = act_that_closes (type, snapshot);
        break;
      default:
        break;
      }
  for (guint i = 0; names[i] != NULL; i++)
    {
      const DeskAct *act = desk_act_find (names[i]);
      if (act != NULL && desk_act_allowed (act, type, snapshot, NULL))
        return act;
    }
  return NULL;
}

DeskLight
desk_light (const char *state, gboolean paused, gint64 warn_at, gint64 due_at, gint64 now_us)
{
  int code = desk_state_from_code (state);
  gboolean has_due = due_at > 0 && due_at != G_MAXINT64;

  if (code < 0 || code == DESK_STATE_WITHDRAWN || code == DESK_STATE_MERGED)
    return DESK_LIGHT_NONE;
  if (code == DESK_STATE_STRUCK_OFF || (((1u << code) & DESK_STATES_ANSWERED) && !has_due))
    return DESK_LIGHT_DONE;
  if (paused)
    return DESK_LIGHT_PAUSED;
  if (!has_due)
    return DESK_LIGHT_NONE;
  if (now_us > due_at)
    return DESK_LIGHT_OVERDUE;
  return warn_at > 0 && now_us >= warn_at ? DESK_LIGHT_WARNING : DESK_LIGHT_NORMAL;
}
