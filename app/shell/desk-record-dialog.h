/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/desk-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** @uid, @title: of the record made; %NULL when none was. @data is not freed. */
typedef void (*DeskRecordMade) (const char *uid, const char *title, gpointer data);

/**
 * desk_record_dialog_open:
 * @widget: in the window before which it opens
 * @name: (nullable): what to call the new record to begin with
 *
 * Makes a record of @type in a dialog, such as a party that was not found.
 * @made is called once.
 */
DESK_API void desk_record_dialog_open (GtkWidget *widget, DeskStore *store, const char *type, const char *name, DeskRecordMade made, gpointer data);

G_END_DECLS
