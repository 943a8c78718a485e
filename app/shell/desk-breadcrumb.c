/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/desk-breadcrumb.h"

#include <glib/gi18n-lib.h>

struct _DeskBreadcrumb {
  GtkWidget parent_instance;
  char **steps;
  gboolean compact;
};

G_DEFINE_FINAL_TYPE (DeskBreadcrumb, desk_breadcrumb, GTK_TYPE_WIDGET)

static guint step_signal;

static void
desk_breadcrumb_dispose (GObject *object)
{
  DeskBreadcrumb *self = DESK_BREADCRUMB (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->steps, g_strfreev);
  G_OBJECT_CLASS (desk_breadcrumb_parent_class)->dispose (object);
}

static void
desk_breadcrumb_class_init (DeskBreadcrumbClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desk_breadcrumb_dispose;
  step_signal = g_signal_new ("step", DESK_TYPE_BREADCRUMB, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "breadcrumb");
}

static void
desk_breadcrumb_init (DeskBreadcrumb *self)
{
  self->steps = g_new0 (char *, 1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Where you are"), -1);
}

GtkWidget *
desk_breadcrumb_new (void)
{
  return g_object_new (DESK_TYPE_BREADCRUMB, NULL);
}

static void
step_clicked (GtkWidget *button, DeskBreadcrumb *self)
{
  g_signal_emit (self, step_signal, 0, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "step")));
}

static GtkWidget *
make_step (DeskBreadcrumb *self, const char *title, guint i)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *label = gtk_label_new (title);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "desk-crumb");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_object_set_data (G_OBJECT (button), "step", GUINT_TO_POINTER (i));
  g_signal_connect (button, "clicked", G_CALLBACK (step_clicked), self);
  return button;
}

static void
show_steps (DeskBreadcrumb *self)
{
  GtkWidget *last = gtk_widget_get_last_child (GTK_WIDGET (self));

  for (GtkWidget *c = gtk_widget_get_first_child (GTK_WIDGET (self)); c != NULL; c = gtk_widget_get_next_sibling (c))
    gtk_widget_set_visible (c, c == last || !self->compact);
}

void
desk_breadcrumb_set (DeskBreadcrumb *self, const char *const *steps)
{
  GtkWidget *child;
  guint n;

  g_return_if_fail (DESK_IS_BREADCRUMB (self) && steps != NULL);
  if (g_strv_equal ((const char *const *) self->steps, steps))
    return;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_strfreev (self->steps);
  self->steps = g_strdupv ((char **) steps);
  n = g_strv_length (self->steps);
  for (guint i = 0; i + 1 < n; i++)
    {
      GtkWidget *mark = gtk_label_new ("›");
      gtk_widget_set_parent (make_step (self, steps[i], i), GTK_WIDGET (self));
      gtk_widget_add_css_class (mark, "dim-label");
      gtk_widget_set_parent (mark, GTK_WIDGET (self));
    }
  if (n > 0)
    {
      GtkWidget *here = gtk_label_new (steps[n - 1]);
      gtk_label_set_ellipsize (GTK_LABEL (here), PANGO_ELLIPSIZE_END);
      gtk_label_set_width_chars (GTK_LABEL (here), MIN (g_utf8_strlen (steps[n - 1], -1), 8));
      gtk_widget_add_css_class (here, "desk-crumb-here");
      gtk_widget_set_parent (here, GTK_WIDGET (self));
    }
  show_steps (self);
}

void
desk_breadcrumb_set_compact (DeskBreadcrumb *self, gboolean compact)
{
  g_return_if_fail (DESK_IS_BREADCRUMB (self));
  self->compact = compact;
  show_steps (self);
}

char *
desk_breadcrumb_dup_text (DeskBreadcrumb *self)
{
  return g_strjoinv (" › ", self->steps);
}
