/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/desk-query.h"
#include "store/desk-list.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DeskSavedLists:
 *
 * Filters that have a name: those declared and those somebody saved. The first
 * two stand there as buttons with their numbers, all of them in a menu, where
 * what is filtered now can be saved, and one's own be renamed or deleted.
 *
 * Signal "chosen" (const char *query_text): it is to be shown.
 */
#define DESK_TYPE_SAVED_LISTS (desk_saved_lists_get_type ())
DESK_API G_DECLARE_FINAL_TYPE (DeskSavedLists, desk_saved_lists, DESK, SAVED_LISTS, GtkWidget)

/** @base: (nullable): what the page is narrowed to anyway, for the numbers */
DESK_API GtkWidget *desk_saved_lists_new (DeskStore *store, const DeskType *type, DeskQuery *base);

/** Tells what is filtered now: marks the list that says the same, and offers to save it. */
DESK_API void desk_saved_lists_set_current (DeskSavedLists *self, DeskQuery *current);

/** Counts again. */
DESK_API void desk_saved_lists_refresh (DeskSavedLists *self);

/** Saves what is filtered now under @name, over an own list of the same name. */
DESK_API void desk_saved_lists_save (DeskSavedLists *self, const char *name);
/** Returns: (nullable): query text of the list called @name */
DESK_API const char *desk_saved_lists_find (DeskSavedLists *self, const char *name);
DESK_API void desk_saved_lists_rename (DeskSavedLists *self, const char *from, const char *to);
DESK_API void desk_saved_lists_delete (DeskSavedLists *self, const char *name);

G_END_DECLS
