/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/desk-command.h"
#include "model/desk-record-type.h"
#include "model/desk-snapshot.h"

G_BEGIN_DECLS

/*
 * The rules that act by themselves: rows of a type's DeskCaseRules.lifts. All
 * pure: what is asked is the case as its events add up, and a moment. The
 * calendar is in the dates of the limits already.
 *
 * A rule that counts (refusals, reworks) acts in the event that brings the
 * count about. One that waits for a limit to pass is acted on by the part
 * "run-rules" of a command of desk_rules_get_actor(): it lifts an open case
 * that is not paused by one tier for all limits that have passed, and marks
 * these. A limit that is marked after it passed does nothing again, so that
 * the part may be repeated, by whomever and as often as one likes.
 */

/** What a rule of a type counts. */
typedef enum { DESK_RULE_REFUSALS, DESK_RULE_REWORKS } DeskRuleCount;

/** The first rule that acts at this count, or NULL. */
DESK_API const DeskLiftRule *desk_rules_at_count (const DeskType *type, DeskRuleCount what, guint count);

/**
 * desk_rules_find_overdue:
 *
 * The rule that lifts the case at @now_us (UTC microseconds) because a limit
 * has passed, or NULL: that of the limit which passed first.
 */
DESK_API const DeskLiftRule *desk_rules_find_overdue (const DeskType *type, const DeskSnapshot *snapshot, gint64 now_us);

/** Whether row @limit of the case is one that a rule still waits for, or has to act on. */
DESK_API gboolean desk_rules_watch (const DeskType *type, const DeskSnapshot *snapshot, guint limit);

/** When a rule will act unless something happens before: the end of the first limit that is watched; 0: never. */
DESK_API gint64 desk_rules_next (const DeskType *type, const DeskSnapshot *snapshot);

/** A rule of the type by its name, or NULL. */
DESK_API const DeskLiftRule *desk_rules_find (const DeskType *type, const char *name);
/** What a person reads of a rule; its name when the type does not know it. Never NULL. */
DESK_API const char *desk_rules_describe (const DeskType *type, const char *name);

/** Whether any rule of the type waits for a limit. */
DESK_API gboolean desk_rules_has_overdue (const DeskType *type);

/** The actor of what rules do: no person, of no unit. */
DESK_API void desk_rules_get_actor (DeskActor *actor);

G_END_DECLS
