/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "model/desk-macros.h"
#include "model/desk-uuid.h"
#include "model/desk-value.h"
#include "store/desk-sql.h"
#include "store/desk-store-error.h"

G_BEGIN_DECLS

/*
 * A connection to a store, and statements on it, in words that do not depend
 * on the engine. A connection belongs to one thread at a time; its statements
 * belong to the connection.
 *
 * The usual shape:
 *
 *   DeskStatement *st = desk_connection_sql (c, DESK_SQL_STORE_GET);
 *   desk_statement_bind_text (st, 1, key, -1);
 *   while ((r = desk_statement_step (st)) == DESK_DB_ROW)
 *     use (desk_statement_column_text (st, 0));
 *   if (r != DESK_DB_DONE)
 *     return desk_connection_fail (c, r, error);
 *
 * A write:
 *
 *   r = desk_connection_begin (c);
 *   if (r == DESK_DB_OK) { bind; r = desk_statement_run (st); }
 *   if (r == DESK_DB_OK) r = desk_connection_commit (c);
 *   if (r != DESK_DB_OK) { desk_connection_rollback (c); return desk_connection_fail (c, r, error); }
 *
 * Any error inside a transaction rolls the whole transaction back at once;
 * every later call up to desk_connection_rollback() or _begin() then answers
 * with the same code, so that no second half can be written.
 */
typedef struct _DeskConnection DeskConnection;
typedef struct _DeskStatement DeskStatement;

typedef enum {
  DESK_DB_OK,
  DESK_DB_ROW,
  DESK_DB_DONE,
  DESK_DB_BUSY,       /* another connection is writing: try again */
  DESK_DB_CONSTRAINT, /* a key, a check or a trigger forbids it */
  DESK_DB_READONLY,
  DESK_DB_FULL,
  DESK_DB_IOERR,
  DESK_DB_CORRUPT,
  DESK_DB_UNKNOWN,    /* the commit may or may not have happened */
  DESK_DB_DENIED,
  DESK_DB_CANCELLED,  /* the cancellable of the connection was cancelled */
  DESK_DB_MISUSE,     /* SQL that does not compile, a parameter that does not exist, text that is not UTF-8 */
} DeskDbResult;

typedef enum {
  DESK_CONNECTION_READ_WRITE, /* the file must exist: see desk_store_file_create() */
  DESK_CONNECTION_READ_ONLY,
  DESK_CONNECTION_IMMUTABLE,  /* nobody else may be writing: a store on a read-only medium without a left-over WAL */
  DESK_CONNECTION_MEMORY,     /* path is NULL; an empty store, gone with the connection */
} DeskConnectionMode;

/**
 * desk_connection_open:
 * @path: (nullable) (type filename): the store
 * @mode: how
 * @error: return location
 *
 * Opens the file and makes every setting of the store, each read back. Does
 * not look whether the file is a store of this program: call
 * desk_store_file_check() first.
 *
 * Returns: (transfer full) (nullable): the connection
 */
DESK_API DeskConnection *desk_connection_open (const char *path, DeskConnectionMode mode, GError **error);

/**
 * desk_connection_close:
 *
 * Ends every statement, rolls an open transaction back, and, for a writer,
 * takes the WAL back into the file. Every statement got by
 * desk_connection_prepare() must have been freed before.
 */
DESK_API void desk_connection_close (DeskConnection *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskConnection, desk_connection_close)

DESK_API DeskConnectionMode desk_connection_get_mode (DeskConnection *self);

/**
 * desk_connection_sql:
 * @id: a registered text
 *
 * Returns: (transfer none): the statement, reset, every parameter NULL. Asking
 * again ends its earlier use, so a statement is not used inside its own loop.
 * Never NULL: if the text cannot be prepared, stepping it answers why.
 */
DESK_API DeskStatement *desk_connection_sql (DeskConnection *self, DeskSqlId id);

/**
 * desk_connection_statement:
 * @sql: a static or interned text (g_intern_string()): it is known by its address
 *
 * For texts made from declarations. As desk_connection_sql() otherwise.
 */
DESK_API DeskStatement *desk_connection_statement (DeskConnection *self, const char *sql);

/**
 * desk_connection_prepare:
 * @sql: any text; it is copied
 *
 * For texts that are used once, such as a filter.
 *
 * Returns: (transfer full): free with desk_statement_free(), before the connection is closed
 */
DESK_API DeskStatement *desk_connection_prepare (DeskConnection *self, const char *sql);
DESK_API void desk_statement_free (DeskStatement *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskStatement, desk_statement_free)

/**
 * desk_connection_execute:
 * @script: statements in the portable dialect, with DDL tokens
 *
 * Expands the tokens for this engine and runs every statement. For DDL.
 */
DESK_API DeskDbResult desk_connection_execute (DeskConnection *self, const char *script);

/* BEGIN IMMEDIATE: the write lock is taken now, waiting up to the busy time-out. */
DESK_API DeskDbResult desk_connection_begin (DeskConnection *self);
/* A read transaction: every statement up to _end_read() sees the same state. */
DESK_API DeskDbResult desk_connection_begin_read (DeskConnection *self);
DESK_API void desk_connection_end_read (DeskConnection *self);
DESK_API DeskDbResult desk_connection_commit (DeskConnection *self);
/* Never fails; without a transaction it does nothing but forget the last error. */
DESK_API void desk_connection_rollback (DeskConnection *self);
DESK_API gboolean desk_connection_in_transaction (DeskConnection *self);

/** desk_connection_rest: gives back the memory of pages that are kept for the next statement. */
DESK_API void desk_connection_rest (DeskConnection *self);

/* Rows changed by the statement stepped last. */
DESK_API gint64 desk_connection_changes (DeskConnection *self);

/**
 * desk_connection_data_version:
 *
 * Returns: a number that differs from the last one when another connection
 * has committed since; -1 on error
 */
DESK_API gint64 desk_connection_data_version (DeskConnection *self);

/**
 * desk_connection_set_cancellable:
 * @cancellable: (nullable): looked at every few thousand steps of a statement
 *
 * For readers. A statement under way then answers %DESK_DB_CANCELLED.
 */
DESK_API void desk_connection_set_cancellable (DeskConnection *self, GCancellable *cancellable);
/** desk_connection_is_cancelled: Returns: %TRUE if its cancellable was cancelled. */
DESK_API gboolean desk_connection_is_cancelled (DeskConnection *self);

/* Time to wait for another writer, in milliseconds; 5000 unless told. */
DESK_API void desk_connection_set_busy_timeout (DeskConnection *self, int milliseconds);

/**
 * desk_connection_checkpoint:
 *
 * Takes the WAL into the file and cuts it to nothing, so that deleted text is
 * gone from it. BUSY when a reader still needs it.
 */
DESK_API DeskDbResult desk_connection_checkpoint (DeskConnection *self);

/**
 * desk_connection_fail:
 * @result: a code that is not OK, ROW or DONE
 * @error: return location
 *
 * Says the code, with what the engine said, as a %DESK_STORE_ERROR.
 *
 * Returns: FALSE
 */
DESK_API gboolean desk_connection_fail (DeskConnection *self, DeskDbResult result, GError **error);

/* What the engine said about the last error, in English, for logs. */
DESK_API const char *desk_connection_last_message (DeskConnection *self);

/**
 * DeskPrepareHook:
 * @sql: a statement that was prepared, or a script that was run
 * @script: whether it was run by desk_connection_execute(); its tokens are not expanded then
 */
typedef void (*DeskPrepareHook) (const char *sql, gboolean script, gpointer data);
/* Process-wide, for tests: told every text that any connection prepares or runs. Set it before opening. */
DESK_API void desk_connection_set_prepare_hook (DeskPrepareHook hook, gpointer data);

/*
 * Parameters: number 1 is $1. Text and blobs are copied. A wrong parameter
 * (number not in the text, text that is not UTF-8 or holds a NUL) is answered
 * by the next step with %DESK_DB_MISUSE.
 */
DESK_API void desk_statement_bind_null (DeskStatement *self, guint number);
DESK_API void desk_statement_bind_int64 (DeskStatement *self, guint number, gint64 value);
/* @text: (nullable): NULL binds NULL; @length: -1 for a terminated string */
DESK_API void desk_statement_bind_text (DeskStatement *self, guint number, const char *text, gssize length);
DESK_API void desk_statement_bind_blob (DeskStatement *self, guint number, gconstpointer data, gsize length);
/* @uuid: (nullable): NULL binds NULL */
DESK_API void desk_statement_bind_uuid (DeskStatement *self, guint number, const DeskUuid *uuid);
/* @value: (nullable): none and NULL bind NULL */
DESK_API void desk_statement_bind_value (DeskStatement *self, guint number, const DeskValue *value);

/**
 * desk_statement_step:
 *
 * Returns: ROW, DONE or an error. After DONE or an error the statement is
 * reset and its parameters are NULL.
 */
DESK_API DeskDbResult desk_statement_step (DeskStatement *self);

/**
 * desk_statement_run:
 *
 * Steps to the end, passing over rows. For statements that only write.
 *
 * Returns: OK or an error
 */
DESK_API DeskDbResult desk_statement_run (DeskStatement *self);

/* Ends a statement that was not stepped to DONE: a reader that stops early must. */
DESK_API void desk_statement_reset (DeskStatement *self);

/* Columns count from 0 and are read after ROW. What is borrowed is valid up to the next step or reset. */
DESK_API guint desk_statement_n_columns (DeskStatement *self);
DESK_API gboolean desk_statement_column_is_null (DeskStatement *self, guint column);
DESK_API gint64 desk_statement_column_int64 (DeskStatement *self, guint column);
/* Borrowed; NULL for NULL. */
DESK_API const char *desk_statement_column_text (DeskStatement *self, guint column);
DESK_API gconstpointer desk_statement_column_blob (DeskStatement *self, guint column, gsize *length);
/* @uuid: (out): nil when the column holds none. Returns whether it did. */
DESK_API gboolean desk_statement_column_uuid (DeskStatement *self, guint column, DeskUuid *uuid);
/* @value: (out): uninitialised or cleared before; the caller clears it. */
DESK_API void desk_statement_column_value (DeskStatement *self, guint column, DeskValue *value);

/* --- DDL in one text for both engines --- */

typedef enum {
  DESK_DIALECT_SQLITE,
  DESK_DIALECT_POSTGRES,
} DeskDialect;

/**
 * desk_ddl_expand:
 * @text: DDL with tokens
 * @dialect: for whom
 *
 * @I64@ a 64-bit integer · @ID@ the same, as the primary key, numbered by the
 * engine when the insert names none · @UUID@ 16 bytes · @BLOB@ bytes · @NO_KEY@ the one
 * byte that sorts behind every sort key · @STRICT@ behind a table, or
 * @KEYED@ for a table of small rows that is kept in the order of its primary
 * key, which must then be NOT NULL. Lines
 * between "-- @sqlite@" or "-- @postgres@" and "-- @end@" are for that engine
 * only. Pure.
 *
 * Returns: (transfer full): the text for that engine
 */
DESK_API char *desk_ddl_expand (const char *text, DeskDialect dialect);

G_END_DECLS
