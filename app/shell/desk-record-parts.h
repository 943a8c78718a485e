/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/desk-list.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** One part in words. */
typedef struct {
  char *uuid;
  char **cells; /* a text for each of the columns, NULL-terminated */
} DeskPartText;

/** The parts of one type that a record has: the members of a household, the steps of a plan. */
typedef struct {
  const DeskType *type;
  gboolean absent;     /* its area is switched off: none can be added */
  gboolean offered;    /* the first is offered: it is of the record's own area, or for just such records; else it is added elsewhere,
                          so that a firm is not asked for its plots */
  char *where;         /* query text that finds all of them */
  guint total;
  GPtrArray *columns;  /* const DeskField *: the type's columns, but for those about the record itself */
  GPtrArray *rows;     /* DeskPartText *: the first of them */
  const char *sum_label; /* what is added up: all, or those of a saved list; the registry's, or NULL */
  char **sums;         /* a text for each of the columns, "" of one that is not added up; NULL when nothing is */
} DeskRecordParts;

DESK_API void desk_record_parts_free (DeskRecordParts *parts);

/**
 * desk_record_parts_read:
 *
 * Blocking; any thread.
 *
 * Returns: (transfer full) (element-type DeskRecordParts): one for each type whose records may be parts of @record, also
 *   where there are none yet; %NULL with an error of the store
 */
DESK_API GPtrArray *desk_record_parts_read (DeskStore *store, const DeskType *type, const DeskUuid *record, GCancellable *cancellable, GError **error);

/**
 * desk_record_parts_fill:
 * @parts: (element-type DeskRecordParts)
 * @record: whose they are
 *
 * Appends a card with a table for each type of which there are some, and one
 * that offers to add what may be added. A row opens its record.
 */
DESK_API void desk_record_parts_fill (GtkBox *box, GPtrArray *parts, const DeskSnapshot *record);

G_END_DECLS
