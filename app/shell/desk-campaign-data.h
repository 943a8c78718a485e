/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/desk-campaign.h"
#include "store/desk-list.h"

G_BEGIN_DECLS

typedef struct {
  const DeskCampaignTarget *target;
  gint64 wanted, done;
  char *where; /* of the list behind it */
} DeskCampaignCount;

/** How far one campaign has come; counted, never kept. */
typedef struct {
  DeskUuid uid;
  char *name, *begins, *ends; /* ISO dates */
  DeskCampaignPhase phase;
  int days_left;              /* today counted; 0 when it is over */
  GPtrArray *counts;          /* DeskCampaignCount *, of the targets that are wanted */
} DeskCampaignProgress;

DESK_API void desk_campaign_progress_free (DeskCampaignProgress *progress);

/** One campaign; blocking: in a thread. NULL without an error: it is withdrawn or has no period. */
DESK_API DeskCampaignProgress *desk_campaign_progress_of (DeskStore *store, const DeskUuid *campaign, GCancellable *cancellable, GError **error);

/** Those that run today, the one that ends first in front; blocking. */
DESK_API GPtrArray *desk_campaign_progress_all (DeskStore *store, GCancellable *cancellable, GError **error);

/** Returns: (transfer full): "42 of 120 firms · 35.0 % · 78 to go" */
DESK_API char *desk_campaign_count_words (const DeskCampaignCount *count, DeskCampaignPhase phase);
/** Returns: (transfer full): "1 March to 30 June · running, 12 days left" */
DESK_API char *desk_campaign_period_words (const DeskCampaignProgress *progress);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskCampaignProgress, desk_campaign_progress_free)

G_END_DECLS
