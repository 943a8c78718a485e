/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sqlite3.h>

#include "bench.h"
#include "store/desk-list.h"

/* A generated store, opened by the program and, beside it, by bare sqlite3. */
typedef struct {
  gint64 cases;
  char *path;
  DeskRegistry *registry;
  DeskStore *store;
  sqlite3 *bare;
  GHashTable *statements; /* SQL → sqlite3_stmt * */
} BenchStore;

/* Generates it when it is not there yet. */
BenchStore *bench_store_open (gint64 cases);
/* A copy that may be written to; gone when it is closed. */
BenchStore *bench_store_open_copy (gint64 cases);
void bench_store_close (BenchStore *self);

/* Prepared once; reset, with no parameters bound. */
sqlite3_stmt *bench_store_sql (BenchStore *self, const char *sql);

typedef struct {
  double first, page, bare_page, search, find; /* ms */
} BenchReads;
/* Every figure of reading, with floors unless @only_growth. */
BenchReads bench_reads (BenchStore *self, gboolean only_growth);

#define BENCH_WRITES 12
/* Milliseconds of each write command, and of its statements in bare sqlite3. */
typedef struct {
  const char *name[BENCH_WRITES];
  double value[BENCH_WRITES];
  guint n;
} BenchWritten;
BenchWritten bench_writes (gint64 cases, guint rounds, gboolean only_growth);
/* Due dates of open cases counted again. */
void bench_recounts (gint64 cases);
