/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/desk-registry.h"

G_BEGIN_DECLS

/** How the cells of a column look. */
typedef enum {
  DESK_CELL_TEXT,
  DESK_CELL_NUMBER, /* the number of a case: grey, tabular */
  DESK_CELL_TITLE,  /* what the record is called: takes the room that is left */
  DESK_CELL_PILL,   /* a choice that has tints */
  DESK_CELL_LIGHT,  /* the limit of a case: how long is left */
  DESK_CELL_FIGURE, /* an amount, to the right */
} DeskCellKind;

/** One column that a list can show. */
typedef struct {
  char *path;             /* as of a query */
  char *title;            /* head, translated */
  const DeskField *field; /* the last of the path; the registry's */
  DeskCellKind kind;
  gboolean declared;      /* shown unless a person chose otherwise */
  gboolean sortable;
  int width;              /* pixels at the usual size of letters */
} DeskListColumn;

/**
 * desk_list_columns_of:
 * @declared: (nullable): paths of the page; %NULL: those of the type
 *
 * Every column a list of @type can show, those declared first.
 *
 * Returns: (transfer full): DeskListColumn *
 */
DESK_API GPtrArray *desk_list_columns_of (DeskRegistry *registry, const DeskType *type, const char *const *declared);

/**
 * DeskListLayout: which columns somebody shows on one page, how wide, and in
 * which order its rows are.
 */
typedef struct {
  GPtrArray *paths;   /* char *; empty: those declared */
  GHashTable *widths; /* path → GINT_TO_POINTER (pixels), only those set by hand */
  char *sort;         /* path, '-' in front for descending; NULL: the page's */
} DeskListLayout;

DESK_API DeskListLayout *desk_list_layout_new (void);
DESK_API void desk_list_layout_free (DeskListLayout *layout);
/** Never fails: what cannot be read is left out, so that a preference of another version does no harm. */
DESK_API DeskListLayout *desk_list_layout_from_json (const char *json);
DESK_API char *desk_list_layout_to_json (const DeskListLayout *layout);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskListLayout, desk_list_layout_free)

G_END_DECLS
