/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/desk-compile.h"
#include "store/desk-list.h"

G_BEGIN_DECLS

/* How many ids a view is given before the rest is known. */
#define DESK_ORDER_FIRST 200

/* A set of up to this many ids is sorted in memory; a variable for tests to try both ways. */
extern guint desk_order_few;

/* Where ids go, in order. */
typedef struct {
  GArray *ids;        /* gint64 */
  DeskFirstIds first; /* told once, when there are DESK_ORDER_FIRST */
  gpointer data;
} DeskOrderSink;

/*
 * The ids of @set in the order of @sort ("-path" descends, NULL: by id). What
 * has no value comes last in both directions; equal values by id. The order is
 * that of the covering index of the column, of the ranks of the records
 * referred to or of the codes declared, or of keys sorted in memory when the
 * set is small or no index serves.
 */
gboolean desk_order (DeskCompiler *self, const DeskRecordTable *over, DeskIdSet *set, const char *sort, DeskOrderSink *sink, GError **error);

/* Every record of a type in its own order: ids, gint64. */
GArray *desk_order_all (DeskCompiler *self, const DeskRecordTable *table, GError **error);

G_END_DECLS
