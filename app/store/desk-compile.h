/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/desk-query.h"
#include "store/desk-id-set.h"
#include "store/desk-store-private.h"

G_BEGIN_DECLS

/*
 * From a filter to a set of ids. Each term is answered by its own index; and,
 * or, not are operations on sets. One compiler serves one call, on one
 * borrowed connection.
 */
typedef struct {
  DeskStore *store;
  DeskConnection *connection;
  DeskProjection *projection;
  DeskQueryContext context;
} DeskCompiler;

/* Up to this many ids a look-up for each is cheaper than a walk over all; a variable for tests to try both ways. */
extern guint desk_compile_few;

/* What the words "now", "me" and "my-unit" mean; taken when a list is asked for. */
void desk_compile_context (DeskStore *store, DeskQueryContext *context);

/* NULL on error. */
DeskIdSet *desk_compile (DeskCompiler *self, const DeskRecordTable *over, const DeskQuery *query, GError **error);
/* Words typed into a search field, as the term "search". */
DeskIdSet *desk_compile_search (DeskCompiler *self, const DeskRecordTable *over, const char *words, GError **error);
/* Records of the type and of those that extend it; rows of a row type. */
DeskIdSet *desk_compile_type (DeskCompiler *self, const DeskRecordTable *over, GError **error);
/* Everything but what was withdrawn. */
DeskIdSet *desk_compile_present (DeskCompiler *self, const DeskRecordTable *over, GError **error);

/* --- for the files that compile --- */

/* Adds the first column of every row; @sql is interned, @values are bound from $1 on. */
gboolean desk_compile_collect (DeskCompiler *self, DeskIdSet *set, const char *sql, const DeskValue *values, guint n, GError **error);
DeskIdSet *desk_compile_comparison (DeskCompiler *self, const DeskRecordTable *table, const DeskColumn *column, const DeskRecordTable *holder, const DeskQuery *query, GError **error);
DeskIdSet *desk_compile_contains (DeskCompiler *self, const DeskRecordTable *holder, const DeskColumn *column, const char *words, GError **error);

/* g_intern_string() of a printed text: a statement is known by its address. */
const char *desk_intern_sql (const char *format, ...) G_GNUC_PRINTF (1, 2);

G_END_DECLS
