/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "shell/desk-overview-count.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** Shares of a whole, each counted from rows. They tell how work goes, not how anybody does. */
typedef enum { DESK_RATE_RESPONSE, DESK_RATE_RESOLUTION, DESK_RATE_SATISFACTION, DESK_RATE_N } DeskRateKind;

DESK_API const char *desk_rate_label (DeskRateKind kind);
/** What is counted against what, in a sentence. */
DESK_API const char *desk_rate_help (DeskRateKind kind);
/** "answered", "resolved", "satisfied": what the part is. */
DESK_API const char *desk_rate_part_word (DeskRateKind kind);
/** Type of record or row that is counted. */
DESK_API const char *desk_rate_over (DeskRateKind kind);

typedef struct {
  gint64 part, whole;
  char *part_where, *whole_where; /* of the lists behind them */
} DeskRate;

DESK_API void desk_rate_clear (DeskRate *rate);

struct _DeskOverviewRates {
  DeskRate rates[DESK_RATE_N];
};

/** @narrow: (nullable): query text further narrowing the whole, with "case." before paths of a case where rows are counted. */
gboolean desk_rate_count (const DeskOverviewCounter *counter, DeskRateKind kind, const char *narrow, DeskRate *out, GError **error);

/** A rate as a button that opens the part: name, fraction, per cent, bar. @id: the name of the widget. */
DESK_API GtkWidget *desk_rate_button_new (const char *id, DeskRateKind kind, const DeskRate *rate);

G_END_DECLS
