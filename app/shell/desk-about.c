/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/desk-about.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

GtkWidget *
desk_about_new (void)
{
  GtkWidget *window = adw_about_window_new ();
  AdwAboutWindow *about = ADW_ABOUT_WINDOW (window);

  adw_about_window_set_application_name (about, _("Frontline Desk"));
  adw_about_window_set_application_icon (about, "org.frontlinedesk.Desk");
  adw_about_window_set_version (about, DESK_VERSION);
  adw_about_window_set_developer_name (about, _("The Frontline Desk contributors"));
  adw_about_window_set_comments (about, _("Every problem heard becomes a case with an owner, an answer and an effect."));
  adw_about_window_set_license_type (about, GTK_LICENSE_GPL_3_0);
  adw_about_window_set_translator_credits (about, _("translator-credits"));
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  return window;
}
