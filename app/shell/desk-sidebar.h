/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "shell/desk-navigation.h"

G_BEGIN_DECLS

/**
 * DeskSidebar:
 *
 * The pages of a #DeskNavigation with their badges: those above, the program
 * areas that fold open to their pages, totals, registers; at the foot who
 * works here. Signal "open" (const char *page_id).
 */
#define DESK_TYPE_SIDEBAR (desk_sidebar_get_type ())
DESK_API G_DECLARE_FINAL_TYPE (DeskSidebar, desk_sidebar, DESK, SIDEBAR, GtkWidget)

DESK_API GtkWidget *desk_sidebar_new (DeskNavigation *navigation);

/** Marks the page as the one in front, opening its area; %NULL marks none. */
DESK_API void desk_sidebar_select (DeskSidebar *self, const char *page_id);

/** Who works here, at the foot; %NULL or "" for no one yet. */
DESK_API void desk_sidebar_set_person (DeskSidebar *self, const char *name, const char *unit);

/** Folds a program area open or shut. */
DESK_API void desk_sidebar_set_open (DeskSidebar *self, const char *area_id, gboolean open);
DESK_API gboolean desk_sidebar_get_open (DeskSidebar *self, const char *area_id);

G_END_DECLS
