/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/desk-store.h"

G_BEGIN_DECLS

/** A command of whoever works here. @uid NULL makes a new one. */
DESK_API DeskCommand *desk_deed_new (DeskStore *store, const char *kind, const DeskUuid *uid);

/**
 * desk_deed_run_async:
 * @command: (transfer full)
 *
 * Executes it; when it is not known whether the commit happened, tries the
 * same command again, which cannot do it twice.
 */
DESK_API void desk_deed_run_async (DeskStore *store, DeskCommand *command, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
DESK_API DeskOutcome *desk_deed_run_finish (GAsyncResult *result, GError **error);

/** TRUE for what counts as done: now, or by the same command before. */
DESK_API gboolean desk_deed_is_done (const DeskOutcome *outcome);

G_END_DECLS
