/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell-county.h"

#include "shell-test.h"

#include "plugin/desk-plugin-host.h"
#include "shell/desk-calendar-page.h"
#include "shell/desk-deeds.h"
#include "shell/desk-ledgers-page.h"
#include "shell/desk-offer.h"
#include "shell/desk-overview-page.h"
#include "shell/desk-pages.h"
#include "shell/desk-record-page.h"
#include "exchange/desk-area-import.h"

#include <glib/gstdio.h>

static void
take_me (County *county)
{
  static const char *const columns[] = { "name", "unit", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskListRequest) request = desk_list_request_new ("person");

  request->query = desk_query_parse ("unit.kind = office", &error);
  g_assert_no_error (error);
  g_autoptr (GArray) ids = desk_store_list (county->store, request, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ids->len, >, 0);
  g_autoptr (GPtrArray) rows = desk_store_fetch (county->store, "person", columns, (const gint64 *) (void *) ids->data, 1, NULL, &error);
  g_assert_no_error (error);
  DeskUuid unit;
  g_assert_true (desk_uuid_parse (desk_value_get_text (desk_row_get_raw (rows->pdata[0], 1)), &unit));
  desk_store_set_me (county->store, desk_row_get_uid (rows->pdata[0]), &unit);
}

void
county_set_up (County *county, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  DeskClock clock = desk_clock_by_hand (&county->clock);

  (void) data;
  county->folder = g_dir_make_tmp ("desk-county-XXXXXX", &error);
  g_assert_no_error (error);
  g_setenv ("DESK_KEY_FOLDER", county->folder, TRUE);
  g_setenv ("DESK_STATE_FOLDER", county->folder, TRUE);
  g_autofree char *path = g_build_filename (county->folder, "county.fdesk", NULL);
  county->registry = desk_registry_new ();
  g_autoptr (DeskPluginHost) host = desk_plugin_host_new ();
  desk_plugin_host_add_standard_folders (host);
  desk_plugin_host_load (host, NULL, county->registry);
  county->store = desk_store_open (path, county->registry, DESK_STORE_CREATE | DESK_STORE_NO_WATCH, &error);
  g_assert_no_error (error);
  g_assert_true (desk_clock_hand_set (&county->clock, "2026-03-12T10:42:00+08:00"));
  desk_store_set_clock (county->store, &clock);
  g_assert_true (desk_demo_county_make (county->store, "2026-03-12", NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  take_me (county);
  county->navigation = desk_navigation_new ();
  desk_pages_attach (county->navigation, county->store);
  county->window = desk_window_new (NULL, county->navigation);
  desk_deeds_attach (county->window, county->store);
  desk_window_set_person (county->window, "王某某", "示范县一线办");
  const char *size = g_getenv ("DESK_TEST_SIZE");
  int width = 1366, height = 768;
  if (size != NULL)
    sscanf (size, "%dx%d", &width, &height);
  gtk_window_set_default_size (GTK_WINDOW (county->window), width, height);
  gtk_window_present (GTK_WINDOW (county->window));
  shell_test_settle ();
}

void
county_tear_down (County *county, gconstpointer data)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  (void) data;
  desk_deeds_detach (county->window);
  shell_test_close (GTK_WIDGET (county->window));
  g_clear_object (&county->navigation);
  shell_test_settle ();
  desk_store_close (county->store);
  g_clear_object (&county->store);
  g_clear_object (&county->registry);
  dir = g_dir_open (county->folder, 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (county->folder, name, NULL);
    g_remove (path);
  }
  g_rmdir (county->folder);
  g_free (county->folder);
}

static GArray *
list_ids (County *county, const char *over, const char *where)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskListRequest) request = desk_list_request_new (over);

  request->query = desk_query_parse (where != NULL ? where : "everything", &error);
  g_assert_no_error (error);
  GArray *ids = desk_store_list (county->store, request, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return ids;
}

guint
county_count (County *county, const char *over, const char *where)
{
  g_autoptr (GArray) ids = list_ids (county, over, where);

  return ids->len;
}

char *
county_first (County *county, const char *over, const char *where)
{
  static const char *const columns[] = { NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = list_ids (county, over, where);

  g_assert_cmpuint (ids->len, >, 0);
  g_autoptr (GPtrArray) rows = desk_store_fetch (county->store, over, columns, (const gint64 *) (void *) ids->data, 1, NULL, &error);
  g_assert_no_error (error);
  return desk_uuid_to_string (desk_row_get_uid (rows->pdata[0]));
}

void
county_open (County *county, const char *id, const char *parameter)
{
  g_autoptr (GError) error = NULL;

  desk_window_open (county->window, id, parameter, &error);
  g_assert_no_error (error);
  shell_test_settle ();
}

static const DeskSnapshot *
record_of (gpointer window)
{
  GtkWidget *page = desk_window_get_page (window);

  return DESK_IS_RECORD_PAGE (page) ? desk_record_page_get_snapshot (DESK_RECORD_PAGE (page)) : NULL;
}

static gboolean
record_is_there (gpointer window)
{
  return record_of (window) != NULL;
}

const DeskSnapshot *
county_open_record (County *county, const char *uid)
{
  county_open (county, DESK_PAGE_RECORD, uid);
  shell_test_wait (record_is_there, county->window);
  return record_of (county->window);
}

static DeskListModel *
list_of (gpointer window)
{
  GtkWidget *view = shell_test_find_type (desk_window_get_page (window), DESK_TYPE_LIST_VIEW);

  return view != NULL ? desk_list_view_get_model (DESK_LIST_VIEW (view)) : NULL;
}

static gboolean
list_is_there (gpointer window)
{
  DeskListModel *model = list_of (window);
  guint n = model != NULL ? MIN (20, g_list_model_get_n_items (G_LIST_MODEL (model))) : 0;

  for (guint i = 0; i < n; i++) {
    g_autoptr (DeskRow) row = g_list_model_get_item (G_LIST_MODEL (model), i);
    if (!desk_row_is_loaded (row))
      return FALSE;
  }
  return model != NULL && !desk_list_model_is_loading (model);
}

DeskListModel *
county_list (County *county)
{
  shell_test_wait (list_is_there, county->window);
  return list_of (county->window);
}

guint
county_rows (County *county)
{
  return g_list_model_get_n_items (G_LIST_MODEL (county_list (county)));
}

static gboolean
form_is_there (gpointer window)
{
  return shell_test_find_type (desk_window_get_page (window), DESK_TYPE_FORM) != NULL;
}

DeskForm *
county_form (County *county)
{
  shell_test_wait (form_is_there, county->window);
  return DESK_FORM (shell_test_find_type (desk_window_get_page (county->window), DESK_TYPE_FORM));
}

static gboolean
print_is_there (gpointer window)
{
  return desk_offer_find (desk_window_get_page (window), "print.finish") != NULL;
}

void
county_wait_for_print (County *county)
{
  shell_test_wait (print_is_there, county->window);
}

void
county_press (County *county, const char *id)
{
  GtkWidget *button = desk_offer_find (GTK_WIDGET (county->window), id);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}

static gboolean
calendar_is_there (gpointer page)
{
  return desk_calendar_page_get_entries (page) != NULL;
}

static void
check_calendar (County *county, const DeskPage *page)
{
  GtkWidget *shown = desk_window_get_page (county->window);
  g_autofree char *where = g_strdup_printf ("%s and %s = this-month", page->where != NULL ? page->where : "everything", page->from);
  guint begun = county_count (county, page->over, where);

  g_assert_true (DESK_IS_CALENDAR_PAGE (shown));
  shell_test_wait (calendar_is_there, shown);
  g_assert_cmpuint (begun, >, 0);
  g_assert_cmpuint (desk_calendar_page_get_entries (DESK_CALENDAR_PAGE (shown))->len, >=, begun);
}

gint64
county_card (County *county, const char *name)
{
  const DeskOverviewData *data = desk_overview_page_get_data (DESK_OVERVIEW_PAGE (desk_window_get_page (county->window)));

  for (guint i = 0; data != NULL && i < data->cards->len; i++)
    {
      const DeskOverviewCard *card = data->cards->pdata[i];
      if (g_str_equal (card->card->name, name))
        return card->value;
    }
  return -1;
}

typedef struct {
  County *county;
  const CountyCard *card;
} Said;

static gboolean
is_said (gpointer data)
{
  const Said *said = data;

  return county_card (said->county, said->card->card) == said->card->value;
}

void
county_check_overview (County *county, const char *area, const CountyCard *cards, gsize n)
{
  GPtrArray *areas = desk_registry_get_areas (county->registry);
  Said said = { county, cards };
  GtkWidget *page;
  guint at = 0;

  while (!g_str_equal (((const DeskAreaInfo *) areas->pdata[at])->id, area))
    at++;
  county_open (county, DESK_PAGE_OVERVIEW, NULL);
  page = desk_window_get_page (county->window);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (desk_offer_find (page, "overview.area")), at + 1);
  g_signal_emit_by_name (desk_offer_find (page, "period.all"), "clicked");
  shell_test_wait (is_said, &said);
  for (gsize i = 0; i < n; i++)
    g_assert_cmpint (county_card (county, cards[i].card), ==, cards[i].value);
}

guint
county_check_pages (County *county, const char *prefix)
{
  GPtrArray *pages = desk_registry_get_pages (county->registry);
  guint n = 0;

  for (guint i = 0; i < pages->len; i++) {
    const DeskPage *page = pages->pdata[i];

    if (!g_str_has_prefix (page->id, prefix))
      continue;
    county_open (county, page->id, NULL);
    if (page->from != NULL)
      check_calendar (county, page);
    else {
      g_assert_cmpuint (county_rows (county), ==, county_count (county, page->over, page->where));
      g_assert_cmpuint (county_rows (county), >, 0);
    }
    shell_test_picture (GTK_WIDGET (county->window), page->id);
    n++;
  }
  return n;
}

guint
county_check_ledgers (County *county, const char *prefix)
{
  GPtrArray *ledgers = desk_registry_get_ledgers (county->registry);
  guint n = 0;

  for (guint i = 0; i < ledgers->len; i++) {
    const DeskLedger *ledger = ledgers->pdata[i];
    const char *all = ledger->where != NULL ? ledger->where : "everything";
    g_autofree char *where = ledger->period == NULL ? g_strdup (all) : g_strdup_printf ("%s and %s between (2026-01-01, 2026-03-12)", all, ledger->period);
    g_autofree char *picture = g_strconcat ("ledger.", ledger->name, NULL);

    if (!g_str_has_prefix (ledger->name, prefix))
      continue;
    county_open (county, DESK_PAGE_LEDGER, ledger->name);
    g_assert_cmpuint (county_rows (county), ==, county_count (county, ledger->over, where));
    g_assert_true (county_rows (county) > 0 || ledger->notice);
    shell_test_picture (GTK_WIDGET (county->window), picture);
    n++;
  }
  return n;
}
