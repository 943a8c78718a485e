/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the area declares, and what its declarations let pass. */
#include "../demo-county.h"

#include <string.h>
#include "exchange/desk-sheet-maker.h"

static DeskRegistry *
load (void)
{
  return demo_county_registry (NULL);
}

static void
test_declared (void)
{
  g_autoptr (DeskRegistry) registry = load ();
  DeskType *session = desk_registry_find_type (registry, "ses.session");
  DeskType *problem = desk_registry_find_type (registry, "ses.problem");

  g_assert_nonnull (session);
  g_assert_cmpstr (session->source, ==, "session");
  g_assert_true (desk_type_is_a (problem, "case"));
  g_assert_cmpstr (problem->rules->number_prefix, ==, "XJ");
  g_assert_cmpstr (desk_type_find_field (problem, "session")->refers, ==, "ses.session");
  g_assert_nonnull (desk_field_find_choice (desk_type_find_field (desk_registry_find_type (registry, "case"), "source"), session->source));
  g_assert_nonnull (desk_registry_find_ledger (registry, "ses.coverage"));
  g_assert_nonnull (desk_registry_find_page (registry, "ses.sessions"));
  g_assert_nonnull (desk_registry_find_sheet_form (registry, "ses.certificate"));
}

/* Kinds, forms, levels, venues and categories as they were published, each in both languages. */
static void
test_choices (void)
{
  static const struct {
    const char *type, *field;
    guint n;
  } expected[] = { { "ses.session", "kind", 2 }, { "ses.session", "form", 7 }, { "ses.session", "level", 3 }, { "ses.session", "venue", 4 }, { "ses.team", "category", 4 } };
  g_autoptr (DeskRegistry) registry = load ();

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++) {
    const DeskField *field = desk_type_find_field (desk_registry_find_type (registry, expected[i].type), expected[i].field);
    guint n = 0;

    for (const DeskChoice *choice = field->choices; choice->code != NULL; choice++, n++)
      g_assert_nonnull (choice->label);
    g_assert_cmpuint (n, ==, expected[i].n);
  }
}

/* --- rules, tried in the demonstration county --- */

typedef struct {
  const char *field, *text;
} Wish;

static DeskOutcome *
try_session (const Wish *wishes)
{
  DeskStore *store = demo_county_shared ();
  DeskType *type = desk_registry_find_type (desk_store_get_registry (store), "ses.session");
  const DeskActor me = { DESK_ACTOR_PERSON, DESK_UUID_NIL, DESK_UUID_NIL };
  g_autoptr (DeskListRequest) request = desk_list_request_new ("area");
  g_autoptr (GArray) ids = desk_store_list (store, request, NULL, NULL, NULL, NULL);
  g_autoptr (GPtrArray) areas = desk_store_fetch (store, "area", (const char *const[]) { NULL }, (const gint64 *) (gpointer) ids->data, 1, NULL, NULL);
  g_autoptr (DeskListRequest) all_themes = desk_list_request_new ("ses.theme");
  g_autoptr (GArray) theme_ids = desk_store_list (store, all_themes, NULL, NULL, NULL, NULL);
  g_autoptr (GPtrArray) themes = desk_store_fetch (store, "ses.theme", (const char *const[]) { NULL }, (const gint64 *) (gpointer) theme_ids->data, 1, NULL, NULL);
  DeskCommand *command;
  DeskCommandPart *part;
  DeskUuid uid;
  GError *error = NULL;

  desk_store_new_uuid (store, &uid);
  command = desk_command_new ("create", &uid, &me);
  desk_store_new_uuid (store, &uid);
  part = desk_command_add (command, "create", &uid, "ses.session", 0);
  desk_command_part_set_text (part, "name", "某村坝坝会");
  desk_command_part_set_uuid (part, "area", desk_row_get_uid (areas->pdata[0]));
  desk_command_part_set_uuid (part, "theme", desk_row_get_uid (themes->pdata[0]));
  for (; wishes->field != NULL; wishes++) {
    g_auto (DeskValue) value = DESK_VALUE_INIT;

    g_assert_true (desk_field_parse (desk_type_find_field (type, wishes->field), wishes->text, "2026-03-12", &value, &error));
    desk_command_part_set (part, wishes->field, NULL, &value);
  }
  DeskOutcome *outcome = desk_store_execute (store, command, NULL, &error);
  g_assert_no_error (error);
  return outcome;
}

/* Refused at the field it names. */
static void
assert_refused (const Wish *wishes, const char *field)
{
  g_autoptr (DeskOutcome) outcome = try_session (wishes);
  gboolean found = FALSE;

  g_assert_cmpint (outcome->status, ==, DESK_OUTCOME_REFUSED);
  for (guint i = 0; i < outcome->problems->len; i++)
    found |= g_strcmp0 (((DeskProblem *) outcome->problems->pdata[i])->field, field) == 0;
  g_assert_true (found);
}

static void
test_rules (void)
{
  static const Wish planned[] = { { "date", "2026-04-01" }, { NULL } };
  static const Wish held[] = { { "state", "held" }, { "date", "2026-03-10" }, { "audience", "60" }, { NULL } };
  static const Wish uncounted[] = { { "state", "held" }, { NULL } };
  static const Wish unexplained[] = { { "state", "called-off" }, { NULL } };
  g_autoptr (DeskOutcome) one = try_session (planned);
  g_autoptr (DeskOutcome) two = try_session (held);

  g_assert_cmpint (one->status, ==, DESK_OUTCOME_DONE);
  g_assert_cmpint (two->status, ==, DESK_OUTCOME_DONE);
  assert_refused (uncounted, "audience");
  assert_refused (unexplained, "reason");
}

static void
test_bad_values (void)
{
  static const DemoCountyBad bad[] = {
    { "ses.session", "audience", "0" },       { "ses.session", "audience", "-5" }, { "ses.session", "audience", "六十" }, { "ses.session", "form", "opera" },
    { "ses.session", "date", "2026-02-30" },  { "ses.service", "hours", "0" },     { "ses.service", "hours", "30" },     { "ses.outcome", "count", "0" },
    { "ses.attendance", "telephone", "电话" }, { "ses.package", "income", "-1" },
  };
  g_autoptr (DeskRegistry) registry = load ();

  demo_county_assert_refused (registry, bad, G_N_ELEMENTS (bad));
}

/* --- forms --- */

static DeskSheet *
make_sheet (const char *name, const DeskUuid *uid)
{
  DeskStore *store = demo_county_shared ();
  GError *error = NULL;
  DeskSheet *sheet = desk_sheet_make (store, desk_registry_find_sheet_form (desk_store_get_registry (store), name), uid, NULL, &error);

  g_assert_no_error (error);
  return sheet;
}

static void
test_sign_in (void)
{
  DeskUuid before, after;
  g_autoptr (DeskSheet) blank = NULL, filled = NULL;

  demo_county_find ("ses.session", "state = planned and sign_in = yes", &before);
  demo_county_find ("ses.session", "state = held and has ses.attendance.session", &after);
  blank = make_sheet ("ses.sign-in", &before);
  filled = make_sheet ("ses.sign-in", &after);
  g_assert_cmpuint (desk_table_get_n_rows (desk_sheet_get_table (blank, 0)), ==, 18);
  g_assert_cmpstr (desk_table_get_cell (desk_sheet_get_table (blank, 0), 0, 1), ==, "");
  g_assert_cmpstr (desk_table_get_cell (desk_sheet_get_table (filled, 0), 0, 1), !=, "");
  /* a telephone is masked on paper too */
  g_assert_nonnull (strchr (desk_table_get_cell (desk_sheet_get_table (filled, 0), 0, 3), '*'));
}

static void
test_certificate (void)
{
  DeskStore *store = demo_county_shared ();
  DeskUuid uid;
  g_autofree char *text = NULL, *where = NULL, *services = NULL;
  g_autoptr (DeskSheet) sheet = NULL;

  demo_county_find ("ses.volunteer", "has ses.service.volunteer", &uid);
  text = desk_uuid_to_string (&uid);
  where = g_strdup_printf ("volunteer = %s", text);
  sheet = make_sheet ("ses.certificate", &uid);
  g_assert_cmpuint (desk_table_get_n_rows (desk_sheet_get_table (sheet, 0)), ==, (guint) demo_county_measure (store, "ses.service", where, NULL, NULL));
  services = g_strdup_printf ("%" G_GINT64_FORMAT, demo_county_measure (store, "ses.service", where, NULL, NULL));
  g_assert_nonnull (strstr (desk_sheet_get_words (sheet), services));
  g_assert_true (desk_table_has_total_row (desk_sheet_get_table (sheet, 0)));
}

int
main (int argc, char *argv[])
{
  demo_county_begin (&argc, &argv);
  g_test_add_func ("/sessions/declared", test_declared);
  g_test_add_func ("/sessions/choices", test_choices);
  g_test_add_func ("/sessions/bad-values", test_bad_values);
  g_test_add_func ("/sessions/rules", test_rules);
  g_test_add_func ("/sessions/sign-in", test_sign_in);
  g_test_add_func ("/sessions/certificate", test_certificate);
  return demo_county_end ();
}
