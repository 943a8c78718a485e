/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/desk-store.h"

G_BEGIN_DECLS

/**
 * DeskLoss:
 * @desk: the desk that wrote here
 * @had: how many events it had written, says the head kept outside the store
 * @have: how many of them the store has, 0 when it does not know the desk
 * @last_us: when it wrote the newest of those, 0: none
 *
 * @expected: the hash of the newest event it had written, as hexadecimal digits
 * @found: that of the newest of those that the store has; empty: it has none
 *
 * What the store lacks because it was replaced by an older copy. Where @have
 * is not less than @had the store is no older copy but another history.
 */
typedef struct {
  DeskUuid desk;
  gint64 had, have, last_us;
  char expected[65], found[65];
} DeskLoss;

/** A loss that was accepted: when, and by whom (title of a person, empty: nobody had been chosen). */
typedef struct {
  DeskLoss loss;
  DeskUuid record;
  gint64 at_us;
  char *by;
} DeskAcceptedLoss;
DESK_API void desk_accepted_loss_free (DeskAcceptedLoss *accepted);

/** Returns: (transfer full) (element-type DeskLoss) (nullable): what this place wrote and the store lacks, not yet
 * accepted; empty: nothing. Blocking, any thread. */
DESK_API GArray *desk_store_get_losses (DeskStore *self, GError **error);

/** Returns: (transfer full): one sentence that says how many events are missing, and since when */
DESK_API char *desk_loss_describe (const DeskLoss *loss, GTimeZone *zone);

/**
 * desk_store_accept_losses:
 *
 * From now on the store counts as the right one: what it lacks is found no
 * more, neither at opening nor by verification. Who accepted it, when, and
 * what was missing is an event of the chain and a record of the type "loss";
 * doing it again, should it have stopped half way, writes no second one. This place
 * goes on as a desk of its own, so that a newer copy, should it turn up, does
 * not continue the same chain. Blocking.
 */
DESK_API gboolean desk_store_accept_losses (DeskStore *self, GError **error);

/** Returns: (transfer full) (element-type DeskAcceptedLoss) (nullable): all that was ever accepted, the newest first.
 * Blocking, any thread. */
DESK_API GPtrArray *desk_store_get_accepted_losses (DeskStore *self, GError **error);

G_END_DECLS
