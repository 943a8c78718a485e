/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/desk-macros.h"

G_BEGIN_DECLS

/**
 * DeskValueKind:
 * @DESK_VALUE_NONE: nothing entered
 * @DESK_VALUE_INTEGER: a 64-bit integer
 * @DESK_VALUE_TEXT: UTF-8 text
 */
typedef enum {
  DESK_VALUE_NONE,
  DESK_VALUE_INTEGER,
  DESK_VALUE_TEXT,
} DeskValueKind;

/**
 * DeskValue:
 *
 * What a field holds. What the integer or the text means is the field's
 * business; these forms are used everywhere:
 *
 * - integer: itself; decimal: scaled by 10^scale; money: fen; yes/no: 0 or 1;
 *   time stamp: microseconds since 1970 UTC;
 * - date: text YYYY-MM-DD; choice: its code; many choices: the codes sorted by
 *   strcmp() and joined by ','; reference: canonical UUID text.
 *
 * The text is owned by the value and shared between copies (a #GRefString), so
 * copying is cheap and may happen in several threads; one value must not be
 * changed by two threads at once.
 */
typedef struct {
  DeskValueKind kind;
  union {
    gint64 integer;
    char *text; /* a GRefString */
  };
} DeskValue;

/** DESK_VALUE_INIT: initialiser of an empty value. */
#define DESK_VALUE_INIT { .kind = DESK_VALUE_NONE, .integer = 0 }

/** desk_value_init: makes @value empty without freeing what was there before. */
DESK_API void desk_value_init (DeskValue *value);

/** desk_value_init_integer: fills the uninitialised or cleared @value with @integer. */
DESK_API void desk_value_init_integer (DeskValue *value, gint64 integer);

/**
 * desk_value_init_text:
 * @text: (nullable): UTF-8, copied; %NULL makes the value empty
 *
 * Fills the uninitialised or cleared @value.
 */
DESK_API void desk_value_init_text (DeskValue *value, const char *text);

/** desk_value_init_text_len: like desk_value_init_text() with the first @len bytes of @text. */
DESK_API void desk_value_init_text_len (DeskValue *value, const char *text, gsize len);

/** desk_value_copy: fills the uninitialised or cleared @to with a copy of @from. */
DESK_API void desk_value_copy (const DeskValue *from, DeskValue *to);

/** desk_value_move: fills the uninitialised or cleared @to with @from and leaves @from empty. */
DESK_API void desk_value_move (DeskValue *from, DeskValue *to);

/** desk_value_clear: releases what @value holds and makes it empty; may be called twice. */
DESK_API void desk_value_clear (DeskValue *value);

/** desk_value_dup: Returns: (transfer full): a copy on the heap, freed with desk_value_free(). */
DESK_API DeskValue *desk_value_dup (const DeskValue *value);

/** desk_value_free: clears and frees a value on the heap; %NULL is allowed. */
DESK_API void desk_value_free (DeskValue *value);

/** desk_value_equal: Returns: %TRUE if both have the same kind and content. */
DESK_API gboolean desk_value_equal (const DeskValue *a, const DeskValue *b);

/**
 * desk_value_compare:
 *
 * A total order: none before integers before texts; texts by their bytes, which
 * is right for dates and codes but not for what people read (use the pinyin
 * sort key for that).
 */
DESK_API int desk_value_compare (const DeskValue *a, const DeskValue *b);

/** desk_value_is_none: Returns: %TRUE if nothing is entered. */
DESK_API gboolean desk_value_is_none (const DeskValue *value);

/** desk_value_get_text: Returns: (nullable) (transfer none): the text, %NULL unless @value is text. */
DESK_API const char *desk_value_get_text (const DeskValue *value);

/** desk_value_get_integer: Returns: the integer, 0 unless @value is one. */
DESK_API gint64 desk_value_get_integer (const DeskValue *value);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DeskValue, desk_value_clear)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskValue, desk_value_free)

G_END_DECLS
