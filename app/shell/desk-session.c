/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/desk-session.h"

#include "exchange/desk-area-import.h"
#include "model/desk-date.h"
#include "plugin/desk-catalogue.h"
#include "plugin/desk-plugin-host.h"
#include "shell/desk-area-row.h"
#include "shell/desk-deeds.h"
#include "shell/desk-export.h"
#include "shell/desk-loss-question.h"
#include "shell/desk-notifier.h"
#include "shell/desk-offer.h"
#include "shell/desk-pages.h"
#include "shell/desk-office-change.h"
#include "shell/desk-preferences.h"
#include "shell/desk-rules-clock.h"
#include "shell/desk-settings.h"
#include "shell/desk-shell-error.h"
#include "store/desk-list.h"
#include "store/desk-loss.h"
#include "store/desk-store-file.h"

#include <glib/gi18n-lib.h>

typedef struct {
  DeskApplication *application; /* who owns this */
  DeskStore *store;             /* open, or NULL */
  DeskRulesClock *rules;        /* of that store */
  DeskNotifier *notifier;       /* of the store */
  DeskPluginHost *host;
  DeskRegistry *registry;       /* of the store that is open or being opened */
  GCancellable *cancellable;    /* of the one being opened */
  GtkWidget *bar;               /* of the page that waits; weak */
  int done, total;              /* of the demonstration; atomic */
  guint pulse;
  guint chores;                 /* source: what waits until the first page is painted */
} Session;

/* What a start does besides showing the store is left alone until the window has been idle. */
#define CHORES_MS 250

static void
stop_rules (Session *self)
{
  if (self->rules != NULL)
    desk_rules_clock_stop (self->rules);
  g_clear_object (&self->rules);
}

static void
session_free (gpointer data)
{
  Session *self = data;

  g_signal_handlers_disconnect_by_data (desk_settings_get_default (), self);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->pulse, g_source_remove);
  g_clear_handle_id (&self->chores, g_source_remove);
  g_clear_weak_pointer (&self->bar);
  stop_rules (self);
  g_clear_object (&self->notifier);
  if (self->store != NULL)
    desk_store_close (self->store);
  g_clear_object (&self->store);
  g_clear_object (&self->host);
  g_clear_object (&self->registry);
  g_free (self);
}

/* ---- windows ---- */

static void
each_window (Session *self, void (*func) (Session *self, DeskWindow *window))
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self->application)); l != NULL; l = l->next)
    if (DESK_IS_WINDOW (l->data))
      func (self, l->data);
}

static void
tell_person (Session *self, DeskWindow *window)
{
  DeskActor me;
  g_autofree char *name = NULL, *unit = NULL;

  if (self->store == NULL)
    return;
  desk_store_get_me (self->store, &me);
  if (!desk_uuid_is_nil (&me.uid))
    name = desk_store_title (self->store, &me.uid);
  if (!desk_uuid_is_nil (&me.unit))
    unit = desk_store_title (self->store, &me.unit);
  desk_window_set_person (window, name, unit);
  desk_window_set_practice (window, desk_store_is_demo (self->store));
}

static void
forget_pages (Session *self G_GNUC_UNUSED, DeskWindow *window)
{
  desk_window_forget_pages (window);
}

/* Words that the page in front cannot look for are looked for in all cases. */
static gboolean
search_all (DeskWindow *window, const char *text, Session *self G_GNUC_UNUSED)
{
  GtkWidget *page;

  if (!desk_window_open (window, DESK_PAGE_CASES, "", NULL))
    return FALSE;
  page = desk_window_get_page (window);
  return page != NULL && desk_page_view_search (page, text);
}

static gboolean
new_case (DeskWindow *window, Session *self)
{
  DeskRegistry *registry = self->store != NULL ? desk_store_get_registry (self->store) : NULL;
  guint n = registry != NULL ? desk_registry_get_n_types (registry) : 0;

  for (guint i = 0; i < n; i++)
    {
      DeskType *type = desk_registry_get_nth_type (registry, i);
      if (type->base != NULL && desk_type_is_a (type, "case") && !desk_registry_is_absent (registry, type->name))
        return gtk_widget_activate_action (GTK_WIDGET (window), "win.create", "s", type->name);
    }
  return gtk_widget_activate_action (GTK_WIDGET (window), "win.create", "s", "case");
}

static void
give_deeds (Session *self, DeskWindow *window)
{
  if (self->store != NULL)
    desk_deeds_attach (window, self->store);
}

static void
prepare_window (DeskApplication *application G_GNUC_UNUSED, DeskWindow *window, Session *self)
{
  g_signal_connect (window, "search", G_CALLBACK (search_all), self);
  g_signal_connect (window, "new", G_CALLBACK (new_case), self);
  give_deeds (self, window);
  desk_output_attach (window);
  tell_person (self, window);
}

/* ---- rules ---- */

/* What they did is said once, in the window that is looked at. */
static void
rules_acted (DeskRulesClock *rules G_GNUC_UNUSED, GPtrArray *deeds, Session *self)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self->application));
  const DeskRuleDeed *first = deeds->pdata[0];
  g_autofree char *text = NULL, *action = NULL, *uid = NULL;

  if (!DESK_IS_WINDOW (window))
    return;
  if (deeds->len == 1)
    {
      uid = desk_uuid_to_string (&first->record);
      action = g_strdup_printf ("win.open-with(('%s','%s'))", DESK_PAGE_RECORD, uid);
      text = g_strdup_printf (_("%s was lifted to “%s” by a rule: %s"), first->number, first->tier, first->rule);
    }
  else
    {
      text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "A rule lifted %u case", "Rules lifted %u cases", deeds->len), deeds->len);
      action = g_strdup_printf ("win.open-with(('%s','%s'))", DESK_PAGE_CASES, "changed_at = today");
    }
  desk_window_toast (DESK_WINDOW (window), text, _("Show"), action);
}

static void
start_rules (Session *self)
{
  stop_rules (self);
  self->rules = desk_rules_clock_new (self->store);
  g_signal_connect (self->rules, "acted", G_CALLBACK (rules_acted), self);
  desk_rules_clock_start (self->rules);
}

/* ---- the program areas ---- */

static void
load_areas (Session *self)
{
  g_auto (GStrv) disabled = desk_settings_dup_strv (desk_settings_get_default (), "disabled-areas");

  g_clear_object (&self->registry);
  g_clear_object (&self->host);
  desk_catalogue_use_chinese (NULL);
  self->registry = desk_registry_new ();
  self->host = desk_plugin_host_new ();
  desk_plugin_host_add_standard_folders (self->host);
  desk_plugin_host_load (self->host, (const char *const *) disabled, self->registry);
}

/* ---- who works here ---- */

static void
set_person (Session *self, const char *uid_text)
{
  DeskUuid person, unit = DESK_UUID_NIL;
  g_autoptr (DeskSnapshot) snapshot = NULL;

  if (self->store == NULL || !desk_uuid_parse (uid_text, &person))
    return;
  snapshot = desk_store_load (self->store, &person, NULL);
  if (snapshot == NULL || g_strcmp0 (snapshot->type, "person") != 0)
    return; /* of another store */
  desk_uuid_parse (desk_snapshot_get_text (snapshot, "unit"), &unit);
  desk_store_set_me (self->store, &person, &unit);
  each_window (self, tell_person);
}

static void
person_changed (DeskSettings *settings, const char *key, Session *self)
{
  g_autofree char *uid = NULL;

  if (!g_str_equal (key, "person-uid"))
    return;
  uid = desk_settings_dup_string (settings, key);
  set_person (self, uid);
}

static void
read_people (GTask *task, gpointer store, gpointer data G_GNUC_UNUSED, GCancellable *cancellable)
{
  static const char *const columns[] = { "name", "unit", "unit.kind", NULL };
  g_autoptr (DeskListRequest) request = desk_list_request_new ("person");
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = desk_store_list (DESK_STORE (store), request, NULL, NULL, cancellable, &error);
  GPtrArray *rows = ids != NULL && ids->len > 0
                      ? desk_store_fetch (DESK_STORE (store), "person", columns, (gint64 *) (gpointer) ids->data, ids->len, cancellable, &error) : NULL;

  if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, rows != NULL ? rows : g_ptr_array_new (), (GDestroyNotify) g_ptr_array_unref);
}

/* In the demonstration one can act at once: as somebody of the office that
 * keeps the ledgers, until another person is chosen. */
static void
suggest_person (DeskStore *store, const GPtrArray *rows)
{
  DeskActor me;

  desk_store_get_me (store, &me);
  if (!desk_store_is_demo (store) || !desk_uuid_is_nil (&me.uid))
    return;
  for (guint i = 0; i < rows->len; i++)
    if (g_strcmp0 (desk_value_get_text (desk_row_get_raw (rows->pdata[i], 2)), "office") == 0)
      {
        g_autofree char *uid = desk_uuid_to_string (desk_row_get_uid (rows->pdata[i]));

        desk_settings_set_string (desk_settings_get_default (), "person-uid", uid); /* the session hears of it */
        return;
      }
}

/* A list of its own for each window of preferences, which gets it whole: one
 * that filled up in sight would choose its first person by itself. */
static void
people_read (GObject *store, GAsyncResult *result, gpointer data)
{
  GWeakRef *asked = data;
  g_autoptr (DeskPreferences) preferences = g_weak_ref_get (asked);
  g_autoptr (GListStore) people = g_list_store_new (DESK_TYPE_PERSON_ROW);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = g_task_propagate_pointer (G_TASK (result), &error);

  g_weak_ref_clear (asked);
  g_free (asked);
  if (rows == NULL)
    {
      g_debug ("the people could not be listed: %s", error->message);
      return;
    }
  suggest_person (DESK_STORE (store), rows);
  for (guint i = 0; i < rows->len; i++)
    {
      DeskRow *row = rows->pdata[i];
      g_autofree char *uid = desk_uuid_to_string (desk_row_get_uid (row));
      g_autoptr (DeskPersonRow) person = desk_person_row_new (uid, desk_row_get_cell (row, 0), desk_row_get_cell (row, 1));
      g_list_store_append (people, person);
    }
  if (preferences != NULL)
    desk_preferences_set_people (preferences, G_LIST_MODEL (people));
}

/* @preferences: (nullable): what shows them */
static void
list_people (Session *self, DeskPreferences *preferences)
{
  g_autoptr (GTask) task = NULL;
  GWeakRef *asked;

  if (self->store == NULL)
    return;
  asked = g_new0 (GWeakRef, 1);
  g_weak_ref_init (asked, preferences);
  task = g_task_new (self->store, NULL, people_read, asked);
  g_task_run_in_thread (task, read_people);
}

/* ---- preferences ---- */

static const char *
state_word (DeskPluginState state)
{
  switch (state)
    {
    case DESK_PLUGIN_ACTIVE:
      return _("On");
    case DESK_PLUGIN_FAILED:
      return _("Failed");
    case DESK_PLUGIN_OFF:
    default:
      return _("Off");
    }
}

static void
area_enabled (DeskAreaRow *row, GParamSpec *pspec G_GNUC_UNUSED, Session *self G_GNUC_UNUSED)
{
  DeskSettings *settings = desk_settings_get_default ();
  g_auto (GStrv) disabled = desk_settings_dup_strv (settings, "disabled-areas");
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) kept = NULL;
  g_autofree char *id = NULL;
  gboolean enabled;

  g_object_get (row, "id", &id, "enabled", &enabled, NULL);
  for (guint i = 0; disabled[i] != NULL; i++)
    if (!g_str_equal (disabled[i], id))
      g_strv_builder_add (builder, disabled[i]);
  if (!enabled)
    g_strv_builder_add (builder, id);
  kept = g_strv_builder_end (builder);
  desk_settings_set_strv (settings, "disabled-areas", (const char *const *) kept);
}

static GListModel *
list_areas (Session *self)
{
  GListStore *rows = g_list_store_new (DESK_TYPE_AREA_ROW);
  GListModel *plugins;

  if (self->host == NULL)
    load_areas (self);
  plugins = desk_plugin_host_get_plugins (self->host);
  for (guint i = 0; i < g_list_model_get_n_items (plugins); i++)
    {
      g_autoptr (DeskPlugin) plugin = g_list_model_get_item (plugins, i);
      g_autoptr (DeskAreaRow) row = desk_area_row_new (desk_plugin_get_name (plugin), desk_plugin_get_title (plugin), desk_plugin_get_version (plugin),
                                                       state_word (desk_plugin_get_state (plugin)), desk_plugin_get_reason (plugin),
                                                       desk_plugin_get_state (plugin) != DESK_PLUGIN_OFF);
      g_signal_connect (row, "notify::enabled", G_CALLBACK (area_enabled), self);
      g_list_store_append (rows, row);
    }
  return G_LIST_MODEL (rows);
}

static void
prepare_preferences (DeskApplication *application G_GNUC_UNUSED, DeskPreferences *preferences, Session *self)
{
  g_autoptr (GListModel) areas = list_areas (self);

  if (self->store != NULL)
    desk_preferences_set_store (preferences, self->store);
  desk_preferences_set_areas (preferences, areas);
  list_people (self, preferences);
}

/* ---- the page that waits ---- */

static gboolean
show_progress (gpointer data)
{
  Session *self = data;
  int total = g_atomic_int_get (&self->total);

  if (self->bar == NULL)
    return G_SOURCE_CONTINUE;
  if (total > 0)
    gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->bar), MIN ((double) g_atomic_int_get (&self->done) / total, 1));
  else
    gtk_progress_bar_pulse (GTK_PROGRESS_BAR (self->bar));
  return G_SOURCE_CONTINUE;
}

static void
cancel_clicked (GtkButton *button, Session *self)
{
  gtk_widget_set_sensitive (GTK_WIDGET (button), FALSE);
  g_cancellable_cancel (self->cancellable);
}

static void
show_waiting (Session *self, DeskWindow *window)
{
  GtkWidget *page = adw_status_page_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *bar = gtk_progress_bar_new ();
  const DeskOffer offer = { "start.cancel", NULL, _("_Cancel"), NULL, NULL, NULL, "pill" };
  GtkWidget *cancel = desk_offer_button (&offer);

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "desk-logo-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _("One moment"));
  adw_status_page_set_description (ADW_STATUS_PAGE (page), _("The store is being prepared. Nothing that exists is changed if you cancel."));
  gtk_widget_set_size_request (bar, 280, -1);
  gtk_widget_set_halign (bar, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (cancel, GTK_ALIGN_CENTER);
  g_signal_connect (cancel, "clicked", G_CALLBACK (cancel_clicked), self);
  gtk_box_append (GTK_BOX (box), bar);
  gtk_box_append (GTK_BOX (box), cancel);
  adw_status_page_set_child (ADW_STATUS_PAGE (page), box);
  g_set_weak_pointer (&self->bar, bar);
  desk_window_show_alone (window, page);
}

static gboolean
patience_over (gpointer data)
{
  Session *self = data;

  each_window (self, show_waiting);
  self->pulse = g_timeout_add (120, show_progress, self);
  return G_SOURCE_REMOVE;
}

/* ---- opening ---- */

typedef struct {
  Session *session;
  char *path;
  DeskRegistry *registry;
  DeskStoreFlags flags;
  gboolean demo;
  GArray *losses;               /* DeskLoss: what an older copy lacks; nullable */
} Opening;

static void
opening_free (gpointer data)
{
  Opening *opening = data;

  g_object_unref (opening->registry);
  g_free (opening->path);
  g_clear_pointer (&opening->losses, g_array_unref);
  g_free (opening);
}

static void
made_some (gint64 done, gint64 total, gpointer data)
{
  Session *self = data;

  g_atomic_int_set (&self->total, (int) MIN (total, G_MAXINT));
  g_atomic_int_set (&self->done, (int) MIN (done, G_MAXINT));
}

static void
open_thread (GTask *task, gpointer source G_GNUC_UNUSED, gpointer data, GCancellable *cancellable)
{
  Opening *opening = data;
  GError *error = NULL;
  g_autofree char *folder = g_path_get_dirname (opening->path);
  g_autoptr (DeskStore) store = NULL;

  if (opening->flags & DESK_STORE_CREATE)
    {
      /* Only what this makes may be filled, and taken away when it cannot be. */
      if (g_file_test (opening->path, G_FILE_TEST_EXISTS))
        {
          g_task_return_new_error (task, DESK_SHELL_ERROR, DESK_SHELL_ERROR_PAGE,
                                   _("There is a file of this name already: “%s”. It was left as it is. Open it, or choose another place."), opening->path);
          return;
        }
      g_mkdir_with_parents (folder, 0700);
    }
  store = desk_store_open (opening->path, opening->registry, opening->flags, &error);
  if (store != NULL && opening->demo)
    {
      char today[DESK_DATE_STR_LEN];

      desk_date_from_us (desk_store_now (store), desk_store_get_zone (store), today);
      if (!desk_demo_county_make (store, today, made_some, opening->session, cancellable, &error))
        {
          desk_store_close (store);
          g_clear_object (&store);
          desk_store_file_remove (opening->path);
        }
    }
  if (store == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  if (!desk_store_is_demo (store))
    opening->losses = desk_store_get_losses (store, NULL);
  g_task_return_pointer (task, g_steal_pointer (&store), g_object_unref);
}

/* What was left when a window was closed in the midst of it, or what a newer calendar of the program moves. */
static void
count_again (Session *self)
{
  GtkWindow *front = gtk_application_get_active_window (GTK_APPLICATION (self->application));

  if (front != NULL)
    desk_office_recount (GTK_WIDGET (front), self->store, NULL);
}

static gboolean
do_chores (gpointer data)
{
  Session *self = data;

  self->chores = 0;
  self->notifier = desk_notifier_new (self->store, desk_settings_get_default (), &desk_notice_desktop, self->application);
  count_again (self);
  start_rules (self);
  return G_SOURCE_REMOVE;
}

static void
use_store (Session *self, DeskStore *store)
{
  DeskSettings *settings = desk_settings_get_default ();
  g_autofree char *uid = desk_settings_dup_string (settings, "person-uid");
  DeskStore *old = self->store;

  each_window (self, forget_pages);
  stop_rules (self);
  g_clear_object (&self->notifier);
  g_clear_handle_id (&self->chores, g_source_remove);
  self->store = store;
  set_person (self, uid);
  desk_pages_attach (desk_application_get_navigation (self->application), store);
  each_window (self, give_deeds);
  if (old != NULL)
    {
      desk_store_close (old);
      g_object_unref (old);
    }
  list_people (self, NULL);
  desk_application_store_opened (self->application);
  each_window (self, tell_person);
  self->chores = g_timeout_add_full (G_PRIORITY_LOW, CHORES_MS, do_chores, self, NULL);
}

static void
opened (GObject *source G_GNUC_UNUSED, GAsyncResult *result, gpointer data)
{
  Opening *opening = g_task_get_task_data (G_TASK (result));
  guint patience = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (result), "patience"));
  g_autoptr (DeskApplication) application = data;
  g_autoptr (GError) error = NULL;
  DeskStore *store = g_task_propagate_pointer (G_TASK (result), &error);
  Session *self = opening->session;

  if (g_main_context_find_source_by_id (NULL, patience) != NULL)
    g_source_remove (patience);
  g_clear_handle_id (&self->pulse, g_source_remove);
  g_application_unmark_busy (G_APPLICATION (application));
  if (store != NULL)
    {
      use_store (self, store);
      desk_loss_ask (gtk_application_get_active_window (GTK_APPLICATION (application)), store, opening->losses);
    }
  else
    desk_application_store_failed (application, error, _("What was in the store is as it was."));
}

static void
open_path (Session *self, const char *path, DeskStoreFlags flags, gboolean demo)
{
  Opening *opening;
  g_autoptr (GTask) task = NULL;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  g_atomic_int_set (&self->done, 0);
  g_atomic_int_set (&self->total, 0);
  load_areas (self);
  opening = g_new0 (Opening, 1);
  opening->session = self;
  opening->path = g_strdup (path);
  opening->registry = g_object_ref (self->registry);
  opening->flags = flags;
  opening->demo = demo;
  /* the session lives as long as the application */
  task = g_task_new (NULL, self->cancellable, opened, g_object_ref (self->application));
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, opening, opening_free);
  g_object_set_data (G_OBJECT (task), "patience", GUINT_TO_POINTER (g_timeout_add (300, patience_over, self)));
  g_application_mark_busy (G_APPLICATION (self->application));
  g_task_run_in_thread (task, open_thread);
}

static gboolean
open_store (DeskApplication *application G_GNUC_UNUSED, const char *path, Session *self)
{
  open_path (self, path, 0, FALSE);
  return TRUE;
}

static gboolean
start_chosen (DeskApplication *application G_GNUC_UNUSED, guint choice, const char *path, Session *self)
{
  open_path (self, path, DESK_STORE_CREATE, choice == DESK_START_DEMONSTRATION);
  return TRUE;
}

void
desk_session_attach (DeskApplication *application)
{
  Session *self;

  g_return_if_fail (DESK_IS_APPLICATION (application));
  self = g_new0 (Session, 1);
  self->application = application;
  g_object_set_data_full (G_OBJECT (application), "desk-session", self, session_free);
  g_signal_connect (application, "open-store", G_CALLBACK (open_store), self);
  g_signal_connect (application, "start-chosen", G_CALLBACK (start_chosen), self);
  g_signal_connect (application, "prepare-window", G_CALLBACK (prepare_window), self);
  g_signal_connect (application, "prepare-preferences", G_CALLBACK (prepare_preferences), self);
  g_signal_connect (desk_settings_get_default (), "changed", G_CALLBACK (person_changed), self);
}
