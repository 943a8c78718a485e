/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/desk-application.h"
#include "shell/desk-session.h"
#include "training/desk-remote.h"

int
main (int argc, char **argv)
{
  g_autoptr (DeskApplication) application = NULL;

  desk_application_set_language ();
  application = desk_application_new ();
  desk_remote_add_option (G_APPLICATION (application));
  desk_session_attach (application);
  return g_application_run (G_APPLICATION (application), argc, argv);
}
