/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/desk-pill.h"

struct _DeskPill {
  GtkWidget parent_instance;
  GtkWidget *icon;
  GtkWidget *label;
};

G_DEFINE_FINAL_TYPE (DeskPill, desk_pill, GTK_TYPE_WIDGET)

static void
desk_pill_dispose (GObject *object)
{
  DeskPill *self = DESK_PILL (object);

  g_clear_pointer (&self->icon, gtk_widget_unparent);
  g_clear_pointer (&self->label, gtk_widget_unparent);
  G_OBJECT_CLASS (desk_pill_parent_class)->dispose (object);
}

static void
desk_pill_class_init (DeskPillClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desk_pill_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_STATUS);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "pill");
}

static void
desk_pill_init (DeskPill *self)
{
  self->icon = gtk_image_new ();
  self->label = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (self->label), 2);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_widget_set_parent (self->icon, GTK_WIDGET (self));
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))), 4);
  gtk_widget_add_css_class (GTK_WIDGET (self), "pill");
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_START);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

void
desk_pill_set (DeskPill *self, const char *icon, const char *word, DeskTone tone)
{
  g_return_if_fail (DESK_IS_PILL (self));
  gtk_widget_set_visible (GTK_WIDGET (self), word != NULL && *word != '\0');
  gtk_widget_set_visible (self->icon, icon != NULL);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), icon);
  gtk_label_set_text (GTK_LABEL (self->label), word != NULL ? word : "");
  desk_tone_set_class (GTK_WIDGET (self), tone == DESK_TONE_PLAIN ? DESK_TONE_GREY : tone, DESK_TONE_USE_TINT);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, word != NULL ? word : "", -1);
}

GtkWidget *
desk_pill_new (const char *icon, const char *word, DeskTone tone)
{
  DeskPill *self = g_object_new (DESK_TYPE_PILL, NULL);

  desk_pill_set (self, icon, word, tone);
  return GTK_WIDGET (self);
}

const char *
desk_pill_get_word (DeskPill *self)
{
  g_return_val_if_fail (DESK_IS_PILL (self), NULL);
  return gtk_label_get_text (GTK_LABEL (self->label));
}
