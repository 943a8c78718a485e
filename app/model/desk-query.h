/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/desk-registry.h"

G_BEGIN_DECLS

typedef enum {
  DESK_QUERY_ALL, /* and of children; no child: everything */
  DESK_QUERY_ANY, /* or */
  DESK_QUERY_NOT, /* one child */
  DESK_QUERY_EQUAL,
  DESK_QUERY_LESS,       /* < */
  DESK_QUERY_AT_MOST,    /* <= */
  DESK_QUERY_GREATER,    /* > */
  DESK_QUERY_AT_LEAST,   /* >= */
  DESK_QUERY_IN,         /* one of several values */
  DESK_QUERY_BETWEEN,    /* two values, both included */
  DESK_QUERY_SET,        /* has a value */
  DESK_QUERY_CONTAINS,   /* ~ words of a text field */
  DESK_QUERY_UNDER,      /* a reference to a tree: that node or below */
  DESK_QUERY_SEARCH,     /* search index, any searchable field */
  DESK_QUERY_HAS,        /* some record of another type refers to this one; one child over that type */
} DeskQueryOp;

/**
 * DeskQuery: a filter, as a tree. One form for filter bars, saved lists,
 * ledgers, reminders, shown_if and the command line. Text form:
 *
 *   state in (registered, handed-over) and tier >= coordination
 *   party.name ~ "鞋业" or not unit = my-unit
 *   due_at < now and area under "510722101" and search "缺工"
 *   registered_at between (2026-03-01, 2026-03-31)   telephone is set
 *
 * "has TYPE.FIELD (filter)" holds for a record that some present record of TYPE
 * refers to by FIELD and that fits the filter; without brackets any record does:
 *
 *   level = village and not has ses.session.area (state = held and date = this-quarter)
 *
 * Also "x != y", "x not in (…)", "x is not set", which are read as "not …", and
 * "everything". A path is a field, a field of a record referred to, or "type",
 * the record type. "a and b or c" is "(a and b) or c"; "not" binds closest. A
 * literal is a bare word (letters, digits, _ - + . : and everything outside
 * ASCII) or quoted, with \" \\ \n \t.
 *
 * Choices compare in the order of their declaration; a field that holds several
 * codes or records equals each of them. Words: now, me, my-unit, and stretches
 * of time: today, today+7, today-6m, today-60y (born that day or before: 60 or
 * older), this-week, this-month, this-quarter, this-year, 2026, 2026-03,
 * 2026-03-05. A time equals a stretch when it lies in it, is less when it lies
 * before, and is at most it when it lies before its end. What has no value
 * makes every comparison false. Immutable, counted.
 */
typedef struct _DeskQuery DeskQuery;
struct _DeskQuery {
  DeskQueryOp op;
  char *path;          /* of a comparison; of HAS: type and field */
  GPtrArray *children; /* DeskQuery *, of all, any, not, has */
  GPtrArray *words;    /* char *: the literals as written, of a comparison */
};

DESK_API DeskQuery *desk_query_ref (DeskQuery *query);
DESK_API void desk_query_unref (DeskQuery *query);
DESK_API DeskQuery *desk_query_all (void); /* everything; children may be added before it is shared */
DESK_API DeskQuery *desk_query_compare (DeskQueryOp op, const char *path, const char *word); /* @word NULL for SET */
DESK_API DeskQuery *desk_query_in (const char *path, const char *const *words);
DESK_API DeskQuery *desk_query_between (const char *path, const char *from, const char *to);
DESK_API DeskQuery *desk_query_not (DeskQuery *query); /* new reference */
DESK_API DeskQuery *desk_query_has (const char *path, DeskQuery *query); /* @query NULL: any record; new reference */
DESK_API DeskQuery *desk_query_and (DeskQuery *a, DeskQuery *b); /* either may be NULL; new reference */
DESK_API DeskQuery *desk_query_or (DeskQuery *a, DeskQuery *b);  /* NULL is everything */

/** DESK_MODEL_ERROR_SYNTAX with the place of the fault. NULL or "": everything. */
DESK_API DeskQuery *desk_query_parse (const char *text, GError **error);
/** Canonical text form; parse and print agree. Transfer full. */
DESK_API char *desk_query_to_text (const DeskQuery *query);
/** Names and literals against declarations: DESK_MODEL_ERROR_DECLARATION. */
DESK_API gboolean desk_query_check (const DeskQuery *query, DeskRegistry *registry, const DeskType *type, GError **error);

/** What words like "me" and "today" mean. */
typedef struct {
  gint64 now_us;
  GTimeZone *zone;
  DeskUuid me, my_unit; /* nil: nobody */
} DeskQueryContext;

/** Evaluates over one record in memory (shown_if, tests; references compare by UUID,
 * paths of one hop only). Search, under and has are not for memory: FALSE. */
DESK_API gboolean desk_query_matches (const DeskQuery *query, const DeskType *type, const DeskValues *values, const DeskQueryContext *context);
/** A literal of a comparison as the field stores it: of a stretch of time its
 * beginning; "me" when nobody was chosen gives a none value. */
DESK_API gboolean desk_query_literal (const DeskField *field, const char *word, const DeskQueryContext *context, DeskValue *value, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskQuery, desk_query_unref)

G_END_DECLS
