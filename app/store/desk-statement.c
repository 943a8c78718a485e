/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "store/desk-connection-private.h"

static DeskPrepareHook prepare_hook;
static gpointer prepare_hook_data;

void
desk_connection_set_prepare_hook (DeskPrepareHook hook, gpointer data)
{
  prepare_hook = hook;
  prepare_hook_data = data;
}

void
desk_connection_tell_hook (const char *sql, gboolean script)
{
  if (prepare_hook != NULL)
    prepare_hook (sql, script, prepare_hook_data);
}

/* SQLite numbers $N by first appearance, PostgreSQL by N: the number in the
 * name decides. */
static DeskDbResult
map_parameters (DeskStatement *self)
{
  int n = sqlite3_bind_parameter_count (self->stmt);
  guint greatest = 0;

  for (int pass = 0; pass < 2; pass++)
    {
      for (int i = 1; i <= n; i++)
        {
          const char *name = sqlite3_bind_parameter_name (self->stmt, i);
          guint64 number = 0;

          if (name == NULL || name[0] != '$' ||
              !g_ascii_string_to_unsigned (name + 1, 10, 1, 9999, &number, NULL))
            return desk_connection_note_misuse (self->connection, "parameter %s is not $N in: %s",
                                                name ? name : "?", self->sql);
          greatest = MAX (greatest, (guint) number);
          if (pass == 1)
            self->map[number] = i;
        }
      if (pass == 0)
        self->map = g_new0 (guint16, greatest + 1);
    }
  self->n_numbers = greatest;
  return DESK_DB_OK;
}

static void
prepare (DeskStatement *self)
{
  DeskConnection *c = self->connection;
  const char *tail = NULL;
  int rc = sqlite3_prepare_v3 (c->db, self->sql, -1, SQLITE_PREPARE_PERSISTENT, &self->stmt, &tail);

  self->bad = DESK_DB_OK;
  if (rc != SQLITE_OK)
    {
      self->bad = desk_connection_note (c, rc);
      return;
    }
  while (g_ascii_isspace (*tail) || *tail == ';')
    tail++;
  if (self->stmt == NULL || *tail != '\0')
    self->bad = desk_connection_note_misuse (c, "not one statement: %s", self->sql);
  else
    self->bad = map_parameters (self);
  if (self->bad != DESK_DB_OK)
    {
      g_clear_pointer (&self->stmt, sqlite3_finalize);
      g_clear_pointer (&self->map, g_free);
      self->n_numbers = 0;
    }
  else
    desk_connection_tell_hook (self->sql, FALSE);
}

DeskStatement *
desk_statement_new (DeskConnection *connection, const char *sql, gboolean copy)
{
  DeskStatement *self = g_new0 (DeskStatement, 1);

  self->connection = connection;
  self->own_sql = copy ? g_strdup (sql) : NULL;
  self->sql = copy ? self->own_sql : sql;
  prepare (self);
  return self;
}

void
desk_statement_free (DeskStatement *self)
{
  if (self == NULL)
    return;
  sqlite3_finalize (self->stmt);
  g_free (self->map);
  g_free (self->own_sql);
  g_free (self);
}

/* A cached statement is handed out clean. */
static DeskStatement *
again (DeskStatement *self)
{
  if (G_UNLIKELY (self->active))
    {
      g_critical ("a statement was not stepped to its end nor reset: %s", self->sql);
      desk_statement_reset (self);
    }
  else if (G_UNLIKELY (self->stmt == NULL))
    prepare (self); /* the table may be there by now */
  else if (self->bound || self->bad != DESK_DB_OK)
    desk_statement_reset (self);
  return self;
}

DeskStatement *
desk_connection_sql (DeskConnection *self, DeskSqlId id)
{
  g_assert (id < DESK_SQL_N_STATEMENTS);
  if (G_LIKELY (self->by_id[id] != NULL))
    return again (self->by_id[id]);
  self->by_id[id] = desk_statement_new (self, desk_sql_text (id), FALSE);
  return self->by_id[id];
}

DeskStatement *
desk_connection_statement (DeskConnection *self, const char *sql)
{
  DeskStatement *statement = g_hash_table_lookup (self->by_text, sql);

  if (statement != NULL)
    return again (statement);
  statement = desk_statement_new (self, sql, FALSE);
  g_hash_table_insert (self->by_text, (gpointer) sql, statement);
  return statement;
}

DeskStatement *
desk_connection_prepare (DeskConnection *self, const char *sql)
{
  return desk_statement_new (self, sql, TRUE);
}

/* Index of the engine for $number; 0 is answered by the next step. */
static inline int
parameter (DeskStatement *self, guint number)
{
  self->bound = TRUE;
  if (G_LIKELY (number <= self->n_numbers && number > 0 && self->map[number] != 0))
    return self->map[number];
  if (self->bad == DESK_DB_OK)
    self->bad = desk_connection_note_misuse (self->connection, "no parameter $%u in: %s", number, self->sql);
  return 0;
}

static inline void
bound (DeskStatement *self, int rc)
{
  if (G_UNLIKELY (rc != SQLITE_OK) && self->bad == DESK_DB_OK)
    self->bad = desk_connection_note (self->connection, rc);
}

void
desk_statement_bind_null (DeskStatement *self, guint number)
{
  int i = parameter (self, number);

  if (i > 0)
    bound (self, sqlite3_bind_null (self->stmt, i));
}

void
desk_statement_bind_int64 (DeskStatement *self, guint number, gint64 value)
{
  int i = parameter (self, number);

  if (i > 0)
    bound (self, sqlite3_bind_int64 (self->stmt, i, value));
}

void
desk_statement_bind_text (DeskStatement *self, guint number, const char *text, gssize length)
{
  int i = parameter (self, number);
  gsize n;

  if (i == 0)
    return;
  if (text == NULL)
    {
      bound (self, sqlite3_bind_null (self->stmt, i));
      return;
    }
  n = length < 0 ? strlen (text) : (gsize) length;
  /* g_utf8_validate_len() also refuses a NUL, at which PostgreSQL would stop. */
  if (G_UNLIKELY (!g_utf8_validate_len (text, n, NULL)))
    {
      if (self->bad == DESK_DB_OK)
        self->bad = desk_connection_note_misuse (self->connection, "text for $%u is not UTF-8 or holds a NUL", number);
      return;
    }
  bound (self, sqlite3_bind_text64 (self->stmt, i, text, n, SQLITE_TRANSIENT, SQLITE_UTF8));
}

void
desk_statement_bind_blob (DeskStatement *self, guint number, gconstpointer data, gsize length)
{
  int i = parameter (self, number);

  if (i == 0)
    return;
  if (data == NULL && length > 0)
    bound (self, sqlite3_bind_null (self->stmt, i));
  else if (length == 0)
    bound (self, sqlite3_bind_zeroblob (self->stmt, i, 0));
  else
    bound (self, sqlite3_bind_blob64 (self->stmt, i, data, length, SQLITE_TRANSIENT));
}

void
desk_statement_bind_uuid (DeskStatement *self, guint number, const DeskUuid *uuid)
{
  if (uuid == NULL)
    desk_statement_bind_null (self, number);
  else
    desk_statement_bind_blob (self, number, uuid->bytes, sizeof uuid->bytes);
}

void
desk_statement_bind_value (DeskStatement *self, guint number, const DeskValue *value)
{
  switch (value != NULL ? value->kind : DESK_VALUE_NONE)
    {
    case DESK_VALUE_INTEGER:
      desk_statement_bind_int64 (self, number, value->integer);
      break;
    case DESK_VALUE_TEXT:
      desk_statement_bind_text (self, number, value->text, -1);
      break;
    case DESK_VALUE_NONE:
    default:
      desk_statement_bind_null (self, number);
      break;
    }
}

void
desk_statement_reset (DeskStatement *self)
{
  if (self->stmt != NULL)
    {
      sqlite3_reset (self->stmt);
      if (self->bound)
        sqlite3_clear_bindings (self->stmt);
      self->bad = DESK_DB_OK;
    }
  self->bound = FALSE;
  self->active = FALSE;
}

/* A write outside a transaction commits itself: an I/O error may have come
 * after the commit was on the medium. */
static DeskDbResult
step_failed (DeskStatement *self, int rc)
{
  gboolean own_commit = !self->connection->writing && !sqlite3_stmt_readonly (self->stmt);
  DeskDbResult result = desk_connection_note (self->connection, rc);

  desk_statement_reset (self);
  return own_commit && result == DESK_DB_IOERR ? DESK_DB_UNKNOWN : result;
}

DeskDbResult
desk_statement_step (DeskStatement *self)
{
  int rc;

  if (G_UNLIKELY (self->bad != DESK_DB_OK))
    {
      DeskDbResult bad = self->bad;

      desk_statement_reset (self);
      return bad;
    }
  if (G_UNLIKELY (self->connection->failed != DESK_DB_OK))
    {
      desk_statement_reset (self);
      return self->connection->failed;
    }
  rc = sqlite3_step (self->stmt);
  if (rc == SQLITE_ROW)
    {
      self->active = TRUE;
      return DESK_DB_ROW;
    }
  if (G_UNLIKELY (rc != SQLITE_DONE))
    return step_failed (self, rc);
  desk_statement_reset (self);
  return DESK_DB_DONE;
}

DeskDbResult
desk_statement_run (DeskStatement *self)
{
  DeskDbResult result;

  do
    result = desk_statement_step (self);
  while (result == DESK_DB_ROW);
  return result == DESK_DB_DONE ? DESK_DB_OK : result;
}

guint
desk_statement_n_columns (DeskStatement *self)
{
  return self->stmt != NULL ? sqlite3_column_count (self->stmt) : 0;
}

gboolean
desk_statement_column_is_null (DeskStatement *self, guint column)
{
  return sqlite3_column_type (self->stmt, column) == SQLITE_NULL;
}

gint64
desk_statement_column_int64 (DeskStatement *self, guint column)
{
  return sqlite3_column_int64 (self->stmt, column);
}

const char *
desk_statement_column_text (DeskStatement *self, guint column)
{
  return (const char *) sqlite3_column_text (self->stmt, column);
}

gconstpointer
desk_statement_column_blob (DeskStatement *self, guint column, gsize *length)
{
  gconstpointer data = sqlite3_column_blob (self->stmt, column);

  *length = sqlite3_column_bytes (self->stmt, column);
  return data;
}

gboolean
desk_statement_column_uuid (DeskStatement *self, guint column, DeskUuid *uuid)
{
  gsize length;
  gconstpointer data = desk_statement_column_blob (self, column, &length);

  if (data == NULL || length != sizeof uuid->bytes)
    {
      *uuid = DESK_UUID_NIL;
      return FALSE;
    }
  memcpy (uuid->bytes, data, sizeof uuid->bytes);
  return TRUE;
}

void
desk_statement_column_value (DeskStatement *self, guint column, DeskValue *value)
{
  switch (sqlite3_column_type (self->stmt, column))
    {
    case SQLITE_INTEGER:
      desk_value_init_integer (value, sqlite3_column_int64 (self->stmt, column));
      break;
    case SQLITE_TEXT:
      desk_value_init_text_len (value, (const char *) sqlite3_column_text (self->stmt, column),
                                sqlite3_column_bytes (self->stmt, column));
      break;
    default:
      desk_value_init (value);
      break;
    }
}
