/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "training/player/desk-player.h"

/* More than a round of Tab through the longest page. */
#define MOST_KEYS 120

/* ---- the command line ---- */

static char *
node_text (JsonNode *node)
{
  GType type;

  if (!JSON_NODE_HOLDS_VALUE (node))
    return json_to_string (node, FALSE);
  type = json_node_get_value_type (node);
  return type == G_TYPE_STRING ? json_node_dup_string (node) : json_to_string (node, FALSE);
}

/* The texts at @path, divided by spaces; a path such as $.events[*].kind finds many. */
static char *
texts_at (JsonNode *root, const char *path, guint *n, GError **error)
{
  g_autoptr (JsonNode) found = json_path_query (path, root, error);
  JsonArray *array = found != NULL ? json_node_get_array (found) : NULL;
  GString *out = g_string_new (NULL);

  *n = array != NULL ? json_array_get_length (array) : 0;
  for (guint i = 0; i < *n; i++)
    {
      g_autofree char *text = node_text (json_array_get_element (array, i));

      g_string_append_printf (out, "%s%s", i > 0 ? " " : "", text);
    }
  return g_string_free (out, FALSE);
}

/* {"at": JSONPath, "is": text} or "has": a part, or "count": how many */
static gboolean
expect (DeskPlay *play, JsonObject *expected, JsonNode *root, const char *output, GError **error)
{
  g_autofree char *path = desk_play_text (play, expected, "at");
  g_autofree char *is = desk_play_text (play, expected, "is");
  g_autofree char *has = desk_play_text (play, expected, "has");
  gint64 count = json_object_get_int_member_with_default (expected, "count", -1);
  g_autofree char *found = NULL;
  g_autoptr (GError) problem = NULL;
  guint n = 0;

  if (path == NULL || root == NULL)
    found = g_strdup (output);
  else
    found = texts_at (root, path, &n, &problem);
  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  if ((is == NULL || g_str_equal (found, is)) && (has == NULL || strstr (found, has) != NULL) && (count < 0 || (gint64) n == count))
    return TRUE;
  g_set_error (error, DESK_PLAYER_ERROR, DESK_PLAYER_ERROR_STEP, "at %s expected “%s”%s, found “%.600s” (%u)", path != NULL ? path : "all",
               is != NULL ? is : has != NULL ? has : "", count >= 0 ? " and another number" : "", found, n);
  return FALSE;
}

static GSubprocess *
run_cli (DeskPlay *play, JsonObject *step, char **output, char **errors, GError **error)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_auto (GStrv) environment = desk_play_environment (play);
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  g_autoptr (GSubprocess) process = NULL;
  g_auto (GStrv) line = NULL;
  JsonArray *arguments = json_object_get_array_member (step, "arguments");

  g_strv_builder_add_many (words, play->cli, "--json", "--store", g_hash_table_lookup (play->kept, "store"), NULL);
  for (guint i = 0; i < json_array_get_length (arguments); i++)
    {
      g_autofree char *word = desk_play_words (play, json_array_get_element (arguments, i));
      g_strv_builder_add (words, word != NULL ? word : "");
    }
  line = g_strv_builder_end (words);
  g_subprocess_launcher_set_environ (launcher, environment);
  process = g_subprocess_launcher_spawnv (launcher, (const char *const *) line, error);
  if (process == NULL || !g_subprocess_communicate_utf8 (process, NULL, NULL, output, errors, error))
    return NULL;
  return g_steal_pointer (&process);
}

gboolean
desk_play_cli (DeskPlay *play, JsonObject *step, GError **error)
{
  g_autofree char *output = NULL;
  g_autofree char *errors = NULL;
  g_autoptr (GSubprocess) process = run_cli (play, step, &output, &errors, error);
  g_autoptr (JsonNode) root = NULL;
  JsonArray *expected = json_object_has_member (step, "expect") ? json_object_get_array_member (step, "expect") : NULL;
  gint64 code = json_object_get_int_member_with_default (step, "exit", 0);

  if (process == NULL)
    return FALSE;
  if (!g_subprocess_get_if_exited (process) || g_subprocess_get_exit_status (process) != (int) code)
    {
      g_set_error (error, DESK_PLAYER_ERROR, DESK_PLAYER_ERROR_STEP, "expected exit code %d; status %d, said “%.400s” “%.400s”", (int) code,
                   g_subprocess_get_status (process), output, errors);
      return FALSE;
    }
  root = json_from_string (output, NULL);
  for (guint i = 0; expected != NULL && i < json_array_get_length (expected); i++)
    if (!expect (play, json_array_get_object_element (expected, i), root, output, error))
      return FALSE;
  return TRUE;
}

/* ---- files that the program wrote ---- */

static char *read_text (const char *path, const char *ending, GError **error);

/* A folder says what its files say; those without the ending are still being written. */
static char *
read_folder (GDir *dir, const char *path, const char *ending)
{
  GString *all = g_string_new (NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);
      g_autofree char *text = ending == NULL || g_str_has_suffix (name, ending) ? read_text (file, NULL, NULL) : NULL;

      g_string_append (all, text != NULL ? text : "");
    }
  return g_string_free (all, FALSE);
}

/* Drafts hold zeroes between their texts. */
static char *
read_bytes (const char *path, GError **error)
{
  char *text = NULL;
  gsize length = 0;

  if (!g_file_get_contents (path, &text, &length, error))
    return NULL;
  for (gsize i = 0; i < length; i++)
    if (text[i] == '\0')
      text[i] = ' ';
  return text;
}

/* What a PDF says, by poppler's tool; any other file is text. */
static char *
read_text (const char *path, const char *ending, GError **error)
{
  char *text = NULL;
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);

  if (dir != NULL)
    return read_folder (dir, path, ending);
  if (!g_str_has_suffix (path, ".pdf"))
    return read_bytes (path, error);
  process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, error, "pdftotext", "-layout", path, "-", NULL);
  if (process != NULL)
    (void) g_subprocess_communicate_utf8 (process, NULL, NULL, &text, NULL, error);
  return text;
}

/* The file may still be being written: look again for a while. */
gboolean
desk_play_file (DeskPlay *play, JsonObject *step, GError **error)
{
  g_autofree char *path = desk_play_text (play, step, "file");
  g_autofree char *has = desk_play_text (play, step, "text");
  const char *ending = json_object_get_string_member_with_default (step, "ending", NULL);
  gint64 until = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;

  do
    {
      g_autofree char *text = g_file_test (path, G_FILE_TEST_EXISTS) ? read_text (path, ending, NULL) : NULL;

      if (text != NULL && *text != '\0' && (has == NULL || strstr (text, has) != NULL))
        return TRUE;
      g_usleep (50000);
    }
  while (g_get_monotonic_time () < until);
  g_set_error (error, DESK_PLAYER_ERROR, DESK_PLAYER_ERROR_STEP, "%s is not there or does not say “%s”", path, has != NULL ? has : "");
  return FALSE;
}

/* ---- the keyboard ---- */

/* Real key events through the X server, to whatever window has the keyboard. */
static gboolean
press_keys (DeskPlay *play, JsonObject *step, GError **error)
{
  g_autofree char *keys = desk_play_text (play, step, "keys");
  g_auto (GStrv) names = keys != NULL ? g_strsplit (keys, " ", -1) : NULL;
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  g_auto (GStrv) line = NULL;
  g_autoptr (GSubprocess) process = NULL;

  if (names == NULL)
    {
      g_set_error_literal (error, DESK_PLAYER_ERROR, DESK_PLAYER_ERROR_STORY, "no \"keys\"");
      return FALSE;
    }
  g_strv_builder_add_many (words, "xdotool", "key", "--clearmodifiers", "--delay", "20", NULL);
  g_strv_builder_addv (words, (const char **) names);
  line = g_strv_builder_end (words);
  process = g_subprocess_newv ((const char *const *) line, G_SUBPROCESS_FLAGS_NONE, error);
  return process != NULL && g_subprocess_wait_check (process, NULL, error);
}

/* With "until" the keys are pressed again and again until the keyboard is at
 * the widget of that id, as a person finds it with Tab. */
gboolean
desk_play_key (DeskPlay *play, JsonObject *step, GError **error)
{
  g_autofree char *until = desk_play_text (play, step, "until");

  if (until == NULL)
    return press_keys (play, step, error);
  for (guint i = 0; i < MOST_KEYS; i++)
    {
      g_autofree char *at = desk_play_focus (play, step, error);

      if (at == NULL)
        return FALSE;
      if (g_str_equal (at, until))
        return TRUE;
      if (!press_keys (play, step, error))
        return FALSE;
    }
  g_set_error (error, DESK_PLAYER_ERROR, DESK_PLAYER_ERROR_STEP, "the keyboard did not come to “%s”", until);
  return FALSE;
}
