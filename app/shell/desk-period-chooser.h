/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/desk-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum {
  DESK_PERIOD_MONTH,
  DESK_PERIOD_QUARTER,
  DESK_PERIOD_YEAR,
  DESK_PERIOD_ALL,
  DESK_PERIOD_CUSTOM,
} DeskPeriod;

/**
 * DeskPeriodChooser:
 *
 * This month, this quarter, this year, everything, or from–to, and the days in
 * words on the button of from–to. Periods that are not over end today. Signal "changed".
 */
#define DESK_TYPE_PERIOD_CHOOSER (desk_period_chooser_get_type ())
DESK_API G_DECLARE_FINAL_TYPE (DeskPeriodChooser, desk_period_chooser, DESK, PERIOD_CHOOSER, GtkWidget)

DESK_API GtkWidget *desk_period_chooser_new (DeskStore *store, DeskPeriod period);

DESK_API void desk_period_chooser_set_period (DeskPeriodChooser *self, DeskPeriod period);
/** From–to; ISO dates, both counted. */
DESK_API void desk_period_chooser_set_days (DeskPeriodChooser *self, const char *from, const char *to);

/** Returns: (nullable) (transfer none): ISO date; %NULL where it is open */
DESK_API const char *desk_period_chooser_get_from (DeskPeriodChooser *self);
DESK_API const char *desk_period_chooser_get_to (DeskPeriodChooser *self);

/** First day of the period that @today is in; @out is untouched for those that have none. */
DESK_API void desk_period_first_day (DeskPeriod period, const char *today, char out[11]);

G_END_DECLS
