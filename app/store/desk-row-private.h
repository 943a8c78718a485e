/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/desk-list.h"

G_BEGIN_DECLS

/* What a row shows, made off the main thread. */
typedef struct {
  gint64 id;
  DeskUuid uid;
  const char *type; /* of the registry; NULL when the record is gone */
  guint n;
  char **cells;     /* n */
  DeskValue *raws;  /* n */
} DeskRowData;

DeskRowData *desk_row_data_new (gint64 id, guint n);
void desk_row_data_free (DeskRowData *self);

/* DeskRowData * in the order of @ids. */
GPtrArray *desk_store_fetch_data (DeskStore *self, const char *over, const char *const *columns, const gint64 *ids, gsize n, GCancellable *cancellable,
                                  GError **error);

/* @pool (optional): gint64 * → DeskRow, not owned: the row enters it and leaves it when it goes. */
DeskRow *desk_row_new (gint64 id, GHashTable *pool);
/* Takes @data, which may be NULL; notifies "loaded" when it shows anything else than before. */
void desk_row_set_data (DeskRow *self, DeskRowData *data);
/* What is shown is no longer sure: fetched again when next asked for; the old cells stay meanwhile. */
void desk_row_set_stale (DeskRow *self);
gboolean desk_row_is_stale (DeskRow *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskRowData, desk_row_data_free)

G_END_DECLS
