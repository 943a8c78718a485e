/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/desk-formula.h"

gboolean
desk_formula_check (const DeskType *type, const char *formula, GError **error)
{
  g_auto (GStrv) words = g_strsplit (formula, " ", -1);
  guint n = g_strv_length (words);
  gboolean sound = n % 2 == 1;

  for (guint i = 0; i < n && sound; i++) {
    const DeskField *field = i % 2 == 0 ? desk_type_find_field (type, words[i]) : NULL;

    if (i % 2 == 0)
      sound = field != NULL && desk_field_is_integer (field) && field->formula == NULL;
    else
      sound = g_str_equal (words[i], "+") || g_str_equal (words[i], "-");
  }
  if (!sound)
    g_set_error (error, DESK_MODEL_ERROR, DESK_MODEL_ERROR_DECLARATION, "%s: the formula “%s” is not a sum of its numbers", type->name, formula);
  return sound;
}

static void
run_one (const DeskField *field, DeskValues *values)
{
  g_auto (GStrv) words = g_strsplit (field->formula, " ", -1);
  gboolean any = FALSE, fits = TRUE;
  gint64 sum = 0;

  for (guint i = 0; words[i] != NULL; i += 2) {
    const DeskValue *value = desk_values_get (values, words[i]);
    gint64 number = desk_value_get_integer (value);

    any |= !desk_value_is_none (value);
    fits &= i > 0 && *words[i - 1] == '-' ? !__builtin_sub_overflow (sum, number, &sum) : !__builtin_add_overflow (sum, number, &sum);
    if (words[i + 1] == NULL)
      break;
  }
  if (any && fits)
    desk_values_set_integer (values, field->name, sum);
  else
    desk_values_set (values, field->name, NULL);
}

void
desk_formula_run (const DeskType *type, DeskValues *values)
{
  for (guint i = 0; i < type->fields->len; i++) {
    const DeskField *field = g_ptr_array_index (type->fields, i);

    if (field->formula != NULL)
      run_one (field, values);
  }
}
