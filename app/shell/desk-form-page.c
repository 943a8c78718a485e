/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/desk-form-page.h"

#include "shell/desk-deeds.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _DeskFormPage {
  GtkWidget parent_instance;
  DeskWindow *window; /* weak: the window holds the page */
  DeskStore *store;
  GtkWidget *session;
  gboolean over; /* done or closed while another page was in front */
};

static void page_iface (DeskPageViewInterface *iface);
G_DEFINE_FINAL_TYPE_WITH_CODE (DeskFormPage, desk_form_page, GTK_TYPE_WIDGET, G_IMPLEMENT_INTERFACE (DESK_TYPE_PAGE_VIEW, page_iface))

static GHashTable *
presets_of (DeskWindow *window)
{
  GHashTable *presets = g_object_get_data (G_OBJECT (window), "desk-form-presets");

  if (presets == NULL)
    {
      presets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_variant_unref);
      g_object_set_data_full (G_OBJECT (window), "desk-form-presets", presets, (GDestroyNotify) g_hash_table_unref);
    }
  return presets;
}

void
desk_form_page_preset (DeskWindow *window, const DeskUuid *uid, GVariant *presets)
{
  g_return_if_fail (DESK_IS_WINDOW (window));
  g_hash_table_insert (presets_of (window), desk_uuid_to_string (uid), g_variant_ref_sink (presets));
}

static void
leave (DeskFormPage *self)
{
  if (self->window == NULL)
    return;
  if (desk_window_get_page (self->window) == GTK_WIDGET (self))
    desk_window_close_page (self->window);
  else
    self->over = TRUE;
}

static gboolean
leave_later (gpointer data)
{
  leave (data);
  return G_SOURCE_REMOVE;
}

static void
done (DeskFormPage *self, const char *text)
{
  desk_deeds_tell_done (self->window, text, desk_form_session_get_uid (DESK_FORM_SESSION (self->session)));
  leave (self);
}

static void
closed (DeskFormPage *self)
{
  leave (self);
}

static void
ready (DeskFormPage *self)
{
  desk_page_view_changed (DESK_PAGE_VIEW (self));
  desk_form_session_start (DESK_FORM_SESSION (self->session));
}

static void
open_page (DeskPageView *page, const char *parameter)
{
  DeskFormPage *self = DESK_FORM_PAGE (page);
  const char *blank = parameter != NULL ? strchr (parameter, ' ') : NULL;
  g_autofree char *key = blank != NULL ? g_strndup (parameter, blank - parameter) : NULL;
  DeskUuid uid;

  /* not before the window has finished bringing it to the front */
  if (self->over)
    g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, leave_later, g_object_ref (self), g_object_unref);
  if (self->session != NULL || !desk_uuid_parse (key, &uid))
    return;
  self->session = desk_form_session_new (self->store, blank + 1, &uid, g_hash_table_lookup (presets_of (self->window), key), FALSE);
  g_hash_table_remove (presets_of (self->window), key);
  g_signal_connect_swapped (self->session, "done", G_CALLBACK (done), self);
  g_signal_connect_swapped (self->session, "closed", G_CALLBACK (closed), self);
  g_signal_connect_swapped (self->session, "ready", G_CALLBACK (ready), self);
  gtk_widget_set_parent (self->session, GTK_WIDGET (self));
  desk_page_view_changed (page);
}

static void
start (DeskPageView *page)
{
  if (DESK_FORM_PAGE (page)->session != NULL)
    desk_form_session_start (DESK_FORM_SESSION (DESK_FORM_PAGE (page)->session));
}

static char *
dup_title (DeskPageView *page)
{
  DeskFormPage *self = DESK_FORM_PAGE (page);
  DeskFormBody *body = self->session != NULL ? desk_form_session_get_body (DESK_FORM_SESSION (self->session)) : NULL;

  return body != NULL ? desk_form_body_dup_title (body) : NULL;
}

static gboolean
can (DeskPageView *page, DeskPageAct act)
{
  return act == DESK_PAGE_ACT_SAVE && DESK_FORM_PAGE (page)->session != NULL;
}

static void
do_act (DeskPageView *page, DeskPageAct act)
{
  if (act == DESK_PAGE_ACT_SAVE && DESK_FORM_PAGE (page)->session != NULL)
    desk_form_session_save (DESK_FORM_SESSION (DESK_FORM_PAGE (page)->session));
}

static gboolean
has_unsaved (DeskPageView *page)
{
  DeskFormPage *self = DESK_FORM_PAGE (page);

  return self->session != NULL && desk_form_session_has_unsaved (DESK_FORM_SESSION (self->session));
}

static void
page_iface (DeskPageViewInterface *iface)
{
  iface->open = open_page;
  iface->start = start;
  iface->dup_title = dup_title;
  iface->can = can;
  iface->act = do_act;
  iface->has_unsaved = has_unsaved;
}

DeskFormSession *
desk_form_page_get_session (DeskFormPage *self)
{
  g_return_val_if_fail (DESK_IS_FORM_PAGE (self), NULL);
  return self->session != NULL ? DESK_FORM_SESSION (self->session) : NULL;
}

GtkWidget *
desk_form_page_new (DeskWindow *window, DeskStore *store)
{
  DeskFormPage *self = g_object_new (DESK_TYPE_FORM_PAGE, NULL);

  g_set_weak_pointer (&self->window, window);
  self->store = g_object_ref (store);
  return GTK_WIDGET (self);
}

static void
desk_form_page_dispose (GObject *object)
{
  DeskFormPage *self = DESK_FORM_PAGE (object);

  g_clear_pointer (&self->session, gtk_widget_unparent);
  g_clear_weak_pointer (&self->window);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (desk_form_page_parent_class)->dispose (object);
}

static void
desk_form_page_class_init (DeskFormPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desk_form_page_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
desk_form_page_init (DeskFormPage *self G_GNUC_UNUSED)
{
}
