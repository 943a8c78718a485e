/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The demonstration county has the figures that were published. */
#include <string.h>

#include "../demo-county.h"
#include "model/desk-act.h"
#include "model/desk-date.h"

static void
test_figures (void)
{
  DeskStore *store = demo_county_shared ();

  g_assert_cmpint (demo_county_measure (store, "ent.visit", NULL, "party", NULL), ==, 120);
  g_assert_cmpint (demo_county_measure (store, "ent.park", NULL, NULL, NULL), ==, 2);
  g_assert_cmpint (demo_county_measure (store, "ent.firm", "not park is set", NULL, NULL), >, 0); /* and beyond */
  g_assert_cmpint (demo_county_measure (store, "ent.demand", NULL, NULL, NULL), ==, 48);
  g_assert_cmpint (demo_county_measure (store, "ent.demand", "state in (resolved, verified, struck-off)", NULL, NULL), ==, 42);
  g_assert_cmpint (demo_county_measure (store, "ent.demand", "state in (registered, handed-over, accepted, in-progress, returned)", NULL, NULL), ==, 6);
  g_assert_cmpint (demo_county_measure (store, "ent.gap", NULL, NULL, "lines"), ==, 48);
  g_assert_cmpint (demo_county_measure (store, "ent.gap", NULL, NULL, "vacancies"), ==, 300);
  g_assert_cmpint (demo_county_measure (store, "ent.gap", NULL, NULL, "filled") + demo_county_measure (store, "ent.gap", NULL, NULL, "short"), ==, 300);
  g_assert_cmpint (demo_county_measure (store, "ent.subsidy", NULL, "state", NULL), >, 2); /* in several stages */
  /* Every kind of demand, every tier that the open ones can show. */
  g_assert_cmpint (demo_county_measure (store, "ent.demand", NULL, "category", NULL), ==, 9);
  g_assert_cmpint (demo_county_measure (store, "ent.demand", NULL, "tier", NULL), >=, 4);
}

/* Cases in every state, at every tier, in every light. */
static void
test_everything_to_see (void)
{
  DeskStore *store = demo_county_shared ();
  gint64 now = desk_date_at_us ("2026-03-12", 18 * 60, NULL);
  static const char *const columns[] = { "state", "paused", "warn_at", "due_at", NULL };
  g_autoptr (DeskListRequest) request = desk_list_request_new ("case");
  GError *error = NULL;
  g_autoptr (GArray) ids = desk_store_list (store, request, NULL, NULL, NULL, &error);
  g_autoptr (GPtrArray) rows = desk_store_fetch (store, "case", columns, (gint64 *) (gpointer) ids->data, ids->len, NULL, &error);
  guint lights = 0;

  g_assert_no_error (error);
  g_assert_cmpint (demo_county_measure (store, "case", NULL, "state", NULL), ==, DESK_N_STATES);
  g_assert_cmpint (demo_county_measure (store, "case", NULL, "tier", NULL), ==, DESK_N_TIERS);
  for (guint i = 0; i < rows->len; i++) {
    DeskRow *row = g_ptr_array_index (rows, i);

    lights |= 1u << desk_light (desk_value_get_text (desk_row_get_raw (row, 0)), desk_value_get_integer (desk_row_get_raw (row, 1)) != 0,
                                desk_value_get_integer (desk_row_get_raw (row, 2)), desk_value_get_integer (desk_row_get_raw (row, 3)), now);
  }
  g_assert_cmpuint (lights, ==, 1u << DESK_LIGHT_NONE | 1u << DESK_LIGHT_NORMAL | 1u << DESK_LIGHT_WARNING | 1u << DESK_LIGHT_OVERDUE |
                                    1u << DESK_LIGHT_PAUSED | 1u << DESK_LIGHT_DONE);
  /* A round of which all but one came back; parts of joint units; a lift by a rule; both sides of an evaluation. */
  g_assert_cmpint (demo_county_measure (store, "handover", "round is set and case.type = ent.demand", NULL, NULL), ==, 3);
  g_assert_cmpint (demo_county_measure (store, "handover", "round is set and case.type = ent.demand and case.state in (resolved, verified, struck-off)", NULL, NULL), ==, 2);
  g_assert_cmpint (demo_county_measure (store, "handover", "role = joint and outcome = done", NULL, NULL), >, 3);
  g_assert_cmpint (demo_county_measure (store, "case", "joint_units is set", NULL, NULL), ==, 1);
  g_assert_cmpint (demo_county_measure (store, "lift", "rule is set and case.type = ent.demand", NULL, NULL), ==, 1);
  g_assert_cmpint (demo_county_measure (store, "evaluation", NULL, "side", NULL), ==, 2);
  /* None was struck off before firm and supervising unit had both rated it; some wait for the second of them. */
  gint64 struck_off = demo_county_measure (store, "ent.demand", "state = struck-off", NULL, NULL);
  g_assert_cmpint (struck_off, >, 20);
  g_assert_cmpint (demo_county_measure (store, "evaluation", "side = party and case.type = ent.demand and case.state = struck-off", NULL, NULL), ==, struck_off);
  g_assert_cmpint (demo_county_measure (store, "evaluation", "side = supervisor and case.type = ent.demand and case.state = struck-off", NULL, NULL), ==, struck_off);
  g_assert_cmpint (demo_county_measure (store, "evaluation", "side = party and case.type = ent.demand and case.state = verified", NULL, NULL), >, 0);
}

static void
test_sound (void)
{
  demo_county_assert_sound (demo_county_shared ());
}

/* No event is later than the day that the demonstration takes for today. */
static void
test_nothing_from_the_future (void)
{
  DeskStore *store = demo_county_shared ();

  g_assert_cmpint (demo_county_measure (store, "case", "changed_at >= 2026-03-13", NULL, NULL), ==, 0);
  g_assert_cmpint (demo_county_measure (store, "case", "changed_at < 2026-03-13", NULL, NULL), ==, demo_county_measure (store, "case", NULL, NULL, NULL));
}

static char *
export (DeskStore *store, const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  GError *error = NULL;
  char *text = NULL;

  g_assert_true (desk_store_export_events (store, path, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &text, NULL, &error));
  return text;
}

static void
test_same_again (void)
{
  g_autofree char *folder = g_dir_make_tmp ("desk-demo-XXXXXX", NULL);
  g_autoptr (DeskStore) one = demo_county_make (folder, "one.db", NULL);
  g_autoptr (DeskStore) two = demo_county_make (folder, "two.db", NULL);
  g_autofree char *first = export (one, folder, "one.jsonl");
  g_autofree char *second = export (two, folder, "two.jsonl");

  g_assert_cmpuint (strlen (first), >, 100000);
  g_assert_true (g_str_equal (first, second));
  g_clear_object (&one);
  g_clear_object (&two);
  demo_county_remove_folder (folder);
}

int
main (int argc, char *argv[])
{
  demo_county_begin (&argc, &argv);
  g_test_add_func ("/enterprise-demo/figures", test_figures);
  g_test_add_func ("/enterprise-demo/everything-to-see", test_everything_to_see);
  g_test_add_func ("/enterprise-demo/sound", test_sound);
  g_test_add_func ("/enterprise-demo/nothing-from-the-future", test_nothing_from_the_future);
  g_test_add_func ("/enterprise-demo/same-again", test_same_again);
  return demo_county_end ();
}
