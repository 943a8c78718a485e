/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "shell/desk-window.h"

G_BEGIN_DECLS

/* One place in the window's memory of where one was. */
typedef struct {
  char *id;
  char *parameter;
} DeskPlace;

struct _DeskWindow {
  AdwApplicationWindow parent_instance;
  DeskNavigation *navigation;
  GtkWidget *toasts;     /* AdwToastOverlay */
  AdwToast *toast;       /* the last one until it goes; weak */
  gint64 toast_at;       /* when it was added, monotonic */
  GtkWidget *root;       /* GtkStack: "desk" and "alone" */
  GtkWidget *alone;      /* AdwBin */
  GtkWidget *flap;       /* AdwFlap */
  GtkWidget *sidebar;
  GtkWidget *header;
  GtkWidget *back;
  GtkWidget *fold;
  GtkWidget *breadcrumb;
  GtkWidget *search;
  GtkWidget *new_button;
  GtkWidget *practice;   /* GtkRevealer */
  GtkWidget *stack;
  GHashTable *pages;     /* key → widget in the stack */
  GPtrArray *places;     /* DeskPlace, oldest first */
  int at;                /* index in places, -1 before the first */
  GPtrArray *crumb_ids;  /* page ids of the steps above, "" for a step that cannot be opened */
};

/* desk-window-head.c: the header bar */
GtkWidget *desk_window_make_header (DeskWindow *self);
void desk_window_update_header (DeskWindow *self);
void desk_window_restore_search (DeskWindow *self, GtkWidget *page);
void desk_window_set_compact (DeskWindow *self, gboolean compact);

/* desk-window-actions.c: the actions and their states */
void desk_window_install_actions (DeskWindowClass *klass);
void desk_window_update_actions (DeskWindow *self);
/* desk-window.c: whether there is a page to show when the one in front is closed */
gboolean desk_window_can_close_page (DeskWindow *self);
gboolean desk_window_emit_search (DeskWindow *self, const char *text);
gboolean desk_window_emit_new (DeskWindow *self);

G_END_DECLS
