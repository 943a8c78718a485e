/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "training/player/desk-player.h"

#include <locale.h>

/* Everything below @folder, never through a link. */
static void
remove_folder (GFile *folder)
{
  g_autoptr (GFileEnumerator) children = g_file_enumerate_children (folder, G_FILE_ATTRIBUTE_STANDARD_NAME "," G_FILE_ATTRIBUTE_STANDARD_TYPE,
                                                                    G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, NULL, NULL);
  GFileInfo *info;
  GFile *child;

  while (children != NULL && g_file_enumerator_iterate (children, &info, &child, NULL, NULL) && child != NULL)
    if (g_file_info_get_file_type (info) == G_FILE_TYPE_DIRECTORY)
      remove_folder (child);
    else
      g_file_delete (child, NULL, NULL);
  g_file_delete (folder, NULL, NULL);
}

static char *
usual_language (void)
{
  const char *locale = setlocale (LC_MESSAGES, NULL);

  return g_strdup (locale != NULL && g_str_has_prefix (locale, "zh") ? "zh_CN" : "en");
}

/* Relative paths are of the folder the player was started in, not of the program's. */
static void
make_absolute (char **path)
{
  char *full = g_canonicalize_filename (*path, NULL);

  g_free (*path);
  *path = full;
}

static char *
beside (const char *program, const char *name)
{
  g_autofree char *folder = g_path_get_dirname (program);
  g_autofree char *below = g_build_filename (folder, "cli", name, NULL);

  return g_file_test (below, G_FILE_TEST_IS_EXECUTABLE) ? g_steal_pointer (&below) : g_build_filename (folder, name, NULL);
}

static gboolean
perform (DeskPlay *play, GError **error)
{
  play->home = g_dir_make_tmp ("frontline-desk-XXXXXX", error);
  if (play->home == NULL)
    return FALSE;
  g_mkdir_with_parents (play->out, 0755);
  play->desks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) desk_link_free);
  play->kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_hash_table_insert (play->kept, g_strdup ("out"), g_strdup (play->out));
  g_hash_table_insert (play->kept, g_strdup ("home"), g_strdup (play->home));
  g_hash_table_insert (play->kept, g_strdup ("store"), g_build_filename (play->home, "home", "data", "frontline-desk", "demonstration.desk", NULL));
  return desk_play_run (play, error);
}

int
main (int argc, char **argv)
{
  DeskPlay play = { 0 };
  gboolean keep_home = FALSE;
  const GOptionEntry entries[] = {
    { "program", 0, 0, G_OPTION_ARG_FILENAME, &play.program, "The program to be played on", "PATH" },
    { "cli", 0, 0, G_OPTION_ARG_FILENAME, &play.cli, "The command line that reads the outcome", "PATH" },
    { "story", 0, 0, G_OPTION_ARG_FILENAME, &play.story, "What to play", "FILE" },
    { "out", 0, 0, G_OPTION_ARG_FILENAME, &play.out, "Where pictures and files go", "FOLDER" },
    { "language", 0, 0, G_OPTION_ARG_STRING, &play.language, "zh_CN or en; otherwise the system's", "LANGUAGE" },
    { "quiet", 0, 0, G_OPTION_ARG_NONE, &play.quiet, "Do not print the captions", NULL },
    { "keep", 0, 0, G_OPTION_ARG_NONE, &keep_home, "Leave the program's home folder", NULL },
    { NULL }
  };
  g_autoptr (GOptionContext) context = g_option_context_new ("— play a scenario through the real window");
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();
  gboolean ok;

  setlocale (LC_ALL, "");
  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error) || play.program == NULL || play.story == NULL || play.out == NULL)
    {
      g_printerr ("%s\n", error != NULL ? error->message : "--program, --story and --out are needed");
      return 2;
    }
  make_absolute (&play.program);
  make_absolute (&play.story);
  make_absolute (&play.out);
  if (play.cli == NULL)
    play.cli = beside (play.program, "frontline-desk-cli");
  make_absolute (&play.cli);
  if (play.language == NULL)
    play.language = usual_language ();
  ok = perform (&play, &error);
  if (ok)
    g_print ("%u steps, %u pictures, %.1f s: %s\n", play.played, play.pictures, (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC, play.out);
  else
    g_printerr ("FAILED in %s\n    %s\n", play.story, error->message);
  if (play.home != NULL && !keep_home)
    {
      g_autoptr (GFile) home = g_file_new_for_path (play.home);
      remove_folder (home);
    }
  else if (play.home != NULL)
    g_print ("The program's home is %s\n", play.home);
  g_clear_pointer (&play.desks, g_hash_table_unref);
  g_clear_pointer (&play.kept, g_hash_table_unref);
  g_free (play.program);
  g_free (play.cli);
  g_free (play.story);
  g_free (play.out);
  g_free (play.home);
  g_free (play.language);
  return ok ? 0 : 1;
}
