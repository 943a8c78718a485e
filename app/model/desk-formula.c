/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/desk-formula.h"

#include <string.h>

#include "model/desk-date.h"
#include "model/desk-identity.h"

/* Digits behind the point of what a field stores as a whole number. */
static guint
scale_of (const DeskField *field)
{
  return field->kind == DESK_FIELD_MONEY ? 2 : field->kind == DESK_FIELD_DECIMAL || field->kind == DESK_FIELD_PERCENT ? field->scale : 0;
}

static gboolean
is_sign (const DeskField *field, const char *word)
{
  return g_str_equal (word, "+") || g_str_equal (word, "-") || (field->kind != DESK_FIELD_DATE && g_str_equal (word, "*"));
}

static gboolean
is_operand (const DeskField *field, const DeskField *operand, guint i)
{
  if (operand == NULL || operand->formula != NULL)
    return FALSE;
  if (field->kind == DESK_FIELD_DATE)
    return i == 0 ? operand->kind == DESK_FIELD_DATE : operand->kind == DESK_FIELD_INTEGER;
  return desk_field_is_integer (operand);
}

/* A field that the formula may read: one of the record itself that is not computed by a formula too. */
static const DeskField *
find_source (const DeskType *type, const char *name)
{
  const DeskField *field = desk_type_find_field (type, name);

  return field != NULL && field->formula == NULL && (field->flags & DESK_FIELD_SENSITIVE) == 0 ? field : NULL;
}

/* ---- months: "checked_on + 12 months", "checked_on + class months" ---- */

static gboolean
is_number (const char *word)
{
  return *word != '\0' && strlen (word) <= 4 && strspn (word, "0123456789") == strlen (word);
}

static gboolean
is_later_date (const DeskType *type, const char *const *words, guint n)
{
  const DeskField *from, *by;

  if (n != 4 || !g_str_equal (words[1], "+") || !g_str_equal (words[3], "months"))
    return FALSE;
  from = find_source (type, words[0]);
  by = find_source (type, words[2]);
  return from != NULL && from->kind == DESK_FIELD_DATE && (is_number (words[2]) || (by != NULL && by->kind == DESK_FIELD_CHOICE && by->choices != NULL));
}

/* A code that counts for nothing asks for no date. */
static gint64
months_of (const DeskType *type, const char *word, const DeskValues *values)
{
  const DeskField *field = is_number (word) ? NULL : desk_type_find_field (type, word);
  const char *code = field != NULL ? desk_values_get_text (values, word) : NULL;
  const DeskChoice *choice = code != NULL ? desk_field_find_choice (field, code) : NULL;

  return field == NULL ? g_ascii_strtoll (word, NULL, 10) : choice != NULL ? choice->number : 0;
}

static void
run_later_date (const DeskType *type, const DeskField *field, const char *const *words, DeskValues *values)
{
  const char *from = desk_values_get_text (values, words[0]);
  gint64 months = months_of (type, words[2], values);
  char date[DESK_DATE_STR_LEN];

  if (from != NULL && months > 0 && desk_date_add_months (from, months, date))
    desk_values_set_text (values, field->name, date);
  else
    desk_values_set (values, field->name, NULL);
}

/* ---- texts: "mask name" ---- */

static gboolean
is_mask (const DeskType *type, const char *const *words, guint n)
{
  const DeskField *field = n == 2 && g_str_equal (words[0], "mask") ? find_source (type, words[1]) : NULL;

  return field != NULL && field->kind == DESK_FIELD_TEXT;
}

static void
run_mask (const DeskType *type G_GNUC_UNUSED, const DeskField *field, const char *const *words, DeskValues *values)
{
  g_autofree char *masked = desk_mask_text (desk_values_get_text (values, words[1]));

  if (masked != NULL)
    desk_values_set_text (values, field->name, masked);
  else
    desk_values_set (values, field->name, NULL);
}

/* ---- any ---- */

static gboolean
is_in_months (const DeskField *field, char **words)
{
  guint n = g_strv_length (words);

  return field->kind == DESK_FIELD_DATE && n > 0 && g_str_equal (words[n - 1], "months");
}

gboolean
desk_formula_check (const DeskType *type, const DeskField *field, GError **error)
{
  g_auto (GStrv) words = g_strsplit (field->formula, " ", -1);
  guint n = g_strv_length (words);
  gboolean sound = n % 2 == 1;

  if (field->kind == DESK_FIELD_TEXT)
    sound = is_mask (type, (const char *const *) words, n);
  else if (is_in_months (field, words))
    sound = is_later_date (type, (const char *const *) words, n);
  else
    for (guint i = 0; i < n && sound; i++)
      sound = i % 2 == 0 ? is_operand (field, desk_type_find_field (type, words[i]), i) : is_sign (field, words[i]);
  if (!sound)
    g_set_error (error, DESK_MODEL_ERROR, DESK_MODEL_ERROR_DECLARATION, "%s: the formula “%s” cannot be read", type->name, field->formula);
  return sound;
}

/* @number with @from digits behind the point as one with @to. */
static gboolean
rescale (__int128 number, guint from, guint to, gint64 *out)
{
  __int128 half = 1;

  for (; from < to; from++)
    if (__builtin_mul_overflow (number, 10, &number))
      return FALSE;
  for (guint i = to; i < from; i++)
    half *= 10;
  if (half > 1)
    number = (number >= 0 ? number + half / 2 : number - half / 2) / half;
  *out = (gint64) number;
  return *out == number;
}

/* The product that begins at @words; moves on to the sign behind it. */
static gboolean
run_product (const DeskType *type, const DeskField *field, DeskValues *values, char ***words, gboolean *any, gint64 *out)
{
  __int128 product = 1;
  guint scale = 0;
  gboolean all = TRUE;

  for (;; *words += 2) {
    const DeskValue *value = desk_values_get (values, **words);

    all &= !desk_value_is_none (value);
    scale += scale_of (desk_type_find_field (type, **words));
    if (scale > 18 || __builtin_mul_overflow (product, (__int128) desk_value_get_integer (value), &product))
      return FALSE;
    if ((*words)[1] == NULL || *(*words)[1] != '*')
      break;
  }
  (*words)++;
  *any |= all;
  return rescale (product, scale, scale_of (field), out);
}

static void
run_number (const DeskType *type, const DeskField *field, DeskValues *values)
{
  g_auto (GStrv) split = g_strsplit (field->formula, " ", -1);
  char **words = split;
  gboolean any = FALSE, fits = TRUE, minus = FALSE;
  gint64 sum = 0;

  while (fits) {
    gint64 number = 0;

    fits = run_product (type, field, values, &words, &any, &number) &&
           !(minus ? __builtin_sub_overflow (sum, number, &sum) : __builtin_add_overflow (sum, number, &sum));
    if (*words == NULL)
      break;
    minus = **words == '-';
    words++;
  }
  if (any && fits)
    desk_values_set_integer (values, field->name, sum);
  else
    desk_values_set (values, field->name, NULL);
}

static void
run_date (const DeskField *field, DeskValues *values)
{
  g_auto (GStrv) words = g_strsplit (field->formula, " ", -1);
  const char *date = desk_value_get_text (desk_values_get (values, words[0]));
  char day[DESK_DATE_STR_LEN];
  gboolean fits = date != NULL && g_strlcpy (day, date, sizeof day) < sizeof day;

  for (guint i = 1; fits && words[i] != NULL; i += 2) {
    gint64 days = desk_value_get_integer (desk_values_get (values, words[i + 1]));

    fits = days > -100000 && days < 100000 && desk_date_add_days (day, *words[i] == '-' ? -days : days, day);
  }
  if (fits)
    desk_values_set_text (values, field->name, day);
  else
    desk_values_set (values, field->name, NULL);
}

void
desk_formula_run (const DeskType *type, DeskValues *values)
{
  for (guint i = 0; i < type->ruled_fields->len; i++) {
    const DeskField *field = g_ptr_array_index (type->ruled_fields, i);

    if (field->formula == NULL)
      continue;
    g_auto (GStrv) words = g_strsplit (field->formula, " ", -1);
    if (field->kind == DESK_FIELD_TEXT)
      run_mask (type, field, (const char *const *) words, values);
    else if (is_in_months (field, words))
      run_later_date (type, field, (const char *const *) words, values);
    else if (field->kind == DESK_FIELD_DATE)
      run_date (field, values);
    else
      run_number (type, field, values);
  }
}
