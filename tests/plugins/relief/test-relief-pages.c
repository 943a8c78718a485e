/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Relief and welfare in the program's own window: every page, the page of a household and what is added there, the way of an application. */
#include "../../shell/shell-county.h"
#include "../../shell/shell-test.h"

#include "shell/desk-form.h"
#include "shell/desk-known-records.h"
#include "shell/desk-list-page.h"
#include "shell/desk-offer.h"
#include "shell/desk-pages.h"
#include "shell/desk-print-page.h"
#include "shell/desk-record-body.h"
#include "shell/desk-record-page.h"

#include <string.h>

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

static GtkWidget *
find_name (GtkWidget *root, const char *name)
{
  if (g_str_equal (gtk_widget_get_name (root), name))
    return root;
  for (GtkWidget *c = gtk_widget_get_first_child (root); c != NULL; c = gtk_widget_get_next_sibling (c)) {
    GtkWidget *found = find_name (c, name);
    if (found != NULL)
      return found;
  }
  return NULL;
}

/* Whether a label below @root says @words. */
static gboolean
says (GtkWidget *root, const char *words)
{
  if (GTK_IS_LABEL (root) && gtk_widget_get_visible (root) && strstr (gtk_label_get_text (GTK_LABEL (root)), words) != NULL)
    return TRUE;
  for (GtkWidget *c = gtk_widget_get_first_child (root); c != NULL; c = gtk_widget_get_next_sibling (c))
    if (says (c, words))
      return TRUE;
  return FALSE;
}

static gboolean
list_is_there (gpointer window)
{
  GtkWidget *page = desk_window_get_page (window);
  GtkWidget *list = page != NULL ? find_type (page, DESK_TYPE_LIST_VIEW) : NULL;
  DeskListModel *model = list != NULL ? desk_list_view_get_model (DESK_LIST_VIEW (list)) : NULL;
  g_autoptr (DeskRow) first = NULL;

  if (model == NULL || desk_list_model_is_loading (model))
    return FALSE;
  first = g_list_model_get_item (G_LIST_MODEL (model), 0);
  return first == NULL || desk_row_is_loaded (first);
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
print_is_there (gpointer window)
{
  return desk_offer_find (desk_window_get_page (window), "print.finish") != NULL;
}

static char *
first (County *county, const char *over, const char *where)
{
  static const char *const columns[] = { NULL };
  g_autoptr (DeskListRequest) request = desk_list_request_new (over);
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  request->query = desk_query_parse (where, NULL);
  ids = desk_store_list (county->store, request, NULL, NULL, NULL, NULL);
  g_assert_cmpuint (ids->len, >, 0);
  rows = desk_store_fetch (county->store, over, columns, (const gint64 *) (gpointer) ids->data, 1, NULL, NULL);
  return desk_uuid_to_string (desk_row_get_uid (rows->pdata[0]));
}

static void
open_page (County *county, const char *id, const char *parameter, gboolean (*done) (gpointer))
{
  g_autoptr (GError) error = NULL;

  desk_window_open (county->window, id, parameter, &error);
  g_assert_no_error (error);
  county_wait (done, county->window);
}

/* The household whose allowance went from 460 to 800. */
static char *
story_household (County *county)
{
  static const char *const columns[] = { "household", NULL };
  g_autofree char *benefit = first (county, "rel.benefit", "before = 460");
  g_autoptr (DeskListRequest) request = desk_list_request_new ("rel.benefit");
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  request->query = desk_query_parse ("before = 460", NULL);
  ids = desk_store_list (county->store, request, NULL, NULL, NULL, NULL);
  rows = desk_store_fetch (county->store, "rel.benefit", columns, (const gint64 *) (gpointer) ids->data, 1, NULL, NULL);
  return g_strdup (desk_value_get_text (desk_row_get_raw (rows->pdata[0], 0)));
}

static void
test_pages (County *county, gconstpointer data G_GNUC_UNUSED)
{
  GPtrArray *pages = desk_registry_get_pages (county->registry);
  guint n = 0;

  for (guint i = 0; i < pages->len; i++) {
    const DeskPage *page = pages->pdata[i];
    GtkWidget *list;

    if (!g_str_has_prefix (page->id, "rel."))
      continue;
    open_page (county, page->id, NULL, list_is_there);
    list = find_type (desk_window_get_page (county->window), DESK_TYPE_LIST_VIEW);
    g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (desk_list_view_get_model (DESK_LIST_VIEW (list)))), ==, county_count (county, page->over, "everything"));
    g_assert_cmpuint (county_count (county, page->over, "everything"), >, 0);
    shell_test_picture (GTK_WIDGET (county->window), page->id);
    n++;
  }
  g_assert_cmpuint (n, ==, 15);
}

static void
test_ledgers (County *county, gconstpointer data G_GNUC_UNUSED)
{
  GPtrArray *ledgers = desk_registry_get_ledgers (county->registry);

  for (guint i = 0; i < ledgers->len; i++) {
    const DeskLedger *ledger = ledgers->pdata[i];
    g_autofree char *name = g_strconcat ("ledger.", ledger->name, NULL);

    if (!g_str_has_prefix (ledger->name, "rel."))
      continue;
    open_page (county, "ledger", ledger->name, list_is_there);
    shell_test_picture (GTK_WIDGET (county->window), name);
    /* On the screen as on paper. */
    g_assert_false (ledger->notice && says (desk_window_get_page (county->window), "慢性肾"));
  }
}

/* What belongs to a household stands on its page, and is added there. */
static void
test_household (County *county, gconstpointer data G_GNUC_UNUSED)
{
  static const char *const cards[] = { "rel.resident", "rel.benefit", "rel.cost", "rel.goods", "rel.pairing", "rel.visit", "rel.allowance", "rel.relief", "rel.medical" };
  g_autofree char *uid = story_household (county);
  GtkWidget *page, *add;

  open_page (county, DESK_PAGE_RECORD, uid, record_is_there);
  page = desk_window_get_page (county->window);
  for (guint i = 0; i < G_N_ELEMENTS (cards); i++) {
    g_autofree char *name = g_strconcat ("record.parts.", cards[i], NULL);

    g_assert_nonnull (find_name (page, name));
  }
  g_assert_null (find_name (page, "record.parts.rel.loan")); /* it has none */
  g_assert_nonnull (desk_offer_find (page, "parts.add.new.rel.loan"));
  g_assert_true (says (find_name (page, "record.parts.rel.benefit"), "800"));
  g_assert_true (says (page, "******")); /* of the identity number */
  g_assert_false (says (page, "慢性肾病，长期服药"));
  shell_test_picture (GTK_WIDGET (county->window), "rel.household-page");

  add = desk_offer_find (page, "parts.add.rel.resident");
  g_assert_nonnull (add);
  g_signal_emit_by_name (add, "clicked");
  county_wait (form_is_there, county->window);
  DeskForm *form = DESK_FORM (find_type (desk_window_get_page (county->window), DESK_TYPE_FORM));
  g_autofree char *household = desk_form_dup_text (form, "household");
  g_assert_cmpstr (household, ==, uid);
  shell_test_picture (GTK_WIDGET (county->window), "rel.resident-form");
}

static gboolean
knows (gpointer window)
{
  GtkWidget *form = find_type (desk_window_get_page (window), DESK_TYPE_FORM);
  DeskRegistry *registry = desk_store_get_registry (desk_pages_store_of (window));

  return form != NULL && says (form, desk_type_get_label_many (desk_registry_find_type (registry, "rel.medical")));
}

/* Who applies again is told what is there already, without a word of what it says. */
static void
test_known (County *county, gconstpointer data G_GNUC_UNUSED)
{
  g_autofree char *uid = story_household (county);
  g_autoptr (GError) error = NULL;
  DeskUuid household, nobody = DESK_UUID_NIL;

  g_assert_true (desk_uuid_parse (uid, &household));
  g_autofree char *known = desk_known_records_describe (county->store, &household, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (known, desk_type_get_label_many (desk_registry_find_type (county->registry, "rel.medical"))));
  g_assert_nonnull (strstr (known, desk_type_get_label_many (desk_registry_find_type (county->registry, "rel.goods"))));
  g_assert_null (strstr (known, "肾"));
  g_assert_null (strstr (known, "9000"));
  g_assert_null (desk_known_records_describe (county->store, &nobody, NULL, NULL));

  GVariantBuilder presets;
  g_variant_builder_init (&presets, G_VARIANT_TYPE ("a{ss}"));
  g_variant_builder_add (&presets, "{ss}", "party", uid);
  gtk_widget_activate_action (GTK_WIDGET (county->window), "win.create-with", "(s@a{ss})", "rel.allowance", g_variant_builder_end (&presets));
  county_wait (knows, county->window);
  shell_test_picture (GTK_WIDGET (county->window), "rel.known");
}

/* The form of the next step asks for what the step before has to leave. */
static void
test_step (County *county, gconstpointer data G_GNUC_UNUSED)
{
  g_autofree char *uid = first (county, "rel.allowance", "step = survey");
  DeskUuid record;

  g_assert_true (desk_uuid_parse (uid, &record));
  g_autoptr (DeskSnapshot) snapshot = desk_store_load (county->store, &record, NULL);
  GtkWidget *body = desk_record_body_new_act (county->store, desk_act_find ("step"), snapshot);
  g_object_ref_sink (body);
  DeskForm *form = DESK_FORM (desk_record_body_get_form (DESK_RECORD_BODY (body)));
  g_autofree char *next = desk_form_dup_text (form, "step");
  g_autoptr (GPtrArray) missing = g_ptr_array_new_with_free_func (g_free);

  g_assert_cmpstr (next, ==, "appraisal");
  g_assert_true (desk_form_has (form, "survey") && desk_form_has (form, "surveyed_on") && desk_form_has (form, "surveyors"));
  g_assert_false (desk_form_check (form, TRUE, missing));
  g_assert_cmpuint (missing->len, ==, 3);
  g_object_unref (body);

  open_page (county, DESK_PAGE_RECORD, uid, record_is_there);
  shell_test_picture (GTK_WIDGET (county->window), "rel.allowance-page");
  gtk_widget_activate_action (GTK_WIDGET (county->window), "win.act", "(ss)", "step", uid);
  for (guint i = 0; i < 200; i++) {
    g_main_context_iteration (NULL, FALSE);
    g_usleep (2000);
  }
  GListModel *windows = gtk_window_get_toplevels ();
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++) {
    g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);
    if (window != GTK_WIDGET (county->window) && find_type (window, DESK_TYPE_FORM) != NULL) {
      shell_test_picture (window, "rel.step-dialog");
      gtk_window_destroy (GTK_WINDOW (window));
      break;
    }
  }
}

static void
test_receipt (County *county, gconstpointer data G_GNUC_UNUSED)
{
  g_autofree char *uid = first (county, "rel.goods", "rice = 2");
  GtkWidget *button;

  open_page (county, DESK_PAGE_RECORD, uid, record_is_there);
  button = desk_offer_find (desk_window_get_page (county->window), "form.rel.receipt");
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  county_wait (print_is_there, county->window);
  shell_test_picture (GTK_WIDGET (county->window), "rel.receipt");
}

static void
test_all (County *county, gconstpointer data)
{
  test_pages (county, data);
  test_ledgers (county, data);
  test_household (county, data);
  test_known (county, data);
  test_step (county, data);
  test_receipt (county, data);
}

int
main (int argc, char *argv[])
{
  shell_test_init (&argc, &argv);
  /* One county for all of it: making one takes longer than looking at it. */
  g_test_add ("/relief-pages/all", County, NULL, county_set_up, test_all, county_tear_down);
  return g_test_run ();
}
