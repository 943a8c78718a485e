/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/desk-campaign.h"

#include "model/desk-waiting.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const DeskCampaignTarget targets[] = {
  { "parties_wanted", N_ ("Parties visited"), N_ ("parties"), "visit", NULL, "distinct party", "date" },
  { "visits_wanted", N_ ("Visits"), N_ ("visits"), "visit", NULL, "count", "date" },
  { "collected_wanted", N_ ("Cases collected"), N_ ("cases"), "case", DESK_WHERE_COUNTED, "count", "registered_at" },
  { "resolved_wanted", N_ ("Cases resolved"), N_ ("cases"), "case", DESK_WHERE_ANSWERED, "count", "resolved_at" },
};

const DeskCampaignTarget *
desk_campaign_targets (guint *n)
{
  *n = G_N_ELEMENTS (targets);
  return targets;
}

char *
desk_campaign_where (const DeskCampaignTarget *target, const DeskUuid *campaign, const char *begins, const char *ends)
{
  char uid[DESK_UUID_STR_LEN];

  desk_uuid_format (campaign, uid);
  return g_strdup_printf ("campaign = %s and %s between (%s, %s)%s%s", uid, target->period, begins, ends, target->where != NULL ? " and " : "",
                          target->where != NULL ? target->where : "");
}

DeskCampaignPhase
desk_campaign_phase (const char *begins, const char *ends, const char *today)
{
  if (strcmp (today, begins) < 0)
    return DESK_CAMPAIGN_COMING;
  return strcmp (today, ends) <= 0 ? DESK_CAMPAIGN_RUNNING : DESK_CAMPAIGN_OVER;
}
