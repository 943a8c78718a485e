/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/desk-record-tree.h"

/* ---- a node ---- */

/* What a search makes of a node: one looked for, one above it, one below it. */
enum { FOUND = 1 << 0, ABOVE = 1 << 1, BELOW = 1 << 2 };

struct _DeskTreeNode {
  GObject parent_instance;
  DeskRow *row;
  char *uid;
  DeskTreeNode *above; /* the tree holds them all */
  GListStore *below;   /* NULL: none */
  guint marks;
};

G_DEFINE_FINAL_TYPE (DeskTreeNode, desk_tree_node, G_TYPE_OBJECT)

static void
desk_tree_node_finalize (GObject *object)
{
  DeskTreeNode *self = DESK_TREE_NODE (object);

  g_clear_object (&self->row);
  g_clear_object (&self->below);
  g_free (self->uid);
  G_OBJECT_CLASS (desk_tree_node_parent_class)->finalize (object);
}

static void
desk_tree_node_class_init (DeskTreeNodeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = desk_tree_node_finalize;
}

static void
desk_tree_node_init (DeskTreeNode *self G_GNUC_UNUSED)
{
}

DeskRow *
desk_tree_node_get_row (DeskTreeNode *self)
{
  g_return_val_if_fail (DESK_IS_TREE_NODE (self), NULL);
  return self->row;
}

const char *
desk_tree_node_get_uid (DeskTreeNode *self)
{
  g_return_val_if_fail (DESK_IS_TREE_NODE (self), NULL);
  return self->uid;
}

guint
desk_tree_node_get_n_below (DeskTreeNode *self)
{
  g_return_val_if_fail (DESK_IS_TREE_NODE (self), 0);
  return self->below != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->below)) : 0;
}

gboolean
desk_tree_node_is_found (DeskTreeNode *self)
{
  g_return_val_if_fail (DESK_IS_TREE_NODE (self), FALSE);
  return (self->marks & FOUND) != 0;
}

gboolean
desk_tree_node_leads (DeskTreeNode *self)
{
  g_return_val_if_fail (DESK_IS_TREE_NODE (self), FALSE);
  return (self->marks & ABOVE) != 0;
}

/* ---- the tree ---- */

struct _DeskRecordTree {
  GObject parent_instance;
  DeskStore *store;
  char *type, **columns; /* the last column is the parent */
  guint n_columns;
  GPtrArray *nodes;      /* every one, in the order of the type */
  GtkTreeListModel *model;
  GtkFilter *filter;     /* of each list in the tree */
  GArray *found;         /* ids, or NULL: all */
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (DeskRecordTree, desk_record_tree, G_TYPE_OBJECT)

static guint read_signal;

typedef struct {
  DeskStore *store;
  char *type, **columns;
} Wanted;

static void
wanted_free (gpointer data)
{
  Wanted *wanted = data;

  g_object_unref (wanted->store);
  g_free (wanted->type);
  g_strfreev (wanted->columns);
  g_free (wanted);
}

static void
read_rows (GTask *task, gpointer source G_GNUC_UNUSED, gpointer data, GCancellable *cancellable)
{
  Wanted *wanted = data;
  g_autoptr (DeskListRequest) request = desk_list_request_new (wanted->type);
  GError *error = NULL;
  g_autoptr (GArray) ids = desk_store_list (wanted->store, request, NULL, NULL, cancellable, &error);
  GPtrArray *rows = ids != NULL ? desk_store_fetch (wanted->store, wanted->type, (const char *const *) wanted->columns,
                                                    (const gint64 *) (gpointer) ids->data, ids->len, cancellable, &error) : NULL;

  if (rows != NULL)
    g_task_return_pointer (task, rows, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

static gboolean
is_same (DeskRecordTree *self, GPtrArray *rows)
{
  if (self->nodes == NULL || self->nodes->len != rows->len)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    {
      DeskRow *before = ((DeskTreeNode *) self->nodes->pdata[i])->row, *now = rows->pdata[i];

      if (!desk_uuid_equal (desk_row_get_uid (before), desk_row_get_uid (now)))
        return FALSE;
      for (guint c = 0; c < self->n_columns; c++)
        if (!desk_value_equal (desk_row_get_raw (before, c), desk_row_get_raw (now, c)) ||
            g_strcmp0 (desk_row_get_cell (before, c), desk_row_get_cell (now, c)) != 0)
          return FALSE;
    }
  return TRUE;
}

static GListModel *
make_list (DeskRecordTree *self, GListStore *nodes)
{
  return G_LIST_MODEL (gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (nodes)), g_object_ref (self->filter)));
}

static GListModel *
create_below (gpointer item, gpointer tree)
{
  DeskTreeNode *node = item;

  return node->below != NULL ? make_list (tree, node->below) : NULL;
}

static gboolean
is_below (DeskTreeNode *node, DeskTreeNode *other)
{
  for (; node != NULL; node = node->above)
    if (node == other)
      return TRUE;
  return FALSE;
}

static void
mark_below (DeskTreeNode *node)
{
  for (guint i = 0; i < desk_tree_node_get_n_below (node); i++)
    {
      g_autoptr (DeskTreeNode) child = g_list_model_get_item (G_LIST_MODEL (node->below), i);

      if (child->marks & BELOW)
        continue;
      child->marks |= BELOW;
      mark_below (child);
    }
}

static void
mark (DeskRecordTree *self)
{
  g_autoptr (GHashTable) wanted = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; self->found != NULL && i < self->found->len; i++)
    g_hash_table_add (wanted, &g_array_index (self->found, gint64, i));
  for (guint i = 0; i < self->nodes->len; i++)
    ((DeskTreeNode *) self->nodes->pdata[i])->marks = 0;
  for (guint i = 0; i < self->nodes->len; i++)
    {
      DeskTreeNode *node = self->nodes->pdata[i];
      gint64 id = desk_row_get_id (node->row);

      if (!g_hash_table_contains (wanted, &id))
        continue;
      node->marks |= FOUND;
      for (DeskTreeNode *above = node->above; above != NULL && !(above->marks & ABOVE); above = above->above)
        above->marks |= ABOVE;
      mark_below (node);
    }
}

static gboolean
is_shown (gpointer item, gpointer tree)
{
  return DESK_RECORD_TREE (tree)->found == NULL || DESK_TREE_NODE (item)->marks != 0;
}

static void
plant (DeskRecordTree *self, GPtrArray *rows)
{
  g_autoptr (GHashTable) by_uid = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GListStore) roots = g_list_store_new (DESK_TYPE_TREE_NODE);

  g_clear_pointer (&self->nodes, g_ptr_array_unref);
  self->nodes = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < rows->len; i++)
    {
      DeskTreeNode *node = g_object_new (DESK_TYPE_TREE_NODE, NULL);

      node->row = g_object_ref (rows->pdata[i]);
      node->uid = desk_uuid_to_string (desk_row_get_uid (node->row));
      g_ptr_array_add (self->nodes, node);
      g_hash_table_insert (by_uid, node->uid, node);
    }
  for (guint i = 0; i < self->nodes->len; i++)
    {
      DeskTreeNode *node = self->nodes->pdata[i];
      const DeskValue *parent = desk_row_get_raw (node->row, self->n_columns - 1);
      const char *uid = parent != NULL ? desk_value_get_text (parent) : NULL;
      DeskTreeNode *above = uid != NULL ? g_hash_table_lookup (by_uid, uid) : NULL;

      if (above == NULL || is_below (above, node))
        {
          g_list_store_append (roots, node);
          continue;
        }
      node->above = above;
      if (above->below == NULL)
        above->below = g_list_store_new (DESK_TYPE_TREE_NODE);
      g_list_store_append (above->below, node);
    }
  mark (self);
  g_clear_object (&self->model);
  self->model = gtk_tree_list_model_new (make_list (self, roots), FALSE, FALSE, create_below, self, NULL);
}

static void
read_done (GObject *source, GAsyncResult *result, gpointer data G_GNUC_UNUSED)
{
  DeskRecordTree *self = DESK_RECORD_TREE (source);
  g_autoptr (GPtrArray) rows = g_task_propagate_pointer (G_TASK (result), NULL);

  /* cancelled, or what stands there already stays: the next change reads again */
  if (rows == NULL || self->cancellable == NULL || is_same (self, rows))
    return;
  plant (self, rows);
  g_signal_emit (self, read_signal, 0);
}

void
desk_record_tree_read (DeskRecordTree *self)
{
  Wanted *wanted = g_new0 (Wanted, 1);
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (DESK_IS_RECORD_TREE (self));
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  wanted->store = g_object_ref (self->store);
  wanted->type = g_strdup (self->type);
  wanted->columns = g_strdupv (self->columns);
  task = g_task_new (self, self->cancellable, read_done, NULL);
  g_task_set_task_data (task, wanted, wanted_free);
  g_task_run_in_thread (task, read_rows);
}

GtkTreeListModel *
desk_record_tree_get_model (DeskRecordTree *self)
{
  g_return_val_if_fail (DESK_IS_RECORD_TREE (self), NULL);
  return self->model;
}

void
desk_record_tree_find (DeskRecordTree *self, GArray *ids)
{
  g_return_if_fail (DESK_IS_RECORD_TREE (self));
  if (ids == NULL && self->found == NULL)
    return;
  g_clear_pointer (&self->found, g_array_unref);
  self->found = ids != NULL ? g_array_ref (ids) : NULL;
  if (self->nodes != NULL)
    mark (self);
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
}

DeskRecordTree *
desk_record_tree_new (DeskStore *store, const DeskType *type, const char *const *columns)
{
  DeskRecordTree *self;
  g_autoptr (GStrvBuilder) all = g_strv_builder_new ();

  g_return_val_if_fail (DESK_IS_STORE (store) && type != NULL && type->parent != NULL, NULL);
  self = g_object_new (DESK_TYPE_RECORD_TREE, NULL);
  self->store = g_object_ref (store);
  self->type = g_strdup (type->name);
  g_strv_builder_addv (all, (const char **) columns);
  g_strv_builder_add (all, type->parent);
  self->columns = g_strv_builder_end (all);
  self->n_columns = g_strv_length (self->columns);
  desk_record_tree_read (self);
  return self;
}

static void
desk_record_tree_dispose (GObject *object)
{
  DeskRecordTree *self = DESK_RECORD_TREE (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->model);
  g_clear_object (&self->filter);
  g_clear_pointer (&self->nodes, g_ptr_array_unref);
  g_clear_pointer (&self->found, g_array_unref);
  g_clear_pointer (&self->columns, g_strfreev);
  g_clear_pointer (&self->type, g_free);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (desk_record_tree_parent_class)->dispose (object);
}

static void
desk_record_tree_class_init (DeskRecordTreeClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desk_record_tree_dispose;
  read_signal = g_signal_new ("read", DESK_TYPE_RECORD_TREE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
desk_record_tree_init (DeskRecordTree *self)
{
  self->filter = GTK_FILTER (gtk_custom_filter_new (is_shown, self, NULL));
}
