/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "shell/desk-tone.h"

G_BEGIN_DECLS

/**
 * DeskTimelineRow:
 * @id: (nullable): what "row-activated" tells
 * @date: short, such as "03-11"
 * @headline: what happened
 * @detail: (nullable): who, where, attachments
 * @tone: of the dot
 */
typedef struct {
  const char *id;
  const char *date;
  const char *headline;
  const char *detail;
  DeskTone tone;
} DeskTimelineRow;

/**
 * DeskTimelineView:
 *
 * What happened, newest first, along a rail. Lines wrap. A long history shows
 * its first hundred entries and a button for the next. Signal "row-activated"
 * (const char *id) when an entry with an id is clicked or chosen with Enter.
 */
#define DESK_TYPE_TIMELINE_VIEW (desk_timeline_view_get_type ())
DESK_API G_DECLARE_FINAL_TYPE (DeskTimelineView, desk_timeline_view, DESK, TIMELINE_VIEW, GtkWidget)

DESK_API GtkWidget *desk_timeline_view_new (void);

/** Replaces everything by @n rows, which are copied. */
DESK_API void desk_timeline_view_set (DeskTimelineView *self, const DeskTimelineRow *rows, guint n);

/** Returns: how many entries there are, shown or not */
DESK_API guint desk_timeline_view_get_n_rows (DeskTimelineView *self);

/** Shows the next hundred. */
DESK_API void desk_timeline_view_show_more (DeskTimelineView *self);

G_END_DECLS
