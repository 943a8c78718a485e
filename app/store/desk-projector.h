/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/desk-projection-private.h"
#include "store/desk-store.h"

G_BEGIN_DECLS

/* Reads and writes the rows of snapshots on one connection, in the thread that
 * has it. Private to the room. */
typedef struct {
  DeskStore *store;
  DeskConnection *connection;
  DeskProjection *projection;
  DeskCellSource source;
  gboolean (*uid_of) (gpointer data, gint64 id, DeskUuid *uid); /* @data is source.data */
  guint64 statements;      /* run so far */
  const char *words;       /* of the record written next, when they were made before; else NULL */
  gboolean titles_changed; /* set when a title that may be cached was */
} DeskProjector;

/** Fills values (and rows) of @snapshot, whose id and type are set. FALSE with an error. */
gboolean desk_projector_load (DeskProjector *self, DeskSnapshot *snapshot, gboolean with_rows, GError **error);
/** Only the rows of @table, a row table of the record. FALSE with an error. */
gboolean desk_projector_load_rows (DeskProjector *self, const DeskRecordTable *table, DeskSnapshot *snapshot, GError **error);
/** Writes what differs; @old NULL: nothing is there yet. In a transaction. */
gboolean desk_projector_write (DeskProjector *self, const DeskSnapshot *old, const DeskSnapshot *snapshot, GError **error);
/** Deletes every row of a record, of its choices too; the search words must be dropped by the caller. */
gboolean desk_projector_erase (DeskProjector *self, const DeskSnapshot *snapshot, GError **error);

/** Cells of one table's row of @snapshot, all db columns; @number 0 for the record itself, else of a row.
 * FALSE: a reference to a record that is not there. */
gboolean desk_projector_cells (DeskProjector *self, const DeskRecordTable *table, const DeskSnapshot *snapshot, guint number,
                               DeskCell *cells, GError **error);
char *desk_projector_search_text (DeskProjector *self, const DeskRecordTable *table, const DeskValues *values);

/* Steps to the end and counts. */
gboolean desk_projector_run (DeskProjector *self, DeskStatement *statement, GError **error);

G_END_DECLS
