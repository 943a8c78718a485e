/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/desk-uuid.h"

G_BEGIN_DECLS

/* Cases that count, that are answered, that are open, that are late; query texts. */
#define DESK_WHERE_COUNTED "not state in (withdrawn, merged)"
#define DESK_WHERE_ANSWERED "state in (resolved, verified, struck-off)"
#define DESK_WHERE_OPEN "state in (registered, handed-over, accepted, in-progress, returned)"
#define DESK_WHERE_OVERDUE "due_at < now and " DESK_WHERE_OPEN

/** What a case may wait with, the most urgent first. */
typedef enum {
  DESK_WAITING_OVERDUE,
  DESK_WAITING_DUE,       /* due today, or past its warning point */
  DESK_WAITING_ACCEPT,    /* handed over, not taken yet */
  DESK_WAITING_CALL_BACK, /* resolved: the party is to be asked */
  DESK_WAITING_FOLLOW_UP, /* returned, or verified and not struck off: the next step is open */
  DESK_WAITING_N
} DeskWaitingKind;

/** Whose work. */
typedef enum {
  DESK_WAITING_OF_ME, /* and of those I deputise for */
  DESK_WAITING_OF_MY_UNIT,
  DESK_WAITING_OF_COUNTY,
} DeskWaitingScope;

/** "overdue", "due", "accept", "call-back", "follow-up": stable. */
DESK_API const char *desk_waiting_code (DeskWaitingKind kind);
DESK_API int desk_waiting_from_code (const char *code); /* -1: unknown */

/**
 * desk_waiting_where:
 * @absents: (nullable): DeskUuid of those I deputise for
 *
 * Returns: (transfer full): query text of the cases that wait with @kind
 */
DESK_API char *desk_waiting_where (DeskWaitingKind kind, DeskWaitingScope scope, const GArray *absents);

/** Query text of all that waits, each case once. */
DESK_API char *desk_waiting_where_any (DeskWaitingScope scope, const GArray *absents);

/** @where, narrowed to open cases of @scope; @where NULL: all of them. */
DESK_API char *desk_waiting_where_open (const char *where, DeskWaitingScope scope, const GArray *absents);

/** Returns: (nullable): the person whose step is next in a case in @state: @person, who
 * handles it, or @registered_by, who hands it over and afterwards asks whether it helped. */
DESK_API const char *desk_waiting_person (const char *state, const char *person, const char *registered_by);

G_END_DECLS
