/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The demonstration county has the figures that were published. */
#include <glib/gstdio.h>
#include <string.h>

#include "exchange/desk-area-import.h"
#include "plugin/desk-plugin-host.h"
#include "store/desk-list.h"

/* Everything a test left in a folder of its own; folders are flat. */
static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);

  for (const char *name; dir != NULL && (name = g_dir_read_name (dir)) != NULL;) {
    g_autofree char *path = g_build_filename (folder, name, NULL);

    g_unlink (path);
  }
  g_rmdir (folder);
}

static DeskStore *
make_demo (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  DeskRegistry *registry = desk_registry_new ();
  DeskPluginHost *host = desk_plugin_host_new ();
  GError *error = NULL;
  DeskStore *store;

  desk_plugin_host_add_standard_folders (host);
  desk_plugin_host_load (host, NULL, registry);
  store = desk_store_open (path, registry, DESK_STORE_CREATE | DESK_STORE_NO_WATCH, &error);
  g_assert_no_error (error);
  g_assert_true (desk_demo_county_make (store, "2026-03-12", NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  g_object_unref (host);
  g_object_unref (registry);
  return store;
}

/* Made once for the tests that only read it. */
static DeskStore *shared;
static char *shared_folder;

static DeskStore *
shared_demo (void)
{
  if (shared == NULL) {
    shared_folder = g_dir_make_tmp ("desk-demo-XXXXXX", NULL);
    shared = make_demo (shared_folder, "demo.db");
  }
  return shared;
}

static gint64
measure (DeskStore *store, const char *over, const char *where, const char *group_by, const char *sum)
{
  g_autoptr (DeskListRequest) request = desk_list_request_new (over);
  g_autoptr (GPtrArray) groups = NULL;
  GError *error = NULL;
  gint64 total = 0;

  if (where != NULL)
    request->query = desk_query_parse (where, &error);
  g_assert_no_error (error);
  groups = desk_store_count (store, request, group_by, sum, NULL, &error);
  g_assert_no_error (error);
  if (group_by != NULL)
    return groups->len;
  for (guint i = 0; i < groups->len; i++) {
    const DeskGroup *group = g_ptr_array_index (groups, i);

    total += sum != NULL ? group->sum : group->count;
  }
  return total;
}

static void
test_figures (void)
{
  DeskStore *store = shared_demo ();

  g_assert_cmpint (measure (store, "ent.visit", NULL, "party", NULL), ==, 120);
  g_assert_cmpint (measure (store, "ent.park", NULL, NULL, NULL), ==, 2);
  g_assert_cmpint (measure (store, "ent.firm", "not park is set", NULL, NULL), >, 0); /* and beyond */
  g_assert_cmpint (measure (store, "ent.demand", NULL, NULL, NULL), ==, 48);
  g_assert_cmpint (measure (store, "ent.demand", "state in (resolved, verified, struck-off)", NULL, NULL), ==, 42);
  g_assert_cmpint (measure (store, "ent.demand", "state in (registered, handed-over, accepted, in-progress, returned)", NULL, NULL), ==, 6);
  g_assert_cmpint (measure (store, "ent.gap", NULL, NULL, "lines"), ==, 48);
  g_assert_cmpint (measure (store, "ent.gap", NULL, NULL, "vacancies"), ==, 300);
  g_assert_cmpint (measure (store, "ent.gap", NULL, NULL, "filled") + measure (store, "ent.gap", NULL, NULL, "short"), ==, 300);
  g_assert_cmpint (measure (store, "ent.subsidy", NULL, "state", NULL), >, 2); /* in several stages */
  /* Every kind of demand, every tier that the open ones can show. */
  g_assert_cmpint (measure (store, "ent.demand", NULL, "category", NULL), ==, 9);
  g_assert_cmpint (measure (store, "ent.demand", NULL, "tier", NULL), >=, 4);
}

static void
test_sound (void)
{
  DeskStore *store = shared_demo ();
  GError *error = NULL;
  g_autoptr (GPtrArray) wrong = desk_store_verify (store, NULL, NULL, NULL, &error);
  g_autoptr (GPtrArray) different = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (wrong->len, ==, 0);
  different = desk_store_rebuild (store, TRUE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (different->len, ==, 0);
}

/* No event is later than the day that the demonstration takes for today. */
static void
test_nothing_from_the_future (void)
{
  DeskStore *store = shared_demo ();

  g_assert_cmpint (measure (store, "case", "changed_at >= 2026-03-13", NULL, NULL), ==, 0);
  g_assert_cmpint (measure (store, "case", "changed_at < 2026-03-13", NULL, NULL), ==, measure (store, "case", NULL, NULL, NULL));
}

static char *
export (DeskStore *store, const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  GError *error = NULL;
  char *text = NULL;

  g_assert_true (desk_store_export_events (store, path, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &text, NULL, &error));
  return text;
}

static void
test_same_again (void)
{
  g_autofree char *folder = g_dir_make_tmp ("desk-demo-XXXXXX", NULL);
  g_autoptr (DeskStore) one = make_demo (folder, "one.db");
  g_autoptr (DeskStore) two = make_demo (folder, "two.db");
  g_autofree char *first = export (one, folder, "one.jsonl");
  g_autofree char *second = export (two, folder, "two.jsonl");

  g_assert_cmpuint (strlen (first), >, 100000);
  g_assert_true (g_str_equal (first, second));
  g_clear_object (&one);
  g_clear_object (&two);
  remove_folder (folder);
}

int
main (int argc, char *argv[])
{
  g_autofree char *keys = g_dir_make_tmp ("desk-keys-XXXXXX", NULL);
  int code;

  g_test_init (&argc, &argv, NULL);
  g_setenv ("DESK_KEY_FOLDER", keys, TRUE);
  g_test_add_func ("/enterprise-demo/figures", test_figures);
  g_test_add_func ("/enterprise-demo/sound", test_sound);
  g_test_add_func ("/enterprise-demo/nothing-from-the-future", test_nothing_from_the_future);
  g_test_add_func ("/enterprise-demo/same-again", test_same_again);
  code = g_test_run ();
  if (shared != NULL) {
    g_clear_object (&shared);
    remove_folder (shared_folder);
    g_free (shared_folder);
  }
  remove_folder (keys);
  return code;
}
