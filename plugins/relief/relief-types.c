/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The kinds of records; their fields are where they belong. */
#include "relief-area.h"
#include "relief-declare.h"

#include <glib/gi18n-lib.h>

const DeskRecordType relief_types[] = {
  { "rel.household", NULL, N_ ("Household"), N_ ("Households"), "desk-people-symbolic", 1, relief_household_fields, .extends = "party",
    .columns = "name household_type hardships area people telephone monitor checked_on check_by", .sort = "name", .unique = "identity_number" },
  { "rel.resident", NULL, N_ ("Resident"), N_ ("Residents"), "desk-user-symbolic", 1, relief_resident_fields, .part_of = "household", .title = "name",
    .columns = "name household relation born doctor contacted_on vaccinated_on examined_on followed_on", .sort = "name", .unique = "identity_number" },
  { "rel.benefit", NULL, N_ ("Benefit"), N_ ("Benefits"), "desk-up-symbolic", 1, relief_benefit_fields, .part_of = "household", .title = "reason",
    .columns = "household kind month before amount change reason until", .sort = "-month" },
  { "rel.cost", NULL, N_ ("Cost met by funds"), N_ ("Costs met by funds"), "desk-column-symbolic", 1, relief_cost_fields, .part_of = "household", .title = "name",
    .columns = "name household date amount civil medical revival charity met short", .sort = "-date" },
  { "rel.goods", NULL, N_ ("Relief goods"), N_ ("Relief goods"), "desk-heart-symbolic", 1, relief_goods_fields, .part_of = "household", .title = "name",
    .columns = "name household date by received_by rice oil clothes shoes stationery textbooks source", .sort = "-date" },
  { "rel.loan", NULL, N_ ("Loan"), N_ ("Loans"), "desk-building-symbolic", 1, relief_loan_fields, .part_of = "household", .title = "purpose",
    .columns = "purpose household amount bank mediator asked_on state granted_on", .sort = "-asked_on" },
  { "rel.pairing", NULL, N_ ("Pairing"), N_ ("Pairings"), "desk-clip-symbolic", 1, relief_pairing_fields, .part_of = "household", .title = "goal",
    .columns = "household helper goal cause since plan", .sort = "-since", .unique = "household helper since" },
  { "rel.measure", NULL, N_ ("Step of a pairing"), N_ ("Steps of pairings"), "desk-flag-symbolic", 1, relief_measure_fields, .part_of = "pairing", .title = "what",
    .columns = "what pairing.household by done_on result", .sort = "by" },
  { "rel.visit", NULL, N_ ("Home visit"), N_ ("Home visits"), "desk-shoe-symbolic", 1, relief_visit_fields, .extends = "visit", .part_of = "party",
    .columns = "date party area visitors way finding summary", .sort = "-date" },
  { "rel.counter", NULL, N_ ("Matter at the village counter"), N_ ("Matters at the village counter"), "desk-pin-symbolic", 1, relief_counter_fields, .title = "name",
    .columns = "name area since before after saved times", .sort = "name", .unique = "name area" },
  { "rel.allowance", NULL, N_ ("Subsistence allowance application"), N_ ("Subsistence allowance applications"), "desk-shield-symbolic", 1, relief_allowance_fields, .extends = "case", .part_of = "party",
    .columns = "number party category step proposed decision approved effective state due_at", .rules = &relief_allowance_rules },
  { "rel.relief", NULL, N_ ("Temporary relief application"), N_ ("Temporary relief applications"), "desk-bolt-symbolic", 1, relief_temporary_fields, .extends = "case", .part_of = "party",
    .columns = "number party category applied step decision approved paid_on state due_at", .rules = &relief_temporary_rules },
  { "rel.urgent", NULL, N_ ("Urgent relief"), N_ ("Urgent relief"), "desk-alert-symbolic", 1, relief_urgent_fields, .extends = "case", .part_of = "party",
    .columns = "number party category aid aid_form aid_on step decision state due_at", .rules = &relief_urgent_rules },
  { "rel.support", NULL, N_ ("Extreme poverty support application"), N_ ("Extreme poverty support applications"), "desk-heart-symbolic", 1, relief_support_fields, .extends = "case", .part_of = "party",
    .columns = "number party category step decision approved care effective state due_at", .rules = &relief_support_rules },
  { "rel.medical", NULL, N_ ("Medical aid application"), N_ ("Medical aid applications"), "desk-check-symbolic", 1, relief_medical_fields, .extends = "case", .part_of = "party",
    .columns = "number party category cost own step decision approved paid_on state due_at", .rules = &relief_medical_rules },
  { NULL },
};
