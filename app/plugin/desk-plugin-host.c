/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one file that includes libpeas. Written to what both generations share;
 * they differ in the header, in how known modules are listed and in who owns
 * an extension's type name. */
#include "plugin/desk-plugin-host.h"

#include <glib/gi18n-lib.h>
#if DESK_PEAS == 2
#include <libpeas.h>
#else
#include <libpeas/peas.h>
#endif

#include "plugin/desk-plugin-error.h"
#include "plugin/desk-plugin-private.h"
#include "plugin/desk-program-area.h"

/* Number in X-Desk-API of a manifest; raised when a struct that areas fill grows. */
#define DESK_API_VERSION "1"

struct _DeskPluginHost {
  GObject parent_instance;

  PeasEngine *engine;
  GListStore *plugins;
  GPtrArray *areas; /* DeskProgramArea *: what is declared lives as long as these */
};

G_DEFINE_FINAL_TYPE (DeskPluginHost, desk_plugin_host, G_TYPE_OBJECT)
G_DEFINE_QUARK (desk-plugin-error-quark, desk_plugin_error)

static void
desk_plugin_host_dispose (GObject *object)
{
  DeskPluginHost *self = DESK_PLUGIN_HOST (object);

  g_clear_pointer (&self->areas, g_ptr_array_unref);
  g_clear_object (&self->plugins);
  g_clear_object (&self->engine);
  G_OBJECT_CLASS (desk_plugin_host_parent_class)->dispose (object);
}

static void
desk_plugin_host_class_init (DeskPluginHostClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desk_plugin_host_dispose;
}

static void
desk_plugin_host_init (DeskPluginHost *self)
{
  self->engine = peas_engine_new ();
  self->plugins = g_list_store_new (DESK_TYPE_PLUGIN);
  self->areas = g_ptr_array_new_with_free_func (g_object_unref);
}

DeskPluginHost *
desk_plugin_host_new (void)
{
  return g_object_new (DESK_TYPE_PLUGIN_HOST, NULL);
}

void
desk_plugin_host_add_folder (DeskPluginHost *self, const char *folder)
{
  if (g_file_test (folder, G_FILE_TEST_IS_DIR))
    peas_engine_add_search_path (self->engine, folder, NULL);
}

void
desk_plugin_host_add_standard_folders (DeskPluginHost *self)
{
  const char *build = g_getenv ("DESK_PLUGIN_PATH");
  g_autofree char *user = g_build_filename (g_get_user_data_dir (), "frontline-desk", "plugins", NULL);

  if (build != NULL) {
    g_auto (GStrv) folders = g_strsplit (build, G_SEARCHPATH_SEPARATOR_S, -1);

    for (guint i = 0; folders[i] != NULL; i++)
      desk_plugin_host_add_folder (self, folders[i]);
  }
  desk_plugin_host_add_folder (self, user);
  desk_plugin_host_add_folder (self, DESK_PLUGIN_DIR);
}

/* Infos borrowed from the engine. */
static GPtrArray *
list_infos (PeasEngine *engine)
{
  GPtrArray *infos = g_ptr_array_new ();
#if DESK_PEAS == 2
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (engine)); i++) {
    g_autoptr (PeasPluginInfo) info = g_list_model_get_item (G_LIST_MODEL (engine), i);

    g_ptr_array_add (infos, info);
  }
#else
  for (const GList *l = peas_engine_get_plugin_list (engine); l != NULL; l = l->next)
    g_ptr_array_add (infos, l->data);
#endif
  return infos;
}

static DeskProgramArea *
open_area (DeskPluginHost *self, PeasPluginInfo *info, GError **error)
{
  const char *api = peas_plugin_info_get_external_data (info, "Desk-API");
  GObject *extension;

  /* Before the module is opened: a struct that has grown would make an old
   * module read past its end. */
  if (g_strcmp0 (api, DESK_API_VERSION) != 0) {
    g_set_error (error, DESK_PLUGIN_ERROR, DESK_PLUGIN_ERROR_API,
                 _ ("It was made for version %s of the interface; this program has version %s. Install the area that fits this program."),
                 api != NULL ? api : "?", DESK_API_VERSION);
    return NULL;
  }
  if (!peas_engine_load_plugin (self->engine, info)) {
    g_set_error_literal (error, DESK_PLUGIN_ERROR, DESK_PLUGIN_ERROR_LOAD,
                         _ ("It could not be loaded: its file is not a library this program can use. Install it anew."));
    return NULL;
  }
  if (!peas_engine_provides_extension (self->engine, info, DESK_TYPE_PROGRAM_AREA)) {
    g_set_error_literal (error, DESK_PLUGIN_ERROR, DESK_PLUGIN_ERROR_EMPTY, _ ("It was loaded but registers no program area."));
    return NULL;
  }
  extension = peas_engine_create_extension (self->engine, info, DESK_TYPE_PROGRAM_AREA, NULL);
  if (extension == NULL) {
    g_set_error_literal (error, DESK_PLUGIN_ERROR, DESK_PLUGIN_ERROR_EMPTY, _ ("It was loaded but its program area could not be made."));
    return NULL;
  }
  return DESK_PROGRAM_AREA (extension);
}

static gboolean
adopt_area (DeskProgramArea *area, DeskRegistry *registry, GError **error)
{
  const DeskAreaInfo *info = desk_program_area_get_info (area);
  g_autoptr (DeskRegistry) scratch = NULL;
  g_autoptr (GError) cause = NULL;

  if (info == NULL || info->id == NULL || info->title == NULL) {
    g_set_error_literal (error, DESK_PLUGIN_ERROR, DESK_PLUGIN_ERROR_EMPTY, _ ("Its program area has no name."));
    return FALSE;
  }
  scratch = desk_registry_new_scratch (registry, info);
  if (desk_program_area_declare (area, scratch, &cause) && desk_registry_adopt (registry, scratch, &cause))
    return TRUE;
  g_set_error (error, DESK_PLUGIN_ERROR, DESK_PLUGIN_ERROR_DECLARED, _ ("What it declares is faulty: %s"),
               cause != NULL ? cause->message : _ ("it gave no reason."));
  return FALSE;
}

static void
load_one (DeskPluginHost *self, PeasPluginInfo *info, const char *const *disabled, DeskRegistry *registry)
{
  const char *name = peas_plugin_info_get_module_name (info);
  g_autoptr (DeskPlugin) plugin = desk_plugin_new (name, peas_plugin_info_get_name (info), peas_plugin_info_get_description (info),
                                                   peas_plugin_info_get_version (info), peas_plugin_info_get_module_dir (info));
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskProgramArea) area = NULL;

  if (disabled == NULL || !g_strv_contains (disabled, name)) {
    area = open_area (self, info, &error);
    if (area != NULL && adopt_area (area, registry, &error)) {
      desk_plugin_set_active (plugin, desk_program_area_get_info (area)->order);
      g_ptr_array_add (self->areas, g_steal_pointer (&area));
    } else {
      g_info ("Program area %s: %s", name, error->message);
      desk_plugin_set_failed (plugin, error->message);
    }
  }
  g_list_store_insert_sorted (self->plugins, plugin, desk_plugin_compare, NULL);
}

/* The order of a folder's files is the disk's: what is declared first must not
 * depend on it. */
static int
compare_infos (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (peas_plugin_info_get_module_name (*(PeasPluginInfo *const *) a), peas_plugin_info_get_module_name (*(PeasPluginInfo *const *) b));
}

void
desk_plugin_host_load (DeskPluginHost *self, const char *const *disabled, DeskRegistry *registry)
{
  g_autoptr (GPtrArray) infos = NULL;

  infos = list_infos (self->engine);
  g_ptr_array_sort (infos, compare_infos);
  for (guint i = 0; i < infos->len; i++)
    load_one (self, g_ptr_array_index (infos, i), disabled, registry);
}

void
desk_program_area_register (gpointer module, GType type)
{
  peas_object_module_register_extension_type (PEAS_OBJECT_MODULE (module), DESK_TYPE_PROGRAM_AREA, type);
}

GListModel *
desk_plugin_host_get_plugins (DeskPluginHost *self)
{
  return G_LIST_MODEL (self->plugins);
}
