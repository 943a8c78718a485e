/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "exchange/desk-csv.h"

G_BEGIN_DECLS

/**
 * DeskRosterUnit:
 * @name: full name, unique in the file
 * @short_name: "" if none
 * @parent: name of the unit above; "" for none
 * @kind: as written in the file; "" if none
 * @line: where it stands in the file
 */
typedef struct {
  char *name;
  char *short_name;
  char *parent;
  char *kind;
  guint line;
} DeskRosterUnit;

/**
 * DeskRosterPerson:
 * @unit: name of the unit
 * @post: as written in the file; "" if none
 * @telephone: digits with + and - ; "" if none
 */
typedef struct {
  char *name;
  char *unit;
  char *post;
  char *telephone;
  guint line;
} DeskRosterPerson;

/**
 * desk_roster_file_read_units:
 * @path: CSV with the columns name, short name, parent, kind (名称, 简称, 上级, 类别)
 * @problems: (out) (optional) (transfer full) (element-type DeskCsvProblem): all, by line
 *
 * Parents may be given by full or short name and come before their children in
 * the result; a circle is a problem.
 *
 * Returns: (transfer full) (nullable) (element-type DeskRosterUnit): %NULL if
 *   there is any problem
 */
DESK_API GPtrArray *desk_roster_file_read_units (const char *path, GPtrArray **problems,
                                                 GCancellable *cancellable, GError **error);

/**
 * desk_roster_file_read_persons:
 * @path: CSV with the columns name, unit, post, telephone (姓名, 单位, 职务, 电话)
 * @units: (nullable) (element-type DeskRosterUnit): if given, the unit must be
 *   one of these, by full or short name, and is returned by its full name
 * @problems: (out) (optional) (transfer full) (element-type DeskCsvProblem): all, by line
 *
 * Returns: (transfer full) (nullable) (element-type DeskRosterPerson): %NULL if
 *   there is any problem
 */
DESK_API GPtrArray *desk_roster_file_read_persons (const char *path, GPtrArray *units, GPtrArray **problems,
                                                   GCancellable *cancellable, GError **error);

G_END_DECLS
