/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "../demo-county.h"

static void
test_declared (void)
{
  g_autoptr (DeskRegistry) registry = demo_county_registry (NULL);
  DeskType *demand = desk_registry_find_type (registry, "ent.demand");

  g_assert_nonnull (demand);
  g_assert_true (desk_type_is_a (demand, "case"));
  g_assert_cmpstr (demand->rules->number_prefix, ==, "QY");
  g_assert_nonnull (desk_registry_find_page (registry, "ent.firms"));
  g_assert_nonnull (desk_registry_find_ledger (registry, "ent.gaps"));
}

/* The limits that were published: contact 1 h, plan 24 h, settle 7 days. */
static void
test_limits (void)
{
  g_autoptr (DeskRegistry) registry = demo_county_registry (NULL);
  const DeskDeadline *limits = desk_registry_find_type (registry, "ent.demand")->rules->deadlines;
  static const struct {
    const char *name;
    gint64 limit;
    DeskCountUnit unit;
  } expected[] = { { "contact", 1, DESK_COUNT_WORKING_HOURS }, { "plan", 24, DESK_COUNT_HOURS }, { "settle", 7, DESK_COUNT_CALENDAR_DAYS } };

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++) {
    g_assert_cmpstr (limits[i].name, ==, expected[i].name);
    g_assert_cmpint (limits[i].limit, ==, expected[i].limit);
    g_assert_cmpint (limits[i].unit, ==, expected[i].unit);
  }
  g_assert_null (limits[G_N_ELEMENTS (expected)].name);
}

/* Rated by both sides before it is struck off; a firm that is dissatisfied reopens it. */
static void
test_closed_loop (void)
{
  g_autoptr (DeskRegistry) registry = demo_county_registry (NULL);
  DeskType *demand = desk_registry_find_type (registry, "ent.demand");
  g_autoptr (DeskSnapshot) snapshot = desk_snapshot_new (&(DeskUuid) { { 1 } });
  DeskUuid uid = { { 2 } };
  DeskActor actor = { .kind = DESK_ACTOR_PERSON };
  DeskClosure closures[DESK_MAX_CLOSURES];

  g_assert_cmpuint (desk_case_closures (demand, snapshot, closures), ==, 5);
  g_assert_cmpstr (closures[3].name, ==, "party-rated");
  g_assert_cmpstr (closures[4].name, ==, "supervisor-rated");
  g_assert_nonnull (closures[4].why);
  for (int dissatisfied = 0; dissatisfied < 2; dissatisfied++) {
    DeskCommand *command = desk_command_new ("check", &uid, &actor);
    DeskCommandPart *part = desk_command_add (command, "check", &snapshot->uid, NULL, DESK_ANY_VERSION);
    desk_command_part_set_text (part, "effect", "问题还在");
    desk_command_part_set_text (part, "satisfied", dissatisfied ? "dissatisfied" : "fair");
    desk_act_complete (command, demand, snapshot, NULL, NULL);
    g_assert_cmpuint (command->parts->len, ==, dissatisfied ? 2 : 1);
    if (dissatisfied)
      g_assert_cmpstr (((DeskCommandPart *) command->parts->pdata[1])->act, ==, "reopen");
    desk_command_free (command);
  }
}

/* Nine kinds of demand, each with a label in both languages. */
static void
test_kinds (void)
{
  g_autoptr (DeskRegistry) registry = demo_county_registry (NULL);
  const DeskField *kind = desk_type_find_field (desk_registry_find_type (registry, "ent.demand"), "category");
  static const char *const codes[] = { "labour", "power", "water", "land", "logistics", "finance", "policy", "market", "approval" };

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    g_assert_nonnull (desk_field_find_choice (kind, codes[i]));
  g_assert_null (kind->choices[G_N_ELEMENTS (codes)].code);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/enterprise/declared", test_declared);
  g_test_add_func ("/enterprise/limits", test_limits);
  g_test_add_func ("/enterprise/closed-loop", test_closed_loop);
  g_test_add_func ("/enterprise/kinds", test_kinds);
  return g_test_run ();
}
