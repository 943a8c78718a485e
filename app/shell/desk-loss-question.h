/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/desk-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** Asks over @window whether @store, an older copy that lacks @losses (nullable, DeskLoss), is to be taken as it is. Does
 * nothing without any. Not for the practice county, which is made anew at the old place. */
void desk_loss_ask (GtkWindow *window, DeskStore *store, const GArray *losses);

G_END_DECLS
