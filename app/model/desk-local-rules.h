/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/desk-record-type.h"
#include "model/desk-values.h"

G_BEGIN_DECLS

/**
 * DeskLocalRules:
 *
 * What an office says instead of the limits that case types declare: records of
 * the type "local-rule", each over one limit of one case type. Filled while one
 * thread owns it; afterwards any thread may read it.
 */
typedef struct _DeskLocalRules DeskLocalRules;

/** desk_local_rules_new: Returns: (transfer full): none. */
DESK_API DeskLocalRules *desk_local_rules_new (void);
/** desk_local_rules_ref: Returns: (transfer full): @self. */
DESK_API DeskLocalRules *desk_local_rules_ref (DeskLocalRules *self);
/** desk_local_rules_unref: gives a reference back; %NULL is allowed. */
DESK_API void desk_local_rules_unref (DeskLocalRules *self);

/**
 * desk_local_rules_add:
 * @type: the case type that @values name; kept, with a reference
 * @values: of a record "local-rule"
 *
 * Takes a rule over one limit of @type. What the record leaves empty stays as
 * declared. FALSE: @type does not declare that limit.
 */
DESK_API gboolean desk_local_rules_add (DeskLocalRules *self, DeskType *type, const DeskValues *values);

/** desk_limit_find: Returns: (transfer none) (nullable): the limit @name as @type declares it; @type and @name may be %NULL. */
DESK_API const DeskDeadline *desk_limit_find (const DeskType *type, const char *name);

/**
 * desk_local_rules_find:
 * @self: (nullable)
 *
 * Returns: (transfer none) (nullable): the limit @name of cases of @type as it
 *   is here: the local rule, else what the type declares; lives as long as both
 */
DESK_API const DeskDeadline *desk_local_rules_find (const DeskLocalRules *self, const DeskType *type, const char *name);

/** desk_local_rules_has: Returns: whether there is a local rule over that limit; @self may be %NULL. */
DESK_API gboolean desk_local_rules_has (const DeskLocalRules *self, const DeskType *type, const char *name);

/** desk_local_rule_check: Returns: (nullable) (transfer full): why @values make no local rule over @limit, and in *@field of which field it is said. */
DESK_API char *desk_local_rule_check (const DeskDeadline *limit, const DeskValues *values, const char **field);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskLocalRules, desk_local_rules_unref)

G_END_DECLS
