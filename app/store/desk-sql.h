/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * The one place where the static SQL texts of the store are registered.
 *
 * Each topic is one file app/store/sql/desk-sql-TOPIC.inc with a line
 *
 *     DESK_SQL (EVENT_APPEND, "INSERT INTO events (...) VALUES ($1, ...)")
 *
 * per statement, which becomes the id DESK_SQL_EVENT_APPEND. To add a topic,
 * add its file and one #include line to desk-sql-all.inc. The C code then says
 *
 *     DeskStatement *st = desk_connection_sql (c, DESK_SQL_EVENT_APPEND);
 *
 * and gets the statement prepared once per connection, by array index.
 * DESK_SQL texts must be accepted by SQLite and PostgreSQL alike: the test
 * tests/store/test-postgres.sh prepares every one of them on a PostgreSQL
 * server. DESK_SQL_ONLY_SQLITE marks what is per engine by design (the FTS5
 * index, PRAGMA); keep those few.
 *
 * Texts that are put together at run time (tables of declarations, filters)
 * cannot be listed here: they go through desk_connection_statement() with an
 * interned text, or desk_connection_prepare(), and a test collects them with
 * desk_connection_set_prepare_hook().
 */

#include <glib.h>

#include "model/desk-macros.h"

G_BEGIN_DECLS

typedef enum {
#define DESK_SQL(name, text) DESK_SQL_##name,
#define DESK_SQL_ONLY_SQLITE(name, text) DESK_SQL_##name,
#include "store/sql/desk-sql-all.inc"
#undef DESK_SQL
#undef DESK_SQL_ONLY_SQLITE
  DESK_SQL_N_STATEMENTS
} DeskSqlId;

/**
 * desk_sql_text:
 * @id: a registered statement
 *
 * Returns: (transfer none): its SQL text, static
 */
DESK_API const char *desk_sql_text (DeskSqlId id);

/**
 * desk_sql_name:
 *
 * Returns: (transfer none): the name without its DESK_SQL_ prefix, static
 */
DESK_API const char *desk_sql_name (DeskSqlId id);

/**
 * desk_sql_is_portable:
 *
 * Returns: whether every engine accepts the text
 */
DESK_API gboolean desk_sql_is_portable (DeskSqlId id);

G_END_DECLS
