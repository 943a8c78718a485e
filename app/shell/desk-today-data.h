/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/desk-waiting.h"
#include "shell/desk-rate.h"
#include "store/desk-recall.h"

G_BEGIN_DECLS

/** Whose work is shown: a DeskWaitingScope, or this: what was chosen last, else
 * of an office or a leading group the county's, of others their own. */
#define DESK_TODAY_USUAL (-1)

/** One case that waits. */
typedef struct {
  DeskUuid uid;
  char *number, *title, *party, *place, *unit;
  int light;       /* DeskLight */
  char *words;     /* "overdue by 2 working days", "handed over 11 March" */
  const char *act; /* the next sensible act, or NULL; static */
  char *absent;    /* name of the person it waits for, whose deputy I am; NULL: nobody's */
} DeskTodayRow;

typedef struct {
  gint64 count;
  char *where;      /* of the list behind it */
  GPtrArray *rows;  /* DeskTodayRow *, the first few */
} DeskTodayGroup;

typedef struct {
  DeskWaitingScope scope;
  DeskTodayGroup groups[DESK_WAITING_N];
  GPtrArray *absents;     /* char *: names of those I deputise for today */
  char *deputy;           /* name of whoever deputises for me today, or NULL */
  char deputy_until[11];  /* ISO date, the last day */
  gint64 due_today, warning;
  char *due_today_where, *warning_where;
  gint64 waiting;         /* cases, each once */
  guint drafts;
  gint64 drafts_saved_us; /* the newest; 0 for none */
  GArray *collected, *resolved; /* gint64 a day of this month so far, not added up; of my unit or the county */
  char *collected_narrow; /* what its days are narrowed to, as query text to follow " and "; NULL: nothing */
  DeskRate rates[DESK_RATE_N]; /* of this month */
  GPtrArray *reminders; /* DeskRecall *, the earliest first */
  guint n_reminders;    /* in all */
  gint64 now_us;
} DeskTodayData;

DESK_API void desk_today_data_free (DeskTodayData *data);

/** Counts and reads everything. Blocks: in a thread. @rows: at most so many of each group; @scope: DESK_TODAY_USUAL or DeskWaitingScope */
DESK_API DeskTodayData *desk_today_data_make (DeskStore *store, int scope, guint rows, GCancellable *cancellable, GError **error);

/** Keeps @scope for the next time. */
DESK_API void desk_today_keep_scope (DeskStore *store, DeskWaitingScope scope);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskTodayData, desk_today_data_free)

G_END_DECLS
