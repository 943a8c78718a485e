/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "shell/desk-overview-data.h"
#include "shell/desk-window.h"

G_BEGIN_DECLS

#define DESK_PAGE_OVERVIEW "overview"

/**
 * DeskOverviewPage:
 *
 * Numbers, charts and towns of the whole program or of one area, for a period
 * and a town, counted off the main thread and again when the store changes.
 * Every number opens the list behind it.
 */
#define DESK_TYPE_OVERVIEW_PAGE (desk_overview_page_get_type ())
DESK_API G_DECLARE_FINAL_TYPE (DeskOverviewPage, desk_overview_page, DESK, OVERVIEW_PAGE, GtkWidget)

DESK_API GtkWidget *desk_overview_page_new (DeskStore *store);

/** Returns: (transfer none) (nullable): what is shown; %NULL while it is counted for the first time */
DESK_API const DeskOverviewData *desk_overview_page_get_data (DeskOverviewPage *self);

/** Adds the page to the sidebar. */
DESK_API void desk_overview_add_page (DeskNavigation *navigation, DeskStore *store);

G_END_DECLS
