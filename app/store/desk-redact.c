/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Taking words out of the log that the law wants gone: the bodies go under an
 * event that says so, their digests stay, so the chain stays whole. */
#include "store/desk-maintenance-private.h"

#include <string.h>

#include "store/desk-drafts.h"
#include "store/desk-store-files-private.h"

static gboolean
drop_body (DeskWriting *self, const DeskEvent *by, const char *uid_text, GError **error)
{
  DeskUuid uid;
  if (!desk_uuid_parse (uid_text, &uid))
    return desk_connection_fail (self->connection, DESK_DB_CORRUPT, error);
  DeskStatement *st = desk_connection_sql (self->connection, DESK_SQL_EVENT_SEQ);
  desk_statement_bind_uuid (st, 1, &uid);
  desk_statement_bind_uuid (st, 2, &by->record);
  DeskDbResult r = desk_statement_step (st);
  gint64 seq = r == DESK_DB_ROW ? desk_statement_column_int64 (st, 0) : 0;
  desk_statement_reset (st);
  if (r != DESK_DB_ROW)
    return desk_connection_fail (self->connection, r == DESK_DB_DONE ? DESK_DB_CORRUPT : r, error);
  st = desk_connection_sql (self->connection, DESK_SQL_REDACTION_ADD);
  desk_statement_bind_int64 (st, 1, seq);
  desk_statement_bind_int64 (st, 2, by->seq);
  if (!desk_projector_run (self->projector, st, error))
    return FALSE;
  if (!desk_files_release (self, seq, error))
    return FALSE;
  st = desk_connection_sql (self->connection, DESK_SQL_BODY_DROP);
  desk_statement_bind_int64 (st, 1, seq);
  return desk_projector_run (self->projector, st, error);
}

gboolean
desk_redact_bodies (DeskWriting *self, const DeskEvent *event, GError **error)
{
  g_autoptr (DeskEventBody) body = desk_event_body_from_json (event->body, error);
  if (body == NULL)
    return FALSE;
  for (guint i = 0; body->redacts != NULL && i < body->redacts->len; i++)
    if (!drop_body (self, event, g_ptr_array_index (body->redacts, i), error))
      return FALSE;
  return TRUE;
}

/* A draft that is about the record may hold what it held. */
static void
clean_drafts (DeskStore *store, const DeskUuid *record)
{
  g_autofree char *folder = desk_drafts_folder (store->path);
  g_autoptr (GPtrArray) drafts = desk_drafts_list (folder, NULL, NULL);
  char text[DESK_UUID_STR_LEN];
  desk_uuid_format (record, text);
  for (guint i = 0; drafts != NULL && i < drafts->len; i++) {
    const DeskDraft *draft = g_ptr_array_index (drafts, i);
    if (draft->form != NULL && strstr (draft->form, text) != NULL)
      desk_drafts_delete (folder, &draft->uid, NULL);
  }
}

void
desk_redact_clean (DeskWriting *writing)
{
  DeskStore *store = writing->store;
  for (guint i = 0; i < writing->command->parts->len; i++) {
    const DeskCommandPart *part = g_ptr_array_index (writing->command->parts, i);
    if (strcmp (part->act, "redact") == 0)
      clean_drafts (store, &part->record);
  }
  if (writing->released != NULL)
    desk_files_remove_unused (store, writing->released);
  /* The index keeps deleted words until it is merged, the WAL until it is cut. */
  DeskDbResult r = desk_connection_begin (store->writer);
  if (r == DESK_DB_OK)
    r = desk_statement_run (desk_connection_sql (store->writer, DESK_SQL_SEARCH_OPTIMIZE));
  if (r == DESK_DB_OK)
    r = desk_connection_commit (store->writer);
  if (r != DESK_DB_OK)
    desk_connection_rollback (store->writer);
  if (desk_connection_checkpoint (store->writer) != DESK_DB_OK)
    g_info ("a reader still needs the log; it is cut when the store is closed");
}
