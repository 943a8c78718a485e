/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A search for a request that a person is still typing, off the main thread; not for others. */
#pragma once

#include "store/desk-store.h"

G_BEGIN_DECLS

/* Blocking; at most @max, or NULL with @error. */
typedef GPtrArray *(*DeskFindFunc) (DeskStore *store, gconstpointer request, guint max, GCancellable *cancellable, GError **error);

/* Runs @find in a thread. Takes @request, which @free_request frees. */
void desk_find_job_run (DeskStore *store, DeskFindFunc find, gpointer request, GDestroyNotify free_request, guint max, GCancellable *cancellable,
                        GAsyncReadyCallback callback, gpointer data);
/* Transfer full. */
GPtrArray *desk_find_job_finish (DeskStore *store, GAsyncResult *result, GError **error);

G_END_DECLS
