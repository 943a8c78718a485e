/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "shell/desk-window.h"
#include "store/desk-store.h"

G_BEGIN_DECLS

/**
 * desk_form_print:
 * @form: name of a declared form
 * @uid: of the record it is printed of
 *
 * Fills the form in off the main thread and opens the print preview. Tells in a
 * toast when it cannot.
 */
DESK_API void desk_form_print (DeskWindow *window, DeskStore *store, const char *form, const char *uid);

G_END_DECLS
