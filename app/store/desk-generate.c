/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A store for measuring, written in bulk: one thread makes cases up, this one
 * writes them, many in a transaction. Chain, rows and words are what commands
 * would have left. */
#include "store/desk-generate.h"

#include <string.h>

#include <glib/gi18n-lib.h>
#include <sodium.h>

#include "model/desk-demo.h"

#define CASES_AT_ONCE 40000
#define BATCH 200          /* cases handed from thread to thread */
#define BATCHES_AHEAD 20
/* Below this the indexes stay while rows are added. */
#define MANY 20000
/* Nobody else has the file, nothing in it is anybody's, and every reference is
 * made here: neither a second copy of each page nor a look at each reference
 * is needed. */
#define BULK_ON "PRAGMA foreign_keys = OFF; PRAGMA synchronous = OFF; PRAGMA journal_mode = MEMORY; PRAGMA cache_size = -393216;"
#define BULK_OFF "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA cache_size = -4000;"
/* Each transaction leaves one part of the index of words; they are merged once, at the end. What is
 * merged goes one level below, and a level with sixteen parts is merged as a whole: with the one
 * large part just below the new ones that would be in the 256th command that follows, for seconds.
 * In an index that grew it lies deep. A second merge puts it there, for which something must have
 * come in between: a word is taken out that was put in first. */
#define WORDS_BULK_ON "INSERT INTO search (rowid, t) VALUES (-1, 'taken'); " \
                      "INSERT INTO search (search, rank) VALUES ('hashsize', 67108864); INSERT INTO search (search, rank) VALUES ('automerge', 0); " \
                      "INSERT INTO search (search, rank) VALUES ('crisismerge', 1000);"
#define WORDS_BULK_OFF "INSERT INTO search (search) VALUES ('optimize'); INSERT INTO search (search, rowid, t) VALUES ('delete', -1, 'taken'); " \
                       "INSERT INTO search (search) VALUES ('optimize'); INSERT INTO search (search, rank) VALUES ('hashsize', 1048576); " \
                       "INSERT INTO search (search, rank) VALUES ('automerge', 4); INSERT INTO search (search, rank) VALUES ('crisismerge', 16);"
#define YEARS_US (3 * 365 * 24 * 3600 * (gint64) G_USEC_PER_SEC)

/* --- the county around the cases, by ordinary commands --- */

static DeskGeneratedPlace *
add_place (DeskGenerating *self, DeskCommand *command, GArray *places, const char *type, const char *name, DeskCommandPart **part)
{
  DeskGeneratedPlace place = { .name = g_strdup (name) };
  desk_uuid_source_next (self->store->uuids, self->from_us, &place.uid);
  desk_uuid_format (&place.uid, place.text);
  g_array_append_val (places, place);
  *part = desk_command_add (command, "create", &place.uid, type, 0);
  desk_command_part_set_text (*part, "name", name);
  return &g_array_index (places, DeskGeneratedPlace, places->len - 1);
}

static DeskCommand *
new_command (DeskGenerating *self)
{
  DeskActor actor = { DESK_ACTOR_IMPORT, DESK_UUID_NIL, DESK_UUID_NIL };
  DeskUuid uid;
  desk_uuid_source_next (self->store->uuids, self->from_us, &uid);
  return desk_command_new ("import", &uid, &actor);
}

static gboolean
do_command (DeskGenerating *self, DeskCommand *command, GError **error)
{
  g_autoptr (DeskCommand) owned = command;
  self->store->fixed_time = self->from_us;
  g_autoptr (DeskOutcome) outcome = desk_writer_execute (self->store, owned, NULL, error);
  if (outcome == NULL)
    return FALSE;
  if (outcome->status == DESK_OUTCOME_DONE)
    return TRUE;
  g_autofree char *why = desk_outcome_describe (outcome);
  g_set_error_literal (error, DESK_STORE_ERROR, DESK_STORE_ERROR_REFUSED, why);
  return FALSE;
}

static gboolean
make_around (DeskGenerating *self, GError **error)
{
  static const char *const unit_names[] = { "县一线工作办公室", "县经信局", "县人社局", "县供电公司", "县自然资源局", "县住建局", "县交通运输局",
                                            "县财政局", "县市场监管局", "县水务局", "县农业农村局", "县民政局", "县教育局", "县应急局" };
  DeskDemo demo = { .rand = self->rand };
  DeskCommandPart *part;
  DeskCommand *command = new_command (self);
  for (guint i = 0; i < 32; i++) {
    g_autofree char *name = g_strdup_printf ("%u号镇", i + 1);
    g_autofree char *code = g_strdup_printf ("990001%03u", 100 + i);
    add_place (self, command, self->areas, "area", name, &part);
    desk_command_part_set_text (part, "code", code);
    desk_command_part_set_text (part, "level", "town");
  }
  for (guint i = 0; i < G_N_ELEMENTS (unit_names); i++) {
    add_place (self, command, self->units, "unit", unit_names[i], &part);
    desk_command_part_set_text (part, "kind", "bureau");
  }
  for (guint i = 0; i < 60; i++) {
    g_autofree char *name = desk_demo_person_name (&demo);
    add_place (self, command, self->persons, "person", name, &part);
    desk_command_part_set_uuid (part, "unit", &g_array_index (self->units, DeskGeneratedPlace, i % self->units->len).uid);
  }
  return do_command (self, command, error);
}

static gboolean
make_parties (DeskGenerating *self, GError **error)
{
  static const char *const first[] = { "恒鑫", "金岭", "长顺", "渝东", "青峰", "福安", "瑞达", "宏远", "南溪", "云台", "兴旺", "百川", "正和", "联诚", "东岳" };
  static const char *const second[] = { "鞋业", "食品", "茶业", "机械", "物流", "纺织", "木业", "电子", "建材", "药材", "养殖专业合作社", "服饰" };
  guint wanted = (guint) CLAMP (self->cases / 40, 20, 20000);
  DeskCommandPart *part;
  while (self->parties->len < wanted) {
    DeskCommand *command = new_command (self);
    for (guint i = 0; i < 500 && self->parties->len < wanted; i++) {
      g_autofree char *name = g_strdup_printf ("%s%s%u", first[g_rand_int_range (self->rand, 0, G_N_ELEMENTS (first))],
                                               second[g_rand_int_range (self->rand, 0, G_N_ELEMENTS (second))], self->parties->len + 1);
      add_place (self, command, self->parties, "party", name, &part);
      desk_command_part_set_text (part, "kind", "firm");
      desk_command_part_set_uuid (part, "area", &g_array_index (self->areas, DeskGeneratedPlace, i % self->areas->len).uid);
    }
    if (!do_command (self, command, error))
      return FALSE;
  }
  return TRUE;
}

static void
know_places (DeskGenerating *self, GArray *places, gboolean named)
{
  for (guint i = 0; i < places->len; i++) {
    DeskGeneratedPlace *place = &g_array_index (places, DeskGeneratedPlace, i);
    place->id = desk_store_id_of (self->store, self->store->writer, &place->uid);
    g_hash_table_insert (self->id_by_uid, &place->uid, &place->id);
    if (named) {
      place->key_length = desk_pinyin_sort_key (place->name, place->key, sizeof place->key);
      g_hash_table_insert (self->party_by_id, &place->id, place);
    }
  }
}

/* --- the thread that makes cases up --- */

typedef struct {
  DeskGenerating *all;
  GAsyncQueue *ready, *room; /* GPtrArray * of cases: those to be written; those done with, as many as may wait */
  int stop;                  /* atomic */
  DeskProgress progress;
  gpointer data;
  GCancellable *cancellable;
} Factory;

static GPtrArray *
batch_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) desk_generated_case_free);
}

static gpointer
make_cases (gpointer data)
{
  Factory *factory = data;
  gint64 left = factory->all->cases;
  while (left > 0) {
    GPtrArray *batch = g_async_queue_pop (factory->room);
    g_ptr_array_set_size (batch, 0);
    if (g_atomic_int_get (&factory->stop)) {
      g_ptr_array_unref (batch);
      return NULL;
    }
    for (guint i = 0; i < BATCH && left > 0; i++, left--)
      g_ptr_array_add (batch, desk_generate_case (factory->all));
    g_async_queue_push (factory->ready, batch);
  }
  return NULL;
}

/* --- writing --- */

static gboolean
write_command_row (DeskWriting *writing, const DeskEvent *event, gint64 version, GError **error)
{
  char result[80];
  g_snprintf (result, sizeof result, "%" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT, event->seq, event->seq, version);
  DeskStatement *st = desk_connection_sql (writing->connection, DESK_SQL_COMMAND_ADD);
  desk_statement_bind_uuid (st, 1, &event->command);
  desk_statement_bind_text (st, 2, event->kind, -1);
  desk_statement_bind_int64 (st, 3, event->at_us);
  desk_statement_bind_text (st, 4, result, -1);
  return desk_projector_run (writing->projector, st, error);
}

static gboolean
write_case (DeskGenerating *self, DeskWriting *writing, DeskGeneratedCase *made, GError **error)
{
  DeskWriterRecord record = { .snapshot = made->snapshot, .type_id = self->table->type_id };
  made->snapshot->last_seq = writing->last_seq + DESK_GENERATED_EVENTS;
  made->snapshot->id = ++self->last_id;
  DeskStatement *st = desk_connection_sql (writing->connection, DESK_SQL_RECORD_PUT);
  desk_statement_bind_uuid (st, 1, &made->snapshot->uid);
  desk_statement_bind_int64 (st, 2, self->table->type_id);
  desk_statement_bind_int64 (st, 3, made->snapshot->version);
  desk_statement_bind_int64 (st, 4, made->snapshot->last_seq);
  desk_statement_bind_int64 (st, 5, made->snapshot->id);
  if (!desk_projector_run (writing->projector, st, error))
    return FALSE;
  for (guint i = 0; i < DESK_GENERATED_EVENTS; i++) {
    DeskEvent *event = made->events[i];
    event->seq = ++writing->last_seq;
    writing->desk_seq++;
    if (!desk_writing_write_event (writing, &record, event, made->salts[i], made->digests[i], error) ||
        !write_command_row (writing, event, i + 1, error))
      return FALSE;
  }
  /* Its words come at the end of the transaction: the index is flushed at
   * every savepoint, and statements between its rows make one each. */
  writing->projector->words = "";
  self->writing = made;
  gboolean fine = desk_projector_write (writing->projector, NULL, made->snapshot, error);
  writing->projector->words = NULL;
  return fine;
}

/* Those of the cases from @first on. */
static gboolean
write_words (DeskWriting *writing, gint64 first, const GPtrArray *words, GError **error)
{
  for (guint i = 0; i < words->len; i++) {
    DeskStatement *st = desk_connection_sql (writing->connection, DESK_SQL_SEARCH_ADD);
    desk_statement_bind_int64 (st, 1, first + i);
    desk_statement_bind_text (st, 2, g_ptr_array_index (words, i), -1);
    if (!desk_projector_run (writing->projector, st, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
write_many (DeskGenerating *self, Factory *factory, gint64 *left, GError **error)
{
  DeskStore *store = self->store;
  DeskWriting writing = { 0 };
  gint64 now_us = self->to_us;
  DeskDbResult r = desk_connection_begin (store->writer);
  if (r != DESK_DB_OK)
    return desk_connection_fail (store->writer, r, error);
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  gint64 first = self->last_id + 1;
  gboolean fine = desk_writing_begin (&writing, store, &now_us, error);
  while (fine && *left > 0 && words->len < CASES_AT_ONCE) {
    GPtrArray *batch = g_async_queue_pop (factory->ready);
    for (guint i = 0; fine && i < batch->len; i++) {
      DeskGeneratedCase *made = g_ptr_array_index (batch, i);
      fine = write_case (self, &writing, made, error);
      g_ptr_array_add (words, g_steal_pointer (&made->words));
    }
    *left -= batch->len;
    /* Taken apart where it was made: memory that goes back and forth between threads is slow. */
    g_async_queue_push (factory->room, batch);
    if (factory->progress != NULL)
      factory->progress (self->cases - *left, self->cases, factory->data);
    fine = fine && !g_cancellable_set_error_if_cancelled (factory->cancellable, error);
  }
  fine = fine && desk_writing_move_head (&writing, error) && write_words (&writing, first, words, error);
  if (fine && (r = desk_connection_commit (store->writer)) != DESK_DB_OK)
    fine = desk_connection_fail (store->writer, r, error);
  if (!fine)
    desk_connection_rollback (store->writer);
  else
    desk_head_move (store->head, writing.desk_seq, writing.hash);
  desk_writing_clear (&writing);
  return fine;
}

static gboolean
configure (DeskStore *store, const char *script, GError **error)
{
  DeskDbResult r = desk_connection_execute (store->writer, script);
  return r == DESK_DB_OK || desk_connection_fail (store->writer, r, error);
}

/* Takes every index away that is not a constraint. Returns: what makes them again; NULL on error */
static char *
take_indexes (DeskStore *store, GError **error)
{
  g_autoptr (GString) drop = g_string_new (NULL);
  g_autoptr (GString) make = g_string_new (NULL);
  g_autoptr (DeskStatement) st = desk_connection_prepare (store->writer, "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL");
  DeskDbResult r;
  while ((r = desk_statement_step (st)) == DESK_DB_ROW) {
    g_string_append_printf (drop, "DROP INDEX \"%s\";\n", desk_statement_column_text (st, 0));
    g_string_append_printf (make, "%s;\n", desk_statement_column_text (st, 1));
  }
  if (r != DESK_DB_DONE || (r = desk_connection_execute (store->writer, drop->str)) != DESK_DB_OK) {
    desk_connection_fail (store->writer, r, error);
    return NULL;
  }
  return g_string_free (g_steal_pointer (&make), FALSE);
}

static gboolean
write_all (DeskGenerating *self, DeskProgress progress, gpointer data, GCancellable *cancellable, GError **error)
{
  Factory factory = { self, g_async_queue_new_full ((GDestroyNotify) g_ptr_array_unref), g_async_queue_new_full ((GDestroyNotify) g_ptr_array_unref), 0,
                      progress, data, cancellable };
  gint64 left = self->cases;
  gboolean fine = TRUE;
  for (guint i = 0; i < BATCHES_AHEAD; i++)
    g_async_queue_push (factory.room, batch_new ());
  GThread *thread = g_thread_new ("desk-generate", make_cases, &factory);
  while (fine && left > 0)
    fine = write_many (self, &factory, &left, error);
  g_atomic_int_set (&factory.stop, 1);
  g_async_queue_push (factory.room, batch_new ());
  g_thread_join (thread);
  g_async_queue_unref (factory.ready);
  g_async_queue_unref (factory.room);
  return fine;
}

/* --- all of it --- */

static const DeskRecordTable *
find_case_table (DeskStore *store, const char **prefix)
{
  GPtrArray *tables = desk_projection_get_tables (store->projection);
  for (guint i = 0; i < tables->len; i++) {
    const DeskRecordTable *table = g_ptr_array_index (tables, i);
    if (table->owner == NULL && desk_type_is_a (table->type, "case") && table->type->rules != NULL && table->type->rules->number_prefix != NULL) {
      *prefix = table->type->rules->number_prefix;
      return table;
    }
  }
  *prefix = "AL";
  return desk_projection_find (store->projection, "case");
}

static gboolean
generate (DeskGenerating *self, DeskProgress progress, gpointer data, GCancellable *cancellable, GError **error)
{
  DeskStore *store = self->store;
  gboolean many = self->cases >= MANY;
  if (!make_around (self, error) || !make_parties (self, error))
    return FALSE;
  know_places (self, self->areas, FALSE);
  know_places (self, self->units, FALSE);
  know_places (self, self->persons, FALSE);
  know_places (self, self->parties, TRUE);
  for (guint i = 0; i < self->parties->len; i++)
    self->last_id = MAX (self->last_id, g_array_index (self->parties, DeskGeneratedPlace, i).id);
  /* Sorted once at the end an index costs a fraction of a million places found one by one. */
  g_autofree char *indexes = NULL;
  if (many && (!configure (store, BULK_ON, error) || !configure (store, WORDS_BULK_ON, error) || (indexes = take_indexes (store, error)) == NULL))
    return FALSE;
  DeskCellSource source = store->projector.source;
  store->projector.source = (DeskCellSource) { .data = self, .id_of = desk_generating_id_of, .title_of = desk_generating_title_of,
                                                .key_of = desk_generating_key_of, .key_of_text = desk_generating_key_of_text, .seal = store->seal };
  gboolean fine = write_all (self, progress, data, cancellable, error);
  store->projector.source = source;
  if (many)
    fine = configure (store, WORDS_BULK_OFF, fine ? error : NULL) &&
           configure (store, indexes, fine ? error : NULL) &&
           configure (store, BULK_OFF, fine ? error : NULL) && fine;
  return fine;
}

static void
place_clear (gpointer data)
{
  DeskGeneratedPlace *place = data;
  g_free (place->name);
}

static GArray *
places_new (void)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (DeskGeneratedPlace));
  g_array_set_clear_func (places, place_clear);
  return places;
}

gboolean
desk_store_generate (DeskStore *store, gint64 cases, guint64 seed, DeskProgress progress, gpointer data, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (DESK_IS_STORE (store) && cases >= 0, FALSE);
  if (store->writer == NULL || desk_store_get_last_seq (store) > 0) {
    g_set_error_literal (error, DESK_STORE_ERROR, DESK_STORE_ERROR_EXISTS,
                         _ ("This store has records already, so nothing was generated. Please choose a new file."));
    return FALSE;
  }
  g_autoptr (GRand) rand = g_rand_new_with_seed_array ((const guint32[]) { (guint32) seed, (guint32) (seed >> 32) }, 2);
  g_autoptr (GArray) parties = places_new ();
  g_autoptr (GArray) units = places_new ();
  g_autoptr (GArray) persons = places_new ();
  g_autoptr (GArray) areas = places_new ();
  g_autoptr (GHashTable) id_by_uid = g_hash_table_new (desk_uuid_hash, desk_uuid_equal);
  g_autoptr (GHashTable) party_by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  gint64 now = desk_store_now (store);
  DeskGenerating self = { .store = store, .rand = rand, .parties = parties, .units = units, .persons = persons, .areas = areas,
                          .id_by_uid = id_by_uid, .party_by_id = party_by_id, .from_us = now - YEARS_US, .to_us = now, .cases = cases };
  self.table = find_case_table (store, &self.prefix);
  randombytes_buf (self.salt_key, sizeof self.salt_key);
  g_mutex_lock (&store->write_lock);
  gboolean fine = generate (&self, progress, data, cancellable, error);
  store->fixed_time = 0;
  DeskStatement *st = desk_connection_sql (store->writer, DESK_SQL_LAST_SEQ);
  gint64 last = desk_statement_step (st) == DESK_DB_ROW ? desk_statement_column_int64 (st, 0) : 0;
  desk_statement_reset (st);
  g_mutex_unlock (&store->write_lock);
  desk_store_publish (store, last, TRUE);
  return fine;
}
