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
  DESK_PAGE_N_ACTS
} DeskPageAct;

#define DESK_TYPE_PAGE (desk_page_get_type ())
DESK_API G_DECLARE_INTERFACE (DeskPage, desk_page, DESK, PAGE, GtkWidget)

/**
 * DeskPageInterface:
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
 * calls desk_page_changed().
 */
struct _DeskPageInterface {
  GTypeInterface parent_iface;

  char *(*dup_title) (DeskPage *self);
  char *(*dup_parent) (DeskPage *self);
  void (*open) (DeskPage *self, const char *parameter);
  void (*start) (DeskPage *self);
  gboolean (*search) (DeskPage *self, const char *text);
  gboolean (*can) (DeskPage *self, DeskPageAct act);
  void (*act) (DeskPage *self, DeskPageAct act);
  const char *(*act_label) (DeskPage *self, DeskPageAct act);
  gboolean (*has_unsaved) (DeskPage *self);
};

/* Each does nothing, or answers no, for a widget that is not a page or lacks
 * the function: the window need not know which pages are which. */
DESK_API char *desk_page_dup_title (GtkWidget *page);
DESK_API char *desk_page_dup_parent (GtkWidget *page);
DESK_API void desk_page_open (GtkWidget *page, const char *parameter);
DESK_API void desk_page_start (GtkWidget *page);
DESK_API gboolean desk_page_search (GtkWidget *page, const char *text);
DESK_API gboolean desk_page_can (GtkWidget *page, DeskPageAct act);
DESK_API void desk_page_act (GtkWidget *page, DeskPageAct act);
DESK_API const char *desk_page_act_label (GtkWidget *page, DeskPageAct act);
DESK_API gboolean desk_page_has_unsaved (GtkWidget *page);

/**
 * desk_page_changed:
 *
 * Tells the window (signal "page-changed") to read title and acts again.
 */
DESK_API void desk_page_changed (DeskPage *self);

G_END_DECLS
