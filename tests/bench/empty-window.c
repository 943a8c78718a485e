/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The floor of a start: a window of libadwaita with nothing in it, as large as the program's. */
#include <adwaita.h>

#include "first-frame.h"

static void
activate (GApplication *application, gpointer data)
{
  GtkWidget *window = adw_application_window_new (GTK_APPLICATION (application));

  gtk_window_set_default_size (GTK_WINDOW (window), 1366, 768);
  first_frame_watch (GTK_WINDOW (window), NULL);
  gtk_window_present (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  g_autoptr (AdwApplication) application = adw_application_new ("org.frontlinedesk.Empty", G_APPLICATION_NON_UNIQUE);

  g_signal_connect (application, "activate", G_CALLBACK (activate), NULL);
  return g_application_run (G_APPLICATION (application), argc, argv);
}
