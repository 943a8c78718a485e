/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "shell/desk-due-trace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * desk_why_date_new:
 * @trace: (transfer full)
 *
 * What opens under "Why this date?": the days as a calendar and one by one,
 * counted or not and why, and the rule it rests on.
 *
 * Returns: (transfer floating)
 */
DESK_API GtkWidget *desk_why_date_new (DeskDueTrace *trace, DeskCalendar *calendar, GTimeZone *zone);

G_END_DECLS
