/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/desk-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DESK_PAGE_DRAFTS "drafts"

/**
 * DeskDraftsPage:
 *
 * What was typed and is not registered yet: go on with it or delete it. Files
 * that cannot be read are counted, and left alone.
 */
#define DESK_TYPE_DRAFTS_PAGE (desk_drafts_page_get_type ())
DESK_API G_DECLARE_FINAL_TYPE (DeskDraftsPage, desk_drafts_page, DESK, DRAFTS_PAGE, GtkWidget)

DESK_API GtkWidget *desk_drafts_page_new (DeskStore *store);
/** Reads the folder again. */
DESK_API void desk_drafts_page_refresh (DeskDraftsPage *self);
DESK_API guint desk_drafts_page_get_n (DeskDraftsPage *self);

G_END_DECLS
