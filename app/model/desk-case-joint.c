/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Joint units (协办单位): rows of type "handover" whose role is "joint". Each has its own part of the
 * case, its own date and its own answer; the state of the case is that of the responsible unit. */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/desk-decide-private.h"

static const struct {
  DeskPartStates state;
  const char *code;
} outcomes[] = {
  { DESK_PART_PENDING, "pending" },
  { DESK_PART_ACCEPTED, "accepted" },
  { DESK_PART_REFUSED, "refused" },
};

static DeskPartStates
state_of (const DeskValues *row)
{
  const char *outcome = desk_values_get_text (row, "outcome");

  if (g_strcmp0 (desk_values_get_text (row, "role"), "joint") == 0)
    for (guint i = 0; i < G_N_ELEMENTS (outcomes); i++)
      if (g_strcmp0 (outcomes[i].code, outcome) == 0)
        return outcomes[i].state;
  return 0;
}

guint
desk_case_find_part (const DeskSnapshot *snapshot, DeskPartStates states, const char *unit)
{
  for (guint n = desk_snapshot_get_n_rows (snapshot, "handover"); n > 0; n--)
    {
      const DeskValues *row = desk_snapshot_get_row (snapshot, "handover", n);
      if ((state_of (row) & states) && (unit == NULL || g_strcmp0 (desk_values_get_text (row, "to_unit"), unit) == 0))
        return n;
    }
  return 0;
}

static guint
count_parts (const DeskSnapshot *snapshot, DeskPartStates states)
{
  guint count = 0;

  for (guint n = 1; n <= desk_snapshot_get_n_rows (snapshot, "handover"); n++)
    if (state_of (desk_snapshot_get_row (snapshot, "handover", n)) & states)
      count++;
  return count;
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The units that still owe a part, as a field of references holds them: sorted, each once. */
static void
write_joint_units (DeskDecision *self)
{
  g_autoptr (GPtrArray) units = g_ptr_array_new ();

  for (guint n = 1; n <= desk_snapshot_get_n_rows (self->next, "handover"); n++)
    {
      const DeskValues *row = desk_snapshot_get_row (self->next, "handover", n);
      const char *unit = desk_values_get_text (row, "to_unit");
      if ((state_of (row) & (DESK_PART_PENDING | DESK_PART_ACCEPTED)) && !g_ptr_array_find_with_equal_func (units, unit, g_str_equal, NULL))
        g_ptr_array_add (units, (gpointer) unit);
    }
  g_ptr_array_sort (units, compare_texts);
  g_ptr_array_add (units, NULL);
  g_autofree char *joined = g_strjoinv (",", (char **) units->pdata);
  desk_decision_set_text (self, "joint_units", *joined != '\0' ? joined : NULL);
}

/* Which part is meant: that of the unit named, else of one's own, else the only one there is. */
static DeskValues *
find_meant (DeskDecision *self, DeskPartStates states)
{
  const char *named = desk_decision_get_mine_text (self, "joint_unit");
  g_autofree char *my_unit = desk_decision_get_unit (self);
  guint n = 0;

  if (named != NULL)
    n = desk_case_find_part (self->next, states, named);
  else if (my_unit != NULL && desk_case_find_part (self->next, states, my_unit) != 0)
    n = desk_case_find_part (self->next, states, my_unit);
  else if (count_parts (self->next, states) == 1)
    n = desk_case_find_part (self->next, states, NULL);
  else
    {
      desk_decision_problem (self, "joint_unit", "required", _("Several joint units have a part in this case: choose which one this is about."));
      return NULL;
    }
  if (n == 0)
    desk_decision_problem (self, "joint_unit", "invalid", _("This unit has no part in this case for which this could be done."));
  return n != 0 ? desk_snapshot_get_row (self->next, "handover", n) : NULL;
}

static void
answer (DeskDecision *self, DeskValues *row, const char *outcome)
{
  desk_values_set_text (row, "outcome", outcome);
  if (desk_value_is_none (desk_values_get (row, "answered_at")))
    {
      desk_values_set_integer (row, "answered_at", self->env->now_us);
      desk_case_set_if_known (row, "answered_by", desk_decision_get_person (self));
    }
  write_joint_units (self);
}

void
desk_case_ask_joint (DeskDecision *self, const DeskValues *said)
{
  const char *unit = desk_values_get_text (said, "to_unit");
  g_autofree char *my_unit = desk_decision_get_unit (self);

  if (g_strcmp0 (unit, desk_snapshot_get_text (self->next, "unit")) == 0)
    {
      desk_decision_problem (self, "to_unit", "invalid", _("This unit is responsible for the case already: a joint unit is another one."));
      return;
    }
  if (desk_case_find_part (self->next, DESK_PART_PENDING | DESK_PART_ACCEPTED, unit) != 0)
    {
      desk_decision_problem (self, "to_unit", "invalid", _("This unit is at work on a part of this case already."));
      return;
    }
  DeskValues *row = desk_decision_add_row (self, "handover");
  desk_case_copy_said (row, said);
  desk_values_set_text (row, "role", "joint");
  if (!desk_value_is_none (desk_snapshot_get (self->next, "unit")))
    desk_values_set (row, "from_unit", desk_snapshot_get (self->next, "unit"));
  else if (my_unit != NULL)
    desk_values_set_text (row, "from_unit", my_unit);
  desk_values_set_integer (row, "sent_at", self->env->now_us);
  desk_case_set_if_known (row, "sent_by", desk_decision_get_person (self));
  desk_values_set_text (row, "outcome", "pending");
  desk_case_set_until (self, row);
  write_joint_units (self);
}

void
desk_case_accept_part (DeskDecision *self, const DeskValues *said G_GNUC_UNUSED)
{
  DeskValues *row = find_meant (self, DESK_PART_PENDING);

  if (row != NULL)
    answer (self, row, "accepted");
}

void
desk_case_refuse_part (DeskDecision *self, const DeskValues *said)
{
  DeskValues *row = find_meant (self, DESK_PART_PENDING);

  if (row == NULL)
    return;
  desk_case_copy_said (row, said);
  answer (self, row, "refused");
}

void
desk_case_answer_part (DeskDecision *self, const DeskValues *said G_GNUC_UNUSED)
{
  DeskValues *row = find_meant (self, DESK_PART_PENDING | DESK_PART_ACCEPTED);

  if (row == NULL)
    return;
  desk_values_set (row, "answer", desk_decision_get_mine (self, "part_answer"));
  desk_values_set_integer (row, "done_at", self->env->now_us);
  answer (self, row, "done");
}

void
desk_case_recall_part (DeskDecision *self, const DeskValues *said)
{
  DeskValues *row = find_meant (self, DESK_PART_PENDING | DESK_PART_ACCEPTED);

  if (row == NULL)
    return;
  desk_case_copy_said (row, said);
  answer (self, row, "recalled");
}
