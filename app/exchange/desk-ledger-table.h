/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/desk-exchange-error.h"
#include "exchange/desk-table.h"
#include "store/desk-list.h"

G_BEGIN_DECLS

/** What a table made of records is for. */
typedef enum {
  DESK_LEDGER_FORM, /* paper: as people read it, short dates, counts under each page */
  DESK_LEDGER_FILE, /* a spreadsheet: ISO dates, plain numbers, no counts */
} DeskLedgerPurpose;

/**
 * DeskLedgerRequest:
 *
 * Which records or rows go into a table, in which columns and order. A ledger
 * makes one, and so does any list that is printed or exported. What the field
 * of the period holds lies from @from to @to, both ISO dates and both counted;
 * NULL is open. Public fields may be replaced with g_free() and g_strdup().
 */
typedef struct {
  char *title;
  char *over;      /* record or row type */
  char **columns;  /* "path" or "path@group" */
  DeskQuery *query; /* or NULL */
  char *search;    /* or NULL */
  char *sort;      /* or NULL */
  char *period;    /* field that from and to are of, or NULL */
  char *from, *to;
  char **totals;   /* columns: see desk_ledger_adds_up() */
  char *group_by;  /* totals of each group too, as desk_store_count() groups; or NULL */
  char *note;      /* the filter in words, printed under the table, or NULL */
  GArray *ids;     /* gint64: these rows and no others, or NULL */
} DeskLedgerRequest;

/** The whole of @ledger; its "where" is the query to begin with. */
DESK_API DeskLedgerRequest *desk_ledger_request_new (const DeskLedger *ledger, GError **error);
/** A list of @over in @columns (copied). */
DESK_API DeskLedgerRequest *desk_ledger_request_new_for_list (const char *title, const char *over, const char *const *columns);
DESK_API DeskLedgerRequest *desk_ledger_request_copy (const DeskLedgerRequest *request);
DESK_API void desk_ledger_request_free (DeskLedgerRequest *request);

/** Narrows further: both have to be true. */
DESK_API void desk_ledger_request_narrow (DeskLedgerRequest *request, DeskQuery *query);

/** Returns: (transfer full) (nullable): the query with the period in it; %NULL is everything */
DESK_API DeskQuery *desk_ledger_request_dup_query (const DeskLedgerRequest *request);

/** Returns: (transfer full): paths of the columns without their groups, for a list */
DESK_API char **desk_ledger_paths (const char *const *columns);

/** Returns: (transfer full): "25 February to 12 March 2026"; %NULL where the period is open at both ends */
DESK_API char *desk_ledger_period_words (const char *from, const char *to);

/** Whether a total of @field is the sum of its values; of anything else it is how many rows have one. */
DESK_API gboolean desk_ledger_adds_up (const DeskField *field);

/** Title of a ledger in the language of the interface; borrowed. */
DESK_API const char *desk_ledger_get_title (const DeskLedger *ledger);

/**
 * desk_ledger_table_make:
 * @progress: (nullable) (scope call): told how many rows of how many, in this thread
 *
 * Reads the rows and makes the table: ordinal, merged heads, totals, counts of
 * what came of the rows under each page, unit and person who fill it in, the
 * period and the date. Personal data are masked as the store gives them.
 * Blocks: call it in a thread.
 */
DESK_API DeskTable *desk_ledger_table_make (DeskStore *store, const DeskLedgerRequest *request, DeskLedgerPurpose purpose,
                                            DeskExchangeProgress progress, gpointer user_data, GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskLedgerRequest, desk_ledger_request_free)

G_END_DECLS
