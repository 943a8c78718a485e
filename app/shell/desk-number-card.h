/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "shell/desk-tone.h"

G_BEGIN_DECLS

/**
 * DeskNumberCard:
 *
 * A number one can click: icon and word, the number with its unit, and a line
 * that says why it matters. Connect "clicked" or set an action.
 */
#define DESK_TYPE_NUMBER_CARD (desk_number_card_get_type ())
DESK_API G_DECLARE_FINAL_TYPE (DeskNumberCard, desk_number_card, DESK, NUMBER_CARD, GtkButton)

/**
 * desk_number_card_new:
 * @id: stable, such as "today.overdue": the widget's name
 * @tone: of icon and number
 * @unit: (nullable): such as "cases", "%"
 * @beside: whether the line stands beside the number instead of below
 */
DESK_API GtkWidget *desk_number_card_new (const char *id, const char *icon, DeskTone tone, const char *word,
                                          const char *unit, gboolean beside);

/** @number: (nullable): as written, %NULL while it is being counted */
DESK_API void desk_number_card_set (DeskNumberCard *self, const char *number, const char *reason);

/** Returns: (transfer none): the number as written */
DESK_API const char *desk_number_card_get_number (DeskNumberCard *self);

/** Whether the number takes the tone (a count that calls for work) or is plain. */
DESK_API void desk_number_card_set_toned (DeskNumberCard *self, gboolean toned);

G_END_DECLS
