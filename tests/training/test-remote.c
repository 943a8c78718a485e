/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the scenario player asks for is done through the widgets on the screen, or refused with a reason. */
#include "training/desk-remote-private.h"

#include "shell/desk-picture.h"

#include "remote-test.h"

#include "../shell/shell-test.h"

#include <glib/gstdio.h>
#include <string.h>

static void
count (GtkWidget *widget G_GNUC_UNUSED, guint *n)
{
  (*n)++;
}

static void
count_row (GtkListBox *list G_GNUC_UNUSED, GtkListBoxRow *row G_GNUC_UNUSED, guint *n)
{
  (*n)++;
}

static GtkWidget *
named (GtkWidget *widget, const char *name, GtkWidget *box)
{
  gtk_widget_set_name (widget, name);
  gtk_box_append (GTK_BOX (box), widget);
  return widget;
}

static void
test_press (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *button = named (gtk_button_new_with_label ("移交"), "case.hand-over", box);
  GtkWidget *off = named (gtk_button_new_with_label ("办结"), "case.resolve", box);
  GtkWidget *list = named (gtk_list_box_new (), "list", box);
  GtkWidget *window;
  guint pressed = 0, opened = 0;
  g_autofree char *why = NULL;

  gtk_list_box_append (GTK_LIST_BOX (list), gtk_label_new ("某禾鞋业"));
  gtk_list_box_append (GTK_LIST_BOX (list), gtk_label_new ("某澜电子"));
  gtk_widget_set_sensitive (off, FALSE);
  g_signal_connect (button, "clicked", G_CALLBACK (count), &pressed);
  g_signal_connect (off, "clicked", G_CALLBACK (count), &pressed);
  g_signal_connect (list, "row-activated", G_CALLBACK (count_row), &opened);
  window = shell_test_show (box, 400, 300);
  g_assert_cmpint (remote_test_ask ("{\"do\":\"press\",\"what\":\"case.hand-over\"}", NULL), ==, DESK_REMOTE_DONE);
  g_assert_cmpuint (pressed, ==, 1);
  /* what a person could not press is not pressed */
  g_assert_cmpint (remote_test_ask ("{\"do\":\"press\",\"what\":\"case.resolve\"}", &why), ==, DESK_REMOTE_LATER);
  g_assert_nonnull (strstr (why, "case.resolve"));
  g_assert_cmpuint (pressed, ==, 1);
  g_assert_cmpint (remote_test_ask ("{\"do\":\"press\",\"what\":\"case.lift\"}", NULL), ==, DESK_REMOTE_LATER);
  g_assert_cmpint (remote_test_ask ("{\"do\":\"press\",\"what\":\"list > row:某澜\"}", NULL), ==, DESK_REMOTE_DONE);
  g_assert_cmpuint (opened, ==, 1);
  g_assert_cmpint (gtk_list_box_row_get_index (gtk_list_box_get_selected_row (GTK_LIST_BOX (list))), ==, 1);
  g_assert_cmpint (remote_test_ask ("{\"do\":\"jump\"}", NULL), ==, DESK_REMOTE_FAILED);
  g_assert_cmpint (remote_test_ask ("{\"do\":\"press\"}", NULL), ==, DESK_REMOTE_FAILED);
  shell_test_close (window);
}

static void
test_type (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *entry = named (gtk_entry_new (), "field:title", box);
  GtkWidget *view = named (gtk_text_view_new (), "field:summary", box);
  GtkWidget *window;
  guint changes = 0;
  g_autofree char *text = NULL, *focus = NULL;

  gtk_editable_set_text (GTK_EDITABLE (entry), "旧");
  g_signal_connect (entry, "changed", G_CALLBACK (count), &changes);
  window = shell_test_show (box, 400, 300);
  g_assert_cmpint (remote_test_ask ("{\"do\":\"type\",\"what\":\"field:title\",\"text\":\"缺少产业工人\",\"clear\":true,\"slow\":true}", NULL), ==, DESK_REMOTE_DONE);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "缺少产业工人");
  g_assert_cmpuint (changes, >=, 7); /* emptied, and each of six characters */
  g_assert_cmpint (remote_test_ask ("{\"do\":\"focus\"}", &focus), ==, DESK_REMOTE_DONE);
  g_assert_cmpstr (focus, ==, "缺少产业工人");
  /* a text view takes it where the keyboard is */
  g_assert_cmpint (remote_test_ask ("{\"do\":\"focus\",\"what\":\"field:summary\"}", NULL), ==, DESK_REMOTE_DONE);
  g_assert_cmpint (remote_test_ask ("{\"do\":\"type\",\"text\":\"一\"}", NULL), ==, DESK_REMOTE_DONE);
  g_assert_cmpint (remote_test_ask ("{\"do\":\"type\",\"text\":\"二\"}", NULL), ==, DESK_REMOTE_DONE);
  g_assert_cmpint (remote_test_ask ("{\"do\":\"read\",\"what\":\"field:summary\"}", &text), ==, DESK_REMOTE_DONE);
  g_assert_cmpstr (text, ==, "一二");
  g_assert_cmpint (remote_test_ask ("{\"do\":\"see\",\"what\":\"field:summary\",\"text\":\"三\"}", NULL), ==, DESK_REMOTE_LATER);
  g_assert_cmpint (remote_test_ask ("{\"do\":\"gone\",\"what\":\"field:summary\",\"text\":\"三\"}", NULL), ==, DESK_REMOTE_DONE);
  g_assert_cmpint (remote_test_ask ("{\"do\":\"gone\",\"what\":\"field:summary\"}", NULL), ==, DESK_REMOTE_LATER);
  gtk_widget_set_visible (view, FALSE);
  g_assert_cmpint (remote_test_ask ("{\"do\":\"gone\",\"what\":\"field:summary\"}", NULL), ==, DESK_REMOTE_DONE);
  shell_test_close (window);
}

static void
test_choose (void)
{
  static const char *const kinds[] = { "妇女用品", "女", "用工", NULL };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *drop_down = named (gtk_drop_down_new_from_strings (kinds), "field:category", box);
  GtkWidget *check = named (gtk_check_button_new_with_label ("共性"), "field:common", box);
  GtkWidget *window = shell_test_show (box, 400, 300);

  g_assert_cmpint (remote_test_ask ("{\"do\":\"choose\",\"what\":\"field:category\",\"text\":\"女\"}", NULL), ==, DESK_REMOTE_DONE);
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (drop_down)), ==, 1);
  g_assert_cmpint (remote_test_ask ("{\"do\":\"choose\",\"what\":\"field:category\",\"text\":\"用电\"}", NULL), ==, DESK_REMOTE_LATER);
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (drop_down)), ==, 1);
  g_assert_cmpint (remote_test_ask ("{\"do\":\"check\",\"what\":\"field:common\",\"on\":true}", NULL), ==, DESK_REMOTE_DONE);
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
  g_assert_cmpint (remote_test_ask ("{\"do\":\"check\",\"what\":\"field:common\",\"on\":true}", NULL), ==, DESK_REMOTE_DONE);
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
  shell_test_close (window);
}

/* A dialog is in front of its window, in what is found and in pictures. */
static void
test_dialog (void)
{
  GtkWidget *below = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *button = named (gtk_button_new_with_label ("below"), "same", below);
  GtkWidget *window = shell_test_show (below, 500, 400);
  GtkWidget *dialog = gtk_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *above = named (gtk_button_new_with_label ("above"), "same", box);
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "desk-remote-XXXXXX.png", NULL);
  g_autofree char *json = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  int fd = g_mkstemp (path);

  g_assert_cmpint (fd, >=, 0);
  g_close (fd, NULL);
  g_assert_true (desk_remote_find ("same") == button);
  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (window));
  gtk_window_set_child (GTK_WINDOW (dialog), box);
  gtk_window_present (GTK_WINDOW (dialog));
  desk_picture_settle (500);
  g_assert_true (desk_remote_front () == GTK_WINDOW (dialog));
  g_assert_true (desk_remote_find ("same") == above);
  g_assert_true (desk_remote_find ("text:above > in:same") == above);
  json = g_strdup_printf ("{\"do\":\"picture\",\"file\":\"%s\"}", path);
  g_assert_cmpint (remote_test_ask (json, NULL), ==, DESK_REMOTE_DONE);
  texture = gdk_texture_new_from_filename (path, NULL);
  g_assert_nonnull (texture);
  g_assert_cmpint (gdk_texture_get_width (texture), ==, gtk_widget_get_width (window));
  g_assert_cmpint (gdk_texture_get_height (texture), ==, gtk_widget_get_height (window));
  g_assert_cmpint (remote_test_ask ("{\"do\":\"window\",\"close\":true}", NULL), ==, DESK_REMOTE_DONE);
  desk_picture_settle (300);
  g_assert_true (desk_remote_front () == GTK_WINDOW (window));
  g_remove (path);
  shell_test_close (window);
}

int
main (int argc, char **argv)
{
  shell_test_init (&argc, &argv);
  g_test_add_func ("/training/remote/press", test_press);
  g_test_add_func ("/training/remote/type", test_type);
  g_test_add_func ("/training/remote/choose", test_choose);
  g_test_add_func ("/training/remote/dialog", test_dialog);
  return g_test_run ();
}
