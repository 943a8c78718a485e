/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/desk-connection.h"
#include "store/desk-head.h"
#include "store/desk-loss.h"

G_BEGIN_DECLS

/** Whether the chain on @connection has what @entry says was written. */
gboolean desk_head_is_ancestor (DeskConnection *connection, const DeskHeadEntry *entry);
/** Appends a DeskLoss for each entry of @head that is no ancestor of the chain on @connection. */
void desk_losses_find (DeskConnection *connection, const DeskHead *head, GArray *losses);

G_END_DECLS
