/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "demo-county.h"

#include <glib/gstdio.h>

#include "exchange/desk-area-import.h"
#include "model/desk-clock.h"
#include "model/desk-error.h"

static DeskStore *shared;
static char *shared_folder, *keys;
static DeskClockHand evening;

/* Everything a test left in a folder of its own; folders are flat. */
void
demo_county_remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);

  for (const char *name; dir != NULL && (name = g_dir_read_name (dir)) != NULL;) {
    g_autofree char *path = g_build_filename (folder, name, NULL);

    g_unlink (path);
  }
  g_rmdir (folder);
}

DeskRegistry *
demo_county_registry (const char *const *disabled)
{
  DeskRegistry *registry = desk_registry_new ();
  g_autoptr (DeskPluginHost) host = desk_plugin_host_new ();
  GListModel *plugins;

  desk_plugin_host_add_standard_folders (host);
  desk_plugin_host_load (host, disabled, registry);
  plugins = desk_plugin_host_get_plugins (host);
  for (guint i = 0; i < g_list_model_get_n_items (plugins); i++) {
    g_autoptr (DeskPlugin) plugin = g_list_model_get_item (plugins, i);

    g_assert_cmpstr (desk_plugin_get_reason (plugin), ==, NULL);
  }
  return registry;
}

DeskStore *
demo_county_make (const char *folder, const char *name, const char *const *disabled)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (DeskRegistry) registry = demo_county_registry (disabled);
  GError *error = NULL;
  DeskStore *store = desk_store_open (path, registry, DESK_STORE_CREATE | DESK_STORE_NO_WATCH, &error);

  g_assert_no_error (error);
  desk_demo_county_make (store, "2026-03-12", NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return store;
}

DeskStore *
demo_county_shared (void)
{
  if (shared == NULL) {
    DeskClock clock = desk_clock_by_hand (&evening);

    shared_folder = g_dir_make_tmp ("desk-demo-XXXXXX", NULL);
    shared = demo_county_make (shared_folder, "demo.db", NULL);
    g_assert_true (desk_clock_hand_set (&evening, "2026-03-12T18:00:00+08:00"));
    desk_store_set_clock (shared, &clock);
  }
  return shared;
}

gint64
demo_county_measure (DeskStore *store, const char *over, const char *where, const char *group_by, const char *sum)
{
  g_autoptr (DeskListRequest) request = desk_list_request_new (over);
  g_autoptr (GPtrArray) groups = NULL;
  GError *error = NULL;
  gint64 total = 0;

  if (where != NULL)
    request->query = desk_query_parse (where, &error);
  g_assert_no_error (error);
  groups = desk_store_count (store, request, group_by, sum, NULL, &error);
  g_assert_no_error (error);
  if (group_by != NULL)
    return groups->len;
  for (guint i = 0; i < groups->len; i++) {
    const DeskGroup *group = g_ptr_array_index (groups, i);

    total += sum != NULL ? group->sum : group->count;
  }
  return total;
}

void
demo_county_find (const char *over, const char *where, DeskUuid *uid)
{
  DeskStore *store = demo_county_shared ();
  g_autoptr (DeskListRequest) request = desk_list_request_new (over);
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  request->query = desk_query_parse (where, NULL);
  ids = desk_store_list (store, request, NULL, NULL, NULL, NULL);
  g_assert_cmpuint (ids->len, >, 0);
  rows = desk_store_fetch (store, over, (const char *const[]) { NULL }, (const gint64 *) (gpointer) ids->data, 1, NULL, NULL);
  *uid = *desk_row_get_uid (rows->pdata[0]);
}

void
demo_county_assert_refused (DeskRegistry *registry, const DemoCountyBad *bad, gsize n)
{
  for (gsize i = 0; i < n; i++) {
    g_autoptr (GError) error = NULL;
    g_auto (DeskValue) value = DESK_VALUE_INIT;

    if (desk_field_parse (desk_type_find_field (desk_registry_find_type (registry, bad[i].type), bad[i].field), bad[i].text, "2026-03-12", &value, &error))
      g_error ("%s.%s took “%s”", bad[i].type, bad[i].field, bad[i].text);
    g_assert_error (error, DESK_MODEL_ERROR, DESK_MODEL_ERROR_INVALID);
  }
}

void
demo_county_assert_sound (DeskStore *store)
{
  GError *error = NULL;
  g_autoptr (GPtrArray) wrong = desk_store_verify (store, NULL, NULL, NULL, &error);
  g_autoptr (GPtrArray) different = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (wrong->len, ==, 0);
  different = desk_store_rebuild (store, TRUE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (different->len, ==, 0);
}

void
demo_county_begin (int *argc, char ***argv)
{
  g_test_init (argc, argv, NULL);
  keys = g_dir_make_tmp ("desk-keys-XXXXXX", NULL);
  g_setenv ("DESK_KEY_FOLDER", keys, TRUE);
}

int
demo_county_end (void)
{
  int code = g_test_run ();

  if (shared != NULL) {
    g_clear_object (&shared);
    demo_county_remove_folder (shared_folder);
    g_free (shared_folder);
  }
  demo_county_remove_folder (keys);
  g_free (keys);
  return code;
}
