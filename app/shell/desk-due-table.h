/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/desk-table.h"
#include "shell/desk-due-trace.h"

G_BEGIN_DECLS

/**
 * desk_due_table_new:
 * @matter: number and title of the case
 *
 * "Why this date?" as a table for paper: a row a day, counted or not and for
 * what reason, with the rule it rests on under it.
 *
 * Returns: (transfer full)
 */
DESK_API DeskTable *desk_due_table_new (const DeskDueTrace *trace, GTimeZone *zone, const char *matter);

G_END_DECLS
