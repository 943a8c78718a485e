/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/desk-sql.h"

typedef struct {
  const char *name;
  const char *text;
  gboolean portable;
} DeskSqlEntry;

static const DeskSqlEntry entries[] = {
#define DESK_SQL(name, text) { #name, text, TRUE },
#define DESK_SQL_ONLY_SQLITE(name, text) { #name, text, FALSE },
#include "store/sql/desk-sql-all.inc"
#undef DESK_SQL
#undef DESK_SQL_ONLY_SQLITE
};

const char *
desk_sql_text (DeskSqlId id)
{
  g_return_val_if_fail (id < DESK_SQL_N_STATEMENTS, NULL);
  return entries[id].text;
}

const char *
desk_sql_name (DeskSqlId id)
{
  g_return_val_if_fail (id < DESK_SQL_N_STATEMENTS, NULL);
  return entries[id].name;
}

gboolean
desk_sql_is_portable (DeskSqlId id)
{
  g_return_val_if_fail (id < DESK_SQL_N_STATEMENTS, FALSE);
  return entries[id].portable;
}
