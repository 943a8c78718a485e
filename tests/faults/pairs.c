/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pairs.h"

#include <glib/gstdio.h>

#include "store/desk-store-file.h"

static DeskDbResult
put (DeskConnection *c, char half, guint i, const char *text)
{
  g_autofree char *key = g_strdup_printf ("%c-%u", half, i);
  DeskStatement *st = desk_connection_sql (c, DESK_SQL_STORE_SET);

  desk_statement_bind_text (st, 1, key, -1);
  desk_statement_bind_text (st, 2, text, -1);
  return desk_statement_run (st);
}

DeskDbResult
pairs_write (DeskConnection *c, guint i, gsize weight)
{
  g_autofree char *text = g_strnfill (weight, 'x');
  DeskDbResult r = desk_connection_begin (c);

  if (r == DESK_DB_OK)
    r = put (c, 'a', i, text);
  if (r == DESK_DB_OK)
    r = put (c, 'b', i, text);
  if (r == DESK_DB_OK)
    r = desk_connection_commit (c);
  if (r != DESK_DB_OK)
    desk_connection_rollback (c);
  return r;
}

static gboolean
has (DeskConnection *c, char half, guint i)
{
  g_autofree char *key = g_strdup_printf ("%c-%u", half, i);
  DeskStatement *st = desk_connection_sql (c, DESK_SQL_STORE_GET);
  DeskDbResult r;

  desk_statement_bind_text (st, 1, key, -1);
  r = desk_statement_step (st);
  desk_statement_reset (st);
  g_assert_true (r == DESK_DB_ROW || r == DESK_DB_DONE);
  return r == DESK_DB_ROW;
}

gboolean
pairs_has (DeskConnection *c, guint i)
{
  gboolean a = has (c, 'a', i);

  g_assert_cmpint (a, ==, has (c, 'b', i));
  return a;
}

guint
pairs_count (DeskConnection *c, guint n)
{
  guint found = 0;

  for (guint i = 0; i < n; i++)
    found += pairs_has (c, i);
  return found;
}

char *
pairs_make_store (char **folder)
{
  g_autoptr (GError) error = NULL;
  char *path;

  *folder = g_dir_make_tmp ("desk-fault-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (*folder, "store.desk", NULL);
  g_assert_true (desk_store_file_create (path, 1, &error));
  g_assert_no_error (error);
  return path;
}

void
pairs_remove_store (char *folder, char *path)
{
  static const char *const suffixes[] = { "", "-wal", "-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *name = g_strconcat (path, suffixes[i], NULL);

      g_unlink (name);
    }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  g_free (path);
  g_free (folder);
}
