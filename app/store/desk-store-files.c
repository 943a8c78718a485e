/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/desk-store-files-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "store/desk-drafts.h"

/* --- what events speak of --- */

typedef struct {
  DeskProjector *projector;
  gint64 seq;
  gboolean fine;
  GError **error;
} Noting;

static void
note (const char *sha256, gint64 size, gpointer data)
{
  Noting *self = data;
  if (!self->fine)
    return;
  DeskStatement *st = desk_connection_sql (self->projector->connection, DESK_SQL_FILE_ADD);
  desk_statement_bind_text (st, 1, sha256, -1);
  desk_statement_bind_int64 (st, 2, self->seq);
  desk_statement_bind_int64 (st, 3, size);
  self->fine = desk_projector_run (self->projector, st, self->error);
}

gboolean
desk_files_note (DeskProjector *projector, gint64 seq, const char *body, GError **error)
{
  Noting noting = { projector, seq, TRUE, error };
  desk_attachments_each_mention (body, strlen (body), note, &noting);
  return noting.fine;
}

gboolean
desk_files_release (DeskWriting *writing, gint64 seq, GError **error)
{
  DeskStatement *st = desk_connection_sql (writing->connection, DESK_SQL_FILE_OF_EVENT);
  DeskDbResult r;
  gboolean any = FALSE;
  desk_statement_bind_int64 (st, 1, seq);
  while ((r = desk_statement_step (st)) == DESK_DB_ROW) {
    if (writing->released == NULL)
      writing->released = g_ptr_array_new_with_free_func (g_free);
    g_ptr_array_add (writing->released, g_strdup (desk_statement_column_text (st, 0)));
    any = TRUE;
  }
  if (r != DESK_DB_DONE)
    return desk_connection_fail (writing->connection, r, error);
  if (!any)
    return TRUE;
  st = desk_connection_sql (writing->connection, DESK_SQL_FILE_DROP);
  desk_statement_bind_int64 (st, 1, seq);
  return desk_projector_run (writing->projector, st, error);
}

/* --- what nobody uses --- */

/* Told from a failure to look: what cannot be looked up is used. */
static gboolean
is_used (DeskStore *store, DeskConnection *connection, const char *sha256)
{
  DeskStatement *st = desk_connection_sql (connection, DESK_SQL_FILE_USED);
  desk_statement_bind_text (st, 1, sha256, -1);
  DeskDbResult r = desk_statement_step (st);
  desk_statement_reset (st);
  if (r != DESK_DB_DONE)
    return TRUE;
  g_autofree char *drafts = desk_drafts_folder (store->path);
  return desk_drafts_mention (drafts, sha256);
}

void
desk_files_remove_unused (DeskStore *store, const GPtrArray *digests)
{
  /* Nobody can commit an event about a file while it is looked up and taken away. */
  if (desk_connection_begin (store->writer) != DESK_DB_OK) {
    desk_connection_rollback (store->writer);
    return; /* the sweep will come across them */
  }
  for (guint i = 0; i < digests->len; i++)
    if (!is_used (store, store->writer, g_ptr_array_index (digests, i)) && !desk_files_remove (store->files, g_ptr_array_index (digests, i)))
      g_warning ("a file that is no longer used could not be removed from %s", store->files);
  desk_connection_rollback (store->writer);
}

typedef struct {
  gint64 before_us;
  GPtrArray *old;
} Sweeping;

static void
gather_old (const char *sha256, gint64 added_us, gpointer data)
{
  Sweeping *self = data;
  if (added_us < self->before_us)
    g_ptr_array_add (self->old, g_strdup (sha256));
}

guint
desk_store_sweep_files (DeskStore *self, gint64 before_us)
{
  g_return_val_if_fail (DESK_IS_STORE (self), 0);
  g_autoptr (GPtrArray) old = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) unused = g_ptr_array_new ();
  Sweeping sweeping = { before_us, old };
  guint n = 0;
  if (self->writer == NULL)
    return 0;
  desk_files_clean (self->files, before_us);
  desk_files_each (self->files, gather_old, &sweeping);
  if (old->len == 0)
    return 0;
  DeskConnection *reader = desk_store_borrow (self, NULL, NULL);
  for (guint i = 0; reader != NULL && i < old->len; i++)
    if (!is_used (self, reader, g_ptr_array_index (old, i)))
      g_ptr_array_add (unused, g_ptr_array_index (old, i));
  if (reader != NULL)
    desk_store_give_back (self, reader);
  if (unused->len == 0)
    return 0;
  g_mutex_lock (&self->write_lock);
  desk_files_remove_unused (self, unused);
  g_mutex_unlock (&self->write_lock);
  for (guint i = 0; i < unused->len; i++) {
    g_autofree char *path = desk_files_path (self->files, g_ptr_array_index (unused, i));
    n += !g_file_test (path, G_FILE_TEST_EXISTS);
  }
  return n;
}

/* --- adding --- */

typedef struct {
  GFile *source; /* or */
  char *name;
  GBytes *bytes;
} Adding;

static void
adding_free (gpointer data)
{
  Adding *self = data;
  g_clear_object (&self->source);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self->name);
  g_free (self);
}

static void
add_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  DeskStore *store = source;
  const Adding *self = data;
  GError *error = NULL;
  DeskAttachment *attachment;
  if (store->writer == NULL) {
    g_task_return_new_error (task, DESK_STORE_ERROR, DESK_STORE_ERROR_READ_ONLY, _ ("The store is only open for reading. Nothing was changed."));
    return;
  }
  attachment = self->source != NULL ? desk_files_add (store->files, self->source, cancellable, &error)
                                    : desk_files_add_bytes (store->files, self->name, self->bytes, &error);
  if (attachment != NULL)
    g_task_return_pointer (task, attachment, (GDestroyNotify) desk_attachment_free);
  else
    g_task_return_error (task, error);
}

static void
add_async (DeskStore *store, Adding *adding, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (store, cancellable, callback, data);
  g_task_set_task_data (task, adding, adding_free);
  g_task_run_in_thread (task, add_in_thread);
}

void
desk_store_add_file_async (DeskStore *self, GFile *source, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  Adding *adding = g_new0 (Adding, 1);
  adding->source = g_object_ref (source);
  add_async (self, adding, cancellable, callback, data);
}

void
desk_store_add_bytes_async (DeskStore *self, const char *name, GBytes *bytes, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  Adding *adding = g_new0 (Adding, 1);
  adding->name = g_strdup (name);
  adding->bytes = g_bytes_ref (bytes);
  add_async (self, adding, cancellable, callback, data);
}

DeskAttachment *
desk_store_add_file_finish (DeskStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* --- all that are spoken of --- */

typedef struct {
  char *sha256;
  gint64 size, seq; /* seq: the first event that speaks of it */
} Spoken;

static void
spoken_free (gpointer data)
{
  g_free (((Spoken *) data)->sha256);
  g_free (data);
}

static GPtrArray *
list_spoken (DeskConnection *connection, GError **error)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (spoken_free);
  DeskStatement *st = desk_connection_sql (connection, DESK_SQL_FILE_EACH);
  DeskDbResult r;
  while ((r = desk_statement_step (st)) == DESK_DB_ROW) {
    Spoken *spoken = g_new0 (Spoken, 1);
    spoken->sha256 = g_strdup (desk_statement_column_text (st, 0));
    spoken->size = desk_statement_column_int64 (st, 1);
    spoken->seq = desk_statement_column_int64 (st, 2);
    g_ptr_array_add (all, spoken);
  }
  if (r == DESK_DB_DONE)
    return g_steal_pointer (&all);
  desk_connection_fail (connection, r, error);
  return NULL;
}

static char *
name_in (const GPtrArray *changes, const char *sha256)
{
  for (guint i = 0; i < changes->len; i++) {
    const DeskChange *change = g_ptr_array_index (changes, i);
    const DeskValue *values[] = { &change->new_value, &change->old_value };
    for (guint k = 0; k < G_N_ELEMENTS (values); k++) {
      const char *text = desk_value_get_text (values[k]);
      g_autoptr (GPtrArray) attachments = text != NULL && strstr (text, sha256) != NULL ? desk_attachments_parse (text, NULL) : NULL;
      const DeskAttachment *found = attachments != NULL ? desk_attachments_find (attachments, sha256) : NULL;
      if (found != NULL)
        return g_strdup (found->name);
    }
  }
  return NULL;
}

/* As the event calls it. */
static char *
name_of (DeskConnection *connection, const Spoken *spoken)
{
  DeskStatement *st = desk_connection_sql (connection, DESK_SQL_EVENT_BODY);
  g_autoptr (DeskEventBody) body = NULL;
  char *name = NULL;
  desk_statement_bind_int64 (st, 1, spoken->seq);
  if (desk_statement_step (st) == DESK_DB_ROW)
    body = desk_event_body_from_json (desk_statement_column_text (st, 0), NULL);
  desk_statement_reset (st);
  if (body != NULL)
    name = name_in (body->changes, spoken->sha256);
  for (guint i = 0; body != NULL && name == NULL && i < body->rows->len; i++)
    name = name_in (((const DeskRowChange *) g_ptr_array_index (body->rows, i))->changes, spoken->sha256);
  return name != NULL ? name : g_strndup (spoken->sha256, 12);
}

static void
add_finding (DeskConnection *connection, const Spoken *spoken, const GError *fault, GPtrArray *findings)
{
  g_autofree char *name = name_of (connection, spoken);
  gboolean gone = g_error_matches (fault, DESK_STORE_ERROR, DESK_STORE_ERROR_NOT_FOUND);
  gboolean altered = g_error_matches (fault, DESK_STORE_ERROR, DESK_STORE_ERROR_DAMAGED);
  g_autofree char *message = gone      ? g_strdup_printf (_ ("The file “%s” is missing beside the store."), name)
                             : altered ? g_strdup_printf (_ ("The file “%s” was altered after it was added."), name)
                                       : g_strdup_printf (_ ("The file “%s” cannot be read: %s"), name, fault->message);
  g_ptr_array_add (findings, desk_finding_new (gone ? "file-missing" : altered ? "file-altered" : "file", NULL, spoken->seq, NULL, NULL, message));
}

/* @to NULL: only looked at. */
static gboolean
go_through (DeskStore *store, DeskConnection *connection, const char *to, GPtrArray *findings, DeskProgress progress, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) all = list_spoken (connection, error);
  if (all == NULL)
    return FALSE;
  for (guint i = 0; i < all->len; i++) {
    const Spoken *spoken = g_ptr_array_index (all, i);
    g_autoptr (GError) fault = NULL;
    gboolean fine = to == NULL ? desk_files_check (store->files, spoken->sha256, cancellable, &fault)
                               : desk_files_copy_to (store->files, spoken->sha256, spoken->size, to, cancellable, &fault);
    if (fine) {
      if (progress != NULL)
        progress (i + 1, all->len, data);
      continue;
    }
    /* What ends the whole: told at once; what is wrong with one file: written down. */
    if (g_error_matches (fault, DESK_STORE_ERROR, DESK_STORE_ERROR_CANCELLED) || g_error_matches (fault, DESK_STORE_ERROR, DESK_STORE_ERROR_FULL)) {
      g_propagate_error (error, g_steal_pointer (&fault));
      return FALSE;
    }
    add_finding (connection, spoken, fault, findings);
  }
  return TRUE;
}

gboolean
desk_files_verify (DeskStore *store, DeskConnection *connection, GPtrArray *findings, DeskProgress progress, gpointer data, GCancellable *cancellable, GError **error)
{
  return go_through (store, connection, NULL, findings, progress, data, cancellable, error);
}

gboolean
desk_files_backup (DeskStore *store, DeskConnection *connection, const char *to, GPtrArray *findings, DeskProgress progress, gpointer data, GCancellable *cancellable, GError **error)
{
  return go_through (store, connection, to, findings, progress, data, cancellable, error);
}
