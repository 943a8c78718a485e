/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "shell/desk-campaign-data.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** Bars of one campaign, with word and number, that open the lists behind them; @titled: its name and period in front. */
DESK_API GtkWidget *desk_campaign_bars_new (const DeskCampaignProgress *progress, gboolean titled);

/**
 * DeskCampaignCard:
 *
 * The progress of one campaign on its page: counted off the main thread, and
 * again when the store changes.
 */
#define DESK_TYPE_CAMPAIGN_CARD (desk_campaign_card_get_type ())
DESK_API G_DECLARE_FINAL_TYPE (DeskCampaignCard, desk_campaign_card, DESK, CAMPAIGN_CARD, GtkWidget)

DESK_API GtkWidget *desk_campaign_card_new (DeskStore *store, const DeskUuid *campaign);

/** Returns: (transfer none) (nullable): what is shown */
DESK_API const DeskCampaignProgress *desk_campaign_card_get_progress (DeskCampaignCard *self);

G_END_DECLS
