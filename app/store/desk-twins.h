/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/desk-duplicate.h"
#include "store/desk-store.h"

G_BEGIN_DECLS

/** A case that is there already and may be the one about to be registered. */
typedef struct {
  DeskUuid uid;
  char *number, *title;
  char *state;           /* code */
  char *attachments;     /* value text, or NULL */
  DeskAlikeness alikeness;
} DeskTwin;

/** What is being registered. Owned texts. */
typedef struct {
  char *type, *party, *category, *title, *words;
} DeskTwinRequest;

DESK_API DeskTwinRequest *desk_twin_request_new (const char *type, const char *party, const char *category, const char *title, const char *words);
DESK_API DeskTwinRequest *desk_twin_request_copy (const DeskTwinRequest *request);
DESK_API void desk_twin_request_free (DeskTwinRequest *request);
DESK_API DeskTwin *desk_twin_copy (const DeskTwin *twin);
DESK_API void desk_twin_free (DeskTwin *twin);

/**
 * desk_store_find_twins:
 * @max: at most so many
 *
 * Cases of the same party and type that may be the same, the likeliest first.
 * Looked at are the newest %DESK_TWIN_CANDIDATES of each state that was not
 * withdrawn or merged, by the index on party and state: so it costs the same
 * in a store of a thousand cases and of a million. Blocking; any thread.
 */
DESK_API GPtrArray *desk_store_find_twins (DeskStore *self, const DeskTwinRequest *request, guint max, GCancellable *cancellable, GError **error);
DESK_API void desk_store_find_twins_async (DeskStore *self, const DeskTwinRequest *request, guint max, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
DESK_API GPtrArray *desk_store_find_twins_finish (DeskStore *self, GAsyncResult *result, GError **error);

#define DESK_TWIN_CANDIDATES 20

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskTwinRequest, desk_twin_request_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskTwin, desk_twin_free)

G_END_DECLS
