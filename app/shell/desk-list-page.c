/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/desk-list-page.h"

#include "shell/desk-case-preview.h"
#include "shell/desk-offer.h"
#include "shell/desk-page-view.h"
#include "shell/desk-pages.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* Arrow keys pass many rows: the preview follows when they rest. */
#define PREVIEW_MS 60

struct _DeskListPage {
  GtkWidget parent_instance;
  DeskStore *store;
  GtkWidget *flap;
  GtkWidget *list;
  GtkWidget *preview;
  GtkWidget *entry;       /* the window's search entry, while this page is in front; weak */
  GtkEventController *entry_keys;
  char *uuid;             /* record to be previewed */
  guint pending;
  gboolean hidden;        /* somebody closed the preview */
};

static void desk_list_page_iface (DeskPageViewInterface *iface);
G_DEFINE_FINAL_TYPE_WITH_CODE (DeskListPage, desk_list_page, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (DESK_TYPE_PAGE_VIEW, desk_list_page_iface))

/* ---- the preview ---- */

static void
show_preview (DeskListPage *self, gboolean shown)
{
  adw_flap_set_reveal_flap (ADW_FLAP (self->flap), shown);
}

static gboolean
preview_now (gpointer data)
{
  DeskListPage *self = data;

  self->pending = 0;
  desk_case_preview_show (DESK_CASE_PREVIEW (self->preview), self->uuid);
  return G_SOURCE_REMOVE;
}

static void
current_changed (DeskRecordList *list, const char *uuid, const char *type G_GNUC_UNUSED, DeskListPage *self)
{
  guint n = desk_list_view_get_n_chosen (desk_record_list_get_view (list));

  g_free (self->uuid);
  self->uuid = g_strdup (uuid);
  if (desk_record_list_get_record_type (list)->source != NULL) /* whether a problem can be registered */
    desk_page_view_changed (DESK_PAGE_VIEW (self));
  g_clear_handle_id (&self->pending, g_source_remove);
  if (uuid == NULL)
    desk_case_preview_show_none (DESK_CASE_PREVIEW (self->preview), n);
  else
    self->pending = g_timeout_add (PREVIEW_MS, preview_now, self);
}

static void
preview_toggled (DeskRecordList *list G_GNUC_UNUSED, DeskListPage *self)
{
  gboolean shown = !adw_flap_get_reveal_flap (ADW_FLAP (self->flap));

  self->hidden = !shown;
  show_preview (self, shown);
}

static void
fold_changed (DeskListPage *self)
{
  gboolean folded = adw_flap_get_folded (ADW_FLAP (self->flap));

  /* folded, it would lie over the rows: it waits until it is called by Space */
  show_preview (self, !folded && !self->hidden);
}

static void
record_opened (DeskRecordList *list G_GNUC_UNUSED, const char *uuid, DeskListPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-with", "(ss)", DESK_PAGE_RECORD, uuid);
}

/* ---- a page of the window ---- */

static void
page_open (DeskPageView *page, const char *parameter)
{
  DeskListPage *self = DESK_LIST_PAGE (page);

  if (parameter != NULL)
    desk_record_list_set_query (DESK_RECORD_LIST (self->list), parameter);
}

static void
page_start (DeskPageView *page)
{
  desk_record_list_start (DESK_RECORD_LIST (DESK_LIST_PAGE (page)->list));
}

/* Who began to type in the rows goes on in the entry: the rows are about to
 * change, and keys that fall on a row that goes away would be lost. */
static void
go_on_typing (DeskListPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkEditable *text;

  if (focus == NULL || self->entry == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    return;
  text = gtk_editable_get_delegate (GTK_EDITABLE (self->entry));
  if (GTK_IS_TEXT (text))
    gtk_text_grab_focus_without_selecting (GTK_TEXT (text));
}

static gboolean
page_search (DeskPageView *page, const char *text)
{
  if (*text != '\0')
    go_on_typing (DESK_LIST_PAGE (page));
  desk_record_list_search (DESK_RECORD_LIST (DESK_LIST_PAGE (page)->list), text);
  return TRUE;
}

static const char *
creates (DeskListPage *self)
{
  return desk_record_list_get_creates (DESK_RECORD_LIST (self->list));
}

static gboolean
page_can (DeskPageView *page, DeskPageAct act)
{
  DeskListPage *self = DESK_LIST_PAGE (page);

  return act == DESK_PAGE_ACT_PRINT || act == DESK_PAGE_ACT_EXPORT || act == DESK_PAGE_ACT_UNDO || (act == DESK_PAGE_ACT_NEW && creates (self) != NULL) ||
         (act == DESK_PAGE_ACT_REGISTER && self->uuid != NULL && desk_record_list_get_record_type (DESK_RECORD_LIST (self->list))->source != NULL);
}

static void
page_act (DeskPageView *page, DeskPageAct act)
{
  DeskListPage *self = DESK_LIST_PAGE (page);

  if (act == DESK_PAGE_ACT_PRINT)
    desk_record_list_print (DESK_RECORD_LIST (self->list));
  else if (act == DESK_PAGE_ACT_EXPORT)
    desk_record_list_export (DESK_RECORD_LIST (self->list));
  else if (act == DESK_PAGE_ACT_UNDO)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.take-back-last", NULL);
  else if (act == DESK_PAGE_ACT_REGISTER && self->uuid != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.register-found", "(ss)", "", self->uuid);
  else if (act == DESK_PAGE_ACT_NEW && creates (self) != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.create", "s", creates (self));
}

static const char *
page_act_label (DeskPageView *page, DeskPageAct act)
{
  DeskListPage *self = DESK_LIST_PAGE (page);
  const DeskType *type = desk_record_list_get_record_type (DESK_RECORD_LIST (self->list));
  g_autofree char *label = NULL;

  if (act != DESK_PAGE_ACT_NEW || creates (self) == NULL)
    return NULL;
  label = g_strdup_printf (_("New: %s"), desk_type_get_label (type));
  return g_intern_string (label); /* one for each type and language */
}

static void
desk_list_page_iface (DeskPageViewInterface *iface)
{
  iface->open = page_open;
  iface->start = page_start;
  iface->search = page_search;
  iface->can = page_can;
  iface->act = page_act;
  iface->act_label = page_act_label;
}

/* ---- making ---- */

/* Down leads from the words to what they found. */
static gboolean
entry_key_pressed (GtkEventControllerKey *keys G_GNUC_UNUSED, guint key, guint code G_GNUC_UNUSED, GdkModifierType state, DeskListPage *self)
{
  if (key != GDK_KEY_Down || (state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return FALSE;
  desk_record_list_start (DESK_RECORD_LIST (self->list));
  return TRUE;
}

/* Typing on the page searches: the window's entry takes the keys that nothing
 * else wants, and the input method with them. The page, not the rows, because
 * the rows hide when nothing is found. */
static void
capture_keys (DeskListPage *self)
{
  GtkWidget *entry = desk_offer_find (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))), "win.search");

  if (!GTK_IS_SEARCH_ENTRY (entry))
    return;
  g_set_weak_pointer (&self->entry, entry);
  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (entry), GTK_WIDGET (self));
  self->entry_keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (self->entry_keys, GTK_PHASE_CAPTURE);
  g_signal_connect (self->entry_keys, "key-pressed", G_CALLBACK (entry_key_pressed), self);
  gtk_widget_add_controller (entry, self->entry_keys);
}

static void
release_keys (DeskListPage *self)
{
  if (self->entry != NULL)
    {
      gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (self->entry), NULL);
      gtk_widget_remove_controller (self->entry, self->entry_keys);
    }
  self->entry_keys = NULL;
  g_clear_weak_pointer (&self->entry);
}

static void
desk_list_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (desk_list_page_parent_class)->map (widget);
  capture_keys (DESK_LIST_PAGE (widget));
}

static void
desk_list_page_unmap (GtkWidget *widget)
{
  release_keys (DESK_LIST_PAGE (widget));
  GTK_WIDGET_CLASS (desk_list_page_parent_class)->unmap (widget);
}

static void
desk_list_page_dispose (GObject *object)
{
  DeskListPage *self = DESK_LIST_PAGE (object);

  g_clear_handle_id (&self->pending, g_source_remove);
  g_clear_pointer (&self->flap, gtk_widget_unparent);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (desk_list_page_parent_class)->dispose (object);
}

static void
desk_list_page_finalize (GObject *object)
{
  g_free (DESK_LIST_PAGE (object)->uuid);
  G_OBJECT_CLASS (desk_list_page_parent_class)->finalize (object);
}

static void
desk_list_page_class_init (DeskListPageClass *klass)
{
  GtkWidgetClass *widget = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_list_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = desk_list_page_finalize;
  widget->map = desk_list_page_map;
  widget->unmap = desk_list_page_unmap;
  gtk_widget_class_set_layout_manager_type (widget, GTK_TYPE_BIN_LAYOUT);
}

static void
desk_list_page_init (DeskListPage *self G_GNUC_UNUSED)
{
}

GtkWidget *
desk_list_page_new (DeskStore *store, const DeskRecordListSpec *spec)
{
  GtkWidget *list = desk_record_list_new (store, spec);
  DeskListPage *self;
  GtkWidget *line;

  if (list == NULL)
    return NULL;
  self = g_object_new (DESK_TYPE_LIST_PAGE, NULL);
  self->store = g_object_ref (store);
  self->list = list;
  self->preview = desk_case_preview_new (store);
  self->flap = adw_flap_new ();
  line = gtk_separator_new (GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (line, "desk-split");
  gtk_widget_set_size_request (list, 420, -1);
  adw_flap_set_flap_position (ADW_FLAP (self->flap), GTK_PACK_END);
  adw_flap_set_content (ADW_FLAP (self->flap), list);
  adw_flap_set_flap (ADW_FLAP (self->flap), self->preview);
  adw_flap_set_separator (ADW_FLAP (self->flap), line);
  adw_flap_set_locked (ADW_FLAP (self->flap), TRUE);
  adw_flap_set_modal (ADW_FLAP (self->flap), FALSE);
  adw_flap_set_swipe_to_open (ADW_FLAP (self->flap), FALSE);
  g_signal_connect_swapped (self->flap, "notify::folded", G_CALLBACK (fold_changed), self);
  g_signal_connect (list, "current", G_CALLBACK (current_changed), self);
  g_signal_connect (list, "preview", G_CALLBACK (preview_toggled), self);
  g_signal_connect (list, "open", G_CALLBACK (record_opened), self);
  gtk_widget_set_parent (self->flap, GTK_WIDGET (self));
  return GTK_WIDGET (self);
}

DeskRecordList *
desk_list_page_get_list (DeskListPage *self)
{
  g_return_val_if_fail (DESK_IS_LIST_PAGE (self), NULL);
  return DESK_RECORD_LIST (self->list);
}

gboolean
desk_list_page_get_preview_shown (DeskListPage *self)
{
  g_return_val_if_fail (DESK_IS_LIST_PAGE (self), FALSE);
  return adw_flap_get_reveal_flap (ADW_FLAP (self->flap));
}
