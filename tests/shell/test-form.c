/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "form-county.h"

#include "model/desk-date.h"
#include "shell/desk-conflict-dialog.h"
#include "shell/desk-deeds.h"
#include "shell/desk-form-dialog.h"
#include "shell/desk-form-page.h"
#include "shell/desk-form.h"
#include "shell/desk-offer.h"
#include "shell/desk-picker.h"
#include "shell/desk-record-body.h"
#include "store/desk-drafts.h"

static DeskFormSession *
session_of (County *county)
{
  return desk_form_page_get_session (DESK_FORM_PAGE (desk_window_get_page (county->window)));
}

static const char *
focus_name (GtkWidget *window)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (window));

  /* of an entry the text inside has the focus */
  for (; focus != NULL; focus = gtk_widget_get_parent (focus))
    if (g_str_has_prefix (gtk_widget_get_name (focus), "field:"))
      return gtk_widget_get_name (focus);
  return NULL;
}

/* Presses a shortcut that @widget listens to. */
static void
press (GtkWidget *widget, guint key, GdkModifierType mods)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      if (!GTK_IS_SHORTCUT_CONTROLLER (controller))
        continue;
      for (guint j = 0; j < g_list_model_get_n_items (G_LIST_MODEL (controller)); j++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);
          GtkShortcutTrigger *trigger = gtk_shortcut_get_trigger (shortcut);
          if (!GTK_IS_KEYVAL_TRIGGER (trigger) || gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)) != key ||
              gtk_keyval_trigger_get_modifiers (GTK_KEYVAL_TRIGGER (trigger)) != mods)
            continue;
          g_assert_true (gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, widget, gtk_shortcut_get_arguments (shortcut)));
          return;
        }
    }
  g_assert_not_reached ();
}

static GtkWidget *
widget_of (GtkWidget *form, const char *field)
{
  g_autofree char *name = g_strconcat ("field:", field, NULL);

  return desk_offer_find (form, name);
}

static gboolean
has_problem (GtkWidget *form, const char *field)
{
  g_autofree char *problem = desk_form_dup_problem (DESK_FORM (form), field);

  return problem != NULL;
}

static gboolean
is_shown (GtkWidget *form, const char *field)
{
  return gtk_widget_get_mapped (widget_of (form, field));
}

static void
open_form (County *county, const char *type)
{
  desk_deeds_create (county->window, type, NULL);
  county_wait ();
}

static gboolean
is_gone (County *county)
{
  return !DESK_IS_FORM_PAGE (desk_window_get_page (county->window));
}

/* ---- typing ---- */

/* Two values that do not go together are told with everything else, not after the rest is mended. */
static void
test_bounds (void)
{
  County *county = county_new (NULL);
  g_autoptr (GPtrArray) missing = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *problem = NULL;
  GtkWidget *form;

  county_show (county);
  open_form (county, "deputy");
  form = county_form (county);
  county_type (form, "begins", "2026-12-20");
  county_type (form, "ends", "2026-12-01");
  g_assert_false (desk_form_check (DESK_FORM (form), TRUE, missing));
  g_assert_false (has_problem (form, "begins"));
  problem = desk_form_dup_problem (DESK_FORM (form), "ends");
  g_assert_nonnull (problem);
  g_assert_nonnull (strstr (problem, "不能早于"));
  g_assert_cmpuint (missing->len, >, 1); /* beside what is not filled in */
  county_type (form, "ends", "2026-12-20");
  desk_form_check (DESK_FORM (form), TRUE, NULL);
  g_assert_false (has_problem (form, "ends"));
  county_free (county, FALSE);
}

static void
test_messages (void)
{
  County *county = county_new (NULL);
  g_autofree char *bad = NULL, *good = NULL, *code = NULL, *day = NULL, *amount = NULL;
  GtkWidget *form;

  county_show (county);
  open_form (county, "ent.firm");
  form = county_form (county);
  county_type (form, "credit_code", "91510722MA620000X1");
  g_assert_false (has_problem (form, "credit_code")); /* not while typing */
  gtk_widget_grab_focus (widget_of (form, "contact"));
  county_wait ();
  bad = desk_form_dup_problem (DESK_FORM (form), "credit_code");
  g_assert_nonnull (bad);
  shell_test_picture (GTK_WIDGET (county->window), "firm-error");
  county_type (form, "credit_code", "91510722ma620000xg");
  good = desk_form_dup_problem (DESK_FORM (form), "credit_code");
  g_assert_null (good); /* at once when it is put right */
  county_type (form, "booked_until", "+7工作日");
  county_type (form, "orders_on_hand", "164.9万");
  county_wait ();
  code = desk_form_dup_text (DESK_FORM (form), "credit_code");
  g_assert_cmpstr (code, ==, "91510722MA620000XG");
  day = desk_form_dup_text (DESK_FORM (form), "booked_until");
  g_assert_true (desk_date_valid (day)); /* written out when it is left */
  g_autoptr (DeskValues) values = desk_form_dup_values (DESK_FORM (form));
  g_assert_cmpint (desk_values_get_integer (values, "orders_on_hand"), ==, 164900000);
  g_assert_cmpstr (desk_values_get_text (values, "booked_until"), ==, day);
  county_free (county, TRUE);
}

static void
test_shown_if (void)
{
  County *county = county_new (NULL);
  GtkWidget *form;

  county_show (county);
  open_form (county, "party");
  form = county_form (county);
  g_assert_false (is_shown (form, "identity_number"));
  county_type (form, "kind", "3"); /* a person */
  county_wait ();
  g_assert_true (is_shown (form, "identity_number"));
  county_type (form, "kind", "1");
  county_wait ();
  g_assert_false (is_shown (form, "identity_number"));
  county_free (county, TRUE);
}

/* ---- keys ---- */

static void
test_keys (void)
{
  County *county = county_new (NULL);
  GtkWidget *form;
  DeskUuid uid;

  county_show (county);
  open_form (county, "unit");
  form = county_form (county);
  g_assert_cmpstr (focus_name (GTK_WIDGET (county->window)), ==, "field:name");
  gtk_editable_set_text (GTK_EDITABLE (widget_of (form, "name")), "县水利局");
  g_signal_emit_by_name (widget_of (form, "name"), "activate");
  g_assert_cmpstr (focus_name (GTK_WIDGET (county->window)), ==, "field:short_name");
  gtk_editable_set_text (GTK_EDITABLE (widget_of (form, "short_name")), "县水利局");
  press (GTK_WIDGET (session_of (county)), GDK_KEY_Return, GDK_CONTROL_MASK);
  county_until (is_gone (county));
  g_assert_true (desk_store_find_number (county->store, "县水利局", &uid, NULL));
  county_free (county, TRUE);
}

static void
test_escape (void)
{
  County *county = county_new (NULL);
  g_autofree char *folder = desk_drafts_folder (county->path);
  g_autoptr (GPtrArray) none = NULL, drafts = NULL;

  county_show (county);
  open_form (county, "unit");
  press (GTK_WIDGET (session_of (county)), GDK_KEY_Escape, 0);
  none = desk_drafts_list (folder, NULL, NULL);
  g_assert_cmpuint (none->len, ==, 0); /* what nobody typed is no draft */
  open_form (county, "unit");
  county_type (county_form (county), "name", "县林业局");
  press (GTK_WIDGET (session_of (county)), GDK_KEY_Escape, 0);
  g_assert_true (is_gone (county));
  drafts = desk_drafts_list (folder, NULL, NULL);
  g_assert_cmpuint (drafts->len, ==, 1);
  desk_window_open (county->window, "drafts", NULL, NULL);
  county_wait ();
  shell_test_picture (GTK_WIDGET (county->window), "drafts");
  county_free (county, TRUE);
}

/* ---- picker ---- */

static void
test_picker (void)
{
  County *county = county_new (NULL);
  GtkWidget *form, *picker;

  county_show (county);
  open_form (county, "ent.demand");
  form = county_form (county);
  picker = gtk_widget_get_ancestor (widget_of (form, "party"), DESK_TYPE_PICKER);
  gtk_widget_grab_focus (picker);
  desk_picker_type (DESK_PICKER (picker), "mmxy");
  county_until (desk_picker_get_n_found (DESK_PICKER (picker)) == 2);
  g_assert_true (desk_picker_is_open (DESK_PICKER (picker)));
  county_wait ();
  shell_test_picture (GTK_WIDGET (gtk_widget_get_native (gtk_widget_get_first_child (GTK_WIDGET (gtk_widget_get_last_child (picker))))), "picker");
  /* what was typed and not chosen is said when it is left */
  gtk_widget_grab_focus (widget_of (form, "title"));
  county_wait ();
  g_autofree char *problem = desk_form_dup_problem (DESK_FORM (form), "party");
  g_assert_nonnull (problem);
  g_assert_false (desk_picker_is_open (DESK_PICKER (picker)));
  gtk_widget_grab_focus (picker);
  desk_picker_type (DESK_PICKER (picker), "mmxyyx");
  county_until (desk_picker_get_n_found (DESK_PICKER (picker)) == 1);
  county_wait ();
  g_signal_emit_by_name (desk_picker_get_entry (DESK_PICKER (picker)), "activate");
  g_assert_cmpstr (desk_picker_get_uid (DESK_PICKER (picker)), ==, county_text (&county->firm));
  g_assert_cmpstr (desk_picker_get_words (DESK_PICKER (picker)), ==, "某某鞋业有限公司");
  county_free (county, TRUE);
}

static void
test_tree (void)
{
  County *county = county_new (NULL);
  GtkWidget *form, *picker;

  county_show (county);
  open_form (county, "party");
  form = county_form (county);
  picker = gtk_widget_get_ancestor (widget_of (form, "area"), DESK_TYPE_PICKER);
  gtk_widget_grab_focus (picker);
  g_signal_emit_by_name (desk_picker_get_entry (DESK_PICKER (picker)), "icon-release", GTK_ENTRY_ICON_SECONDARY);
  county_wait ();
  g_assert_true (desk_picker_is_open (DESK_PICKER (picker)));
  shell_test_picture (gtk_widget_get_last_child (picker), "tree");
  /* the county is open already; the first row is the county itself */
  g_signal_emit_by_name (desk_picker_get_entry (DESK_PICKER (picker)), "activate");
  g_assert_cmpstr (desk_picker_get_uid (DESK_PICKER (picker)), ==, county_text (&county->county));
  county_free (county, TRUE);
}

/* ---- what a store says ---- */

static void
test_refused (void)
{
  County *county = county_new (NULL);
  g_autofree char *problem = NULL;
  GtkWidget *form;

  county_show (county);
  open_form (county, "ent.firm");
  form = county_form (county);
  county_type (form, "name", "另一家鞋厂");
  county_type (form, "credit_code", "91510722MA620000XG"); /* that of another */
  g_assert_true (desk_form_body_check (desk_form_session_get_body (session_of (county)), TRUE, NULL));
  desk_form_session_save (session_of (county));
  county_until (!desk_form_session_is_busy (session_of (county)));
  problem = desk_form_dup_problem (DESK_FORM (form), "credit_code");
  g_assert_nonnull (problem);
  county_wait ();
  g_assert_cmpstr (focus_name (GTK_WIDGET (county->window)), ==, "field:credit_code");
  g_assert_cmpuint (county_count (county, "ent.firm"), ==, 2);
  county_free (county, TRUE);
}

static void
test_stale (void)
{
  County *county = county_new (NULL);
  g_autoptr (GError) error = NULL;
  DeskCommand *command;
  DeskCommandPart *part;
  GtkWidget *form, *dialog;

  county_show (county);
  desk_deeds_change (county->window, county_text (&county->firm));
  county_until (session_of (county) != NULL && desk_form_session_get_body (session_of (county)) != NULL);
  form = county_form (county);
  county_type (form, "contact", "钱某");
  county_type (form, "address", "工业园三路");
  /* meanwhile somebody else */
  command = county_command (county, "change");
  part = desk_command_add (command, "change", &county->firm, NULL, DESK_ANY_VERSION);
  desk_command_part_set_text (part, "contact", "孙某");
  desk_command_part_set_text (part, "telephone", "13900002222");
  county_do (county, command);
  desk_form_session_save (session_of (county));
  county_until (desk_form_session_get_conflict (session_of (county)) != NULL);
  dialog = desk_form_session_get_conflict (session_of (county));
  county_wait ();
  g_assert_nonnull (desk_offer_find (dialog, "mine:contact"));
  g_assert_null (desk_offer_find (dialog, "mine:address"));
  shell_test_picture (dialog, "conflict");
  desk_conflict_dialog_choose (DESK_CONFLICT_DIALOG (dialog), "contact", TRUE);
  desk_conflict_dialog_go_on (DESK_CONFLICT_DIALOG (dialog));
  county_until (is_gone (county));
  g_autoptr (DeskSnapshot) firm = desk_store_load (county->store, &county->firm, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (desk_snapshot_get_text (firm, "contact"), ==, "钱某");
  g_assert_cmpstr (desk_snapshot_get_text (firm, "address"), ==, "工业园三路");
  g_assert_cmpstr (desk_snapshot_get_text (firm, "telephone"), ==, "13900002222");
  county_free (county, TRUE);
}

static void
test_stale_theirs (void)
{
  County *county = county_new (NULL);
  DeskCommand *command;
  DeskCommandPart *part;

  county_show (county);
  desk_deeds_change (county->window, county_text (&county->firm));
  county_until (session_of (county) != NULL && desk_form_session_get_body (session_of (county)) != NULL);
  county_type (county_form (county), "contact", "钱某");
  command = county_command (county, "change");
  part = desk_command_add (command, "change", &county->firm, NULL, DESK_ANY_VERSION);
  desk_command_part_set_text (part, "contact", "孙某");
  county_do (county, command);
  desk_form_session_save (session_of (county));
  county_until (desk_form_session_get_conflict (session_of (county)) != NULL);
  desk_conflict_dialog_choose (DESK_CONFLICT_DIALOG (desk_form_session_get_conflict (session_of (county))), "contact", FALSE);
  desk_conflict_dialog_go_on (DESK_CONFLICT_DIALOG (desk_form_session_get_conflict (session_of (county))));
  county_until (is_gone (county));
  g_autoptr (DeskSnapshot) firm = desk_store_load (county->store, &county->firm, NULL);
  g_assert_cmpstr (desk_snapshot_get_text (firm, "contact"), ==, "孙某");
  county_free (county, TRUE);
}

/* ---- acts ---- */

static const char *
state_of (County *county, const DeskUuid *uid)
{
  g_autoptr (DeskSnapshot) snapshot = desk_store_load (county->store, uid, NULL);

  return g_intern_string (desk_snapshot_get_text (snapshot, "state"));
}

static void
act (County *county, const char *name, const DeskUuid *uid)
{
  gtk_widget_activate_action (GTK_WIDGET (county->window), "win.act", "(ss)", name, county_text (uid));
  county_until (!desk_deeds_is_busy (county->window));
}

static void
test_acts (void)
{
  County *county = county_new (NULL);
  GtkWidget *dialog, *form, *picker;
  DeskFormSession *session;
  DeskUuid uid;

  county_register (county, "新车间变压器增容", &uid);
  county_show (county);
  act (county, "hand-over", &uid);
  county_until (shell_test_find_window (DESK_TYPE_FORM_DIALOG) != NULL);
  dialog = shell_test_find_window (DESK_TYPE_FORM_DIALOG);
  session = desk_form_dialog_get_session (DESK_FORM_DIALOG (dialog));
  county_until (desk_form_session_get_body (session) != NULL);
  county_wait ();
  form = desk_record_body_get_form (DESK_RECORD_BODY (desk_form_session_get_body (session)));
  picker = gtk_widget_get_ancestor (widget_of (form, "to_unit"), DESK_TYPE_PICKER);
  desk_form_session_save (session); /* refused here: no unit */
  g_assert_true (has_problem (form, "to_unit"));
  shell_test_picture (dialog, "act");
  desk_picker_take (DESK_PICKER (picker), county_text (&county->power), "县供电公司");
  desk_form_session_save (session);
  county_until (shell_test_find_window (DESK_TYPE_FORM_DIALOG) == NULL);
  g_assert_cmpstr (state_of (county, &uid), ==, "handed-over");
  /* back again by the button of the toast */
  gtk_widget_activate_action (GTK_WIDGET (county->window), "win.take-back-last", NULL);
  county_until (!desk_deeds_is_busy (county->window));
  g_assert_cmpstr (state_of (county, &uid), ==, "registered");
  /* what cannot be done is said, and nothing opens */
  act (county, "verify", &uid);
  g_assert_null (shell_test_find_window (DESK_TYPE_FORM_DIALOG));
  g_assert_cmpstr (state_of (county, &uid), ==, "registered");
  county_free (county, TRUE);
}

static void
test_confirm (void)
{
  County *county = county_new (NULL);
  GtkWidget *dialog;
  DeskCommand *command;
  DeskCommandPart *part;
  DeskUuid uid;

  county_register (county, "新车间变压器增容", &uid);
  command = county_command (county, "resolve");
  part = desk_command_add (command, "resolve", &uid, NULL, DESK_ANY_VERSION);
  desk_command_part_set_text (part, "answer", "已增容");
  part = desk_command_add (command, "check", &uid, NULL, DESK_ANY_VERSION);
  desk_command_part_set_text (part, "effect", "用电正常");
  desk_command_part_set_text (part, "verdict", "effective");
  desk_command_part_set_text (part, "satisfied", "satisfied");
  county_do (county, command);
  county_show (county);
  act (county, "verify", &uid); /* asks nothing: done at once */
  g_assert_cmpstr (state_of (county, &uid), ==, "verified");
  /* not before firm and supervising unit have rated it: that is said, and nothing is asked */
  act (county, "strike-off", &uid);
  g_assert_null (shell_test_find_window (ADW_TYPE_MESSAGE_DIALOG));
  g_assert_cmpstr (state_of (county, &uid), ==, "verified");
  command = county_command (county, "evaluate");
  for (guint i = 0; i < 2; i++)
    {
      part = desk_command_add (command, "evaluate", &uid, NULL, DESK_ANY_VERSION);
      desk_command_part_set_text (part, "side", i == 0 ? "party" : "supervisor");
      desk_command_part_set_integer (part, "score", 5);
    }
  county_do (county, command);
  gtk_widget_activate_action (GTK_WIDGET (county->window), "win.act", "(ss)", "strike-off", county_text (&uid));
  county_until (shell_test_find_window (ADW_TYPE_MESSAGE_DIALOG) != NULL);
  dialog = shell_test_find_window (ADW_TYPE_MESSAGE_DIALOG);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "go");
  county_until (!desk_deeds_is_busy (county->window));
  g_assert_cmpstr (state_of (county, &uid), ==, "struck-off");
  county_free (county, TRUE);
}

int
main (int argc, char **argv)
{
  shell_test_init (&argc, &argv);
  g_test_add_func ("/form/bounds", test_bounds);
  g_test_add_func ("/form/messages", test_messages);
  g_test_add_func ("/form/shown-if", test_shown_if);
  g_test_add_func ("/form/keys", test_keys);
  g_test_add_func ("/form/escape", test_escape);
  g_test_add_func ("/form/picker", test_picker);
  g_test_add_func ("/form/tree", test_tree);
  g_test_add_func ("/form/refused", test_refused);
  g_test_add_func ("/form/stale", test_stale);
  g_test_add_func ("/form/stale-theirs", test_stale_theirs);
  g_test_add_func ("/form/acts", test_acts);
  g_test_add_func ("/form/confirm", test_confirm);
  return g_test_run ();
}
