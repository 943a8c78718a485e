/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/desk-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * desk_office_calendar_new:
 * @window: the preferences it is a page of
 *
 * The working-day calendar of the office: a year on the wall, where a day can
 * be corrected; a notice to be taken from a file, after a look at what it
 * changes; and the working hours.
 *
 * Returns: (transfer floating)
 */
DESK_API AdwPreferencesPage *desk_office_calendar_new (AdwPreferencesWindow *window, DeskStore *store);

/** desk_office_calendar_import: as the button does with the file that was chosen. */
DESK_API void desk_office_calendar_import (AdwPreferencesPage *page, const char *path);

G_END_DECLS
