/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opening and closing a store, and what it knows of itself. */
#include "store/desk-files.h"
#include "store/desk-loss-private.h"
#include "store/desk-store-object.h"

#include <sodium.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "store/desk-maintenance.h"
#include "store/desk-migrator.h"
#include "store/desk-store-file.h"
#include "store/desk-store-office.h"
#include "store/desk-recount.h"

G_DEFINE_FINAL_TYPE (DeskStore, desk_store, G_TYPE_OBJECT)

#define ZONE "Asia/Shanghai"

static void
desk_store_init (DeskStore *self)
{
  desk_store_readers_init (self);
  self->clock = desk_clock_system ();
  self->uuids = desk_uuid_source_new (0);
  self->new_uids = g_ptr_array_new_with_free_func (g_free);
  self->jobs = g_async_queue_new ();
}

static void
desk_store_dispose (GObject *object)
{
  desk_store_close (DESK_STORE (object));
  G_OBJECT_CLASS (desk_store_parent_class)->dispose (object);
}

static void
desk_store_finalize (GObject *object)
{
  DeskStore *self = DESK_STORE (object);
  g_clear_pointer (&self->projection, desk_projection_free);
  g_clear_object (&self->registry);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  desk_office_clear (self);
  desk_head_free (self->head);
  desk_seal_free (self->seal);
  desk_uuid_source_free (self->uuids);
  sodium_memzero (self->salt_key, sizeof self->salt_key);
  g_ptr_array_unref (self->new_uids);
  g_clear_pointer (&self->deputies, g_array_unref);
  g_async_queue_unref (self->jobs);
  g_free (self->path);
  g_free (self->files);
  g_free (self->uid);
  desk_store_readers_clear (self);
  G_OBJECT_CLASS (desk_store_parent_class)->finalize (object);
}

static void
desk_store_class_init (DeskStoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  object_class->dispose = desk_store_dispose;
  object_class->finalize = desk_store_finalize;

  /**
   * DeskStore::changed:
   * @first_seq: first new event
   * @last_seq: newest event
   */
  g_signal_new ("changed", DESK_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_INT64);
}

/* --- opening --- */

static int
known_version (const char *type, const char *area, gpointer data)
{
  DeskType *known = desk_registry_find_type (data, type);
  return known != NULL && !desk_registry_is_absent (data, type) ? (int) known->version : -1;
}

char *
desk_store_read_setting (DeskConnection *connection, const char *key)
{
  DeskStatement *st = desk_connection_sql (connection, DESK_SQL_STORE_GET);
  char *value = NULL;
  desk_statement_bind_text (st, 1, key, -1);
  if (desk_statement_step (st) == DESK_DB_ROW)
    value = g_strdup (desk_statement_column_text (st, 0));
  desk_statement_reset (st);
  return value;
}

static gboolean
set_setting (DeskConnection *connection, const char *key, const char *value, GError **error)
{
  DeskStatement *st = desk_connection_sql (connection, value != NULL ? DESK_SQL_STORE_SET : DESK_SQL_STORE_DROP);
  desk_statement_bind_text (st, 1, key, -1);
  if (value != NULL)
    desk_statement_bind_text (st, 2, value, -1);
  DeskDbResult r = desk_statement_run (st);
  return r == DESK_DB_OK || desk_connection_fail (connection, r, error);
}

/* The first window to open a new store gives it its identity. */
static gboolean
introduce (DeskStore *self, GError **error)
{
  DeskUuid uid;
  char text[DESK_UUID_STR_LEN];
  if (self->uid != NULL)
    return TRUE;
  desk_uuid_source_next (self->uuids, desk_clock_now (&self->clock), &uid);
  desk_uuid_format (&uid, text);
  g_autofree char *stamp = desk_office_stamp (self);
  DeskDbResult r = desk_connection_begin (self->writer);
  if (r != DESK_DB_OK)
    return desk_connection_fail (self->writer, r, error);
  self->uid = desk_store_read_setting (self->writer, "uid");
  gboolean fine = self->uid != NULL ||
                  (set_setting (self->writer, "uid", text, error) && set_setting (self->writer, "zone", ZONE, error) &&
                   set_setting (self->writer, "words", desk_words_version (), error) &&
                   set_setting (self->writer, DESK_RECOUNT_DONE, stamp, error));
  if (fine && (r = desk_connection_commit (self->writer)) != DESK_DB_OK)
    fine = desk_connection_fail (self->writer, r, error);
  if (!fine)
    desk_connection_rollback (self->writer);
  else if (self->uid == NULL)
    self->uid = g_strdup (text);
  return fine;
}

static void
take_seed (DeskStore *self, guint64 seed)
{
  guint64 be = GUINT64_TO_BE (seed);
  self->seed = seed;
  crypto_generichash (self->salt_key, sizeof self->salt_key, (const guint8 *) &be, sizeof be, (const guint8 *) "desk-salt", 9);
}

/* A key is made once, with the store. Another place that has the store but not
 * its key must not make one: the right one could no longer be put there. */
static void
open_seal (DeskStore *self, DeskConnection *connection)
{
  g_autofree char *check = desk_store_read_setting (connection, "key");
  self->seal = desk_seal_new (NULL, self->uid != NULL ? self->uid : "", check == NULL && self->writer != NULL);
  if (check != NULL) {
    desk_seal_expect (self->seal, check);
  } else if (self->writer != NULL && desk_seal_has_key (self->seal)) {
    g_autoptr (GError) error = NULL;
    g_autofree char *own = desk_seal_get_check (self->seal);
    if (!set_setting (self->writer, "key", own, &error))
      g_warning ("%s", error->message);
  }
}

static void
load_settings (DeskStore *self, DeskConnection *connection)
{
  g_autofree char *demo = desk_store_read_setting (connection, "demo");
  g_autofree char *zone = desk_store_read_setting (connection, "zone");
  g_clear_pointer (&self->uid, g_free);
  self->uid = desk_store_read_setting (connection, "uid");
  self->zone = g_time_zone_new_identifier (zone != NULL ? zone : ZONE);
  if (self->zone == NULL)
    self->zone = g_time_zone_new_offset (8 * 3600);
  self->demo = demo != NULL;
  if (self->demo)
    self->seal = desk_seal_new_seeded (g_ascii_strtoull (demo, NULL, 10));
  else
    open_seal (self, connection);
}

/* Which desk this place writes as, and whether the store still is the one it wrote to. */
static void
look_at_head (DeskStore *self, DeskConnection *connection)
{
  self->head = desk_head_read (self->path, self->uid);
  if (self->head->entries->len == 0)
    return;
  const DeskHeadEntry *entry = &g_array_index (self->head->entries, DeskHeadEntry, 0);
  gboolean is_ancestor = desk_head_is_ancestor (connection, entry);
  self->older_copy = !is_ancestor;
  if (!is_ancestor)
    return; /* the next command begins a desk of its own */
  DeskStatement *st = desk_connection_sql (connection, DESK_SQL_DESK_FIND);
  desk_statement_bind_uuid (st, 1, &entry->desk);
  if (desk_statement_step (st) == DESK_DB_ROW) {
    self->desk_uid = entry->desk;
    self->desk_id = desk_statement_column_int64 (st, 0);
  }
  desk_statement_reset (st);
}

static DeskConnection *
open_files (DeskStore *self, GError **error)
{
  gboolean read_only = self->flags & DESK_STORE_READ_ONLY;
  gint64 now = desk_clock_now (&self->clock);
  DeskStoreFileInfo info;
  if ((self->flags & DESK_STORE_CREATE) && !read_only && !g_file_test (self->path, G_FILE_TEST_EXISTS)) {
    g_autoptr (GError) local = NULL;
    if (!desk_store_file_create (self->path, now, &local) && !g_error_matches (local, DESK_STORE_ERROR, DESK_STORE_ERROR_EXISTS)) {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  }
  if (!desk_store_file_check (self->path, read_only ? DESK_STORE_CHECK_READ_ONLY : DESK_STORE_CHECK_DEFAULT,
                              known_version, self->registry, &info, error))
    return NULL;
  self->reader_mode = read_only && !info.writable && info.wal_size == 0 ? DESK_CONNECTION_IMMUTABLE : DESK_CONNECTION_READ_ONLY;
  if (!read_only) {
    self->writer = desk_connection_open (self->path, DESK_CONNECTION_READ_WRITE, error);
    if (self->writer == NULL || !desk_migrator_run_core (self->writer, now, error))
      return NULL;
    return self->writer;
  }
  self->readers[0] = desk_connection_open (self->path, self->reader_mode, error);
  return self->readers[0];
}

static gboolean
open_store (DeskStore *self, GError **error)
{
  gboolean rebuild = FALSE;
  DeskConnection *connection = open_files (self, error);
  if (connection == NULL || !desk_projection_add_absent (connection, self->registry, error))
    return FALSE;
  desk_registry_freeze (self->registry);
  desk_office_init (self);
  self->uid = desk_store_read_setting (connection, "uid");
  if (self->writer != NULL && !introduce (self, error))
    return FALSE;
  load_settings (self, connection);
  self->projection = desk_projection_new (self->registry);
  if (!desk_projection_prepare (self->projection, self->writer, connection, &rebuild, error))
    return FALSE;
  if (self->uid != NULL)
    look_at_head (self, connection);
  if (self->writer != NULL)
    desk_store_init_projector (self, &self->projector, self->writer);
  DeskStatement *st = desk_connection_sql (connection, DESK_SQL_LAST_SEQ);
  if (desk_statement_step (st) == DESK_DB_ROW)
    self->last_seq = desk_statement_column_int64 (st, 0);
  desk_statement_reset (st);
  g_autofree char *words = desk_store_read_setting (connection, "words");
  rebuild = rebuild || g_strcmp0 (words, desk_words_version ()) != 0;
  if (rebuild && self->writer != NULL && self->last_seq > 0) {
    g_autoptr (GPtrArray) findings = desk_store_rebuild (self, FALSE, NULL, NULL, NULL, error);
    if (findings == NULL)
      return FALSE;
  }
  if (rebuild && self->writer != NULL && !set_setting (self->writer, "words", desk_words_version (), error))
    return FALSE;
  if (!desk_office_refresh (self, connection, error))
    return FALSE;
  self->office_checked = self->last_seq;
  desk_store_watch_start (self);
  return TRUE;
}

DeskStore *
desk_store_open (const char *path, DeskRegistry *registry, DeskStoreFlags flags, GError **error)
{
  g_return_val_if_fail (path != NULL && DESK_IS_REGISTRY (registry), NULL);
  if (sodium_init () < 0) {
    g_set_error_literal (error, DESK_STORE_ERROR, DESK_STORE_ERROR_INTERNAL,
                         _ ("The encryption library cannot be used. Nothing was changed. Please install libsodium again."));
    return NULL;
  }
  g_autoptr (DeskStore) self = g_object_new (DESK_TYPE_STORE, NULL);
  self->path = g_canonicalize_filename (path, NULL);
  self->files = desk_files_folder (self->path);
  self->registry = g_object_ref (registry);
  self->flags = flags;
  return open_store (self, error) ? g_steal_pointer (&self) : NULL;
}

typedef struct {
  char *path;
  DeskRegistry *registry;
  DeskStoreFlags flags;
} OpenJob;

static void
open_job_free (gpointer data)
{
  OpenJob *job = data;
  g_free (job->path);
  g_object_unref (job->registry);
  g_free (job);
}

static void
open_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  OpenJob *job = data;
  GError *error = NULL;
  DeskStore *store = desk_store_open (job->path, job->registry, job->flags, &error);
  if (store != NULL)
    g_task_return_pointer (task, store, g_object_unref);
  else
    g_task_return_error (task, error);
}

void
desk_store_open_async (const char *path, DeskRegistry *registry, DeskStoreFlags flags, GCancellable *cancellable,
                       GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  OpenJob *job = g_new0 (OpenJob, 1);
  job->path = g_strdup (path);
  job->registry = g_object_ref (registry);
  job->flags = flags;
  g_task_set_source_tag (task, desk_store_open_async);
  g_task_set_task_data (task, job, open_job_free);
  g_task_run_in_thread (task, open_in_thread);
}

DeskStore *
desk_store_open_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
desk_store_close (DeskStore *self)
{
  g_return_if_fail (DESK_IS_STORE (self));
  g_mutex_lock (&self->lock);
  gboolean was_closed = self->closed;
  self->closed = TRUE;
  g_cond_broadcast (&self->reader_free);
  g_mutex_unlock (&self->lock);
  if (was_closed)
    return;
  desk_store_watch_stop (self);
  g_mutex_lock (&self->lock);
  for (int i = 0; i < DESK_N_READERS; i++) {
    while (self->lent[i])
      g_cond_wait (&self->reader_free, &self->lock);
    g_clear_pointer (&self->readers[i], desk_connection_close);
  }
  g_mutex_unlock (&self->lock);
  g_mutex_lock (&self->write_lock);
  g_clear_pointer (&self->writer, desk_connection_close);
  g_mutex_unlock (&self->write_lock);
}

/* --- what it knows of itself --- */

const char *
desk_store_get_path (DeskStore *self)
{
  return self->path;
}

DeskRegistry *
desk_store_get_registry (DeskStore *self)
{
  return self->registry;
}

GTimeZone *
desk_store_get_zone (DeskStore *self)
{
  return self->zone;
}

DeskCalendar *
desk_store_get_calendar (DeskStore *self)
{
  return desk_office_get (self)->calendar;
}

DeskCounting
desk_store_get_counting (DeskStore *self)
{
  const DeskOffice *office = desk_office_get (self);
  return (DeskCounting) { office->calendar, office->rules, self->zone };
}

const DeskLocalRules *
desk_store_get_local_rules (DeskStore *self)
{
  return desk_office_get (self)->rules;
}

const char *
desk_store_get_uid (DeskStore *self)
{
  return self->uid;
}

gboolean
desk_store_is_demo (DeskStore *self)
{
  return self->demo;
}

gboolean
desk_store_is_older_copy (DeskStore *self)
{
  return self->older_copy;
}

DeskProjection *
desk_store_get_projection (DeskStore *self)
{
  return self->projection;
}

const DeskSeal *
desk_store_get_seal (DeskStore *self)
{
  return self->seal;
}

void
desk_store_set_clock (DeskStore *self, const DeskClock *clock)
{
  g_mutex_lock (&self->lock);
  self->clock = clock != NULL ? *clock : desk_clock_system ();
  g_mutex_unlock (&self->lock);
}

void
desk_store_set_seed (DeskStore *self, guint64 seed)
{
  g_mutex_lock (&self->write_lock);
  g_mutex_lock (&self->lock);
  desk_uuid_source_free (self->uuids);
  self->uuids = desk_uuid_source_new (seed);
  take_seed (self, seed);
  g_mutex_unlock (&self->lock);
  g_mutex_unlock (&self->write_lock);
}

gint64
desk_store_now (DeskStore *self)
{
  g_mutex_lock (&self->lock);
  DeskClock clock = self->clock;
  g_mutex_unlock (&self->lock);
  return desk_clock_now (&clock);
}

void
desk_store_new_uuid (DeskStore *self, DeskUuid *uid)
{
  gint64 now = desk_store_now (self);
  desk_uuid_source_next (self->uuids, self->fixed_time != 0 ? self->fixed_time : now, uid);
}

void
desk_store_set_me (DeskStore *self, const DeskUuid *person, const DeskUuid *unit)
{
  g_mutex_lock (&self->lock);
  self->me.kind = DESK_ACTOR_PERSON;
  self->me.uid = person != NULL ? *person : DESK_UUID_NIL;
  self->me.unit = unit != NULL ? *unit : DESK_UUID_NIL;
  g_mutex_unlock (&self->lock);
}

void
desk_store_get_me (DeskStore *self, DeskActor *actor)
{
  g_mutex_lock (&self->lock);
  *actor = self->me;
  g_mutex_unlock (&self->lock);
}

void
desk_store_get_statistics (DeskStore *self, DeskStoreStatistics *statistics)
{
  g_mutex_lock (&self->write_lock);
  *statistics = self->statistics;
  statistics->statements += self->projector.statements;
  g_mutex_unlock (&self->write_lock);
}

guint64
desk_store_get_generation (DeskStore *self)
{
  g_mutex_lock (&self->lock);
  guint64 generation = self->generation;
  g_mutex_unlock (&self->lock);
  return generation;
}

gint64
desk_store_get_last_seq (DeskStore *self)
{
  g_mutex_lock (&self->lock);
  gint64 last = self->last_seq;
  g_mutex_unlock (&self->lock);
  return last;
}
