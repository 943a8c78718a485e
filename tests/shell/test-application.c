/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/desk-application.h"
#include "shell/desk-offer.h"
#include "shell/desk-settings.h"

#include "shell-test.h"

static GtkWidget *
make_page (DeskWindow *window G_GNUC_UNUSED, const DeskPageSpec *spec G_GNUC_UNUSED, gpointer data G_GNUC_UNUSED)
{
  return g_object_new (TEST_TYPE_PAGE, NULL);
}

/* Stands in for the session that opens stores: one path fails. */
static gboolean
open_store (DeskApplication *application, const char *path, guint *asked)
{
  const DeskPageSpec today = { "today", "Today", "desk-today-symbolic", DESK_SECTION_TOP, .create = make_page };
  g_autoptr (GError) error = NULL;

  (*asked)++;
  if (g_str_has_suffix (path, "bad.desk"))
    {
      error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, "It was written by a newer version.");
      desk_application_store_failed (application, error, "The file is as it was.");
      return TRUE;
    }
  desk_navigation_add (desk_application_get_navigation (application), &today);
  desk_application_store_opened (application);
  return TRUE;
}

static gboolean
start_chosen (DeskApplication *application, guint choice, const char *path, guint *chosen)
{
  *chosen = choice;
  g_assert_cmpstr (desk_application_get_store_path (application), ==, path);
  return TRUE;
}

static void
prepared (DeskApplication *application G_GNUC_UNUSED, DeskWindow *window G_GNUC_UNUSED, guint *count)
{
  (*count)++;
}

/* One for all tests, as in a process: they come one after the other. */
static DeskApplication *
start (void)
{
  static DeskApplication *application;
  g_autoptr (GError) error = NULL;

  if (application != NULL)
    return application;
  application = desk_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
  return application;
}

static void
test_life (void)
{
  DeskApplication *application = start ();
  guint asked = 0, chosen = 99, windows = 0;
  g_autofree char *remembered = NULL;
  DeskWindow *window, *second;

  g_signal_connect (application, "open-store", G_CALLBACK (open_store), &asked);
  g_signal_connect (application, "start-chosen", G_CALLBACK (start_chosen), &chosen);
  g_signal_connect (application, "prepare-window", G_CALLBACK (prepared), &windows);
  /* nothing to open yet: the first run asks */
  window = desk_application_add_window (application);
  shell_test_settle ();
  g_assert_cmpuint (windows, ==, 1);
  g_assert_nonnull (desk_offer_find (GTK_WIDGET (window), "start.empty"));
  g_signal_emit_by_name (desk_offer_find (GTK_WIDGET (window), "start.empty"), "clicked");
  g_assert_cmpuint (chosen, ==, DESK_START_EMPTY);
  /* a store that cannot be opened: the error page, and another try */
  desk_application_open_store (application, "/data/bad.desk");
  shell_test_settle ();
  g_assert_null (desk_window_get_page_id (window));
  g_signal_emit_by_name (desk_offer_find (GTK_WIDGET (window), "store.again"), "clicked");
  g_assert_cmpuint (asked, ==, 2);
  /* and one that can: pages, in every window */
  desk_application_open_store (application, "/data/county.desk");
  shell_test_settle ();
  g_assert_cmpstr (desk_window_get_page_id (window), ==, "today");
  remembered = desk_settings_dup_string (desk_settings_get_default (), "store-path");
  g_assert_cmpstr (remembered, ==, "/data/county.desk");
  g_action_group_activate_action (G_ACTION_GROUP (application), "new-window", NULL);
  g_assert_cmpuint (windows, ==, 2);
  second = DESK_WINDOW (gtk_application_get_windows (GTK_APPLICATION (application))->data);
  shell_test_settle ();
  g_assert_cmpstr (desk_window_get_page_id (second), ==, "today");
  g_action_group_activate_action (G_ACTION_GROUP (application), "quit", NULL);
  shell_test_settle ();
  g_assert_null (gtk_application_get_windows (GTK_APPLICATION (application)));
  desk_settings_set_string (desk_settings_get_default (), "store-path", "");
  g_signal_handlers_disconnect_by_data (application, &asked);
  g_signal_handlers_disconnect_by_data (application, &chosen);
  g_signal_handlers_disconnect_by_data (application, &windows);
}

static void
test_unsaved (void)
{
  DeskApplication *application = start ();
  guint asked = 0;
  DeskWindow *window;
  GtkWindow *dialog = NULL;
  g_autoptr (GList) toplevels = NULL;

  g_signal_connect (application, "open-store", G_CALLBACK (open_store), &asked);
  desk_application_open_store (application, "/data/county.desk");
  window = desk_application_add_window (application);
  shell_test_settle ();
  TEST_PAGE (desk_window_get_page (window))->unsaved = TRUE;
  gtk_window_close (GTK_WINDOW (window));
  shell_test_settle ();
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (window)));
  toplevels = gtk_window_list_toplevels ();
  for (GList *l = toplevels; l != NULL; l = l->next)
    if (ADW_IS_MESSAGE_DIALOG (l->data))
      dialog = l->data;
  g_assert_nonnull (dialog);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "close");
  shell_test_settle ();
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (application)); l != NULL; l = l->next)
    g_assert_false (DESK_IS_WINDOW (l->data));
  g_signal_handlers_disconnect_by_data (application, &asked);
}

static void
test_nobody (void)
{
  DeskApplication *application = start ();
  DeskWindow *window = desk_application_add_window (application);

  /* nobody opens stores: the person is told, not left waiting */
  desk_application_open_store (application, "/data/county.desk");
  shell_test_settle ();
  g_assert_nonnull (desk_offer_find (GTK_WIDGET (window), "store.quit"));
  gtk_window_destroy (GTK_WINDOW (window));
  shell_test_settle ();
}

int
main (int argc, char **argv)
{
  shell_test_init (&argc, &argv);
  g_test_add_func ("/shell/application/life", test_life);
  g_test_add_func ("/shell/application/unsaved", test_unsaved);
  g_test_add_func ("/shell/application/nobody", test_nobody);
  return g_test_run ();
}
