/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "shell/desk-list-view.h"

G_BEGIN_DECLS

/**
 * desk_list_copy:
 *
 * Puts the rows chosen, all when none is, on the clipboard as text, cells
 * apart by tabs, for a spreadsheet. They are read off the main thread.
 */
DESK_API void desk_list_copy (DeskListView *view, DeskStore *store, const DeskType *type);

G_END_DECLS
