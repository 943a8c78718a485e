/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/desk-sheet.h"
#include "exchange/desk-table.h"

static void
test_owns (void)
{
  char title[] = "台账";
  char label[] = "编号";
  char cell[] = "QY-1";
  DeskTableColumn column = { .label = label, .weight = 2, .min_mm = 10, .kind = DESK_TABLE_TEXT };
  const char *row[] = { cell };

  DeskTable *table = desk_table_new (title);
  g_assert_cmpuint (desk_table_add_column (table, &column), ==, 0);
  desk_table_add_row (table, row);
  title[0] = label[0] = cell[0] = 'x';

  g_autoptr (DeskTable) held = desk_table_ref (table);
  desk_table_unref (table);
  g_assert_cmpstr (desk_table_get_title (held), ==, "台账");
  g_assert_cmpstr (desk_table_get_column (held, 0)->label, ==, "编号");
  g_assert_null (desk_table_get_column (held, 0)->group);
  g_assert_cmpstr (desk_table_get_cell (held, 0, 0), ==, "QY-1");
  g_assert_null (desk_table_get_unit (held));
}

static void
test_cells (void)
{
  g_autoptr (DeskTable) table = desk_table_new ("t");
  DeskTableColumn column = { .label = "a" };
  const char *rows[][2] = { { "1", NULL }, { NULL, "2" }, { "bad \xff\xfe", "" } };

  g_assert_cmpuint (desk_table_get_n_rows (table), ==, 0);
  desk_table_add_column (table, &column);
  desk_table_add_column (table, &column);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    desk_table_add_row (table, rows[i]);
  g_assert_cmpuint (desk_table_get_n_rows (table), ==, 3);
  g_assert_cmpstr (desk_table_get_cell (table, 0, 1), ==, "");
  g_assert_cmpstr (desk_table_get_cell (table, 1, 1), ==, "2");
  g_assert_true (g_utf8_validate (desk_table_get_cell (table, 2, 0), -1, NULL));

  g_assert_false (desk_table_has_total_row (table));
  desk_table_set_total_row (table, rows[1]);
  g_assert_true (desk_table_has_total_row (table));
  g_assert_cmpstr (desk_table_get_total_cell (table, 1), ==, "2");
  desk_table_set_total_row (table, NULL);
  g_assert_false (desk_table_has_total_row (table));
}

static char *
say_range (DeskTable *table, guint first, guint n, gpointer user_data)
{
  (void) table;
  return g_strdup_printf ("%s %u+%u", (const char *) user_data, first, n);
}

static void
test_subtotal (void)
{
  g_autoptr (DeskTable) table = desk_table_new ("t");

  g_assert_null (desk_table_make_subtotal (table, 0, 0));
  desk_table_set_subtotal (table, say_range, g_strdup ("first"), g_free);
  desk_table_set_subtotal (table, say_range, g_strdup ("rows"), g_free);
  g_autofree char *text = desk_table_make_subtotal (table, 12, 7);
  g_assert_cmpstr (text, ==, "rows 12+7");
}

static void
test_number (void)
{
  static const struct {
    const char *text;
    gboolean is;
    double value;
  } cases[] = {
    { "0", TRUE, 0 },
    { "12", TRUE, 12 },
    { "-3.50", TRUE, -3.5 },
    { "0.25", TRUE, 0.25 },
    { "123456789012345", TRUE, 123456789012345.0 },
    { "", FALSE, 0 },
    { NULL, FALSE, 0 },
    { "-", FALSE, 0 },
    { "007", FALSE, 0 },
    { "-01", FALSE, 0 },
    { "1.", FALSE, 0 },
    { ".5", FALSE, 0 },
    { "1,000", FALSE, 0 },
    { "1e5", FALSE, 0 },
    { "12 ", FALSE, 0 },
    { "１２", FALSE, 0 },
    { "1234567890123456", FALSE, 0 },
    { "510722199001011234", FALSE, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      double value = -1;
      g_assert_cmpint (desk_table_parse_number (cases[i].text, &value), ==, cases[i].is);
      if (cases[i].is)
        g_assert_cmpfloat (value, ==, cases[i].value);
    }
}

static void
test_sheet (void)
{
  g_autoptr (DeskSheet) sheet = desk_sheet_new ("办理单");
  DeskTable *table = desk_table_new ("办理过程");

  desk_sheet_add_pair (sheet, "编号", "QY-1", DESK_SHEET_NORMAL);
  desk_sheet_add_group (sheet, "办理情况");
  desk_sheet_add_pair (sheet, "答复", NULL, DESK_SHEET_WIDE);
  desk_sheet_add_box (sheet, "领导批示", "", 30);
  desk_sheet_add_table (sheet, table);
  desk_table_unref (table);
  desk_sheet_add_signature (sheet, "经办人");

  g_assert_cmpuint (desk_sheet_get_n_groups (sheet), ==, 2);
  g_assert_null (desk_sheet_get_group_heading (sheet, 0));
  g_assert_cmpuint (desk_sheet_get_n_pairs (sheet, 0), ==, 1);
  g_assert_false (desk_sheet_get_pair (sheet, 0, 0)->wide);
  g_assert_cmpuint (desk_sheet_get_n_pairs (sheet, 1), ==, 2);
  g_assert_cmpstr (desk_sheet_get_pair (sheet, 1, 0)->value, ==, "");
  g_assert_cmpfloat (desk_sheet_get_pair (sheet, 1, 1)->min_mm, ==, 30);
  g_assert_true (desk_sheet_get_pair (sheet, 1, 1)->wide);
  g_assert_cmpstr (desk_table_get_title (desk_sheet_get_table (sheet, 0)), ==, "办理过程");
  g_assert_cmpstr (desk_sheet_get_signature (sheet, 0), ==, "经办人");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/table/owns", test_owns);
  g_test_add_func ("/exchange/table/cells", test_cells);
  g_test_add_func ("/exchange/table/subtotal", test_subtotal);
  g_test_add_func ("/exchange/table/number", test_number);
  g_test_add_func ("/exchange/table/sheet", test_sheet);
  return g_test_run ();
}
