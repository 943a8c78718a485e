/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell-test.h"

static const char *
nth_id (DeskNavigation *navigation, guint n)
{
  DeskNavItem *item = desk_navigation_nth (navigation, n);
  return item != NULL ? desk_nav_item_get_spec (item)->id : NULL;
}

static void
test_order (void)
{
  g_autoptr (DeskNavigation) navigation = shell_test_county ();
  g_autoptr (GPtrArray) areas = desk_navigation_list (navigation, DESK_SECTION_AREAS, NULL);
  g_autoptr (GPtrArray) pages = desk_navigation_list (navigation, DESK_SECTION_AREAS, "ent");

  g_assert_cmpuint (areas->len, ==, 5);
  g_assert_cmpstr (desk_nav_item_get_spec (areas->pdata[0])->id, ==, "ent");
  g_assert_cmpuint (pages->len, ==, 3);
  g_assert_cmpstr (desk_nav_item_get_spec (pages->pdata[2])->id, ==, "ent.firms");
  g_assert_cmpstr (nth_id (navigation, 1), ==, "today");
  g_assert_cmpstr (nth_id (navigation, 3), ==, "ent.cases");
  g_assert_cmpstr (nth_id (navigation, 8), ==, "ledgers");
  g_assert_null (nth_id (navigation, 99));
}

static void
count (gpointer data)
{
  (*(guint *) data)++;
}

static void
test_replace_and_hide (void)
{
  g_autoptr (DeskNavigation) navigation = shell_test_county ();
  DeskNavItem *item = desk_navigation_find (navigation, "today");
  DeskPageSpec spec = *desk_nav_item_get_spec (item);
  g_autofree char *title = NULL;
  guint changes = 0;

  g_signal_connect_swapped (navigation, "changed", G_CALLBACK (count), &changes);
  g_object_set (item, "shown", FALSE, NULL);
  g_assert_cmpuint (changes, ==, 1);
  g_assert_cmpstr (nth_id (navigation, 1), ==, "cases");
  spec.id = "today";
  spec.title = "Today";
  spec.icon = NULL;
  item = desk_navigation_add (navigation, &spec);
  g_object_get (item, "title", &title, NULL);
  g_assert_cmpstr (title, ==, "Today");
  desk_navigation_set_badge (navigation, "today", 3, TRUE);
  g_assert_cmpuint (desk_nav_item_get_badge (item), ==, 3);
  desk_navigation_set_badge (navigation, "nothing", 3, TRUE);
  desk_navigation_remove (navigation, "today");
  g_assert_null (desk_navigation_find (navigation, "today"));
  g_assert_cmpuint (changes, ==, 3);
  desk_navigation_clear (navigation);
  g_assert_null (nth_id (navigation, 1));
}

int
main (int argc, char **argv)
{
  shell_test_init (&argc, &argv);
  g_test_add_func ("/shell/navigation/order", test_order);
  g_test_add_func ("/shell/navigation/replace-and-hide", test_replace_and_hide);
  return g_test_run ();
}
