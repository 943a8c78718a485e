/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/desk-record-type.h"
#include "model/desk-values.h"

G_BEGIN_DECLS

/** Whether every name of @formula is an integer field of @type and signs stand
 * between names: DESK_MODEL_ERROR_DECLARATION. */
gboolean desk_formula_check (const DeskType *type, const char *formula, GError **error);

/** Sets every field of @type that has a formula from the other values; an
 * absent number counts as 0, and a formula over absent numbers only gives none.
 * A sum that does not fit 64 bits gives none. */
void desk_formula_run (const DeskType *type, DeskValues *values);

G_END_DECLS
