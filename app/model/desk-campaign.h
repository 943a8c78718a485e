/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/desk-snapshot.h"

G_BEGIN_DECLS

/**
 * DeskCampaignTarget: something a campaign (攻坚行动) wants so many of. The number
 * wanted is @field of the campaign; what has been done is always counted anew.
 */
typedef struct {
  const char *field;   /* of the campaign: the number wanted */
  const char *label;   /* N_(): what is counted */
  const char *unit;    /* N_() */
  const char *over;    /* record type that is counted */
  const char *where;   /* further condition, or NULL */
  const char *measure; /* "count" or "distinct FIELD" */
  const char *period;  /* the day it was done */
} DeskCampaignTarget;

DESK_API const DeskCampaignTarget *desk_campaign_targets (guint *n);

/** Returns: (transfer full): query text of what counts toward @target: it names the campaign, and was done in its period. */
DESK_API char *desk_campaign_where (const DeskCampaignTarget *target, const DeskUuid *campaign, const char *begins, const char *ends);

/** Where a campaign stands. */
typedef enum { DESK_CAMPAIGN_COMING, DESK_CAMPAIGN_RUNNING, DESK_CAMPAIGN_OVER } DeskCampaignPhase;
DESK_API DeskCampaignPhase desk_campaign_phase (const char *begins, const char *ends, const char *today);

G_END_DECLS
