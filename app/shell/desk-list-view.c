/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/desk-list-view.h"

#include "shell/desk-id-selection.h"
#include "shell/desk-list-cells.h"
#include "shell/desk-list-sorter.h"

#include "model/desk-deadline.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define PATH_KEY "desk-path"

struct _DeskListView {
  GtkWidget parent_instance;
  DeskStore *store;
  const DeskType *type;
  char *pref;              /* key of the layout */
  GPtrArray *columns;      /* DeskListColumn *: all there are */
  DeskListLayout *layout;
  char *sort;              /* order now */
  char *usual_sort;        /* of the page */
  DeskCells *cells;
  DeskListModel *model;
  DeskIdSelection *selection;
  DeskQuery *query;
  char *search;
  GtkWidget *scroller;
  GtkWidget *view;         /* GtkColumnView */
  GtkWidget *menu;         /* GtkPopoverMenu */
  gboolean wants_focus;    /* as soon as there are rows */
  gboolean arranging;      /* columns are being put in place: nobody moved them */
  int balanced_for;        /* width */
  guint balance_source;
  guint save_source;
  guint tick_source;
};

G_DEFINE_FINAL_TYPE (DeskListView, desk_list_view, GTK_TYPE_WIDGET)

enum { OPEN, CHOSEN, PREVIEW, ORDER, LAYOUT, N_SIGNALS };
static guint signals[N_SIGNALS];

/* ---- remembering ---- */

static GPtrArray *
shown_columns (DeskListView *self)
{
  GListModel *list = gtk_column_view_get_columns (GTK_COLUMN_VIEW (self->view));
  GPtrArray *shown = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    g_ptr_array_add (shown, g_list_model_get_item (list, i));
  return shown;
}

static void
write_layout (DeskListView *self)
{
  g_autofree char *json = desk_list_layout_to_json (self->layout);
  g_autoptr (GError) error = NULL;

  /* a store that is only read forgets it */
  if (!desk_store_set_pref (self->store, self->pref, json, &error))
    g_debug ("%s", error->message);
}

static gboolean
save_now (gpointer data)
{
  DeskListView *self = data;

  self->save_source = 0;
  write_layout (self);
  return G_SOURCE_REMOVE;
}

static void
remember (DeskListView *self)
{
  g_clear_handle_id (&self->save_source, g_source_remove);
  self->save_source = g_timeout_add (600, save_now, self);
}

static const DeskListColumn *
find_column (DeskListView *self, const char *path)
{
  for (guint i = 0; i < self->columns->len; i++)
    if (g_str_equal (((DeskListColumn *) self->columns->pdata[i])->path, path))
      return self->columns->pdata[i];
  return NULL;
}

/* Columns were dragged. */
static void
note_order (DeskListView *self)
{
  g_autoptr (GPtrArray) shown = NULL;

  if (self->arranging)
    return;
  shown = shown_columns (self);
  g_ptr_array_set_size (self->layout->paths, 0);
  for (guint i = 0; i < shown->len; i++)
    g_ptr_array_add (self->layout->paths, g_strdup (g_object_get_data (shown->pdata[i], PATH_KEY)));
  remember (self);
}

static void
note_width (GtkColumnViewColumn *column, GParamSpec *pspec G_GNUC_UNUSED, DeskListView *self)
{
  if (self->arranging)
    return;
  g_hash_table_replace (self->layout->widths, g_strdup (g_object_get_data (G_OBJECT (column), PATH_KEY)),
                        GINT_TO_POINTER (gtk_column_view_column_get_fixed_width (column)));
  if (self->layout->paths->len == 0)
    note_order (self);
  remember (self);
}

/* ---- columns ---- */

/* How much wider the letters are than those the widths were made for. */
static double
letter_scale (DeskListView *self)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), "国国国国国国国国国国");
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  return MAX (width / 133.3, 0.75);
}

static int
word_width (DeskListView *self, const char *word)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), word);
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  return width;
}

/* Wide enough for every choice there is, whatever the language. */
static int
choice_width (DeskListView *self, const DeskListColumn *column)
{
  int width = 0;

  for (const DeskChoice *choice = column->field->choices; choice != NULL && choice->code != NULL; choice++)
    width = MAX (width, word_width (self, desk_choice_get_label (choice)));
  return MIN (width, 130);
}

static int
usual_width (DeskListView *self, const DeskListColumn *column, double scale)
{
  int width = (int) (column->width * scale + 0.5), head = word_width (self, column->title) + 40;
  g_autofree char *left = NULL;

  switch (column->kind)
    {
    case DESK_CELL_TITLE:
      return width;
    case DESK_CELL_PILL:
      return MAX (choice_width (self, column) + (int) (50 * scale), head);
    case DESK_CELL_LIGHT:
      left = desk_deadline_format_remaining (10, DESK_DEADLINE_WORKING_DAYS);
      return MAX (word_width (self, left) + (int) (38 * scale), head);
    case DESK_CELL_TEXT:
      if (column->field->kind == DESK_FIELD_CHOICE)
        return MAX (choice_width (self, column) + 18, head);
      return MAX (width, head);
    case DESK_CELL_NUMBER:
      /* what is cut of a number is what tells it from the others */
      return MAX (MAX (width, word_width (self, "QY-0000-000000") + 18), head);
    case DESK_CELL_FIGURE:
    default:
      return MAX (width, head);
    }
}

/* Names may be cut when there is too little room; what is left of them says enough. */
static int
least_width (const DeskListColumn *column, double scale)
{
  if (column->kind == DESK_CELL_TITLE)
    return (int) (124 * scale);
  return column->field->kind == DESK_FIELD_REFERENCE || column->field->kind == DESK_FIELD_LONG_TEXT ? (int) (76 * scale) : 0;
}

static GtkColumnViewColumn *
make_column (DeskListView *self, const DeskListColumn *column, double scale)
{
  GtkListItemFactory *factory = desk_cells_new_factory (self->cells, column);
  GtkColumnViewColumn *made = gtk_column_view_column_new (column->title, factory);
  int width = GPOINTER_TO_INT (g_hash_table_lookup (self->layout->widths, column->path));
  /* names take the room that is left */
  gboolean expands = column->kind == DESK_CELL_TITLE || column->field->kind == DESK_FIELD_REFERENCE || column->field->kind == DESK_FIELD_LONG_TEXT;

  g_object_set_data (G_OBJECT (made), PATH_KEY, column->path);
  gtk_column_view_column_set_resizable (made, TRUE);
  gtk_column_view_column_set_expand (made, expands);
  gtk_column_view_column_set_fixed_width (made, width > 0 ? width : usual_width (self, column, scale));
  if (column->sortable)
    {
      g_autoptr (GtkSorter) sorter = desk_list_sorter_new (column->path);
      gtk_column_view_column_set_sorter (made, sorter);
    }
  g_signal_connect_object (made, "notify::fixed-width", G_CALLBACK (note_width), self, 0);
  return made;
}

static void
mark_sorted (DeskListView *self)
{
  g_autoptr (GPtrArray) shown = shown_columns (self);
  const char *path = self->sort != NULL && *self->sort == '-' ? self->sort + 1 : self->sort;

  for (guint i = 0; path != NULL && i < shown->len; i++)
    if (g_str_equal (g_object_get_data (shown->pdata[i], PATH_KEY), path) && gtk_column_view_column_get_sorter (shown->pdata[i]) != NULL)
      gtk_column_view_sort_by_column (GTK_COLUMN_VIEW (self->view), shown->pdata[i],
                                      *self->sort == '-' ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
}

/* Takes from the names what is missing, so that the last column is seen. */
static void
balance (DeskListView *self)
{
  g_autoptr (GPtrArray) shown = shown_columns (self);
  double scale = letter_scale (self);
  int missing = -gtk_widget_get_width (GTK_WIDGET (self)), spare = 0;

  for (int pass = 0; pass < 3; pass++)
    for (guint i = 0; i < shown->len; i++)
      {
        const DeskListColumn *column = find_column (self, g_object_get_data (shown->pdata[i], PATH_KEY));
        int set = column != NULL ? GPOINTER_TO_INT (g_hash_table_lookup (self->layout->widths, column->path)) : 0;

        if (column == NULL)
          continue;
        int usual = set > 0 ? set : usual_width (self, column, scale);
        int least = set > 0 ? 0 : least_width (column, scale);
        int give = least > 0 ? MAX (usual - least, 0) : 0;

        if (pass == 0)
          missing += usual;
        else if (pass == 1)
          spare += give;
        else if (set <= 0)
          gtk_column_view_column_set_fixed_width (shown->pdata[i], missing > 0 && spare > 0 ? usual - (int) ((gint64) give * MIN (missing, spare) / spare) : usual);
      }
}

static gboolean
balance_now (gpointer data)
{
  DeskListView *self = data;

  self->balance_source = 0;
  self->arranging = TRUE;
  balance (self);
  self->arranging = FALSE;
  return G_SOURCE_REMOVE;
}

static void
arrange (DeskListView *self)
{
  g_autoptr (GPtrArray) old = shown_columns (self);
  double scale = letter_scale (self);
  guint made = 0;

  self->arranging = TRUE;
  for (guint i = 0; i < old->len; i++)
    gtk_column_view_remove_column (GTK_COLUMN_VIEW (self->view), old->pdata[i]);
  for (guint i = 0; i < self->layout->paths->len; i++)
    {
      const DeskListColumn *column = find_column (self, self->layout->paths->pdata[i]);
      g_autoptr (GtkColumnViewColumn) view = column != NULL ? make_column (self, column, scale) : NULL;

      if (view != NULL)
        gtk_column_view_append_column (GTK_COLUMN_VIEW (self->view), view);
      made += view != NULL;
    }
  for (guint i = 0; made == 0 && i < self->columns->len; i++)
    {
      const DeskListColumn *column = self->columns->pdata[i];
      g_autoptr (GtkColumnViewColumn) view = column->declared ? make_column (self, column, scale) : NULL;
      if (view != NULL)
        gtk_column_view_append_column (GTK_COLUMN_VIEW (self->view), view);
    }
  if (self->model != NULL)
    desk_list_model_set_columns (self->model, desk_cells_get_paths (self->cells));
  mark_sorted (self);
  if (gtk_widget_get_width (GTK_WIDGET (self)) > 0)
    balance (self);
  self->arranging = FALSE;
}

GPtrArray *
desk_list_view_get_columns (DeskListView *self)
{
  g_return_val_if_fail (DESK_IS_LIST_VIEW (self), NULL);
  return self->columns;
}

GPtrArray *
desk_list_view_get_shown (DeskListView *self)
{
  g_autoptr (GPtrArray) columns = NULL;
  GPtrArray *paths = g_ptr_array_new ();

  g_return_val_if_fail (DESK_IS_LIST_VIEW (self), paths);
  columns = shown_columns (self);
  for (guint i = 0; i < columns->len; i++)
    g_ptr_array_add (paths, g_object_get_data (columns->pdata[i], PATH_KEY));
  return paths;
}

void
desk_list_view_set_shown (DeskListView *self, const char *const *paths)
{
  g_return_if_fail (DESK_IS_LIST_VIEW (self));
  g_ptr_array_set_size (self->layout->paths, 0);
  for (guint i = 0; paths != NULL && paths[i] != NULL; i++)
    g_ptr_array_add (self->layout->paths, g_strdup (paths[i]));
  arrange (self);
  remember (self);
  g_signal_emit (self, signals[LAYOUT], 0);
}

/* ---- order and request ---- */

const char *
desk_list_view_get_sort (DeskListView *self)
{
  g_return_val_if_fail (DESK_IS_LIST_VIEW (self), NULL);
  return self->sort;
}

static void
ask (DeskListView *self)
{
  DeskListRequest *request = desk_list_request_new (self->type->name);

  desk_cells_set_tree (self->cells, g_strcmp0 (self->sort, self->usual_sort) == 0 && self->search == NULL);
  request->query = self->query != NULL ? desk_query_ref (self->query) : NULL;
  request->search = g_strdup (self->search);
  request->sort = g_strdup (self->sort);
  desk_list_model_set_request (self->model, request);
}

void
desk_list_view_set_request (DeskListView *self, DeskQuery *query, const char *search)
{
  g_return_if_fail (DESK_IS_LIST_VIEW (self));
  g_clear_pointer (&self->query, desk_query_unref);
  self->query = query != NULL ? desk_query_ref (query) : NULL;
  g_free (self->search);
  self->search = search != NULL && *search != '\0' ? g_strdup (search) : NULL;
  ask (self);
}

static void
sorter_changed (GtkSorter *sorter, GtkSorterChange change G_GNUC_UNUSED, DeskListView *self)
{
  g_autofree char *sort = NULL;

  if (self->arranging)
    return;
  sort = desk_list_sorter_ask (sorter);
  if (sort == NULL)
    sort = g_strdup (self->usual_sort);
  if (g_strcmp0 (sort, self->sort) == 0)
    return;
  g_free (self->sort);
  self->sort = g_strdup (sort);
  g_free (self->layout->sort);
  self->layout->sort = g_strdup (sort);
  remember (self);
  ask (self);
  g_signal_emit (self, signals[ORDER], 0);
}

/* ---- what is chosen ---- */

DeskListModel *
desk_list_view_get_model (DeskListView *self)
{
  g_return_val_if_fail (DESK_IS_LIST_VIEW (self), NULL);
  return self->model;
}

GtkSelectionModel *
desk_list_view_get_selection (DeskListView *self)
{
  g_return_val_if_fail (DESK_IS_LIST_VIEW (self), NULL);
  return GTK_SELECTION_MODEL (self->selection);
}

guint
desk_list_view_get_n_chosen (DeskListView *self)
{
  g_return_val_if_fail (DESK_IS_LIST_VIEW (self), 0);
  return desk_id_selection_get_n_selected (self->selection);
}

static guint
chosen_position (DeskListView *self)
{
  gint64 id;

  return desk_id_selection_get_single (self->selection, &id) ? desk_list_model_find (self->model, id) : G_MAXUINT;
}

DeskRow *
desk_list_view_get_chosen (DeskListView *self)
{
  guint position;

  g_return_val_if_fail (DESK_IS_LIST_VIEW (self), NULL);
  position = chosen_position (self);
  return position != G_MAXUINT ? g_list_model_get_item (G_LIST_MODEL (self->model), position) : NULL;
}

GArray *
desk_list_view_get_ids (DeskListView *self)
{
  GArray *ids;
  guint n;

  g_return_val_if_fail (DESK_IS_LIST_VIEW (self), NULL);
  if (desk_id_selection_get_n_selected (self->selection) > 0)
    return desk_id_selection_get_ids (self->selection);
  n = g_list_model_get_n_items (G_LIST_MODEL (self->model));
  ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), n);
  for (guint i = 0; i < n; i++)
    {
      gint64 id = desk_list_model_get_nth_id (self->model, i);
      g_array_append_val (ids, id);
    }
  return ids;
}

static void
selection_changed (DeskListView *self)
{
  g_signal_emit (self, signals[CHOSEN], 0);
}

static void
row_activated (GtkColumnView *view G_GNUC_UNUSED, guint position, DeskListView *self)
{
  g_autoptr (DeskRow) row = g_list_model_get_item (G_LIST_MODEL (self->model), position);

  if (row != NULL && desk_row_is_loaded (row))
    g_signal_emit (self, signals[OPEN], 0, row);
}

/* ---- keys and the menu ---- */

static GtkWidget *
inner_list (DeskListView *self)
{
  for (GtkWidget *child = gtk_widget_get_first_child (self->view); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_LIST_VIEW (child))
      return child;
  return NULL;
}

void
desk_list_view_scroll_to (DeskListView *self, guint position)
{
  GtkWidget *list;

  g_return_if_fail (DESK_IS_LIST_VIEW (self));
  list = inner_list (self);
  /* GTK 4.8 has no call for it */
  if (list != NULL && position < g_list_model_get_n_items (G_LIST_MODEL (self->model)))
    gtk_widget_activate_action (list, "list.scroll-to-item", "u", position);
}

void
desk_list_view_start (DeskListView *self)
{
  GtkWidget *list;

  g_return_if_fail (DESK_IS_LIST_VIEW (self));
  list = inner_list (self);
  self->wants_focus = list != NULL && g_list_model_get_n_items (G_LIST_MODEL (self->model)) == 0;
  if (list != NULL && !self->wants_focus)
    gtk_widget_child_focus (list, GTK_DIR_TAB_FORWARD);
}

static void
rows_came (DeskListView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  /* unless somebody began to type elsewhere meanwhile */
  if (self->wants_focus && root != NULL && gtk_root_get_focus (root) == NULL)
    desk_list_view_start (self);
}

static void
popup_at (DeskListView *self, const GdkRectangle *at)
{
  if (self->menu == NULL)
    return;
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), at);
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static gboolean
popup_at_focus (DeskListView *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  graphene_rect_t area;
  GdkRectangle at = { 20, 20, 1, 1 };

  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self)) && gtk_widget_compute_bounds (focus, GTK_WIDGET (self), &area))
    {
      at.x = (int) area.origin.x + 40;
      at.y = (int) (area.origin.y + area.size.height);
    }
  popup_at (self, &at);
  return TRUE;
}

static gboolean
key_pressed (GtkEventControllerKey *controller G_GNUC_UNUSED, guint key, guint code G_GNUC_UNUSED, GdkModifierType state, DeskListView *self)
{
  GdkModifierType mods = state & gtk_accelerator_get_default_mod_mask ();

  if (key == GDK_KEY_space && mods == 0)
    {
      g_signal_emit (self, signals[PREVIEW], 0);
      return TRUE;
    }
  if (key == GDK_KEY_Menu || (key == GDK_KEY_F10 && mods == GDK_SHIFT_MASK))
    return popup_at_focus (self);
  return FALSE;
}

static void
secondary_pressed (GtkGestureClick *gesture, int n G_GNUC_UNUSED, double x, double y, DeskListView *self)
{
  GtkWidget *under = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);
  GtkListItem *item = desk_cells_find_item (under);
  const GdkRectangle at = { (int) x, (int) y, 1, 1 };

  if (item == NULL)
    return;
  if (!gtk_list_item_get_selected (item))
    gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), gtk_list_item_get_position (item), TRUE);
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  popup_at (self, &at);
}

void
desk_list_view_set_menu (DeskListView *self, GMenuModel *menu)
{
  g_return_if_fail (DESK_IS_LIST_VIEW (self));
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  self->menu = gtk_popover_menu_new_from_model (menu);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
  gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
}

/* ---- making ---- */

static gboolean
tick (gpointer data)
{
  desk_cells_tick (DESK_LIST_VIEW (data)->cells);
  return G_SOURCE_CONTINUE;
}

static void
desk_list_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  DeskListView *self = DESK_LIST_VIEW (widget);

  gtk_widget_allocate (self->scroller, width, height, baseline, NULL);
  if (width != self->balanced_for && self->balance_source == 0)
    self->balance_source = g_idle_add (balance_now, self); /* nothing may change its size now */
  self->balanced_for = width;
  if (self->menu != NULL)
    gtk_popover_present (GTK_POPOVER (self->menu));
}

static void
desk_list_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline,
                        int *natural_baseline)
{
  gtk_widget_measure (DESK_LIST_VIEW (widget)->scroller, orientation, for_size, minimum, natural, minimum_baseline, natural_baseline);
}

static gboolean
desk_list_view_grab_focus (GtkWidget *widget)
{
  desk_list_view_start (DESK_LIST_VIEW (widget));
  return TRUE;
}

static void
desk_list_view_dispose (GObject *object)
{
  DeskListView *self = DESK_LIST_VIEW (object);

  self->arranging = TRUE; /* columns that go with the view were not moved by anybody */
  if (self->save_source != 0)
    {
      g_clear_handle_id (&self->save_source, g_source_remove);
      write_layout (self);
    }
  self->arranging = TRUE; /* the columns that go now were not taken away by anybody */
  g_clear_handle_id (&self->tick_source, g_source_remove);
  g_clear_handle_id (&self->balance_source, g_source_remove);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->model);
  g_clear_object (&self->cells);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (desk_list_view_parent_class)->dispose (object);
}

static void
desk_list_view_finalize (GObject *object)
{
  DeskListView *self = DESK_LIST_VIEW (object);

  g_free (self->pref);
  g_free (self->sort);
  g_free (self->usual_sort);
  g_free (self->search);
  g_clear_pointer (&self->query, desk_query_unref);
  g_clear_pointer (&self->columns, g_ptr_array_unref);
  desk_list_layout_free (self->layout);
  G_OBJECT_CLASS (desk_list_view_parent_class)->finalize (object);
}

static void
desk_list_view_class_init (DeskListViewClass *klass)
{
  GtkWidgetClass *widget = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_list_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = desk_list_view_finalize;
  widget->measure = desk_list_view_measure;
  widget->size_allocate = desk_list_view_size_allocate;
  widget->grab_focus = desk_list_view_grab_focus;
  signals[OPEN] = g_signal_new ("open", DESK_TYPE_LIST_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, DESK_TYPE_ROW);
  signals[CHOSEN] = g_signal_new ("chosen", DESK_TYPE_LIST_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[PREVIEW] = g_signal_new ("preview", DESK_TYPE_LIST_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[ORDER] = g_signal_new ("order", DESK_TYPE_LIST_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[LAYOUT] = g_signal_new ("layout", DESK_TYPE_LIST_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
add_controllers (DeskListView *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  /* before the rows, for which Space selects */
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed), self);
  gtk_widget_add_controller (self->view, keys);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect (click, "pressed", G_CALLBACK (secondary_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

static void
desk_list_view_init (DeskListView *self)
{
  self->scroller = gtk_scrolled_window_new ();
  self->view = gtk_column_view_new (NULL);
  gtk_widget_add_css_class (self->view, "desk");
  gtk_column_view_set_enable_rubberband (GTK_COLUMN_VIEW (self->view), FALSE);
  gtk_column_view_set_reorderable (GTK_COLUMN_VIEW (self->view), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->view);
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  g_signal_connect (self->view, "activate", G_CALLBACK (row_activated), self);
  add_controllers (self);
  self->tick_source = g_timeout_add_seconds (60, tick, self);
}

static const char *
sort_of_type (const DeskType *type)
{
  for (; type != NULL; type = type->base)
    if (type->sort != NULL)
      return type->sort;
  return NULL;
}

GtkWidget *
desk_list_view_new (DeskStore *store, const DeskType *type, const char *id, const char *const *columns, const char *sort)
{
  DeskListView *self = g_object_new (DESK_TYPE_LIST_VIEW, NULL);
  g_autofree char *json = NULL;

  self->store = g_object_ref (store);
  self->type = type;
  self->pref = g_strconcat ("list.", id, NULL);
  self->columns = desk_list_columns_of (desk_store_get_registry (store), type, columns);
  self->usual_sort = g_strdup (sort != NULL ? sort : sort_of_type (type));
  json = desk_store_get_pref (store, self->pref);
  self->layout = desk_list_layout_from_json (json);
  self->sort = g_strdup (self->layout->sort != NULL ? self->layout->sort : self->usual_sort);
  self->cells = desk_cells_new (store, type);
  desk_cells_set_tree (self->cells, TRUE);
  arrange (self);
  self->model = desk_list_model_new (store, desk_cells_get_paths (self->cells));
  self->selection = desk_id_selection_new (self->model);
  gtk_column_view_set_model (GTK_COLUMN_VIEW (self->view), GTK_SELECTION_MODEL (self->selection));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, desk_type_get_label_many (type), -1);
  g_signal_connect_object (self->model, "items-changed", G_CALLBACK (rows_came), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (selection_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_column_view_get_sorter (GTK_COLUMN_VIEW (self->view)), "changed", G_CALLBACK (sorter_changed), self, 0);
  g_signal_connect_object (gtk_column_view_get_columns (GTK_COLUMN_VIEW (self->view)), "items-changed", G_CALLBACK (note_order), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
