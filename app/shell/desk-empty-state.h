/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "shell/desk-offer.h"

G_BEGIN_DECLS

/**
 * desk_empty_state_new:
 * @title: what is not here yet: "No visits yet"
 * @words: what this page is for
 * @act: (nullable): the first thing to do
 *
 * A page with nothing on it says what it is for and offers the first act.
 *
 * Returns: (transfer floating)
 */
DESK_API GtkWidget *desk_empty_state_new (const char *icon, const char *title, const char *words, const DeskOffer *act);

G_END_DECLS
