/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "shell/desk-window.h"
#include "store/desk-store.h"

G_BEGIN_DECLS

/* Pages that other pages open by name. */
#define DESK_PAGE_CASES "cases"     /* every case; parameter: a query text, or NULL */
#define DESK_PAGE_RECORD "record"   /* one record in full; parameter: its UUID */
#define DESK_PAGE_PARTIES "parties" /* registers; parameter as of "cases" */
#define DESK_PAGE_AREAS "areas"
#define DESK_PAGE_UNITS "units"
#define DESK_PAGE_PEOPLE "people"
#define DESK_PAGE_POSTS "posts"
/* Lists of types without a page of their own are "list.TYPE": see desk_pages_open_list(). */
#define DESK_PAGE_LIST "list"

/**
 * DeskPagesProvider: adds pages of its own to the navigation of an opened
 * store. The table of them is in desk-pages.c.
 */
typedef void (*DeskPagesProvider) (DeskNavigation *navigation, DeskStore *store);

/**
 * desk_pages_attach:
 *
 * Fills @navigation with the pages of @store: lists declared by the core and
 * by every program area, registers, and what the other providers add. The
 * navigation keeps the store. Pages of a store before are taken out.
 */
DESK_API void desk_pages_attach (DeskNavigation *navigation, DeskStore *store);

/** Returns: (transfer none) (nullable): the store whose pages these are */
DESK_API DeskStore *desk_pages_get_store (DeskNavigation *navigation);

/** Returns: (transfer none) (nullable): the store behind the window @widget is in */
DESK_API DeskStore *desk_pages_store_of (GtkWidget *widget);

/**
 * desk_pages_open_list:
 * @over: record type
 * @where: (nullable): query text
 *
 * Opens the page that lists @over, narrowed to @where.
 */
DESK_API void desk_pages_open_list (GtkWidget *widget, const char *over, const char *where);

/** Opens the page of one record. */
DESK_API void desk_pages_open_record (GtkWidget *widget, const DeskUuid *uid);

G_END_DECLS
