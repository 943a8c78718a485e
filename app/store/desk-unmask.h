/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/desk-store.h"

G_BEGIN_DECLS

/**
 * desk_store_unmask_async:
 * @field: of the record; one that is shown masked (see desk_field_is_masked())
 * @reason: why it is needed; goes to the log
 *
 * Writes the event "unmasked" and only then reads the value: there is no other
 * way to a sealed one in the clear. Refused without a reason.
 */
DESK_API void desk_store_unmask_async (DeskStore *self, const DeskUuid *record, const char *field, const char *reason, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
/** Returns: (transfer full): the value as people write it; wipe it when it is no longer shown */
DESK_API char *desk_store_unmask_finish (DeskStore *self, GAsyncResult *result, GError **error);
/** Blocking; for the command line and tests. */
DESK_API char *desk_store_unmask (DeskStore *self, const DeskUuid *record, const char *field, const char *reason, GError **error);

G_END_DECLS
