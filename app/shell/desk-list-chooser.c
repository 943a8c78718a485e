/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/desk-list-chooser.h"

#include "shell/desk-box.h"
#include "shell/desk-offer.h"

#include <glib/gi18n-lib.h>

typedef struct {
  DeskListView *view;
  GtkWidget *list; /* box of rows, those shown first */
} Chooser;

static void fill (Chooser *self);

static void
apply (Chooser *self, GPtrArray *paths)
{
  if (paths->len == 0)
    return;
  g_ptr_array_add (paths, NULL);
  desk_list_view_set_shown (self->view, (const char *const *) paths->pdata);
  fill (self);
}

static GPtrArray *
copy_shown (Chooser *self)
{
  g_autoptr (GPtrArray) shown = desk_list_view_get_shown (self->view);
  GPtrArray *copy = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < shown->len; i++)
    g_ptr_array_add (copy, g_strdup (shown->pdata[i]));
  return copy;
}

static void
toggled (GtkCheckButton *check, Chooser *self)
{
  const char *path = g_object_get_data (G_OBJECT (check), "path");
  g_autoptr (GPtrArray) paths = copy_shown (self);
  guint index;

  if (gtk_check_button_get_active (check))
    g_ptr_array_add (paths, g_strdup (path));
  else if (paths->len > 1 && g_ptr_array_find_with_equal_func (paths, path, g_str_equal, &index))
    g_ptr_array_remove_index (paths, index);
  apply (self, paths);
}

static void
moved (GtkButton *button, Chooser *self)
{
  const char *path = g_object_get_data (G_OBJECT (button), "path");
  int step = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "step"));
  g_autoptr (GPtrArray) paths = copy_shown (self);
  guint index;

  if (!g_ptr_array_find_with_equal_func (paths, path, g_str_equal, &index))
    return;
  if ((step < 0 && index == 0) || (step > 0 && index + 1 >= paths->len))
    return;
  gpointer other = paths->pdata[index + step];
  paths->pdata[index + step] = paths->pdata[index];
  paths->pdata[index] = other;
  apply (self, paths);
}

static void
reset (GtkButton *button G_GNUC_UNUSED, Chooser *self)
{
  desk_list_view_set_shown (self->view, NULL);
  fill (self);
}

static GtkWidget *
make_mover (Chooser *self, const DeskListColumn *column, int step)
{
  g_autofree char *id = g_strdup_printf ("columns.%s.%s", column->path, step < 0 ? "up" : "down");
  g_autofree char *label = g_strdup_printf (step < 0 ? _("Move “%s” to the left") : _("Move “%s” to the right"), column->title);
  const DeskOffer offer = { id, NULL, label, NULL, step < 0 ? "go-up-symbolic" : "go-down-symbolic", NULL, "flat tight" };
  GtkWidget *button = desk_offer_icon_button (&offer);

  g_object_set_data (G_OBJECT (button), "path", column->path);
  g_object_set_data (G_OBJECT (button), "step", GINT_TO_POINTER (step));
  g_signal_connect (button, "clicked", G_CALLBACK (moved), self);
  return button;
}

static void
add_row (Chooser *self, const DeskListColumn *column, gboolean shown)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);
  GtkWidget *check = gtk_check_button_new_with_label (column->title);
  g_autofree char *id = g_strdup_printf ("columns.%s", column->path);

  gtk_widget_set_name (check, id);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), shown);
  gtk_widget_set_hexpand (check, TRUE);
  g_object_set_data (G_OBJECT (check), "path", column->path);
  g_signal_connect (check, "toggled", G_CALLBACK (toggled), self);
  gtk_box_append (GTK_BOX (row), check);
  if (shown)
    {
      gtk_box_append (GTK_BOX (row), make_mover (self, column, -1));
      gtk_box_append (GTK_BOX (row), make_mover (self, column, 1));
    }
  gtk_box_append (GTK_BOX (self->list), row);
}

static const DeskListColumn *
find (GPtrArray *columns, const char *path)
{
  for (guint i = 0; i < columns->len; i++)
    if (g_str_equal (((const DeskListColumn *) columns->pdata[i])->path, path))
      return columns->pdata[i];
  return NULL;
}

static void
fill (Chooser *self)
{
  GPtrArray *columns = desk_list_view_get_columns (self->view);
  g_autoptr (GPtrArray) shown = desk_list_view_get_shown (self->view);

  desk_box_clear (self->list);
  for (guint i = 0; i < shown->len; i++)
    {
      const DeskListColumn *column = find (columns, shown->pdata[i]);
      if (column != NULL)
        add_row (self, column, TRUE);
    }
  gtk_box_append (GTK_BOX (self->list), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  for (guint i = 0; i < columns->len; i++)
    {
      const DeskListColumn *column = columns->pdata[i];
      if (!g_ptr_array_find_with_equal_func (shown, column->path, g_str_equal, NULL))
        add_row (self, column, FALSE);
    }
}

static void
make_popup (GtkMenuButton *button, gpointer data)
{
  Chooser *self = g_new0 (Chooser, 1);
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  const DeskOffer offer = { "columns.reset", NULL, _("_Usual Columns"), NULL, NULL, NULL, NULL };
  GtkWidget *usual = desk_offer_button (&offer);

  self->view = data;
  self->list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  fill (self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 440);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);
  gtk_widget_set_size_request (scroller, 240, -1);
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_box_append (GTK_BOX (box), usual);
  g_signal_connect (usual, "clicked", G_CALLBACK (reset), self);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  g_object_set_data_full (G_OBJECT (popover), "chooser", self, g_free);
  gtk_menu_button_set_popover (button, popover);
}

GtkWidget *
desk_list_chooser_new (DeskListView *view)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  const DeskOffer offer = { "records.columns", NULL, _("Columns"), _("Choose which columns are shown, and their order"), NULL, NULL, NULL };

  gtk_box_append (GTK_BOX (content), gtk_image_new_from_icon_name ("desk-column-symbolic"));
  gtk_box_append (GTK_BOX (content), gtk_label_new (offer.label));
  gtk_menu_button_set_child (GTK_MENU_BUTTON (button), content);
  gtk_menu_button_set_has_frame (GTK_MENU_BUTTON (button), FALSE);
  gtk_menu_button_set_direction (GTK_MENU_BUTTON (button), GTK_ARROW_UP);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), make_popup, view, NULL);
  gtk_widget_add_css_class (button, "tight-menu");
  desk_offer_dress (button, &offer);
  return button;
}
