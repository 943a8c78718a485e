/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/desk-files.h"
#include "store/desk-store.h"

G_BEGIN_DECLS

/*
 * The files of a store and the events that speak of them. A file counts as used
 * as long as the body of any event mentions it, because a removal can be undone
 * and the timeline shows what was there; and as long as a draft does.
 */

/** Copies a file to the store; answers on the main thread. See desk_files_add(). */
DESK_API void desk_store_add_file_async (DeskStore *self, GFile *source, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
/** The same of bytes at hand, called @name. */
DESK_API void desk_store_add_bytes_async (DeskStore *self, const char *name, GBytes *bytes, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
/** Transfer full. */
DESK_API DeskAttachment *desk_store_add_file_finish (DeskStore *self, GAsyncResult *result, GError **error);

/**
 * desk_store_sweep_files:
 * @before_us: files added later are left alone: their form may still be open
 *
 * Takes away files that no event and no draft speaks of, one by one while
 * nobody can write an event. Run by the store's own thread when a window opens
 * it. Blocking. Returns: how many went
 */
DESK_API guint desk_store_sweep_files (DeskStore *self, gint64 before_us);

G_END_DECLS
