/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/desk-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

/** desk_local_rule_ask: opens the form of the local rule over the limit @name of cases of @type. */
DESK_API void desk_local_rule_ask (AdwPreferencesWindow *window, DeskStore *store, DeskType *type, const char *name);

G_END_DECLS
