/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/desk-projector.h"

#include <string.h>

#include <glib/gi18n-lib.h>

gboolean
desk_projector_run (DeskProjector *self, DeskStatement *statement, GError **error)
{
  DeskDbResult r = desk_statement_run (statement);
  self->statements++;
  return r == DESK_DB_OK || desk_connection_fail (self->connection, r, error);
}

static const DeskRecordTableSql *
sql_of (const DeskRecordTable *table)
{
  return table->sql;
}

char *
desk_projector_search_text (DeskProjector *self, const DeskRecordTable *table, const DeskValues *values)
{
  return desk_search_text (&self->source, self->projection, table, values);
}

/* --- reading --- */

static void
read_columns (DeskProjector *self, const DeskRecordTable *table, DeskStatement *st, DeskValues *values)
{
  for (guint i = 0; i < table->columns->len; i++) {
    const DeskColumn *column = g_ptr_array_index (table->columns, i);
    g_auto (DeskValue) value = DESK_VALUE_INIT;
    desk_column_read (column, st, column->position, &value);
    if (value.kind == DESK_VALUE_NONE)
      continue;
    if (column->reference) {
      DeskUuid uid;
      char text[DESK_UUID_STR_LEN];
      if (!self->uid_of (self->source.data, value.integer, &uid))
        continue;
      desk_uuid_format (&uid, text);
      desk_value_init_text (&value, text);
    }
    desk_values_append (values, column->field->name, &value);
  }
}

static gboolean
load_table (DeskProjector *self, const DeskRecordTable *table, DeskSnapshot *snapshot, GError **error)
{
  if (table->base != NULL && !load_table (self, table->base, snapshot, error))
    return FALSE;
  DeskStatement *st = desk_connection_statement (self->connection, sql_of (table)->select);
  desk_statement_bind_int64 (st, 1, snapshot->id);
  DeskDbResult r = desk_statement_step (st);
  self->statements++;
  if (r == DESK_DB_ROW) {
    if (table->base == NULL)
      snapshot->withdrawn = desk_statement_column_int64 (st, 2) != 0;
    read_columns (self, table, st, snapshot->values);
    desk_statement_reset (st);
    return TRUE;
  }
  return r == DESK_DB_DONE || desk_connection_fail (self->connection, r, error);
}

gboolean
desk_projector_load_rows (DeskProjector *self, const DeskRecordTable *table, DeskSnapshot *snapshot, GError **error)
{
  DeskStatement *st = desk_connection_statement (self->connection, sql_of (table)->select_rows);
  desk_statement_bind_int64 (st, 1, snapshot->id * DESK_ROWS_PER_RECORD + 1);
  desk_statement_bind_int64 (st, 2, snapshot->id * DESK_ROWS_PER_RECORD + DESK_ROWS_PER_RECORD - 1);
  gint64 next = 1;
  DeskDbResult r;
  self->statements++;
  for (; (r = desk_statement_step (st)) == DESK_DB_ROW; next++) {
    for (; next < desk_statement_column_int64 (st, 2); next++) /* a row that is missing must not move the others */
      desk_snapshot_add_row (snapshot, table->type->name);
    read_columns (self, table, st, desk_snapshot_add_row (snapshot, table->type->name));
  }
  return r == DESK_DB_DONE || desk_connection_fail (self->connection, r, error);
}

gboolean
desk_projector_load (DeskProjector *self, DeskSnapshot *snapshot, gboolean with_rows, GError **error)
{
  const DeskRecordTable *table = desk_projection_find (self->projection, snapshot->type);
  if (table == NULL)
    return TRUE; /* its area never wrote a declaration: nothing can be there */
  if (!load_table (self, table, snapshot, error))
    return FALSE;
  for (guint i = 0; with_rows && i < table->row_tables->len; i++)
    if (!desk_projector_load_rows (self, g_ptr_array_index (table->row_tables, i), snapshot, error))
      return FALSE;
  return TRUE;
}

/* --- cells --- */

static const DeskValues *
values_of (const DeskRecordTable *table, const DeskSnapshot *snapshot, guint number)
{
  return number == 0 ? snapshot->values : desk_snapshot_get_row (snapshot, table->type->name, number);
}

static gboolean
fail_missing (const DeskColumn *column, GError **error)
{
  g_set_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_REFUSED,
               _ ("“%s” names a record that is not in this store. Nothing was changed. Please choose it again."),
               desk_field_get_label (column->field));
  return FALSE;
}

static void
set_integer (DeskCell *cell, gint64 value)
{
  cell->kind = DESK_CELL_INTEGER;
  cell->integer = value;
}

static void
fixed_cells (DeskProjector *self, const DeskRecordTable *table, const DeskSnapshot *snapshot, guint number, DeskCell *cells)
{
  if (number > 0) {
    set_integer (&cells[0], snapshot->id * DESK_ROWS_PER_RECORD + number);
    set_integer (&cells[1], snapshot->id);
    set_integer (&cells[2], number);
    return;
  }
  set_integer (&cells[0], snapshot->id);
  if (table->base == NULL) {
    const DeskRecordTable *own = desk_projection_find (self->projection, snapshot->type);
    set_integer (&cells[1], own != NULL ? own->type_id : table->type_id);
    set_integer (&cells[2], snapshot->withdrawn ? 1 : 0);
  }
}

gboolean
desk_projector_cells (DeskProjector *self, const DeskRecordTable *table, const DeskSnapshot *snapshot, guint number,
                      DeskCell *cells, GError **error)
{
  const DeskValues *values = values_of (table, snapshot, number);
  fixed_cells (self, table, snapshot, number, cells);
  for (guint i = 0; i < table->columns->len; i++) {
    const DeskColumn *column = g_ptr_array_index (table->columns, i);
    guint n;
    if (!desk_cells_of_field (&self->source, self->projection, column, &snapshot->uid,
                              desk_values_get (values, column->field->name), &cells[column->position], &n))
      return fail_missing (column, error);
  }
  return TRUE;
}

/* --- writing --- */

static gboolean
erase_table (DeskProjector *self, const DeskRecordTable *table, gint64 from, gint64 to, GError **error)
{
  g_autofree char *text = g_strdup_printf ("DELETE FROM \"%s\" WHERE \"id\" BETWEEN $1 AND $2", table->name);
  DeskStatement *st = desk_connection_statement (self->connection, g_intern_string (text));
  desk_statement_bind_int64 (st, 1, from);
  desk_statement_bind_int64 (st, 2, to);
  return desk_projector_run (self, st, error);
}

static gboolean
insert_row (DeskProjector *self, const DeskRecordTable *table, const DeskSnapshot *snapshot, guint number, GError **error)
{
  DeskCell cells[DESK_MAX_DB_COLUMNS];
  if (!desk_projector_cells (self, table, snapshot, number, cells, error))
    return FALSE;
  DeskStatement *st = desk_connection_statement (self->connection, sql_of (table)->insert);
  for (guint i = 0; i < table->n_db_columns; i++)
    desk_cell_bind (&cells[i], st, i + 1);
  return desk_projector_run (self, st, error);
}

/* @changed: names of fields, some of which may be of another table. */
static gboolean
update_row (DeskProjector *self, const DeskRecordTable *table, const DeskSnapshot *old, const DeskSnapshot *snapshot, guint number,
            const GPtrArray *changed, GError **error)
{
  const DeskValues *after = values_of (table, snapshot, number);
  DeskCell cells[DESK_MAX_DB_COLUMNS];
  DeskColumnSet set = { { 0 } };
  gboolean any = FALSE;
  for (guint i = 0; changed != NULL && i < changed->len; i++) {
    const char *field = g_ptr_array_index (changed, i);
    const DeskColumn *column = g_hash_table_lookup (table->by_field, field);
    guint n;
    if (column == NULL)
      continue;
    if (!desk_cells_of_field (&self->source, self->projection, column, &snapshot->uid, desk_values_get (after, field), &cells[column->position], &n))
      return fail_missing (column, error);
    for (guint k = 0; k < n; k++)
      desk_column_set_add (&set, column->position + k);
    any = TRUE;
  }
  if (number == 0 && table->base == NULL && old->withdrawn != snapshot->withdrawn) {
    set_integer (&cells[2], snapshot->withdrawn ? 1 : 0);
    desk_column_set_add (&set, 2);
    any = TRUE;
  }
  if (!any)
    return TRUE;
  DeskStatement *st = desk_connection_statement (self->connection, desk_record_table_update_sql (table, &set));
  guint parameter = 2;
  desk_statement_bind_int64 (st, 1, number == 0 ? snapshot->id : snapshot->id * DESK_ROWS_PER_RECORD + number);
  for (guint i = 0; i < table->n_db_columns; i++)
    if (desk_column_set_has (&set, i))
      desk_cell_bind (&cells[i], st, parameter++);
  return desk_projector_run (self, st, error);
}

static gboolean
change_choice (DeskProjector *self, DeskSqlId sql, gint64 record, const char *field, const char *code, GError **error)
{
  DeskStatement *st = desk_connection_sql (self->connection, sql);
  desk_statement_bind_int64 (st, 1, record);
  desk_statement_bind_text (st, 2, field, -1);
  desk_statement_bind_text (st, 3, code, -1);
  return desk_projector_run (self, st, error);
}

static gboolean
write_choices (DeskProjector *self, const DeskColumn *column, const DeskSnapshot *old, const DeskSnapshot *snapshot, GError **error)
{
  const char *before = old != NULL ? desk_snapshot_get_text (old, column->field->name) : NULL;
  const char *after = desk_snapshot_get_text (snapshot, column->field->name);
  g_auto (GStrv) was = g_strsplit (before != NULL ? before : "", ",", -1);
  g_auto (GStrv) now = g_strsplit (after != NULL ? after : "", ",", -1);
  for (guint i = 0; was[i] != NULL; i++)
    if (!g_strv_contains ((const char *const *) now, was[i]) &&
        !change_choice (self, DESK_SQL_CHOICE_DROP, snapshot->id, column->field->name, was[i], error))
      return FALSE;
  for (guint i = 0; now[i] != NULL; i++)
    if (!g_strv_contains ((const char *const *) was, now[i]) &&
        !change_choice (self, DESK_SQL_CHOICE_ADD, snapshot->id, column->field->name, now[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
insert_record (DeskProjector *self, const DeskRecordTable *table, const DeskSnapshot *snapshot, GError **error)
{
  if ((table->base != NULL && !insert_record (self, table->base, snapshot, error)) || !insert_row (self, table, snapshot, 0, error))
    return FALSE;
  for (guint i = 0; i < table->columns->len; i++) {
    const DeskColumn *column = g_ptr_array_index (table->columns, i);
    if (column->many && !write_choices (self, column, NULL, snapshot, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
update_record (DeskProjector *self, const DeskRecordTable *table, const DeskSnapshot *old, const DeskSnapshot *snapshot, const GPtrArray *changed,
               GError **error)
{
  if ((table->base != NULL && !update_record (self, table->base, old, snapshot, changed, error)) ||
      !update_row (self, table, old, snapshot, 0, changed, error))
    return FALSE;
  for (guint i = 0; changed != NULL && i < changed->len; i++) {
    const DeskColumn *column = g_hash_table_lookup (table->by_field, g_ptr_array_index (changed, i));
    if (column != NULL && column->many && !write_choices (self, column, old, snapshot, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
update_owned_row (DeskProjector *self, const DeskRecordTable *table, const DeskSnapshot *old, const DeskSnapshot *snapshot, guint number, GError **error)
{
  g_autoptr (GPtrArray) changed = desk_values_diff (values_of (table, old, number), values_of (table, snapshot, number));
  return changed == NULL || update_row (self, table, old, snapshot, number, changed, error);
}

static gboolean
write_rows (DeskProjector *self, const DeskRecordTable *table, const DeskSnapshot *old, const DeskSnapshot *snapshot, GError **error)
{
  guint before = old != NULL ? desk_snapshot_get_n_rows (old, table->type->name) : 0;
  guint after = desk_snapshot_get_n_rows (snapshot, table->type->name);
  for (guint n = 1; n <= after; n++)
    if (!(n > before ? insert_row (self, table, snapshot, n, error) : update_owned_row (self, table, old, snapshot, n, error)))
      return FALSE;
  /* An undo takes the last rows away. */
  gint64 first = snapshot->id * DESK_ROWS_PER_RECORD;
  return before <= after || erase_table (self, table, first + after + 1, first + before, error);
}

static gboolean
tell_search (DeskProjector *self, DeskSqlId sql, gint64 record, const char *text, GError **error)
{
  DeskStatement *st = desk_connection_sql (self->connection, sql);
  desk_statement_bind_int64 (st, 1, record);
  desk_statement_bind_text (st, 2, text, -1);
  return desk_projector_run (self, st, error);
}

/* Nobody else says what the index holds of a record, so that what stays need not be
 * taken out and put back. It counts the texts that are not empty. */
static gboolean
change_words (DeskProjector *self, gint64 record, const DeskTokens *kept, const DeskTokens *before, const DeskTokens *after, GError **error)
{
  g_autofree char *gone = NULL, *come = NULL;
  gboolean had = kept->text->len > 0 || before->text->len > 0, has = kept->text->len > 0 || after->text->len > 0;
  if (strcmp (before->text->str, after->text->str) == 0)
    return TRUE;
  desk_tokens_diff (kept, before, after, &gone, &come);
  return (!had || tell_search (self, DESK_SQL_SEARCH_DROP, record, gone, error)) && (!has || tell_search (self, DESK_SQL_SEARCH_ADD, record, come, error));
}

/* --- what follows a title --- */

/* A record whose key and words hold the title that is about to change. */
typedef struct {
  DeskSnapshot *snapshot;
  const DeskRecordTable *table;
  DeskDependent by;
  DeskTokens words;
} Follower;

static void
follower_free (gpointer data)
{
  Follower *follower = data;
  desk_snapshot_free (follower->snapshot);
  desk_tokens_clear (&follower->words);
  g_free (follower);
}

static gboolean
gather_ids (DeskProjector *self, const DeskDependent *by, gint64 id, GArray *ids, GError **error)
{
  g_autofree char *text = g_strdup_printf ("SELECT \"id\" FROM \"%s\" WHERE \"%s\" = $1 ORDER BY \"id\"", by->table->name, by->column->name);
  DeskStatement *st = desk_connection_statement (self->connection, g_intern_string (text));
  DeskDbResult r;
  desk_statement_bind_int64 (st, 1, id);
  self->statements++;
  while ((r = desk_statement_step (st)) == DESK_DB_ROW) {
    gint64 found = desk_statement_column_int64 (st, 0);
    g_array_append_val (ids, found);
  }
  return r == DESK_DB_DONE || desk_connection_fail (self->connection, r, error);
}

static Follower *
load_follower (DeskProjector *self, const DeskDependent *by, gint64 id, GError **error)
{
  DeskStatement *st = desk_connection_sql (self->connection, DESK_SQL_RECORD_UID);
  DeskUuid uid = DESK_UUID_NIL;
  const DeskRecordTable *table = NULL;
  desk_statement_bind_int64 (st, 1, id);
  self->statements++;
  DeskDbResult r = desk_statement_step (st);
  if (r == DESK_DB_ROW) {
    desk_statement_column_uuid (st, 0, &uid);
    table = desk_projection_find_by_id (self->projection, desk_statement_column_int64 (st, 1));
    desk_statement_reset (st);
  }
  if (table == NULL) {
    desk_connection_fail (self->connection, r == DESK_DB_ROW || r == DESK_DB_DONE ? DESK_DB_CORRUPT : r, error);
    return NULL;
  }
  Follower *follower = g_new0 (Follower, 1);
  follower->snapshot = desk_snapshot_new (&uid);
  follower->snapshot->id = id;
  follower->snapshot->type = table->type->name;
  follower->table = table;
  follower->by = *by;
  if (!desk_projector_load (self, follower->snapshot, FALSE, error)) {
    follower_free (follower);
    return NULL;
  }
  desk_search_words (&self->source, self->projection, table, follower->snapshot->values, NULL, FALSE, &follower->words);
  return follower;
}

static GPtrArray *
gather_followers (DeskProjector *self, const DeskRecordTable *table, gint64 id, GError **error)
{
  g_autoptr (GPtrArray) followers = g_ptr_array_new_with_free_func (follower_free);
  for (guint d = 0; d < self->projection->dependents->len; d++) {
    const DeskDependent *by = &g_array_index (self->projection->dependents, DeskDependent, d);
    if (!desk_type_is_a (table->type, by->column->field->refers))
      continue;
    g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
    if (!gather_ids (self, by, id, ids, error))
      return NULL;
    for (guint i = 0; i < ids->len; i++) {
      Follower *follower = load_follower (self, by, g_array_index (ids, gint64, i), error);
      if (follower == NULL)
        return NULL;
      g_ptr_array_add (followers, follower);
    }
  }
  return g_steal_pointer (&followers);
}

static gboolean
follow (DeskProjector *self, Follower *follower, GError **error)
{
  const DeskColumn *column = follower->by.column;
  DeskCell cells[2];
  DeskColumnSet set = { { 0 } };
  guint n;
  if (!desk_cells_of_field (&self->source, self->projection, column, &follower->snapshot->uid,
                            desk_snapshot_get (follower->snapshot, column->field->name), cells, &n))
    return fail_missing (column, error);
  desk_column_set_add (&set, column->position + 1);
  DeskStatement *st = desk_connection_statement (self->connection, desk_record_table_update_sql (follower->by.table, &set));
  desk_statement_bind_int64 (st, 1, follower->snapshot->id);
  desk_cell_bind (&cells[1], st, 2);
  if (!desk_projector_run (self, st, error))
    return FALSE;
  g_auto (DeskTokens) none = { NULL }, words = { NULL };
  desk_tokens_init (&none);
  desk_search_words (&self->source, self->projection, follower->table, follower->snapshot->values, NULL, FALSE, &words);
  return change_words (self, follower->snapshot->id, &none, &follower->words, &words, error);
}

gboolean
desk_projector_write (DeskProjector *self, const DeskSnapshot *old, const DeskSnapshot *snapshot, GError **error)
{
  const DeskRecordTable *table = desk_projection_find (self->projection, snapshot->type);
  g_autoptr (GPtrArray) followers = NULL, changed = NULL;
  g_auto (DeskTokens) before = { NULL };
  if (table == NULL) {
    g_set_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_INTERNAL, _ ("“%s” is not a type of record. Nothing was changed."),
                 snapshot->type != NULL ? snapshot->type : "");
    return FALSE;
  }
  const DeskColumn *title = desk_record_table_get_title (table, NULL);
  gboolean retitled = old != NULL && title != NULL &&
                      !desk_value_equal (desk_snapshot_get (old, title->field->name), desk_snapshot_get (snapshot, title->field->name));
  if (old != NULL)
    changed = desk_values_diff (old->values, snapshot->values);
  gboolean reworded = changed != NULL && desk_search_reads (table, changed);
  if (retitled && (followers = gather_followers (self, table, snapshot->id, error)) == NULL)
    return FALSE;
  if (reworded) /* now: a title that is referred to may be another afterwards */
    desk_search_words (&self->source, self->projection, table, old->values, snapshot->values, FALSE, &before);
  if (!(old == NULL ? insert_record (self, table, snapshot, error) : update_record (self, table, old, snapshot, changed, error)))
    return FALSE;
  for (guint i = 0; i < table->row_tables->len; i++)
    if (!write_rows (self, g_ptr_array_index (table->row_tables, i), old, snapshot, error))
      return FALSE;
  self->titles_changed |= retitled;
  if (old == NULL) {
    g_autofree char *words = self->words != NULL ? g_strdup (self->words) : desk_projector_search_text (self, table, snapshot->values);
    if (words[0] != '\0' && !tell_search (self, DESK_SQL_SEARCH_ADD, snapshot->id, words, error))
      return FALSE;
  } else if (reworded) {
    g_auto (DeskTokens) kept = { NULL }, after = { NULL };
    desk_search_words (&self->source, self->projection, table, snapshot->values, old->values, TRUE, &kept);
    desk_search_words (&self->source, self->projection, table, snapshot->values, old->values, FALSE, &after);
    if (!change_words (self, snapshot->id, &kept, &before, &after, error))
      return FALSE;
  }
  for (guint i = 0; followers != NULL && i < followers->len; i++)
    if (!follow (self, g_ptr_array_index (followers, i), error))
      return FALSE;
  return TRUE;
}

/* --- erasing --- */

gboolean
desk_projector_erase (DeskProjector *self, const DeskSnapshot *snapshot, GError **error)
{
  const DeskRecordTable *table = desk_projection_find (self->projection, snapshot->type);
  if (table == NULL)
    return TRUE;
  gint64 first = snapshot->id * DESK_ROWS_PER_RECORD;
  for (guint i = 0; i < table->row_tables->len; i++)
    if (!erase_table (self, g_ptr_array_index (table->row_tables, i), first, first + DESK_ROWS_PER_RECORD - 1, error))
      return FALSE;
  DeskStatement *st = desk_connection_sql (self->connection, DESK_SQL_CHOICE_CLEAR);
  desk_statement_bind_int64 (st, 1, snapshot->id);
  if (!desk_projector_run (self, st, error))
    return FALSE;
  for (; table != NULL; table = table->base)
    if (!erase_table (self, table, snapshot->id, snapshot->id, error))
      return FALSE;
  return TRUE;
}
