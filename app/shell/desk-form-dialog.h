/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "shell/desk-form-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * DeskFormDialog:
 *
 * A #DeskFormSession in a window of its own before @parent: the form of an
 * act, a new record out of a picker. It closes itself when it is done, or
 * kept, or thrown away.
 */
#define DESK_TYPE_FORM_DIALOG (desk_form_dialog_get_type ())
DESK_API G_DECLARE_FINAL_TYPE (DeskFormDialog, desk_form_dialog, DESK, FORM_DIALOG, AdwWindow)

DESK_API GtkWidget *desk_form_dialog_new (GtkWindow *parent, DeskStore *store, const char *form, const DeskUuid *uid, GVariant *presets);
/** Shows it as soon as it has its size, that is when its form is there. */
DESK_API void desk_form_dialog_show (DeskFormDialog *self);
/** Returns: (transfer none) */
DESK_API DeskFormSession *desk_form_dialog_get_session (DeskFormDialog *self);

G_END_DECLS
