/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/desk-id-selection.h"

struct _DeskIdSelection {
  GObject parent_instance;
  GListModel *model;
  DeskIdAt id_at;
  gboolean all;
  GHashTable *ids;  /* gint64 *, selected; of all: those that are not */
  gboolean checked; /* every one of ids is in the list */
};

static void list_model_init (GListModelInterface *iface);
static void selection_model_init (GtkSelectionModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DeskIdSelection, desk_id_selection, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init)
                                                                                    G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL, selection_model_init))

/* --- ids --- */

static gboolean
has (DeskIdSelection *self, guint position)
{
  gint64 id = self->id_at (self->model, position);

  return g_hash_table_contains (self->ids, &id) != self->all;
}

static void
set (DeskIdSelection *self, guint position, gboolean selected)
{
  gint64 id = self->id_at (self->model, position);

  if (selected != self->all)
    g_hash_table_add (self->ids, g_memdup2 (&id, sizeof id));
  else
    g_hash_table_remove (self->ids, &id);
}

static gboolean
is_empty (DeskIdSelection *self)
{
  return !self->all && g_hash_table_size (self->ids) == 0;
}

static void
clear (DeskIdSelection *self, gboolean all)
{
  self->all = all;
  g_hash_table_remove_all (self->ids);
  self->checked = TRUE;
}

/* Lets go of the ids that are no longer in the list. */
static void
check (DeskIdSelection *self)
{
  guint n = g_list_model_get_n_items (self->model);
  GHashTable *kept;

  if (self->checked)
    return;
  self->checked = TRUE;
  if (g_hash_table_size (self->ids) == 0)
    return;
  kept = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint i = 0; i < n && g_hash_table_size (kept) < g_hash_table_size (self->ids); i++)
    {
      gint64 id = self->id_at (self->model, i);
      if (g_hash_table_contains (self->ids, &id))
        g_hash_table_add (kept, g_memdup2 (&id, sizeof id));
    }
  g_hash_table_unref (self->ids);
  self->ids = kept;
}

/* --- GListModel: the list itself --- */

static GType
get_item_type (GListModel *model)
{
  return g_list_model_get_item_type (DESK_ID_SELECTION (model)->model);
}

static guint
get_n_items (GListModel *model)
{
  return g_list_model_get_n_items (DESK_ID_SELECTION (model)->model);
}

static gpointer
get_item (GListModel *model, guint position)
{
  return g_list_model_get_item (DESK_ID_SELECTION (model)->model, position);
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
items_changed (GListModel *model, guint position, guint removed, guint added, gpointer data)
{
  DeskIdSelection *self = data;

  if (removed > 0)
    self->checked = FALSE;
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
}

/* --- GtkSelectionModel --- */

static void
tell (DeskIdSelection *self, guint position, guint n)
{
  if (n > 0)
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), position, n);
}

static void
tell_all (DeskIdSelection *self)
{
  tell (self, 0, g_list_model_get_n_items (self->model));
}

static gboolean
is_selected (GtkSelectionModel *model, guint position)
{
  DeskIdSelection *self = DESK_ID_SELECTION (model);

  return position < g_list_model_get_n_items (self->model) && has (self, position);
}

static GtkBitset *
get_selection_in_range (GtkSelectionModel *model, guint position, guint n)
{
  DeskIdSelection *self = DESK_ID_SELECTION (model);
  GtkBitset *selected = gtk_bitset_new_empty ();
  guint end = position + MIN (n, g_list_model_get_n_items (self->model) - MIN (position, g_list_model_get_n_items (self->model)));

  if (g_hash_table_size (self->ids) == 0)
    {
      if (self->all && end > position)
        gtk_bitset_add_range (selected, position, end - position);
      return selected;
    }
  for (guint i = position; i < end; i++)
    if (has (self, i))
      gtk_bitset_add (selected, i);
  return selected;
}

static gboolean
select_range (GtkSelectionModel *model, guint position, guint n, gboolean unselect_rest)
{
  DeskIdSelection *self = DESK_ID_SELECTION (model);
  guint end = MIN (position + n, g_list_model_get_n_items (self->model));
  gboolean others = unselect_rest && !is_empty (self);

  if (others)
    clear (self, FALSE);
  for (guint i = position; i < end; i++)
    set (self, i, TRUE);
  if (others)
    tell_all (self);
  else
    tell (self, position, end > position ? end - position : 0);
  return TRUE;
}

static gboolean
unselect_range (GtkSelectionModel *model, guint position, guint n)
{
  DeskIdSelection *self = DESK_ID_SELECTION (model);
  guint end = MIN (position + n, g_list_model_get_n_items (self->model));

  for (guint i = position; i < end; i++)
    set (self, i, FALSE);
  tell (self, position, end > position ? end - position : 0);
  return TRUE;
}

static gboolean
select_item (GtkSelectionModel *model, guint position, gboolean unselect_rest)
{
  return select_range (model, position, 1, unselect_rest);
}

static gboolean
unselect_item (GtkSelectionModel *model, guint position)
{
  return unselect_range (model, position, 1);
}

static gboolean
select_all (GtkSelectionModel *model)
{
  clear (DESK_ID_SELECTION (model), TRUE);
  tell_all (DESK_ID_SELECTION (model));
  return TRUE;
}

static gboolean
unselect_all (GtkSelectionModel *model)
{
  if (is_empty (DESK_ID_SELECTION (model)))
    return TRUE;
  clear (DESK_ID_SELECTION (model), FALSE);
  tell_all (DESK_ID_SELECTION (model));
  return TRUE;
}

static gboolean
set_selection (GtkSelectionModel *model, GtkBitset *selected, GtkBitset *mask)
{
  DeskIdSelection *self = DESK_ID_SELECTION (model);
  guint n = g_list_model_get_n_items (self->model);
  GtkBitsetIter iter;
  guint position;

  if (gtk_bitset_is_empty (mask))
    return TRUE;
  /* Whole at once: "only these" is the usual call of a list view. */
  if (gtk_bitset_get_size (mask) >= n && n > 0)
    {
      clear (self, gtk_bitset_get_size (selected) >= n);
      for (gboolean valid = !self->all && gtk_bitset_iter_init_first (&iter, selected, &position); valid && position < n;
           valid = gtk_bitset_iter_next (&iter, &position))
        set (self, position, TRUE);
      tell_all (self);
      return TRUE;
    }
  for (gboolean valid = gtk_bitset_iter_init_first (&iter, mask, &position); valid && position < n; valid = gtk_bitset_iter_next (&iter, &position))
    set (self, position, gtk_bitset_contains (selected, position));
  tell (self, gtk_bitset_get_minimum (mask), gtk_bitset_get_maximum (mask) - gtk_bitset_get_minimum (mask) + 1);
  return TRUE;
}

static void
selection_model_init (GtkSelectionModelInterface *iface)
{
  iface->is_selected = is_selected;
  iface->get_selection_in_range = get_selection_in_range;
  iface->select_item = select_item;
  iface->unselect_item = unselect_item;
  iface->select_range = select_range;
  iface->unselect_range = unselect_range;
  iface->select_all = select_all;
  iface->unselect_all = unselect_all;
  iface->set_selection = set_selection;
}

/* --- what pages ask --- */

gboolean
desk_id_selection_is_all (DeskIdSelection *self)
{
  return self->all && g_hash_table_size (self->ids) == 0;
}

guint
desk_id_selection_get_n_selected (DeskIdSelection *self)
{
  check (self);
  guint size = g_hash_table_size (self->ids);
  return self->all ? g_list_model_get_n_items (self->model) - size : size;
}

gboolean
desk_id_selection_get_single (DeskIdSelection *self, gint64 *id)
{
  GHashTableIter iter;
  gpointer only;

  g_return_val_if_fail (DESK_IS_ID_SELECTION (self) && id != NULL, FALSE);
  check (self);
  if (self->all || g_hash_table_size (self->ids) != 1)
    return FALSE;
  g_hash_table_iter_init (&iter, self->ids);
  g_hash_table_iter_next (&iter, &only, NULL);
  *id = *(const gint64 *) only;
  return TRUE;
}

GArray *
desk_id_selection_get_ids (DeskIdSelection *self)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint n = g_list_model_get_n_items (self->model);

  if (is_empty (self))
    return ids;
  for (guint i = 0; i < n; i++)
    if (has (self, i))
      {
        gint64 id = self->id_at (self->model, i);
        g_array_append_val (ids, id);
      }
  return ids;
}

void
desk_id_selection_select_id (DeskIdSelection *self, gint64 id)
{
  clear (self, FALSE);
  g_hash_table_add (self->ids, g_memdup2 (&id, sizeof id));
  self->checked = FALSE;
  tell_all (self);
}

/* --- object --- */

static gint64
id_in_list (GListModel *model, guint position)
{
  return desk_list_model_get_nth_id (DESK_LIST_MODEL (model), position);
}

DeskIdSelection *
desk_id_selection_new (DeskListModel *model)
{
  return desk_id_selection_new_with (G_LIST_MODEL (model), id_in_list);
}

DeskIdSelection *
desk_id_selection_new_with (GListModel *model, DeskIdAt id_at)
{
  DeskIdSelection *self = g_object_new (DESK_TYPE_ID_SELECTION, NULL);

  self->model = g_object_ref (model);
  self->id_at = id_at;
  g_signal_connect_object (model, "items-changed", G_CALLBACK (items_changed), self, 0);
  return self;
}

static void
desk_id_selection_finalize (GObject *object)
{
  DeskIdSelection *self = DESK_ID_SELECTION (object);

  g_clear_object (&self->model);
  g_hash_table_unref (self->ids);
  G_OBJECT_CLASS (desk_id_selection_parent_class)->finalize (object);
}

static void
desk_id_selection_class_init (DeskIdSelectionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = desk_id_selection_finalize;
}

static void
desk_id_selection_init (DeskIdSelection *self)
{
  self->ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->checked = TRUE;
}
