/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/desk-list.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * The card of a record that gathers cases: a rolling round, a common problem.
 * How many there are and how far they have come, each number the way to its
 * list; and what can be done with those that are open, all at once.
 */

/** Whether records of @type gather cases. */
DESK_API gboolean desk_group_card_is_for (const DeskType *type);

/** Returns: (transfer floating): the card; it counts by itself */
DESK_API GtkWidget *desk_group_card_new (DeskStore *store, const DeskType *type, const DeskSnapshot *snapshot);

G_END_DECLS
