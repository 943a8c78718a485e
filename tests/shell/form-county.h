/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "shell-test.h"
#include "store/desk-store.h"

/* A small county in a store of its own, with the enterprise area, and a window over it. */
typedef struct {
  char *folder, *path;
  DeskRegistry *registry;
  DeskStore *store;
  DeskClockHand clock;
  DeskUuid county, town, village, bureau, power, school, me, other, firm, second_firm, household;
  DeskNavigation *navigation;
  DeskWindow *window;
} County;

/* Makes it in @folder (NULL: a new one), or opens what is there. */
County *county_new (const char *folder);
/* Window with its deeds, presented. */
void county_show (County *county);
void county_close_window (County *county);
/* Closes; @remove: takes the folder away too. */
void county_free (County *county, gboolean remove);

DeskCommand *county_command (County *county, const char *kind);
void county_do (County *county, DeskCommand *command);
/* A demand of the first firm, handed over to nobody. */
void county_register (County *county, const char *title, DeskUuid *uid);
/* Runs the main loop until nothing is under way. */
void county_wait (void);
/* Waits until @done says so, at most ten seconds. */
#define county_until(done) G_STMT_START { gint64 end_ = g_get_monotonic_time () + 10 * G_USEC_PER_SEC; \
    while (!(done) && g_get_monotonic_time () < end_) g_main_context_iteration (NULL, g_main_context_pending (NULL)); \
    g_assert_true (done); } G_STMT_END
/* UUID text; static, four at a time. */
const char *county_text (const DeskUuid *uid);
/* The form of the page in front. */
GtkWidget *county_form (County *county);
/* Types into a field of @form as a person would: the control gets the text. */
void county_type (GtkWidget *form, const char *field, const char *text);
guint county_count (County *county, const char *type);
