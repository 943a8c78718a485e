/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/desk-form-session.h"

#include "model/desk-date.h"
#include "shell/desk-conflict-dialog.h"
#include "shell/desk-deed.h"
#include "shell/desk-draft-keeper.h"
#include "shell/desk-many-body.h"
#include "shell/desk-many-cases.h"
#include "shell/desk-offer.h"
#include "shell/desk-record-body.h"
#include "shell/desk-visit-body.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* So many labels of what is missing are named; the rest are counted. */
#define NAMED 3

struct _DeskFormSession {
  GtkWidget parent_instance;
  DeskStore *store;
  char *form;
  GVariant *presets;
  gboolean plain, busy, finished, shown_all, failed;
  gboolean typed;      /* since it was opened */
  DeskUuid command;    /* of what is saved: the draft's, unless another window saved that */
  GtkWidget *box, *holder, *fault, *fault_words, *status_icon, *status, *saved_icon, *saved, *save_button, *save_label;
  DeskFormBody *body;
  DeskDraftKeeper *keeper;
  GtkWidget *conflict;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (DeskFormSession, desk_form_session, GTK_TYPE_WIDGET)

enum { DONE, CLOSED, READY, N_SIGNALS };
static guint signals[N_SIGNALS];

/* ---- the bar ---- */

static char *
describe_missing (GPtrArray *missing)
{
  GString *names = g_string_new (NULL);
  const char *comma = desk_language_pick (", ", "、");

  for (guint i = 0; i < MIN (missing->len, NAMED); i++)
    g_string_append_printf (names, "%s%s", i > 0 ? comma : "", (const char *) missing->pdata[i]);
  if (missing->len > NAMED)
    g_string_append (names, "…");
  g_autofree char *all = g_string_free (names, FALSE);
  return g_strdup_printf (ngettext ("%u field still needed: %s", "%u fields still needed: %s", missing->len), missing->len, all);
}

char *
desk_form_session_dup_status (DeskFormSession *self)
{
  g_autoptr (GPtrArray) missing = g_ptr_array_new_with_free_func (g_free);

  if (self->body == NULL || desk_form_body_check (self->body, FALSE, missing))
    return g_strdup ("");
  return describe_missing (missing);
}

static void
show_status (DeskFormSession *self)
{
  g_autofree char *text = desk_form_session_dup_status (self);
  g_autofree char *label = self->body != NULL ? desk_form_body_dup_label (self->body) : g_strdup (_("Save"));
  gboolean fine = *text == '\0';

  gtk_label_set_text (GTK_LABEL (self->status), fine ? _("Everything needed is filled in") : text);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->status_icon), fine ? "desk-check-symbolic" : "desk-alert-symbolic");
  for (guint i = 0; i < 2; i++)
    {
      GtkWidget *widget = i == 0 ? self->status : self->status_icon;
      /* what is missing is no fault before somebody tried to save */
      gtk_widget_remove_css_class (widget, "l-red");
      gtk_widget_remove_css_class (widget, "l-green");
      gtk_widget_remove_css_class (widget, "l-grey");
      gtk_widget_add_css_class (widget, fine ? "l-green" : self->shown_all ? "l-red" : "l-grey");
    }
  gtk_label_set_text (GTK_LABEL (self->save_label), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->save_button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_set_sensitive (self->save_button, self->body != NULL && !self->busy);
}

static void
show_saved (DeskFormSession *self)
{
  gint64 at = self->keeper != NULL ? desk_draft_keeper_get_saved (self->keeper) : 0;
  g_autofree char *time = NULL, *text = NULL;

  gtk_widget_set_visible (self->saved_icon, at != 0 || self->failed);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->saved_icon), self->failed ? "desk-warn-symbolic" : "desk-check-symbolic");
  if (self->failed)
    text = g_strdup (_("Draft not saved"));
  else if (at != 0)
    {
      time = desk_date_format_short_time (at, desk_store_now (self->store), desk_store_get_zone (self->store));
      text = g_strdup_printf (_("Draft saved %s"), time);
    }
  gtk_label_set_text (GTK_LABEL (self->saved), text != NULL ? text : "");
}

static void
show_fault (DeskFormSession *self, const char *text)
{
  gtk_label_set_text (GTK_LABEL (self->fault_words), text != NULL ? text : "");
  gtk_widget_set_visible (self->fault, text != NULL && *text != '\0');
}

/* ---- drafts ---- */

static GVariant *
collect (gpointer data, char **title)
{
  DeskFormSession *self = data;

  *title = desk_form_body_dup_title (self->body);
  return desk_form_body_save (self->body);
}

static void
draft_saved (DeskFormSession *self)
{
  self->failed = FALSE;
  show_saved (self);
}

static void
draft_failed (DeskFormSession *self, const char *text)
{
  self->failed = TRUE;
  show_saved (self);
  show_fault (self, text);
}

static void
body_changed (DeskFormSession *self)
{
  if (self->finished)
    return;
  self->typed = TRUE;
  desk_draft_keeper_touch (self->keeper);
  show_status (self);
}

static void
body_left (DeskFormSession *self)
{
  if (self->finished)
    return;
  desk_draft_keeper_flush (self->keeper);
  show_status (self);
}

gboolean
desk_form_session_has_unsaved (DeskFormSession *self)
{
  g_return_val_if_fail (DESK_IS_FORM_SESSION (self), FALSE);
  return !self->finished && self->body != NULL && !desk_draft_keeper_flush (self->keeper);
}

gboolean
desk_form_session_keep (DeskFormSession *self)
{
  g_return_val_if_fail (DESK_IS_FORM_SESSION (self), FALSE);
  if (self->busy)
    return FALSE;
  /* what nobody typed is no draft */
  if (self->body != NULL && !self->finished && desk_form_body_is_touched (self->body))
    {
      desk_draft_keeper_touch (self->keeper);
      if (!desk_draft_keeper_flush (self->keeper))
        return FALSE;
    }
  g_signal_emit (self, signals[CLOSED], 0);
  return TRUE;
}

void
desk_form_session_discard (DeskFormSession *self)
{
  g_autoptr (GError) error = NULL;

  g_return_if_fail (DESK_IS_FORM_SESSION (self));
  if (self->busy)
    return;
  if (!desk_draft_keeper_drop (self->keeper, &error))
    {
      show_fault (self, error->message);
      return;
    }
  self->finished = TRUE;
  g_signal_emit (self, signals[CLOSED], 0);
}

static void
discard_answered (DeskFormSession *self, const char *answer)
{
  if (g_str_equal (answer, "discard"))
    desk_form_session_discard (self);
}

static void
discard_clicked (DeskFormSession *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *dialog;

  if (self->body == NULL || !desk_form_body_is_touched (self->body))
    {
      desk_form_session_discard (self);
      return;
    }
  dialog = adw_message_dialog_new (GTK_WINDOW (root), _("Throw away what you typed?"), _("The draft is deleted. This cannot be undone."));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "keep", _("_Go on typing"), "discard", _("_Throw away"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "keep");
  g_signal_connect_object (dialog, "response", G_CALLBACK (discard_answered), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* ---- saving ---- */

static void
set_busy (DeskFormSession *self, gboolean busy)
{
  self->busy = busy;
  gtk_widget_set_sensitive (self->holder, !busy);
  show_status (self);
}

static void
finish (DeskFormSession *self, const DeskOutcome *outcome)
{
  g_autofree char *text = outcome->status == DESK_OUTCOME_ALREADY_DONE ? g_strdup (_("This had been saved already; the draft is put away."))
                                                                       : desk_form_body_dup_done (self->body);

  self->finished = TRUE;
  /* A draft that cannot be deleted does no harm: its command is known to the store. */
  desk_draft_keeper_drop (self->keeper, NULL);
  g_signal_emit (self, signals[DONE], 0, text);
}

static void
show_problems (DeskFormSession *self, const DeskOutcome *outcome)
{
  GString *rest = g_string_new (NULL);

  for (guint i = 0; i < outcome->problems->len; i++)
    {
      const DeskProblem *problem = outcome->problems->pdata[i];
      if (problem->field == NULL || !desk_form_body_show_problem (self->body, problem->part, problem->field, problem->message))
        g_string_append_printf (rest, "%s%s", rest->len > 0 ? "\n" : "", problem->message);
    }
  show_fault (self, rest->str);
  g_string_free (rest, TRUE);
  desk_form_body_start (self->body, TRUE);
}

static void
loaded_again (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DeskFormSession) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskSnapshot) snapshot = desk_store_load_finish (DESK_STORE (source), result, &error);

  if (self->body == NULL)
    return;
  set_busy (self, FALSE);
  if (snapshot == NULL)
    {
      show_fault (self, error->message);
      return;
    }
  desk_form_body_rebase (self->body, snapshot);
  desk_draft_keeper_touch (self->keeper);
  desk_form_session_save (self);
}

/* The choices are in the form: it now rests on the record as it is, and is saved again. */
static void
conflict_chosen (DeskFormSession *self)
{
  const DeskUuid *record = desk_form_body_get_record (self->body);

  if (record == NULL)
    return;
  set_busy (self, TRUE);
  desk_store_load_async (self->store, record, self->cancellable, loaded_again, g_object_ref (self));
}

static void
conflict_gone (gpointer data, GObject *where G_GNUC_UNUSED)
{
  ((DeskFormSession *) data)->conflict = NULL;
}

static void
show_conflicts (DeskFormSession *self, const DeskOutcome *outcome)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  self->conflict = desk_conflict_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, self->body, outcome);
  g_object_weak_ref (G_OBJECT (self->conflict), conflict_gone, self);
  g_signal_connect_object (self->conflict, "chosen", G_CALLBACK (conflict_chosen), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (self->conflict));
}

static void load_many (DeskFormSession *self);

static void
executed (GObject *source G_GNUC_UNUSED, GAsyncResult *result, gpointer data)
{
  g_autoptr (DeskFormSession) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskOutcome) outcome = desk_deed_run_finish (result, &error);

  if (self->body == NULL)
    {
      /* the window went while it was written: what is stored needs no draft */
      if (desk_deed_is_done (outcome))
        desk_draft_keeper_drop (self->keeper, NULL);
      return;
    }
  set_busy (self, FALSE);
  if (outcome == NULL)
    show_fault (self, error->message);
  else if (outcome->status == DESK_OUTCOME_ALREADY_DONE && self->typed && desk_uuid_equal (&self->command, desk_draft_keeper_get_uid (self->keeper)))
    {
      /* Another window went on with the same draft and saved it: what was typed here is
       * something else, and is compared with that like anybody's. */
      desk_store_new_uuid (self->store, &self->command);
      desk_form_session_save (self);
    }
  else if (desk_deed_is_done (outcome))
    finish (self, outcome);
  else if (outcome->status == DESK_OUTCOME_STALE && DESK_IS_MANY_BODY (self->body))
    {
      show_fault (self, _("Somebody changed some of these cases meanwhile. They were read again: save once more if it is still right."));
      load_many (self);
    }
  else if (outcome->status == DESK_OUTCOME_STALE)
    show_conflicts (self, outcome);
  else if (outcome->status == DESK_OUTCOME_REFUSED)
    show_problems (self, outcome);
  else
    show_fault (self, _("It is not known whether this was saved. Your draft is kept; save again: it cannot be registered twice."));
}

void
desk_form_session_save (DeskFormSession *self)
{
  DeskCommand *command;

  g_return_if_fail (DESK_IS_FORM_SESSION (self));
  if (self->busy || self->finished || self->body == NULL)
    return;
  show_fault (self, NULL);
  self->shown_all = TRUE;
  if (!desk_form_body_check (self->body, TRUE, NULL))
    {
      show_status (self);
      desk_form_body_start (self->body, TRUE);
      return;
    }
  /* the draft is on the disk before the command goes out */
  desk_draft_keeper_touch (self->keeper);
  desk_draft_keeper_flush (self->keeper);
  g_auto (GStrv) words = g_strsplit (self->form, " ", 3);
  gboolean acts = g_str_equal (words[0], "act") || g_str_equal (words[0], "many");
  command = desk_deed_new (self->store, acts && words[1] != NULL ? words[1] : words[0], &self->command);
  desk_form_body_fill (self->body, command);
  set_busy (self, TRUE);
  desk_deed_run_async (self->store, command, NULL, executed, g_object_ref (self));
}

/* ---- opening ---- */

static void
apply_presets (DeskFormSession *self)
{
  GVariantIter iter;
  const char *field, *text;

  if (self->presets == NULL)
    return;
  g_variant_iter_init (&iter, self->presets);
  while (g_variant_iter_next (&iter, "{&s&s}", &field, &text))
    desk_form_body_set (self->body, field, text);
}

static void
take_body (DeskFormSession *self, GtkWidget *body)
{
  g_autofree char *folder = desk_drafts_folder (desk_store_get_path (self->store));
  g_autoptr (DeskDraft) draft = desk_drafts_load (folder, desk_draft_keeper_get_uid (self->keeper), NULL);

  self->body = DESK_FORM_BODY (body);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->holder), body);
  apply_presets (self);
  if (draft != NULL && g_strcmp0 (draft->form, self->form) == 0)
    {
      desk_form_body_restore (self->body, draft->content);
      desk_draft_keeper_set_saved (self->keeper, draft->saved_us);
    }
  g_signal_connect_swapped (body, "changed", G_CALLBACK (body_changed), self);
  g_signal_connect_swapped (body, "left", G_CALLBACK (body_left), self);
  show_status (self);
  show_saved (self);
  g_signal_emit (self, signals[READY], 0);
}

static void
loaded (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DeskFormSession) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskSnapshot) snapshot = desk_store_load_finish (DESK_STORE (source), result, &error);
  g_auto (GStrv) words = g_strsplit (self->form, " ", 3);
  const DeskAct *act = g_str_equal (words[0], "act") ? desk_act_find (words[1]) : NULL;

  if (self->holder == NULL)
    return;
  if (snapshot == NULL)
    {
      show_fault (self, error->message);
      g_signal_emit (self, signals[READY], 0);
      return;
    }
  take_body (self, act != NULL ? desk_record_body_new_act (self->store, act, snapshot) : desk_record_body_new_change (self->store, snapshot));
}

static void
many_loaded (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DeskFormSession) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) snapshots = desk_many_cases_load_finish (DESK_STORE (source), result, &error);
  g_auto (GStrv) words = g_strsplit (self->form, " ", 3);

  if (self->holder == NULL)
    return;
  if (snapshots == NULL)
    show_fault (self, error->message);
  else if (self->body != NULL)
    {
      desk_many_body_take (DESK_MANY_BODY (self->body), snapshots);
      show_status (self);
    }
  else
    take_body (self, desk_many_body_new (self->store, desk_act_find (words[1]), snapshots));
  if (self->body == NULL)
    g_signal_emit (self, signals[READY], 0);
}

static void
load_many (DeskFormSession *self)
{
  g_auto (GStrv) words = g_strsplit (self->form, " ", 3);

  desk_many_cases_load_async (self->store, words[2], self->cancellable, many_loaded, g_object_ref (self));
}

static void
open_form (DeskFormSession *self)
{
  g_auto (GStrv) words = g_strsplit (self->form, " ", 3);
  guint n = g_strv_length (words);
  DeskRegistry *registry = desk_store_get_registry (self->store);
  DeskType *type = n == 2 && g_str_equal (words[0], "create") ? desk_registry_find_type (registry, words[1]) : NULL;
  DeskUuid uid;

  if (type != NULL && desk_type_is_a (type, "visit"))
    take_body (self, desk_visit_body_new (self->store, type));
  else if (type != NULL)
    take_body (self, desk_record_body_new_create (self->store, type, self->plain));
  else if (n == 3 && g_str_equal (words[0], "many") && desk_act_find (words[1]) != NULL)
    load_many (self);
  else if (n > 1 && desk_uuid_parse (words[n - 1], &uid))
    desk_store_load_async (self->store, &uid, self->cancellable, loaded, g_object_ref (self));
  else
    show_fault (self, _("This draft belongs to a program area that is switched off. It is kept; switch the area on to go on with it."));
}

/* ---- making ---- */

static GtkWidget *
make_fault (DeskFormSession *self)
{
  GtkWidget *icon = gtk_image_new_from_icon_name ("desk-alert-symbolic");

  self->fault = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  self->fault_words = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->fault_words), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->fault_words), 0);
  gtk_widget_set_name (self->fault_words, "form.fault");
  gtk_widget_set_hexpand (self->fault_words, TRUE);
  gtk_widget_add_css_class (self->fault, "desk-fault");
  gtk_widget_add_css_class (self->fault, "t-red");
  gtk_box_append (GTK_BOX (self->fault), icon);
  gtk_box_append (GTK_BOX (self->fault), self->fault_words);
  gtk_widget_set_visible (self->fault, FALSE);
  return self->fault;
}

static GtkWidget *
make_bar (DeskFormSession *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *discard = desk_offer_button (&(DeskOffer) { "form.discard", NULL, _("_Discard"), _("Throw away what was typed"), NULL, NULL, "flat" });
  GtkWidget *keep = desk_offer_button (&(DeskOffer) { "form.keep", NULL, _("_Keep as draft"), _("Go on another time"), NULL, "Escape", NULL });
  GtkWidget *keys = gtk_label_new (_("Ctrl+Enter"));

  self->status_icon = gtk_image_new_from_icon_name ("desk-alert-symbolic");
  self->status = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->status), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (self->status), 0);
  gtk_widget_set_name (self->status, "form.status");
  gtk_widget_add_css_class (self->status, "small");
  gtk_widget_set_hexpand (self->status, TRUE);
  self->saved_icon = gtk_image_new ();
  gtk_widget_add_css_class (self->saved_icon, "a-green");
  self->saved = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->saved), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (self->saved, "factk");
  gtk_widget_add_css_class (self->saved, "num");
  self->save_button = desk_offer_button (&(DeskOffer) { "form.save", NULL, _("Save"), NULL, NULL, "<Control>Return", "suggested-action" });
  self->save_label = gtk_label_new (_("Save"));
  gtk_button_set_child (GTK_BUTTON (self->save_button), self->save_label);
  /* in a narrow window words are cut, buttons are not */
  for (guint i = 0; i < 2; i++)
    {
      GtkWidget *label = gtk_button_get_child (GTK_BUTTON (i == 0 ? discard : keep));
      if (GTK_IS_LABEL (label))
        gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
    }
  gtk_label_set_ellipsize (GTK_LABEL (keys), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (keys, "kbd");
  gtk_widget_set_valign (keys, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (discard, "clicked", G_CALLBACK (discard_clicked), self);
  g_signal_connect_swapped (keep, "clicked", G_CALLBACK (desk_form_session_keep), self);
  g_signal_connect_swapped (self->save_button, "clicked", G_CALLBACK (desk_form_session_save), self);
  gtk_widget_add_css_class (bar, "desk-actionbar");
  gtk_box_append (GTK_BOX (bar), self->status_icon);
  gtk_box_append (GTK_BOX (bar), self->status);
  gtk_box_append (GTK_BOX (bar), self->saved_icon);
  gtk_box_append (GTK_BOX (bar), self->saved);
  gtk_box_append (GTK_BOX (bar), discard);
  gtk_box_append (GTK_BOX (bar), keep);
  gtk_box_append (GTK_BOX (bar), self->save_button);
  gtk_box_append (GTK_BOX (bar), keys);
  gtk_widget_set_visible (keys, !self->plain);
  return bar;
}

DeskFormBody *
desk_form_session_get_body (DeskFormSession *self)
{
  g_return_val_if_fail (DESK_IS_FORM_SESSION (self), NULL);
  return self->body;
}

const DeskUuid *
desk_form_session_get_uid (DeskFormSession *self)
{
  g_return_val_if_fail (DESK_IS_FORM_SESSION (self), NULL);
  return &self->command;
}

const char *
desk_form_session_get_form (DeskFormSession *self)
{
  g_return_val_if_fail (DESK_IS_FORM_SESSION (self), NULL);
  return self->form;
}

void
desk_form_session_start (DeskFormSession *self)
{
  g_return_if_fail (DESK_IS_FORM_SESSION (self));
  if (self->body != NULL)
    desk_form_body_start (self->body, FALSE);
}

gboolean
desk_form_session_is_busy (DeskFormSession *self)
{
  g_return_val_if_fail (DESK_IS_FORM_SESSION (self), FALSE);
  return self->busy;
}

GtkWidget *
desk_form_session_get_conflict (DeskFormSession *self)
{
  g_return_val_if_fail (DESK_IS_FORM_SESSION (self), NULL);
  return self->conflict;
}

static gboolean
save_key (GtkWidget *widget, GVariant *args G_GNUC_UNUSED, gpointer data G_GNUC_UNUSED)
{
  desk_form_session_save (DESK_FORM_SESSION (widget));
  return TRUE;
}

static gboolean
keep_key (GtkWidget *widget, GVariant *args G_GNUC_UNUSED, gpointer data G_GNUC_UNUSED)
{
  desk_form_session_keep (DESK_FORM_SESSION (widget));
  return TRUE;
}

/* Before the fields get it: a text of several lines would take Ctrl+Enter. */
static void
add_save_keys (DeskFormSession *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  for (guint i = 0; i < 2; i++)
    gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                          gtk_shortcut_new (gtk_keyval_trigger_new (i == 0 ? GDK_KEY_Return : GDK_KEY_KP_Enter, GDK_CONTROL_MASK),
                                                            gtk_callback_action_new (save_key, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

GtkWidget *
desk_form_session_new (DeskStore *store, const char *form, const DeskUuid *uid, GVariant *presets, gboolean plain)
{
  DeskFormSession *self = g_object_new (DESK_TYPE_FORM_SESSION, NULL);
  DeskUuid fresh;

  self->store = g_object_ref (store);
  self->form = g_strdup (form);
  self->presets = presets != NULL ? g_variant_ref_sink (presets) : NULL;
  self->plain = plain;
  if (uid == NULL)
    desk_store_new_uuid (store, &fresh);
  self->command = uid != NULL ? *uid : fresh;
  self->keeper = desk_draft_keeper_new (store, &self->command, form, collect, self);
  g_signal_connect_object (self->keeper, "saved", G_CALLBACK (draft_saved), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->keeper, "failed", G_CALLBACK (draft_failed), self, G_CONNECT_SWAPPED);
  self->holder = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->holder), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->holder), plain);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->holder), plain ? 520 : -1);
  gtk_widget_add_css_class (self->holder, plain ? "desk-form-plain" : "desk-form-page");
  gtk_widget_set_vexpand (self->holder, TRUE);
  gtk_box_append (GTK_BOX (self->box), self->holder);
  gtk_box_append (GTK_BOX (self->box), make_fault (self));
  gtk_box_append (GTK_BOX (self->box), make_bar (self));
  add_save_keys (self);
  show_status (self);
  open_form (self);
  return GTK_WIDGET (self);
}

static void
desk_form_session_dispose (GObject *object)
{
  DeskFormSession *self = DESK_FORM_SESSION (object);

  /* nothing typed is lost when a window goes */
  if (self->body != NULL && !self->finished)
    desk_draft_keeper_flush (self->keeper);
  if (self->keeper != NULL)
    desk_draft_keeper_stop (self->keeper);
  if (self->conflict != NULL)
    {
      g_object_weak_unref (G_OBJECT (self->conflict), conflict_gone, self);
      self->conflict = NULL;
    }
  g_cancellable_cancel (self->cancellable);
  self->body = NULL;
  self->holder = NULL;
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (desk_form_session_parent_class)->dispose (object);
}

static void
desk_form_session_finalize (GObject *object)
{
  DeskFormSession *self = DESK_FORM_SESSION (object);

  g_clear_object (&self->keeper);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->store);
  g_clear_pointer (&self->presets, g_variant_unref);
  g_free (self->form);
  G_OBJECT_CLASS (desk_form_session_parent_class)->finalize (object);
}

static void
desk_form_session_class_init (DeskFormSessionClass *klass)
{
  GtkWidgetClass *widget = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_form_session_dispose;
  G_OBJECT_CLASS (klass)->finalize = desk_form_session_finalize;
  gtk_widget_class_set_layout_manager_type (widget, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_add_binding (widget, GDK_KEY_Escape, 0, keep_key, NULL);
  signals[DONE] = g_signal_new ("done", DESK_TYPE_FORM_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[CLOSED] = g_signal_new ("closed", DESK_TYPE_FORM_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[READY] = g_signal_new ("ready", DESK_TYPE_FORM_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
desk_form_session_init (DeskFormSession *self)
{
  self->cancellable = g_cancellable_new ();
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}
