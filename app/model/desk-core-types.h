/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/desk-registry.h"

G_BEGIN_DECLS

/** Adds the record types, ledgers, lists, cards and charts that every program
 * area shares: areas, units, people, posts, parties, visits, cases and their rows. */
gboolean desk_core_declare (DeskRegistry *registry, GError **error);

G_END_DECLS
