/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/desk-record-type.h"
#include "model/desk-values.h"

G_BEGIN_DECLS

/*
 * A formula says how a computed field comes from others of its record: names
 * of fields with blanks and +, - or * between them, "*" first.
 *
 *   vacancies - filled             a number
 *   mu * extra                     an area in mu times money per mu is money
 *   now * net - before * net
 *   from - remind                  a date and days: a date
 *   checked_on + 12 months         a date and months
 *   checked_on + class months      months as the code of a choice counts (its number)
 *   mask name                      a text: its first character and stars, as on a public notice; of nothing confidential
 */

/** Whether every name of the formula of @field is a number of @type that has no
 * formula itself (of a date: a date, then whole numbers) and signs stand between
 * names: DESK_MODEL_ERROR_DECLARATION. */
gboolean desk_formula_check (const DeskType *type, const DeskField *field, GError **error);

/** Sets every field of @type that has a formula from the other values; an
 * absent number counts as 0, and a formula over absent numbers, or a date that
 * is absent, gives none. Products are rounded half away from nothing. What does
 * not fit 64 bits, or no calendar, gives none. */
void desk_formula_run (const DeskType *type, DeskValues *values);

G_END_DECLS
