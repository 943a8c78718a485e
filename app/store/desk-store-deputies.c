/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who acts for whom: a small table that every command on somebody else's case asks. */
#include "store/desk-writer.h"

#include "model/desk-deputy.h"

static GArray *
read_deputies (DeskConnection *connection, GError **error)
{
  g_autoptr (GArray) deputies = g_array_new (FALSE, TRUE, sizeof (DeskDeputy));
  DeskStatement *st = desk_connection_statement (connection, "SELECT r.\"uid\", a.\"uid\", d.\"uid\", t.\"begins\", t.\"ends\" FROM \"deputies\" t"
                                                             " JOIN \"records\" r ON r.\"id\" = t.\"id\" JOIN \"records\" a ON a.\"id\" = t.\"absent_id\""
                                                             " JOIN \"records\" d ON d.\"id\" = t.\"deputy_id\" WHERE t.\"withdrawn\" = 0 ORDER BY t.\"id\"");
  DeskDbResult r;

  while ((r = desk_statement_step (st)) == DESK_DB_ROW)
    {
      DeskDeputy one = { 0 };
      if (!desk_statement_column_uuid (st, 0, &one.uid) || !desk_statement_column_uuid (st, 1, &one.absent) || !desk_statement_column_uuid (st, 2, &one.deputy))
        continue;
      g_strlcpy (one.begins, desk_statement_column_text (st, 3), sizeof one.begins);
      g_strlcpy (one.ends, desk_statement_column_text (st, 4), sizeof one.ends);
      g_array_append_val (deputies, one);
    }
  desk_statement_reset (st);
  return r == DESK_DB_DONE || desk_connection_fail (connection, r, error) ? g_steal_pointer (&deputies) : NULL;
}

GArray *
desk_store_get_deputies (DeskStore *self, GCancellable *cancellable, GError **error)
{
  DeskConnection *connection = desk_store_borrow (self, cancellable, error);
  GArray *deputies;

  if (connection == NULL)
    return NULL;
  deputies = read_deputies (connection, error);
  desk_store_give_back (self, connection);
  return deputies;
}

const GArray *
desk_writing_get_deputies (DeskWriting *self)
{
  DeskStore *store = self->store;

  /* what was read before is still so while nothing was written in between but by this writer, which forgets it */
  if (store->deputies != NULL && store->deputies_seq == self->first_seq - 1)
    return store->deputies;
  g_clear_pointer (&store->deputies, g_array_unref);
  store->deputies = read_deputies (self->connection, self->error == NULL ? &self->error : NULL);
  store->deputies_seq = self->first_seq - 1;
  self->projector->statements++;
  return store->deputies;
}

void
desk_writing_keep_deputies (DeskWriting *self, gboolean committed)
{
  DeskStore *store = self->store;
  GHashTableIter iter;
  gpointer value;
  gboolean touched = !committed;

  if (store == NULL || store->deputies == NULL)
    return;
  g_hash_table_iter_init (&iter, self->records);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    touched = touched || g_strcmp0 (((DeskWriterRecord *) value)->snapshot->type, "deputy") == 0;
  if (touched)
    g_clear_pointer (&store->deputies, g_array_unref);
  else if (store->deputies_seq == self->first_seq - 1)
    store->deputies_seq = self->last_seq;
}
