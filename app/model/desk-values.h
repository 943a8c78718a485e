/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/desk-value.h"

G_BEGIN_DECLS

/**
 * DeskValues:
 *
 * A map from field name to value, in order of first setting. A none value and
 * an absent name mean the same. Not thread-safe; pass ownership between threads.
 */
typedef struct _DeskValues DeskValues;

DESK_API DeskValues *desk_values_new (void);
DESK_API DeskValues *desk_values_copy (const DeskValues *values);
DESK_API void desk_values_free (DeskValues *values);
/** Copies @value; a none value removes the name. */
DESK_API void desk_values_set (DeskValues *values, const char *name, const DeskValue *value);
DESK_API void desk_values_set_text (DeskValues *values, const char *name, const char *text);
DESK_API void desk_values_set_integer (DeskValues *values, const char *name, gint64 integer);
/** Moves @value, which is not none, into @values under @name: the name of a declared field, which is not there yet. */
DESK_API void desk_values_append (DeskValues *values, const char *name, DeskValue *value);
/** Borrowed; never NULL: an absent name gives a shared none value. */
DESK_API const DeskValue *desk_values_get (const DeskValues *values, const char *name);
DESK_API const char *desk_values_get_text (const DeskValues *values, const char *name);
DESK_API gint64 desk_values_get_integer (const DeskValues *values, const char *name);
DESK_API guint desk_values_get_size (const DeskValues *values);
DESK_API const char *desk_values_get_nth (const DeskValues *values, guint n, const DeskValue **value);
DESK_API gboolean desk_values_equal (const DeskValues *a, const DeskValues *b);

/**
 * desk_values_diff:
 * @before: (nullable): nothing, or values
 * @after: (nullable): nothing, or values
 *
 * Returns: (transfer container) (nullable): the names of what is not the same in
 *   both, those of @after in its order and then those that only @before has; %NULL
 *   when there are none. The names are those of the declared fields: the same name
 *   is the same pointer.
 */
DESK_API GPtrArray *desk_values_diff (const DeskValues *before, const DeskValues *after);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskValues, desk_values_free)

G_END_DECLS
