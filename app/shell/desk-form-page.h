/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "shell/desk-form-session.h"
#include "shell/desk-window.h"

G_BEGIN_DECLS

#define DESK_PAGE_FORM "form" /* parameter: UUID of the draft, a blank, what is filled in */

/**
 * DeskFormPage:
 *
 * A #DeskFormSession as a page of the window. Says what was done, offers to
 * undo it where that is possible, and goes away.
 */
#define DESK_TYPE_FORM_PAGE (desk_form_page_get_type ())
DESK_API G_DECLARE_FINAL_TYPE (DeskFormPage, desk_form_page, DESK, FORM_PAGE, GtkWidget)

DESK_API GtkWidget *desk_form_page_new (DeskWindow *window, DeskStore *store);

/** Returns: (transfer none) (nullable) */
DESK_API DeskFormSession *desk_form_page_get_session (DeskFormPage *self);

/** What is known of the next form with that draft's UUID: a{ss}. */
DESK_API void desk_form_page_preset (DeskWindow *window, const DeskUuid *uid, GVariant *presets);

G_END_DECLS
