/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/desk-calendar.h"
#include "model/desk-registry.h"

G_BEGIN_DECLS

/**
 * What an office lays down for itself, as records, so that each change is one
 * event, can be undone and is the same for every window on the store:
 *
 * - "calendar": one record a year with the days that are not as the week has
 *   them; takes the place of what the program ships for that year
 * - "work-hours": one record
 * - "local-rule": one record over each limit that is not as declared
 */

/** desk_office_declare: adds those types to @registry. */
DESK_API gboolean desk_office_declare (DeskRegistry *registry, GError **error);

/** desk_office_is_setting: Returns: whether records of @type say how time is counted. */
DESK_API gboolean desk_office_is_setting (const char *type);

/** desk_office_read_hours: Returns: FALSE, @hours untouched, if the values of a "work-hours" record are no working day. */
DESK_API gboolean desk_office_read_hours (const DeskValues *values, DeskWorkHours *hours);

G_END_DECLS
