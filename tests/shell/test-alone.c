/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pages that need no store, and the windows beside the main one. */
#include "shell/desk-about.h"
#include "shell/desk-application.h"
#include "shell/desk-error-page.h"
#include "shell/desk-first-run.h"
#include "shell/desk-offer.h"
#include "shell/desk-preferences.h"
#include "shell/desk-shortcuts.h"

#include "shell-test.h"

typedef struct {
  guint choice;
  char *path;
} Chosen;

static void
note_choice (GtkWidget *page G_GNUC_UNUSED, guint choice, const char *path, Chosen *into)
{
  into->choice = choice;
  g_free (into->path);
  into->path = g_strdup (path);
}

static void
test_first_run (void)
{
  GtkWidget *page = desk_first_run_new (), *window = shell_test_show (page, 900, 700);
  Chosen chosen = { 99, NULL };
  g_autofree char *first = NULL;
  g_autofree char *dir = NULL;

  g_signal_connect (page, "chosen", G_CALLBACK (note_choice), &chosen);
  shell_test_picture (window, "first-run");
  g_signal_emit_by_name (desk_offer_find (page, "start.demonstration"), "clicked");
  g_assert_cmpuint (chosen.choice, ==, DESK_START_DEMONSTRATION);
  g_assert_true (g_path_is_absolute (chosen.path));
  g_signal_emit_by_name (desk_offer_find (page, "start.empty"), "clicked");
  g_assert_cmpuint (chosen.choice, ==, DESK_START_EMPTY);
  /* a store that is there is never the place of a new one */
  first = g_strdup (chosen.path);
  dir = g_path_get_dirname (first);
  g_assert_cmpint (g_mkdir_with_parents (dir, 0700), ==, 0);
  g_assert_true (g_file_set_contents (first, "x", 1, NULL));
  desk_first_run_choose (DESK_FIRST_RUN (page), DESK_START_EMPTY, NULL);
  g_assert_cmpstr (chosen.path, !=, first);
  desk_first_run_choose (DESK_FIRST_RUN (page), DESK_START_OPEN, "/some/store.desk");
  g_assert_cmpuint (chosen.choice, ==, DESK_START_OPEN);
  g_assert_cmpstr (chosen.path, ==, "/some/store.desk");
  g_assert_nonnull (desk_offer_find (page, "start.open"));
  g_free (chosen.path);
  shell_test_close (window);
}

static void
note_answer (GtkWidget *page G_GNUC_UNUSED, const char *answer, char **into)
{
  g_free (*into);
  *into = g_strdup (answer);
}

static void
test_error_page (void)
{
  GtkWidget *page = desk_error_page_new ("The store was written by a newer version <2.0> & cannot be read.", NULL, "/data/county.desk");
  GtkWidget *window = shell_test_show (page, 900, 700);
  static const char *const answers[] = { "again", "other", "quit" };
  g_autofree char *answer = NULL;

  g_signal_connect (page, "answer", G_CALLBACK (note_answer), &answer);
  shell_test_picture (window, "error-page");
  g_assert_true (gtk_test_accessible_has_role (GTK_ACCESSIBLE (page), GTK_ACCESSIBLE_ROLE_ALERT));
  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_autofree char *id = g_strconcat ("store.", answers[i], NULL);
      g_signal_emit_by_name (desk_offer_find (page, id), "clicked");
      g_assert_cmpstr (answer, ==, answers[i]);
    }
  shell_test_close (window);
}

static void
test_preferences (void)
{
  g_autoptr (DeskSettings) settings = desk_settings_new ();
  DeskPreferences *window = desk_preferences_new (settings, "/data/county.desk");
  g_autoptr (GListStore) people = g_list_store_new (DESK_TYPE_PERSON_ROW);
  g_autoptr (GListStore) areas = g_list_store_new (DESK_TYPE_AREA_ROW);
  g_autoptr (DeskPersonRow) wang = desk_person_row_new ("u1", "王某某", "示范县一线办");
  g_autoptr (DeskPersonRow) li = desk_person_row_new ("u2", "李某", "县人社局");
  g_autoptr (DeskAreaRow) on = desk_area_row_new ("enterprise", "企业服务", "1.0", "已启用", NULL, TRUE);
  g_autoptr (DeskAreaRow) failed = desk_area_row_new ("agri", "农技支持", "1.0", "未能启用", "接口版本 2 高于程序的 1", TRUE);
  g_autofree char *uid = NULL, *scheme = NULL;
  gboolean enabled = TRUE;
  GtkWidget *row;

  desk_settings_set_string (settings, "person-uid", "u1");
  g_list_store_append (people, wang);
  g_list_store_append (people, li);
  g_list_store_append (areas, on);
  g_list_store_append (areas, failed);
  desk_preferences_set_people (window, G_LIST_MODEL (people));
  desk_preferences_set_areas (window, G_LIST_MODEL (areas));
  gtk_window_set_modal (GTK_WINDOW (window), FALSE);
  gtk_window_present (GTK_WINDOW (window));
  shell_test_picture (GTK_WIDGET (window), "preferences");
  row = desk_offer_find (GTK_WIDGET (window), "person-uid");
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (row)), ==, 0);
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), 1);
  uid = desk_settings_dup_string (settings, "person-uid");
  g_assert_cmpstr (uid, ==, "u2");
  adw_combo_row_set_selected (ADW_COMBO_ROW (desk_offer_find (GTK_WIDGET (window), "colour-scheme")), 2);
  scheme = desk_settings_dup_string (settings, "colour-scheme");
  g_assert_cmpstr (scheme, ==, "dark");
  adw_combo_row_set_selected (ADW_COMBO_ROW (desk_offer_find (GTK_WIDGET (window), "text-scale")), 4);
  g_assert_cmpint (desk_settings_get_int (settings, "text-scale"), ==, 150);
  gtk_switch_set_active (GTK_SWITCH (desk_offer_find (GTK_WIDGET (window), "area.agri")), FALSE);
  g_object_get (failed, "enabled", &enabled, NULL);
  g_assert_false (enabled);
  desk_settings_set_int (settings, "text-scale", 100);
  desk_settings_set_string (settings, "colour-scheme", "follow");
  shell_test_close (GTK_WIDGET (window));
}

static void
note_key (DeskSettings *settings G_GNUC_UNUSED, const char *key, GPtrArray *keys)
{
  g_ptr_array_add (keys, g_strdup (key));
}

static void
test_settings (void)
{
  g_autoptr (DeskSettings) settings = desk_settings_new ();
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);
  const char *const off[] = { "agri", NULL };
  g_auto (GStrv) areas = NULL;

  g_signal_connect (settings, "changed", G_CALLBACK (note_key), keys);
  desk_settings_set_boolean (settings, "sidebar-shown", FALSE);
  g_assert_false (desk_settings_get_boolean (settings, "sidebar-shown"));
  g_assert_cmpuint (keys->len, >=, 1);
  g_assert_cmpstr (keys->pdata[0], ==, "sidebar-shown");
  desk_settings_set_boolean (settings, "sidebar-shown", TRUE);
  desk_settings_set_strv (settings, "disabled-areas", off);
  areas = desk_settings_dup_strv (settings, "disabled-areas");
  g_assert_true (g_strv_equal ((const char *const *) areas, off));
  desk_settings_set_strv (settings, "disabled-areas", (const char *const[]){ NULL });
}

static void
test_others (void)
{
  GtkWidget *about = desk_about_new (), *keys = GTK_WIDGET (desk_shortcuts_new ());

  g_assert_cmpstr (adw_about_window_get_version (ADW_ABOUT_WINDOW (about)), ==, DESK_VERSION);
  gtk_window_set_modal (GTK_WINDOW (keys), FALSE);
  gtk_window_present (GTK_WINDOW (keys));
  shell_test_picture (keys, "shortcuts");
  shell_test_close (keys);
  gtk_window_set_modal (GTK_WINDOW (about), FALSE);
  gtk_window_present (GTK_WINDOW (about));
  shell_test_picture (about, "about");
  shell_test_close (about);
}

int
main (int argc, char **argv)
{
  shell_test_init (&argc, &argv);
  g_test_add_func ("/shell/alone/first-run", test_first_run);
  g_test_add_func ("/shell/alone/error-page", test_error_page);
  g_test_add_func ("/shell/alone/preferences", test_preferences);
  g_test_add_func ("/shell/alone/settings", test_settings);
  g_test_add_func ("/shell/alone/others", test_others);
  return g_test_run ();
}
