/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/desk-same.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DeskSameCard:
 *
 * Parties that are there already and may be the one being entered, each with
 * the reasons and a way to open it. It stands in nobody's way, and is not
 * visible while there is none.
 */
#define DESK_TYPE_SAME_CARD (desk_same_card_get_type ())
DESK_API G_DECLARE_FINAL_TYPE (DeskSameCard, desk_same_card, DESK, SAME_CARD, GtkWidget)

DESK_API GtkWidget *desk_same_card_new (DeskStore *store);
/** Looks, soon. Takes @request. */
DESK_API void desk_same_card_look (DeskSameCard *self, DeskSameRequest *request);
/** How many are shown. */
DESK_API guint desk_same_card_get_n (DeskSameCard *self);

G_END_DECLS
