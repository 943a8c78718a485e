/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "shell/desk-due-trace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * desk_why_date_new:
 * @trace: (transfer full)
 * @matter: number and title of the case, for the print
 *
 * What opens under "Why this date?": the days as a calendar and one by one,
 * counted or not and why, and the rule it rests on.
 *
 * Returns: (transfer floating)
 */
DESK_API GtkWidget *desk_why_date_new (DeskDueTrace *trace, const DeskCounting *counting, const char *matter);

G_END_DECLS
