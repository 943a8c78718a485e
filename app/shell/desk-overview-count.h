/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "shell/desk-overview-data.h"

G_BEGIN_DECLS

/* What is counted for the overview, its rates, the campaigns and the totals: in threads. */

typedef struct {
  DeskStore *store;
  DeskRegistry *registry;
  const DeskOverviewRequest *request;
  GCancellable *cancellable;
} DeskOverviewCounter;

/** @where, the period of @request in @period_path and its town. @period_path NULL: whatever the period; *@out NULL: everything. */
gboolean desk_overview_make_query (const DeskOverviewCounter *self, const DeskType *type, const char *where, const char *period_path, DeskQuery **out, GError **error);

/** As desk_store_count(). */
GPtrArray *desk_overview_count (const DeskOverviewCounter *self, const char *over, DeskQuery *query, const char *group_by, const char *sum, GError **error);

/** @measure: "count", "sum FIELD", "distinct FIELD"; a field that refers to many counts each of them once. */
gboolean desk_overview_measure (const DeskOverviewCounter *self, const char *over, DeskQuery *query, const char *measure, gint64 *value, GError **error);

/** DeskOverviewCard of the area of the request that are shown at @place, or NULL. Transfer full. */
GPtrArray *desk_overview_count_cards (const DeskOverviewCounter *self, DeskCardPlaces place, GError **error);

/** The text of a query that may be NULL. Transfer full. */
char *desk_overview_text_of (const DeskQuery *query);

G_END_DECLS
