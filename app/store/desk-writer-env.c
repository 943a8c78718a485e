/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a decision asks the store, answered inside the transaction. */
#include "store/desk-writer.h"

#include <stdlib.h>
#include <string.h>

#include "store/desk-files.h"
#include "store/desk-store-office.h"

static void
next_uuid (gpointer data, DeskUuid *uid)
{
  DeskWriting *self = data;
  desk_uuid_source_next (self->store->uuids, self->env.now_us, uid);
}

static void
keep_failure (DeskWriting *self, DeskDbResult r)
{
  if (r != DESK_DB_ROW && r != DESK_DB_DONE && self->error == NULL)
    desk_connection_fail (self->connection, r, &self->error);
}

/* The greatest of the year by the index on number_key, whatever was withdrawn since. */
static gint64
next_number (gpointer data, const char *prefix, int year)
{
  DeskWriting *self = data;
  g_autofree char *from = g_strdup_printf ("%s-%04d-", prefix, year);
  g_autofree char *to = g_strdup_printf ("%s-%04d.", prefix, year); /* '.' follows '-' */
  gint64 number = 1;
  DeskStatement *st = desk_connection_statement (self->connection,
                                                 "SELECT \"number_key\" FROM \"cases\" WHERE \"number_key\" >= $1 AND \"number_key\" < $2 "
                                                 "ORDER BY \"number_key\" DESC LIMIT 1");
  desk_statement_bind_text (st, 1, from, -1);
  desk_statement_bind_text (st, 2, to, -1);
  DeskDbResult r = desk_statement_step (st);
  self->projector->statements++;
  if (r == DESK_DB_ROW)
    number = g_ascii_strtoll (desk_statement_column_text (st, 0) + strlen (from), NULL, 10) + 1;
  desk_statement_reset (st);
  keep_failure (self, r);
  return number;
}

static char *
seal (gpointer data, const DeskUuid *record, const char *field, const char *plain, GError **error)
{
  DeskWriting *self = data;
  return desk_seal_seal (self->store->seal, record, field, plain, error);
}

static gboolean
exists (gpointer data, const DeskUuid *record, const char *type)
{
  DeskWriting *self = data;
  gint64 id, type_id;
  const DeskWriterRecord *mine = g_hash_table_lookup (self->records, record);
  if (mine != NULL && mine->snapshot->version > 0) {
    const DeskRecordTable *table = desk_projection_find (self->store->projection, mine->snapshot->type);
    return table != NULL && desk_type_is_a (table->type, type) && !mine->snapshot->withdrawn;
  }
  /* When an earlier part was refused its record is not there, but that is not this part's fault. */
  for (guint i = 0; i < self->command->parts->len; i++) {
    const DeskCommandPart *part = g_ptr_array_index (self->command->parts, i);
    const DeskRecordTable *table = part->type != NULL ? desk_projection_find (self->store->projection, part->type) : NULL;
    if (table != NULL && desk_uuid_equal (&part->record, record))
      return desk_type_is_a (table->type, type);
  }
  self->projector->statements++;
  if (!desk_store_identify (self->store, self->connection, record, &id, &type_id))
    return FALSE;
  const DeskRecordTable *table = desk_projection_find_by_id (self->store->projection, type_id);
  if (table == NULL || !desk_type_is_a (table->type, type))
    return FALSE;
  const DeskRecordTableSql *sql = desk_record_table_get_root (table)->sql;
  DeskStatement *st = desk_connection_statement (self->connection, sql->withdrawn);
  desk_statement_bind_int64 (st, 1, id);
  DeskDbResult r = desk_statement_step (st);
  gboolean there = r == DESK_DB_ROW && desk_statement_column_int64 (st, 0) == 0;
  self->projector->statements++;
  desk_statement_reset (st);
  keep_failure (self, r);
  return there;
}

/* One text for a type and a set of fields; interned, so that it is prepared once. */
static const char *
taken_sql (const DeskRecordTable *table, const char *const *fields)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const DeskRecordTable *root = desk_record_table_get_root (table);
  g_string_append_printf (text, "SELECT t0.\"id\" FROM \"%s\" t0", root->name);
  guint n = 1;
  for (const DeskRecordTable *t = table; t != root; t = t->base, n++)
    g_string_append_printf (text, " JOIN \"%s\" t%u ON t%u.\"id\" = t0.\"id\"", t->name, n, n);
  g_string_append (text, " WHERE t0.\"withdrawn\" = 0 AND t0.\"id\" <> $1");
  for (guint i = 0; fields[i] != NULL; i++) {
    const DeskRecordTable *holder = NULL;
    const DeskColumn *column = desk_record_table_find_column (table, fields[i], &holder);
    guint alias = 0;
    if (column == NULL)
      return NULL;
    for (const DeskRecordTable *t = table; holder != root && t != holder; t = t->base)
      alias++;
    g_string_append_printf (text, " AND t%u.\"%s\" = $%u", holder == root ? 0 : alias + 1,
                            column->hash_name != NULL ? column->hash_name : column->name, i + 2);
  }
  g_string_append (text, " LIMIT 1");
  return g_intern_string (text->str);
}

/* FALSE: it has no value, so nothing can have the same. */
static gboolean
bind_wanted (DeskWriting *self, DeskStatement *st, guint number, const DeskColumn *column, const DeskUuid *record, const DeskValue *value)
{
  const char *text = desk_value_get_text (value);
  if (value->kind == DESK_VALUE_NONE)
    return FALSE;
  if (column->hash_name != NULL) {
    guint8 hash[DESK_SEAL_HASH_SIZE];
    g_autofree char *plain = desk_seal_is_sealed (text) ? desk_seal_open (self->store->seal, record, column->field->name, text, NULL) : g_strdup (text);
    if (plain == NULL || !desk_seal_hash (self->store->seal, column->field->name, plain, hash))
      return FALSE;
    desk_statement_bind_blob (st, number, hash, sizeof hash);
  } else if (column->reference) {
    DeskUuid uid;
    gint64 id = desk_uuid_parse (text, &uid) ? desk_store_id_of (self->store, self->connection, &uid) : 0;
    if (id == 0)
      return FALSE;
    desk_statement_bind_int64 (st, number, id);
  } else {
    desk_statement_bind_value (st, number, value);
  }
  return TRUE;
}

static gboolean
is_taken (gpointer data, const char *type, const DeskUuid *record, const char *const *fields, const DeskValues *values)
{
  DeskWriting *self = data;
  const DeskRecordTable *table = desk_projection_find (self->store->projection, type);
  const char *sql = table != NULL ? taken_sql (table, fields) : NULL;
  gint64 id, type_id;
  if (sql == NULL || fields[0] == NULL)
    return FALSE;
  desk_store_identify (self->store, self->connection, record, &id, &type_id);
  DeskStatement *st = desk_connection_statement (self->connection, sql);
  desk_statement_bind_int64 (st, 1, id);
  for (guint i = 0; fields[i] != NULL; i++) {
    const DeskColumn *column = desk_record_table_find_column (table, fields[i], NULL);
    if (!bind_wanted (self, st, i + 2, column, record, desk_values_get (values, fields[i]))) {
      desk_statement_reset (st);
      return FALSE;
    }
  }
  DeskDbResult r = desk_statement_step (st);
  self->projector->statements++;
  desk_statement_reset (st);
  keep_failure (self, r);
  return r == DESK_DB_ROW;
}

static gboolean
has_file (gpointer data, const char *sha256, gint64 size)
{
  DeskWriting *self = data;
  return desk_files_has (self->store->files, sha256, size);
}

static void
look_up (gpointer data, const DeskUuid *record, const char *field, DeskValue *value)
{
  DeskWriting *self = data;
  const DeskWriterRecord *mine = g_hash_table_lookup (self->records, record);
  const DeskRecordTable *holder = NULL;
  gint64 id, type_id;
  desk_value_init (value);
  if (mine != NULL) {
    desk_value_copy (desk_snapshot_get (mine->snapshot, field), value);
    return;
  }
  self->projector->statements++;
  if (!desk_store_identify (self->store, self->connection, record, &id, &type_id))
    return;
  const DeskRecordTable *table = desk_projection_find_by_id (self->store->projection, type_id);
  const DeskColumn *column = table != NULL ? desk_record_table_find_column (table, field, &holder) : NULL;
  if (column == NULL)
    return;
  g_autofree char *text = g_strdup_printf ("SELECT \"%s\" FROM \"%s\" WHERE \"id\" = $1", column->name, holder->name);
  DeskStatement *st = desk_connection_statement (self->connection, g_intern_string (text));
  desk_statement_bind_int64 (st, 1, id);
  DeskDbResult r = desk_statement_step (st);
  self->projector->statements++;
  if (r == DESK_DB_ROW)
    desk_column_read (column, st, 0, value);
  desk_statement_reset (st);
  keep_failure (self, r);
  if (column->reference && value->kind == DESK_VALUE_INTEGER) {
    DeskUuid uid;
    char buffer[DESK_UUID_STR_LEN];
    gboolean known = desk_store_uid_of (self->store, self->connection, value->integer, &uid);
    desk_value_clear (value);
    if (known) {
      desk_uuid_format (&uid, buffer);
      desk_value_init_text (value, buffer);
    }
  }
}

static const GArray *
get_deputies (gpointer data)
{
  return desk_writing_get_deputies (data);
}

static GPtrArray *
get_events (gpointer data, const DeskUuid *record)
{
  DeskWriting *self = data;
  gint64 id, type_id;
  self->projector->statements++;
  if (!desk_store_identify (self->store, self->connection, record, &id, &type_id))
    return g_ptr_array_new_with_free_func ((GDestroyNotify) desk_event_free);
  GPtrArray *events = desk_store_events_on (self->connection, id, record, self->error == NULL ? &self->error : NULL);
  return events != NULL ? events : g_ptr_array_new_with_free_func ((GDestroyNotify) desk_event_free);
}

void
desk_writing_init_env (DeskWriting *self, gint64 now_us)
{
  const DeskOffice *office = desk_office_get (self->store);
  self->env = (DeskEnv) {
    .now_us = now_us,
    .zone = self->store->zone,
    .calendar = office->calendar,
    .local_rules = office->rules,
    .registry = self->store->registry,
    .data = self,
    .next_uuid = next_uuid,
    .next_number = next_number,
    .seal = seal,
    .exists = exists,
    .is_taken = is_taken,
    .has_file = has_file,
    .look_up = look_up,
    .get_deputies = get_deputies,
    .get_events = get_events,
  };
}
