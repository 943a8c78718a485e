/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** Takes every child out of @box, which is a GtkBox. */
void desk_box_clear (GtkWidget *box);

/** Returns: (transfer floating): a scroller down the page, with @body in it at the margins of a page */
GtkWidget *desk_box_scrolled (GtkWidget *body);

G_END_DECLS
