/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/desk-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DeskPicker:
 *
 * An entry that finds a record while one types: characters, pinyin, initials,
 * code. Up and Down walk through what was found, Enter takes it, Escape shuts
 * the list. Types with a parent (areas) show a tree while nothing is typed.
 *
 * Signals: "changed" (another record, or none, or other words), "next" (Enter
 * with nothing left to choose), "new-wanted" (const char *words).
 */
#define DESK_TYPE_PICKER (desk_picker_get_type ())
DESK_API G_DECLARE_FINAL_TYPE (DeskPicker, desk_picker, DESK, PICKER, GtkWidget)

/**
 * desk_picker_new:
 * @type: record type that is looked for
 * @may_create: offers "New …" as the last row
 */
DESK_API GtkWidget *desk_picker_new (DeskStore *store, const char *type, gboolean may_create);

/** Shows a record by its UUID text; %NULL or "" shows none. Does not emit "changed". */
DESK_API void desk_picker_set_uid (DeskPicker *self, const char *uid);

/** Returns: (nullable): UUID text of the record chosen */
DESK_API const char *desk_picker_get_uid (DeskPicker *self);

/** Returns: what stands in the entry: the title chosen, or what is being typed */
DESK_API const char *desk_picker_get_words (DeskPicker *self);

/** Puts words into the entry as if they were typed, and looks for them. */
DESK_API void desk_picker_type (DeskPicker *self, const char *words);

/** Takes the record as if it was picked: emits "changed". */
DESK_API void desk_picker_take (DeskPicker *self, const char *uid, const char *title);

/** Returns: (transfer none): the entry, for focus and accessible relations */
DESK_API GtkWidget *desk_picker_get_entry (DeskPicker *self);

/** Whether the list is open. */
DESK_API gboolean desk_picker_is_open (DeskPicker *self);

/** What was found, for tests. */
DESK_API guint desk_picker_get_n_found (DeskPicker *self);

G_END_DECLS
