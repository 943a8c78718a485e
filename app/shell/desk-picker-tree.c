/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/desk-picker-tree.h"

#include "shell/desk-record-tree.h"

struct _DeskPickerTree {
  GtkWidget parent_instance;
  GtkWidget *scrolled, *view;
  DeskRecordTree *tree;
  gboolean has_code;
  GtkSingleSelection *selection; /* the view holds it; NULL before the tree was read */
};

G_DEFINE_FINAL_TYPE (DeskPickerTree, desk_picker_tree, GTK_TYPE_WIDGET)

enum { PICKED, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
tree_read (DeskPickerTree *self)
{
  GtkTreeListModel *model = desk_record_tree_get_model (self->tree);

  /* one root, such as the county, would only have to be opened */
  if (g_list_model_get_n_items (G_LIST_MODEL (model)) == 1)
    {
      g_autoptr (GtkTreeListRow) row = gtk_tree_list_model_get_row (model, 0);
      gtk_tree_list_row_set_expanded (row, TRUE);
    }
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (model)));
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
bind (GtkSignalListItemFactory *factory G_GNUC_UNUSED, GtkListItem *item, DeskPickerTree *self)
{
  GtkTreeListRow *row = gtk_list_item_get_item (item);
  GtkWidget *expander = gtk_list_item_get_child (item);
  GtkWidget *box = gtk_tree_expander_get_child (GTK_TREE_EXPANDER (expander));
  g_autoptr (DeskTreeNode) node = gtk_tree_list_row_get_item (row);
  DeskRow *record = desk_tree_node_get_row (node);

  gtk_tree_expander_set_list_row (GTK_TREE_EXPANDER (expander), row);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_first_child (box)), desk_row_get_cell (record, 0));
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_last_child (box)), self->has_code ? desk_row_get_cell (record, 1) : "");
}

static void
activated (DeskPickerTree *self, guint position)
{
  GListModel *model = G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (self->view)));
  g_autoptr (GtkTreeListRow) row = g_list_model_get_item (model, position);
  g_autoptr (DeskTreeNode) node = row != NULL ? gtk_tree_list_row_get_item (row) : NULL;

  if (node != NULL)
    g_signal_emit (self, signals[PICKED], 0, desk_tree_node_get_uid (node), desk_row_get_cell (desk_tree_node_get_row (node), 0));
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
  const char *columns[] = { declared->title, NULL, NULL };

  self->has_code = desk_type_find_field (declared, "code") != NULL;
  if (self->has_code)
    columns[1] = "code";
  self->tree = desk_record_tree_new (store, declared, columns);
  g_signal_connect_swapped (self->tree, "read", G_CALLBACK (tree_read), self);
  return GTK_WIDGET (self);
}

static void
desk_picker_tree_dispose (GObject *object)
{
  DeskPickerTree *self = DESK_PICKER_TREE (object);

  self->selection = NULL;
  g_clear_pointer (&self->scrolled, gtk_widget_unparent); /* before the tree that its rows ask */
  if (self->tree != NULL)
    g_signal_handlers_disconnect_by_data (self->tree, self);
  g_clear_object (&self->tree);
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

  g_signal_connect (factory, "setup", G_CALLBACK (setup), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind), self);
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
