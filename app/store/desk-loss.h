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
 * What the store lacks because it was replaced by an older copy. Where @have
 * is not less than @had the store is no older copy but another history.
 */
typedef struct {
  DeskUuid desk;
  gint64 had, have, last_us;
} DeskLoss;

/** Returns: (transfer full) (element-type DeskLoss) (nullable): what this place wrote and the store lacks, not yet
 * accepted; empty: nothing. Blocking, any thread. */
DESK_API GArray *desk_store_get_losses (DeskStore *self, GError **error);

/** Returns: (transfer full): one sentence that says how many events are missing, and since when */
DESK_API char *desk_loss_describe (const DeskLoss *loss, GTimeZone *zone);

/**
 * desk_store_accept_losses:
 *
 * From now on the store counts as the right one: what it lacks is told no
 * more, neither at opening nor by verification. The store keeps who accepted
 * it, when, and what was missing (setting "loss.<desk>.<events>"). This place
 * goes on as a desk of its own, so that a newer copy, should it turn up, does
 * not continue the same chain. Blocking.
 */
DESK_API gboolean desk_store_accept_losses (DeskStore *self, GError **error);

G_END_DECLS
