/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Petitions in the program's own window: every page and ledger, and how matter and heart of one are settled there. */
#include "../../shell/shell-county.h"
#include "../../shell/shell-test.h"

#include "shell/desk-deeds.h"
#include "shell/desk-filter-bar.h"
#include "shell/desk-form-dialog.h"
#include "shell/desk-form-page.h"
#include "shell/desk-ledgers-page.h"
#include "shell/desk-list-page.h"
#include "shell/desk-offer.h"
#include "shell/desk-pages.h"
#include "shell/desk-record-page.h"

#include <string.h>

#define HEART_OPEN "state in (resolved, verified, struck-off) and heart_at is not set"

static GtkWidget *
page_of (County *county)
{
  return desk_window_get_page (county->window);
}

static void
test_pages (County *county, gconstpointer data G_GNUC_UNUSED)
{
  g_assert_cmpuint (county_check_pages (county, "pet."), ==, 7);
  g_assert_cmpuint (county_check_ledgers (county, "pet."), ==, 7);
}

/* --- acts by their forms, as a person does them --- */

static gboolean
form_is_open (gpointer data G_GNUC_UNUSED)
{
  GtkWidget *dialog = shell_test_find_window (DESK_TYPE_FORM_DIALOG);

  return dialog != NULL && desk_form_session_get_body (desk_form_dialog_get_session (DESK_FORM_DIALOG (dialog))) != NULL;
}

static gboolean
form_is_closed (gpointer data G_GNUC_UNUSED)
{
  return shell_test_find_window (DESK_TYPE_FORM_DIALOG) == NULL;
}

static gboolean
is_idle (gpointer window)
{
  return !desk_deeds_is_busy (window);
}

/* Pairs of a field and what is filled in, ended by NULL. */
static void
do_act (County *county, const char *act, const char *uid, const char *const *said)
{
  gtk_widget_activate_action (GTK_WIDGET (county->window), "win.act", "(ss)", act, uid);
  if (said != NULL) {
    shell_test_wait (form_is_open, NULL);
    DeskFormSession *session = desk_form_dialog_get_session (DESK_FORM_DIALOG (shell_test_find_window (DESK_TYPE_FORM_DIALOG)));

    for (guint i = 0; said[i] != NULL; i += 2)
      desk_form_body_set (desk_form_session_get_body (session), said[i], said[i + 1]);
    shell_test_picture (shell_test_find_window (DESK_TYPE_FORM_DIALOG), act);
    desk_form_session_save (session);
    shell_test_wait (form_is_closed, NULL);
  }
  shell_test_wait (is_idle, county->window);
  shell_test_settle ();
}

typedef struct {
  County *county;
  const char *name;
  gboolean there;
} Awaited;

static gboolean
is_as_awaited (gpointer data)
{
  Awaited *awaited = data;

  return (shell_test_find_name (page_of (awaited->county), awaited->name) != NULL) == awaited->there;
}

static gboolean
is_offered (gpointer data)
{
  Awaited *awaited = data;

  return desk_offer_find (GTK_WIDGET (awaited->county->window), awaited->name) != NULL;
}

/* What is missing before it can be struck off is on the page, in words, until it is there. */
static void
wait_for_closure (County *county, const char *closure, gboolean missing)
{
  g_autofree char *name = g_strconcat ("closure.missing.", closure, NULL);
  Awaited awaited = { county, name, missing };

  shell_test_wait (is_as_awaited, &awaited);
}

static gboolean
is_struck_off (gpointer window)
{
  const DeskSnapshot *shown = desk_record_page_get_snapshot (DESK_RECORD_PAGE (desk_window_get_page (window)));

  return shown != NULL && g_strcmp0 (desk_snapshot_get_text (shown, "state"), "struck-off") == 0;
}

/* The matter is settled, called back and verified; then the heart; then both sides rate it. */
static void
test_matter_and_heart (County *county, gconstpointer data G_GNUC_UNUSED)
{
  static const char *const answer[] = { "opinion", "supported", "answer", "管网已接通，水压正常。", NULL };
  static const char *const check[] = { "effect", "现场查看，水压正常。", "verdict", "effective", "satisfied", "satisfied", NULL };
  static const char *const heart[] = { "heart_words", "局长上门说明拖延的原因并道歉，本人表示理解。", NULL };
  static const char *const by_party[] = { "side", "party", "score", "5", NULL };
  static const char *const by_supervisor[] = { "side", "supervisor", "score", "4", NULL };
  g_autofree char *uid = county_first (county, "pet.petition", "state = in-progress and opinion is not set and not paused = yes");

  county_open_record (county, uid);
  do_act (county, "resolve", uid, answer);
  wait_for_closure (county, "effect", TRUE);
  wait_for_closure (county, "heart", TRUE);
  do_act (county, "check", uid, check);
  do_act (county, "verify", uid, NULL);
  wait_for_closure (county, "effect", FALSE);
  wait_for_closure (county, "heart", TRUE);
  shell_test_picture (GTK_WIDGET (county->window), "pet-heart-missing");
  /* the blue button is what is missing, not what would be refused */
  g_assert_nonnull (desk_offer_find (page_of (county), "act.settle-heart"));
  do_act (county, "settle-heart", uid, heart);
  wait_for_closure (county, "heart", FALSE);
  wait_for_closure (county, "party-rated", TRUE);
  g_assert_true (shell_test_says (page_of (county), heart[1]));
  do_act (county, "evaluate", uid, by_party);
  do_act (county, "evaluate", uid, by_supervisor);
  wait_for_closure (county, "party-rated", FALSE);
  wait_for_closure (county, "supervisor-rated", FALSE);
  g_assert_nonnull (desk_offer_find (page_of (county), "act.strike-off"));
  shell_test_picture (GTK_WIDGET (county->window), "pet-both-settled");
}

/* One that was struck off says both on its page, with the days. */
static void
test_struck_off (County *county, gconstpointer data G_GNUC_UNUSED)
{
  g_autofree char *uid = county_first (county, "pet.petition", "state = struck-off and leader is set");
  const DeskSnapshot *snapshot = county_open_record (county, uid);

  g_assert_true (is_struck_off (county->window));
  g_assert_nonnull (shell_test_find_name (page_of (county), "closure.answer"));
  g_assert_nonnull (shell_test_find_name (page_of (county), "closure.heart"));
  g_assert_null (shell_test_find_name (page_of (county), "closure.missing.heart"));
  g_assert_nonnull (shell_test_find_name (page_of (county), "record.parts.pet.visit"));
  g_assert_true (shell_test_says (page_of (county), desk_snapshot_get_text (snapshot, "heart_words")));
  shell_test_picture (GTK_WIDGET (county->window), "pet-struck-off");
}

/* A list and a ledger narrow to those whose matter is settled and whose heart is not. */
static void
test_filter (County *county, gconstpointer data G_GNUC_UNUSED)
{
  guint wanted = county_count (county, "pet.petition", HEART_OPEN);

  g_assert_cmpuint (wanted, >, 0);
  county_open (county, "pet.petitions", HEART_OPEN);
  g_assert_cmpuint (county_rows (county), ==, wanted);
  shell_test_picture (GTK_WIDGET (county->window), "pet-heart-open");
  county_open (county, DESK_PAGE_LEDGER, "pet.heart");
  g_signal_emit_by_name (desk_offer_find (page_of (county), "period.all"), "clicked");
  g_assert_cmpuint (county_rows (county), ==, 34 + wanted);
  g_autoptr (DeskQuery) not_yet = desk_query_parse ("heart_at is not set", NULL);
  desk_filter_bar_set_field (DESK_FILTER_BAR (shell_test_find_type (page_of (county), DESK_TYPE_FILTER_BAR)), "heart_at", not_yet);
  shell_test_settle ();
  g_assert_cmpuint (county_rows (county), ==, wanted);
  shell_test_picture (GTK_WIDGET (county->window), "pet-ledger-heart");
}

/* What belongs to a petition is added on its page, and nobody says again whom it is about. */
static void
test_add_part (County *county, gconstpointer data G_GNUC_UNUSED)
{
  g_autofree char *uid = county_first (county, "pet.petition", "leader is set");
  g_autofree char *party = g_strdup (desk_snapshot_get_text (county_open_record (county, uid), "party"));

  county_press (county, "parts.add.pet.visit");
  g_autofree char *of = desk_form_dup_text (county_form (county), "petition");
  g_autofree char *whom = desk_form_dup_text (county_form (county), "party");
  g_assert_cmpstr (of, ==, uid);
  g_assert_cmpstr (whom, ==, party);
  shell_test_picture (GTK_WIDGET (county->window), "pet-visit-form");
}

/* Whoever comes with the same thing again is told of the petition that is there already. */
static void
test_duplicate (County *county, gconstpointer data G_GNUC_UNUSED)
{
  Awaited awaited = { county, "twin.same", TRUE };
  DeskUuid record;
  g_autofree char *uid = county_first (county, "pet.petition", "state = in-progress");

  g_assert_true (desk_uuid_parse (uid, &record));
  g_autoptr (DeskSnapshot) there = desk_store_load (county->store, &record, NULL);
  desk_deeds_create (county->window, "pet.petition", g_variant_new_parsed ("{'party': %s, 'category': %s}", desk_snapshot_get_text (there, "party"),
                                                                           desk_snapshot_get_text (there, "category")));
  county_form (county);
  DeskFormSession *session = desk_form_page_get_session (DESK_FORM_PAGE (page_of (county)));
  desk_form_body_set (desk_form_session_get_body (session), "title", desk_snapshot_get_text (there, "title"));
  shell_test_wait (is_offered, &awaited);
  shell_test_picture (GTK_WIDGET (county->window), "pet-duplicate");
}

/* An opinion is not asked for before there is one. */
static void
test_registration_form (County *county, gconstpointer data G_GNUC_UNUSED)
{
  gtk_widget_activate_action (GTK_WIDGET (county->window), "win.create", "s", "pet.petition");
  DeskForm *form = county_form (county);

  g_assert_nonnull (desk_offer_find (GTK_WIDGET (form), "field:leader"));
  g_assert_null (desk_offer_find (GTK_WIDGET (form), "field:opinion"));
  g_assert_null (desk_offer_find (GTK_WIDGET (form), "field:grounds"));
}

/* Of a round: what each unit was given, and what of it came back in that round and not later. */
static gboolean
units_are_there (gpointer page)
{
  return shell_test_find_name (page, "group.unit.1") != NULL;
}

static void
test_round (County *county, gconstpointer data G_GNUC_UNUSED)
{
  g_autofree char *uid = county_first (county, "round", "number = 2");
  g_autofree char *assigned = g_strdup_printf ("round = %s", uid);
  g_autofree char *done = g_strdup_printf ("round = %s and done_at is set", uid);
  GtkWidget *units;
  guint n = 0;

  g_assert_cmpuint (county_count (county, "handover", assigned), ==, 28);
  g_assert_cmpuint (county_count (county, "handover", done), ==, 16);
  county_open_record (county, uid);
  shell_test_wait (units_are_there, page_of (county));
  units = shell_test_find_name (page_of (county), "group.units");
  for (guint row = 1;; row++, n++)
    if (gtk_grid_get_child_at (GTK_GRID (units), 0, (int) row) == NULL)
      break;
  g_assert_cmpuint (n, ==, 7);
  shell_test_picture (GTK_WIDGET (county->window), "pet-round");
}

static void
test_forms (County *county, gconstpointer data G_GNUC_UNUSED)
{
  g_autofree char *uid = county_first (county, "pet.petition", "state = struck-off");

  county_open_record (county, uid);
  gtk_widget_activate_action (GTK_WIDGET (county->window), "win.print-form", "(ss)", "pet.opinion", uid);
  county_wait_for_print (county);
  shell_test_picture (GTK_WIDGET (county->window), "pet-opinion");
  county_open_record (county, uid);
  gtk_widget_activate_action (GTK_WIDGET (county->window), "win.print-form", "(ss)", "pet.register", uid);
  county_wait_for_print (county);
  shell_test_picture (GTK_WIDGET (county->window), "pet-register");
}

/* More than five who speak for many, or nobody, are refused at that field. */
static void
test_bad_input (County *county, gconstpointer data G_GNUC_UNUSED)
{
  DeskForm *form;

  gtk_widget_activate_action (GTK_WIDGET (county->window), "win.create", "s", "pet.petition");
  form = county_form (county);
  g_assert_false (gtk_widget_get_mapped (desk_offer_find (GTK_WIDGET (form), "field:representatives")));
  desk_form_set_text (form, "people", "12");
  shell_test_settle ();
  g_assert_true (gtk_widget_get_mapped (desk_offer_find (GTK_WIDGET (form), "field:representatives")));
  desk_form_set_text (form, "representatives", "6");
  g_assert_false (desk_form_check (form, TRUE, NULL));
  shell_test_picture (GTK_WIDGET (county->window), "pet-bad-input");
}

static void
test_overview (County *county, gconstpointer data G_GNUC_UNUSED)
{
  static const CountyCard cards[] = { { "pet.led", 34 }, { "pet.both", 34 }, { "pet.heart-open", 3 }, { "pet.open", 9 }, { "pet.matters", 64 }, { "pet.matters-settled", 64 } };

  county_check_overview (county, "pet", cards, G_N_ELEMENTS (cards));
  shell_test_picture (GTK_WIDGET (county->window), "pet-overview");
}

#define ADD(name, function) g_test_add ("/petitions-pages/" name, County, NULL, county_set_up, function, county_tear_down)

int
main (int argc, char *argv[])
{
  shell_test_init (&argc, &argv);
  ADD ("pages", test_pages);
  ADD ("matter-and-heart", test_matter_and_heart);
  ADD ("struck-off", test_struck_off);
  ADD ("filter", test_filter);
  ADD ("add-part", test_add_part);
  ADD ("duplicate", test_duplicate);
  ADD ("registration-form", test_registration_form);
  ADD ("round", test_round);
  ADD ("forms", test_forms);
  ADD ("bad-input", test_bad_input);
  ADD ("overview", test_overview);
  return g_test_run ();
}
