/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "shell/desk-today-data.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Parts of Today, made of what was counted. */

/** The six numbers, @per_line beside one another. */
GtkWidget *desk_today_cards (const DeskTodayData *data, DeskStore *store, guint per_line);
/** How many widths of a letter @width pixels are: layouts follow the size of the letters. */
int desk_today_letters (GtkWidget *widget, int width);
/** The most urgent cases in their groups, at most @rows rows in all. */
GtkWidget *desk_today_cases (const DeskTodayData *data, guint rows);
/** The month: what was collected and resolved, day by day, added up. */
GtkWidget *desk_today_month (const DeskTodayData *data, DeskStore *store);
/** The three rates of the month. */
GtkWidget *desk_today_rates (const DeskTodayData *data);

G_END_DECLS
