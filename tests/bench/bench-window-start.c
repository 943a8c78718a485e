/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Starts of the program and of an empty window, as processes of their own. */
#include "bench-window.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* In what the child says, the number behind @word. */
static gint64
number_of (const char *said, const char *word)
{
  const char *at = strstr (said, word);

  if (at == NULL)
    g_error ("the program that was started did not say “%s”, but: %s", word, said);
  return g_ascii_strtoll (at + strlen (word), NULL, 10);
}

static char *
run (const char *const *argv, const char *stay)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  g_autoptr (GSubprocess) child = NULL;
  g_autoptr (GError) error = NULL;
  char *said = NULL;

  if (stay != NULL)
    g_subprocess_launcher_setenv (launcher, "BENCH_STAY", stay, TRUE);
  child = g_subprocess_launcher_spawnv (launcher, argv, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (child, NULL, NULL, &said, NULL, &error);
  g_assert_no_error (error);
  return said;
}

static double
time_start (const char *const *argv)
{
  gint64 start = g_get_monotonic_time ();
  g_autofree char *said = run (argv, NULL);

  return (double) (number_of (said, "frame ") - start) / 1000.0;
}

static double
megabytes (const char *const *argv, const char *stay)
{
  g_autofree char *said = run (argv, stay);

  return (double) number_of (said, "memory ") / 1024.0;
}

void
bench_start (const char *self, const char *path, gint64 cases, guint rounds)
{
  g_autofree char *folder = g_path_get_dirname (self);
  g_autofree char *empty = g_build_filename (folder, "empty-window", NULL);
  g_autofree char *program = g_build_filename (folder, "program-window", NULL);
  g_autofree char *stay = g_strdup_printf ("%" G_GINT64_FORMAT, cases);
  const char *const bare[] = { empty, NULL };
  const char *const ours[] = { program, "--store", path, "--page", "cases", NULL };
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) floors = g_array_new (FALSE, FALSE, sizeof (double));
  double value, least;

  time_start (ours);
  time_start (bare);
  for (guint i = 0; i < 2 * rounds; i++)
    {
      gboolean floor_turn = (i % 2 == 1) != (i / 2 % 2 == 1);
      double ms = time_start (floor_turn ? bare : ours);
      g_array_append_val (floor_turn ? floors : values, ms);
    }
  bench_record ("start to first frame", "ms", bench_median (values), bench_median (floors), 1.5);
  value = megabytes (ours, stay);
  least = megabytes (bare, stay);
  bench_record ("memory of an empty window", "MB", least, 0, 0);
  bench_record ("memory with all cases listed", "MB", value, 0, 0);
  bench_record ("memory beyond the empty window", "MB", value - least, 0, 60);
}
