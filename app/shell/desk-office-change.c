/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/desk-office-change.h"

#include "shell/desk-job.h"
#include "store/desk-recount.h"

#include <glib/gi18n-lib.h>

/* ---- counting again ---- */

typedef struct {
  DeskStore *store;
  AdwPreferencesWindow *window; /* or NULL; weak */
  DeskRecount result;
} Recount;

static void
recount_free (gpointer data)
{
  Recount *self = data;

  g_clear_weak_pointer (&self->window);
  g_object_unref (self->store);
  g_free (self);
}

typedef struct {
  DeskExchangeProgress progress;
  gpointer data;
} Teller;

static void
tell (gint64 done, gint64 total, gpointer data)
{
  Teller *teller = data;

  teller->progress ((guint64) done, (guint64) total, teller->data);
}

static gboolean
recount (gpointer data, DeskExchangeProgress progress, gpointer progress_data, GCancellable *cancellable, GError **error)
{
  Recount *self = data;
  Teller teller = { progress, progress_data };

  return desk_store_recount (self->store, tell, &teller, cancellable, &self->result, error);
}

static void
recounted (gpointer data, const GError *error)
{
  Recount *self = data;
  g_autofree char *text = NULL;

  if (self->window == NULL || (error == NULL && self->result.moved == 0))
    return;
  if (error != NULL)
    text = g_markup_escape_text (error->message, -1);
  else
    text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "The due date of %ld open case moved", "The due dates of %ld open cases moved", (gulong) self->result.moved),
                            (long) self->result.moved);
  adw_preferences_window_add_toast (self->window, adw_toast_new (text));
}

void
desk_office_recount (GtkWidget *widget, DeskStore *store, AdwPreferencesWindow *toasts)
{
  Recount *self;
  g_autoptr (GCancellable) cancellable = NULL;

  g_return_if_fail (GTK_IS_WIDGET (widget) && DESK_IS_STORE (store));
  if (!desk_store_recount_needed (store))
    return;
  self = g_new0 (Recount, 1);
  self->store = g_object_ref (store);
  g_set_weak_pointer (&self->window, toasts);
  cancellable = desk_job_run (widget, _("Counting due dates again"), recount, recounted, self, recount_free);
}

/* ---- changing ---- */

typedef struct {
  AdwPreferencesWindow *window;
  DeskStore *store;
  char *said;
  DeskUuid command;
  DeskOfficeDone done;
  gpointer data;
} Change;

static void
change_free (gpointer data)
{
  Change *self = data;

  g_clear_weak_pointer (&self->window);
  g_object_unref (self->store);
  g_free (self->said);
  g_free (self);
}

static void
undo (AdwToast *toast, Change *self)
{
  g_autoptr (GError) error = NULL;
  DeskCommand *command;

  (void) toast;
  if (self->window == NULL)
    return;
  command = desk_store_make_undo (self->store, &self->command, &error);
  if (command == NULL)
    {
      g_autofree char *text = g_markup_escape_text (error->message, -1);
      adw_preferences_window_add_toast (self->window, adw_toast_new (text));
      return;
    }
  if (desk_uuid_is_nil (&command->actor.uid))
    command->actor.kind = DESK_ACTOR_IMPORT;
  desk_office_change (self->window, self->store, command, NULL, self->done, self->data);
}

/* Takes @self. */
static void
show_toast (Change *self)
{
  g_autofree char *text = g_markup_escape_text (self->said, -1);
  AdwToast *toast = adw_toast_new (text);

  adw_toast_set_button_label (toast, _("_Undo"));
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (undo), self, (GClosureNotify) (void (*) (void)) change_free, 0);
  adw_preferences_window_add_toast (self->window, toast);
}

static void
changed (GObject *source, GAsyncResult *result, gpointer data)
{
  Change *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskOutcome) outcome = desk_store_execute_finish (DESK_STORE (source), result, &error);
  gboolean fine = outcome != NULL && outcome->status == DESK_OUTCOME_DONE;

  if (self->window == NULL)
    {
      change_free (self);
      return;
    }
  if (self->done != NULL)
    self->done (outcome, error, self->data);
  if (fine)
    desk_office_recount (GTK_WIDGET (self->window), self->store, self->window);
  if (fine && self->said != NULL)
    show_toast (self);
  else
    change_free (self);
}

void
desk_office_change (AdwPreferencesWindow *window, DeskStore *store, DeskCommand *command, const char *said, DeskOfficeDone done, gpointer data)
{
  Change *self = g_new0 (Change, 1);

  g_return_if_fail (ADW_IS_PREFERENCES_WINDOW (window) && DESK_IS_STORE (store) && command != NULL);
  g_set_weak_pointer (&self->window, window);
  self->store = g_object_ref (store);
  self->said = g_strdup (said);
  self->done = done;
  self->data = data;
  self->command = command->uid;
  desk_store_execute_async (store, command, NULL, changed, self);
}
