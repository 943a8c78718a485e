/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/desk-preferences.h"

#include "shell/desk-notifier.h"
#include "shell/desk-office-calendar.h"
#include "shell/desk-local-rules-page.h"
#include "shell/desk-loss-rows.h"
#include "shell/desk-offer.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _DeskPreferences {
  AdwPreferencesWindow parent_instance;
  DeskSettings *settings;
  GListModel *people;
  AdwPreferencesGroup *person_group, *store_group;
  AdwPreferencesPage *areas_page;
  AdwPreferencesGroup *areas_group;
};

G_DEFINE_FINAL_TYPE (DeskPreferences, desk_preferences, ADW_TYPE_PREFERENCES_WINDOW)

/* A choice among fixed words for a setting of type string or integer. */
typedef struct {
  const char *value;
  const char *word;
} Choice;

static const Choice languages[] = { { "", N_("As the system") }, { "zh_CN", "中文" }, { "en", "English" }, { NULL } };
static const Choice schemes[] = { { "follow", N_("As the system") }, { "light", N_("Light") }, { "dark", N_("Dark") }, { NULL } };
static const Choice sizes[] = { { "90", N_("Small") }, { "100", N_("Usual") }, { "115", N_("Large") }, { "130", N_("Larger") },
                                { "150", N_("Very large") }, { NULL } };

static const Choice notifications[] = { { "all", N_("Everything that waits for me") }, { "overdue", N_("Overdue cases only") }, { "off", N_("Nothing") }, { NULL } };

static void
choice_selected (AdwComboRow *row, GParamSpec *pspec G_GNUC_UNUSED, DeskPreferences *self)
{
  const Choice *choices = g_object_get_data (G_OBJECT (row), "choices");
  const char *key = gtk_widget_get_name (GTK_WIDGET (row));
  guint i = adw_combo_row_get_selected (row);

  if (i == GTK_INVALID_LIST_POSITION)
    return;
  if (g_str_equal (key, "text-scale"))
    desk_settings_set_int (self->settings, key, atoi (choices[i].value));
  else
    desk_settings_set_string (self->settings, key, choices[i].value);
  if (g_str_equal (key, "language"))
    adw_preferences_window_add_toast (ADW_PREFERENCES_WINDOW (self), adw_toast_new (_("The language changes at the next start.")));
}

static void
add_choice (DeskPreferences *self, AdwPreferencesGroup *group, const char *key, const char *title, const char *subtitle, const Choice *choices)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  g_autofree char *now = g_str_equal (key, "text-scale") ? g_strdup_printf ("%d", desk_settings_get_int (self->settings, key))
                                                         : desk_settings_dup_string (self->settings, key);
  guint selected = GTK_INVALID_LIST_POSITION;

  for (guint i = 0; choices[i].value != NULL; i++)
    {
      gtk_string_list_append (words, _(choices[i].word));
      if (g_str_equal (choices[i].value, now))
        selected = i;
    }
  gtk_widget_set_name (row, key);
  g_object_set_data (G_OBJECT (row), "choices", (gpointer) choices);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (words));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), selected);
  g_signal_connect (row, "notify::selected", G_CALLBACK (choice_selected), self);
  adw_preferences_group_add (group, row);
}

static AdwPreferencesGroup *
add_group (AdwPreferencesPage *page, const char *title, const char *description)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), description);
  adw_preferences_page_add (page, ADW_PREFERENCES_GROUP (group));
  return ADW_PREFERENCES_GROUP (group);
}

static AdwPreferencesPage *
add_page (DeskPreferences *self, const char *title, const char *icon)
{
  GtkWidget *page = adw_preferences_page_new ();

  adw_preferences_page_set_title (ADW_PREFERENCES_PAGE (page), title);
  adw_preferences_page_set_icon_name (ADW_PREFERENCES_PAGE (page), icon);
  adw_preferences_window_add (ADW_PREFERENCES_WINDOW (self), ADW_PREFERENCES_PAGE (page));
  return ADW_PREFERENCES_PAGE (page);
}

/* As people write it: what is below their own folder begins with "~". */
static char *
dup_short_path (const char *path)
{
  const char *home = g_get_home_dir ();
  gsize n = strlen (home);

  return g_str_has_prefix (path, home) && path[n] == G_DIR_SEPARATOR ? g_strconcat ("~", path + n, NULL) : g_strdup (path);
}

static void
add_store (DeskPreferences *self, AdwPreferencesPage *page, const char *path)
{
  const DeskOffer act = { "app.choose-store", "app.choose-store", _("Open Another…"), NULL, NULL, NULL, NULL };
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = desk_offer_button (&act);
  g_autofree char *place = path != NULL ? dup_short_path (path) : g_strdup (_("No store is open"));
  g_autofree char *subtitle = g_markup_escape_text (place, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("File"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  self->store_group = add_group (page, _("Store"), NULL);
  adw_preferences_group_add (self->store_group, row);
}

/* ---- notifications and deputies ---- */

static void
quiet_switched (GtkSwitch *toggle, GParamSpec *pspec G_GNUC_UNUSED, DeskPreferences *self)
{
  if (gtk_switch_get_active (toggle))
    desk_notifier_quiet_until_tomorrow (self->settings);
  else
    desk_settings_set_string (self->settings, "quiet-until", "");
}

/* The form, or the list, is shown in the window behind. */
static void
leave_for (DeskPreferences *self, const char *action, const char *parameter)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), action, "s", parameter);
  gtk_window_close (GTK_WINDOW (self));
}

static void
name_deputy (DeskPreferences *self)
{
  leave_for (self, "win.create", "deputy");
}

static void
show_deputies (DeskPreferences *self)
{
  leave_for (self, "win.open", "deputies");
}

static void
add_row_with (AdwPreferencesGroup *group, const char *title, const char *subtitle, GtkWidget *widget, GtkWidget *second)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_set_valign (widget, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), widget);
  if (second != NULL)
    {
      gtk_widget_set_valign (second, GTK_ALIGN_CENTER);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), second);
    }
  else
    adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), widget);
  adw_preferences_group_add (group, row);
}

static void
add_notices (DeskPreferences *self, gboolean store_is_open)
{
  AdwPreferencesPage *page = add_page (self, _("Notices"), "desk-inbox-symbolic");
  AdwPreferencesGroup *told = add_group (page, _("Notifications"), _("Only in working hours; each new thing once. They say number and title of a case, and nothing of the party."));
  GtkWidget *toggle = gtk_switch_new ();

  add_choice (self, told, "notifications", _("Tell me of"), NULL, notifications);
  gtk_widget_set_name (toggle, "quiet-until-tomorrow");
  gtk_switch_set_active (GTK_SWITCH (toggle), desk_notifier_is_quiet (self->settings));
  gtk_accessible_update_property (GTK_ACCESSIBLE (toggle), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Quiet until tomorrow"), -1);
  g_signal_connect (toggle, "notify::active", G_CALLBACK (quiet_switched), self);
  add_row_with (told, _("Quiet until tomorrow"), _("What comes meanwhile is told then"), toggle, NULL);
  if (!store_is_open)
    return;
  AdwPreferencesGroup *away = add_group (page, _("While I am away"), _("A deputy sees what waits for you under Today and does it for you; every step says for whom it was done."));
  GtkWidget *name = desk_offer_button (&(DeskOffer){ .id = "deputy.name", .label = _("_Name a Deputy…") });
  GtkWidget *all = desk_offer_button (&(DeskOffer){ .id = "deputy.all", .label = _("_Show All"), .style = "flat" });
  g_signal_connect_swapped (name, "clicked", G_CALLBACK (name_deputy), self);
  g_signal_connect_swapped (all, "clicked", G_CALLBACK (show_deputies), self);
  add_row_with (away, _("Deputies"), _("Who acts for whom, from day to day"), all, name);
}

/* ---- people ---- */

static void
person_selected (AdwComboRow *row, GParamSpec *pspec G_GNUC_UNUSED, DeskPreferences *self)
{
  GObject *person = adw_combo_row_get_selected_item (row);
  g_autofree char *uid = NULL;

  if (person == NULL)
    return;
  g_object_get (person, "uid", &uid, NULL);
  desk_settings_set_string (self->settings, "person-uid", uid);
}

static char *
person_words (gpointer item, gpointer data G_GNUC_UNUSED)
{
  g_autofree char *name = NULL, *unit = NULL;

  g_object_get (item, "name", &name, "unit", &unit, NULL);
  return unit != NULL && *unit != '\0' ? g_strdup_printf ("%s · %s", name, unit) : g_steal_pointer (&name);
}

void
desk_preferences_set_people (DeskPreferences *self, GListModel *people)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autofree char *now = desk_settings_dup_string (self->settings, "person-uid");
  g_autoptr (GtkExpression) words = NULL;
  guint selected = GTK_INVALID_LIST_POSITION;

  g_return_if_fail (DESK_IS_PREFERENCES (self) && G_IS_LIST_MODEL (people) && self->people == NULL);
  self->people = g_object_ref (people);
  words = gtk_cclosure_expression_new (G_TYPE_STRING, NULL, 0, NULL, G_CALLBACK (person_words), NULL, NULL);
  for (guint i = 0; i < g_list_model_get_n_items (people) && selected == GTK_INVALID_LIST_POSITION; i++)
    {
      g_autoptr (GObject) person = g_list_model_get_item (people, i);
      g_autofree char *uid = NULL;
      g_object_get (person, "uid", &uid, NULL);
      if (g_strcmp0 (uid, now) == 0)
        selected = i;
    }
  gtk_widget_set_name (row, "person-uid");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("I am"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _("Everything you do is recorded under this name."));
  adw_combo_row_set_expression (ADW_COMBO_ROW (row), words);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), people);
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), selected);
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (person_selected), self, 0);
  adw_preferences_group_add (self->person_group, row);
  gtk_widget_set_visible (GTK_WIDGET (self->person_group), TRUE);
}

void
desk_preferences_set_store (DeskPreferences *self, DeskStore *store)
{
  AdwPreferencesWindow *window = ADW_PREFERENCES_WINDOW (self);

  g_return_if_fail (DESK_IS_PREFERENCES (self) && DESK_IS_STORE (store));
  desk_loss_rows_add (self->store_group, store);
  adw_preferences_window_add (window, desk_office_calendar_new (window, store));
  adw_preferences_window_add (window, desk_local_rules_page_new (window, store));
  gtk_window_set_default_size (GTK_WINDOW (self), 940, 700);
}

/* ---- areas ---- */

static void
area_switched (DeskPreferences *self)
{
  adw_preferences_window_add_toast (ADW_PREFERENCES_WINDOW (self), adw_toast_new (_("Program areas change at the next start.")));
}

static void
add_area (DeskPreferences *self, GObject *area)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *toggle = gtk_switch_new ();
  g_autofree char *id = NULL, *title = NULL, *version = NULL, *state = NULL, *reason = NULL, *line = NULL, *markup = NULL, *name = NULL;

  g_object_get (area, "id", &id, "title", &title, "version", &version, "state", &state, "reason", &reason, NULL);
  line = reason != NULL && *reason != '\0' ? g_strdup_printf (_("Version %s · %s: %s"), version, state, reason)
                                           : g_strdup_printf (_("Version %s · %s"), version, state);
  markup = g_markup_escape_text (line, -1);
  name = g_strconcat ("area.", id, NULL);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), markup);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 4);
  gtk_widget_set_name (toggle, name);
  gtk_widget_set_valign (toggle, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (toggle), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_object_bind_property (area, "enabled", toggle, "active", G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
  g_signal_connect_swapped (toggle, "notify::active", G_CALLBACK (area_switched), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), toggle);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), toggle);
  adw_preferences_group_add (self->areas_group, row);
}

void
desk_preferences_set_areas (DeskPreferences *self, GListModel *areas)
{
  g_return_if_fail (DESK_IS_PREFERENCES (self) && G_IS_LIST_MODEL (areas) && self->areas_page == NULL);
  self->areas_page = add_page (self, _("Program areas"), "desk-ledger-symbolic");
  self->areas_group = add_group (self->areas_page, NULL,
                                 _("An area that is switched off keeps its data, which can still be read. For one name, an area in your own folder goes before the system's, and that before the one built with the program."));
  for (guint i = 0; i < g_list_model_get_n_items (areas); i++)
    {
      g_autoptr (GObject) area = g_list_model_get_item (areas, i);
      add_area (self, area);
    }
}

static void
desk_preferences_dispose (GObject *object)
{
  DeskPreferences *self = DESK_PREFERENCES (object);

  g_clear_object (&self->settings);
  g_clear_object (&self->people);
  G_OBJECT_CLASS (desk_preferences_parent_class)->dispose (object);
}

static void
desk_preferences_class_init (DeskPreferencesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desk_preferences_dispose;
}

static void
desk_preferences_init (DeskPreferences *self G_GNUC_UNUSED)
{
}

DeskPreferences *
desk_preferences_new (DeskSettings *settings, const char *store_path)
{
  DeskPreferences *self = g_object_new (DESK_TYPE_PREFERENCES, "modal", TRUE, "search-enabled", FALSE, "title", _("Preferences"), NULL);
  AdwPreferencesPage *page = add_page (self, _("General"), "emblem-system-symbolic");
  AdwPreferencesGroup *look;

  self->settings = g_object_ref (settings);
  self->person_group = add_group (page, _("Who works here"), NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->person_group), FALSE);
  look = add_group (page, _("Language and look"),
                    desk_settings_is_kept (settings) ? NULL : _("The settings schema is not installed: what you choose here is forgotten at the end."));
  add_choice (self, look, "language", _("Language"), _("From the next start"), languages);
  add_choice (self, look, "text-scale", _("Text size"), NULL, sizes);
  add_choice (self, look, "colour-scheme", _("Light or dark"), NULL, schemes);
  add_store (self, page, store_path);
  add_notices (self, store_path != NULL);
  return self;
}
