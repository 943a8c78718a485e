/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/desk-store.h"

G_BEGIN_DECLS

/**
 * desk_known_records_describe:
 * @record: a party
 *
 * What the store has of a party already, whoever wrote it: kinds and how many,
 * and of cases which units have them. Nothing of what they say, so that it may
 * be told to somebody of another department. Blocking; any thread.
 *
 * Returns: (transfer full) (nullable): "" when there is nothing; %NULL with an error of the store
 */
DESK_API char *desk_known_records_describe (DeskStore *store, const DeskUuid *record, GCancellable *cancellable, GError **error);
DESK_API void desk_known_records_describe_async (DeskStore *store, const DeskUuid *record, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
DESK_API char *desk_known_records_describe_finish (GAsyncResult *result, GError **error);

G_END_DECLS
