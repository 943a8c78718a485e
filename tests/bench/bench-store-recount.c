/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Due dates counted again beside the reads, updates and inserts it cannot do without. */
#include "bench-store.h"

#include <string.h>

#include "store/desk-recount.h"

/* As many cases a command as the program writes. */
#define BATCH 50

typedef struct {
  BenchStore *ours, *theirs;
  gint64 wanted; /* cases to be compared */
} Recounts;

static void
set_setting (BenchStore *store, DeskUuid *uid, const char *type, const char *const *texts, const char *const *fields, const gint64 *numbers)
{
  g_autoptr (GError) error = NULL;
  DeskActor actor = { .kind = DESK_ACTOR_IMPORT };
  DeskUuid id;
  gboolean is_new = desk_uuid_is_nil (uid);

  desk_store_new_uuid (store->store, &id);
  if (is_new)
    desk_store_new_uuid (store->store, uid);
  DeskCommand *command = desk_command_new ("calendar", &id, &actor);
  DeskCommandPart *part = desk_command_add (command, is_new ? "create" : "change", uid, is_new ? type : NULL, is_new ? 0 : DESK_ANY_VERSION);
  for (guint i = 0; texts != NULL && texts[i] != NULL; i += 2)
    desk_command_part_set_text (part, texts[i], texts[i + 1]);
  for (guint i = 0; fields[i] != NULL; i++)
    desk_command_part_set_integer (part, fields[i], numbers[i]);
  g_autoptr (DeskOutcome) outcome = desk_store_execute (store->store, command, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (outcome->status, ==, DESK_OUTCOME_DONE);
}

static void
enough (gint64 done, gint64 total, gpointer data)
{
  gpointer *both = data;

  if (done >= *(gint64 *) both[0])
    g_cancellable_cancel (both[1]);
}

/* Milliseconds for so many cases; the rest stays for another day. */
static double
do_ours (Recounts *self, DeskRecount *result)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  gpointer both[] = { &self->wanted, cancellable };
  double start = bench_now ();

  desk_store_recount (self->ours->store, enough, both, cancellable, result, NULL);
  return bench_now () - start;
}

static GArray *
list_open (BenchStore *store, gint64 n)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  sqlite3_stmt *st = bench_store_sql (store, "SELECT id FROM cases WHERE withdrawn = 0 AND due_at < 9223372036854775807 ORDER BY id LIMIT ?1");

  sqlite3_bind_int64 (st, 1, n);
  while (sqlite3_step (st) == SQLITE_ROW)
    {
      gint64 id = sqlite3_column_int64 (st, 0);
      g_array_append_val (ids, id);
    }
  sqlite3_reset (st);
  return ids;
}

static void
run (BenchStore *store, const char *sql, gint64 id, gint64 seq)
{
  sqlite3_stmt *st = bench_store_sql (store, sql);

  for (int i = sqlite3_bind_parameter_count (st); i > 0; i--)
    sqlite3_bind_int64 (st, i, g_str_equal (sqlite3_bind_parameter_name (st, i), ":seq") ? seq : id);
  while (sqlite3_step (st) == SQLITE_ROW)
    for (int c = 0; c < sqlite3_column_count (st); c++)
      sqlite3_column_int64 (st, c);
  sqlite3_reset (st);
}

#define ROWS(table) "SELECT * FROM " table " WHERE id BETWEEN :id * 4096 + 1 AND :id * 4096 + 4095 ORDER BY id"

/* What must be read of a case to know whether its date moves. */
static const char *const reads[] = {
  "SELECT uid, type FROM records WHERE id = :id", ROWS ("deadlines"), ROWS ("pauses"), ROWS ("steps"),
};

/* What must be read and written when it does: the record as the log has it, then the event and the rows. */
static const char *const writes[] = {
  "SELECT r.version, r.last_seq, e.uid, e.at_us FROM records r JOIN events e ON e.seq = r.last_seq WHERE r.id = :id",
  "SELECT * FROM cases WHERE id = :id", "SELECT * FROM x_tst_demand WHERE id = :id", ROWS ("handovers"), ROWS ("checks"), ROWS ("lifts"),
  ROWS ("deadlines"), ROWS ("steps"), ROWS ("pauses"), ROWS ("evaluations"),
  "INSERT INTO events (seq, uid, command_uid, desk, desk_seq, at_us, actor, kind, v, record, case_id, body_digest, hash) "
  "VALUES (:seq, randomblob(16), randomblob(16), 1, :seq, 1772000000000000, zeroblob(16), 'recounted', 1, :id, :id, randomblob(32), randomblob(32))",
  "INSERT INTO event_bodies (seq, salt, body) VALUES (:seq, randomblob(16), '{\"set\":{\"due_at\":[1772000000000000,1772086400000000],"
  "\"warn_at\":[1771900000000000,1771986400000000]},\"rows\":[{\"row\":\"deadline\",\"n\":1,\"set\":{\"due_at\":[1772000000000000,1772086400000000],"
  "\"warn_at\":[1771900000000000,1771986400000000]}}],\"why\":\"calendar 2026\",\"rule\":\"recount\"}')",
  "UPDATE records SET version = version + 1, last_seq = :seq WHERE id = :id",
  "UPDATE cases SET due_at = due_at + 86400000000, warn_at = warn_at + 86400000000, changed_at = 1772000000000000 WHERE id = :id",
  "UPDATE deadlines SET due_at = due_at + 86400000000, warn_at = warn_at + 86400000000 WHERE id = :id * 4096 + 1",
};

static void
end_batch (BenchStore *store, gint64 seq)
{
  run (store, "UPDATE desks SET head_seq = :seq, head_hash = randomblob(32) WHERE id = 1", 0, seq);
  run (store, "INSERT INTO commands (uid, kind, at_us, result) VALUES (randomblob(16), 'recount', 1772000000000000, '1 1')", 0, seq);
  run (store, "COMMIT", 0, 0);
}

static double
do_reference (Recounts *self, gboolean write)
{
  g_autoptr (GArray) ids = list_open (self->theirs, self->wanted);
  sqlite3_stmt *st = bench_store_sql (self->theirs, "SELECT max(seq) FROM events");
  gint64 seq;
  double start;

  g_assert_cmpint (sqlite3_step (st), ==, SQLITE_ROW);
  seq = sqlite3_column_int64 (st, 0);
  sqlite3_reset (st);
  start = bench_now ();
  for (guint i = 0; i < ids->len; i++)
    for (guint k = 0; k < G_N_ELEMENTS (reads); k++)
      run (self->theirs, reads[k], g_array_index (ids, gint64, i), 0);
  for (guint i = 0; write && i < ids->len; i++)
    {
      if (i % BATCH == 0)
        run (self->theirs, "BEGIN IMMEDIATE", 0, 0);
      seq++;
      for (guint k = 0; k < G_N_ELEMENTS (writes); k++)
        run (self->theirs, writes[k], g_array_index (ids, gint64, i), seq);
      if (i % BATCH == BATCH - 1 || i + 1 == ids->len)
        end_batch (self->theirs, seq);
    }
  return bench_now () - start;
}

void
bench_recounts (gint64 cases)
{
  static const char *const limit_field[] = { "limit", NULL };
  static const char *const rule_texts[] = { "case_type", "tst.demand", "limit_name", "settle", "basis", "office rules", NULL };
  static const char *const hour_fields[] = { "morning_from", "morning_to", "afternoon_from", "afternoon_to", NULL };
  Recounts self = { bench_store_open_copy (cases), bench_store_open_copy (cases), bench_is_quick () ? 4000 : 20000 };
  DeskUuid rule = DESK_UUID_NIL, office = DESK_UUID_NIL;
  DeskRecount result;
  double ours, bare;

  /* Dates of a generated store are not as they would be counted: all of them move once, and then again. */
  set_setting (self.ours, &rule, "local-rule", rule_texts, limit_field, (const gint64[]) { 11 });
  do_ours (&self, &result);
  set_setting (self.ours, &rule, "local-rule", NULL, limit_field, (const gint64[]) { 12 });
  bare = do_reference (&self, TRUE);
  ours = do_ours (&self, &result);
  g_print ("# recount: %ld compared, %ld moved\n", (long) result.looked_at, (long) result.moved);
  bench_record ("due date recounted, a case that moves", "ms", ours / (double) MAX (result.moved, 1), bare / (double) self.wanted, 2);
  /* The hours change, but the limits are in days: nothing moves. */
  set_setting (self.ours, &office, "work-hours", NULL, hour_fields, (const gint64[]) { 540, 720, 840, 1050 });
  bare = do_reference (&self, FALSE);
  ours = do_ours (&self, &result);
  g_print ("# recount: %ld compared, %ld moved\n", (long) result.looked_at, (long) result.moved);
  bench_record ("due date recounted, a case that stays", "ms", ours / (double) MAX (result.looked_at, 1), bare / (double) self.wanted, 2);
  bench_store_close (self.ours);
  bench_store_close (self.theirs);
}
