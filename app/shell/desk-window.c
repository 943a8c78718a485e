/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/desk-window-private.h"

#include "shell/desk-settings.h"
#include "shell/desk-shell-error.h"
#include "shell/desk-sidebar.h"
#include "shell/desk-style.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (DeskWindow, desk_window, ADW_TYPE_APPLICATION_WINDOW)

/* How many places back the window remembers. */
#define PLACES_KEPT 50
/* A toast is seen for five seconds; the last of them is kept for what it says now. */
#define TOAST_TAKEN_US (4 * G_USEC_PER_SEC)

enum { SEARCH, NEW, PAGE_OPENED, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
place_free (gpointer data)
{
  DeskPlace *place = data;

  g_free (place->id);
  g_free (place->parameter);
  g_free (place);
}

static DeskPlace *
here (DeskWindow *self)
{
  return self->at >= 0 ? self->places->pdata[self->at] : NULL;
}

static char *
page_key (DeskNavItem *item, const char *parameter)
{
  const DeskPageSpec *spec = desk_nav_item_get_spec (item);

  if ((spec->flags & DESK_PAGE_FLAGS_MANY) && parameter != NULL)
    return g_strconcat (spec->id, "\n", parameter, NULL);
  return g_strdup (spec->id);
}

static GtkWidget *
page_at (DeskWindow *self, DeskPlace *place)
{
  DeskNavItem *item = place != NULL ? desk_navigation_find (self->navigation, place->id) : NULL;
  g_autofree char *key = item != NULL ? page_key (item, place->parameter) : NULL;

  return key != NULL ? g_hash_table_lookup (self->pages, key) : NULL;
}

GtkWidget *
desk_window_get_page (DeskWindow *self)
{
  g_return_val_if_fail (DESK_IS_WINDOW (self), NULL);
  return page_at (self, here (self));
}

const char *
desk_window_get_page_id (DeskWindow *self)
{
  g_return_val_if_fail (DESK_IS_WINDOW (self), NULL);
  return here (self) != NULL ? here (self)->id : NULL;
}

const char *
desk_window_get_parameter (DeskWindow *self)
{
  g_return_val_if_fail (DESK_IS_WINDOW (self), NULL);
  return here (self) != NULL ? here (self)->parameter : NULL;
}

static void
page_changed (DeskWindow *self)
{
  desk_window_update_header (self);
  desk_window_update_actions (self);
}

static GtkWidget *
ensure_page (DeskWindow *self, DeskNavItem *item, const char *parameter)
{
  const DeskPageSpec *spec = desk_nav_item_get_spec (item);
  g_autofree char *key = page_key (item, parameter);
  GtkWidget *page = g_hash_table_lookup (self->pages, key);

  if (page != NULL)
    return page;
  page = spec->create (self, spec, spec->user_data);
  if (page == NULL)
    return NULL;
  gtk_widget_set_name (page, spec->id);
  gtk_widget_set_hexpand (page, TRUE);
  gtk_widget_set_vexpand (page, TRUE);
  gtk_stack_add_child (GTK_STACK (self->stack), page);
  g_hash_table_insert (self->pages, g_steal_pointer (&key), page);
  if (DESK_IS_PAGE_VIEW (page))
    g_signal_connect_object (page, "page-changed", G_CALLBACK (page_changed), self, G_CONNECT_SWAPPED);
  return page;
}

/* The page of the sidebar that stands for what is in front. */
static const char *
sidebar_id (DeskWindow *self)
{
  for (int i = self->at; i >= 0; i--)
    {
      DeskPlace *place = self->places->pdata[i];
      DeskNavItem *item = desk_navigation_find (self->navigation, place->id);
      const DeskPageSpec *spec = item != NULL ? desk_nav_item_get_spec (item) : NULL;
      g_autofree char *above = NULL;

      if (spec == NULL)
        continue;
      if (spec->section != DESK_SECTION_NONE)
        return spec->id;
      above = desk_page_view_dup_parent (page_at (self, place));
      item = desk_navigation_find (self->navigation, above != NULL ? above : spec->parent);
      if (item != NULL)
        return desk_nav_item_get_spec (item)->id;
    }
  return NULL;
}

static void
show_here (DeskWindow *self)
{
  DeskPlace *place = here (self);
  GtkWidget *page = page_at (self, place);
  /* before GTK moves it away from what is hidden */
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  gboolean walks = focus != NULL && gtk_widget_is_ancestor (focus, self->sidebar) && g_strcmp0 (sidebar_id (self), place->id) == 0;

  if (page == NULL)
    return;
  gtk_stack_set_visible_child (GTK_STACK (self->stack), page);
  desk_window_restore_search (self, page);
  desk_page_view_open (page, place->parameter);
  desk_sidebar_select (DESK_SIDEBAR (self->sidebar), sidebar_id (self));
  if (adw_flap_get_folded (ADW_FLAP (self->flap)))
    adw_flap_set_reveal_flap (ADW_FLAP (self->flap), FALSE);
  page_changed (self);
  /* who walks through the sidebar with the keys stays in it; a form or a record is gone to */
  if (!walks)
    desk_page_view_start (page);
  g_signal_emit (self, signals[PAGE_OPENED], 0, place->id, place->parameter);
}

gboolean
desk_window_open (DeskWindow *self, const char *page_id, const char *parameter, GError **error)
{
  DeskNavItem *item;
  DeskPlace *place;

  g_return_val_if_fail (DESK_IS_WINDOW (self) && page_id != NULL, FALSE);
  item = desk_navigation_find (self->navigation, page_id);
  if (item == NULL || desk_nav_item_get_spec (item)->create == NULL || ensure_page (self, item, parameter) == NULL)
    {
      g_set_error (error, DESK_SHELL_ERROR, DESK_SHELL_ERROR_PAGE,
                   _("There is no page “%s” here. Its program area may be switched off; the page you were on is unchanged."), page_id);
      return FALSE;
    }
  place = here (self);
  if (place == NULL || !g_str_equal (place->id, page_id) || g_strcmp0 (place->parameter, parameter) != 0)
    {
      if ((guint) (self->at + 1) < self->places->len)
        g_ptr_array_remove_range (self->places, self->at + 1, self->places->len - self->at - 1);
      place = g_new0 (DeskPlace, 1);
      place->id = g_strdup (page_id);
      place->parameter = g_strdup (parameter);
      g_ptr_array_add (self->places, place);
      if (self->places->len > PLACES_KEPT)
        g_ptr_array_remove_index (self->places, 0);
      self->at = self->places->len - 1;
    }
  if (adw_bin_get_child (ADW_BIN (self->alone)) == NULL)
    desk_window_show_alone (self, NULL);
  show_here (self);
  return TRUE;
}

static gboolean
go (DeskWindow *self, int step)
{
  for (int i = self->at + step; i >= 0 && i < (int) self->places->len; i += step)
    if (page_at (self, self->places->pdata[i]) != NULL)
      {
        self->at = i;
        show_here (self);
        return TRUE;
      }
  return FALSE;
}

gboolean
desk_window_back (DeskWindow *self)
{
  g_return_val_if_fail (DESK_IS_WINDOW (self), FALSE);
  return go (self, -1);
}

gboolean
desk_window_forward (DeskWindow *self)
{
  g_return_val_if_fail (DESK_IS_WINDOW (self), FALSE);
  return go (self, 1);
}

/* Where a page leads that nobody came to from another one: to the page above it, else to the first. */
static const char *
page_behind (DeskWindow *self)
{
  DeskNavItem *above = desk_navigation_find (self->navigation, sidebar_id (self));
  DeskNavItem *first = desk_navigation_nth (self->navigation, 1);
  const char *id = above != NULL ? desk_nav_item_get_spec (above)->id : first != NULL ? desk_nav_item_get_spec (first)->id : NULL;

  return g_strcmp0 (id, desk_window_get_page_id (self)) != 0 ? id : NULL;
}

gboolean
desk_window_can_close_page (DeskWindow *self)
{
  return self->at > 0 || (self->at == 0 && page_behind (self) != NULL);
}

void
desk_window_close_page (DeskWindow *self)
{
  GtkWidget *page;
  g_autofree char *key = NULL, *behind = NULL;
  DeskNavItem *item;
  DeskPlace *place;

  g_return_if_fail (DESK_IS_WINDOW (self));
  page = desk_window_get_page (self);
  place = here (self);
  item = place != NULL ? desk_navigation_find (self->navigation, place->id) : NULL;
  if (page == NULL || item == NULL || !desk_window_can_close_page (self))
    return;
  behind = g_strdup (page_behind (self));
  key = page_key (item, place->parameter);
  g_hash_table_remove (self->pages, key);
  g_ptr_array_remove_range (self->places, self->at, self->places->len - self->at);
  self->at = (int) self->places->len - 1;
  while (self->at >= 0 && page_at (self, here (self)) == NULL)
    g_ptr_array_remove_index (self->places, self->at--);
  if (self->at >= 0)
    show_here (self);
  else if (behind != NULL)
    desk_window_open (self, behind, NULL, NULL);
  gtk_stack_remove (GTK_STACK (self->stack), page);
}

void
desk_window_forget_pages (DeskWindow *self)
{
  GHashTableIter iter;
  gpointer page;

  g_return_if_fail (DESK_IS_WINDOW (self));
  g_ptr_array_set_size (self->places, 0);
  self->at = -1;
  g_hash_table_iter_init (&iter, self->pages);
  while (g_hash_table_iter_next (&iter, NULL, &page))
    {
      g_hash_table_iter_remove (&iter);
      gtk_stack_remove (GTK_STACK (self->stack), page);
    }
  desk_sidebar_select (DESK_SIDEBAR (self->sidebar), NULL);
  page_changed (self);
}

void
desk_window_show_alone (DeskWindow *self, GtkWidget *widget)
{
  g_return_if_fail (DESK_IS_WINDOW (self));
  adw_bin_set_child (ADW_BIN (self->alone), widget);
  /* Outside of the window until it is shown: its icons and styles would hold up the first frame. */
  if (widget == NULL && gtk_widget_get_parent (self->flap) == NULL)
    gtk_stack_add_named (GTK_STACK (self->root), self->flap, "desk");
  gtk_stack_set_visible_child_name (GTK_STACK (self->root), widget != NULL ? "alone" : "desk");
  desk_window_update_actions (self);
}

static void
toast_dismissed (AdwToast *toast, DeskWindow *self)
{
  if (self->toast == toast)
    g_clear_weak_pointer (&self->toast);
}

/* The target before the name: on a toast that is shown, a name with the target
 * of another action is complained of. */
static void
set_toast_action (AdwToast *toast, const char *button, const char *action)
{
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;

  adw_toast_set_action_name (toast, NULL);
  adw_toast_set_action_target_value (toast, NULL);
  adw_toast_set_button_label (toast, action != NULL ? button : NULL);
  if (button == NULL || action == NULL || !g_action_parse_detailed_name (action, &name, &target, NULL))
    return;
  adw_toast_set_action_target_value (toast, target);
  adw_toast_set_action_name (toast, name);
}

/* What happened last takes over the toast that is there: in a queue, words and
 * their Undo would come when nobody thinks of them any more. Dismissing the one
 * before is not an option, libadwaita 1.2 frees it twice while it moves. */
void
desk_window_toast (DeskWindow *self, const char *text, const char *button, const char *action)
{
  g_autofree char *escaped = NULL;
  gboolean fresh;

  g_return_if_fail (DESK_IS_WINDOW (self) && text != NULL);
  escaped = g_markup_escape_text (text, -1); /* the title of a toast is markup */
  fresh = self->toast == NULL || g_get_monotonic_time () - self->toast_at > TOAST_TAKEN_US;
  if (fresh)
    {
      g_set_weak_pointer (&self->toast, adw_toast_new (escaped));
      self->toast_at = g_get_monotonic_time ();
      g_signal_connect_object (self->toast, "dismissed", G_CALLBACK (toast_dismissed), self, 0);
    }
  else
    adw_toast_set_title (self->toast, escaped);
  set_toast_action (self->toast, button, action);
  if (fresh)
    adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (self->toasts), self->toast);
}

void
desk_window_set_practice (DeskWindow *self, gboolean practice)
{
  g_return_if_fail (DESK_IS_WINDOW (self));
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->practice), practice);
}

void
desk_window_set_person (DeskWindow *self, const char *name, const char *unit)
{
  g_return_if_fail (DESK_IS_WINDOW (self));
  desk_sidebar_set_person (DESK_SIDEBAR (self->sidebar), name, unit);
}

gboolean
desk_window_has_unsaved (DeskWindow *self)
{
  GHashTableIter iter;
  gpointer page;

  g_return_val_if_fail (DESK_IS_WINDOW (self), FALSE);
  g_hash_table_iter_init (&iter, self->pages);
  while (g_hash_table_iter_next (&iter, NULL, &page))
    if (desk_page_view_has_unsaved (page))
      return TRUE;
  return FALSE;
}

DeskNavigation *
desk_window_get_navigation (DeskWindow *self)
{
  g_return_val_if_fail (DESK_IS_WINDOW (self), NULL);
  return self->navigation;
}

DeskNavItem *
desk_window_add_page (DeskWindow *self, const DeskPageSpec *spec)
{
  g_return_val_if_fail (DESK_IS_WINDOW (self), NULL);
  return desk_navigation_add (self->navigation, spec);
}

gboolean
desk_window_emit_search (DeskWindow *self, const char *text)
{
  gboolean handled = FALSE;

  g_signal_emit (self, signals[SEARCH], 0, text, &handled);
  return handled;
}

gboolean
desk_window_emit_new (DeskWindow *self)
{
  gboolean handled = FALSE;

  g_signal_emit (self, signals[NEW], 0, &handled);
  return handled;
}

/* ---- closing ---- */

static void
remember_size (DeskWindow *self)
{
  DeskSettings *settings = desk_settings_get_default ();
  int width, height;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  if (!gtk_window_is_maximized (GTK_WINDOW (self)))
    {
      desk_settings_set_int (settings, "window-width", width);
      desk_settings_set_int (settings, "window-height", height);
    }
  desk_settings_set_boolean (settings, "window-maximized", gtk_window_is_maximized (GTK_WINDOW (self)));
}

static gboolean
destroy_idle (gpointer window)
{
  gtk_window_destroy (window);
  return G_SOURCE_REMOVE;
}

/* Later, because the dialog that answers hangs on the window. */
static void
close_answered (AdwMessageDialog *dialog G_GNUC_UNUSED, const char *answer, DeskWindow *self)
{
  if (g_str_equal (answer, "close"))
    g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, destroy_idle, g_object_ref (self), g_object_unref);
}

static gboolean
desk_window_close_request (GtkWindow *window)
{
  DeskWindow *self = DESK_WINDOW (window);
  GtkWidget *dialog;

  remember_size (self);
  if (!desk_window_has_unsaved (self))
    return GTK_WINDOW_CLASS (desk_window_parent_class)->close_request (window);
  dialog = adw_message_dialog_new (window, _("Close without saving?"),
                                   _("A page of this window holds words that are not saved yet, not even as a draft."));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "stay", _("_Stay"), "close", _("_Close"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "close", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "stay");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "stay");
  g_signal_connect_object (dialog, "response", G_CALLBACK (close_answered), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
  return TRUE;
}

/* ---- making ---- */

static void
sidebar_open (DeskSidebar *sidebar G_GNUC_UNUSED, const char *id, DeskWindow *self)
{
  g_autoptr (GError) error = NULL;

  if (!desk_window_open (self, id, NULL, &error))
    desk_window_toast (self, error->message, NULL, NULL);
}

static void
navigation_changed (DeskWindow *self)
{
  page_changed (self);
}

static GtkWidget *
make_practice (void)
{
  GtkWidget *revealer = gtk_revealer_new ();
  GtkWidget *label = gtk_label_new (_("Practice: nothing you do here reaches the real store"));

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "desk-practice");
  gtk_revealer_set_child (GTK_REVEALER (revealer), label);
  return revealer;
}

static GtkWidget *
make_content (DeskWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->stack = gtk_stack_new ();
  gtk_stack_set_hhomogeneous (GTK_STACK (self->stack), FALSE);
  gtk_stack_set_vhomogeneous (GTK_STACK (self->stack), FALSE);
  gtk_widget_set_vexpand (self->stack, TRUE);
  gtk_widget_set_hexpand (box, TRUE);
  gtk_widget_add_css_class (self->stack, "desk-page");
  self->practice = make_practice ();
  gtk_box_append (GTK_BOX (box), desk_window_make_header (self));
  gtk_box_append (GTK_BOX (box), self->practice);
  gtk_box_append (GTK_BOX (box), self->stack);
  return box;
}

static void
fold_changed (DeskWindow *self)
{
  gboolean folded = adw_flap_get_folded (ADW_FLAP (self->flap));

  desk_window_set_compact (self, folded);
  /* folded, the sidebar covers the page: it waits until it is called */
  if (folded)
    adw_flap_set_reveal_flap (ADW_FLAP (self->flap), FALSE);
  else
    adw_flap_set_reveal_flap (ADW_FLAP (self->flap), desk_settings_get_boolean (desk_settings_get_default (), "sidebar-shown"));
}

static void
make_flap (DeskWindow *self)
{
  GtkWidget *line = gtk_separator_new (GTK_ORIENTATION_VERTICAL);

  self->sidebar = desk_sidebar_new (self->navigation);
  g_signal_connect (self->sidebar, "open", G_CALLBACK (sidebar_open), self);
  gtk_widget_add_css_class (line, "desk-split");
  adw_flap_set_flap (ADW_FLAP (self->flap), self->sidebar);
  adw_flap_set_separator (ADW_FLAP (self->flap), line);
  adw_flap_set_content (ADW_FLAP (self->flap), make_content (self));
  adw_flap_set_fold_policy (ADW_FLAP (self->flap), ADW_FLAP_FOLD_POLICY_AUTO);
  adw_flap_set_locked (ADW_FLAP (self->flap), TRUE);
  adw_flap_set_reveal_flap (ADW_FLAP (self->flap), desk_settings_get_boolean (desk_settings_get_default (), "sidebar-shown"));
  g_signal_connect_swapped (self->flap, "notify::folded", G_CALLBACK (fold_changed), self);
}

static void
desk_window_dispose (GObject *object)
{
  DeskWindow *self = DESK_WINDOW (object);

  if (self->navigation != NULL)
    g_signal_handlers_disconnect_by_data (self->navigation, self);
  g_clear_object (&self->navigation);
  g_clear_weak_pointer (&self->toast);
  G_OBJECT_CLASS (desk_window_parent_class)->dispose (object);
  g_clear_object (&self->flap);
}

static void
desk_window_finalize (GObject *object)
{
  DeskWindow *self = DESK_WINDOW (object);

  g_clear_pointer (&self->pages, g_hash_table_unref);
  g_clear_pointer (&self->places, g_ptr_array_unref);
  g_clear_pointer (&self->crumb_ids, g_ptr_array_unref);
  G_OBJECT_CLASS (desk_window_parent_class)->finalize (object);
}

static void
desk_window_class_init (DeskWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desk_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = desk_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = desk_window_close_request;
  signals[SEARCH] = g_signal_new ("search", DESK_TYPE_WINDOW, G_SIGNAL_RUN_LAST, 0, g_signal_accumulator_true_handled, NULL, NULL,
                                  G_TYPE_BOOLEAN, 1, G_TYPE_STRING);
  signals[NEW] = g_signal_new ("new", DESK_TYPE_WINDOW, G_SIGNAL_RUN_LAST, 0, g_signal_accumulator_true_handled, NULL, NULL,
                               G_TYPE_BOOLEAN, 0);
  signals[PAGE_OPENED] = g_signal_new ("page-opened", DESK_TYPE_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  desk_window_install_actions (klass);
}

static void
desk_window_init (DeskWindow *self)
{
  DeskSettings *settings = desk_settings_get_default ();

  desk_style_init ();
  self->at = -1;
  self->pages = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->places = g_ptr_array_new_with_free_func (place_free);
  self->crumb_ids = g_ptr_array_new_with_free_func (g_free);
  self->toasts = adw_toast_overlay_new ();
  self->root = gtk_stack_new ();
  self->alone = adw_bin_new ();
  self->flap = g_object_ref_sink (adw_flap_new ());
  gtk_stack_set_hhomogeneous (GTK_STACK (self->root), FALSE);
  gtk_stack_set_vhomogeneous (GTK_STACK (self->root), FALSE);
  gtk_stack_add_named (GTK_STACK (self->root), self->alone, "alone");
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (self->toasts), self->root);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (self), self->toasts);
  gtk_widget_set_size_request (GTK_WIDGET (self), 360, 480);
  gtk_window_set_default_size (GTK_WINDOW (self),
                               CLAMP (desk_settings_get_int (settings, "window-width"), 360, 16384),
                               CLAMP (desk_settings_get_int (settings, "window-height"), 480, 16384));
  if (desk_settings_get_boolean (settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
}

DeskWindow *
desk_window_new (GtkApplication *application, DeskNavigation *navigation)
{
  DeskWindow *self = g_object_new (DESK_TYPE_WINDOW, "application", application, "title", _("Frontline Desk"), NULL);

  self->navigation = g_object_ref (navigation);
  g_signal_connect_swapped (navigation, "changed", G_CALLBACK (navigation_changed), self);
  make_flap (self);
  page_changed (self);
  return self;
}
