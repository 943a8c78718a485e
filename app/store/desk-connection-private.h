/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* For the few files of this room that must speak to the engine itself. */

#include <sqlite3.h>
#include <sys/types.h>

#include "store/desk-connection.h"

G_BEGIN_DECLS

struct _DeskConnection {
  sqlite3 *db;
  DeskConnectionMode mode;
  DeskStatement *by_id[DESK_SQL_N_STATEMENTS];
  GHashTable *by_text;     /* const char * (address) -> DeskStatement */
  DeskStatement *begin, *begin_read, *commit, *rollback, *data_version;
  GCancellable *cancellable;
  char *message;           /* of the last error */
  int engine_code;         /* of the last error, extended */
  gboolean writing;        /* between begin and commit or rollback */
  DeskDbResult failed;     /* what broke the transaction; OK when nothing did */
  dev_t device;            /* of the file, for the list of open files */
  ino_t inode;
  gboolean listed;
};

struct _DeskStatement {
  DeskConnection *connection;
  const char *sql;         /* for a fault report: owned by the caller or by own_sql */
  char *own_sql;
  sqlite3_stmt *stmt;      /* NULL when the text could not be prepared */
  guint16 *map;            /* number of a parameter -> index of the engine, 0 for none */
  guint n_numbers;         /* greatest number in the text */
  gboolean active;         /* stepped, and neither done nor reset */
  gboolean bound;
  DeskDbResult bad;        /* of preparing or binding; answered by the next step */
};

/* A file that is not a store yet: made empty, without looking for the application id. */
DeskConnection *desk_connection_open_new (const char *path, GError **error);

DeskDbResult desk_db_result (int engine_code);
/* Keeps code and message of the engine, breaks an open transaction; returns the result. */
DeskDbResult desk_connection_note (DeskConnection *self, int engine_code);
DeskDbResult desk_connection_note_misuse (DeskConnection *self, const char *format, ...) G_GNUC_PRINTF (2, 3);

void desk_connection_tell_hook (const char *sql, gboolean script);

DeskStatement *desk_statement_new (DeskConnection *self, const char *sql, gboolean copy);

/*
 * Files that this process has open through the engine. POSIX drops every lock
 * of a process on a file when it closes any descriptor of that file, so such a
 * file must not be opened and closed beside the engine. The lock is held while
 * a file that is not listed is looked at.
 */
void desk_open_files_lock (void);
void desk_open_files_unlock (void);
gboolean desk_open_files_has (dev_t device, ino_t inode);
void desk_open_files_add (dev_t device, ino_t inode);
void desk_open_files_remove (dev_t device, ino_t inode);

G_END_DECLS
