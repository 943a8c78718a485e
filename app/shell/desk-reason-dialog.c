/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/desk-reason-dialog.h"

#include <glib/gi18n-lib.h>

/* A reason of a few words can be read while it is typed; and no heading is wider than the dialog. */
#define REASON_CHARS 28

typedef struct {
  DeskReasonGiven given;
  gpointer data;
} Asked;

static char *
dup_reason (AdwMessageDialog *dialog)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (adw_message_dialog_get_extra_child (dialog)))));
}

static void
changed (AdwMessageDialog *dialog)
{
  g_autofree char *reason = dup_reason (dialog);

  adw_message_dialog_set_response_enabled (dialog, "go", *reason != '\0');
}

static void
answered (AdwMessageDialog *dialog, const char *answer, gpointer data)
{
  Asked *asked = data;
  g_autofree char *reason = dup_reason (dialog);

  asked->given (g_str_equal (answer, "go") ? reason : NULL, asked->data);
}

static void
asked_free (gpointer data, GClosure *closure G_GNUC_UNUSED)
{
  g_free (data);
}

void
desk_reason_ask (GtkWidget *over, const DeskReasonQuestion *question, DeskReasonGiven given, gpointer data)
{
  GtkRoot *root = gtk_widget_get_root (over);
  GtkWidget *dialog = adw_message_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, question->title, question->body);
  AdwMessageDialog *self = ADW_MESSAGE_DIALOG (dialog);
  GtkWidget *entry = gtk_entry_new ();
  Asked *asked = g_new0 (Asked, 1);

  asked->given = given;
  asked->data = data;
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), question->prompt);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), REASON_CHARS);
  gtk_widget_set_name (entry, question->name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, question->prompt, -1);
  adw_message_dialog_set_extra_child (self, entry);
  adw_message_dialog_add_responses (self, "cancel", _("_Cancel"), "go", question->verb, NULL);
  adw_message_dialog_set_response_appearance (self, "go", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (self, "go");
  adw_message_dialog_set_close_response (self, "cancel");
  adw_message_dialog_set_response_enabled (self, "go", FALSE);
  g_signal_connect_object (entry, "changed", G_CALLBACK (changed), dialog, G_CONNECT_SWAPPED);
  g_signal_connect_data (dialog, "response", G_CALLBACK (answered), asked, asked_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (entry);
}
