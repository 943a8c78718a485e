/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell-county.h"

#include "shell-test.h"

#include "plugin/desk-plugin-host.h"
#include "shell/desk-deeds.h"
#include "shell/desk-pages.h"
#include "exchange/desk-area-import.h"

#include <glib/gstdio.h>

static void
take_me (County *county)
{
  static const char *const columns[] = { "name", "unit", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskListRequest) request = desk_list_request_new ("person");

  request->query = desk_query_parse ("unit.kind = office", &error);
  g_assert_no_error (error);
  g_autoptr (GArray) ids = desk_store_list (county->store, request, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ids->len, >, 0);
  g_autoptr (GPtrArray) rows = desk_store_fetch (county->store, "person", columns, (const gint64 *) (void *) ids->data, 1, NULL, &error);
  g_assert_no_error (error);
  DeskUuid unit;
  g_assert_true (desk_uuid_parse (desk_value_get_text (desk_row_get_raw (rows->pdata[0], 1)), &unit));
  desk_store_set_me (county->store, desk_row_get_uid (rows->pdata[0]), &unit);
}

void
county_set_up (County *county, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  DeskClock clock = desk_clock_by_hand (&county->clock);

  (void) data;
  county->folder = g_dir_make_tmp ("desk-county-XXXXXX", &error);
  g_assert_no_error (error);
  g_setenv ("DESK_KEY_FOLDER", county->folder, TRUE);
  g_setenv ("DESK_STATE_FOLDER", county->folder, TRUE);
  g_autofree char *path = g_build_filename (county->folder, "county.fdesk", NULL);
  county->registry = desk_registry_new ();
  g_autoptr (DeskPluginHost) host = desk_plugin_host_new ();
  desk_plugin_host_add_standard_folders (host);
  desk_plugin_host_load (host, NULL, county->registry);
  county->store = desk_store_open (path, county->registry, DESK_STORE_CREATE | DESK_STORE_NO_WATCH, &error);
  g_assert_no_error (error);
  g_assert_true (desk_clock_hand_set (&county->clock, "2026-03-12T10:42:00+08:00"));
  desk_store_set_clock (county->store, &clock);
  g_assert_true (desk_demo_county_make (county->store, "2026-03-12", NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  take_me (county);
  county->navigation = desk_navigation_new ();
  desk_pages_attach (county->navigation, county->store);
  county->window = desk_window_new (NULL, county->navigation);
  desk_deeds_attach (county->window, county->store);
  desk_window_set_person (county->window, "王某某", "示范县一线办");
  const char *size = g_getenv ("DESK_TEST_SIZE");
  int width = 1366, height = 768;
  if (size != NULL)
    sscanf (size, "%dx%d", &width, &height);
  gtk_window_set_default_size (GTK_WINDOW (county->window), width, height);
  gtk_window_present (GTK_WINDOW (county->window));
  shell_test_settle ();
}

void
county_tear_down (County *county, gconstpointer data)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  (void) data;
  desk_deeds_detach (county->window);
  shell_test_close (GTK_WIDGET (county->window));
  g_clear_object (&county->navigation);
  shell_test_settle ();
  desk_store_close (county->store);
  g_clear_object (&county->store);
  g_clear_object (&county->registry);
  dir = g_dir_open (county->folder, 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (county->folder, name, NULL);
    g_remove (path);
  }
  g_rmdir (county->folder);
  g_free (county->folder);
}

void
county_wait (gboolean (*done) (gpointer), gpointer data)
{
  gint64 end = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;

  while (!done (data)) {
    g_assert_cmpint (g_get_monotonic_time (), <, end);
    g_main_context_iteration (NULL, FALSE);
    g_usleep (1000);
  }
  shell_test_settle ();
}

guint
county_count (County *county, const char *over, const char *where)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskListRequest) request = desk_list_request_new (over);

  request->query = desk_query_parse (where, &error);
  g_assert_no_error (error);
  g_autoptr (GArray) ids = desk_store_list (county->store, request, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return ids->len;
}
