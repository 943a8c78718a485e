/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cases that belong together: a duplicate merged into its original, one told story split into
 * several. An act on one of them goes with parts on the others, in the same command; each part sees
 * to it that the other is there, so that no tie is known at one end only. */
#include <glib/gi18n-lib.h>

#include "model/desk-decide-private.h"

static const DeskCommandPart *
find_part (const DeskCommand *command, const char *act, const DeskUuid *record, const char *field, const char *value)
{
  for (guint i = 0; i < command->parts->len; i++)
    {
      const DeskCommandPart *part = g_ptr_array_index (command->parts, i);
      if (g_str_equal (part->act, act) && (record == NULL || desk_uuid_equal (&part->record, record)) &&
          (field == NULL || g_strcmp0 (desk_values_get_text (part->mine, field), value) == 0))
        return part;
    }
  return NULL;
}

/* Whether the command does @act on the case @other too, and that part speaks of this one in @field. */
static gboolean
has_other_half (DeskDecision *self, const char *act, const char *other, const char *field)
{
  g_autofree char *me = desk_uuid_to_string (&self->part->record);
  DeskUuid record;

  if (desk_uuid_parse (other, &record) && find_part (self->command, act, &record, field, field != NULL ? me : NULL) != NULL)
    return TRUE;
  desk_decision_problem (self, NULL, "blocked", _("This act changes two cases, and the part for the other one is missing."));
  return FALSE;
}

static char *
look_up (DeskDecision *self, const char *record, const char *field)
{
  g_auto (DeskValue) value = DESK_VALUE_INIT;
  DeskUuid uid;

  if (desk_uuid_parse (record, &uid))
    self->env->look_up (self->env->data, &uid, field, &value);
  return g_strdup (desk_value_get_text (&value));
}

void
desk_case_merge (DeskDecision *self, const DeskValues *said G_GNUC_UNUSED)
{
  const char *original = desk_snapshot_get_text (self->next, "original");
  g_autofree char *me = desk_uuid_to_string (&self->part->record);
  g_autofree char *state = look_up (self, original, "state");
  int code = desk_state_from_code (state);

  if (g_strcmp0 (original, me) == 0)
    desk_decision_problem (self, "original", "invalid", _("A case cannot be merged into itself."));
  else if (code == DESK_STATE_MERGED || code == DESK_STATE_WITHDRAWN)
    desk_decision_problem (self, "original", "invalid", _("That case was withdrawn or merged itself: choose the one that is gone on with."));
  else
    has_other_half (self, "take-in", original, "duplicate");
}

/* What the original's timeline quotes is which case it was. */
static const char *
quote_duplicate (DeskDecision *self)
{
  const char *duplicate = desk_decision_get_mine_text (self, "duplicate");

  g_free (self->why);
  self->why = look_up (self, duplicate, "number");
  return duplicate;
}

static void
count_duplicates (DeskDecision *self, int by)
{
  gint64 count = desk_snapshot_get_integer (self->next, "duplicates") + by;

  if (count > 0)
    desk_decision_set_integer (self, "duplicates", count);
  else
    desk_decision_clear (self, "duplicates");
}

void
desk_case_take_in (DeskDecision *self, const DeskValues *said G_GNUC_UNUSED)
{
  if (has_other_half (self, "merge", quote_duplicate (self), "original"))
    count_duplicates (self, 1);
}

/* The case as it stood before it was merged. */
static DeskSnapshot *
before_merge (DeskDecision *self)
{
  g_autoptr (GPtrArray) events = desk_decision_get_events (self);
  guint merged = 0;

  for (guint i = 0; events != NULL && i < events->len; i++)
    if (g_str_equal (((DeskEvent *) g_ptr_array_index (events, i))->kind, "merged"))
      merged = i;
  if (merged == 0 || ((DeskEvent *) g_ptr_array_index (events, merged))->body == NULL)
    return NULL;
  g_autoptr (DeskSnapshot) before = desk_snapshot_new (&self->part->record);
  for (guint i = 0; i < merged; i++)
    if (!desk_fold (before, g_ptr_array_index (events, i), NULL))
      return NULL;
  return g_steal_pointer (&before);
}

void
desk_case_unmerge (DeskDecision *self, const DeskValues *said G_GNUC_UNUSED)
{
  g_autoptr (DeskSnapshot) before = before_merge (self);

  if (!has_other_half (self, "let-go", desk_snapshot_get_text (self->snapshot, "original"), "duplicate"))
    return;
  if (before == NULL)
    {
      desk_decision_problem (self, NULL, "blocked", _("What this case was before it was merged is no longer in the store."));
      return;
    }
  desk_values_set (self->next->values, "state", desk_snapshot_get (before, "state"));
  desk_decision_clear (self, "original");
}

void
desk_case_let_go (DeskDecision *self, const DeskValues *said G_GNUC_UNUSED)
{
  if (has_other_half (self, "unmerge", quote_duplicate (self), NULL))
    count_duplicates (self, -1);
}

void
desk_case_split (DeskDecision *self, const DeskValues *said G_GNUC_UNUSED)
{
  g_autofree char *me = desk_uuid_to_string (&self->part->record);

  if (find_part (self->command, "register", NULL, "split_from", me) == NULL)
    {
      desk_decision_problem (self, "titles", "required", _("Write at least one title: each line becomes a case."));
      return;
    }
  g_free (self->why);
  self->why = g_strdup (desk_decision_get_mine_text (self, "titles"));
}

void
desk_case_take_split_from (DeskDecision *self)
{
  const char *from = desk_decision_get_mine_text (self, "split_from");

  if (from != NULL && has_other_half (self, "split", from, NULL))
    desk_decision_set_text (self, "split_from", from);
}

/* ---- completing a command ---- */

static void
add_other_half (DeskCommand *command, const char *act, const char *other, const DeskUuid *me)
{
  DeskUuid record;

  if (desk_uuid_parse (other, &record))
    desk_command_part_set_uuid (desk_command_add (command, act, &record, NULL, DESK_ANY_VERSION), "duplicate", me);
}

/* What is known of a case when it is registered, but for its name: a new case of the same story knows it too.
 * A sealed value is bound to its record and cannot come along. */
static void
copy_known (DeskCommandPart *part, const DeskType *type, const DeskSnapshot *snapshot)
{
  for (guint i = 0; i < type->fields->len; i++)
    {
      const DeskField *field = g_ptr_array_index (type->fields, i);
      const DeskValue *value = desk_snapshot_get (snapshot, field->name);

      if (!desk_value_is_none (value) && !(field->flags & (DESK_FIELD_COMPUTED | DESK_FIELD_SENSITIVE | DESK_FIELD_RETIRED)) &&
          field->kind != DESK_FIELD_ATTACHMENTS)
        desk_command_part_set (part, field->name, NULL, value);
    }
}

static void
add_split_cases (DeskCommand *command, const char *titles, const DeskType *type, const DeskSnapshot *snapshot, DeskNewUuidFunc new_uuid, gpointer data)
{
  g_auto (GStrv) lines = g_strsplit (titles != NULL ? titles : "", "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      DeskCommandPart *part;
      DeskUuid uid;

      if (*g_strstrip (lines[i]) == '\0')
        continue;
      new_uuid (data, &uid);
      part = desk_command_add (command, "register", &uid, type->name, 0);
      copy_known (part, type, snapshot);
      desk_command_part_set_text (part, "title", lines[i]);
      desk_command_part_set_uuid (part, "split_from", &snapshot->uid);
    }
}

void
desk_act_complete (DeskCommand *command, const DeskType *type, const DeskSnapshot *snapshot, DeskNewUuidFunc new_uuid, gpointer data)
{
  g_return_if_fail (command != NULL && command->parts->len > 0 && type != NULL && snapshot != NULL);
  const DeskCommandPart *part = g_ptr_array_index (command->parts, command->parts->len - 1);

  if (g_str_equal (part->act, "merge"))
    add_other_half (command, "take-in", desk_values_get_text (part->mine, "original"), &part->record);
  else if (g_str_equal (part->act, "unmerge"))
    add_other_half (command, "let-go", desk_snapshot_get_text (snapshot, "original"), &part->record);
  else if (g_str_equal (part->act, "split"))
    add_split_cases (command, desk_values_get_text (part->mine, "titles"), type, snapshot, new_uuid, data);
  else if (g_str_equal (part->act, "check") && type->rules != NULL && (type->rules->flags & DESK_CASE_REOPENS) &&
           g_strcmp0 (desk_values_get_text (part->mine, "satisfied"), "dissatisfied") == 0)
    {
      g_autofree char *reason = g_strdup (desk_values_get_text (part->mine, "effect"));
      DeskUuid record = part->record;
      desk_command_part_set_text (desk_command_add (command, "reopen", &record, NULL, DESK_ANY_VERSION), "reason", reason);
    }
}
