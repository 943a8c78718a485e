/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The log against itself: chain, digests, and the head kept outside the file; then the files it speaks of. */
#include "store/desk-loss-private.h"
#include "store/desk-store-files-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#define MAX_FINDINGS 1000
#define TELL_EVERY 4096

DeskFinding *
desk_finding_new (const char *what, const DeskUuid *record, gint64 seq, const char *table, const char *column, const char *message)
{
  DeskFinding *finding = g_new0 (DeskFinding, 1);
  finding->what = g_strdup (what);
  finding->record = record != NULL ? desk_uuid_to_string (record) : NULL;
  finding->seq = seq;
  finding->table = g_strdup (table);
  finding->column = g_strdup (column);
  finding->message = g_strdup (message);
  return finding;
}

void
desk_finding_free (DeskFinding *finding)
{
  if (finding == NULL)
    return;
  g_free (finding->what);
  g_free (finding->record);
  g_free (finding->table);
  g_free (finding->column);
  g_free (finding->message);
  g_free (finding);
}

/* Where the chain of one desk has got to. */
typedef struct {
  gint64 id;
  DeskUuid uid;
  gint64 head_seq;                 /* as the desk says */
  guint8 head_hash[DESK_HASH_SIZE];
  gint64 desk_seq;                 /* as followed */
  guint8 hash[DESK_HASH_SIZE];
  gint64 last_seq;
} Chain;

typedef struct {
  DeskConnection *connection;
  GHashTable *chains; /* gint64 * → Chain * */
  GPtrArray *findings;
} Verifying;

static void
add (Verifying *self, const char *what, const DeskUuid *record, gint64 seq, const char *message)
{
  if (self->findings->len < MAX_FINDINGS)
    g_ptr_array_add (self->findings, desk_finding_new (what, record, seq, NULL, NULL, message));
}

static gboolean
column_hash (DeskStatement *st, guint column, guint8 out[DESK_HASH_SIZE])
{
  gsize length = 0;
  gconstpointer data = desk_statement_column_blob (st, column, &length);
  if (data == NULL || length != DESK_HASH_SIZE)
    return FALSE;
  memcpy (out, data, DESK_HASH_SIZE);
  return TRUE;
}

static gboolean
read_desks (Verifying *self, GError **error)
{
  DeskStatement *st = desk_connection_sql (self->connection, DESK_SQL_DESK_LIST);
  DeskDbResult r;
  while ((r = desk_statement_step (st)) == DESK_DB_ROW) {
    Chain *chain = g_new0 (Chain, 1);
    chain->id = desk_statement_column_int64 (st, 0);
    desk_statement_column_uuid (st, 1, &chain->uid);
    chain->head_seq = desk_statement_column_int64 (st, 2);
    column_hash (st, 3, chain->head_hash);
    g_hash_table_insert (self->chains, &chain->id, chain);
  }
  return r == DESK_DB_DONE || desk_connection_fail (self->connection, r, error);
}

static void
check_body (Verifying *self, DeskStatement *st, const DeskEvent *event, const guint8 digest[DESK_HASH_SIZE])
{
  gsize length = 0;
  gconstpointer salt = desk_statement_column_blob (st, 12, &length);
  const char *body = desk_statement_column_text (st, 13);
  guint8 is[DESK_HASH_SIZE];
  if (body == NULL) {
    if (desk_statement_column_is_null (st, 14))
      add (self, "body", &event->record, event->seq, _ ("What this event said is gone, though nobody redacted it."));
    return;
  }
  if (salt != NULL && length == DESK_SALT_SIZE)
    desk_chain_digest (salt, body, is);
  if (salt == NULL || length != DESK_SALT_SIZE || memcmp (is, digest, sizeof is) != 0)
    add (self, "altered", &event->record, event->seq, _ ("What this event says was altered after it was written."));
}

static void
check_event (Verifying *self, DeskStatement *st)
{
  DeskEvent event = { .seq = desk_statement_column_int64 (st, 0) };
  guint8 digest[DESK_HASH_SIZE] = { 0 }, stored[DESK_HASH_SIZE] = { 0 }, expected[DESK_HASH_SIZE];
  gint64 desk = desk_statement_column_int64 (st, 3), desk_seq = desk_statement_column_int64 (st, 4);
  Chain *chain = g_hash_table_lookup (self->chains, &desk);
  desk_statement_column_uuid (st, 1, &event.uid);
  desk_statement_column_uuid (st, 2, &event.command);
  event.at_us = desk_statement_column_int64 (st, 5);
  desk_statement_column_uuid (st, 6, &event.actor);
  event.kind = (char *) desk_statement_column_text (st, 7);
  event.v = (int) desk_statement_column_int64 (st, 8);
  desk_statement_column_uuid (st, 9, &event.record);
  if (chain == NULL || desk_seq <= chain->desk_seq || desk_seq > chain->head_seq) {
    add (self, "inserted", &event.record, event.seq, _ ("This event is not part of the chain: it was put in from outside."));
    return;
  }
  if (desk_seq > chain->desk_seq + 1)
    add (self, "removed", &event.record, event.seq, _ ("Events that stood before this one are missing."));
  gboolean whole = column_hash (st, 10, digest);
  whole = column_hash (st, 11, stored) && whole;
  /* Over a gap the chain cannot be followed: it is taken up again at the next event. */
  if (desk_seq == chain->desk_seq + 1) {
    desk_chain_hash (chain->hash, &event, &chain->uid, desk_seq, digest, expected);
    if (!whole || memcmp (expected, stored, sizeof expected) != 0)
      add (self, "altered", &event.record, event.seq, _ ("This event, or the one before it, was altered after it was written."));
  }
  check_body (self, st, &event, digest);
  memcpy (chain->hash, stored, sizeof stored);
  chain->desk_seq = desk_seq;
  chain->last_seq = event.seq;
}

static void
check_heads (Verifying *self, DeskStore *store)
{
  GHashTableIter iter;
  gpointer value;
  g_hash_table_iter_init (&iter, self->chains);
  while (g_hash_table_iter_next (&iter, NULL, &value)) {
    const Chain *chain = value;
    if (chain->desk_seq < chain->head_seq)
      add (self, "removed", NULL, chain->last_seq, _ ("The newest events of a desk are missing."));
    else if (memcmp (chain->hash, chain->head_hash, DESK_HASH_SIZE) != 0)
      add (self, "altered", NULL, chain->last_seq, _ ("The newest event of a desk is not the one the desk wrote."));
  }
  DeskHead *head = desk_head_read (store->path, store->uid != NULL ? store->uid : "");
  g_autoptr (GArray) losses = g_array_new (FALSE, FALSE, sizeof (DeskLoss));
  desk_losses_find (self->connection, head, losses);
  for (guint i = 0; i < losses->len; i++) {
    g_autofree char *words = desk_loss_describe (&g_array_index (losses, DeskLoss, i), store->zone);
    add (self, "older-copy", NULL, 0, words);
  }
  desk_head_free (head);
}

static gboolean
check_events (Verifying *self, DeskProgress progress, gpointer data, gint64 total, GError **error)
{
  DeskStatement *st = desk_connection_sql (self->connection, DESK_SQL_ALL_EVENTS);
  DeskDbResult r;
  gint64 done = 0;
  desk_statement_bind_int64 (st, 1, 0);
  while ((r = desk_statement_step (st)) == DESK_DB_ROW) {
    check_event (self, st);
    if (++done % TELL_EVERY == 0 && progress != NULL)
      progress (done, total, data);
  }
  if (r == DESK_DB_DONE && progress != NULL)
    progress (done, done, data);
  return r == DESK_DB_DONE || desk_connection_fail (self->connection, r, error);
}

GPtrArray *
desk_store_verify (DeskStore *store, DeskProgress progress, gpointer data, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (DESK_IS_STORE (store), NULL);
  /* A connection of its own: it takes long, and the pool is for lists. */
  g_autoptr (DeskConnection) connection = desk_connection_open (store->path, store->reader_mode, error);
  if (connection == NULL)
    return NULL;
  g_autoptr (GHashTable) chains = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func ((GDestroyNotify) desk_finding_free);
  Verifying self = { connection, chains, findings };
  desk_connection_set_cancellable (connection, cancellable);
  DeskDbResult r = desk_connection_begin_read (connection);
  if (r != DESK_DB_OK) {
    desk_connection_fail (connection, r, error);
    return NULL;
  }
  gboolean fine = read_desks (&self, error) && check_events (&self, progress, data, desk_store_get_last_seq (store), error);
  if (fine)
    check_heads (&self, store);
  fine = fine && desk_files_verify (store, connection, findings, progress, data, cancellable, error);
  desk_connection_end_read (connection);
  return fine ? g_steal_pointer (&findings) : NULL;
}
