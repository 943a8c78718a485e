/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/desk-macros.h"

G_BEGIN_DECLS

/** DESK_NUMBER_MAX_SCALE: the most decimals a field may have. */
#define DESK_NUMBER_MAX_SCALE 9

/** DESK_FEN_PER_YUAN: money is counted in fen. */
#define DESK_FEN_PER_YUAN 100

/** desk_integer_format: Returns: (transfer full): 1,649,000; the grouping does not depend on the locale. */
DESK_API char *desk_integer_format (gint64 value);

/** desk_integer_append: @value as machines read it, -1649000. Much cheaper than a format. */
DESK_API void desk_integer_append (GString *out, gint64 value);

/**
 * desk_decimal_format:
 * @value: scaled by 10^@scale
 * @scale: 0 to %DESK_NUMBER_MAX_SCALE
 * @grouping: whether to write thousands commas
 *
 * Returns: (transfer full): exactly @scale decimals, 1,649,000.00
 */
DESK_API char *desk_decimal_format (gint64 value, guint scale, gboolean grouping);

/** desk_decimal_format_short: Returns: (transfer full): like desk_decimal_format() with grouping, zeros at the end of the decimals left out. */
DESK_API char *desk_decimal_format_short (gint64 value, guint scale);

/** desk_money_format: Returns: (transfer full): @fen as 1,649,000.00, without a sign of the currency. */
DESK_API char *desk_money_format (gint64 fen);

/** desk_money_format_plain: Returns: (transfer full): @fen as 1649000.00 for files that machines read. */
DESK_API char *desk_money_format_plain (gint64 fen);

/**
 * desk_money_format_for_people: Returns: (transfer full): in Chinese 980元,
 *   164.9万元, 1.2亿元, exact to the fen wherever two decimals of the larger
 *   unit cannot say it; in English ¥1,649,000, ¥12.50
 */
DESK_API char *desk_money_format_for_people (gint64 fen);

/**
 * desk_percent_format:
 * @part: any number
 * @whole: more than 0, else — is returned
 *
 * Returns: (transfer full): 87.5%, one decimal at most, rounded half away from zero
 */
DESK_API char *desk_percent_format (gint64 part, gint64 whole);

/** desk_mu_format: Returns: (transfer full): an area in hundredths of a mu, 12.5 亩, 12.5 mu. */
DESK_API char *desk_mu_format (gint64 hundredths);

/**
 * desk_integer_parse:
 * @text: digits with a sign, grouping commas in their places, 万, 亿, full-width forms
 * @out: (out): untouched on failure
 *
 * Returns: %FALSE with %DESK_MODEL_ERROR_INVALID for junk, a fraction, overflow
 */
DESK_API gboolean desk_integer_parse (const char *text, gint64 *out, GError **error);

/**
 * desk_decimal_parse:
 * @scale: decimals of the field; more in @text are refused, never rounded
 * @out: (out): scaled by 10^@scale
 */
DESK_API gboolean desk_decimal_parse (const char *text, guint scale, gint64 *out, GError **error);

/**
 * desk_money_parse:
 * @text: 1649000, 1,649,000.00, ¥1649000, ￥1649000, 164.9万, 164.9万元, 1亿, 12元
 * @fen: (out): the amount in fen
 */
DESK_API gboolean desk_money_parse (const char *text, gint64 *fen, GError **error);

/**
 * desk_percent_parse:
 * @text: 87.5% or 87.5
 * @scale: decimals kept of the percentage
 */
DESK_API gboolean desk_percent_parse (const char *text, guint scale, gint64 *out, GError **error);

/** desk_mu_parse: @text such as 12.5, 12.5亩, 12.5 mu. @hundredths: (out): hundredths of a mu. */
DESK_API gboolean desk_mu_parse (const char *text, gint64 *hundredths, GError **error);

G_END_DECLS
