/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/desk-macros.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * desk_picture_texture:
 *
 * Draws @widget, which must be realised and have a size, as it looks now.
 * Popovers and other windows are not part of it.
 *
 * Returns: (transfer full): the picture, or %NULL with a %DESK_SHELL_ERROR_PICTURE
 */
DESK_API GdkTexture *desk_picture_texture (GtkWidget *widget, GError **error);

/** Draws @widget into the PNG file @path. */
DESK_API gboolean desk_picture_save (GtkWidget *widget, const char *path, GError **error);

/**
 * desk_picture_settle:
 * @milliseconds: the longest to wait
 *
 * Runs the main loop until nothing is left to do for a moment, so that layout,
 * lazily made rows and animations have come to rest. For tests and the player.
 */
DESK_API void desk_picture_settle (guint milliseconds);

G_END_DECLS
