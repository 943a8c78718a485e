/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/desk-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DeskActBar:
 *
 * What can be done now with one record: the next sensible act as the one blue
 * button, some further ones, the rest under "More"; an act that is blocked is
 * there and says why. Every act is "win.act" with the act and the record's
 * UUID; changing is "win.change". A record on which cases are found offers to
 * register one, and a record with forms of its own to print them.
 */
#define DESK_TYPE_ACT_BAR (desk_act_bar_get_type ())
DESK_API G_DECLARE_FINAL_TYPE (DeskActBar, desk_act_bar, DESK, ACT_BAR, GtkWidget)

/** @buttons: how many acts stand there besides the blue one */
DESK_API GtkWidget *desk_act_bar_new (guint buttons);

/** Shows the acts of a loaded record; %NULL for none. */
DESK_API void desk_act_bar_set (DeskActBar *self, DeskStore *store, const DeskType *type, const DeskSnapshot *snapshot);

/** Adds an act of the page (such as a print), before the menu of the others. Takes the floating widget. */
DESK_API void desk_act_bar_add (DeskActBar *self, GtkWidget *widget);

G_END_DECLS
