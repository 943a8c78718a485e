/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "shell/desk-today-data.h"
#include "shell/desk-window.h"

G_BEGIN_DECLS

#define DESK_PAGE_TODAY "today"

/**
 * DeskTodayPage:
 *
 * What waits: numbers that open their lists, the most urgent cases with the
 * next act of each, the month so far. Sets the number beside the page in the
 * sidebar. Counted again when the store changes and as time goes on.
 */
#define DESK_TYPE_TODAY_PAGE (desk_today_page_get_type ())
DESK_API G_DECLARE_FINAL_TYPE (DeskTodayPage, desk_today_page, DESK, TODAY_PAGE, GtkWidget)

DESK_API GtkWidget *desk_today_page_new (DeskStore *store, DeskNavigation *navigation);

/** Returns: (transfer none) (nullable): what is shown; %NULL before it was counted */
DESK_API const DeskTodayData *desk_today_page_get_data (DeskTodayPage *self);

/** Adds the page at the top of the sidebar. */
DESK_API void desk_today_add_page (DeskNavigation *navigation, DeskStore *store);

G_END_DECLS
