/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ledgers and overview in the program's own window over the demonstration county. */
#include "shell-county.h"
#include "shell-test.h"

#include "shell/desk-campaign-card.h"
#include "shell/desk-ledger-view.h"
#include "shell/desk-ledgers-page.h"
#include "shell/desk-list-view.h"
#include "shell/desk-offer.h"
#include "shell/desk-overview-page.h"
#include "shell/desk-pages.h"
#include "shell/desk-paper-view.h"
#include "shell/desk-rate.h"
#include "shell/desk-today-page.h"
#include "shell/desk-tooltip.h"
#include "shell/desk-totals-page.h"

#include <string.h>

static gboolean
has_data (gpointer page)
{
  return desk_overview_page_get_data (page) != NULL;
}

static DeskOverviewPage *
open_overview (County *county)
{
  county_open (county, DESK_PAGE_OVERVIEW, NULL);
  GtkWidget *page = desk_window_get_page (county->window);
  shell_test_wait (has_data, page);
  return DESK_OVERVIEW_PAGE (page);
}

/* Every card is what counting the records one by one gives. */
static void
test_cards (County *county, gconstpointer data)
{
  DeskOverviewPage *page = open_overview (county);
  const DeskOverviewData *shown = desk_overview_page_get_data (page);

  (void) data;
  g_assert_cmpuint (shown->cards->len, >=, 6);
  for (guint i = 0; i < shown->cards->len; i++) {
    const DeskOverviewCard *card = shown->cards->pdata[i];
    if (g_str_equal (card->card->measure, "count"))
      g_assert_cmpint (card->value, ==, county_count (county, card->card->over, card->where));
  }
  const DeskOverviewCard *first = shown->cards->pdata[0];
  g_assert_cmpint (first->value, ==, county_count (county, "case", "not state in (withdrawn, merged) and registered_at between (2026-01-01, 2026-03-12)"));
  g_assert_cmpint (first->value, >, 0);
  shell_test_picture (GTK_WIDGET (county->window), "overview");
}

/* Points of a chart add up to all, and each is as long as its list. */
static void
test_charts (County *county, gconstpointer data)
{
  const DeskOverviewData *shown = desk_overview_page_get_data (open_overview (county));

  (void) data;
  for (guint i = 0; i < shown->charts->len; i++) {
    const DeskOverviewChart *chart = shown->charts->pdata[i];
    for (guint k = 0; k < chart->points->len; k++) {
      const DeskOverviewPoint *point = chart->points->pdata[k];
      if (point->where != NULL && chart->field == NULL)
        g_assert_cmpint (point->value, ==, county_count (county, chart->chart->over, point->where));
    }
  }
}

/* Rates are counted from rows, ages add up to what is open, and every firm of the campaign was visited. */
static void
test_rates_and_campaign (County *county, gconstpointer data)
{
  const DeskOverviewData *shown = desk_overview_page_get_data (open_overview (county));
  GtkWidget *page = desk_window_get_page (county->window);
  guint ages = 0;

  (void) data;
  g_assert_nonnull (shown->rates);
  for (DeskRateKind kind = 0; kind < DESK_RATE_N; kind++) {
    const DeskRate *rate = &shown->rates->rates[kind];
    g_assert_cmpint (rate->whole, ==, county_count (county, desk_rate_over (kind), rate->whole_where));
    g_assert_cmpint (rate->part, ==, county_count (county, desk_rate_over (kind), rate->part_where));
    g_assert_cmpint (rate->part, <=, rate->whole);
    g_assert_cmpint (rate->whole, >, 0);
  }
  g_assert_cmpstr (desk_tooltip_get (desk_offer_find (page, "overview.rate.response")), ==, desk_rate_help (DESK_RATE_RESPONSE));
  for (guint i = 0; i < shown->charts->len; i++) {
    const DeskOverviewChart *chart = shown->charts->pdata[i];
    if (!chart->ages)
      continue;
    ages++;
    g_assert_cmpuint (chart->points->len, ==, 5);
    g_assert_cmpint (chart->total, ==, county_count (county, "case", "state in (registered, handed-over, accepted, in-progress, returned)"));
  }
  g_assert_cmpuint (ages, ==, 1);
  if (desk_registry_get_areas (county->registry)->len == 0)
    return;
  g_assert_cmpuint (shown->campaigns->len, ==, 1);
  const DeskCampaignProgress *progress = shown->campaigns->pdata[0];
  const DeskCampaignCount *firms = progress->counts->pdata[0], *resolved = progress->counts->pdata[1];
  g_assert_cmpint (firms->wanted, ==, 120);
  g_assert_cmpint (firms->done, ==, 120);
  g_assert_cmpint (resolved->wanted, ==, 48);
  g_assert_cmpint (resolved->done, ==, 42);
  g_assert_cmpint (firms->done, <=, county_count (county, "visit", firms->where));

  /* a bar opens the list behind it */
  g_autofree char *uid = desk_uuid_to_string (&progress->uid);
  g_autofree char *id = g_strdup_printf ("campaign.%s.resolved_wanted", uid);
  g_signal_emit_by_name (desk_offer_find (page, id), "clicked");
  shell_test_settle ();
  g_assert_cmpstr (desk_window_get_page_id (county->window), ==, DESK_PAGE_CASES);
  g_assert_cmpuint (county_rows (county), ==, 42);
}

static gboolean
campaign_is_counted (gpointer window)
{
  GtkWidget *card = shell_test_find_type (desk_window_get_page (window), DESK_TYPE_CAMPAIGN_CARD);

  return card != NULL && desk_campaign_card_get_progress (DESK_CAMPAIGN_CARD (card)) != NULL;
}

static void
test_campaign_page (County *county, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all = desk_campaign_progress_all (county->store, NULL, &error);

  (void) data;
  g_assert_no_error (error);
  if (all->len == 0) {
    g_test_skip ("no program area was built");
    return;
  }
  g_autofree char *uid = desk_uuid_to_string (&((DeskCampaignProgress *) all->pdata[0])->uid);
  county_open (county, DESK_PAGE_RECORD, uid);
  shell_test_wait (campaign_is_counted, county->window);
  shell_test_picture (GTK_WIDGET (county->window), "campaign");
  county_open (county, "campaigns", NULL);
  g_assert_cmpuint (county_rows (county), ==, county_count (county, "campaign", NULL));
  shell_test_picture (GTK_WIDGET (county->window), "campaigns");
  county_open (county, "deputies", NULL);
  g_assert_cmpuint (county_rows (county), ==, 1);
  shell_test_picture (GTK_WIDGET (county->window), "deputies");
}

/* What nobody has comes first in the list of problems against responsibilities. */
static void
test_responsibility (County *county, gconstpointer data)
{
  (void) data;
  county_open (county, DESK_PAGE_LEDGER, "responsibility");
  guint rows = county_rows (county);
  g_assert_cmpuint (rows, ==, county_count (county, "case", "state in (registered, handed-over, accepted, in-progress, returned)"));
  DeskListModel *model = county_list (county);
  static const char *const columns[] = { "unit", NULL };
  gboolean owned = FALSE;
  guint without = 0;
  for (guint i = 0; i < rows; i++) {
    g_autoptr (GError) error = NULL;
    gint64 id = desk_list_model_get_nth_id (model, i);
    g_autoptr (GPtrArray) fetched = desk_store_fetch (county->store, "case", columns, &id, 1, NULL, &error);
    g_assert_no_error (error);
    gboolean has = !desk_value_is_none (desk_row_get_raw (fetched->pdata[0], 0));
    g_assert_true (has || !owned);
    owned = owned || has;
    without += !has;
  }
  g_assert_cmpuint (without, >, 0);
  shell_test_picture (GTK_WIDGET (county->window), "responsibility");
}

static gboolean
totals_are_counted (gpointer page)
{
  return desk_totals_page_get_totals (page) != NULL;
}

typedef struct {
  DeskTotalsPage *page;
  const char *from;
} TotalsOf;

static gboolean
totals_are_of (gpointer data)
{
  const TotalsOf *of = data;
  const DeskTotals *totals = desk_totals_page_get_totals (of->page);

  return totals != NULL && g_strcmp0 (totals->from, of->from) == 0;
}

/* Distinct values of a field over the rows of a list, counted one by one. */
static guint
count_distinct (County *county, const char *over, const char *where, const char *field)
{
  const char *const columns[] = { field, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskListRequest) request = desk_list_request_new (over);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  request->query = desk_query_parse (where, &error);
  g_assert_no_error (error);
  g_autoptr (GArray) ids = desk_store_list (county->store, request, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_autoptr (GPtrArray) rows = desk_store_fetch (county->store, over, columns, (const gint64 *) (void *) ids->data, ids->len, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < rows->len; i++) {
    const char *text = desk_value_get_text (desk_row_get_raw (rows->pdata[i], 0));
    g_auto (GStrv) uids = g_strsplit (text != NULL ? text : "", ",", -1);
    for (guint k = 0; uids[k] != NULL; k++)
      if (*uids[k] != '\0')
        g_hash_table_add (seen, g_strdup (uids[k]));
  }
  return g_hash_table_size (seen);
}

static void
check_totals (County *county, const DeskTotals *totals)
{
  guint distinct = 0;

  for (guint g = 0; g < totals->groups->len; g++) {
    const DeskTotalsGroup *group = totals->groups->pdata[g];
    for (guint i = 0; i < group->totals->len; i++) {
      const DeskTotal *total = group->totals->pdata[i];
      if (g_str_has_prefix (total->card->measure, "distinct ")) {
        distinct++;
        g_assert_cmpint (total->value, ==, count_distinct (county, total->card->over, total->where, total->card->measure + strlen ("distinct ")));
      } else if (g_str_equal (total->card->measure, "count")) {
        g_assert_cmpint (total->value, ==, county_count (county, total->card->over, total->where));
        if (total->where_before != NULL)
          g_assert_cmpint (total->before, ==, county_count (county, total->card->over, total->where_before));
      }
    }
  }
  g_assert_cmpuint (distinct, >=, 2);
}

static void
test_totals (County *county, gconstpointer data)
{
  g_autofree char *pdf = g_build_filename (county->folder, "totals.pdf", NULL);
  g_autofree char *tool = g_find_program_in_path ("pdfinfo");
  g_autofree char *out = NULL;
  g_autoptr (GError) error = NULL;

  (void) data;
  county_open (county, DESK_PAGE_TOTALS, NULL);
  DeskTotalsPage *page = DESK_TOTALS_PAGE (desk_window_get_page (county->window));
  shell_test_wait (totals_are_counted, page);
  const DeskTotals *totals = desk_totals_page_get_totals (page);
  g_assert_cmpstr (totals->from, ==, "2023-03-13");
  g_assert_cmpstr (totals->to, ==, "2026-03-12");
  g_assert_cmpstr (totals->before_from, ==, "2020-03-13");
  g_assert_cmpstr (totals->before_to, ==, "2023-03-12");
  check_totals (county, totals);
  shell_test_picture (GTK_WIDGET (county->window), "totals");
  g_autofree char *text = desk_totals_text (totals);
  g_assert_nonnull (strchr (text, '\t'));

  /* all of it on one sheet of paper */
  gtk_widget_activate_action (GTK_WIDGET (county->window), "win.print-to-file", "s", pdf);
  shell_test_wait_for_file (pdf);
  if (tool != NULL) {
    const char *argv[] = { tool, pdf, NULL };
    g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &out, NULL, NULL, &error);
    g_assert_no_error (error);
    g_assert_true (g_regex_match_simple ("Pages:\\s+1\n", out, 0, 0));
  }

  /* this month so far against the same days of the month before */
  g_signal_emit_by_name (desk_offer_find (GTK_WIDGET (page), "period.month"), "clicked");
  shell_test_wait (totals_are_of, &(TotalsOf){ page, "2026-03-01" });
  totals = desk_totals_page_get_totals (page);
  g_assert_cmpstr (totals->before_from, ==, "2026-02-01");
  g_assert_cmpstr (totals->before_to, ==, "2026-02-12");
  check_totals (county, totals);
  shell_test_picture (GTK_WIDGET (county->window), "totals-month");

  /* a figure opens the list behind it */
  const DeskTotalsGroup *core = totals->groups->pdata[0];
  const DeskTotal *collected = core->totals->pdata[0];
  gint64 value = collected->value;
  g_autofree char *id = g_strconcat ("totals.", collected->card->name, NULL);
  g_signal_emit_by_name (desk_offer_find (GTK_WIDGET (page), id), "clicked");
  shell_test_settle ();
  g_assert_cmpuint (county_rows (county), ==, (guint) value);
}

static void
test_towns (County *county, gconstpointer data)
{
  const DeskOverviewData *shown = desk_overview_page_get_data (open_overview (county));
  gint64 sums[DESK_TOWN_N] = { 0 };

  (void) data;
  g_assert_cmpuint (shown->towns->len, >, 2);
  for (guint i = 0; i < shown->towns->len; i++) {
    const DeskOverviewTown *town = shown->towns->pdata[i];
    for (DeskTownFigure f = 0; f < DESK_TOWN_N; f++) {
      g_assert_cmpint (town->figures[f], ==, county_count (county, f == DESK_TOWN_VISITS ? "visit" : "case", town->wheres[f]));
      if (town->code != NULL)
        sums[f] += town->figures[f];
      else
        g_assert_cmpint (town->figures[f], >=, sums[f]);
    }
  }
}

static void
test_click (County *county, gconstpointer data)
{
  const DeskOverviewData *shown = desk_overview_page_get_data (open_overview (county));
  const DeskOverviewCard *card = shown->cards->pdata[1];
  gint64 value = card->value;
  g_autofree char *id = g_strconcat ("overview.card.", card->card->name, NULL);
  GtkWidget *button = desk_offer_find (GTK_WIDGET (county->window), id);

  (void) data;
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  shell_test_settle ();
  g_assert_cmpstr (desk_window_get_page_id (county->window), ==, DESK_PAGE_CASES);
  g_assert_cmpuint (county_rows (county), ==, (guint) value);
  shell_test_picture (GTK_WIDGET (county->window), "overview-click");

  /* the list goes into a file as it is on the screen */
  g_autofree char *csv = g_build_filename (county->folder, "cases.csv", NULL);
  g_autofree char *content = NULL;
  gtk_widget_activate_action (GTK_WIDGET (county->window), "win.export-to-file", "s", csv);
  shell_test_wait_for_file (csv);
  g_assert_true (g_file_get_contents (csv, &content, NULL, NULL));
  gint64 lines = 0;
  for (const char *p = content; (p = strstr (p, "\r\n")) != NULL; p += 2)
    lines++;
  g_assert_cmpint (lines, ==, value + 1);
}

static gboolean
area_is_shown (gpointer page)
{
  const DeskOverviewData *shown = desk_overview_page_get_data (page);

  return shown != NULL && shown->cards->len > 0 && strchr (((DeskOverviewCard *) shown->cards->pdata[0])->card->name, '.') != NULL;
}

static void
test_area (County *county, gconstpointer data)
{
  DeskOverviewPage *page = open_overview (county);
  GPtrArray *areas = desk_registry_get_areas (county->registry);

  (void) data;
  if (areas->len == 0) {
    g_test_skip ("no program area was built");
    return;
  }
  gtk_drop_down_set_selected (GTK_DROP_DOWN (desk_offer_find (GTK_WIDGET (page), "overview.area")), 1);
  shell_test_wait (area_is_shown, page);
  const DeskOverviewData *shown = desk_overview_page_get_data (page);
  for (guint i = 0; i < shown->cards->len; i++) {
    const DeskOverviewCard *card = shown->cards->pdata[i];
    if (g_str_equal (card->card->measure, "count"))
      g_assert_cmpint (card->value, ==, county_count (county, card->card->over, card->where));
  }
  shell_test_picture (GTK_WIDGET (county->window), "overview-area");
}

static void
test_ledger (County *county, gconstpointer data)
{
  g_autofree char *csv = g_build_filename (county->folder, "handoff.csv", NULL);
  g_autofree char *pdf = g_build_filename (county->folder, "handoff.pdf", NULL);
  g_autofree char *content = NULL;

  (void) data;
  county_open (county, DESK_PAGE_LEDGERS, NULL);
  shell_test_picture (GTK_WIDGET (county->window), "ledgers");
  county_open (county, DESK_PAGE_LEDGER, "handoff");
  guint rows = county_rows (county);
  g_assert_cmpuint (rows, ==, county_count (county, "handover", "sent_at between (2026-01-01, 2026-03-12)"));
  shell_test_picture (GTK_WIDGET (county->window), "ledger");
  gtk_widget_activate_action (GTK_WIDGET (county->window), "win.export-to-file", "s", csv);
  shell_test_wait_for_file (csv);
  g_assert_true (g_file_get_contents (csv, &content, NULL, NULL));
  g_assert_true (g_str_has_prefix (content, "\xef\xbb\xbf"));
  guint lines = 0;
  for (const char *p = content; (p = strstr (p, "\r\n")) != NULL; p += 2)
    lines++;
  g_assert_cmpuint (lines, ==, rows + 1);
  gtk_widget_activate_action (GTK_WIDGET (county->window), "win.print-to-file", "s", pdf);
  shell_test_wait_for_file (pdf);
  gtk_widget_activate_action (GTK_WIDGET (county->window), "win.print", NULL);
  g_usleep (300000);
  shell_test_settle ();
  g_usleep (300000);
  shell_test_picture (GTK_WIDGET (county->window), "ledger-print");
  desk_window_back (county->window);
  shell_test_settle ();

  /* a month only */
  county_press (county, "period.month");
  shell_test_settle ();
  g_assert_cmpuint (county_rows (county), ==, county_count (county, "handover", "sent_at between (2026-03-01, 2026-03-12)"));
}

static gboolean
has_pages (gpointer window)
{
  GtkWidget *paper = shell_test_find_type (desk_window_get_page (window), DESK_TYPE_PAPER_VIEW);

  return paper != NULL && desk_paper_view_get_n_pages (DESK_PAPER_VIEW (paper)) > 0;
}

/* The overview on paper has its figures, its towns and its charts. */
static void
test_print_overview (County *county, gconstpointer data)
{
  g_autofree char *pdf = g_build_filename (county->folder, "overview.pdf", NULL);
  g_autofree char *tool = g_find_program_in_path ("pdftotext");
  g_autofree char *out = NULL;
  g_autoptr (GError) error = NULL;
  const DeskOverviewData *shown = desk_overview_page_get_data (open_overview (county));

  (void) data;
  gtk_widget_activate_action (GTK_WIDGET (county->window), "win.print-to-file", "s", pdf);
  shell_test_wait_for_file (pdf);
  if (tool != NULL) {
    const char *argv[] = { tool, "-layout", pdf, "-", NULL };
    g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &out, NULL, NULL, &error);
    g_assert_no_error (error);
    for (guint i = 0; i + 1 < shown->towns->len; i++)
      g_assert_nonnull (strstr (out, ((DeskOverviewTown *) shown->towns->pdata[i])->name));
  }
  gtk_widget_activate_action (GTK_WIDGET (county->window), "win.print", NULL);
  shell_test_settle ();
  shell_test_wait (has_pages, county->window);
  shell_test_picture (GTK_WIDGET (county->window), "overview-print");
}

static gboolean
today_is_counted (gpointer page)
{
  return desk_today_page_get_data (page) != NULL;
}

static void
test_today (County *county, gconstpointer data)
{
  static const char *const open = "state in (registered, handed-over, accepted, in-progress, returned)";
  g_autofree char *overdue = g_strdup_printf ("due_at < now and %s", open);

  (void) data;
  county_open (county, DESK_PAGE_TODAY, NULL);
  GtkWidget *page = desk_window_get_page (county->window);
  shell_test_wait (today_is_counted, page);
  const DeskTodayData *shown = desk_today_page_get_data (DESK_TODAY_PAGE (page));
  g_assert_cmpint (shown->scope, ==, DESK_WAITING_OF_COUNTY);
  g_assert_cmpint (shown->groups[DESK_WAITING_OVERDUE].count, ==, county_count (county, "case", overdue));
  g_assert_cmpint (shown->groups[DESK_WAITING_ACCEPT].count, ==, county_count (county, "case", "state = handed-over"));
  g_assert_cmpint (shown->groups[DESK_WAITING_CALL_BACK].count, ==, county_count (county, "case", "state = resolved"));
  g_assert_cmpuint (desk_nav_item_get_badge (desk_navigation_find (county->navigation, DESK_PAGE_TODAY)), ==, (guint) shown->waiting);
  g_assert_cmpint (shown->groups[DESK_WAITING_FOLLOW_UP].count, ==, county_count (county, "case", "state in (returned, verified)"));
  const DeskRate *resolution = &shown->rates[DESK_RATE_RESOLUTION];
  g_assert_cmpint (resolution->whole, ==, county_count (county, "case", "registered_at = this-month and not state in (withdrawn, merged)"));
  gint64 sum = 0;
  for (guint i = 0; i < shown->collected->len; i++)
    sum += g_array_index (shown->collected, gint64, i);
  g_assert_cmpint (sum, ==, resolution->whole);
  g_assert_cmpuint (shown->collected->len, ==, 12);
  shell_test_picture (GTK_WIDGET (county->window), "today");

  /* a number opens its list; what is shown was counted again meanwhile */
  shown = desk_today_page_get_data (DESK_TODAY_PAGE (page));
  guint late = (guint) shown->groups[DESK_WAITING_OVERDUE].count;
  g_signal_emit_by_name (desk_offer_find (GTK_WIDGET (page), "today.overdue.card"), "clicked");
  shell_test_settle ();
  g_assert_cmpstr (desk_window_get_page_id (county->window), ==, DESK_PAGE_CASES);
  g_assert_cmpuint (county_rows (county), ==, late);
}

int
main (int argc, char **argv)
{
  shell_test_init (&argc, &argv);
  g_test_add ("/shell/totals/cards", County, NULL, county_set_up, test_cards, county_tear_down);
  g_test_add ("/shell/totals/charts", County, NULL, county_set_up, test_charts, county_tear_down);
  g_test_add ("/shell/totals/rates-and-campaign", County, NULL, county_set_up, test_rates_and_campaign, county_tear_down);
  g_test_add ("/shell/totals/campaign-page", County, NULL, county_set_up, test_campaign_page, county_tear_down);
  g_test_add ("/shell/totals/responsibility", County, NULL, county_set_up, test_responsibility, county_tear_down);
  g_test_add ("/shell/totals/page", County, NULL, county_set_up, test_totals, county_tear_down);
  g_test_add ("/shell/totals/towns", County, NULL, county_set_up, test_towns, county_tear_down);
  g_test_add ("/shell/totals/click", County, NULL, county_set_up, test_click, county_tear_down);
  g_test_add ("/shell/totals/area", County, NULL, county_set_up, test_area, county_tear_down);
  g_test_add ("/shell/totals/ledger", County, NULL, county_set_up, test_ledger, county_tear_down);
  g_test_add ("/shell/totals/print-overview", County, NULL, county_set_up, test_print_overview, county_tear_down);
  g_test_add ("/shell/totals/today", County, NULL, county_set_up, test_today, county_tear_down);
  return g_test_run ();
}
