/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/desk-store.h"

G_BEGIN_DECLS

/** One thing found wrong, in words. */
typedef struct {
  char *what;     /* "altered", "removed", "inserted", "projection", "older-copy", "body", "search", "file-missing", "file-altered", "file" */
  char *record;   /* UUID text or NULL */
  gint64 seq;     /* 0 when not about one event */
  char *table, *column; /* of a projection difference */
  char *message;  /* translated */
} DeskFinding;
DESK_API void desk_finding_free (DeskFinding *finding);

typedef void (*DeskProgress) (gint64 done, gint64 total, gpointer data);

/** Chain, digests, the head kept outside the file (an ancestor of the chain), and the bytes of every file that an event
 * speaks of. Blocking. Findings; empty: sound. */
DESK_API GPtrArray *desk_store_verify (DeskStore *self, DeskProgress progress, gpointer data, GCancellable *cancellable, GError **error);
/** Folds the log anew and compares every projected column of every table, with search text (@check), or writes them. */
DESK_API GPtrArray *desk_store_rebuild (DeskStore *self, gboolean check, DeskProgress progress, gpointer data, GCancellable *cancellable, GError **error);
/**
 * desk_store_backup:
 * @path: a new file; what is there is never written over
 * @lacking: (out) (optional) (element-type DeskFinding): files that are missing or altered here already, and so are not in the copy
 *
 * Through the backup interface, while the store is in use, with the files of
 * its attachments in <path>.files/. The copy is a store like any other: to
 * restore it, open it, or make a copy of it at the old place.
 */
DESK_API gboolean desk_store_backup (DeskStore *self, const char *path, GPtrArray **lacking, DeskProgress progress, gpointer data, GCancellable *cancellable, GError **error);
/** JSON lines, hash chained: enough to make the store anew. */
DESK_API gboolean desk_store_export_events (DeskStore *self, const char *path, DeskProgress progress, gpointer data, GCancellable *cancellable, GError **error);

/** An area of the county, as desk_area_file_read() gives it: parents before their children. */
typedef struct {
  const char *code, *name;
  const char *level;  /* "county", "town", "village", "group" */
  const char *parent; /* code, or "" */
} DeskDemoArea;

/** The demonstration county: the first county of @areas with what lies in it, units, people, then every area's demo.
 * Same seed, today and areas: the same events byte for byte. The store must be empty. */
DESK_API gboolean desk_store_make_demo (DeskStore *self, guint64 seed, const char *today, const DeskDemoArea *areas, gsize n_areas, DeskProgress progress, gpointer data, GCancellable *cancellable, GError **error);

/** A store for benchmarks: @cases cases with three events each, in bulk, chained and projected as commands would. */
DESK_API gboolean desk_store_generate (DeskStore *self, gint64 cases, guint64 seed, DeskProgress progress, gpointer data, GCancellable *cancellable, GError **error);

G_END_DECLS
