/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "exchange/desk-csv.h"

G_BEGIN_DECLS

/** DeskAreaFileLevel: county 县, town 乡镇(街道), village 村(社区), group 组; from the top. */
typedef enum {
  DESK_AREA_FILE_COUNTY,
  DESK_AREA_FILE_TOWN,
  DESK_AREA_FILE_VILLAGE,
  DESK_AREA_FILE_GROUP,
} DeskAreaFileLevel;

/**
 * DeskAreaFileRow:
 * @code: national code: 6 digits for a county, 9 town, 12 village, 14 or 15 group
 * @parent: code of the area above; "" for a county
 * @line: where it stands in the file
 */
typedef struct {
  char *code;
  char *name;
  char *parent;
  DeskAreaFileLevel level;
  guint line;
} DeskAreaFileRow;

/**
 * desk_area_file_read:
 * @path: a CSV file with the columns code, name, level, parent (代码, 名称, 级别, 上级)
 * @county: (nullable): code of a county: only it and what lies in it is returned
 * @problems: (out) (optional) (transfer full) (element-type DeskCsvProblem):
 *   everything that is wrong, by line; empty if nothing is
 *
 * Reads the areas and checks them all: digits and length of the code, level,
 * parent, doubles.  Parents come before their children, else in the order of
 * the file.
 *
 * Returns: (transfer full) (nullable) (element-type DeskAreaFileRow): the
 *   areas; %NULL with %DESK_EXCHANGE_ERROR_CONTENT if there is any problem
 */
DESK_API GPtrArray *desk_area_file_read (const char *path, const char *county, GPtrArray **problems,
                                         GCancellable *cancellable, GError **error);

G_END_DECLS
