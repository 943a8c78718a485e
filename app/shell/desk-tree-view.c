/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/desk-tree-view.h"

#include "model/desk-number.h"
#include "shell/desk-record-tree.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* So many rows are in sight anyway from the top. */
#define ROWS_SEEN 10

#define NODE_KEY "desk-tree-item"

struct _DeskTreeView {
  GtkWidget parent_instance;
  DeskStore *store;
  const DeskType *type;
  DeskRecordTree *tree;
  GtkWidget *scroller, *view, *menu;
  GtkSingleSelection *selection; /* the view holds it; NULL before the tree was read */
  GPtrArray *columns;            /* DeskField *, the title first */
  GHashTable *open;              /* UUIDs; NULL: nobody opened or shut anything yet */
  char *pref, *chosen;
  gboolean found;                /* rows are those of a search: what is open is not kept */
  gboolean unfolding;            /* by the program */
  guint focusing;
};

G_DEFINE_FINAL_TYPE (DeskTreeView, desk_tree_view, GTK_TYPE_WIDGET)

enum { OPEN, CHOSEN, PREVIEW, N_SIGNALS };
static guint signals[N_SIGNALS];

/* ---- what is open ---- */

static void
load_open (DeskTreeView *self)
{
  g_autofree char *text = desk_store_get_pref (self->store, self->pref);
  g_auto (GStrv) uids = text != NULL ? g_strsplit (text, " ", -1) : NULL;

  if (uids == NULL)
    return;
  self->open = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; uids[i] != NULL; i++)
    if (*uids[i] != '\0')
      g_hash_table_add (self->open, g_strdup (uids[i]));
}

static void
keep_open (GTask *task, gpointer store, gpointer data, GCancellable *cancellable G_GNUC_UNUSED)
{
  char **pair = data;

  /* one that cannot be kept is open for as long as the window is */
  g_task_return_boolean (task, desk_store_set_pref (store, pair[0], pair[1], NULL));
}

static void
save_open (DeskTreeView *self)
{
  g_autoptr (GTask) task = g_task_new (self->store, NULL, NULL, NULL);
  g_autofree gpointer *keys = g_hash_table_get_keys_as_array (self->open, NULL);
  char **pair = g_new0 (char *, 3);

  pair[0] = g_strdup (self->pref);
  pair[1] = g_strjoinv (" ", (char **) keys);
  g_task_set_task_data (task, pair, (GDestroyNotify) g_strfreev);
  g_task_run_in_thread (task, keep_open);
}

/* The one at the top, such as the county, would only have to be opened. */
static gboolean
should_open (DeskTreeView *self, GtkTreeListRow *row, DeskTreeNode *node)
{
  if (self->found)
    return desk_tree_node_leads (node);
  if (self->open == NULL)
    return gtk_tree_list_row_get_depth (row) == 0;
  return g_hash_table_contains (self->open, desk_tree_node_get_uid (node));
}

/* What opens comes after the row, so one way through is enough. */
static void
unfold (DeskTreeView *self)
{
  GListModel *model = G_LIST_MODEL (desk_record_tree_get_model (self->tree));

  self->unfolding = TRUE;
  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (GtkTreeListRow) row = g_list_model_get_item (model, i);
      g_autoptr (DeskTreeNode) node = gtk_tree_list_row_get_item (row);

      if (gtk_tree_list_row_is_expandable (row))
        gtk_tree_list_row_set_expanded (row, should_open (self, row, node));
    }
  self->unfolding = FALSE;
}

static void
remember_root (DeskTreeView *self)
{
  GListModel *model = G_LIST_MODEL (desk_record_tree_get_model (self->tree));

  self->open = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (GtkTreeListRow) row = g_list_model_get_item (model, i);
      g_autoptr (DeskTreeNode) node = gtk_tree_list_row_get_item (row);

      if (gtk_tree_list_row_get_expanded (row))
        g_hash_table_add (self->open, g_strdup (desk_tree_node_get_uid (node)));
    }
}

static void
folded (GtkTreeListRow *row, GParamSpec *pspec G_GNUC_UNUSED, DeskTreeView *self)
{
  g_autoptr (DeskTreeNode) node = gtk_tree_list_row_get_item (row);

  if (self->unfolding || self->found || node == NULL)
    return;
  if (self->open == NULL)
    remember_root (self);
  if (gtk_tree_list_row_get_expanded (row))
    g_hash_table_add (self->open, g_strdup (desk_tree_node_get_uid (node)));
  else
    g_hash_table_remove (self->open, desk_tree_node_get_uid (node));
  save_open (self);
}

/* ---- cells ---- */

/* GTK 4.8 has no call for the name of a row: it is the cell's grandparent. */
static void
name_row (DeskTreeView *self, GtkTreeListRow *row, DeskTreeNode *node, GtkWidget *child)
{
  GtkWidget *cell = gtk_widget_get_parent (child);
  GtkWidget *widget = cell != NULL ? gtk_widget_get_parent (cell) : NULL;
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < self->columns->len; i++)
    {
      const char *text = desk_row_get_cell (desk_tree_node_get_row (node), i);
      if (text != NULL && *text != '\0')
        g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "", text);
    }
  if (widget != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, words->str,
                                    GTK_ACCESSIBLE_PROPERTY_LEVEL, (int) gtk_tree_list_row_get_depth (row) + 1, -1);
}

static GtkWidget *
make_text (void)
{
  GtkWidget *text = gtk_inscription_new (NULL);

  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (text), GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_inscription_set_nat_lines (GTK_INSCRIPTION (text), 1);
  gtk_inscription_set_min_chars (GTK_INSCRIPTION (text), 4);
  gtk_widget_set_valign (text, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (text, TRUE);
  return text;
}

static void
setup_title (GtkSignalListItemFactory *factory G_GNUC_UNUSED, GtkListItem *item)
{
  GtkWidget *expander = gtk_tree_expander_new ();

  gtk_tree_expander_set_child (GTK_TREE_EXPANDER (expander), make_text ());
  g_object_set_data (G_OBJECT (expander), NODE_KEY, item);
  gtk_list_item_set_child (item, expander);
}

static void
bind_title (GtkSignalListItemFactory *factory G_GNUC_UNUSED, GtkListItem *item, DeskTreeView *self)
{
  GtkTreeListRow *row = gtk_list_item_get_item (item);
  GtkWidget *expander = gtk_list_item_get_child (item), *text = gtk_tree_expander_get_child (GTK_TREE_EXPANDER (expander));
  g_autoptr (DeskTreeNode) node = gtk_tree_list_row_get_item (row);

  gtk_tree_expander_set_list_row (GTK_TREE_EXPANDER (expander), row);
  gtk_inscription_set_text (GTK_INSCRIPTION (text), desk_row_get_cell (desk_tree_node_get_row (node), 0));
  if (desk_tree_node_is_found (node))
    gtk_widget_add_css_class (text, "strong");
  else
    gtk_widget_remove_css_class (text, "strong");
  name_row (self, row, node, expander);
  g_signal_connect (row, "notify::expanded", G_CALLBACK (folded), self);
}

static void
unbind_title (GtkSignalListItemFactory *factory G_GNUC_UNUSED, GtkListItem *item, DeskTreeView *self)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), folded, self);
  gtk_tree_expander_set_list_row (GTK_TREE_EXPANDER (gtk_list_item_get_child (item)), NULL);
}

/* Column 0 is a figure, see bind_text(). */
static void
setup_text (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *text = make_text ();

  gtk_widget_add_css_class (text, "factk");
  gtk_widget_add_css_class (text, "num");
  if (g_object_get_data (G_OBJECT (factory), "column") == NULL)
    gtk_inscription_set_xalign (GTK_INSCRIPTION (text), 1);
  gtk_list_item_set_child (item, text);
}

/* The column after the last field counts what is below. */
static void
bind_text (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  guint column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (factory), "column"));
  GtkTreeListRow *row = gtk_list_item_get_item (item);
  g_autoptr (DeskTreeNode) node = gtk_tree_list_row_get_item (row);
  guint n = desk_tree_node_get_n_below (node);
  g_autofree char *count = n > 0 && column == 0 ? desk_integer_format (n) : NULL;

  gtk_inscription_set_text (GTK_INSCRIPTION (gtk_list_item_get_child (item)),
                            column > 0 ? desk_row_get_cell (desk_tree_node_get_row (node), column) : count);
}

static void
add_column (DeskTreeView *self, const char *title, guint column, int chars)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkColumnViewColumn *made;
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), "00");
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  g_object_unref (layout);
  g_object_set_data (G_OBJECT (factory), "column", GUINT_TO_POINTER (column));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_text), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_text), NULL);
  made = gtk_column_view_column_new (title, factory);
  gtk_column_view_column_set_fixed_width (made, width * chars / 2 + 24);
  gtk_column_view_column_set_resizable (made, TRUE);
  gtk_column_view_append_column (GTK_COLUMN_VIEW (self->view), made);
  g_object_unref (made);
}

static void
add_columns (DeskTreeView *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkColumnViewColumn *title = gtk_column_view_column_new (desk_field_get_label (self->columns->pdata[0]), factory);

  g_signal_connect (factory, "setup", G_CALLBACK (setup_title), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_title), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_title), self);
  gtk_column_view_column_set_expand (title, TRUE);
  gtk_column_view_append_column (GTK_COLUMN_VIEW (self->view), title);
  g_object_unref (title);
  for (guint i = 1; i < self->columns->len; i++)
    {
      const DeskField *field = self->columns->pdata[i];
      add_column (self, desk_field_get_label (field), i, field->choices != NULL ? 13 : 16);
    }
  /* Translators: head of a column: how many records are directly below one in a tree */
  add_column (self, C_("tree", "Below"), 0, 7);
}

/* ---- rows ---- */

static GtkTreeListRow *
chosen_row (DeskTreeView *self)
{
  return self->selection != NULL ? gtk_single_selection_get_selected_item (self->selection) : NULL;
}

static void
selected (DeskTreeView *self)
{
  GtkTreeListRow *row = chosen_row (self);
  g_autoptr (DeskTreeNode) node = row != NULL ? gtk_tree_list_row_get_item (row) : NULL;
  const char *uid = node != NULL ? desk_tree_node_get_uid (node) : NULL;

  if (self->unfolding) /* who was chosen is found again when the rows are there */
    return;
  if (g_strcmp0 (uid, self->chosen) == 0)
    return;
  g_free (self->chosen);
  self->chosen = g_strdup (uid);
  g_signal_emit (self, signals[CHOSEN], 0, self->chosen);
}

static GtkWidget *
inner_list (DeskTreeView *self)
{
  for (GtkWidget *child = gtk_widget_get_first_child (self->view); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_LIST_VIEW (child))
      return child;
  return NULL;
}

static GtkListItem *
item_of (GtkWidget *row)
{
  GtkWidget *cell = row != NULL ? gtk_widget_get_first_child (row) : NULL;
  GtkWidget *child = cell != NULL ? gtk_widget_get_first_child (cell) : NULL;

  return child != NULL ? g_object_get_data (G_OBJECT (child), NODE_KEY) : NULL;
}

/* The keyboard follows the choice: GTK 4.8 has no call for it. */
static gboolean
focus_now (gpointer data)
{
  DeskTreeView *self = data;
  GtkWidget *list = inner_list (self);

  self->focusing = 0;
  for (GtkWidget *row = list != NULL ? gtk_widget_get_first_child (list) : NULL; row != NULL; row = gtk_widget_get_next_sibling (row))
    if (item_of (row) != NULL && gtk_list_item_get_item (item_of (row)) == (gpointer) chosen_row (self))
      gtk_widget_grab_focus (row);
  return G_SOURCE_REMOVE;
}

static void
go_to (DeskTreeView *self, guint position)
{
  GtkWidget *list = inner_list (self);

  gtk_single_selection_set_selected (self->selection, position);
  if (list != NULL)
    gtk_widget_activate_action (list, "list.scroll-to-item", "u", position);
  if (self->focusing == 0)
    self->focusing = g_idle_add (focus_now, self); /* the row may not be made yet */
}

static gboolean
unfold_chosen (DeskTreeView *self, gboolean open, gboolean step)
{
  GtkTreeListRow *row = chosen_row (self);
  g_autoptr (GtkTreeListRow) above = NULL;

  if (row == NULL)
    return FALSE;
  if (gtk_tree_list_row_is_expandable (row) && gtk_tree_list_row_get_expanded (row) != open)
    {
      gtk_tree_list_row_set_expanded (row, open);
      return TRUE;
    }
  if (!step)
    return TRUE;
  above = open ? NULL : gtk_tree_list_row_get_parent (row);
  if (above != NULL)
    go_to (self, gtk_tree_list_row_get_position (above));
  else if (open && gtk_tree_list_row_is_expandable (row))
    go_to (self, gtk_tree_list_row_get_position (row) + 1);
  return TRUE;
}

static void
popup_menu (DeskTreeView *self, double x, double y)
{
  if (self->menu == NULL)
    return;
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &(GdkRectangle) { (int) x, (int) y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static gboolean
popup_at_focus (DeskTreeView *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  graphene_rect_t area = GRAPHENE_RECT_INIT (0, 0, 0, 0);

  if (focus != NULL && gtk_widget_compute_bounds (focus, GTK_WIDGET (self), &area))
    popup_menu (self, area.origin.x + 40, area.origin.y + area.size.height);
  return TRUE;
}

static gboolean
key_pressed (GtkEventControllerKey *keys G_GNUC_UNUSED, guint key, guint code G_GNUC_UNUSED, GdkModifierType state, DeskTreeView *self)
{
  GdkModifierType mods = state & gtk_accelerator_get_default_mod_mask ();
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  if (key == GDK_KEY_plus || key == GDK_KEY_KP_Add || key == GDK_KEY_minus || key == GDK_KEY_KP_Subtract)
    return (mods & ~GDK_SHIFT_MASK) == 0 && unfold_chosen (self, key == GDK_KEY_plus || key == GDK_KEY_KP_Add, FALSE);
  if (key == GDK_KEY_F10 && mods == GDK_SHIFT_MASK)
    return popup_at_focus (self);
  if (mods != 0)
    return FALSE;
  switch (key)
    {
    case GDK_KEY_Right:
    case GDK_KEY_Left:
      return unfold_chosen (self, (key == GDK_KEY_Right) != rtl, TRUE);
    case GDK_KEY_space:
      g_signal_emit (self, signals[PREVIEW], 0);
      return TRUE;
    case GDK_KEY_Menu:
      return popup_at_focus (self);
    default:
      return FALSE;
    }
}

static void
secondary_pressed (GtkGestureClick *click, int n G_GNUC_UNUSED, double x, double y, DeskTreeView *self)
{
  GtkWidget *list = inner_list (self), *under = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);

  while (under != NULL && gtk_widget_get_parent (under) != list)
    under = gtk_widget_get_parent (under);
  if (item_of (under) == NULL)
    return;
  gtk_single_selection_set_selected (self->selection, gtk_list_item_get_position (item_of (under)));
  gtk_gesture_set_state (GTK_GESTURE (click), GTK_EVENT_SEQUENCE_CLAIMED);
  popup_menu (self, x, y);
}

static void
activated (DeskTreeView *self, guint position)
{
  g_autoptr (GtkTreeListRow) row = g_list_model_get_item (G_LIST_MODEL (self->selection), position);
  g_autoptr (DeskTreeNode) node = row != NULL ? gtk_tree_list_row_get_item (row) : NULL;

  if (node != NULL)
    g_signal_emit (self, signals[OPEN], 0, desk_tree_node_get_uid (node));
}

/* The row that was chosen, if it can be seen; else the first that was looked for, else the first. */
static guint
find_chosen (DeskTreeView *self)
{
  GListModel *model = G_LIST_MODEL (desk_record_tree_get_model (self->tree));
  guint first = GTK_INVALID_LIST_POSITION;

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (GtkTreeListRow) row = g_list_model_get_item (model, i);
      g_autoptr (DeskTreeNode) node = gtk_tree_list_row_get_item (row);

      if (g_strcmp0 (desk_tree_node_get_uid (node), self->chosen) == 0 && (!self->found || desk_tree_node_is_found (node)))
        return i;
      if (first == GTK_INVALID_LIST_POSITION && (!self->found || desk_tree_node_is_found (node)))
        first = i;
    }
  return first;
}

static void
choose_again (DeskTreeView *self)
{
  guint at = find_chosen (self);
  GtkWidget *list = inner_list (self);

  gtk_single_selection_set_selected (self->selection, at);
  if (list != NULL && at != GTK_INVALID_LIST_POSITION && at >= ROWS_SEEN)
    gtk_widget_activate_action (list, "list.scroll-to-item", "u", at);
  selected (self);
}

static void
tree_read (DeskTreeView *self)
{
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (desk_record_tree_get_model (self->tree))));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  unfold (self);
  gtk_column_view_set_model (GTK_COLUMN_VIEW (self->view), GTK_SELECTION_MODEL (self->selection));
  choose_again (self);
  g_signal_connect_swapped (self->selection, "notify::selected-item", G_CALLBACK (selected), self);
  g_object_unref (self->selection);
}

/* ---- from outside ---- */

void
desk_tree_view_find (DeskTreeView *self, GArray *ids)
{
  g_return_if_fail (DESK_IS_TREE_VIEW (self));
  if (ids == NULL && !self->found)
    return;
  self->found = ids != NULL;
  self->unfolding = TRUE;
  desk_record_tree_find (self->tree, ids);
  if (self->selection != NULL)
    tree_read (self); /* from a fresh list: marks are part of its rows */
  self->unfolding = FALSE;
}

void
desk_tree_view_refresh (DeskTreeView *self)
{
  g_return_if_fail (DESK_IS_TREE_VIEW (self));
  desk_record_tree_read (self->tree);
}

const char *
desk_tree_view_get_chosen (DeskTreeView *self)
{
  g_return_val_if_fail (DESK_IS_TREE_VIEW (self), NULL);
  return self->chosen;
}

guint
desk_tree_view_get_n_rows (DeskTreeView *self)
{
  g_return_val_if_fail (DESK_IS_TREE_VIEW (self), 0);
  return self->selection != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->selection)) : 0;
}

void
desk_tree_view_start (DeskTreeView *self)
{
  g_return_if_fail (DESK_IS_TREE_VIEW (self));
  if (chosen_row (self) != NULL)
    go_to (self, gtk_single_selection_get_selected (self->selection));
}

void
desk_tree_view_set_menu (DeskTreeView *self, GMenuModel *menu)
{
  g_return_if_fail (DESK_IS_TREE_VIEW (self) && self->menu == NULL);
  self->menu = gtk_popover_menu_new_from_model (menu);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
  gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
}

/* ---- making ---- */

GtkWidget *
desk_tree_view_new (DeskStore *store, const DeskType *type)
{
  DeskTreeView *self;
  g_autoptr (GPtrArray) paths = g_ptr_array_new ();

  g_return_val_if_fail (DESK_IS_STORE (store) && type != NULL && type->parent != NULL && type->title != NULL, NULL);
  self = g_object_new (DESK_TYPE_TREE_VIEW, NULL);
  self->store = g_object_ref (store);
  self->type = type;
  self->pref = g_strconcat ("open.", type->name, NULL);
  g_ptr_array_add (self->columns, (gpointer) desk_type_find_field (type, type->title));
  for (guint i = 0; type->columns != NULL && type->columns[i] != NULL; i++)
    {
      const DeskField *field = desk_type_find_field (type, type->columns[i]);
      if (field != NULL && !g_str_equal (field->name, type->title) && !g_str_equal (field->name, type->parent))
        g_ptr_array_add (self->columns, (gpointer) field);
    }
  for (guint i = 0; i < self->columns->len; i++)
    g_ptr_array_add (paths, (gpointer) ((const DeskField *) self->columns->pdata[i])->name);
  g_ptr_array_add (paths, NULL);
  load_open (self);
  add_columns (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, desk_type_get_label_many (type), -1);
  self->tree = desk_record_tree_new (store, type, (const char *const *) paths->pdata);
  g_signal_connect_swapped (self->tree, "read", G_CALLBACK (tree_read), self);
  return GTK_WIDGET (self);
}

static void
desk_tree_view_dispose (GObject *object)
{
  DeskTreeView *self = DESK_TREE_VIEW (object);

  g_clear_handle_id (&self->focusing, g_source_remove);
  self->selection = NULL;
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_pointer (&self->scroller, gtk_widget_unparent); /* before the tree that its rows ask */
  if (self->tree != NULL)
    g_signal_handlers_disconnect_by_data (self->tree, self);
  g_clear_object (&self->tree);
  g_clear_pointer (&self->columns, g_ptr_array_unref);
  g_clear_pointer (&self->open, g_hash_table_unref);
  g_clear_pointer (&self->pref, g_free);
  g_clear_pointer (&self->chosen, g_free);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (desk_tree_view_parent_class)->dispose (object);
}

static void
desk_tree_view_class_init (DeskTreeViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desk_tree_view_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  signals[OPEN] = g_signal_new ("open", DESK_TYPE_TREE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[CHOSEN] = g_signal_new ("chosen", DESK_TYPE_TREE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[PREVIEW] = g_signal_new ("preview", DESK_TYPE_TREE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
desk_tree_view_init (DeskTreeView *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  self->columns = g_ptr_array_new ();
  self->scroller = gtk_scrolled_window_new ();
  self->view = gtk_column_view_new (NULL);
  gtk_widget_set_name (self->view, "tree");
  gtk_widget_add_css_class (self->view, "desk");
  /* before the rows, for which Space selects, and the search, which takes what is typed */
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed), self);
  gtk_widget_add_controller (self->view, keys);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect (click, "pressed", G_CALLBACK (secondary_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect_swapped (self->view, "activate", G_CALLBACK (activated), self);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->view);
  gtk_widget_set_hexpand (self->scroller, TRUE);
  gtk_widget_set_vexpand (self->scroller, TRUE);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}
