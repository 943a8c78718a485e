/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/desk-macros.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DeskOffer:
 * @id: stable, such as "case.resolve"; becomes the widget's name, by which
 *   tests and the scenario player find it
 * @action: (nullable): a detailed action name such as "win.print" or
 *   "page.lift('x')"; without it the caller connects "clicked"
 * @label: in the user's language, with "_" before the mnemonic
 * @tooltip: (nullable): what it does, in the user's language
 * @icon: (nullable): icon name
 * @shortcut: (nullable): such as "<Control>n", told in the tooltip
 * @style: (nullable): style classes, separated by spaces
 *
 * An act as it is offered: one thing a person can do, and everything a button or menu item needs to
 * offer it in the same way everywhere.
 */
typedef struct {
  const char *id;
  const char *action;
  const char *label;
  const char *tooltip;
  const char *icon;
  const char *shortcut;
  const char *style;
} DeskOffer;

/** Returns: (transfer floating): a button with icon and label */
DESK_API GtkWidget *desk_offer_button (const DeskOffer *offer);

/** Returns: (transfer floating): a button with the icon alone; the label is its accessible name */
DESK_API GtkWidget *desk_offer_icon_button (const DeskOffer *offer);

/** Appends the act to @menu with label, icon and shortcut. @action must be set. */
DESK_API void desk_offer_append (const DeskOffer *offer, GMenu *menu);

/**
 * desk_offer_dress:
 *
 * Gives an existing widget the name, tooltip and accessible label of @act;
 * for menu buttons, entries and toggles that bring their own child.
 */
DESK_API void desk_offer_dress (GtkWidget *widget, const DeskOffer *offer);

/**
 * desk_offer_find:
 *
 * Returns: (transfer none) (nullable): the first visible widget below @root
 * whose act id is @id; an invisible one if there is no visible
 */
DESK_API GtkWidget *desk_offer_find (GtkWidget *root, const char *id);

/**
 * desk_offer_menu_button:
 *
 * Returns: (transfer floating): a button that opens @menu
 */
DESK_API GtkWidget *desk_offer_menu_button (const DeskOffer *offer, GMenuModel *menu);

G_END_DECLS
