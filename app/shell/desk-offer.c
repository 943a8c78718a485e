/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/desk-offer.h"

#include "shell/desk-tooltip.h"

/* The label without the underscore of its mnemonic ("__" stands for "_"). */
static char *
plain_label (const char *label)
{
  GString *out = g_string_new (NULL);

  for (const char *p = label; *p != '\0'; p++)
    {
      if (*p == '_' && *++p == '\0')
        break;
      g_string_append_c (out, *p);
    }
  return g_string_free (out, FALSE);
}

static char *
tooltip_of (const DeskOffer *offer, const char *plain, gboolean icon_only)
{
  const char *words = offer->tooltip != NULL ? offer->tooltip : icon_only ? plain : NULL;
  g_autofree char *keys = NULL;
  guint key;
  GdkModifierType mods;

  if (offer->shortcut != NULL && gtk_accelerator_parse (offer->shortcut, &key, &mods))
    keys = gtk_accelerator_get_label (key, mods);
  if (keys == NULL)
    return g_strdup (words);
  return g_strdup_printf ("%s (%s)", words != NULL ? words : plain, keys);
}

static void
dress (GtkWidget *widget, const DeskOffer *offer, gboolean icon_only)
{
  g_autofree char *plain = plain_label (offer->label);
  g_autofree char *tip = tooltip_of (offer, plain, icon_only);
  g_auto (GStrv) classes = NULL;

  gtk_widget_set_name (widget, offer->id);
  desk_tooltip_set (widget, tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, plain, -1);
  if (offer->shortcut != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_KEY_SHORTCUTS, offer->shortcut, -1);
  if (offer->style != NULL)
    {
      classes = g_strsplit (offer->style, " ", -1);
      for (guint i = 0; classes[i] != NULL; i++)
        if (*classes[i] != '\0')
          gtk_widget_add_css_class (widget, classes[i]);
    }
  if (offer->action != NULL && GTK_IS_ACTIONABLE (widget))
    gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (widget), offer->action);
}

void
desk_offer_dress (GtkWidget *widget, const DeskOffer *offer)
{
  g_return_if_fail (GTK_IS_WIDGET (widget) && offer != NULL && offer->id != NULL && offer->label != NULL);
  dress (widget, offer, FALSE);
}

static GtkWidget *
button_child (const DeskOffer *offer)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new_with_mnemonic (offer->label);

  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (offer->icon));
  gtk_box_append (GTK_BOX (box), label);
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  return box;
}

GtkWidget *
desk_offer_button (const DeskOffer *offer)
{
  GtkWidget *button;

  g_return_val_if_fail (offer != NULL && offer->id != NULL && offer->label != NULL, NULL);
  button = gtk_button_new ();
  gtk_button_set_use_underline (GTK_BUTTON (button), TRUE);
  if (offer->icon != NULL)
    gtk_button_set_child (GTK_BUTTON (button), button_child (offer));
  else
    gtk_button_set_label (GTK_BUTTON (button), offer->label);
  dress (button, offer, FALSE);
  return button;
}

GtkWidget *
desk_offer_icon_button (const DeskOffer *offer)
{
  GtkWidget *button;

  g_return_val_if_fail (offer != NULL && offer->id != NULL && offer->label != NULL && offer->icon != NULL, NULL);
  button = gtk_button_new_from_icon_name (offer->icon);
  dress (button, offer, TRUE);
  return button;
}

void
desk_offer_append (const DeskOffer *offer, GMenu *menu)
{
  g_autoptr (GMenuItem) item = NULL;

  g_return_if_fail (offer != NULL && offer->action != NULL && offer->label != NULL);
  item = g_menu_item_new (offer->label, offer->action);
  if (offer->icon != NULL)
    {
      g_autoptr (GIcon) icon = g_themed_icon_new (offer->icon);
      g_menu_item_set_icon (item, icon);
    }
  if (offer->shortcut != NULL)
    g_menu_item_set_attribute (item, "accel", "s", offer->shortcut);
  g_menu_append_item (menu, item);
}

static void
open_menu (GtkMenuButton *button, gpointer menu)
{
  if (gtk_menu_button_get_popover (button) == NULL)
    gtk_menu_button_set_menu_model (button, menu);
}

/* A menu is made when it is opened: most never are. */
GtkWidget *
desk_offer_menu_button (const DeskOffer *offer, GMenuModel *menu)
{
  GtkWidget *button = gtk_menu_button_new ();

  if (offer->icon != NULL)
    gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), offer->icon);
  else
    {
      gtk_menu_button_set_label (GTK_MENU_BUTTON (button), offer->label);
      gtk_menu_button_set_use_underline (GTK_MENU_BUTTON (button), TRUE);
    }
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), open_menu, g_object_ref (menu), g_object_unref);
  dress (button, offer, offer->icon != NULL);
  return button;
}

static GtkWidget *
find (GtkWidget *widget, const char *id, gboolean visible)
{
  if (g_str_equal (gtk_widget_get_name (widget), id) && (!visible || gtk_widget_get_mapped (widget)))
    return widget;
  for (GtkWidget *c = gtk_widget_get_first_child (widget); c != NULL; c = gtk_widget_get_next_sibling (c))
    {
      GtkWidget *found = find (c, id, visible);
      if (found != NULL)
        return found;
    }
  return NULL;
}

GtkWidget *
desk_offer_find (GtkWidget *root, const char *id)
{
  GtkWidget *found;

  g_return_val_if_fail (GTK_IS_WIDGET (root) && id != NULL, NULL);
  found = find (root, id, TRUE);
  return found != NULL ? found : find (root, id, FALSE);
}
