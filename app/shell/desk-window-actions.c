/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/desk-window-private.h"

#include "shell/desk-settings.h"
#include "shell/desk-shortcuts.h"

static const struct {
  const char *action;
  DeskPageAct act;
} page_acts[] = {
  { "win.print", DESK_PAGE_ACT_PRINT },
  { "win.export", DESK_PAGE_ACT_EXPORT },
  { "win.undo", DESK_PAGE_ACT_UNDO },
  { "win.save", DESK_PAGE_ACT_SAVE },
  { "win.register", DESK_PAGE_ACT_REGISTER },
};

/* Few look at it, and its widgets take a megabyte. */
static void
act_shortcuts (GtkWidget *widget, const char *name G_GNUC_UNUSED, GVariant *parameter G_GNUC_UNUSED)
{
  GtkApplicationWindow *window = GTK_APPLICATION_WINDOW (widget);

  if (gtk_application_window_get_help_overlay (window) == NULL)
    gtk_application_window_set_help_overlay (window, desk_shortcuts_new ());
  gtk_window_present (GTK_WINDOW (gtk_application_window_get_help_overlay (window)));
}

static void
open_or_say (DeskWindow *self, const char *id, const char *parameter)
{
  g_autoptr (GError) error = NULL;

  if (!desk_window_open (self, id, parameter, &error))
    desk_window_toast (self, error->message, NULL, NULL);
}

static void
act_page (GtkWidget *widget, const char *name, GVariant *parameter G_GNUC_UNUSED)
{
  /* what a page cannot undo itself may be a deed that can be taken back */
  if (g_str_equal (name, "win.undo") && !desk_page_view_can (desk_window_get_page (DESK_WINDOW (widget)), DESK_PAGE_ACT_UNDO))
    {
      g_action_group_activate_action (G_ACTION_GROUP (widget), "take-back-last", NULL);
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (page_acts); i++)
    if (g_str_equal (page_acts[i].action, name))
      desk_page_view_act (desk_window_get_page (DESK_WINDOW (widget)), page_acts[i].act);
}

static void
act_new (GtkWidget *widget, const char *name G_GNUC_UNUSED, GVariant *parameter G_GNUC_UNUSED)
{
  DeskWindow *self = DESK_WINDOW (widget);
  GtkWidget *page = desk_window_get_page (self);

  if (desk_page_view_can (page, DESK_PAGE_ACT_NEW))
    desk_page_view_act (page, DESK_PAGE_ACT_NEW);
  else
    desk_window_emit_new (self);
}

static void
act_search (GtkWidget *widget, const char *name G_GNUC_UNUSED, GVariant *parameter G_GNUC_UNUSED)
{
  DeskWindow *self = DESK_WINDOW (widget);

  gtk_widget_grab_focus (self->search);
  gtk_editable_select_region (GTK_EDITABLE (self->search), 0, -1);
}

static void
act_back (GtkWidget *widget, const char *name, GVariant *parameter G_GNUC_UNUSED)
{
  if (g_str_equal (name, "win.back"))
    desk_window_back (DESK_WINDOW (widget));
  else
    desk_window_forward (DESK_WINDOW (widget));
}

static void
act_close_page (GtkWidget *widget, const char *name G_GNUC_UNUSED, GVariant *parameter G_GNUC_UNUSED)
{
  desk_window_close_page (DESK_WINDOW (widget));
}

static void
act_sidebar (GtkWidget *widget, const char *name G_GNUC_UNUSED, GVariant *parameter G_GNUC_UNUSED)
{
  DeskWindow *self = DESK_WINDOW (widget);
  gboolean shown = !adw_flap_get_reveal_flap (ADW_FLAP (self->flap));

  adw_flap_set_reveal_flap (ADW_FLAP (self->flap), shown);
  if (!adw_flap_get_folded (ADW_FLAP (self->flap)))
    desk_settings_set_boolean (desk_settings_get_default (), "sidebar-shown", shown);
  if (shown)
    gtk_widget_child_focus (self->sidebar, GTK_DIR_TAB_FORWARD);
}

static void
act_open (GtkWidget *widget, const char *name G_GNUC_UNUSED, GVariant *parameter)
{
  open_or_say (DESK_WINDOW (widget), g_variant_get_string (parameter, NULL), NULL);
}

static void
act_open_with (GtkWidget *widget, const char *name G_GNUC_UNUSED, GVariant *parameter)
{
  const char *id, *what;

  g_variant_get (parameter, "(&s&s)", &id, &what);
  open_or_say (DESK_WINDOW (widget), id, what);
}

static void
act_page_at (GtkWidget *widget, const char *name G_GNUC_UNUSED, GVariant *parameter)
{
  DeskWindow *self = DESK_WINDOW (widget);
  DeskNavItem *item = desk_navigation_nth (self->navigation, g_variant_get_int32 (parameter));

  if (item != NULL)
    open_or_say (self, desk_nav_item_get_spec (item)->id, NULL);
}

static void
install_keys (GtkWidgetClass *klass)
{
  static const struct {
    guint key;
    GdkModifierType mods;
    const char *action;
  } keys[] = {
    { GDK_KEY_f, GDK_CONTROL_MASK, "win.search" },
    { GDK_KEY_n, GDK_CONTROL_MASK, "win.new" },
    { GDK_KEY_p, GDK_CONTROL_MASK, "win.print" },
    { GDK_KEY_e, GDK_CONTROL_MASK, "win.export" },
    { GDK_KEY_s, GDK_CONTROL_MASK, "win.save" },
    { GDK_KEY_r, GDK_CONTROL_MASK, "win.register" },
    { GDK_KEY_z, GDK_CONTROL_MASK, "win.undo" },
    { GDK_KEY_Left, GDK_ALT_MASK, "win.back" },
    { GDK_KEY_Right, GDK_ALT_MASK, "win.forward" },
    { GDK_KEY_F9, 0, "win.sidebar" },
    { GDK_KEY_backslash, GDK_CONTROL_MASK, "win.sidebar" },
    { GDK_KEY_question, GDK_CONTROL_MASK, "win.shortcuts" },
    { GDK_KEY_question, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "win.shortcuts" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (klass, keys[i].key, keys[i].mods, keys[i].action, NULL);
  for (int i = 1; i <= 9; i++)
    {
      gtk_widget_class_add_binding_action (klass, GDK_KEY_0 + i, GDK_ALT_MASK, "win.page-at", "i", i);
      gtk_widget_class_add_binding_action (klass, GDK_KEY_KP_0 + i, GDK_ALT_MASK, "win.page-at", "i", i);
    }
}

void
desk_window_install_actions (DeskWindowClass *klass)
{
  GtkWidgetClass *widget = GTK_WIDGET_CLASS (klass);

  for (guint i = 0; i < G_N_ELEMENTS (page_acts); i++)
    gtk_widget_class_install_action (widget, page_acts[i].action, NULL, act_page);
  gtk_widget_class_install_action (widget, "win.new", NULL, act_new);
  gtk_widget_class_install_action (widget, "win.search", NULL, act_search);
  gtk_widget_class_install_action (widget, "win.back", NULL, act_back);
  gtk_widget_class_install_action (widget, "win.forward", NULL, act_back);
  gtk_widget_class_install_action (widget, "win.close-page", NULL, act_close_page);
  gtk_widget_class_install_action (widget, "win.sidebar", NULL, act_sidebar);
  gtk_widget_class_install_action (widget, "win.open", "s", act_open);
  gtk_widget_class_install_action (widget, "win.open-with", "(ss)", act_open_with);
  gtk_widget_class_install_action (widget, "win.page-at", "i", act_page_at);
  gtk_widget_class_install_action (widget, "win.shortcuts", NULL, act_shortcuts);
  install_keys (widget);
}

void
desk_window_update_actions (DeskWindow *self)
{
  GtkWidget *page = desk_window_get_page (self);
  gboolean desk = g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (self->root)), "desk") == 0;

  for (guint i = 0; i < G_N_ELEMENTS (page_acts); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), page_acts[i].action,
                                   desk && (desk_page_view_can (page, page_acts[i].act) ||
                                            (page_acts[i].act == DESK_PAGE_ACT_UNDO && g_action_group_get_action_enabled (G_ACTION_GROUP (self), "take-back-last"))));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.new", desk);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.search", desk);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.sidebar", desk);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.back", desk && desk_window_can_close_page (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.forward", desk && self->at + 1 < (int) self->places->len);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.close-page", desk && self->at > 0);
}
