/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/desk-act.h"
#include "store/desk-store.h"

G_BEGIN_DECLS

/** What the light of a case is made of. */
typedef struct {
  const char *state;
  gboolean paused;
  gint64 warn_at, due_at;         /* 0: none */
  gint64 resolved_at, closed_at;  /* 0: not yet */
  const char *due_what;           /* name of the limit that runs, or NULL */
} DeskCaseTimes;

/**
 * desk_case_light:
 * @type: (nullable): of the case: says what the limit counts in
 * @words: (out) (transfer full): "2 working days left", "10 March: resolved", "" for none
 *
 * The light of a case at @now_us, and what it says.
 */
DESK_API DeskLight desk_case_light (const DeskType *type, const DeskCaseTimes *times, gint64 now_us, DeskCalendar *calendar, GTimeZone *zone,
                                    char **words);

/** The times of a loaded case; borrows from @snapshot. */
DESK_API void desk_case_times_of (const DeskSnapshot *snapshot, DeskCaseTimes *times);

/** Returns: (nullable): the limit of that name */
DESK_API const DeskDeadline *desk_case_find_limit (const DeskType *type, const char *name);

G_END_DECLS
