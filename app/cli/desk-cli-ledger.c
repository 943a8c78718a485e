/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "cli/desk-cli.h"
#include "exchange/desk-csv.h"
#include "exchange/desk-ledger-table.h"
#include "exchange/desk-print.h"
#include "exchange/desk-sheet-maker.h"
#include "model/desk-date.h"

static gboolean
write_table (DeskCli *cli, DeskTable *table, gboolean csv, const char *path, GError **error)
{
  DeskPrintSetup setup;
  g_autoptr (GDateTime) now = NULL;
  g_autoptr (DeskPrintJob) job = NULL;

  if (csv)
    return desk_csv_write (table, path, NULL, NULL, NULL, error);
  desk_print_setup_init (&setup, TRUE);
  job = desk_print_job_new_for_table (table, &setup);
  now = g_date_time_new_from_unix_utc (desk_store_now (cli->store) / G_USEC_PER_SEC);
  return desk_print_job_write_pdf (job, path, now, NULL, error);
}

static int
run_ledger (DeskCli *cli, int argc, char **argv, GError **error)
{
  const char *format = desk_cli_take_option (&argc, argv, "--format");
  const char *from = desk_cli_take_option (&argc, argv, "--from");
  const char *to = desk_cli_take_option (&argc, argv, "--to");
  const DeskLedger *ledger;
  g_autoptr (DeskLedgerRequest) request = NULL;
  g_autoptr (DeskTable) table = NULL;
  gboolean csv;

  if ((from != NULL && !desk_date_valid (from)) || (to != NULL && !desk_date_valid (to)))
    return desk_cli_usage (_ ("Write the day as 2026-03-12."));
  if (argc != 2 || format == NULL || (!g_str_equal (format, "csv") && !g_str_equal (format, "pdf")))
    return desk_cli_usage (_ ("Name a ledger, a format (csv or pdf) and the file to write."));
  if (!desk_cli_open (cli, DESK_STORE_READ_ONLY, error))
    return DESK_CLI_REFUSED;
  ledger = desk_registry_find_ledger (desk_store_get_registry (cli->store), argv[0]);
  if (ledger == NULL) {
    g_set_error (error, DESK_MODEL_ERROR, DESK_MODEL_ERROR_DECLARATION, _ ("There is no ledger “%s”."), argv[0]);
    return DESK_CLI_REFUSED;
  }
  csv = g_str_equal (format, "csv");
  request = desk_ledger_request_new (ledger, error);
  if (request == NULL)
    return DESK_CLI_REFUSED;
  request->from = g_strdup (from);
  request->to = g_strdup (to);
  table = desk_ledger_table_make (cli->store, request, csv ? DESK_LEDGER_FILE : DESK_LEDGER_FORM, NULL, NULL, NULL, error);
  if (table == NULL || !write_table (cli, table, csv, argv[1], error))
    return DESK_CLI_REFUSED;
  return DESK_CLI_DONE;
}

static int
run_sheet (DeskCli *cli, int argc, char **argv, GError **error)
{
  g_autoptr (DeskSheet) sheet = NULL;
  g_autoptr (DeskPrintJob) job = NULL;
  g_autoptr (GDateTime) now = NULL;
  const DeskSheetForm *form;
  DeskUuid uid;

  if (argc != 3)
    return desk_cli_usage (_ ("Name a form, a record by its number or identifier, and the file to write."));
  if (!desk_cli_open (cli, DESK_STORE_READ_ONLY, error))
    return DESK_CLI_REFUSED;
  form = desk_registry_find_sheet_form (desk_store_get_registry (cli->store), argv[0]);
  if (form == NULL) {
    g_set_error (error, DESK_MODEL_ERROR, DESK_MODEL_ERROR_DECLARATION, _ ("There is no form “%s”."), argv[0]);
    return DESK_CLI_REFUSED;
  }
  if (!desk_store_find_number (cli->store, argv[1], &uid, error))
    return DESK_CLI_REFUSED;
  sheet = desk_sheet_make (cli->store, form, &uid, NULL, error);
  if (sheet == NULL)
    return DESK_CLI_REFUSED;
  job = desk_print_job_new_for_sheet (sheet, NULL);
  now = g_date_time_new_from_unix_utc (desk_store_now (cli->store) / G_USEC_PER_SEC);
  return desk_print_job_write_pdf (job, argv[2], now, NULL, error) ? DESK_CLI_DONE : DESK_CLI_REFUSED;
}

const DeskCliCommand desk_cli_ledger_commands[] = {
  { "ledger", N_ ("NAME --format csv|pdf [--from DATE] [--to DATE] OUT"), N_ ("write a ledger to a file"), run_ledger },
  { "sheet", N_ ("FORM NUMBER OUT"), N_ ("write a form of one record as a PDF file"), run_sheet },
  { NULL },
};
