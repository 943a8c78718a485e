/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/desk-sheet-form-private.h"

#include "model/desk-error.h"

static const DeskAreaInfo area = { "tst", "Test area", "desk-flag-symbolic", "blue", 5 };
static const DeskSheetPart parts[] = { { "Unit", "name short_name! kind:25" }, { NULL } };
static const DeskSheetColumn columns[] = { { NULL, "name", 1 }, { NULL, "leader", 0 }, { "Signature", NULL, 1 }, { NULL } };
static const DeskSheetForm good = {
  "tst.roster", "Roster", "unit", .where = "name is set", .words = "{name} and {area.name}: {#}, {#leader}", .parts = parts, .columns = columns, .rows = "person", .rows_by = "unit",
  .totals = "leader", .lines = 4, .signatures = { "Recorder" }, .note = "Keep it",
};

static const char *
translate (const char *message, gpointer data)
{
  (void) data;
  return g_str_equal (message, "Roster") ? "签到表" : g_str_equal (message, "Recorder") ? "记录人" : g_str_equal (message, "Signature") ? "签名" : NULL;
}

/* Declares it in an area; the fault that was found, or NULL. */
static char *
declare (const DeskSheetForm *form)
{
  g_autoptr (DeskRegistry) registry = desk_registry_new ();
  g_autoptr (DeskRegistry) scratch = desk_registry_new_scratch (registry, &area);
  g_autoptr (GError) error = NULL;

  if (desk_registry_add_sheet_form (scratch, form, &error) && desk_registry_adopt (registry, scratch, &error)) {
    g_assert_nonnull (desk_registry_find_sheet_form (registry, form->name));
    return NULL;
  }
  g_assert_error (error, DESK_MODEL_ERROR, DESK_MODEL_ERROR_DECLARATION);
  g_assert_cmpuint (desk_registry_get_sheet_forms (registry)->len, ==, 0);
  return g_strdup (error->message);
}

static void
test_copy (void)
{
  DeskSheetForm *copy = desk_sheet_form_copy (&good);

  g_assert_cmpstr (copy->title_zh, ==, "签到表");
  g_assert_cmpstr (copy->signatures_zh[0], ==, "记录人");
  g_assert_null (copy->signatures[1]);
  g_assert_true (copy->columns != columns && copy->parts != parts);
  g_assert_cmpstr (copy->columns[2].label_zh, ==, "签名");
  g_assert_null (copy->columns[3].label);
  g_assert_null (copy->columns[3].path);
  g_assert_null (copy->parts[1].fields);
  desk_sheet_form_free (copy);
}

static void
test_declared (void)
{
  g_assert_null (declare (&good));
}

/* What is wrong with a declaration is told when it is made, not when it is printed. */
static void
test_faults (void)
{
  static const DeskSheetPart bad_parts[] = { { NULL, "name nothing" }, { NULL } };
  static const DeskSheetColumn bad_columns[] = { { NULL, "nothing", 1 }, { NULL } };
  struct {
    const char *what;
    DeskSheetForm form;
  } faults[11];
  guint n = 0;

#define FAULT(why, ...) \
  do { \
    DeskSheetForm *form; \
    faults[n].what = why; \
    faults[n].form = good; \
    form = &faults[n++].form; \
    __VA_ARGS__; \
  } while (0)
  FAULT ("type", form->over = "nothing");
  FAULT ("row type", form->over = "handover");
  FAULT ("title", form->title = NULL);
  FAULT ("where", form->where = "nothing = 1");
  FAULT ("words", form->words = "{nothing}");
  FAULT ("part", form->parts = bad_parts);
  FAULT ("column", form->columns = bad_columns);
  FAULT ("rows", form->rows_by = "name");
  FAULT ("total", form->totals = "name");
  FAULT ("words of a total", form->words = "{#name}");
  FAULT ("words of no table", form->words = "{#}"; form->rows = NULL; form->columns = NULL; form->totals = NULL);
  for (guint i = 0; i < n; i++) {
    g_autofree char *fault = declare (&faults[i].form);

    if (fault == NULL)
      g_error ("a fault in its %s was not found", faults[i].what);
    g_assert_true (g_str_has_prefix (fault, "tst.roster: "));
  }
}

static void
test_blank_table (void)
{
  static const DeskSheetColumn blank[] = { { "Name", NULL, 1 }, { NULL } };
  DeskSheetForm form = { "tst.blank", "Blank", "unit", .columns = blank };
  g_autofree char *no_lines = declare (&form), *filled = NULL;

  g_assert_nonnull (no_lines);
  form.lines = 3;
  g_assert_null (declare (&form));
  form.columns = columns; /* fields, and nothing that would have them */
  filled = declare (&form);
  g_assert_nonnull (filled);
}

static gboolean
note (const char *before, const char *path, gpointer data)
{
  g_string_append_printf (data, "[%s|%s]", before, path != NULL ? path : "-");
  return TRUE;
}

static void
test_words (void)
{
  static const char *const cases[][2] = {
    { "plain", "[plain|-]" }, { "{a} and {b.c}.", "[|a][ and |b.c][.|-]" }, { "a { b", "[a { b|-]" }, { "", "[|-]" }, { "{a}", "[|a][|-]" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GString) seen = g_string_new (NULL);

    g_assert_true (desk_sheet_form_walk_words (cases[i][0], note, seen));
    g_assert_cmpstr (seen->str, ==, cases[i][1]);
  }
}

static void
test_tokens (void)
{
  static const struct {
    const char *token, *path;
    gboolean wide;
    double mm;
  } cases[] = { { "name", "name", FALSE, 0 }, { "name!", "name", TRUE, 0 }, { "party.name:12.5", "party.name", TRUE, 12.5 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *token = g_strdup (cases[i].token);
    gboolean wide;

    g_assert_cmpfloat (desk_sheet_form_cut_token (token, &wide), ==, cases[i].mm);
    g_assert_cmpint (wide, ==, cases[i].wide);
    g_assert_cmpstr (token, ==, cases[i].path);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  desk_registry_set_translate (translate, NULL);
  g_test_add_func ("/sheet-form/copy", test_copy);
  g_test_add_func ("/sheet-form/declared", test_declared);
  g_test_add_func ("/sheet-form/faults", test_faults);
  g_test_add_func ("/sheet-form/blank-table", test_blank_table);
  g_test_add_func ("/sheet-form/words", test_words);
  g_test_add_func ("/sheet-form/tokens", test_tokens);
  return g_test_run ();
}
