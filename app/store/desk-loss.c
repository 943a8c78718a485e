/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A store that was replaced by an older copy: what it lacks, and taking it as it is. */
#include "store/desk-loss-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "model/desk-date.h"
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

static gboolean
write_down (DeskStore *self, const GArray *losses, GError **error)
{
  DeskActor me;
  char person[DESK_UUID_STR_LEN], desk[DESK_UUID_STR_LEN];
  desk_store_get_me (self, &me);
  desk_uuid_format (&me.uid, person);
  DeskDbResult r = desk_connection_begin (self->writer);
  for (guint i = 0; r == DESK_DB_OK && i < losses->len; i++) {
    const DeskLoss *loss = &g_array_index (losses, DeskLoss, i);
    desk_uuid_format (&loss->desk, desk);
    g_autofree char *key = g_strdup_printf ("loss.%s.%" G_GINT64_FORMAT, desk, loss->had);
    g_autofree char *value = g_strdup_printf ("{\"at\":%" G_GINT64_FORMAT ",\"person\":\"%s\",\"had\":%" G_GINT64_FORMAT ",\"have\":%" G_GINT64_FORMAT "}",
                                              desk_store_now (self), person, loss->had, loss->have);
    DeskStatement *st = desk_connection_sql (self->writer, DESK_SQL_STORE_SET);
    desk_statement_bind_text (st, 1, key, -1);
    desk_statement_bind_text (st, 2, value, -1);
    r = desk_statement_run (st);
  }
  if (r == DESK_DB_OK)
    r = desk_connection_commit (self->writer);
  if (r == DESK_DB_OK)
    return TRUE;
  desk_connection_rollback (self->writer);
  return desk_connection_fail (self->writer, r, error);
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
  g_mutex_lock (&self->write_lock);
  gboolean fine = losses->len == 0 || write_down (self, losses, error);
  for (guint i = 0; fine && i < losses->len; i++)
    fine = desk_head_forget (self->head, &g_array_index (losses, DeskLoss, i).desk);
  if (fine)
    self->older_copy = FALSE;
  else if (error != NULL && *error == NULL)
    g_set_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_IO, _ ("The note of what was last written here cannot be changed: %s"), self->head->path);
  g_mutex_unlock (&self->write_lock);
  return fine;
}
