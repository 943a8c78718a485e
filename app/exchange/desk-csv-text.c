/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/desk-csv-text.h"

#include <string.h>

/* Spreadsheets keep 15 digits and show no more than 11 as they are. */
#define SAFE_DIGITS 11

gboolean
desk_csv_text_is_formula (const char *text)
{
  static const char *const wide[] = { "＝", "＋", "－", "＠" };

  text += strspn (text, "'");
  if (*text != '\0' && strchr ("=+-@\t\r", *text) != NULL)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (wide); i++)
    if (g_str_has_prefix (text, wide[i]))
      return TRUE;
  return FALSE;
}

gboolean
desk_csv_text_is_number_like (const char *text)
{
  gsize digits = strspn (text, "0123456789");
  const char *rest = text + digits;

  if (digits == 0)
    return FALSE;
  if (*rest == '.')
    rest += 1 + strspn (rest + 1, "0123456789");
  gsize mantissa = (gsize) (rest - text);
  if (*rest == 'e' || *rest == 'E')
    {
      const char *exponent = rest + 1 + (rest[1] == '+' || rest[1] == '-' ? 1 : 0);
      gsize n = strspn (exponent, "0123456789");
      if (n > 0)
        return exponent[n + strspn (exponent + n, "\t")] == '\0';
    }
  if (rest[strspn (rest, "\t")] != '\0')
    return FALSE;
  return mantissa > SAFE_DIGITS || (text[0] == '0' && mantissa > 1 && text[1] != '.');
}

char *
desk_csv_text_unprotect (char *text)
{
  gsize length = strlen (text);

  if (text[0] == '\'' && desk_csv_text_is_formula (text))
    return text + 1;
  if (length > 1 && text[length - 1] == '\t' && desk_csv_text_is_number_like (text))
    text[length - 1] = '\0';
  return text;
}
