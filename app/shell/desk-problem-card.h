/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/desk-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DeskProblemCard:
 *
 * One problem found on a visit: the case it becomes and what is done with it
 * at once. Folded it takes two lines. Signals: "changed", "left", "open-wanted",
 * "copy-wanted", "remove-wanted".
 */
#define DESK_TYPE_PROBLEM_CARD (desk_problem_card_get_type ())
DESK_API G_DECLARE_FINAL_TYPE (DeskProblemCard, desk_problem_card, DESK, PROBLEM_CARD, GtkWidget)

/** @types: (element-type DeskType): kinds of case it may be, the first to begin with */
DESK_API GtkWidget *desk_problem_card_new (DeskStore *store, GPtrArray *types);

DESK_API void desk_problem_card_set_number (DeskProblemCard *self, guint number);
DESK_API void desk_problem_card_set_open (DeskProblemCard *self, gboolean open);
DESK_API gboolean desk_problem_card_is_open (DeskProblemCard *self);
/** Whom the visit was to: for the search for a case that is there already. @uid may be %NULL. */
DESK_API void desk_problem_card_set_party (DeskProblemCard *self, const char *uid);
/** Takes kind, category, handling and unit of @other, not its words. */
DESK_API void desk_problem_card_copy (DeskProblemCard *self, DeskProblemCard *other);
DESK_API gboolean desk_problem_card_check (DeskProblemCard *self, gboolean show, GPtrArray *missing);

/**
 * desk_problem_card_fill:
 * @known: what the visit says already: party, area, source, visit
 *
 * Adds the registration and, if one was chosen, the act that follows.
 */
DESK_API void desk_problem_card_fill (DeskProblemCard *self, DeskCommand *command, const DeskValues *known);
/** Returns: (transfer none): its #DeskForm, which has the fields of the case and of the act */
DESK_API GtkWidget *desk_problem_card_get_form (DeskProblemCard *self);
DESK_API gboolean desk_problem_card_is_touched (DeskProblemCard *self);
DESK_API GVariant *desk_problem_card_save (DeskProblemCard *self);
DESK_API void desk_problem_card_restore (DeskProblemCard *self, GVariant *saved);
/** Returns: (nullable): number of the case that it may be, once it was looked for */
DESK_API const char *desk_problem_card_get_twin (DeskProblemCard *self);
/** Whether it becomes a case of its own, and is not added to one that is there. */
DESK_API gboolean desk_problem_card_is_new (DeskProblemCard *self);

G_END_DECLS
