/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/desk-rules-run.h"

#include "model/desk-rules.h"
#include "store/desk-list.h"
#include "store/desk-store-private.h"

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

/* Literally as the index says it, or it is not used; see desk-projection-schema.c. */
#define FIND_DUE "SELECT \"id\" FROM \"cases\" WHERE \"rule_at\" < $1 AND \"rule_at\" < 9223372036854775807 AND \"withdrawn\" = 0 ORDER BY \"rule_at\", \"id\""

static GArray *
find_due (DeskStore *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  DeskConnection *connection = desk_store_borrow (self, cancellable, error);
  if (connection == NULL)
    return NULL;
  DeskStatement *st = desk_connection_statement (connection, FIND_DUE);
  DeskDbResult r;
  desk_statement_bind_int64 (st, 1, desk_store_now (self));
  while ((r = desk_statement_step (st)) == DESK_DB_ROW) {
    gint64 id = desk_statement_column_int64 (st, 0);
    g_array_append_val (ids, id);
  }
  gboolean fine = r == DESK_DB_DONE || desk_connection_fail (connection, r, error);
  desk_statement_reset (st);
  desk_store_give_back (self, connection);
  return fine ? g_steal_pointer (&ids) : NULL;
}

GPtrArray *
desk_store_run_rules (DeskStore *self, GCancellable *cancellable, GError **error)
{
  static const char *const columns[] = { "number", NULL };
  g_return_val_if_fail (DESK_IS_STORE (self), NULL);
  g_autoptr (GPtrArray) deeds = g_ptr_array_new_with_free_func ((GDestroyNotify) desk_rule_deed_free);
  g_autoptr (GArray) ids = find_due (self, cancellable, error);
  if (ids == NULL)
    return NULL;
  if (ids->len == 0)
    return g_steal_pointer (&deeds);
  g_autoptr (GPtrArray) rows = desk_store_fetch (self, "case", columns, (const gint64 *) (gpointer) ids->data, ids->len, cancellable, error);
  if (rows == NULL)
    return NULL;
  for (guint i = 0; i < rows->len; i++) {
    DeskRow *row = g_ptr_array_index (rows, i);
    /* Of an area that is not here nothing is known, its rules neither. */
    const DeskType *type = desk_registry_find_type (desk_store_get_registry (self), desk_row_get_record_type (row));
    if (type != NULL && desk_rules_has_overdue (type) && !run_on (self, type, desk_row_get_uid (row), deeds, cancellable, error))
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
