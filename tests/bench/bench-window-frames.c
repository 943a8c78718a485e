/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench-window.h"

#include <time.h>

#define PATIENCE_US (10 * G_USEC_PER_SEC)
#define QUIET_US 25000

static gint64 asleep; /* microseconds that the main loop waited so far */

static gint
poll_and_count (GPollFD *fds, guint n, gint timeout)
{
  gint64 start = g_get_monotonic_time ();
  gint result = g_poll (fds, n, timeout);

  asleep += g_get_monotonic_time () - start;
  return result;
}

GtkWidget *
bench_find (GtkWidget *widget, GType type)
{
  if (widget == NULL || g_type_is_a (G_OBJECT_TYPE (widget), type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = bench_find (child, type);
      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
wake (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

/* Other processes may take the processor meanwhile: only own work counts. */
static gint64
worked_us (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return (gint64) time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

void
bench_settle (void)
{
  gint64 end = g_get_monotonic_time () + PATIENCE_US;
  gint64 quiet = g_get_monotonic_time ();
  guint timer = g_timeout_add (5, wake, NULL);

  g_main_context_set_poll_func (NULL, poll_and_count);
  while (g_get_monotonic_time () < end && g_get_monotonic_time () - quiet < QUIET_US)
    {
      gint64 before = worked_us ();
      g_main_context_iteration (NULL, TRUE);
      if (worked_us () - before > 500)
        quiet = g_get_monotonic_time ();
    }
  g_source_remove (timer);
}

/* Every row in sight is there with its text. */
static gboolean
is_whole (BenchSurface *self)
{
  guint n = g_list_model_get_n_items (self->model);
  double upper = gtk_adjustment_get_upper (self->adjustment), value = gtk_adjustment_get_value (self->adjustment);
  double page = gtk_adjustment_get_page_size (self->adjustment);
  double height = n > 0 ? upper / n : 0;

  if (!gtk_widget_get_mapped (self->view) || n == 0 || height < 1 || page < 1)
    return FALSE;
  for (guint i = (guint) (value / height); i < n && i * height < value + page; i++)
    {
      g_autoptr (DeskRow) row = g_list_model_get_item (self->model, i);
      if (!desk_row_is_loaded (row))
        return FALSE;
    }
  return TRUE;
}

typedef struct {
  BenchSurface *surface;
  gboolean anew;
  gboolean whole;
  gint64 end;
  guint frames;
} Watch;

static void
after_paint (GdkFrameClock *clock, Watch *watch)
{
  BenchSurface *surface = watch->surface;

  watch->frames++;
  watch->end = g_get_monotonic_time ();
  if (watch->anew && !surface->changed && (surface->list == NULL || desk_list_model_is_loading (DESK_LIST_MODEL (surface->model))))
    return;
  watch->whole = surface->model != NULL && is_whole (surface);
}

double
bench_until_painted (BenchSurface *surface, BenchAct act, gpointer data, gboolean anew)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (surface->window));
  Watch watch = { surface, anew };
  guint timer = g_timeout_add_seconds (1, wake, NULL);
  gint64 start = g_get_monotonic_time ();
  gulong handler;

  surface->changed = FALSE;
  handler = g_signal_connect (clock, "after-paint", G_CALLBACK (after_paint), &watch);
  act (surface, data);
  while (!watch.whole)
    {
      g_main_context_iteration (NULL, TRUE);
      if (g_get_monotonic_time () - start > PATIENCE_US)
        g_error ("the rows were not painted within %d s (%u frames, changed %d, n %u)", (int) (PATIENCE_US / G_USEC_PER_SEC), watch.frames,
                 surface->changed, surface->model != NULL ? g_list_model_get_n_items (surface->model) : 0);
    }
  g_signal_handler_disconnect (clock, handler);
  g_source_remove (timer);
  return (double) (watch.end - start) / 1000.0;
}

void
bench_frames (BenchSurface *surface, guint n, BenchAct act, GArray *costs)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (surface->window));
  Watch watch = { surface };
  gulong handler;

  handler = g_signal_connect (clock, "after-paint", G_CALLBACK (after_paint), &watch);
  for (guint i = 0; i < n; i++)
    {
      gint64 start = g_get_monotonic_time (), slept = asleep;
      guint frames = watch.frames;

      act (surface, GUINT_TO_POINTER (i));
      while (watch.frames == frames)
        g_main_context_iteration (NULL, TRUE);
      double cost = (double) (g_get_monotonic_time () - start - (asleep - slept)) / 1000.0;
      g_array_append_val (costs, cost);
    }
  g_signal_handler_disconnect (clock, handler);
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double left = *(const double *) a, right = *(const double *) b;

  return (left > right) - (left < right);
}

double
bench_percentile (GArray *values, double share)
{
  if (values->len == 0)
    return 0;
  g_array_sort (values, compare_doubles);
  return g_array_index (values, double, MIN ((guint) (values->len * share), values->len - 1));
}
