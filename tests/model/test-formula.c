/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/desk-formula.h"

static const DeskField fields[] = {
  { "vacancies", "Vacancies", DESK_FIELD_INTEGER, 0 },
  { "filled", "Filled", DESK_FIELD_INTEGER, 0 },
  { "short", "Still short", DESK_FIELD_INTEGER, DESK_FIELD_COMPUTED, .formula = "vacancies - filled" },
  { "words", "Words", DESK_FIELD_TEXT, 0 },
  { NULL },
};

static DeskType *
make_type (void)
{
  const DeskRecordType declaration = { "tst.gap", NULL, "Gap", "Gaps", NULL, 1, fields, .title = "words" };
  GError *error = NULL;
  DeskType *type = desk_type_new (&declaration, NULL, "tst", &error);

  g_assert_no_error (error);
  return type;
}

static void
test_run (void)
{
  g_autoptr (DeskType) type = make_type ();
  g_autoptr (DeskValues) values = desk_values_new ();

  desk_formula_run (type, values);
  g_assert_true (desk_value_is_none (desk_values_get (values, "short")));
  desk_values_set_integer (values, "vacancies", 30);
  desk_formula_run (type, values);
  g_assert_cmpint (desk_values_get_integer (values, "short"), ==, 30);
  desk_values_set_integer (values, "filled", 12);
  desk_formula_run (type, values);
  g_assert_cmpint (desk_values_get_integer (values, "short"), ==, 18);
  desk_values_set_integer (values, "vacancies", G_MININT64);
  desk_formula_run (type, values);
  g_assert_true (desk_value_is_none (desk_values_get (values, "short")));
}

static void
test_check (void)
{
  static const char *const wrong[] = { "", "vacancies -", "vacancies * filled", "vacancies - words", "nothing", "short + filled", "- filled" };
  g_autoptr (DeskType) type = make_type ();

  g_assert_true (desk_formula_check (type, "vacancies - filled", NULL));
  g_assert_true (desk_formula_check (type, "filled", NULL));
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_false (desk_formula_check (type, wrong[i], &error));
    g_assert_error (error, DESK_MODEL_ERROR, DESK_MODEL_ERROR_DECLARATION);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/formula/run", test_run);
  g_test_add_func ("/formula/check", test_check);
  return g_test_run ();
}
