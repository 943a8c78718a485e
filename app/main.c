/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/desk-application.h"

int
main (int argc, char **argv)
{
  g_autoptr (DeskApplication) application = NULL;

  desk_application_set_language ();
  application = desk_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
