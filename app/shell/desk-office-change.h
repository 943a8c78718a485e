/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/desk-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * DeskOfficeDone:
 * @outcome: (nullable): what the store answered; %NULL when it failed, see @error
 *
 * Called when a change of what the office lays down was tried; on the main thread.
 */
typedef void (*DeskOfficeDone) (const DeskOutcome *outcome, const GError *error, gpointer data);

/**
 * desk_office_change:
 * @window: where it is done: shows what came of it, with Undo
 * @command: (transfer full)
 * @said: what is said when it is done
 * @done: (nullable)
 *
 * Changes a calendar, the working hours or a local rule, then counts the due
 * dates of open cases again.
 */
DESK_API void desk_office_change (AdwPreferencesWindow *window, DeskStore *store, DeskCommand *command, const char *said, DeskOfficeDone done, gpointer data);

/**
 * desk_office_recount:
 * @widget: a widget of the window that waits
 * @toasts: (nullable): where it is said how many moved
 *
 * Counts the due dates again if that is needed: with progress, and so that it
 * can be cancelled. What is left goes on the next time.
 */
DESK_API void desk_office_recount (GtkWidget *widget, DeskStore *store, AdwPreferencesWindow *toasts);

G_END_DECLS
