/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* At @position, @removed ids give way to @added ids of the new list. */
typedef struct {
  guint position;
  guint removed;
  guint added;
} DeskSplice;

/*
 * What turns @from into @to (gint64 ids, each once), as few small splices: an
 * id that moved is one insertion and one removal. Applied in order, everything
 * before a splice already is as in @to. NULL when more than @limit are needed.
 * @rows: ids are those of rows.
 */
GArray *desk_splices (GArray *from, GArray *to, gboolean rows, guint limit);

G_END_DECLS
