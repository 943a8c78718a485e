/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/desk-macros.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DeskPageAct:
 *
 * What the window's header, menu and shortcuts may ask of the page in front.
 */
typedef enum {
  DESK_PAGE_ACT_NEW,    /* Ctrl+N */
  DESK_PAGE_ACT_PRINT,  /* Ctrl+P */
  DESK_PAGE_ACT_EXPORT, /* Ctrl+E */
  DESK_PAGE_ACT_UNDO,   /* Ctrl+Z where no text field takes it */
  DESK_PAGE_ACT_SAVE,   /* Ctrl+S */
  DESK_PAGE_ACT_REGISTER, /* Ctrl+R: a problem found on what is in front */
  DESK_PAGE_N_ACTS
} DeskPageAct;

#define DESK_TYPE_PAGE_VIEW (desk_page_view_get_type ())
DESK_API G_DECLARE_INTERFACE (DeskPageView, desk_page_view, DESK, PAGE_VIEW, GtkWidget)

/**
 * DeskPageViewInterface:
 * @dup_title: (transfer full) (nullable): what the breadcrumb calls the page
 *   now, such as a case's number; the title of the page's spec without it
 * @dup_parent: (transfer full) (nullable): the id of the page above, where it
 *   depends on what is shown
 * @open: shows what @parameter names; called each time the page is opened,
 *   with %NULL for the page itself
 * @start: puts the focus where work begins
 * @search: looks for @text; returns %FALSE if this page cannot, and then the
 *   window's own search takes it
 * @can: whether @act makes sense now
 * @act: does it
 * @act_label: (transfer none): what the header's button says for
 *   %DESK_PAGE_ACT_NEW ("New visit"), %NULL for the usual words
 * @has_unsaved: whether closing would lose something that is not even a draft
 *
 * Every function is optional. A page that changes its title or what it can do
 * calls desk_page_view_changed().
 */
struct _DeskPageViewInterface {
  GTypeInterface parent_iface;

  char *(*dup_title) (DeskPageView *self);
  char *(*dup_parent) (DeskPageView *self);
  void (*open) (DeskPageView *self, const char *parameter);
  void (*start) (DeskPageView *self);
  gboolean (*search) (DeskPageView *self, const char *text);
  gboolean (*can) (DeskPageView *self, DeskPageAct act);
  void (*act) (DeskPageView *self, DeskPageAct act);
  const char *(*act_label) (DeskPageView *self, DeskPageAct act);
  gboolean (*has_unsaved) (DeskPageView *self);
};

/* Each does nothing, or answers no, for a widget that is not a page or lacks
 * the function: the window need not know which pages are which. */
DESK_API char *desk_page_view_dup_title (GtkWidget *page);
DESK_API char *desk_page_view_dup_parent (GtkWidget *page);
DESK_API void desk_page_view_open (GtkWidget *page, const char *parameter);
DESK_API void desk_page_view_start (GtkWidget *page);
DESK_API gboolean desk_page_view_search (GtkWidget *page, const char *text);
DESK_API gboolean desk_page_view_can (GtkWidget *page, DeskPageAct act);
DESK_API void desk_page_view_act (GtkWidget *page, DeskPageAct act);
DESK_API const char *desk_page_view_act_label (GtkWidget *page, DeskPageAct act);
DESK_API gboolean desk_page_view_has_unsaved (GtkWidget *page);

/**
 * desk_page_view_changed:
 *
 * Tells the window (signal "page-changed") to read title and acts again.
 */
DESK_API void desk_page_view_changed (DeskPageView *self);

G_END_DECLS
