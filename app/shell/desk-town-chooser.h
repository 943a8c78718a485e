/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/desk-list.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DeskTownChooser:
 *
 * The whole county or one of its towns. Signal "changed".
 */
#define DESK_TYPE_TOWN_CHOOSER (desk_town_chooser_get_type ())
DESK_API G_DECLARE_FINAL_TYPE (DeskTownChooser, desk_town_chooser, DESK, TOWN_CHOOSER, GtkWidget)

DESK_API GtkWidget *desk_town_chooser_new (DeskStore *store);

/** Returns: (nullable) (transfer none): code of the town; %NULL for the whole county */
DESK_API const char *desk_town_chooser_get_code (DeskTownChooser *self);
/** Returns: (transfer none): its name, or "Whole county" */
DESK_API const char *desk_town_chooser_get_name (DeskTownChooser *self);

/** Returns: (transfer full) (nullable): "PATH under CODE"; %NULL for the whole county */
DESK_API DeskQuery *desk_town_chooser_dup_query (DeskTownChooser *self, const char *path);

/**
 * desk_area_path:
 *
 * Returns: (nullable): the path by which records of @type are in an area:
 * "area", "case.area" or "party.area"; %NULL for those that are in none
 */
DESK_API const char *desk_area_path (DeskRegistry *registry, const DeskType *type);

G_END_DECLS
