/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/desk-csv.h"
#include "exchange/desk-ledger-table.h"
#include "exchange/desk-print.h"

#include "../store/fixture.h"

#include <string.h>

/* With DESK_GOLDEN_WRITE set the golden files are written instead of compared. */

/* Four cases: one that went all the way, one refused, one accepted, one new. */
static void
fill (Fixture *fixture)
{
  DeskUuid full, refused, accepted, fresh;

  fixture_full_case (fixture, &full);
  desk_clock_hand_set (&fixture->clock, "2026-03-06T10:00:00+08:00");
  fixture_register (fixture, "污水处理费减免申请", &refused);
  fixture_hand_over (fixture, &refused);
  fixture_act (fixture, &refused, "refuse", (const char *const[]) { "reason", "不属本单位职责，建议转县水务局", NULL });
  fixture_register (fixture, "厂区变压器容量不足", &accepted);
  fixture_hand_over (fixture, &accepted);
  fixture_act (fixture, &accepted, "accept", NULL);
  desk_clock_hand_set (&fixture->clock, "2026-03-20T16:00:00+08:00");
  fixture_register (fixture, "=cmd|'招工'!A1", &fresh);
}

static DeskLedgerRequest *
request_of (Fixture *fixture, const char *name)
{
  g_autoptr (GError) error = NULL;
  const DeskLedger *ledger = desk_registry_find_ledger (fixture->registry, name);

  g_assert_nonnull (ledger);
  DeskLedgerRequest *request = desk_ledger_request_new (ledger, &error);
  g_assert_no_error (error);
  return request;
}

static DeskTable *
make (Fixture *fixture, DeskLedgerRequest *request, DeskLedgerPurpose purpose)
{
  g_autoptr (GError) error = NULL;
  DeskTable *table = desk_ledger_table_make (fixture->store, request, purpose, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (table);
  return table;
}

static void
append_cells (GString *text, DeskTable *table, guint row)
{
  for (guint c = 0; c < desk_table_get_n_columns (table); c++)
    g_string_append_printf (text, "%s%s", c > 0 ? " | " : "", desk_table_get_cell (table, row, c));
  g_string_append_c (text, '\n');
}

static char *
text_of (DeskTable *table)
{
  GString *text = g_string_new (NULL);
  guint n = desk_table_get_n_rows (table);

  g_string_append_printf (text, "%s\nunit: %s\nperiod: %s\ndate: %s\nfilled in by: %s\n", desk_table_get_title (table),
                          desk_table_get_unit (table), desk_table_get_period (table), desk_table_get_date (table),
                          desk_table_get_filled_by (table));
  for (guint c = 0; c < desk_table_get_n_columns (table); c++) {
    const DeskTableColumn *column = desk_table_get_column (table, c);
    g_string_append_printf (text, "column: %s%s%s\n", column->group != NULL ? column->group : "", column->group != NULL ? " / " : "", column->label);
  }
  for (guint i = 0; i < n; i++)
    append_cells (text, table, i);
  g_autofree char *first = desk_table_make_subtotal (table, 0, MIN (n, 2));
  g_string_append_printf (text, "first two: %s\nall: %s\n", first, desk_table_get_total (table));
  for (guint i = 0; i < desk_table_get_n_signatures (table); i++)
    g_string_append_printf (text, "signature: %s\n", desk_table_get_signature (table, i));
  return g_string_free (text, FALSE);
}

static void
assert_golden (const char *name, const char *actual)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "golden", "ledger", name, NULL);
  g_autofree char *expected = NULL;
  g_autoptr (GError) error = NULL;

  if (g_getenv ("DESK_GOLDEN_WRITE") != NULL)
    g_file_set_contents (path, actual, -1, &error);
  g_assert_no_error (error);
  g_file_get_contents (path, &expected, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (actual, ==, expected);
}

static const char *const core_ledgers[] = { "collection", "handoff", "tracking" };

static void
test_golden_forms (Fixture *fixture, gconstpointer data)
{
  (void) data;
  fill (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (core_ledgers); i++) {
    g_autoptr (DeskLedgerRequest) request = request_of (fixture, core_ledgers[i]);
    request->from = g_strdup ("2026-03-01");
    request->to = g_strdup ("2026-03-31");
    g_autoptr (DeskTable) table = make (fixture, request, DESK_LEDGER_FORM);
    g_autofree char *text = text_of (table);
    g_autofree char *name = g_strdup_printf ("%s.txt", core_ledgers[i]);
    assert_golden (name, text);
  }
}

static void
test_golden_files (Fixture *fixture, gconstpointer data)
{
  (void) data;
  fill (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (core_ledgers); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (DeskLedgerRequest) request = request_of (fixture, core_ledgers[i]);
    g_autoptr (DeskTable) table = make (fixture, request, DESK_LEDGER_FILE);
    g_autofree char *path = g_build_filename (fixture->folder, "out.csv", NULL);
    g_autofree char *name = g_strdup_printf ("%s.csv", core_ledgers[i]);
    g_autofree char *text = NULL;
    g_assert_true (desk_csv_write (table, path, NULL, NULL, NULL, &error));
    g_assert_no_error (error);
    g_file_get_contents (path, &text, NULL, &error);
    g_assert_no_error (error);
    g_assert_true (g_str_has_prefix (text, "\xef\xbb\xbf"));
    assert_golden (name, text);
  }
}

static guint
rows_between (Fixture *fixture, const char *from, const char *to)
{
  g_autoptr (DeskLedgerRequest) request = request_of (fixture, "collection");

  request->from = g_strdup (from);
  request->to = g_strdup (to);
  g_autoptr (DeskTable) table = make (fixture, request, DESK_LEDGER_FILE);
  return desk_table_get_n_rows (table);
}

static void
test_period (Fixture *fixture, gconstpointer data)
{
  (void) data;
  fill (fixture);
  g_assert_cmpuint (rows_between (fixture, NULL, NULL), ==, 4);
  g_assert_cmpuint (rows_between (fixture, "2026-03-05", "2026-03-05"), ==, 1);
  g_assert_cmpuint (rows_between (fixture, "2026-03-06", "2026-03-20"), ==, 3);
  g_assert_cmpuint (rows_between (fixture, "2026-03-07", NULL), ==, 1);
  g_assert_cmpuint (rows_between (fixture, NULL, "2026-03-06"), ==, 3);
  g_assert_cmpuint (rows_between (fixture, "2027-01-01", "2027-12-31"), ==, 0);
}

static void
test_totals_and_masks (Fixture *fixture, gconstpointer data)
{
  static const char *const columns[] = { "number", "people", "identity_number", NULL };
  g_autoptr (DeskLedgerRequest) request = desk_ledger_request_new_for_list ("Demands", "tst.demand", columns);

  (void) data;
  fill (fixture);
  g_strfreev (request->totals);
  request->totals = g_strsplit ("people", " ", -1);
  request->sort = g_strdup ("number");
  g_autoptr (DeskTable) table = make (fixture, request, DESK_LEDGER_FORM);
  g_assert_cmpuint (desk_table_get_n_rows (table), ==, 4);
  g_assert_true (desk_table_has_total_row (table));
  g_assert_cmpstr (desk_table_get_total_cell (table, 1), ==, "Total");
  g_assert_cmpstr (desk_table_get_total_cell (table, 2), ==, "120");
  g_assert_cmpstr (desk_table_get_cell (table, 0, 2), ==, "30");
  /* the full number is nowhere */
  for (guint i = 0; i < 4; i++)
    g_assert_null (strstr (desk_table_get_cell (table, i, 3), "19900307"));
  g_assert_cmpstr (desk_table_get_cell (table, 0, 3), !=, "");
  g_autofree char *page = desk_table_make_subtotal (table, 1, 2);
  g_assert_nonnull (strstr (page, "60"));
}

static void
cancel_at_once (guint64 done, guint64 total, gpointer data)
{
  (void) done;
  (void) total;
  g_cancellable_cancel (data);
}

static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskLedgerRequest) request = request_of (fixture, "collection");

  (void) data;
  fill (fixture);
  g_autoptr (DeskTable) table = desk_ledger_table_make (fixture->store, request, DESK_LEDGER_FILE, cancel_at_once, cancellable, cancellable, &error);
  g_assert_null (table);
  g_assert_nonnull (error);
}

static void
test_period_words (void)
{
  g_autofree char *none = desk_ledger_period_words (NULL, NULL);
  g_autofree char *year = desk_ledger_period_words ("2026-02-25", "2026-03-12");
  g_autofree char *years = desk_ledger_period_words ("2025-12-01", "2026-01-31");
  g_autofree char *day = desk_ledger_period_words ("2026-03-12", "2026-03-12");

  g_assert_null (none);
  g_assert_cmpstr (year, ==, "25 February to 12 March 2026");
  g_assert_cmpstr (years, ==, "1 December 2025 to 31 January 2026");
  g_assert_cmpstr (day, ==, "12 March 2026");
}

/* What is printed of a ledger has every row. */
static void
test_pdf (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (fixture->folder, "handoff.pdf", NULL);
  g_autofree char *out = NULL;
  g_autofree char *tool = g_find_program_in_path ("pdftotext");
  g_autoptr (DeskLedgerRequest) request = request_of (fixture, "handoff");

  (void) data;
  if (tool == NULL) {
    g_test_skip ("no pdftotext here");
    return;
  }
  fill (fixture);
  g_autoptr (DeskTable) table = make (fixture, request, DESK_LEDGER_FORM);
  g_autoptr (DeskPrintJob) job = desk_print_job_new_for_table (table, NULL);
  g_assert_true (desk_print_job_write_pdf (job, path, NULL, NULL, &error));
  const char *argv[] = { tool, "-layout", path, "-", NULL };
  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &out, NULL, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < desk_table_get_n_rows (table); i++)
    g_assert_nonnull (strstr (out, desk_table_get_cell (table, i, 1)));
  g_assert_cmpuint (desk_table_get_n_rows (table), ==, 3);
}

int
main (int argc, char **argv)
{
  g_setenv ("LANGUAGE", "en", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/ledger/period-words", test_period_words);
  g_test_add ("/exchange/ledger/forms", Fixture, NULL, fixture_set_up, test_golden_forms, fixture_tear_down);
  g_test_add ("/exchange/ledger/files", Fixture, NULL, fixture_set_up, test_golden_files, fixture_tear_down);
  g_test_add ("/exchange/ledger/period", Fixture, NULL, fixture_set_up, test_period, fixture_tear_down);
  g_test_add ("/exchange/ledger/totals", Fixture, NULL, fixture_set_up, test_totals_and_masks, fixture_tear_down);
  g_test_add ("/exchange/ledger/cancel", Fixture, NULL, fixture_set_up, test_cancel, fixture_tear_down);
  g_test_add ("/exchange/ledger/pdf", Fixture, NULL, fixture_set_up, test_pdf, fixture_tear_down);
  return g_test_run ();
}
