/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/desk-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * desk_local_rules_page_new:
 * @window: the preferences it is a page of
 *
 * Every limit of every type of case as it counts here, beside what is declared,
 * with its basis; each can be changed by a local rule and put back.
 *
 * Returns: (transfer floating)
 */
DESK_API AdwPreferencesPage *desk_local_rules_page_new (AdwPreferencesWindow *window, DeskStore *store);

G_END_DECLS
