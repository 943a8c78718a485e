/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/desk-deed.h"

#define TRIES 3

typedef struct {
  DeskStore *store;
  DeskCommand *command; /* kept to try again */
  guint tries;
} Deed;

static void
deed_free (gpointer data)
{
  Deed *deed = data;

  g_object_unref (deed->store);
  desk_command_free (deed->command);
  g_free (deed);
}

DeskCommand *
desk_deed_new (DeskStore *store, const char *kind, const DeskUuid *uid)
{
  DeskActor me;
  DeskUuid fresh;

  desk_store_get_me (store, &me);
  if (uid == NULL)
    desk_store_new_uuid (store, &fresh);
  return desk_command_new (kind, uid != NULL ? uid : &fresh, &me);
}

static DeskCommand *
copy (const DeskCommand *command)
{
  DeskCommand *other = desk_command_new (command->kind, &command->uid, &command->actor);

  for (guint i = 0; i < command->parts->len; i++)
    {
      const DeskCommandPart *part = command->parts->pdata[i];
      DeskCommandPart *twin = desk_command_add (other, part->act, &part->record, part->type, part->base_version);
      for (guint j = 0; j < desk_values_get_size (part->mine); j++)
        {
          const DeskValue *mine;
          const char *name = desk_values_get_nth (part->mine, j, &mine);
          desk_command_part_set (twin, name, desk_values_get (part->base, name), mine);
        }
      for (guint j = 0; j < part->cleared->len; j++)
        {
          const char *name = part->cleared->pdata[j];
          desk_command_part_set (twin, name, desk_values_get (part->base, name), &(DeskValue) DESK_VALUE_INIT);
        }
    }
  return other;
}

static void
executed (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Deed *deed = g_task_get_task_data (task);
  GError *error = NULL;
  DeskOutcome *outcome = desk_store_execute_finish (DESK_STORE (source), result, &error);

  if (outcome != NULL && outcome->status == DESK_OUTCOME_UNKNOWN && ++deed->tries < TRIES)
    {
      desk_outcome_free (outcome);
      desk_store_execute_async (deed->store, copy (deed->command), g_task_get_cancellable (task), executed, g_steal_pointer (&task));
      return;
    }
  if (outcome != NULL)
    g_task_return_pointer (task, outcome, (GDestroyNotify) desk_outcome_free);
  else
    g_task_return_error (task, error);
}

void
desk_deed_run_async (DeskStore *store, DeskCommand *command, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  GTask *task = g_task_new (store, cancellable, callback, data);
  Deed *deed = g_new0 (Deed, 1);

  deed->store = g_object_ref (store);
  deed->command = command;
  g_task_set_task_data (task, deed, deed_free);
  desk_store_execute_async (store, copy (command), cancellable, executed, task);
}

DeskOutcome *
desk_deed_run_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

gboolean
desk_deed_is_done (const DeskOutcome *outcome)
{
  return outcome != NULL && (outcome->status == DESK_OUTCOME_DONE || outcome->status == DESK_OUTCOME_ALREADY_DONE);
}
