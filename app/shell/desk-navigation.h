/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/desk-macros.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _DeskWindow DeskWindow;
typedef struct _DeskPageSpec DeskPageSpec;

/**
 * DeskSection:
 *
 * Where the sidebar shows a page.
 */
typedef enum {
  DESK_SECTION_TOP,       /* above every head: today, all cases */
  DESK_SECTION_AREAS,     /* under a program area, named by @area */
  DESK_SECTION_TOTALS,    /* ledgers, overview */
  DESK_SECTION_REGISTERS, /* parties, areas, units */
  DESK_SECTION_NONE,      /* opened from other pages only: a case, a form */
} DeskSection;

typedef enum {
  DESK_PAGE_FLAGS_NONE = 0,
  DESK_PAGE_FLAGS_MANY = 1 << 0, /* a widget for each parameter, such as a form; else one widget that is opened again */
} DeskPageFlags;

/**
 * DeskPageCreate:
 *
 * Makes the widget of a page, the first time it is opened in @window. It
 * should implement #DeskPageView.
 *
 * Returns: (transfer floating)
 */
typedef GtkWidget *(*DeskPageCreate) (DeskWindow *window, const DeskPageSpec *spec, gpointer user_data);

/**
 * DeskPageSpec:
 * @id: stable, such as "today", "cases", "ent.cases", "ledger.handoff", "case"
 * @title: in the user's language
 * @icon: icon name; pages of an area may have %NULL
 * @section: where in the sidebar
 * @area: the id of the program area above it, or %NULL
 * @parent: (nullable): the page above it in the breadcrumb, for
 *   %DESK_SECTION_NONE; without it the page it was opened from
 * @accent: (nullable): "blue", "green", "red", … of the icon
 * @order: smaller first within the section or area
 * @create: makes the widget; %NULL for a program area itself
 */
struct _DeskPageSpec {
  const char *id;
  const char *title;
  const char *icon;
  DeskSection section;
  const char *area;
  const char *parent;
  const char *accent;
  int order;
  DeskPageFlags flags;
  DeskPageCreate create;
  gpointer user_data;
};

/**
 * DeskNavItem:
 *
 * One page or program area of the navigation. Properties: "id", "title",
 * "icon" (strings, read-only), "badge" (uint, 0 shows nothing), "urgent"
 * (boolean: the badge is red), "shown" (boolean: in the sidebar).
 */
#define DESK_TYPE_NAV_ITEM (desk_nav_item_get_type ())
DESK_API G_DECLARE_FINAL_TYPE (DeskNavItem, desk_nav_item, DESK, NAV_ITEM, GObject)

/** Returns: (transfer none): lives as long as the item */
DESK_API const DeskPageSpec *desk_nav_item_get_spec (DeskNavItem *self);
DESK_API guint desk_nav_item_get_badge (DeskNavItem *self);
DESK_API gboolean desk_nav_item_get_urgent (DeskNavItem *self);
DESK_API gboolean desk_nav_item_get_shown (DeskNavItem *self);

/**
 * DeskNavigation:
 *
 * The pages of the program, in one list that every window shares. Signal
 * "changed" when pages came or went. Main thread only.
 */
#define DESK_TYPE_NAVIGATION (desk_navigation_get_type ())
DESK_API G_DECLARE_FINAL_TYPE (DeskNavigation, desk_navigation, DESK, NAVIGATION, GObject)

DESK_API DeskNavigation *desk_navigation_new (void);

/**
 * desk_navigation_add:
 *
 * Adds a page, or a program area (@spec without create, in
 * %DESK_SECTION_AREAS). The strings are copied. A page of the same id is
 * replaced.
 *
 * Returns: (transfer none): the item, whose badge can be set
 */
DESK_API DeskNavItem *desk_navigation_add (DeskNavigation *self, const DeskPageSpec *spec);
DESK_API void desk_navigation_remove (DeskNavigation *self, const char *id);
DESK_API void desk_navigation_clear (DeskNavigation *self);

/** Returns: (transfer none) (nullable) */
DESK_API DeskNavItem *desk_navigation_find (DeskNavigation *self, const char *id);

/**
 * desk_navigation_list:
 * @area: (nullable): the program area whose pages are wanted
 *
 * Returns: (transfer container): the items of @section in their order; with
 * %DESK_SECTION_AREAS and no @area the program areas themselves
 */
DESK_API GPtrArray *desk_navigation_list (DeskNavigation *self, DeskSection section, const char *area);

/**
 * desk_navigation_nth:
 * @n: from 1
 *
 * Returns: (transfer none) (nullable): the page Alt+@n opens: pages above the
 * heads, then the first page of every area, then totals and registers
 */
DESK_API DeskNavItem *desk_navigation_nth (DeskNavigation *self, guint n);

/** Sets the number beside a page; does nothing for an unknown id. */
DESK_API void desk_navigation_set_badge (DeskNavigation *self, const char *id, guint number, gboolean urgent);

G_END_DECLS
