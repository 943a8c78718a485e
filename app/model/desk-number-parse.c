/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/desk-number.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/desk-error.h"
#include "model/desk-text.h"

/* A number as typed, before it is scaled. */
typedef struct {
  gboolean negative;
  char digits[40]; /* no leading zeros */
  gsize len;
  guint decimals;  /* how many of the digits stand behind the point */
} Typed;

G_GNUC_PRINTF (2, 3) static gboolean
refuse (GError **error, const char *format, ...)
{
  va_list args;
  g_autofree char *message = NULL;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error_literal (error, DESK_MODEL_ERROR, DESK_MODEL_ERROR_INVALID, message);
  return FALSE;
}

static gboolean
refuse_junk (const char *text, GError **error)
{
  return refuse (error, _("“%s” is not a number. Type digits like 1649000 or 1,649,000.00."), text);
}

static void
add_digit (Typed *typed, char digit, gboolean *too_long)
{
  if (typed->len == 0 && digit == '0')
    return;
  if (typed->len + 1 >= sizeof typed->digits) {
    *too_long = TRUE;
    return;
  }
  typed->digits[typed->len++] = digit;
}

/* Reads sign, digits, commas in their places and decimals; returns what follows. */
static const char *
read_digits (const char *p, Typed *typed, gboolean *too_long)
{
  guint in_group = 0;
  gboolean grouped = FALSE, any = FALSE;

  if (*p == '-' || *p == '+')
    typed->negative = *p++ == '-';
  for (; g_ascii_isdigit (*p) || *p == ','; p++) {
    if (*p == ',') {
      if (!any || (grouped ? in_group != 3 : in_group > 3))
        return NULL;
      grouped = TRUE;
      in_group = 0;
      continue;
    }
    any = TRUE;
    in_group++;
    add_digit (typed, *p, too_long);
  }
  if (!any || (grouped && in_group != 3))
    return NULL;
  if (*p == '.') {
    if (!g_ascii_isdigit (p[1]))
      return NULL;
    for (p++; g_ascii_isdigit (*p); p++) {
      /* A zero behind the point counts even if none stands before it. */
      if (typed->len > 0 || *p != '0')
        add_digit (typed, *p, too_long);
      typed->decimals++;
    }
  }
  return p;
}

/* Reads 万, 亿 and the like; returns the power of ten. */
static const char *
read_multiple (const char *p, guint *power)
{
  static const struct {
    const char *word;
    guint power;
  } words[] = {
    { "万亿", 12 }, { "千万", 7 }, { "百万", 6 }, { "十万", 5 }, { "万", 4 },
    { "w", 4 },     { "亿", 8 },   { "千", 3 },   { "百", 2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_has_prefix (p, words[i].word)) {
      *power = words[i].power;
      return p + strlen (words[i].word);
    }
  return p;
}

static gboolean
scale_up (const char *text, const Typed *typed, guint scale, guint power, gint64 *out, GError **error)
{
  gint64 exponent = (gint64) scale + power - typed->decimals;
  gsize len = typed->len;
  guint64 value = 0;
  guint64 limit = typed->negative ? (guint64) G_MAXINT64 + 1 : (guint64) G_MAXINT64;
  gboolean over = FALSE;

  for (; exponent < 0 && len > 0 && typed->digits[len - 1] == '0'; exponent++)
    len--;
  if (exponent < 0 && len > 0) {
    if (scale == 0)
      return refuse (error, _("“%s” is not a whole number. Leave the decimals out."), text);
    return refuse (error, g_dngettext (GETTEXT_PACKAGE, "“%s” has more than %u decimal. Round it before typing.",
                                       "“%s” has more than %u decimals. Round it before typing.", scale),
                   text, scale);
  }
  for (gsize i = 0; i < len; i++)
    over = over || __builtin_mul_overflow (value, 10, &value) ||
           __builtin_add_overflow (value, (guint64) (typed->digits[i] - '0'), &value);
  for (; value != 0 && exponent > 0 && !over; exponent--)
    over = __builtin_mul_overflow (value, 10, &value);
  if (over || value > limit)
    return refuse (error, _("“%s” is too large to be kept. Check the digits and the unit."), text);
  *out = typed->negative ? (gint64) (0 - value) : (gint64) value;
  return TRUE;
}

static const char *
skip_blanks (const char *p)
{
  while (*p == ' ')
    p++;
  return p;
}

/* @signs may stand before the number, one of @units (ended by NULL) behind it. */
static gboolean
parse (const char *text, guint scale, const char *signs, const char *const *units, gint64 *out, GError **error)
{
  g_autofree char *narrow = desk_text_fold_width (text);
  g_autofree char *collapsed = desk_text_collapse (narrow);
  g_autofree char *lower = g_ascii_strdown (collapsed, -1);
  Typed typed = { 0 };
  gboolean too_long = FALSE, negative = FALSE;
  guint power = 0;
  const char *p = lower;

  g_return_val_if_fail (scale <= DESK_NUMBER_MAX_SCALE, FALSE);

  if (*p == '\0')
    return refuse (error, _("No number was typed."));
  if (signs != NULL && *p == '-' && g_str_has_prefix (p + 1, signs)) {
    negative = TRUE;
    p++;
  }
  if (signs != NULL && g_str_has_prefix (p, signs))
    p = skip_blanks (p + strlen (signs));
  if (negative && (*p == '-' || *p == '+'))
    return refuse_junk (collapsed, error);
  p = read_digits (p, &typed, &too_long);
  if (p == NULL)
    return refuse_junk (collapsed, error);
  typed.negative |= negative;
  p = skip_blanks (read_multiple (skip_blanks (p), &power));
  for (guint i = 0; units != NULL && units[i] != NULL; i++)
    if (g_str_has_prefix (p, units[i])) {
      p += strlen (units[i]);
      break;
    }
  if (*p != '\0')
    return refuse_junk (collapsed, error);
  if (too_long)
    return refuse (error, _("“%s” is too large to be kept. Check the digits and the unit."), collapsed);
  return scale_up (collapsed, &typed, scale, power, out, error);
}

gboolean
desk_integer_parse (const char *text, gint64 *out, GError **error)
{
  return parse (text, 0, NULL, NULL, out, error);
}

gboolean
desk_decimal_parse (const char *text, guint scale, gint64 *out, GError **error)
{
  return parse (text, scale, NULL, NULL, out, error);
}

gboolean
desk_money_parse (const char *text, gint64 *fen, GError **error)
{
  static const char *const units[] = { "元", "圆", "块", "rmb", NULL };

  return parse (text, 2, "¥", units, fen, error);
}

gboolean
desk_percent_parse (const char *text, guint scale, gint64 *out, GError **error)
{
  static const char *const units[] = { "%", NULL };

  return parse (text, scale, NULL, units, out, error);
}

gboolean
desk_mu_parse (const char *text, gint64 *hundredths, GError **error)
{
  static const char *const units[] = { "亩", "mu", NULL };

  return parse (text, 2, NULL, units, hundredths, error);
}
