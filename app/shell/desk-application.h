/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "shell/desk-window.h"

G_BEGIN_DECLS

typedef enum {
  DESK_START_DEMONSTRATION, /* fill a new store with the demonstration county */
  DESK_START_EMPTY,         /* make an empty store */
  DESK_START_OPEN,          /* open one that exists */
} DeskStartChoice;

/**
 * DeskApplication:
 *
 * The program: language, style, actions of the program, windows. What it works
 * on comes from outside, through its signals:
 *
 * - "open-store" (const char *path) → gboolean: open the store at @path and,
 *   when it is there, call desk_application_store_opened(), or else
 *   desk_application_store_failed(). %TRUE means it is being done.
 * - "start-chosen" (guint choice, const char *path) → gboolean: a
 *   #DeskStartChoice of the first run and where the store is to be.
 * - "prepare-window" (DeskWindow *window): a new window is there.
 * - "prepare-preferences" (AdwPreferencesWindow *preferences): fill in people
 *   and areas, see desk-preferences.h.
 *
 * Actions: app.new-window, app.choose-store, app.preferences, app.about,
 * app.quit.
 */
#define DESK_TYPE_APPLICATION (desk_application_get_type ())
DESK_API G_DECLARE_FINAL_TYPE (DeskApplication, desk_application, DESK, APPLICATION, AdwApplication)

DESK_API DeskApplication *desk_application_new (void);

/**
 * desk_application_set_language:
 *
 * Applies the language preference and sets up the locale and the catalogue.
 * Called once, first of all in main(), before any other thread.
 */
DESK_API void desk_application_set_language (void);

/** Returns: (transfer none): the pages of every window */
DESK_API DeskNavigation *desk_application_get_navigation (DeskApplication *self);

/** Returns: (nullable): the path of the store that is open or being opened */
DESK_API const char *desk_application_get_store_path (DeskApplication *self);

/**
 * desk_application_open_store:
 *
 * Asks for the store at @path through "open-store".
 */
DESK_API void desk_application_open_store (DeskApplication *self, const char *path);

/**
 * desk_application_store_opened:
 *
 * The store is open and the pages are in the navigation: every window shows
 * its first page. The path is remembered for the next start.
 */
DESK_API void desk_application_store_opened (DeskApplication *self);

/**
 * desk_application_store_failed:
 * @error: what happened
 * @kept: (nullable): what was kept, a sentence
 *
 * Every window shows the error page, with ways on.
 */
DESK_API void desk_application_store_failed (DeskApplication *self, const GError *error, const char *kept);

/** Returns: (transfer none): a new window of the program, presented */
DESK_API DeskWindow *desk_application_add_window (DeskApplication *self);

G_END_DECLS
