/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each page and ledger of the area in a real window over the demonstration county. */
#include "../../shell/shell-county.h"
#include "../../shell/shell-test.h"

#include "shell/desk-ledgers-page.h"
#include "shell/desk-number-card.h"
#include "shell/desk-offer.h"
#include "shell/desk-overview-page.h"
#include "shell/desk-pages.h"
#include "shell/desk-today-page.h"

#include <string.h>

static void
test_pages (County *county, gconstpointer data G_GNUC_UNUSED)
{
  g_assert_cmpuint (county_check_pages (county, "agr."), ==, 14);
}

/* Each ledger goes on paper, with the totals of its groups. */
static void
test_ledgers (County *county, gconstpointer data)
{
  GPtrArray *ledgers = desk_registry_get_ledgers (county->registry);
  g_autofree char *tool = g_find_program_in_path ("pdftotext");

  (void) data;
  g_assert_cmpuint (county_check_ledgers (county, "agr."), ==, 7);
  for (guint i = 0; i < ledgers->len; i++) {
    const DeskLedger *ledger = ledgers->pdata[i];
    if (!g_str_has_prefix (ledger->name, "agr."))
      continue;
    g_autofree char *name = g_strdup_printf ("%s.pdf", ledger->name);
    g_autofree char *pdf = g_build_filename (county->folder, name, NULL);
    g_autofree char *out = NULL;

    county_open (county, DESK_PAGE_LEDGER, ledger->name);
    gtk_widget_activate_action (GTK_WIDGET (county->window), "win.print-to-file", "s", pdf);
    shell_test_wait_for_file (pdf);
    if (g_getenv ("DESK_TEST_PICTURES") != NULL) {
      g_autofree char *copy = g_build_filename (g_getenv ("DESK_TEST_PICTURES"), name, NULL);
      g_autofree char *content = NULL;
      gsize length;
      if (g_file_get_contents (pdf, &content, &length, NULL))
        g_file_set_contents (copy, content, (gssize) length, NULL);
    }
    if (tool == NULL || ledger->group_by == NULL)
      continue;
    const char *argv[] = { tool, "-layout", pdf, "-", NULL };
    g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &out, NULL, NULL, NULL));
    g_assert_nonnull (strstr (out, desk_language_pick ("Subtotal", "小计")));
  }
}

static gboolean
area_is_shown (gpointer page)
{
  const DeskOverviewData *shown = desk_overview_page_get_data (page);

  return shown != NULL && shown->cards->len > 0 && g_str_has_prefix (((DeskOverviewCard *) shown->cards->pdata[0])->card->name, "agr.");
}

static const char *
number_on_card (GtkWidget *page, const char *card)
{
  g_autofree char *id = g_strconcat ("overview.card.", card, NULL);
  GtkWidget *widget = desk_offer_find (page, id);

  g_assert_nonnull (widget);
  return desk_number_card_get_number (DESK_NUMBER_CARD (widget));
}

static gint64
sum_of (County *county, const char *over, const char *where, const char *field)
{
  g_autoptr (DeskListRequest) request = desk_list_request_new (over);
  g_autoptr (GError) error = NULL;

  request->query = desk_query_parse (where, &error);
  g_assert_no_error (error);
  g_autoptr (GPtrArray) groups = desk_store_count (county->store, request, NULL, field, NULL, &error);
  g_assert_no_error (error);
  return ((DeskGroup *) groups->pdata[0])->sum;
}

/* The overview has the figures of the year in the units people say them in. */
static void
test_overview (County *county, gconstpointer data)
{
  GPtrArray *areas = desk_registry_get_areas (county->registry);
  guint at = 0;

  (void) data;
  county_open (county, DESK_PAGE_OVERVIEW, NULL);
  GtkWidget *page = desk_window_get_page (county->window);
  for (guint i = 0; i < areas->len; i++)
    if (g_str_equal (((const DeskAreaInfo *) areas->pdata[i])->id, "agr"))
      at = i + 1;
  g_assert_cmpuint (at, >, 0);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (desk_offer_find (page, "overview.area")), at);
  shell_test_wait (area_is_shown, page);
  shell_test_settle ();
  shell_test_picture (GTK_WIDGET (county->window), "overview-agriculture");
  /* Both kinds of case count for the towns. */
  const DeskOverviewData *shown = desk_overview_page_get_data (DESK_OVERVIEW_PAGE (page));
  const DeskOverviewTown *all = shown->towns->pdata[shown->towns->len - 1];
  g_assert_cmpint (all->figures[DESK_TOWN_COLLECTED], ==, county_count (county, "agr.pest", "registered_at >= 2026-01-01") + county_count (county, "agr.demand", "registered_at >= 2026-01-01"));
  g_assert_cmpint (all->figures[DESK_TOWN_VISITS], ==, county_count (county, "agr.visit", "everything"));
  g_autofree char *strips = g_strdup_printf ("%g", (double) sum_of (county, "agr.plot", "pattern = strip", "mu") / 100);
  g_assert_cmpstr (number_on_card (page, "agr.strip"), ==, strips);
  g_assert_cmpstr (number_on_card (page, "agr.roads"), ==, "15");
  g_assert_cmpstr (number_on_card (page, "agr.ditches"), ==, "4.2");
  g_assert_cmpstr (number_on_card (page, "agr.ponds"), ==, "9");
  g_assert_cmpstr (number_on_card (page, "agr.cold-stores"), ==, "6");
  g_assert_cmpstr (number_on_card (page, "agr.new-sheds"), ==, "97");
  g_assert_cmpstr (number_on_card (page, "agr.added"), ==, desk_language_pick ("¥1,649,000", "164.9万元"));
  g_assert_cmpstr (number_on_card (page, "agr.ordered"), ==, desk_language_pick ("¥100,000,000", "1亿元"));
}

/* What somebody grows stands on the page of who it is, with what it comes to, and is added there; a firm of another
 * area is not asked for its plots. */
static void
test_holder (County *county, gconstpointer data G_GNUC_UNUSED)
{
  g_autofree char *uid = county_first (county, "agr.grower", "has agr.plot.holder (crop = citrus)");
  g_autofree char *builder = county_first (county, "agr.grower", "has agr.shed.holder (everything)");
  g_autofree char *firm = county_first (county, "ent.firm", "everything");
  g_autofree char *where = g_strdup_printf ("holder = \"%s\"", uid);
  g_autofree char *mu = g_strdup_printf ("%g", (double) sum_of (county, "agr.plot", where, "mu") / 100);
  GtkWidget *page, *plots;

  county_open_record (county, uid);
  page = desk_window_get_page (county->window);
  plots = shell_test_find_name (page, "record.parts.agr.plot");
  g_assert_cmpint (county_count (county, "agr.plot", where), >, 1);
  g_assert_nonnull (plots);
  g_assert_true (shell_test_says (plots, mu));
  g_assert_true (shell_test_says (plots, desk_language_pick ("Total", "合计")));
  shell_test_picture (GTK_WIDGET (county->window), "agr.grower-page");
  county_press (county, "parts.add.agr.plot");
  g_autofree char *holder = desk_form_dup_text (county_form (county), "holder");
  g_assert_cmpstr (holder, ==, uid);

  county_open_record (county, builder);
  g_assert_nonnull (shell_test_find_name (desk_window_get_page (county->window), "record.parts.agr.shed"));

  county_open_record (county, firm);
  page = desk_window_get_page (county->window);
  g_assert_null (desk_offer_find (page, "parts.add.new.agr.plot"));
  g_assert_null (desk_offer_find (page, "parts.add.new.agr.shed"));
  g_assert_null (desk_offer_find (page, "parts.add.agr.plot"));
}

static gboolean
today_is_counted (gpointer page)
{
  return desk_offer_find (page, "today.reminders") != NULL;
}

static void
test_today (County *county, gconstpointer data)
{
  (void) data;
  county_open (county, DESK_PAGE_TODAY, NULL);
  shell_test_wait (today_is_counted, desk_window_get_page (county->window));
  shell_test_picture (GTK_WIDGET (county->window), "today-reminders");
}

int
main (int argc, char **argv)
{
  shell_test_init (&argc, &argv);
  g_test_add ("/agriculture/pages", County, NULL, county_set_up, test_pages, county_tear_down);
  g_test_add ("/agriculture/ledgers", County, NULL, county_set_up, test_ledgers, county_tear_down);
  g_test_add ("/agriculture/overview", County, NULL, county_set_up, test_overview, county_tear_down);
  g_test_add ("/agriculture/holder", County, NULL, county_set_up, test_holder, county_tear_down);
  g_test_add ("/agriculture/today", County, NULL, county_set_up, test_today, county_tear_down);
  return g_test_run ();
}
