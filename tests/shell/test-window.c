/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/desk-window-private.h"
#include "shell/desk-offer.h"
#include "shell/desk-breadcrumb.h"
#include "shell/desk-shell-error.h"
#include "shell/desk-sidebar.h"

#include "shell-test.h"

static char *
crumbs (DeskWindow *window)
{
  return desk_breadcrumb_dup_text (DESK_BREADCRUMB (window->breadcrumb));
}

static void
assert_crumbs (DeskWindow *window, const char *expected)
{
  g_autofree char *text = crumbs (window);
  g_assert_cmpstr (text, ==, expected);
}

static void
open_page (DeskWindow *window, const char *id, const char *parameter)
{
  g_autoptr (GError) error = NULL;

  desk_window_open (window, id, parameter, &error);
  g_assert_no_error (error);
}

static void
test_open_and_back (void)
{
  g_autoptr (DeskNavigation) navigation = shell_test_county ();
  DeskWindow *window = shell_test_window (navigation);
  g_autoptr (GError) error = NULL;
  GtkWidget *cases;

  open_page (window, "today", NULL);
  assert_crumbs (window, "今日工作");
  open_page (window, "ent.cases", NULL);
  cases = desk_window_get_page (window);
  assert_crumbs (window, "企业服务 › 事项");
  g_assert_true (desk_sidebar_get_open (DESK_SIDEBAR (window->sidebar), "ent"));
  shell_test_picture (GTK_WIDGET (window), "window-cases");
  open_page (window, "case", "123");
  g_assert_cmpstr (desk_window_get_parameter (window), ==, "123");
  g_assert_cmpstr (TEST_PAGE (desk_window_get_page (window))->parameter, ==, "123");
  g_free (TEST_PAGE (desk_window_get_page (window))->title);
  TEST_PAGE (desk_window_get_page (window))->title = g_strdup ("QY-2026-000123");
  desk_page_view_changed (DESK_PAGE_VIEW (desk_window_get_page (window)));
  assert_crumbs (window, "企业服务 › 事项 › QY-2026-000123");
  g_assert_true (gtk_widget_get_visible (window->back));
  shell_test_picture (GTK_WIDGET (window), "window-case");
  open_page (window, "ent.visit", "new");
  assert_crumbs (window, "企业服务 › 走访 › 走访登记");
  g_assert_false (desk_window_open (window, "nowhere", NULL, &error));
  g_assert_error (error, DESK_SHELL_ERROR, DESK_SHELL_ERROR_PAGE);
  g_assert_cmpstr (desk_window_get_page_id (window), ==, "ent.visit");
  desk_window_close_page (window);
  g_assert_cmpstr (desk_window_get_page_id (window), ==, "case");
  g_assert_true (desk_window_back (window));
  g_assert_true (desk_window_get_page (window) == cases);
  g_assert_false (gtk_widget_get_visible (window->back));
  g_assert_true (desk_window_forward (window));
  g_assert_cmpstr (desk_window_get_parameter (window), ==, "123");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.back", NULL);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.back", NULL);
  g_assert_cmpstr (desk_window_get_page_id (window), ==, "today");
  g_assert_false (desk_window_back (window));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.page-at", "i", 9);
  g_assert_cmpstr (desk_window_get_page_id (window), ==, "overview");
  desk_window_forget_pages (window);
  g_assert_null (desk_window_get_page (window));
  shell_test_close (GTK_WIDGET (window));
}

/* A form that the window began with leads to its own list once it is saved. */
static void
test_close_first (void)
{
  g_autoptr (DeskNavigation) navigation = shell_test_county ();
  DeskWindow *window = shell_test_window (navigation);

  open_page (window, "ent.visit", "new");
  desk_window_close_page (window);
  g_assert_cmpstr (desk_window_get_page_id (window), ==, "ent.visits");
  g_assert_false (desk_window_back (window));
  desk_window_forget_pages (window);
  open_page (window, "case", "123"); /* of no list: to the first page */
  desk_window_close_page (window);
  g_assert_cmpstr (desk_window_get_page_id (window), ==, "today");
  desk_window_close_page (window); /* which stays */
  g_assert_cmpstr (desk_window_get_page_id (window), ==, "today");
  shell_test_close (GTK_WIDGET (window));
}

static gboolean
on_search (DeskWindow *window G_GNUC_UNUSED, const char *text, char **into)
{
  *into = g_strdup (text);
  return TRUE;
}

static gboolean
on_new (DeskWindow *window G_GNUC_UNUSED, guint *count)
{
  (*count)++;
  return TRUE;
}

static void
test_acts (void)
{
  g_autoptr (DeskNavigation) navigation = shell_test_county ();
  DeskWindow *window = shell_test_window (navigation);
  g_autofree char *everywhere = NULL;
  guint news = 0;
  TestPage *page;

  g_signal_connect (window, "search", G_CALLBACK (on_search), &everywhere);
  g_signal_connect (window, "new", G_CALLBACK (on_new), &news);
  open_page (window, "today", NULL);
  page = TEST_PAGE (desk_window_get_page (window));
  /* what the page cannot do goes to the window, or is switched off */
  gtk_widget_activate_action (GTK_WIDGET (window), "win.new", NULL);
  g_assert_cmpuint (news, ==, 1);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.print", NULL);
  g_assert_cmpuint (page->acted, ==, 0);
  gtk_editable_set_text (GTK_EDITABLE (window->search), "hxek");
  g_signal_emit_by_name (window->search, "activate");
  g_assert_cmpstr (everywhere, ==, "hxek");
  /* and what it can goes to the page */
  page->can_act = TRUE;
  desk_page_view_changed (DESK_PAGE_VIEW (page));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.print", NULL);
  g_assert_cmpuint (page->acted, ==, 1);
  g_assert_cmpint (page->last_act, ==, DESK_PAGE_ACT_PRINT);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.new", NULL);
  g_assert_cmpint (page->last_act, ==, DESK_PAGE_ACT_NEW);
  g_assert_cmpuint (news, ==, 1);
  gtk_editable_set_text (GTK_EDITABLE (window->search), "禾川");
  g_signal_emit_by_name (window->search, "search-changed");
  g_assert_cmpstr (page->searched, ==, "禾川");
  /* what was searched stays with its page */
  open_page (window, "overview", NULL);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (window->search)), ==, "");
  g_assert_cmpuint (TEST_PAGE (desk_window_get_page (window))->started, >, 0);
  desk_window_back (window);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (window->search)), ==, "禾川");
  g_signal_emit_by_name (window->search, "stop-search");
  g_assert_cmpstr (page->searched, ==, "");
  g_assert_nonnull (desk_offer_find (GTK_WIDGET (window), "win.new"));
  g_assert_nonnull (desk_offer_find (GTK_WIDGET (window), "app.preferences"));
  g_assert_null (desk_offer_find (GTK_WIDGET (window), "no.such.act"));
  shell_test_close (GTK_WIDGET (window));
}

static void
test_sidebar (void)
{
  g_autoptr (DeskNavigation) navigation = shell_test_county ();
  DeskWindow *window = shell_test_window (navigation);
  GtkWidget *row = desk_offer_find (window->sidebar, "agri");

  desk_window_set_person (window, "王某某", "示范县一线办");
  g_assert_nonnull (row);
  g_assert_null (desk_offer_find (window->sidebar, "agri.cases"));
  gtk_widget_activate (row);
  shell_test_settle ();
  row = desk_offer_find (window->sidebar, "agri.cases");
  g_assert_nonnull (row);
  gtk_widget_activate (row);
  shell_test_settle ();
  g_assert_cmpstr (desk_window_get_page_id (window), ==, "agri.cases");
  g_assert_true (gtk_list_box_row_is_selected (GTK_LIST_BOX_ROW (desk_offer_find (window->sidebar, "agri.cases"))));
  g_assert_true (gtk_test_accessible_has_role (GTK_ACCESSIBLE (window->sidebar), GTK_ACCESSIBLE_ROLE_NAVIGATION));
  g_assert_true (adw_flap_get_reveal_flap (ADW_FLAP (window->flap)));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.sidebar", NULL);
  g_assert_false (adw_flap_get_reveal_flap (ADW_FLAP (window->flap)));
  shell_test_picture (GTK_WIDGET (window), "window-without-sidebar");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.sidebar", NULL);
  g_assert_true (adw_flap_get_reveal_flap (ADW_FLAP (window->flap)));
  desk_navigation_remove (navigation, "tasks");
  shell_test_settle ();
  g_assert_null (desk_offer_find (window->sidebar, "tasks"));
  desk_window_set_practice (window, TRUE);
  shell_test_picture (GTK_WIDGET (window), "window-practice");
  shell_test_close (GTK_WIDGET (window));
}

/* Who walks through the sidebar with the keys stays in it; a form or a record is gone to. */
static void
test_keyboard (void)
{
  g_autoptr (DeskNavigation) navigation = shell_test_county ();
  DeskWindow *window = shell_test_window (navigation);

  gtk_widget_grab_focus (desk_offer_find (window->sidebar, "today"));
  open_page (window, "cases", NULL);
  g_assert_cmpuint (TEST_PAGE (desk_window_get_page (window))->started, ==, 0);
  open_page (window, "ent.visit", "new");
  g_assert_cmpuint (TEST_PAGE (desk_window_get_page (window))->started, ==, 1);
  shell_test_close (GTK_WIDGET (window));
}

static void
test_narrow (void)
{
  g_autoptr (DeskNavigation) navigation = shell_test_county ();
  DeskWindow *window = shell_test_window (navigation);
  int minimum;

  open_page (window, "ent.visit", "new");
  gtk_window_set_default_size (GTK_WINDOW (window), 500, 700);
  shell_test_settle ();
  g_assert_true (adw_flap_get_folded (ADW_FLAP (window->flap)));
  g_assert_false (adw_flap_get_reveal_flap (ADW_FLAP (window->flap)));
  gtk_widget_measure (GTK_WIDGET (window), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 400);
  shell_test_picture (GTK_WIDGET (window), "window-narrow");
  shell_test_close (GTK_WIDGET (window));
}

/* Nothing of it weighs on the first frame: sidebar and pages join the window when they are shown. */
static void
test_bare (void)
{
  g_autoptr (DeskNavigation) navigation = shell_test_county ();
  DeskWindow *window = desk_window_new (NULL, navigation);
  GtkWidget *alone = gtk_label_new ("还没有数据库");

  gtk_window_present (GTK_WINDOW (window));
  shell_test_settle ();
  g_assert_null (gtk_widget_get_root (window->sidebar));
  desk_window_show_alone (window, alone);
  shell_test_settle ();
  g_assert_true (gtk_widget_get_mapped (alone));
  g_assert_null (gtk_widget_get_root (window->sidebar));
  desk_window_show_alone (window, NULL);
  shell_test_settle ();
  g_assert_true (gtk_widget_get_mapped (window->sidebar));
  shell_test_close (GTK_WIDGET (window));

  window = desk_window_new (NULL, navigation);
  open_page (window, "today", NULL);
  gtk_window_present (GTK_WINDOW (window));
  shell_test_settle ();
  g_assert_true (gtk_widget_get_mapped (window->sidebar));
  shell_test_close (GTK_WIDGET (window));
}

/* The window with the keys is made when it is asked for, and once. */
static void
test_shortcuts (void)
{
  g_autoptr (DeskNavigation) navigation = shell_test_county ();
  DeskWindow *window = shell_test_window (navigation);
  GtkShortcutsWindow *keys;

  g_assert_null (gtk_application_window_get_help_overlay (GTK_APPLICATION_WINDOW (window)));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.shortcuts", NULL));
  shell_test_settle ();
  keys = gtk_application_window_get_help_overlay (GTK_APPLICATION_WINDOW (window));
  g_assert_nonnull (keys);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (keys)));
  gtk_window_close (GTK_WINDOW (keys));
  shell_test_settle ();
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (keys)));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.shortcuts", NULL));
  shell_test_settle ();
  g_assert_true (gtk_application_window_get_help_overlay (GTK_APPLICATION_WINDOW (window)) == keys);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (keys)));
  shell_test_close (GTK_WIDGET (window));
}

int
main (int argc, char **argv)
{
  shell_test_init (&argc, &argv);
  g_test_add_func ("/shell/window/open-and-back", test_open_and_back);
  g_test_add_func ("/shell/window/close-first", test_close_first);
  g_test_add_func ("/shell/window/acts", test_acts);
  g_test_add_func ("/shell/window/sidebar", test_sidebar);
  g_test_add_func ("/shell/window/keyboard", test_keyboard);
  g_test_add_func ("/shell/window/narrow", test_narrow);
  g_test_add_func ("/shell/window/bare", test_bare);
  g_test_add_func ("/shell/window/shortcuts", test_shortcuts);
  return g_test_run ();
}
