/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/desk-query.h"

G_BEGIN_DECLS

/* For the store, which compiles what the model only reads. */

DeskQuery *desk_query_new (DeskQueryOp op, const char *path);
gboolean desk_query_is_comparison (DeskQueryOp op);
/* Name of the type in the path of HAS, transfer full; @field is the rest, inside the path. */
char *desk_query_has_type (const DeskQuery *query, const char **field);
/* What a bare literal is made of, and what it must not be. */
gboolean desk_query_is_word_char (guchar c);
gboolean desk_query_is_reserved (const char *word);
/* The word of the text form: "<=", "in", "under". */
const char *desk_query_op_name (DeskQueryOp op);

/*
 * The first and the last value that a literal stands for; the same one, but
 * for stretches of time. Both none when the word names nobody. References
 * other than UUIDs give DESK_MODEL_ERROR_INVALID: the store looks them up.
 */
gboolean desk_query_range (const DeskField *field, const char *word, const DeskQueryContext *context,
                           DeskValue *first, DeskValue *last, GError **error);

/* Whether the operator makes sense for the field, which is translated into a sentence. */
gboolean desk_query_op_fits (DeskQueryOp op, const DeskField *field, GError **error);

/* Place of @code in the choices of @field, -1 when it is not there. */
int desk_query_choice_rank (const DeskField *field, const char *code);

/* The path that means the record type. */
#define DESK_QUERY_TYPE_PATH "type"

G_END_DECLS
