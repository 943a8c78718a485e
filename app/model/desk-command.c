/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/desk-command.h"

static void
part_free (gpointer data)
{
  DeskCommandPart *part = data;

  g_free (part->act);
  g_free (part->type);
  desk_values_free (part->base);
  desk_values_free (part->mine);
  g_ptr_array_unref (part->cleared);
  g_free (part);
}

DeskCommand *
desk_command_new (const char *kind, const DeskUuid *uid, const DeskActor *actor)
{
  DeskCommand *self = g_new0 (DeskCommand, 1);

  self->uid = *uid;
  self->kind = g_strdup (kind);
  self->actor = *actor;
  self->parts = g_ptr_array_new_with_free_func (part_free);
  return self;
}

void
desk_command_free (DeskCommand *command)
{
  if (command == NULL)
    return;
  g_free (command->kind);
  g_ptr_array_unref (command->parts);
  g_free (command);
}

DeskCommandPart *
desk_command_add (DeskCommand *command, const char *act, const DeskUuid *record, const char *type, gint64 base_version)
{
  DeskCommandPart *part = g_new0 (DeskCommandPart, 1);

  part->act = g_strdup (act);
  part->record = *record;
  part->type = g_strdup (type);
  part->base_version = base_version;
  part->base = desk_values_new ();
  part->mine = desk_values_new ();
  part->cleared = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (command->parts, part);
  return part;
}

static void
remove_cleared (DeskCommandPart *part, const char *field)
{
  guint position;

  if (g_ptr_array_find_with_equal_func (part->cleared, field, g_str_equal, &position))
    g_ptr_array_remove_index (part->cleared, position);
}

void
desk_command_part_set (DeskCommandPart *part, const char *field, const DeskValue *base, const DeskValue *mine)
{
  desk_values_set (part->base, field, base);
  desk_values_set (part->mine, field, mine);
  remove_cleared (part, field);
  if (mine == NULL || desk_value_is_none (mine))
    g_ptr_array_add (part->cleared, g_strdup (field));
}

void
desk_command_part_set_text (DeskCommandPart *part, const char *field, const char *mine)
{
  g_auto (DeskValue) value = DESK_VALUE_INIT;

  if (mine != NULL)
    desk_value_init_text (&value, mine);
  desk_command_part_set (part, field, NULL, &value);
}

void
desk_command_part_set_integer (DeskCommandPart *part, const char *field, gint64 mine)
{
  DeskValue value;

  desk_value_init_integer (&value, mine);
  desk_command_part_set (part, field, NULL, &value);
}

void
desk_command_part_set_uuid (DeskCommandPart *part, const char *field, const DeskUuid *mine)
{
  char text[DESK_UUID_STR_LEN];

  desk_uuid_format (mine, text);
  desk_command_part_set_text (part, field, text);
}

static void
conflict_free (gpointer data)
{
  DeskConflict *conflict = data;

  g_free (conflict->field);
  desk_value_clear (&conflict->base);
  desk_value_clear (&conflict->theirs);
  desk_value_clear (&conflict->mine);
  g_free (conflict);
}

static void
problem_free (gpointer data)
{
  DeskProblem *problem = data;

  g_free (problem->field);
  g_free (problem->rule);
  g_free (problem->message);
  g_free (problem);
}

DeskOutcome *
desk_outcome_new (DeskOutcomeStatus status)
{
  DeskOutcome *self = g_new0 (DeskOutcome, 1);

  self->status = status;
  self->conflicts = g_ptr_array_new_with_free_func (conflict_free);
  self->problems = g_ptr_array_new_with_free_func (problem_free);
  self->versions = g_array_new (FALSE, FALSE, sizeof (gint64));
  return self;
}

void
desk_outcome_free (DeskOutcome *outcome)
{
  if (outcome == NULL)
    return;
  g_ptr_array_unref (outcome->conflicts);
  g_ptr_array_unref (outcome->problems);
  g_array_unref (outcome->versions);
  g_free (outcome);
}

void
desk_outcome_add_problem (DeskOutcome *outcome, guint part, const char *field, const char *rule, const char *message)
{
  DeskProblem *problem = g_new0 (DeskProblem, 1);

  problem->part = part;
  problem->field = g_strdup (field);
  problem->rule = g_strdup (rule);
  problem->message = g_strdup (message);
  g_ptr_array_add (outcome->problems, problem);
}

void
desk_outcome_add_conflict (DeskOutcome *outcome, guint part, const DeskUuid *record, const char *field, const DeskValue *base, const DeskValue *theirs, const DeskValue *mine)
{
  DeskConflict *conflict = g_new0 (DeskConflict, 1);

  conflict->part = part;
  conflict->record = *record;
  conflict->field = g_strdup (field);
  desk_value_copy (base, &conflict->base);
  desk_value_copy (theirs, &conflict->theirs);
  desk_value_copy (mine, &conflict->mine);
  g_ptr_array_add (outcome->conflicts, conflict);
}

char *
desk_outcome_describe (const DeskOutcome *outcome)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < outcome->problems->len; i++) {
    const DeskProblem *problem = g_ptr_array_index (outcome->problems, i);

    if (text->len > 0)
      g_string_append_c (text, '\n');
    g_string_append (text, problem->message);
  }
  return g_string_free (text, FALSE);
}
