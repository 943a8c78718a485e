/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/desk-field.h"

static const DeskChoice choices[] = { { "labour", "Labour", "用工" }, { "power", "Power", "用电" }, { NULL } };

typedef struct {
  DeskField field;
  const char *text;   /* typed */
  const char *stored; /* NULL: refused */
} Case;

static const Case cases[] = {
  { { "a", "A", DESK_FIELD_TEXT, 0 }, "  某某鞋业 ", "某某鞋业" },
  { { "a", "A", DESK_FIELD_TEXT, 0, .max = 3 }, "一二三四", NULL },
  { { "a", "A", DESK_FIELD_INTEGER, 0 }, "１２0", "120" },
  { { "a", "A", DESK_FIELD_INTEGER, 0, .min = 1, .max = 5 }, "6", NULL },
  { { "a", "A", DESK_FIELD_INTEGER, 0 }, "12人", NULL },
  { { "a", "A", DESK_FIELD_DECIMAL, 0, .scale = 2 }, "1.5", "150" },
  { { "a", "A", DESK_FIELD_MONEY, 0 }, "164.9万", "164900000" },
  { { "a", "A", DESK_FIELD_DATE, 0 }, "3-5", "2026-03-05" },
  { { "a", "A", DESK_FIELD_DATE, 0 }, "2026-02-30", NULL },
  { { "a", "A", DESK_FIELD_CHOICE, 0, .choices = choices }, "用电", "power" },
  { { "a", "A", DESK_FIELD_CHOICE, 0, .choices = choices }, "Labour", "labour" },
  { { "a", "A", DESK_FIELD_CHOICE, 0, .choices = choices }, "用水", NULL },
  { { "a", "A", DESK_FIELD_CHOICES, 0, .choices = choices }, "用电，用工", "labour,power" },
  { { "a", "A", DESK_FIELD_BOOLEAN, 0 }, "是", "1" },
  { { "a", "A", DESK_FIELD_BOOLEAN, 0 }, "也许", NULL },
  { { "a", "A", DESK_FIELD_REFERENCE, 0, .refers = "party" }, "01930000-0000-7000-8000-000000000001", "01930000-0000-7000-8000-000000000001" },
  { { "a", "A", DESK_FIELD_REFERENCE, 0, .refers = "party" }, "某某鞋业", NULL },
  { { "a", "A", DESK_FIELD_IDENTITY_NUMBER, 0 }, "110101199003070012", NULL },
  { { "a", "A", DESK_FIELD_TELEPHONE, 0 }, "１３８ ００１３ ８０００", "13800138000" },
};

static void
test_parse (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    const Case *one = &cases[i];
    g_auto (DeskValue) value = DESK_VALUE_INIT;
    g_autoptr (GError) error = NULL;
    gboolean parsed = desk_field_parse (&one->field, one->text, "2026-03-12", &value, &error);

    g_test_message ("%u: %s", i, one->text);
    if (one->stored == NULL) {
      g_assert_false (parsed);
      g_assert_nonnull (error);
      g_assert_true (desk_value_is_none (&value));
    } else if (value.kind == DESK_VALUE_INTEGER) {
      g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, value.integer);

      g_assert_no_error (error);
      g_assert_cmpstr (number, ==, one->stored);
    } else {
      g_assert_no_error (error);
      g_assert_cmpstr (desk_value_get_text (&value), ==, one->stored);
    }
    if (one->stored != NULL)
      g_assert_true (desk_field_check (&one->field, &value, NULL));
  }
}

static void
test_empty_is_none (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    DeskValue value;

    g_assert_true (desk_field_parse (&cases[i].field, " 　", "2026-03-12", &value, NULL));
    g_assert_true (desk_value_is_none (&value));
  }
}

static void
test_masks (void)
{
  const DeskField telephone = { "a", "A", DESK_FIELD_TELEPHONE, 0 };
  const DeskField number = { "a", "A", DESK_FIELD_IDENTITY_NUMBER, DESK_FIELD_SENSITIVE };
  g_auto (DeskValue) value = DESK_VALUE_INIT;
  g_auto (DeskValue) sealed = DESK_VALUE_INIT;

  desk_value_init_text (&value, "13800138000");
  desk_value_init_text (&sealed, "enc:1:abcdef");
  for (int format = DESK_FORMAT_DISPLAY; format <= DESK_FORMAT_EXPORT; format++) {
    g_autofree char *shown = desk_field_format (&telephone, &value, (DeskFormat) format, NULL);
    g_autofree char *hidden = desk_field_format (&number, &sealed, (DeskFormat) format, NULL);

    if (format == DESK_FORMAT_EDIT) {
      g_assert_cmpstr (shown, ==, "13800138000");
    } else {
      g_assert_null (g_strstr_len (shown, -1, "0013"));
      g_assert_null (g_strstr_len (hidden, -1, "abcdef"));
    }
  }
}

static void
test_format (void)
{
  const DeskField percent = { "a", "A", DESK_FIELD_PERCENT, 0, .scale = 1 };
  const DeskField people = { "a", "A", DESK_FIELD_INTEGER, 0, .unit = "people" };
  DeskValue value;
  g_autofree char *one = NULL;
  g_autofree char *two = NULL;
  g_autofree char *three = NULL;

  desk_value_init_integer (&value, 125);
  one = desk_field_format (&percent, &value, DESK_FORMAT_DISPLAY, NULL);
  two = desk_field_format (&people, &value, DESK_FORMAT_DISPLAY, NULL);
  three = desk_field_format (&people, &value, DESK_FORMAT_EXPORT, NULL);
  g_assert_cmpstr (one, ==, "12.5%");
  g_assert_cmpstr (two, ==, "125 people");
  g_assert_cmpstr (three, ==, "125");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/field/parse", test_parse);
  g_test_add_func ("/field/empty-is-none", test_empty_is_none);
  g_test_add_func ("/field/masks", test_masks);
  g_test_add_func ("/field/format", test_format);
  return g_test_run ();
}
