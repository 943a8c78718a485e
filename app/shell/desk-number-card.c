/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/desk-number-card.h"

#include "shell/desk-tooltip.h"

struct _DeskNumberCard {
  GtkButton parent_instance;
  DeskTone tone;
  char *word;
  char *unit;
  GtkWidget *number;
  GtkWidget *reason;
};

G_DEFINE_FINAL_TYPE (DeskNumberCard, desk_number_card, GTK_TYPE_BUTTON)

static void
desk_number_card_finalize (GObject *object)
{
  DeskNumberCard *self = DESK_NUMBER_CARD (object);

  g_free (self->word);
  g_free (self->unit);
  G_OBJECT_CLASS (desk_number_card_parent_class)->finalize (object);
}

static void
desk_number_card_class_init (DeskNumberCardClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = desk_number_card_finalize;
}

static void
desk_number_card_init (DeskNumberCard *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "desk-number");
}

void
desk_number_card_set (DeskNumberCard *self, const char *number, const char *reason)
{
  g_autofree char *spoken = NULL;

  g_return_if_fail (DESK_IS_NUMBER_CARD (self));
  gtk_label_set_text (GTK_LABEL (self->number), number != NULL ? number : "…");
  gtk_label_set_text (GTK_LABEL (self->reason), reason != NULL ? reason : "");
  desk_tooltip_set (self->reason, reason);
  spoken = g_strdup_printf ("%s %s %s", self->word, number != NULL ? number : "…", self->unit != NULL ? self->unit : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, reason != NULL ? reason : "", -1);
}

const char *
desk_number_card_get_number (DeskNumberCard *self)
{
  g_return_val_if_fail (DESK_IS_NUMBER_CARD (self), NULL);
  return gtk_label_get_text (GTK_LABEL (self->number));
}

void
desk_number_card_set_toned (DeskNumberCard *self, gboolean toned)
{
  g_return_if_fail (DESK_IS_NUMBER_CARD (self));
  desk_tone_set_class (self->number, toned ? self->tone : DESK_TONE_PLAIN, DESK_TONE_USE_ACCENT);
}

static GtkWidget *
make_head (DeskNumberCard *self, const char *icon)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *image = gtk_image_new_from_icon_name (icon);
  GtkWidget *label = gtk_label_new (self->word);

  desk_tone_set_class (image, self->tone, DESK_TONE_USE_ACCENT);
  gtk_widget_add_css_class (label, "strong");
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), label);
  return box;
}

GtkWidget *
desk_number_card_new (const char *id, const char *icon, DeskTone tone, const char *word, const char *unit, gboolean beside)
{
  DeskNumberCard *self = g_object_new (DESK_TYPE_NUMBER_CARD, "name", id, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 5);
  GtkWidget *unit_label = gtk_label_new (unit);
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic"), *head;

  self->tone = tone;
  self->word = g_strdup (word);
  self->unit = g_strdup (unit);
  head = make_head (self, icon);
  self->number = gtk_label_new (NULL);
  self->reason = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->number, beside ? "kpi" : "big");
  gtk_widget_add_css_class (unit_label, "dim-label");
  gtk_widget_add_css_class (self->reason, "caption");
  gtk_widget_add_css_class (self->reason, "dim-label");
  gtk_label_set_ellipsize (GTK_LABEL (self->reason), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (self->reason), beside ? 1 : 0);
  gtk_widget_set_valign (self->number, GTK_ALIGN_BASELINE);
  gtk_widget_set_valign (unit_label, GTK_ALIGN_BASELINE);
  gtk_box_append (GTK_BOX (line), self->number);
  gtk_box_append (GTK_BOX (line), unit_label);
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), line);
  gtk_widget_add_css_class (arrow, "dim-label");
  if (beside)
    {
      gtk_widget_set_valign (self->reason, GTK_ALIGN_BASELINE);
      gtk_widget_set_hexpand (self->reason, TRUE);
      gtk_box_append (GTK_BOX (head), arrow);
    }
  else
    {
      /* a narrow card: the word has the first line to itself, the reason two */
      gtk_label_set_wrap (GTK_LABEL (self->reason), TRUE);
      gtk_label_set_lines (GTK_LABEL (self->reason), 2);
      gtk_widget_set_hexpand (arrow, TRUE);
      gtk_widget_set_halign (arrow, GTK_ALIGN_END);
      gtk_box_append (GTK_BOX (line), arrow);
    }
  gtk_box_append (GTK_BOX (beside ? line : box), self->reason);
  gtk_button_set_child (GTK_BUTTON (self), box);
  desk_number_card_set_toned (self, TRUE);
  desk_number_card_set (self, NULL, NULL);
  return GTK_WIDGET (self);
}
