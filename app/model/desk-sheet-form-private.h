/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/desk-registry.h"

G_BEGIN_DECLS

/* Deep copy with both languages; free with desk_sheet_form_free(). */
DeskSheetForm *desk_sheet_form_copy (const DeskSheetForm *form);
void desk_sheet_form_free (gpointer form);

/* Types, fields and places in the words against the declarations. */
gboolean desk_sheet_form_check (const DeskSheetForm *form, DeskRegistry *registry, GError **error);

/* Calls @found with each "{path}" of @words and the text before it, then with
 * the rest and a NULL path. FALSE as soon as it answers FALSE. */
typedef gboolean (*DeskSheetPlace) (const char *before, const char *path, gpointer data);
gboolean desk_sheet_form_walk_words (const char *words, DeskSheetPlace found, gpointer data);

/* "path!" and "path:25" in their parts: cuts @token after the path. Returns the
 * millimetres, 0 without; @wide is set for both. */
double desk_sheet_form_cut_token (char *token, gboolean *wide);

G_END_DECLS
