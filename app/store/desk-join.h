/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/desk-projection.h"

G_BEGIN_DECLS

/*
 * DeskJoin: the FROM clause that reaches every path asked for from the rows of
 * one type: t0 is the type's own table, each further table is joined once.
 * Names come from declarations only; nothing a person typed gets in.
 */
typedef struct _DeskJoin DeskJoin;

typedef struct {
  const DeskRecordTable *table;   /* type of the record that the field belongs to */
  const DeskColumn *column;
  guint record;             /* alias whose "id" is that record's */
  guint holder;             /* alias of the table that has the column */
} DeskJoinColumn;

DeskJoin *desk_join_new (DeskProjection *projection, const DeskRecordTable *over);
void desk_join_free (DeskJoin *self);
/* "party.area.name"; DESK_STORE_ERROR_INTERNAL when there is no such path. */
gboolean desk_join_add (DeskJoin *self, const char *path, DeskJoinColumn *out, GError **error);
/* The table of @table, joined on its id being @column of alias @from. */
guint desk_join_table (DeskJoin *self, guint from, const char *column, const char *table);
/* `"cases" AS t0 LEFT JOIN …` */
const char *desk_join_get_from (DeskJoin *self);

/* The next step of a path: what stands before its first dot, or the name of
 * the owner's type of a row type. */
typedef struct {
  const DeskRecordTable *target;   /* where the rest begins, NULL at the end of the path */
  const char *rest;
  gboolean to_owner;         /* the step goes to the owner of a row */
  const DeskRecordTable *holder;   /* else: the table with the column */
  const DeskColumn *column;
} DeskPathStep;

gboolean desk_path_step (DeskProjection *projection, const DeskRecordTable *table, const char *path, DeskPathStep *step, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskJoin, desk_join_free)

G_END_DECLS
