/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/desk-recall.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * desk_today_reminders:
 * @recalls: (element-type DeskRecall): the earliest first
 * @n: how many there are in all
 * @rows: how many are shown at most
 *
 * Returns: (transfer floating): the reminders of today, each opening its record
 */
DESK_API GtkWidget *desk_today_reminders (GPtrArray *recalls, guint n, guint rows);

G_END_DECLS
