/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "shell/desk-record-list.h"

G_BEGIN_DECLS

/**
 * DeskListPage:
 *
 * A page of the sidebar that lists records: the list, and beside it the
 * preview of the one that is chosen, which folds away in a narrow window. Its
 * parameter is a query text.
 */
#define DESK_TYPE_LIST_PAGE (desk_list_page_get_type ())
DESK_API G_DECLARE_FINAL_TYPE (DeskListPage, desk_list_page, DESK, LIST_PAGE, GtkWidget)

/** Returns: (transfer floating) (nullable) */
DESK_API GtkWidget *desk_list_page_new (DeskStore *store, const DeskRecordListSpec *spec);

DESK_API DeskRecordList *desk_list_page_get_list (DeskListPage *self);
/** Returns: whether the preview is in sight */
DESK_API gboolean desk_list_page_get_preview_shown (DeskListPage *self);

G_END_DECLS
