/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "training/player/desk-player.h"

/* ---- words ---- */

char *
desk_play_fill (DeskPlay *play, const char *text)
{
  GString *out = g_string_new (NULL);

  while (*text != '\0')
    {
      const char *end = g_str_has_prefix (text, "${") ? strchr (text, '}') : NULL;

      if (end != NULL)
        {
          g_autofree char *name = g_strndup (text + 2, (gsize) (end - text - 2));
          const char *value = g_hash_table_lookup (play->kept, name);

          g_string_append (out, value != NULL ? value : "");
          text = end + 1;
        }
      else
        g_string_append_c (out, *text++);
    }
  return g_string_free (out, FALSE);
}

char *
desk_play_words (DeskPlay *play, JsonNode *node)
{
  const char *text = NULL;

  if (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
    text = json_object_get_string_member_with_default (json_node_get_object (node), play->language, NULL);
  else if (node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    text = json_node_get_string (node);
  return text != NULL ? desk_play_fill (play, text) : NULL;
}

char *
desk_play_text (DeskPlay *play, JsonObject *step, const char *member)
{
  return desk_play_words (play, json_object_get_member (step, member));
}

static void
say (DeskPlay *play, JsonObject *step)
{
  g_autofree char *words = desk_play_text (play, step, "say");

  if (words != NULL && !play->quiet)
    g_print ("  %s\n", words);
}

char **
desk_play_environment (DeskPlay *play)
{
  char **env = g_get_environ ();
  const char *locale = g_str_equal (play->language, "en") ? "en_US.UTF-8" : "zh_CN.UTF-8";
  static const struct {
    const char *name;
    const char *folder;
  } folders[] = {
    { "HOME", "home" }, { "XDG_DATA_HOME", "home/data" }, { "XDG_CONFIG_HOME", "home/config" },
    { "XDG_STATE_HOME", "home/state" }, { "XDG_CACHE_HOME", "home/cache" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *path = g_build_filename (play->home, folders[i].folder, NULL);

      g_mkdir_with_parents (path, 0700);
      env = g_environ_setenv (env, folders[i].name, path, TRUE);
    }
  env = g_environ_setenv (env, "LC_ALL", locale, TRUE);
  env = g_environ_unsetenv (env, "LANGUAGE");
  /* what is chosen in the window is to be there after the next start */
  return g_environ_setenv (env, "GSETTINGS_BACKEND", "keyfile", TRUE);
}

/* ---- asking the window ---- */

static const char *
desk_name (JsonObject *step)
{
  return json_object_get_string_member_with_default (step, "desk", "a");
}

static DeskLink *
link_of (DeskPlay *play, JsonObject *step, GError **error)
{
  DeskLink *link = g_hash_table_lookup (play->desks, desk_name (step));

  if (link == NULL)
    g_set_error (error, DESK_PLAYER_ERROR, DESK_PLAYER_ERROR_STORY, "the program “%s” is not started", desk_name (step));
  return link;
}

static JsonObject *
ask (DeskPlay *play, JsonObject *step, GError **error)
{
  DeskLink *link = link_of (play, step, error);
  g_autoptr (JsonObject) request = json_object_new ();
  g_autoptr (GList) members = json_object_get_members (step);

  if (link == NULL)
    return NULL;
  for (GList *l = members; l != NULL; l = l->next)
    {
      g_autofree char *text = desk_play_text (play, step, l->data);

      if (text != NULL)
        json_object_set_string_member (request, l->data, text);
      else if (!JSON_NODE_HOLDS_OBJECT (json_object_get_member (step, l->data)))
        json_object_set_member (request, l->data, json_node_copy (json_object_get_member (step, l->data)));
    }
  return desk_link_ask (link, request, error);
}

char *
desk_play_focus (DeskPlay *play, JsonObject *step, GError **error)
{
  DeskLink *link = link_of (play, step, error);
  g_autoptr (JsonObject) request = json_object_new ();
  g_autoptr (JsonObject) answer = NULL;

  if (link == NULL)
    return NULL;
  json_object_set_string_member (request, "do", "settle");
  answer = desk_link_ask (link, request, error);
  if (answer == NULL)
    return NULL;
  json_object_unref (answer);
  json_object_set_string_member (request, "do", "focus");
  answer = desk_link_ask (link, request, error);
  return answer != NULL ? g_strdup (json_object_get_string_member_with_default (answer, "id", "")) : NULL;
}

/* "keep": the name for what was read; "match": the part of it that is meant. */
static gboolean
keep (DeskPlay *play, JsonObject *step, JsonObject *answer, GError **error)
{
  const char *name = json_object_get_string_member_with_default (step, "keep", NULL);
  const char *text = json_object_get_string_member_with_default (answer, "text", "");
  g_autofree char *pattern = desk_play_text (play, step, "match");
  g_autoptr (GRegex) regex = NULL;
  g_autoptr (GMatchInfo) info = NULL;

  if (name == NULL)
    return TRUE;
  if (pattern == NULL)
    {
      g_hash_table_insert (play->kept, g_strdup (name), g_strdup (text));
      return TRUE;
    }
  regex = g_regex_new (pattern, 0, 0, error);
  if (regex == NULL)
    return FALSE;
  if (!g_regex_match (regex, text, 0, &info))
    {
      g_set_error (error, DESK_PLAYER_ERROR, DESK_PLAYER_ERROR_STEP, "expected something like %s, found “%.400s”", pattern, text);
      return FALSE;
    }
  g_hash_table_insert (play->kept, g_strdup (name), g_match_info_fetch (info, g_match_info_get_match_count (info) > 1 ? 1 : 0));
  return TRUE;
}

static gboolean
play_remote (DeskPlay *play, JsonObject *step, GError **error)
{
  g_autoptr (JsonObject) answer = ask (play, step, error);

  return answer != NULL && keep (play, step, answer, error);
}

static gboolean
take_picture (DeskPlay *play, const char *name, JsonObject *step, gboolean now, GError **error)
{
  g_autofree char *file = g_strdup_printf ("%02u-%s.png", ++play->pictures, name);
  g_autofree char *path = g_build_filename (play->out, file, NULL);
  DeskLink *link = link_of (play, step, error);
  g_autoptr (JsonObject) request = json_object_new ();
  g_autoptr (JsonObject) answer = NULL;

  if (link == NULL)
    return FALSE;
  json_object_set_string_member (request, "do", "picture");
  json_object_set_string_member (request, "file", path);
  json_object_set_boolean_member (request, "now", now);
  answer = desk_link_ask (link, request, error);
  return answer != NULL;
}

static gboolean
play_picture (DeskPlay *play, JsonObject *step, GError **error)
{
  return take_picture (play, json_object_get_string_member_with_default (step, "name", "picture"), step, FALSE, error);
}

/* ---- starting and ending ---- */

static gboolean
play_start (DeskPlay *play, JsonObject *step, GError **error)
{
  g_auto (GStrv) environment = desk_play_environment (play);
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  g_auto (GStrv) arguments = NULL;
  g_autofree char *log = g_build_filename (play->out, "program.log", NULL);
  JsonArray *array = json_object_has_member (step, "arguments") ? json_object_get_array_member (step, "arguments") : NULL;
  DeskLink *link;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      g_autofree char *word = desk_play_words (play, json_array_get_element (array, i));
      g_strv_builder_add (words, word != NULL ? word : "");
    }
  arguments = g_strv_builder_end (words);
  link = desk_link_start (play->program, arguments, environment, play->home, log, error);
  if (link != NULL)
    g_hash_table_insert (play->desks, g_strdup (desk_name (step)), link);
  return link != NULL;
}

static gboolean
play_kill (DeskPlay *play, JsonObject *step, GError **error)
{
  DeskLink *link = link_of (play, step, error);

  if (link == NULL)
    return FALSE;
  desk_link_kill (link);
  return g_hash_table_remove (play->desks, desk_name (step));
}

static gboolean
play_end (DeskPlay *play, JsonObject *step, GError **error)
{
  DeskLink *link = link_of (play, step, error);

  if (link == NULL || !desk_link_wait (link, 20, error))
    return FALSE;
  return g_hash_table_remove (play->desks, desk_name (step));
}

/* ---- the steps ---- */

static gboolean play_steps (DeskPlay *play, JsonArray *steps, GError **error);

/* Steps that are told once and played often; "with" names what differs. */
static gboolean
play_part (DeskPlay *play, JsonObject *step, GError **error)
{
  const char *name = json_object_get_string_member_with_default (step, "part", "");
  JsonObject *with = json_object_has_member (step, "with") ? json_object_get_object_member (step, "with") : NULL;
  g_autoptr (GList) members = with != NULL ? json_object_get_members (with) : NULL;

  if (play->parts == NULL || !json_object_has_member (play->parts, name))
    {
      g_set_error (error, DESK_PLAYER_ERROR, DESK_PLAYER_ERROR_STORY, "the story has no part “%s”", name);
      return FALSE;
    }
  for (GList *l = members; l != NULL; l = l->next)
    g_hash_table_insert (play->kept, g_strdup (l->data), desk_play_text (play, with, l->data));
  return play_steps (play, json_object_get_array_member (play->parts, name), error);
}

static const struct {
  const char *name;
  gboolean (*run) (DeskPlay *play, JsonObject *step, GError **error);
} acts[] = {
  { "cli", desk_play_cli },     { "end", play_end },         { "file-there", desk_play_file }, { "key", desk_play_key },
  { "kill", play_kill },        { "part", play_part },       { "picture", play_picture },      { "start", play_start },
};

static gboolean
play_step (DeskPlay *play, JsonObject *step, GError **error)
{
  const char *act = json_object_get_string_member_with_default (step, "do", NULL);
  const char *only = json_object_get_string_member_with_default (step, "only", NULL);

  if (only != NULL && !g_str_equal (only, play->language))
    return TRUE;
  say (play, step);
  if (act == NULL)
    return TRUE;
  play->played++;
  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    if (g_str_equal (acts[i].name, act))
      return acts[i].run (play, step, error);
  return play_remote (play, step, error);
}

static gboolean
play_steps (DeskPlay *play, JsonArray *steps, GError **error)
{
  for (guint i = 0; i < json_array_get_length (steps); i++)
    {
      JsonNode *node = json_array_get_element (steps, i);

      if (!JSON_NODE_HOLDS_OBJECT (node))
        {
          g_set_error (error, DESK_PLAYER_ERROR, DESK_PLAYER_ERROR_STORY, "step %u is no object", i + 1);
          return FALSE;
        }
      if (!play_step (play, json_node_get_object (node), error))
        {
          g_autofree char *text = json_to_string (node, FALSE);
          g_prefix_error (error, "step %u: %s\n    ", i + 1, text);
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
play_chapters (DeskPlay *play, JsonArray *chapters, GError **error)
{
  for (guint i = 0; i < json_array_get_length (chapters); i++)
    {
      JsonObject *chapter = json_array_get_object_element (chapters, i);
      g_autofree char *title = desk_play_text (play, chapter, "title");

      if (!play->quiet)
        g_print ("%u. %s\n", i + 1, title != NULL ? title : "");
      if (!play_steps (play, json_object_get_array_member (chapter, "steps"), error))
        {
          g_prefix_error (error, "chapter %u (%s), ", i + 1, title != NULL ? title : "");
          return FALSE;
        }
    }
  return TRUE;
}

/* Nobody reads the program's messages while it is played: they count afterwards. */
static gboolean
nothing_critical (DeskPlay *play, GError **error)
{
  g_autofree char *path = g_build_filename (play->out, "program.log", NULL);
  g_autofree char *log = NULL;
  g_auto (GStrv) lines = NULL;

  if (!g_file_get_contents (path, &log, NULL, NULL))
    return TRUE;
  lines = g_strsplit (log, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (strstr (lines[i], "-CRITICAL **") != NULL)
      {
        g_set_error (error, DESK_PLAYER_ERROR, DESK_PLAYER_ERROR_PROGRAM, "the program complained (%s): %s", path, lines[i]);
        return FALSE;
      }
  return TRUE;
}

static void
picture_of_the_moment (DeskPlay *play)
{
  GHashTableIter iter;
  gpointer name, link;

  g_hash_table_iter_init (&iter, play->desks);
  while (g_hash_table_iter_next (&iter, &name, &link))
    {
      g_autofree char *file = g_strdup_printf ("failed-%s.png", (const char *) name);
      g_autofree char *path = g_build_filename (play->out, file, NULL);
      g_autoptr (JsonObject) request = json_object_new ();
      g_autoptr (JsonObject) answer = NULL;

      json_object_set_string_member (request, "do", "picture");
      json_object_set_string_member (request, "file", path);
      answer = desk_link_ask (link, request, NULL);
      if (answer != NULL)
        g_printerr ("The moment is in %s\n", path);
    }
}

gboolean
desk_play_run (DeskPlay *play, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *root;
  gboolean ok;

  if (!json_parser_load_from_file (parser, play->story, error))
    return FALSE;
  root = JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser)) ? json_node_get_object (json_parser_get_root (parser)) : NULL;
  if (root == NULL || !json_object_has_member (root, "chapters"))
    {
      g_set_error (error, DESK_PLAYER_ERROR, DESK_PLAYER_ERROR_STORY, "%s has no chapters", play->story);
      return FALSE;
    }
  play->parts = json_object_has_member (root, "parts") ? json_object_get_object_member (root, "parts") : NULL;
  ok = play_chapters (play, json_object_get_array_member (root, "chapters"), error) && nothing_critical (play, error);
  if (!ok)
    picture_of_the_moment (play);
  g_hash_table_remove_all (play->desks);
  play->parts = NULL;
  return ok;
}
