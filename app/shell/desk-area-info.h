/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/desk-macros.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DeskAreaInfo:
 *
 * What preferences show of one program area. Properties: "id", "title",
 * "version", "state" (a word such as "On", "Off", "Failed"), "reason" (why it
 * is not on, or "") and "enabled" (boolean, writable: whether it is to be on
 * from the next start). The room of the areas fills a GListModel with these.
 */
#define DESK_TYPE_AREA_INFO (desk_area_info_get_type ())
DESK_API G_DECLARE_FINAL_TYPE (DeskAreaInfo, desk_area_info, DESK, AREA_INFO, GObject)

DESK_API DeskAreaInfo *desk_area_info_new (const char *id, const char *title, const char *version,
                                           const char *state, const char *reason, gboolean enabled);

/**
 * DeskPersonInfo:
 *
 * One person to choose from: "uid", "name", "unit".
 */
#define DESK_TYPE_PERSON_INFO (desk_person_info_get_type ())
DESK_API G_DECLARE_FINAL_TYPE (DeskPersonInfo, desk_person_info, DESK, PERSON_INFO, GObject)

DESK_API DeskPersonInfo *desk_person_info_new (const char *uid, const char *name, const char *unit);

G_END_DECLS
