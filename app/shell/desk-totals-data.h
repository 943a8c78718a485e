/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/desk-sheet.h"
#include "shell/desk-overview-data.h"

G_BEGIN_DECLS

/** One counter in two periods. */
typedef struct {
  const DeskCard *card;
  const DeskField *field; /* added up, or NULL */
  gint64 value, before;
  char *where, *where_before; /* of the lists behind them */
} DeskTotal;

typedef struct {
  const DeskAreaInfo *area; /* NULL: what all areas have in common */
  GPtrArray *totals;        /* DeskTotal * */
} DeskTotalsGroup;

typedef struct {
  char *from, *to;               /* ISO dates; NULL: everything */
  char *before_from, *before_to; /* NULL: nothing to compare with */
  GPtrArray *groups;             /* DeskTotalsGroup *, none of them empty */
  gint64 at_us;
} DeskTotals;

DESK_API void desk_totals_free (DeskTotals *totals);

/** Counts every card that is declared for this page. Blocks: in a thread. */
DESK_API DeskTotals *desk_totals_make (DeskStore *store, const char *from, const char *to, GCancellable *cancellable, GError **error);

/** Heading of a group. */
DESK_API const char *desk_totals_group_title (const DeskTotalsGroup *group);
/** Returns: (transfer full): a figure as it is written, without its unit */
DESK_API char *desk_totals_figure (const DeskTotal *total, gboolean before);
/** Returns: (transfer full): "+12 (+8.3%)", "0", "+12" where there was nothing before */
DESK_API char *desk_totals_change (const DeskTotal *total);
/** Returns: (transfer full): the days of a period in words */
DESK_API char *desk_totals_days (const char *from, const char *to);

/** The page on one sheet of A4. */
DESK_API DeskSheet *desk_totals_sheet (const DeskTotals *totals);
/** Returns: (transfer full): the page as text, cells apart by tabs */
DESK_API char *desk_totals_text (const DeskTotals *totals);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskTotals, desk_totals_free)

G_END_DECLS
