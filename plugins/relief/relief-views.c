/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "relief-area.h"

#include <glib/gi18n-lib.h>

#define OPEN "state in (registered, handed-over, accepted, in-progress, returned)"
#define COUNTED "not state in (withdrawn, merged)"
/* A benefit that nothing followed. */
#define IN_FORCE "until is not set and amount > 0"

const DeskPage relief_pages[] = {
  { "rel.households", N_ ("Households"), "desk-people-symbolic", "rel.household", NULL, NULL, NULL },
  { "rel.residents", N_ ("Residents"), "desk-user-symbolic", "rel.resident", NULL, NULL, NULL },
  { "rel.visits", N_ ("Home visits"), "desk-shoe-symbolic", "rel.visit", NULL, NULL, NULL },
  { "rel.allowances", N_ ("Subsistence allowance"), "desk-shield-symbolic", "rel.allowance", NULL, NULL, NULL },
  { "rel.reliefs", N_ ("Temporary relief"), "desk-bolt-symbolic", "rel.relief", NULL, NULL, NULL },
  { "rel.urgents", N_ ("Urgent relief"), "desk-alert-symbolic", "rel.urgent", NULL, NULL, NULL },
  { "rel.supports", N_ ("Extreme poverty support"), "desk-heart-symbolic", "rel.support", NULL, NULL, NULL },
  { "rel.medicals", N_ ("Medical aid"), "desk-check-symbolic", "rel.medical", NULL, NULL, NULL },
  { "rel.benefits", N_ ("Benefits"), "desk-up-symbolic", "rel.benefit", NULL, NULL, NULL },
  { "rel.costs", N_ ("Costs and funds"), "desk-column-symbolic", "rel.cost", NULL, NULL, NULL },
  { "rel.goods", N_ ("Relief goods"), "desk-inbox-symbolic", "rel.goods", NULL, NULL, NULL },
  { "rel.loans", N_ ("Loans"), "desk-building-symbolic", "rel.loan", NULL, NULL, NULL },
  { "rel.pairings", N_ ("Pairing"), "desk-clip-symbolic", "rel.pairing", NULL, NULL, NULL },
  { "rel.measures", N_ ("Steps of pairings"), "desk-flag-symbolic", "rel.measure", NULL, NULL, NULL },
  { "rel.counter", N_ ("Village counter"), "desk-pin-symbolic", "rel.counter", NULL, NULL, NULL },
  { NULL },
};

const DeskLedger relief_ledgers[] = {
  { "rel.households", N_ ("Ledger of households"), "rel.household",
    "name area household_type hardships people@ labour@ income@ checked_on@ check_result@ check_by@ monitor@ grid_worker@", NULL, "name", "people", "checked_on", "desk-people-symbolic" },
  { "rel.benefits", N_ ("Ledger of benefits"), "rel.benefit", "household household.area kind month before amount change reason until", NULL, "month", "before amount change", "month", "desk-up-symbolic" },
  { "rel.costs", N_ ("Ledger of costs and funds"), "rel.cost", "name household date amount civil@ medical@ revival@ charity@ federation@ others@ met@ short@", NULL, "date",
    "amount civil medical revival charity federation others met short", "date", "desk-column-symbolic" },
  { "rel.goods", N_ ("Ledger of relief goods"), "rel.goods", "date name household household.area rice@ oil@ clothes@ shoes@ stationery@ textbooks@ others@ value@ by received_by", NULL, "date",
    "rice oil clothes shoes stationery textbooks value", "date", "desk-inbox-symbolic" },
  { "rel.loans", N_ ("Ledger of loans"), "rel.loan", "asked_on household purpose amount bank mediator state granted_on months result", NULL, "asked_on", "amount", "asked_on", "desk-building-symbolic" },
  { "rel.pairings", N_ ("Ledger of pairings"), "rel.pairing", "household household.area helper helper.unit since cause@ analysis@ plan@ goal result", NULL, "since", NULL, "since", "desk-clip-symbolic" },
  { "rel.measures", N_ ("Ledger of the steps of pairings"), "rel.measure", "pairing.household pairing.helper what by done_on result", NULL, "by", NULL, "by", "desk-flag-symbolic" },
  { "rel.visits", N_ ("Ledger of home visits"), "rel.visit", "date visitors party area way finding hardships summary", NULL, "date", NULL, "date", "desk-shoe-symbolic" },
  { "rel.health", N_ ("Ledger of health services"), "rel.resident",
    "name household household.area born file_number@ doctor@ signed_on@ signed_until@ contacted_on@ vaccinated_on@ examined_on@ followed_on@", "born <= today-60y", "name", NULL, NULL, "desk-user-symbolic" },
  { "rel.counter", N_ ("Ledger of the village counter"), "rel.counter", "area name since before after saved times handled_by", NULL, "area", "times", NULL, "desk-pin-symbolic" },
  { "rel.urgents", N_ ("Ledger of urgent relief"), "rel.urgent", "number party category aid@ aid_form@ aid_on@ papers@ surveyed_on@ decision@ approved@ state", NULL, "number", "aid approved", "registered_at", "desk-alert-symbolic" },
  /* What is put up in the village: names are masked in the column itself, and nothing else says who it is. */
  { "rel.notice-allowance", N_ ("Public notice: subsistence allowance"), "rel.allowance", "number party.masked_name area category proposed notice_from notice_until unit",
    "step = notice", "number", NULL, "notice_from", "desk-horn-symbolic", .notice = TRUE },
  { "rel.notice-relief", N_ ("Public notice: temporary relief"), "rel.relief", "number party.masked_name area category proposed notice_from notice_until unit",
    "step = notice", "number", NULL, "notice_from", "desk-horn-symbolic", .notice = TRUE },
  { "rel.notice-urgent", N_ ("Public notice: urgent relief"), "rel.urgent", "number party.masked_name area aid aid_on notice_from notice_until unit",
    "step = notice", "number", NULL, "notice_from", "desk-horn-symbolic", .notice = TRUE },
  { "rel.notice-support", N_ ("Public notice: extreme poverty support"), "rel.support", "number party.masked_name area proposed notice_from notice_until unit",
    "step = notice", "number", NULL, "notice_from", "desk-horn-symbolic", .notice = TRUE },
  { "rel.notice-medical", N_ ("Public notice: medical aid"), "rel.medical", "number party.masked_name area proposed notice_from notice_until unit",
    "step = notice", "number", NULL, "notice_from", "desk-horn-symbolic", .notice = TRUE },
  { "rel.notice-decided", N_ ("Public notice: allowances granted"), "rel.allowance", "number party.masked_name area approved effective unit",
    "decision = approved and state in (resolved, verified, struck-off)", "number", NULL, "effective", "desk-horn-symbolic", .notice = TRUE },
  { NULL },
};

const DeskSavedList relief_lists[] = {
  { "rel.check-due", N_ ("Re-check due"), "rel.household", "check_by <= today+30" },
  { "rel.check-late", N_ ("Re-check overdue"), "rel.household", "check_by < today" },
  { "rel.never-checked", N_ ("Never re-checked"), "rel.household", "checked_on is not set" },
  { "rel.monitored", N_ ("Monitored households"), "rel.household", "household_type = monitored" },
  { "rel.my-households", N_ ("Mine"), "rel.household", "monitor = me or door_officer = me" },
  { "rel.at-the-door", N_ ("Served at the door"), "rel.household", "door_officer is set" },
  /* Segments: who belongs to one is a matter of age and file, what is left to do of dates. */
  { "rel.age-60", N_ ("60 and older: not vaccinated"), "rel.resident", "born <= today-60y and vaccinated_on is not set" },
  { "rel.age-65", N_ ("65 and older: check-up due"), "rel.resident", "born <= today-65y and not examined_on >= this-year" },
  { "rel.hypertension", N_ ("Hypertension: follow-up due"), "rel.resident", "conditions = hypertension and not followed_on >= today-3m" },
  { "rel.diabetes", N_ ("Diabetes: follow-up due"), "rel.resident", "conditions = diabetes and not followed_on >= today-3m" },
  { "rel.not-contacted", N_ ("60 and older: not contacted yet"), "rel.resident", "born <= today-60y and vaccinated_on is not set and contacted_on is not set" },
  { "rel.contacted", N_ ("60 and older: contacted, not done"), "rel.resident", "born <= today-60y and vaccinated_on is not set and contacted_on is set" },
  { "rel.vaccinated", N_ ("60 and older: vaccinated"), "rel.resident", "born <= today-60y and vaccinated_on is set" },
  { "rel.no-doctor", N_ ("No family doctor"), "rel.resident", "signed_on is not set or signed_until < today" },
  { "rel.allowance-open", N_ ("Still open"), "rel.allowance", OPEN },
  { "rel.allowance-notice", N_ ("On public notice"), "rel.allowance", "step = notice" },
  { "rel.allowance-late", N_ ("Overdue"), "rel.allowance", "due_at < now and " OPEN },
  { "rel.allowance-unpaid", N_ ("Approved, not paid"), "rel.allowance", "decision = approved and paid_on is not set" },
  { "rel.relief-open", N_ ("Still open"), "rel.relief", OPEN },
  { "rel.relief-notice", N_ ("On public notice"), "rel.relief", "step = notice" },
  { "rel.relief-unpaid", N_ ("Approved, not paid"), "rel.relief", "decision = approved and paid_on is not set" },
  { "rel.urgent-aid", N_ ("Aid not given yet"), "rel.urgent", "aid_on is not set and " OPEN },
  { "rel.urgent-papers", N_ ("Papers to be completed"), "rel.urgent", "step = aid" },
  { "rel.support-open", N_ ("Still open"), "rel.support", OPEN },
  { "rel.medical-open", N_ ("Still open"), "rel.medical", OPEN },
  { "rel.benefit-now", N_ ("Paid at present"), "rel.benefit", IN_FORCE, .totals = "amount" },
  { "rel.benefit-changed", N_ ("Changed this year"), "rel.benefit", "month >= this-year and before is set" },
  { "rel.short", N_ ("Still short"), "rel.cost", "short > 0" },
  { "rel.loan-asked", N_ ("Asked for"), "rel.loan", "state = asked" },
  { "rel.my-pairings", N_ ("Mine"), "rel.pairing", "helper = me and until is not set" },
  { "rel.measure-due", N_ ("Due in 30 days"), "rel.measure", "by <= today+30 and done_on is not set" },
  { "rel.measure-late", N_ ("Overdue"), "rel.measure", "by < today and done_on is not set" },
  { "rel.found", N_ ("New hardship found"), "rel.visit", "finding = hardship" },
  { NULL },
};

const DeskCard relief_cards[] = {
  { "rel.paired", N_ ("Households paired"), N_ ("households"), "desk-clip-symbolic", "orange", "rel.pairing", "until is not set", "distinct household" },
  { "rel.allowance", N_ ("Allowance a month"), NULL, "desk-up-symbolic", "green", "rel.benefit", "kind = allowance and " IN_FORCE, "sum amount" },
  { "rel.visited", N_ ("Households visited"), N_ ("households"), "desk-shoe-symbolic", "teal", "rel.visit", NULL, "distinct party" },
  { "rel.check-due", N_ ("Re-check due"), N_ ("households"), "desk-cal-symbolic", "amber", "rel.household", "check_by <= today+30", "count", .places = DESK_CARD_ON_OVERVIEW },
  { "rel.funds", N_ ("Costs met by funds"), NULL, "desk-column-symbolic", "purple", "rel.cost", NULL, "sum met" },
  { "rel.loans", N_ ("Loans paid out"), NULL, "desk-building-symbolic", "blue", "rel.loan", "state in (granted, repaid)", "sum amount" },
  { "rel.age-60", N_ ("60 and older: not vaccinated"), N_ ("people"), "desk-user-symbolic", "red", "rel.resident", "born <= today-60y and vaccinated_on is not set", "count", .places = DESK_CARD_ON_OVERVIEW },
  { NULL },
};

const DeskChartDecl relief_charts[] = {
  { "rel.type", N_ ("By type of household"), DESK_CHART_BARS, "rel.household", NULL, "household_type", "count" },
  { "rel.cause", N_ ("By main cause of the hardship"), DESK_CHART_BARS, "rel.pairing", NULL, "cause", "count" },
  { "rel.step", N_ ("Allowance applications by step"), DESK_CHART_BARS, "rel.allowance", OPEN, "step", "count" },
  { "rel.way", N_ ("By way of visit"), DESK_CHART_COLUMNS, "rel.visit", NULL, "way", "count" },
  { "rel.month", N_ ("Applications for temporary relief by month"), DESK_CHART_COLUMNS, "rel.relief", COUNTED, "registered_at month", "count" },
  { NULL },
};
