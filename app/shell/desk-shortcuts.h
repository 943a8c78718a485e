/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/desk-macros.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** Returns: (transfer none): the window that lists the keys; like every window it lives until it is destroyed */
DESK_API GtkShortcutsWindow *desk_shortcuts_new (void);

G_END_DECLS
