/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "shell/desk-form.h"
#include "shell/desk-list-view.h"
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
/* Records of @over that match, counted one by one from the ids; NULL for @where is all. */
guint county_count (County *county, const char *over, const char *where);
/* UUID of the first of them; fails the test when there is none. Transfer full. */
char *county_first (County *county, const char *over, const char *where);
/* Opens a page and lets it settle. */
void county_open (County *county, const char *id, const char *parameter);
/* Opens the page of a record and waits for what it shows. */
const DeskSnapshot *county_open_record (County *county, const char *uid);
/* The list on the page that is open, when its first rows are there. */
DeskListModel *county_list (County *county);
guint county_rows (County *county);
/* The form on the page that is open, when it is there. */
DeskForm *county_form (County *county);
/* Waits for the preview of a print. */
void county_wait_for_print (County *county);
/* Clicks what is offered in the window under that name; it must be there. */
void county_press (County *county, const char *id);
/* What a card of the overview that is open says; -1 when it is not there. */
gint64 county_card (County *county, const char *name);
/* Opens the overview of the whole time, narrowed to an area, and waits until the first card says its value; so do the others then. */
typedef struct {
  const char *card;
  gint64 value;
} CountyCard;
void county_check_overview (County *county, const char *area, const CountyCard *cards, gsize n);
/* Opens every page of an area: a list has rows, all that there are; a calendar what begins in its month. Returns how many. */
guint county_check_pages (County *county, const char *prefix);
/* Opens every ledger of an area: it has the rows of this year, and none is empty but a public notice. Returns how many. */
guint county_check_ledgers (County *county, const char *prefix);
