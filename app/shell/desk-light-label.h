/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/desk-act.h"
#include "shell/desk-tone.h"

G_BEGIN_DECLS

/**
 * DeskLightLabel:
 *
 * The light of a deadline: icon and words, red when overdue, amber when the
 * warning point is passed. Cheap enough for the cells of a list.
 */
#define DESK_TYPE_LIGHT_LABEL (desk_light_label_get_type ())
DESK_API G_DECLARE_FINAL_TYPE (DeskLightLabel, desk_light_label, DESK, LIGHT_LABEL, GtkWidget)

DESK_API GtkWidget *desk_light_label_new (DeskLight light, const char *words);

/**
 * desk_light_label_set:
 * @words: what is left or when it was done ("2 working days left"); the light's
 *   own word is told to a screen reader as well
 */
DESK_API void desk_light_label_set (DeskLightLabel *self, DeskLight light, const char *words);

DESK_API const char *desk_light_label_get_words (DeskLightLabel *self);

/** Returns: (transfer none) (nullable): icon of a light; %NULL for none */
DESK_API const char *desk_light_icon (DeskLight light);
/** Returns: (transfer none): the light in a word: "Overdue", "Due soon", … */
DESK_API const char *desk_light_word (DeskLight light);
DESK_API DeskTone desk_light_tone (DeskLight light);

G_END_DECLS
