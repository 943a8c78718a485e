/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/desk-join.h"
#include "store/desk-order.h"

G_BEGIN_DECLS

/* One call to desk_order(). */
typedef struct {
  DeskCompiler *compiler;
  const DeskRecordTable *over;
  DeskIdSet *set;
  DeskOrderSink *sink;
  gboolean descending;
  DeskJoin *join;
  DeskJoinColumn path;      /* of the sort */
  const DeskField *field;   /* as the type asked for declares it */
} DeskOrder;

void desk_order_emit (DeskOrder *self, gint64 id);
/* By keys read for each id of the set (@few), or for each record of the type. */
gboolean desk_order_in_memory (DeskOrder *self, gboolean few, GError **error);

G_END_DECLS
