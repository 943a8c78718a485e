/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/desk-macros.h"

G_BEGIN_DECLS

/*
 * Words for the search index and for sorting, made with ICU. Every function may
 * be called from any thread; the costly ICU objects are made once a thread.
 * The first reading in a process takes 0.13 s, while ICU reads its rules: let a
 * worker ask for one at start.
 */

/** DESK_WORDS_SORT_KEY_MAX: bytes at which a sort key is cut. */
#define DESK_WORDS_SORT_KEY_MAX 48

/** DESK_WORDS_MAX_READINGS: the most initials one text is given. */
#define DESK_WORDS_MAX_READINGS 8

/**
 * desk_words_fold:
 * @text: UTF-8; %NULL counts as empty, bytes that are no UTF-8 are replaced
 *
 * Returns: (transfer full): NFKC, lower case, traditional characters made simplified
 */
DESK_API char *desk_words_fold (const char *text);

/**
 * desk_words_bigrams:
 * @text: any text
 *
 * Returns: (transfer full): the tokens to store in an FTS5 column with
 *   `tokenize='ascii'`, each once, joined by blanks: runs of Chinese as
 *   overlapping pairs and the last character of the run as itself; words of
 *   ASCII letters and digits whole; parts joined by hyphens, dots or slashes
 *   also as one word; runs of digits inside a word, without their leading
 *   zeros, and the last four of seven and more. Beginnings of words are found
 *   by the `*` of the query.
 */
DESK_API char *desk_words_bigrams (const char *text);

/**
 * desk_words_query:
 * @text: what was typed
 *
 * Returns: (transfer full) (nullable): an FTS5 MATCH expression of quoted
 *   single tokens joined by AND, which works with `detail=none` and which
 *   nothing typed can break out of. Words of ASCII are taken as beginnings
 *   (`"0001" *`), a lone Chinese character likewise, which finds it anywhere,
 *   only slower. %NULL if nothing can be searched for. Pairs ANDed may find
 *   too much for words of three characters and more: recheck with
 *   desk_words_recheck() where that matters.
 */
DESK_API char *desk_words_query (const char *text);

/**
 * desk_words_contains:
 * @folded_haystack: from desk_words_fold()
 * @text: what was typed
 *
 * Returns: %TRUE if every word of @text (parted by blanks) stands in the haystack
 */
DESK_API gboolean desk_words_contains (const char *folded_haystack, const char *text);

/**
 * desk_words_recheck:
 *
 * For rows that the index found with desk_words_query(): the pairs of a longer
 * word may have stood apart.
 *
 * Returns: %TRUE if every Chinese word of @text stands whole in @folded_haystack;
 *   other words are not looked at, for they may have been found by pinyin
 */
DESK_API gboolean desk_words_recheck (const char *folded_haystack, const char *text);

/**
 * desk_pinyin_initials:
 * @text: a name or a title
 *
 * Returns: (transfer full) (element-type utf8): the initials, `hxek`; several
 *   when characters common in names have several readings, the likeliest
 *   first, at most %DESK_WORDS_MAX_READINGS; none for a text without Chinese
 *   characters, letters or digits. Letters and digits stand for themselves.
 *   Freed with g_ptr_array_unref().
 */
DESK_API GPtrArray *desk_pinyin_initials (const char *text);

/**
 * desk_pinyin_full: Returns: (transfer full): the likeliest reading without
 *   tones, ü as v, `zhangxuecheng`, letters and digits kept
 */
DESK_API char *desk_pinyin_full (const char *text);

/**
 * desk_pinyin_tokens:
 * @text: a name or a title
 *
 * Returns: (transfer full): what is typed instead of @text, each once, joined by
 *   blanks, for a search column that is asked with desk_words_query(): the
 *   initials from every character on, and for texts of at most 12 characters
 *   the full reading from every character on
 */
DESK_API char *desk_pinyin_tokens (const char *text);

/**
 * desk_pinyin_sort_key:
 * @text: (nullable): what is shown; corrected readings are used for it
 * @out: (out) (array length=cap): the ICU collation key of zh@collation=pinyin,
 *   compared with memcmp(), without its terminating NUL
 * @cap: at most this many bytes are written, normally %DESK_WORDS_SORT_KEY_MAX
 *
 * Returns: how many bytes were written
 */
DESK_API gsize desk_pinyin_sort_key (const char *text, guint8 *out, gsize cap);

/** desk_words_version: Returns: (transfer none): names the ICU and table version; stored words are rebuilt when it differs. */
DESK_API const char *desk_words_version (void);

G_END_DECLS
