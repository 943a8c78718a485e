/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk.h>

/* Choices that several kinds of record name. */
extern const DeskChoice agriculture_crops[];

/* What the land is asked for, the service, and the market. */
extern const DeskField agriculture_grower_fields[];
extern const DeskField agriculture_plot_fields[];
extern const DeskField agriculture_shed_fields[];
extern const DeskField agriculture_demonstration_fields[];
extern const DeskField agriculture_facility_fields[];
extern const DeskField agriculture_season_fields[];
extern const DeskField agriculture_visit_fields[];
extern const DeskField agriculture_training_fields[];
extern const DeskField agriculture_pest_fields[];
extern const DeskField agriculture_demand_fields[];
extern const DeskField agriculture_buyer_fields[];
extern const DeskField agriculture_trip_fields[];
extern const DeskField agriculture_order_fields[];
extern const DeskField agriculture_package_fields[];

extern const DeskCaseRules agriculture_pest_rules;
extern const DeskCaseRules agriculture_demand_rules;

/* What the area declares, by kind. */
extern const DeskRecordType agriculture_types[];
extern const DeskPage agriculture_pages[];
extern const DeskLedger agriculture_ledgers[];
extern const DeskSavedList agriculture_lists[];
extern const DeskCard agriculture_cards[];
extern const DeskChartDecl agriculture_charts[];
extern const DeskReminder agriculture_reminders[];
void agriculture_demo (DeskDemo *demo);
