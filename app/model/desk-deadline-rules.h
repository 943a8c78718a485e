/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/desk-case-type.h"

G_BEGIN_DECLS

/**
 * desk_deadline_rules:
 * @n: (out) (optional)
 *
 * Limits in law and in practice, each written down once with its basis. A case
 * type names one of them (DeskDeadline.rule) and says only what starts it and
 * what meets it. Of each row @name, @label, @limit, @unit, @warn, @basis,
 * @extend_times, @extend_most, @approver and @not_counted are used. To add a
 * limit, add a row; an office overrides what a row says by a local rule.
 *
 * Returns: (transfer none): the rows, constant
 */
DESK_API const DeskDeadline *desk_deadline_rules (guint *n);

/** desk_deadline_rule_find: Returns: (transfer none) (nullable): the row of that name; @name may be %NULL. */
DESK_API const DeskDeadline *desk_deadline_rule_find (const char *name);

/** desk_deadline_rule_fill: takes from the rule that @limit names what @limit leaves at zero. */
DESK_API void desk_deadline_rule_fill (DeskDeadline *limit);

G_END_DECLS
