/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The demonstration county has the figures that were published. */
#include "../demo-county.h"

#include <string.h>

#include "exchange/desk-ledger-table.h"
#include "store/desk-recall.h"

static GPtrArray *
groups_of (DeskStore *of, const char *over, const char *where, const char *group_by, const char *sum)
{
  g_autoptr (DeskListRequest) request = desk_list_request_new (over);
  GError *error = NULL;
  GPtrArray *groups;

  if (where != NULL)
    request->query = desk_query_parse (where, &error);
  g_assert_no_error (error);
  groups = desk_store_count (of, request, group_by, sum, NULL, &error);
  g_assert_no_error (error);
  return groups;
}

static gint64
count (const char *over, const char *where)
{
  return demo_county_measure (demo_county_shared (), over, where, NULL, NULL);
}

static gint64
sum (const char *over, const char *where, const char *field)
{
  return demo_county_measure (demo_county_shared (), over, where, NULL, field);
}

/* Area in hundredths of a mu, money in fen, length in hundredths of a km. */
static void
test_figures (void)
{
  g_autoptr (GPtrArray) cities = groups_of (demo_county_shared (), "agr.trip", NULL, "city", NULL);
  gint64 strips = count ("agr.plot", "pattern = strip");

  g_assert_cmpint (sum ("agr.plot", "pattern = strip", "mu"), >=, 100 * 100);
  g_assert_cmpint (count ("agr.plot", "pattern = strip and extra_per_mu between (200, 300)"), ==, strips);
  g_assert_cmpint (sum ("agr.plot", "pattern = strip", "extra"), >=, 200 * sum ("agr.plot", "pattern = strip", "mu"));
  g_assert_cmpint (sum ("agr.plot", "pattern = strip", "extra"), <=, 300 * sum ("agr.plot", "pattern = strip", "mu"));

  g_assert_cmpint (sum ("agr.facility", "kind = road and not state = under-way", "length"), ==, 15 * 100);
  g_assert_cmpint (sum ("agr.facility", "kind = ditch and not state = under-way", "length"), ==, 420);
  g_assert_cmpint (sum ("agr.facility", "kind in (pond, weir)", "number"), ==, 9);
  g_assert_cmpint (sum ("agr.facility", "kind = cold-store", "number"), ==, 6);

  g_assert_cmpint (sum ("agr.shed", NULL, "built"), ==, 97);
  g_assert_cmpint (sum ("agr.shed", NULL, "added"), ==, 1649000 * 100);
  g_assert_cmpint (count ("agr.shed", "before = 3 and now = 6 and net = 15000"), ==, 1);

  g_assert_cmpuint (cities->len, ==, 3);
  g_assert_cmpint (sum ("agr.order", "state in (signed, done)", "mu"), >=, 10000 * 100);
  g_assert_cmpint (sum ("agr.order", "state in (signed, done)", "amount"), ==, G_GINT64_CONSTANT (100000000) * 100);
  g_assert_cmpint (count ("agr.package", "mu = 1500 and extra_per_person = 3000 and tending = 1 and purchase = 1"), ==, 1);
  g_assert_cmpint (count ("agr.training", "topic = pest and crop = vegetables"), >=, 1);
}

/* What a town adds is what its villages add; nothing is counted twice or lost. */
static void
test_towns (void)
{
  g_autoptr (GPtrArray) by_area = groups_of (demo_county_shared (), "agr.shed", NULL, "area", "added");
  g_autoptr (GPtrArray) by_town = groups_of (demo_county_shared (), "agr.shed", NULL, "area town", "added");
  gint64 all = 0;

  g_assert_cmpuint (by_town->len, >, 1);
  g_assert_cmpuint (by_town->len, <, by_area->len);
  for (guint i = 0; i < by_town->len; i++) {
    const DeskGroup *group = by_town->pdata[i];
    g_autofree char *where = g_strdup_printf ("area under \"%s\"", group->key);

    g_assert_cmpint (sum ("agr.shed", where, "added"), ==, group->sum);
    g_assert_cmpint (count ("agr.shed", where), ==, group->count);
    all += group->sum;
  }
  g_assert_cmpint (all, ==, 1649000 * 100);
}

static const char *
sum_cell (DeskTable *table, const char *label, guint column)
{
  for (guint i = 0; i < desk_table_get_n_rows (table); i++)
    if (desk_table_is_sum_row (table, i) && g_str_equal (desk_table_get_cell (table, i, 1), label))
      return desk_table_get_cell (table, i, column);
  return NULL;
}

/* The ledger of facilities on paper has the totals of each kind below its rows, and the rows are counted without them. */
static void
test_ledger (void)
{
  DeskStore *store = demo_county_shared ();
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskLedgerRequest) request = desk_ledger_request_new (desk_registry_find_ledger (desk_store_get_registry (store), "agr.facilities"), &error);
  g_autoptr (DeskTable) paper = desk_ledger_table_make (store, request, DESK_LEDGER_FORM, NULL, NULL, NULL, &error);
  g_autoptr (DeskTable) file = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (desk_table_get_n_rows (paper), ==, count ("agr.facility", NULL) + 6);
  g_assert_cmpstr (sum_cell (paper, "Subtotal: Farm road", 5), ==, "15.00");
  g_assert_cmpstr (sum_cell (paper, "Subtotal: Farm road", 6), ==, "");
  g_assert_cmpstr (sum_cell (paper, "Subtotal: Ditch", 5), ==, "4.80"); /* 0.60 of it is under way */
  g_assert_cmpstr (sum_cell (paper, "Subtotal: Pond", 6), ==, "6");
  g_assert_cmpstr (sum_cell (paper, "Subtotal: Weir", 6), ==, "3");
  g_assert_cmpstr (sum_cell (paper, "Subtotal: Cold store", 6), ==, "6");
  g_assert_cmpstr (desk_table_get_total_cell (paper, 5), ==, "19.80");
  g_assert_nonnull (strstr (desk_table_get_total (paper), "24 rows"));
  file = desk_ledger_table_make (store, request, DESK_LEDGER_FILE, NULL, NULL, NULL, &error);
  g_assert_cmpuint (desk_table_get_n_rows (file), ==, count ("agr.facility", NULL));
}

static void
test_life (void)
{
  g_assert_cmpint (count ("agr.pest", NULL), >=, 8);
  g_assert_cmpint (count ("agr.demand", NULL), >=, 8);
  g_assert_cmpint (count ("agr.pest", "state in (registered, handed-over, accepted, in-progress)"), >, 0);
  g_assert_cmpint (count ("agr.demand", "state = struck-off"), >, 0);
  g_assert_cmpint (count ("agr.visit", "opinion is set"), >, 10);
  g_assert_cmpint (count ("agr.visit", "follow_up_on is set and not followed_on is set"), >, 0);
  g_assert_cmpint (count ("case", "changed_at >= 2026-03-13"), ==, 0);
}

/* On 12 March the season reminds of what is near, and of nothing that is over. */
static void
test_reminders (void)
{
  g_autoptr (GError) error = NULL;
  gboolean near = FALSE;
  guint n;
  g_autoptr (GPtrArray) recalls = desk_store_recall (demo_county_shared (), 50, &n, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < recalls->len; i++) {
    const DeskRecall *recall = recalls->pdata[i];

    near |= g_str_equal (recall->title, "水稻育秧");
    g_assert_cmpstr (recall->title, !=, "水稻移栽");
  }
  g_assert_true (near);
}

/* Alone it works as well, and its figures do not depend on the other areas. */
static void
test_alone (void)
{
  static const char *const off[] = { "enterprise", "petitions", "relief", "sessions", NULL };
  g_autofree char *folder = g_dir_make_tmp ("desk-alone-XXXXXX", NULL);
  g_autoptr (DeskStore) alone = demo_county_make (folder, "alone.db", off);
  g_autoptr (GPtrArray) names = groups_of (alone, "agr.grower", NULL, "name", NULL);
  g_autoptr (GPtrArray) other = groups_of (demo_county_shared (), "agr.grower", NULL, "name", NULL);

  g_assert_null (desk_registry_find_type (desk_store_get_registry (alone), "ent.firm"));
  g_assert_cmpint (demo_county_measure (alone, "agr.shed", NULL, NULL, "added"), ==, 1649000 * 100);
  g_assert_cmpuint (names->len, ==, other->len);
  for (guint i = 0; i < names->len; i++)
    g_assert_cmpstr (((DeskGroup *) names->pdata[i])->key, ==, ((DeskGroup *) other->pdata[i])->key);
  demo_county_assert_sound (alone);
  g_clear_object (&alone);
  demo_county_remove_folder (folder);
}

int
main (int argc, char *argv[])
{
  demo_county_begin (&argc, &argv);
  g_test_add_func ("/agriculture-demo/figures", test_figures);
  g_test_add_func ("/agriculture-demo/towns", test_towns);
  g_test_add_func ("/agriculture-demo/ledger", test_ledger);
  g_test_add_func ("/agriculture-demo/life", test_life);
  g_test_add_func ("/agriculture-demo/reminders", test_reminders);
  g_test_add_func ("/agriculture-demo/alone", test_alone);
  return demo_county_end ();
}
