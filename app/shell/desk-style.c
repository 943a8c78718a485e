/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/desk-style.h"

#include "desk-shell-resources.h"

#include <adwaita.h>

static GtkCssProvider *dark_sheet;
static GtkCssProvider *contrast_sheet;
static int system_dpi;

static void
set_sheet (GtkCssProvider **sheet, const char *path, gboolean wanted, guint above)
{
  GdkDisplay *display = gdk_display_get_default ();

  if (wanted && *sheet == NULL)
    {
      *sheet = gtk_css_provider_new ();
      gtk_css_provider_load_from_resource (*sheet, path);
      gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (*sheet),
                                                  GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + above);
    }
  else if (!wanted && *sheet != NULL)
    {
      gtk_style_context_remove_provider_for_display (display, GTK_STYLE_PROVIDER (*sheet));
      g_clear_object (sheet);
    }
}

static void
style_changed (void)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  set_sheet (&dark_sheet, "/org/frontlinedesk/Desk/style/dark.css", adw_style_manager_get_dark (manager), 1);
  set_sheet (&contrast_sheet, "/org/frontlinedesk/Desk/style/contrast.css", adw_style_manager_get_high_contrast (manager), 2);
}

void
desk_style_init (void)
{
  static gboolean done;
  g_autoptr (GtkCssProvider) sheet = NULL;
  AdwStyleManager *manager;
  GdkDisplay *display = gdk_display_get_default ();

  if (done || display == NULL)
    return;
  done = TRUE;
  adw_init ();
  /* named, so that a static link keeps the object that holds the resources */
  g_resources_register (desk_shell_get_resource ());
  gtk_icon_theme_add_resource_path (gtk_icon_theme_get_for_display (display), "/org/frontlinedesk/Desk/icons");
  sheet = gtk_css_provider_new ();
  gtk_css_provider_load_from_resource (sheet, "/org/frontlinedesk/Desk/style/style.css");
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (sheet), GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  manager = adw_style_manager_get_default ();
  g_signal_connect (manager, "notify::dark", G_CALLBACK (style_changed), NULL);
  g_signal_connect (manager, "notify::high-contrast", G_CALLBACK (style_changed), NULL);
  style_changed ();
}

void
desk_style_set_text_scale (guint percent)
{
  GtkSettings *settings = gtk_settings_get_default ();

  g_return_if_fail (percent >= 50 && percent <= 300);
  if (settings == NULL)
    return;
  if (system_dpi == 0)
    {
      g_object_get (settings, "gtk-xft-dpi", &system_dpi, NULL);
      if (system_dpi <= 0)
        system_dpi = 96 * 1024;
    }
  g_object_set (settings, "gtk-xft-dpi", (int) ((gint64) system_dpi * percent / 100), NULL);
}

void
desk_style_lookup (GtkWidget *widget, const char *name, GdkRGBA *out)
{
  if (!gtk_style_context_lookup_color (gtk_widget_get_style_context (widget), name, out))
    *out = (GdkRGBA){ 1, 0, 1, 1 };
}
