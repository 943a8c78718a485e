/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "shell/desk-form-body.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * DeskConflictDialog:
 *
 * Two people changed the same fields: each with what it was, what it is now
 * and what was typed here, and a choice. Signal "chosen": go on with the
 * choices, which are in @body already. Without an answer nothing is changed.
 */
#define DESK_TYPE_CONFLICT_DIALOG (desk_conflict_dialog_get_type ())
DESK_API G_DECLARE_FINAL_TYPE (DeskConflictDialog, desk_conflict_dialog, DESK, CONFLICT_DIALOG, AdwWindow)

DESK_API GtkWidget *desk_conflict_dialog_new (GtkWindow *parent, DeskFormBody *body, const DeskOutcome *outcome);

/** Chooses for the field as a click would. */
DESK_API void desk_conflict_dialog_choose (DeskConflictDialog *self, const char *field, gboolean mine);
DESK_API void desk_conflict_dialog_go_on (DeskConflictDialog *self);

G_END_DECLS
