/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "shell/desk-tone.h"

G_BEGIN_DECLS

/**
 * DeskMarkCell:
 *
 * Icon and word in the cell of a list, as a pill or plain: one widget that
 * draws both, because a list realises some two hundred rows whatever it shows.
 */
#define DESK_TYPE_MARK_CELL (desk_mark_cell_get_type ())
DESK_API G_DECLARE_FINAL_TYPE (DeskMarkCell, desk_mark_cell, DESK, MARK_CELL, GtkWidget)

/** @pill: word on a tint, as states are; else a light: icon and coloured words */
DESK_API GtkWidget *desk_mark_cell_new (gboolean pill);

/** Shows something else; nothing at all when @word is %NULL or empty. */
DESK_API void desk_mark_cell_set (DeskMarkCell *self, const char *icon, const char *word, DeskTone tone);

/** Returns: (nullable): the word it shows */
DESK_API const char *desk_mark_cell_get_word (DeskMarkCell *self);

G_END_DECLS
