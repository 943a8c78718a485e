/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/desk-macros.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DeskFirstRun:
 *
 * The one question of the first run: the demonstration county, an empty store,
 * or one that exists. Signal "chosen" (guint choice, const char *path): a
 * #DeskStartChoice and where the store is or is to be made.
 */
#define DESK_TYPE_FIRST_RUN (desk_first_run_get_type ())
DESK_API G_DECLARE_FINAL_TYPE (DeskFirstRun, desk_first_run, DESK, FIRST_RUN, GtkWidget)

DESK_API GtkWidget *desk_first_run_new (void);

/**
 * desk_first_run_choose:
 * @path: (nullable): %NULL for the usual place
 *
 * Chooses as a click would; opening an existing store needs a @path.
 */
DESK_API void desk_first_run_choose (DeskFirstRun *self, guint choice, const char *path);

G_END_DECLS
