/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The file dialog is answered, also when it complains of itself. */
#include "remote-test.h"

#include "shell/desk-picture.h"

#include "../shell/shell-test.h"

#include <glib/gstdio.h>

static void
take_answer (GtkDialog *dialog, int response, char **path)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));

  *path = response == GTK_RESPONSE_ACCEPT ? g_file_get_path (file) : g_strdup ("");
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* A complaint of the dialog itself is put away, and the file is named all the same. */
static void
test_file (void)
{
  GtkWidget *window = shell_test_show (gtk_label_new (NULL), 700, 500);
  GtkWidget *dialog = gtk_file_chooser_dialog_new ("另存为", GTK_WINDOW (window), GTK_FILE_CHOOSER_ACTION_SAVE, "取消", GTK_RESPONSE_CANCEL,
                                                   "保存", GTK_RESPONSE_ACCEPT, NULL);
  GtkWidget *complaint = gtk_message_dialog_new (GTK_WINDOW (dialog), GTK_DIALOG_MODAL, GTK_MESSAGE_ERROR, GTK_BUTTONS_OK, "读取已取消");
  g_autofree char *folder = g_dir_make_tmp ("desk-remote-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "收集账.pdf", NULL);
  g_autofree char *json = g_strdup_printf ("{\"do\":\"file\",\"file\":\"%s\"}", path);
  g_autofree char *taken = NULL;

  g_assert_cmpint (remote_test_ask (json, NULL), ==, DESK_REMOTE_LATER); /* none is open yet */
  g_signal_connect (dialog, "response", G_CALLBACK (take_answer), &taken);
  g_signal_connect (complaint, "response", G_CALLBACK (gtk_window_destroy), NULL);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_window_present (GTK_WINDOW (complaint));
  desk_picture_settle (500);
  g_assert_true (desk_remote_front () == GTK_WINDOW (complaint));
  g_assert_cmpint (remote_test_ask (json, NULL), ==, DESK_REMOTE_DONE);
  for (guint looks = 0; taken == NULL && looks < 50; looks++)
    desk_picture_settle (100); /* the dialog looks at the place first */
  g_assert_cmpstr (taken, ==, path);
  g_assert_true (desk_remote_front () == GTK_WINDOW (window));
  g_rmdir (folder);
  shell_test_close (window);
}

int
main (int argc, char **argv)
{
  shell_test_init (&argc, &argv);
  g_test_add_func ("/training/remote/file", test_file);
  return g_test_run ();
}
