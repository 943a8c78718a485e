/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/stat.h>

#include "store/desk-connection-private.h"
#include "store/desk-store-file.h"

#define BUSY_TIMEOUT_MS 5000
/* Time a closing writer gives readers to let go of the WAL. */
#define CLOSE_TIMEOUT_MS 200
/* Kilobytes, negative: holds the inner pages of the large tables of a million cases. */
#define CACHE_SIZE "-4000"
/* Steps of the engine between two looks at the cancellable: well under a millisecond. */
#define CANCEL_STEPS 4000

DeskDbResult
desk_db_result (int engine_code)
{
  switch (engine_code & 0xff)
    {
    case SQLITE_OK:
      return DESK_DB_OK;
    case SQLITE_ROW:
      return DESK_DB_ROW;
    case SQLITE_DONE:
      return DESK_DB_DONE;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_PROTOCOL:
      return DESK_DB_BUSY;
    case SQLITE_CONSTRAINT:
    case SQLITE_MISMATCH:
    case SQLITE_TOOBIG:
      return DESK_DB_CONSTRAINT;
    case SQLITE_READONLY:
      return DESK_DB_READONLY;
    case SQLITE_FULL:
      return DESK_DB_FULL;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_FORMAT:
      return DESK_DB_CORRUPT;
    case SQLITE_AUTH:
    case SQLITE_PERM:
    case SQLITE_CANTOPEN:
      return DESK_DB_DENIED;
    case SQLITE_INTERRUPT:
      return DESK_DB_CANCELLED;
    case SQLITE_IOERR:
    case SQLITE_NOMEM:
      return DESK_DB_IOERR;
    default:
      return DESK_DB_MISUSE;
    }
}

static void
keep_message (DeskConnection *self, int engine_code, char *message)
{
  g_free (self->message);
  self->message = message;
  self->engine_code = engine_code;
}

static void
break_transaction (DeskConnection *self, DeskDbResult result)
{
  if (!self->writing || self->failed != DESK_DB_OK)
    return;
  self->failed = result;
  if (!sqlite3_get_autocommit (self->db))
    sqlite3_exec (self->db, "ROLLBACK", NULL, NULL, NULL);
}

DeskDbResult
desk_connection_note (DeskConnection *self, int engine_code)
{
  DeskDbResult result = desk_db_result (engine_code);

  keep_message (self, engine_code, g_strdup (sqlite3_errmsg (self->db)));
  break_transaction (self, result);
  return result;
}

DeskDbResult
desk_connection_note_misuse (DeskConnection *self, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  keep_message (self, SQLITE_MISUSE, g_strdup_vprintf (format, args));
  va_end (args);
  break_transaction (self, DESK_DB_MISUSE);
  return DESK_DB_MISUSE;
}

/* One value as text, or NULL. Used while opening, before statements exist. */
static char *
ask (DeskConnection *self, const char *sql)
{
  sqlite3_stmt *stmt = NULL;
  char *answer = NULL;
  int rc = sqlite3_prepare_v2 (self->db, sql, -1, &stmt, NULL);

  if (rc == SQLITE_OK)
    rc = sqlite3_step (stmt);
  if (rc == SQLITE_ROW)
    answer = g_strdup ((const char *) sqlite3_column_text (stmt, 0));
  else if (rc != SQLITE_DONE)
    desk_connection_note (self, rc);
  sqlite3_finalize (stmt);
  return answer;
}

static gboolean
set_pragma (DeskConnection *self, const char *name, const char *value, const char *expected, GError **error)
{
  g_autofree char *set = g_strdup_printf ("PRAGMA %s=%s", name, value);
  g_autofree char *get = g_strdup_printf ("PRAGMA %s", name);
  g_autofree char *answer = NULL;

  self->engine_code = SQLITE_OK;
  g_free (ask (self, set));
  if (self->engine_code == SQLITE_OK)
    answer = ask (self, get);
  if (self->engine_code != SQLITE_OK)
    return desk_connection_fail (self, desk_db_result (self->engine_code), error);
  if (g_strcmp0 (answer, expected) == 0)
    return TRUE;
  g_set_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_INTERNAL,
               /* TRANSLATORS: name, value wanted, value found */
               _("The store could not be opened safely: the setting “%s” is to be %s, but is %s. "
                 "Nothing was changed. Please install the SQLite of the operating system again."),
               name, expected, answer != NULL ? answer : "–");
  return FALSE;
}

static gboolean
set_config (DeskConnection *self, int op, int value, const char *name, GError **error)
{
  int answer = -1;

  if (sqlite3_db_config (self->db, op, value, &answer) == SQLITE_OK && answer == value)
    return TRUE;
  g_set_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_INTERNAL,
               _("The store could not be opened safely: the setting “%s” cannot be made. "
                 "Nothing was changed. Please install the SQLite of the operating system again."), name);
  return FALSE;
}

static gboolean
is_ours (DeskConnection *self, GError **error)
{
  g_autofree char *answer = NULL;

  self->engine_code = SQLITE_OK;
  answer = ask (self, "PRAGMA application_id");
  if (self->engine_code != SQLITE_OK)
    return desk_connection_fail (self, desk_db_result (self->engine_code), error);
  if (g_strcmp0 (answer, G_STRINGIFY (1179403339)) == 0)
    return TRUE;
  g_set_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_NOT_OURS,
               _("This file is a database of another program. It was left as it is. Please choose a store of Frontline Desk."));
  return FALSE;
}

G_STATIC_ASSERT (DESK_STORE_APPLICATION_ID == 1179403339);

static gboolean
apply_settings (DeskConnection *self, gboolean is_new, GError **error)
{
  sqlite3_busy_timeout (self->db, BUSY_TIMEOUT_MS);
  if (!set_config (self, SQLITE_DBCONFIG_DEFENSIVE, 1, "defensive", error) ||
      !set_config (self, SQLITE_DBCONFIG_DQS_DML, 0, "dqs_dml", error) ||
      !set_config (self, SQLITE_DBCONFIG_DQS_DDL, 0, "dqs_ddl", error) ||
      !set_config (self, SQLITE_DBCONFIG_ENABLE_FKEY, 1, "foreign_keys", error) ||
      !set_config (self, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, "trusted_schema", error) ||
      !set_pragma (self, "busy_timeout", G_STRINGIFY (BUSY_TIMEOUT_MS), G_STRINGIFY (BUSY_TIMEOUT_MS), error) ||
      !set_pragma (self, "cell_size_check", "ON", "1", error) ||
      !set_pragma (self, "foreign_keys", "ON", "1", error) ||
      !set_pragma (self, "trusted_schema", "OFF", "0", error) ||
      /* REPLACE would delete past the append-only triggers otherwise. */
      !set_pragma (self, "recursive_triggers", "ON", "1", error) ||
      !set_pragma (self, "synchronous", "FULL", "2", error) ||
      !set_pragma (self, "cache_size", CACHE_SIZE, CACHE_SIZE, error) ||
      !set_pragma (self, "temp_store", "MEMORY", "2", error))
    return FALSE;
  if (self->mode == DESK_CONNECTION_MEMORY)
    return TRUE;
  if (!is_new && !is_ours (self, error))
    return FALSE;
  if (self->mode != DESK_CONNECTION_READ_WRITE)
    return TRUE;
  /* The engine opens what it may not write for reading, and says nothing. */
  if (sqlite3_db_readonly (self->db, "main") != 0)
    return desk_connection_fail (self, DESK_DB_READONLY, error);
  /* A redacted body is to be overwritten, not only unlinked. */
  return set_pragma (self, "secure_delete", "ON", "1", error) &&
         set_pragma (self, "journal_mode", "WAL", "wal", error);
}

static int
open_engine (DeskConnection *self, const char *path, gboolean is_new)
{
  int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
  g_autofree char *absolute = NULL;
  g_autofree char *uri = NULL;
  g_autofree char *immutable = NULL;

  static gsize once;

  /* Nobody asks how much memory it has, and counting it takes a lock at each piece. Refused, nothing is lost. */
  if (g_once_init_enter (&once))
    {
      sqlite3_config (SQLITE_CONFIG_MEMSTATUS, 0);
      g_once_init_leave (&once, 1);
    }
  if (self->mode == DESK_CONNECTION_MEMORY)
    return sqlite3_open_v2 (":memory:", &self->db, flags | SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL);
  absolute = g_canonicalize_filename (path, NULL);
  if (self->mode == DESK_CONNECTION_READ_WRITE)
    return sqlite3_open_v2 (absolute, &self->db,
                            flags | SQLITE_OPEN_READWRITE | (is_new ? SQLITE_OPEN_CREATE : 0), NULL);
  if (self->mode == DESK_CONNECTION_READ_ONLY)
    return sqlite3_open_v2 (absolute, &self->db, flags | SQLITE_OPEN_READONLY, NULL);
  uri = g_filename_to_uri (absolute, NULL, NULL);
  immutable = g_strconcat (uri, "?immutable=1", NULL);
  return sqlite3_open_v2 (immutable, &self->db, flags | SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, NULL);
}

static DeskConnection *
open_connection (const char *path, DeskConnectionMode mode, gboolean is_new, GError **error)
{
  g_autoptr (DeskConnection) self = g_new0 (DeskConnection, 1);
  struct stat st;
  int rc;

  g_return_val_if_fail ((path == NULL) == (mode == DESK_CONNECTION_MEMORY), NULL);
  self->mode = mode;
  self->by_text = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) desk_statement_free);
  /* Nobody may look at the file from beside between opening and listing it. */
  desk_open_files_lock ();
  rc = open_engine (self, path, is_new);
  if (rc == SQLITE_OK && path != NULL && stat (path, &st) == 0)
    {
      self->device = st.st_dev;
      self->inode = st.st_ino;
      self->listed = TRUE;
      desk_open_files_add (st.st_dev, st.st_ino);
    }
  desk_open_files_unlock ();
  if (rc != SQLITE_OK)
    {
      desk_connection_note (self, rc);
      desk_connection_fail (self, desk_db_result (rc), error);
      return NULL;
    }
  if (!apply_settings (self, is_new, error))
    return NULL;
  self->begin = desk_statement_new (self, "BEGIN IMMEDIATE", FALSE);
  self->begin_read = desk_statement_new (self, "BEGIN", FALSE);
  self->commit = desk_statement_new (self, "COMMIT", FALSE);
  self->rollback = desk_statement_new (self, "ROLLBACK", FALSE);
  self->data_version = desk_statement_new (self, "PRAGMA data_version", FALSE);
  return g_steal_pointer (&self);
}

DeskConnection *
desk_connection_open (const char *path, DeskConnectionMode mode, GError **error)
{
  return open_connection (path, mode, FALSE, error);
}

DeskConnection *
desk_connection_open_new (const char *path, GError **error)
{
  return open_connection (path, DESK_CONNECTION_READ_WRITE, TRUE, error);
}

static void
close_engine (DeskConnection *self)
{
  if (self->mode == DESK_CONNECTION_READ_WRITE && self->begin != NULL)
    {
      sqlite3_busy_timeout (self->db, CLOSE_TIMEOUT_MS);
      sqlite3_wal_checkpoint_v2 (self->db, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
    }
  if (sqlite3_close (self->db) != SQLITE_OK)
    {
      g_critical ("a connection was closed before its statements");
      sqlite3_close_v2 (self->db);
    }
}

void
desk_connection_close (DeskConnection *self)
{
  if (self == NULL)
    return;
  desk_connection_set_cancellable (self, NULL);
  if (self->db != NULL && !sqlite3_get_autocommit (self->db))
    sqlite3_exec (self->db, "ROLLBACK", NULL, NULL, NULL);
  for (guint i = 0; i < DESK_SQL_N_STATEMENTS; i++)
    desk_statement_free (self->by_id[i]);
  g_hash_table_unref (self->by_text);
  if (self->db != NULL)
    {
      gboolean was_open = self->begin != NULL;

      desk_statement_free (self->begin_read);
      desk_statement_free (self->commit);
      desk_statement_free (self->rollback);
      desk_statement_free (self->data_version);
      if (was_open)
        sqlite3_finalize (g_steal_pointer (&self->begin->stmt));
      close_engine (self);
      desk_statement_free (self->begin);
    }
  if (self->listed)
    {
      desk_open_files_lock ();
      desk_open_files_remove (self->device, self->inode);
      desk_open_files_unlock ();
    }
  g_free (self->message);
  g_free (self);
}

void
desk_connection_rest (DeskConnection *self)
{
  if (self->db != NULL)
    sqlite3_db_release_memory (self->db);
}

DeskConnectionMode
desk_connection_get_mode (DeskConnection *self)
{
  return self->mode;
}

DeskDbResult
desk_connection_execute (DeskConnection *self, const char *script)
{
  g_autofree char *expanded = desk_ddl_expand (script, DESK_DIALECT_SQLITE);
  int rc;

  if (self->failed != DESK_DB_OK)
    return self->failed;
  rc = sqlite3_exec (self->db, expanded, NULL, NULL, NULL);
  if (rc != SQLITE_OK)
    {
      DeskDbResult result = desk_connection_note (self, rc);

      return result == DESK_DB_IOERR && !self->writing ? DESK_DB_UNKNOWN : result;
    }
  desk_connection_tell_hook (script, TRUE);
  return DESK_DB_OK;
}

DeskDbResult
desk_connection_begin (DeskConnection *self)
{
  DeskDbResult result;

  g_return_val_if_fail (!self->writing || self->failed != DESK_DB_OK, DESK_DB_MISUSE);
  self->writing = FALSE;
  self->failed = DESK_DB_OK;
  result = desk_statement_run (self->begin);
  self->writing = result == DESK_DB_OK;
  return result;
}

DeskDbResult
desk_connection_begin_read (DeskConnection *self)
{
  g_return_val_if_fail (!self->writing, DESK_DB_MISUSE);
  return desk_statement_run (self->begin_read);
}

void
desk_connection_end_read (DeskConnection *self)
{
  g_return_if_fail (!self->writing);
  if (!sqlite3_get_autocommit (self->db))
    desk_statement_run (self->rollback);
}

/*
 * A commit that fails for want of space has not written its last page, without
 * which the WAL does not count it. After another I/O error, the page may or may
 * not be on the medium, and a later start may find it there.
 */
DeskDbResult
desk_connection_commit (DeskConnection *self)
{
  DeskDbResult result;

  g_return_val_if_fail (self->writing, DESK_DB_MISUSE);
  if (self->failed != DESK_DB_OK)
    result = self->failed;
  else
    {
      result = desk_statement_run (self->commit);
      if (result == DESK_DB_IOERR)
        result = DESK_DB_UNKNOWN;
    }
  self->failed = DESK_DB_OK;
  self->writing = FALSE;
  return result;
}

void
desk_connection_rollback (DeskConnection *self)
{
  self->failed = DESK_DB_OK;
  self->writing = FALSE;
  if (!sqlite3_get_autocommit (self->db))
    desk_statement_run (self->rollback);
}

gboolean
desk_connection_in_transaction (DeskConnection *self)
{
  return !sqlite3_get_autocommit (self->db);
}

gint64
desk_connection_changes (DeskConnection *self)
{
  return sqlite3_changes64 (self->db);
}

gint64
desk_connection_data_version (DeskConnection *self)
{
  gint64 version = -1;

  if (desk_statement_step (self->data_version) == DESK_DB_ROW)
    version = desk_statement_column_int64 (self->data_version, 0);
  desk_statement_reset (self->data_version);
  return version;
}

static int
look_at_cancellable (gpointer cancellable)
{
  return g_cancellable_is_cancelled (cancellable);
}

void
desk_connection_set_cancellable (DeskConnection *self, GCancellable *cancellable)
{
  if (self->db == NULL || !g_set_object (&self->cancellable, cancellable))
    return;
  sqlite3_progress_handler (self->db, cancellable != NULL ? CANCEL_STEPS : 0,
                            cancellable != NULL ? look_at_cancellable : NULL, cancellable);
}

gboolean
desk_connection_is_cancelled (DeskConnection *self)
{
  return g_cancellable_is_cancelled (self->cancellable);
}

void
desk_connection_set_busy_timeout (DeskConnection *self, int milliseconds)
{
  sqlite3_busy_timeout (self->db, milliseconds);
}

DeskDbResult
desk_connection_checkpoint (DeskConnection *self)
{
  int rc = sqlite3_wal_checkpoint_v2 (self->db, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);

  return rc == SQLITE_OK ? DESK_DB_OK : desk_connection_note (self, rc);
}

const char *
desk_connection_last_message (DeskConnection *self)
{
  return self->message != NULL ? self->message : "";
}
