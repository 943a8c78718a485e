/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/desk-list.h"

G_BEGIN_DECLS

/** One record that a declared reminder recalls today. */
typedef struct {
  const DeskReminder *reminder; /* the registry's */
  DeskUuid uid;
  char *title;
  char *date;  /* ISO date that is shown */
  gint64 days; /* until that date; negative when it is past */
} DeskRecall;

DESK_API void desk_recall_free (DeskRecall *recall);

/** Returns: (transfer full): the text of what @reminder recalls: "(where) and on <= today+lead and until >= today";
 * of what comes every year, what was reminded of in any year so far */
DESK_API char *desk_reminder_query (const DeskReminder *reminder);

/**
 * desk_store_recall:
 * @limit: at most so many of each reminder
 * @n: (out) (optional): how many there are in all
 *
 * What every declared reminder recalls now, the earliest day first. Blocks.
 *
 * Returns: (transfer full) (element-type DeskRecall)
 */
DESK_API GPtrArray *desk_store_recall (DeskStore *self, guint limit, guint *n, GCancellable *cancellable, GError **error);

G_END_DECLS
