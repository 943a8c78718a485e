/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/desk-macros.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DeskWrapLayout:
 *
 * Children one after another, each as wide as it likes, in as many lines as
 * are needed; what GtkFlowBox does not do, because it lines up columns.
 */
#define DESK_TYPE_WRAP_LAYOUT (desk_wrap_layout_get_type ())
DESK_API G_DECLARE_FINAL_TYPE (DeskWrapLayout, desk_wrap_layout, DESK, WRAP_LAYOUT, GtkLayoutManager)

/** Returns: (transfer floating): a box that lays its children out so, @spacing pixels apart */
DESK_API GtkWidget *desk_wrap_box_new (int spacing);

G_END_DECLS
