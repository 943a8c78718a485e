/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/desk-decide.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "model/desk-decide-private.h"
#include "model/desk-type-private.h"

/* Local ids leave room for so many rows of one kind (see desk-record-type.h). */
#define MAX_ROWS 4095

void
desk_decision_problem (DeskDecision *self, const char *field, const char *rule, const char *message)
{
  desk_outcome_add_problem (self->outcome, self->number, field, rule, message);
  self->n_faults++;
}

void
desk_decision_conflict (DeskDecision *self, const char *field, const DeskValue *base, const DeskValue *theirs, const DeskValue *mine)
{
  desk_outcome_add_conflict (self->outcome, self->number, &self->part->record, field, base, theirs, mine);
  self->n_faults++;
}

static gboolean
is_cleared (const DeskCommandPart *part, const char *field)
{
  return g_ptr_array_find_with_equal_func (part->cleared, field, g_str_equal, NULL);
}

const DeskValue *
desk_decision_get_mine (const DeskDecision *self, const char *field)
{
  const DeskValue *value = desk_values_get (self->part->mine, field);

  return !desk_value_is_none (value) || is_cleared (self->part, field) ? value : NULL;
}

const char *
desk_decision_get_mine_text (const DeskDecision *self, const char *field)
{
  return desk_values_get_text (self->part->mine, field);
}

GPtrArray *
desk_decision_get_names (const DeskDecision *self)
{
  GPtrArray *names = g_ptr_array_new ();

  for (guint i = 0; i < desk_values_get_size (self->part->mine); i++)
    g_ptr_array_add (names, (gpointer) desk_values_get_nth (self->part->mine, i, NULL));
  for (guint i = 0; i < self->part->cleared->len; i++)
    g_ptr_array_add (names, g_ptr_array_index (self->part->cleared, i));
  return names;
}

void
desk_decision_set_text (DeskDecision *self, const char *field, const char *text)
{
  desk_values_set_text (self->next->values, field, text);
}

void
desk_decision_set_integer (DeskDecision *self, const char *field, gint64 integer)
{
  desk_values_set_integer (self->next->values, field, integer);
}

void
desk_decision_clear (DeskDecision *self, const char *field)
{
  desk_values_set_text (self->next->values, field, NULL);
}

DeskValues *
desk_decision_add_row (DeskDecision *self, const char *row_type)
{
  if (desk_snapshot_get_n_rows (self->next, row_type) >= MAX_ROWS)
    desk_decision_problem (self, NULL, "blocked", _("This record is full: nothing more of this kind can be written to it."));
  return desk_snapshot_add_row (self->next, row_type);
}

/* The names of what changed, or NULL: those of the type first and in its order, so that
 * a body does not depend on the order in which things happened to be set. */
static GPtrArray *
find_changed (const DeskType *type, const DeskValues *before, const DeskValues *after)
{
  GPtrArray *names = desk_values_diff (before, after);
  g_autofree guint *positions = names != NULL ? g_new (guint, names->len) : NULL;

  /* A handful: each goes before those that stand behind it in the type. */
  for (guint i = 0; type != NULL && names != NULL && i < names->len; i++)
    {
      gpointer name = g_ptr_array_index (names, i);
      guint position = desk_type_find_position (type, name), at = i;

      for (; at > 0 && positions[at - 1] > position; at--)
        {
          names->pdata[at] = names->pdata[at - 1];
          positions[at] = positions[at - 1];
        }
      names->pdata[at] = name;
      positions[at] = position;
    }
  return names;
}

static void
add_row_changes (DeskDecision *self, DeskEventBody *body, const char *row_type, const DeskSnapshot *from, const DeskSnapshot *to)
{
  static const DeskValue none = DESK_VALUE_INIT;
  const DeskType *type = desk_registry_find_type (self->env->registry, row_type);
  guint n_rows = MAX (desk_snapshot_get_n_rows (from, row_type), desk_snapshot_get_n_rows (to, row_type));

  for (guint n = 1; n <= n_rows; n++)
    {
      DeskValues *before = desk_snapshot_get_row (from, row_type, n);
      DeskValues *after = desk_snapshot_get_row (to, row_type, n);
      g_autoptr (GPtrArray) names = find_changed (type, before, after);

      for (guint i = 0; names != NULL && i < names->len; i++)
        {
          const char *name = g_ptr_array_index (names, i);
          const DeskValue *old_value = before != NULL ? desk_values_get (before, name) : &none;
          const DeskValue *new_value = after != NULL ? desk_values_get (after, name) : &none;
          desk_event_body_add_row (body, row_type, n, name, old_value, new_value);
        }
    }
}

void
desk_decision_add_changes (DeskDecision *self, DeskEventBody *body, const DeskSnapshot *from, const DeskSnapshot *to)
{
  g_autoptr (GPtrArray) names = find_changed (self->type, from->values, to->values);
  guint f = 0, t = 0;

  for (guint i = 0; names != NULL && i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      desk_event_body_add (body, name, desk_snapshot_get (from, name), desk_snapshot_get (to, name));
    }
  /* Both sides are in the order of their types: merged. */
  while (f < from->rows->len || t < to->rows->len)
    {
      const char *gone = f < from->rows->len ? g_array_index (from->rows, DeskSnapshotRows, f).type : NULL;
      const char *come = t < to->rows->len ? g_array_index (to->rows, DeskSnapshotRows, t).type : NULL;
      int order = gone == NULL ? 1 : come == NULL ? -1 : strcmp (gone, come);

      add_row_changes (self, body, order < 0 ? gone : come, from, to);
      f += order <= 0;
      t += order >= 0;
    }
}

void
desk_decision_emit (DeskDecision *self, const char *kind, DeskEventBody *body)
{
  DeskEvent *event = g_new0 (DeskEvent, 1);

  if (self->snapshot->version == 0 && body->type == NULL)
    body->type = g_strdup (self->type->name);
  if (body->why == NULL)
    body->why = g_strdup (self->why);
  if (body->rule == NULL)
    body->rule = g_strdup (self->rule);
  if (body->acts_for == NULL)
    body->acts_for = g_strdup (self->acts_for);
  self->env->next_uuid (self->env->data, &event->uid);
  event->record = self->part->record;
  event->command = self->command->uid;
  event->actor = self->command->actor.uid;
  event->at_us = self->env->now_us;
  event->kind = g_strdup (kind);
  event->v = 1;
  event->body = desk_event_body_to_json (body);
  event->told = body;
  g_ptr_array_add (self->events, event);
}

GPtrArray *
desk_decision_get_events (const DeskDecision *self)
{
  return self->env->get_events != NULL ? self->env->get_events (self->env->data, &self->part->record) : NULL;
}

char *
desk_decision_get_person (const DeskDecision *self)
{
  const DeskActor *actor = &self->command->actor;

  return actor->kind == DESK_ACTOR_PERSON && !desk_uuid_is_nil (&actor->uid) ? desk_uuid_to_string (&actor->uid) : NULL;
}

char *
desk_decision_get_unit (const DeskDecision *self)
{
  const DeskActor *actor = &self->command->actor;

  return !desk_uuid_is_nil (&actor->unit) ? desk_uuid_to_string (&actor->unit) : NULL;
}

static gboolean
check_new (DeskDecision *self)
{
  if (self->snapshot->version != 0)
    desk_decision_problem (self, NULL, "exists", _("This record exists already."));
  else if (self->type->row_of != NULL)
    desk_decision_problem (self, NULL, "unknown", _("Rows of a record are written by acts on that record only."));
  return self->n_faults == 0;
}

static gboolean
check_old (DeskDecision *self)
{
  static const char *const revives[] = { "undo", "redact", "unmerge", "unmask", NULL };

  if (self->snapshot->version == 0)
    desk_decision_problem (self, NULL, "missing-record", _("This record does not exist."));
  else if (self->snapshot->withdrawn && !g_strv_contains (revives, self->part->act))
    desk_decision_problem (self, NULL, "withdrawn", _("This record was withdrawn."));
  return self->n_faults == 0;
}

/* What only the program writes is written by an act of its own and stays as it is. */
static gboolean
check_by_hand (DeskDecision *self)
{
  static const char *const by_hand[] = { "create", "change", "withdraw", "undo", NULL };

  if (desk_type_is_written_by_program (self->type) && g_strv_contains (by_hand, self->part->act))
    desk_decision_problem (self, NULL, "computed", _("The program writes this by itself: it cannot be made or changed by hand."));
  return self->n_faults == 0;
}

static void
dispatch (DeskDecision *self)
{
  static const struct {
    const char *name;
    gboolean creates, for_cases, compares;
    void (*decide) (DeskDecision *);
  } record_acts[] = {
    { "create", TRUE, FALSE, FALSE, desk_decision_create },
    { "change", FALSE, TRUE, TRUE, desk_decision_change },
    { "withdraw", FALSE, FALSE, TRUE, desk_decision_withdraw },
    { "merge", FALSE, FALSE, FALSE, desk_decision_merge },
    { "unmerge", FALSE, FALSE, FALSE, desk_decision_unmerge },
    { "undo", FALSE, TRUE, FALSE, desk_decision_undo },
    { "redact", FALSE, TRUE, FALSE, desk_decision_redact },
    { "run-rules", FALSE, TRUE, FALSE, desk_decision_run_rules },
    { "recount", FALSE, TRUE, FALSE, desk_decision_recount },
    { "unmask", FALSE, TRUE, FALSE, desk_decision_unmask },
    { "export", FALSE, FALSE, FALSE, desk_decision_export },
    { "accept-loss", TRUE, FALSE, FALSE, desk_decision_accept_loss },
  };
  gboolean is_case = desk_type_is_a (self->type, "case");
  const DeskAct *act = is_case ? desk_act_find (self->part->act) : NULL;

  if (act != NULL)
    {
      if ((act->flags & DESK_ACT_CREATES) ? check_new (self) : check_old (self) && desk_decision_check_base (self, act))
        desk_decision_act (self, act);
      return;
    }
  if (!check_by_hand (self))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (record_acts); i++)
    if (g_str_equal (record_acts[i].name, self->part->act) && (!is_case || record_acts[i].for_cases))
      {
        if (record_acts[i].creates ? check_new (self) : check_old (self) && (!record_acts[i].compares || desk_decision_check_base (self, NULL)))
          record_acts[i].decide (self);
        return;
      }
  desk_decision_problem (self, NULL, "unknown", _("There is no such act on a record of this type."));
}

/* Whether @part acts on a record that an earlier part was to create but could
 * not: what is wrong there was said, and is not wrong here. */
static gboolean
waits_for_refused (const DeskCommand *command, guint part, const DeskSnapshot *snapshot, const DeskOutcome *outcome)
{
  const DeskCommandPart *this_part = g_ptr_array_index (command->parts, part);

  if (snapshot->version != 0 || this_part->type != NULL || outcome->problems->len == 0)
    return FALSE;
  for (guint i = 0; i < part; i++)
    {
      const DeskCommandPart *earlier = g_ptr_array_index (command->parts, i);
      if (earlier->type != NULL && desk_uuid_equal (&earlier->record, &this_part->record))
        return TRUE;
    }
  return FALSE;
}

gboolean
desk_decide (const DeskCommand *command, guint part, const DeskSnapshot *snapshot, const DeskEnv *env, GPtrArray *events, DeskOutcome *outcome)
{
  DeskDecision self = { .command = command, .number = part, .snapshot = snapshot, .env = env, .events = events, .outcome = outcome };

  g_return_val_if_fail (command != NULL && part < command->parts->len, FALSE);
  g_return_val_if_fail (snapshot != NULL && env != NULL && events != NULL && outcome != NULL, FALSE);
  self.part = g_ptr_array_index (command->parts, part);
  if (waits_for_refused (command, part, snapshot, outcome))
    return FALSE;
  const char *name = snapshot->type != NULL ? snapshot->type : self.part->type;
  self.type = name != NULL ? desk_registry_find_type (env->registry, name) : NULL;
  if (self.type == NULL)
    {
      desk_decision_problem (&self, NULL, snapshot->version == 0 && name == NULL ? "missing-record" : "unknown",
                             snapshot->version == 0 && name == NULL ? _("This record does not exist.")
                                                                    : _("The type of this record is not known here."));
      return FALSE;
    }
  self.next = desk_snapshot_copy (snapshot);
  dispatch (&self);
  desk_snapshot_free (self.next);
  g_free (self.why);
  g_free (self.rule);
  g_free (self.acts_for);
  return self.n_faults == 0;
}
