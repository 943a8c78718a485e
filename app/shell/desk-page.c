/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/desk-page.h"

G_DEFINE_INTERFACE (DeskPage, desk_page, GTK_TYPE_WIDGET)

static guint changed_signal;

static void
desk_page_default_init (DeskPageInterface *iface)
{
  changed_signal = g_signal_new ("page-changed", G_TYPE_FROM_INTERFACE (iface), G_SIGNAL_RUN_LAST,
                                 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

/* Whether @page is a page that has the function @name. */
#define PAGE_FUNC(page, name) \
  (DESK_IS_PAGE (page) && DESK_PAGE_GET_IFACE (page)->name != NULL)

char *
desk_page_dup_title (GtkWidget *page)
{
  return PAGE_FUNC (page, dup_title) ? DESK_PAGE_GET_IFACE (page)->dup_title (DESK_PAGE (page)) : NULL;
}

char *
desk_page_dup_parent (GtkWidget *page)
{
  return PAGE_FUNC (page, dup_parent) ? DESK_PAGE_GET_IFACE (page)->dup_parent (DESK_PAGE (page)) : NULL;
}

void
desk_page_open (GtkWidget *page, const char *parameter)
{
  if (PAGE_FUNC (page, open))
    DESK_PAGE_GET_IFACE (page)->open (DESK_PAGE (page), parameter);
}

void
desk_page_start (GtkWidget *page)
{
  if (PAGE_FUNC (page, start))
    DESK_PAGE_GET_IFACE (page)->start (DESK_PAGE (page));
  else if (page != NULL)
    gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD);
}

gboolean
desk_page_search (GtkWidget *page, const char *text)
{
  return PAGE_FUNC (page, search) && DESK_PAGE_GET_IFACE (page)->search (DESK_PAGE (page), text);
}

gboolean
desk_page_can (GtkWidget *page, DeskPageAct act)
{
  if (!PAGE_FUNC (page, act))
    return FALSE;
  return PAGE_FUNC (page, can) && DESK_PAGE_GET_IFACE (page)->can (DESK_PAGE (page), act);
}

void
desk_page_act (GtkWidget *page, DeskPageAct act)
{
  if (desk_page_can (page, act))
    DESK_PAGE_GET_IFACE (page)->act (DESK_PAGE (page), act);
}

const char *
desk_page_act_label (GtkWidget *page, DeskPageAct act)
{
  return PAGE_FUNC (page, act_label) ? DESK_PAGE_GET_IFACE (page)->act_label (DESK_PAGE (page), act) : NULL;
}

gboolean
desk_page_has_unsaved (GtkWidget *page)
{
  return PAGE_FUNC (page, has_unsaved) && DESK_PAGE_GET_IFACE (page)->has_unsaved (DESK_PAGE (page));
}

void
desk_page_changed (DeskPage *self)
{
  g_return_if_fail (DESK_IS_PAGE (self));
  g_signal_emit (self, changed_signal, 0);
}
