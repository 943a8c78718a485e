/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The register of areas as a tree: opened and shut, remembered, searched, five levels deep and thousands wide. */
#include "shell-county.h"
#include "shell-test.h"

#include "shell/desk-list-page.h"
#include "shell/desk-pages.h"
#include "shell/desk-record-tree.h"
#include "shell/desk-tree-view.h"

#include <string.h>

static gboolean
has_rows (gpointer view)
{
  return desk_tree_view_get_n_rows (view) > 0;
}

static DeskTreeView *
open_areas (County *county)
{
  DeskTreeView *view;

  county_open (county, DESK_PAGE_AREAS, NULL);
  view = DESK_TREE_VIEW (shell_test_find_type (desk_window_get_page (county->window), DESK_TYPE_TREE_VIEW));
  shell_test_wait (has_rows, view);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (view)));
  return view;
}

/* A key as a person presses it while the rows have the keyboard. */
static void
press (DeskTreeView *view, guint key)
{
  GtkWidget *rows = shell_test_find_name (GTK_WIDGET (view), "tree");
  g_autoptr (GListModel) all = gtk_widget_observe_controllers (rows);
  gboolean taken = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (all) && !taken; i++)
    {
      g_autoptr (GtkEventController) keys = g_list_model_get_item (all, i);
      if (GTK_IS_EVENT_CONTROLLER_KEY (keys))
        g_signal_emit_by_name (keys, "key-pressed", key, 0, (GdkModifierType) 0, &taken);
    }
  g_assert_true (taken);
  shell_test_settle ();
}

static void
assert_chosen (DeskTreeView *view, const char *uid)
{
  g_assert_cmpstr (desk_tree_view_get_chosen (view), ==, uid);
}

static guint
below (County *county, const char *uid)
{
  g_autofree char *where = g_strdup_printf ("parent = %s", uid);

  return county_count (county, "area", where);
}

/* Right opens, then goes in; Left goes out, then shuts; + and − only open and shut. */
static void
test_keys (County *county, gconstpointer data G_GNUC_UNUSED)
{
  DeskTreeView *view = open_areas (county);
  g_autofree char *root = county_first (county, "area", "level = county");
  guint towns = below (county, root);

  g_assert_cmpuint (desk_tree_view_get_n_rows (view), ==, 1 + towns);
  assert_chosen (view, root);
  press (view, GDK_KEY_Right);
  g_autofree char *town = g_strdup (desk_tree_view_get_chosen (view));
  g_assert_cmpstr (town, !=, root);
  press (view, GDK_KEY_plus);
  g_assert_cmpuint (desk_tree_view_get_n_rows (view), ==, 1 + towns + below (county, town));
  assert_chosen (view, town);
  press (view, GDK_KEY_Right);
  g_assert_cmpstr (desk_tree_view_get_chosen (view), !=, town);
  press (view, GDK_KEY_Left);
  assert_chosen (view, town);
  press (view, GDK_KEY_minus);
  g_assert_cmpuint (desk_tree_view_get_n_rows (view), ==, 1 + towns);
  press (view, GDK_KEY_Left);
  assert_chosen (view, root);
  press (view, GDK_KEY_Left);
  g_assert_cmpuint (desk_tree_view_get_n_rows (view), ==, 1);
}

static gboolean
is_kept (gpointer data)
{
  gpointer *store_and_uid = data;
  g_autofree char *kept = desk_store_get_pref (store_and_uid[0], "open.area");

  return kept != NULL && strstr (kept, store_and_uid[1]) != NULL;
}

/* What is open is so again in the next window. */
static void
test_remembered (County *county, gconstpointer data G_GNUC_UNUSED)
{
  DeskTreeView *view = open_areas (county);
  guint before = desk_tree_view_get_n_rows (view), open;

  press (view, GDK_KEY_Right);
  press (view, GDK_KEY_Right);
  open = desk_tree_view_get_n_rows (view);
  g_assert_cmpuint (open, >, before);
  gpointer store_and_uid[] = { county->store, (gpointer) desk_tree_view_get_chosen (view) };
  shell_test_wait (is_kept, store_and_uid);
  shell_test_picture (GTK_WIDGET (county->window), "tree-open");
  desk_window_forget_pages (county->window);
  g_assert_cmpuint (desk_tree_view_get_n_rows (open_areas (county)), ==, open);
}

static gboolean
is_narrowed (gpointer view)
{
  return desk_tree_view_get_n_rows (view) == 3;
}

static gboolean
is_all (gpointer view)
{
  return desk_tree_view_get_n_rows (view) > 3;
}

/* A search opens the way to what it finds, and what is open otherwise comes back after it; a filter makes a list of it. */
static void
test_search (County *county, gconstpointer data G_GNUC_UNUSED)
{
  DeskTreeView *view = open_areas (county);
  DeskRecordList *list = desk_list_page_get_list (DESK_LIST_PAGE (desk_window_get_page (county->window)));
  g_autofree char *village = county_first (county, "area", "level = village");
  g_autoptr (DeskSnapshot) shown = NULL;
  DeskUuid uid;
  guint before = desk_tree_view_get_n_rows (view);

  g_assert_true (desk_uuid_parse (village, &uid));
  shown = desk_store_load (county->store, &uid, NULL);
  desk_record_list_search (list, desk_snapshot_get_text (shown, "code"));
  shell_test_wait (is_narrowed, view); /* county and town are above it */
  assert_chosen (view, village);
  shell_test_picture (GTK_WIDGET (county->window), "tree-search");
  desk_record_list_search (list, NULL);
  shell_test_wait (is_all, view);
  g_assert_cmpuint (desk_tree_view_get_n_rows (view), ==, before);
  desk_record_list_set_query (list, "level = village");
  shell_test_settle ();
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (view)));
  g_assert_cmpuint (county_rows (county), ==, county_count (county, "area", "level = village"));
}

static DeskUuid
make_area (County *county, DeskCommand *command, guint number, const char *level, const DeskUuid *parent)
{
  g_autofree char *code = g_strdup_printf ("9%08u", number), *name = g_strdup_printf ("第%u组", number);
  DeskCommandPart *part;
  DeskUuid uid;

  desk_store_new_uuid (county->store, &uid);
  part = desk_command_add (command, "create", &uid, "area", 0);
  desk_command_part_set_text (part, "code", code);
  desk_command_part_set_text (part, "name", name);
  desk_command_part_set_text (part, "level", level);
  desk_command_part_set_uuid (part, "parent", parent);
  return uid;
}

static gboolean
is_read (gpointer tree)
{
  return desk_record_tree_get_model (tree) != NULL;
}

/* Five levels and two thousand more areas: all are read at one go, and only what is opened becomes rows. */
static void
test_deep_and_wide (County *county, gconstpointer data G_GNUC_UNUSED)
{
  static const char *const columns[] = { "name", NULL };
  g_autofree char *village = county_first (county, "area", "level = village");
  g_autoptr (GError) error = NULL;
  DeskActor me;
  DeskUuid command_uid, above;

  desk_store_get_me (county->store, &me);
  desk_store_new_uuid (county->store, &command_uid);
  DeskCommand *command = desk_command_new ("create", &command_uid, &me);
  g_assert_true (desk_uuid_parse (village, &above));
  above = make_area (county, command, 1, "group", &above);
  for (guint i = 2; i <= 2000; i++)
    make_area (county, command, i, "group", &above);
  g_autoptr (DeskOutcome) outcome = desk_store_execute (county->store, command, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (outcome->status, ==, DESK_OUTCOME_DONE);
  g_autoptr (DeskRecordTree) tree = desk_record_tree_new (county->store, desk_registry_find_type (county->registry, "area"), columns);
  shell_test_wait (is_read, tree);
  GListModel *model = G_LIST_MODEL (desk_record_tree_get_model (tree));
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 1);
  /* the way down to the last group */
  g_autoptr (DeskListRequest) request = desk_list_request_new ("area");
  request->search = g_strdup ("第1999组");
  g_autoptr (GArray) ids = desk_store_list (county->store, request, NULL, NULL, NULL, &error);
  g_assert_cmpuint (ids->len, ==, 1);
  desk_record_tree_find (tree, ids);
  for (guint depth = 0; depth < 5; depth++)
    {
      g_autoptr (GtkTreeListRow) row = g_list_model_get_item (model, depth);
      g_autoptr (DeskTreeNode) node = gtk_tree_list_row_get_item (row);
      g_assert_cmpuint (gtk_tree_list_row_get_depth (row), ==, depth);
      g_assert_cmpint (desk_tree_node_is_found (node), ==, depth == 4);
      g_assert_cmpint (desk_tree_node_leads (node), ==, depth < 4);
      g_assert_cmpuint (g_list_model_get_n_items (model), ==, depth + 1);
      gtk_tree_list_row_set_expanded (row, TRUE);
    }
  desk_record_tree_find (tree, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (model), >, 2000);
}

int
main (int argc, char **argv)
{
  shell_test_init (&argc, &argv);
#define ADD(path, func) g_test_add ("/tree-view/" path, County, NULL, county_set_up, func, county_tear_down)
  ADD ("keys", test_keys);
  ADD ("remembered", test_remembered);
  ADD ("search", test_search);
  ADD ("deep-and-wide", test_deep_and_wide);
  return g_test_run ();
}
