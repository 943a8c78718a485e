/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/desk-calendar.h"
#include "model/desk-local-rules.h"
#include "model/desk-snapshot.h"

G_BEGIN_DECLS

/** What the limits of a case are counted with. */
typedef struct {
  DeskCalendar *calendar;
  const DeskLocalRules *rules; /* NULL: as declared */
  GTimeZone *zone;             /* NULL: the default */
} DeskCounting;

/**
 * desk_case_find_spans:
 *
 * Returns: (transfer full) (element-type DeskDeadlineSpan): the times of a case
 *   that do not count toward @limit, as far as they are over: pauses, and steps
 *   such as a public notice; their names are borrowed from @snapshot and @type
 */
DESK_API GArray *desk_case_find_spans (const DeskType *type, const DeskDeadline *limit, const DeskSnapshot *snapshot);

/**
 * desk_case_recount:
 * @snapshot: (inout): of a case; of its rows only "deadline", "pause" and "step" are looked at
 *
 * Counts every limit again that still runs; the hand-overs that are due with one move with it. Met limits and closed cases stay as
 * they are: the past is never evaluated again. A limit that @type no longer
 * declares, or that cannot be counted, keeps its date.
 *
 * Returns: whether a date moved, became certain or provisional, or may be
 *   extended otherwise
 */
DESK_API gboolean desk_case_recount (const DeskType *type, DeskSnapshot *snapshot, const DeskCounting *counting);

G_END_DECLS
