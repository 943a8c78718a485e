/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/desk-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DeskDueBox:
 *
 * Until when a case is to be done: how long is left, which day, what it is
 * counted from, and "Why this date?" with the days one by one.
 */
#define DESK_TYPE_DUE_BOX (desk_due_box_get_type ())
DESK_API G_DECLARE_FINAL_TYPE (DeskDueBox, desk_due_box, DESK, DUE_BOX, GtkWidget)

DESK_API GtkWidget *desk_due_box_new (DeskStore *store);

/** Shows the limit of a loaded case; hides when it has none and never had. */
DESK_API void desk_due_box_set (DeskDueBox *self, const DeskType *type, const DeskSnapshot *snapshot);

G_END_DECLS
