/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/desk-macros.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DeskSettings:
 *
 * What one person of this computer prefers. Kept in GSettings under
 * org.frontlinedesk.Desk; where the schema or a key is not installed, the
 * value lives as long as the program, so that every window still works.
 *
 * Keys: "language" (s: "", "zh_CN", "en"), "colour-scheme" (s: "follow",
 * "light", "dark"), "text-scale" (i: percent), "window-width",
 * "window-height" (i: pixels), "window-maximized", "sidebar-shown" (b),
 * "store-path", "person-uid" (s), "disabled-areas" (as), "notifications" (s:
 * "off", "overdue", "all"), "quiet-until" (s: ISO date, "").
 *
 * Signal "changed" (const char *key). Main thread only.
 */
#define DESK_TYPE_SETTINGS (desk_settings_get_type ())
DESK_API G_DECLARE_FINAL_TYPE (DeskSettings, desk_settings, DESK, SETTINGS, GObject)

/** Returns: (transfer none): the one object of this program */
DESK_API DeskSettings *desk_settings_get_default (void);

/** Returns: (transfer full): a fresh object over the same keys, for tests */
DESK_API DeskSettings *desk_settings_new (void);

DESK_API int desk_settings_get_int (DeskSettings *self, const char *key);
DESK_API gboolean desk_settings_get_boolean (DeskSettings *self, const char *key);
/** Returns: (transfer full): never %NULL */
DESK_API char *desk_settings_dup_string (DeskSettings *self, const char *key);
/** Returns: (transfer full) (array zero-terminated) */
DESK_API char **desk_settings_dup_strv (DeskSettings *self, const char *key);
DESK_API void desk_settings_set_int (DeskSettings *self, const char *key, int value);
DESK_API void desk_settings_set_boolean (DeskSettings *self, const char *key, gboolean value);
DESK_API void desk_settings_set_string (DeskSettings *self, const char *key, const char *value);
DESK_API void desk_settings_set_strv (DeskSettings *self, const char *key, const char *const *value);

/**
 * desk_settings_is_kept:
 *
 * Returns: whether what is set will still be known the next time
 */
DESK_API gboolean desk_settings_is_kept (DeskSettings *self);

G_END_DECLS
