/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/desk-compile.h"
#include "store/desk-list.h"

G_BEGIN_DECLS

/* A borrowed connection inside a read transaction, so that what is read in one
 * call agrees. */
typedef struct {
  DeskCompiler compiler;
  guint64 generation; /* of the store, at latest when the transaction began: key of caches */
} DeskReading;

/* @context NULL: as it is now. */
gboolean desk_reading_begin (DeskReading *self, DeskStore *store, const DeskQueryContext *context, GCancellable *cancellable, GError **error);
void desk_reading_end (DeskReading *self);
const DeskRecordTable *desk_reading_find_table (DeskProjection *projection, const char *type, GError **error);
/* What a request asks for, withdrawn records and other types left out. */
DeskIdSet *desk_reading_select (DeskReading *self, const DeskRecordTable *over, const DeskListRequest *request, GError **error);

GArray *desk_list_ids (DeskStore *store, const DeskListRequest *request, const DeskQueryContext *context, DeskFirstIds first, gpointer data,
                       GCancellable *cancellable, GError **error);

G_END_DECLS
