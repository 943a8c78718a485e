/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/desk-macros.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** Returns: (transfer floating): the window that says what this program is */
DESK_API GtkWidget *desk_about_new (void);

G_END_DECLS
