/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/desk-number.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define FEN_SCALE 2
#define MU_SCALE 2
#define WAN_FEN (G_GINT64_CONSTANT (10000) * DESK_FEN_PER_YUAN)
#define YI_FEN (10000 * WAN_FEN)

static guint64
magnitude (gint64 value)
{
  return value < 0 ? 0 - (guint64) value : (guint64) value;
}

char *
desk_decimal_format (gint64 value, guint scale, gboolean grouping)
{
  char digits[32];
  GString *out = g_string_new (value < 0 ? "-" : NULL);
  gsize len, whole;

  g_return_val_if_fail (scale <= DESK_NUMBER_MAX_SCALE, NULL);

  /* Padded so that at least one digit stands before the point. */
  g_snprintf (digits, sizeof digits, "%0*" G_GUINT64_FORMAT, (int) scale + 1, magnitude (value));
  len = strlen (digits);
  whole = len - scale;
  for (gsize i = 0; i < whole; i++) {
    if (grouping && i > 0 && (whole - i) % 3 == 0)
      g_string_append_c (out, ',');
    g_string_append_c (out, digits[i]);
  }
  if (scale > 0)
    g_string_append_printf (out, ".%s", digits + whole);
  return g_string_free (out, FALSE);
}

char *
desk_decimal_format_short (gint64 value, guint scale)
{
  for (; scale > 0 && value % 10 == 0; scale--)
    value /= 10;
  return desk_decimal_format (value, scale, TRUE);
}

void
desk_integer_append (GString *out, gint64 value)
{
  char digits[20], *first = digits + sizeof digits;
  guint64 rest = value < 0 ? -(guint64) value : (guint64) value;

  do
    *--first = (char) ('0' + rest % 10);
  while ((rest /= 10) > 0);
  if (value < 0)
    *--first = '-';
  g_string_append_len (out, first, digits + sizeof digits - first);
}

char *
desk_integer_format (gint64 value)
{
  return desk_decimal_format (value, 0, TRUE);
}

char *
desk_money_format (gint64 fen)
{
  return desk_decimal_format (fen, FEN_SCALE, TRUE);
}

char *
desk_money_format_plain (gint64 fen)
{
  return desk_decimal_format (fen, FEN_SCALE, FALSE);
}

/* Yuan without decimals where there are no fen, else with both. */
static char *
format_yuan (gint64 fen)
{
  if (fen % DESK_FEN_PER_YUAN == 0)
    return desk_integer_format (fen / DESK_FEN_PER_YUAN);
  return desk_money_format (fen);
}

static char *
format_wan (gint64 fen)
{
  g_autofree char *number = NULL;

  if (magnitude (fen) >= (guint64) YI_FEN && fen % (YI_FEN / 100) == 0) {
    number = desk_decimal_format_short (fen / (YI_FEN / 100), 2);
    return g_strconcat (number, "亿元", NULL);
  }
  if (magnitude (fen) >= (guint64) WAN_FEN && fen % (WAN_FEN / 100) == 0) {
    number = desk_decimal_format_short (fen / (WAN_FEN / 100), 2);
    return g_strconcat (number, "万元", NULL);
  }
  number = format_yuan (fen);
  return g_strconcat (number, "元", NULL);
}

char *
desk_money_format_for_people (gint64 fen)
{
  g_autofree char *yuan = NULL;

  /* Translators: how amounts are written: the word “plain” for ¥1,649,000, the
   * word “wan” for 164.9万元 and 1.2亿元. Translate with one of these two words. */
  if (g_str_equal (C_("money style", "plain"), "wan"))
    return format_wan (fen);
  yuan = format_yuan (fen);
  return *yuan == '-' ? g_strconcat ("-¥", yuan + 1, NULL) : g_strconcat ("¥", yuan, NULL);
}

char *
desk_percent_format (gint64 part, gint64 whole)
{
  __int128 doubled;
  gint64 tenths;
  g_autofree char *number = NULL;

  if (whole <= 0)
    return g_strdup ("—");
  /* Half a tenth is added away from zero, then the division cuts. */
  doubled = (__int128) part * 2000 + (part < 0 ? -(__int128) whole : (__int128) whole);
  doubled /= (__int128) whole * 2;
  tenths = doubled > G_MAXINT64 ? G_MAXINT64 : doubled < G_MININT64 ? G_MININT64 : (gint64) doubled;
  number = desk_decimal_format_short (tenths, 1);
  return g_strconcat (number, "%", NULL);
}

char *
desk_mu_format (gint64 hundredths)
{
  g_autofree char *number = desk_decimal_format_short (hundredths, MU_SCALE);

  /* Translators: an area in mu, 12.5 mu */
  return g_strdup_printf (_("%s mu"), number);
}
