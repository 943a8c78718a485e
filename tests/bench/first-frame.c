/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "first-frame.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define REST_MS 1500

typedef struct {
  GtkWindow *window;
  gboolean (*ready) (GtkWindow *window);
} Watch;

static void
end (void)
{
  fflush (stdout);
  _exit (0); /* how long it takes to end is not asked */
}

static glong
private_kb (void)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  glong kb = 0;

  if (!g_file_get_contents ("/proc/self/smaps_rollup", &text, NULL, NULL))
    return 0;
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (g_str_has_prefix (lines[i], "Private_Clean:") || g_str_has_prefix (lines[i], "Private_Dirty:"))
      kb += strtol (strchr (lines[i], ':') + 1, NULL, 10);
  return kb;
}

static gboolean
say_memory (gpointer data)
{
  printf ("memory %ld\n", private_kb ());
  end ();
  return G_SOURCE_REMOVE;
}

static gboolean
look (gpointer data)
{
  Watch *watch = data;

  if (watch->ready != NULL && !watch->ready (watch->window))
    return G_SOURCE_CONTINUE;
  g_timeout_add (REST_MS, say_memory, NULL);
  return G_SOURCE_REMOVE;
}

static void
painted (GdkFrameClock *clock, Watch *watch)
{
  g_signal_handlers_disconnect_by_func (clock, painted, watch);
  printf ("frame %" G_GINT64_FORMAT "\n", g_get_monotonic_time ());
  fflush (stdout);
  if (g_getenv ("BENCH_STAY") == NULL)
    end ();
  g_timeout_add (50, look, watch);
}

static void
realized (GtkWidget *window, Watch *watch)
{
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (painted), watch);
}

void
first_frame_watch (GtkWindow *window, gboolean (*ready) (GtkWindow *window))
{
  Watch *watch = g_new0 (Watch, 1);

  watch->window = window;
  watch->ready = ready;
  g_signal_connect (window, "realize", G_CALLBACK (realized), watch);
}
