/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/desk-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DeskMaskedValue:
 *
 * A value that is shown masked, with a button "fact.unmask" to look at it: a
 * reason is asked and written to the log, and the value stands there for a
 * minute, or until it is masked again, or the page is left. It cannot be
 * selected while it is masked.
 */
#define DESK_TYPE_MASKED_VALUE (desk_masked_value_get_type ())
DESK_API G_DECLARE_FINAL_TYPE (DeskMaskedValue, desk_masked_value, DESK, MASKED_VALUE, GtkWidget)

/** @mask: what is shown otherwise */
DESK_API GtkWidget *desk_masked_value_new (const DeskUuid *record, const DeskField *field, const char *mask);
/** As if a person had given @reason. */
DESK_API void desk_masked_value_reveal (DeskMaskedValue *self, DeskStore *store, const char *reason);
/** Masks it again. */
DESK_API void desk_masked_value_hide (DeskMaskedValue *self);
DESK_API gboolean desk_masked_value_is_shown (DeskMaskedValue *self);

G_END_DECLS
