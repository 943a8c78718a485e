/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/desk-macros.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * desk_style_init:
 *
 * Loads the shell's style sheet and icons for the default display and follows
 * the light, dark and high-contrast style of libadwaita from then on. Doing it
 * twice changes nothing. Programs and tests call it once after GTK is up.
 */
DESK_API void desk_style_init (void);

/**
 * desk_style_set_text_scale:
 * @percent: 100 for the system's size; 50 to 300
 *
 * Makes every letter of the program larger or smaller, on top of what the
 * system asks for.
 */
DESK_API void desk_style_set_text_scale (guint percent);

/**
 * desk_style_lookup:
 * @name: a colour of the style sheet, such as "desk_line"
 *
 * The colour of that name as @widget has it now; magenta, which no one will
 * overlook, where the name does not exist.
 */
DESK_API void desk_style_lookup (GtkWidget *widget, const char *name, GdkRGBA *out);

G_END_DECLS
