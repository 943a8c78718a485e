/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/desk-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DeskCasePreview:
 *
 * The pane beside a list: what one asks first about the record that is chosen
 * — what, who, where it stands, until when and why, what happened, what can be
 * done now. Follows the store.
 */
#define DESK_TYPE_CASE_PREVIEW (desk_case_preview_get_type ())
DESK_API G_DECLARE_FINAL_TYPE (DeskCasePreview, desk_case_preview, DESK, CASE_PREVIEW, GtkWidget)

DESK_API GtkWidget *desk_case_preview_new (DeskStore *store);

/** Shows the record of that UUID; it is loaded off the main thread. */
DESK_API void desk_case_preview_show (DeskCasePreview *self, const char *uuid);

/** Shows that no record (0) or many are chosen. */
DESK_API void desk_case_preview_show_none (DeskCasePreview *self, guint n_chosen);

/** Returns: (nullable): UUID of the record shown or being loaded */
DESK_API const char *desk_case_preview_get_uuid (DeskCasePreview *self);

G_END_DECLS
