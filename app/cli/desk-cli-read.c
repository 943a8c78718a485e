/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "cli/desk-cli.h"

static gboolean
print_list (DeskCli *cli, const DeskType *type, DeskListRequest *request, char **columns, gsize limit, GError **error)
{
  DeskRegistry *registry = desk_store_get_registry (cli->store);
  g_autoptr (GArray) ids = desk_store_list (cli->store, request, NULL, NULL, NULL, error);
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();
  g_autoptr (GPtrArray) rows = NULL;
  DeskCliTable *table;
  guint n = g_strv_length (columns);

  if (ids == NULL)
    return FALSE;
  for (guint i = 0; i < n; i++) {
    const DeskField *field = desk_registry_resolve (registry, type, columns[i], NULL, error);

    if (field == NULL)
      return FALSE;
    g_ptr_array_add (labels, (gpointer) desk_field_get_label (field));
  }
  g_ptr_array_add (labels, NULL);
  rows = desk_store_fetch (cli->store, type->name, (const char *const *) columns, (const gint64 *) (gpointer) ids->data, MIN (ids->len, limit), NULL, error);
  if (rows == NULL)
    return FALSE;
  table = desk_cli_table_new ((const char *const *) columns, (const char *const *) labels->pdata);
  for (guint r = 0; r < rows->len; r++) {
    g_autofree const char **cells = g_new0 (const char *, n + 1);

    for (guint i = 0; i < n; i++)
      cells[i] = desk_row_get_cell (g_ptr_array_index (rows, r), i);
    desk_cli_table_add (table, cells);
  }
  desk_cli_table_print (table, cli->json);
  return TRUE;
}

static int
run_list (DeskCli *cli, int argc, char **argv, GError **error)
{
  const char *where = desk_cli_take_option (&argc, argv, "--where");
  const char *words = desk_cli_take_option (&argc, argv, "--search");
  const char *sort = desk_cli_take_option (&argc, argv, "--sort");
  const char *columns = desk_cli_take_option (&argc, argv, "--columns");
  const char *limit = desk_cli_take_option (&argc, argv, "--limit");
  g_autoptr (DeskListRequest) request = NULL;
  g_auto (GStrv) paths = NULL;
  DeskType *type;

  if (argc != 1)
    return desk_cli_usage (_ ("Name one type of record, such as “case” or “area”."));
  if (!desk_cli_open (cli, DESK_STORE_READ_ONLY, error))
    return DESK_CLI_REFUSED;
  type = desk_registry_find_type (desk_store_get_registry (cli->store), argv[0]);
  if (type == NULL) {
    g_set_error (error, DESK_MODEL_ERROR, DESK_MODEL_ERROR_DECLARATION, _ ("There is no type of record “%s” in this store."), argv[0]);
    return DESK_CLI_REFUSED;
  }
  request = desk_list_request_new (type->name);
  request->search = g_strdup (words);
  request->sort = g_strdup (sort);
  if (where != NULL) {
    request->query = desk_query_parse (where, error);
    if (request->query == NULL || !desk_query_check (request->query, desk_store_get_registry (cli->store), type, error))
      return DESK_CLI_REFUSED;
  }
  paths = columns != NULL ? g_strsplit (columns, ",", -1) : g_strdupv (type->columns);
  return print_list (cli, type, request, paths, limit != NULL ? g_ascii_strtoull (limit, NULL, 10) : G_MAXSIZE, error) ? DESK_CLI_DONE : DESK_CLI_REFUSED;
}

static int
run_search (DeskCli *cli, int argc, char **argv, GError **error)
{
  static const char *const keys[] = { "type", "title", "detail", "uid", NULL };
  const char *const labels[] = { _ ("Kind"), _ ("Title"), _ ("Where"), _ ("Identifier"), NULL };
  static const char *const types[] = { "case", "party", "area", "unit", "person", NULL };
  DeskCliTable *table;

  if (argc < 1)
    return desk_cli_usage (_ ("Say what to search for."));
  if (!desk_cli_open (cli, DESK_STORE_READ_ONLY, error))
    return DESK_CLI_REFUSED;
  table = desk_cli_table_new (keys, labels);
  for (guint i = 0; types[i] != NULL; i++) {
    g_autofree char *words = g_strjoinv (" ", argv);
    g_autoptr (GPtrArray) found = desk_store_find (cli->store, types[i], words, 20, NULL, error);

    if (found == NULL) {
      desk_cli_table_print (table, cli->json);
      return DESK_CLI_REFUSED;
    }
    for (guint k = 0; k < found->len; k++) {
      const DeskMatch *match = g_ptr_array_index (found, k);
      DeskType *type = desk_registry_find_type (desk_store_get_registry (cli->store), match->type);
      char uid[DESK_UUID_STR_LEN];

      desk_uuid_format (&match->uid, uid);
      desk_cli_table_add (table, (const char *const[]) { type != NULL ? desk_type_get_label (type) : match->type, match->title, match->detail, uid });
    }
  }
  desk_cli_table_print (table, cli->json);
  return DESK_CLI_DONE;
}

static char *
show_value (DeskCli *cli, const DeskSnapshot *snapshot, const DeskField *field, const DeskValue *value)
{
  if ((field->flags & DESK_FIELD_SENSITIVE) != 0)
    return desk_store_mask (cli->store, &snapshot->uid, field, value);
  if (field->kind == DESK_FIELD_REFERENCE)
    return desk_store_title_text (cli->store, desk_value_get_text (value));
  if (field->kind == DESK_FIELD_REFERENCES) {
    g_auto (GStrv) uids = g_strsplit (desk_value_get_text (value), ",", -1);
    g_autoptr (GStrvBuilder) titles = g_strv_builder_new ();
    g_auto (GStrv) built = NULL;

    for (guint i = 0; uids[i] != NULL; i++) {
      g_autofree char *title = desk_store_title_text (cli->store, uids[i]);

      g_strv_builder_add (titles, title);
    }
    built = g_strv_builder_end (titles);
    return g_strjoinv (", ", built);
  }
  return desk_field_format (field, value, DESK_FORMAT_DISPLAY, desk_store_get_zone (cli->store));
}

static gboolean
show_timeline (DeskCli *cli, const DeskUuid *uid, gboolean is_case, GError **error)
{
  static const char *const keys[] = { "at", "kind", "who", "unit", "why", NULL };
  const char *const labels[] = { _ ("When"), _ ("What"), _ ("Who"), _ ("Unit"), _ ("Why"), NULL };
  g_autoptr (GPtrArray) entries = desk_store_timeline (cli->store, uid, error);
  const DeskField moment = { "at", "At", DESK_FIELD_TIME_STAMP, 0 };
  DeskCliTable *table;

  if (entries == NULL)
    return FALSE;
  table = desk_cli_table_new (keys, labels);
  for (guint i = 0; i < entries->len; i++) {
    const DeskTimelineEntry *entry = g_ptr_array_index (entries, i);
    const DeskAct *act = is_case ? desk_act_find_by_kind (entry->event->kind) : NULL;
    const char *done = act != NULL ? desk_act_get_done (act) : desk_event_get_done (entry->event->kind);
    g_autoptr (DeskEventBody) body = entry->event->body != NULL ? desk_event_body_from_json (entry->event->body, NULL) : NULL;
    g_autofree char *at = NULL, *who = entry->for_name != NULL ? g_strdup_printf (_ ("%s, for %s"), entry->actor_name, entry->for_name) : g_strdup (entry->actor_name);
    DeskValue value;

    desk_value_init_integer (&value, entry->event->at_us);
    at = desk_field_format (&moment, &value, DESK_FORMAT_DISPLAY, desk_store_get_zone (cli->store));
    desk_cli_table_add (table, (const char *const[]) { at, done != NULL ? done : entry->event->kind, who,
                                                       entry->unit_name, body != NULL ? body->why : NULL });
  }
  desk_cli_table_print (table, cli->json);
  return TRUE;
}

static int
run_show (DeskCli *cli, int argc, char **argv, GError **error)
{
  static const char *const keys[] = { "field", "value", NULL };
  const char *const labels[] = { _ ("Field"), _ ("Value"), NULL };
  g_autoptr (DeskSnapshot) snapshot = NULL;
  DeskCliTable *table;
  DeskType *type;
  DeskUuid uid;

  if (argc != 1)
    return desk_cli_usage (_ ("Name one case by its number, or a record by its identifier."));
  if (!desk_cli_open (cli, DESK_STORE_READ_ONLY, error) || !desk_store_find_number (cli->store, argv[0], &uid, error) ||
      (snapshot = desk_store_load (cli->store, &uid, error)) == NULL)
    return DESK_CLI_REFUSED;
  type = desk_registry_find_type (desk_store_get_registry (cli->store), snapshot->type);
  table = desk_cli_table_new (keys, labels);
  for (guint i = 0; i < type->fields->len; i++) {
    const DeskField *field = g_ptr_array_index (type->fields, i);
    const DeskValue *value = desk_snapshot_get (snapshot, field->name);
    g_autofree char *text = NULL;

    if (desk_value_is_none (value))
      continue;
    text = show_value (cli, snapshot, field, value);
    desk_cli_table_add (table, (const char *const[]) { cli->json ? field->name : desk_field_get_label (field), text });
  }
  desk_cli_table_print (table, cli->json);
  if (!cli->json)
    g_print ("\n");
  return show_timeline (cli, &uid, desk_type_is_a (type, "case"), error) ? DESK_CLI_DONE : DESK_CLI_REFUSED;
}

const DeskCliCommand desk_cli_read_commands[] = {
  { "list", N_ ("TYPE [--where QUERY] [--search WORDS] [--sort FIELD] [--columns A,B] [--limit N]"), N_ ("print the records of one type"), run_list },
  { "search", N_ ("WORDS"), N_ ("find cases, parties, areas, units and people"), run_search },
  { "show", N_ ("NUMBER"), N_ ("print one record with its timeline"), run_show },
  { NULL },
};
