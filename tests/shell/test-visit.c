/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "form-county.h"

#include "shell/desk-deeds.h"
#include "shell/desk-form-page.h"
#include "shell/desk-form.h"
#include "shell/desk-offer.h"
#include "shell/desk-picker.h"
#include "shell/desk-problem-card.h"
#include "shell/desk-visit-body.h"
#include "store/desk-drafts.h"

static DeskFormSession *
session_of (County *county)
{
  return desk_form_page_get_session (DESK_FORM_PAGE (desk_window_get_page (county->window)));
}

static DeskVisitBody *
body_of (County *county)
{
  return DESK_VISIT_BODY (desk_form_session_get_body (session_of (county)));
}

static GtkWidget *
picker_of (GtkWidget *form, const char *field)
{
  g_autofree char *name = g_strconcat ("field:", field, NULL);

  return gtk_widget_get_ancestor (desk_offer_find (form, name), DESK_TYPE_PICKER);
}

/* Types the initials of the pinyin and takes the first that was found. */
static void
pick (GtkWidget *form, const char *field, const char *words)
{
  DeskPicker *picker = DESK_PICKER (picker_of (form, field));

  gtk_widget_grab_focus (desk_picker_get_entry (picker));
  desk_picker_type (picker, words);
  county_until (desk_picker_get_n_found (picker) > 0);
  county_wait ();
  g_signal_emit_by_name (desk_picker_get_entry (picker), "activate");
  g_assert_nonnull (desk_picker_get_uid (picker));
}

static gboolean
has_text (GtkWidget *form, const char *field)
{
  g_autofree char *text = desk_form_dup_text (DESK_FORM (form), field);

  return *text != '\0';
}

static void
fill_visit (County *county)
{
  GtkWidget *form;

  desk_deeds_create (county->window, "ent.visit", NULL);
  county_wait ();
  form = county_form (county);
  pick (form, "party", "mmxyyx");
  county_type (form, "summary", "新车间 4 条产线已安装，3月底试产。订单排到 9月，用工和用电是当前两件急事；另反映员工子女入学。");
  /* what is known of the firm comes by itself */
  county_until (has_text (form, "contact"));
  g_autofree char *contact = desk_form_dup_text (DESK_FORM (form), "contact");
  g_assert_cmpstr (contact, ==, "赵某");
  g_autofree char *area = desk_form_dup_text (DESK_FORM (form), "area");
  g_assert_cmpstr (area, ==, county_text (&county->town));
}

static GtkWidget *
fill_problem (County *county, const char *title, const char *category, const char *handling)
{
  GtkWidget *card = desk_visit_body_add_problem (body_of (county));
  GtkWidget *form = desk_problem_card_get_form (DESK_PROBLEM_CARD (card));

  county_type (form, "title", title);
  county_type (form, "category", category);
  county_type (form, "handling", handling);
  county_wait ();
  return form;
}

static void
test_one_command (void)
{
  County *county = county_new (NULL);
  GtkWidget *form;
  DeskUuid uid, old;
  g_autoptr (GError) error = NULL;

  county_register (county, "新车间变压器增容", &old);
  county_show (county);
  fill_visit (county);
  form = fill_problem (county, "新车间缺少质检员 15 名", "1", "register");
  g_assert_true (gtk_widget_get_visible (desk_offer_find (form, "field:vacancies")));
  form = fill_problem (county, "新车间变压器增容", "2", "hand-over");
  g_assert_false (gtk_widget_get_visible (gtk_widget_get_parent (gtk_widget_get_parent (gtk_widget_get_parent (desk_offer_find (form, "field:vacancies"))))));
  /* not yet: the unit is missing, and it is said where */
  desk_form_session_save (session_of (county));
  county_wait ();
  shell_test_picture (GTK_WIDGET (county->window), "visit-missing");
  g_autofree char *problem = desk_form_dup_problem (DESK_FORM (form), "to_unit");
  g_assert_nonnull (problem);
  g_autofree char *status = desk_form_session_dup_status (session_of (county));
  g_assert_cmpstr (status, !=, "");
  g_assert_cmpuint (county_count (county, "ent.visit"), ==, 0);
  pick (form, "to_unit", "xgdgs");
  /* a case that may be the same is found */
  DeskProblemCard *card = DESK_PROBLEM_CARD (desk_visit_body_get_problem (body_of (county), 1));
  county_until (desk_problem_card_get_twin (card) != NULL);
  form = fill_problem (county, "员工子女秋季入学", "9", "resolve");
  county_type (form, "answer", "已与学校联系，9月1日报到。");
  shell_test_picture (GTK_WIDGET (county->window), "visit");
  g_assert_true (desk_form_body_check (DESK_FORM_BODY (body_of (county)), TRUE, NULL));
  desk_form_session_save (session_of (county));
  county_until (!DESK_IS_FORM_PAGE (desk_window_get_page (county->window)));
  g_assert_cmpuint (county_count (county, "ent.visit"), ==, 1);
  g_assert_cmpuint (county_count (county, "ent.demand"), ==, 4);
  g_assert_true (desk_store_find_number (county->store, "QY-2026-000003", &uid, &error));
  g_assert_no_error (error);
  g_autoptr (DeskSnapshot) handed = desk_store_load (county->store, &uid, &error);
  g_assert_cmpstr (desk_snapshot_get_text (handed, "state"), ==, "handed-over");
  g_assert_cmpstr (desk_snapshot_get_text (handed, "party"), ==, county_text (&county->firm));
  g_assert_cmpstr (desk_snapshot_get_text (handed, "source"), ==, "visit");
  g_assert_nonnull (desk_snapshot_get_text (handed, "visit"));
  g_assert_true (desk_store_find_number (county->store, "QY-2026-000004", &uid, &error));
  g_autoptr (DeskSnapshot) settled = desk_store_load (county->store, &uid, &error);
  g_assert_cmpstr (desk_snapshot_get_text (settled, "state"), ==, "resolved");
  /* the draft is gone */
  g_autofree char *folder = desk_drafts_folder (county->path);
  g_autoptr (GPtrArray) drafts = desk_drafts_list (folder, NULL, NULL);
  g_assert_cmpuint (drafts->len, ==, 0);
  county_free (county, TRUE);
}

/* Narrow windows and large letters: nothing is wider than the window. */
static void
test_narrow (void)
{
  County *county = county_new (NULL);
  int least;

  county_show (county);
  fill_visit (county);
  fill_problem (county, "新车间缺少质检员 15 名", "1", "hand-over");
  gtk_widget_measure (desk_window_get_page (county->window), GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  g_test_message ("the visit page needs %d pixels", least);
  g_assert_cmpint (least, <=, 620);
  gtk_window_set_default_size (GTK_WINDOW (county->window), 640, 900);
  county_wait ();
  shell_test_picture (GTK_WIDGET (county->window), "visit-narrow");
  county_free (county, TRUE);
}

static void
test_draft (void)
{
  County *county = county_new (NULL);
  g_autofree char *folder = desk_drafts_folder (county->path);
  g_autoptr (GPtrArray) drafts = NULL;

  county_show (county);
  fill_visit (county);
  fill_problem (county, "新车间缺少质检员 15 名", "1", "hand-over");
  county_close_window (county);
  drafts = desk_drafts_list (folder, NULL, NULL);
  g_assert_cmpuint (drafts->len, ==, 1);
  county_show (county);
  const DeskDraft *draft = drafts->pdata[0];
  desk_deeds_open_draft (county->window, county_text (&draft->uid));
  county_wait ();
  g_assert_cmpuint (desk_visit_body_get_n_problems (body_of (county)), ==, 1);
  GtkWidget *form = desk_problem_card_get_form (DESK_PROBLEM_CARD (desk_visit_body_get_problem (body_of (county), 0)));
  g_autofree char *title = desk_form_dup_text (DESK_FORM (form), "title");
  g_assert_cmpstr (title, ==, "新车间缺少质检员 15 名");
  g_autofree char *party = desk_form_dup_text (DESK_FORM (county_form (county)), "party");
  g_assert_cmpstr (party, ==, county_text (&county->firm));
  county_free (county, TRUE);
}

int
main (int argc, char **argv)
{
  shell_test_init (&argc, &argv);
  g_test_add_func ("/visit/one-command", test_one_command);
  g_test_add_func ("/visit/narrow", test_narrow);
  g_test_add_func ("/visit/draft", test_draft);
  return g_test_run ();
}
