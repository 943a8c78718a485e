/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/desk-tokens.h"

G_BEGIN_DECLS

/* What desk_words_bigrams() makes of @text, which is not NULL, into @out beside what is there. */
void desk_words_add_bigrams (DeskTokens *out, const char *text);
/* Likewise what desk_pinyin_tokens() makes. */
void desk_pinyin_add_tokens (DeskTokens *out, const char *text);

G_END_DECLS
