/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/desk-store-private.h"

#include <glib/gi18n-lib.h>

/* "first last …" of the command's result. */
static gboolean
find_span (DeskConnection *connection, const DeskUuid *command, gint64 *first, gint64 *last, GError **error)
{
  DeskStatement *st = desk_connection_sql (connection, DESK_SQL_COMMAND_FIND);
  gboolean found;
  desk_statement_bind_uuid (st, 1, command);
  DeskDbResult r = desk_statement_step (st);
  found = r == DESK_DB_ROW;
  if (found) {
    char *end = NULL;
    *first = g_ascii_strtoll (desk_statement_column_text (st, 0), &end, 10);
    *last = g_ascii_strtoll (end, NULL, 10);
  }
  desk_statement_reset (st);
  if (found || r != DESK_DB_DONE)
    return found || desk_connection_fail (connection, r, error);
  g_set_error_literal (error, DESK_STORE_ERROR, DESK_STORE_ERROR_NOT_FOUND, _ ("What is to be undone is not in this store. Nothing was changed."));
  return FALSE;
}

static gboolean
add_parts (DeskConnection *connection, const DeskUuid *command, gint64 first, gint64 last, DeskCommand *undo, GError **error)
{
  DeskStatement *st = desk_connection_sql (connection, DESK_SQL_COMMAND_RECORDS);
  DeskDbResult r;
  desk_statement_bind_int64 (st, 1, first);
  desk_statement_bind_int64 (st, 2, last);
  desk_statement_bind_uuid (st, 3, command);
  while ((r = desk_statement_step (st)) == DESK_DB_ROW) {
    DeskUuid record;
    desk_statement_column_uuid (st, 0, &record);
    desk_command_part_set_uuid (desk_command_add (undo, "undo", &record, NULL, DESK_ANY_VERSION), "command", command);
  }
  desk_statement_reset (st);
  return r == DESK_DB_DONE || desk_connection_fail (connection, r, error);
}

DeskCommand *
desk_store_make_undo (DeskStore *self, const DeskUuid *command, GError **error)
{
  g_return_val_if_fail (DESK_IS_STORE (self) && command != NULL, NULL);
  DeskConnection *connection = desk_store_borrow (self, NULL, error);
  if (connection == NULL)
    return NULL;
  DeskActor me;
  DeskUuid uid;
  gint64 first = 0, last = -1;
  desk_store_get_me (self, &me);
  desk_store_new_uuid (self, &uid);
  g_autoptr (DeskCommand) undo = desk_command_new ("undo", &uid, &me);
  gboolean fine = find_span (connection, command, &first, &last, error) && add_parts (connection, command, first, last, undo, error);
  desk_store_give_back (self, connection);
  if (!fine)
    return NULL;
  if (undo->parts->len == 0) {
    g_set_error_literal (error, DESK_STORE_ERROR, DESK_STORE_ERROR_NOT_FOUND, _ ("It changed nothing: there is nothing to undo."));
    return NULL;
  }
  return g_steal_pointer (&undo);
}
