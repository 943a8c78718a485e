/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "cli/desk-cli.h"
#include "store/desk-rules-run.h"

static int
run_rules (DeskCli *cli, int argc, char **argv, GError **error)
{
  static const char *const keys[] = { "number", "title", "rule", "tier", NULL };
  const char *const labels[] = { _ ("Number"), _ ("Title"), _ ("Rule"), _ ("Lifted to"), NULL };
  g_autoptr (GPtrArray) deeds = NULL;
  DeskCliTable *table;

  (void) argv;
  if (argc != 0)
    return desk_cli_usage (_ ("This command takes no further words."));
  if (!desk_cli_open (cli, 0, error))
    return DESK_CLI_REFUSED;
  deeds = desk_store_run_rules (cli->store, NULL, error);
  if (deeds == NULL)
    return DESK_CLI_REFUSED;
  if (deeds->len == 0 && !cli->json) {
    g_print (_ ("No rule had anything to do.\n"));
    return DESK_CLI_DONE;
  }
  table = desk_cli_table_new (keys, labels);
  for (guint i = 0; i < deeds->len; i++) {
    const DeskRuleDeed *deed = g_ptr_array_index (deeds, i);

    desk_cli_table_add (table, (const char *const[]) { deed->number, deed->title, deed->rule, deed->tier });
  }
  desk_cli_table_print (table, cli->json);
  return DESK_CLI_DONE;
}

const DeskCliCommand desk_cli_rules_commands[] = {
  { "rules run", "", N_ ("let the rules act for which the time has come, and say what they did"), run_rules },
  { NULL },
};
