/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "agriculture-area.h"

#include <glib/gi18n-lib.h>

#define OPEN "state in (registered, handed-over, accepted, in-progress, returned)"
#define COUNTED "not state in (withdrawn, merged)"
#define BUILT "state in (new, repaired, renovated)"

const DeskPage agriculture_pages[] = {
  { "agr.seasons", N_ ("Season calendar"), "desk-cal-symbolic", "agr.season", .from = "from", .to = "to", .by = "kind", .yearly = "yearly" },
  { "agr.visits", N_ ("Technical visits"), "desk-shoe-symbolic", "agr.visit" },
  { "agr.pests", N_ ("Pests and diseases"), "desk-alert-symbolic", "agr.pest" },
  { "agr.demands", N_ ("Technical demands"), "desk-talk-symbolic", "agr.demand" },
  { "agr.trainings", N_ ("Trainings"), "desk-people-symbolic", "agr.training" },
  { "agr.growers", N_ ("Growers"), "desk-user-symbolic", "agr.grower" },
  { "agr.plots", N_ ("Plots"), "desk-sprout-symbolic", "agr.plot" },
  { "agr.sheds", N_ ("Sheds"), "desk-building-symbolic", "agr.shed" },
  { "agr.demonstrations", N_ ("Demonstrations"), "desk-target-symbolic", "agr.demonstration" },
  { "agr.facilities", N_ ("Facilities"), "desk-pin-symbolic", "agr.facility" },
  { "agr.trips", N_ ("Market trips"), "desk-flag-symbolic", "agr.trip" },
  { "agr.buyers", N_ ("Buyers"), "desk-factory-symbolic", "agr.buyer" },
  { "agr.orders", N_ ("Purchase orders"), "desk-ledger-symbolic", "agr.order" },
  { "agr.packages", N_ ("Policy packages"), "desk-shield-symbolic", "agr.package" },
  { NULL },
};

const DeskLedger agriculture_ledgers[] = {
  { "agr.plots", N_ ("Plot ledger"), "agr.plot", "name holder area mu crop@ pattern@ season@ sown_on@ guided_by extra_per_mu@ extra@ reported_on@",
    NULL, "name", "mu extra", "reported_on", "desk-sprout-symbolic", .group_by = "pattern" },
  { "agr.sheds", N_ ("Shed and income ledger"), "agr.shed", "name holder area crop before@ now@ built@ built_on@ net@ income@ added@",
    NULL, "area", "before now built income added", "built_on", "desk-building-symbolic", .group_by = "area town" },
  { "agr.facilities", N_ ("Facility ledger"), "agr.facility", "kind name area place length number capacity serves state@ begun_on@ done_on@ cost@",
    NULL, "kind", "length number serves cost", "done_on", "desk-pin-symbolic", .group_by = "kind" },
  { "agr.visits", N_ ("Technical visit ledger"), "agr.visit", "date area party visitors crop summary advice@ follow_up_on@ followed_on@ effect@ opinion@",
    NULL, "date", NULL, "date", "desk-shoe-symbolic" },
  { "agr.trainings", N_ ("Training ledger"), "agr.training", "date name topic area place trainer attended asked_on@ applied@ effect@",
    NULL, "date", "attended applied", "date", "desk-people-symbolic", .group_by = "topic" },
  { "agr.pests", N_ ("Pest and disease ledger"), "agr.pest", "number registered_at party area crop category mu mu_treated treatment unit state",
    COUNTED, "number", "mu mu_treated", "registered_at", "desk-alert-symbolic", .group_by = "category" },
  { "agr.orders", N_ ("Order ledger"), "agr.order", "buyer buyer.city name crop area mu amount state signed_on deliver_by",
    NULL, "-signed_on", "mu amount", "signed_on", "desk-ledger-symbolic", .group_by = "crop" },
  { NULL },
};

const DeskSavedList agriculture_lists[] = {
  { "agr.pest-open", N_ ("Still open"), "agr.pest", OPEN },
  { "agr.pest-overdue", N_ ("Overdue"), "agr.pest", "due_at < now and " OPEN },
  { "agr.pest-call-back", N_ ("To call back"), "agr.pest", "state = resolved" },
  { "agr.demand-mine", N_ ("Mine"), "agr.demand", "person = me and " OPEN },
  { "agr.demand-overdue", N_ ("Overdue"), "agr.demand", "due_at < now and " OPEN },
  { "agr.strip", N_ ("Strip intercropping"), "agr.plot", "pattern = strip" },
  { "agr.to-follow-up", N_ ("To follow up"), "agr.visit", "follow_up_on <= today and not followed_on is set" },
  { "agr.not-helpful", N_ ("Not helpful"), "agr.visit", "opinion = not-helpful" },
  { "agr.to-ask", N_ ("Effect to be asked"), "agr.training", "date <= today-30 and not asked_on is set" },
  { "agr.under-way", N_ ("Under way"), "agr.facility", "state = under-way" },
  { "agr.new-sheds", N_ ("Built this year"), "agr.shed", "built > 0 and built_on = this-year" },
  { "agr.once", N_ ("This year only"), "agr.season", "not yearly = yes" },
  { "agr.undelivered", N_ ("To be delivered"), "agr.order", "state = signed" },
  { NULL },
};

const DeskCard agriculture_cards[] = {
  { "agr.strip", N_ ("Strip intercropping"), N_ ("mu"), "desk-sprout-symbolic", "green", "agr.plot", "pattern = strip", "sum mu" },
  { "agr.extra", N_ ("Extra income of plots"), NULL, "desk-up-symbolic", "orange", "agr.plot", "extra_per_mu is set", "sum extra" },
  { "agr.new-sheds", N_ ("New sheds"), N_ ("sheds"), "desk-building-symbolic", "teal", "agr.shed", NULL, "sum built" },
  { "agr.added", N_ ("Income added by sheds"), NULL, "desk-up-symbolic", "orange", "agr.shed", NULL, "sum added" },
  { "agr.roads", N_ ("Farm roads"), N_ ("km"), "desk-pin-symbolic", "blue", "agr.facility", "kind = road and " BUILT, "sum length" },
  { "agr.ditches", N_ ("Ditches"), N_ ("km"), "desk-pin-symbolic", "blue", "agr.facility", "kind = ditch and " BUILT, "sum length" },
  { "agr.ponds", N_ ("Ponds and weirs"), N_ ("facilities"), "desk-pin-symbolic", "blue", "agr.facility", "kind in (pond, weir) and " BUILT, "sum number" },
  { "agr.cold-stores", N_ ("Cold stores"), N_ ("facilities"), "desk-pin-symbolic", "blue", "agr.facility", "kind = cold-store and " BUILT, "sum number" },
  { "agr.visits", N_ ("Technical visits"), N_ ("visits"), "desk-shoe-symbolic", "teal", "agr.visit", NULL, "count" },
  { "agr.trained", N_ ("People trained"), N_ ("people"), "desk-people-symbolic", "purple", "agr.training", NULL, "sum attended" },
  { "agr.ordered", N_ ("Orders signed"), NULL, "desk-ledger-symbolic", "green", "agr.order", "state in (signed, done)", "sum amount" },
  { "agr.ordered-mu", N_ ("Land under order"), N_ ("mu"), "desk-sprout-symbolic", "green", "agr.order", "state in (signed, done)", "sum mu" },
  { NULL },
};

const DeskChartDecl agriculture_charts[] = {
  { "agr.crop", N_ ("Plots by crop"), DESK_CHART_BARS, "agr.plot", NULL, "crop", "sum mu" },
  { "agr.sheds", N_ ("Shed income by town"), DESK_CHART_BARS, "agr.shed", NULL, "area town", "sum added" },
  { "agr.length", N_ ("Roads and ditches"), DESK_CHART_BARS, "agr.facility", "kind in (road, ditch)", "state", "sum length" },
  { "agr.pest", N_ ("Pests and diseases by kind"), DESK_CHART_BARS, "agr.pest", COUNTED, "category", "count" },
  { "agr.month", N_ ("Technical visits by month"), DESK_CHART_COLUMNS, "agr.visit", NULL, "date month", "count" },
  { "agr.opinion", N_ ("Opinion of the growers"), DESK_CHART_COLUMNS, "agr.visit", "opinion is set", "opinion", "count" },
  { "agr.trained", N_ ("People trained, by topic"), DESK_CHART_BARS, "agr.training", NULL, "topic", "sum attended" },
  { "agr.orders", N_ ("Orders by crop"), DESK_CHART_BARS, "agr.order", "state in (signed, done)", "crop", "sum amount" },
  { NULL },
};

const DeskReminder agriculture_reminders[] = {
  { "agr.season", N_ ("Season calendar"), "desk-cal-symbolic", "agr.season", NULL, "remind_on", 0, "from", .until = "to", .yearly = "yearly" },
  { "agr.follow-up", N_ ("Visit to follow up"), "desk-shoe-symbolic", "agr.visit", "not followed_on is set", "follow_up_on", 1, NULL, "party" },
  { "agr.delivery", N_ ("Order to be delivered"), "desk-ledger-symbolic", "agr.order", "state = signed", "deliver_by", 14 },
  { NULL },
};
