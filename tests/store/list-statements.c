/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Prints, for a PostgreSQL server, the schema (list-statements ddl) or a
 * PREPARE of every portable statement of the store (list-statements prepare).
 * test-postgres.sh runs both.
 *
 * Registered texts are listed from desk-sql.h. What is made at run time, such
 * as the tables of record types and the statements on them, is told by the
 * connection while play() uses a store on SQLite: whoever makes statements at
 * run time adds a use of them there.
 */

#include <stdio.h>

#include "store/desk-connection.h"
#include "store/desk-migrator.h"

typedef struct {
  GPtrArray *scripts;    /* in the order they ran, tokens not expanded */
  GPtrArray *statements; /* made at run time, each once */
  GHashTable *known;     /* texts of registered and of seen statements */
} Seen;

static void
see (const char *sql, gboolean script, gpointer data)
{
  Seen *seen = data;

  if (script && !g_str_has_prefix (sql, "PRAGMA"))
    g_ptr_array_add (seen->scripts, g_strdup (sql));
  else if (!script && g_hash_table_add (seen->known, g_strdup (sql)))
    g_ptr_array_add (seen->statements, g_strdup (sql));
}

/* Uses the store so that every statement made at run time is made. */
static gboolean
play (GError **error)
{
  g_autoptr (DeskConnection) c = desk_connection_open (NULL, DESK_CONNECTION_MEMORY, error);

  return c != NULL && desk_migrator_run_core (c, 1, error);
}

static void
print_ddl (const Seen *seen)
{
  for (guint i = 0; i < seen->scripts->len; i++)
    {
      g_autofree char *expanded = desk_ddl_expand (seen->scripts->pdata[i], DESK_DIALECT_POSTGRES);

      printf ("%s;\n", expanded);
    }
}

/* One line a statement: the test names a fault by its line. */
static void
print_one (const char *name, const char *sql)
{
  g_autofree char *line = g_strdelimit (g_strdup (sql), "\n", ' ');

  printf ("PREPARE \"%s\" AS %s;\n", name, line);
}

static void
print_prepare (const Seen *seen)
{
  for (int id = 0; id < DESK_SQL_N_STATEMENTS; id++)
    if (desk_sql_is_portable (id))
      print_one (desk_sql_name (id), desk_sql_text (id));
  for (guint i = 0; i < seen->statements->len; i++)
    {
      g_autofree char *name = g_strdup_printf ("made-%u", i);

      print_one (name, seen->statements->pdata[i]);
    }
}

int
main (int argc, char **argv)
{
  /* The engine's own: transactions and settings. */
  static const char *const not_portable[] = { "BEGIN IMMEDIATE", "BEGIN", "COMMIT", "ROLLBACK", "PRAGMA data_version" };
  g_autoptr (GPtrArray) scripts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) statements = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GError) error = NULL;
  Seen seen = { scripts, statements, known };

  if (argc != 2 || (!g_str_equal (argv[1], "ddl") && !g_str_equal (argv[1], "prepare")))
    {
      fputs ("usage: list-statements ddl|prepare\n", stderr);
      return 2;
    }
  for (guint i = 0; i < G_N_ELEMENTS (not_portable); i++)
    g_hash_table_add (known, g_strdup (not_portable[i]));
  for (int id = 0; id < DESK_SQL_N_STATEMENTS; id++)
    g_hash_table_add (known, g_strdup (desk_sql_text (id)));
  desk_connection_set_prepare_hook (see, &seen);
  if (!play (&error))
    {
      fprintf (stderr, "%s\n", error->message);
      return 1;
    }
  desk_connection_set_prepare_hook (NULL, NULL);
  if (g_str_equal (argv[1], "ddl"))
    print_ddl (&seen);
  else
    print_prepare (&seen);
  return 0;
}
