/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/desk-list-cells.h"

#include "shell/desk-case-light.h"
#include "shell/desk-light-label.h"
#include "shell/desk-mark-cell.h"
#include "shell/desk-tooltip.h"

#include "model/desk-date.h"

#include <string.h>

#define ITEM_KEY "desk-list-item"
#define INDENT 18

struct _DeskCells {
  GObject parent_instance;
  DeskStore *store;
  const DeskType *type;
  gboolean cases;
  gboolean tree;
  GPtrArray *paths;      /* char *, NULL-terminated */
  GHashTable *places;    /* path → GUINT_TO_POINTER (place) */
  GHashTable *timed;     /* GtkListItem of the cells bound now that time changes → Maker */
  GPtrArray *spoken;     /* char *: paths that are read out as the name of a row */
};

G_DEFINE_FINAL_TYPE (DeskCells, desk_cells, G_TYPE_OBJECT)

/* One column's part of it. */
typedef struct {
  DeskCells *cells;
  const DeskListColumn *column;
} Maker;

static void
maker_free (gpointer data, GClosure *closure G_GNUC_UNUSED)
{
  Maker *maker = data;

  g_object_unref (maker->cells);
  g_free (maker);
}

/* ---- what is in a row ---- */

static const DeskValue *
raw (DeskCells *self, DeskRow *row, const char *path)
{
  gpointer place;

  if (!g_hash_table_lookup_extended (self->places, path, NULL, &place))
    return NULL;
  return desk_row_get_raw (row, GPOINTER_TO_UINT (place));
}

static gint64
raw_integer (DeskCells *self, DeskRow *row, const char *path)
{
  const DeskValue *value = raw (self, row, path);

  return value != NULL ? desk_value_get_integer (value) : 0;
}

static const char *
raw_text (DeskCells *self, DeskRow *row, const char *path)
{
  const DeskValue *value = raw (self, row, path);

  return value != NULL ? desk_value_get_text (value) : NULL;
}

const char *
desk_cells_get_text (DeskCells *self, DeskRow *row, const char *path)
{
  gpointer place;

  g_return_val_if_fail (DESK_IS_CELLS (self) && DESK_IS_ROW (row), "");
  if (!g_hash_table_lookup_extended (self->places, path, NULL, &place))
    return "";
  return desk_row_get_cell (row, GPOINTER_TO_UINT (place));
}

/* ---- filling a cell ---- */

static void
fill_light (Maker *maker, DeskRow *row, GtkWidget *child)
{
  DeskCells *self = maker->cells;
  DeskRegistry *registry = desk_store_get_registry (self->store);
  const char *name = desk_row_get_record_type (row);
  g_autofree char *words = NULL;
  DeskLight light;
  DeskCaseTimes times = {
    .state = raw_text (self, row, "state"),
    .paused = raw_integer (self, row, "paused") != 0,
    .warn_at = raw_integer (self, row, "warn_at"),
    .due_at = raw_integer (self, row, "due_at"),
    .resolved_at = raw_integer (self, row, "resolved_at"),
    .closed_at = raw_integer (self, row, "closed_at"),
    .due_what = raw_text (self, row, "due_what"),
    .provisional = raw_integer (self, row, "due_provisional") != 0,
    .paused_for = raw_text (self, row, "paused_for"),
  };
  DeskCounting counting = desk_store_get_counting (self->store);

  light = desk_case_light (name != NULL ? desk_registry_find_type (registry, name) : NULL, &times, desk_store_now (self->store), &counting, &words);
  /* what the column may cut off */
  desk_tooltip_set (child, light == DESK_LIGHT_PAUSED ? times.paused_for : times.provisional ? words : NULL);
  desk_mark_cell_set (DESK_MARK_CELL (child), desk_light_icon (light), words, light == DESK_LIGHT_NORMAL ? DESK_TONE_PLAIN : desk_light_tone (light));
}

static void
fill_pill (Maker *maker, DeskRow *row, GtkWidget *child)
{
  const char *code = raw_text (maker->cells, row, maker->column->path);
  const DeskChoice *choice = code != NULL ? desk_field_find_choice (maker->column->field, code) : NULL;

  desk_mark_cell_set (DESK_MARK_CELL (child), choice != NULL ? choice->icon : NULL, desk_cells_get_text (maker->cells, row, maker->column->path),
                      choice != NULL ? desk_tone_from_word (choice->tint) : DESK_TONE_PLAIN);
}

/* Nobody has taken it yet: its title is bold. */
static gboolean
waits_for_someone (DeskCells *self, DeskRow *row)
{
  int state = self->cases ? desk_state_from_code (raw_text (self, row, "state")) : -1;

  return state == DESK_STATE_REGISTERED || state == DESK_STATE_HANDED_OVER;
}

/* GTK 4.8 has no call for the name of a row: it is the cell's grandparent. */
static void
name_row (DeskCells *self, DeskRow *row, GtkWidget *child)
{
  GtkWidget *cell = gtk_widget_get_parent (child);
  GtkWidget *widget = cell != NULL ? gtk_widget_get_parent (cell) : NULL;
  GString *words;

  if (widget == NULL)
    return;
  words = g_string_new (NULL);
  for (guint i = 0; i < self->spoken->len && words->len < 200; i++)
    {
      const char *text = desk_cells_get_text (self, row, self->spoken->pdata[i]);
      if (*text != '\0')
        g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "", text);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, words->str, -1);
  g_string_free (words, TRUE);
}

/* How deep in the tree, by the declared order of the levels. */
static int
level_of (DeskCells *self, DeskRow *row)
{
  const DeskField *field = self->tree ? desk_type_find_field (self->type, "level") : NULL;
  const char *code = field != NULL ? raw_text (self, row, "level") : NULL;
  int level = 0;

  for (const DeskChoice *choice = code != NULL ? field->choices : NULL; choice != NULL && choice->code != NULL; choice++, level++)
    if (g_str_equal (choice->code, code))
      return level;
  return 0;
}

static gboolean
is_moment (const Maker *maker)
{
  return maker->column->field->kind == DESK_FIELD_TIME_STAMP;
}

/* A date and a time are wider than a column: the whole of it is in the tooltip. */
static void
fill_moment (Maker *maker, DeskRow *row, GtkWidget *child)
{
  DeskStore *store = maker->cells->store;
  const char *whole = desk_cells_get_text (maker->cells, row, maker->column->path);
  g_autofree char *near = NULL;

  if (*whole != '\0')
    near = desk_date_format_near_time (raw_integer (maker->cells, row, maker->column->path), desk_store_now (store), desk_store_get_zone (store));
  gtk_inscription_set_text (GTK_INSCRIPTION (child), near);
  desk_tooltip_set (child, near != NULL ? whole : NULL);
}

static void
fill_text (Maker *maker, DeskRow *row, GtkWidget *child)
{
  const char *text = desk_cells_get_text (maker->cells, row, maker->column->path);
  g_autofree char *line = NULL;

  if (strchr (text, '\n') != NULL) /* a cell is one line */
    line = g_strdelimit (g_strdup (text), "\n", ' ');
  gtk_inscription_set_text (GTK_INSCRIPTION (child), line != NULL ? line : text);
  if (maker->column->kind != DESK_CELL_TITLE)
    return;
  gtk_widget_set_margin_start (child, level_of (maker->cells, row) * INDENT);
  if (waits_for_someone (maker->cells, row))
    gtk_widget_add_css_class (child, "strong");
  else
    gtk_widget_remove_css_class (child, "strong");
  name_row (maker->cells, row, child);
}

static void
fill (Maker *maker, GtkListItem *item)
{
  DeskRow *row = gtk_list_item_get_item (item);
  GtkWidget *child = gtk_list_item_get_child (item);

  if (row == NULL || child == NULL)
    return;
  if (maker->column->kind == DESK_CELL_LIGHT)
    fill_light (maker, row, child);
  else if (maker->column->kind == DESK_CELL_PILL)
    fill_pill (maker, row, child);
  else if (is_moment (maker))
    fill_moment (maker, row, child);
  else
    fill_text (maker, row, child);
}

/* ---- the factory ---- */

static void
setup (GtkListItemFactory *factory G_GNUC_UNUSED, GtkListItem *item, Maker *maker)
{
  DeskCellKind kind = maker->column->kind;
  GtkWidget *child;

  if (kind == DESK_CELL_LIGHT || kind == DESK_CELL_PILL)
    child = desk_mark_cell_new (kind == DESK_CELL_PILL);
  else
    {
      child = gtk_inscription_new (NULL);
      gtk_inscription_set_text_overflow (GTK_INSCRIPTION (child), GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
      gtk_inscription_set_min_chars (GTK_INSCRIPTION (child), 1);
      gtk_inscription_set_nat_chars (GTK_INSCRIPTION (child), 4);
      gtk_inscription_set_nat_lines (GTK_INSCRIPTION (child), 1);
      /* given more height than a line, 4.8 draws a line with an ellipsis higher than one without */
      gtk_widget_set_valign (child, GTK_ALIGN_CENTER);
      gtk_inscription_set_xalign (GTK_INSCRIPTION (child), kind == DESK_CELL_FIGURE ? 1 : 0);
      if (kind == DESK_CELL_NUMBER)
        gtk_widget_add_css_class (child, "idno");
      if (kind == DESK_CELL_FIGURE)
        gtk_widget_add_css_class (child, "num");
    }
  g_object_set_data (G_OBJECT (child), ITEM_KEY, item);
  gtk_list_item_set_child (item, child);
}

/* What is in it changes with the clock. */
static gboolean
is_timed (const Maker *maker)
{
  return maker->column->kind == DESK_CELL_LIGHT || is_moment (maker);
}

static void
loaded (DeskRow *row G_GNUC_UNUSED, GParamSpec *pspec G_GNUC_UNUSED, GtkListItem *item)
{
  fill (g_object_get_data (G_OBJECT (item), "desk-maker"), item);
}

static void
bind (GtkListItemFactory *factory G_GNUC_UNUSED, GtkListItem *item, Maker *maker)
{
  g_object_set_data (G_OBJECT (item), "desk-maker", maker);
  g_signal_connect (gtk_list_item_get_item (item), "notify::loaded", G_CALLBACK (loaded), item);
  if (is_timed (maker))
    g_hash_table_insert (maker->cells->timed, item, maker);
  fill (maker, item);
}

static void
unbind (GtkListItemFactory *factory G_GNUC_UNUSED, GtkListItem *item, Maker *maker)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), loaded, item);
  if (is_timed (maker))
    g_hash_table_remove (maker->cells->timed, item);
}

GtkListItemFactory *
desk_cells_new_factory (DeskCells *self, const DeskListColumn *column)
{
  GtkListItemFactory *factory;
  Maker *maker;

  g_return_val_if_fail (DESK_IS_CELLS (self) && column != NULL, NULL);
  factory = gtk_signal_list_item_factory_new ();
  maker = g_new0 (Maker, 1);
  maker->cells = g_object_ref (self);
  maker->column = column;
  desk_cells_add_path (self, column->path);
  if (column->declared)
    g_ptr_array_add (self->spoken, g_strdup (column->path));
  g_signal_connect (factory, "setup", G_CALLBACK (setup), maker);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind), maker);
  g_signal_connect_data (factory, "bind", G_CALLBACK (bind), maker, maker_free, 0);
  return factory;
}

GtkListItem *
desk_cells_find_item (GtkWidget *widget)
{
  for (; widget != NULL; widget = gtk_widget_get_parent (widget))
    {
      GtkWidget *inner = widget;

      for (int depth = 0; depth < 3 && inner != NULL; depth++, inner = gtk_widget_get_first_child (inner))
        {
          GtkListItem *item = g_object_get_data (G_OBJECT (inner), ITEM_KEY);
          if (item != NULL)
            return item;
        }
      if (GTK_IS_LIST_VIEW (widget) || GTK_IS_COLUMN_VIEW (widget))
        return NULL;
    }
  return NULL;
}

void
desk_cells_set_tree (DeskCells *self, gboolean tree)
{
  g_return_if_fail (DESK_IS_CELLS (self));
  self->tree = tree && self->type->parent != NULL && desk_type_find_field (self->type, "level") != NULL;
  if (self->tree)
    desk_cells_add_path (self, "level");
}

void
desk_cells_tick (DeskCells *self)
{
  GHashTableIter iter;
  gpointer item, maker;

  g_return_if_fail (DESK_IS_CELLS (self));
  g_hash_table_iter_init (&iter, self->timed);
  while (g_hash_table_iter_next (&iter, &item, &maker))
    fill (maker, item);
}

guint
desk_cells_add_path (DeskCells *self, const char *path)
{
  gpointer place;

  g_return_val_if_fail (DESK_IS_CELLS (self) && path != NULL, 0);
  if (g_hash_table_lookup_extended (self->places, path, NULL, &place))
    return GPOINTER_TO_UINT (place);
  self->paths->pdata[self->paths->len - 1] = g_strdup (path);
  g_ptr_array_add (self->paths, NULL);
  g_hash_table_insert (self->places, g_strdup (path), GUINT_TO_POINTER (self->paths->len - 2));
  return self->paths->len - 2;
}

const char *const *
desk_cells_get_paths (DeskCells *self)
{
  g_return_val_if_fail (DESK_IS_CELLS (self), NULL);
  return (const char *const *) self->paths->pdata;
}

static void
desk_cells_finalize (GObject *object)
{
  DeskCells *self = DESK_CELLS (object);

  g_ptr_array_unref (self->paths);
  g_hash_table_unref (self->places);
  g_hash_table_unref (self->timed);
  g_ptr_array_unref (self->spoken);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (desk_cells_parent_class)->finalize (object);
}

static void
desk_cells_class_init (DeskCellsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = desk_cells_finalize;
}

static void
desk_cells_init (DeskCells *self)
{
  self->paths = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->paths, NULL);
  self->places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->timed = g_hash_table_new (NULL, NULL);
  self->spoken = g_ptr_array_new_with_free_func (g_free);
}

DeskCells *
desk_cells_new (DeskStore *store, const DeskType *type)
{
  static const char *const of_light[] = { "state", "paused", "warn_at", "due_at", "resolved_at", "closed_at", "due_what", "due_provisional", "paused_for" };
  DeskCells *self = g_object_new (DESK_TYPE_CELLS, NULL);

  self->store = g_object_ref (store);
  self->type = type;
  self->cases = desk_type_is_a (type, "case");
  for (guint i = 0; self->cases && i < G_N_ELEMENTS (of_light); i++)
    desk_cells_add_path (self, of_light[i]);
  return self;
}
