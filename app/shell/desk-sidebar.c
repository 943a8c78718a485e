/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/desk-sidebar.h"

#include "shell/desk-offer.h"
#include "shell/desk-tone.h"
#include "shell/desk-tooltip.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* The sidebar is as wide as names of so many letters need; a longer one has two lines. */
#define TITLE_CHARS 21

struct _DeskSidebar {
  GtkWidget parent_instance;
  DeskNavigation *navigation;
  GtkWidget *list;
  GtkWidget *avatar;
  GtkWidget *name;
  GtkWidget *unit;
  GHashTable *open; /* ids of the areas that are folded open */
  char *selected;
  guint rebuild;
};

G_DEFINE_FINAL_TYPE (DeskSidebar, desk_sidebar, GTK_TYPE_WIDGET)

static guint open_signal;

static void rebuild_list (DeskSidebar *self);

static DeskNavItem *
row_item (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "item");
}

static void
badge_changed (DeskNavItem *item, GParamSpec *pspec G_GNUC_UNUSED, GtkWidget *row)
{
  GtkWidget *badge = g_object_get_data (G_OBJECT (row), "badge");
  guint n = desk_nav_item_get_badge (item);
  const char *title = desk_nav_item_get_spec (item)->title;
  g_autofree char *text = n > 9999 ? g_strdup ("9999+") : g_strdup_printf ("%u", n);
  g_autofree char *label = n > 0 ? g_strdup_printf (_("%s, %u waiting"), title, n) : g_strdup (title);

  gtk_label_set_text (GTK_LABEL (badge), text);
  gtk_widget_set_visible (badge, n > 0);
  if (desk_nav_item_get_urgent (item))
    gtk_widget_add_css_class (badge, "strong");
  else
    gtk_widget_remove_css_class (badge, "strong");
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
add_head (DeskSidebar *self, const char *title)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *label = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (label, "desk-nav-head");
  gtk_widget_add_css_class (row, "head");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
}

static GtkWidget *
row_child (DeskNavItem *item, GtkWidget **badge, gboolean is_area, gboolean open)
{
  const DeskPageSpec *spec = desk_nav_item_get_spec (item);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *label = gtk_label_new (spec->title);

  if (spec->area == NULL)
    {
      GtkWidget *icon = gtk_image_new_from_icon_name (spec->icon != NULL ? spec->icon : "desk-list-symbolic");
      desk_tone_set_class (icon, desk_tone_from_word (spec->accent), DESK_TONE_USE_ACCENT);
      gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
      gtk_box_append (GTK_BOX (box), icon);
    }
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (g_utf8_strlen (spec->title, -1) > TITLE_CHARS)
    {
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_lines (GTK_LABEL (label), 2);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_label_set_max_width_chars (GTK_LABEL (label), TITLE_CHARS);
      desk_tooltip_set (label, spec->title);
    }
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "word");
  gtk_box_append (GTK_BOX (box), label);
  *badge = gtk_label_new (NULL);
  gtk_widget_add_css_class (*badge, "badge");
  gtk_widget_set_valign (*badge, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), *badge);
  if (is_area)
    {
      GtkWidget *arrow = gtk_image_new_from_icon_name (open ? "pan-down-symbolic" : "pan-end-symbolic");
      gtk_widget_add_css_class (arrow, "dim-label");
      gtk_box_append (GTK_BOX (box), arrow);
    }
  return box;
}

static void
add_item (DeskSidebar *self, DeskNavItem *item, gboolean is_area)
{
  const DeskPageSpec *spec = desk_nav_item_get_spec (item);
  gboolean open = is_area && g_hash_table_contains (self->open, spec->id);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *badge;

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), row_child (item, &badge, is_area, open));
  g_object_set_data_full (G_OBJECT (row), "item", g_object_ref (item), g_object_unref);
  g_object_set_data (G_OBJECT (row), "badge", badge);
  gtk_widget_set_name (row, spec->id);
  if (spec->area != NULL)
    gtk_widget_add_css_class (row, "child");
  if (is_area)
    {
      gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (row), FALSE);
      gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_EXPANDED, open, -1);
    }
  g_signal_connect_object (item, "notify::badge", G_CALLBACK (badge_changed), row, 0);
  g_signal_connect_object (item, "notify::urgent", G_CALLBACK (badge_changed), row, 0);
  badge_changed (item, NULL, row);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
}

static void
add_section (DeskSidebar *self, DeskSection section, const char *head)
{
  g_autoptr (GPtrArray) items = desk_navigation_list (self->navigation, section, NULL);
  gboolean headed = FALSE;

  for (guint i = 0; i < items->len; i++)
    {
      DeskNavItem *item = items->pdata[i];
      const DeskPageSpec *spec = desk_nav_item_get_spec (item);
      gboolean is_area = spec->create == NULL;

      if (!desk_nav_item_get_shown (item))
        continue;
      if (!headed && head != NULL)
        add_head (self, head);
      headed = TRUE;
      add_item (self, item, is_area);
      if (is_area && g_hash_table_contains (self->open, spec->id))
        {
          g_autoptr (GPtrArray) pages = desk_navigation_list (self->navigation, DESK_SECTION_AREAS, spec->id);
          for (guint p = 0; p < pages->len; p++)
            if (desk_nav_item_get_shown (pages->pdata[p]))
              add_item (self, pages->pdata[p], FALSE);
        }
    }
}

static GtkListBoxRow *
find_row (DeskSidebar *self, const char *id)
{
  GtkListBoxRow *row;

  for (int i = 0; id != NULL && (row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), i)) != NULL; i++)
    {
      DeskNavItem *item = row_item (row);
      if (item != NULL && g_str_equal (desk_nav_item_get_spec (item)->id, id))
        return row;
    }
  return NULL;
}

static void
rebuild_list (DeskSidebar *self)
{
  GtkWidget *focus = gtk_widget_get_focus_child (self->list);
  DeskNavItem *focused = GTK_IS_LIST_BOX_ROW (focus) ? row_item (GTK_LIST_BOX_ROW (focus)) : NULL;
  g_autofree char *focus_id = focused != NULL ? g_strdup (desk_nav_item_get_spec (focused)->id) : NULL;
  GtkListBoxRow *row;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), child);
  add_section (self, DESK_SECTION_TOP, NULL);
  add_section (self, DESK_SECTION_AREAS, _("Program areas"));
  add_section (self, DESK_SECTION_TOTALS, _("Totals"));
  add_section (self, DESK_SECTION_REGISTERS, _("Registers"));
  gtk_list_box_select_row (GTK_LIST_BOX (self->list), find_row (self, self->selected));
  row = find_row (self, focus_id);
  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

static gboolean
rebuild_idle (gpointer data)
{
  DeskSidebar *self = data;

  self->rebuild = 0;
  rebuild_list (self);
  return G_SOURCE_REMOVE;
}

/* Several pages come at once: one rebuild is enough. */
static void
navigation_changed (DeskSidebar *self)
{
  if (self->rebuild == 0)
    self->rebuild = g_idle_add_full (G_PRIORITY_HIGH_IDLE, rebuild_idle, self, NULL);
}

static void
row_activated (GtkListBox *list G_GNUC_UNUSED, GtkListBoxRow *row, DeskSidebar *self)
{
  DeskNavItem *item = row_item (row);
  const DeskPageSpec *spec;

  if (item == NULL)
    return;
  spec = desk_nav_item_get_spec (item);
  if (spec->create == NULL)
    desk_sidebar_set_open (self, spec->id, !desk_sidebar_get_open (self, spec->id));
  else
    g_signal_emit (self, open_signal, 0, spec->id);
}

/* Left and right fold the area in focus, as a tree would. */
static gboolean
key_pressed (GtkEventControllerKey *controller G_GNUC_UNUSED, guint key, guint code G_GNUC_UNUSED,
             GdkModifierType state G_GNUC_UNUSED, DeskSidebar *self)
{
  GtkWidget *focus = gtk_widget_get_focus_child (self->list);
  DeskNavItem *item = GTK_IS_LIST_BOX_ROW (focus) ? row_item (GTK_LIST_BOX_ROW (focus)) : NULL;
  const DeskPageSpec *spec = item != NULL ? desk_nav_item_get_spec (item) : NULL;

  if (spec == NULL || (key != GDK_KEY_Left && key != GDK_KEY_Right))
    return FALSE;
  if (spec->create == NULL)
    desk_sidebar_set_open (self, spec->id, key == GDK_KEY_Right);
  else if (key == GDK_KEY_Left && spec->area != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (find_row (self, spec->area)));
  else
    return FALSE;
  return TRUE;
}

static GtkWidget *
make_head (void)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *icon = gtk_image_new_from_icon_name ("desk-logo-symbolic");
  GtkWidget *label = gtk_label_new (_("Frontline Desk"));

  gtk_widget_add_css_class (icon, "a-blue");
  gtk_image_set_pixel_size (GTK_IMAGE (icon), 18);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "desk-brand");
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), box);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  return header;
}

static GtkWidget *
make_foot (DeskSidebar *self)
{
  static const DeskOffer gear = { "app.preferences", "app.preferences", N_("Preferences"), NULL, "emblem-system-symbolic", "<Control>comma", "flat" };
  DeskOffer act = gear;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *button;

  act.label = _(gear.label);
  button = desk_offer_icon_button (&act);
  gtk_widget_add_css_class (box, "desk-foot-person");
  gtk_widget_add_css_class (self->avatar, "desk-avatar");
  gtk_widget_set_valign (self->avatar, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_add_css_class (self->name, "strong");
  gtk_widget_add_css_class (self->name, "small");
  gtk_widget_add_css_class (self->unit, "caption");
  gtk_widget_add_css_class (self->unit, "dim-label");
  gtk_label_set_xalign (GTK_LABEL (self->name), 0);
  gtk_label_set_xalign (GTK_LABEL (self->unit), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->name), PANGO_ELLIPSIZE_END);
  gtk_label_set_ellipsize (GTK_LABEL (self->unit), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (words), self->name);
  gtk_box_append (GTK_BOX (words), self->unit);
  gtk_box_append (GTK_BOX (box), self->avatar);
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), button);
  return box;
}

static void
desk_sidebar_dispose (GObject *object)
{
  DeskSidebar *self = DESK_SIDEBAR (object);
  GtkWidget *child;

  g_clear_handle_id (&self->rebuild, g_source_remove);
  if (self->navigation != NULL)
    g_signal_handlers_disconnect_by_data (self->navigation, self);
  g_clear_object (&self->navigation);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->open, g_hash_table_unref);
  g_clear_pointer (&self->selected, g_free);
  G_OBJECT_CLASS (desk_sidebar_parent_class)->dispose (object);
}

static void
desk_sidebar_class_init (DeskSidebarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desk_sidebar_dispose;
  open_signal = g_signal_new ("open", DESK_TYPE_SIDEBAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "sidebar");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_NAVIGATION);
}

static void
desk_sidebar_init (DeskSidebar *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->open = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->list = gtk_list_box_new ();
  self->avatar = gtk_label_new (NULL);
  self->name = gtk_label_new (NULL);
  self->unit = gtk_label_new (NULL);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "desk-sidebar");
  gtk_widget_add_css_class (self->list, "desk-nav");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_SINGLE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Pages"), -1);
  g_signal_connect (self->list, "row-activated", G_CALLBACK (row_activated), self);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed), self);
  gtk_widget_add_controller (self->list, keys);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_widget_set_parent (make_head (), GTK_WIDGET (self));
  gtk_widget_set_parent (scroller, GTK_WIDGET (self));
  gtk_widget_set_parent (make_foot (self), GTK_WIDGET (self));
  gtk_widget_set_hexpand (GTK_WIDGET (self), FALSE);
  desk_sidebar_set_person (self, NULL, NULL);
}

GtkWidget *
desk_sidebar_new (DeskNavigation *navigation)
{
  DeskSidebar *self = g_object_new (DESK_TYPE_SIDEBAR, NULL);

  self->navigation = g_object_ref (navigation);
  g_signal_connect_swapped (navigation, "changed", G_CALLBACK (navigation_changed), self);
  rebuild_list (self);
  return GTK_WIDGET (self);
}

void
desk_sidebar_select (DeskSidebar *self, const char *page_id)
{
  DeskNavItem *item;

  g_return_if_fail (DESK_IS_SIDEBAR (self));
  item = desk_navigation_find (self->navigation, page_id);
  if (self->selected != page_id)
    {
      g_free (self->selected);
      self->selected = g_strdup (page_id);
    }
  if (item != NULL && desk_nav_item_get_spec (item)->area != NULL && desk_nav_item_get_spec (item)->section == DESK_SECTION_AREAS)
    desk_sidebar_set_open (self, desk_nav_item_get_spec (item)->area, TRUE);
  gtk_list_box_select_row (GTK_LIST_BOX (self->list), find_row (self, page_id));
}

void
desk_sidebar_set_person (DeskSidebar *self, const char *name, const char *unit)
{
  char first[7] = "";
  gboolean known = name != NULL && *name != '\0';

  g_return_if_fail (DESK_IS_SIDEBAR (self));
  if (known)
    g_utf8_strncpy (first, name, 1);
  gtk_label_set_text (GTK_LABEL (self->avatar), known ? first : "?");
  gtk_label_set_text (GTK_LABEL (self->name), known ? name : _("Who are you?"));
  gtk_label_set_text (GTK_LABEL (self->unit), unit != NULL ? unit : "");
  gtk_widget_set_visible (self->unit, unit != NULL && *unit != '\0');
}

void
desk_sidebar_set_open (DeskSidebar *self, const char *area_id, gboolean open)
{
  g_return_if_fail (DESK_IS_SIDEBAR (self) && area_id != NULL);
  if (desk_sidebar_get_open (self, area_id) == open)
    return;
  if (open)
    g_hash_table_add (self->open, g_strdup (area_id));
  else
    g_hash_table_remove (self->open, area_id);
  rebuild_list (self);
}

gboolean
desk_sidebar_get_open (DeskSidebar *self, const char *area_id)
{
  return g_hash_table_contains (self->open, area_id);
}
