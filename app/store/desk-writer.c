/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One command, one transaction: known? → decide → append → fold → rows → search → commit → publish. */
#include "store/desk-writer.h"

#include <sodium.h>
#include <stdlib.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "model/desk-number.h"
#include "model/desk-office-types.h"
#include "store/desk-maintenance-private.h"
#include "store/desk-store-files-private.h"
#include "store/desk-store-office.h"

/* Altogether, in steps of the connection's own busy time-out. */
#define BUSY_LIMIT_US (60 * G_USEC_PER_SEC)

static void
record_free (gpointer data)
{
  DeskWriterRecord *record = data;
  desk_snapshot_free (record->old);
  desk_snapshot_free (record->snapshot);
  g_free (record);
}

static gboolean
run (DeskWriting *self, DeskStatement *statement, GError **error)
{
  return desk_projector_run (self->projector, statement, error);
}

/* --- the desk and its chain --- */

static void
make_desk_uid (DeskStore *store, gint64 now_us, DeskUuid *uid)
{
  if (store->seed == 0) {
    desk_uuid_source_next (store->uuids, now_us, uid);
    return;
  }
  /* Of a demonstration: the same for the same seed. Version and variant as of any UUID. */
  crypto_generichash (uid->bytes, sizeof uid->bytes, (const guint8 *) "desk", 4, store->salt_key, sizeof store->salt_key);
  uid->bytes[6] = (uid->bytes[6] & 0x0f) | 0x80;
  uid->bytes[8] = (uid->bytes[8] & 0x3f) | 0x80;
}

static gboolean
make_desk (DeskWriting *self, gint64 now_us, GError **error)
{
  DeskStore *store = self->store;
  const guint8 zero[DESK_HASH_SIZE] = { 0 };
  make_desk_uid (store, now_us, &store->desk_uid);
  DeskStatement *st = desk_connection_sql (self->connection, DESK_SQL_DESK_ADD);
  desk_statement_bind_uuid (st, 1, &store->desk_uid);
  desk_statement_bind_text (st, 2, store->seed != 0 ? "demonstration" : g_get_host_name (), -1);
  desk_statement_bind_blob (st, 3, zero, sizeof zero);
  DeskDbResult r = desk_statement_step (st);
  if (r == DESK_DB_ROW)
    store->desk_id = desk_statement_column_int64 (st, 0);
  desk_statement_reset (st);
  return r == DESK_DB_ROW || desk_connection_fail (self->connection, r, error);
}

gboolean
desk_writing_begin (DeskWriting *self, DeskStore *store, gint64 *now_us, GError **error)
{
  gboolean fresh = store->desk_id == 0;
  self->store = store;
  self->connection = store->writer;
  self->projector = &store->projector;
  self->records = g_hash_table_new_full (desk_uuid_hash, desk_uuid_equal, NULL, record_free);
  if (fresh && !make_desk (self, *now_us, error))
    return FALSE;
  DeskStatement *st = desk_connection_sql (self->connection, DESK_SQL_DESK_HEAD);
  desk_statement_bind_int64 (st, 1, store->desk_id);
  DeskDbResult r = desk_statement_step (st);
  self->projector->statements++;
  if (r != DESK_DB_ROW)
    return desk_connection_fail (self->connection, r == DESK_DB_DONE ? DESK_DB_CORRUPT : r, error);
  gsize length = 0;
  self->desk_seq = desk_statement_column_int64 (st, 0);
  gconstpointer hash = desk_statement_column_blob (st, 1, &length);
  if (length == DESK_HASH_SIZE)
    memcpy (self->hash, hash, DESK_HASH_SIZE);
  self->last_seq = desk_statement_column_int64 (st, 2);
  /* A clock that was set back does not make this desk's events go back; seq is the truth anyway. */
  if (store->fixed_time == 0)
    *now_us = MAX (*now_us, desk_statement_column_int64 (st, 3));
  self->first_seq = self->last_seq + 1;
  desk_statement_reset (st);
  /* Another window wrote: perhaps a calendar. */
  if (self->last_seq != store->office_checked && !desk_office_refresh (store, self->connection, error))
    return FALSE;
  store->office_checked = self->last_seq;
  return TRUE;
}

void
desk_writing_clear (DeskWriting *self)
{
  g_clear_pointer (&self->records, g_hash_table_unref);
  g_clear_pointer (&self->released, g_ptr_array_unref);
  g_clear_error (&self->error);
}

/* --- records --- */

DeskWriterRecord *
desk_writing_get (DeskWriting *self, const DeskUuid *uid, GError **error)
{
  DeskWriterRecord *record = g_hash_table_lookup (self->records, uid);
  if (record != NULL)
    return record;
  g_autoptr (GError) local = NULL;
  DeskSnapshot *snapshot = desk_store_load_on (self->store, self->projector, uid, &local);
  if (snapshot == NULL && !g_error_matches (local, DESK_STORE_ERROR, DESK_STORE_ERROR_NOT_FOUND)) {
    g_propagate_error (error, g_steal_pointer (&local));
    return NULL;
  }
  record = g_new0 (DeskWriterRecord, 1);
  record->snapshot = snapshot != NULL ? snapshot : desk_snapshot_new (uid);
  if (snapshot != NULL)
    record->type_id = desk_projection_find (self->store->projection, snapshot->type)->type_id;
  g_hash_table_insert (self->records, &record->snapshot->uid, record);
  return record;
}

static gboolean
fail_type (const char *type, GError **error)
{
  g_set_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_INTERNAL, _ ("“%s” is not a type of record. Nothing was changed."),
               type != NULL ? type : "");
  return FALSE;
}

/* The type of a new record is said by its first event. */
static gboolean
add_record (DeskWriting *self, DeskWriterRecord *record, DeskEvent *event, GError **error)
{
  g_autoptr (DeskEventBody) read = NULL;
  const DeskEventBody *body = desk_event_get_body (event, &read, error);
  if (body == NULL)
    return FALSE;
  const DeskRecordTable *table = desk_projection_find (self->store->projection, body->type);
  if (table == NULL || table->type_id == 0 || table->owner != NULL)
    return fail_type (body->type, error);
  DeskStatement *st = desk_connection_sql (self->connection, DESK_SQL_RECORD_ADD);
  desk_statement_bind_uuid (st, 1, &event->record);
  desk_statement_bind_int64 (st, 2, table->type_id);
  desk_statement_bind_int64 (st, 3, 1);
  desk_statement_bind_int64 (st, 4, self->last_seq + 1);
  DeskDbResult r = desk_statement_step (st);
  self->projector->statements++;
  if (r != DESK_DB_ROW) {
    desk_statement_reset (st);
    return desk_connection_fail (self->connection, r, error);
  }
  record->type_id = table->type_id;
  record->snapshot->id = desk_statement_column_int64 (st, 0);
  desk_statement_reset (st);
  desk_store_remember (self->store, &event->record, record->snapshot->id, table->type_id);
  g_ptr_array_add (self->store->new_uids, g_memdup2 (&event->record, sizeof event->record));
  return TRUE;
}

/* --- events --- */

static void
make_salt (DeskWriting *self, const DeskEvent *event, guint8 salt[DESK_SALT_SIZE])
{
  if (self->store->seed == 0)
    randombytes_buf (salt, DESK_SALT_SIZE);
  else
    crypto_generichash (salt, DESK_SALT_SIZE, event->uid.bytes, sizeof event->uid.bytes, self->store->salt_key, sizeof self->store->salt_key);
}

gboolean
desk_writing_write_event (DeskWriting *self, const DeskWriterRecord *record, const DeskEvent *event,
                          const guint8 salt[DESK_SALT_SIZE], const guint8 digest[DESK_HASH_SIZE], GError **error)
{
  const DeskRecordTable *table = desk_projection_find_by_id (self->store->projection, record->type_id);
  desk_chain_hash (self->hash, event, &self->store->desk_uid, self->desk_seq, digest, self->hash);
  DeskStatement *st = desk_connection_sql (self->connection, DESK_SQL_EVENT_ADD);
  desk_statement_bind_int64 (st, 1, event->seq);
  desk_statement_bind_uuid (st, 2, &event->uid);
  desk_statement_bind_uuid (st, 3, &event->command);
  desk_statement_bind_int64 (st, 4, self->store->desk_id);
  desk_statement_bind_int64 (st, 5, self->desk_seq);
  desk_statement_bind_int64 (st, 6, event->at_us);
  desk_statement_bind_uuid (st, 7, &event->actor);
  desk_statement_bind_text (st, 8, event->kind, -1);
  desk_statement_bind_int64 (st, 9, event->v);
  desk_statement_bind_int64 (st, 10, record->snapshot->id);
  if (table != NULL && desk_type_is_a (table->type, "case"))
    desk_statement_bind_int64 (st, 11, record->snapshot->id);
  desk_statement_bind_blob (st, 12, digest, DESK_HASH_SIZE);
  desk_statement_bind_blob (st, 13, self->hash, sizeof self->hash);
  if (!run (self, st, error))
    return FALSE;
  st = desk_connection_sql (self->connection, DESK_SQL_BODY_ADD);
  desk_statement_bind_int64 (st, 1, event->seq);
  desk_statement_bind_blob (st, 2, salt, DESK_SALT_SIZE);
  desk_statement_bind_text (st, 3, event->body, -1);
  return run (self, st, error);
}

static gboolean
write_event (DeskWriting *self, const DeskWriterRecord *record, const DeskEvent *event, GError **error)
{
  guint8 salt[DESK_SALT_SIZE], digest[DESK_HASH_SIZE];
  make_salt (self, event, salt);
  desk_chain_digest (salt, event->body, digest);
  return desk_writing_write_event (self, record, event, salt, digest, error);
}

gboolean
desk_writing_append (DeskWriting *self, DeskEvent *event, GError **error)
{
  DeskWriterRecord *record = desk_writing_get (self, &event->record, error);
  if (record == NULL)
    return FALSE;
  gboolean is_new = record->snapshot->id == 0;
  if (is_new && !add_record (self, record, event, error))
    return FALSE;
  if (!record->changed && !is_new)
    record->old = desk_snapshot_copy (record->snapshot);
  event->seq = ++self->last_seq;
  self->desk_seq++;
  if (!write_event (self, record, event, error) || !desk_files_note (self->projector, event->seq, event->body, error) ||
      !desk_fold (record->snapshot, event, error))
    return FALSE;
  record->changed = TRUE;
  self->office |= desk_office_is_setting (record->snapshot->type);
  if (strcmp (event->kind, "redacted") == 0) {
    self->redacted = TRUE;
    return desk_redact_bodies (self, event, error);
  }
  return TRUE;
}

/* Records table and rows of everything that this part changed. */
gboolean
desk_writing_project (DeskWriting *self, GError **error)
{
  GHashTableIter iter;
  gpointer value;
  g_hash_table_iter_init (&iter, self->records);
  while (g_hash_table_iter_next (&iter, NULL, &value)) {
    DeskWriterRecord *record = value;
    if (!record->changed)
      continue;
    const DeskSnapshot *now = record->snapshot;
    if (now->version > 1) {
      DeskStatement *st = desk_connection_sql (self->connection, DESK_SQL_RECORD_MOVE);
      desk_statement_bind_int64 (st, 1, now->id);
      desk_statement_bind_int64 (st, 2, now->version);
      desk_statement_bind_int64 (st, 3, now->last_seq);
      if (!run (self, st, error))
        return FALSE;
    }
    if (!desk_projector_write (self->projector, record->old, now, error))
      return FALSE;
    g_clear_pointer (&record->old, desk_snapshot_free);
    record->changed = FALSE;
  }
  return TRUE;
}

gboolean
desk_writing_move_head (DeskWriting *self, GError **error)
{
  DeskStatement *st = desk_connection_sql (self->connection, DESK_SQL_DESK_MOVE);
  desk_statement_bind_int64 (st, 1, self->store->desk_id);
  desk_statement_bind_int64 (st, 2, self->desk_seq);
  desk_statement_bind_blob (st, 3, self->hash, sizeof self->hash);
  return run (self, st, error);
}

/* --- the command and its result --- */

static void
parse_result (DeskOutcome *outcome, const char *text)
{
  char *end = NULL;
  outcome->first_seq = g_ascii_strtoll (text, &end, 10);
  outcome->last_seq = g_ascii_strtoll (*end == ' ' ? end + 1 : end, &end, 10);
  while (*end == ' ') {
    gint64 version = g_ascii_strtoll (end + 1, &end, 10);
    g_array_append_val (outcome->versions, version);
  }
}

/* "first last version version …": a version for each part. */
static char *
print_result (const DeskOutcome *outcome)
{
  GString *text = g_string_new (NULL);
  desk_integer_append (text, outcome->first_seq);
  g_string_append_c (text, ' ');
  desk_integer_append (text, outcome->last_seq);
  for (guint i = 0; i < outcome->versions->len; i++) {
    g_string_append_c (text, ' ');
    desk_integer_append (text, g_array_index (outcome->versions, gint64, i));
  }
  return g_string_free (text, FALSE);
}

/* The stored outcome of a command that was done before; NULL without an error: it was not. */
static DeskOutcome *
find_done (DeskStore *store, const DeskUuid *uid, GError **error)
{
  DeskStatement *st = desk_connection_sql (store->writer, DESK_SQL_COMMAND_FIND);
  DeskOutcome *outcome = NULL;
  desk_statement_bind_uuid (st, 1, uid);
  DeskDbResult r = desk_statement_step (st);
  store->projector.statements++;
  if (r == DESK_DB_ROW) {
    outcome = desk_outcome_new (DESK_OUTCOME_ALREADY_DONE);
    parse_result (outcome, desk_statement_column_text (st, 0));
    desk_statement_reset (st);
  } else if (r != DESK_DB_DONE) {
    desk_connection_fail (store->writer, r, error);
  }
  return outcome;
}

static gboolean
record_command (DeskWriting *self, const DeskOutcome *outcome, gint64 now_us, GError **error)
{
  g_autofree char *result = print_result (outcome);
  DeskStatement *st = desk_connection_sql (self->connection, DESK_SQL_COMMAND_ADD);
  desk_statement_bind_uuid (st, 1, &self->command->uid);
  desk_statement_bind_text (st, 2, self->command->kind, -1);
  desk_statement_bind_int64 (st, 3, now_us);
  desk_statement_bind_text (st, 4, result, -1);
  return run (self, st, error);
}

/* FALSE with an error: the store failed; without: refused or stale. */
static gboolean
do_part (DeskWriting *self, guint part, DeskOutcome *outcome, gboolean *refused, GError **error)
{
  const DeskCommandPart *what = g_ptr_array_index (self->command->parts, part);
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func ((GDestroyNotify) desk_event_free);
  DeskWriterRecord *record = desk_writing_get (self, &what->record, error);
  if (record == NULL)
    return FALSE;
  gboolean fine = desk_decide (self->command, part, record->snapshot, &self->env, events, outcome);
  if (self->error != NULL) {
    g_propagate_error (error, g_steal_pointer (&self->error));
    return FALSE;
  }
  *refused |= !fine;
  for (guint i = 0; !*refused && i < events->len; i++)
    if (!desk_writing_append (self, g_ptr_array_index (events, i), error))
      return FALSE;
  return *refused || desk_writing_project (self, error);
}

/* Inside the transaction. */
static DeskOutcome *
write_command (DeskWriting *self, gint64 now_us, GError **error)
{
  g_autoptr (DeskOutcome) outcome = desk_outcome_new (DESK_OUTCOME_DONE);
  gboolean refused = FALSE;
  desk_writing_init_env (self, now_us);
  for (guint i = 0; i < self->command->parts->len; i++)
    if (!do_part (self, i, outcome, &refused, error))
      return NULL;
  if (refused || outcome->problems->len > 0 || outcome->conflicts->len > 0) {
    outcome->status = outcome->conflicts->len > 0 ? DESK_OUTCOME_STALE : DESK_OUTCOME_REFUSED;
    return g_steal_pointer (&outcome);
  }
  for (guint i = 0; i < self->command->parts->len; i++) {
    const DeskCommandPart *part = g_ptr_array_index (self->command->parts, i);
    const DeskWriterRecord *record = g_hash_table_lookup (self->records, &part->record);
    g_array_append_val (outcome->versions, record->snapshot->version);
  }
  outcome->first_seq = self->first_seq;
  outcome->last_seq = self->last_seq;
  if ((self->last_seq >= self->first_seq && !desk_writing_move_head (self, error)) || !record_command (self, outcome, now_us, error))
    return NULL;
  return g_steal_pointer (&outcome);
}

static void
forget_transaction (DeskStore *store, gboolean fresh_desk)
{
  for (guint i = 0; i < store->new_uids->len; i++)
    desk_store_forget (store, g_ptr_array_index (store->new_uids, i));
  if (fresh_desk) {
    store->desk_id = 0;
    store->desk_uid = DESK_UUID_NIL;
  }
}

/* Another window may hold the file for longer than one time-out: wait on, unless told not to. */
static gboolean
begin (DeskStore *store, GCancellable *cancellable, GError **error)
{
  gint64 until = g_get_monotonic_time () + BUSY_LIMIT_US;
  DeskDbResult r;
  do {
    if (g_cancellable_is_cancelled (cancellable)) {
      g_set_error_literal (error, DESK_STORE_ERROR, DESK_STORE_ERROR_CANCELLED, _ ("Stopped. Nothing was changed."));
      return FALSE;
    }
    r = desk_connection_begin (store->writer);
    store->projector.statements++;
  } while (r == DESK_DB_BUSY && g_get_monotonic_time () < until);
  if (r == DESK_DB_OK)
    return TRUE;
  desk_connection_rollback (store->writer);
  return desk_connection_fail (store->writer, r, error);
}

static void
after_commit (DeskStore *store, const DeskWriting *writing, gboolean fresh_desk)
{
  if (fresh_desk)
    desk_head_begin (store->head, &store->desk_uid, store->older_copy);
  desk_head_move (store->head, writing->desk_seq, writing->hash);
  if (!writing->office || desk_office_refresh (store, store->writer, NULL))
    store->office_checked = writing->last_seq; /* else the next command looks again */
  store->statistics.commands++;
  store->statistics.events += writing->last_seq - writing->first_seq + 1;
  desk_store_publish (store, writing->last_seq, store->projector.titles_changed);
}

/* One attempt. *@unknown: the commit may or may not have happened. */
static DeskOutcome *
attempt (DeskStore *store, DeskCommand *command, GCancellable *cancellable, gboolean *unknown, GError **error)
{
  DeskWriting writing = { .command = command };
  gint64 now_us = store->fixed_time != 0 ? store->fixed_time : desk_store_now (store);
  gboolean fresh_desk = store->desk_id == 0;
  GError *local = NULL;
  *unknown = FALSE;
  if (!begin (store, cancellable, error))
    return NULL;
  g_ptr_array_set_size (store->new_uids, 0);
  store->projector.titles_changed = FALSE;
  DeskOutcome *outcome = find_done (store, &command->uid, &local);
  if (outcome == NULL && local == NULL && desk_writing_begin (&writing, store, &now_us, &local))
    outcome = write_command (&writing, now_us, &local);
  gboolean wrote = outcome != NULL && outcome->status == DESK_OUTCOME_DONE;
  if (wrote) {
    DeskDbResult r = desk_connection_commit (store->writer);
    store->projector.statements++;
    *unknown = r == DESK_DB_UNKNOWN;
    if (r != DESK_DB_OK) {
      wrote = FALSE;
      g_clear_pointer (&outcome, desk_outcome_free);
      desk_connection_fail (store->writer, r, &local);
    }
  }
  if (wrote) {
    after_commit (store, &writing, fresh_desk);
    if (writing.redacted)
      desk_redact_clean (&writing);
  } else {
    desk_connection_rollback (store->writer);
    forget_transaction (store, fresh_desk);
  }
  desk_writing_keep_deputies (&writing, wrote);
  desk_writing_clear (&writing);
  if (local != NULL)
    g_propagate_error (error, local);
  return outcome;
}

DeskOutcome *
desk_writer_execute (DeskStore *store, DeskCommand *command, GCancellable *cancellable, GError **error)
{
  gboolean unknown = FALSE;
  if (store->writer == NULL) {
    g_set_error_literal (error, DESK_STORE_ERROR, DESK_STORE_ERROR_READ_ONLY,
                         _ ("The store is only open for reading. Nothing was changed. Please open it for writing."));
    return NULL;
  }
  g_autoptr (GError) local = NULL;
  DeskOutcome *outcome = attempt (store, command, cancellable, &unknown, &local);
  if (outcome == NULL && unknown) {
    /* The id makes it safe: either the result is found, or it is done now. */
    g_clear_error (&local);
    outcome = attempt (store, command, cancellable, &unknown, &local);
    if (outcome != NULL && outcome->status == DESK_OUTCOME_ALREADY_DONE)
      outcome->status = DESK_OUTCOME_DONE;
    if (outcome == NULL)
      return desk_outcome_new (DESK_OUTCOME_UNKNOWN);
  }
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  return outcome;
}
