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

#include "world.h"

#include <stdio.h>
#include <string.h>

#include "store/desk-compile.h"
#include "store/desk-maintenance.h"
#include "store/desk-order.h"

typedef struct {
  GPtrArray *scripts;    /* in the order they ran, tokens not expanded */
  GPtrArray *statements; /* made at run time, each once */
  GHashTable *known;     /* texts of registered and of seen statements */
} Seen;

static void
see (const char *sql, gboolean script, gpointer data)
{
  Seen *seen = data;

  /* What columns a table has each engine tells in its own way. */
  if (strstr (sql, "pragma_table_info") != NULL)
    return;
  if (script && !g_str_has_prefix (sql, "PRAGMA"))
    g_ptr_array_add (seen->scripts, g_strdup (sql));
  else if (!script && g_hash_table_add (seen->known, g_strdup (sql)))
    g_ptr_array_add (seen->statements, g_strdup (sql));
}

static const struct {
  const char *over, *sort, *where;
} lists[] = {
  { "case", "title", "title ~ 缺工 or title = 缺工 or words ~ 缺工 or answer ~ 缺工 or number >= A and number < Z or number between (A, Z)" },
  { "case", "-due_at", "due_at < now or due_at >= today or due_at = this-month or due_at is set or closed_at is not set or closed_at > 2026" },
  { "case", "tier", "tier >= unit or state = registered or category = labour or refusals between (1, 3) or refusals is set or title is set" },
  { "case", "-unit", "unit = 县供电公司 or area under 510722101 or party.area under 510722101 or unit is set or party.name ~ 鞋业" },
  { "case", "area.name", "party.kind = firm or person = me or visit.date = today or search 缝纫工 or type = case or common_problem.name ~ 缺" },
  { "case", "refusals", NULL },
  { "case", "-number", NULL },
  { "case", NULL, NULL },
  { "tst.demand", "-wanted_by", "needs = driver or helpers = me or wanted_by < today or urgent = yes or wage > 1 or identity_number is set or remark ~ 包吃" },
  { "tst.demand", "people", "people > 3 or people is set" },
  { "handover", "-sent_at", "case.title ~ 缺工 or to_unit = me or outcome = pending or reason ~ 归 or sent_at > 2026 or search 缺工 or case.party.kind = firm" },
  { "handover", "case.party.area", NULL },
  { "handover", "to_unit", NULL },
  { "party", "name", "address ~ 镇 or telephone ~ 138 or name = 恒鑫鞋业有限公司 or credit_code is set" },
  { "visit", "party", "visitors = me or units = 县供电公司" },
  { "area", "-code", "parent under 510722101" },
};

/* One way and the other: by look-ups and by walks. */
static gboolean
play_lists (Fixture *fixture, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (lists) * 2; i++)
    {
      g_autoptr (DeskListRequest) request = desk_list_request_new (lists[i / 2].over);
      DeskType *type = desk_registry_find_type (fixture->registry, lists[i / 2].over);

      desk_order_few = desk_compile_few = i % 2 == 0 ? 0 : 2000;
      request->query = desk_query_parse (lists[i / 2].where, error);
      request->sort = g_strdup (lists[i / 2].sort);
      g_autoptr (GArray) ids = request->query != NULL ? desk_store_list (fixture->store, request, NULL, NULL, NULL, error) : NULL;
      if (ids == NULL)
        return FALSE;
      g_autoptr (GPtrArray) rows = desk_store_fetch (fixture->store, lists[i / 2].over, (const char *const *) type->columns,
                                                     (const gint64 *) (gpointer) ids->data, ids->len, NULL, error);
      if (rows == NULL)
        return FALSE;
    }
  return TRUE;
}

static gboolean
play_numbers (Fixture *fixture, GError **error)
{
  static const char *const groups[] = { "state", "unit", "registered_at month", "party.kind", "type", NULL };
  static const char *const found[] = { "party", "case", "unit", "person", "area", NULL };

  for (guint i = 0; groups[i] != NULL; i++)
    for (guint summed = 0; summed < 2; summed++)
      {
        g_autoptr (DeskListRequest) request = desk_list_request_new ("case");
        g_autoptr (GPtrArray) counted = desk_store_count (fixture->store, request, groups[i], summed ? "refusals" : NULL, NULL, error);
        if (counted == NULL)
          return FALSE;
      }
  for (guint i = 0; found[i] != NULL; i++)
    for (guint recent = 0; recent < 2; recent++)
      {
        g_autoptr (GPtrArray) matches = desk_store_find (fixture->store, found[i], recent ? "" : "县", 5, NULL, error);
        if (matches == NULL)
          return FALSE;
      }
  return TRUE;
}

/* Uses a store so that every statement made at run time is made. */
static gboolean
play (GError **error)
{
  Fixture fixture = { 0 };
  DeskUuid uid, found;
  gboolean fine;

  fixture_set_up (&fixture, NULL);
  World *world = world_new (&fixture, 1, 120);
  fixture_full_case (&fixture, &uid);
  fine = play_lists (&fixture, error) && play_numbers (&fixture, error) && desk_store_find_number (fixture.store, "TS-2026-000001", &found, error);
  if (fine)
    {
      g_autoptr (GPtrArray) verified = desk_store_verify (fixture.store, NULL, NULL, NULL, error);
      g_autoptr (GPtrArray) rebuilt = verified != NULL ? desk_store_rebuild (fixture.store, FALSE, NULL, NULL, NULL, error) : NULL;
      fine = rebuilt != NULL;
    }
  world_free (world);
  fixture_tear_down (&fixture, NULL);
  return fine;
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
