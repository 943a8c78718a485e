/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A store that was replaced by an older copy: what it lacks, and taking it as it is. */
#include "store/desk-loss-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "model/desk-date.h"
#include "store/desk-list.h"
#include "store/desk-store-error.h"
#include "store/desk-store-object.h"

gboolean
desk_head_is_ancestor (DeskConnection *connection, const DeskHeadEntry *entry)
{
  gsize length = 0;
  gboolean same = entry->seq == 0;
  DeskStatement *st = desk_connection_sql (connection, DESK_SQL_DESK_EVENT_HASH);
  desk_statement_bind_uuid (st, 1, &entry->desk);
  desk_statement_bind_int64 (st, 2, entry->seq);
  if (!same && desk_statement_step (st) == DESK_DB_ROW) {
    gconstpointer hash = desk_statement_column_blob (st, 0, &length);
    same = length == DESK_HASH_SIZE && memcmp (hash, entry->hash, length) == 0;
  }
  desk_statement_reset (st);
  return same;
}

static void
find_newest (DeskConnection *connection, DeskLoss *loss)
{
  DeskStatement *st = desk_connection_sql (connection, DESK_SQL_DESK_FIND);
  desk_statement_bind_uuid (st, 1, &loss->desk);
  gint64 id = desk_statement_step (st) == DESK_DB_ROW ? desk_statement_column_int64 (st, 0) : 0;
  desk_statement_reset (st);
  if (id == 0)
    return;
  st = desk_connection_sql (connection, DESK_SQL_DESK_HEAD);
  desk_statement_bind_int64 (st, 1, id);
  if (desk_statement_step (st) == DESK_DB_ROW) {
    loss->have = desk_statement_column_int64 (st, 0);
    loss->last_us = desk_statement_column_int64 (st, 3);
    gsize length = 0;
    gconstpointer hash = desk_statement_column_blob (st, 1, &length);
    if (length == DESK_HASH_SIZE && loss->have > 0)
      desk_chain_format_hash (hash, loss->found);
  }
  desk_statement_reset (st);
}

void
desk_losses_find (DeskConnection *connection, const DeskHead *head, GArray *losses)
{
  for (guint i = 0; i < head->entries->len; i++) {
    const DeskHeadEntry *entry = &g_array_index (head->entries, DeskHeadEntry, i);
    DeskLoss loss = { .desk = entry->desk, .had = entry->seq };
    if (desk_head_is_ancestor (connection, entry))
      continue;
    desk_chain_format_hash (entry->hash, loss.expected);
    find_newest (connection, &loss);
    g_array_append_val (losses, loss);
  }
}

GArray *
desk_store_get_losses (DeskStore *self, GError **error)
{
  g_return_val_if_fail (DESK_IS_STORE (self), NULL);
  DeskConnection *connection = desk_store_borrow (self, NULL, error);
  if (connection == NULL)
    return NULL;
  GArray *losses = g_array_new (FALSE, FALSE, sizeof (DeskLoss));
  /* As it is on the disk: another window may have written or accepted since. */
  DeskHead *head = desk_head_read (self->path, self->uid != NULL ? self->uid : "");
  desk_losses_find (connection, head, losses);
  desk_head_free (head);
  desk_store_give_back (self, connection);
  return losses;
}

char *
desk_loss_describe (const DeskLoss *loss, GTimeZone *zone)
{
  gint64 n = loss->had - loss->have;
  if (n <= 0)
    return g_strdup (_ ("The store is an older copy, or another one: it lacks what was last written here."));
  if (loss->last_us == 0)
    return g_strdup_printf (ngettext ("The store is an older copy: it lacks the %u event that was written here.",
                                      "The store is an older copy: it lacks all %u events that were written here.", (gulong) n), (guint) n);
  g_autofree char *since = desk_date_format_time (loss->last_us, zone);
  return g_strdup_printf (ngettext ("The store is an older copy: it lacks %u event that was written here after %s.",
                                    "The store is an older copy: it lacks %u events that were written here after %s.", (gulong) n), (guint) n, since);
}

/* The same loss has the same identifiers, whoever accepts it and however often. */
static void
make_uuid (const DeskLoss *loss, const char *what, DeskUuid *uid)
{
  char desk[DESK_UUID_STR_LEN];
  guint8 digest[DESK_HASH_SIZE];
  gsize size = sizeof digest;
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  desk_uuid_format (&loss->desk, desk);
  g_autofree char *text = g_strdup_printf ("desk-loss/1 %s %s %" G_GINT64_FORMAT " %s", what, desk, loss->had, loss->expected);
  g_checksum_update (checksum, (const guchar *) text, -1);
  g_checksum_get_digest (checksum, digest, &size);
  memcpy (uid->bytes, digest, sizeof uid->bytes);
  uid->bytes[6] = (uid->bytes[6] & 0x0f) | 0x80; /* RFC 9562, version 8: made by a rule of one's own */
  uid->bytes[8] = (uid->bytes[8] & 0x3f) | 0x80;
}

static gboolean
write_down (DeskStore *self, const DeskLoss *loss, GError **error)
{
  DeskActor me;
  DeskUuid command_uid, record;
  desk_store_get_me (self, &me);
  make_uuid (loss, "command", &command_uid);
  make_uuid (loss, "record", &record);
  DeskCommand *command = desk_command_new ("accept-loss", &command_uid, &me);
  DeskCommandPart *part = desk_command_add (command, "accept-loss", &record, "loss", 0);
  desk_command_part_set_uuid (part, "desk", &loss->desk);
  desk_command_part_set_integer (part, "had", loss->had);
  desk_command_part_set_integer (part, "have", loss->have);
  desk_command_part_set_text (part, "head_expected", loss->expected);
  if (loss->found[0] != '\0')
    desk_command_part_set_text (part, "head_found", loss->found);
  if (loss->last_us != 0)
    desk_command_part_set_integer (part, "last_at", loss->last_us);
  g_autoptr (DeskOutcome) outcome = desk_store_execute (self, command, NULL, error);
  if (outcome == NULL || outcome->status == DESK_OUTCOME_DONE || outcome->status == DESK_OUTCOME_ALREADY_DONE)
    return outcome != NULL;
  g_autofree char *words = desk_outcome_describe (outcome);
  g_set_error_literal (error, DESK_STORE_ERROR, DESK_STORE_ERROR_REFUSED, words);
  return FALSE;
}

static gboolean
forget (DeskStore *self, const DeskLoss *loss, GError **error)
{
  g_mutex_lock (&self->write_lock);
  gboolean fine = desk_head_forget (self->head, &loss->desk);
  if (!fine)
    g_set_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_IO, _ ("The note of what was last written here cannot be changed: %s"), self->head->path);
  g_mutex_unlock (&self->write_lock);
  return fine;
}

gboolean
desk_store_accept_losses (DeskStore *self, GError **error)
{
  g_return_val_if_fail (DESK_IS_STORE (self), FALSE);
  if (self->writer == NULL) {
    g_set_error_literal (error, DESK_STORE_ERROR, DESK_STORE_ERROR_READ_ONLY, _ ("The store is open for reading only: nothing can be accepted."));
    return FALSE;
  }
  g_autoptr (GArray) losses = desk_store_get_losses (self, error);
  if (losses == NULL)
    return FALSE;
  for (guint i = 0; i < losses->len; i++) {
    const DeskLoss *loss = &g_array_index (losses, DeskLoss, i);
    if (!write_down (self, loss, error) || !forget (self, loss, error))
      return FALSE;
  }
  g_mutex_lock (&self->write_lock);
  self->older_copy = FALSE;
  g_mutex_unlock (&self->write_lock);
  return TRUE;
}

void
desk_accepted_loss_free (DeskAcceptedLoss *accepted)
{
  if (accepted == NULL)
    return;
  g_free (accepted->by);
  g_free (accepted);
}

static void
copy_hash (DeskRow *row, guint column, char out[DESK_HASH_STR_LEN])
{
  const DeskValue *value = desk_row_get_raw (row, column);
  if (!desk_value_is_none (value))
    g_strlcpy (out, desk_value_get_text (value), DESK_HASH_STR_LEN);
}

static gint64
integer_of (DeskRow *row, guint column)
{
  const DeskValue *value = desk_row_get_raw (row, column);
  return desk_value_is_none (value) ? 0 : desk_value_get_integer (value);
}

GPtrArray *
desk_store_get_accepted_losses (DeskStore *self, GError **error)
{
  enum { AT, BY, DESK, HAD, HAVE, LAST, EXPECTED, FOUND };
  static const char *const columns[] = { "accepted_at", "accepted_by", "desk", "had", "have", "last_at", "head_expected", "head_found", NULL };
  g_return_val_if_fail (DESK_IS_STORE (self), NULL);
  g_autoptr (DeskListRequest) request = desk_list_request_new ("loss");
  g_autoptr (GArray) ids = desk_store_list (self, request, NULL, NULL, NULL, error);
  g_autoptr (GPtrArray) rows = ids != NULL ? desk_store_fetch (self, "loss", columns, (const gint64 *) (gpointer) ids->data, ids->len, NULL, error) : NULL;
  if (rows == NULL)
    return NULL;
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify) desk_accepted_loss_free);
  for (guint i = 0; i < rows->len; i++) {
    DeskRow *row = g_ptr_array_index (rows, i);
    DeskAcceptedLoss *accepted = g_new0 (DeskAcceptedLoss, 1);
    accepted->record = *desk_row_get_uid (row);
    accepted->at_us = integer_of (row, AT);
    accepted->by = g_strdup (desk_row_get_cell (row, BY));
    desk_uuid_parse (desk_row_get_cell (row, DESK), &accepted->loss.desk);
    accepted->loss.had = integer_of (row, HAD);
    accepted->loss.have = integer_of (row, HAVE);
    accepted->loss.last_us = integer_of (row, LAST);
    copy_hash (row, EXPECTED, accepted->loss.expected);
    copy_hash (row, FOUND, accepted->loss.found);
    g_ptr_array_add (all, accepted);
  }
  return all;
}
