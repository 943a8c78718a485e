/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/desk-macros.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DeskBreadcrumb:
 *
 * Where one is: the steps above as buttons, the page itself in bold. Signal
 * "step" (guint) when a step above is chosen, counted from 0. Text that does
 * not fit ends in an ellipsis; the steps above give way first.
 */
#define DESK_TYPE_BREADCRUMB (desk_breadcrumb_get_type ())
DESK_API G_DECLARE_FINAL_TYPE (DeskBreadcrumb, desk_breadcrumb, DESK, BREADCRUMB, GtkWidget)

DESK_API GtkWidget *desk_breadcrumb_new (void);

/**
 * desk_breadcrumb_set:
 * @steps: (array zero-terminated): the titles from the outermost; the last is
 *   the page itself
 */
DESK_API void desk_breadcrumb_set (DeskBreadcrumb *self, const char *const *steps);

/** Compact, only the page itself is shown: for narrow windows. */
DESK_API void desk_breadcrumb_set_compact (DeskBreadcrumb *self, gboolean compact);

/** Returns: (transfer full): "Firms › Cases › QY-2026-000123" */
DESK_API char *desk_breadcrumb_dup_text (DeskBreadcrumb *self);

G_END_DECLS
