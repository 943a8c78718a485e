/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/desk-waiting.h"
#include "store/desk-list.h"

G_BEGIN_DECLS

/** What the overview is asked: a program area or all, a period, a town or all. */
typedef struct {
  char *area;      /* id of a program area, or NULL */
  char *from, *to; /* ISO dates or NULL */
  char *town;      /* code or NULL */
} DeskOverviewRequest;

DESK_API DeskOverviewRequest *desk_overview_request_new (const char *area, const char *from, const char *to, const char *town);
DESK_API void desk_overview_request_free (DeskOverviewRequest *request);

typedef struct {
  const DeskCard *card;
  const DeskField *field; /* added up, or NULL */
  gboolean cases;         /* they are cases that are counted: a share of the first such card makes sense */
  gint64 value;
  char *where;            /* of the list behind it */
} DeskOverviewCard;

typedef struct {
  char *label;
  char *where;     /* of the list behind it */
  int year, month; /* of a month, else 0 */
  gint64 value;
  gint64 resolved; /* of a case counted by month, else -1 */
} DeskOverviewPoint;

typedef struct {
  const DeskChartDecl *chart;
  const DeskField *field; /* added up, or NULL */
  gboolean months;        /* the last twelve, whatever the period */
  gboolean ages;          /* of what is open now, whatever the period */
  gboolean cases;         /* they are cases that are counted */
  GPtrArray *points;      /* DeskOverviewPoint * */
  gint64 total;
} DeskOverviewChart;

typedef enum { DESK_TOWN_VISITS, DESK_TOWN_COLLECTED, DESK_TOWN_RESOLVED, DESK_TOWN_OPEN, DESK_TOWN_OVERDUE, DESK_TOWN_N } DeskTownFigure;

typedef struct {
  char *code; /* NULL: the sum of all */
  char *name;
  gint64 figures[DESK_TOWN_N];
  char *wheres[DESK_TOWN_N]; /* of the lists behind them; NULL where there is none */
} DeskOverviewTown;

/* Declared in desk-rate.h and desk-campaign-data.h, which need the request. */
typedef struct _DeskOverviewRates DeskOverviewRates;

typedef struct {
  DeskOverviewRates *rates; /* NULL: the area has no cases */
  GPtrArray *campaigns;     /* DeskCampaignProgress *: those that run; of all areas together only */
  GPtrArray *cards;  /* DeskOverviewCard * */
  GPtrArray *charts; /* DeskOverviewChart * */
  GPtrArray *towns;  /* DeskOverviewTown *, the sum last */
  char *case_type, *visit_type; /* that the towns count; NULL: the area has none */
  char *case_only, *visit_only; /* query texts: which kinds of them, where an area has several; or NULL */
  gint64 at_us;
} DeskOverviewData;

DESK_API void desk_overview_data_free (DeskOverviewData *data);

/** Counts everything. Blocks: in a thread. */
DESK_API DeskOverviewData *desk_overview_data_make (DeskStore *store, const DeskOverviewRequest *request, GCancellable *cancellable, GError **error);

/** Returns: (nullable): the field that the period of records of @type is taken from */
DESK_API const char *desk_overview_period_path (const DeskType *type);

/** Declarations of the area whose names begin with "AREA."; of the core with no point. */
DESK_API gboolean desk_overview_is_of_area (const char *name, const char *area);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskOverviewData, desk_overview_data_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskOverviewRequest, desk_overview_request_free)

G_END_DECLS
