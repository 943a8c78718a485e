/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What each act on a case does, beyond the state the table moves it to. */
#include <string.h>

#include <glib/gi18n-lib.h>

#include "model/desk-date.h"
#include "model/desk-decide-private.h"
#include "model/desk-rules.h"

/* What an act says for the row it adds or answers. */
typedef void (*Effect) (DeskDecision *self, const DeskValues *said);

void
desk_case_set_if_known (DeskValues *values, const char *field, char *owned_text)
{
  if (owned_text != NULL)
    desk_values_set_text (values, field, owned_text);
  g_free (owned_text);
}

void
desk_case_copy_said (DeskValues *row, const DeskValues *said)
{
  for (guint i = 0; i < desk_values_get_size (said); i++)
    {
      const DeskValue *value;
      const char *name = desk_values_get_nth (said, i, &value);
      desk_values_set (row, name, value);
    }
}

void
desk_case_set_until (DeskDecision *self, DeskValues *row)
{
  const char *until = desk_decision_get_mine_text (self, "until");

  if (until != NULL)
    desk_values_set_integer (row, "due_at", desk_date_end_us (until, self->env->zone));
}

/* Who works on a case that was given to nobody owns it. */
static void
own (DeskDecision *self)
{
  if (!desk_case_has (self->next, "unit"))
    desk_case_set_if_known (self->next->values, "unit", desk_decision_get_unit (self));
  if (!desk_case_has (self->next, "person"))
    desk_case_set_if_known (self->next->values, "person", desk_decision_get_person (self));
}

static DeskValues *
enter_tier (DeskDecision *self, DeskTier tier)
{
  guint former = desk_case_find_open_row (self->next, "lift", "left_at");
  DeskValues *row;

  if (former != 0)
    desk_values_set_integer (desk_snapshot_get_row (self->next, "lift", former), "left_at", self->env->now_us);
  row = desk_decision_add_row (self, "lift");
  desk_values_set_text (row, "tier", desk_tier_get_code (tier));
  desk_values_set_integer (row, "entered_at", self->env->now_us);
  desk_decision_set_text (self, "tier", desk_tier_get_code (tier));
  return row;
}

static void
lift_by_rule (DeskDecision *self, const DeskLiftRule *rule)
{
  int tier = desk_tier_from_code (desk_snapshot_get_text (self->next, "tier"));
  DeskValues *row;

  if (rule == NULL || tier + 1 >= DESK_N_TIERS)
    return;
  row = enter_tier (self, tier + 1);
  desk_values_set_text (row, "rule", rule->name);
  if (self->why != NULL)
    desk_values_set_text (row, "reason", self->why);
  g_free (self->rule);
  self->rule = g_strdup (rule->name);
}

void
desk_case_schedule_rules (DeskDecision *self)
{
  gint64 next = desk_rules_next (self->type, self->next);

  if (next != 0)
    desk_decision_set_integer (self, "rule_at", next);
  else
    desk_decision_clear (self, "rule_at");
}

void
desk_decision_run_rules (DeskDecision *self)
{
  const DeskLiftRule *rule = desk_rules_find_overdue (self->type, self->snapshot, self->env->now_us);

  if (self->command->actor.kind != DESK_ACTOR_RULE)
    {
      desk_decision_problem (self, NULL, "unknown", _("Rules act by themselves: nobody does this in their place."));
      return;
    }
  if (rule == NULL)
    return;
  for (guint n = 1; n <= desk_snapshot_get_n_rows (self->next, "deadline"); n++)
    {
      DeskValues *row = desk_snapshot_get_row (self->next, "deadline", n);
      if (desk_rules_watch (self->type, self->snapshot, n) && desk_values_get_integer (row, "due_at") < self->env->now_us)
        desk_values_set_integer (row, "lifted_at", self->env->now_us);
    }
  lift_by_rule (self, rule);
  desk_case_schedule_rules (self);
  g_autoptr (DeskEventBody) body = desk_event_body_new ();
  desk_decision_add_changes (self, body, self->snapshot, self->next);
  desk_decision_emit (self, "lifted", g_steal_pointer (&body));
}

static void
answer_hand_over (DeskDecision *self, guint number, const char *outcome, const DeskValues *said)
{
  DeskValues *row = number != 0 ? desk_snapshot_get_row (self->next, "handover", number) : NULL;

  if (row == NULL)
    return;
  desk_case_copy_said (row, said);
  desk_values_set_text (row, "outcome", outcome);
  desk_values_set_integer (row, "answered_at", self->env->now_us);
  desk_case_set_if_known (row, "answered_by", desk_decision_get_person (self));
}

static DeskValues *
send (DeskDecision *self, const DeskValues *said, const DeskValue *to_unit)
{
  g_autoptr (DeskValues) nothing = desk_values_new ();
  g_autofree char *my_unit = desk_decision_get_unit (self);
  const DeskValue *from = desk_snapshot_get (self->next, "unit");
  DeskValues *row;

  answer_hand_over (self, desk_case_find_pending (self->next), "recalled", nothing);
  row = desk_decision_add_row (self, "handover");
  desk_case_copy_said (row, said);
  desk_values_set_text (row, "role", "responsible");
  if (!desk_value_is_none (from))
    desk_values_set (row, "from_unit", from);
  else if (my_unit != NULL)
    desk_values_set_text (row, "from_unit", my_unit);
  else
    desk_values_set (row, "from_unit", desk_snapshot_get (self->next, "registered_unit"));
  desk_values_set_integer (row, "sent_at", self->env->now_us);
  desk_case_set_if_known (row, "sent_by", desk_decision_get_person (self));
  desk_values_set_text (row, "outcome", "pending");
  desk_values_set (row, "to_unit", to_unit);
  desk_values_set (self->next->values, "unit", to_unit);
  desk_values_set (self->next->values, "person", desk_values_get (said, "to_person"));
  return row;
}

static void
hand_over (DeskDecision *self, const DeskValues *said)
{
  send (self, said, desk_values_get (said, "to_unit"));
  if (desk_tier_from_code (desk_snapshot_get_text (self->next, "tier")) == DESK_TIER_ON_SITE)
    enter_tier (self, DESK_TIER_UNIT);
}

/* What the leading group's office gives out is at its tier. */
static void
assign (DeskDecision *self, const DeskValues *said)
{
  g_auto (DeskValue) to_unit = DESK_VALUE_INIT;
  g_autofree char *my_unit = desk_decision_get_unit (self);
  DeskValues *row;

  desk_value_copy (desk_values_get (said, "to_unit"), &to_unit);
  if (desk_value_is_none (&to_unit))
    desk_value_copy (desk_snapshot_get (self->snapshot, "unit"), &to_unit);
  if (desk_value_is_none (&to_unit))
    {
      desk_decision_problem (self, "to_unit", "required", _("No unit is responsible yet: say to which unit it goes."));
      return;
    }
  row = send (self, said, &to_unit);
  if (my_unit != NULL)
    desk_values_set_text (row, "from_unit", my_unit);
  desk_case_set_until (self, row);
  desk_values_set (self->next->values, "round", desk_values_get (said, "round"));
  if (desk_tier_from_code (desk_snapshot_get_text (self->next, "tier")) < DESK_TIER_LEADING_GROUP)
    {
      g_auto (DeskValue) name = DESK_VALUE_INIT;
      DeskValues *tier = enter_tier (self, DESK_TIER_LEADING_GROUP);
      DeskUuid round;

      if (desk_uuid_parse (desk_values_get_text (said, "round"), &round))
        self->env->look_up (self->env->data, &round, "name", &name);
      desk_values_set (tier, "reason", &name);
      desk_case_set_if_known (tier, "by", desk_decision_get_person (self));
    }
}

static void
accept_case (DeskDecision *self, const DeskValues *said)
{
  answer_hand_over (self, desk_case_find_pending (self->next), "accepted", said);
  own (self);
}

static void
refuse (DeskDecision *self, const DeskValues *said)
{
  guint number = desk_case_find_pending (self->next);
  DeskValues *row = number != 0 ? desk_snapshot_get_row (self->next, "handover", number) : NULL;
  gint64 refusals = desk_snapshot_get_integer (self->next, "refusals") + 1;

  answer_hand_over (self, number, "refused", said);
  desk_decision_set_integer (self, "refusals", refusals);
  /* Back to those who sent it: they have to find another owner. */
  desk_values_set (self->next->values, "unit", row != NULL ? desk_values_get (row, "from_unit") : NULL);
  desk_values_set (self->next->values, "person", row != NULL ? desk_values_get (row, "sent_by") : NULL);
  lift_by_rule (self, desk_rules_at_count (self->type, DESK_RULE_REFUSALS, (guint) refusals));
}

static void
report (DeskDecision *self, const DeskValues *said G_GNUC_UNUSED)
{
  own (self);
}

static void
mark_paused (DeskDecision *self)
{
  const DeskCaseStep *step = desk_case_get_step (self->type, self->next);
  guint pause = desk_case_find_open_row (self->next, "pause", "to_at");

  desk_decision_clear (self, "paused");
  desk_decision_clear (self, "paused_for");
  if (pause == 0 && (step == NULL || !step->not_counted))
    return;
  desk_decision_set_integer (self, "paused", 1);
  desk_decision_set_text (self, "paused_for", pause != 0 ? desk_values_get_text (desk_snapshot_get_row (self->next, "pause", pause), "reason") : step->name);
}

static void
leave_step (DeskDecision *self)
{
  const DeskCaseStep *step = desk_case_get_step (self->type, self->next);
  guint number = desk_case_find_open_row (self->next, "step", "left_at");
  DeskValues *row = number != 0 ? desk_snapshot_get_row (self->next, "step", number) : NULL;

  if (row == NULL)
    return;
  desk_values_set_integer (row, "left_at", self->env->now_us);
  desk_decision_clear (self, "step");
  if (step != NULL && step->not_counted)
    desk_case_move_deadlines (self, desk_values_get_integer (row, "entered_at"));
}

static void
enter_step (DeskDecision *self, const DeskValues *said)
{
  const char *name = desk_values_get_text (said, "step");
  const DeskCaseStep *current = desk_case_get_step (self->type, self->next);
  DeskValues *row;

  if (desk_case_find_step (self->type, name) == NULL)
    {
      desk_decision_problem (self, "step", "invalid", _("Cases of this type have no such step."));
      return;
    }
  if (current != NULL && g_str_equal (current->name, name))
    {
      desk_decision_problem (self, "step", "invalid", _("The case is in this step already."));
      return;
    }
  own (self);
  leave_step (self);
  row = desk_decision_add_row (self, "step");
  desk_case_copy_said (row, said);
  desk_values_set_integer (row, "entered_at", self->env->now_us);
  desk_decision_set_text (self, "step", name);
  mark_paused (self);
}

/* The hand-over that the responsible unit works under says when it was done with it, so that
 * of what a round gave to a unit it is known what came back in that round. */
static DeskValues *
find_worked_under (const DeskDecision *self)
{
  for (guint n = desk_snapshot_get_n_rows (self->next, "handover"); n > 0; n--)
    {
      DeskValues *row = desk_snapshot_get_row (self->next, "handover", n);
      if (g_strcmp0 (desk_values_get_text (row, "role"), "responsible") == 0)
        return g_strcmp0 (desk_values_get_text (row, "outcome"), "accepted") == 0 ? row : NULL;
    }
  return NULL;
}

static void
resolve (DeskDecision *self, const DeskValues *said G_GNUC_UNUSED)
{
  DeskValues *row = find_worked_under (self);

  own (self);
  leave_step (self);
  mark_paused (self);
  desk_decision_set_integer (self, "resolved_at", self->env->now_us);
  if (row != NULL)
    desk_values_set_integer (row, "done_at", self->env->now_us);
}

static void
lift (DeskDecision *self, const DeskValues *said)
{
  DeskValues *row = enter_tier (self, desk_tier_from_code (desk_snapshot_get_text (self->next, "tier")) + 1);

  desk_case_copy_said (row, said);
  desk_case_set_if_known (row, "by", desk_decision_get_person (self));
  if (!desk_value_is_none (desk_values_get (said, "lead_post")))
    desk_values_set (self->next->values, "lead_post", desk_values_get (said, "lead_post"));
}

static DeskValues *
add_dated_row (DeskDecision *self, const char *row_type, const DeskValues *said)
{
  DeskValues *row = desk_decision_add_row (self, row_type);

  desk_case_copy_said (row, said);
  desk_values_set_integer (row, "at", self->env->now_us);
  desk_case_set_if_known (row, "by", desk_decision_get_person (self));
  return row;
}

static void
check (DeskDecision *self, const DeskValues *said)
{
  add_dated_row (self, "check", said);
}

static void
evaluate (DeskDecision *self, const DeskValues *said)
{
  add_dated_row (self, "evaluation", said);
}

static void
settle_heart (DeskDecision *self, const DeskValues *said G_GNUC_UNUSED)
{
  desk_decision_set_integer (self, "heart_at", self->env->now_us);
}

static void
strike_off (DeskDecision *self, const DeskValues *said G_GNUC_UNUSED)
{
  desk_decision_set_integer (self, "closed_at", self->env->now_us);
}

static void
reopen (DeskDecision *self, const DeskValues *said G_GNUC_UNUSED)
{
  gint64 reworks = desk_snapshot_get_integer (self->next, "reworks") + 1;
  DeskValues *row = find_worked_under (self);

  desk_decision_set_integer (self, "reworks", reworks);
  desk_decision_clear (self, "resolved_at");
  desk_decision_clear (self, "closed_at");
  desk_decision_clear (self, "heart_at");
  desk_decision_clear (self, "heart_words");
  if (row != NULL)
    desk_values_set (row, "done_at", NULL);
  lift_by_rule (self, desk_rules_at_count (self->type, DESK_RULE_REWORKS, (guint) reworks));
}

static void
pause_time (DeskDecision *self, const DeskValues *said)
{
  DeskValues *row = desk_decision_add_row (self, "pause");

  desk_case_copy_said (row, said);
  desk_values_set_integer (row, "from_at", self->env->now_us);
  mark_paused (self);
}

static void
resume_time (DeskDecision *self, const DeskValues *said G_GNUC_UNUSED)
{
  guint number = desk_case_find_open_row (self->next, "pause", "to_at");
  DeskValues *row = number != 0 ? desk_snapshot_get_row (self->next, "pause", number) : NULL;

  if (row == NULL)
    return;
  desk_values_set_integer (row, "to_at", self->env->now_us);
  desk_case_move_deadlines (self, desk_values_get_integer (row, "from_at"));
  mark_paused (self);
}

static void
extend (DeskDecision *self, const DeskValues *said)
{
  desk_case_extend (self, said);
}

static void
link_common (DeskDecision *self, const DeskValues *said G_GNUC_UNUSED)
{
  if (g_strcmp0 (desk_snapshot_get_text (self->next, "scope"), "common") != 0)
    desk_decision_clear (self, "common_problem");
  else if (!desk_case_has (self->next, "common_problem"))
    desk_decision_problem (self, "common_problem", "required", _("Choose the common problem that this case belongs to."));
}

static const struct {
  const char *act;
  Effect run;
} effects[] = {
  { "hand-over", hand_over }, { "accept", accept_case },         { "refuse", refuse }, { "report", report },    { "step", enter_step },
  { "resolve", resolve },     { "lift", lift },             { "check", check },   { "evaluate", evaluate }, { "strike-off", strike_off },
  { "reopen", reopen },       { "pause", pause_time },      { "resume", resume_time }, { "extend", extend },
  { "link-common", link_common }, { "assign", assign },      { "settle-heart", settle_heart },
  { "ask-joint", desk_case_ask_joint }, { "accept-part", desk_case_accept_part }, { "refuse-part", desk_case_refuse_part },
  { "answer-part", desk_case_answer_part }, { "recall-part", desk_case_recall_part },
  { "merge", desk_case_merge }, { "take-in", desk_case_take_in }, { "unmerge", desk_case_unmerge }, { "let-go", desk_case_let_go },
  { "split", desk_case_split },
};

/* What a lift asks for is there already when the case has a plan. */
static gboolean
is_given_otherwise (const DeskDecision *self, const DeskAct *act, const DeskField *carry)
{
  return g_str_equal (act->name, "lift") && g_str_equal (carry->name, "plan") && desk_case_has (self->next, "plan");
}

static void
take_carry (DeskDecision *self, const DeskAct *act, const DeskField *carry, const DeskType *row_type, DeskValues *said)
{
  const DeskValue *mine = desk_decision_get_mine (self, carry->name);
  gboolean quoted = g_str_equal (carry->name, "reason") || g_str_equal (carry->name, "words");
  gboolean in_row = row_type != NULL && desk_type_find_field (row_type, carry->name) != NULL;
  const DeskField *field = in_row || quoted ? NULL : desk_type_find_field (self->type, carry->name);
  g_autoptr (DeskValues) loose = desk_values_new ();
  DeskValues *target = in_row ? said : quoted || field == NULL ? loose : self->next->values;

  if (mine == NULL || desk_value_is_none (mine))
    {
      if ((carry->flags & DESK_FIELD_REQUIRED) && !is_given_otherwise (self, act, carry))
        {
          g_autofree char *message = g_strdup_printf (_("“%s” is required."), desk_field_get_label (carry));
          desk_decision_problem (self, carry->name, "required", message);
        }
      else if (mine != NULL && target == self->next->values && !(carry->flags & DESK_FIELD_REQUIRED))
        desk_values_set (target, carry->name, NULL);
      return;
    }
  if (desk_decision_take (self, field != NULL ? field : carry, mine, target) && quoted)
    {
      g_free (self->why);
      self->why = g_strdup (desk_value_get_text (mine));
    }
}

/* What the act asks for, then the fields of the case that came with it. */
static void
take_all (DeskDecision *self, const DeskAct *act, DeskValues *said)
{
  const char *row = desk_act_get_row (act);
  const DeskType *row_type = row != NULL ? desk_registry_find_type (self->env->registry, row) : NULL;
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (const DeskField *carry = act->carries; carry->name != NULL; carry++)
    {
      take_carry (self, act, carry, row_type, said);
      g_ptr_array_add (names, (gpointer) carry->name);
    }
  g_ptr_array_add (names, NULL);
  desk_decision_take_fields (self, 0, (const char *const *) names->pdata);
}

static void
add_demand (const char *field, const char *message, gpointer data)
{
  desk_decision_problem (data, field, "demand", message);
}

static void
finish (DeskDecision *self, const DeskAct *act)
{
  g_autoptr (DeskEventBody) body = desk_event_body_new ();

  desk_act_each_demand (act, self->type, self->snapshot, self->next, add_demand, self);
  if (self->n_faults > 0)
    return;
  desk_case_run_deadlines (self, act);
  if (self->n_faults > 0)
    return;
  desk_decision_add_changes (self, body, self->snapshot, self->next);
  desk_decision_emit (self, act->kind, g_steal_pointer (&body));
}

static void
write_number (DeskDecision *self)
{
  const char *prefix = self->type->rules != NULL && self->type->rules->number_prefix != NULL ? self->type->rules->number_prefix : "SX";
  char today[DESK_DATE_STR_LEN];
  int year;

  desk_date_from_us (self->env->now_us, self->env->zone, today);
  year = (int) g_ascii_strtoll (today, NULL, 10);
  gint64 number = self->env->next_number (self->env->data, prefix, year);
  g_autofree char *text = g_strdup_printf ("%s-%04d-%06" G_GINT64_FORMAT, prefix, year, number);
  desk_decision_set_text (self, "number", text);
}

static void
register_case (DeskDecision *self, const DeskAct *act)
{
  DeskUuid party;

  static const char *const of_ties[] = { "split_from", NULL };

  desk_decision_take_fields (self, DESK_TAKE_NEW, of_ties);
  desk_case_take_split_from (self);
  if (!desk_case_has (self->next, "area") && desk_uuid_parse (desk_snapshot_get_text (self->next, "party"), &party))
    {
      g_auto (DeskValue) area = DESK_VALUE_INIT;
      self->env->look_up (self->env->data, &party, "area", &area);
      desk_values_set (self->next->values, "area", &area);
    }
  desk_decision_check_required (self, TRUE);
  desk_decision_check_bounds (self);
  desk_decision_check_unique (self);
  desk_decision_check_whole (self);
  if (self->n_faults > 0)
    return;
  write_number (self);
  desk_decision_set_text (self, "state", desk_state_get_code (act->to));
  enter_tier (self, DESK_TIER_ON_SITE);
  desk_decision_set_integer (self, "registered_at", self->env->now_us);
  desk_case_set_if_known (self->next->values, "registered_by", desk_decision_get_person (self));
  desk_case_set_if_known (self->next->values, "registered_unit", desk_decision_get_unit (self));
  finish (self, act);
}

static void
say_not_allowed (DeskDecision *self, const DeskAct *act, const char *why)
{
  const char *state = desk_snapshot_get_text (self->snapshot, "state");
  const DeskField *field = desk_type_find_field (self->type, "state");
  const DeskChoice *choice = field != NULL ? desk_field_find_choice (field, state) : NULL;

  if (why != NULL)
    {
      desk_decision_problem (self, NULL, "blocked", why);
      return;
    }
  g_autofree char *message = g_strdup_printf (_("“%s” is not possible now: the case is “%s”."), desk_act_get_label (act),
                                              choice != NULL ? desk_choice_get_label (choice) : state != NULL ? state : "");
  desk_decision_problem (self, NULL, "state", message);
}

void
desk_decision_act (DeskDecision *self, const DeskAct *act)
{
  g_autoptr (DeskValues) said = desk_values_new ();
  g_autofree char *why = NULL;

  if (act->flags & DESK_ACT_CREATES)
    {
      register_case (self, act);
      return;
    }
  if (!desk_act_possible (act, self->type, self->snapshot, &why))
    {
      say_not_allowed (self, act, why);
      return;
    }
  take_all (self, act, said);
  if (self->n_faults > 0)
    return;
  if (act->to >= 0)
    desk_decision_set_text (self, "state", desk_state_get_code (act->to));
  for (guint i = 0; i < G_N_ELEMENTS (effects); i++)
    if (g_str_equal (effects[i].act, act->name))
      effects[i].run (self, said);
  desk_decision_check_bounds (self);
  desk_decision_check_unique (self);
  desk_decision_check_whole (self);
  self->acts_for = desk_decision_find_absent (self);
  if (self->n_faults == 0)
    finish (self, act);
}
