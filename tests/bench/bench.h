/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Measuring something beside its floor, in the same run: the two take turns,
 * and medians are compared. Every figure is printed and appended to a file as
 * one JSON object a line: {"name","value","unit","floor","ratio","limit"}.
 *
 *   bench_init (&argc, &argv);          --quick  --out FILE  --folder FOLDER
 *   bench_compare ("page of 64 rows", 200, page, bare_page, data, 1.3);
 *   return bench_finish ();
 */
typedef void (*BenchRun) (gpointer data);

void bench_init (int *argc, char ***argv);
gboolean bench_is_quick (void);
/* Where generated stores lie from one run to the next; made when missing. */
const char *bench_folder (void);

/* Milliseconds of @run and of @floor, each run @rounds times in turn; @limit of the ratio, 0: none. */
void bench_compare (const char *name, guint rounds, BenchRun run, BenchRun floor, gpointer data, double limit);
/* Median milliseconds of @run; @prepare (optional) goes before each and is not measured. */
double bench_measure (guint rounds, BenchRun prepare, BenchRun run, gpointer data);
/* A figure measured elsewhere. @floor 0: it stands alone, and @limit is of the value itself. */
void bench_record (const char *name, const char *unit, double value, double floor, double limit);

double bench_median (GArray *values);
double bench_now (void); /* milliseconds */

/* Writes the file; the exit status: 0, or 1 when a limit was passed. */
int bench_finish (void);

G_END_DECLS
