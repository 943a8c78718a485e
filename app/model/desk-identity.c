/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/desk-identity.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/desk-date.h"
#include "model/desk-error.h"
#include "model/desk-text.h"

#define IDENTITY_LEN 18
#define CREDIT_LEN 18

static const char credit_alphabet[] = "0123456789ABCDEFGHJKLMNPQRTUWXY";

static gpointer
refuse (GError **error, const char *message)
{
  g_set_error_literal (error, DESK_MODEL_ERROR, DESK_MODEL_ERROR_INVALID, message);
  return NULL;
}

/* One width, upper case, neither blanks nor hyphens. */
static char *
fold_typed (const char *text)
{
  g_autofree char *narrow = desk_text_fold_width (text);
  GString *out = g_string_sized_new (strlen (narrow));

  for (const char *p = narrow; *p != '\0'; p++)
    if (!g_ascii_isspace (*p) && *p != '-')
      g_string_append_c (out, g_ascii_toupper (*p));
  return g_string_free (out, FALSE);
}

static gboolean
all_digits (const char *text, gsize len)
{
  for (gsize i = 0; i < len; i++)
    if (!g_ascii_isdigit (text[i]))
      return FALSE;
  return TRUE;
}

/* GB/T 2260 codes of the provinces, and 9 for the residence cards of foreigners
 * since 2017, which follow the same scheme. */
static gboolean
is_province (const char *number)
{
  static const char provinces[][3] = {
    "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37", "41", "42", "43",
    "44", "45", "46", "50", "51", "52", "53", "54", "61", "62", "63", "64", "65", "71", "81", "82", "83",
  };

  if (*number == '9')
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (provinces); i++)
    if (strncmp (number, provinces[i], 2) == 0)
      return TRUE;
  return FALSE;
}

char
desk_identity_number_make (const char *first17)
{
  static const int weights[17] = { 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2 };
  int sum = 0;

  if (first17 == NULL || strlen (first17) < 17 || !all_digits (first17, 17))
    return '\0';
  for (guint i = 0; i < 17; i++)
    sum += (first17[i] - '0') * weights[i];
  return "10X98765432"[sum % 11];
}

gboolean
desk_identity_number_birth (const char *number, char out[11])
{
  char date[DESK_DATE_STR_LEN];

  if (number == NULL || strlen (number) != IDENTITY_LEN || !all_digits (number, 17))
    return FALSE;
  g_snprintf (date, sizeof date, "%.4s-%.2s-%.2s", number + 6, number + 10, number + 12);
  if (!desk_date_valid (date))
    return FALSE;
  memcpy (out, date, sizeof date);
  return TRUE;
}

gboolean
desk_identity_number_is_male (const char *number)
{
  return number != NULL && strlen (number) == IDENTITY_LEN && g_ascii_isdigit (number[16]) && (number[16] - '0') % 2 == 1;
}

char *
desk_identity_number_check (const char *text, GError **error)
{
  g_autofree char *number = fold_typed (text);
  gsize len = strlen (number);
  char birth[11];

  if (len == 15 && all_digits (number, len))
    return refuse (error, _("This is the 15-digit identity number of the first generation, void since 2013. "
                            "Ask for the 18-digit number."));
  if (len != IDENTITY_LEN || !all_digits (number, 17) ||
      (!g_ascii_isdigit (number[17]) && number[17] != 'X'))
    return refuse (error, _("An identity number has 18 digits, the last of which may be X. Count the digits."));
  if (!is_province (number))
    return refuse (error, _("The identity number starts with a province code that does not exist. "
                            "Check the first two digits."));
  if (!desk_identity_number_birth (number, birth))
    return refuse (error, _("The identity number holds a birth date that does not exist. "
                            "Check the 7th to the 14th digit."));
  if (desk_identity_number_make (number) != number[17])
    return refuse (error, _("The check digit of the identity number does not fit: "
                            "a digit is wrong or two are swapped."));
  return g_steal_pointer (&number);
}

char
desk_organisation_code_make (const char *first8)
{
  static const int weights[8] = { 3, 7, 9, 10, 5, 8, 4, 2 };
  int sum = 0;

  if (first8 == NULL || strlen (first8) < 8)
    return '\0';
  for (guint i = 0; i < G_N_ELEMENTS (weights); i++) {
    char c = first8[i];

    if (!g_ascii_isdigit (c) && !g_ascii_isupper (c))
      return '\0';
    sum += weights[i] * (g_ascii_isdigit (c) ? c - '0' : c - 'A' + 10);
  }
  /* 11 less the remainder: "X" for ten, "0" for eleven. */
  return "0X987654321"[sum % 11];
}

char
desk_credit_code_make (const char *first17)
{
  int weight = 1, sum = 0;

  if (first17 == NULL || strlen (first17) < 17)
    return '\0';
  for (guint i = 0; i < 17; i++) {
    const char *at = strchr (credit_alphabet, first17[i]);

    if (at == NULL)
      return '\0';
    sum += (int) (at - credit_alphabet) * weight;
    weight = weight * 3 % 31;
  }
  return credit_alphabet[(31 - sum % 31) % 31];
}

char *
desk_credit_code_check (const char *text, GError **error)
{
  g_autofree char *code = fold_typed (text);
  gsize len = strlen (code);

  if (len == 15 && all_digits (code, len))
    return refuse (error, _("This is the 15-digit registration number used before 2015. "
                            "Ask for the 18-character credit code on the licence."));
  if (len != CREDIT_LEN)
    return refuse (error, _("A unified social credit code has 18 characters. Count them."));
  if (strspn (code, credit_alphabet) != len)
    return refuse (error, _("A credit code has only digits and letters without I, O, S, V and Z. "
                            "Check for 0 and O, 1 and I, 2 and Z, 5 and S."));
  if (!all_digits (code + 2, 6))
    return refuse (error, _("The 3rd to the 8th character of a credit code are the digits of an area. Check them."));
  if (desk_credit_code_make (code) != code[17])
    return refuse (error, _("The check character of the credit code does not fit: "
                            "a character is wrong or two are swapped."));
  return g_steal_pointer (&code);
}

/* Parts of a number joined by single hyphens; TRUE if a country code was there. */
static gboolean
split_telephone (const char *text, GString *out)
{
  g_autofree char *narrow = desk_text_fold_width (text);
  g_autofree char *lower = g_ascii_strdown (narrow, -1);
  g_autoptr (GString) parts = g_string_new (lower);
  gboolean abroad = FALSE;
  const char *p;

  g_string_replace (parts, "转", "-", 0);
  g_string_replace (parts, "分机", "-", 0);
  g_string_replace (parts, "ext.", "-", 0);
  g_string_replace (parts, "ext", "-", 0);
  p = parts->str + strspn (parts->str, " ");
  if (g_str_has_prefix (p, "+86") || g_str_has_prefix (p, "0086")) {
    abroad = TRUE;
    p += *p == '+' ? 3 : 4;
  }
  for (; *p != '\0'; p++) {
    if (*p == '-' || *p == '(' || *p == ')' || *p == 'x') {
      if (out->len > 0 && out->str[out->len - 1] != '-')
        g_string_append_c (out, '-');
    } else if (*p != ' ') {
      g_string_append_c (out, *p);
    }
  }
  if (out->len > 0 && out->str[out->len - 1] == '-')
    g_string_truncate (out, out->len - 1);
  return abroad;
}

static char *
landline (const char *parts, GError **error)
{
  /* Area codes of three digits go with numbers of eight. */
  static const char *const pattern = "^(?:(010|02\\d)-?([2-8]\\d{7})|(0[3-9]\\d{2})-?([2-8]\\d{6,7})|([2-8]\\d{6,7}))"
                                     "(?:-(\\d{1,6}))?$";
  g_autoptr (GRegex) regex = g_regex_new (pattern, 0, 0, NULL);
  g_autoptr (GMatchInfo) info = NULL;
  g_autofree char *area = NULL, *number = NULL, *extension = NULL;
  gboolean local;

  if (!g_regex_match (regex, parts, 0, &info)) {
    refuse (error, _("This is neither a mobile number (11 digits from 13 to 19), a landline such as 023-40661234 or "
                     "023-40661234-801, nor a service number. Check the digits."));
    return NULL;
  }
  area = g_match_info_fetch (info, 1);
  if (*area == '\0') {
    g_free (area);
    area = g_match_info_fetch (info, 3);
  }
  local = *area == '\0';
  number = g_match_info_fetch (info, local ? 5 : strlen (area) == 3 ? 2 : 4);
  extension = g_match_info_fetch (info, 6);
  return g_strconcat (area, local ? "" : "-", number, extension != NULL && *extension != '\0' ? "-" : NULL, extension,
                      NULL);
}

char *
desk_telephone_check (const char *text, GError **error)
{
  g_autoptr (GString) parts = g_string_new (NULL);
  gboolean abroad = split_telephone (text, parts);
  g_autoptr (GString) joined = g_string_new (parts->str);

  g_string_replace (joined, "-", "", 0);
  if (joined->len == 0 || !all_digits (joined->str, joined->len))
    return refuse (error, _("A telephone number has digits, hyphens and an extension only. "
                            "Put anything else into the remarks."));
  if (g_regex_match_simple ("^1[3-9]\\d{9}$", joined->str, 0, 0))
    return g_strdup (joined->str);
  if (joined->len == 11 && joined->str[0] == '1')
    return refuse (error, _("Mobile numbers start with 13 to 19. Check the second digit."));
  if (!abroad && g_regex_match_simple ("^(1[0-2]\\d|1[0-2]\\d{3}|9\\d{4,5}|[48]00\\d{7})$", joined->str, 0, 0))
    return g_strdup (joined->str);
  if (abroad && parts->str[0] != '0')
    g_string_prepend_c (parts, '0');
  /* 023-4066-1234 is a number written in groups, not one with an extension. */
  if (g_regex_match_simple ("^0\\d{2,3}-\\d{3,4}-\\d{4}$", parts->str, 0, 0))
    g_string_replace (parts, "-", "", 0);
  return landline (parts->str, error);
}

char *
desk_bank_card_check (const char *text, GError **error)
{
  g_autofree char *digits = fold_typed (text);
  gsize len = strlen (digits);
  int sum = 0;

  if (len < 12 || len > 19 || !all_digits (digits, len))
    return refuse (error, _("A bank card number has 12 to 19 digits. Count them."));
  for (gsize i = 0; i < len; i++) {
    int digit = digits[len - 1 - i] - '0';

    if (i % 2 == 1)
      digit = digit > 4 ? 2 * digit - 9 : 2 * digit;
    sum += digit;
  }
  if (sum % 10 != 0)
    return refuse (error, _("The check digit of the bank card does not fit: a digit is wrong or two are swapped."));
  return g_steal_pointer (&digits);
}

/* Stars for every character but @head at the front and @tail at the end;
 * hyphens and blanks stay, so that the groups can be seen. */
static char *
mask (const char *text, glong head, glong tail)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  glong len = g_utf8_strlen (valid, -1);
  GString *out = g_string_sized_new (strlen (valid));
  glong i = 0;

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p), i++) {
    if (i < head || i >= len - tail || *p == '-' || *p == ' ')
      g_string_append_unichar (out, g_utf8_get_char (p));
    else
      g_string_append_c (out, '*');
  }
  return g_string_free (out, FALSE);
}

static glong
length_of (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  return g_utf8_strlen (valid, -1);
}

char *
desk_mask_identity_number (const char *text)
{
  if (text == NULL)
    return NULL;
  return length_of (text) >= 15 ? mask (text, 6, 4) : mask (text, 0, 0);
}

char *
desk_mask_telephone (const char *text)
{
  const char *hyphen;

  if (text == NULL)
    return NULL;
  if (length_of (text) < 7)
    return mask (text, 0, 0);
  hyphen = *text == '0' ? strchr (text, '-') : NULL;
  if (hyphen != NULL && hyphen - text <= 4)
    return mask (text, hyphen - text, 2);
  return length_of (text) >= 11 ? mask (text, 3, 4) : mask (text, 0, 2);
}

char *
desk_mask_bank_card (const char *text)
{
  if (text == NULL)
    return NULL;
  return length_of (text) >= 12 ? mask (text, 4, 4) : mask (text, 0, 0);
}

char *
desk_mask_text (const char *text)
{
  if (text == NULL)
    return NULL;
  return length_of (text) >= 2 ? mask (text, 1, 0) : mask (text, 0, 0);
}
