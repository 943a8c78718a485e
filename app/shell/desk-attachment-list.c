/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/desk-attachment-list.h"

#include "shell/desk-attachment-deeds.h"
#include "shell/desk-box.h"
#include "shell/desk-offer.h"
#include "shell/desk-tooltip.h"
#include "store/desk-store-error.h"

#include <glib/gi18n-lib.h>

#define THUMBNAIL 48

struct _DeskAttachmentList {
  GtkWidget parent_instance;
  char *folder;
  gboolean editable;
  GPtrArray *attachments; /* DeskAttachment *, as the rows stand */
  GtkWidget *box;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (DeskAttachmentList, desk_attachment_list, GTK_TYPE_WIDGET)

enum { REMOVED, N_SIGNALS };
static guint signals[N_SIGNALS];

/* ---- the acts of a row ---- */

static const DeskAttachment *
attachment_of (GtkWidget *button)
{
  return g_object_get_data (G_OBJECT (button), "attachment");
}

static void
open_clicked (GtkWidget *button, DeskAttachmentList *self)
{
  desk_attachment_open (GTK_WIDGET (self), self->folder, attachment_of (button));
}

static void
save_clicked (GtkWidget *button, DeskAttachmentList *self)
{
  desk_attachment_save (GTK_WIDGET (self), self->folder, attachment_of (button));
}

static void
remove_clicked (GtkWidget *button, DeskAttachmentList *self)
{
  g_autofree char *sha256 = g_strdup (attachment_of (button)->sha256);
  GtkWidget *row = gtk_widget_get_ancestor (button, GTK_TYPE_BOX);

  for (guint i = 0; i < self->attachments->len; i++)
    if (g_str_equal (((DeskAttachment *) self->attachments->pdata[i])->sha256, sha256))
      {
        g_ptr_array_remove_index (self->attachments, i);
        break;
      }
  while (gtk_widget_get_parent (row) != self->box)
    row = gtk_widget_get_parent (row);
  /* the focus goes to a neighbour: the keyboard goes on where it was */
  GtkWidget *next = gtk_widget_get_next_sibling (row) != NULL ? gtk_widget_get_next_sibling (row) : gtk_widget_get_prev_sibling (row);
  if (next != NULL)
    gtk_widget_child_focus (next, GTK_DIR_TAB_FORWARD);
  gtk_box_remove (GTK_BOX (self->box), row);
  g_signal_emit (self, signals[REMOVED], 0, sha256);
}

/* ---- rows ---- */

static const char *
icon_of (const DeskAttachment *attachment)
{
  static const struct {
    const char *prefix, *icon;
  } icons[] = {
    { "image/", "image-x-generic-symbolic" },
    { "audio/", "audio-x-generic-symbolic" },
    { "video/", "video-x-generic-symbolic" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (icons); i++)
    if (g_str_has_prefix (attachment->media_type, icons[i].prefix))
      return icons[i].icon;
  return "text-x-generic-symbolic";
}

static void
thumbnail_read (GObject *source G_GNUC_UNUSED, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) image = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture = desk_attachment_thumbnail_finish (result, &error);

  if (texture != NULL)
    gtk_image_set_from_paintable (GTK_IMAGE (image), GDK_PAINTABLE (texture));
  else if (g_error_matches (error, DESK_STORE_ERROR, DESK_STORE_ERROR_NOT_FOUND) || g_error_matches (error, DESK_STORE_ERROR, DESK_STORE_ERROR_DAMAGED))
    {
      gtk_image_set_from_icon_name (GTK_IMAGE (image), "desk-warn-symbolic");
      desk_tooltip_set (image, error->message);
      gtk_widget_add_css_class (image, "a-amber");
    }
}

static GtkWidget *
make_icon (DeskAttachmentList *self, const DeskAttachment *attachment)
{
  GtkWidget *image = gtk_image_new_from_icon_name (icon_of (attachment));

  gtk_widget_set_size_request (image, THUMBNAIL, desk_attachment_is_picture (attachment) ? THUMBNAIL : -1);
  gtk_widget_add_css_class (image, "desk-thumbnail");
  if (desk_attachment_is_picture (attachment))
    {
      gtk_image_set_pixel_size (GTK_IMAGE (image), THUMBNAIL);
      desk_attachment_thumbnail_async (self->folder, attachment, THUMBNAIL * 2, self->cancellable, thumbnail_read, g_object_ref_sink (image));
    }
  return image;
}

static void
add_button (DeskAttachmentList *self, GtkWidget *row, const DeskAttachment *attachment, const DeskOffer *offer, GCallback clicked)
{
  GtkWidget *button = desk_offer_icon_button (offer);
  g_autofree char *words = g_strdup_printf ("%s · %s", offer->tooltip, attachment->name);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  g_object_set_data_full (G_OBJECT (button), "attachment", desk_attachment_copy (attachment), (GDestroyNotify) desk_attachment_free);
  g_signal_connect (button, "clicked", clicked, self);
  gtk_box_append (GTK_BOX (row), button);
}

static GtkWidget *
make_row (DeskAttachmentList *self, const DeskAttachment *attachment)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *name = gtk_label_new (attachment->name);
  g_autofree char *size_text = g_format_size ((guint64) attachment->size);
  GtkWidget *size = gtk_label_new (size_text);
  const DeskOffer open = { "attachment.open", NULL, _("Open"), _("Open with the system's program"), "document-open-symbolic", NULL, NULL };
  const DeskOffer save = { "attachment.save", NULL, _("Save a Copy"), _("Save a copy"), "document-save-symbolic", NULL, NULL };
  const DeskOffer drop = { "attachment.remove", NULL, _("Remove"), _("Remove it here"), "window-close-symbolic", NULL, NULL };

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_xalign (GTK_LABEL (size), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_MIDDLE);
  gtk_label_set_width_chars (GTK_LABEL (name), 10);
  desk_tooltip_set (name, attachment->name);
  gtk_widget_add_css_class (size, "factk");
  gtk_widget_add_css_class (size, "small");
  gtk_widget_add_css_class (size, "num");
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (words), name);
  gtk_box_append (GTK_BOX (words), size);
  gtk_widget_set_name (row, "attachment");
  gtk_box_append (GTK_BOX (row), make_icon (self, attachment));
  gtk_box_append (GTK_BOX (row), words);
  add_button (self, row, attachment, &open, G_CALLBACK (open_clicked));
  add_button (self, row, attachment, &save, G_CALLBACK (save_clicked));
  if (self->editable)
    add_button (self, row, attachment, &drop, G_CALLBACK (remove_clicked));
  return row;
}

gboolean
desk_attachment_list_add (DeskAttachmentList *self, const DeskAttachment *attachment)
{
  g_return_val_if_fail (DESK_IS_ATTACHMENT_LIST (self) && attachment != NULL, FALSE);
  if (desk_attachments_find (self->attachments, attachment->sha256) != NULL)
    return FALSE;
  g_ptr_array_add (self->attachments, desk_attachment_copy (attachment));
  gtk_box_append (GTK_BOX (self->box), make_row (self, attachment));
  return TRUE;
}

void
desk_attachment_list_set_text (DeskAttachmentList *self, const char *text)
{
  g_autoptr (GPtrArray) attachments = desk_attachments_parse (text, NULL);

  g_return_if_fail (DESK_IS_ATTACHMENT_LIST (self));
  desk_box_clear (self->box);
  g_ptr_array_set_size (self->attachments, 0);
  for (guint i = 0; attachments != NULL && i < attachments->len; i++)
    desk_attachment_list_add (self, attachments->pdata[i]);
}

char *
desk_attachment_list_dup_text (DeskAttachmentList *self)
{
  char *text;

  g_return_val_if_fail (DESK_IS_ATTACHMENT_LIST (self), NULL);
  text = desk_attachments_to_text (self->attachments);
  return text != NULL ? text : g_strdup ("");
}

guint
desk_attachment_list_get_n (DeskAttachmentList *self)
{
  g_return_val_if_fail (DESK_IS_ATTACHMENT_LIST (self), 0);
  return self->attachments->len;
}

GtkWidget *
desk_attachment_list_new (const char *folder, gboolean editable)
{
  DeskAttachmentList *self = g_object_new (DESK_TYPE_ATTACHMENT_LIST, NULL);

  self->folder = g_strdup (folder);
  self->editable = editable;
  return GTK_WIDGET (self);
}

static void
desk_attachment_list_dispose (GObject *object)
{
  DeskAttachmentList *self = DESK_ATTACHMENT_LIST (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (desk_attachment_list_parent_class)->dispose (object);
}

static void
desk_attachment_list_finalize (GObject *object)
{
  DeskAttachmentList *self = DESK_ATTACHMENT_LIST (object);

  g_clear_object (&self->cancellable);
  g_ptr_array_unref (self->attachments);
  g_free (self->folder);
  G_OBJECT_CLASS (desk_attachment_list_parent_class)->finalize (object);
}

static void
desk_attachment_list_class_init (DeskAttachmentListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desk_attachment_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = desk_attachment_list_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_LIST);
  signals[REMOVED] = g_signal_new ("removed", DESK_TYPE_ATTACHMENT_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
desk_attachment_list_init (DeskAttachmentList *self)
{
  self->attachments = g_ptr_array_new_with_free_func ((GDestroyNotify) desk_attachment_free);
  self->cancellable = g_cancellable_new ();
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}
