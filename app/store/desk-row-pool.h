/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/desk-ids.h"
#include "store/desk-row-private.h"

G_BEGIN_DECLS

/*
 * DeskRowPool: the rows that a list shows, one object an id. They are read off
 * the main thread, in pages of 64, those asked for last first, and ahead of
 * where a view goes, so that a row that comes into sight has its text from the
 * start and is filled, measured and painted once.
 *
 * Belongs to one thread, that of @context.
 */
typedef struct DeskRowPool DeskRowPool;

/* Takes @error. */
typedef void (*DeskRowPoolFailed) (GError *error, gpointer data);

/* How long a turn of the main loop waits, altogether, for rows that it was asked
 * for: they are nearly always there much sooner. A variable for tests. */
extern gint64 desk_row_pool_wait_us;

DeskRowPool *desk_row_pool_new (DeskStore *store, GMainContext *context, DeskRowPoolFailed failed, gpointer data);
/* Nobody is told any more; what is under way ends by itself. */
void desk_row_pool_free (DeskRowPool *self);

/* What is read: rows of @over, the paths @columns. All there was is forgotten: an
 * id of another type is another row. */
void desk_row_pool_set_over (DeskRowPool *self, const char *over);
void desk_row_pool_set_columns (DeskRowPool *self, const char *const *columns);
/* (transfer full): the row at @position of @ids, loaded or not. */
DeskRow *desk_row_pool_get (DeskRowPool *self, const DeskIds *ids, guint position);
/* Rows that somebody holds are read anew; they show the old text until then, or nothing when @blank. */
void desk_row_pool_refresh (DeskRowPool *self, gboolean blank);

G_END_DECLS
