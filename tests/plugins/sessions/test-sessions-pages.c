/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each page of the area in the program's own window, and what its officials do there. */
#include "../../shell/shell-county.h"
#include "../../shell/shell-test.h"

#include "shell/desk-form.h"
#include "shell/desk-list-page.h"
#include "shell/desk-offer.h"
#include "shell/desk-pages.h"

static void
test_pages (County *county, gconstpointer data G_GNUC_UNUSED)
{
  g_assert_cmpuint (county_check_pages (county, "ses."), ==, 10);
  g_assert_cmpuint (county_check_ledgers (county, "ses."), ==, 4);
}

/* A saved list that asks for what refers to a village says so in words and filters. */
static void
test_saved_list (County *county, gconstpointer data)
{
  static const char where[] = "level = village and not has ses.session.area (state = held)";
  g_autofree char *kept = NULL;

  (void) data;
  county_open (county, "areas", where);
  g_assert_cmpuint (county_rows (county), ==, county_count (county, "area", where));
  kept = desk_record_list_dup_query (desk_list_page_get_list (DESK_LIST_PAGE (desk_window_get_page (county->window))));
  g_assert_cmpstr (kept, ==, where);
  shell_test_picture (GTK_WIDGET (county->window), "ses-filter");
}

/* A problem is raised: Ctrl+R, and only what is new is asked. */
static void
test_problem (County *county, gconstpointer data)
{
  g_autofree char *uid = county_first (county, "ses.session", "has ses.problem.session and form = courtyard");
  g_autofree char *link = NULL, *source = NULL, *area = NULL;
  g_autofree char *wanted = NULL;
  DeskForm *form;

  (void) data;
  wanted = g_strdup (desk_snapshot_get_text (county_open_record (county, uid), "area"));
  shell_test_picture (GTK_WIDGET (county->window), "ses-session");
  gtk_widget_activate_action (GTK_WIDGET (county->window), "win.register", NULL);
  form = county_form (county);
  link = desk_form_dup_text (form, "session");
  source = desk_form_dup_text (form, "source");
  area = desk_form_dup_text (form, "area");
  g_assert_cmpstr (link, ==, uid);
  g_assert_cmpstr (source, ==, "session");
  g_assert_cmpstr (area, ==, wanted);
  shell_test_picture (GTK_WIDGET (county->window), "ses-register");
}

static void
test_forms (County *county, gconstpointer data)
{
  g_autofree char *session = county_first (county, "ses.session", "state = planned and sign_in = yes");
  g_autofree char *volunteer = county_first (county, "ses.volunteer", "has ses.service.volunteer");

  (void) data;
  county_open_record (county, session);
  county_press (county, "form.ses.sign-in");
  county_wait_for_print (county);
  shell_test_picture (GTK_WIDGET (county->window), "ses-sign-in");
  county_open_record (county, volunteer);
  county_press (county, "form.ses.certificate");
  county_wait_for_print (county);
  shell_test_picture (GTK_WIDGET (county->window), "ses-certificate");
}

/* What the ledger of services adds up stands below those of one volunteer too. */
static void
test_totals (County *county, gconstpointer data)
{
  g_autofree char *uid = county_first (county, "ses.volunteer", "has ses.service.volunteer");
  g_autofree char *where = g_strdup_printf ("volunteer = \"%s\"", uid);
  g_autoptr (DeskListRequest) request = desk_list_request_new ("ses.service");
  g_autoptr (GError) error = NULL;
  const DeskType *type = desk_registry_find_type (county->registry, "ses.service");
  g_auto (DeskValue) hours = DESK_VALUE_INIT;

  (void) data;
  request->query = desk_query_parse (where, &error);
  g_assert_no_error (error);
  g_autoptr (GPtrArray) groups = desk_store_count (county->store, request, NULL, "hours", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (((const DeskGroup *) groups->pdata[0])->count, >, 1);
  desk_value_init_integer (&hours, ((const DeskGroup *) groups->pdata[0])->sum);
  g_autofree char *text = desk_field_format (desk_type_find_field (type, "hours"), &hours, DESK_FORMAT_DISPLAY, NULL);
  county_open_record (county, uid);
  GtkWidget *card = shell_test_find_name (desk_window_get_page (county->window), "record.parts.ses.service");
  g_assert_nonnull (card);
  g_assert_true (shell_test_says (card, text));
  shell_test_picture (GTK_WIDGET (county->window), "ses-volunteer");
}

/* The sign-in sheet is on the page of its session, and is entered there. */
static void
test_sign_in (County *county, gconstpointer data)
{
  g_autofree char *uid = county_first (county, "ses.session", "has ses.attendance.session");

  (void) data;
  county_open_record (county, uid);
  g_assert_nonnull (shell_test_find_name (desk_window_get_page (county->window), "record.parts.ses.attendance"));
  shell_test_picture (GTK_WIDGET (county->window), "ses-session-page");
  county_press (county, "parts.add.ses.attendance");
  g_autofree char *session = desk_form_dup_text (county_form (county), "session");
  g_assert_cmpstr (session, ==, uid);
  shell_test_picture (GTK_WIDGET (county->window), "ses-sign-in-form");
}

/* A session that was held without anybody counted is refused at that field. */
static void
test_bad_input (County *county, gconstpointer data)
{
  g_autoptr (GPtrArray) missing = g_ptr_array_new_with_free_func (g_free);
  DeskForm *form;

  (void) data;
  gtk_widget_activate_action (GTK_WIDGET (county->window), "win.create", "s", "ses.session");
  form = county_form (county);
  g_assert_false (gtk_widget_get_mapped (desk_offer_find (GTK_WIDGET (form), "field:audience")));
  desk_form_set_text (form, "state", "held");
  shell_test_settle ();
  g_assert_true (gtk_widget_get_mapped (desk_offer_find (GTK_WIDGET (form), "field:audience")));
  desk_form_set_text (form, "audience", "六十人");
  g_assert_false (desk_form_check (form, TRUE, NULL));
  shell_test_picture (GTK_WIDGET (county->window), "ses-bad-input");
}

/* The published figures on the cards, when the whole time is chosen. */
static void
test_overview (County *county, gconstpointer data)
{
  static const CountyCard cards[] = { { "ses.audience", 154000 }, { "ses.concentrated", 140 }, { "ses.micro", 230 }, { "ses.courtyard", 256 }, { "ses.banquets", 112 }, { "ses.problems", 8 } };

  (void) data;
  county_check_overview (county, "ses", cards, G_N_ELEMENTS (cards));
  g_assert_cmpint (county_card (county, "ses.without"), ==,
                   county_count (county, "area", "level = village and not has ses.session.area (state = held and date = this-quarter)"));
  shell_test_picture (GTK_WIDGET (county->window), "ses-overview");
}

#define ADD(name, function) g_test_add ("/sessions-pages/" name, County, NULL, county_set_up, function, county_tear_down)

int
main (int argc, char *argv[])
{
  shell_test_init (&argc, &argv);
  ADD ("pages", test_pages);
  ADD ("saved-list", test_saved_list);
  ADD ("problem", test_problem);
  ADD ("forms", test_forms);
  ADD ("totals", test_totals);
  ADD ("sign-in", test_sign_in);
  ADD ("bad-input", test_bad_input);
  ADD ("overview", test_overview);
  return g_test_run ();
}
