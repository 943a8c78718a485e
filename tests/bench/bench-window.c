/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench-window.h"

#include "shell/desk-style.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <stdio.h>

#define MANY 1000000
#define MANY_QUICK 20000
#define FEW 1000

/* bench-store, which runs before, has made it. */
static char *
store_path (gint64 cases)
{
  g_autofree char *name = g_strdup_printf ("cases-%" G_GINT64_FORMAT "-%s.fdesk", cases, DESK_VERSION);
  char *path = g_build_filename (bench_folder (), name, NULL);

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      fprintf (stderr, "bench-window: there is no %s yet. Run bench-store with the same --folder first: it makes the stores.\n", path);
      exit (2);
    }
  return path;
}

static void
record (const BenchWindowed *many)
{
  for (guint i = 0; i < many->n; i++)
    bench_record (many->name[i], "ms", many->value[i], many->floor[i], many->limit[i]);
}

static void
record_growth (const BenchWindowed *many, const BenchWindowed *few)
{
  for (guint i = 0; i < few->n; i++)
    for (guint j = 0; j < many->n; j++)
      if (g_str_equal (few->name[i], many->name[j]))
        {
          g_autofree char *name = g_strconcat ("growth from 1,000 cases: ", many->name[j], NULL);
          /* A search finds fewer rows in a small store than a view holds: what it would take to paint as many. */
          double rows = g_str_equal (few->name[i], BENCH_SEARCH) ? many->floor[j] / few->floor[i] : 1;
          bench_record (name, "ms", many->value[j], few->value[i] * rows, 2);
        }
}

static void
start_display (void)
{
  const char *locale_dir = g_getenv ("DESK_LOCALE_DIR");

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, locale_dir != NULL ? locale_dir : DESK_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, "gtk-cursor-blink", FALSE, NULL);
  desk_style_init ();
}

int
main (int argc, char **argv)
{
  BenchWindowed many = { 0 }, few = { 0 };
  g_autofree char *many_path = NULL, *few_path = NULL;
  guint rounds;

  bench_init (&argc, &argv);
  g_setenv ("DESK_KEY_FOLDER", bench_folder (), FALSE);
  g_setenv ("DESK_STATE_FOLDER", bench_folder (), FALSE);
  many_path = store_path (bench_is_quick () ? MANY_QUICK : MANY);
  few_path = store_path (FEW);
  rounds = bench_is_quick () ? 3 : 7;
  if (g_getenv ("DISPLAY") == NULL && g_getenv ("WAYLAND_DISPLAY") == NULL)
    {
      fprintf (stderr, "bench-window: there is no display. Use ./dev bench.\n");
      return 2;
    }
  bench_start (argv[0], many_path, bench_is_quick () ? MANY_QUICK : MANY, bench_is_quick () ? 3 : 11);
  start_display ();
  bench_lists (many_path, rounds, FALSE, &many);
  record (&many);
  bench_lists (few_path, bench_is_quick () ? 2 : 5, bench_is_quick (), &few);
  record_growth (&many, &few);
  for (guint i = 0; i < BENCH_ACTS; i++)
    {
      g_free (many.name[i]);
      g_free (few.name[i]);
    }
  return bench_finish ();
}
