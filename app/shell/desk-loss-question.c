/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/desk-loss-question.h"

#include "shell/desk-window.h"
#include "store/desk-loss.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

static void
answered (DeskStore *store, const char *answer, AdwMessageDialog *dialog)
{
  GtkWindow *window = gtk_window_get_transient_for (GTK_WINDOW (dialog));
  g_autoptr (GError) error = NULL;
  gboolean fine;

  if (!g_str_equal (answer, "accept"))
    return;
  fine = desk_store_accept_losses (store, &error);
  if (DESK_IS_WINDOW (window))
    desk_window_toast (DESK_WINDOW (window), fine ? _("The older copy was accepted.") : error->message, NULL, NULL);
}

static char *
say (DeskStore *store, const GArray *losses)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < losses->len; i++)
    {
      g_autofree char *line = desk_loss_describe (&g_array_index (losses, DeskLoss, i), desk_store_get_zone (store));
      g_string_append_printf (text, "%s\n\n", line);
    }
  g_string_append (text, _("If the newer file is still somewhere, close the program and put it back. Accepting cannot be undone: the missing "
                           "events are given up. Who accepted that, when, and what was missing is written into the log and shown in the preferences."));
  return g_string_free (text, FALSE);
}

void
desk_loss_ask (GtkWindow *window, DeskStore *store, const GArray *losses)
{
  g_autofree char *text = NULL;
  GtkWidget *dialog;

  g_return_if_fail (DESK_IS_STORE (store));
  if (losses == NULL || losses->len == 0)
    return;
  text = say (store, losses);
  dialog = adw_message_dialog_new (window, _("Go on with an older copy of the store?"), text);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "later", _("_Decide Later"), "accept", _("_Accept the Loss"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "accept", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "later");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "later");
  gtk_widget_set_name (dialog, "older-copy");
  g_signal_connect_object (dialog, "response", G_CALLBACK (answered), store, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}
