/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/desk-page-view.h"

G_DEFINE_INTERFACE (DeskPageView, desk_page_view, GTK_TYPE_WIDGET)

static guint changed_signal;

static void
desk_page_view_default_init (DeskPageViewInterface *iface)
{
  changed_signal = g_signal_new ("page-changed", G_TYPE_FROM_INTERFACE (iface), G_SIGNAL_RUN_LAST,
                                 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

/* Whether @page is a page that has the function @name. */
#define PAGE_FUNC(page, name) \
  (DESK_IS_PAGE_VIEW (page) && DESK_PAGE_VIEW_GET_IFACE (page)->name != NULL)

char *
desk_page_view_dup_title (GtkWidget *page)
{
  return PAGE_FUNC (page, dup_title) ? DESK_PAGE_VIEW_GET_IFACE (page)->dup_title (DESK_PAGE_VIEW (page)) : NULL;
}

char *
desk_page_view_dup_parent (GtkWidget *page)
{
  return PAGE_FUNC (page, dup_parent) ? DESK_PAGE_VIEW_GET_IFACE (page)->dup_parent (DESK_PAGE_VIEW (page)) : NULL;
}

void
desk_page_view_open (GtkWidget *page, const char *parameter)
{
  if (PAGE_FUNC (page, open))
    DESK_PAGE_VIEW_GET_IFACE (page)->open (DESK_PAGE_VIEW (page), parameter);
}

void
desk_page_view_start (GtkWidget *page)
{
  if (PAGE_FUNC (page, start))
    DESK_PAGE_VIEW_GET_IFACE (page)->start (DESK_PAGE_VIEW (page));
  else if (page != NULL)
    gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD);
}

gboolean
desk_page_view_search (GtkWidget *page, const char *text)
{
  return PAGE_FUNC (page, search) && DESK_PAGE_VIEW_GET_IFACE (page)->search (DESK_PAGE_VIEW (page), text);
}

gboolean
desk_page_view_can (GtkWidget *page, DeskPageAct act)
{
  if (!PAGE_FUNC (page, act))
    return FALSE;
  return PAGE_FUNC (page, can) && DESK_PAGE_VIEW_GET_IFACE (page)->can (DESK_PAGE_VIEW (page), act);
}

void
desk_page_view_act (GtkWidget *page, DeskPageAct act)
{
  if (desk_page_view_can (page, act))
    DESK_PAGE_VIEW_GET_IFACE (page)->act (DESK_PAGE_VIEW (page), act);
}

const char *
desk_page_view_act_label (GtkWidget *page, DeskPageAct act)
{
  return PAGE_FUNC (page, act_label) ? DESK_PAGE_VIEW_GET_IFACE (page)->act_label (DESK_PAGE_VIEW (page), act) : NULL;
}

gboolean
desk_page_view_has_unsaved (GtkWidget *page)
{
  return PAGE_FUNC (page, has_unsaved) && DESK_PAGE_VIEW_GET_IFACE (page)->has_unsaved (DESK_PAGE_VIEW (page));
}

void
desk_page_view_changed (DeskPageView *self)
{
  g_return_if_fail (DESK_IS_PAGE_VIEW (self));
  g_signal_emit (self, changed_signal, 0);
}
