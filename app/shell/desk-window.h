/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "shell/desk-navigation.h"
#include "shell/desk-page-view.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * DeskWindow:
 *
 * The main window: sidebar, header with breadcrumb and search, and the page in
 * front. It knows nothing of stores; what it shows comes from the pages in its
 * #DeskNavigation.
 *
 * Actions: win.search, win.new, win.print, win.export, win.undo, win.save,
 * win.back, win.forward, win.sidebar, win.menu, win.open(s), win.open-with((ss)),
 * win.page-at(i), win.close-page.
 *
 * Signals: "search" (const char *text) → gboolean, when the page in front
 * cannot search; "new" () → gboolean, when the page has no act of its own;
 * "page-opened" (const char *id, const char *parameter).
 */
#define DESK_TYPE_WINDOW (desk_window_get_type ())
DESK_API G_DECLARE_FINAL_TYPE (DeskWindow, desk_window, DESK, WINDOW, AdwApplicationWindow)

/**
 * desk_window_new:
 * @application: (nullable): none in tests
 * @navigation: the pages
 */
DESK_API DeskWindow *desk_window_new (GtkApplication *application, DeskNavigation *navigation);

/** Returns: (transfer none) */
DESK_API DeskNavigation *desk_window_get_navigation (DeskWindow *self);

/** Adds a page to the navigation of this window (and of those that share it). */
DESK_API DeskNavItem *desk_window_add_page (DeskWindow *self, const DeskPageSpec *spec);

/**
 * desk_window_open:
 * @page_id: such as "ent.cases"
 * @parameter: (nullable): what on the page, such as a record's UUID or a query
 *
 * Brings a page to the front, making it if need be, and remembers the one
 * before it.
 *
 * Returns: %FALSE with a %DESK_SHELL_ERROR_PAGE if there is no such page; the
 *   page in front stays
 */
DESK_API gboolean desk_window_open (DeskWindow *self, const char *page_id, const char *parameter, GError **error);

/** Goes back one page. Returns: %FALSE if there is none before. */
DESK_API gboolean desk_window_back (DeskWindow *self);
DESK_API gboolean desk_window_forward (DeskWindow *self);

/**
 * desk_window_close_page:
 *
 * Takes the page in front away for good (a form that was saved) and goes back.
 */
DESK_API void desk_window_close_page (DeskWindow *self);

/** Throws every page away, as when another store is opened. */
DESK_API void desk_window_forget_pages (DeskWindow *self);

/** Returns: (nullable): id of the page in front */
DESK_API const char *desk_window_get_page_id (DeskWindow *self);
/** Returns: (nullable): parameter of the page in front */
DESK_API const char *desk_window_get_parameter (DeskWindow *self);
/** Returns: (transfer none) (nullable): its widget */
DESK_API GtkWidget *desk_window_get_page (DeskWindow *self);

/**
 * desk_window_show_alone:
 * @widget: (nullable) (transfer floating): such as the first-run page or an error page
 *
 * Shows @widget in place of sidebar and pages; %NULL brings them back. A new window
 * shows neither, until this or desk_window_open() is called.
 */
DESK_API void desk_window_show_alone (DeskWindow *self, GtkWidget *widget);

/**
 * desk_window_toast:
 * @text: what happened
 * @button: (nullable): such as "Undo"
 * @action: (nullable): detailed action of the button
 *
 * Says something for a few seconds at the foot of the window.
 */
DESK_API void desk_window_toast (DeskWindow *self, const char *text, const char *button, const char *action);

/** Says at the top of every page that this is practice. */
DESK_API void desk_window_set_practice (DeskWindow *self, gboolean practice);

/** Who works here, at the foot of the sidebar. */
DESK_API void desk_window_set_person (DeskWindow *self, const char *name, const char *unit);

/** Returns: whether closing the window would lose what is typed */
DESK_API gboolean desk_window_has_unsaved (DeskWindow *self);

G_END_DECLS
