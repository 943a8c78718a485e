/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/desk-list.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** One record in the tree; its row is there from the beginning. */
#define DESK_TYPE_TREE_NODE (desk_tree_node_get_type ())
DESK_API G_DECLARE_FINAL_TYPE (DeskTreeNode, desk_tree_node, DESK, TREE_NODE, GObject)

/** Returns: (transfer none): with the columns that the tree was asked for */
DESK_API DeskRow *desk_tree_node_get_row (DeskTreeNode *self);
/** Returns: (transfer none): UUID */
DESK_API const char *desk_tree_node_get_uid (DeskTreeNode *self);
/** How many are directly below it, whether they are shown or not. */
DESK_API guint desk_tree_node_get_n_below (DeskTreeNode *self);
/** Whether it is one of those that were looked for. */
DESK_API gboolean desk_tree_node_is_found (DeskTreeNode *self);
/** Whether one that was looked for is somewhere below it. */
DESK_API gboolean desk_tree_node_leads (DeskTreeNode *self);

/**
 * DeskRecordTree:
 *
 * The records of a type that has a parent, such as areas: county, town, village, group. The
 * rows are read at one go and off the main thread, in the order of the type; what is below a
 * record is made into rows of a list only when it is opened. Whose parent is not there, or is
 * below itself, stands at the top.
 *
 * Signal "read": the model is there, or there is another one because something changed.
 */
#define DESK_TYPE_RECORD_TREE (desk_record_tree_get_type ())
DESK_API G_DECLARE_FINAL_TYPE (DeskRecordTree, desk_record_tree, DESK, RECORD_TREE, GObject)

/**
 * desk_record_tree_new:
 * @type: with a parent
 * @columns: NULL-terminated paths of the rows
 *
 * Reads as soon as it is made.
 */
DESK_API DeskRecordTree *desk_record_tree_new (DeskStore *store, const DeskType *type, const char *const *columns);

/** Reads again; says "read" only when something is not as it was. */
DESK_API void desk_record_tree_read (DeskRecordTree *self);

/** Returns: (transfer none) (nullable): rows of #DeskTreeNode; %NULL before it was read */
DESK_API GtkTreeListModel *desk_record_tree_get_model (DeskRecordTree *self);

/**
 * desk_record_tree_find:
 * @ids: (nullable): of records
 *
 * Leaves only these records, what is above them and what is below them; %NULL: all.
 */
DESK_API void desk_record_tree_find (DeskRecordTree *self, GArray *ids);

G_END_DECLS
