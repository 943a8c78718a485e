/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Relief and welfare in the program's own window: every page, the page of a household and what is added there, the way of an application. */
#include "../../shell/shell-county.h"
#include "../../shell/shell-test.h"

#include "shell/desk-form-dialog.h"
#include "shell/desk-known-records.h"
#include "shell/desk-ledgers-page.h"
#include "shell/desk-offer.h"
#include "shell/desk-pages.h"
#include "shell/desk-record-body.h"

#include <string.h>

/* One for all the tests: making one takes longer than looking at it. */
static County *county;

/* The household whose allowance went from 460 to 800. */
static char *
story_household (void)
{
  g_autofree char *benefit = county_first (county, "rel.benefit", "before = 460");
  DeskUuid record;

  g_assert_true (desk_uuid_parse (benefit, &record));
  g_autoptr (DeskSnapshot) snapshot = desk_store_load (county->store, &record, NULL);
  return g_strdup (desk_snapshot_get_text (snapshot, "household"));
}

static void
test_pages (void)
{
  g_assert_cmpuint (county_check_pages (county, "rel."), ==, 15);
}

/* What hangs in public says nothing of illness, on the screen as on paper. */
static void
test_ledgers (void)
{
  GPtrArray *ledgers = desk_registry_get_ledgers (county->registry);
  guint notices = 0;

  g_assert_cmpuint (county_check_ledgers (county, "rel."), ==, 17);
  for (guint i = 0; i < ledgers->len; i++) {
    const DeskLedger *ledger = ledgers->pdata[i];

    if (!ledger->notice)
      continue;
    county_open (county, DESK_PAGE_LEDGER, ledger->name);
    notices += county_rows (county) > 0;
    g_assert_false (shell_test_says (desk_window_get_page (county->window), "肾"));
  }
  g_assert_cmpuint (notices, >=, 3);
}

/* What belongs to a household stands on its page, and is added there. */
static void
test_household (void)
{
  static const char *const cards[] = { "rel.resident", "rel.benefit", "rel.cost", "rel.goods", "rel.pairing", "rel.visit", "rel.allowance", "rel.relief", "rel.medical" };
  g_autofree char *uid = story_household ();
  GtkWidget *page;

  county_open_record (county, uid);
  page = desk_window_get_page (county->window);
  for (guint i = 0; i < G_N_ELEMENTS (cards); i++) {
    g_autofree char *name = g_strconcat ("record.parts.", cards[i], NULL);

    g_assert_nonnull (shell_test_find_name (page, name));
  }
  g_assert_null (shell_test_find_name (page, "record.parts.rel.loan")); /* it has none */
  g_assert_nonnull (desk_offer_find (page, "parts.add.new.rel.loan"));
  g_assert_true (shell_test_says (shell_test_find_name (page, "record.parts.rel.benefit"), "800"));
  g_assert_true (shell_test_says (shell_test_find_name (page, "record.parts.rel.benefit"), desk_language_pick ("Paid at present", "正在发放")));
  g_assert_true (shell_test_says (page, "******")); /* of the identity number */
  g_assert_false (shell_test_says (page, "慢性肾病，长期服药"));
  shell_test_picture (GTK_WIDGET (county->window), "rel.household-page");

  county_press (county, "parts.add.rel.resident");
  DeskForm *form = county_form (county);
  g_autofree char *household = desk_form_dup_text (form, "household");
  g_assert_cmpstr (household, ==, uid);
  shell_test_picture (GTK_WIDGET (county->window), "rel.resident-form");
}

static gboolean
knows (gpointer window)
{
  GtkWidget *form = shell_test_find_type (desk_window_get_page (window), DESK_TYPE_FORM);
  DeskRegistry *registry = desk_store_get_registry (desk_pages_store_of (window));

  return form != NULL && shell_test_says (form, desk_type_get_label_many (desk_registry_find_type (registry, "rel.medical")));
}

/* Who applies again is told what is there already, without a word of what it says. */
static void
test_known (void)
{
  g_autofree char *uid = story_household ();
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
  shell_test_wait (knows, county->window);
  shell_test_picture (GTK_WIDGET (county->window), "rel.known");
}

/* Who applies says what can be known then: nobody is asked what a survey that is not made found. */
static void
test_registration (void)
{
  static const char *const types[] = { "rel.allowance", "rel.relief", "rel.urgent", "rel.support", "rel.medical" };
  static const char *const later[] = { "surveyed_on", "surveyors", "survey", "income", "self_care", "appraised_on", "appraisal", "review", "proposed", "notice_from",
                                       "notice_until", "objections", "decision", "decision_reason", "approved", "effective", "care", "paid_on", "aid", "aid_form", "aid_on", "approver" };
  static const char *const known[] = { "party", "category", "applied", "diagnosis", "cost" };

  for (guint t = 0; t < G_N_ELEMENTS (types); t++) {
    const DeskType *type = desk_registry_find_type (county->registry, types[t]);
    GtkWidget *body = desk_record_body_new_create (county->store, type, FALSE);
    g_object_ref_sink (body);
    DeskForm *form = DESK_FORM (desk_record_body_get_form (DESK_RECORD_BODY (body)));

    for (guint i = 0; i < G_N_ELEMENTS (later); i++)
      g_assert_false (desk_form_has (form, later[i]));
    for (guint i = 0; i < G_N_ELEMENTS (known); i++)
      g_assert_true (desk_form_has (form, known[i]) == (desk_type_find_field (type, known[i]) != NULL));
    g_object_unref (body);
  }
}

/* The form of an act on the first application that matches, which is left in @snapshot. */
static GtkWidget *
open_act (const char *type, const char *where, const char *act, DeskSnapshot **snapshot)
{
  g_autofree char *uid = county_first (county, type, where);
  DeskUuid record;

  g_assert_true (desk_uuid_parse (uid, &record));
  *snapshot = desk_store_load (county->store, &record, NULL);
  g_assert_nonnull (*snapshot);
  return g_object_ref_sink (desk_record_body_new_act (county->store, desk_act_find (act), *snapshot));
}

/* The payment of what was approved is asked although the decision itself is not any more. */
static void
test_payment (void)
{
  g_autoptr (DeskSnapshot) snapshot = NULL;
  GtkWidget *body = open_act ("rel.allowance", "step = payment and decision = approved and paid_on is not set", "resolve", &snapshot);
  DeskForm *form = DESK_FORM (desk_record_body_get_form (DESK_RECORD_BODY (body)));
  g_autoptr (GPtrArray) missing = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *label = desk_form_dup_label (form, "paid_on");

  g_assert_false (desk_form_has (form, "decision"));
  desk_form_check (form, FALSE, missing);
  g_assert_true (g_ptr_array_find_with_equal_func (missing, label, g_str_equal, NULL));
  g_object_unref (body);
}

static gboolean
dialog_has_form (gpointer data G_GNUC_UNUSED)
{
  GtkWidget *dialog = shell_test_find_window (DESK_TYPE_FORM_DIALOG);

  return dialog != NULL && shell_test_find_type (dialog, DESK_TYPE_FORM) != NULL;
}

static gboolean
dialog_is_gone (gpointer data G_GNUC_UNUSED)
{
  return shell_test_find_window (DESK_TYPE_FORM_DIALOG) == NULL;
}

/* The form of the next step asks for what the step before has to leave. */
static void
test_step (void)
{
  g_autoptr (DeskSnapshot) snapshot = NULL;
  GtkWidget *body = open_act ("rel.allowance", "step = survey", "step", &snapshot);
  g_autofree char *uid = desk_uuid_to_string (&snapshot->uid);
  DeskForm *form = DESK_FORM (desk_record_body_get_form (DESK_RECORD_BODY (body)));
  g_autofree char *next = desk_form_dup_text (form, "step");
  g_autoptr (GPtrArray) missing = g_ptr_array_new_with_free_func (g_free);

  g_assert_cmpstr (next, ==, "appraisal");
  g_assert_true (desk_form_has (form, "survey") && desk_form_has (form, "surveyed_on") && desk_form_has (form, "surveyors"));
  g_assert_false (desk_form_check (form, TRUE, missing));
  g_assert_cmpuint (missing->len, ==, 3);
  g_assert_true (desk_form_has (form, "income")); /* offered, not demanded */
  g_object_unref (body);

  county_open_record (county, uid);
  shell_test_picture (GTK_WIDGET (county->window), "rel.allowance-page");
  gtk_widget_activate_action (GTK_WIDGET (county->window), "win.act", "(ss)", "step", uid);
  shell_test_wait (dialog_has_form, NULL);
  GtkWidget *dialog = shell_test_find_window (DESK_TYPE_FORM_DIALOG);
  g_assert_true (desk_form_has (DESK_FORM (shell_test_find_type (dialog, DESK_TYPE_FORM)), "surveyors"));
  shell_test_picture (dialog, "rel.step-dialog");
  gtk_window_close (GTK_WINDOW (dialog));
  shell_test_wait (dialog_is_gone, NULL);
}

/* In an emergency the aid is given first: the act that gives it asks how much, in which form and when, and offers who agreed to
 * it; neither the registration before it nor the papers after it do. */
static void
test_aid (void)
{
  g_autoptr (DeskSnapshot) snapshot = NULL, given = NULL;
  GtkWidget *body = open_act ("rel.urgent", "state = registered", "step", &snapshot);
  g_autofree char *uid = desk_uuid_to_string (&snapshot->uid);
  DeskForm *form = DESK_FORM (desk_record_body_get_form (DESK_RECORD_BODY (body)));
  g_autofree char *next = desk_form_dup_text (form, "step");
  g_autoptr (GPtrArray) missing = g_ptr_array_new_with_free_func (g_free);

  g_assert_cmpstr (next, ==, "aid");
  g_assert_true (desk_form_has (form, "aid") && desk_form_has (form, "aid_form") && desk_form_has (form, "aid_on") && desk_form_has (form, "approver"));
  g_assert_false (desk_form_has (form, "papers") || desk_form_has (form, "surveyed_on"));
  g_assert_false (desk_form_check (form, TRUE, missing));
  g_assert_cmpuint (missing->len, ==, 3);
  g_object_unref (body);

  county_open_record (county, uid);
  gtk_widget_activate_action (GTK_WIDGET (county->window), "win.act", "(ss)", "step", uid);
  shell_test_wait (dialog_has_form, NULL);
  GtkWidget *dialog = shell_test_find_window (DESK_TYPE_FORM_DIALOG);
  shell_test_picture (dialog, "rel.aid-dialog");
  gtk_window_close (GTK_WINDOW (dialog));
  shell_test_wait (dialog_is_gone, NULL);

  body = open_act ("rel.urgent", "step = aid", "step", &given);
  form = DESK_FORM (desk_record_body_get_form (DESK_RECORD_BODY (body)));
  g_assert_true (desk_form_has (form, "papers") && desk_form_has (form, "survey"));
  g_assert_false (desk_form_has (form, "aid") || desk_form_has (form, "approver"));
  g_object_unref (body);
}

static void
test_receipt (void)
{
  g_autofree char *uid = county_first (county, "rel.goods", "rice = 2");

  county_open_record (county, uid);
  county_press (county, "form.rel.receipt");
  county_wait_for_print (county);
  shell_test_picture (GTK_WIDGET (county->window), "rel.receipt");
}

int
main (int argc, char *argv[])
{
  County shared = { 0 };
  int code;

  shell_test_init (&argc, &argv);
  county = &shared;
  county_set_up (county, NULL);
  g_test_add_func ("/relief-pages/pages", test_pages);
  g_test_add_func ("/relief-pages/ledgers", test_ledgers);
  g_test_add_func ("/relief-pages/household", test_household);
  g_test_add_func ("/relief-pages/known", test_known);
  g_test_add_func ("/relief-pages/registration", test_registration);
  g_test_add_func ("/relief-pages/step", test_step);
  g_test_add_func ("/relief-pages/aid", test_aid);
  g_test_add_func ("/relief-pages/payment", test_payment);
  g_test_add_func ("/relief-pages/receipt", test_receipt);
  code = g_test_run ();
  county_tear_down (county, NULL);
  return code;
}
