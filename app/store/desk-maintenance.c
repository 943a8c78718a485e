/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copies of a store: through the engine's backup interface, and as lines of JSON. */
#include "store/desk-store-files-private.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <sodium.h>

#include "store/desk-connection-private.h"
#include "store/desk-store-file.h"

#define BACKUP_PAGES 512
#define TELL_EVERY 4096

static gboolean
fail_exists (const char *path, GError **error)
{
  g_set_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_EXISTS,
               _ ("There is a file “%s” already. It was left as it is. Please choose another name."), path);
  return FALSE;
}

static gboolean
fail_file (int number, GError **error)
{
  g_set_error (error, DESK_STORE_ERROR, number == ENOSPC ? DESK_STORE_ERROR_FULL : DESK_STORE_ERROR_IO,
               _ ("The copy could not be written (%s). The store itself is as it was. Please choose another place."), g_strerror (number));
  return FALSE;
}

static int
copy_pages (sqlite3 *to, sqlite3 *from, DeskProgress progress, gpointer data, GCancellable *cancellable)
{
  sqlite3_backup *backup = sqlite3_backup_init (to, "main", from, "main");
  int rc = SQLITE_OK;
  if (backup == NULL)
    return sqlite3_errcode (to);
  while (rc == SQLITE_OK || rc == SQLITE_BUSY || rc == SQLITE_LOCKED) {
    if (g_cancellable_is_cancelled (cancellable)) {
      rc = SQLITE_INTERRUPT;
      break;
    }
    rc = sqlite3_backup_step (backup, BACKUP_PAGES);
    if (progress != NULL)
      progress (sqlite3_backup_pagecount (backup) - sqlite3_backup_remaining (backup), sqlite3_backup_pagecount (backup), data);
    if (rc == SQLITE_BUSY || rc == SQLITE_LOCKED)
      g_usleep (20000);
  }
  int finished = sqlite3_backup_finish (backup);
  return rc != SQLITE_DONE ? rc : finished;
}

/* The copy is a file by itself: no WAL beside it. */
static gboolean
write_copy (DeskConnection *from, const char *part, DeskProgress progress, gpointer data, GCancellable *cancellable, GError **error)
{
  sqlite3 *to = NULL;
  int rc = sqlite3_open_v2 (part, &to, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, NULL);
  if (rc == SQLITE_OK)
    rc = copy_pages (to, from->db, progress, data, cancellable);
  g_autofree char *said = rc != SQLITE_OK ? g_strdup (sqlite3_errmsg (to)) : NULL;
  int closed = sqlite3_close (to);
  if (rc == SQLITE_OK)
    rc = closed;
  if (rc == SQLITE_OK)
    return TRUE;
  if (rc == SQLITE_INTERRUPT)
    g_set_error_literal (error, DESK_STORE_ERROR, DESK_STORE_ERROR_CANCELLED, _ ("Stopped. No copy was made."));
  else
    g_set_error (error, DESK_STORE_ERROR, (rc & 0xff) == SQLITE_FULL ? DESK_STORE_ERROR_FULL : DESK_STORE_ERROR_IO,
                 _ ("The copy could not be written (%s). The store itself is as it was. Please choose another place."), said);
  return FALSE;
}

static gboolean
sync_file (const char *path)
{
  int fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  gboolean fine = fd >= 0 && fsync (fd) == 0;
  if (fd >= 0)
    close (fd);
  return fine;
}

/* Whole under its name or not there: written beside it, then linked. */
static gboolean
give_name (const char *part, const char *path, GError **error)
{
  if (!sync_file (part))
    return fail_file (errno, error);
  if (link (part, path) == 0) {
    g_unlink (part);
    return TRUE;
  }
  if (errno == EEXIST)
    return fail_exists (path, error);
  return g_rename (part, path) == 0 || fail_file (errno, error);
}

static char *
make_part (const char *path, GError **error)
{
  g_autofree char *part = g_strconcat (path, ".XXXXXX", NULL);
  if (g_file_test (path, G_FILE_TEST_EXISTS)) {
    fail_exists (path, error);
    return NULL;
  }
  int fd = g_mkstemp_full (part, O_RDWR | O_CLOEXEC, 0600);
  if (fd < 0) {
    fail_file (errno, error);
    return NULL;
  }
  close (fd);
  return g_steal_pointer (&part);
}

/* Those that the copy speaks of: what was added while it was made is not in it. */
static gboolean
copy_files (DeskStore *store, const char *part, const char *folder, GPtrArray *findings, DeskProgress progress, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (DeskConnection) copy = desk_connection_open (part, DESK_CONNECTION_IMMUTABLE, error);
  return copy != NULL && desk_files_backup (store, copy, folder, findings, progress, data, cancellable, error);
}

gboolean
desk_store_backup (DeskStore *store, const char *path, GPtrArray **lacking, DeskProgress progress, gpointer data, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (DESK_IS_STORE (store) && path != NULL, FALSE);
  g_autofree char *part = make_part (path, error);
  if (part == NULL)
    return FALSE;
  g_autoptr (DeskConnection) connection = desk_connection_open (store->path, store->reader_mode, error);
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func ((GDestroyNotify) desk_finding_free);
  g_autofree char *folder = desk_files_folder (path);
  gboolean had_files = g_file_test (folder, G_FILE_TEST_EXISTS);
  /* The files first: a copy that has its name is whole. */
  gboolean fine = connection != NULL && write_copy (connection, part, progress, data, cancellable, error) &&
                  copy_files (store, part, folder, findings, progress, data, cancellable, error) && give_name (part, path, error);
  if (!fine)
    desk_store_file_remove (part);
  if (!fine && !had_files)
    desk_files_discard (folder);
  if (fine && lacking != NULL)
    *lacking = g_steal_pointer (&findings);
  return fine;
}

/* --- lines of JSON --- */

static void
add_uuid (JsonBuilder *builder, const char *name, DeskStatement *st, guint column)
{
  DeskUuid uid;
  char text[DESK_UUID_STR_LEN];
  desk_statement_column_uuid (st, column, &uid);
  desk_uuid_format (&uid, text);
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text);
}

static void
add_hex (JsonBuilder *builder, const char *name, DeskStatement *st, guint column)
{
  gsize length = 0;
  const guint8 *data = desk_statement_column_blob (st, column, &length);
  gsize size = length * 2 + 1;
  g_autofree char *hex = g_malloc (size);
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, sodium_bin2hex (hex, size, data, length));
}

static void
add_integer (JsonBuilder *builder, const char *name, DeskStatement *st, guint column)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, desk_statement_column_int64 (st, column));
}

static void
add_text (JsonBuilder *builder, const char *name, DeskStatement *st, guint column)
{
  const char *text = desk_statement_column_text (st, column);
  json_builder_set_member_name (builder, name);
  if (text != NULL)
    json_builder_add_string_value (builder, text);
  else
    json_builder_add_null_value (builder);
}

static char *
event_line (DeskStatement *st, GHashTable *desks)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
  gint64 desk = desk_statement_column_int64 (st, 3);
  const char *desk_uid = g_hash_table_lookup (desks, &desk);
  json_builder_begin_object (builder);
  add_integer (builder, "seq", st, 0);
  add_uuid (builder, "uid", st, 1);
  add_uuid (builder, "command", st, 2);
  json_builder_set_member_name (builder, "desk");
  json_builder_add_string_value (builder, desk_uid != NULL ? desk_uid : "");
  add_integer (builder, "desk_seq", st, 4);
  add_integer (builder, "at_us", st, 5);
  add_uuid (builder, "actor", st, 6);
  add_text (builder, "kind", st, 7);
  add_integer (builder, "v", st, 8);
  add_uuid (builder, "record", st, 9);
  add_text (builder, "type", st, 15);
  add_hex (builder, "salt", st, 12);
  add_text (builder, "body", st, 13);
  add_hex (builder, "digest", st, 10);
  add_hex (builder, "hash", st, 11);
  json_builder_end_object (builder);
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

static GHashTable *
read_desks (DeskConnection *connection)
{
  GHashTable *desks = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  DeskStatement *st = desk_connection_sql (connection, DESK_SQL_DESK_LIST);
  while (desk_statement_step (st) == DESK_DB_ROW) {
    gint64 id = desk_statement_column_int64 (st, 0);
    DeskUuid uid;
    desk_statement_column_uuid (st, 1, &uid);
    g_hash_table_insert (desks, g_memdup2 (&id, sizeof id), desk_uuid_to_string (&uid));
  }
  desk_statement_reset (st);
  return desks;
}

static gboolean
write_lines (DeskConnection *connection, GOutputStream *out, gint64 total, DeskProgress progress, gpointer data, GError **error)
{
  g_autoptr (GHashTable) desks = read_desks (connection);
  DeskStatement *st = desk_connection_sql (connection, DESK_SQL_ALL_EVENTS);
  DeskDbResult r;
  gint64 done = 0;
  desk_statement_bind_int64 (st, 1, 0);
  while ((r = desk_statement_step (st)) == DESK_DB_ROW) {
    g_autofree char *line = event_line (st, desks);
    if (!g_output_stream_write_all (out, line, strlen (line), NULL, NULL, error) ||
        !g_output_stream_write_all (out, "\n", 1, NULL, NULL, error)) {
      desk_statement_reset (st);
      return FALSE;
    }
    if (++done % TELL_EVERY == 0 && progress != NULL)
      progress (done, total, data);
  }
  if (r == DESK_DB_DONE && progress != NULL)
    progress (done, done, data);
  return r == DESK_DB_DONE || desk_connection_fail (connection, r, error);
}

gboolean
desk_store_export_events (DeskStore *store, const char *path, DeskProgress progress, gpointer data, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (DESK_IS_STORE (store) && path != NULL, FALSE);
  g_autofree char *part = make_part (path, error);
  if (part == NULL)
    return FALSE;
  g_autoptr (DeskConnection) connection = desk_connection_open (store->path, store->reader_mode, error);
  g_autoptr (GFile) file = g_file_new_for_path (part);
  g_autoptr (GFileOutputStream) raw = connection != NULL ? g_file_append_to (file, G_FILE_CREATE_PRIVATE, cancellable, error) : NULL;
  gboolean fine = raw != NULL;
  if (fine) {
    g_autoptr (GOutputStream) out = g_buffered_output_stream_new_sized (G_OUTPUT_STREAM (raw), 1 << 16);
    desk_connection_set_cancellable (connection, cancellable);
    fine = write_lines (connection, out, desk_store_get_last_seq (store), progress, data, error) &&
           g_output_stream_close (out, cancellable, error);
  }
  fine = fine && give_name (part, path, error);
  if (!fine)
    desk_store_file_remove (part);
  return fine;
}
