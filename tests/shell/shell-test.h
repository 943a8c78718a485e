/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "shell/desk-window.h"

/* Starts GTK, the locale and the style for a test. */
void shell_test_init (int *argc, char ***argv);

/* Fills a navigation with the pages of a county, each a blank page that
 * implements DeskPageView and is called what it shows. */
DeskNavigation *shell_test_county (void);

/* A window of 1366×768 over it, presented and at rest. */
DeskWindow *shell_test_window (DeskNavigation *navigation);

/* A window that holds @child alone, at its natural size or @width. */
GtkWidget *shell_test_show (GtkWidget *child, int width, int height);

/* Closes a window and lets it go. */
void shell_test_close (GtkWidget *window);

/* Writes a picture of @widget where DESK_TEST_PICTURES points, if it is set,
 * and checks in any case that it can be drawn. */
void shell_test_picture (GtkWidget *widget, const char *name);

/* Measures @widget and all in it for the widths and heights of a window: none may ask for
 * more than it would like to have. */
void shell_test_measure (GtkWidget *widget);

/* Runs the main loop until nothing is left to do. */
void shell_test_settle (void);

/* Runs it until @done says so, or the file is there, and nothing is left to do;
 * fails the test after twenty seconds. */
void shell_test_wait (gboolean (*done) (gpointer), gpointer data);
void shell_test_wait_for_file (const char *path);

/* The first widget of the type or name in @root, itself among them, or NULL. */
GtkWidget *shell_test_find_type (GtkWidget *root, GType type);
GtkWidget *shell_test_find_name (GtkWidget *root, const char *name);

/* A window of the type that is shown, or NULL. */
GtkWidget *shell_test_find_window (GType type);

/* Whether a label in @root says @words, shown or not. */
gboolean shell_test_says (GtkWidget *root, const char *words);

/* A blank page, for what it is asked. */
#define TEST_TYPE_PAGE (test_page_get_type ())
G_DECLARE_FINAL_TYPE (TestPage, test_page, TEST, PAGE, GtkWidget)
struct _TestPage {
  GtkWidget parent_instance;
  char *title;      /* NULL: the spec's */
  char *parameter;
  char *searched;
  guint opened, started, acted;
  DeskPageAct last_act;
  gboolean unsaved, can_act;
};
