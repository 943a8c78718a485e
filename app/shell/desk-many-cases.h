/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/desk-list.h"

G_BEGIN_DECLS

/* One command holds the writer while it is done: more cases than these are done in turns. */
#define DESK_MANY_CASES_MAX 500

/**
 * desk_many_cases_find_async:
 * @over: record or row type
 * @ids: (nullable): local ids of it
 * @where: (nullable): query text, when @ids is %NULL; finds at most DESK_MANY_CASES_MAX
 *
 * Which records these are, or whose rows, each once: "UUID,UUID,…".
 */
DESK_API void desk_many_cases_find_async (DeskStore *store, const char *over, GArray *ids, const char *where, GCancellable *cancellable,
                                          GAsyncReadyCallback callback, gpointer data);
DESK_API char *desk_many_cases_find_finish (DeskStore *store, GAsyncResult *result, GError **error);

/** The cases as they stand now; those that are gone are left out. (element-type DeskSnapshot) */
DESK_API void desk_many_cases_load_async (DeskStore *store, const char *uids, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
DESK_API GPtrArray *desk_many_cases_load_finish (DeskStore *store, GAsyncResult *result, GError **error);

G_END_DECLS
