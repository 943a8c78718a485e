/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include <sqlite3.h>
#include <string.h>

#include "store/desk-words.h"

static sqlite3 *
open_raw (Fixture *f)
{
  sqlite3 *db = NULL;
  g_assert_cmpint (sqlite3_open (f->path, &db), ==, SQLITE_OK);
  sqlite3_busy_timeout (db, 5000);
  return db;
}

static void execute (sqlite3 *db, const char *format, ...) G_GNUC_PRINTF (2, 3);
static GPtrArray *list (sqlite3 *db, const char *format, ...) G_GNUC_PRINTF (2, 3);

static void
execute (sqlite3 *db, const char *format, ...)
{
  char *message = NULL;
  va_list args;
  va_start (args, format);
  g_autofree char *sql = g_strdup_vprintf (format, args);
  va_end (args);
  if (sqlite3_exec (db, sql, NULL, NULL, &message) != SQLITE_OK)
    g_error ("%s: %s", sql, message);
}

/* First column of every row. */
static GPtrArray *
list (sqlite3 *db, const char *format, ...)
{
  GPtrArray *all = g_ptr_array_new_with_free_func (g_free);
  sqlite3_stmt *stmt = NULL;
  va_list args;
  va_start (args, format);
  g_autofree char *sql = g_strdup_vprintf (format, args);
  va_end (args);
  if (sqlite3_prepare_v2 (db, sql, -1, &stmt, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (db));
  while (sqlite3_step (stmt) == SQLITE_ROW)
    g_ptr_array_add (all, g_strdup ((const char *) sqlite3_column_text (stmt, 0)));
  sqlite3_finalize (stmt);
  return all;
}

static gboolean
is_named (GPtrArray *findings, const char *table, const char *column, const char *record)
{
  for (guint i = 0; i < findings->len; i++) {
    const DeskFinding *finding = g_ptr_array_index (findings, i);
    if (g_strcmp0 (finding->table, table) == 0 && g_strcmp0 (finding->column, column) == 0 && g_strcmp0 (finding->record, record) == 0)
      return TRUE;
  }
  return FALSE;
}

static GPtrArray *
check (Fixture *f)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *findings = desk_store_rebuild (f->store, TRUE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return findings;
}

static char *
record_of (sqlite3 *db, const char *table, const char *rowid)
{
  gboolean is_row = FALSE;
  g_autoptr (GPtrArray) numbers = list (db, "SELECT name FROM pragma_table_info('%s') WHERE name = 'case_id'", table);
  is_row = numbers->len > 0;
  g_autoptr (GPtrArray) uid = list (db, "SELECT hex(uid) FROM records WHERE id = %s%s", rowid, is_row ? " / 4096" : "");
  g_assert_cmpuint (uid->len, ==, 1);
  const char *hex = g_ptr_array_index (uid, 0);
  g_autofree char *lower = g_ascii_strdown (hex, -1);
  return g_strdup_printf ("%.8s-%.4s-%.4s-%.4s-%s", lower, lower + 8, lower + 12, lower + 16, lower + 20);
}

/* The test that the log and the rows cannot drift apart unseen: alters one
 * column after another of one row of every projected table. */
static void
alter_table (Fixture *f, sqlite3 *db, const char *table, guint *n)
{
  g_autoptr (GPtrArray) columns = list (db, "SELECT name FROM pragma_table_info('%s')", table);
  g_autoptr (GPtrArray) types = list (db, "SELECT type FROM pragma_table_info('%s')", table);
  g_autoptr (GPtrArray) ids = list (db, "SELECT id FROM \"%s\" ORDER BY id DESC LIMIT 1", table);
  if (ids->len == 0)
    g_error ("the fixture has nothing in %s", table);
  const char *id = g_ptr_array_index (ids, 0);
  g_autofree char *record = record_of (db, table, id);
  for (guint c = 0; c < columns->len; c++) {
    const char *column = g_ptr_array_index (columns, c), *type = g_ptr_array_index (types, c);
    g_autoptr (GPtrArray) old = list (db, "SELECT quote(\"%s\") FROM \"%s\" WHERE id = %s", column, table, id);
    const char *was = g_ptr_array_index (old, 0);
    const char *new = strcmp (type, "INTEGER") == 0 ? (strcmp (was, "987654") == 0 ? "987655" : "987654") : strcmp (type, "BLOB") == 0 ? "x'00'" : "'altered'";
    gboolean is_id = strcmp (column, "id") == 0;
    execute (db, "UPDATE \"%s\" SET \"%s\" = %s WHERE id = %s", table, column, new, id);
    g_autoptr (GPtrArray) findings = check (f);
    if (!is_named (findings, table, column, record))
      g_error ("%s.%s of %s was altered, and nothing said so", table, column, record);
    execute (db, "UPDATE \"%s\" SET \"%s\" = %s WHERE id = %s", table, column, was, is_id ? new : id);
    (*n)++;
  }
}

static void
test_altered (Fixture *f, gconstpointer data)
{
  static const char *const columns_of_records[] = { "type", "version", "last_seq" };
  DeskUuid uid;
  guint n = 0;
  fixture_full_case (f, &uid);
  fixture_assert_sound (f);
  sqlite3 *db = open_raw (f);
  g_autoptr (GPtrArray) tables = list (db, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%%' AND name NOT LIKE 'search%%' "
                                           "AND name NOT IN ('store', 'schema_steps', 'record_types', 'records', 'desks', 'commands', 'events', 'event_bodies', "
                                           "'redactions', 'record_choices', 'links', 'attachments', 'prefs')");
  g_assert_cmpuint (tables->len, ==, desk_registry_get_n_types (f->registry));
  for (guint i = 0; i < tables->len; i++)
    alter_table (f, db, g_ptr_array_index (tables, i), &n);
  g_assert_cmpuint (n, >, 120);
  g_autofree char *record = desk_uuid_to_string (&uid);
  g_autofree char *where = g_strdup_printf ("(SELECT id FROM cases WHERE number = 'TS-2026-000001')");
  for (guint i = 0; i < G_N_ELEMENTS (columns_of_records); i++) {
    execute (db, "UPDATE records SET %s = %s + 1 WHERE id = %s", columns_of_records[i], columns_of_records[i], where);
    g_autoptr (GPtrArray) findings = check (f);
    /* A type that does not exist makes every table of the right one a stray. */
    if (strcmp (columns_of_records[i], "type") == 0)
      g_assert_cmpuint (findings->len, >, 0);
    else
      g_assert_true (is_named (findings, "records", columns_of_records[i], record));
    execute (db, "UPDATE records SET %s = %s - 1 WHERE id = %s", columns_of_records[i], columns_of_records[i], where);
  }
  sqlite3_close (db);
  fixture_assert_sound (f);
}

static void
test_choices_and_words (Fixture *f, gconstpointer data)
{
  DeskUuid uid;
  fixture_full_case (f, &uid);
  g_autofree char *record = desk_uuid_to_string (&uid);
  static const char *const changes[][2] = {
    { "UPDATE record_choices SET code = 'sewer' WHERE code = 'driver'", "UPDATE record_choices SET code = 'driver' WHERE code = 'sewer'" },
    { "UPDATE record_choices SET field = 'need' WHERE code = 'driver'", "UPDATE record_choices SET field = 'needs' WHERE code = 'driver'" },
  };
  sqlite3 *db = open_raw (f);
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++) {
    execute (db, "%s", changes[i][0]);
    g_autoptr (GPtrArray) findings = check (f);
    g_assert_true (is_named (findings, "record_choices", "code", record));
    execute (db, "%s", changes[i][1]);
  }
  /* A word too many, a word too few, an index of nothing. */
  execute (db, "INSERT INTO search (rowid, t) VALUES ((SELECT id FROM cases), 'zzz')");
  g_autoptr (GPtrArray) added = check (f);
  g_assert_true (is_named (added, "search", "t", record));
  execute (db, "INSERT INTO search (search, rowid, t) VALUES ('delete', (SELECT id FROM cases), 'zzz')");
  fixture_assert_sound (f);
  execute (db, "INSERT INTO search (search, rowid, t) VALUES ('delete', (SELECT id FROM cases), '缝纫')");
  g_autoptr (GPtrArray) dropped = check (f);
  g_assert_true (is_named (dropped, "search", "t", record));
  execute (db, "INSERT INTO search (rowid, t) VALUES (4711, 'zzz')");
  g_autoptr (GPtrArray) stray = check (f);
  g_assert_cmpuint (stray->len, >, 1);
  sqlite3_close (db);
  /* Writing them anew puts everything right. */
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rewritten = desk_store_rebuild (f->store, FALSE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  fixture_assert_sound (f);
}

static void
test_rebuild (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  DeskUuid uid;
  fixture_full_case (f, &uid);
  fixture_act (f, &f->party, "change", (const char *const[]) { "name", "阿胶厂", NULL });
  g_autoptr (DeskSnapshot) before = desk_store_load (f->store, &uid, &error);
  sqlite3 *db = open_raw (f);
  execute (db, "UPDATE cases SET title = 'x', state = 'registered', party_key = x'01'; DELETE FROM handovers; DELETE FROM record_choices;"
               "UPDATE records SET version = 99; INSERT INTO search (search) VALUES ('delete-all');");
  sqlite3_close (db);
  g_autoptr (GPtrArray) findings = check (f);
  g_assert_cmpuint (findings->len, >, 5);
  g_autoptr (GPtrArray) rewritten = desk_store_rebuild (f->store, FALSE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  fixture_assert_sound (f);
  g_autoptr (DeskSnapshot) after = desk_store_load (f->store, &uid, &error);
  g_assert_no_error (error);
  g_assert_true (desk_snapshot_equal (before, after));
}

static gint64
matches (Fixture *f, const char *typed)
{
  g_autofree char *query = desk_words_query (typed);
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM search WHERE search MATCH '%s' AND rowid IN (SELECT id FROM cases)", query);
  return fixture_ask (f, sql);
}

/* A party's name is in the key and the words of its cases. */
static void
test_renamed (Fixture *f, gconstpointer data)
{
  DeskUuid one, two, other, third;
  fixture_register (f, "缺缝纫工三十人", &one);
  fixture_register (f, "用电增容", &two);
  fixture_create_party (f, "长寿山庄", &other);
  g_autofree char *other_text = desk_uuid_to_string (&other);
  fixture_register (f, "路不好走", &third);
  fixture_act (f, &third, "change", (const char *const[]) { "party", other_text, NULL });
  g_assert_cmpint (matches (f, "鞋业"), ==, 2);
  g_assert_cmpint (matches (f, "长寿"), ==, 1);
  fixture_act (f, &f->party, "change", (const char *const[]) { "name", "安康食品厂", NULL });
  g_assert_cmpint (matches (f, "鞋业"), ==, 0);
  g_assert_cmpint (matches (f, "安康"), ==, 2);
  g_assert_cmpint (matches (f, "缝纫"), ==, 3);
  g_assert_cmpint (matches (f, "TS-2026-000002"), ==, 1);
  /* Ān sorts before Cháng. */
  g_assert_cmpint (fixture_ask (f, "SELECT count(*) FROM cases a, cases b WHERE a.party_key < b.party_key"), ==, 2);
  fixture_assert_sound (f);
}

/* Only what changed is taken out of the index and put in: what another field says too stays. */
static void
test_reworded (Fixture *f, gconstpointer data)
{
  DeskUuid uid;
  fixture_register (f, "缺缝纫工三十人", &uid);
  fixture_act (f, &uid, "change", (const char *const[]) { "words", "缝纫车间等电", NULL });
  g_assert_cmpint (matches (f, "等电"), ==, 1);
  fixture_act (f, &uid, "change", (const char *const[]) { "title", "车间用电增容", NULL });
  g_assert_cmpint (matches (f, "缝纫"), ==, 1);
  g_assert_cmpint (matches (f, "三十"), ==, 0);
  g_assert_cmpint (matches (f, "cjyd"), ==, 1);
  g_assert_cmpint (matches (f, "qfrg"), ==, 0);
  fixture_act (f, &uid, "change", (const char *const[]) { "words", "", NULL });
  g_assert_cmpint (matches (f, "缝纫"), ==, 0);
  g_assert_cmpint (matches (f, "车间"), ==, 1);
  fixture_assert_sound (f);
}

static void
test_never_searched (Fixture *f, gconstpointer data)
{
  DeskUuid uid;
  fixture_full_case (f, &uid);
  fixture_act (f, &f->party, "change", (const char *const[]) { "telephone", "13812345678", NULL });
  g_autofree char *phone = desk_words_query ("13812345678");
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM search WHERE search MATCH '%s'", phone);
  g_assert_cmpint (fixture_ask (f, sql), ==, 0);
  g_assert_cmpint (fixture_ask (f, "SELECT count(*) FROM x_tst_demand WHERE identity_number LIKE '%19900307%'"), ==, 0);
  g_assert_cmpint (fixture_ask (f, "SELECT count(*) FROM event_bodies WHERE body LIKE '%19900307%'"), ==, 0);
  g_assert_cmpint (fixture_ask (f, "SELECT count(*) FROM x_tst_demand WHERE identity_number LIKE 'enc:1:%' AND length(identity_number_hash) = 16"), ==, 1);
  fixture_assert_sound (f);
}

static void
test_keys (Fixture *f, gconstpointer data)
{
  DeskUuid uid;
  fixture_register (f, "缺缝纫工三十人", &uid);
  g_assert_cmpint (fixture_ask (f, "SELECT number_key = 'TS-2026-00000001' FROM cases"), ==, 1);
  /* What is not there sorts last, and is not there when it is read. */
  g_assert_cmpint (fixture_ask (f, "SELECT wanted_by = char(0xffff) FROM x_tst_demand"), ==, 1);
  g_autoptr (DeskSnapshot) snapshot = desk_store_load (f->store, &uid, NULL);
  g_assert_true (desk_value_is_none (desk_snapshot_get (snapshot, "wanted_by")));
  fixture_act (f, &uid, "change", (const char *const[]) { "wanted_by", "2026-04-01", NULL });
  g_assert_cmpint (fixture_ask (f, "SELECT wanted_by = '2026-04-01' FROM x_tst_demand"), ==, 1);
  fixture_assert_sound (f);
}

static void
test_withdrawn (Fixture *f, gconstpointer data)
{
  DeskUuid party;
  fixture_create_party (f, "关了的厂", &party);
  fixture_act (f, &party, "withdraw", (const char *const[]) { "reason", "重复", NULL });
  g_assert_cmpint (fixture_ask (f, "SELECT count(*) FROM parties WHERE withdrawn = 1"), ==, 1);
  g_autoptr (DeskSnapshot) snapshot = desk_store_load (f->store, &party, NULL);
  g_assert_true (snapshot->withdrawn);
  fixture_assert_sound (f);
}

/* An undo takes a row away again. */
static void
test_undo (Fixture *f, gconstpointer data)
{
  DeskUuid uid;
  fixture_register (f, "缺缝纫工三十人", &uid);
  fixture_hand_over (f, &uid);
  g_autoptr (DeskSnapshot) snapshot = desk_store_load (f->store, &uid, NULL);
  g_autofree char *event = desk_uuid_to_string (&snapshot->last_event);
  fixture_act (f, &uid, "undo", (const char *const[]) { "event", event, NULL });
  g_assert_cmpint (fixture_ask (f, "SELECT count(*) FROM handovers"), ==, 0);
  fixture_assert_sound (f);
}

/* A store that knows a type in a newer version is refused, and left alone. */
static void
test_newer (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_clear_object (&f->store);
  sqlite3 *db = open_raw (f);
  execute (db, "UPDATE record_types SET version = 2 WHERE name = 'tst.demand'");
  sqlite3_close (db);
  g_autoptr (DeskStore) store = desk_store_open (f->path, f->registry, 0, &error);
  g_assert_null (store);
  g_assert_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_NEWER);
}

/* The area is gone: its records are still there, read by their declaration. */
static void
test_absent (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  DeskUuid uid;
  fixture_full_case (f, &uid);
  g_autoptr (DeskSnapshot) before = desk_store_load (f->store, &uid, &error);
  g_clear_object (&f->store);
  g_clear_object (&f->registry);
  f->registry = desk_registry_new ();
  f->store = desk_store_open (f->path, f->registry, DESK_STORE_NO_WATCH, &error);
  g_assert_no_error (error);
  g_assert_true (desk_registry_is_absent (f->registry, "tst.demand"));
  g_autoptr (DeskSnapshot) after = desk_store_load (f->store, &uid, &error);
  g_assert_no_error (error);
  g_assert_true (desk_snapshot_equal (before, after));
  fixture_assert_sound (f);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add ("/projection/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
  ADD ("altered", test_altered);
  ADD ("choices-and-words", test_choices_and_words);
  ADD ("rebuild", test_rebuild);
  ADD ("renamed", test_renamed);
  ADD ("reworded", test_reworded);
  ADD ("never-searched", test_never_searched);
  ADD ("keys", test_keys);
  ADD ("withdrawn", test_withdrawn);
  ADD ("undo", test_undo);
  ADD ("newer", test_newer);
  ADD ("absent", test_absent);
  return g_test_run ();
}
