/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/desk-macros.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DeskTierStepper:
 *
 * The tiers of a case in a row: those behind it ticked, the one it is at
 * marked, those above open. A step of which something is known can be clicked,
 * or focused and opened with the space bar, and tells it in a popover.
 */
#define DESK_TYPE_TIER_STEPPER (desk_tier_stepper_get_type ())
DESK_API G_DECLARE_FINAL_TYPE (DeskTierStepper, desk_tier_stepper, DESK, TIER_STEPPER, GtkWidget)

/** @words: (array zero-terminated): what the steps are called, lowest first */
DESK_API GtkWidget *desk_tier_stepper_new (const char *const *words);

/**
 * desk_tier_stepper_set:
 * @current: the step it is at, from 0; -1 for none yet
 * @finished: whether the case is over: the current step is ticked as well
 * @details: (nullable) (array): for each step what is known of it, a line each, or %NULL; copied
 */
DESK_API void desk_tier_stepper_set (DeskTierStepper *self, int current, gboolean finished, char *const *details);

/** Returns: (transfer full): what a screen reader says: "Coordination, step 3 of 5" */
DESK_API char *desk_tier_stepper_dup_text (DeskTierStepper *self);

/** Returns: (transfer none) (nullable): what is told of a step */
DESK_API const char *desk_tier_stepper_get_detail (DeskTierStepper *self, guint step);

G_END_DECLS
