/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Marks that keep a text a text in a spreadsheet program, and their removal.
 * An apostrophe before what would run as a formula, a tab behind what would
 * become a number and lose digits.  Every text comes back as it was.
 */

/* Whether a spreadsheet would run it as a formula, apostrophes before it left aside. */
gboolean desk_csv_text_is_formula (const char *text);

/* Whether a spreadsheet would show it as another number, tabs behind it left aside. */
gboolean desk_csv_text_is_number_like (const char *text);

/* Takes off the mark; changes @text. Returns where the text begins now. */
char *desk_csv_text_unprotect (char *text);

G_END_DECLS
