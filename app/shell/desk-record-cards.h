/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "shell/desk-record-facts.h"

G_BEGIN_DECLS

/** Fills @box with the cards of a record's page: facts by group, and for a case what was done with it. */
DESK_API void desk_record_cards_fill (GtkBox *box, const DeskRecordText *text);

/** Appends the choices one asks for at a glance (scope, urgency, category) as tags. */
DESK_API void desk_record_cards_add_tags (GtkBox *box, const DeskRecordText *text);

/** Returns: (transfer floating): a stepper of the tiers as they are declared */
DESK_API GtkWidget *desk_record_cards_new_stepper (DeskStore *store);

G_END_DECLS
