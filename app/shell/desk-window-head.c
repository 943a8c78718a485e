/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/desk-window-private.h"

#include "shell/desk-offer.h"
#include "shell/desk-breadcrumb.h"
#include "shell/desk-settings.h"

#include <glib/gi18n-lib.h>

static void
crumb_step (DeskBreadcrumb *crumb G_GNUC_UNUSED, guint step, DeskWindow *self)
{
  const char *id = step < self->crumb_ids->len ? self->crumb_ids->pdata[step] : "";
  g_autoptr (GError) error = NULL;

  if (*id != '\0' && !desk_window_open (self, id, NULL, &error))
    desk_window_toast (self, error->message, NULL, NULL);
}

static void
search_activated (GtkSearchEntry *entry, DeskWindow *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (entry));

  if (!desk_page_view_search (desk_window_get_page (self), text))
    desk_window_emit_search (self, text);
}

/* Each page keeps what was searched on it; the entry shows that of the page
 * in front. */
static gboolean
note_search (GtkWidget *page, const char *text)
{
  const char *before = g_object_get_data (G_OBJECT (page), "desk-search");

  if (g_strcmp0 (before != NULL ? before : "", text) == 0)
    return FALSE;
  g_object_set_data_full (G_OBJECT (page), "desk-search", g_strdup (text), g_free);
  return TRUE;
}

void
desk_window_restore_search (DeskWindow *self, GtkWidget *page)
{
  const char *text = g_object_get_data (G_OBJECT (page), "desk-search");

  gtk_editable_set_text (GTK_EDITABLE (self->search), text != NULL ? text : "");
}

/* Typing searches the list in front at once; a search over everything waits
 * for Enter, so that the page does not change under the fingers. */
static void
search_changed (GtkSearchEntry *entry, DeskWindow *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (entry));
  GtkWidget *page = desk_window_get_page (self);

  if (page != NULL && note_search (page, text))
    desk_page_view_search (page, text);
}

static void
search_stopped (GtkSearchEntry *entry, DeskWindow *self)
{
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  search_changed (entry, self);
  desk_page_view_start (desk_window_get_page (self));
}

static GtkWidget *
make_search (DeskWindow *self)
{
  const DeskOffer act = { "win.search", NULL, _("Search"), _("Search number, title, party, pinyin initials"), NULL, "<Control>f", NULL };
  GtkWidget *clamp = adw_clamp_new ();

  self->search = gtk_search_entry_new ();
  /* the setter came with GTK 4.10, the property is older */
  g_object_set (self->search, "placeholder-text", _("Search number, title, party, initials…"), NULL);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->search), 3);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->search), 48);
  desk_offer_dress (self->search, &act);
  g_signal_connect (self->search, "activate", G_CALLBACK (search_activated), self);
  g_signal_connect (self->search, "search-changed", G_CALLBACK (search_changed), self);
  g_signal_connect (self->search, "stop-search", G_CALLBACK (search_stopped), self);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 330);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), 330);
  adw_clamp_set_child (ADW_CLAMP (clamp), self->search);
  gtk_widget_set_valign (clamp, GTK_ALIGN_CENTER);
  return clamp;
}

static GMenuModel *
make_menu (void)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) page = g_menu_new ();
  g_autoptr (GMenu) window = g_menu_new ();
  g_autoptr (GMenu) program = g_menu_new ();

  g_menu_append (page, _("_Undo"), "win.undo");
  g_menu_append (page, _("_Print…"), "win.print");
  g_menu_append (page, _("_Export…"), "win.export");
  g_menu_append (window, _("New _Window"), "app.new-window");
  g_menu_append (window, _("_Open Another Store…"), "app.choose-store");
  g_menu_append (program, _("_Preferences"), "app.preferences");
  g_menu_append (program, _("_Keyboard Shortcuts"), "win.shortcuts");
  g_menu_append (program, _("_About Frontline Desk"), "app.about");
  g_menu_append (program, _("_Quit"), "app.quit");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (page));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (window));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (program));
  return G_MENU_MODEL (menu);
}

static void
make_start (DeskWindow *self)
{
  const DeskOffer fold = { "win.sidebar", "win.sidebar", _("Show or hide the pages"), NULL, "desk-sidebar-symbolic", "F9", NULL };
  const DeskOffer back = { "win.back", "win.back", _("Back"), NULL, "go-previous-symbolic", "<Alt>Left", NULL };

  self->fold = desk_offer_icon_button (&fold);
  self->back = desk_offer_icon_button (&back);
  self->breadcrumb = desk_breadcrumb_new ();
  gtk_widget_set_valign (self->breadcrumb, GTK_ALIGN_CENTER);
  g_signal_connect (self->breadcrumb, "step", G_CALLBACK (crumb_step), self);
  adw_header_bar_pack_start (ADW_HEADER_BAR (self->header), self->fold);
  adw_header_bar_pack_start (ADW_HEADER_BAR (self->header), self->back);
  adw_header_bar_pack_start (ADW_HEADER_BAR (self->header), self->breadcrumb);
}

static void
make_end (DeskWindow *self)
{
  const DeskOffer menu = { "win.menu", NULL, _("Main menu"), NULL, "open-menu-symbolic", "F10", NULL };
  const DeskOffer new_case = { "win.new", "win.new", _("New case"), NULL, "list-add-symbolic", "<Control>n", "desk-new" };
  g_autoptr (GMenuModel) model = make_menu ();
  GtkWidget *button = desk_offer_menu_button (&menu, model);

  gtk_menu_button_set_primary (GTK_MENU_BUTTON (button), TRUE);
  self->new_button = desk_offer_button (&new_case);
  adw_header_bar_pack_end (ADW_HEADER_BAR (self->header), button);
  adw_header_bar_pack_end (ADW_HEADER_BAR (self->header), self->new_button);
}

GtkWidget *
desk_window_make_header (DeskWindow *self)
{
  self->header = adw_header_bar_new ();
  gtk_widget_add_css_class (self->header, "desk-header");
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (self->header), make_search (self));
  make_start (self);
  make_end (self);
  g_object_bind_property (self->flap, "reveal-flap", self->fold, "visible", G_BINDING_SYNC_CREATE | G_BINDING_INVERT_BOOLEAN);
  return self->header;
}

void
desk_window_set_compact (DeskWindow *self, gboolean compact)
{
  gtk_widget_set_visible (gtk_widget_get_last_child (gtk_button_get_child (GTK_BUTTON (self->new_button))), !compact);
  desk_breadcrumb_set_compact (DESK_BREADCRUMB (self->breadcrumb), compact);
}

/* ---- what the header says of the page in front ---- */

static void
add_crumb (DeskWindow *self, GPtrArray *titles, const char *title, const char *id)
{
  g_ptr_array_add (titles, g_strdup (title));
  g_ptr_array_add (self->crumb_ids, g_strdup (id));
}

static void
add_spec_crumbs (DeskWindow *self, GPtrArray *titles, DeskNavItem *item)
{
  const DeskPageSpec *spec = desk_nav_item_get_spec (item);

  if (spec->area != NULL && spec->section == DESK_SECTION_AREAS)
    {
      DeskNavItem *area = desk_navigation_find (self->navigation, spec->area);
      g_autoptr (GPtrArray) pages = desk_navigation_list (self->navigation, DESK_SECTION_AREAS, spec->area);
      if (area != NULL)
        add_crumb (self, titles, desk_nav_item_get_spec (area)->title,
                   pages->len > 0 ? desk_nav_item_get_spec (pages->pdata[0])->id : "");
    }
  else if (spec->parent != NULL)
    {
      DeskNavItem *parent = desk_navigation_find (self->navigation, spec->parent);
      if (parent != NULL && parent != item)
        add_spec_crumbs (self, titles, parent);
    }
  add_crumb (self, titles, spec->title, spec->id);
}

/* The page above one that is not in the sidebar: what it says itself, what
 * its spec says, else the last page of the sidebar one came from. */
static DeskNavItem *
item_above (DeskWindow *self, DeskNavItem *item)
{
  const DeskPageSpec *spec = desk_nav_item_get_spec (item);
  g_autofree char *above = desk_page_view_dup_parent (desk_window_get_page (self));

  if (above != NULL)
    return desk_navigation_find (self->navigation, above);
  if (spec->section != DESK_SECTION_NONE || spec->parent != NULL)
    return desk_navigation_find (self->navigation, spec->parent);
  for (int i = self->at - 1; i >= 0; i--)
    {
      DeskPlace *place = self->places->pdata[i];
      DeskNavItem *before = desk_navigation_find (self->navigation, place->id);
      if (before != NULL && desk_nav_item_get_spec (before)->section != DESK_SECTION_NONE)
        return before;
    }
  return NULL;
}

static void
update_crumbs (DeskWindow *self)
{
  g_autoptr (GPtrArray) titles = g_ptr_array_new_with_free_func (g_free);
  const char *id = desk_window_get_page_id (self);
  DeskNavItem *item = desk_navigation_find (self->navigation, id);
  g_autofree char *title = desk_page_view_dup_title (desk_window_get_page (self));

  g_ptr_array_set_size (self->crumb_ids, 0);
  if (item != NULL)
    {
      DeskNavItem *above = item_above (self, item);
      if (above != NULL && desk_nav_item_get_spec (item)->section == DESK_SECTION_NONE)
        {
          add_spec_crumbs (self, titles, above);
          add_crumb (self, titles, title != NULL ? title : desk_nav_item_get_spec (item)->title, id);
        }
      else
        {
          add_spec_crumbs (self, titles, item);
          if (title != NULL)
            {
              g_free (titles->pdata[titles->len - 1]);
              titles->pdata[titles->len - 1] = g_strdup (title);
            }
        }
    }
  g_ptr_array_add (titles, NULL);
  desk_breadcrumb_set (DESK_BREADCRUMB (self->breadcrumb), (const char *const *) titles->pdata);
}

void
desk_window_update_header (DeskWindow *self)
{
  DeskNavItem *item = desk_navigation_find (self->navigation, desk_window_get_page_id (self));
  const char *words = desk_page_view_act_label (desk_window_get_page (self), DESK_PAGE_ACT_NEW);
  const DeskOffer act = { "win.new", "win.new", words != NULL ? words : _("New case"), NULL, NULL, "<Control>n", NULL };
  GtkWidget *box = gtk_button_get_child (GTK_BUTTON (self->new_button));
  g_autofree char *text = NULL;

  update_crumbs (self);
  gtk_widget_set_visible (self->back, item != NULL && desk_nav_item_get_spec (item)->section == DESK_SECTION_NONE && self->at > 0);
  gtk_label_set_text_with_mnemonic (GTK_LABEL (gtk_widget_get_last_child (box)), act.label);
  desk_offer_dress (self->new_button, &act);
  text = desk_breadcrumb_dup_text (DESK_BREADCRUMB (self->breadcrumb));
  if (*text != '\0')
    {
      g_autofree char *whole = g_strdup_printf ("%s – %s", text, _("Frontline Desk"));
      gtk_window_set_title (GTK_WINDOW (self), whole);
    }
  else
    gtk_window_set_title (GTK_WINDOW (self), _("Frontline Desk"));
}
