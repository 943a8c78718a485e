/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/desk-number.h"

#include <string.h>

#include "model/desk-error.h"

static void
assert_made (char *made, const char *expected)
{
  g_assert_cmpstr (made, ==, expected);
  g_free (made);
}

static void
test_format (void)
{
  assert_made (desk_integer_format (0), "0");
  assert_made (desk_integer_format (999), "999");
  assert_made (desk_integer_format (-1649000), "-1,649,000");
  assert_made (desk_integer_format (G_MININT64), "-9,223,372,036,854,775,808");
  assert_made (desk_decimal_format (5, 2, TRUE), "0.05");
  assert_made (desk_decimal_format (-5, 2, TRUE), "-0.05");
  assert_made (desk_decimal_format (123456789, 4, FALSE), "12345.6789");
  assert_made (desk_decimal_format (G_MAXINT64, 9, TRUE), "9,223,372,036.854775807");
  assert_made (desk_decimal_format_short (1250, 2), "12.5");
  assert_made (desk_decimal_format_short (1200, 2), "12");
  assert_made (desk_decimal_format_short (0, 9), "0");
  assert_made (desk_money_format (164900000), "1,649,000.00");
  assert_made (desk_money_format_plain (-164900001), "-1649000.01");
  assert_made (desk_mu_format (1250), "12.5 mu");
}

static void
test_money_for_people (void)
{
  assert_made (desk_money_format_for_people (164900000), "¥1,649,000");
  assert_made (desk_money_format_for_people (1250), "¥12.50");
  assert_made (desk_money_format_for_people (-1250), "-¥12.50");
  assert_made (desk_money_format_for_people (0), "¥0");
}

static void
test_percent (void)
{
  assert_made (desk_percent_format (7, 8), "87.5%");
  assert_made (desk_percent_format (1, 3), "33.3%");
  assert_made (desk_percent_format (2, 3), "66.7%");
  assert_made (desk_percent_format (1, 2000), "0.1%");
  assert_made (desk_percent_format (-1, 2000), "-0.1%");
  assert_made (desk_percent_format (5, 5), "100%");
  assert_made (desk_percent_format (0, 5), "0%");
  assert_made (desk_percent_format (5, 0), "—");
  assert_made (desk_percent_format (G_MAXINT64, G_MAXINT64), "100%");
}

static void
test_money_parse (void)
{
  static const struct {
    const char *typed;
    gint64 fen;
  } right[] = {
    { "1649000", 164900000 },     { "1,649,000.00", 164900000 }, { "￥1,649,000", 164900000 },
    { "¥ 12.5", 1250 },           { "164.9万", 164900000 },      { "164.9 万元", 164900000 },
    { "１６４．９万", 164900000 }, { "1亿", 10000000000 },        { "0.5亿元", 5000000000 },
    { "12元", 1200 },             { "-12.34", -1234 },           { "-¥12.34", -1234 },
    { "+3千", 300000 },           { "100w", 100000000 },         { "0.00", 0 },
    { "007", 700 },               { "12.340", 1234 },            { "0.000001万", 1 },
    { "3百万", 300000000 },       { "92233720368547758.07", G_MAXINT64 }, { "-92233720368547758.08", G_MININT64 },
    { "0.01", 1 },                { "1，649", 164900 },
  };
  static const struct {
    const char *typed;
    const char *word;
  } wrong[] = {
    { "", "No number" },          { "  ", "No number" },           { "twelve", "not a number" },
    { "1,64", "not a number" },   { "1649,000", "not a number" },  { ",649", "not a number" },
    { "1,,649", "not a number" }, { "1.", "not a number" },        { ".5", "not a number" },
    { "1.2.3", "not a number" },  { "--1", "not a number" },       { "-¥-1", "not a number" },
    { "1 2", "not a number" },    { "12.345", "more than 2 decimals" }, { "0.0000001万", "decimals" },
    { "92233720368547758.08", "too large" }, { "1000000000亿", "too large" },
    { "1000000000000000000000000000000000000000000000", "too large" },
    { "1e5", "not a number" },    { "12元整", "not a number" },    { "万", "not a number" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (right); i++) {
    GError *error = NULL;
    gint64 fen = 42;

    desk_money_parse (right[i].typed, &fen, &error);
    g_assert_no_error (error);
    g_assert_cmpint (fen, ==, right[i].fen);
  }
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++) {
    g_autoptr (GError) error = NULL;
    gint64 fen = 42;

    g_assert_false (desk_money_parse (wrong[i].typed, &fen, &error));
    g_assert_error (error, DESK_MODEL_ERROR, DESK_MODEL_ERROR_INVALID);
    if (strstr (error->message, wrong[i].word) == NULL)
      g_error ("“%s” was refused with “%s”", wrong[i].typed, error->message);
    g_assert_cmpint (fen, ==, 42);
  }
}

static void
test_other_units (void)
{
  g_autoptr (GError) error = NULL;
  gint64 value = 0;

  g_assert_true (desk_integer_parse ("2万", &value, NULL));
  g_assert_cmpint (value, ==, 20000);
  g_assert_true (desk_integer_parse ("1.5万", &value, NULL));
  g_assert_cmpint (value, ==, 15000);
  g_assert_false (desk_integer_parse ("1.5", &value, &error));
  g_assert_nonnull (strstr (error->message, "whole number"));
  g_assert_true (desk_percent_parse ("87.5%", 1, &value, NULL));
  g_assert_cmpint (value, ==, 875);
  g_assert_true (desk_percent_parse ("87.5", 2, &value, NULL));
  g_assert_cmpint (value, ==, 8750);
  g_assert_true (desk_mu_parse ("12.5亩", &value, NULL));
  g_assert_cmpint (value, ==, 1250);
  g_assert_true (desk_mu_parse ("12.5 mu", &value, NULL));
  g_assert_cmpint (value, ==, 1250);
  g_assert_false (desk_mu_parse ("12.5 ha", &value, NULL));
  g_assert_true (desk_decimal_parse ("-0.125", 3, &value, NULL));
  g_assert_cmpint (value, ==, -125);
}

/* Whatever is written can be read again. */
static void
test_round_trip (void)
{
  for (guint i = 0; i < 5000; i++) {
    guint scale = (guint) g_test_rand_int_range (0, DESK_NUMBER_MAX_SCALE + 1);
    guint shift = (guint) g_test_rand_int_range (0, 63);
    gint64 value = (gint64) ((guint64) (guint32) g_test_rand_int () << 32 | (guint32) g_test_rand_int ()) >> shift;
    g_autofree char *grouped = desk_decimal_format (value, scale, TRUE);
    g_autofree char *plain = desk_decimal_format (value, scale, FALSE);
    g_autofree char *brief = desk_decimal_format_short (value, scale);
    gint64 again = 0;

    g_assert_true (desk_decimal_parse (grouped, scale, &again, NULL));
    g_assert_cmpint (again, ==, value);
    g_assert_true (desk_decimal_parse (plain, scale, &again, NULL));
    g_assert_cmpint (again, ==, value);
    g_assert_true (desk_decimal_parse (brief, scale, &again, NULL));
    g_assert_cmpint (again, ==, value);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/number/format", test_format);
  g_test_add_func ("/number/money-for-people", test_money_for_people);
  g_test_add_func ("/number/percent", test_percent);
  g_test_add_func ("/number/money-parse", test_money_parse);
  g_test_add_func ("/number/other-units", test_other_units);
  g_test_add_func ("/number/round-trip", test_round_trip);
  return g_test_run ();
}
