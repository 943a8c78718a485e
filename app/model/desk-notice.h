/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/desk-calendar.h"
#include "model/desk-waiting.h"

G_BEGIN_DECLS

/** What a person wants to be told of by the desktop. */
typedef enum { DESK_NOTICE_OFF, DESK_NOTICE_OVERDUE_ONLY, DESK_NOTICE_ALL } DeskNoticeSetting;

/** "off", "overdue", "all"; unknown is "all". */
DESK_API const char *desk_notice_setting_code (DeskNoticeSetting setting);
DESK_API DeskNoticeSetting desk_notice_setting_from_code (const char *code);

/** One case that waits. */
typedef struct {
  DeskWaitingKind kind;
  DeskUuid uid;
  char *number, *title;
} DeskNoticeItem;

typedef struct {
  DeskNoticeSetting setting;
  const char *quiet_until; /* ISO date of the first day on which something may be told again; NULL or "": not quiet */
  gint64 now_us;
  GTimeZone *zone;
  DeskCalendar *calendar;
} DeskNoticeRules;

/** A notification to be shown. Nothing of the party is in it. */
typedef struct {
  char *id;      /* one that is shown again under this id takes the place of the former */
  char *heading; /* "Overdue" */
  char *body;    /* number and title */
  DeskUuid uid;  /* what it opens; nil: Today */
} DeskNotice;

typedef struct {
  GPtrArray *show;     /* DeskNotice * */
  GPtrArray *withdraw; /* char *: ids */
} DeskNoticePlan;

DESK_API void desk_notice_plan_free (DeskNoticePlan *plan);

/**
 * DeskNoticeBook: what was told already. What waits is told once; when it no
 * longer waits it is forgotten, so that it is new when it waits again. Kept
 * as text between two runs of the program.
 */
typedef struct _DeskNoticeBook DeskNoticeBook;

/** @text: (nullable): of desk_notice_book_to_text(); lines that cannot be read are passed over. */
DESK_API DeskNoticeBook *desk_notice_book_new (const char *text);
DESK_API void desk_notice_book_free (DeskNoticeBook *book);
DESK_API char *desk_notice_book_to_text (const DeskNoticeBook *book);

/** Whether @now_us lies in the working hours of a working day. */
DESK_API gboolean desk_notice_is_working_time (DeskCalendar *calendar, GTimeZone *zone, gint64 now_us);

/**
 * desk_notice_book_plan:
 * @items: (element-type DeskNoticeItem): everything that waits
 *
 * What is to be shown and withdrawn now; the book then knows it. Outside
 * working hours and until the quiet time is over nothing is shown, and what
 * came meanwhile is told afterwards. What the setting leaves out counts as told.
 * More than three at once become one notification with their number.
 */
DESK_API DeskNoticePlan *desk_notice_book_plan (DeskNoticeBook *book, GPtrArray *items, const DeskNoticeRules *rules);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskNoticeBook, desk_notice_book_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskNoticePlan, desk_notice_plan_free)

G_END_DECLS
