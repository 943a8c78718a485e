/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Prints, for a PostgreSQL server, the schema (list-statements ddl) or a
 * PREPARE of every portable statement of the store (list-statements prepare).
 * test-postgres.sh runs both.
 */

#include <stdio.h>

#include "store/desk-connection.h"
#include "store/desk-migrator.h"

static void
print_ddl (void)
{
  for (int version = 1; version <= desk_migrator_core_version (); version++)
    {
      g_autofree char *step = desk_migrator_core_step (version);
      g_autofree char *expanded = desk_ddl_expand (step, DESK_DIALECT_POSTGRES);

      fputs (expanded, stdout);
    }
}

static void
print_prepare (void)
{
  for (int id = 0; id < DESK_SQL_N_STATEMENTS; id++)
    if (desk_sql_is_portable (id))
      printf ("PREPARE \"%s\" AS %s;\n", desk_sql_name (id), desk_sql_text (id));
}

int
main (int argc, char **argv)
{
  if (argc == 2 && g_str_equal (argv[1], "ddl"))
    print_ddl ();
  else if (argc == 2 && g_str_equal (argv[1], "prepare"))
    print_prepare ();
  else
    {
      fputs ("usage: list-statements ddl|prepare\n", stderr);
      return 2;
    }
  return 0;
}
