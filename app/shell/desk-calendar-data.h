/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/desk-date.h"
#include "store/desk-list.h"

G_BEGIN_DECLS

/** One record of a calendar. */
typedef struct {
  DeskUuid uid;
  char *title;
  char from[DESK_DATE_STR_LEN], to[DESK_DATE_STR_LEN]; /* both counted; the same for one day */
  const DeskChoice *choice; /* that colours it, or NULL; the registry's */
} DeskCalendarEntry;

/**
 * desk_calendar_query:
 *
 * Returns: (transfer full): the text of what lies in the days from @from to @to,
 *   with the condition of the page; of what comes every year, all that has begun by @to
 */
DESK_API char *desk_calendar_query (const DeskPage *page, const char *from, const char *to);

/**
 * desk_calendar_read:
 *
 * What a page that is a calendar shows of the days from @from to @to, both
 * counted, by the day it begins; what comes every year with its days of that
 * year. Blocks: in a thread.
 *
 * Returns: (transfer full) (element-type DeskCalendarEntry)
 */
DESK_API GPtrArray *desk_calendar_read (DeskStore *store, const DeskPage *page, const char *from, const char *to, GCancellable *cancellable, GError **error);

G_END_DECLS
