/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "shell/desk-form.h"

G_BEGIN_DECLS

/**
 * desk_form_lay_out:
 * @fields: (element-type DeskField): what is asked, in order
 * @title: (nullable): heading of the card of those without a group
 *
 * Makes the cards of a form in @box: one for each group, in one column that is
 * not too wide to read or in two; in a dialog they just follow one another.
 *
 * Returns: (transfer container) (element-type GtkWidget): the card of each field, to which its row is to be appended
 */
GPtrArray *desk_form_lay_out (GtkBox *box, GPtrArray *fields, const char *title, DeskFormFlags flags);

G_END_DECLS
