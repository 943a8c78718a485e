/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/desk-light-label.h"

#include <glib/gi18n-lib.h>

struct _DeskLightLabel {
  GtkWidget parent_instance;
  GtkWidget *icon;
  GtkWidget *label;
};

G_DEFINE_FINAL_TYPE (DeskLightLabel, desk_light_label, GTK_TYPE_WIDGET)

static const struct {
  const char *icon;
  const char *word;
  DeskTone tone;
} lights[] = {
  [DESK_LIGHT_NONE] = { NULL, "", DESK_TONE_PLAIN },
  [DESK_LIGHT_NORMAL] = { "desk-clock-symbolic", N_("In time"), DESK_TONE_PLAIN },
  [DESK_LIGHT_WARNING] = { "desk-warn-symbolic", N_("Due soon"), DESK_TONE_AMBER },
  [DESK_LIGHT_OVERDUE] = { "desk-alert-symbolic", N_("Overdue"), DESK_TONE_RED },
  [DESK_LIGHT_PAUSED] = { "desk-pausec-symbolic", N_("Paused"), DESK_TONE_GREY },
  [DESK_LIGHT_DONE] = { "desk-check-symbolic", N_("Done"), DESK_TONE_GREEN },
};

const char *
desk_light_icon (DeskLight light)
{
  return light < G_N_ELEMENTS (lights) ? lights[light].icon : NULL;
}

const char *
desk_light_word (DeskLight light)
{
  return light < G_N_ELEMENTS (lights) && *lights[light].word != '\0' ? _(lights[light].word) : "";
}

DeskTone
desk_light_tone (DeskLight light)
{
  return light < G_N_ELEMENTS (lights) ? lights[light].tone : DESK_TONE_PLAIN;
}

static void
desk_light_label_dispose (GObject *object)
{
  DeskLightLabel *self = DESK_LIGHT_LABEL (object);

  g_clear_pointer (&self->icon, gtk_widget_unparent);
  g_clear_pointer (&self->label, gtk_widget_unparent);
  G_OBJECT_CLASS (desk_light_label_parent_class)->dispose (object);
}

static void
desk_light_label_class_init (DeskLightLabelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desk_light_label_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_STATUS);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "light");
}

static void
desk_light_label_init (DeskLightLabel *self)
{
  self->icon = gtk_image_new ();
  self->label = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_widget_add_css_class (self->label, "num");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_widget_set_parent (self->icon, GTK_WIDGET (self));
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))), 5);
}

void
desk_light_label_set (DeskLightLabel *self, DeskLight light, const char *words)
{
  g_autofree char *spoken = NULL;

  g_return_if_fail (DESK_IS_LIGHT_LABEL (self));
  if (words == NULL)
    words = desk_light_word (light);
  gtk_widget_set_visible (self->icon, desk_light_icon (light) != NULL);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), desk_light_icon (light));
  gtk_label_set_text (GTK_LABEL (self->label), words);
  desk_tone_set_class (GTK_WIDGET (self), desk_light_tone (light), DESK_TONE_USE_LIGHT);
  spoken = *words == '\0' ? g_strdup (desk_light_word (light)) : g_strdup_printf ("%s: %s", desk_light_word (light), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

GtkWidget *
desk_light_label_new (DeskLight light, const char *words)
{
  DeskLightLabel *self = g_object_new (DESK_TYPE_LIGHT_LABEL, NULL);

  desk_light_label_set (self, light, words);
  return GTK_WIDGET (self);
}

const char *
desk_light_label_get_words (DeskLightLabel *self)
{
  g_return_val_if_fail (DESK_IS_LIGHT_LABEL (self), NULL);
  return gtk_label_get_text (GTK_LABEL (self->label));
}
