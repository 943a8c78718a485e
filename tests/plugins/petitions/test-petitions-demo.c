/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The demonstration county has the figures that were published, and they agree with one another. */
#include "../demo-county.h"

#include "exchange/desk-ledger-table.h"

#define ANSWERED "state in (resolved, verified, struck-off)"
#define OPEN "state in (registered, handed-over, accepted, in-progress, returned)"
#define ASSIGNED "round is set and case.type = pet.matter and not outcome = recalled"

static gint64
measure (const char *over, const char *where)
{
  return demo_county_measure (demo_county_shared (), over, where, NULL, NULL);
}

static gint64
groups (const char *over, const char *where, const char *group_by)
{
  return demo_county_measure (demo_county_shared (), over, where, group_by, NULL);
}

/* 34 leaders took a case each to the petitioner, and matter and heart of each are settled. */
static void
test_led (void)
{
  g_assert_cmpint (measure ("pet.petition", "leader is set"), ==, 34);
  g_assert_cmpint (groups ("pet.petition", "leader is set", "leader"), ==, 34);
  g_assert_cmpint (measure ("pet.petition", "leader is set and leader.leader = yes"), ==, 34);
  g_assert_cmpint (measure ("pet.petition", "leader is set and resolved_at is set and heart_at is set and state = struck-off"), ==, 34);
  g_assert_cmpint (measure ("pet.petition", "leader is set and has pet.visit.petition (way = petitioner)"), ==, 34);
  g_assert_cmpint (measure ("pet.petition", "heart_at is set and heart_words is not set"), ==, 0);
  /* none went to strike-off by any other way */
  g_assert_cmpint (measure ("pet.petition", "state = struck-off and heart_at is not set"), ==, 0);
}

/* All that was given out came back: 64 of 64, in several rounds. */
static void
test_rounds (void)
{
  g_assert_cmpint (measure ("pet.matter", NULL), ==, 64);
  g_assert_cmpint (measure ("pet.matter", ANSWERED), ==, 64);
  g_assert_cmpint (groups ("handover", ASSIGNED, "round"), ==, 4);
  g_assert_cmpint (measure ("handover", ASSIGNED " and done_at is set"), ==, 64);
  /* every matter was done with once, in the round it was last given out in */
  g_assert_cmpint (groups ("handover", ASSIGNED " and done_at is set", "case.number"), ==, 64);
  g_assert_cmpint (measure ("handover", ASSIGNED), ==, 93);
  g_assert_cmpint (measure ("round", "has handover.round (case.type = pet.matter) and closed_on is not set"), ==, 0);
}

static const char *
find_cell (DeskTable *table, const char *label, guint column)
{
  for (guint row = 0; row < desk_table_get_n_rows (table); row++)
    for (guint i = 0; i < desk_table_get_n_columns (table); i++)
      if (g_strcmp0 (desk_table_get_cell (table, row, i), label) == 0)
        return desk_table_get_cell (table, row, column);
  g_error ("no row “%s”", label);
}

/* On paper: rounds, and in each round the units, with what came back of what they were given. */
static void
test_ledger (void)
{
  enum { NUMBER = 3, DONE = 8 };
  DeskStore *store = demo_county_shared ();
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskLedgerRequest) request = desk_ledger_request_new (desk_registry_find_ledger (desk_store_get_registry (store), "pet.rounds"), &error);
  g_autoptr (DeskTable) table = desk_ledger_table_make (store, request, DESK_LEDGER_FORM, NULL, NULL, NULL, &error);
  gint64 assigned = 0, done = 0;

  g_assert_no_error (error);
  g_assert_cmpstr (find_cell (table, "Subtotal: 第二轮滚动交办", NUMBER), ==, "28");
  g_assert_cmpstr (find_cell (table, "Subtotal: 第二轮滚动交办", DONE), ==, "16");
  g_assert_cmpstr (find_cell (table, "Subtotal: 第五轮滚动交办", NUMBER), ==, "7");
  g_assert_cmpstr (find_cell (table, "Subtotal: 第五轮滚动交办", DONE), ==, "7");
  for (guint row = 0; row < desk_table_get_n_rows (table); row++)
    if (g_str_has_prefix (desk_table_get_cell (table, row, 1), "Subtotal: 第二轮滚动交办 · ")) {
      assigned += g_ascii_strtoll (desk_table_get_cell (table, row, NUMBER), NULL, 10);
      done += g_ascii_strtoll (desk_table_get_cell (table, row, DONE), NULL, 10);
    }
  g_assert_cmpint (assigned, ==, 28);
  g_assert_cmpint (done, ==, 16);
}

/* Something in every stage and in every light, so that no list is empty. */
static void
test_stages (void)
{
  g_assert_cmpint (measure ("pet.petition", OPEN), ==, 9);
  g_assert_cmpint (measure ("pet.petition", "heart_at is not set and " ANSWERED), ==, 3);
  g_assert_cmpint (groups ("pet.petition", NULL, "state"), >=, 8);
  g_assert_cmpint (groups ("pet.petition", NULL, "source"), ==, 6);
  g_assert_cmpint (measure ("pet.petition", OPEN " and due_at < 2026-03-12"), >=, 2);
  g_assert_cmpint (measure ("pet.petition", OPEN " and warn_at < 2026-03-12 and due_at > 2026-03-12"), >=, 1);
  g_assert_cmpint (measure ("pet.petition", "paused = yes"), ==, 1);
  g_assert_cmpint (measure ("pet.petition", "state = merged and original is set"), ==, 1);
  g_assert_cmpint (measure ("lift", "rule = overdue and case.type = pet.petition"), ==, 1);
  g_assert_cmpint (measure ("deadline", "extended is set and case.type = pet.petition"), ==, 1);
  g_assert_cmpint (measure ("pet.review", "state = resolved"), ==, 1);
  g_assert_cmpint (measure ("pet.review", "paused = yes"), ==, 1);
  g_assert_cmpint (measure ("pet.second-review", OPEN), ==, 1);
  g_assert_cmpint (measure ("pet.petition", "people >= 5 and representatives is not set"), ==, 0);
  g_assert_cmpint (measure ("pet.petition", "cannot_come = yes and officer is not set"), ==, 0);
}

/* Who a petitioner is is known by a name that is nobody's and a telephone, and by nothing more. */
static void
test_petitioners (void)
{
  g_assert_cmpint (measure ("party", "has pet.petition.party and identity_number is set"), ==, 0);
  g_assert_cmpint (measure ("party", "has pet.petition.party and telephone is not set"), ==, 0);
  g_assert_cmpint (groups ("pet.petition", "not state = merged", "party"), ==, measure ("pet.petition", "not state = merged"));
}

static void
test_sound (void)
{
  demo_county_assert_sound (demo_county_shared ());
}

static void
test_nothing_from_the_future (void)
{
  g_assert_cmpint (measure ("pet.petition", "changed_at >= 2026-03-13"), ==, 0);
  g_assert_cmpint (measure ("pet.matter", "changed_at >= 2026-03-13"), ==, 0);
  g_assert_cmpint (measure ("pet.visit", "date > 2026-03-12"), ==, 0);
}

/* The area makes the same whether it is alone or not. */
static void
test_alone (void)
{
  static const char *const others[] = { "agriculture", "enterprise", "relief", "sessions", NULL };
  g_autofree char *folder = g_dir_make_tmp ("desk-alone-XXXXXX", NULL);
  g_autoptr (DeskStore) alone = demo_county_make (folder, "alone.db", others);

  g_assert_null (desk_registry_find_type (desk_store_get_registry (alone), "ent.firm"));
  g_assert_cmpint (demo_county_measure (alone, "pet.petition", NULL, NULL, NULL), ==, measure ("pet.petition", NULL));
  g_assert_cmpint (demo_county_measure (alone, "handover", ASSIGNED " and done_at is set", NULL, NULL), ==, 64);
  demo_county_assert_sound (alone);
  g_clear_object (&alone);
  demo_county_remove_folder (folder);
}

int
main (int argc, char *argv[])
{
  demo_county_begin (&argc, &argv);
  g_test_add_func ("/petitions-demo/led", test_led);
  g_test_add_func ("/petitions-demo/rounds", test_rounds);
  g_test_add_func ("/petitions-demo/ledger", test_ledger);
  g_test_add_func ("/petitions-demo/stages", test_stages);
  g_test_add_func ("/petitions-demo/petitioners", test_petitioners);
  g_test_add_func ("/petitions-demo/sound", test_sound);
  g_test_add_func ("/petitions-demo/nothing-from-the-future", test_nothing_from_the_future);
  g_test_add_func ("/petitions-demo/alone", test_alone);
  return demo_county_end ();
}
