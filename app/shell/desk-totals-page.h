/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "shell/desk-totals-data.h"
#include "shell/desk-window.h"

G_BEGIN_DECLS

#define DESK_PAGE_TOTALS "totals"

/**
 * DeskTotalsPage:
 *
 * Every counter of every program area for any period beside the period before
 * (三年总账): three years up to today at first. A figure opens the list behind it.
 */
#define DESK_TYPE_TOTALS_PAGE (desk_totals_page_get_type ())
DESK_API G_DECLARE_FINAL_TYPE (DeskTotalsPage, desk_totals_page, DESK, TOTALS_PAGE, GtkWidget)

DESK_API GtkWidget *desk_totals_page_new (DeskStore *store);

/** Returns: (transfer none) (nullable): what is shown */
DESK_API const DeskTotals *desk_totals_page_get_totals (DeskTotalsPage *self);

/** Adds the page under the totals. */
DESK_API void desk_totals_add_page (DeskNavigation *navigation, DeskStore *store);

G_END_DECLS
