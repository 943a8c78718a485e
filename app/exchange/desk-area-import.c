/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/desk-area-import.h"

#include "exchange/desk-exchange-error.h"

/* In the order of DeskAreaFileLevel. */
static const char *const level_codes[] = { "county", "town", "village", "group" };

/* What one transaction takes without holding the writer for long. */
#define BATCH 500

static gboolean
run (DeskStore *store, DeskCommand *command, GCancellable *cancellable, GError **error)
{
  DeskOutcome *outcome = desk_store_execute (store, command, cancellable, error);
  g_autofree char *reasons = NULL;
  gboolean done;

  if (outcome == NULL)
    return FALSE;
  done = outcome->status == DESK_OUTCOME_DONE;
  if (!done) {
    reasons = desk_outcome_describe (outcome);
    g_set_error_literal (error, DESK_EXCHANGE_ERROR, DESK_EXCHANGE_ERROR_CONTENT, reasons);
  }
  desk_outcome_free (outcome);
  return done;
}

static void
add_area (DeskStore *store, DeskCommand *command, const DeskAreaFileRow *row, GHashTable *uids)
{
  const DeskUuid *parent = g_hash_table_lookup (uids, row->parent);
  DeskUuid *uid = g_new (DeskUuid, 1);
  DeskCommandPart *part;

  desk_store_new_uuid (store, uid);
  g_hash_table_insert (uids, g_strdup (row->code), uid);
  part = desk_command_add (command, "create", uid, "area", 0);
  desk_command_part_set_text (part, "code", row->code);
  desk_command_part_set_text (part, "name", row->name);
  desk_command_part_set_text (part, "level", level_codes[row->level]);
  if (parent != NULL)
    desk_command_part_set_uuid (part, "parent", parent);
}

gboolean
desk_area_import (DeskStore *store, const char *path, const char *county, DeskAreaImport *result, GPtrArray **problems, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) rows = desk_area_file_read (path, county, problems, cancellable, error);
  g_autoptr (GHashTable) uids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  DeskActor actor = { .kind = DESK_ACTOR_IMPORT };
  DeskCommand *command = NULL;

  *result = (DeskAreaImport) { 0, 0 };
  if (rows == NULL)
    return FALSE;
  desk_store_get_me (store, &actor);
  if (desk_uuid_is_nil (&actor.uid))
    actor.kind = DESK_ACTOR_IMPORT;
  for (guint i = 0; i < rows->len; i++) {
    const DeskAreaFileRow *row = g_ptr_array_index (rows, i);
    DeskUuid found;

    if (desk_store_find_number (store, row->code, &found, NULL)) {
      g_hash_table_insert (uids, g_strdup (row->code), g_memdup2 (&found, sizeof found));
      result->present++;
      continue;
    }
    if (command == NULL) {
      DeskUuid uid;

      desk_store_new_uuid (store, &uid);
      command = desk_command_new ("import", &uid, &actor);
    }
    add_area (store, command, row, uids);
    result->added++;
    if (command->parts->len >= BATCH && !run (store, g_steal_pointer (&command), cancellable, error))
      return FALSE;
  }
  return command == NULL || run (store, command, cancellable, error);
}

static char *
find_areas (void)
{
  const char *folder = g_getenv ("DESK_DATA_DIR");

  return g_build_filename (folder != NULL ? folder : DESK_DATA_DIR, "areas.csv", NULL);
}

gboolean
desk_demo_county_make (DeskStore *store, const char *today, DeskProgress progress, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autofree char *path = find_areas ();
  g_autoptr (GPtrArray) rows = desk_area_file_read (path, NULL, NULL, cancellable, error);
  g_autofree DeskDemoArea *areas = NULL;

  if (rows == NULL)
    return FALSE;
  areas = g_new (DeskDemoArea, rows->len);
  for (guint i = 0; i < rows->len; i++) {
    const DeskAreaFileRow *row = g_ptr_array_index (rows, i);

    areas[i] = (DeskDemoArea) { row->code, row->name, level_codes[row->level], row->parent };
  }
  return desk_store_make_demo (store, DESK_DEMO_SEED, today, areas, rows->len, progress, data, cancellable, error);
}
