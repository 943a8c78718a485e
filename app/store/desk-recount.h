/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/desk-maintenance.h"

G_BEGIN_DECLS

/*
 * When a calendar, the working hours or a local rule changed, the due dates of
 * the cases that are open follow. That is work for a million cases, so it goes
 * in batches: dates are compared on a reader, and only where one moved an event
 * is appended, some cases a command, so that nobody waits for the writer longer
 * than that. How far it is stands in the store: whoever comes next goes on, also
 * after the computer stopped in the midst of it.
 */

/** Key of the store's settings: for what the due dates were counted last. */
#define DESK_RECOUNT_DONE "recounted"

typedef struct {
  gint64 looked_at; /* open cases compared, those before an interruption too */
  gint64 moved;     /* cases whose dates moved: an event each */
} DeskRecount;

/** Whether due dates are not yet those of the calendar and rules that count now. Any thread. */
DESK_API gboolean desk_store_recount_needed (DeskStore *self);

/**
 * desk_store_recount:
 * @result: (out): how many were compared and how many moved
 *
 * Counts the running limits of every open case again, or goes on doing so.
 * The actor is the rule "recount", and each event says what changed. When there
 * is nothing to do, nothing is read. Blocking; not on the main thread of a window.
 *
 * Returns: FALSE with an error, cancelled ones included; what was done stays
 *   done, and a later call goes on
 */
DESK_API gboolean desk_store_recount (DeskStore *self, DeskProgress progress, gpointer data, GCancellable *cancellable, DeskRecount *result, GError **error);

G_END_DECLS
