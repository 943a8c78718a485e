/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/desk-deeds.h"

#include "model/desk-act.h"
#include "shell/desk-deed.h"
#include "shell/desk-drafts-page.h"
#include "shell/desk-form-dialog.h"
#include "shell/desk-form-page.h"
#include "shell/desk-form-print.h"
#include "shell/desk-found.h"
#include "shell/desk-many-cases.h"
#include "shell/desk-record-body.h"
#include "store/desk-drafts.h"

#include <glib/gi18n-lib.h>

#define KEY "desk-deeds"

typedef struct {
  DeskWindow *window; /* owns this */
  DeskStore *store;
  guint busy;
  char *last_command; /* what Ctrl+Z would undo */
  char *last_text;    /* and what was said of it */
} Deeds;

/* What a call needs when its answer comes: the window may have gone by then. */
typedef struct {
  GWeakRef window;
  DeskStore *store;
  const DeskAct *act;
  char *title;
  DeskSnapshot *snapshot; /* of the case acted on */
  DeskUuid command;
  GVariant *presets;
} Call;

static Deeds *
deeds_of (DeskWindow *window)
{
  return g_object_get_data (G_OBJECT (window), KEY);
}

static void
deeds_free (gpointer data)
{
  Deeds *deeds = data;

  g_object_unref (deeds->store);
  g_free (deeds->last_command);
  g_free (deeds->last_text);
  g_free (deeds);
}

static Call *
call_new (Deeds *deeds)
{
  Call *call = g_new0 (Call, 1);

  g_weak_ref_init (&call->window, deeds->window);
  call->store = g_object_ref (deeds->store);
  deeds->busy++;
  return call;
}

static void
call_free (Call *call)
{
  g_weak_ref_clear (&call->window);
  g_object_unref (call->store);
  g_free (call->title);
  desk_snapshot_free (call->snapshot);
  g_clear_pointer (&call->presets, g_variant_unref);
  g_free (call);
}

/* Returns: (transfer full): the window, if it and its store are still there */
static DeskWindow *
call_window (Call *call)
{
  DeskWindow *window = g_weak_ref_get (&call->window);
  Deeds *deeds = window != NULL ? deeds_of (window) : NULL;

  if (deeds == NULL)
    {
      g_clear_object (&window);
      return NULL;
    }
  deeds->busy--;
  return window;
}

gboolean
desk_deeds_is_busy (DeskWindow *window)
{
  Deeds *deeds = deeds_of (window);

  return deeds != NULL && deeds->busy > 0;
}

static void
set_last (Deeds *deeds, const char *command, const char *text)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (deeds->window), "take-back-last");

  g_free (deeds->last_command);
  g_free (deeds->last_text);
  deeds->last_command = g_strdup (command);
  deeds->last_text = g_strdup (text);
  if (action != NULL)
    g_simple_action_set_enabled (G_SIMPLE_ACTION (action), command != NULL);
  /* Ctrl+Z does the same where no text field takes it */
  gtk_widget_action_set_enabled (GTK_WIDGET (deeds->window), "win.undo", command != NULL);
}

void
desk_deeds_tell_done (DeskWindow *window, const char *text, const DeskUuid *command)
{
  g_autofree char *uid = command != NULL ? desk_uuid_to_string (command) : NULL;
  g_autofree char *action = uid != NULL ? g_strdup_printf ("win.take-back('%s')", uid) : NULL;

  if (deeds_of (window) != NULL)
    set_last (deeds_of (window), uid, text);
  desk_window_toast (window, text, action != NULL ? _("Undo") : NULL, action);
}

static void
tell_failed (DeskWindow *window, const DeskOutcome *outcome, const GError *error)
{
  g_autofree char *text = NULL;

  if (outcome == NULL)
    text = g_strdup (error->message);
  else if (outcome->status == DESK_OUTCOME_STALE)
    text = g_strdup (_("Somebody changed it meanwhile: look at it again before you go on. Nothing was done."));
  else if (outcome->status == DESK_OUTCOME_UNKNOWN)
    text = g_strdup (_("It is not known whether this was done. Look at the record before you try again."));
  else
    text = desk_outcome_describe (outcome);
  desk_window_toast (window, text, NULL, NULL);
}

/* ---- acts ---- */

static void
act_executed (GObject *source G_GNUC_UNUSED, GAsyncResult *result, gpointer data)
{
  Call *call = data;
  g_autoptr (DeskWindow) window = call_window (call);
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskOutcome) outcome = desk_deed_run_finish (result, &error);

  if (window != NULL && desk_deed_is_done (outcome))
    {
      g_autofree char *text = g_strdup_printf ("%s · %s", desk_act_get_done (call->act), call->title);
      desk_deeds_tell_done (window, text, (call->act->flags & DESK_ACT_UNDOABLE) ? &call->command : NULL);
    }
  else if (window != NULL)
    tell_failed (window, outcome, error);
  call_free (call);
}

static void
run_act (Call *call)
{
  DeskCommand *command = desk_deed_new (call->store, call->act->name, NULL);

  call->command = command->uid;
  desk_command_add (command, call->act->name, &call->snapshot->uid, NULL, call->snapshot->version);
  desk_act_complete (command, desk_registry_find_type (desk_store_get_registry (call->store), call->snapshot->type), call->snapshot, NULL, NULL);
  desk_deed_run_async (call->store, command, NULL, act_executed, call);
}

static void
confirm_answered (AdwMessageDialog *dialog, const char *answer, Call *call)
{
  g_object_steal_data (G_OBJECT (dialog), "call");
  if (g_str_equal (answer, "go"))
    {
      run_act (call);
      return;
    }
  g_autoptr (DeskWindow) window = call_window (call);
  call_free (call);
}

static void
confirm (DeskWindow *window, Call *call)
{
  g_autofree char *title = g_strdup_printf (_("%s: %s?"), desk_act_get_label (call->act), call->title);
  g_autofree char *go = g_strdup_printf ("_%s", desk_act_get_label (call->act));
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (window), title, (call->act->flags & DESK_ACT_UNDOABLE) ? NULL : _("This cannot be undone."));

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "go", go, NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "go", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "go");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_object_set_data_full (G_OBJECT (dialog), "call", call, (GDestroyNotify) call_free);
  g_signal_connect (dialog, "response", G_CALLBACK (confirm_answered), call);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
dialog_done (DeskFormSession *session, const char *text, DeskWindow *window)
{
  g_auto (GStrv) words = g_strsplit (desk_form_session_get_form (session), " ", 3);
  const DeskAct *act = g_str_equal (words[0], "act") || g_str_equal (words[0], "many") ? desk_act_find (words[1]) : NULL;

  if (deeds_of (window) != NULL)
    desk_deeds_tell_done (window, text, act == NULL || (act->flags & DESK_ACT_UNDOABLE) ? desk_form_session_get_uid (session) : NULL);
}

static void
open_dialog (DeskWindow *window, DeskStore *store, const char *form, const DeskUuid *uid, GVariant *presets)
{
  GtkWidget *dialog = desk_form_dialog_new (GTK_WINDOW (window), store, form, uid, presets);

  g_signal_connect_object (desk_form_dialog_get_session (DESK_FORM_DIALOG (dialog)), "done", G_CALLBACK (dialog_done), window, 0);
  desk_form_dialog_show (DESK_FORM_DIALOG (dialog));
}

static char *
name_of (DeskStore *store, const DeskSnapshot *snapshot)
{
  const char *number = desk_snapshot_get_text (snapshot, "number");

  return number != NULL ? g_strdup (number) : desk_store_title (store, &snapshot->uid);
}

/* A draft of the same act on the same case is gone on with. */
static gboolean
find_draft (DeskStore *store, const char *form, DeskUuid *uid)
{
  g_autofree char *folder = desk_drafts_folder (desk_store_get_path (store));
  g_autoptr (GPtrArray) drafts = desk_drafts_list (folder, NULL, NULL);

  for (guint i = 0; drafts != NULL && i < drafts->len; i++)
    {
      const DeskDraft *draft = drafts->pdata[i];
      if (g_strcmp0 (draft->form, form) != 0)
        continue;
      *uid = draft->uid;
      return TRUE;
    }
  return FALSE;
}

static void
act_loaded (GObject *source, GAsyncResult *result, gpointer data)
{
  Call *call = data;
  g_autoptr (DeskWindow) window = call_window (call);
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskSnapshot) snapshot = desk_store_load_finish (DESK_STORE (source), result, &error);
  DeskType *type = snapshot != NULL ? desk_registry_find_type (desk_store_get_registry (call->store), snapshot->type) : NULL;
  g_autofree char *why = NULL;
  DeskUuid draft;

  if (window == NULL || type == NULL || !desk_act_allowed (call->act, type, snapshot, &why))
    {
      if (window != NULL)
        desk_window_toast (window, error != NULL ? error->message : why != NULL ? why : _("This cannot be done with the case as it stands."), NULL, NULL);
      call_free (call);
      return;
    }
  if (desk_record_body_act_asks (call->store, call->act, snapshot))
    {
      g_autofree char *uid = desk_uuid_to_string (&snapshot->uid);
      g_autofree char *form = g_strdup_printf ("act %s %s", call->act->name, uid);
      open_dialog (window, call->store, form, find_draft (call->store, form, &draft) ? &draft : NULL, NULL);
      call_free (call);
      return;
    }
  deeds_of (window)->busy++;
  call->title = name_of (call->store, snapshot);
  call->snapshot = g_steal_pointer (&snapshot);
  if (call->act->flags & DESK_ACT_CONFIRM)
    confirm (window, call);
  else
    run_act (call);
}

void
desk_deeds_act (DeskWindow *window, const char *act, const char *uid)
{
  Deeds *deeds = deeds_of (window);
  const DeskAct *found = desk_act_find (act);
  DeskUuid record;
  Call *call;

  g_return_if_fail (deeds != NULL);
  if (found == NULL || !desk_uuid_parse (uid, &record))
    {
      desk_window_toast (window, _("There is no such act."), NULL, NULL);
      return;
    }
  call = call_new (deeds);
  call->act = found;
  desk_store_load_async (deeds->store, &record, NULL, act_loaded, call);
}

/* ---- forms as pages ---- */

static void
open_page (DeskWindow *window, const DeskUuid *uid, const char *form)
{
  g_autofree char *text = desk_uuid_to_string (uid);
  g_autofree char *parameter = g_strdup_printf ("%s %s", text, form);
  g_autoptr (GError) error = NULL;

  if (!desk_window_open (window, DESK_PAGE_FORM, parameter, &error))
    desk_window_toast (window, error->message, NULL, NULL);
}

void
desk_deeds_create (DeskWindow *window, const char *type, GVariant *presets)
{
  Deeds *deeds = deeds_of (window);
  g_autofree char *form = g_strdup_printf ("create %s", type);
  DeskUuid uid, draft;

  g_return_if_fail (deeds != NULL);
  if (desk_registry_find_type (desk_store_get_registry (deeds->store), type) == NULL)
    {
      desk_window_toast (window, _("Records of this kind belong to a program area that is switched off."), NULL, NULL);
      return;
    }
  desk_store_new_uuid (deeds->store, &uid);
  gboolean waiting = find_draft (deeds->store, form, &draft);
  if (presets != NULL)
    desk_form_page_preset (window, &uid, presets);
  open_page (window, &uid, form);
  if (waiting)
    {
      g_autofree char *text = desk_uuid_to_string (&draft);
      g_autofree char *action = g_strdup_printf ("win.draft('%s')", text);
      desk_window_toast (window, _("There is a draft of this kind already"), _("Go on with it"), action);
    }
}

void
desk_deeds_change (DeskWindow *window, const char *record)
{
  Deeds *deeds = deeds_of (window);
  g_autofree char *form = g_strdup_printf ("change %s", record);
  DeskUuid uid;

  g_return_if_fail (deeds != NULL);
  if (!find_draft (deeds->store, form, &uid))
    desk_store_new_uuid (deeds->store, &uid);
  open_page (window, &uid, form);
}

void
desk_deeds_open_draft (DeskWindow *window, const char *text)
{
  Deeds *deeds = deeds_of (window);
  g_autofree char *folder = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskDraft) draft = NULL;
  DeskUuid uid;

  g_return_if_fail (deeds != NULL);
  folder = desk_drafts_folder (desk_store_get_path (deeds->store));
  if (desk_uuid_parse (text, &uid))
    draft = desk_drafts_load (folder, &uid, &error);
  if (draft == NULL)
    desk_window_toast (window, error != NULL ? error->message : _("This draft is no longer there."), NULL, NULL);
  else if (g_str_has_prefix (draft->form, "act ") || g_str_has_prefix (draft->form, "many "))
    open_dialog (window, deeds->store, draft->form, &uid, NULL);
  else
    open_page (window, &uid, draft->form);
}

/* ---- many at once ---- */

static void
many_found (GObject *source, GAsyncResult *result, gpointer data)
{
  Call *call = data;
  g_autoptr (DeskWindow) window = call_window (call);
  g_autoptr (GError) error = NULL;
  g_autofree char *uids = desk_many_cases_find_finish (DESK_STORE (source), result, &error);
  g_autofree char *form = NULL;

  if (window != NULL && (uids == NULL || *uids == '\0'))
    desk_window_toast (window, error != NULL ? error->message : _("There is no case that this could be done with."), NULL, NULL);
  else if (window != NULL)
    {
      form = g_strdup_printf ("many %s %s", call->act->name, uids);
      open_dialog (window, call->store, form, NULL, call->presets);
    }
  call_free (call);
}

/* @ids or @where say which of @over. */
static void
act_many (DeskWindow *window, const char *act, const char *over, GArray *ids, const char *where, GVariant *presets)
{
  Deeds *deeds = deeds_of (window);
  const DeskAct *found = desk_act_find (act);
  Call *call;

  g_return_if_fail (deeds != NULL);
  if (found == NULL || !(found->flags & DESK_ACT_MANY))
    {
      desk_window_toast (window, _("There is no such act."), NULL, NULL);
      return;
    }
  if (ids != NULL && ids->len > DESK_MANY_CASES_MAX)
    {
      g_autofree char *text = g_strdup_printf (_("This can be done with at most %d cases at once: choose fewer."), DESK_MANY_CASES_MAX);
      desk_window_toast (window, text, NULL, NULL);
      return;
    }
  call = call_new (deeds);
  call->act = found;
  call->presets = g_variant_ref (presets);
  desk_many_cases_find_async (deeds->store, over, ids, where, NULL, many_found, call);
}

/* ---- taking back ---- */

static void
undo_executed (GObject *source G_GNUC_UNUSED, GAsyncResult *result, gpointer data)
{
  Call *call = data;
  g_autoptr (DeskWindow) window = call_window (call);
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskOutcome) outcome = desk_deed_run_finish (result, &error);

  if (window != NULL && desk_deed_is_done (outcome))
    {
      g_autofree char *text = call->title != NULL ? g_strdup_printf (_("Undone · %s"), call->title) : g_strdup (_("Undone"));
      desk_deeds_tell_done (window, text, NULL);
    }
  else if (window != NULL)
    tell_failed (window, outcome, error);
  call_free (call);
}

static void
make_undo (GTask *task, gpointer store, gpointer data, GCancellable *cancellable G_GNUC_UNUSED)
{
  const Call *call = data;
  GError *error = NULL;
  DeskCommand *undo = desk_store_make_undo (store, &call->command, &error);

  if (undo != NULL)
    g_task_return_pointer (task, undo, (GDestroyNotify) desk_command_free);
  else
    g_task_return_error (task, error);
}

static void
undo_made (GObject *source, GAsyncResult *result, gpointer data)
{
  Call *call = data;
  g_autoptr (GError) error = NULL;
  DeskCommand *undo = g_task_propagate_pointer (G_TASK (result), &error);

  if (undo != NULL)
    {
      desk_deed_run_async (DESK_STORE (source), undo, NULL, undo_executed, call);
      return;
    }
  g_autoptr (DeskWindow) window = call_window (call);
  if (window != NULL)
    desk_window_toast (window, error->message, NULL, NULL);
  call_free (call);
}

static void
take_back (Deeds *deeds, const char *command)
{
  g_autoptr (GTask) task = NULL;
  DeskUuid uid;
  Call *call;

  if (!desk_uuid_parse (command, &uid))
    return;
  call = call_new (deeds);
  call->command = uid;
  if (g_strcmp0 (command, deeds->last_command) == 0)
    call->title = g_strdup (deeds->last_text);
  task = g_task_new (deeds->store, NULL, undo_made, call);
  g_task_set_task_data (task, call, NULL);
  g_task_run_in_thread (task, make_undo);
}

/* ---- actions ---- */

static void
act_activated (GSimpleAction *action G_GNUC_UNUSED, GVariant *parameter, gpointer window)
{
  const char *act, *uid;

  g_variant_get (parameter, "(&s&s)", &act, &uid);
  desk_deeds_act (window, act, uid);
}

static void
create_activated (GSimpleAction *action G_GNUC_UNUSED, GVariant *parameter, gpointer window)
{
  desk_deeds_create (window, g_variant_get_string (parameter, NULL), NULL);
}

static void
create_with_activated (GSimpleAction *action G_GNUC_UNUSED, GVariant *parameter, gpointer window)
{
  g_autoptr (GVariant) presets = NULL;
  const char *type;

  g_variant_get (parameter, "(&s@a{ss})", &type, &presets);
  desk_deeds_create (window, type, presets);
}

static void
change_activated (GSimpleAction *action G_GNUC_UNUSED, GVariant *parameter, gpointer window)
{
  desk_deeds_change (window, g_variant_get_string (parameter, NULL));
}

static void
unmerged (GObject *source G_GNUC_UNUSED, GAsyncResult *result, gpointer data)
{
  Call *call = data;
  g_autoptr (DeskWindow) window = call_window (call);
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskOutcome) outcome = desk_deed_run_finish (result, &error);

  if (window != NULL && desk_deed_is_done (outcome))
    desk_window_toast (window, _("The merge was taken back: it is a party of its own again."), NULL, NULL);
  else if (window != NULL)
    tell_failed (window, outcome, error);
  call_free (call);
}

static void
unmerge_activated (GSimpleAction *action G_GNUC_UNUSED, GVariant *parameter, gpointer window)
{
  Deeds *deeds = deeds_of (window);
  DeskCommand *command;
  DeskUuid record;

  if (!desk_uuid_parse (g_variant_get_string (parameter, NULL), &record))
    return;
  command = desk_deed_new (deeds->store, "unmerge", NULL);
  desk_command_add (command, "unmerge", &record, NULL, DESK_ANY_VERSION);
  desk_deed_run_async (deeds->store, command, NULL, unmerged, call_new (deeds));
}

static void
draft_activated (GSimpleAction *action G_GNUC_UNUSED, GVariant *parameter, gpointer window)
{
  desk_deeds_open_draft (window, g_variant_get_string (parameter, NULL));
}

static void
take_back_activated (GSimpleAction *action G_GNUC_UNUSED, GVariant *parameter, gpointer window)
{
  take_back (deeds_of (window), g_variant_get_string (parameter, NULL));
}

static void
act_many_activated (GSimpleAction *action G_GNUC_UNUSED, GVariant *parameter, gpointer window)
{
  g_autoptr (GVariant) presets = NULL, list = NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  const char *act, *over;
  gsize n;
  const gint64 *numbers;

  g_variant_get (parameter, "(&s&s@ax@a{ss})", &act, &over, &list, &presets);
  numbers = g_variant_get_fixed_array (list, &n, sizeof (gint64));
  g_array_append_vals (ids, numbers, (guint) n);
  act_many (window, act, over, ids, NULL, presets);
}

static void
act_all_activated (GSimpleAction *action G_GNUC_UNUSED, GVariant *parameter, gpointer window)
{
  g_autoptr (GVariant) presets = NULL;
  const char *act, *over, *where;

  g_variant_get (parameter, "(&s&s&s@a{ss})", &act, &over, &where, &presets);
  act_many (window, act, over, NULL, where, presets);
}

static void
take_back_last_activated (GSimpleAction *action G_GNUC_UNUSED, GVariant *parameter G_GNUC_UNUSED, gpointer window)
{
  Deeds *deeds = deeds_of (window);

  if (deeds->last_command != NULL)
    take_back (deeds, deeds->last_command);
}

static void
register_found_activated (GSimpleAction *action G_GNUC_UNUSED, GVariant *parameter, gpointer window)
{
  const char *type, *uid;

  g_variant_get (parameter, "(&s&s)", &type, &uid);
  desk_found_register (window, deeds_of (window)->store, type, uid);
}

static void
print_form_activated (GSimpleAction *action G_GNUC_UNUSED, GVariant *parameter, gpointer window)
{
  const char *form, *uid;

  g_variant_get (parameter, "(&s&s)", &form, &uid);
  desk_form_print (window, deeds_of (window)->store, form, uid);
}

static const GActionEntry entries[] = {
  { "act", act_activated, "(ss)", NULL, NULL },
  { "create", create_activated, "s", NULL, NULL },
  { "create-with", create_with_activated, "(sa{ss})", NULL, NULL },
  { "change", change_activated, "s", NULL, NULL },
  { "unmerge", unmerge_activated, "s", NULL, NULL },
  { "register-found", register_found_activated, "(ss)", NULL, NULL },
  { "print-form", print_form_activated, "(ss)", NULL, NULL },
  { "draft", draft_activated, "s", NULL, NULL },
  { "act-many", act_many_activated, "(ssaxa{ss})", NULL, NULL },
  { "act-all", act_all_activated, "(sssa{ss})", NULL, NULL },
  { "take-back", take_back_activated, "s", NULL, NULL },
  { "take-back-last", take_back_last_activated, NULL, NULL, NULL },
};

static GtkWidget *
create_form_page (DeskWindow *window, const DeskPageSpec *spec G_GNUC_UNUSED, gpointer data G_GNUC_UNUSED)
{
  Deeds *deeds = deeds_of (window);

  return deeds != NULL ? desk_form_page_new (window, deeds->store) : NULL;
}

static GtkWidget *
create_drafts_page (DeskWindow *window, const DeskPageSpec *spec G_GNUC_UNUSED, gpointer data G_GNUC_UNUSED)
{
  Deeds *deeds = deeds_of (window);

  return deeds != NULL ? desk_drafts_page_new (deeds->store) : NULL;
}

/* ---- drafts from before ---- */

static void
list_drafts (GTask *task, gpointer source G_GNUC_UNUSED, gpointer data, GCancellable *cancellable G_GNUC_UNUSED)
{
  guint unreadable = 0;
  g_autoptr (GPtrArray) drafts = desk_drafts_list (data, &unreadable, NULL);

  g_task_return_int (task, (drafts != NULL ? drafts->len : 0) + unreadable);
}

static void
drafts_listed (GObject *source, GAsyncResult *result, gpointer data)
{
  DeskWindow *window = DESK_WINDOW (source);
  gssize n = g_task_propagate_int (G_TASK (result), NULL);
  Deeds *deeds = deeds_of (window);

  if (n < 0 || deeds == NULL)
    return;
  desk_navigation_set_badge (desk_window_get_navigation (window), DESK_PAGE_DRAFTS, (guint) n, FALSE);
  if (n == 0 || data == NULL)
    return;
  g_autofree char *text = g_strdup_printf (ngettext ("%d draft is waiting", "%d drafts are waiting", (gulong) n), (int) n);
  desk_window_toast (window, text, _("Open"), "win.open('" DESK_PAGE_DRAFTS "')");
}

/* The number beside the page; with @tell a toast too. */
static void
count_drafts (DeskWindow *window, gboolean tell)
{
  Deeds *deeds = deeds_of (window);
  g_autoptr (GTask) task = NULL;

  if (deeds == NULL)
    return;
  task = g_task_new (window, NULL, drafts_listed, GINT_TO_POINTER (tell));
  g_task_set_task_data (task, desk_drafts_folder (desk_store_get_path (deeds->store)), g_free);
  g_task_run_in_thread (task, list_drafts);
}

static void
page_opened (DeskWindow *window)
{
  count_drafts (window, FALSE);
}

void
desk_deeds_attach (DeskWindow *window, DeskStore *store)
{
  DeskPageSpec form = { .id = DESK_PAGE_FORM, .title = _("Entry"), .section = DESK_SECTION_NONE, .flags = DESK_PAGE_FLAGS_MANY, .create = create_form_page };
  DeskPageSpec drafts = { .id = DESK_PAGE_DRAFTS, .title = _("Drafts"), .icon = "desk-pen-symbolic", .section = DESK_SECTION_TOP, .order = 900, .create = create_drafts_page };
  Deeds *deeds;

  g_return_if_fail (DESK_IS_WINDOW (window) && DESK_IS_STORE (store));
  if (deeds_of (window) != NULL)
    desk_deeds_detach (window);
  deeds = g_new0 (Deeds, 1);
  deeds->window = window;
  deeds->store = g_object_ref (store);
  g_object_set_data_full (G_OBJECT (window), KEY, deeds, deeds_free);
  g_action_map_add_action_entries (G_ACTION_MAP (window), entries, G_N_ELEMENTS (entries), window);
  set_last (deeds, NULL, NULL);
  if (desk_navigation_find (desk_window_get_navigation (window), DESK_PAGE_FORM) == NULL)
    {
      desk_window_add_page (window, &form);
      desk_window_add_page (window, &drafts);
    }
  g_signal_connect (window, "page-opened", G_CALLBACK (page_opened), NULL);
  count_drafts (window, TRUE);
}

void
desk_deeds_detach (DeskWindow *window)
{
  g_return_if_fail (DESK_IS_WINDOW (window));
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    g_action_map_remove_action (G_ACTION_MAP (window), entries[i].name);
  g_signal_handlers_disconnect_by_func (window, page_opened, NULL);
  g_object_set_data (G_OBJECT (window), KEY, NULL);
}
