/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "shell/desk-list-view.h"

G_BEGIN_DECLS

/**
 * DeskRecordListSpec: what a list is of.
 * @id: of the page; layout is remembered under it
 * @over: record or row type
 * @where: (nullable): query text that the page is narrowed to
 * @columns, @sort: (nullable): of the page; %NULL: those of the type
 */
typedef struct {
  const char *id;
  const char *over;
  const char *where;
  const char *const *columns;
  const char *sort;
} DeskRecordListSpec;

/**
 * DeskRecordList:
 *
 * A list with everything around it: filter chips, saved lists, rows, and a
 * foot that counts them and offers columns, export and print. Records of levels, such as
 * areas, stand as a tree (#DeskTreeView) until they are filtered.
 *
 * Signals: "open" (const char *uuid) when a record is to be shown in full;
 * "current" (const char *uuid or NULL, const char *type or NULL) when another
 * record is chosen; "preview" when the pane beside is to show or hide.
 */
#define DESK_TYPE_RECORD_LIST (desk_record_list_get_type ())
DESK_API G_DECLARE_FINAL_TYPE (DeskRecordList, desk_record_list, DESK, RECORD_LIST, GtkWidget)

/** Returns: (transfer floating) (nullable): %NULL when there is no such type */
DESK_API GtkWidget *desk_record_list_new (DeskStore *store, const DeskRecordListSpec *spec);

/** Narrows the list to @text, a query (nullable); one that cannot be read is told above the rows. */
DESK_API void desk_record_list_set_query (DeskRecordList *self, const char *text);
/** Returns: (transfer full) (nullable): the filter as text */
DESK_API char *desk_record_list_dup_query (DeskRecordList *self);
/** Looks for words; %NULL or "" for all. */
DESK_API void desk_record_list_search (DeskRecordList *self, const char *words);

/** Moves the keyboard to the rows, or to the tree. */
DESK_API void desk_record_list_start (DeskRecordList *self);
DESK_API DeskListView *desk_record_list_get_view (DeskRecordList *self);
DESK_API const DeskType *desk_record_list_get_record_type (DeskRecordList *self);
/** Whose label the act for the first record has, and what creating needs: the type to be made, or %NULL. */
DESK_API const char *desk_record_list_get_creates (DeskRecordList *self);
DESK_API void desk_record_list_export (DeskRecordList *self);
DESK_API void desk_record_list_print (DeskRecordList *self);

G_END_DECLS
