/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "petitions-area.h"

#include <glib/gi18n-lib.h>

#define OPEN "state in (registered, handed-over, accepted, in-progress, returned)"
#define ANSWERED "state in (resolved, verified, struck-off)"
#define COUNTED "not state in (withdrawn, merged)"
/* The matter is settled, the heart is not yet (事结心未结). */
#define HEART_OPEN ANSWERED " and heart_at is not set"
#define BOTH ANSWERED " and heart_at is set"
/* What a round gave out of the hard matters; what was taken back at once does not count. */
#define ASSIGNED "round is set and case.type = pet.matter and not outcome = recalled"

const DeskPage petitions_pages[] = {
  { "pet.petitions", N_ ("Petitions"), "desk-talk-symbolic", "pet.petition", NULL, NULL, NULL },
  { "pet.led", N_ ("Taken by leaders"), "desk-user-symbolic", "pet.petition", "leader is set", "number title party leader unit resolved_at heart_at state", "-number" },
  { "pet.visits", N_ ("Petition visits"), "desk-shoe-symbolic", "pet.visit", NULL, NULL, NULL },
  { "pet.reviews", N_ ("Reviews"), "desk-shield-symbolic", "pet.review", NULL, NULL, NULL },
  { "pet.second-reviews", N_ ("Second reviews"), "desk-shield-symbolic", "pet.second-review", NULL, NULL, NULL },
  { "pet.matters", N_ ("Hard matters"), "desk-target-symbolic", "pet.matter", NULL, NULL, NULL },
  { "pet.rounds", N_ ("Rolling rounds"), "desk-flag-symbolic", "round", "has handover.round (case.type = pet.matter)", NULL, NULL },
  { NULL },
};

const DeskLedger petitions_ledgers[] = {
  { "pet.petitions", N_ ("Petition ledger"), "pet.petition", "number registered_at@registered source@registered party@registered people@registered category title unit due_at opinion resolved_at state",
    COUNTED, "number", "people", "registered_at", "desk-talk-symbolic" },
  { "pet.heart", N_ ("Matter and heart ledger"), "pet.petition", "number party title leader unit opinion@matter-heart resolved_at@matter-heart heart_at@matter-heart heart_words@matter-heart closed_at state",
    ANSWERED, "number", "resolved_at heart_at closed_at", "resolved_at", "desk-heart-symbolic", .group_by = "state" },
  { "pet.visits", N_ ("Petition visit ledger"), "pet.visit", "date petition.number petition.title party visitors area way summary", NULL, "date", NULL, "date", "desk-shoe-symbolic" },
  { "pet.reviews", N_ ("Review ledger"), "pet.review", "number petition.number registered_at party title unit due_at hearing decision resolved_at state", COUNTED, "number", NULL, "registered_at",
    "desk-shield-symbolic" },
  { "pet.second-reviews", N_ ("Second review ledger"), "pet.second-review", "number review.number registered_at party title unit due_at hearing decision resolved_at state", COUNTED, "number", NULL,
    "registered_at", "desk-shield-symbolic" },
  { "pet.rounds", N_ ("Rolling round ledger"), "handover", "round to_unit case.number case.title sent_at due_at outcome done_at case.state", ASSIGNED, "sent_at", "case.number done_at", "sent_at",
    "desk-target-symbolic", .group_by = "round to_unit" },
  { "pet.matters", N_ ("Ledger of hard matters"), "pet.matter", "number title party category years departments round unit@responsibility due_at@responsibility resolved_at answer state", COUNTED,
    "number", "resolved_at", "registered_at", "desk-flag-symbolic", .group_by = "unit" },
  { NULL },
};

const DeskSavedList petitions_lists[] = {
  { "pet.mine", N_ ("Mine"), "pet.petition", "person = me and " OPEN },
  { "pet.overdue", N_ ("Overdue"), "pet.petition", "due_at < now and " OPEN },
  { "pet.not-forwarded", N_ ("Not forwarded yet"), "pet.petition", "state in (registered, returned)" },
  { "pet.heart-open", N_ ("Matter settled, heart not yet"), "pet.petition", HEART_OPEN },
  { "pet.call-back", N_ ("To call back"), "pet.petition", "state = resolved" },
  { "pet.led-open", N_ ("Taken by a leader, still open"), "pet.petition", "leader is set and " OPEN },
  { "pet.not-visited", N_ ("Taken by a leader, not visited yet"), "pet.petition", "leader is set and not has pet.visit.petition" },
  { "pet.cannot-come", N_ ("With a dedicated officer"), "pet.petition", "cannot_come = yes and " OPEN },
  { "pet.many", N_ ("Five people or more"), "pet.petition", "people >= 5 and " COUNTED },
  { "pet.again", N_ ("Raised again"), "pet.petition", "times = again and " COUNTED },
  { "pet.matters-open", N_ ("Still open"), "pet.matter", OPEN },
  { "pet.not-assigned", N_ ("In no round yet"), "pet.matter", "round is not set and " OPEN },
  { "pet.reviews-open", N_ ("Still open"), "pet.review", OPEN },
  { "pet.second-reviews-open", N_ ("Still open"), "pet.second-review", OPEN },
  { NULL },
};

const DeskCard petitions_cards[] = {
  { "pet.petitions", N_ ("Petitions"), N_ ("cases"), "desk-talk-symbolic", "purple", "pet.petition", COUNTED, "count" },
  { "pet.led", N_ ("Taken by leaders"), N_ ("cases"), "desk-user-symbolic", "blue", "pet.petition", "leader is set and " COUNTED, "count", .places = DESK_CARD_ON_OVERVIEW },
  { "pet.both", N_ ("Matter and heart settled"), N_ ("cases"), "desk-heart-symbolic", "green", "pet.petition", BOTH, "count", .places = DESK_CARD_ON_OVERVIEW },
  { "pet.heart-open", N_ ("Matter settled, heart not yet"), N_ ("cases"), "desk-half-symbolic", "orange", "pet.petition", HEART_OPEN, "count", .places = DESK_CARD_ON_OVERVIEW },
  { "pet.open", N_ ("Still open"), N_ ("cases"), "desk-ring-symbolic", "orange", "pet.petition", OPEN, "count", .places = DESK_CARD_ON_OVERVIEW },
  { "pet.visits", N_ ("Petition visits"), N_ ("visits"), "desk-shoe-symbolic", "teal", "pet.visit", NULL, "count", .places = DESK_CARD_ON_OVERVIEW },
  { "pet.matters", N_ ("Hard matters"), N_ ("cases"), "desk-target-symbolic", "purple", "pet.matter", COUNTED, "count", .places = DESK_CARD_ON_OVERVIEW },
  { "pet.matters-settled", N_ ("Hard matters settled"), N_ ("cases"), "desk-check-symbolic", "green", "pet.matter", ANSWERED, "count", .places = DESK_CARD_ON_OVERVIEW },
  { "pet.total-settled", N_ ("Matter settled"), N_ ("cases"), "desk-check-symbolic", "green", "pet.petition", ANSWERED, "count", "resolved_at", DESK_CARD_ON_TOTALS },
  { "pet.total-heart", N_ ("Heart settled"), N_ ("cases"), "desk-heart-symbolic", "green", "pet.petition", BOTH, "count", "heart_at", DESK_CARD_ON_TOTALS },
  { "pet.total-matters", N_ ("Hard matters settled"), N_ ("cases"), "desk-target-symbolic", "green", "pet.matter", ANSWERED, "count", "resolved_at", DESK_CARD_ON_TOTALS },
  { NULL },
};

const DeskChartDecl petitions_charts[] = {
  { "pet.kind", N_ ("By kind of petition"), DESK_CHART_BARS, "pet.petition", COUNTED, "category", "count" },
  { "pet.channel", N_ ("By channel"), DESK_CHART_COLUMNS, "pet.petition", COUNTED, "source", "count" },
  { "pet.month", N_ ("Petitions by month"), DESK_CHART_COLUMNS, "pet.petition", COUNTED, "registered_at month", "count" },
  { "pet.towns", N_ ("Petitions by town"), DESK_CHART_BARS, "pet.petition", COUNTED, "area town", "count" },
  { "pet.assigned", N_ ("Hard matters assigned in each round"), DESK_CHART_BARS, "handover", ASSIGNED, "round", "count" },
  { "pet.done", N_ ("Hard matters settled in each round"), DESK_CHART_BARS, "handover", ASSIGNED " and done_at is set", "round", "count" },
  { "pet.units", N_ ("Hard matters by responsible unit"), DESK_CHART_BARS, "pet.matter", COUNTED, "unit", "count" },
  { NULL },
};

/* Forms */

static const DeskSheetPart register_parts[] = {
  { N_ ("Petition"), "registered_at source times purpose category people representatives title! words:60" },
  { N_ ("Petitioner"), "party area cannot_come officer" },
  { N_ ("How it is handled"), "unit person leader due_at" },
  { NULL },
};

static const DeskSheetPart opinion_parts[] = {
  { NULL, "party category title! words!" },
  { N_ ("Handling opinion"), "opinion! answer:50 grounds:50 resolved_at" },
  { NULL },
};

const DeskSheetForm petitions_forms[] = {
  { "pet.register", N_ ("Petition registration form"), "pet.petition", .parts = register_parts, .signatures = { N_ ("Registered by"), N_ ("Petitioner") } },
  { "pet.opinion", N_ ("Petition handling opinion"), "pet.petition", .where = "opinion is set", .parts = opinion_parts, .signatures = { N_ ("Handling body (seal)"), N_ ("Received by the petitioner") },
    .note = N_ ("Whoever does not agree may ask the next higher body for a review within 30 days of receiving this opinion.") },
  { NULL },
};
