/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/desk-application.h"

#include "shell/desk-about.h"
#include "shell/desk-attachment-deeds.h"
#include "shell/desk-error-page.h"
#include "shell/desk-first-run.h"
#include "shell/desk-notifier.h"
#include "shell/desk-pages.h"
#include "shell/desk-preferences.h"
#include "shell/desk-settings.h"
#include "shell/desk-shell-error.h"
#include "shell/desk-style.h"
#include "shell/desk-today-page.h"

#include <glib/gi18n-lib.h>
#include <locale.h>

struct _DeskApplication {
  AdwApplication parent_instance;
  DeskNavigation *navigation;
  char *store_path;
  char *page;          /* --page, until the first window shows it */
  GError *failure;     /* why the store is not open */
  char *kept;
  gboolean opened;
};

G_DEFINE_FINAL_TYPE (DeskApplication, desk_application, ADW_TYPE_APPLICATION)

enum { OPEN_STORE, START_CHOSEN, PREPARE_WINDOW, PREPARE_PREFERENCES, N_SIGNALS };
static guint signals[N_SIGNALS];

/* ---- language ---- */

void
desk_application_set_language (void)
{
  g_autofree char *language = desk_settings_dup_string (desk_settings_get_default (), "language");
  const char *dir = g_getenv ("DESK_LOCALE_DIR");

  if (*language != '\0')
    g_setenv ("LANGUAGE", language, TRUE);
  if (setlocale (LC_ALL, "") == NULL)
    setlocale (LC_ALL, "C.UTF-8");
  /* LANGUAGE counts for nothing in the C locale */
  if (*language != '\0' && (g_str_equal (setlocale (LC_MESSAGES, NULL), "C") || g_str_equal (setlocale (LC_MESSAGES, NULL), "POSIX") ||
                            g_str_has_prefix (setlocale (LC_MESSAGES, NULL), "C.")))
    {
      g_autofree char *locale = g_strconcat (language, ".UTF-8", NULL);
      if (setlocale (LC_MESSAGES, locale) == NULL && setlocale (LC_MESSAGES, "en_US.UTF-8") == NULL)
        g_debug ("no locale but C is installed: messages stay in English");
    }
  bindtextdomain (GETTEXT_PACKAGE, dir != NULL ? dir : DESK_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

/* ---- preferences that take effect at once ---- */

static void
apply_settings (void)
{
  DeskSettings *settings = desk_settings_get_default ();
  g_autofree char *scheme = desk_settings_dup_string (settings, "colour-scheme");
  int scale = desk_settings_get_int (settings, "text-scale");

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      g_str_equal (scheme, "dark") ? ADW_COLOR_SCHEME_FORCE_DARK :
                                      g_str_equal (scheme, "light") ? ADW_COLOR_SCHEME_FORCE_LIGHT : ADW_COLOR_SCHEME_DEFAULT);
  desk_style_set_text_scale (CLAMP (scale, 75, 200));
}

/* ---- the store ---- */

/* Nothing in this build answers: say so instead of doing nothing. */
static void
say_unhandled (DeskApplication *self)
{
  g_autoptr (GError) error = g_error_new (DESK_SHELL_ERROR, DESK_SHELL_ERROR_PAGE,
                                          _("This copy of the program was built without a store. Install the complete program."));
  desk_application_store_failed (self, error, NULL);
}

DeskNavigation *
desk_application_get_navigation (DeskApplication *self)
{
  g_return_val_if_fail (DESK_IS_APPLICATION (self), NULL);
  return self->navigation;
}

const char *
desk_application_get_store_path (DeskApplication *self)
{
  g_return_val_if_fail (DESK_IS_APPLICATION (self), NULL);
  return self->store_path;
}

static void
start_chosen (GtkWidget *page G_GNUC_UNUSED, guint choice, const char *path, DeskApplication *self)
{
  gboolean handled = FALSE;

  if (choice == DESK_START_OPEN)
    {
      desk_application_open_store (self, path);
      return;
    }
  g_free (self->store_path);
  self->store_path = g_strdup (path);
  g_signal_emit (self, signals[START_CHOSEN], 0, choice, path, &handled);
  if (!handled)
    say_unhandled (self);
}

static void
error_answered (GtkWidget *page, const char *answer, DeskApplication *self)
{
  if (g_str_equal (answer, "again") && self->store_path != NULL)
    {
      g_autofree char *path = g_strdup (self->store_path);
      desk_application_open_store (self, path);
    }
  else if (g_str_equal (answer, "other"))
    g_action_group_activate_action (G_ACTION_GROUP (self), "choose-store", NULL);
  else if (g_str_equal (answer, "quit"))
    g_action_group_activate_action (G_ACTION_GROUP (self), "quit", NULL);
}

static void
show_first_page (DeskApplication *self, DeskWindow *window)
{
  DeskNavItem *first = desk_navigation_nth (self->navigation, 1);
  g_autoptr (GError) error = NULL;

  desk_window_show_alone (window, NULL);
  if (desk_window_get_page_id (window) != NULL)
    return;
  if (self->page != NULL && desk_window_open (window, self->page, NULL, &error))
    return;
  if (error != NULL)
    desk_window_toast (window, error->message, NULL, NULL);
  if (first != NULL)
    desk_window_open (window, desk_nav_item_get_spec (first)->id, NULL, NULL);
}

/* What a window shows now: its pages, an error, or the first run. */
static void
dress_window (DeskApplication *self, DeskWindow *window)
{
  GtkWidget *page;

  if (self->opened)
    show_first_page (self, window);
  else if (self->failure != NULL)
    {
      page = desk_error_page_new (self->failure->message, self->kept, self->store_path);
      g_signal_connect_object (page, "answer", G_CALLBACK (error_answered), self, 0);
      desk_window_show_alone (window, page);
    }
  else if (self->store_path != NULL)
    desk_window_show_alone (window, adw_bin_new ()); /* being opened: the question of the first run must not flash up */
  else
    {
      page = desk_first_run_new ();
      g_signal_connect_object (page, "chosen", G_CALLBACK (start_chosen), self, 0);
      desk_window_show_alone (window, page);
    }
}

static void
first_painted (GdkFrameClock *clock, DeskWindow *window)
{
  DeskApplication *self = DESK_APPLICATION (gtk_window_get_application (GTK_WINDOW (window)));

  g_signal_handlers_disconnect_by_func (clock, first_painted, window);
  if (self != NULL)
    dress_window (self, window);
}

/* A window that is not on the screen yet is painted before its pages are made. */
static void
dress_windows (DeskApplication *self)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    {
      GdkFrameClock *clock = DESK_IS_WINDOW (l->data) ? gtk_widget_get_frame_clock (l->data) : NULL;

      if (clock != NULL && gtk_widget_get_mapped (l->data) && gdk_frame_clock_get_frame_counter (clock) < 0)
        g_signal_connect_object (clock, "after-paint", G_CALLBACK (first_painted), l->data, 0);
      else if (DESK_IS_WINDOW (l->data))
        dress_window (self, l->data);
    }
}

void
desk_application_open_store (DeskApplication *self, const char *path)
{
  gboolean handled = FALSE;
  g_autofree char *copy = NULL;

  g_return_if_fail (DESK_IS_APPLICATION (self) && path != NULL);
  copy = g_strdup (path);
  g_free (self->store_path);
  self->store_path = g_steal_pointer (&copy);
  g_signal_emit (self, signals[OPEN_STORE], 0, self->store_path, &handled);
  if (!handled)
    say_unhandled (self);
}

void
desk_application_store_opened (DeskApplication *self)
{
  g_return_if_fail (DESK_IS_APPLICATION (self));
  g_clear_error (&self->failure);
  g_clear_pointer (&self->kept, g_free);
  self->opened = TRUE;
  if (self->store_path != NULL)
    desk_settings_set_string (desk_settings_get_default (), "store-path", self->store_path);
  dress_windows (self);
}

void
desk_application_store_failed (DeskApplication *self, const GError *error, const char *kept)
{
  g_return_if_fail (DESK_IS_APPLICATION (self) && error != NULL);
  g_clear_error (&self->failure);
  g_free (self->kept);
  self->failure = g_error_copy (error);
  self->kept = g_strdup (kept);
  self->opened = FALSE;
  dress_windows (self);
}

/* ---- windows ---- */

/* To know its sizes, the whole icon theme is read: not before there is something to see. */
static void
give_icon (GdkFrameClock *clock, gpointer data)
{
  g_signal_handlers_disconnect_by_func (clock, give_icon, data);
  gtk_window_set_default_icon_name ("org.frontlinedesk.Desk");
}

DeskWindow *
desk_application_add_window (DeskApplication *self)
{
  DeskWindow *window;

  g_return_val_if_fail (DESK_IS_APPLICATION (self), NULL);
  window = desk_window_new (GTK_APPLICATION (self), self->navigation);
  g_signal_emit (self, signals[PREPARE_WINDOW], 0, window);
  dress_window (self, window);
  gtk_window_present (GTK_WINDOW (window));
  if (gtk_window_get_default_icon_name () == NULL)
    g_signal_connect (gtk_widget_get_frame_clock (GTK_WIDGET (window)), "after-paint", G_CALLBACK (give_icon), NULL);
  return window;
}

static void
desk_application_activate (GApplication *application)
{
  DeskApplication *self = DESK_APPLICATION (application);
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (window != NULL)
    gtk_window_present (window);
  else
    desk_application_add_window (self);
}

/* ---- actions ---- */

static void
new_window (GSimpleAction *action G_GNUC_UNUSED, GVariant *parameter G_GNUC_UNUSED, gpointer data)
{
  desk_application_add_window (data);
}

static void
store_picked (GtkNativeDialog *dialog, int response, DeskApplication *self)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
      g_autofree char *path = g_file_get_path (file);
      if (path != NULL)
        desk_application_open_store (self, path);
    }
  g_object_unref (dialog);
}

static void
choose_store (GSimpleAction *action G_GNUC_UNUSED, GVariant *parameter G_GNUC_UNUSED, gpointer data)
{
  GtkWindow *parent = gtk_application_get_active_window (GTK_APPLICATION (data));
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (_("Open a Store"), parent, GTK_FILE_CHOOSER_ACTION_OPEN, NULL, NULL);

  g_signal_connect (dialog, "response", G_CALLBACK (store_picked), data);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
preferences (GSimpleAction *action G_GNUC_UNUSED, GVariant *parameter G_GNUC_UNUSED, gpointer data)
{
  DeskApplication *self = data;
  DeskPreferences *window = desk_preferences_new (desk_settings_get_default (), self->store_path);

  /* it is none of the application's windows, and still has its acts */
  gtk_widget_insert_action_group (GTK_WIDGET (window), "app", G_ACTION_GROUP (self));
  gtk_window_set_transient_for (GTK_WINDOW (window), gtk_application_get_active_window (GTK_APPLICATION (self)));
  g_signal_emit (self, signals[PREPARE_PREFERENCES], 0, window);
  gtk_window_present (GTK_WINDOW (window));
}

static void
about (GSimpleAction *action G_GNUC_UNUSED, GVariant *parameter G_GNUC_UNUSED, gpointer data)
{
  GtkWidget *window = desk_about_new ();

  gtk_window_set_transient_for (GTK_WINDOW (window), gtk_application_get_active_window (GTK_APPLICATION (data)));
  gtk_window_present (GTK_WINDOW (window));
}

/* ---- what a notification opens ---- */

static DeskWindow *
window_in_front (DeskApplication *self)
{
  g_application_activate (G_APPLICATION (self));
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));
  return self->opened && DESK_IS_WINDOW (window) ? DESK_WINDOW (window) : NULL;
}

static void
open_page (DeskApplication *self, const char *id, const char *parameter)
{
  DeskWindow *window = window_in_front (self);
  g_autoptr (GError) error = NULL;

  if (window != NULL && !desk_window_open (window, id, parameter, &error))
    desk_window_toast (window, error->message, NULL, NULL);
}

static void
open_record (GSimpleAction *action G_GNUC_UNUSED, GVariant *parameter, gpointer data)
{
  open_page (data, DESK_PAGE_RECORD, g_variant_get_string (parameter, NULL));
}

static void
open_today (GSimpleAction *action G_GNUC_UNUSED, GVariant *parameter G_GNUC_UNUSED, gpointer data)
{
  open_page (data, DESK_PAGE_TODAY, NULL);
}

static void
quiet (GSimpleAction *action G_GNUC_UNUSED, GVariant *parameter G_GNUC_UNUSED, gpointer data G_GNUC_UNUSED)
{
  desk_notifier_quiet_until_tomorrow (desk_settings_get_default ());
}

/* Windows close one by one, so that each can ask about what is not saved. */
static void
quit (GSimpleAction *action G_GNUC_UNUSED, GVariant *parameter G_GNUC_UNUSED, gpointer data)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (data)));

  for (GList *l = windows; l != NULL; l = l->next)
    if (DESK_IS_WINDOW (l->data))
      gtk_window_close (l->data);
}

static void
install_actions (DeskApplication *self)
{
  static const GActionEntry entries[] = {
    { .name = "new-window", .activate = new_window },
    { .name = "choose-store", .activate = choose_store },
    { .name = "preferences", .activate = preferences },
    { .name = "about", .activate = about },
    { .name = "quit", .activate = quit },
    { .name = "open-record", .parameter_type = "s", .activate = open_record },
    { .name = "open-today", .activate = open_today },
    { .name = "quiet", .activate = quiet },
  };
  static const struct {
    const char *action;
    const char *keys[2];
  } keys[] = {
    { "app.new-window", { "<Control><Shift>n" } },
    { "app.preferences", { "<Control>comma" } },
    { "app.quit", { "<Control>q" } },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self), keys[i].action, keys[i].keys);
}

/* ---- starting ---- */

static void
desk_application_startup (GApplication *application)
{
  DeskApplication *self = DESK_APPLICATION (application);

  G_APPLICATION_CLASS (desk_application_parent_class)->startup (application);
  desk_style_init ();
  desk_attachment_forget_opened (); /* what a sitting before this one left */
  apply_settings ();
  g_signal_connect_object (desk_settings_get_default (), "changed", G_CALLBACK (apply_settings), self, 0);
  install_actions (self);
}

static gint
desk_application_handle_local_options (GApplication *application G_GNUC_UNUSED, GVariantDict *options)
{
  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("frontline-desk %s\n", DESK_VERSION);
      return 0;
    }
  return -1;
}

static int
desk_application_command_line (GApplication *application, GApplicationCommandLine *line)
{
  DeskApplication *self = DESK_APPLICATION (application);
  GVariantDict *options = g_application_command_line_get_options_dict (line);
  const char *store = NULL, *page = NULL;
  g_autofree char *remembered = desk_settings_dup_string (desk_settings_get_default (), "store-path");

  g_variant_dict_lookup (options, "store", "^&ay", &store);
  if (g_variant_dict_lookup (options, "page", "&s", &page))
    {
      g_free (self->page);
      self->page = g_strdup (page);
    }
  if (store != NULL)
    {
      g_autoptr (GFile) file = g_application_command_line_create_file_for_arg (line, store);
      g_autofree char *path = g_file_get_path (file);
      if (path != NULL && g_strcmp0 (path, self->store_path) != 0)
        desk_application_open_store (self, path);
    }
  else if (self->store_path == NULL && *remembered != '\0')
    desk_application_open_store (self, remembered);
  g_application_activate (application);
  if (self->opened && page != NULL)
    {
      GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));
      if (DESK_IS_WINDOW (window))
        gtk_widget_activate_action (GTK_WIDGET (window), "win.open", "s", page);
    }
  return 0;
}

static void
desk_application_finalize (GObject *object)
{
  DeskApplication *self = DESK_APPLICATION (object);

  g_clear_object (&self->navigation);
  g_clear_pointer (&self->store_path, g_free);
  g_clear_pointer (&self->page, g_free);
  g_clear_pointer (&self->kept, g_free);
  g_clear_error (&self->failure);
  G_OBJECT_CLASS (desk_application_parent_class)->finalize (object);
}

static void
desk_application_class_init (DeskApplicationClass *klass)
{
  GApplicationClass *application = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = desk_application_finalize;
  application->startup = desk_application_startup;
  application->activate = desk_application_activate;
  application->handle_local_options = desk_application_handle_local_options;
  application->command_line = desk_application_command_line;
  signals[OPEN_STORE] = g_signal_new ("open-store", DESK_TYPE_APPLICATION, G_SIGNAL_RUN_LAST, 0, g_signal_accumulator_true_handled,
                                      NULL, NULL, G_TYPE_BOOLEAN, 1, G_TYPE_STRING);
  signals[START_CHOSEN] = g_signal_new ("start-chosen", DESK_TYPE_APPLICATION, G_SIGNAL_RUN_LAST, 0, g_signal_accumulator_true_handled,
                                        NULL, NULL, G_TYPE_BOOLEAN, 2, G_TYPE_UINT, G_TYPE_STRING);
  signals[PREPARE_WINDOW] = g_signal_new ("prepare-window", DESK_TYPE_APPLICATION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 1, DESK_TYPE_WINDOW);
  signals[PREPARE_PREFERENCES] = g_signal_new ("prepare-preferences", DESK_TYPE_APPLICATION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                               G_TYPE_NONE, 1, ADW_TYPE_PREFERENCES_WINDOW);
}

static void
desk_application_init (DeskApplication *self)
{
  static const GOptionEntry entries[] = {
    { "store", 's', 0, G_OPTION_ARG_FILENAME, NULL, N_("Open the store in FILE"), N_("FILE") },
    { "page", 'p', 0, G_OPTION_ARG_STRING, NULL, N_("Show the page PAGE first, such as “overview”"), N_("PAGE") },
    { "version", 'V', 0, G_OPTION_ARG_NONE, NULL, N_("Say the version and end"), NULL },
    { NULL }
  };

  self->navigation = desk_navigation_new ();
  g_application_set_option_context_parameter_string (G_APPLICATION (self), _("— case work on the front line"));
  g_application_add_main_option_entries (G_APPLICATION (self), entries);
}

DeskApplication *
desk_application_new (void)
{
  return g_object_new (DESK_TYPE_APPLICATION,
                       "application-id", "org.frontlinedesk.Desk",
                       /* own style sheets and icons are loaded by desk_style_init */
                       "resource-base-path", "/org/frontlinedesk/Desk/none",
                       "flags", G_APPLICATION_HANDLES_COMMAND_LINE,
                       NULL);
}
