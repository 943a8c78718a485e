/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "training/desk-remote.h"

#include "training/desk-remote-private.h"

#include <gio/gunixsocketaddress.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#define LOOK_EVERY_MS 20
#define TIMEOUT_MS 8000

typedef struct {
  GSocketConnection *connection;
  GDataInputStream *lines;
  DeskRemoteRequest request;
  gint64 until; /* monotonic, µs */
} Talk;

static void next_line (Talk *talk);

static void
talk_free (Talk *talk)
{
  g_clear_object (&talk->lines);
  g_clear_object (&talk->connection);
  g_free (talk);
}

/* The other side may have gone, as when its process was ended: nobody to tell. */
static gboolean
answer (Talk *talk, gboolean ok)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  g_autofree char *text = NULL;
  g_autofree char *line = NULL;

  json_object_set_boolean_member (talk->request.answer, "ok", ok);
  if (!ok)
    json_object_set_string_member (talk->request.answer, "error", talk->request.reason != NULL ? talk->request.reason : "");
  json_node_set_object (node, talk->request.answer);
  text = json_to_string (node, FALSE);
  line = g_strconcat (text, "\n", NULL);
  g_clear_pointer (&talk->request.asked, json_object_unref);
  g_clear_pointer (&talk->request.answer, json_object_unref);
  g_clear_pointer (&talk->request.reason, g_free);
  return g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (talk->connection)), line, strlen (line), NULL, NULL, NULL);
}

static void
finish (Talk *talk, gboolean ok)
{
  if (answer (talk, ok))
    next_line (talk);
  else
    talk_free (talk);
}

static gboolean
look (gpointer data)
{
  Talk *talk = data;
  DeskRemoteOutcome outcome = desk_remote_do (&talk->request);

  if (outcome == DESK_REMOTE_LATER && g_get_monotonic_time () < talk->until)
    return G_SOURCE_CONTINUE;
  finish (talk, outcome == DESK_REMOTE_DONE);
  return G_SOURCE_REMOVE;
}

static void
line_came (GObject *source, GAsyncResult *result, gpointer data)
{
  Talk *talk = data;
  g_autofree char *line = g_data_input_stream_read_line_finish_utf8 (G_DATA_INPUT_STREAM (source), result, NULL, NULL);
  g_autoptr (JsonNode) node = line != NULL ? json_from_string (line, NULL) : NULL;

  if (line == NULL)
    {
      talk_free (talk);
      return;
    }
  talk->request = (DeskRemoteRequest) { .answer = json_object_new () };
  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    {
      desk_remote_say (&talk->request, DESK_REMOTE_FAILED, "not a JSON object: %s", line);
      finish (talk, FALSE);
      return;
    }
  talk->request.asked = json_object_ref (json_node_get_object (node));
  talk->until = g_get_monotonic_time () + json_object_get_int_member_with_default (talk->request.asked, "timeout", TIMEOUT_MS) * 1000;
  if (look (talk) == G_SOURCE_CONTINUE)
    g_timeout_add (LOOK_EVERY_MS, look, talk);
}

static void
next_line (Talk *talk)
{
  g_data_input_stream_read_line_async (talk->lines, G_PRIORITY_DEFAULT, NULL, line_came, talk);
}

static gboolean
incoming (GSocketService *service G_GNUC_UNUSED, GSocketConnection *connection, GObject *source G_GNUC_UNUSED, gpointer data G_GNUC_UNUSED)
{
  Talk *talk = g_new0 (Talk, 1);

  talk->connection = g_object_ref (connection);
  talk->lines = g_data_input_stream_new (g_io_stream_get_input_stream (G_IO_STREAM (connection)));
  next_line (talk);
  return TRUE;
}

static gboolean
listen_at (GApplication *application, const char *path, GError **error)
{
  g_autoptr (GSocketService) service = g_socket_service_new ();
  g_autoptr (GSocketAddress) address = g_unix_socket_address_new (path);
  mode_t mask = umask (0177); /* nobody else may open it, not even for a moment */
  gboolean ok;

  (void) g_unlink (path);
  ok = g_socket_listener_add_address (G_SOCKET_LISTENER (service), address, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_DEFAULT, NULL, NULL, error);
  umask (mask);
  if (!ok)
    return FALSE;
  g_signal_connect (service, "incoming", G_CALLBACK (incoming), NULL);
  g_object_set_data_full (G_OBJECT (application), "desk-remote", g_steal_pointer (&service), g_object_unref);
  return TRUE;
}

/* Without a compositor GTK draws a frame of its own around each window; pictures
 * are to show what a desktop shows. */
static void
take_frames_away (GApplication *application G_GNUC_UNUSED, gpointer data G_GNUC_UNUSED)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_data (provider, "window.solid-csd { margin: 0; padding: 0; border: none; box-shadow: none; }", -1);
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (provider), GTK_STYLE_PROVIDER_PRIORITY_USER);
}

static gint
options_read (GApplication *application, GVariantDict *options, gpointer data G_GNUC_UNUSED)
{
  const char *path;
  g_autoptr (GError) error = NULL;

  if (!g_variant_dict_lookup (options, "remote", "^&ay", &path))
    return -1;
  g_application_set_flags (application, g_application_get_flags (application) | G_APPLICATION_NON_UNIQUE);
  if (listen_at (application, path, &error))
    {
      g_signal_connect_after (application, "startup", G_CALLBACK (take_frames_away), NULL);
      return -1;
    }
  g_printerr (_("The scenario player cannot be heard at %s: %s\n"), path, error->message);
  return 1;
}

void
desk_remote_add_option (GApplication *application)
{
  static const GOptionEntry entries[] = {
    { "remote", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_FILENAME, NULL, N_("Let the scenario player work the window through SOCKET"), N_("SOCKET") },
    { NULL }
  };

  g_return_if_fail (G_IS_APPLICATION (application));
  g_application_add_main_option_entries (application, entries);
  g_signal_connect (application, "handle-local-options", G_CALLBACK (options_read), NULL);
}
