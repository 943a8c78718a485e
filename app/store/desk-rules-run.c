/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/desk-rules-run.h"

#include "model/desk-rules.h"
#include "store/desk-list.h"

void
desk_rule_deed_free (DeskRuleDeed *deed)
{
  if (deed == NULL)
    return;
  g_free (deed->number);
  g_free (deed->title);
  g_free (deed->rule);
  g_free (deed->tier);
  g_free (deed);
}

static char *
tier_label (const DeskType *type, const DeskSnapshot *snapshot)
{
  const char *code = desk_snapshot_get_text (snapshot, "tier");
  const DeskChoice *choice = desk_field_find_choice (desk_type_find_field (type, "tier"), code);
  return g_strdup (choice != NULL ? desk_choice_get_label (choice) : code);
}

/* What the newest lift of the case says. */
static DeskRuleDeed *
tell (DeskStore *self, const DeskType *type, const DeskUuid *record, GError **error)
{
  g_autoptr (DeskSnapshot) snapshot = desk_store_load (self, record, error);
  if (snapshot == NULL)
    return NULL;
  const DeskValues *lift = desk_snapshot_get_row (snapshot, "lift", desk_snapshot_get_n_rows (snapshot, "lift"));
  DeskRuleDeed *deed = g_new0 (DeskRuleDeed, 1);
  deed->record = *record;
  deed->number = g_strdup (desk_snapshot_get_text (snapshot, "number"));
  deed->title = g_strdup (desk_snapshot_get_text (snapshot, "title"));
  deed->rule = g_strdup (desk_rules_describe (type, lift != NULL ? desk_values_get_text (lift, "rule") : NULL));
  deed->tier = tier_label (type, snapshot);
  return deed;
}

/* A case that can no longer be acted on is passed over: whoever moved it meanwhile was first. */
static gboolean
run_on (DeskStore *self, const DeskType *type, const DeskUuid *record, GPtrArray *deeds, GCancellable *cancellable, GError **error)
{
  DeskActor rule;
  DeskUuid uid;
  desk_rules_get_actor (&rule);
  desk_store_new_uuid (self, &uid);
  DeskCommand *command = desk_command_new ("rules", &uid, &rule);
  desk_command_add (command, "run-rules", record, NULL, DESK_ANY_VERSION);
  g_autoptr (DeskOutcome) outcome = desk_store_execute (self, command, cancellable, error);
  if (outcome == NULL)
    return FALSE;
  if (outcome->status != DESK_OUTCOME_DONE || outcome->last_seq < outcome->first_seq)
    return TRUE;
  DeskRuleDeed *deed = tell (self, type, record, error);
  if (deed == NULL)
    return FALSE;
  g_ptr_array_add (deeds, deed);
  return TRUE;
}

static gboolean
run_type (DeskStore *self, const DeskType *type, GPtrArray *deeds, GCancellable *cancellable, GError **error)
{
  static const char *const columns[] = { "number", NULL };
  g_autoptr (DeskListRequest) request = desk_list_request_new (type->name);
  request->query = desk_query_compare (DESK_QUERY_LESS, "rule_at", "now");
  request->sort = g_strdup ("rule_at");
  g_autoptr (GArray) ids = desk_store_list (self, request, NULL, NULL, cancellable, error);
  if (ids == NULL)
    return FALSE;
  if (ids->len == 0)
    return TRUE;
  g_autoptr (GPtrArray) rows = desk_store_fetch (self, type->name, columns, (const gint64 *) (gpointer) ids->data, ids->len, cancellable, error);
  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < rows->len; i++) {
    DeskRow *row = g_ptr_array_index (rows, i);
    /* A type that extends this one has rules of its own and its own turn. */
    if (g_strcmp0 (desk_row_get_record_type (row), type->name) == 0 && !run_on (self, type, desk_row_get_uid (row), deeds, cancellable, error))
      return FALSE;
  }
  return TRUE;
}

GPtrArray *
desk_store_run_rules (DeskStore *self, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (DESK_IS_STORE (self), NULL);
  g_autoptr (GPtrArray) deeds = g_ptr_array_new_with_free_func ((GDestroyNotify) desk_rule_deed_free);
  DeskRegistry *registry = desk_store_get_registry (self);
  for (guint i = 0; i < desk_registry_get_n_types (registry); i++) {
    const DeskType *type = desk_registry_get_nth_type (registry, i);
    if (desk_type_is_a (type, "case") && desk_rules_has_overdue (type) && !run_type (self, type, deeds, cancellable, error))
      return NULL;
  }
  return g_steal_pointer (&deeds);
}

static void
run_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  GPtrArray *deeds = desk_store_run_rules (source, cancellable, &error);
  (void) data;
  if (deeds != NULL)
    g_task_return_pointer (task, deeds, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

void
desk_store_run_rules_async (DeskStore *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, desk_store_run_rules_async);
  g_task_run_in_thread (task, run_in_thread);
}

GPtrArray *
desk_store_run_rules_finish (DeskStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
