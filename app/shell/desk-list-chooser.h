/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "shell/desk-list-view.h"

G_BEGIN_DECLS

/** Returns: (transfer floating): the button "Columns": which are shown and in which order */
DESK_API GtkWidget *desk_list_chooser_new (DeskListView *view);

G_END_DECLS
