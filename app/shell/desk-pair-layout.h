/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/desk-macros.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * desk_pair_box_new:
 * @share: percent of the width that the first of two children gets
 * @spacing: pixels between them
 *
 * Two children that stand side by side where there is room for what both like
 * to have, and one below the other where there is not.
 *
 * Returns: (transfer floating)
 */
DESK_API GtkWidget *desk_pair_box_new (int share, int spacing);

G_END_DECLS
