/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench.h"

#include <stdio.h>
#include <string.h>

static gboolean quick;
static char *out_path;
static char *folder;
static guint passed;
static GString *lines;

void
bench_init (int *argc, char ***argv)
{
  const GOptionEntry entries[] = {
    { "quick", 0, 0, G_OPTION_ARG_NONE, &quick, "20,000 cases instead of 1,000,000", NULL },
    { "out", 0, 0, G_OPTION_ARG_FILENAME, &out_path, "Append the figures to this file", "FILE" },
    { "folder", 0, 0, G_OPTION_ARG_FILENAME, &folder, "Keep generated stores here", "FOLDER" },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;

  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, argc, argv, &error))
    {
      fprintf (stderr, "%s\n", error->message);
      exit (2);
    }
  if (folder == NULL)
    folder = g_build_filename (g_get_tmp_dir (), "frontline-desk-bench", NULL);
  g_mkdir_with_parents (folder, 0700);
  lines = g_string_new (NULL);
  setvbuf (stdout, NULL, _IOLBF, 0);
}

gboolean
bench_is_quick (void)
{
  return quick;
}

const char *
bench_folder (void)
{
  return folder;
}

double
bench_now (void)
{
  return (double) g_get_monotonic_time () / 1000.0;
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double left = *(const double *) a, right = *(const double *) b;

  return (left > right) - (left < right);
}

double
bench_median (GArray *values)
{
  if (values->len == 0)
    return 0;
  g_array_sort (values, compare_doubles);
  if (values->len % 2 == 1)
    return g_array_index (values, double, values->len / 2);
  return (g_array_index (values, double, values->len / 2 - 1) + g_array_index (values, double, values->len / 2)) / 2;
}

static void
time_one (BenchRun run, gpointer data, GArray *times)
{
  gint64 start = g_get_monotonic_time ();

  run (data);
  double ms = (double) (g_get_monotonic_time () - start) / 1000.0;
  g_array_append_val (times, ms);
}

void
bench_compare (const char *name, guint rounds, BenchRun run, BenchRun floor_run, gpointer data, double limit)
{
  g_autoptr (GArray) ours = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) floors = g_array_new (FALSE, FALSE, sizeof (double));

  /* Once each, so that neither pays for what the other finds warm. */
  run (data);
  floor_run (data);
  for (guint i = 0; i < rounds; i++)
    {
      gboolean floor_first = i % 2 == 1;
      if (floor_first)
        time_one (floor_run, data, floors);
      time_one (run, data, ours);
      if (!floor_first)
        time_one (floor_run, data, floors);
    }
  bench_record (name, "ms", bench_median (ours), bench_median (floors), limit);
}

double
bench_measure (guint rounds, BenchRun prepare, BenchRun run, gpointer data)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < rounds; i++)
    {
      if (prepare != NULL)
        prepare (data);
      time_one (run, data, times);
    }
  return bench_median (times);
}

static void
append_number (const char *key, double number, gboolean known)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  if (!known)
    g_string_append_printf (lines, ",\"%s\":null", key);
  else
    g_string_append_printf (lines, ",\"%s\":%s", key, g_ascii_formatd (text, sizeof text, "%.4f", number));
}

void
bench_record (const char *name, const char *unit, double value, double floor_value, double limit)
{
  gboolean has_floor = floor_value > 0;
  double ratio = has_floor ? value / floor_value : 0;
  gboolean over = limit > 0 && (has_floor ? ratio : value) > limit;

  if (over)
    passed++;
  g_string_append_printf (lines, "{\"name\":\"%s\"", name);
  append_number ("value", value, TRUE);
  g_string_append_printf (lines, ",\"unit\":\"%s\"", unit);
  append_number ("floor", floor_value, has_floor);
  append_number ("ratio", ratio, has_floor);
  append_number ("limit", limit, limit > 0);
  g_string_append (lines, "}\n");

  printf ("%-58s %12.3f %-5s", name, value, unit);
  if (has_floor)
    printf (" floor %10.3f  ratio %5.2f", floor_value, ratio);
  if (limit > 0)
    printf ("  limit %.2f%s", limit, over ? "  OVER" : "");
  printf ("\n");
}

int
bench_finish (void)
{
  if (out_path != NULL)
    {
      FILE *file = fopen (out_path, "a");
      if (file == NULL || fwrite (lines->str, 1, lines->len, file) != lines->len || fclose (file) != 0)
        {
          perror (out_path);
          return 2;
        }
    }
  g_string_free (lines, TRUE);
  g_free (out_path);
  g_free (folder);
  return passed > 0 ? 1 : 0;
}
