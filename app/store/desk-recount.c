/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/desk-recount.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "model/desk-case-deadlines.h"
#include "store/desk-store-object.h"
#include "store/desk-store-office.h"

/* Setting: "STAMP ID LOOKED MOVED" of a run that is not over. */
#define UNDER_WAY "recounting"

/* Cases compared on a reader at a time, and written in one command. */
#define COMPARED 400
#define WRITTEN 50
/* Where it is is kept no more often than this: what was compared twice is not counted twice. */
#define KEEP_EVERY_US (G_USEC_PER_SEC)

typedef struct {
  DeskStore *store;
  const DeskOffice *office;
  DeskCounting counting;
  char *stamp;
  const char *cause;   /* what changed: of the office, or "shipped-calendar" */
  gint64 after;        /* cases up to this id are done */
  DeskRecount sum;
  gint64 total;
  gint64 kept_us;      /* monotonic */
  const DeskRecordTable *rows[3];
} Run;

static char *
read_setting (DeskStore *self, const char *key)
{
  DeskConnection *connection = desk_store_borrow (self, NULL, NULL);
  if (connection == NULL)
    return NULL;
  char *value = desk_store_read_setting (connection, key);
  desk_store_give_back (self, connection);
  return value;
}

gboolean
desk_store_recount_needed (DeskStore *self)
{
  g_return_val_if_fail (DESK_IS_STORE (self), FALSE);
  g_autofree char *done = read_setting (self, DESK_RECOUNT_DONE);
  g_autofree char *now = desk_office_stamp (self);
  return g_strcmp0 (done, now) != 0;
}

/* One or two settings in a transaction; @value NULL drops. */
static gboolean
write_settings (DeskStore *self, const char *const *keys_and_values, GError **error)
{
  g_mutex_lock (&self->write_lock);
  DeskDbResult r = desk_connection_begin (self->writer);
  for (guint i = 0; r == DESK_DB_OK && keys_and_values[i] != NULL; i += 2) {
    const char *value = keys_and_values[i + 1];
    DeskStatement *st = desk_connection_sql (self->writer, *value != '\0' ? DESK_SQL_STORE_SET : DESK_SQL_STORE_DROP);
    desk_statement_bind_text (st, 1, keys_and_values[i], -1);
    if (*value != '\0')
      desk_statement_bind_text (st, 2, value, -1);
    r = desk_statement_run (st);
  }
  if (r == DESK_DB_OK)
    r = desk_connection_commit (self->writer);
  if (r != DESK_DB_OK) {
    desk_connection_rollback (self->writer);
    desk_connection_fail (self->writer, r, error);
  }
  g_mutex_unlock (&self->write_lock);
  return r == DESK_DB_OK;
}

static gboolean
keep_place (Run *run, GError **error)
{
  g_autofree char *place = g_strdup_printf ("%s %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT, run->stamp, run->after, run->sum.looked_at, run->sum.moved);
  run->kept_us = g_get_monotonic_time ();
  return write_settings (run->store, (const char *const[]) { UNDER_WAY, place, NULL }, error);
}

/* Nothing the office laid down changed since: then it is what the program comes with. */
static gboolean
is_office_same (const Run *run)
{
  g_autofree char *done = read_setting (run->store, DESK_RECOUNT_DONE);
  g_autofree char *same = g_strdup_printf ("%" G_GINT64_FORMAT "/", run->office->seq);
  return done != NULL && g_str_has_prefix (done, same);
}

/* From the beginning, or from where it was left if nothing changed since. */
static void
begin (Run *run)
{
  g_autofree char *place = read_setting (run->store, UNDER_WAY);
  g_auto (GStrv) words = g_strsplit (place != NULL ? place : "", " ", -1);
  run->office = desk_office_get (run->store);
  run->counting = (DeskCounting) { run->office->calendar, run->office->rules, run->store->zone };
  g_free (run->stamp);
  run->stamp = desk_office_stamp (run->store);
  run->cause = is_office_same (run) ? "shipped-calendar" : run->office->cause;
  run->after = 0;
  run->sum = (DeskRecount) { 0, 0 };
  if (g_strv_length (words) != 4 || strcmp (words[0], run->stamp) != 0)
    return;
  run->after = g_ascii_strtoll (words[1], NULL, 10);
  run->sum.looked_at = g_ascii_strtoll (words[2], NULL, 10);
  run->sum.moved = g_ascii_strtoll (words[3], NULL, 10);
}

/* --- comparing --- */

/* Only what a limit is counted from: the case itself has a due date, so it is not closed. */
static DeskSnapshot *
load_limits (Run *run, DeskProjector *projector, gint64 id, const DeskType **type, GError **error)
{
  const DeskRecordTable *table = desk_store_table_of (run->store, projector->connection, id);
  DeskUuid uid;
  if (table == NULL || !desk_store_uid_of (run->store, projector->connection, id, &uid))
    return NULL;
  g_autoptr (DeskSnapshot) snapshot = desk_snapshot_new (&uid);
  snapshot->id = id;
  snapshot->type = table->type->name;
  *type = table->type;
  for (guint i = 0; i < G_N_ELEMENTS (run->rows); i++)
    if (!desk_projector_load_rows (projector, run->rows[i], snapshot, error))
      return NULL;
  return g_steal_pointer (&snapshot);
}

static gboolean
list_ids (Run *run, DeskConnection *connection, GArray *ids, GError **error)
{
  DeskStatement *st = desk_connection_statement (connection, "SELECT \"id\" FROM \"cases\" WHERE \"id\" > $1 AND \"withdrawn\" = 0 AND \"due_at\" < $2 ORDER BY \"id\" LIMIT $3");
  DeskDbResult r;
  desk_statement_bind_int64 (st, 1, run->after);
  desk_statement_bind_int64 (st, 2, DESK_NO_INTEGER);
  desk_statement_bind_int64 (st, 3, COMPARED);
  while ((r = desk_statement_step (st)) == DESK_DB_ROW) {
    gint64 id = desk_statement_column_int64 (st, 0);
    g_array_append_val (ids, id);
  }
  return r == DESK_DB_DONE || desk_connection_fail (connection, r, error);
}

/* The next cases, and of them those whose dates would move. */
static gboolean
compare (Run *run, DeskConnection *connection, GArray *ids, GArray *moved, GError **error)
{
  DeskProjector projector = { 0 };
  DeskDbResult r = desk_connection_begin_read (connection);
  gboolean fine = r == DESK_DB_OK || desk_connection_fail (connection, r, error);
  desk_store_init_projector (run->store, &projector, connection);
  fine = fine && list_ids (run, connection, ids, error);
  for (guint i = 0; fine && i < ids->len; i++) {
    g_autoptr (GError) local = NULL;
    const DeskType *type = NULL;
    g_autoptr (DeskSnapshot) snapshot = load_limits (run, &projector, g_array_index (ids, gint64, i), &type, &local);
    if (local != NULL) {
      g_propagate_error (error, g_steal_pointer (&local));
      fine = FALSE;
    } else if (snapshot != NULL && desk_case_recount (type, snapshot, &run->counting)) {
      g_array_append_val (moved, snapshot->uid);
    }
  }
  desk_connection_end_read (connection);
  return fine;
}

/* --- writing --- */

static gboolean
write_moved (Run *run, const DeskUuid *uids, guint n, GCancellable *cancellable, GError **error)
{
  static const DeskActor rule = { .kind = DESK_ACTOR_RULE };
  DeskUuid uid;
  desk_store_new_uuid (run->store, &uid);
  DeskCommand *command = desk_command_new ("recount", &uid, &rule);
  for (guint i = 0; i < n; i++)
    desk_command_part_set_text (desk_command_add (command, "recount", &uids[i], NULL, DESK_ANY_VERSION), "cause", run->cause);
  g_autoptr (DeskOutcome) outcome = desk_store_execute (run->store, command, cancellable, error);
  if (outcome == NULL)
    return FALSE;
  if (outcome->status != DESK_OUTCOME_DONE) {
    g_autofree char *why = desk_outcome_describe (outcome);
    g_set_error_literal (error, DESK_STORE_ERROR, DESK_STORE_ERROR_REFUSED, why);
    return FALSE;
  }
  /* What somebody did to a case meanwhile was counted with the new rules already. */
  run->sum.moved += MAX (outcome->last_seq - outcome->first_seq + 1, 0);
  return TRUE;
}

static gboolean
stopped (GCancellable *cancellable, GError **error)
{
  if (!g_cancellable_is_cancelled (cancellable))
    return FALSE;
  g_set_error_literal (error, DESK_STORE_ERROR, DESK_STORE_ERROR_CANCELLED,
                       _ ("Stopped. The due dates counted so far are kept; the rest follows when it is started again."));
  return TRUE;
}

/* One batch; *@over when there was no case left. */
static gboolean
do_batch (Run *run, gboolean *over, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) moved = g_array_new (FALSE, FALSE, sizeof (DeskUuid));
  DeskConnection *connection = desk_store_borrow (run->store, NULL, error);
  if (connection == NULL)
    return FALSE;
  gboolean fine = compare (run, connection, ids, moved, error);
  desk_store_give_back (run->store, connection);
  for (guint i = 0; fine && i < moved->len; i += WRITTEN)
    fine = !stopped (cancellable, error) &&
           write_moved (run, &g_array_index (moved, DeskUuid, i), MIN (WRITTEN, moved->len - i), cancellable, error);
  if (!fine)
    return FALSE;
  *over = ids->len < COMPARED;
  if (ids->len > 0)
    run->after = g_array_index (ids, gint64, ids->len - 1);
  run->sum.looked_at += ids->len;
  return TRUE;
}

static gint64
count_open (DeskStore *self)
{
  DeskConnection *connection = desk_store_borrow (self, NULL, NULL);
  gint64 n = 0;
  if (connection == NULL)
    return 0;
  DeskStatement *st = desk_connection_statement (connection, "SELECT count(*) FROM \"cases\" WHERE \"due_at\" < $1");
  desk_statement_bind_int64 (st, 1, DESK_NO_INTEGER);
  if (desk_statement_step (st) == DESK_DB_ROW)
    n = desk_statement_column_int64 (st, 0);
  desk_statement_reset (st);
  desk_store_give_back (self, connection);
  return n;
}

static gboolean
go_on (Run *run, DeskProgress progress, gpointer data, GCancellable *cancellable, GError **error)
{
  gboolean over = FALSE;
  while (!over) {
    if (stopped (cancellable, error) || !do_batch (run, &over, cancellable, error)) {
      keep_place (run, NULL);
      return FALSE;
    }
    if (progress != NULL)
      progress (MIN (run->sum.looked_at, run->total), run->total, data);
    if (run->office != desk_office_get (run->store)) { /* changed again meanwhile */
      begin (run);
      over = FALSE;
    } else if (g_get_monotonic_time () - run->kept_us >= KEEP_EVERY_US && !keep_place (run, error)) {
      return FALSE;
    }
  }
  return write_settings (run->store, (const char *const[]) { DESK_RECOUNT_DONE, run->stamp, UNDER_WAY, "", NULL }, error);
}

gboolean
desk_store_recount (DeskStore *self, DeskProgress progress, gpointer data, GCancellable *cancellable, DeskRecount *result, GError **error)
{
  static const char *const row_types[] = { "deadline", "pause", "step" };
  Run run = { .store = self };
  g_return_val_if_fail (DESK_IS_STORE (self) && result != NULL, FALSE);
  *result = (DeskRecount) { 0, 0 };
  if (!desk_store_recount_needed (self))
    return TRUE;
  if (self->writer == NULL) {
    g_set_error_literal (error, DESK_STORE_ERROR, DESK_STORE_ERROR_READ_ONLY, _ ("The store is only open for reading. Nothing was changed. Please open it for writing."));
    return FALSE;
  }
  for (guint i = 0; i < G_N_ELEMENTS (row_types); i++)
    run.rows[i] = desk_projection_find (self->projection, row_types[i]);
  begin (&run);
  run.total = count_open (self);
  run.kept_us = g_get_monotonic_time ();
  gboolean fine = go_on (&run, progress, data, cancellable, error);
  *result = run.sum;
  g_free (run.stamp);
  return fine;
}
