/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/desk-macros.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DeskErrorPage:
 *
 * A store could not be opened: what happened, what was kept, and ways on.
 * Signal "answer" (const char *): "again", "other" or "quit".
 */
#define DESK_TYPE_ERROR_PAGE (desk_error_page_get_type ())
DESK_API G_DECLARE_FINAL_TYPE (DeskErrorPage, desk_error_page, DESK, ERROR_PAGE, GtkWidget)

/**
 * desk_error_page_new:
 * @sentence: what happened
 * @kept: (nullable): what was kept
 * @path: (nullable): which file
 */
DESK_API GtkWidget *desk_error_page_new (const char *sentence, const char *kept, const char *path);

G_END_DECLS
