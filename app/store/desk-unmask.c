/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/desk-unmask.h"

#include "store/desk-store-private.h"

static char *
read_plain (DeskStore *self, const DeskUuid *record, const char *name, GError **error)
{
  g_autoptr (DeskSnapshot) snapshot = desk_store_load (self, record, error);
  DeskType *type = snapshot != NULL ? desk_registry_find_type (desk_store_get_registry (self), snapshot->type) : NULL;
  const DeskField *field = type != NULL ? desk_type_find_field (type, name) : NULL;
  const char *text = field != NULL ? desk_snapshot_get_text (snapshot, name) : NULL;
  if (snapshot == NULL)
    return NULL;
  if (desk_seal_is_sealed (text))
    return desk_seal_open (desk_store_get_seal (self), record, name, text, error);
  return field != NULL ? desk_field_format (field, desk_snapshot_get (snapshot, name), DESK_FORMAT_EDIT, desk_store_get_zone (self)) : g_strdup ("");
}

char *
desk_store_unmask (DeskStore *self, const DeskUuid *record, const char *field, const char *reason, GError **error)
{
  g_return_val_if_fail (DESK_IS_STORE (self) && record != NULL && field != NULL, NULL);
  DeskActor me;
  DeskUuid uid;
  desk_store_get_me (self, &me);
  desk_store_new_uuid (self, &uid);
  DeskCommand *command = desk_command_new ("unmask", &uid, &me);
  DeskCommandPart *part = desk_command_add (command, "unmask", record, NULL, DESK_ANY_VERSION);
  desk_command_part_set_text (part, "field", field);
  desk_command_part_set_text (part, "reason", reason);
  g_autoptr (DeskOutcome) outcome = desk_store_execute (self, command, NULL, error);
  if (outcome == NULL)
    return NULL;
  if (outcome->status != DESK_OUTCOME_DONE) {
    g_autofree char *words = desk_outcome_describe (outcome);
    g_set_error_literal (error, DESK_STORE_ERROR, DESK_STORE_ERROR_REFUSED, words);
    return NULL;
  }
  return read_plain (self, record, field, error);
}

typedef struct {
  DeskUuid record;
  char *field, *reason;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;
  g_free (job->field);
  g_free (job->reason);
  g_free (job);
}

static void
unmask_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Job *job = data;
  GError *error = NULL;
  char *plain = desk_store_unmask (source, &job->record, job->field, job->reason, &error);
  (void) cancellable;
  if (plain != NULL)
    g_task_return_pointer (task, plain, g_free);
  else
    g_task_return_error (task, error);
}

void
desk_store_unmask_async (DeskStore *self, const DeskUuid *record, const char *field, const char *reason, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, data);
  Job *job = g_new0 (Job, 1);
  job->record = *record;
  job->field = g_strdup (field);
  job->reason = g_strdup (reason);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, unmask_in_thread);
}

char *
desk_store_unmask_finish (DeskStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
