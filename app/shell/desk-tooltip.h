/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/desk-macros.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * desk_tooltip_set:
 * @text: (nullable): what to show; %NULL: nothing
 *
 * The text is made into a tooltip when one is asked for. GTK's own way, for every
 * text set on a widget that is visible, even for none, asks the display where the
 * pointer is: in 4.8 three times there and back, for each cell of a list that moves.
 */
DESK_API void desk_tooltip_set (GtkWidget *widget, const char *text);

/** Returns: (transfer none) (nullable): what was set */
DESK_API const char *desk_tooltip_get (GtkWidget *widget);

G_END_DECLS
