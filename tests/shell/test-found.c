/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What every kind of record offers: problems registered where they were found, forms to print. */
#include "shell-county.h"
#include "shell-test.h"

#include "shell/desk-deeds.h"
#include "shell/desk-form.h"
#include "shell/desk-found.h"
#include "shell/desk-list-page.h"
#include "shell/desk-offer.h"
#include "shell/desk-pages.h"
#include "shell/desk-print-page.h"
#include "shell/desk-record-page.h"

static void
test_which (County *county, gconstpointer data)
{
  DeskType *visit = desk_registry_find_type (county->registry, "ent.visit");
  DeskType *firm = desk_registry_find_type (county->registry, "ent.firm");
  g_autoptr (GPtrArray) of_visit = desk_found_case_types (county->registry, visit);
  g_autoptr (GPtrArray) of_plain = desk_found_case_types (county->registry, desk_registry_find_type (county->registry, "visit"));
  g_autoptr (GPtrArray) of_firm = desk_found_case_types (county->registry, firm);

  (void) data;
  g_assert_cmpstr (visit->source, ==, "visit");
  g_assert_cmpuint (of_visit->len, ==, 2); /* of its own area */
  g_assert_cmpstr (((DeskType *) of_visit->pdata[0])->name, ==, "ent.demand");
  g_assert_cmpstr (desk_found_link (of_visit->pdata[0], visit)->name, ==, "visit");
  g_assert_cmpuint (of_plain->len, >, 2); /* every kind, and the plain case */
  g_assert_cmpuint (of_firm->len, ==, 0);
}

/* Ctrl+R on a record and one word: everything else is known. */
static void
test_register (County *county, gconstpointer data)
{
  g_autofree char *uid = county_first (county, "ent.visit", "everything");
  g_autoptr (DeskSnapshot) visit = NULL;
  DeskUuid record;
  DeskForm *form;

  (void) data;
  g_assert_true (desk_uuid_parse (uid, &record));
  visit = desk_store_load (county->store, &record, NULL);
  county_open_record (county, uid);
  g_assert_nonnull (desk_offer_find (GTK_WIDGET (county->window), "found.ent.demand"));
  g_assert_true (desk_page_view_can (desk_window_get_page (county->window), DESK_PAGE_ACT_REGISTER));
  gtk_widget_activate_action (GTK_WIDGET (county->window), "win.register", NULL);
  form = county_form (county);
  static const char *const copied[] = { "party", "area" };
  for (guint i = 0; i < G_N_ELEMENTS (copied); i++) {
    g_autofree char *text = desk_form_dup_text (form, copied[i]);

    g_assert_cmpstr (text, ==, desk_snapshot_get_text (visit, copied[i]) != NULL ? desk_snapshot_get_text (visit, copied[i]) : "");
  }
  g_autofree char *source = desk_form_dup_text (form, "source");
  g_autofree char *link = desk_form_dup_text (form, "visit");
  g_assert_cmpstr (source, ==, "visit");
  g_assert_cmpstr (link, ==, uid);
  shell_test_picture (GTK_WIDGET (county->window), "found-register");
}

/* The same from a list, without opening the record; a list of what has no source does not offer it. */
static void
test_list (County *county, gconstpointer data)
{
  DeskListView *view;

  (void) data;
  g_assert_true (desk_window_open (county->window, "ent.firms", NULL, NULL));
  shell_test_settle ();
  g_assert_false (desk_page_view_can (desk_window_get_page (county->window), DESK_PAGE_ACT_REGISTER));
  g_assert_true (desk_window_open (county->window, "ent.visits", NULL, NULL));
  shell_test_settle ();
  view = desk_record_list_get_view (desk_list_page_get_list (DESK_LIST_PAGE (desk_window_get_page (county->window))));
  desk_list_view_start (view);
  for (gint64 end = g_get_monotonic_time () + 10 * G_USEC_PER_SEC; !desk_page_view_can (desk_window_get_page (county->window), DESK_PAGE_ACT_REGISTER);) {
    g_assert_cmpint (g_get_monotonic_time (), <, end);
    g_main_context_iteration (NULL, FALSE);
  }
  gtk_widget_activate_action (GTK_WIDGET (county->window), "win.register", NULL);
  g_assert_nonnull (county_form (county));
}

static const DeskSheetPart parts[] = { { NULL, "name area unit" }, { NULL } };
static const DeskSheetColumn columns[] = { { "姓名", NULL, 1 }, { "签名", NULL, 2 }, { NULL } };
static const DeskSheetForm sign_in = { "ent.sign-in", "园区座谈签到表", "ent.park", .parts = parts, .columns = columns, .lines = 20, .signatures = { "记录人" } };

static void
test_form (County *county, gconstpointer data)
{
  g_autofree char *uid = county_first (county, "ent.park", "everything");
  g_autoptr (GError) error = NULL;

  (void) data;
  g_assert_true (desk_registry_add_sheet_form (county->registry, &sign_in, &error));
  g_assert_no_error (error);
  county_open_record (county, uid);
  shell_test_picture (GTK_WIDGET (county->window), "form-offered");
  county_press (county, "form.ent.sign-in");
  county_wait_for_print (county);
  shell_test_picture (GTK_WIDGET (county->window), "form-preview");
}

static void
test_refused (County *county, gconstpointer data)
{
  g_autofree char *uid = county_first (county, "ent.park", "everything");
  GtkWidget *page;

  (void) data;
  county_open_record (county, uid);
  page = desk_window_get_page (county->window);
  /* told in a toast, and the page stays */
  gtk_widget_activate_action (GTK_WIDGET (county->window), "win.register-found", "(ss)", "", uid);
  gtk_widget_activate_action (GTK_WIDGET (county->window), "win.print-form", "(ss)", "ent.nothing", uid);
  for (guint i = 0; i < 50; i++) {
    g_main_context_iteration (NULL, FALSE);
    g_usleep (2000);
  }
  g_assert_true (desk_window_get_page (county->window) == page);
}

#define ADD(name, function) g_test_add ("/found/" name, County, NULL, county_set_up, function, county_tear_down)

int
main (int argc, char *argv[])
{
  shell_test_init (&argc, &argv);
  ADD ("which", test_which);
  ADD ("register", test_register);
  ADD ("list", test_list);
  ADD ("form", test_form);
  ADD ("refused", test_refused);
  return g_test_run ();
}
