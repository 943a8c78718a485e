/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "shell/desk-area-row.h"
#include "shell/desk-settings.h"
#include "store/desk-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * DeskPreferences:
 *
 * The preferences window: language, text size, colours, who works here, where
 * the store is, and the program areas. Changes take effect at once, but for
 * the language and the areas, which say so.
 */
#define DESK_TYPE_PREFERENCES (desk_preferences_get_type ())
DESK_API G_DECLARE_FINAL_TYPE (DeskPreferences, desk_preferences, DESK, PREFERENCES, AdwPreferencesWindow)

DESK_API DeskPreferences *desk_preferences_new (DeskSettings *settings, const char *store_path);

/** The people to choose from: a list of #DeskPersonRow. */
DESK_API void desk_preferences_set_people (DeskPreferences *self, GListModel *people);

/** What @store tells of itself: older copies of it that were accepted; and the pages of what the office lays down in it:
 * calendar and working hours, limits. Once. */
DESK_API void desk_preferences_set_store (DeskPreferences *self, DeskStore *store);

/** The program areas: a list of #DeskAreaRow. */
DESK_API void desk_preferences_set_areas (DeskPreferences *self, GListModel *areas);

G_END_DECLS
