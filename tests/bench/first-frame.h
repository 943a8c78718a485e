/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What the two small programs that bench-window starts say on their standard
 * output: "frame US" when the first frame of @window is painted, on the
 * monotonic clock; then they end. When BENCH_STAY is set they go on until
 * @ready (optional) says that what is to be measured is on the screen, come to
 * rest, and say "memory KB", which nobody else shares. */
void first_frame_watch (GtkWindow *window, gboolean (*ready) (GtkWindow *window));

G_END_DECLS
