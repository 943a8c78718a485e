/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "bench.h"
#include "shell/desk-record-list.h"

G_BEGIN_DECLS

/* Rows that are there already, as many as wanted: the few prepared ones come
 * again and again, each place with an id of its own. */
#define BENCH_TYPE_ROWS (bench_rows_get_type ())
G_DECLARE_FINAL_TYPE (BenchRows, bench_rows, BENCH, ROWS, GObject)

/* Takes @rows, DeskRow. */
BenchRows *bench_rows_new (GPtrArray *rows);
/* @n rows in the order number @order: every place shows another row than in the order before. */
void bench_rows_set (BenchRows *self, guint n, guint order);
gint64 bench_rows_id_at (GListModel *model, guint position);

/* One list on the screen. */
typedef struct {
  GtkWindow *window;
  GtkWidget *page;           /* what the window shows when the list is in front */
  GtkWidget *view;           /* GtkColumnView */
  GtkAdjustment *adjustment; /* its vertical one */
  GListModel *model;         /* DeskListModel or BenchRows */
  DeskRecordList *list;      /* of the program, or NULL */
  gboolean changed;          /* the model told of a change since the last act */
  guint order;
} BenchSurface;

typedef void (*BenchAct) (BenchSurface *surface, gpointer data);

/* Runs the main loop until nothing happens any more. */
void bench_settle (void);
/* Milliseconds from @act to the end of the first frame that has every row in
 * sight in it; @anew: rows of the list from before the act do not count. */
double bench_until_painted (BenchSurface *surface, BenchAct act, gpointer data, gboolean anew);
/* Appends to @costs the milliseconds that the main thread was at work for each
 * of @n frames, one after the other, @act before each with its number as data. */
void bench_frames (BenchSurface *surface, guint n, BenchAct act, GArray *costs);
double bench_percentile (GArray *values, double share);
GtkWidget *bench_find (GtkWidget *widget, GType type);

#define BENCH_SEARCH "search for two characters"
/* Figures of one size of store. */
#define BENCH_ACTS 32
typedef struct {
  char *name[BENCH_ACTS];
  double value[BENCH_ACTS];
  double floor[BENCH_ACTS];
  double limit[BENCH_ACTS];
  guint n;
} BenchWindowed;

/* Measures the list of the store at @path beside the same column view over rows in memory;
 * @one_sort: by the first column only. */
void bench_lists (const char *path, guint rounds, gboolean one_sort, BenchWindowed *figures);
/* First frame and memory of the program on the store at @path, beside an empty
 * window; both lie beside @self, the running file. */
void bench_start (const char *self, const char *path, gint64 cases, guint rounds);

G_END_DECLS
