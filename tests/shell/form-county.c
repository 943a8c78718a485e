/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "form-county.h"

#include "plugin/desk-plugin-host.h"
#include "shell/desk-deeds.h"
#include "shell/desk-form-page.h"
#include "shell/desk-offer.h"
#include "shell/desk-picker.h"
#include "shell/desk-picture.h"
#include "shell/desk-record-body.h"
#include "shell/desk-visit-body.h"
#include "store/desk-list.h"

#include <glib/gstdio.h>

const char *
county_text (const DeskUuid *uid)
{
  static char texts[4][DESK_UUID_STR_LEN];
  static guint next;
  char *text = texts[next++ % 4];

  desk_uuid_format (uid, text);
  return text;
}

DeskCommand *
county_command (County *county, const char *kind)
{
  DeskActor actor = { DESK_ACTOR_PERSON, county->me, county->bureau };
  DeskUuid uid;

  desk_store_new_uuid (county->store, &uid);
  return desk_command_new (kind, &uid, &actor);
}

void
county_do (County *county, DeskCommand *command)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskOutcome) outcome = desk_store_execute (county->store, command, NULL, &error);

  g_assert_no_error (error);
  if (outcome->status != DESK_OUTCOME_DONE)
    {
      g_autofree char *why = desk_outcome_describe (outcome);
      g_error ("not done: %s", why);
    }
}

static void
add (County *county, DeskCommand *command, const char *type, DeskUuid *uid, ...)
{
  DeskCommandPart *part;
  const char *name;
  va_list args;

  desk_store_new_uuid (county->store, uid);
  part = desk_command_add (command, "create", uid, type, 0);
  va_start (args, uid);
  while ((name = va_arg (args, const char *)) != NULL)
    desk_command_part_set_text (part, name, va_arg (args, const char *));
  va_end (args);
}

static void
fill (County *county)
{
  DeskCommand *command = county_command (county, "create");

  add (county, command, "area", &county->county, "code", "510799", "name", "示范县", "level", "county", NULL);
  add (county, command, "area", &county->town, "code", "510799101", "name", "禾川街道", "level", "town", "parent", county_text (&county->county), NULL);
  add (county, command, "area", &county->village, "code", "510799101201", "name", "高桷村", "level", "village", "parent", county_text (&county->town), NULL);
  add (county, command, "unit", &county->bureau, "name", "县一线办", "short_name", "县一线办", NULL);
  add (county, command, "unit", &county->power, "name", "县供电公司", "short_name", "县供电公司", "kind", "company", NULL);
  add (county, command, "unit", &county->school, "name", "县教育局", "short_name", "县教育局", NULL);
  add (county, command, "person", &county->me, "name", "王某某", "unit", county_text (&county->bureau), NULL);
  add (county, command, "person", &county->other, "name", "李某", "unit", county_text (&county->bureau), NULL);
  county_do (county, command);
  command = county_command (county, "create");
  add (county, command, "ent.firm", &county->firm, "name", "某某鞋业有限公司", "kind", "firm", "credit_code", "91510722MA620000XG", "area", county_text (&county->town),
       "address", "工业园二路", "contact", "赵某", "telephone", "13800001111", NULL);
  add (county, command, "ent.firm", &county->second_firm, "name", "某某新颖包装厂", "kind", "firm", "area", county_text (&county->town), "credit_code", "91510722MA6200018G", NULL);
  add (county, command, "party", &county->household, "name", "陈某户", "kind", "household", "area", county_text (&county->village), NULL);
  county_do (county, command);
}

County *
county_new (const char *folder)
{
  County *county = g_new0 (County, 1);
  g_autoptr (DeskPluginHost) host = desk_plugin_host_new ();
  g_autoptr (GError) error = NULL;
  DeskClock clock = desk_clock_by_hand (&county->clock);
  DeskUuid none = DESK_UUID_NIL;
  gboolean there;

  county->folder = folder != NULL ? g_strdup (folder) : g_dir_make_tmp ("desk-form-XXXXXX", &error);
  g_assert_no_error (error);
  g_autofree char *keys = g_build_filename (county->folder, "keys", NULL);
  g_setenv ("DESK_KEY_FOLDER", keys, TRUE);
  g_setenv ("DESK_STATE_FOLDER", county->folder, TRUE);
  county->path = g_build_filename (county->folder, "desk.fdesk", NULL);
  there = g_file_test (county->path, G_FILE_TEST_EXISTS);
  county->registry = desk_registry_new ();
  desk_plugin_host_add_folder (host, g_getenv ("DESK_PLUGIN_PATH"));
  desk_plugin_host_load (host, NULL, county->registry);
  g_assert_nonnull (desk_registry_find_type (county->registry, "ent.visit"));
  county->store = desk_store_open (county->path, county->registry, DESK_STORE_CREATE | DESK_STORE_NO_WATCH, &error);
  g_assert_no_error (error);
  g_assert_true (desk_clock_hand_set (&county->clock, there ? "2026-03-12T11:42:00+08:00" : "2026-03-12T10:42:00+08:00"));
  county->clock.step = 1000;
  desk_store_set_clock (county->store, &clock);
  desk_store_set_me (county->store, &none, &none);
  if (!there)
    fill (county);
  else
    {
      g_assert_true (desk_store_find_number (county->store, "王某某", &county->me, NULL));
      g_assert_true (desk_store_find_number (county->store, "县一线办", &county->bureau, NULL));
    }
  desk_store_set_me (county->store, &county->me, &county->bureau);
  return county;
}

void
county_show (County *county)
{
  county->navigation = shell_test_county ();
  county->window = desk_window_new (NULL, county->navigation);
  desk_deeds_attach (county->window, county->store);
  gtk_window_set_default_size (GTK_WINDOW (county->window), 1366, 768);
  desk_window_open (county->window, "ent.visits", NULL, NULL);
  gtk_window_present (GTK_WINDOW (county->window));
  county_wait ();
}

void
county_wait (void)
{
  shell_test_settle ();
}

void
county_close_window (County *county)
{
  if (county->window != NULL)
    shell_test_close (GTK_WIDGET (county->window));
  county->window = NULL;
  g_clear_object (&county->navigation);
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);
      if (g_file_test (child, G_FILE_TEST_IS_DIR) && !g_file_test (child, G_FILE_TEST_IS_SYMLINK))
        remove_folder (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
}

void
county_free (County *county, gboolean remove)
{
  county_close_window (county);
  g_clear_object (&county->store);
  g_clear_object (&county->registry);
  if (remove)
    remove_folder (county->folder);
  g_free (county->folder);
  g_free (county->path);
  g_free (county);
}

void
county_register (County *county, const char *title, DeskUuid *uid)
{
  DeskCommand *command = county_command (county, "register");
  DeskCommandPart *part;

  desk_store_new_uuid (county->store, uid);
  part = desk_command_add (command, "register", uid, "ent.demand", 0);
  desk_command_part_set_text (part, "title", title);
  desk_command_part_set_uuid (part, "party", &county->firm);
  desk_command_part_set_text (part, "source", "visit");
  desk_command_part_set_text (part, "category", "power");
  county_do (county, command);
}

GtkWidget *
county_form (County *county)
{
  GtkWidget *page = desk_window_get_page (county->window);
  DeskFormBody *body = desk_form_session_get_body (desk_form_page_get_session (DESK_FORM_PAGE (page)));

  return DESK_IS_VISIT_BODY (body) ? desk_visit_body_get_form (DESK_VISIT_BODY (body)) : desk_record_body_get_form (DESK_RECORD_BODY (body));
}

void
county_type (GtkWidget *form, const char *field, const char *text)
{
  g_autofree char *name = g_strconcat ("field:", field, NULL);
  GtkWidget *widget = desk_offer_find (form, name);

  g_assert_nonnull (widget);
  if (GTK_IS_TEXT_VIEW (widget))
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget)), text, -1);
  else if (GTK_IS_EDITABLE (widget))
    {
      gtk_widget_grab_focus (widget);
      gtk_editable_set_text (GTK_EDITABLE (widget), text);
    }
  else if (GTK_IS_DROP_DOWN (widget))
    gtk_drop_down_set_selected (GTK_DROP_DOWN (widget), (guint) atoi (text));
  else
    {
      g_autofree char *choice = g_strdup_printf ("field:%s:%s", field, text);
      GtkWidget *button = desk_offer_find (form, choice);
      g_assert_true (GTK_IS_TOGGLE_BUTTON (button));
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
    }
}

guint
county_count (County *county, const char *type)
{
  g_autoptr (DeskListRequest) request = desk_list_request_new (type);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = desk_store_list (county->store, request, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return ids->len;
}
