/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "agriculture-area.h"

#include <glib/gi18n-lib.h>

const DeskRecordType agriculture_types[] = {
  { "agr.grower", NULL, N_ ("Grower"), N_ ("Growers"), "desk-people-symbolic", 1, agriculture_grower_fields, .extends = "party",
    .columns = "name kind area main_crop mu contact telephone technician", .sort = "name" },
  { "agr.plot", NULL, N_ ("Plot"), N_ ("Plots"), "desk-sprout-symbolic", 1, agriculture_plot_fields, .part_of = "holder", .title = "name",
    .columns = "name holder area mu crop pattern season extra extra_per_mu", .sort = "name" },
  { "agr.shed", NULL, N_ ("Sheds of a household"), N_ ("Sheds"), "desk-building-symbolic", 1, agriculture_shed_fields, .part_of = "holder", .title = "name",
    .columns = "name holder area crop before now built added net built_on", .sort = "-built_on" },
  { "agr.demonstration", NULL, N_ ("Demonstration"), N_ ("Demonstrations"), "desk-target-symbolic", 1, agriculture_demonstration_fields, .title = "name",
    .columns = "name host area crop pattern mu from to households", .sort = "-from" },
  { "agr.facility", NULL, N_ ("Facility"), N_ ("Facilities"), "desk-pin-symbolic", 1, agriculture_facility_fields, .title = "name",
    .columns = "name kind area length number serves state done_on cost", .sort = "name" },
  { "agr.season", NULL, N_ ("Season entry"), N_ ("Season calendar"), "desk-cal-symbolic", 1, agriculture_season_fields, .title = "name",
    .columns = "name kind crop area from to yearly remind_on measures", .sort = "from" },
  { "agr.visit", NULL, N_ ("Technical visit"), N_ ("Technical visits"), "desk-shoe-symbolic", 1, agriculture_visit_fields, .extends = "visit",
    .columns = "date party area visitors crop advice follow_up_on opinion", .sort = "-date" },
  { "agr.training", NULL, N_ ("Training"), N_ ("Trainings"), "desk-people-symbolic", 1, agriculture_training_fields, .title = "name",
    .columns = "name topic date area trainer attended applied effect", .sort = "-date" },
  { "agr.pest", NULL, N_ ("Report of a pest or disease"), N_ ("Pests and diseases"), "desk-alert-symbolic", 1, agriculture_pest_fields, .extends = "case",
    .columns = "number title party crop category mu state due_at", .rules = &agriculture_pest_rules },
  { "agr.demand", NULL, N_ ("Technical demand"), N_ ("Technical demands"), "desk-talk-symbolic", 1, agriculture_demand_fields, .extends = "case",
    .columns = "number title party category crop state due_at", .rules = &agriculture_demand_rules },
  { "agr.buyer", NULL, N_ ("Buyer"), N_ ("Buyers"), "desk-factory-symbolic", 1, agriculture_buyer_fields, .extends = "party",
    .columns = "name kind city crops contact telephone", .sort = "name" },
  { "agr.trip", NULL, N_ ("Market trip"), N_ ("Market trips"), "desk-flag-symbolic", 1, agriculture_trip_fields, .title = "name",
    .columns = "name city from to members buyers result", .sort = "-from" },
  { "agr.order", NULL, N_ ("Purchase order"), N_ ("Purchase orders"), "desk-ledger-symbolic", 1, agriculture_order_fields, .title = "name",
    .columns = "name buyer crop area mu amount state signed_on deliver_by", .sort = "-signed_on" },
  { "agr.package", NULL, N_ ("Policy package"), N_ ("Policy packages"), "desk-shield-symbolic", 1, agriculture_package_fields, .title = "name",
    .columns = "name crop area tending purchase mu people extra_per_person extra", .sort = "-from" },
  { NULL },
};
