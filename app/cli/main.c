/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <locale.h>
#include <string.h>
#include <unistd.h>

#include "cli/desk-cli.h"
#include "plugin/desk-catalogue.h"
#include "plugin/desk-plugin-host.h"

const char *
desk_cli_take_option (int *argc, char **argv, const char *name)
{
  for (int i = 0; i + 1 < *argc; i++)
    if (g_str_equal (argv[i], name)) {
      const char *value = argv[i + 1];

      memmove (argv + i, argv + i + 2, sizeof *argv * (gsize) (*argc - i - 1)); /* the NULL at the end comes along */
      *argc -= 2;
      return value;
    }
  return NULL;
}

gboolean
desk_cli_take_flag (int *argc, char **argv, const char *name)
{
  for (int i = 0; i < *argc; i++)
    if (g_str_equal (argv[i], name)) {
      memmove (argv + i, argv + i + 1, sizeof *argv * (gsize) (*argc - i));
      *argc -= 1;
      return TRUE;
    }
  return FALSE;
}

int
desk_cli_usage (const char *message)
{
  g_printerr ("%s\n", message);
  g_printerr (_ ("See frontline-desk-cli --help.\n"));
  return DESK_CLI_USAGE;
}

void
desk_cli_progress (gint64 done, gint64 total, gpointer data)
{
  static gint64 last;
  gint64 now = g_get_monotonic_time ();

  (void) data;
  if (!isatty (STDERR_FILENO) || (done < total && now - last < G_USEC_PER_SEC / 10))
    return;
  last = now;
  g_printerr ("\r%" G_GINT64_FORMAT " / %" G_GINT64_FORMAT "%s", done, total, done >= total ? "\n" : "");
}

/* The person named by --as: an identifier, or a name that is one person's only. */
static gboolean
choose_person (DeskCli *cli, GError **error)
{
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (DeskSnapshot) person = NULL;
  DeskUuid uid, unit = DESK_UUID_NIL;
  guint exact = 0;

  if (!desk_uuid_parse (cli->as, &uid)) {
    found = desk_store_find (cli->store, "person", cli->as, 10, NULL, error);
    if (found == NULL)
      return FALSE;
    for (guint i = 0; i < found->len; i++) {
      const DeskMatch *match = g_ptr_array_index (found, i);

      if (g_str_equal (match->title, cli->as)) {
        uid = match->uid;
        exact++;
      }
    }
    if (exact != 1) {
      g_set_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_NOT_FOUND,
                   exact == 0 ? _ ("There is no person “%s” in this store.") : _ ("Several people are called “%s”: name one by the identifier that “search” prints."),
                   cli->as);
      return FALSE;
    }
  }
  person = desk_store_load (cli->store, &uid, error);
  if (person == NULL)
    return FALSE;
  if (desk_snapshot_get_text (person, "unit") != NULL)
    (void) desk_uuid_parse (desk_snapshot_get_text (person, "unit"), &unit);
  desk_store_set_me (cli->store, &uid, &unit);
  return TRUE;
}

gboolean
desk_cli_open (DeskCli *cli, DeskStoreFlags flags, GError **error)
{
  g_autoptr (DeskRegistry) registry = desk_registry_new ();
  g_autoptr (DeskPluginHost) host = desk_plugin_host_new ();

  desk_plugin_host_add_standard_folders (host);
  desk_plugin_host_load (host, NULL, registry);
  cli->store = desk_store_open (cli->store_path, registry, flags | DESK_STORE_NO_WATCH, error);
  return cli->store != NULL && (cli->as == NULL || choose_person (cli, error));
}

static void
print_help (void)
{
  const DeskCliCommand *const lists[] = { desk_cli_store_commands, desk_cli_read_commands, desk_cli_ledger_commands, desk_cli_rules_commands, desk_cli_calendar_commands };

  g_print (_ ("Usage: frontline-desk-cli [--store FILE] [--json] [--as PERSON] COMMAND\n\n"));
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    for (const DeskCliCommand *command = lists[i]; command->name != NULL; command++)
      g_print ("  %s %s\n      %s\n", command->name, *command->usage != '\0' ? _ (command->usage) : "", _ (command->help));
  g_print (_ ("\nExit codes: 0 done, 1 refused (the reason is on standard error), 2 wrong words.\n"));
}

static const DeskCliCommand *
find_command (int *argc, char ***argv)
{
  const DeskCliCommand *const lists[] = { desk_cli_store_commands, desk_cli_read_commands, desk_cli_ledger_commands, desk_cli_rules_commands, desk_cli_calendar_commands };
  g_autofree char *two = *argc > 1 ? g_strconcat ((*argv)[0], " ", (*argv)[1], NULL) : NULL;

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    for (const DeskCliCommand *command = lists[i]; command->name != NULL; command++) {
      int words = g_strcmp0 (command->name, two) == 0 ? 2 : g_strcmp0 (command->name, (*argv)[0]) == 0 ? 1 : 0;

      if (words > 0) {
        *argc -= words;
        *argv += words;
        return command;
      }
    }
  return NULL;
}

static int
run (DeskCli *cli, int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  const DeskCliCommand *command;
  int code;

  if (argc == 0) {
    print_help ();
    return DESK_CLI_USAGE;
  }
  command = find_command (&argc, &argv);
  if (command == NULL) {
    g_autofree char *message = g_strdup_printf (_ ("There is no command “%s”."), argv[0]);

    return desk_cli_usage (message);
  }
  code = command->run (cli, argc, argv, &error);
  if (error != NULL)
    g_printerr ("%s\n", error->message);
  return code;
}

static void
set_up_language (void)
{
  const char *folder = g_getenv ("DESK_LOCALE_DIR");

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, folder != NULL ? folder : DESK_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  desk_catalogue_use_chinese (NULL);
}

int
main (int argc, char *argv[])
{
  DeskCli cli = { 0 };
  const char *path, *as;
  int code;

  set_up_language ();
  argc--;
  argv++;
  if (desk_cli_take_flag (&argc, argv, "--version")) {
    g_print ("frontline-desk-cli %s\n", DESK_VERSION);
    return DESK_CLI_DONE;
  }
  if (desk_cli_take_flag (&argc, argv, "--help")) {
    print_help ();
    return DESK_CLI_DONE;
  }
  path = desk_cli_take_option (&argc, argv, "--store");
  as = desk_cli_take_option (&argc, argv, "--as");
  cli.json = desk_cli_take_flag (&argc, argv, "--json");
  cli.store_path = path != NULL ? g_strdup (path) : g_build_filename (g_get_user_data_dir (), "frontline-desk", "desk.db", NULL);
  cli.as = g_strdup (as);
  code = run (&cli, argc, argv);
  g_clear_object (&cli.store);
  g_free (cli.store_path);
  g_free (cli.as);
  return code;
}
