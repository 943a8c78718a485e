/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/desk-print.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DeskPaperView:
 *
 * The pages of a print job as white paper on grey, one below the other, inside
 * a scroller of its own; only pages in sight are drawn. Signal "page-changed"
 * when another page is in front, or zoom or job changed.
 */
#define DESK_TYPE_PAPER_VIEW (desk_paper_view_get_type ())
DESK_API G_DECLARE_FINAL_TYPE (DeskPaperView, desk_paper_view, DESK, PAPER_VIEW, GtkWidget)

DESK_API GtkWidget *desk_paper_view_new (void);

/** @job: (nullable): laid out already. Stays on the page it is on where there is one. */
DESK_API void desk_paper_view_set_job (DeskPaperView *self, DeskPrintJob *job);

DESK_API guint desk_paper_view_get_n_pages (DeskPaperView *self);
/** Returns: the page in front, from 0 */
DESK_API guint desk_paper_view_get_page (DeskPaperView *self);
/** Brings a page to the top. */
DESK_API void desk_paper_view_go_to (DeskPaperView *self, guint page);

/** @zoom: pixels per point; 0 fits the width. */
DESK_API void desk_paper_view_set_zoom (DeskPaperView *self, double zoom);
/** Returns: 0 while it fits the width */
DESK_API double desk_paper_view_get_zoom (DeskPaperView *self);
/** Returns: pixels per point now */
DESK_API double desk_paper_view_get_scale (DeskPaperView *self);

G_END_DECLS
