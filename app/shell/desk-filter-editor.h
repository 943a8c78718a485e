/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/desk-query.h"
#include "store/desk-list.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** @query: (nullable) (transfer none): what is now asked of the field; %NULL for anything */
typedef void (*DeskFilterChanged) (DeskQuery *query, gpointer data);

/**
 * desk_filter_editor_new:
 * @path: of the field, as a query names it
 * @current: (nullable): what is asked of it now
 * @changed: told at every change; @data must live as long as the widget
 *
 * What opens under the chip of a filter: choices to tick, records to find,
 * a stretch of time, words, or bounds, by the kind of the field.
 *
 * Returns: (transfer floating)
 */
DESK_API GtkWidget *desk_filter_editor_new (DeskStore *store, const DeskField *field, const char *path, DeskQuery *current,
                                            DeskFilterChanged changed, gpointer data);

G_END_DECLS
