/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "enterprise-area.h"

#include <glib/gi18n-lib.h>

#define OPEN "state in (registered, handed-over, accepted, in-progress, returned)"
#define ANSWERED "state in (resolved, verified, struck-off)"
#define COUNTED "not state in (withdrawn, merged)"

const DeskPage enterprise_pages[] = {
  { "ent.cases", N_ ("Cases"), "desk-list-symbolic", "ent.demand", NULL, NULL, NULL },
  { "ent.visits", N_ ("Visits"), "desk-shoe-symbolic", "ent.visit", NULL, NULL, NULL },
  { "ent.firms", N_ ("Firms"), "desk-factory-symbolic", "ent.firm", NULL, NULL, NULL },
  { "ent.gaps", N_ ("Recruitment"), "desk-people-symbolic", "ent.gap", NULL, NULL, NULL },
  { "ent.fairs", N_ ("Recruitment events"), "desk-cal-symbolic", "ent.fair", NULL, NULL, NULL },
  { "ent.subsidies", N_ ("Rewards and subsidies"), "desk-check-symbolic", "ent.subsidy", NULL, NULL, NULL },
  { "ent.common", N_ ("Common problems"), "desk-target-symbolic", "common-problem", NULL, NULL, NULL },
  { "ent.task-forces", N_ ("Task forces"), "desk-flag-symbolic", "ent.task-force", NULL, NULL, NULL },
  { "ent.parks", N_ ("Parks"), "desk-pin-symbolic", "ent.park", NULL, NULL, NULL },
  { NULL },
};

const DeskLedger enterprise_ledgers[] = {
  { "ent.firms", N_ ("Firm service ledger"), "ent.firm", "name credit_code park industry scale_class contact officials task_force orders_done@ orders_on_hand@ booked_until@",
    NULL, "name", "orders_done orders_on_hand", NULL, "desk-factory-symbolic" },
  { "ent.gaps", N_ ("Recruitment gap ledger"), "ent.gap", "firm name lines vacancies filled short since", NULL, "-since", "lines vacancies filled short", "since", "desk-people-symbolic" },
  { "ent.subsidies", N_ ("Reward and subsidy ledger"), "ent.subsidy", "number party category filed_on applied review@ decision@ approved@ paid_on state",
    NULL, "filed_on", "applied approved", "filed_on", "desk-check-symbolic" },
  { NULL },
};

const DeskSavedList enterprise_lists[] = {
  { "ent.mine", N_ ("Mine"), "ent.demand", "person = me and " OPEN },
  { "ent.overdue", N_ ("Overdue"), "ent.demand", "due_at < now and " OPEN },
  { "ent.call-back", N_ ("To call back"), "ent.demand", "state = resolved" },
  { "ent.short", N_ ("Still short"), "ent.gap", "short > 0" },
  { "ent.unpaid", N_ ("Approved, not paid"), "ent.subsidy", "decision = approved and not paid_on is set" },
  { NULL },
};

const DeskCard enterprise_cards[] = {
  { "ent.visited", N_ ("Firms visited"), N_ ("firms"), "desk-shoe-symbolic", "teal", "ent.visit", NULL, "distinct party" },
  { "ent.collected", N_ ("Collected"), N_ ("cases"), "desk-inbox-symbolic", "blue", "ent.demand", COUNTED, "count" },
  { "ent.resolved", N_ ("Resolved"), N_ ("cases"), "desk-check-symbolic", "green", "ent.demand", ANSWERED, "count", .places = DESK_CARD_ON_OVERVIEW },
  { "ent.open", N_ ("Still open"), N_ ("cases"), "desk-half-symbolic", "orange", "ent.demand", OPEN, "count", .places = DESK_CARD_ON_OVERVIEW },
  { "ent.total-resolved", N_ ("Resolved"), N_ ("cases"), "desk-check-symbolic", "green", "ent.demand", ANSWERED, "count", "resolved_at", DESK_CARD_ON_TOTALS },
  { "ent.lines", N_ ("New lines"), N_ ("lines"), "desk-factory-symbolic", "blue", "ent.gap", NULL, "sum lines" },
  { "ent.vacancies", N_ ("Vacancies"), N_ ("people"), "desk-people-symbolic", "purple", "ent.gap", NULL, "sum vacancies" },
  { NULL },
};

const DeskChartDecl enterprise_charts[] = {
  { "ent.kind", N_ ("By kind of demand"), DESK_CHART_BARS, "ent.demand", COUNTED, "category", "count" },
  { "ent.tier", N_ ("By tier"), DESK_CHART_BARS, "ent.demand", COUNTED, "tier", "count" },
  { "ent.state", N_ ("By state"), DESK_CHART_COLUMNS, "ent.demand", COUNTED, "state", "count" },
  { "ent.month", N_ ("By month"), DESK_CHART_COLUMNS, "ent.demand", COUNTED, "registered_at month", "count" },
  { NULL },
};
