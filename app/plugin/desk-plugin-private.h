/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plugin/desk-plugin-host.h"

G_BEGIN_DECLS

DeskPlugin *desk_plugin_new (const char *name, const char *title, const char *description, const char *version, const char *folder);
void desk_plugin_set_active (DeskPlugin *self, int order);
void desk_plugin_set_failed (DeskPlugin *self, const char *reason);
int desk_plugin_compare (gconstpointer a, gconstpointer b, gpointer data);

G_END_DECLS
