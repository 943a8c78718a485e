/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "cli/desk-cli.h"
#include "exchange/desk-area-import.h"
#include "exchange/desk-exchange-error.h"
#include "model/desk-date.h"
#include "store/desk-loss.h"
#include "store/desk-store-file.h"

/* These make a store; one that is there is never written over. */
static gboolean
create_store (DeskCli *cli, GError **error)
{
  if (g_file_test (cli->store_path, G_FILE_TEST_EXISTS)) {
    g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_EXIST, _ ("“%s” is there already and was left as it is. Name another file with --store."), cli->store_path);
    return FALSE;
  }
  return desk_cli_open (cli, DESK_STORE_CREATE, error);
}

/* A store that this run made and could not fill is nobody's work. */
static void
discard_store (DeskCli *cli)
{
  g_clear_object (&cli->store);
  desk_store_file_remove (cli->store_path);
}

static int
run_init (DeskCli *cli, int argc, char **argv, GError **error)
{
  (void) argv;
  if (argc != 0)
    return desk_cli_usage (_ ("This command takes no further words."));
  if (!create_store (cli, error))
    return DESK_CLI_REFUSED;
  if (!cli->json)
    g_print (_ ("Made an empty store: %s\n"), cli->store_path);
  return DESK_CLI_DONE;
}

static int
run_demo (DeskCli *cli, int argc, char **argv, GError **error)
{
  const char *today = desk_cli_take_option (&argc, argv, "--today");
  char now[DESK_DATE_STR_LEN];

  if (argc != 0)
    return desk_cli_usage (_ ("This command takes --today DATE and no further words."));
  if (today != NULL && !desk_date_valid (today))
    return desk_cli_usage (_ ("Write the day as 2026-03-12."));
  desk_date_from_us (g_get_real_time (), NULL, now);
  if (!create_store (cli, error))
    return DESK_CLI_REFUSED;
  if (!desk_demo_county_make (cli->store, today != NULL ? today : now, desk_cli_progress, NULL, NULL, error)) {
    discard_store (cli);
    return DESK_CLI_REFUSED;
  }
  if (!cli->json)
    g_print (_ ("Made the demonstration county: %s\n"), cli->store_path);
  return DESK_CLI_DONE;
}

static int
run_generate (DeskCli *cli, int argc, char **argv, GError **error)
{
  const char *cases = desk_cli_take_option (&argc, argv, "--cases");
  const char *seed = desk_cli_take_option (&argc, argv, "--seed");
  guint64 n = 0, number = 1;

  if (argc != 0 || cases == NULL || !g_ascii_string_to_unsigned (cases, 10, 1, 10000000, &n, NULL))
    return desk_cli_usage (_ ("This command takes --cases with a number from 1 to 10000000, and --seed with another."));
  if (seed != NULL && !g_ascii_string_to_unsigned (seed, 10, 0, G_MAXUINT64, &number, NULL))
    return desk_cli_usage (_ ("Write the seed as a number."));
  if (!create_store (cli, error))
    return DESK_CLI_REFUSED;
  if (!desk_store_generate (cli->store, (gint64) n, number, desk_cli_progress, NULL, NULL, error)) {
    discard_store (cli);
    return DESK_CLI_REFUSED;
  }
  if (!cli->json)
    g_print (_ ("Made a store for measuring: %s\n"), cli->store_path);
  return DESK_CLI_DONE;
}

static void
print_problems (const GPtrArray *problems)
{
  g_autofree char *text = problems != NULL ? desk_csv_problems_to_string ((GPtrArray *) problems, 50) : NULL;

  if (text != NULL && *text != '\0')
    g_printerr ("%s\n", text);
}

static int
run_import_areas (DeskCli *cli, int argc, char **argv, GError **error)
{
  const char *county = desk_cli_take_option (&argc, argv, "--county");
  g_autoptr (GPtrArray) problems = NULL;
  DeskAreaImport result;

  if (argc != 1)
    return desk_cli_usage (_ ("Name one file of areas."));
  if (!desk_cli_open (cli, 0, error))
    return DESK_CLI_REFUSED;
  if (!desk_area_import (cli->store, argv[0], county, &result, &problems, NULL, error)) {
    print_problems (problems);
    return DESK_CLI_REFUSED;
  }
  if (cli->json)
    g_print ("{\"added\":%u,\"present\":%u}\n", result.added, result.present);
  else
    g_print (_ ("Areas added: %u; there already: %u\n"), result.added, result.present);
  return DESK_CLI_DONE;
}

/* Findings are what was asked for, but a script must see that there are some. */
static int
report (DeskCli *cli, GPtrArray *findings, const char *sound, GError **error)
{
  static const char *const keys[] = { "what", "seq", "record", "table", "column", "message", NULL };
  const char *const labels[] = { _ ("What"), _ ("Event"), _ ("Record"), _ ("Table"), _ ("Column"), _ ("Finding"), NULL };
  DeskCliTable *table;

  if (findings == NULL)
    return DESK_CLI_REFUSED;
  if (findings->len == 0 && !cli->json) {
    g_print ("%s\n", sound);
    return DESK_CLI_DONE;
  }
  table = desk_cli_table_new (keys, labels);
  for (guint i = 0; i < findings->len; i++) {
    const DeskFinding *finding = g_ptr_array_index (findings, i);
    g_autofree char *seq = finding->seq > 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, finding->seq) : NULL;

    desk_cli_table_add (table, (const char *const[]) { finding->what, seq, finding->record, finding->table, finding->column, finding->message });
  }
  desk_cli_table_print (table, cli->json);
  if (findings->len == 0)
    return DESK_CLI_DONE;
  g_set_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_DAMAGED, ngettext ("%u finding.", "%u findings.", findings->len), findings->len);
  return DESK_CLI_REFUSED;
}

/* Says what is lost and takes the store as it is. */
static gboolean
accept_losses (DeskCli *cli, GError **error)
{
  g_autoptr (GArray) losses = desk_store_get_losses (cli->store, error);

  if (losses == NULL)
    return FALSE;
  if (losses->len == 0) {
    g_set_error_literal (error, DESK_STORE_ERROR, DESK_STORE_ERROR_REFUSED, _ ("There is nothing to accept: the store is not an older copy."));
    return FALSE;
  }
  for (guint i = 0; i < losses->len; i++) {
    const DeskLoss *loss = &g_array_index (losses, DeskLoss, i);
    g_autofree char *words = desk_loss_describe (loss, desk_store_get_zone (cli->store)), *desk = desk_uuid_to_string (&loss->desk);
    g_printerr (_ ("Desk %s: %s\n"), desk, words);
  }
  if (!desk_store_accept_losses (cli->store, error))
    return FALSE;
  g_printerr ("%s\n", _ ("Accepted: the store counts as the right one from now on."));
  return TRUE;
}

/* What was once given up is no finding, but belongs beside one: this log is not all that was ever written. */
static gboolean
print_accepted (DeskCli *cli, GError **error)
{
  g_autoptr (GPtrArray) all = desk_store_get_accepted_losses (cli->store, error);

  if (all == NULL)
    return FALSE;
  for (guint i = 0; i < all->len; i++) {
    const DeskAcceptedLoss *accepted = g_ptr_array_index (all, i);
    g_autofree char *at = desk_date_format_time (accepted->at_us, desk_store_get_zone (cli->store));
    g_autofree char *words = desk_loss_describe (&accepted->loss, desk_store_get_zone (cli->store)), *uid = desk_uuid_to_string (&accepted->record);

    g_printerr (_ ("Older copy accepted at %s by %s (%s). %s\n"), at, accepted->by[0] != '\0' ? accepted->by : _ ("nobody named"), uid, words);
    g_printerr (_ ("    head expected: %s\n    head found:    %s\n"), accepted->loss.expected, accepted->loss.found[0] != '\0' ? accepted->loss.found : "–");
  }
  return TRUE;
}

static int
run_verify (DeskCli *cli, int argc, char **argv, GError **error)
{
  gboolean accept = desk_cli_take_flag (&argc, argv, "--accept");
  g_autoptr (GPtrArray) findings = NULL;

  if (argc != 0)
    return desk_cli_usage (_ ("This command takes --accept and no further words."));
  if (!desk_cli_open (cli, accept ? 0 : DESK_STORE_READ_ONLY, error) || (accept && !accept_losses (cli, error)))
    return DESK_CLI_REFUSED;
  if (!print_accepted (cli, error))
    return DESK_CLI_REFUSED;
  findings = desk_store_verify (cli->store, desk_cli_progress, NULL, NULL, error);
  return report (cli, findings, _ ("The log is whole: every event is as it was written."), error);
}

static int
run_rebuild (DeskCli *cli, int argc, char **argv, GError **error)
{
  gboolean check = desk_cli_take_flag (&argc, argv, "--check");
  g_autoptr (GPtrArray) findings = NULL;

  if (argc != 0)
    return desk_cli_usage (_ ("This command takes --check and no further words."));
  if (!desk_cli_open (cli, check ? DESK_STORE_READ_ONLY : 0, error))
    return DESK_CLI_REFUSED;
  findings = desk_store_rebuild (cli->store, check, desk_cli_progress, NULL, NULL, error);
  return report (cli, findings, check ? _ ("Every row is what the log adds up to.") : _ ("All rows were written anew from the log."), error);
}

static int
run_backup (DeskCli *cli, int argc, char **argv, GError **error)
{
  g_autoptr (GPtrArray) lacking = NULL;

  if (argc != 1)
    return desk_cli_usage (_ ("Name the file to write."));
  if (!desk_cli_open (cli, DESK_STORE_READ_ONLY, error) || !desk_store_backup (cli->store, argv[0], &lacking, desk_cli_progress, NULL, NULL, error))
    return DESK_CLI_REFUSED;
  return report (cli, lacking, _ ("The copy is whole, with every file of an attachment."), error);
}

static int
run_export_events (DeskCli *cli, int argc, char **argv, GError **error)
{
  if (argc != 1)
    return desk_cli_usage (_ ("Name the file to write."));
  if (!desk_cli_open (cli, DESK_STORE_READ_ONLY, error) || !desk_store_export_events (cli->store, argv[0], desk_cli_progress, NULL, NULL, error))
    return DESK_CLI_REFUSED;
  return DESK_CLI_DONE;
}

const DeskCliCommand desk_cli_store_commands[] = {
  { "init", "", N_ ("make an empty store"), run_init },
  { "demo", N_ ("[--today DATE]"), N_ ("make the demonstration county"), run_demo },
  { "generate", N_ ("--cases N [--seed N]"), N_ ("make a large store for measuring"), run_generate },
  { "import areas", N_ ("FILE [--county CODE]"), N_ ("load counties, towns and villages"), run_import_areas },
  { "verify", N_ ("[--accept]"), N_ ("check the log of events; take an older copy of the store as it is"), run_verify },
  { "rebuild", N_ ("[--check]"), N_ ("compute every row from the log, or only compare"), run_rebuild },
  { "backup", N_ ("FILE"), N_ ("copy the store while it is in use"), run_backup },
  { "export-events", N_ ("FILE"), N_ ("write the log as JSON lines"), run_export_events },
  { NULL },
};
