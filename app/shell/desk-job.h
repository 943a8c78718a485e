/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/desk-exchange-error.h"
#include "model/desk-macros.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** The work, in a thread of its own; tells how far it is through @progress. */
typedef gboolean (*DeskJobFunc) (gpointer data, DeskExchangeProgress progress, gpointer progress_data, GCancellable *cancellable, GError **error);
/** Back on the main thread. @error: (nullable): %NULL when it was done; a cancelled job has G_IO_ERROR_CANCELLED or its like */
typedef void (*DeskJobDone) (gpointer data, const GError *error);

/**
 * desk_job_run:
 * @parent: (nullable): a widget of the window that waits; the window is told and stays alive
 * @title: what goes on: "Saving the ledger"
 * @free: of @data, after @done
 *
 * Does something long off the main thread. When it takes more than half a
 * second, a dialog over the window shows how far it is and lets it be cancelled.
 *
 * Returns: (transfer full): to cancel it otherwise
 */
DESK_API GCancellable *desk_job_run (GtkWidget *parent, const char *title, DeskJobFunc func, DeskJobDone done, gpointer data, GDestroyNotify free);

/** Whether @error says that somebody cancelled. */
DESK_API gboolean desk_job_was_cancelled (const GError *error);

G_END_DECLS
