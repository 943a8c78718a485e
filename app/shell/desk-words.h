/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** Words of any length, from the left and over as many lines as they need; @style: a style class, or NULL. */
GtkWidget *desk_words_new (const char *words, const char *style);

G_END_DECLS
