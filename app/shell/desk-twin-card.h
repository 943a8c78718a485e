/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/desk-twins.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DeskTwinCard:
 *
 * Cases that are there already and may be the one being filled in, each with
 * the reasons. It stands in nobody's way: a person may open one, say that it is
 * the same, so that what was typed is added to it, or go on. Not visible while
 * there is none. Buttons: "twin.view", "twin.same", "twin.new". Signal
 * "changed": another was chosen, or none.
 */
#define DESK_TYPE_TWIN_CARD (desk_twin_card_get_type ())
DESK_API G_DECLARE_FINAL_TYPE (DeskTwinCard, desk_twin_card, DESK, TWIN_CARD, GtkWidget)

DESK_API GtkWidget *desk_twin_card_new (DeskStore *store);

/** Looks again, soon, unless the same was looked for last. Takes @request. */
DESK_API void desk_twin_card_look (DeskTwinCard *self, DeskTwinRequest *request);
/** Returns: (transfer none) (nullable): what was found likeliest */
DESK_API const DeskTwin *desk_twin_card_get_first (DeskTwinCard *self);
/** Returns: (transfer none) (nullable): the case that a person said is the same */
DESK_API const DeskTwin *desk_twin_card_get_chosen (DeskTwinCard *self);

/**
 * desk_twin_card_fill:
 * @values: what was typed of the new case
 *
 * Adds to @command what is to be done instead of registering: a comment on the
 * chosen case with the title and the words, and the files with its own.
 */
DESK_API void desk_twin_card_fill (DeskTwinCard *self, DeskCommand *command, const DeskValues *values);

/** Returns: (transfer floating): a variant for a draft */
DESK_API GVariant *desk_twin_card_save (DeskTwinCard *self);
DESK_API void desk_twin_card_restore (DeskTwinCard *self, GVariant *saved);

G_END_DECLS
