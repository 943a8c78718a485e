/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Folds the whole log anew, record by record, and compares every projected
 * column with it, or writes it. */
#include "store/desk-maintenance-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "model/desk-attachment.h"

#define MAX_FINDINGS 1000
#define CHUNK 500

/* What one token adds to a record's sum: the index holds each of a record's
 * words once, in no order that matters. */
#define TOKEN_SEED G_GUINT64_CONSTANT (0xcbf29ce484222325)

typedef struct {
  gint64 id, type_id, version, last_seq;
  DeskUuid uid;
} Row;

typedef struct {
  DeskProjector projector; /* first: the source's data points here */
  DeskStore *store;
  gboolean check;
  GHashTable *titles;      /* gint64 * → char *: of records that others' keys and words follow */
  GArray *words;           /* guint64 by record id: sum over the words it should have */
  GHashTable *files;       /* char *: "digest event size" of every file that an event speaks of */
  GPtrArray *findings;
  DeskProgress progress;
  gpointer progress_data;
  gint64 done, total;
} Rebuilding;

static void
add (Rebuilding *self, const char *what, const DeskUuid *record, const char *table, const char *column, const char *message)
{
  if (self->findings->len < MAX_FINDINGS)
    g_ptr_array_add (self->findings, desk_finding_new (what, record, 0, table, column, message));
}

static void
add_difference (Rebuilding *self, const DeskUuid *record, const char *table, const char *column)
{
  g_autofree char *uid = desk_uuid_to_string (record);
  g_autofree char *message = g_strdup_printf (_ ("%s.%s of the record %s is not what its events say."), table, column, uid);
  add (self, "projection", record, table, column, message);
}

static char *
title_of (gpointer data, const DeskRecordTable *table, gint64 id)
{
  Rebuilding *self = data;
  return g_strdup (g_hash_table_lookup (self->titles, &id));
}

/* --- the log of one record --- */

typedef struct {
  GHashTable *files;
  gint64 seq;
} Mentioned;

static void
gather_file (const char *sha256, gint64 size, gpointer data)
{
  Mentioned *self = data;
  g_hash_table_add (self->files, g_strdup_printf ("%s %" G_GINT64_FORMAT " %" G_GINT64_FORMAT, sha256, self->seq, size));
}

static void
gather_files (Rebuilding *self, const DeskEvent *event)
{
  Mentioned mentioned = { self->files, event->seq };
  desk_attachments_each_mention (event->body, strlen (event->body), gather_file, &mentioned);
}

static DeskSnapshot *
fold_record (Rebuilding *self, const Row *row, const DeskRecordTable *table, GError **error)
{
  g_autoptr (GPtrArray) events = desk_store_events_on (self->projector.connection, row->id, &row->uid, error);
  if (events == NULL)
    return NULL;
  g_autoptr (DeskSnapshot) snapshot = desk_snapshot_new (&row->uid);
  snapshot->id = row->id;
  for (guint i = 0; i < events->len; i++) {
    g_autoptr (GError) local = NULL;
    const DeskEvent *event = g_ptr_array_index (events, i);
    if (event->body != NULL)
      gather_files (self, event);
    if (!desk_fold (snapshot, event, &local) && self->findings->len < MAX_FINDINGS)
      g_ptr_array_add (self->findings, desk_finding_new ("body", &row->uid, event->seq, NULL, NULL, local->message));
  }
  if (snapshot->type != NULL && strcmp (snapshot->type, table->type->name) != 0)
    add_difference (self, &row->uid, "records", "type");
  /* A first event that was redacted no longer says it. */
  if (snapshot->type == NULL)
    snapshot->type = table->type->name;
  return g_steal_pointer (&snapshot);
}

typedef gboolean (*Each) (Rebuilding *self, const Row *row, const DeskRecordTable *table, GError **error);

static gboolean
read_chunk (Rebuilding *self, gint64 after, GArray *rows, GError **error)
{
  DeskStatement *st = desk_connection_sql (self->projector.connection, DESK_SQL_RECORD_ALL);
  DeskDbResult r;
  desk_statement_bind_int64 (st, 1, after);
  desk_statement_bind_int64 (st, 2, CHUNK);
  g_array_set_size (rows, 0);
  while ((r = desk_statement_step (st)) == DESK_DB_ROW) {
    Row row;
    row.id = desk_statement_column_int64 (st, 0);
    desk_statement_column_uuid (st, 1, &row.uid);
    row.type_id = desk_statement_column_int64 (st, 2);
    row.version = desk_statement_column_int64 (st, 3);
    row.last_seq = desk_statement_column_int64 (st, 4);
    g_array_append_val (rows, row);
  }
  return r == DESK_DB_DONE || desk_connection_fail (self->projector.connection, r, error);
}

static gboolean
for_each (Rebuilding *self, Each each, GError **error)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (Row));
  gint64 after = 0;
  do {
    if (!read_chunk (self, after, rows, error))
      return FALSE;
    for (guint i = 0; i < rows->len; i++) {
      const Row *row = &g_array_index (rows, Row, i);
      const DeskRecordTable *table = desk_projection_find_by_id (self->store->projection, row->type_id);
      after = row->id;
      self->done++;
      if (table != NULL && !each (self, row, table, error))
        return FALSE;
    }
    if (self->progress != NULL)
      self->progress (MIN (self->done, self->total), self->total, self->progress_data);
  } while (rows->len == CHUNK);
  return TRUE;
}

static gboolean
is_followed (Rebuilding *self, const DeskRecordTable *table)
{
  const GArray *dependents = self->store->projection->dependents;
  for (guint i = 0; i < dependents->len; i++)
    if (desk_type_is_a (table->type, g_array_index (dependents, DeskDependent, i).column->field->refers))
      return TRUE;
  return FALSE;
}

static gboolean
gather_title (Rebuilding *self, const Row *row, const DeskRecordTable *table, GError **error)
{
  if (!is_followed (self, table))
    return TRUE;
  g_autoptr (DeskSnapshot) snapshot = fold_record (self, row, table, error);
  const DeskColumn *title = desk_record_table_get_title (table, NULL);
  if (snapshot == NULL)
    return FALSE;
  const char *text = title != NULL ? desk_snapshot_get_text (snapshot, title->field->name) : NULL;
  if (text != NULL)
    g_hash_table_insert (self->titles, g_memdup2 (&row->id, sizeof row->id), g_strdup (text));
  return TRUE;
}

/* --- comparing --- */

static void
compare_row (Rebuilding *self, const DeskRecordTable *table, const DeskSnapshot *snapshot, guint number, DeskStatement *st)
{
  DeskCell cells[DESK_MAX_DB_COLUMNS];
  g_autoptr (GError) local = NULL;
  if (!desk_projector_cells (&self->projector, table, snapshot, number, cells, &local)) {
    add (self, "projection", &snapshot->uid, table->name, NULL, local->message);
    return;
  }
  for (guint i = 0; i < table->n_db_columns; i++) {
    DeskDbColumn db = desk_record_table_db_column (table, i);
    if (db.part == DESK_PART_HASH && !desk_seal_has_key (self->store->seal))
      continue; /* cannot be told without the key */
    if (!desk_cell_equal_column (&cells[i], st, i))
      add_difference (self, &snapshot->uid, table->name, db.name);
  }
}

static gboolean
check_table (Rebuilding *self, const DeskRecordTable *table, const DeskSnapshot *snapshot, GError **error)
{
  const DeskRecordTableSql *sql = table->sql;
  DeskStatement *st = desk_connection_statement (self->projector.connection, sql->select);
  desk_statement_bind_int64 (st, 1, snapshot->id);
  DeskDbResult r = desk_statement_step (st);
  if (r == DESK_DB_ROW)
    compare_row (self, table, snapshot, 0, st);
  else if (r == DESK_DB_DONE)
    add_difference (self, &snapshot->uid, table->name, "id");
  desk_statement_reset (st);
  return r == DESK_DB_ROW || r == DESK_DB_DONE || desk_connection_fail (self->projector.connection, r, error);
}

static gboolean
check_rows (Rebuilding *self, const DeskRecordTable *table, const DeskSnapshot *snapshot, GError **error)
{
  const DeskRecordTableSql *sql = table->sql;
  guint n = desk_snapshot_get_n_rows (snapshot, table->type->name), seen = 0;
  DeskStatement *st = desk_connection_statement (self->projector.connection, sql->select_rows);
  DeskDbResult r;
  desk_statement_bind_int64 (st, 1, snapshot->id * DESK_ROWS_PER_RECORD);
  desk_statement_bind_int64 (st, 2, snapshot->id * DESK_ROWS_PER_RECORD + DESK_ROWS_PER_RECORD - 1);
  while ((r = desk_statement_step (st)) == DESK_DB_ROW) {
    gint64 number = desk_statement_column_int64 (st, 0) - snapshot->id * DESK_ROWS_PER_RECORD;
    if (number < 1 || number > n) {
      add_difference (self, &snapshot->uid, table->name, "id");
      continue;
    }
    seen++;
    compare_row (self, table, snapshot, (guint) number, st);
  }
  if (seen != n)
    add_difference (self, &snapshot->uid, table->name, "id");
  return r == DESK_DB_DONE || desk_connection_fail (self->projector.connection, r, error);
}

static void
expect_choices (const DeskRecordTable *table, const DeskSnapshot *snapshot, GPtrArray *expected)
{
  for (; table != NULL; table = table->base)
    for (guint i = 0; i < table->columns->len; i++) {
      const DeskColumn *column = g_ptr_array_index (table->columns, i);
      const char *text = column->many ? desk_snapshot_get_text (snapshot, column->field->name) : NULL;
      g_auto (GStrv) codes = g_strsplit (text != NULL ? text : "", ",", -1);
      for (guint k = 0; codes[k] != NULL; k++)
        g_ptr_array_add (expected, g_strconcat (column->field->name, "\n", codes[k], NULL));
    }
}

static int
by_text (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

static gboolean
check_choices (Rebuilding *self, const DeskRecordTable *table, const DeskSnapshot *snapshot, GError **error)
{
  g_autoptr (GPtrArray) expected = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);
  DeskStatement *st = desk_connection_sql (self->projector.connection, DESK_SQL_CHOICE_OF);
  DeskDbResult r;
  desk_statement_bind_int64 (st, 1, snapshot->id);
  while ((r = desk_statement_step (st)) == DESK_DB_ROW)
    g_ptr_array_add (found, g_strconcat (desk_statement_column_text (st, 0), "\n", desk_statement_column_text (st, 1), NULL));
  expect_choices (table, snapshot, expected);
  g_ptr_array_sort (expected, by_text);
  g_ptr_array_sort (found, by_text);
  gboolean same = expected->len == found->len;
  for (guint i = 0; same && i < found->len; i++)
    same = strcmp (g_ptr_array_index (found, i), g_ptr_array_index (expected, i)) == 0;
  if (!same)
    add_difference (self, &snapshot->uid, "record_choices", "code");
  return r == DESK_DB_DONE || desk_connection_fail (self->projector.connection, r, error);
}

static guint64
token_sum (const char *token, gsize length)
{
  guint64 h = TOKEN_SEED;
  for (gsize i = 0; i < length; i++)
    h = (h ^ (guint8) token[i]) * G_GUINT64_CONSTANT (0x100000001b3);
  return h ^ (h >> 29);
}

static guint64
words_sum (const char *text)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_auto (GStrv) tokens = g_strsplit (text, " ", -1);
  guint64 sum = 0;
  for (guint i = 0; tokens[i] != NULL; i++)
    if (tokens[i][0] != '\0' && g_hash_table_add (seen, tokens[i]))
      sum += token_sum (tokens[i], strlen (tokens[i]));
  return sum;
}

static gboolean
check_record (Rebuilding *self, const Row *row, const DeskRecordTable *table, GError **error)
{
  g_autoptr (DeskSnapshot) snapshot = fold_record (self, row, table, error);
  if (snapshot == NULL)
    return FALSE;
  if (snapshot->version != row->version)
    add_difference (self, &row->uid, "records", "version");
  if (snapshot->last_seq != row->last_seq)
    add_difference (self, &row->uid, "records", "last_seq");
  for (const DeskRecordTable *t = table; t != NULL; t = t->base)
    if (!check_table (self, t, snapshot, error))
      return FALSE;
  for (guint i = 0; i < table->row_tables->len; i++)
    if (!check_rows (self, g_ptr_array_index (table->row_tables, i), snapshot, error))
      return FALSE;
  g_autofree char *words = desk_projector_search_text (&self->projector, table, snapshot->values);
  if ((gint64) self->words->len <= row->id)
    g_array_set_size (self->words, (guint) row->id + 1024);
  g_array_index (self->words, guint64, row->id) = words_sum (words);
  return check_choices (self, table, snapshot, error);
}

/* --- what belongs to no record --- */

static gboolean
check_strays (Rebuilding *self, const DeskRecordTable *table, GError **error)
{
  g_autofree char *query = g_strdup_printf ("SELECT t.\"id\", r.type, r.uid FROM \"%s\" t LEFT JOIN records r ON r.id = t.\"id\"%s",
                                            table->name, table->owner != NULL ? " / " G_STRINGIFY (DESK_ROWS_PER_RECORD) : "");
  const DeskRecordTable *belongs = table->owner != NULL ? table->owner : table;
  g_autoptr (DeskStatement) st = desk_connection_prepare (self->projector.connection, query);
  DeskDbResult r;
  while ((r = desk_statement_step (st)) == DESK_DB_ROW) {
    const DeskRecordTable *own = desk_statement_column_is_null (st, 1) ? NULL : desk_projection_find_by_id (self->store->projection, desk_statement_column_int64 (st, 1));
    DeskUuid uid;
    if (own != NULL && desk_type_is_a (own->type, belongs->type->name))
      continue;
    desk_statement_column_uuid (st, 2, &uid);
    add_difference (self, &uid, table->name, "id");
  }
  return r == DESK_DB_DONE || desk_connection_fail (self->projector.connection, r, error);
}

/* The index is read back word by word; a delete with the wrong old text leaves words behind. */
static gboolean
check_words (Rebuilding *self, GError **error)
{
  DeskConnection *connection = self->projector.connection;
  g_autoptr (GArray) found = g_array_new (FALSE, TRUE, sizeof (guint64));
  g_array_set_size (found, self->words->len);
  DeskDbResult r = desk_connection_execute (connection, "CREATE VIRTUAL TABLE temp.words_found USING fts5vocab (main, search, instance)");
  if (r != DESK_DB_OK)
    return desk_connection_fail (connection, r, error);
  g_autoptr (DeskStatement) st = desk_connection_prepare (connection, "SELECT term, doc FROM temp.words_found");
  while ((r = desk_statement_step (st)) == DESK_DB_ROW) {
    const char *term = desk_statement_column_text (st, 0);
    gint64 id = desk_statement_column_int64 (st, 1);
    if (id <= 0 || id >= (gint64) found->len)
      add (self, "search", NULL, "search", "t", _ ("The search index names a record that is not there."));
    else
      g_array_index (found, guint64, id) += token_sum (term, strlen (term));
  }
  if (r != DESK_DB_DONE)
    return desk_connection_fail (connection, r, error);
  for (guint i = 0; i < found->len; i++) {
    DeskUuid uid;
    if (g_array_index (found, guint64, i) == g_array_index (self->words, guint64, i))
      continue;
    desk_store_uid_of (self->store, connection, i, &uid);
    g_autofree char *text = desk_uuid_to_string (&uid);
    g_autofree char *message = g_strdup_printf (_ ("The search index does not hold the words of the record %s."), text);
    add (self, "search", &uid, "search", "t", message);
  }
  return TRUE;
}

/* Every event of every record was folded: what was gathered is what the table should hold. */
static gboolean
check_files (Rebuilding *self, GError **error)
{
  DeskStatement *st = desk_connection_sql (self->projector.connection, DESK_SQL_FILE_ALL);
  guint n = 0;
  gboolean same = TRUE;
  DeskDbResult r;
  for (; (r = desk_statement_step (st)) == DESK_DB_ROW; n++) {
    g_autofree char *row = g_strdup_printf ("%s %" G_GINT64_FORMAT " %" G_GINT64_FORMAT, desk_statement_column_text (st, 0),
                                            desk_statement_column_int64 (st, 1), desk_statement_column_int64 (st, 2));
    same = g_hash_table_contains (self->files, row) && same;
  }
  if (!same || n != g_hash_table_size (self->files))
    add (self, "projection", NULL, "attachments", "sha256", _ ("The list of files that events speak of is not what the events say."));
  return r == DESK_DB_DONE || desk_connection_fail (self->projector.connection, r, error);
}

static gboolean
check_all (Rebuilding *self, GError **error)
{
  GPtrArray *tables = self->store->projection->tables;
  if (!for_each (self, gather_title, error) || !for_each (self, check_record, error))
    return FALSE;
  for (guint i = 0; i < tables->len; i++)
    if (!check_strays (self, g_ptr_array_index (tables, i), error))
      return FALSE;
  return check_files (self, error) && check_words (self, error);
}

/* --- writing anew --- */

static gboolean
empty_all (Rebuilding *self, GError **error)
{
  DeskConnection *connection = self->projector.connection;
  GPtrArray *tables = self->store->projection->tables;
  for (guint i = 0; i < tables->len; i++) {
    const DeskRecordTable *table = g_ptr_array_index (tables, i);
    g_autofree char *text = g_strdup_printf ("DELETE FROM \"%s\"", table->name);
    DeskDbResult r = desk_connection_execute (connection, text);
    if (r != DESK_DB_OK)
      return desk_connection_fail (connection, r, error);
  }
  DeskDbResult r = desk_connection_execute (connection, "DELETE FROM record_choices");
  if (r != DESK_DB_OK)
    return desk_connection_fail (connection, r, error);
  return desk_projector_run (&self->projector, desk_connection_sql (connection, DESK_SQL_FILE_CLEAR), error) &&
         desk_projector_run (&self->projector, desk_connection_sql (connection, DESK_SQL_SEARCH_CLEAR), error);
}

static gboolean
write_record (Rebuilding *self, const Row *row, const DeskRecordTable *table, GError **error)
{
  g_autoptr (DeskSnapshot) snapshot = fold_record (self, row, table, error);
  if (snapshot == NULL)
    return FALSE;
  DeskStatement *st = desk_connection_sql (self->projector.connection, DESK_SQL_RECORD_MOVE);
  desk_statement_bind_int64 (st, 1, row->id);
  desk_statement_bind_int64 (st, 2, snapshot->version);
  desk_statement_bind_int64 (st, 3, snapshot->last_seq);
  return desk_projector_run (&self->projector, st, error) && desk_projector_write (&self->projector, NULL, snapshot, error);
}

static gboolean
write_files (Rebuilding *self, GError **error)
{
  GHashTableIter iter;
  gpointer row;
  g_hash_table_iter_init (&iter, self->files);
  while (g_hash_table_iter_next (&iter, &row, NULL)) {
    g_auto (GStrv) words = g_strsplit (row, " ", 3);
    DeskStatement *st = desk_connection_sql (self->projector.connection, DESK_SQL_FILE_ADD);
    desk_statement_bind_text (st, 1, words[0], -1);
    desk_statement_bind_int64 (st, 2, g_ascii_strtoll (words[1], NULL, 10));
    desk_statement_bind_int64 (st, 3, g_ascii_strtoll (words[2], NULL, 10));
    if (!desk_projector_run (&self->projector, st, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
write_all (Rebuilding *self, GError **error)
{
  DeskConnection *connection = self->projector.connection;
  DeskDbResult r = desk_connection_begin (connection);
  if (r != DESK_DB_OK)
    return desk_connection_fail (connection, r, error);
  gboolean fine = for_each (self, gather_title, error) && empty_all (self, error) && for_each (self, write_record, error) && write_files (self, error);
  if (fine && (r = desk_connection_commit (connection)) != DESK_DB_OK)
    fine = desk_connection_fail (connection, r, error);
  if (!fine)
    desk_connection_rollback (connection);
  return fine;
}

static gboolean
run_on (Rebuilding *self, DeskConnection *connection, GCancellable *cancellable, GError **error)
{
  DeskStatement *st = desk_connection_sql (connection, DESK_SQL_RECORD_COUNT);
  desk_store_init_projector (self->store, &self->projector, connection);
  self->projector.source.title_of = title_of;
  self->projector.source.key_of = NULL; /* what is stored is what is in question */
  if (desk_statement_step (st) == DESK_DB_ROW)
    self->total = 2 * desk_statement_column_int64 (st, 0);
  desk_statement_reset (st);
  desk_connection_set_cancellable (connection, cancellable);
  gboolean fine;
  if (!self->check) {
    fine = write_all (self, error);
  } else {
    DeskDbResult r = desk_connection_begin_read (connection);
    fine = r == DESK_DB_OK ? check_all (self, error) : desk_connection_fail (connection, r, error);
    desk_connection_end_read (connection);
  }
  desk_connection_set_cancellable (connection, NULL);
  return fine;
}

GPtrArray *
desk_store_rebuild (DeskStore *store, gboolean check, DeskProgress progress, gpointer data, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (DESK_IS_STORE (store), NULL);
  g_autoptr (GHashTable) titles = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  g_autoptr (GArray) words = g_array_new (FALSE, TRUE, sizeof (guint64));
  g_autoptr (GHashTable) files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func ((GDestroyNotify) desk_finding_free);
  Rebuilding self = { .store = store, .check = check, .titles = titles, .words = words, .files = files, .findings = findings,
                      .progress = progress, .progress_data = data };
  gboolean fine;
  if (check) {
    g_autoptr (DeskConnection) connection = desk_connection_open (store->path, store->reader_mode, error);
    fine = connection != NULL && run_on (&self, connection, cancellable, error);
  } else {
    g_mutex_lock (&store->write_lock);
    if (store->writer != NULL) {
      fine = run_on (&self, store->writer, cancellable, error);
    } else {
      g_set_error_literal (error, DESK_STORE_ERROR, DESK_STORE_ERROR_READ_ONLY, _ ("The store is only open for reading. Nothing was changed."));
      fine = FALSE;
    }
    g_mutex_unlock (&store->write_lock);
    desk_store_publish (store, desk_store_get_last_seq (store), TRUE);
  }
  return fine ? g_steal_pointer (&findings) : NULL;
}
