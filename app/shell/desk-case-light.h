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
  gboolean provisional;           /* it runs into a year without a notice */
  const char *paused_for;         /* the reason, or the name of a step that does not count; NULL: not said */
} DeskCaseTimes;

/**
 * desk_case_light:
 * @type: (nullable): of the case: says what the limit counts in
 * @counting: see desk_store_get_counting()
 * @words: (out) (transfer full): "2 working days left", "10 March: resolved", "Paused: hearing", "" for none
 *
 * The light of a case at @now_us, and what it says.
 */
DESK_API DeskLight desk_case_light (const DeskType *type, const DeskCaseTimes *times, gint64 now_us, const DeskCounting *counting, char **words);

/** The times of a loaded case; borrows from @snapshot. */
DESK_API void desk_case_times_of (const DeskSnapshot *snapshot, DeskCaseTimes *times);

G_END_DECLS
