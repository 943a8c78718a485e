/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "shell/desk-tone.h"

G_BEGIN_DECLS

/**
 * DeskPill:
 *
 * A state as icon and word on a tint. Cheap enough for the cells of a list.
 */
#define DESK_TYPE_PILL (desk_pill_get_type ())
DESK_API G_DECLARE_FINAL_TYPE (DeskPill, desk_pill, DESK, PILL, GtkWidget)

/** @icon and @word may be %NULL for a pill that is filled later. */
DESK_API GtkWidget *desk_pill_new (const char *icon, const char *word, DeskTone tone);

/** Shows another state; with no word the pill is not visible. */
DESK_API void desk_pill_set (DeskPill *self, const char *icon, const char *word, DeskTone tone);

/** Returns: (nullable): the word it shows */
DESK_API const char *desk_pill_get_word (DeskPill *self);

G_END_DECLS
