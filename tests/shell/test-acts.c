/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Acts that go beyond one case, in a real window: several at once, whole commands taken back, rules at the hour. */
#include "form-county.h"

#include "model/desk-act.h"
#include "shell/desk-deeds.h"
#include "shell/desk-form.h"
#include "shell/desk-form-dialog.h"
#include "shell/desk-many-body.h"
#include "shell/desk-offer.h"
#include "shell/desk-record-body.h"
#include "shell/desk-rules-clock.h"
#include "store/desk-list.h"

#include <string.h>

#define DAY_US (24 * 3600 * (gint64) G_USEC_PER_SEC)

static const char *
text_of (County *county, const DeskUuid *uid, const char *field)
{
  g_autoptr (DeskSnapshot) snapshot = desk_store_load (county->store, uid, NULL);

  return g_intern_string (desk_snapshot_get_text (snapshot, field));
}

static DeskFormSession *
open_many (County *county, const char *act, const char *where)
{
  DeskFormSession *session;

  gtk_widget_activate_action (GTK_WIDGET (county->window), "win.act-all", "(sss@a{ss})", act, "case", where,
                              g_variant_new_array (G_VARIANT_TYPE ("{ss}"), NULL, 0));
  county_until (shell_test_find_window (DESK_TYPE_FORM_DIALOG) != NULL);
  session = desk_form_dialog_get_session (DESK_FORM_DIALOG (shell_test_find_window (DESK_TYPE_FORM_DIALOG)));
  county_until (desk_form_session_get_body (session) != NULL);
  return session;
}

static void
take_back (County *county)
{
  gtk_widget_activate_action (GTK_WIDGET (county->window), "win.take-back-last", NULL);
  county_until (!desk_deeds_is_busy (county->window));
}

static void
resolve (County *county, const DeskUuid *uid)
{
  DeskCommand *command = county_command (county, "resolve");

  desk_command_part_set_text (desk_command_add (command, "resolve", uid, NULL, DESK_ANY_VERSION), "answer", "已办理");
  county_do (county, command);
}

/* Two of three allow it: one form, one command, and one way back. */
static void
test_many (void)
{
  County *county = county_new (NULL);
  DeskFormSession *session;
  DeskFormBody *body;
  DeskUuid uids[3];

  for (guint i = 0; i < 3; i++)
    county_register (county, "新车间变压器增容", &uids[i]);
  resolve (county, &uids[1]);
  county_show (county);
  session = open_many (county, "hand-over", "state in (registered, resolved)");
  body = desk_form_session_get_body (session);
  g_assert_cmpuint (desk_many_body_get_n (DESK_MANY_BODY (body)), ==, 2);
  GtkWidget *left_out = desk_offer_find (shell_test_find_window (DESK_TYPE_FORM_DIALOG), "form.left-out");
  g_assert_nonnull (left_out);
  g_assert_nonnull (strstr (gtk_label_get_text (GTK_LABEL (left_out)), text_of (county, &uids[1], "number")));
  desk_form_body_set (body, "to_unit", county_text (&county->power));
  shell_test_picture (shell_test_find_window (DESK_TYPE_FORM_DIALOG), "many");
  desk_form_session_save (session);
  county_until (shell_test_find_window (DESK_TYPE_FORM_DIALOG) == NULL);
  g_assert_cmpstr (text_of (county, &uids[0], "state"), ==, "handed-over");
  g_assert_cmpstr (text_of (county, &uids[1], "state"), ==, "resolved");
  g_assert_cmpstr (text_of (county, &uids[2], "state"), ==, "handed-over");
  take_back (county);
  g_assert_cmpstr (text_of (county, &uids[0], "state"), ==, "registered");
  g_assert_cmpstr (text_of (county, &uids[2], "state"), ==, "registered");
  county_free (county, TRUE);
}

/* None of them allows it: that is said, and nothing can be saved. */
static void
test_many_none (void)
{
  County *county = county_new (NULL);
  DeskFormSession *session;
  DeskUuid uid;

  county_register (county, "新车间变压器增容", &uid);
  county_show (county);
  session = open_many (county, "accept", "state = registered");
  desk_form_session_save (session);
  county_wait ();
  g_assert_nonnull (shell_test_find_window (DESK_TYPE_FORM_DIALOG));
  g_autofree char *status = desk_form_session_dup_status (session);
  g_assert_cmpstr (status, !=, "");
  desk_form_session_discard (session);
  county_until (shell_test_find_window (DESK_TYPE_FORM_DIALOG) == NULL);
  county_free (county, TRUE);
}

/* Somebody was quicker: the cases are read again, what was typed stays, and it can be saved. */
static void
test_many_stale (void)
{
  County *county = county_new (NULL);
  DeskFormSession *session;
  DeskCommand *command;
  DeskUuid uids[2];

  for (guint i = 0; i < 2; i++)
    county_register (county, "新车间变压器增容", &uids[i]);
  county_show (county);
  session = open_many (county, "hand-over", "state = registered");
  desk_form_body_set (desk_form_session_get_body (session), "to_unit", county_text (&county->power));
  command = county_command (county, "hand-over");
  desk_command_part_set_uuid (desk_command_add (command, "hand-over", &uids[0], NULL, DESK_ANY_VERSION), "to_unit", &county->school);
  county_do (county, command);
  desk_form_session_save (session);
  county_until (!desk_form_session_is_busy (session));
  county_wait ();
  g_assert_nonnull (shell_test_find_window (DESK_TYPE_FORM_DIALOG));
  g_assert_cmpstr (text_of (county, &uids[1], "state"), ==, "registered");
  desk_form_session_save (session);
  county_until (shell_test_find_window (DESK_TYPE_FORM_DIALOG) == NULL);
  g_assert_cmpstr (text_of (county, &uids[0], "unit"), ==, county_text (&county->power));
  g_assert_cmpstr (text_of (county, &uids[1], "unit"), ==, county_text (&county->power));
  county_free (county, TRUE);
}

static DeskFormSession *
open_act (County *county, const char *act, const DeskUuid *uid)
{
  DeskFormSession *session;

  gtk_widget_activate_action (GTK_WIDGET (county->window), "win.act", "(ss)", act, county_text (uid));
  county_until (shell_test_find_window (DESK_TYPE_FORM_DIALOG) != NULL);
  session = desk_form_dialog_get_session (DESK_FORM_DIALOG (shell_test_find_window (DESK_TYPE_FORM_DIALOG)));
  county_until (desk_form_session_get_body (session) != NULL);
  return session;
}

/* A duplicate goes into its original and back, both ends at once. */
static void
test_merge (void)
{
  County *county = county_new (NULL);
  DeskFormSession *session;
  DeskUuid one, other;

  county_register (county, "新车间变压器增容", &one);
  county_register (county, "变压器增容", &other);
  county_show (county);
  session = open_act (county, "merge", &other);
  desk_form_body_set (desk_form_session_get_body (session), "original", county_text (&one));
  desk_form_session_save (session);
  county_until (shell_test_find_window (DESK_TYPE_FORM_DIALOG) == NULL);
  g_assert_cmpstr (text_of (county, &other, "state"), ==, "merged");
  g_assert_cmpstr (text_of (county, &other, "original"), ==, county_text (&one));
  /* it needs nothing that could be asked: done at once */
  gtk_widget_activate_action (GTK_WIDGET (county->window), "win.act", "(ss)", "unmerge", county_text (&other));
  county_until (!desk_deeds_is_busy (county->window));
  g_assert_cmpstr (text_of (county, &other, "state"), ==, "registered");
  take_back (county);
  g_assert_cmpstr (text_of (county, &other, "state"), ==, "merged");
  county_free (county, TRUE);
}

/* Both sides evaluate one after the other, and nobody has to choose the side. */
static void
test_evaluate (void)
{
  static const char *const sides[] = { "party", "supervisor" };
  County *county = county_new (NULL);
  DeskUuid uid;

  county_register (county, "新车间变压器增容", &uid);
  resolve (county, &uid);
  county_show (county);
  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    {
      DeskFormSession *session = open_act (county, "evaluate", &uid);
      DeskForm *form = DESK_FORM (desk_record_body_get_form (DESK_RECORD_BODY (desk_form_session_get_body (session))));
      g_autofree char *side = desk_form_dup_text (form, "side");
      g_assert_cmpstr (side, ==, sides[i]);
      desk_form_body_set (desk_form_session_get_body (session), "score", "5");
      desk_form_session_save (session);
      county_until (shell_test_find_window (DESK_TYPE_FORM_DIALOG) == NULL);
    }
  g_autoptr (DeskSnapshot) snapshot = desk_store_load (county->store, &uid, NULL);
  g_assert_null (desk_act_unrated_side (snapshot));
  county_free (county, TRUE);
}

static void
count (DeskRulesClock *clock G_GNUC_UNUSED, GPtrArray *deeds, guint *n)
{
  *n += deeds->len;
}

/* At the start, and when another hour has begun; not in between. */
static void
test_rules_clock (void)
{
  County *county = county_new (NULL);
  g_autoptr (DeskRulesClock) clock = NULL;
  DeskUuid uid, later;
  guint acted = 0;

  county->clock.step = 0;
  county_register (county, "新车间变压器增容", &uid);
  desk_clock_hand_advance (&county->clock, 20 * DAY_US);
  county_register (county, "厂区供水压力偏低", &later);
  clock = desk_rules_clock_new (county->store);
  g_signal_connect (clock, "acted", G_CALLBACK (count), &acted);
  desk_rules_clock_start (clock);
  county_until (acted == 1);
  g_assert_cmpstr (text_of (county, &uid, "tier"), ==, "unit");
  desk_clock_hand_advance (&county->clock, 20 * DAY_US);
  desk_rules_clock_look (clock);
  county_until (acted == 2);
  g_assert_cmpstr (text_of (county, &later, "tier"), ==, "unit");
  desk_rules_clock_look (clock);
  county_wait ();
  g_assert_cmpuint (acted, ==, 2);
  desk_rules_clock_stop (clock);
  county_free (county, TRUE);
}

int
main (int argc, char *argv[])
{
  int result;

  shell_test_init (&argc, &argv);
  g_test_add_func ("/acts/many", test_many);
  g_test_add_func ("/acts/many-none", test_many_none);
  g_test_add_func ("/acts/many-stale", test_many_stale);
  g_test_add_func ("/acts/merge", test_merge);
  g_test_add_func ("/acts/evaluate", test_evaluate);
  g_test_add_func ("/acts/rules-clock", test_rules_clock);
  result = g_test_run ();
  return result;
}
