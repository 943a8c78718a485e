/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/desk-event.h"
#include "model/desk-uuid.h"
#include "model/desk-values.h"

G_BEGIN_DECLS

/**
 * DeskSnapshot:
 *
 * A record as its events so far add up to. Not thread-safe; owned by whoever
 * asked for it. Public fields are read-only outside the fold and the store.
 */
typedef struct {
  DeskUuid uid;
  gint64 id;             /* local id, 0 before it is stored */
  const char *type;      /* record type, NULL before the first event; a declared name, never freed */
  gint64 version;        /* number of events folded */
  gint64 last_seq;
  DeskUuid last_event;   /* uid of the newest event, for undo */
  gint64 changed_us;     /* time of the newest event; the fold the store projects it as changed_at */
  gboolean withdrawn;    /* the value "withdrawn" is 1 (a case says so by its state) */
  DeskValues *values;
  GArray *rows;          /* DeskSnapshotRows by their type */
} DeskSnapshot;

/** DeskSnapshotRows: the rows of one type; row number n is at n − 1. */
typedef struct {
  const char *type;      /* a declared name, never freed */
  GPtrArray *values;     /* of DeskValues * */
} DeskSnapshotRows;

DESK_API DeskSnapshot *desk_snapshot_new (const DeskUuid *uid);
DESK_API DeskSnapshot *desk_snapshot_copy (const DeskSnapshot *snapshot);
DESK_API void desk_snapshot_free (DeskSnapshot *snapshot);

DESK_API const DeskValue *desk_snapshot_get (const DeskSnapshot *snapshot, const char *field);
DESK_API const char *desk_snapshot_get_text (const DeskSnapshot *snapshot, const char *field);
DESK_API gint64 desk_snapshot_get_integer (const DeskSnapshot *snapshot, const char *field);
DESK_API guint desk_snapshot_get_n_rows (const DeskSnapshot *snapshot, const char *row_type);
/** @number counts from 1; borrowed, NULL past the end. */
DESK_API DeskValues *desk_snapshot_get_row (const DeskSnapshot *snapshot, const char *row_type, guint number);
/** desk_snapshot_add_row: a new row at the end; borrowed. */
DESK_API DeskValues *desk_snapshot_add_row (DeskSnapshot *snapshot, const char *row_type);
DESK_API gboolean desk_snapshot_equal (const DeskSnapshot *a, const DeskSnapshot *b);

/**
 * desk_fold:
 *
 * The one meaning of an event: sets on @snapshot what @event says was set, on
 * the record and on its rows. Pure. The writer, rebuild and verify use it and
 * nothing else. A row with no values counts as absent, and absent rows at the
 * end are dropped, so that undoing the act that added one takes it away.
 * An event whose body was redacted only counts the version.
 * Gives DESK_MODEL_ERROR_SYNTAX for a body that cannot be read.
 */
DESK_API gboolean desk_fold (DeskSnapshot *snapshot, const DeskEvent *event, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskSnapshot, desk_snapshot_free)

G_END_DECLS
