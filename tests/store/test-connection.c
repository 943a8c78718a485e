/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "store/desk-connection.h"
#include "store/desk-migrator.h"
#include "store/desk-store-file.h"

typedef struct {
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  f->folder = g_dir_make_tmp ("desk-XXXXXX", &error);
  g_assert_no_error (error);
  f->path = g_build_filename (f->folder, "store.desk", NULL);
  g_assert_true (desk_store_file_create (f->path, 1, &error));
  g_assert_no_error (error);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  static const char *const suffixes[] = { "", "-wal", "-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *name = g_strconcat (f->path, suffixes[i], NULL);

      g_unlink (name);
    }
  g_assert_cmpint (g_rmdir (f->folder), ==, 0);
  g_free (f->path);
  g_free (f->folder);
}

static DeskConnection *
open_or_die (const char *path, DeskConnectionMode mode)
{
  g_autoptr (GError) error = NULL;
  DeskConnection *c = desk_connection_open (path, mode, &error);

  g_assert_no_error (error);
  g_assert_nonnull (c);
  return c;
}

static char *
ask (DeskConnection *c, const char *sql)
{
  g_autoptr (DeskStatement) st = desk_connection_prepare (c, sql);
  char *answer;

  g_assert_cmpint (desk_statement_step (st), ==, DESK_DB_ROW);
  answer = g_strdup (desk_statement_column_text (st, 0));
  desk_statement_reset (st);
  return answer;
}

static void
assert_answer (DeskConnection *c, const char *sql, const char *expected)
{
  g_autofree char *answer = ask (c, sql);

  g_assert_cmpstr (answer, ==, expected);
}

static DeskDbResult
set (DeskConnection *c, const char *key, const char *value)
{
  DeskStatement *st = desk_connection_sql (c, DESK_SQL_STORE_SET);

  desk_statement_bind_text (st, 1, key, -1);
  desk_statement_bind_text (st, 2, value, -1);
  return desk_statement_run (st);
}

static char *
get (DeskConnection *c, const char *key)
{
  DeskStatement *st = desk_connection_sql (c, DESK_SQL_STORE_GET);
  char *value = NULL;

  desk_statement_bind_text (st, 1, key, -1);
  if (desk_statement_step (st) == DESK_DB_ROW)
    value = g_strdup (desk_statement_column_text (st, 0));
  desk_statement_reset (st);
  return value;
}

static void
assert_value (DeskConnection *c, const char *key, const char *expected)
{
  g_autofree char *value = get (c, key);

  g_assert_cmpstr (value, ==, expected);
}

static void
test_settings (Fixture *f, gconstpointer data)
{
  g_autoptr (DeskConnection) c = open_or_die (f->path, DESK_CONNECTION_READ_WRITE);
  g_autoptr (DeskConnection) reader = open_or_die (f->path, DESK_CONNECTION_READ_ONLY);
  g_autoptr (DeskStatement) quoted = NULL;

  assert_answer (c, "PRAGMA journal_mode", "wal");
  assert_answer (c, "PRAGMA synchronous", "2");
  assert_answer (c, "PRAGMA foreign_keys", "1");
  assert_answer (c, "PRAGMA trusted_schema", "0");
  assert_answer (c, "PRAGMA cell_size_check", "1");
  assert_answer (c, "PRAGMA busy_timeout", "5000");
  assert_answer (c, "PRAGMA secure_delete", "1");
  assert_answer (c, "PRAGMA recursive_triggers", "1");
  assert_answer (c, "PRAGMA application_id", "1179403339");
  assert_answer (reader, "PRAGMA journal_mode", "wal");
  quoted = desk_connection_prepare (c, "SELECT \"no such column\" FROM store");
  g_assert_cmpint (desk_statement_step (quoted), ==, DESK_DB_MISUSE);
  /* Defensive mode: the schema cannot be written by hand. */
  g_assert_cmpint (desk_connection_execute (c, "PRAGMA writable_schema=ON; DELETE FROM sqlite_schema"), !=, DESK_DB_OK);
  g_assert_cmpint (set (reader, "a", "b"), ==, DESK_DB_READONLY);
}

static void
test_parameters (void)
{
  g_autoptr (DeskConnection) c = open_or_die (NULL, DESK_CONNECTION_MEMORY);
  DeskUuid uuid = { { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 255 } };
  DeskUuid back;
  g_auto (DeskValue) value = DESK_VALUE_INIT;
  DeskValue seven = { .kind = DESK_VALUE_INTEGER, .integer = 7 };
  gsize n;
  DeskStatement *st;

  /* $3 comes first in the text, $1 twice: the number counts, not the place. */
  st = desk_connection_statement (c, "SELECT $3, $1, $2, $1, $4, $5");
  desk_statement_bind_int64 (st, 1, G_MAXINT64);
  desk_statement_bind_text (st, 2, "十二个字", 6);
  desk_statement_bind_uuid (st, 3, &uuid);
  desk_statement_bind_blob (st, 4, "", 0);
  desk_statement_bind_value (st, 5, &seven);
  g_assert_cmpint (desk_statement_step (st), ==, DESK_DB_ROW);
  g_assert_cmpuint (desk_statement_n_columns (st), ==, 6);
  g_assert_true (desk_statement_column_uuid (st, 0, &back));
  g_assert_cmpmem (uuid.bytes, 16, back.bytes, 16);
  g_assert_false (desk_statement_column_uuid (st, 1, &back));
  g_assert_cmpint (back.bytes[15], ==, 0);
  g_assert_cmpint (desk_statement_column_int64 (st, 1), ==, G_MAXINT64);
  g_assert_cmpstr (desk_statement_column_text (st, 2), ==, "十二");
  g_assert_cmpint (desk_statement_column_int64 (st, 3), ==, G_MAXINT64);
  g_assert_false (desk_statement_column_is_null (st, 4));
  desk_statement_column_blob (st, 4, &n);
  g_assert_cmpuint (n, ==, 0);
  desk_statement_column_value (st, 5, &value);
  g_assert_cmpint (value.kind, ==, DESK_VALUE_INTEGER);
  g_assert_cmpint (value.integer, ==, 7);
  desk_statement_column_value (st, 2, &value);
  g_assert_cmpint (value.kind, ==, DESK_VALUE_TEXT);
  g_assert_cmpstr (value.text, ==, "十二");
  g_assert_cmpint (desk_statement_step (st), ==, DESK_DB_DONE);

  /* What was bound is forgotten after DONE. */
  st = desk_connection_statement (c, g_intern_string ("SELECT $1"));
  desk_statement_bind_int64 (st, 1, 1);
  g_assert_cmpint (desk_statement_run (st), ==, DESK_DB_OK);
  g_assert_cmpint (desk_statement_step (st), ==, DESK_DB_ROW);
  g_assert_true (desk_statement_column_is_null (st, 0));
  desk_statement_reset (st);
}

static void
test_misuse (void)
{
  g_autoptr (DeskConnection) c = open_or_die (NULL, DESK_CONNECTION_MEMORY);
  g_autoptr (GError) error = NULL;
  DeskStatement *st = desk_connection_statement (c, g_intern_string ("SELECT $1"));
  static const char nul[] = { 'a', 0, 'b' };

  desk_statement_bind_int64 (st, 2, 1);
  g_assert_cmpint (desk_statement_step (st), ==, DESK_DB_MISUSE);
  desk_statement_bind_text (st, 1, "\xff", -1);
  g_assert_cmpint (desk_statement_step (st), ==, DESK_DB_MISUSE);
  desk_statement_bind_text (st, 1, nul, sizeof nul);
  g_assert_cmpint (desk_statement_step (st), ==, DESK_DB_MISUSE);
  g_assert_false (desk_connection_fail (c, DESK_DB_MISUSE, &error));
  g_assert_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_INTERNAL);
  /* The statement is whole again. */
  g_assert_cmpint (desk_statement_run (st), ==, DESK_DB_OK);

  st = desk_connection_statement (c, g_intern_string ("SELECT ?"));
  g_assert_cmpint (desk_statement_step (st), ==, DESK_DB_MISUSE);
  st = desk_connection_statement (c, g_intern_string ("SELECT 1; SELECT 2"));
  g_assert_cmpint (desk_statement_step (st), ==, DESK_DB_MISUSE);
  /* A text that could not be prepared is tried again. */
  st = desk_connection_statement (c, g_intern_string ("SELECT x FROM later"));
  g_assert_cmpint (desk_statement_step (st), ==, DESK_DB_MISUSE);
  g_assert_cmpint (desk_connection_execute (c, "CREATE TABLE later (x @I64@) @STRICT@"), ==, DESK_DB_OK);
  st = desk_connection_statement (c, g_intern_string ("SELECT x FROM later"));
  g_assert_cmpint (desk_statement_step (st), ==, DESK_DB_DONE);

  g_test_expect_message (NULL, G_LOG_LEVEL_CRITICAL, "*not stepped to its end*");
  st = desk_connection_statement (c, g_intern_string ("SELECT 1"));
  g_assert_cmpint (desk_statement_step (st), ==, DESK_DB_ROW);
  st = desk_connection_statement (c, g_intern_string ("SELECT 1"));
  g_test_assert_expected_messages ();
}

static void
test_rollback (Fixture *f, gconstpointer data)
{
  g_autoptr (DeskConnection) c = open_or_die (f->path, DESK_CONNECTION_READ_WRITE);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (desk_connection_begin (c), ==, DESK_DB_OK);
  g_assert_cmpint (set (c, "kept", "1"), ==, DESK_DB_OK);
  g_assert_cmpint (desk_connection_commit (c), ==, DESK_DB_OK);

  /* One error takes the whole transaction back, and nothing slips in behind it. */
  g_assert_cmpint (desk_connection_begin (c), ==, DESK_DB_OK);
  g_assert_cmpint (set (c, "first", "1"), ==, DESK_DB_OK);
  g_assert_cmpint (set (c, "second", NULL), ==, DESK_DB_CONSTRAINT);
  g_assert_false (desk_connection_in_transaction (c));
  g_assert_cmpint (set (c, "third", "1"), ==, DESK_DB_CONSTRAINT);
  g_assert_cmpint (desk_connection_execute (c, "DELETE FROM store"), ==, DESK_DB_CONSTRAINT);
  g_assert_cmpint (desk_connection_commit (c), ==, DESK_DB_CONSTRAINT);
  g_assert_false (desk_connection_fail (c, DESK_DB_CONSTRAINT, &error));
  g_assert_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_REFUSED);
  assert_value (c, "kept", "1");
  assert_value (c, "first", NULL);
  assert_value (c, "third", NULL);

  /* A wrong parameter breaks it as well. */
  g_assert_cmpint (desk_connection_begin (c), ==, DESK_DB_OK);
  g_assert_cmpint (set (c, "fourth", "1"), ==, DESK_DB_OK);
  g_assert_cmpint (set (c, "fifth", "\xff"), ==, DESK_DB_MISUSE);
  g_assert_cmpint (desk_connection_commit (c), ==, DESK_DB_MISUSE);
  assert_value (c, "fourth", NULL);

  g_assert_cmpint (desk_connection_begin (c), ==, DESK_DB_OK);
  g_assert_cmpint (set (c, "sixth", "1"), ==, DESK_DB_OK);
  g_assert_cmpint (desk_connection_changes (c), ==, 1);
  desk_connection_rollback (c);
  assert_value (c, "sixth", NULL);
}

static void
test_two_writers (Fixture *f, gconstpointer data)
{
  g_autoptr (DeskConnection) a = open_or_die (f->path, DESK_CONNECTION_READ_WRITE);
  g_autoptr (DeskConnection) b = open_or_die (f->path, DESK_CONNECTION_READ_WRITE);
  g_autoptr (GError) error = NULL;
  gint64 seen = desk_connection_data_version (b);

  g_assert_cmpint (seen, >=, 0);
  desk_connection_set_busy_timeout (b, 20);
  g_assert_cmpint (desk_connection_begin (a), ==, DESK_DB_OK);
  g_assert_cmpint (desk_connection_begin (b), ==, DESK_DB_BUSY);
  g_assert_false (desk_connection_fail (b, DESK_DB_BUSY, &error));
  g_assert_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_BUSY);
  g_assert_cmpint (set (a, "who", "a"), ==, DESK_DB_OK);
  /* Reading goes on while another writes, and sees the state before. */
  g_assert_cmpint (desk_connection_begin_read (b), ==, DESK_DB_OK);
  assert_value (b, "who", NULL);
  g_assert_cmpint (desk_connection_commit (a), ==, DESK_DB_OK);
  assert_value (b, "who", NULL);
  desk_connection_end_read (b);
  assert_value (b, "who", "a");
  g_assert_cmpint (desk_connection_data_version (b), !=, seen);
  g_assert_cmpint (desk_connection_begin (b), ==, DESK_DB_OK);
  g_assert_cmpint (set (b, "who", "b"), ==, DESK_DB_OK);
  g_assert_cmpint (desk_connection_commit (b), ==, DESK_DB_OK);
  assert_value (a, "who", "b");
}

static void
test_cancel (void)
{
  g_autoptr (DeskConnection) c = open_or_die (NULL, DESK_CONNECTION_MEMORY);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  DeskStatement *st = desk_connection_statement (c, g_intern_string (
      "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < $1) SELECT sum(i) FROM n"));

  desk_connection_set_cancellable (c, cancellable);
  desk_statement_bind_int64 (st, 1, 10000);
  g_assert_cmpint (desk_statement_step (st), ==, DESK_DB_ROW);
  g_assert_cmpint (desk_statement_column_int64 (st, 0), ==, 50005000);
  desk_statement_reset (st);
  g_cancellable_cancel (cancellable);
  desk_statement_bind_int64 (st, 1, 1000000000);
  g_assert_cmpint (desk_statement_step (st), ==, DESK_DB_CANCELLED);
  desk_connection_set_cancellable (c, NULL);
  desk_statement_bind_int64 (st, 1, 10000);
  g_assert_cmpint (desk_statement_run (st), ==, DESK_DB_OK);
}

static void
test_close_cuts_wal (Fixture *f, gconstpointer data)
{
  g_autofree char *wal = g_strconcat (f->path, "-wal", NULL);
  g_autoptr (DeskConnection) reader = NULL;
  GStatBuf st;

  DeskConnection *c = open_or_die (f->path, DESK_CONNECTION_READ_WRITE);
  reader = open_or_die (f->path, DESK_CONNECTION_READ_ONLY);
  assert_value (reader, "k", NULL);
  g_assert_cmpint (set (c, "k", "v"), ==, DESK_DB_OK);
  g_assert_cmpint (g_stat (wal, &st), ==, 0);
  g_assert_cmpint (st.st_size, >, 0);
  desk_connection_close (c);
  g_assert_cmpint (g_stat (wal, &st), ==, 0);
  g_assert_cmpint (st.st_size, ==, 0);
  assert_value (reader, "k", "v");
}

static void
collect (const char *sql, gboolean script, gpointer data)
{
  g_ptr_array_add (data, g_strconcat (script ? "script: " : "", sql, NULL));
}

static void
test_hook (void)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (DeskConnection) c = open_or_die (NULL, DESK_CONNECTION_MEMORY);
  g_autoptr (GError) error = NULL;

  g_assert_true (desk_migrator_run_core (c, 1, &error));
  desk_connection_set_prepare_hook (collect, texts);
  for (int i = 0; i < 3; i++)
    g_assert_cmpint (set (c, "k", "v"), ==, DESK_DB_OK);
  g_assert_cmpint (desk_connection_execute (c, "CREATE TABLE t (a @I64@) @STRICT@"), ==, DESK_DB_OK);
  desk_connection_set_prepare_hook (NULL, NULL);
  g_assert_cmpuint (texts->len, ==, 2);
  g_assert_cmpstr (texts->pdata[1], ==, "script: CREATE TABLE t (a @I64@) @STRICT@");
  g_assert_cmpstr (texts->pdata[0], ==, desk_sql_text (DESK_SQL_STORE_SET));
}

static void
test_ddl (void)
{
  static const char text[] = "CREATE TABLE t (a @ID@, b @I64@, c @UUID@, d @BLOB@, e TEXT) @STRICT@; @other@\n"
                             "-- @sqlite@\nCREATE VIRTUAL TABLE s;\n-- @end@\n"
                             "-- @postgres@\nCREATE INDEX s;\n-- @end@\nend";
  g_autofree char *lite = desk_ddl_expand (text, DESK_DIALECT_SQLITE);
  g_autofree char *server = desk_ddl_expand (text, DESK_DIALECT_POSTGRES);

  g_assert_cmpstr (lite, ==, "CREATE TABLE t (a INTEGER PRIMARY KEY, b INTEGER, c BLOB, d BLOB, e TEXT) STRICT; @other@\n"
                             "CREATE VIRTUAL TABLE s;\nend");
  g_assert_cmpstr (server, ==, "CREATE TABLE t (a bigint GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY, b bigint, "
                               "c uuid, d bytea, e TEXT) ; @other@\nCREATE INDEX s;\nend");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/connection/settings", Fixture, NULL, set_up, test_settings, tear_down);
  g_test_add_func ("/connection/parameters", test_parameters);
  g_test_add_func ("/connection/misuse", test_misuse);
  g_test_add ("/connection/rollback", Fixture, NULL, set_up, test_rollback, tear_down);
  g_test_add ("/connection/two-writers", Fixture, NULL, set_up, test_two_writers, tear_down);
  g_test_add_func ("/connection/cancel", test_cancel);
  g_test_add ("/connection/close-cuts-wal", Fixture, NULL, set_up, test_close_cuts_wal, tear_down);
  g_test_add_func ("/connection/hook", test_hook);
  g_test_add_func ("/connection/ddl", test_ddl);
  return g_test_run ();
}
