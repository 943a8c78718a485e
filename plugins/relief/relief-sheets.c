/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Forms of single records: what is signed at the door, handed to the household, or kept on its wall. */
#include "relief-area.h"

#include <glib/gi18n-lib.h>

static const DeskSheetPart receipt_parts[] = {
  { N_ ("Household"), "household household.area for_whom date name!" },
  { N_ ("Goods"), "rice oil clothes shoes stationery textbooks others! source value" },
  { NULL },
};

static const DeskSheetPart card_parts[] = {
  { N_ ("Household"), "name area household_type people labour telephone hardships!" },
  { N_ ("Those in charge"), "monitor grid_worker grid_telephone door_officer" },
  { NULL },
};

static const DeskSheetColumn card_people[] = {
  { NULL, "name", 0 },
  { NULL, "relation", 0 },
  { NULL, "born", 0 },
  { NULL, "doctor", 0 },
  { N_ ("Note"), NULL, 1 },
  { NULL },
};

static const DeskSheetPart plan_parts[] = {
  { N_ ("Pairing"), "household household.area helper helper.unit since cause" },
  { N_ ("From cause to plan"), "goal! analysis! plan!" },
  { NULL },
};

static const DeskSheetColumn plan_steps[] = {
  { NULL, "what", 2 },
  { NULL, "by", 0 },
  { NULL, "done_on", 0 },
  { NULL, "result", 1 },
  { N_ ("Signature of the household"), NULL, 1 },
  { NULL },
};

static const DeskSheetPart decision_parts[] = {
  { N_ ("Decision"), "number party category decision approved decision_reason!" },
  { NULL },
};

/* A decision is told in writing, a refusal with its reason and the way to have it looked at again. */
#define DECISION(name, title, over) \
  { name, title, over, .where = "decision is set", \
    .words = N_ ("To {party}: your application {number} has been decided as follows. Whoever does not agree may apply for reconsideration within 60 days, or sue within six months."), \
    .parts = decision_parts, .signatures = { N_ ("Delivered by"), N_ ("Signed for by") } }

const DeskSheetForm relief_forms[] = {
  { "rel.receipt", N_ ("Receipt for relief goods"), "rel.goods", .parts = receipt_parts, .signatures = { N_ ("Received by"), N_ ("Handed over by"), N_ ("Witness") },
    .note = N_ ("Two copies: one for the household, one for the file.") },
  { "rel.card", N_ ("Card of the household"), "rel.household", .parts = card_parts, .columns = card_people, .rows = "rel.resident", .rows_by = "household", .rows_sort = "born",
    .note = N_ ("Whoever needs help calls one of those in charge.") },
  { "rel.plan", N_ ("Sheet of a pairing"), "rel.pairing", .parts = plan_parts, .columns = plan_steps, .rows = "rel.measure", .rows_by = "pairing", .rows_sort = "by", .lines = 4,
    .signatures = { N_ ("Helper"), N_ ("Household") } },
  DECISION ("rel.decided-allowance", N_ ("Decision on the subsistence allowance"), "rel.allowance"),
  DECISION ("rel.decided-relief", N_ ("Decision on temporary relief"), "rel.relief"),
  DECISION ("rel.decided-support", N_ ("Decision on extreme poverty support"), "rel.support"),
  DECISION ("rel.decided-medical", N_ ("Decision on medical aid"), "rel.medical"),
  { NULL },
};
