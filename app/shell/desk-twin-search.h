/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/desk-store.h"

G_BEGIN_DECLS

/** A case that is there already and may be the same. */
typedef struct {
  DeskUuid uid;
  char *number, *title, *state;
} DeskTwin;

DESK_API void desk_twin_free (DeskTwin *twin);

/** Looks for an open case of @type of the same party and category: the newest, or none. */
DESK_API void desk_twin_search_async (DeskStore *store, const char *type, const char *party, const char *category, GCancellable *cancellable,
                                      GAsyncReadyCallback callback, gpointer data);
/** Returns: (transfer full) (nullable): %NULL without an error when there is none */
DESK_API DeskTwin *desk_twin_search_finish (GAsyncResult *result, GError **error);

G_END_DECLS
