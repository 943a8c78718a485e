/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/desk-sheet.h"
#include "shell/desk-chart-draw.h"
#include "shell/desk-overview-data.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Parts of the overview, made of what was counted. */

/** Returns: (transfer full): the points of @chart for drawing, in a unit that keeps them short */
DeskChartData *desk_overview_chart_data (const DeskOverviewChart *chart);

/** A white card with the chart, whose parts open the lists behind them. */
GtkWidget *desk_overview_chart_card (const DeskOverviewChart *chart);

/** A white card with the table of towns, whose figures open the lists behind them. */
GtkWidget *desk_overview_town_card (const DeskOverviewData *data);

/** The three rates, each with its definition, or NULL where there are none. */
GtkWidget *desk_overview_rates_card (const DeskOverviewData *data);
/** The campaigns that run, with their bars, or NULL. */
GtkWidget *desk_overview_campaigns_card (const DeskOverviewData *data);

/** Returns: (transfer full): the whole page as a sheet to be printed, its charts drawn */
DeskSheet *desk_overview_sheet (const DeskOverviewData *data, const char *title, const char *period);

/** Returns: (transfer full): every figure of the page, cells apart by tabs, for a spreadsheet */
char *desk_overview_text (const DeskOverviewData *data);

/** Returns: (transfer full): "60 in all", "last 12 months" */
char *desk_overview_chart_caption (const DeskOverviewChart *chart);
/** Returns: (transfer full): the figure of a card as it is written */
char *desk_overview_card_number (const DeskOverviewCard *card);
/** Returns: (transfer full): "85.9%" of @whole, "–" where there is nothing */
char *desk_overview_share (gint64 part, gint64 whole);
const char *desk_town_figure_label (DeskTownFigure figure);

/** Returns: (transfer full): an amount without its unit, with no more digits than
 * it has ("118.6", "15"); money as people say it, with its unit ("164.9万元"). */
char *desk_overview_amount (const DeskField *field, gint64 value);

G_END_DECLS
