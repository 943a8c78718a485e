/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/desk-migrator.h"
#include "store/desk-store-file.h"

static DeskConnection *
fresh (void)
{
  g_autoptr (GError) error = NULL;
  DeskConnection *c = desk_connection_open (NULL, DESK_CONNECTION_MEMORY, &error);

  g_assert_no_error (error);
  g_assert_true (desk_migrator_run_core (c, 1700000000000000, &error));
  g_assert_no_error (error);
  return c;
}

static gint64
number (DeskConnection *c, const char *sql)
{
  g_autoptr (DeskStatement) st = desk_connection_prepare (c, sql);
  gint64 n;

  g_assert_cmpint (desk_statement_step (st), ==, DESK_DB_ROW);
  n = desk_statement_column_int64 (st, 0);
  desk_statement_reset (st);
  return n;
}

static void
test_core (void)
{
  g_autoptr (DeskConnection) c = fresh ();
  g_autoptr (GError) error = NULL;
  g_autofree char *beyond = desk_migrator_core_step (desk_migrator_core_version () + 1);
  gint64 changes;

  g_assert_null (beyond);
  g_assert_cmpint (desk_migrator_core_version (), >=, 1);
  g_assert_cmpint (number (c, "PRAGMA user_version"), ==, desk_migrator_core_version ());
  g_assert_cmpint (number (c, "PRAGMA application_id"), ==, DESK_STORE_APPLICATION_ID);
  g_assert_cmpint (desk_migrator_area_version (c, "core", &error), ==, desk_migrator_core_version ());
  g_assert_cmpint (number (c, "SELECT at_us FROM schema_steps"), ==, 1700000000000000);
  /* Again: nothing happens. */
  changes = number (c, "SELECT total_changes()");
  g_assert_true (desk_migrator_run_core (c, 2, &error));
  g_assert_cmpint (number (c, "SELECT total_changes()"), ==, changes);
}

static void
test_changed_step (void)
{
  g_autoptr (DeskConnection) c = fresh ();
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (desk_connection_execute (c, "UPDATE schema_steps SET digest = 'x' WHERE version = 1"), ==, DESK_DB_OK);
  g_assert_false (desk_migrator_run_core (c, 2, &error));
  g_assert_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_OLDER_UNMIGRATABLE);
}

static void
test_future (void)
{
  g_autoptr (DeskConnection) c = fresh ();
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (desk_connection_execute (c, "INSERT INTO schema_steps VALUES ('core', 999, 'x', 1)"), ==, DESK_DB_OK);
  g_assert_false (desk_migrator_run_core (c, 2, &error));
  g_assert_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_NEWER);
}

static const DeskMigration good[] = {
  { 0, "CREATE TABLE one (a @I64@) @STRICT@" },
  { 1, "ALTER TABLE one ADD COLUMN b TEXT; INSERT INTO one VALUES (1, 'x')" },
};

static void
test_area (void)
{
  g_autoptr (DeskConnection) c = fresh ();
  g_autoptr (GError) error = NULL;
  static const DeskMigration changed[] = { { 0, "CREATE TABLE one (a TEXT)" }, { 1, "SELECT 1" } };

  g_assert_cmpint (desk_migrator_area_version (c, "enterprise", &error), ==, 0);
  g_assert_true (desk_migrator_run_area (c, "enterprise", good, 1, 5, &error));
  g_assert_cmpint (desk_migrator_area_version (c, "enterprise", &error), ==, 1);
  g_assert_true (desk_migrator_run_area (c, "enterprise", good, 2, 6, &error));
  g_assert_true (desk_migrator_run_area (c, "enterprise", good, 2, 7, &error));
  g_assert_no_error (error);
  g_assert_cmpint (number (c, "SELECT count(*) FROM one WHERE b = 'x'"), ==, 1);
  g_assert_cmpint (number (c, "SELECT at_us FROM schema_steps WHERE area = 'enterprise' AND version = 2"), ==, 6);

  g_assert_false (desk_migrator_run_area (c, "enterprise", good, 1, 8, &error));
  g_assert_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_NEWER);
  g_clear_error (&error);
  g_assert_false (desk_migrator_run_area (c, "enterprise", changed, 2, 8, &error));
  g_assert_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_OLDER_UNMIGRATABLE);
  g_clear_error (&error);
  g_assert_true (desk_migrator_run_area (c, "other", NULL, 0, 8, &error));
}

static void
test_broken_step (void)
{
  g_autoptr (DeskConnection) c = fresh ();
  g_autoptr (GError) error = NULL;
  static const DeskMigration broken[] = {
    { 0, "CREATE TABLE two (a @I64@) @STRICT@" },
    { 1, "CREATE TABLE three (a @I64@) @STRICT@; INSERT INTO nowhere VALUES (1)" },
  };
  static const DeskMigration misnumbered[] = { { 1, "SELECT 1" } };

  g_assert_false (desk_migrator_run_area (c, "area", broken, 2, 5, &error));
  g_assert_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_INTERNAL);
  g_clear_error (&error);
  /* The first step stays, the second left nothing behind. */
  g_assert_cmpint (desk_migrator_area_version (c, "area", &error), ==, 1);
  g_assert_cmpint (number (c, "SELECT count(*) FROM sqlite_schema WHERE name IN ('two', 'three')"), ==, 1);
  g_assert_false (desk_connection_in_transaction (c));
  g_assert_false (desk_migrator_run_area (c, "more", misnumbered, 1, 5, &error));
  g_assert_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_INTERNAL);
}

static void
fill (DeskConnection *c)
{
  g_assert_cmpint (desk_connection_execute (c,
    "INSERT INTO record_types VALUES (1, 't', 'core', 1, '{}');"
    "INSERT INTO records VALUES (1, x'01', 1, 1, 1);"
    "INSERT INTO desks VALUES (1, x'02', 'd', 1, x'03');"
    "INSERT INTO events VALUES (1, x'04', x'05', 1, 1, 1, x'06', 'created', 1, 1, NULL, x'07', x'08');"
    "INSERT INTO event_bodies VALUES (1, x'09', '{}');"
    "INSERT INTO events VALUES (2, x'0a', x'05', 1, 2, 1, x'06', 'changed', 1, 1, NULL, x'07', x'08');"
    "INSERT INTO event_bodies VALUES (2, x'09', '{}')"), ==, DESK_DB_OK);
}

static void
test_append_only (void)
{
  g_autoptr (DeskConnection) c = fresh ();
  static const char *const forbidden[] = {
    "UPDATE events SET kind = 'x'",
    "DELETE FROM events WHERE seq = 2",
    "INSERT OR REPLACE INTO events SELECT seq, uid, command_uid, desk, desk_seq, at_us, actor, 'x', v, record, case_id, body_digest, hash FROM events",
    "UPDATE event_bodies SET body = '{\"a\":1}'",
    "DELETE FROM event_bodies WHERE seq = 1",
    "REPLACE INTO event_bodies VALUES (1, x'09', 'x')",
    "INSERT INTO redactions VALUES (1, 2)", /* event 2 is not a redaction */
  };

  fill (c);
  for (guint i = 0; i < G_N_ELEMENTS (forbidden); i++)
    {
      g_test_message ("%s", forbidden[i]);
      g_assert_cmpint (desk_connection_execute (c, forbidden[i]), ==, DESK_DB_CONSTRAINT);
    }
  /* Under an event that says so, one named body may go, and no other. */
  g_assert_cmpint (desk_connection_execute (c,
    "INSERT INTO events VALUES (3, x'0b', x'05', 1, 3, 1, x'06', 'redacted', 1, 1, NULL, x'07', x'08');"
    "INSERT INTO redactions VALUES (1, 3);"
    "DELETE FROM event_bodies WHERE seq = 1"), ==, DESK_DB_OK);
  g_assert_cmpint (desk_connection_execute (c, "DELETE FROM event_bodies WHERE seq = 2"), ==, DESK_DB_CONSTRAINT);
  g_assert_cmpint (desk_connection_execute (c, "DELETE FROM redactions"), ==, DESK_DB_CONSTRAINT);
  g_assert_cmpint (number (c, "SELECT count(*) FROM event_bodies"), ==, 1);
  g_assert_cmpint (number (c, "SELECT count(*) FROM events"), ==, 3);
}

static void
test_search (void)
{
  g_autoptr (DeskConnection) c = fresh ();

  g_assert_cmpint (desk_connection_execute (c,
    "INSERT INTO search (rowid, t) VALUES (7, '用工 工难 yg'), (8, '用电 电难')"), ==, DESK_DB_OK);
  g_assert_cmpint (number (c, "SELECT count(*) FROM search WHERE search MATCH '\"用工\"'"), ==, 1);
  g_assert_cmpint (number (c, "SELECT rowid FROM search WHERE search MATCH '\"用工\" AND \"yg\"'"), ==, 7);
  g_assert_cmpint (desk_connection_execute (c,
    "INSERT INTO search (search, rowid, t) VALUES ('delete', 7, '用工 工难 yg')"), ==, DESK_DB_OK);
  g_assert_cmpint (number (c, "SELECT count(*) FROM search WHERE search MATCH '\"用工\"'"), ==, 0);
}

static void
test_statements (void)
{
  g_autoptr (DeskConnection) c = fresh ();

  for (int id = 0; id < DESK_SQL_N_STATEMENTS; id++)
    g_assert_nonnull (desk_sql_name (id));
  g_assert_cmpstr (desk_sql_name (DESK_SQL_STORE_GET), ==, "STORE_GET");
  g_assert_true (desk_sql_is_portable (DESK_SQL_STORE_GET));
  g_assert_false (desk_sql_is_portable (DESK_SQL_USER_VERSION));
  g_assert_cmpint (desk_statement_run (desk_connection_sql (c, DESK_SQL_TYPE_VERSIONS)), ==, DESK_DB_OK);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/migrator/core", test_core);
  g_test_add_func ("/migrator/changed-step", test_changed_step);
  g_test_add_func ("/migrator/future", test_future);
  g_test_add_func ("/migrator/area", test_area);
  g_test_add_func ("/migrator/broken-step", test_broken_step);
  g_test_add_func ("/migrator/append-only", test_append_only);
  g_test_add_func ("/migrator/search", test_search);
  g_test_add_func ("/migrator/statements", test_statements);
  return g_test_run ();
}
