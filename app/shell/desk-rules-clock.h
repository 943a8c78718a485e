/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/desk-rules-run.h"

G_BEGIN_DECLS

/**
 * DeskRulesClock:
 *
 * Lets the rules of a store act: when it is started, and whenever an hour of
 * the clock has begun since, sleep of the computer counted. One that can only
 * be read is left alone.
 *
 * Signal "acted" (GPtrArray of DeskRuleDeed): what they did here.
 */
#define DESK_TYPE_RULES_CLOCK (desk_rules_clock_get_type ())
DESK_API G_DECLARE_FINAL_TYPE (DeskRulesClock, desk_rules_clock, DESK, RULES_CLOCK, GObject)

DESK_API DeskRulesClock *desk_rules_clock_new (DeskStore *store);
/** Starts, and runs the rules for the first time. */
DESK_API void desk_rules_clock_start (DeskRulesClock *self);
/** Looks at the clock: what the timer does every minute. */
DESK_API void desk_rules_clock_look (DeskRulesClock *self);
/** Stops; what is under way is cancelled. */
DESK_API void desk_rules_clock_stop (DeskRulesClock *self);

G_END_DECLS
