/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/desk-picker-tree.h"

#include "store/desk-list.h"

/* ---- a node ---- */

#define TREE_TYPE_NODE (tree_node_get_type ())
G_DECLARE_FINAL_TYPE (TreeNode, tree_node, TREE, NODE, GObject)

struct _TreeNode {
  GObject parent_instance;
  char *uid, *title, *detail, *parent;
  GListStore *below;
};

G_DEFINE_FINAL_TYPE (TreeNode, tree_node, G_TYPE_OBJECT)

static void
tree_node_finalize (GObject *object)
{
  TreeNode *self = TREE_NODE (object);

  g_free (self->uid);
  g_free (self->title);
  g_free (self->detail);
  g_free (self->parent);
  g_clear_object (&self->below);
  G_OBJECT_CLASS (tree_node_parent_class)->finalize (object);
}

static void
tree_node_class_init (TreeNodeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tree_node_finalize;
}

static void
tree_node_init (TreeNode *self G_GNUC_UNUSED)
{
}

/* ---- the tree ---- */

struct _DeskPickerTree {
  GtkWidget parent_instance;
  GtkWidget *scrolled, *view, *spinner;
  DeskStore *store;
  char *type;
  GtkSingleSelection *selection;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (DeskPickerTree, desk_picker_tree, GTK_TYPE_WIDGET)

enum { PICKED, N_SIGNALS };
static guint signals[N_SIGNALS];

typedef struct {
  char *type, *parent;
} Wanted;

static void
wanted_free (gpointer data)
{
  Wanted *wanted = data;

  g_free (wanted->type);
  g_free (wanted->parent);
  g_free (wanted);
}

static void
read_all (GTask *task, gpointer source G_GNUC_UNUSED, gpointer data, GCancellable *cancellable)
{
  Wanted *wanted = data;
  DeskStore *store = g_object_get_data (G_OBJECT (task), "store");
  DeskType *type = desk_registry_find_type (desk_store_get_registry (store), wanted->type);
  gboolean has_code = desk_type_find_field (type, "code") != NULL;
  const char *const columns[] = { type->title, wanted->parent, has_code ? "code" : type->title, NULL };
  g_autoptr (DeskListRequest) request = desk_list_request_new (wanted->type);
  GError *error = NULL;
  g_autoptr (GArray) ids = desk_store_list (store, request, NULL, NULL, cancellable, &error);
  g_autoptr (GPtrArray) rows = ids != NULL ? desk_store_fetch (store, wanted->type, columns, (const gint64 *) (gpointer) ids->data, ids->len, cancellable, &error) : NULL;
  g_autoptr (GPtrArray) nodes = NULL;

  if (rows == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  nodes = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < rows->len; i++)
    {
      DeskRow *row = rows->pdata[i];
      TreeNode *node = g_object_new (TREE_TYPE_NODE, NULL);
      node->uid = desk_uuid_to_string (desk_row_get_uid (row));
      node->title = g_strdup (desk_row_get_cell (row, 0));
      node->parent = g_strdup (desk_value_get_text (desk_row_get_raw (row, 1)));
      node->detail = g_strdup (has_code ? desk_row_get_cell (row, 2) : "");
      g_ptr_array_add (nodes, node);
    }
  g_task_return_pointer (task, g_steal_pointer (&nodes), (GDestroyNotify) g_ptr_array_unref);
}

static GListModel *
create_below (gpointer item, gpointer data G_GNUC_UNUSED)
{
  TreeNode *node = item;

  return node->below != NULL ? G_LIST_MODEL (g_object_ref (node->below)) : NULL;
}

static void
read_done (GObject *source, GAsyncResult *result, gpointer data G_GNUC_UNUSED)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) nodes = g_task_propagate_pointer (G_TASK (result), &error);
  g_autoptr (GHashTable) by_uid = g_hash_table_new (g_str_hash, g_str_equal);
  GListStore *roots;
  GtkTreeListModel *tree;
  DeskPickerTree *self;

  if (nodes == NULL)
    return; /* cancelled, or the picker still finds by words */
  self = DESK_PICKER_TREE (source);
  if (self->view == NULL)
    return;
  roots = g_list_store_new (TREE_TYPE_NODE);
  for (guint i = 0; i < nodes->len; i++)
    g_hash_table_insert (by_uid, ((TreeNode *) nodes->pdata[i])->uid, nodes->pdata[i]);
  for (guint i = 0; i < nodes->len; i++)
    {
      TreeNode *node = nodes->pdata[i];
      TreeNode *above = node->parent != NULL ? g_hash_table_lookup (by_uid, node->parent) : NULL;
      if (above == NULL || above == node)
        g_list_store_append (roots, node);
      else
        {
          if (above->below == NULL)
            above->below = g_list_store_new (TREE_TYPE_NODE);
          g_list_store_append (above->below, node);
        }
    }
  tree = gtk_tree_list_model_new (G_LIST_MODEL (roots), FALSE, FALSE, create_below, NULL, NULL);
  /* one root, such as the county, would only have to be opened */
  if (g_list_model_get_n_items (G_LIST_MODEL (roots)) == 1)
    {
      g_autoptr (GtkTreeListRow) row = gtk_tree_list_model_get_row (tree, 0);
      gtk_tree_list_row_set_expanded (row, TRUE);
    }
  self->selection = gtk_single_selection_new (G_LIST_MODEL (tree));
  gtk_list_view_set_model (GTK_LIST_VIEW (self->view), GTK_SELECTION_MODEL (self->selection));
  g_object_unref (self->selection); /* the view keeps it */
}

static void
setup (GtkSignalListItemFactory *factory G_GNUC_UNUSED, GtkListItem *item)
{
  GtkWidget *expander = gtk_tree_expander_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *title = gtk_label_new (NULL), *detail = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_add_css_class (detail, "factk");
  gtk_widget_add_css_class (detail, "num");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), detail);
  gtk_tree_expander_set_child (GTK_TREE_EXPANDER (expander), box);
  gtk_list_item_set_child (item, expander);
}

static void
bind (GtkSignalListItemFactory *factory G_GNUC_UNUSED, GtkListItem *item)
{
  GtkTreeListRow *row = gtk_list_item_get_item (item);
  GtkWidget *expander = gtk_list_item_get_child (item);
  GtkWidget *box = gtk_tree_expander_get_child (GTK_TREE_EXPANDER (expander));
  g_autoptr (TreeNode) node = gtk_tree_list_row_get_item (row);

  gtk_tree_expander_set_list_row (GTK_TREE_EXPANDER (expander), row);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_first_child (box)), node->title);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_last_child (box)), node->detail);
}

static void
activated (DeskPickerTree *self, guint position)
{
  GListModel *model = G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (self->view)));
  g_autoptr (GtkTreeListRow) row = g_list_model_get_item (model, position);
  g_autoptr (TreeNode) node = row != NULL ? gtk_tree_list_row_get_item (row) : NULL;

  if (node != NULL)
    g_signal_emit (self, signals[PICKED], 0, node->uid, node->title);
}

void
desk_picker_tree_move (DeskPickerTree *self, int step)
{
  guint n, at;

  if (self->selection == NULL)
    return;
  n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  at = gtk_single_selection_get_selected (self->selection);
  if (n == 0)
    return;
  at = at == GTK_INVALID_LIST_POSITION ? 0 : (guint) CLAMP ((int) at + step, 0, (int) n - 1);
  gtk_single_selection_set_selected (self->selection, at);
  gtk_widget_activate_action (self->view, "list.scroll-to-item", "u", at);
}

gboolean
desk_picker_tree_expand (DeskPickerTree *self, gboolean expanded)
{
  GtkTreeListRow *row = self->selection != NULL ? gtk_single_selection_get_selected_item (self->selection) : NULL;

  if (row == NULL || !gtk_tree_list_row_is_expandable (row) || gtk_tree_list_row_get_expanded (row) == expanded)
    return FALSE;
  gtk_tree_list_row_set_expanded (row, expanded);
  return TRUE;
}

gboolean
desk_picker_tree_take (DeskPickerTree *self)
{
  guint at = self->selection != NULL ? gtk_single_selection_get_selected (self->selection) : GTK_INVALID_LIST_POSITION;

  if (at == GTK_INVALID_LIST_POSITION)
    return FALSE;
  activated (self, at);
  return TRUE;
}

GtkWidget *
desk_picker_tree_new (DeskStore *store, const char *type)
{
  DeskPickerTree *self = g_object_new (DESK_TYPE_PICKER_TREE, NULL);
  DeskType *declared = desk_registry_find_type (desk_store_get_registry (store), type);
  Wanted *wanted = g_new0 (Wanted, 1);

  self->store = g_object_ref (store);
  self->type = g_strdup (type);
  wanted->type = g_strdup (type);
  wanted->parent = g_strdup (declared->parent);
  g_autoptr (GTask) task = g_task_new (self, self->cancellable, read_done, NULL);
  g_task_set_task_data (task, wanted, wanted_free);
  g_object_set_data_full (G_OBJECT (task), "store", g_object_ref (store), g_object_unref);
  g_task_run_in_thread (task, read_all);
  return GTK_WIDGET (self);
}

static void
desk_picker_tree_dispose (GObject *object)
{
  DeskPickerTree *self = DESK_PICKER_TREE (object);

  g_cancellable_cancel (self->cancellable);
  self->selection = NULL;
  self->view = NULL;
  g_clear_pointer (&self->scrolled, gtk_widget_unparent);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->store);
  g_clear_pointer (&self->type, g_free);
  G_OBJECT_CLASS (desk_picker_tree_parent_class)->dispose (object);
}

static void
desk_picker_tree_class_init (DeskPickerTreeClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desk_picker_tree_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  signals[PICKED] = g_signal_new ("picked", DESK_TYPE_PICKER_TREE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
}

static void
desk_picker_tree_init (DeskPickerTree *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  self->cancellable = g_cancellable_new ();
  g_signal_connect (factory, "setup", G_CALLBACK (setup), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind), NULL);
  self->view = gtk_list_view_new (NULL, factory);
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (self->view), TRUE);
  gtk_widget_add_css_class (self->view, "navigation-sidebar");
  g_signal_connect_swapped (self->view, "activate", G_CALLBACK (activated), self);
  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (self->scrolled), 240);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), self->view);
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
}
