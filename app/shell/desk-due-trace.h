/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/desk-case-deadlines.h"
#include "model/desk-deadline.h"
#include "model/desk-record-type.h"
#include "model/desk-snapshot.h"

G_BEGIN_DECLS

/** DeskDueTrace: one limit of a case counted day by day, so that it can be shown why it ends when it does. */
typedef struct {
  const DeskDeadline *limit; /* as it counts here: the local rule, else the type's */
  gboolean local;            /* it is a local rule */
  const char *starts;        /* what starts it, in the language of the interface: an act, or a step */
  gint64 start_us;           /* of the event that starts it */
  gint64 due_us;             /* as the case has it */
  gint64 counted_us;         /* as it is counted now, by this rule and this calendar */
  gint64 met_us;             /* 0: not met */
  gint64 length;             /* with what it was extended by */
  gint64 extended;
  guint n_excluded;          /* pauses and steps that do not count */
  GArray *days;              /* DeskDeadlineDay, the day of the event first */
  gboolean provisional;      /* runs into a year without a notice */
} DeskDueTrace;

/**
 * desk_due_trace_new:
 *
 * Counts the limit that runs, or the last one that ran.
 *
 * Returns: (transfer full) (nullable): %NULL when the case has none, or its
 * type no longer declares it
 */
DESK_API DeskDueTrace *desk_due_trace_new (const DeskType *type, const DeskSnapshot *snapshot, const DeskCounting *counting);
DESK_API void desk_due_trace_free (DeskDueTrace *trace);

/** Returns: TRUE when days are counted, FALSE for hours */
DESK_API gboolean desk_due_trace_counts_days (const DeskDueTrace *trace);
/** Returns: (transfer full): "27 February" of the day it ends on */
DESK_API char *desk_due_trace_day (const DeskDueTrace *trace, GTimeZone *zone);
/** Returns: (transfer full): "Counted from 14 February, the day after “Hand over”; the 5th working day is the last." */
DESK_API char *desk_due_trace_summary (const DeskDueTrace *trace, GTimeZone *zone);
/** Returns: (transfer full): "Day 3", "7 h": what is counted up to the end of @day */
DESK_API char *desk_due_trace_number (const DeskDueTrace *trace, const DeskDeadlineDay *day);
/** Returns: (transfer full): the whole of it as plain text, to be pasted elsewhere */
DESK_API char *desk_due_trace_to_text (const DeskDueTrace *trace, GTimeZone *zone);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskDueTrace, desk_due_trace_free)

G_END_DECLS
