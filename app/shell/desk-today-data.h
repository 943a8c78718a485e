/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/desk-recall.h"

G_BEGIN_DECLS

typedef enum { DESK_TODAY_OVERDUE, DESK_TODAY_DUE, DESK_TODAY_ACCEPT, DESK_TODAY_CALL_BACK, DESK_TODAY_N_GROUPS } DeskTodayGroupKind;

/** Whose work is shown. */
typedef enum {
  DESK_TODAY_USUAL, /* of an office or a leading group the county's, of others their own */
  DESK_TODAY_MY_UNIT,
  DESK_TODAY_COUNTY,
} DeskTodayScope;

/** One case that waits. */
typedef struct {
  DeskUuid uid;
  char *number, *title, *party, *place, *unit;
  int light;       /* DeskLight */
  char *words;     /* "overdue by 2 working days", "handed over 11 March" */
  const char *act; /* the next sensible act, or NULL; static */
} DeskTodayRow;

typedef struct {
  gint64 count;
  char *where;      /* of the list behind it */
  GPtrArray *rows;  /* DeskTodayRow *, the first few */
} DeskTodayGroup;

typedef struct {
  DeskTodayScope scope; /* never DESK_TODAY_USUAL */
  DeskTodayGroup groups[DESK_TODAY_N_GROUPS];
  gint64 due_today, warning;
  char *due_today_where, *warning_where;
  gint64 waiting;         /* cases, each once */
  guint drafts;
  gint64 drafts_saved_us; /* the newest; 0 for none */
  GArray *collected, *resolved; /* gint64 a day of this month so far, not added up */
  gint64 answered, sent;        /* hand-overs of this month */
  gint64 month_resolved, month_collected;
  gint64 satisfied, asked;      /* checks of this month */
  char *answered_where, *resolved_where, *satisfied_where;
  GPtrArray *reminders; /* DeskRecall *, the earliest first */
  guint n_reminders;    /* in all */
  gint64 now_us;
} DeskTodayData;

DESK_API void desk_today_data_free (DeskTodayData *data);

/** Counts and reads everything. Blocks: in a thread. @rows: at most so many of each group */
DESK_API DeskTodayData *desk_today_data_make (DeskStore *store, DeskTodayScope scope, guint rows, GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskTodayData, desk_today_data_free)

G_END_DECLS
