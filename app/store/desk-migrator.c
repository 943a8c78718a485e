/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "desk-core-sql.h"
#include "store/desk-migrator.h"
#include "store/desk-store-file.h"

#define CORE "core"

/* The steps of one area, however they are kept. */
typedef struct {
  const char *area;
  const DeskMigration *steps; /* NULL for the core, whose steps are resources */
  int n_steps;
} DeskSteps;

char *
desk_migrator_core_step (int version)
{
  g_autofree char *path = g_strdup_printf ("/org/frontlinedesk/Desk/sql/core/%04d.sql", version);
  g_autoptr (GBytes) bytes = g_resource_lookup_data (desk_core_sql_get_resource (), path, 0, NULL);
  gsize size;
  const char *data;

  if (bytes == NULL)
    return NULL;
  data = g_bytes_get_data (bytes, &size);
  return g_strndup (data, size);
}

int
desk_migrator_core_version (void)
{
  static gsize version;

  if (g_once_init_enter (&version))
    {
      int n = 0;

      for (char *text; (text = desk_migrator_core_step (n + 1)) != NULL; n++)
        g_free (text);
      g_once_init_leave (&version, n);
    }
  return version;
}

static char *
step_text (const DeskSteps *self, int version)
{
  return self->steps != NULL ? g_strdup (self->steps[version - 1].sql) : desk_migrator_core_step (version);
}

static char *
step_digest (const DeskSteps *self, int version)
{
  g_autofree char *text = step_text (self, version);

  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
}

static gboolean
has_step_table (DeskConnection *connection, gboolean *has, GError **error)
{
  DeskStatement *st = desk_connection_sql (connection, DESK_SQL_HAS_STEPS);
  DeskDbResult r = desk_statement_step (st);

  *has = r == DESK_DB_ROW;
  desk_statement_reset (st);
  return r == DESK_DB_ROW || r == DESK_DB_DONE || desk_connection_fail (connection, r, error);
}

static gboolean
digest_differs (const DeskSteps *self, int version, GError **error)
{
  g_set_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_OLDER_UNMIGRATABLE,
               /* TRANSLATORS: number of the step, id of the area */
               _("The store went through step %d of “%s” in a form that this version does not know. "
                 "The store was left as it is. Please open it with the version that wrote it, export the events, "
                 "and import them here."), version, self->area);
  return FALSE;
}

static gboolean
too_new (const DeskSteps *self, int version, GError **error)
{
  g_set_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_NEWER,
               /* TRANSLATORS: id of the area, version in the store, version known */
               _("The store was written by a newer version (“%s” is at %d, this version knows %d). "
                 "The store was left as it is. Please update the program."), self->area, version, self->n_steps);
  return FALSE;
}

/* Reads the steps already taken and compares what each said. */
static gboolean
applied_version (DeskConnection *connection, const DeskSteps *self, int *version, GError **error)
{
  gboolean has;
  DeskStatement *st;
  DeskDbResult r;

  *version = 0;
  if (!has_step_table (connection, &has, error))
    return FALSE;
  if (!has)
    return TRUE;
  st = desk_connection_sql (connection, DESK_SQL_STEP_DIGESTS);
  desk_statement_bind_text (st, 1, self->area, -1);
  while ((r = desk_statement_step (st)) == DESK_DB_ROW)
    {
      g_autofree char *digest = NULL;

      *version = desk_statement_column_int64 (st, 0);
      if (*version > self->n_steps)
        continue;
      digest = *version > 0 ? step_digest (self, *version) : NULL;
      if (g_strcmp0 (digest, desk_statement_column_text (st, 1)) != 0)
        {
          desk_statement_reset (st);
          return digest_differs (self, *version, error);
        }
    }
  if (r != DESK_DB_DONE)
    return desk_connection_fail (connection, r, error);
  return *version <= self->n_steps || too_new (self, *version, error);
}

static DeskDbResult
mark_core (DeskConnection *connection, int version)
{
  g_autofree char *sql = g_strdup_printf ("PRAGMA user_version=%d; PRAGMA application_id=%d", version,
                                          DESK_STORE_APPLICATION_ID);

  return desk_connection_execute (connection, sql);
}

/* Inside the transaction: the text of the step, its digest, and for the core the number in the header. */
static DeskDbResult
take_step (DeskConnection *connection, const DeskSteps *self, int version, gint64 now_us)
{
  g_autofree char *text = step_text (self, version);
  g_autofree char *digest = step_digest (self, version);
  DeskDbResult r = desk_connection_execute (connection, text);
  DeskStatement *st;

  if (r != DESK_DB_OK)
    return r;
  if (self->steps == NULL && (r = mark_core (connection, version)) != DESK_DB_OK)
    return r;
  st = desk_connection_sql (connection, DESK_SQL_STEP_ADD);
  desk_statement_bind_text (st, 1, self->area, -1);
  desk_statement_bind_int64 (st, 2, version);
  desk_statement_bind_text (st, 3, digest, -1);
  desk_statement_bind_int64 (st, 4, now_us);
  return desk_statement_run (st);
}

/* One step. Another window may have taken it while we waited for the lock:
 * the version is read again under it. */
static gboolean
run_next (DeskConnection *connection, const DeskSteps *self, gint64 now_us, gboolean *finished, GError **error)
{
  int version;
  DeskDbResult r = desk_connection_begin (connection);

  if (r != DESK_DB_OK)
    return desk_connection_fail (connection, r, error);
  if (!applied_version (connection, self, &version, error))
    {
      desk_connection_rollback (connection);
      return FALSE;
    }
  *finished = version == self->n_steps;
  if (!*finished)
    r = take_step (connection, self, version + 1, now_us);
  if (r == DESK_DB_OK && !*finished)
    r = desk_connection_commit (connection);
  if (r == DESK_DB_OK && !*finished)
    return TRUE;
  desk_connection_rollback (connection);
  return *finished || desk_connection_fail (connection, r, error);
}

static gboolean
run (DeskConnection *connection, const DeskSteps *self, gint64 now_us, GError **error)
{
  int version;
  gboolean finished;

  /* Without the write lock first: usually there is nothing to do. */
  if (!applied_version (connection, self, &version, error))
    return FALSE;
  for (finished = version == self->n_steps; !finished;)
    if (!run_next (connection, self, now_us, &finished, error))
      return FALSE;
  return TRUE;
}

gboolean
desk_migrator_run_core (DeskConnection *connection, gint64 now_us, GError **error)
{
  DeskSteps steps = { CORE, NULL, desk_migrator_core_version () };

  return run (connection, &steps, now_us, error);
}

gboolean
desk_migrator_run_area (DeskConnection *connection, const char *area, const DeskMigration *steps, gsize n_steps,
                        gint64 now_us, GError **error)
{
  DeskSteps all = { area, steps, n_steps };

  g_return_val_if_fail (g_strcmp0 (area, CORE) != 0, FALSE);
  for (gsize i = 0; i < n_steps; i++)
    if (steps[i].from_version != (int) i || steps[i].sql == NULL)
      {
        g_set_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_INTERNAL,
                     _("The migrations of “%s” are not numbered one after the other (%u is at the place of %u). "
                       "The store was left as it is. Please report it to the maker of the area."),
                     area, (guint) steps[i].from_version, (guint) i);
        return FALSE;
      }
  if (n_steps == 0)
    {
      static const DeskMigration none;

      all.steps = &none;
    }
  return run (connection, &all, now_us, error);
}

int
desk_migrator_area_version (DeskConnection *connection, const char *area, GError **error)
{
  int version = 0;
  gboolean has;
  DeskStatement *st;
  DeskDbResult r;

  if (!has_step_table (connection, &has, error))
    return -1;
  if (!has)
    return 0;
  st = desk_connection_sql (connection, DESK_SQL_STEP_DIGESTS);
  desk_statement_bind_text (st, 1, area, -1);
  while ((r = desk_statement_step (st)) == DESK_DB_ROW)
    version = desk_statement_column_int64 (st, 0);
  if (r == DESK_DB_DONE)
    return version;
  desk_connection_fail (connection, r, error);
  return -1;
}
