/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "shell/desk-window.h"
#include "store/desk-list.h"

/* The demonstration county of 2026-03-12 with every program area built, and a
 * window over it whose pages are the program's own. */
typedef struct {
  char *folder;
  DeskRegistry *registry;
  DeskStore *store;
  DeskClockHand clock;
  DeskNavigation *navigation;
  DeskWindow *window;
} County;

void county_set_up (County *county, gconstpointer data);
void county_tear_down (County *county, gconstpointer data);
/* Runs the main loop until @done says so; fails the test after twenty seconds. */
void county_wait (gboolean (*done) (gpointer), gpointer data);
/* Records of @over that match, counted one by one from the ids. */
guint county_count (County *county, const char *over, const char *where);
