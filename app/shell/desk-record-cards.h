/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "shell/desk-record-facts.h"

G_BEGIN_DECLS

/** Fills @box with the cards of a record's page: facts by group, and for a case what was done with it. */
DESK_API void desk_record_cards_fill (GtkBox *box, DeskStore *store, const DeskRecordText *text);

/** Appends the choices one asks for at a glance (scope, urgency, category) as tags. */
DESK_API void desk_record_cards_add_tags (GtkBox *box, const DeskRecordText *text);

/** Returns: (transfer floating): a stepper of the tiers as they are declared */
DESK_API GtkWidget *desk_record_cards_new_stepper (DeskStore *store);

/** Returns: (transfer floating): a label for what is told below the stepper */
DESK_API GtkWidget *desk_record_cards_new_caption (void);

/** Shows on @stepper where the case is, and of each tier it was at when it got there, why, and who leads;
 * in @caption that of the tier it is at, in one line. */
DESK_API void desk_record_cards_show_tiers (GtkWidget *stepper, GtkLabel *caption, DeskStore *store, const DeskType *type, const DeskSnapshot *snapshot);

/** "In progress · rework no. 2": the state, and how often it was done anew. Transfer full; "" without a state. */
DESK_API char *desk_record_cards_dup_state (const DeskType *type, const DeskSnapshot *snapshot);

G_END_DECLS
