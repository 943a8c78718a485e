/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/desk-registry.h"

G_BEGIN_DECLS

/** Adds the record types, ledgers, lists, cards and charts that every program
 * area shares: areas, units, people, posts, parties, visits, cases and their rows. */
gboolean desk_core_declare (DeskRegistry *registry, GError **error);

/* Choices that the forms of acts share with the rows they write. */
extern const DeskChoice desk_core_scopes[];
extern const DeskChoice desk_core_pauses[];
extern const DeskChoice desk_core_check_ways[];
extern const DeskChoice desk_core_verdicts[];
extern const DeskChoice desk_core_satisfactions[];
extern const DeskChoice desk_core_sides[];

G_END_DECLS
