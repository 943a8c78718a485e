/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/desk-store.h"

G_BEGIN_DECLS

/** What a rule did to one case. */
typedef struct {
  DeskUuid record;
  char *number;
  char *title;
  char *rule; /* what people read of it */
  char *tier; /* label of the tier it was lifted to */
} DeskRuleDeed;

DESK_API void desk_rule_deed_free (DeskRuleDeed *deed);

/**
 * desk_store_run_rules:
 *
 * Lets every rule that waits for a moment act on the cases for which it has
 * come (model/desk-rules.h): one command for each case, so that nobody waits
 * for the writer, a stop in between loses nothing, and another window that
 * does the same at once finds nothing left to do. Blocking; any thread.
 *
 * Returns: (transfer full) (element-type DeskRuleDeed): what was done here, or
 * %NULL with an error of the store; what was done until then stays.
 */
DESK_API GPtrArray *desk_store_run_rules (DeskStore *self, GCancellable *cancellable, GError **error);
DESK_API void desk_store_run_rules_async (DeskStore *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
DESK_API GPtrArray *desk_store_run_rules_finish (DeskStore *self, GAsyncResult *result, GError **error);

G_END_DECLS
