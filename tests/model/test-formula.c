/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/desk-formula.h"

static const DeskChoice classes[] = { { "a", "A", .number = 12 }, { "b", "B", .number = 3 }, { "none", "None" }, { NULL } };

static const DeskField fields[] = {
  { "vacancies", "Vacancies", DESK_FIELD_INTEGER, 0 },
  { "filled", "Filled", DESK_FIELD_INTEGER, 0 },
  { "short", "Still short", DESK_FIELD_INTEGER, DESK_FIELD_COMPUTED, .formula = "vacancies - filled" },
  { "words", "Words", DESK_FIELD_TEXT, 0 },
  { "mu", "Area", DESK_FIELD_DECIMAL, 0, .scale = 2 },
  { "extra", "Extra per mu", DESK_FIELD_MONEY, 0 },
  { "in_all", "Extra", DESK_FIELD_MONEY, DESK_FIELD_COMPUTED, .formula = "mu * extra" },
  { "before", "Before", DESK_FIELD_INTEGER, 0 },
  { "now", "Now", DESK_FIELD_INTEGER, 0 },
  { "net", "Net", DESK_FIELD_MONEY, 0 },
  { "added", "Added", DESK_FIELD_MONEY, DESK_FIELD_COMPUTED, .formula = "now * net - before * net" },
  { "begins", "Begins", DESK_FIELD_DATE, 0 },
  { "remind", "Remind", DESK_FIELD_INTEGER, 0 },
  { "remind_on", "Remind on", DESK_FIELD_DATE, DESK_FIELD_COMPUTED, .formula = "begins - remind" },
  { "secret", "Secret", DESK_FIELD_TEXT, DESK_FIELD_SENSITIVE },
  { "masked", "Masked", DESK_FIELD_TEXT, DESK_FIELD_COMPUTED, .formula = "mask words" },
  { "checked_on", "Checked on", DESK_FIELD_DATE, 0 },
  { "class", "Class", DESK_FIELD_CHOICE, 0, .choices = classes },
  { "check_by", "Next check", DESK_FIELD_DATE, DESK_FIELD_COMPUTED, .formula = "checked_on + class months" },
  { "half_year", "In half a year", DESK_FIELD_DATE, DESK_FIELD_COMPUTED, .formula = "checked_on + 6 months" },
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

static gint64
product (DeskType *type, gint64 mu, gint64 extra, gboolean *none)
{
  g_autoptr (DeskValues) values = desk_values_new ();

  desk_values_set_integer (values, "mu", mu);
  desk_values_set_integer (values, "extra", extra);
  desk_formula_run (type, values);
  *none = desk_value_is_none (desk_values_get (values, "in_all"));
  return desk_values_get_integer (values, "in_all");
}

/* Hundredths of a mu times fen are fen again, rounded as money is. */
static void
test_product (void)
{
  g_autoptr (DeskType) type = make_type ();
  g_autoptr (DeskValues) values = desk_values_new ();
  gboolean none;

  g_assert_cmpint (product (type, 1250, 24000, &none), ==, 300000); /* 12.50 mu × 240 yuan = 3,000 yuan */
  g_assert_cmpint (product (type, 1, 50, &none), ==, 1);            /* 0.01 × 0.50 = 0.005 yuan */
  g_assert_cmpint (product (type, 1, 49, &none), ==, 0);
  g_assert_cmpint (product (type, 1, -50, &none), ==, -1);
  g_assert_false (none);
  product (type, G_MAXINT64, G_MAXINT64, &none);
  g_assert_true (none);

  desk_values_set_integer (values, "mu", 100);
  desk_formula_run (type, values);
  g_assert_true (desk_value_is_none (desk_values_get (values, "in_all"))); /* without a price there is no product */
  desk_values_set_integer (values, "now", 6);
  desk_values_set_integer (values, "net", 1500000);
  desk_formula_run (type, values);
  g_assert_cmpint (desk_values_get_integer (values, "added"), ==, 9000000);
  desk_values_set_integer (values, "before", 3);
  desk_formula_run (type, values);
  g_assert_cmpint (desk_values_get_integer (values, "added"), ==, 4500000);
}

static void
test_date (void)
{
  g_autoptr (DeskType) type = make_type ();
  g_autoptr (DeskValues) values = desk_values_new ();

  desk_values_set_integer (values, "remind", 7);
  desk_formula_run (type, values);
  g_assert_true (desk_value_is_none (desk_values_get (values, "remind_on")));
  desk_values_set_text (values, "begins", "2026-03-05");
  desk_formula_run (type, values);
  g_assert_cmpstr (desk_values_get_text (values, "remind_on"), ==, "2026-02-26");
  desk_values_set (values, "remind", NULL);
  desk_formula_run (type, values);
  g_assert_cmpstr (desk_values_get_text (values, "remind_on"), ==, "2026-03-05");
  desk_values_set_integer (values, "remind", G_MININT64);
  desk_formula_run (type, values);
  g_assert_true (desk_value_is_none (desk_values_get (values, "remind_on")));
}

static void
test_months (void)
{
  g_autoptr (DeskType) type = make_type ();
  g_autoptr (DeskValues) values = desk_values_new ();

  desk_values_set_text (values, "checked_on", "2026-08-31");
  desk_formula_run (type, values);
  g_assert_true (desk_value_is_none (desk_values_get (values, "check_by"))); /* no class yet */
  g_assert_cmpstr (desk_values_get_text (values, "half_year"), ==, "2027-02-28");
  desk_values_set_text (values, "class", "a");
  desk_formula_run (type, values);
  g_assert_cmpstr (desk_values_get_text (values, "check_by"), ==, "2027-08-31");
  desk_values_set_text (values, "class", "b");
  desk_formula_run (type, values);
  g_assert_cmpstr (desk_values_get_text (values, "check_by"), ==, "2026-11-30");
  desk_values_set_text (values, "class", "none");
  desk_formula_run (type, values);
  g_assert_true (desk_value_is_none (desk_values_get (values, "check_by")));
}

static void
test_mask (void)
{
  g_autoptr (DeskType) type = make_type ();
  g_autoptr (DeskValues) values = desk_values_new ();

  desk_formula_run (type, values);
  g_assert_true (desk_value_is_none (desk_values_get (values, "masked")));
  desk_values_set_text (values, "words", "张某某");
  desk_formula_run (type, values);
  g_assert_cmpstr (desk_values_get_text (values, "masked"), ==, "张**");
}

static void
test_check (void)
{
  static const struct {
    const char *field, *formula;
    gboolean sound;
  } cases[] = {
    { "short", "vacancies - filled", TRUE }, { "short", "filled", TRUE },           { "short", "vacancies * filled + filled", TRUE },
    { "remind_on", "begins - remind", TRUE }, { "remind_on", "begins", TRUE },      { "short", "", FALSE },
    { "short", "vacancies -", FALSE },       { "short", "vacancies / filled", FALSE }, { "short", "vacancies - words", FALSE },
    { "short", "nothing", FALSE },           { "short", "short + filled", FALSE },  { "short", "- filled", FALSE },
    { "short", "begins - remind", FALSE },   { "remind_on", "remind", FALSE },      { "remind_on", "begins * remind", FALSE },
    { "remind_on", "begins - begins", FALSE }, { "remind_on", "begins - mu", FALSE },
    { "check_by", "checked_on + 12 months", TRUE }, { "check_by", "checked_on + class months", TRUE }, { "check_by", "checked_on - 12 months", FALSE },
    { "check_by", "words + 12 months", FALSE }, { "check_by", "checked_on + filled months", FALSE }, { "check_by", "months", FALSE },
    { "masked", "mask words", TRUE }, { "masked", "mask filled", FALSE }, { "masked", "words", FALSE },
    { "masked", "mask secret", FALSE }, /* a mask is not confidential: nothing confidential may come into it */
  };
  g_autoptr (DeskType) type = make_type ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;
    DeskField field = *desk_type_find_field (type, cases[i].field);

    field.formula = cases[i].formula;
    g_assert_true (desk_formula_check (type, &field, &error) == cases[i].sound);
    if (!cases[i].sound)
      g_assert_error (error, DESK_MODEL_ERROR, DESK_MODEL_ERROR_DECLARATION);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/formula/run", test_run);
  g_test_add_func ("/formula/product", test_product);
  g_test_add_func ("/formula/date", test_date);
  g_test_add_func ("/formula/months", test_months);
  g_test_add_func ("/formula/mask", test_mask);
  g_test_add_func ("/formula/check", test_check);
  return g_test_run ();
}
