/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The demonstration of relief and welfare has the figures that were published. */
#include <string.h>

#include "../demo-county.h"

#include "exchange/desk-sheet-maker.h"

#define YUAN 100

static void
test_pairs (void)
{
  DeskStore *store = demo_county_shared ();

  g_assert_cmpint (demo_county_measure (store, "rel.pairing", NULL, "household", NULL), ==, 217);
  g_assert_cmpint (demo_county_measure (store, "rel.pairing", NULL, NULL, NULL), ==, 217);
  g_assert_cmpint (demo_county_measure (store, "rel.household", NULL, NULL, NULL), ==, 217);
  /* Each with a cause, an analysis, a plan and steps. */
  g_assert_cmpint (demo_county_measure (store, "rel.pairing", "cause is set and analysis is set and plan is set", NULL, NULL), ==, 217);
  g_assert_cmpint (demo_county_measure (store, "rel.measure", NULL, "pairing", NULL), ==, 217);
  g_assert_cmpint (demo_county_measure (store, "rel.measure", "done_on is set", NULL, NULL), >, 100);
}

static void
test_money (void)
{
  DeskStore *store = demo_county_shared ();

  /* An allowance went from 460 to 800 yuan a month, with a reason and an application. */
  g_assert_cmpint (demo_county_measure (store, "rel.benefit", "before = 460 and amount = 800 and reason is set and application is set", NULL, "change"), ==, 340 * YUAN);
  g_assert_cmpint (demo_county_measure (store, "rel.benefit", "amount = 460 and until is set", NULL, NULL), ==, 1);
  g_assert_cmpint (demo_county_measure (store, "rel.allowance", "category = raise and approved = 800 and decision = approved and paid_on is set", NULL, NULL), ==, 1);
  /* One cost of about 20,000 yuan, from four funds. */
  g_assert_cmpint (demo_county_measure (store, "rel.cost", "civil > 0 and medical > 0 and revival > 0 and charity > 0", NULL, "met"), ==, 20000 * YUAN);
  g_assert_cmpint (demo_county_measure (store, "rel.cost", "civil > 0 and medical > 0 and revival > 0 and charity > 0", NULL, "short"), ==, 0);
  g_assert_cmpint (demo_county_measure (store, "rel.cost", NULL, NULL, "met") + demo_county_measure (store, "rel.cost", NULL, NULL, "short"), ==,
                   demo_county_measure (store, "rel.cost", NULL, NULL, "amount"));
  /* What its purses gave is what the applications of that household were granted. */
  g_assert_cmpint (demo_county_measure (store, "rel.relief", "approved = 6000", NULL, "approved"), ==, 6000 * YUAN);
  g_assert_cmpint (demo_county_measure (store, "rel.medical", "approved = 9000", NULL, "own"), ==, 20000 * YUAN);
  g_assert_cmpint (demo_county_measure (store, "rel.loan", "state = granted", NULL, "amount"), ==, 80000 * YUAN);
  /* Half a day has become 20 minutes. */
  g_assert_cmpint (demo_county_measure (store, "rel.counter", "before = 240 and after = 20", NULL, NULL), >=, 1);
  g_assert_cmpint (demo_county_measure (store, "rel.counter", NULL, NULL, "saved"), ==,
                   demo_county_measure (store, "rel.counter", NULL, NULL, "before") - demo_county_measure (store, "rel.counter", NULL, NULL, "after"));
}

/* Something of everything: every step, every way of visit, every kind of goods, every segment. */
static void
test_spread (void)
{
  static const char *const goods[] = { "rice", "oil", "clothes", "shoes", "stationery", "textbooks" };
  DeskStore *store = demo_county_shared ();

  g_assert_cmpint (demo_county_measure (store, "rel.allowance", "step is set", "step", NULL), >=, 6);
  g_assert_cmpint (demo_county_measure (store, "rel.allowance", "decision = refused and decision_reason is set and state = verified", NULL, NULL), ==, 1);
  g_assert_cmpint (demo_county_measure (store, "rel.allowance", "step in (notice, appraisal) and paused = yes", NULL, NULL), ==,
                   demo_county_measure (store, "rel.allowance", "step in (notice, appraisal)", NULL, NULL));
  g_assert_cmpint (demo_county_measure (store, "rel.urgent", NULL, NULL, NULL), ==, 3);
  g_assert_cmpint (demo_county_measure (store, "rel.urgent", "aid_on is set", NULL, NULL), ==, 2);
  g_assert_cmpint (demo_county_measure (store, "rel.visit", NULL, "way", NULL), ==, 3);
  g_assert_cmpint (demo_county_measure (store, "rel.visit", "finding = hardship", NULL, NULL), >, 0);
  for (guint i = 0; i < G_N_ELEMENTS (goods); i++)
    g_assert_cmpint (demo_county_measure (store, "rel.goods", NULL, NULL, goods[i]), >, 0);
  g_assert_cmpint (demo_county_measure (store, "rel.household", "check_by <= today+30", NULL, NULL), >, 0);
  g_assert_cmpint (demo_county_measure (store, "rel.household", "monitor is set and grid_worker is set", NULL, NULL), ==,
                   demo_county_measure (store, "rel.household", "household_type = monitored", NULL, NULL) + 1);
  g_assert_cmpint (demo_county_measure (store, "rel.resident", "born <= 1966-03-12", NULL, NULL), >, 20);
  g_assert_cmpint (demo_county_measure (store, "rel.resident", "conditions = hypertension", NULL, NULL), >, 5);
  g_assert_cmpint (demo_county_measure (store, "rel.resident", "conditions = diabetes", NULL, NULL), >, 5);
  g_assert_cmpint (demo_county_measure (store, "rel.resident", "signed_on is set", NULL, NULL), >, 20);
  /* The people of the households are the residents. */
  g_assert_cmpint (demo_county_measure (store, "rel.household", NULL, NULL, "people"), ==, demo_county_measure (store, "rel.resident", NULL, NULL, NULL));
}

/* Every saved list finds something. */
static void
test_views (void)
{
  /* Nobody sits at the desk, and nothing is late. */
  static const char *const empty[] = { "rel.my-households", "rel.my-pairings", "rel.allowance-late", NULL };
  DeskStore *store = demo_county_shared ();
  GPtrArray *lists = desk_registry_get_saved_lists (desk_store_get_registry (store));
  guint own = 0;

  for (guint i = 0; i < lists->len; i++) {
    const DeskSavedList *list = lists->pdata[i];
    gint64 found;

    if (!g_str_has_prefix (list->name, "rel."))
      continue;
    own++;
    found = demo_county_measure (store, list->over, list->where, NULL, NULL);
    if ((found == 0) != g_strv_contains (empty, list->name))
      {
        g_test_message ("%s finds %" G_GINT64_FORMAT, list->name, found);
        g_test_fail ();
      }
  }
  g_assert_cmpuint (own, >, 25);
}

static void
test_times (void)
{
  DeskStore *store = demo_county_shared ();

  g_assert_cmpint (demo_county_measure (store, "case", "changed_at >= 2026-03-13", NULL, NULL), ==, 0);
  g_assert_cmpint (demo_county_measure (store, "rel.visit", "date > 2026-03-12", NULL, NULL), ==, 0);
  g_assert_cmpint (demo_county_measure (store, "rel.allowance", "paid_on > 2026-03-12", NULL, NULL), ==, 0);
  g_assert_cmpint (demo_county_measure (store, "rel.resident", "vaccinated_on > 2026-03-12", NULL, NULL), ==, 0);
}

/* Numbers of people are nowhere in the clear: neither in the file nor in what is exported of it. */
static void
test_confidential (void)
{
  g_autofree char *folder = g_dir_make_tmp ("desk-demo-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "events.jsonl", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GRegex) identity = g_regex_new ("510000(19|20)[0-9]{9}[0-9X]", 0, 0, NULL);
  g_autoptr (GRegex) card = g_regex_new ("000000[0-9]{13}", 0, 0, NULL);
  GError *error = NULL;

  g_assert_true (desk_store_export_events (demo_county_shared (), path, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &text, NULL, &error));
  g_assert_nonnull (strstr (text, "identity_number"));
  g_assert_nonnull (strstr (text, "enc:"));
  g_assert_null (strstr (text, "慢性肾病，长期"));
  g_assert_null (strstr (text, "慢性肾功能不全"));
  g_assert_false (g_regex_match (identity, text, 0, NULL));
  g_assert_false (g_regex_match (card, text, 0, NULL));
  demo_county_remove_folder (folder);
}

/* The receipt says who got what, and leaves room for those who sign. */
static void
test_receipt (void)
{
  DeskStore *store = demo_county_shared ();
  g_autoptr (DeskListRequest) request = desk_list_request_new ("rel.goods");
  static const char *const columns[] = { "household", NULL };
  GError *error = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GPtrArray) rows = NULL, offered = NULL;

  request->query = desk_query_parse ("rice = 2 and oil = 1", &error);
  ids = desk_store_list (store, request, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ids->len, >, 0);
  rows = desk_store_fetch (store, "rel.goods", columns, &g_array_index (ids, gint64, 0), 1, NULL, &error);
  g_assert_no_error (error);
  const DeskUuid *goods = desk_row_get_uid (rows->pdata[0]);
  g_autoptr (DeskSnapshot) snapshot = desk_store_load (store, goods, &error);
  offered = desk_sheet_forms_of (store, snapshot);
  g_assert_cmpuint (offered->len, ==, 1);
  g_autoptr (DeskSheet) sheet = desk_sheet_make (store, offered->pdata[0], goods, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (desk_sheet_get_n_signatures (sheet), ==, 3);
  g_assert_cmpuint (desk_sheet_get_n_groups (sheet), ==, 2);
  g_assert_cmpstr (desk_sheet_get_pair (sheet, 0, 0)->value, ==, desk_row_get_cell (rows->pdata[0], 0));
  g_assert_true (g_str_has_prefix (desk_sheet_get_pair (sheet, 1, 0)->value, "2 "));
  g_assert_true (g_str_has_prefix (desk_sheet_get_pair (sheet, 1, 1)->value, "1 "));
}

int
main (int argc, char *argv[])
{
  demo_county_begin (&argc, &argv);
  g_test_add_func ("/relief-demo/pairs", test_pairs);
  g_test_add_func ("/relief-demo/money", test_money);
  g_test_add_func ("/relief-demo/spread", test_spread);
  g_test_add_func ("/relief-demo/views", test_views);
  g_test_add_func ("/relief-demo/times", test_times);
  g_test_add_func ("/relief-demo/receipt", test_receipt);
  g_test_add_func ("/relief-demo/confidential", test_confidential);
  return demo_county_end ();
}
