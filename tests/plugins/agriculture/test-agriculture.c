/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the area declares, and what its records refuse. */
#include <desk.h>

#include "../demo-county.h"

static void
test_declared (void)
{
  static const char *const types[] = { "agr.grower", "agr.plot", "agr.shed", "agr.demonstration", "agr.facility", "agr.season", "agr.visit",
                                       "agr.training", "agr.pest", "agr.demand", "agr.buyer", "agr.trip", "agr.order", "agr.package" };
  g_autoptr (DeskRegistry) registry = demo_county_registry (NULL);
  GPtrArray *pages = desk_registry_get_pages (registry);

  for (guint i = 0; i < G_N_ELEMENTS (types); i++) {
    gboolean listed = FALSE;

    g_assert_nonnull (desk_registry_find_type (registry, types[i]));
    for (guint k = 0; k < pages->len; k++)
      listed |= g_str_equal (((const DeskPage *) pages->pdata[k])->over, types[i]);
    g_assert_true (listed);
  }
  g_assert_true (desk_type_is_a (desk_registry_find_type (registry, "agr.pest"), "case"));
  g_assert_true (desk_type_is_a (desk_registry_find_type (registry, "agr.visit"), "visit"));
  g_assert_cmpstr (desk_registry_find_page (registry, "agr.seasons")->from, ==, "from");
  g_assert_cmpstr (desk_registry_find_ledger (registry, "agr.facilities")->group_by, ==, "kind");
}

/* Urgent contact counts in working hours. */
static void
test_limits (void)
{
  static const struct {
    const char *type, *name;
    gint64 limit;
    DeskCountUnit unit;
  } expected[] = {
    { "agr.pest", "contact", 2, DESK_COUNT_WORKING_HOURS }, { "agr.pest", "look", 8, DESK_COUNT_WORKING_HOURS }, { "agr.pest", "settle", 5, DESK_COUNT_WORKING_DAYS },
    { "agr.demand", "contact", 1, DESK_COUNT_WORKING_DAYS }, { "agr.demand", "plan", 3, DESK_COUNT_WORKING_DAYS }, { "agr.demand", "settle", 15, DESK_COUNT_WORKING_DAYS },
  };
  g_autoptr (DeskRegistry) registry = demo_county_registry (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++) {
    const DeskDeadline *limit = &desk_registry_find_type (registry, expected[i].type)->rules->deadlines[i % 3];

    g_assert_cmpstr (limit->name, ==, expected[i].name);
    g_assert_cmpint (limit->limit, ==, expected[i].limit);
    g_assert_cmpint (limit->unit, ==, expected[i].unit);
    g_assert_nonnull (limit->basis);
  }
}

/* --- over a store --- */

typedef struct {
  char *folder;
  DeskStore *store;
  DeskUuid village, grower, buyer;
} Farm;

/* Pairs of field and text; the first problem's "field rule", or "done". */
static char *
try (Farm *farm, const char *act, const char *type, DeskUuid *uid, const char *const *pairs)
{
  const DeskActor actor = { DESK_ACTOR_PERSON, DESK_UUID_NIL, DESK_UUID_NIL };
  const DeskType *declared = desk_registry_find_type (desk_store_get_registry (farm->store), type);
  gboolean new = g_str_equal (act, "create") || g_str_equal (act, "register");
  g_autoptr (GError) error = NULL;
  DeskUuid id;
  DeskCommand *command;
  DeskCommandPart *part;

  desk_store_new_uuid (farm->store, &id);
  command = desk_command_new (act, &id, &actor);
  if (new)
    desk_store_new_uuid (farm->store, uid);
  part = desk_command_add (command, act, uid, new ? type : NULL, new ? 0 : DESK_ANY_VERSION);
  for (guint i = 0; pairs[i] != NULL; i += 2) {
    const DeskField *field = desk_type_find_field (declared, pairs[i]);
    g_auto (DeskValue) value = DESK_VALUE_INIT;

    g_assert_nonnull (field);
    if (!desk_field_parse (field, pairs[i + 1], "2026-03-12", &value, &error)) {
      desk_command_free (command);
      return g_strdup_printf ("%s parse", pairs[i]);
    }
    desk_command_part_set (part, pairs[i], NULL, &value);
  }
  g_autoptr (DeskOutcome) outcome = desk_store_execute (farm->store, command, NULL, &error);
  g_assert_no_error (error);
  if (outcome->status == DESK_OUTCOME_DONE)
    return g_strdup ("done");
  const DeskProblem *problem = outcome->problems->pdata[0];
  return g_strdup_printf ("%s %s", problem->field, problem->rule);
}

static void
make (Farm *farm, const char *type, DeskUuid *uid, const char *const *pairs)
{
  g_autofree char *result = try (farm, "create", type, uid, pairs);

  g_assert_cmpstr (result, ==, "done");
}

static void
set_up (Farm *farm, gconstpointer data)
{
  g_autoptr (DeskRegistry) registry = demo_county_registry (NULL);
  g_autoptr (GError) error = NULL;

  (void) data;
  farm->folder = g_dir_make_tmp ("desk-farm-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (farm->folder, "farm.fdesk", NULL);
  farm->store = desk_store_open (path, registry, DESK_STORE_CREATE | DESK_STORE_NO_WATCH, &error);
  g_assert_no_error (error);
  make (farm, "area", &farm->village, (const char *[]){ "code", "510722104", "name", "塔山镇", "level", "town", NULL });
  make (farm, "agr.grower", &farm->grower, (const char *[]){ "name", "赵某户", NULL });
  make (farm, "agr.buyer", &farm->buyer, (const char *[]){ "name", "某某批发市场", "city", "绵阳", NULL });
}

static void
tear_down (Farm *farm, gconstpointer data)
{
  (void) data;
  g_clear_object (&farm->store);
  demo_county_remove_folder (farm->folder);
  g_free (farm->folder);
}

static void
assert_result (Farm *farm, const char *act, const char *type, DeskUuid *uid, const char *const *pairs, const char *expected)
{
  g_autofree char *result = try (farm, act, type, uid, pairs);

  g_assert_cmpstr (result, ==, expected);
}

/* Bad input is refused at the field that is to be put right. */
static void
test_refused (Farm *farm, gconstpointer data)
{
  const char *village = g_intern_string (desk_demo_text (&farm->village)), *grower = g_intern_string (desk_demo_text (&farm->grower));
  const char *buyer = g_intern_string (desk_demo_text (&farm->buyer));
  DeskUuid uid;

  (void) data;
#define PLOT "name", "河坝田", "holder", grower, "area", village, "crop", "soybean-maize", "season", "spring"
  assert_result (farm, "create", "agr.plot", &uid, (const char *[]){ PLOT, "mu", "-1", NULL }, "mu parse");
  assert_result (farm, "create", "agr.plot", &uid, (const char *[]){ PLOT, "mu", "0", NULL }, "mu parse");
  assert_result (farm, "create", "agr.plot", &uid, (const char *[]){ PLOT, "mu", "1.234", NULL }, "mu parse");
  assert_result (farm, "create", "agr.plot", &uid, (const char *[]){ PLOT, NULL }, "mu required");
  assert_result (farm, "create", "agr.plot", &uid, (const char *[]){ PLOT, "mu", "1.2", "sown_on", "2026-04-01", "harvest_on", "2026-03-31", NULL }, "harvest_on bound");
  assert_result (farm, "create", "agr.plot", &uid, (const char *[]){ PLOT, "mu", "1.2", "extra", "100", NULL }, "extra computed");
  assert_result (farm, "create", "agr.season", &uid, (const char *[]){ "name", "育秧", "kind", "sow", "from", "2026-03-20", "to", "2026-03-19", NULL }, "to bound");
  assert_result (farm, "create", "agr.season", &uid, (const char *[]){ "name", "育秧", "kind", "sow", "from", "2026-03-20", "to", "2026-04-10", "remind", "91", NULL }, "remind parse");
#define SHEDS "name", "棚区", "holder", grower, "area", village, "crop", "vegetables"
  assert_result (farm, "create", "agr.shed", &uid, (const char *[]){ SHEDS, "before", "3", "now", "2", NULL }, "now bound");
  assert_result (farm, "create", "agr.shed", &uid, (const char *[]){ SHEDS, "before", "-1", NULL }, "before parse");
#define TRAINING "name", "防虫", "topic", "pest", "area", village
  assert_result (farm, "create", "agr.training", &uid, (const char *[]){ TRAINING, "attended", "20", "applied", "21", NULL }, "applied bound");
  /* The length of a road and the number of ponds are asked for; not the other way round. */
#define FACILITY "name", "机耕道", "area", village
  assert_result (farm, "create", "agr.facility", &uid, (const char *[]){ FACILITY, "kind", "road", NULL }, "length required");
  assert_result (farm, "create", "agr.facility", &uid, (const char *[]){ FACILITY, "kind", "pond", NULL }, "number required");
  assert_result (farm, "create", "agr.facility", &uid, (const char *[]){ FACILITY, "kind", "pond", "number", "2", "state", "new", "begun_on", "2026-02-01", "done_on", "2026-01-31", NULL }, "done_on bound");
  assert_result (farm, "create", "agr.order", &uid, (const char *[]){ "name", "柑橘", "buyer", buyer, "crop", "citrus", "mu", "100", "amount", "50000", "state", "signed", NULL }, "signed_on required");
}

/* What is computed comes out in mu and yuan, and follows a change. */
static void
test_computed (Farm *farm, gconstpointer data)
{
  const char *village = g_intern_string (desk_demo_text (&farm->village)), *grower = g_intern_string (desk_demo_text (&farm->grower));
  g_autoptr (DeskSnapshot) plot = NULL, shed = NULL, season = NULL;
  DeskUuid uid;

  (void) data;
  make (farm, "agr.plot", &uid, (const char *[]){ PLOT, "mu", "12.5", "pattern", "strip", "extra_per_mu", "240", NULL });
  assert_result (farm, "change", "agr.plot", &uid, (const char *[]){ "extra_per_mu", "250", NULL }, "done");
  plot = desk_store_load (farm->store, &uid, NULL);
  g_assert_cmpint (desk_value_get_integer (desk_snapshot_get (plot, "extra")), ==, 312500);
  make (farm, "agr.shed", &uid, (const char *[]){ SHEDS, "before", "3", "now", "6", "net", "15000", NULL });
  shed = desk_store_load (farm->store, &uid, NULL);
  g_assert_cmpint (desk_value_get_integer (desk_snapshot_get (shed, "built")), ==, 3);
  g_assert_cmpint (desk_value_get_integer (desk_snapshot_get (shed, "added")), ==, 4500000);
  g_assert_cmpint (desk_value_get_integer (desk_snapshot_get (shed, "income")), ==, 9000000);
  make (farm, "agr.season", &uid, (const char *[]){ "name", "育秧", "kind", "sow", "from", "2026-03-05", "to", "2026-04-10", NULL });
  season = desk_store_load (farm->store, &uid, NULL);
  g_assert_cmpstr (desk_snapshot_get_text (season, "remind_on"), ==, "2026-02-26");
}

int
main (int argc, char *argv[])
{
  demo_county_begin (&argc, &argv);
  g_test_add_func ("/agriculture/declared", test_declared);
  g_test_add_func ("/agriculture/limits", test_limits);
  g_test_add ("/agriculture/refused", Farm, NULL, set_up, test_refused, tear_down);
  g_test_add ("/agriculture/computed", Farm, NULL, set_up, test_computed, tear_down);
  return demo_county_end ();
}
