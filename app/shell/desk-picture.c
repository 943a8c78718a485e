/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/desk-picture.h"

#include "shell/desk-shell-error.h"

#include <glib/gi18n-lib.h>

/* How long nothing must happen for the picture to count as settled. */
#define QUIET_US 60000

GdkTexture *
desk_picture_texture (GtkWidget *widget, GError **error)
{
  g_autoptr (GdkPaintable) paintable = NULL;
  g_autoptr (GtkSnapshot) snapshot = NULL;
  g_autoptr (GskRenderNode) node = NULL;
  GtkNative *native;
  GskRenderer *renderer;
  int width, height;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);
  native = gtk_widget_get_native (widget);
  renderer = native != NULL ? gtk_native_get_renderer (native) : NULL;
  width = gtk_widget_get_width (widget);
  height = gtk_widget_get_height (widget);
  if (renderer == NULL || width <= 0 || height <= 0)
    {
      g_set_error (error, DESK_SHELL_ERROR, DESK_SHELL_ERROR_PICTURE, _("“%s” is not on the screen, so no picture of it was made."),
                   gtk_widget_get_name (widget));
      return NULL;
    }
  paintable = gtk_widget_paintable_new (widget);
  snapshot = gtk_snapshot_new ();
  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_free_to_node (g_steal_pointer (&snapshot));
  if (node == NULL)
    {
      g_set_error (error, DESK_SHELL_ERROR, DESK_SHELL_ERROR_PICTURE, _("“%s” has nothing to show, so no picture of it was made."),
                   gtk_widget_get_name (widget));
      return NULL;
    }
  return gsk_renderer_render_texture (renderer, node, &GRAPHENE_RECT_INIT (0, 0, width, height));
}

gboolean
desk_picture_save (GtkWidget *widget, const char *path, GError **error)
{
  g_autoptr (GdkTexture) texture = desk_picture_texture (widget, error);

  if (texture == NULL)
    return FALSE;
  if (!gdk_texture_save_to_png (texture, path))
    {
      g_set_error (error, DESK_SHELL_ERROR, DESK_SHELL_ERROR_PICTURE, _("The picture could not be written to %s; look at the folder's space and rights."), path);
      return FALSE;
    }
  return TRUE;
}

void
desk_picture_settle (guint milliseconds)
{
  gint64 end = g_get_monotonic_time () + (gint64) milliseconds * 1000;
  gint64 quiet_since = g_get_monotonic_time ();

  while (g_get_monotonic_time () < end && g_get_monotonic_time () - quiet_since < QUIET_US)
    {
      if (g_main_context_iteration (NULL, FALSE))
        quiet_since = g_get_monotonic_time ();
      else
        g_usleep (2000);
    }
}
