/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/desk-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** Asks over @window whether an older copy of the store is to be taken as it is, if @store is one; else does nothing.
 * Not for the practice county, which is made anew at the old place. */
void desk_loss_ask (GtkWindow *window, DeskStore *store);

G_END_DECLS
