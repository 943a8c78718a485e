/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/desk-query.h"

G_BEGIN_DECLS

/** What a record is called; transfer full, "" when unknown. */
typedef char *(*DeskTitleOf) (const char *uuid_text, gpointer data);

/**
 * desk_query_words:
 * @title_of: (nullable): finds the names of records referred to
 *
 * Returns: (transfer full): @query for people: "State: Handed over, Accepted; Due: overdue"
 */
DESK_API char *desk_query_words (const DeskQuery *query, DeskRegistry *registry, const DeskType *type, DeskTitleOf title_of, gpointer data);

/** Only what is said of the field: "Handed over, Accepted". Of one comparison, or the "not" of one. */
DESK_API char *desk_query_value_words (const DeskQuery *query, DeskRegistry *registry, const DeskType *type, DeskTitleOf title_of, gpointer data);

/**
 * desk_query_split:
 *
 * Returns: (transfer full): DeskQuery *: what has all to be true; empty for everything
 */
DESK_API GPtrArray *desk_query_split (DeskQuery *query);

/** Returns: (transfer full) (nullable): all of @parts together; %NULL for none */
DESK_API DeskQuery *desk_query_join (GPtrArray *parts);

/**
 * desk_query_simple_path:
 *
 * Returns: (nullable): the path of a comparison that a chip can show and change
 */
DESK_API const char *desk_query_simple_path (const DeskQuery *query);

G_END_DECLS
