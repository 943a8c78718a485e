/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/desk-sheet-maker.h"

#include "../store/fixture.h"
#include "exchange/desk-exchange-error.h"

#include <string.h>

static const DeskSheetPart roster_parts[] = {
  { "Unit", "name short_name telephone! kind:25", .heading_zh = "单位情况" },
  { NULL },
};

static const DeskSheetColumn roster_columns[] = {
  { NULL, "name", 1 },
  { NULL, "leader", 0 },
  { "Signature", NULL, 2, .label_zh = "签名" },
  { NULL },
};

/* People of a unit, with a place to sign and lines for those who come without being asked. */
static const DeskSheetForm roster = {
  "tst.roster", "Sign-in sheet", "unit", .parts = roster_parts, .columns = roster_columns, .rows = "person", .rows_by = "unit", .rows_sort = "name",
  .totals = "leader", .lines = 4, .signatures = { "Recorder", "Checked by" }, .note = "Keep it with the papers.", .title_zh = "签到表",
};

static const DeskSheetColumn blank_columns[] = { { "Name", NULL, 1 }, { "Telephone", NULL, 1 }, { NULL } };

static const DeskSheetForm blank = { "tst.blank", "Blank sheet", "unit", .where = "telephone is set", .columns = blank_columns, .lines = 3 };

/* A date on paper has its year. */
static const DeskSheetPart dated_parts[] = { { NULL, "date way" }, { NULL } };
static const DeskSheetForm dated = { "tst.dated", "Visit", "visit", .words = "On {date}.", .parts = dated_parts };
static const DeskSheetColumn visit_columns[] = { { NULL, "date", 0 }, { NULL } };
static const DeskSheetForm visits = { "tst.visits", "Visits", "party", .columns = visit_columns, .rows = "visit", .rows_by = "party" };

/* Words that tell what the table adds up to. */
static const DeskSheetForm strength = { "tst.strength", "Strength", "unit", .words = "{name}: {#} people, of them leaders {#leader}",
                                        .columns = roster_columns, .rows = "person", .rows_by = "unit", .totals = "leader" };

static const DeskSheetForm certificate = {
  "tst.certificate", "Certificate", "person", .where = "name ~ 张",
  .words = "This is to certify that {name} of {unit.name}, {post}, has served.\nGiven on this day.", .words_zh = "兹证明{unit.name}{name}同志（{post}）参加服务。\n特发此证。",
};

static DeskSheet *
make (Fixture *fixture, const DeskSheetForm *form, const DeskUuid *record)
{
  g_autoptr (GError) error = NULL;
  DeskSheet *sheet = desk_sheet_make (fixture->store, form, record, NULL, &error);

  g_assert_no_error (error);
  return sheet;
}

static void
add_person (Fixture *fixture, const char *name, gboolean leader)
{
  DeskCommand *command = fixture_command (fixture, "create");
  DeskUuid uid;
  DeskCommandPart *part;

  desk_store_new_uuid (fixture->store, &uid);
  part = desk_command_add (command, "create", &uid, "person", 0);
  desk_command_part_set_text (part, "name", name);
  desk_command_part_set_uuid (part, "unit", &fixture->unit);
  desk_command_part_set_integer (part, "leader", leader);
  fixture_do (fixture, command);
}

static void
test_table (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (DeskSheet) sheet = NULL;
  DeskTable *table;
  const DeskSheetPair *pair;

  add_person (fixture, "某溪", TRUE);
  add_person (fixture, "某澜", FALSE);
  sheet = make (fixture, &roster, &fixture->unit);
  g_assert_cmpstr (desk_sheet_get_title (sheet), ==, "Sign-in sheet");
  g_assert_cmpstr (desk_sheet_get_note (sheet), ==, "Keep it with the papers.");
  g_assert_cmpuint (desk_sheet_get_n_groups (sheet), ==, 1);
  g_assert_cmpstr (desk_sheet_get_group_heading (sheet, 0), ==, "Unit");
  g_assert_cmpuint (desk_sheet_get_n_pairs (sheet, 0), ==, 4);
  pair = desk_sheet_get_pair (sheet, 0, 2); /* without a value it is there to be filled in */
  g_assert_cmpstr (pair->value, ==, "");
  g_assert_true (pair->wide);
  g_assert_cmpfloat (desk_sheet_get_pair (sheet, 0, 3)->min_mm, ==, 25);
  table = desk_sheet_get_table (sheet, 0);
  g_assert_cmpuint (desk_table_get_n_columns (table), ==, 4); /* with the ordinal */
  g_assert_cmpstr (desk_table_get_column (table, 3)->label, ==, "Signature");
  g_assert_cmpuint (desk_table_get_n_rows (table), ==, 4); /* three people, one line more */
  for (guint i = 0; i < 4; i++) {
    g_autofree char *ordinal = g_strdup_printf ("%u", i + 1);

    g_assert_cmpstr (desk_table_get_cell (table, i, 0), ==, ordinal);
    g_assert_cmpstr (desk_table_get_cell (table, i, 3), ==, "");
    g_assert_true ((*desk_table_get_cell (table, i, 1) == '\0') == (i == 3));
  }
  g_assert_true (desk_table_has_total_row (table));
  g_assert_cmpuint (desk_sheet_get_n_signatures (sheet), ==, 2);
  g_assert_cmpstr (desk_sheet_get_signature (sheet, 1), ==, "Checked by");
}

/* More people than lines: nobody is left out. */
static void
test_more_than_lines (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (DeskSheet) sheet = NULL;

  for (guint i = 0; i < 6; i++)
    add_person (fixture, "某珩", FALSE);
  sheet = make (fixture, &roster, &fixture->unit);
  g_assert_cmpuint (desk_table_get_n_rows (desk_sheet_get_table (sheet, 0)), ==, 7);
}

static void
test_blank (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (DeskSheet) sheet = make (fixture, &blank, &fixture->unit);
  DeskTable *table = desk_sheet_get_table (sheet, 0);

  g_assert_cmpuint (desk_table_get_n_rows (table), ==, 3);
  g_assert_false (desk_table_has_total_row (table));
  g_assert_cmpstr (desk_table_get_cell (table, 2, 1), ==, "");
}

static void
test_words (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (DeskSnapshot) person = desk_store_load (fixture->store, &fixture->person, NULL);
  g_autofree char *unit = desk_store_title (fixture->store, &fixture->unit);
  g_autofree char *expected = g_strdup_printf ("This is to certify that %s of %s, ________, has served.\nGiven on this day.", desk_snapshot_get_text (person, "name"), unit);
  g_autoptr (DeskSheet) sheet = make (fixture, &certificate, &fixture->person);

  g_assert_cmpstr (desk_sheet_get_words (sheet), ==, expected);
  g_assert_cmpuint (desk_sheet_get_n_tables (sheet), ==, 0);
}

static void
test_totals (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (DeskSheet) sheet = NULL;
  g_autofree char *unit = desk_store_title (fixture->store, &fixture->unit);
  g_autofree char *before = g_strdup_printf ("%s: 1 people", unit), *after = g_strdup_printf ("%s: 3 people", unit);

  sheet = make (fixture, &strength, &fixture->unit);
  g_assert_true (g_str_has_prefix (desk_sheet_get_words (sheet), before));
  g_clear_pointer (&sheet, desk_sheet_unref);
  add_person (fixture, "某溪", TRUE);
  add_person (fixture, "某澜", TRUE);
  sheet = make (fixture, &strength, &fixture->unit);
  g_assert_true (g_str_has_prefix (desk_sheet_get_words (sheet), after));
}

static void
test_dates (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  DeskCommand *command = fixture_command (fixture, "create");
  g_autoptr (DeskSheet) one = NULL, table = NULL;
  DeskCommandPart *part;
  DeskUuid uid;

  desk_store_new_uuid (fixture->store, &uid);
  part = desk_command_add (command, "create", &uid, "visit", 0);
  desk_command_part_set_text (part, "date", "2026-03-02");
  desk_command_part_set_uuid (part, "visitors", &fixture->person);
  desk_command_part_set_uuid (part, "party", &fixture->party);
  fixture_do (fixture, command);
  one = make (fixture, &dated, &uid);
  table = make (fixture, &visits, &fixture->party);
  g_assert_nonnull (strstr (desk_sheet_get_words (one), "2026"));
  g_assert_nonnull (strstr (desk_sheet_get_pair (one, 0, 0)->value, "2026"));
  g_assert_cmpstr (desk_table_get_cell (desk_sheet_get_table (table, 0), 0, 1), ==, "2026-03-02");
}

static void
test_which (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (DeskSnapshot) unit = desk_store_load (fixture->store, &fixture->unit, NULL);
  g_autoptr (DeskSnapshot) area = desk_store_load (fixture->store, &fixture->area, NULL);
  g_autoptr (GPtrArray) of_unit = NULL, of_area = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (desk_registry_add_sheet_form (fixture->registry, &roster, &error));
  g_assert_true (desk_registry_add_sheet_form (fixture->registry, &blank, &error)); /* asks for a telephone, which the unit lacks */
  g_assert_no_error (error);
  of_unit = desk_sheet_forms_of (fixture->store, unit);
  of_area = desk_sheet_forms_of (fixture->store, area);
  g_assert_cmpuint (of_unit->len, ==, 1);
  g_assert_cmpstr (((const DeskSheetForm *) of_unit->pdata[0])->name, ==, "tst.roster");
  g_assert_cmpuint (of_area->len, ==, 0);
}

static void
test_refused (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (GError) error = NULL, cancelled = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  g_assert_null (desk_sheet_make (fixture->store, &roster, &fixture->person, NULL, &error));
  g_assert_error (error, DESK_EXCHANGE_ERROR, DESK_EXCHANGE_ERROR_CONTENT);
  g_cancellable_cancel (cancellable);
  g_assert_null (desk_sheet_make (fixture->store, &roster, &fixture->unit, cancellable, &cancelled));
  g_assert_error (cancelled, DESK_STORE_ERROR, DESK_STORE_ERROR_CANCELLED);
}

#define ADD(name, function) g_test_add ("/sheet-maker/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_setenv ("LANGUAGE", "en", TRUE);
  g_test_init (&argc, &argv, NULL);
  ADD ("table", test_table);
  ADD ("more-than-lines", test_more_than_lines);
  ADD ("blank", test_blank);
  ADD ("words", test_words);
  ADD ("totals", test_totals);
  ADD ("dates", test_dates);
  ADD ("which", test_which);
  ADD ("refused", test_refused);
  return g_test_run ();
}
