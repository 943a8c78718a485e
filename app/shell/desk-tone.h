/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/desk-macros.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DeskTone:
 *
 * The few colours with a meaning. A tone never stands alone: an icon and a
 * word say the same.
 */
typedef enum {
  DESK_TONE_PLAIN,
  DESK_TONE_BLUE,
  DESK_TONE_GREEN,
  DESK_TONE_PURPLE,
  DESK_TONE_TEAL,
  DESK_TONE_ORANGE,
  DESK_TONE_GREY,
  DESK_TONE_RED,
  DESK_TONE_AMBER,
} DeskTone;

typedef enum {
  DESK_TONE_USE_ACCENT, /* icons and big figures: class a-blue, colour desk_blue */
  DESK_TONE_USE_TINT,   /* pills and boxes: class t-blue, colour desk_blue_tint */
  DESK_TONE_USE_LIGHT,  /* words: class l-blue, colour desk_blue_ink */
  DESK_TONE_USE_CHART,  /* parts of charts: no class, colour desk_chart_blue */
} DeskToneUse;

/**
 * desk_tone_class:
 *
 * Returns: (nullable): the style class of @tone for @use, static; %NULL where
 * there is none
 */
DESK_API const char *desk_tone_class (DeskTone tone, DeskToneUse use);

/**
 * desk_tone_set_class:
 *
 * Gives @widget the class of @tone for @use and takes those of every other
 * tone away.
 */
DESK_API void desk_tone_set_class (GtkWidget *widget, DeskTone tone, DeskToneUse use);

/**
 * desk_tone_lookup:
 *
 * The colour of @tone for @use in the style @widget is shown in now (light,
 * dark, high contrast), for drawing.
 */
DESK_API void desk_tone_lookup (GtkWidget *widget, DeskTone tone, DeskToneUse use, GdkRGBA *out);

/**
 * desk_tone_from_word:
 * @word: (nullable): "blue", "green", …
 *
 * Returns: the tone of that name, %DESK_TONE_PLAIN where there is none
 */
DESK_API DeskTone desk_tone_from_word (const char *word);

G_END_DECLS
