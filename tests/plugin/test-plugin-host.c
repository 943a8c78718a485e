/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "plugin/desk-plugin-host.h"

/* A folder of areas made for one test: manifests and modules are put together
 * here, so that one wrong area can stand beside a right one. */
static char *
make_folder (void)
{
  char *folder = g_dir_make_tmp ("desk-areas-XXXXXX", NULL);

  g_assert_nonnull (folder);
  return folder;
}

static void
add_area (const char *folder, const char *name, const char *api, const char *library)
{
  g_autofree char *where = g_build_filename (folder, name, NULL);
  g_autofree char *manifest = g_strdup_printf ("%s/%s.plugin", where, name);
  g_autofree char *module = g_strdup_printf ("%s/lib%s.so", where, name);
  g_autofree char *text = g_strdup_printf ("[Plugin]\nModule=%s\nName=Area %s\nDescription=For tests\nVersion=1.2\n%s", name, name, api);

  g_assert_cmpint (g_mkdir (where, 0700), ==, 0);
  g_assert_true (g_file_set_contents (manifest, text, -1, NULL));
  if (library == NULL) {
    g_assert_true (g_file_set_contents (module, "this is not a library", -1, NULL));
  } else {
    g_autofree char *built = g_strdup_printf (MOCK_FOLDER "/libmock-%s.so", library);

    /* Linked, not copied: the loader must see one library however many
     * folders it stands in, as its types are registered once. */
    g_assert_cmpint (symlink (built, module), ==, 0);
  }
}

static DeskPlugin *
find (DeskPluginHost *host, const char *name)
{
  GListModel *plugins = desk_plugin_host_get_plugins (host);

  for (guint i = 0; i < g_list_model_get_n_items (plugins); i++) {
    g_autoptr (DeskPlugin) plugin = g_list_model_get_item (plugins, i);

    if (g_str_equal (desk_plugin_get_name (plugin), name))
      return plugin; /* the host keeps it */
  }
  return NULL;
}

static DeskPluginHost *
load (const char *folder, const char *const *disabled, DeskRegistry *registry)
{
  DeskPluginHost *host = desk_plugin_host_new ();

  desk_plugin_host_add_folder (host, folder);
  desk_plugin_host_load (host, disabled, registry);
  return host;
}

static void
test_good (void)
{
  g_autofree char *folder = make_folder ();
  g_autoptr (DeskRegistry) registry = desk_registry_new ();
  g_autoptr (DeskPluginHost) host = NULL;
  DeskPlugin *plugin;

  add_area (folder, "good", "X-Desk-API=1\n", "good");
  host = load (folder, NULL, registry);
  plugin = find (host, "good");
  g_assert_nonnull (plugin);
  g_assert_cmpstr (desk_plugin_get_reason (plugin), ==, NULL);
  g_assert_cmpint (desk_plugin_get_state (plugin), ==, DESK_PLUGIN_ACTIVE);
  g_assert_cmpstr (desk_plugin_get_version (plugin), ==, "1.2");
  g_assert_nonnull (desk_registry_find_type (registry, "good.thing"));
  g_assert_cmpuint (desk_registry_get_areas (registry)->len, ==, 1);
}

static void
test_switched_off (void)
{
  g_autofree char *folder = make_folder ();
  g_autoptr (DeskRegistry) registry = desk_registry_new ();
  const char *const disabled[] = { "good", NULL };
  g_autoptr (DeskPluginHost) host = NULL;

  add_area (folder, "good", "X-Desk-API=1\n", "good");
  host = load (folder, disabled, registry);
  g_assert_cmpint (desk_plugin_get_state (find (host, "good")), ==, DESK_PLUGIN_OFF);
  g_assert_null (desk_registry_find_type (registry, "good.thing"));
}

typedef struct {
  const char *name, *api, *library;
} Wrong;

/* Each fails with a reason of its own, and the good one beside it still works. */
static void
test_wrong (gconstpointer data)
{
  const Wrong *wrong = data;
  g_autofree char *folder = make_folder ();
  g_autoptr (DeskRegistry) registry = desk_registry_new ();
  g_autoptr (DeskPluginHost) host = NULL;
  g_autofree char *type = g_strconcat (wrong->name, ".thing", NULL);
  DeskPlugin *plugin;

  add_area (folder, "good", "X-Desk-API=1\n", "good");
  add_area (folder, wrong->name, wrong->api, wrong->library);
  host = load (folder, NULL, registry);
  plugin = find (host, wrong->name);
  g_assert_nonnull (plugin);
  g_assert_cmpint (desk_plugin_get_state (plugin), ==, DESK_PLUGIN_FAILED);
  g_assert_nonnull (desk_plugin_get_reason (plugin));
  g_test_message ("%s", desk_plugin_get_reason (plugin));
  g_assert_null (desk_registry_find_type (registry, type));
  g_assert_cmpint (desk_plugin_get_state (find (host, "good")), ==, DESK_PLUGIN_ACTIVE);
  g_assert_nonnull (desk_registry_find_type (registry, "good.thing"));
}

/* The first folder wins for a module that is in two. */
static void
test_two_folders (void)
{
  g_autofree char *one = make_folder ();
  g_autofree char *two = make_folder ();
  g_autoptr (DeskRegistry) registry = desk_registry_new ();
  g_autoptr (DeskPluginHost) host = desk_plugin_host_new ();

  add_area (one, "good", "X-Desk-API=1\n", "good");
  add_area (two, "good", "X-Desk-API=1\n", "good");
  desk_plugin_host_add_folder (host, one);
  desk_plugin_host_add_folder (host, two);
  desk_plugin_host_load (host, NULL, registry);
  g_assert_cmpuint (g_list_model_get_n_items (desk_plugin_host_get_plugins (host)), ==, 1);
  g_assert_true (g_str_has_prefix (desk_plugin_get_folder (find (host, "good")), one));
}

int
main (int argc, char *argv[])
{
  static const Wrong wrong[] = {
    { "broken", "X-Desk-API=1\n", NULL },
    { "silent", "X-Desk-API=1\n", "silent" },
    { "nameless", "X-Desk-API=1\n", "nameless" },
    { "faulty", "X-Desk-API=1\n", "faulty" },
    { "elder", "X-Desk-API=0\n", "elder" },
    { "unsaid", "", "elder" },
  };

  g_test_init (&argc, &argv, NULL);
  /* The loader warns of a file that is no library; the reason is what is tested. */
  g_log_set_always_fatal (G_LOG_FATAL_MASK | G_LOG_LEVEL_CRITICAL);
  g_test_add_func ("/plugin-host/good", test_good);
  g_test_add_func ("/plugin-host/switched-off", test_switched_off);
  g_test_add_func ("/plugin-host/two-folders", test_two_folders);
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++) {
    g_autofree char *path = g_strconcat ("/plugin-host/wrong/", wrong[i].name, NULL);

    g_test_add_data_func (path, &wrong[i], test_wrong);
  }
  return g_test_run ();
}
