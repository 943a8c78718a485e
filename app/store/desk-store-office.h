/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/desk-projector.h"

G_BEGIN_DECLS

/*
 * What the office of a store laid down, as it counts now: the calendar with its
 * working hours, and the local rules. Never changed once made, so that whoever
 * was given one may go on reading it; all of them are kept until the store goes,
 * because they are few and small. Private to the room.
 */
typedef struct {
  gint64 seq;            /* newest event on such a record; 0: none, all is as shipped */
  DeskCalendar *calendar;
  DeskLocalRules *rules;
  char *cause;           /* what the newest event was about: "calendar 2027", "work-hours", "local-rule ent.demand settle" */
} DeskOffice;

/** Reads the years the program ships: what holds where the store says nothing. Once, when it is opened. */
void desk_office_init (DeskStore *self);
void desk_office_clear (DeskStore *self);

/** As it counts now; any thread. */
const DeskOffice *desk_office_get (DeskStore *self);

/**
 * Looks on @connection whether it changed and reads it anew if so. Any thread
 * that has the connection. FALSE with an error: what was known stays.
 */
gboolean desk_office_refresh (DeskStore *self, DeskConnection *connection, GError **error);

/** What due dates depend on: the newest such event and the shipped years, as text; transfer full. */
char *desk_office_stamp (DeskStore *self);

G_END_DECLS
