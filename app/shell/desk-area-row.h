/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/desk-macros.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DeskAreaRow:
 *
 * What preferences show of one program area. Properties: "id", "title",
 * "version", "state" (a word such as "On", "Off", "Failed"), "reason" (why it
 * is not on, or "") and "enabled" (boolean, writable: whether it is to be on
 * from the next start). The room of the areas fills a GListModel with these.
 */
#define DESK_TYPE_AREA_ROW (desk_area_row_get_type ())
DESK_API G_DECLARE_FINAL_TYPE (DeskAreaRow, desk_area_row, DESK, AREA_ROW, GObject)

DESK_API DeskAreaRow *desk_area_row_new (const char *id, const char *title, const char *version,
                                           const char *state, const char *reason, gboolean enabled);

/**
 * DeskPersonRow:
 *
 * One person to choose from: "uid", "name", "unit".
 */
#define DESK_TYPE_PERSON_ROW (desk_person_row_get_type ())
DESK_API G_DECLARE_FINAL_TYPE (DeskPersonRow, desk_person_row, DESK, PERSON_ROW, GObject)

DESK_API DeskPersonRow *desk_person_row_new (const char *uid, const char *name, const char *unit);

G_END_DECLS
