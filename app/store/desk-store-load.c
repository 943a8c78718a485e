/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One record, its timeline, its title; what a person prefers. */
#include "store/desk-store-object.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "model/desk-identity.h"

/* --- a record --- */

DeskSnapshot *
desk_store_load_on (DeskStore *self, DeskProjector *projector, const DeskUuid *record, GError **error)
{
  DeskStatement *st = desk_connection_sql (projector->connection, DESK_SQL_RECORD_HEAD);
  desk_statement_bind_uuid (st, 1, record);
  DeskDbResult r = desk_statement_step (st);
  projector->statements++;
  if (r != DESK_DB_ROW && r != DESK_DB_DONE) {
    desk_connection_fail (projector->connection, r, error);
    return NULL;
  }
  const DeskRecordTable *table = r == DESK_DB_ROW ? desk_projection_find_by_id (self->projection, desk_statement_column_int64 (st, 1)) : NULL;
  if (table == NULL) {
    desk_statement_reset (st);
    g_set_error_literal (error, DESK_STORE_ERROR, DESK_STORE_ERROR_NOT_FOUND, _ ("There is no such record in this store."));
    return NULL;
  }
  g_autoptr (DeskSnapshot) snapshot = desk_snapshot_new (record);
  snapshot->id = desk_statement_column_int64 (st, 0);
  snapshot->type = table->type->name;
  snapshot->version = desk_statement_column_int64 (st, 2);
  snapshot->last_seq = desk_statement_column_int64 (st, 3);
  desk_statement_column_uuid (st, 4, &snapshot->last_event);
  snapshot->changed_us = desk_statement_column_int64 (st, 5);
  desk_statement_reset (st);
  desk_store_remember (self, record, snapshot->id, table->type_id);
  if (!desk_projector_load (projector, snapshot, TRUE, error))
    return NULL;
  if (snapshot->withdrawn)
    desk_values_set_integer (snapshot->values, "withdrawn", 1);
  return g_steal_pointer (&snapshot);
}

DeskSnapshot *
desk_store_load (DeskStore *self, const DeskUuid *record, GError **error)
{
  DeskConnection *connection = desk_store_borrow (self, NULL, error);
  DeskSnapshot *snapshot = NULL;
  if (connection == NULL)
    return NULL;
  DeskProjector projector = { 0 };
  desk_store_init_projector (self, &projector, connection);
  DeskDbResult r = desk_connection_begin_read (connection);
  if (r == DESK_DB_OK)
    snapshot = desk_store_load_on (self, &projector, record, error);
  else
    desk_connection_fail (connection, r, error);
  desk_connection_end_read (connection);
  desk_store_give_back (self, connection);
  return snapshot;
}

static void
load_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  DeskSnapshot *snapshot = desk_store_load (source, data, &error);
  if (snapshot != NULL)
    g_task_return_pointer (task, snapshot, (GDestroyNotify) desk_snapshot_free);
  else
    g_task_return_error (task, error);
}

void
desk_store_load_async (DeskStore *self, const DeskUuid *record, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, desk_store_load_async);
  g_task_set_task_data (task, g_memdup2 (record, sizeof *record), g_free);
  g_task_run_in_thread (task, load_in_thread);
}

DeskSnapshot *
desk_store_load_finish (DeskStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* --- by number --- */

static gboolean
find_text (DeskConnection *connection, const char *sql, const char *text, gint64 *id)
{
  DeskStatement *st = desk_connection_statement (connection, sql);
  desk_statement_bind_text (st, 1, text, -1);
  gboolean found = desk_statement_step (st) == DESK_DB_ROW;
  if (found)
    *id = desk_statement_column_int64 (st, 0);
  desk_statement_reset (st);
  return found;
}

/* QY-2026-123 → QY-2026-00000123, as number_key holds it. */
static char *
number_key (const char *number)
{
  const char *dash = strrchr (number, '-');
  char *end = NULL;
  guint64 running = dash != NULL && g_ascii_isdigit (dash[1]) ? g_ascii_strtoull (dash + 1, &end, 10) : 0;
  if (end == NULL || *end != '\0')
    return g_strdup (number);
  return g_strdup_printf ("%.*s-%08" G_GUINT64_FORMAT, (int) (dash - number), number, running);
}

gboolean
desk_store_find_number (DeskStore *self, const char *number, DeskUuid *uid, GError **error)
{
  DeskConnection *connection = desk_store_borrow (self, NULL, error);
  gint64 id = 0;
  if (connection == NULL)
    return FALSE;
  g_autofree char *upper = g_ascii_strup (number, -1);
  g_autofree char *key = number_key (upper);
  gboolean found = desk_uuid_parse (number, uid) && desk_store_id_of (self, connection, uid) != 0;
  if (!found)
    found = (find_text (connection, "SELECT \"id\" FROM \"cases\" WHERE \"number_key\" = $1", key, &id) ||
             find_text (connection, "SELECT \"id\" FROM \"areas\" WHERE \"code\" = $1 AND \"withdrawn\" = 0", number, &id) ||
             find_text (connection, "SELECT \"id\" FROM \"units\" WHERE \"short_name\" = $1 AND \"withdrawn\" = 0", number, &id) ||
             find_text (connection, "SELECT \"id\" FROM \"units\" WHERE \"name\" = $1 AND \"withdrawn\" = 0", number, &id) ||
             find_text (connection, "SELECT \"id\" FROM \"persons\" WHERE \"name\" = $1 AND \"withdrawn\" = 0", number, &id)) &&
            desk_store_uid_of (self, connection, id, uid);
  desk_store_give_back (self, connection);
  if (!found)
    g_set_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_NOT_FOUND, _ ("Nothing in this store has the number or code “%s”."), number);
  return found;
}

/* --- masks --- */

/* What a mask leaves of a value is for the field to say, sealed or not. */
char *
desk_store_mask (DeskStore *self, const DeskUuid *record, const DeskField *field, const DeskValue *value)
{
  const char *text = desk_value_get_text (value);
  g_autofree char *plain = NULL;
  g_auto (DeskValue) opened = DESK_VALUE_INIT;

  if (text != NULL && desk_seal_is_sealed (text))
    plain = desk_seal_open (self->seal, record, field->name, text, NULL);
  if (plain == NULL)
    return desk_field_format (field, value, DESK_FORMAT_DISPLAY, NULL);
  desk_value_init_text (&opened, plain);
  return desk_field_format (field, &opened, DESK_FORMAT_DISPLAY, NULL);
}

/* --- timeline --- */

GPtrArray *
desk_store_events_on (DeskConnection *connection, gint64 record, const DeskUuid *uid, GError **error)
{
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func ((GDestroyNotify) desk_event_free);
  DeskStatement *st = desk_connection_sql (connection, DESK_SQL_RECORD_EVENTS);
  DeskDbResult r;
  desk_statement_bind_int64 (st, 1, record);
  while ((r = desk_statement_step (st)) == DESK_DB_ROW) {
    DeskEvent *event = g_new0 (DeskEvent, 1);
    event->record = *uid;
    event->seq = desk_statement_column_int64 (st, 0);
    desk_statement_column_uuid (st, 1, &event->uid);
    desk_statement_column_uuid (st, 2, &event->command);
    event->at_us = desk_statement_column_int64 (st, 3);
    desk_statement_column_uuid (st, 4, &event->actor);
    event->kind = g_strdup (desk_statement_column_text (st, 5));
    event->v = (int) desk_statement_column_int64 (st, 6);
    event->body = g_strdup (desk_statement_column_text (st, 7));
    g_ptr_array_add (events, event);
  }
  if (r != DESK_DB_DONE) {
    desk_connection_fail (connection, r, error);
    return NULL;
  }
  return g_steal_pointer (&events);
}

void
desk_timeline_entry_free (DeskTimelineEntry *entry)
{
  desk_event_free (entry->event);
  g_free (entry->actor_name);
  g_free (entry->for_name);
  g_free (entry->unit_name);
  g_free (entry);
}

static char *
unit_of (DeskStore *self, DeskConnection *connection, gint64 person)
{
  DeskStatement *st = desk_connection_statement (connection, "SELECT \"unit_id\" FROM \"persons\" WHERE \"id\" = $1");
  gint64 unit = 0;
  desk_statement_bind_int64 (st, 1, person);
  if (desk_statement_step (st) == DESK_DB_ROW)
    unit = desk_statement_column_int64 (st, 0);
  desk_statement_reset (st);
  return unit != 0 ? desk_store_title_of (self, connection, unit) : g_strdup ("");
}

static char *
rule_of (const DeskEvent *event)
{
  g_autoptr (DeskEventBody) body = event->body != NULL ? desk_event_body_from_json (event->body, NULL) : NULL;
  return g_strdup (body != NULL && body->rule != NULL ? body->rule : "");
}

static char *
absent_of (DeskStore *self, DeskConnection *connection, const DeskEvent *event)
{
  DeskUuid absent;
  /* most acts are done in one's own right, and a long timeline is read often */
  if (event->body == NULL || strstr (event->body, "\"for\":\"") == NULL)
    return NULL;
  g_autoptr (DeskEventBody) body = desk_event_body_from_json (event->body, NULL);
  if (body == NULL || !desk_uuid_parse (body->acts_for, &absent))
    return NULL;
  return desk_store_title_of (self, connection, desk_store_id_of (self, connection, &absent));
}

GPtrArray *
desk_store_timeline (DeskStore *self, const DeskUuid *record, GError **error)
{
  DeskConnection *connection = desk_store_borrow (self, NULL, error);
  if (connection == NULL)
    return NULL;
  GPtrArray *timeline = NULL;
  gint64 id = desk_store_id_of (self, connection, record);
  g_autoptr (GPtrArray) events = desk_store_events_on (connection, id, record, error);
  if (events != NULL) {
    g_ptr_array_set_free_func (events, NULL);
    timeline = g_ptr_array_new_with_free_func ((GDestroyNotify) desk_timeline_entry_free);
    for (guint i = 0; i < events->len; i++) {
      DeskTimelineEntry *entry = g_new0 (DeskTimelineEntry, 1);
      entry->event = g_ptr_array_index (events, i);
      gint64 actor = desk_store_id_of (self, connection, &entry->event->actor);
      entry->actor_name = actor != 0 ? desk_store_title_of (self, connection, actor) : rule_of (entry->event);
      entry->for_name = absent_of (self, connection, entry->event);
      entry->unit_name = actor != 0 ? unit_of (self, connection, actor) : g_strdup ("");
      g_ptr_array_add (timeline, entry);
    }
  }
  desk_store_give_back (self, connection);
  return timeline;
}

static void
timeline_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  GPtrArray *timeline = desk_store_timeline (source, data, &error);
  if (timeline != NULL)
    g_task_return_pointer (task, timeline, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

void
desk_store_timeline_async (DeskStore *self, const DeskUuid *record, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, desk_store_timeline_async);
  g_task_set_task_data (task, g_memdup2 (record, sizeof *record), g_free);
  g_task_run_in_thread (task, timeline_in_thread);
}

GPtrArray *
desk_store_timeline_finish (DeskStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* --- titles and preferences --- */

char *
desk_store_title (DeskStore *self, const DeskUuid *record)
{
  char *title = desk_store_remembered_title (self, record);
  if (title != NULL)
    return title;
  DeskConnection *connection = desk_store_borrow (self, NULL, NULL);
  if (connection == NULL)
    return g_strdup ("");
  gint64 id = desk_store_id_of (self, connection, record);
  if (id != 0)
    title = desk_store_title_of (self, connection, id);
  desk_store_give_back (self, connection);
  return title != NULL ? title : g_strdup ("");
}

char *
desk_store_title_text (DeskStore *self, const char *uuid_text)
{
  DeskUuid uid;
  return desk_uuid_parse (uuid_text, &uid) ? desk_store_title (self, &uid) : g_strdup ("");
}

/* Before anybody said who they are, preferences are the store's. */
static char *
shared_key (const char *key)
{
  return g_strconcat ("pref:", key, NULL);
}

char *
desk_store_get_pref (DeskStore *self, const char *key)
{
  DeskConnection *connection = desk_store_borrow (self, NULL, NULL);
  DeskActor me;
  char *value = NULL;
  if (connection == NULL)
    return NULL;
  desk_store_get_me (self, &me);
  gint64 person = desk_uuid_is_nil (&me.uid) ? 0 : desk_store_id_of (self, connection, &me.uid);
  if (person != 0) {
    DeskStatement *st = desk_connection_sql (connection, DESK_SQL_PREF_GET);
    desk_statement_bind_int64 (st, 1, person);
    desk_statement_bind_text (st, 2, key, -1);
    if (desk_statement_step (st) == DESK_DB_ROW)
      value = g_strdup (desk_statement_column_text (st, 0));
    desk_statement_reset (st);
  } else {
    g_autofree char *shared = shared_key (key);
    value = desk_store_read_setting (connection, shared);
  }
  desk_store_give_back (self, connection);
  return value;
}

DeskDbResult
desk_store_write_pref (DeskStore *self, const DeskUuid *who, const char *key, const char *value, GError **error)
{
  g_autofree char *shared = shared_key (key);
  desk_connection_set_busy_timeout (self->writer, 0);
  DeskDbResult r = desk_connection_begin (self->writer);
  if (r == DESK_DB_OK) {
    gint64 person = desk_uuid_is_nil (who) ? 0 : desk_store_id_of (self, self->writer, who);
    DeskStatement *st = desk_connection_sql (self->writer, person != 0 ? (value != NULL ? DESK_SQL_PREF_SET : DESK_SQL_PREF_DROP)
                                                                       : (value != NULL ? DESK_SQL_STORE_SET : DESK_SQL_STORE_DROP));
    guint n = 1;
    if (person != 0)
      desk_statement_bind_int64 (st, n++, person);
    desk_statement_bind_text (st, n++, person != 0 ? key : shared, -1);
    if (value != NULL)
      desk_statement_bind_text (st, n++, value, -1);
    r = desk_statement_run (st);
  }
  if (r == DESK_DB_OK)
    r = desk_connection_commit (self->writer);
  if (r != DESK_DB_OK) {
    desk_connection_rollback (self->writer);
    desk_connection_fail (self->writer, r, error);
  }
  desk_connection_set_busy_timeout (self->writer, DESK_BUSY_TIMEOUT_MS);
  return r;
}

/* The width of a column is not worth a window that stands still: when somebody is writing,
 * the thread does it later; and what was said last stays, so nothing overtakes the thread. */
gboolean
desk_store_set_pref (DeskStore *self, const char *key, const char *value, GError **error)
{
  g_autoptr (GError) local = NULL;
  DeskDbResult r = DESK_DB_BUSY;
  DeskActor me;
  if (self->flags & DESK_STORE_READ_ONLY) {
    g_set_error_literal (error, DESK_STORE_ERROR, DESK_STORE_ERROR_READ_ONLY, _ ("The store is only open for reading. Nothing was changed."));
    return FALSE;
  }
  desk_store_get_me (self, &me);
  if (g_atomic_int_get (&self->prefs_waiting) == 0 && g_mutex_trylock (&self->write_lock)) {
    if (self->writer != NULL)
      r = desk_store_write_pref (self, &me.uid, key, value, &local);
    g_mutex_unlock (&self->write_lock);
  }
  if (r == DESK_DB_BUSY)
    desk_store_queue_pref (self, &me.uid, key, value);
  else if (r != DESK_DB_OK)
    g_propagate_error (error, g_steal_pointer (&local));
  return r == DESK_DB_OK || r == DESK_DB_BUSY;
}
