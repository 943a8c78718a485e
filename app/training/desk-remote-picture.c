/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "training/desk-remote-private.h"

#include "shell/desk-picture.h"
#include "shell/desk-shell-error.h"

#include <glib/gi18n-lib.h>

/* A window manager would put a dialog in the middle of its window and dim what
 * lies under it; a virtual display has none, so the picture does. */

static void
draw_texture (GtkSnapshot *snapshot, GtkWidget *widget, double x, double y)
{
  g_autoptr (GdkTexture) texture = desk_picture_texture (widget, NULL);

  if (texture == NULL)
    return;
  gtk_snapshot_append_texture (snapshot, texture, &GRAPHENE_RECT_INIT ((float) x, (float) y, (float) gdk_texture_get_width (texture), (float) gdk_texture_get_height (texture)));
}

/* @x, @y: where the surface that @widget is drawn on begins in the picture */
static void
draw_popovers (GtkSnapshot *snapshot, GtkWidget *widget, double x, double y)
{
  for (GtkWidget *c = gtk_widget_get_first_child (widget); c != NULL; c = gtk_widget_get_next_sibling (c))
    {
      if (!gtk_widget_get_mapped (c))
        continue;
      if (GTK_IS_NATIVE (c) && GDK_IS_POPUP (gtk_native_get_surface (GTK_NATIVE (c))))
        {
          GdkPopup *popup = GDK_POPUP (gtk_native_get_surface (GTK_NATIVE (c)));
          double shift_x = 0, shift_y = 0;
          double at_x = x + gdk_popup_get_position_x (popup);
          double at_y = y + gdk_popup_get_position_y (popup);

          gtk_native_get_surface_transform (GTK_NATIVE (c), &shift_x, &shift_y);
          draw_texture (snapshot, c, at_x + shift_x, at_y + shift_y);
          draw_popovers (snapshot, c, at_x, at_y);
        }
      else
        draw_popovers (snapshot, c, x, y);
    }
}

static void
draw_window (GtkSnapshot *snapshot, GtkWidget *window, double x, double y)
{
  double shift_x = 0, shift_y = 0;

  gtk_native_get_surface_transform (GTK_NATIVE (window), &shift_x, &shift_y);
  draw_texture (snapshot, window, x, y);
  draw_popovers (snapshot, window, x - shift_x, y - shift_y);
}

/* From the window at the bottom to the one in front. */
static GPtrArray *
pile (GtkWindow *front)
{
  GPtrArray *windows = g_ptr_array_new ();

  for (; front != NULL; front = gtk_window_get_transient_for (front))
    if (gtk_widget_get_mapped (GTK_WIDGET (front)))
      g_ptr_array_insert (windows, 0, front);
  return windows;
}

static GdkTexture *
draw_pile (GPtrArray *windows)
{
  GtkWidget *base = windows->pdata[0];
  double width = gtk_widget_get_width (base), height = gtk_widget_get_height (base);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;

  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  draw_window (snapshot, base, 0, 0);
  for (guint i = 1; i < windows->len; i++)
    {
      GtkWidget *window = windows->pdata[i];
      double x = MAX (0, (width - gtk_widget_get_width (window)) / 2);
      double y = MAX (0, (height - gtk_widget_get_height (window)) / 2);
      graphene_rect_t rect = GRAPHENE_RECT_INIT ((float) x, (float) y, (float) gtk_widget_get_width (window), (float) gtk_widget_get_height (window));
      GskRoundedRect outline;

      gtk_snapshot_append_color (snapshot, &(GdkRGBA) { 0, 0, 0, 0.35f }, &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
      gsk_rounded_rect_init_from_rect (&outline, &rect, 12);
      gtk_snapshot_append_outset_shadow (snapshot, &outline, &(GdkRGBA) { 0, 0, 0, 0.4f }, 0, 4, 2, 18);
      gtk_snapshot_push_rounded_clip (snapshot, &outline);
      draw_window (snapshot, window, x, y);
      gtk_snapshot_pop (snapshot);
      /* popovers may be larger than the dialog */
      draw_popovers (snapshot, window, x, y);
    }
  gtk_snapshot_pop (snapshot);
  node = gtk_snapshot_free_to_node (g_steal_pointer (&snapshot));
  if (node == NULL)
    return NULL; /* not drawn yet */
  return gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (base)), node, &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
}

gboolean
desk_remote_picture (GtkWidget *widget, const char *path, GError **error)
{
  g_autoptr (GPtrArray) windows = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  g_autoptr (GBytes) png = NULL;

  if (widget != NULL)
    return desk_picture_save (widget, path, error);
  windows = pile (desk_remote_front ());
  if (windows->len == 0)
    {
      g_set_error (error, DESK_SHELL_ERROR, DESK_SHELL_ERROR_PICTURE, "%s", _("No window is on the screen, so no picture was made."));
      return FALSE;
    }
  texture = draw_pile (windows);
  if (texture == NULL)
    {
      g_set_error (error, DESK_SHELL_ERROR, DESK_SHELL_ERROR_PICTURE, "%s", _("No window is on the screen, so no picture was made."));
      return FALSE;
    }
  png = gdk_texture_save_to_png_bytes (texture);
  return g_file_set_contents (path, g_bytes_get_data (png, NULL), (gssize) g_bytes_get_size (png), error);
}
