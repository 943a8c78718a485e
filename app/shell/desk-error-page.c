/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/desk-error-page.h"

#include "shell/desk-offer.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

struct _DeskErrorPage {
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (DeskErrorPage, desk_error_page, GTK_TYPE_WIDGET)

static guint answer_signal;

static void
desk_error_page_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (desk_error_page_parent_class)->dispose (object);
}

static void
desk_error_page_class_init (DeskErrorPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desk_error_page_dispose;
  answer_signal = g_signal_new ("answer", DESK_TYPE_ERROR_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_ALERT);
}

static void
desk_error_page_init (DeskErrorPage *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
}

static void
clicked (GtkWidget *button, DeskErrorPage *self)
{
  g_signal_emit (self, answer_signal, 0, gtk_widget_get_name (button) + strlen ("store."));
}

static void
add_button (DeskErrorPage *self, GtkWidget *box, const char *id, const char *label, const char *style)
{
  const DeskOffer act = { id, NULL, label, NULL, NULL, NULL, style };
  GtkWidget *button = desk_offer_button (&act);

  g_signal_connect (button, "clicked", G_CALLBACK (clicked), self);
  gtk_box_append (GTK_BOX (box), button);
}

GtkWidget *
desk_error_page_new (const char *sentence, const char *kept, const char *path)
{
  DeskErrorPage *self = g_object_new (DESK_TYPE_ERROR_PAGE, NULL);
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *status = adw_status_page_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  g_autofree char *file = path != NULL ? g_strdup_printf (_("File: %s"), path) : NULL;
  g_autofree char *words = g_strjoin ("\n\n", sentence, kept != NULL ? kept : _("Nothing in the file was changed."), file, NULL);
  g_autofree char *markup = g_markup_escape_text (words, -1); /* the description is markup */

  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), adw_window_title_new (_("Frontline Desk"), NULL));
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (status), "dialog-warning-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (status), _("The store could not be opened"));
  adw_status_page_set_description (ADW_STATUS_PAGE (status), markup);
  gtk_widget_add_css_class (status, "compact");
  gtk_widget_set_vexpand (status, TRUE);
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  add_button (self, box, "store.again", _("_Try Again"), "suggested-action");
  add_button (self, box, "store.other", _("_Open Another…"), NULL);
  add_button (self, box, "store.quit", _("_Quit"), NULL);
  adw_status_page_set_child (ADW_STATUS_PAGE (status), box);
  gtk_widget_set_parent (header, GTK_WIDGET (self));
  gtk_widget_set_parent (status, GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("The store could not be opened"),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
  return GTK_WIDGET (self);
}
