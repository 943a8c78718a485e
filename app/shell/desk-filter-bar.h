/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/desk-query.h"
#include "store/desk-list.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DeskFilterBar:
 *
 * The filter of a list as chips: one for each field declared for filtering
 * that is in use or likely to be, one for each condition that no field can
 * say, and a button for the other fields. Every chip says what it does and can
 * be taken away. Signal "changed".
 */
#define DESK_TYPE_FILTER_BAR (desk_filter_bar_get_type ())
DESK_API G_DECLARE_FINAL_TYPE (DeskFilterBar, desk_filter_bar, DESK, FILTER_BAR, GtkWidget)

DESK_API GtkWidget *desk_filter_bar_new (DeskStore *store, const DeskType *type);

/** Shows @query; %NULL is no filter. Does not emit "changed". */
DESK_API void desk_filter_bar_set_query (DeskFilterBar *self, DeskQuery *query);

/** Returns: (transfer full) (nullable): what the chips say together */
DESK_API DeskQuery *desk_filter_bar_get_query (DeskFilterBar *self);

/** Asks @query of the field @path (%NULL: anything), as its chip would, and emits "changed". */
DESK_API void desk_filter_bar_set_field (DeskFilterBar *self, const char *path, DeskQuery *query);

/** Takes every condition away and emits "changed". */
DESK_API void desk_filter_bar_clear (DeskFilterBar *self);

/** Returns: how many conditions there are */
DESK_API guint desk_filter_bar_get_n_conditions (DeskFilterBar *self);

/** Returns: (transfer full): all conditions in words, for a saved list or the head of a print */
DESK_API char *desk_filter_bar_dup_words (DeskFilterBar *self);

G_END_DECLS
