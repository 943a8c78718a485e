/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/desk-macros.h"

G_BEGIN_DECLS

/**
 * DeskClock:
 * @now_us: returns microseconds since 1970 UTC
 * @data: handed to @now_us
 *
 * The only way the model learns what time it is. A plain value, copied with `=`;
 * @data must outlive the copies.
 */
typedef struct {
  gint64 (*now_us) (gpointer data);
  gpointer data;
} DeskClock;

/** desk_clock_system: Returns: the machine's wall clock; may be read in any thread. */
DESK_API DeskClock desk_clock_system (void);

/** desk_clock_now: Returns: microseconds since 1970 UTC by @clock, the system's when %NULL. */
DESK_API gint64 desk_clock_now (const DeskClock *clock);

/**
 * DeskClockHand:
 *
 * A clock moved by hand, for tests, demonstrations and training.
 */
typedef struct {
  gint64 us;   /* what the next reading returns */
  gint64 step; /* microseconds it then moves on by itself; 0 stands still */
} DeskClockHand;

/** desk_clock_by_hand: Returns: a clock that reads @hand, which must outlive it; one thread at a time. */
DESK_API DeskClock desk_clock_by_hand (DeskClockHand *hand);

/** desk_clock_hand_advance: moves @hand by @us microseconds, back if negative. */
DESK_API void desk_clock_hand_advance (DeskClockHand *hand, gint64 us);

/**
 * desk_clock_hand_set:
 * @iso: 2026-03-05T14:30:00+08:00 or with Z
 *
 * Returns: %FALSE, nothing changed, if @iso cannot be read
 */
DESK_API gboolean desk_clock_hand_set (DeskClockHand *hand, const char *iso);

G_END_DECLS
