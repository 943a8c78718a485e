/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "training/player/desk-player.h"

#include <fcntl.h>
#include <gio/gunixsocketaddress.h>
#include <glib/gstdio.h>
#include <signal.h>

/* Longer than any timeout a step would name. */
#define SILENCE_S 120
#define START_S 60

struct _DeskLink {
  GSubprocess *process;
  GSocketConnection *connection;
  GDataInputStream *lines;
  char *socket;
};

GQuark
desk_player_error_quark (void)
{
  return g_quark_from_static_string ("desk-player-error-quark");
}

/* The program is asked until it listens: how long it takes to start is not known. */
static gboolean
reach (DeskLink *link, GError **error)
{
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GSocketAddress) address = g_unix_socket_address_new (link->socket);
  gint64 until = g_get_monotonic_time () + START_S * G_USEC_PER_SEC;

  g_socket_client_set_timeout (client, SILENCE_S);
  do
    {
      link->connection = g_socket_client_connect (client, G_SOCKET_CONNECTABLE (address), NULL, NULL);
      if (link->connection != NULL)
        {
          link->lines = g_data_input_stream_new (g_io_stream_get_input_stream (G_IO_STREAM (link->connection)));
          return TRUE;
        }
      g_usleep (20000);
    }
  while (g_get_monotonic_time () < until && g_subprocess_get_identifier (link->process) != NULL);
  g_set_error_literal (error, DESK_PLAYER_ERROR, DESK_PLAYER_ERROR_PROGRAM, "the program did not open its socket");
  return FALSE;
}

DeskLink *
desk_link_start (const char *program, char **arguments, char **environment, const char *folder, const char *log, GError **error)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_NONE);
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  g_autoptr (DeskLink) link = g_new0 (DeskLink, 1);
  g_auto (GStrv) line = NULL;
  static guint n;
  int fd = g_open (log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);

  link->socket = g_strdup_printf ("%s/desk-%u.socket", folder, ++n);
  g_strv_builder_add_many (words, program, "--remote", link->socket, NULL);
  if (arguments != NULL)
    g_strv_builder_addv (words, (const char **) arguments);
  line = g_strv_builder_end (words);
  g_subprocess_launcher_set_environ (launcher, environment);
  if (fd >= 0)
    g_subprocess_launcher_take_stderr_fd (launcher, fd);
  link->process = g_subprocess_launcher_spawnv (launcher, (const char *const *) line, error);
  if (link->process == NULL || !reach (link, error))
    return NULL;
  return g_steal_pointer (&link);
}

JsonObject *
desk_link_ask (DeskLink *link, JsonObject *request, GError **error)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  g_autoptr (JsonNode) answer = NULL;
  g_autofree char *text = NULL;
  g_autofree char *line = NULL;
  g_autofree char *back = NULL;
  g_autoptr (GError) broken = NULL;
  JsonObject *object;

  json_node_set_object (node, request);
  text = json_to_string (node, FALSE);
  line = g_strconcat (text, "\n", NULL);
  if (g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (link->connection)), line, strlen (line), NULL, NULL, &broken))
    back = g_data_input_stream_read_line_utf8 (link->lines, NULL, NULL, &broken);
  if (back == NULL)
    {
      g_set_error (error, DESK_PLAYER_ERROR, DESK_PLAYER_ERROR_PROGRAM, "the program ended or went silent at %s%s%s", text,
                   broken != NULL ? ": " : "", broken != NULL ? broken->message : "");
      return NULL;
    }
  answer = json_from_string (back, error);
  if (answer == NULL)
    return NULL;
  object = json_node_get_object (answer);
  if (!json_object_get_boolean_member_with_default (object, "ok", FALSE))
    {
      g_set_error_literal (error, DESK_PLAYER_ERROR, DESK_PLAYER_ERROR_STEP, json_object_get_string_member_with_default (object, "error", back));
      return NULL;
    }
  return json_object_ref (object);
}

void
desk_link_kill (DeskLink *link)
{
  g_subprocess_send_signal (link->process, SIGKILL);
  g_subprocess_wait (link->process, NULL, NULL);
}

static gboolean
too_late (gpointer data)
{
  g_cancellable_cancel (data);
  return G_SOURCE_REMOVE;
}

static void
ended (GObject *process, GAsyncResult *result, gpointer loop)
{
  (void) g_subprocess_wait_finish (G_SUBPROCESS (process), result, NULL);
  g_main_loop_quit (loop);
}

gboolean
desk_link_wait (DeskLink *link, guint seconds, GError **error)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  guint alarm = g_timeout_add_seconds (seconds, too_late, cancellable);

  g_subprocess_wait_async (link->process, cancellable, ended, loop);
  g_main_loop_run (loop);
  if (g_cancellable_is_cancelled (cancellable))
    {
      g_set_error (error, DESK_PLAYER_ERROR, DESK_PLAYER_ERROR_PROGRAM, "the program did not end within %u seconds", seconds);
      return FALSE;
    }
  g_source_remove (alarm);
  if (g_subprocess_get_successful (link->process))
    return TRUE;
  g_set_error (error, DESK_PLAYER_ERROR, DESK_PLAYER_ERROR_PROGRAM, "the program ended with status %d", g_subprocess_get_status (link->process));
  return FALSE;
}

void
desk_link_free (DeskLink *link)
{
  if (link == NULL)
    return;
  if (link->process != NULL && g_subprocess_get_identifier (link->process) != NULL)
    desk_link_kill (link);
  g_clear_object (&link->process);
  g_clear_object (&link->lines);
  g_clear_object (&link->connection);
  g_free (link->socket);
  g_free (link);
}
