/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/desk-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

/** The working hours of the office, to be changed. Returns: (transfer floating) */
DESK_API AdwPreferencesGroup *desk_hours_group_new (AdwPreferencesWindow *window, DeskStore *store);

G_END_DECLS
