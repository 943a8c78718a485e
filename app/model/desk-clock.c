/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/desk-clock.h"

static gint64
read_system (gpointer data G_GNUC_UNUSED)
{
  return g_get_real_time ();
}

static gint64
read_hand (gpointer data)
{
  DeskClockHand *hand = data;
  gint64 now = hand->us;

  hand->us += hand->step;
  return now;
}

DeskClock
desk_clock_system (void)
{
  return (DeskClock) { read_system, NULL };
}

gint64
desk_clock_now (const DeskClock *clock)
{
  if (clock == NULL || clock->now_us == NULL)
    return g_get_real_time ();
  return clock->now_us (clock->data);
}

DeskClock
desk_clock_by_hand (DeskClockHand *hand)
{
  return (DeskClock) { read_hand, hand };
}

void
desk_clock_hand_advance (DeskClockHand *hand, gint64 us)
{
  hand->us += us;
}

gboolean
desk_clock_hand_set (DeskClockHand *hand, const char *iso)
{
  g_autoptr (GDateTime) when = iso != NULL ? g_date_time_new_from_iso8601 (iso, NULL) : NULL;

  if (when == NULL)
    return FALSE;
  hand->us = g_date_time_to_unix (when) * G_USEC_PER_SEC + g_date_time_get_microsecond (when);
  return TRUE;
}
