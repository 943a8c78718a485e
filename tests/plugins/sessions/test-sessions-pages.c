/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each page of the area in the program's own window, and what its officials do there. */
#include "../../shell/shell-county.h"
#include "../../shell/shell-test.h"

#include "shell/desk-calendar-page.h"
#include "shell/desk-form.h"
#include "shell/desk-list-page.h"
#include "shell/desk-offer.h"
#include "shell/desk-overview-page.h"
#include "shell/desk-pages.h"
#include "shell/desk-record-page.h"

static GtkWidget *
find_type (GtkWidget *root, GType type)
{
  if (g_type_is_a (G_OBJECT_TYPE (root), type))
    return root;
  for (GtkWidget *c = gtk_widget_get_first_child (root); c != NULL; c = gtk_widget_get_next_sibling (c)) {
    GtkWidget *found = find_type (c, type);
    if (found != NULL)
      return found;
  }
  return NULL;
}

static void
open_page (County *county, const char *id, const char *parameter)
{
  g_autoptr (GError) error = NULL;

  desk_window_open (county->window, id, parameter, &error);
  g_assert_no_error (error);
  shell_test_settle ();
}

static DeskListModel *
model_of (gpointer window)
{
  GtkWidget *view = find_type (desk_window_get_page (window), DESK_TYPE_LIST_VIEW);

  return desk_list_view_get_model (DESK_LIST_VIEW (view));
}

static gboolean
list_is_there (gpointer window)
{
  DeskListModel *model = model_of (window);
  guint n = MIN (20, g_list_model_get_n_items (G_LIST_MODEL (model)));

  for (guint i = 0; i < n; i++) {
    g_autoptr (DeskRow) row = g_list_model_get_item (G_LIST_MODEL (model), i);
    if (!desk_row_is_loaded (row))
      return FALSE;
  }
  return !desk_list_model_is_loading (model) && n > 0;
}

/* Every list of the area shows what counting its records one by one gives. */
static void
test_lists (County *county, gconstpointer data)
{
  GPtrArray *pages = desk_registry_get_pages (county->registry);
  guint tried = 0;

  (void) data;
  for (guint i = 0; i < pages->len; i++) {
    const DeskPage *page = pages->pdata[i];

    if (!g_str_has_prefix (page->id, "ses.") || page->from != NULL)
      continue;
    open_page (county, page->id, NULL);
    county_wait (list_is_there, county->window);
    g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model_of (county->window))), ==, county_count (county, page->over, page->where));
    shell_test_picture (GTK_WIDGET (county->window), page->id);
    tried++;
  }
  g_assert_cmpuint (tried, >=, 9);
}

static gboolean
calendar_is_there (gpointer window)
{
  return desk_calendar_page_get_entries (DESK_CALENDAR_PAGE (desk_window_get_page (window))) != NULL;
}

/* Every session of the month, held and planned, stands on its day. */
static void
test_calendar (County *county, gconstpointer data)
{
  GPtrArray *entries;

  (void) data;
  open_page (county, "ses.calendar", NULL);
  county_wait (calendar_is_there, county->window);
  entries = desk_calendar_page_get_entries (DESK_CALENDAR_PAGE (desk_window_get_page (county->window)));
  g_assert_cmpuint (entries->len, >=, county_count (county, "ses.session", "not state = called-off and date = this-month"));
  shell_test_picture (GTK_WIDGET (county->window), "ses.calendar");
}

/* A saved list that asks for what refers to a village says so in words and filters. */
static void
test_saved_list (County *county, gconstpointer data)
{
  static const char where[] = "level = village and not has ses.session.area (state = held)";
  g_autofree char *kept = NULL;

  (void) data;
  open_page (county, "areas", where);
  county_wait (list_is_there, county->window);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model_of (county->window))), ==, county_count (county, "area", where));
  kept = desk_record_list_dup_query (desk_list_page_get_list (DESK_LIST_PAGE (desk_window_get_page (county->window))));
  g_assert_cmpstr (kept, ==, where);
  shell_test_picture (GTK_WIDGET (county->window), "ses-filter");
}

static gboolean
record_is_there (gpointer window)
{
  GtkWidget *page = desk_window_get_page (window);

  return DESK_IS_RECORD_PAGE (page) && desk_record_page_get_snapshot (DESK_RECORD_PAGE (page)) != NULL;
}

static gboolean
form_is_there (gpointer window)
{
  return find_type (desk_window_get_page (window), DESK_TYPE_FORM) != NULL;
}

static gboolean
preview_is_there (gpointer window)
{
  return desk_offer_find (desk_window_get_page (window), "print.finish") != NULL;
}

static void
open_first (County *county, const char *over, const char *where)
{
  g_autoptr (DeskListRequest) request = desk_list_request_new (over);
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autofree char *uid = NULL;

  request->query = desk_query_parse (where, NULL);
  ids = desk_store_list (county->store, request, NULL, NULL, NULL, NULL);
  g_assert_cmpuint (ids->len, >, 0);
  rows = desk_store_fetch (county->store, over, (const char *const[]) { NULL }, (const gint64 *) (gpointer) ids->data, 1, NULL, NULL);
  uid = desk_uuid_to_string (desk_row_get_uid (rows->pdata[0]));
  open_page (county, DESK_PAGE_RECORD, uid);
  county_wait (record_is_there, county->window);
}

/* A problem is raised: Ctrl+R, and only what is new is asked. */
static void
test_problem (County *county, gconstpointer data)
{
  const DeskSnapshot *session;
  g_autofree char *uid = NULL, *link = NULL, *source = NULL, *area = NULL;
  g_autofree char *wanted = NULL;
  DeskForm *form;

  (void) data;
  open_first (county, "ses.session", "has ses.problem.session and form = courtyard");
  shell_test_picture (GTK_WIDGET (county->window), "ses-session");
  session = desk_record_page_get_snapshot (DESK_RECORD_PAGE (desk_window_get_page (county->window)));
  uid = desk_uuid_to_string (&session->uid);
  wanted = g_strdup (desk_snapshot_get_text (session, "area"));
  gtk_widget_activate_action (GTK_WIDGET (county->window), "win.register", NULL);
  county_wait (form_is_there, county->window);
  form = DESK_FORM (find_type (desk_window_get_page (county->window), DESK_TYPE_FORM));
  link = desk_form_dup_text (form, "session");
  source = desk_form_dup_text (form, "source");
  area = desk_form_dup_text (form, "area");
  g_assert_cmpstr (link, ==, uid);
  g_assert_cmpstr (source, ==, "session");
  g_assert_cmpstr (area, ==, wanted);
  shell_test_picture (GTK_WIDGET (county->window), "ses-register");
}

static void
press (County *county, const char *id)
{
  GtkWidget *button = desk_offer_find (GTK_WIDGET (county->window), id);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}

static void
test_forms (County *county, gconstpointer data)
{
  (void) data;
  open_first (county, "ses.session", "state = planned and sign_in = yes");
  press (county, "form.ses.sign-in");
  county_wait (preview_is_there, county->window);
  shell_test_picture (GTK_WIDGET (county->window), "ses-sign-in");
  open_first (county, "ses.volunteer", "has ses.service.volunteer");
  press (county, "form.ses.certificate");
  county_wait (preview_is_there, county->window);
  shell_test_picture (GTK_WIDGET (county->window), "ses-certificate");
}

/* A session that was held without anybody counted is refused at that field. */
static void
test_bad_input (County *county, gconstpointer data)
{
  g_autoptr (GPtrArray) missing = g_ptr_array_new_with_free_func (g_free);
  DeskForm *form;

  (void) data;
  gtk_widget_activate_action (GTK_WIDGET (county->window), "win.create", "s", "ses.session");
  county_wait (form_is_there, county->window);
  form = DESK_FORM (find_type (desk_window_get_page (county->window), DESK_TYPE_FORM));
  g_assert_false (gtk_widget_get_mapped (desk_offer_find (GTK_WIDGET (form), "field:audience")));
  desk_form_set_text (form, "state", "held");
  shell_test_settle ();
  g_assert_true (gtk_widget_get_mapped (desk_offer_find (GTK_WIDGET (form), "field:audience")));
  desk_form_set_text (form, "audience", "六十人");
  g_assert_false (desk_form_check (form, TRUE, NULL));
  shell_test_picture (GTK_WIDGET (county->window), "ses-bad-input");
}

static gint64
card_value (DeskOverviewPage *page, const char *name)
{
  const DeskOverviewData *data = desk_overview_page_get_data (page);

  for (guint i = 0; data != NULL && i < data->cards->len; i++) {
    const DeskOverviewCard *card = data->cards->pdata[i];
    if (g_str_equal (card->card->name, name))
      return card->value;
  }
  return -1;
}

static gboolean
whole_is_counted (gpointer page)
{
  return card_value (page, "ses.audience") == 154000;
}

/* The published figures on the cards, when the whole time is chosen. */
static void
test_overview (County *county, gconstpointer data)
{
  static const struct {
    const char *card;
    gint64 value;
  } cards[] = { { "ses.concentrated", 140 }, { "ses.micro", 230 }, { "ses.courtyard", 256 }, { "ses.banquets", 112 }, { "ses.problems", 8 } };
  GPtrArray *areas = desk_registry_get_areas (county->registry);
  GtkWidget *page;
  guint at = 0;

  (void) data;
  while (!g_str_equal (((const DeskAreaInfo *) areas->pdata[at])->id, "ses"))
    at++;
  open_page (county, DESK_PAGE_OVERVIEW, NULL);
  page = desk_window_get_page (county->window);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (desk_offer_find (page, "overview.area")), at + 1);
  g_signal_emit_by_name (desk_offer_find (page, "period.all"), "clicked");
  county_wait (whole_is_counted, page);
  for (guint i = 0; i < G_N_ELEMENTS (cards); i++)
    g_assert_cmpint (card_value (DESK_OVERVIEW_PAGE (page), cards[i].card), ==, cards[i].value);
  g_assert_cmpint (card_value (DESK_OVERVIEW_PAGE (page), "ses.without"), ==,
                   county_count (county, "area", "level = village and not has ses.session.area (state = held and date = this-quarter)"));
  shell_test_picture (GTK_WIDGET (county->window), "ses-overview");
}

#define ADD(name, function) g_test_add ("/sessions-pages/" name, County, NULL, county_set_up, function, county_tear_down)

int
main (int argc, char *argv[])
{
  shell_test_init (&argc, &argv);
  ADD ("lists", test_lists);
  ADD ("calendar", test_calendar);
  ADD ("saved-list", test_saved_list);
  ADD ("problem", test_problem);
  ADD ("forms", test_forms);
  ADD ("bad-input", test_bad_input);
  ADD ("overview", test_overview);
  return g_test_run ();
}
