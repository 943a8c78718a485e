/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "model/desk-registry.h"

G_BEGIN_DECLS

typedef enum { DESK_PLUGIN_ACTIVE, DESK_PLUGIN_OFF, DESK_PLUGIN_FAILED } DeskPluginState;

/** DeskPlugin: one program area found, for the preferences. Properties: "name",
 * "title", "description", "version", "folder", "state", "reason". */
#define DESK_TYPE_PLUGIN (desk_plugin_get_type ())
DESK_API G_DECLARE_FINAL_TYPE (DeskPlugin, desk_plugin, DESK, PLUGIN, GObject)
DESK_API const char *desk_plugin_get_name (DeskPlugin *self);
DESK_API const char *desk_plugin_get_title (DeskPlugin *self);
DESK_API const char *desk_plugin_get_description (DeskPlugin *self);
DESK_API const char *desk_plugin_get_version (DeskPlugin *self);
DESK_API const char *desk_plugin_get_folder (DeskPlugin *self);
DESK_API DeskPluginState desk_plugin_get_state (DeskPlugin *self);
/** Why it failed, translated, or NULL. */
DESK_API const char *desk_plugin_get_reason (DeskPlugin *self);

/**
 * DeskPluginHost: finds, loads and registers program areas. Folders in the
 * order in which they win for one module name: DESK_PLUGIN_PATH (build tree),
 * the user's, the system's. Main thread.
 */
#define DESK_TYPE_PLUGIN_HOST (desk_plugin_host_get_type ())
DESK_API G_DECLARE_FINAL_TYPE (DeskPluginHost, desk_plugin_host, DESK, PLUGIN_HOST, GObject)
DESK_API DeskPluginHost *desk_plugin_host_new (void);
DESK_API void desk_plugin_host_add_folder (DeskPluginHost *self, const char *folder);
/** The standard folders. */
DESK_API void desk_plugin_host_add_standard_folders (DeskPluginHost *self);
/** Loads all but @disabled (names, NULL-terminated, or NULL) and adopts what they declare into @registry. One that fails is listed with its reason; the rest goes on. */
DESK_API void desk_plugin_host_load (DeskPluginHost *self, const char *const *disabled, DeskRegistry *registry);
/** GListModel of DeskPlugin, by order and title. Borrowed. */
DESK_API GListModel *desk_plugin_host_get_plugins (DeskPluginHost *self);

G_END_DECLS
