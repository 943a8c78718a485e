/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/desk-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DeskRecordPage:
 *
 * One record with room: every declared field in groups, what was done with it
 * and what can be done now, what belongs to it, what happened. Its parameter
 * is the UUID. Follows the store.
 */
#define DESK_TYPE_RECORD_PAGE (desk_record_page_get_type ())
DESK_API G_DECLARE_FINAL_TYPE (DeskRecordPage, desk_record_page, DESK, RECORD_PAGE, GtkWidget)

DESK_API GtkWidget *desk_record_page_new (DeskStore *store);

/** Returns: (nullable) (transfer none): the record as it was last loaded */
DESK_API const DeskSnapshot *desk_record_page_get_snapshot (DeskRecordPage *self);

G_END_DECLS
