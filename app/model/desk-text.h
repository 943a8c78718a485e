/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/desk-macros.h"

G_BEGIN_DECLS

/**
 * desk_text_fold_width:
 * @text: UTF-8
 *
 * Full-width letters, digits and ASCII punctuation (U+FF01 to U+FF5E) become
 * their plain forms, the ideographic blank U+3000 and the no-break blank a
 * blank, U+FFE5 the yen sign U+00A5; everything else stays, so that Chinese
 * punctuation such as 。 is kept.
 *
 * Returns: (transfer full): the folded text
 */
DESK_API char *desk_text_fold_width (const char *text);

/**
 * desk_text_check:
 * @text: bytes from outside
 *
 * Checks that @text is UTF-8, has no control characters other than newline and
 * tab, no bidirectional overrides and no noncharacters, and is in NFC.
 *
 * Returns: %TRUE, or %FALSE with %DESK_MODEL_ERROR_INVALID telling which and where
 */
DESK_API gboolean desk_text_check (const char *text, GError **error);

/** desk_text_check_len: like desk_text_check() for @len bytes, in which a NUL is refused. */
DESK_API gboolean desk_text_check_len (const char *text, gsize len, GError **error);

/** desk_text_normalise: Returns: (transfer full) (nullable): @text in NFC with CR LF as LF; %NULL if it is not UTF-8. */
DESK_API char *desk_text_normalise (const char *text);

/**
 * desk_text_collapse: Returns: (transfer full): @text with every run of blanks,
 *   tabs and newlines made one blank, none at either end.
 */
DESK_API char *desk_text_collapse (const char *text);

/** desk_text_is_blank: Returns: %TRUE if @text is %NULL or has only blanks. */
DESK_API gboolean desk_text_is_blank (const char *text);

/**
 * desk_text_cut:
 * @max_chars: at least 1
 *
 * Returns: (transfer full): the first @max_chars characters, the last replaced by … when something was cut
 */
DESK_API char *desk_text_cut (const char *text, gsize max_chars);

G_END_DECLS
