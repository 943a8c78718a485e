/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/desk-form-dialog.h"

struct _DeskFormDialog {
  AdwWindow parent_instance;
  GtkWidget *session;
  gboolean going, ready, wanted;
};

G_DEFINE_FINAL_TYPE (DeskFormDialog, desk_form_dialog, ADW_TYPE_WINDOW)

static void
go (DeskFormDialog *self)
{
  if (self->going)
    return;
  self->going = TRUE;
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
ready (DeskFormDialog *self)
{
  DeskFormSession *session = DESK_FORM_SESSION (self->session);
  DeskFormBody *body = desk_form_session_get_body (session);
  g_autofree char *title = body != NULL ? desk_form_body_dup_title (body) : NULL;

  gtk_window_set_title (GTK_WINDOW (self), title);
  self->ready = TRUE;
  if (self->wanted)
    gtk_window_present (GTK_WINDOW (self));
  desk_form_session_start (session);
}

void
desk_form_dialog_show (DeskFormDialog *self)
{
  g_return_if_fail (DESK_IS_FORM_DIALOG (self));
  self->wanted = TRUE;
  if (self->ready)
    gtk_window_present (GTK_WINDOW (self));
}

static gboolean
desk_form_dialog_close_request (GtkWindow *window)
{
  DeskFormDialog *self = DESK_FORM_DIALOG (window);

  /* keeping tells "closed", which takes the window away; what cannot be kept stays on the screen */
  if (!self->going)
    desk_form_session_keep (DESK_FORM_SESSION (self->session));
  return TRUE;
}

DeskFormSession *
desk_form_dialog_get_session (DeskFormDialog *self)
{
  g_return_val_if_fail (DESK_IS_FORM_DIALOG (self), NULL);
  return DESK_FORM_SESSION (self->session);
}

GtkWidget *
desk_form_dialog_new (GtkWindow *parent, DeskStore *store, const char *form, const DeskUuid *uid, GVariant *presets)
{
  DeskFormDialog *self = g_object_new (DESK_TYPE_FORM_DIALOG, "modal", TRUE, "transient-for", parent, "destroy-with-parent", TRUE, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->session = desk_form_session_new (store, form, uid, presets, TRUE);
  gtk_widget_set_vexpand (self->session, TRUE);
  g_signal_connect_object (self->session, "ready", G_CALLBACK (ready), self, G_CONNECT_SWAPPED);
  /* after whoever waits for the answer has had it */
  g_signal_connect_object (self->session, "done", G_CALLBACK (go), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (self->session, "closed", G_CALLBACK (go), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), self->session);
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_window_set_default_size (GTK_WINDOW (self), 620, -1);
  if (desk_form_session_get_body (DESK_FORM_SESSION (self->session)) != NULL)
    ready (self);
  return GTK_WIDGET (self);
}

static void
desk_form_dialog_class_init (DeskFormDialogClass *klass)
{
  GTK_WINDOW_CLASS (klass)->close_request = desk_form_dialog_close_request;
}

static void
desk_form_dialog_init (DeskFormDialog *self G_GNUC_UNUSED)
{
}
