/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The program as main.c starts it, but for telling when its first frame is painted. */
#include "first-frame.h"

#include "shell/desk-application.h"
#include "shell/desk-session.h"
#include "store/desk-list.h"

static GtkWidget *
find (GtkWidget *widget, GType type)
{
  GtkWidget *found = widget == NULL || g_type_is_a (G_OBJECT_TYPE (widget), type) ? widget : NULL;

  for (GtkWidget *child = widget != NULL ? gtk_widget_get_first_child (widget) : NULL; child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = gtk_widget_get_mapped (child) ? find (child, type) : NULL;
  return found;
}

/* All cases are listed. */
static gboolean
ready (GtkWindow *window)
{
  GtkWidget *view = find (GTK_WIDGET (window), GTK_TYPE_COLUMN_VIEW);
  GtkSelectionModel *model = view != NULL ? gtk_column_view_get_model (GTK_COLUMN_VIEW (view)) : NULL;
  g_autoptr (DeskRow) row = model != NULL ? g_list_model_get_item (G_LIST_MODEL (model), 0) : NULL;

  return row != NULL && desk_row_is_loaded (row) && (gint64) g_list_model_get_n_items (G_LIST_MODEL (model)) >= g_ascii_strtoll (g_getenv ("BENCH_STAY"), NULL, 10);
}

static void
prepare (DeskApplication *application, DeskWindow *window, gpointer data)
{
  first_frame_watch (GTK_WINDOW (window), ready);
}

int
main (int argc, char **argv)
{
  g_autoptr (DeskApplication) application = NULL;

  desk_application_set_language ();
  application = desk_application_new ();
  g_application_set_flags (G_APPLICATION (application), g_application_get_flags (G_APPLICATION (application)) | G_APPLICATION_NON_UNIQUE);
  desk_session_attach (application);
  g_signal_connect (application, "prepare-window", G_CALLBACK (prepare), NULL);
  return g_application_run (G_APPLICATION (application), argc, argv);
}
