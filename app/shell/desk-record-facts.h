/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "shell/desk-record-text.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef gboolean (*DeskFactFilter) (const DeskFact *fact, gpointer data);

/**
 * desk_record_facts_new:
 * @filter: (nullable): which facts
 * @lines: at most so many lines of a long text, 0 for all
 *
 * Labels and values below one another; the name of a record referred to is a
 * link that opens it.
 *
 * Returns: (transfer floating) (nullable): %NULL when there is none to show
 */
DESK_API GtkWidget *desk_record_facts_new (const DeskRecordText *text, DeskFactFilter filter, gpointer data, int lines);

/** Adds a row of label and value to a grid of facts. */
DESK_API void desk_record_facts_add (GtkGrid *grid, const char *label, GtkWidget *value);

/** Returns: (transfer floating): records that refer to this one, and a way to all of them */
DESK_API GtkWidget *desk_record_links_new (const DeskLinks *links, const char *except_uuid);

/** Returns: (transfer floating): a button that looks like a link and opens a record */
DESK_API GtkWidget *desk_record_link_new (const char *uuid, const char *label);

G_END_DECLS
