/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Applications: cases with steps, what each step demands, and limits. */
#include "relief-declare.h"

#include <glib/gi18n-lib.h>

static const DeskChoice papers[] = {
  { "form", N_ ("Application form") },
  { "consent", N_ ("Consent to have income checked") },
  { "identity", N_ ("Identity papers and household register") },
  { "income", N_ ("Proof of income") },
  { "illness", N_ ("Proof of illness or disability") },
  { "bills", N_ ("Bills") },
  { NULL },
};

static const DeskChoice opinions[] = {
  { "agreed", N_ ("Agreed"), .tint = "green" },
  { "divided", N_ ("Divided"), .tint = "amber" },
  { "not-agreed", N_ ("Not agreed"), .tint = "red" },
  { NULL },
};

static const DeskChoice objections[] = {
  { "none", N_ ("No objection"), .tint = "green" },
  { "settled", N_ ("Objection looked into and settled"), .tint = "blue" },
  { "upheld", N_ ("Objection upheld"), .tint = "red" },
  { NULL },
};

static const DeskChoice decisions[] = {
  { "approved", N_ ("Approved"), .tint = "green" },
  { "refused", N_ ("Not approved"), .tint = "red" },
  { NULL },
};

#define HOUSEHOLD { "party", N_ ("Household"), DESK_FIELD_REFERENCE, REQUIRED | LIST | SORT | FILTER, .refers = "rel.household" }
#define CATEGORY(label, codes) { "category", label, DESK_FIELD_CHOICE, REQUIRED | LIST | FILTER, .choices = codes }

/* What every application goes through, step by step. */
#define ACCEPTANCE { "papers", N_ ("Papers received"), DESK_FIELD_CHOICES, 0, .choices = papers, .group = N_ ("Application accepted") }
#define SURVEY \
  { "surveyed_on", N_ ("Surveyed on"), DESK_FIELD_DATE, SORT, .group = N_ ("Household survey") }, \
  { "surveyors", N_ ("Surveyed by"), DESK_FIELD_REFERENCES, 0, .refers = "person", .group = N_ ("Household survey"), .help = N_ ("Two or more") }, \
  { "survey", N_ ("What the survey found"), DESK_FIELD_LONG_TEXT, 0, .group = N_ ("Household survey") }, \
  { "income", N_ ("Income a head and month"), DESK_FIELD_MONEY, 0, AMOUNT, .group = N_ ("Household survey") }
#define APPRAISAL \
  { "appraised_on", N_ ("Appraised on"), DESK_FIELD_DATE, 0, .group = N_ ("Village appraisal") }, \
  { "appraisal", N_ ("Opinion of the village"), DESK_FIELD_CHOICE, FILTER, .choices = opinions, .group = N_ ("Village appraisal") }
#define REVIEW(what) \
  { "review", N_ ("Opinion of the review"), DESK_FIELD_LONG_TEXT, 0, .group = N_ ("Review") }, \
  { "proposed", what, DESK_FIELD_MONEY, LIST | SORT, AMOUNT, .group = N_ ("Review") }
#define NOTICE \
  { "notice_from", N_ ("On public notice from"), DESK_FIELD_DATE, SORT, .group = N_ ("Public notice") }, \
  { "notice_until", N_ ("On public notice until"), DESK_FIELD_DATE, SORT | FILTER, .group = N_ ("Public notice"), .help = N_ ("Seven days; they do not count toward the limit") }, \
  { "objections", N_ ("Objections"), DESK_FIELD_CHOICE, FILTER, .choices = objections, .group = N_ ("Public notice") }
#define DECISION(what) \
  { "decision", N_ ("Decision"), DESK_FIELD_CHOICE, LIST | FILTER, .choices = decisions, .group = N_ ("Decision and payment") }, \
  { "decision_reason", N_ ("Grounds of the decision"), DESK_FIELD_LONG_TEXT, 0, .group = N_ ("Decision and payment") }, \
  { "approved", what, DESK_FIELD_MONEY, LIST | SORT, AMOUNT, .shown_if = "decision = approved", .group = N_ ("Decision and payment") }
#define PAYMENT { "paid_on", N_ ("Paid on"), DESK_FIELD_DATE, LIST | SORT | FILTER, .shown_if = "decision = approved", .group = N_ ("Decision and payment") }

static const DeskCaseStep steps[] = {
  { "acceptance", N_ ("Application accepted"), "papers" },
  { "survey", N_ ("Household survey"), "surveyed_on surveyors survey" },
  { "appraisal", N_ ("Village appraisal"), "appraised_on appraisal", TRUE },
  { "review", N_ ("Review"), "review proposed" },
  { "notice", N_ ("Public notice"), "notice_from notice_until objections", TRUE },
  { "decision", N_ ("Approve or refuse"), "decision decision_reason approved effective" },
  { "payment", N_ ("Payment"), "paid_on" },
  { NULL },
};

static const DeskDemand demands[] = {
  { "resolve", "decision" },
  { "resolve", "decision_reason" },
  { NULL },
};

/* Subsistence allowance */

static const DeskChoice allowance_kinds[] = {
  { "first", N_ ("First application") },
  { "raise", N_ ("Higher allowance") },
  { "lower", N_ ("Lower allowance after a re-check") },
  { "end", N_ ("End of the allowance") },
  { NULL },
};

const DeskField relief_allowance_fields[] = {
  HOUSEHOLD,
  CATEGORY (N_ ("What is applied for"), allowance_kinds),
  ACCEPTANCE,
  SURVEY,
  APPRAISAL,
  REVIEW (N_ ("Proposed a month")),
  NOTICE,
  DECISION (N_ ("Approved a month")),
  { "effective", N_ ("Paid from"), DESK_FIELD_DATE, LIST, .shown_if = "decision = approved", .group = N_ ("Decision and payment"), .help = N_ ("The first day of the month from which it counts") },
  PAYMENT,
  { NULL },
};

static const DeskDeadline allowance_deadlines[] = {
  { "decide", .starts = "step:acceptance", .met_by = "step:payment resolve", .rule = "allowance", .not_counted = "appraisal notice pause" },
  { NULL },
};

const DeskCaseRules relief_allowance_rules = { "DB", allowance_deadlines, demands, steps };

/* Temporary relief, ordinary */

static const DeskChoice relief_kinds[] = {
  { "illness", N_ ("Serious illness") },
  { "accident", N_ ("Accident") },
  { "disaster", N_ ("Natural disaster") },
  { "schooling", N_ ("Cost of schooling") },
  { "income", N_ ("Income lost") },
  { NULL },
};

const DeskField relief_temporary_fields[] = {
  HOUSEHOLD,
  CATEGORY (N_ ("Cause of the hardship"), relief_kinds),
  { "applied", N_ ("Amount applied for"), DESK_FIELD_MONEY, LIST | SORT, AMOUNT },
  ACCEPTANCE,
  SURVEY,
  APPRAISAL,
  REVIEW (N_ ("Proposed amount")),
  NOTICE,
  DECISION (N_ ("Approved amount")),
  { "effective", N_ ("Granted on"), DESK_FIELD_DATE, 0, .shown_if = "decision = approved", .group = N_ ("Decision and payment") },
  PAYMENT,
  { NULL },
};

static const DeskDeadline relief_deadlines[] = {
  { "decide", N_ ("Decide"), "step:acceptance", "step:payment resolve", 20, DESK_COUNT_WORKING_DAYS, 3,
    N_ ("Local practice: 20 working days from acceptance; appraisal and public notice do not count") },
  { NULL },
};

const DeskCaseRules relief_temporary_rules = { "LS", relief_deadlines, demands, steps };

/* Temporary relief, urgent: aid first, papers after */

static const DeskChoice aid_forms[] = {
  { "cash", N_ ("Cash") },
  { "transfer", N_ ("Transfer") },
  { "goods", N_ ("Goods") },
  { "shelter", N_ ("Shelter") },
  { NULL },
};

const DeskField relief_urgent_fields[] = {
  HOUSEHOLD,
  CATEGORY (N_ ("Cause of the hardship"), relief_kinds),
  { "aid", N_ ("Aid given"), DESK_FIELD_MONEY, LIST | SORT, AMOUNT, .group = N_ ("Aid") },
  { "aid_form", N_ ("Form of the aid"), DESK_FIELD_CHOICE, LIST | FILTER, .choices = aid_forms, .group = N_ ("Aid") },
  { "aid_on", N_ ("Aid given on"), DESK_FIELD_DATE, LIST | SORT, .group = N_ ("Aid") },
  { "approver", N_ ("Agreed to beforehand by"), DESK_FIELD_REFERENCE, 0, .refers = "person", .group = N_ ("Aid") },
  ACCEPTANCE,
  SURVEY,
  REVIEW (N_ ("Amount to be confirmed")),
  NOTICE,
  DECISION (N_ ("Confirmed amount")),
  { NULL },
};

/* Whoever enters the first step says what was given with that: the papers are completed in it. */
static const DeskCaseStep urgent_steps[] = {
  { "aid", N_ ("Aid given, papers to follow"), "papers surveyed_on surveyors survey", .entry = "aid aid_form aid_on" },
  { "review", N_ ("Review"), "review proposed" },
  { "notice", N_ ("Public notice"), "notice_from notice_until objections", TRUE },
  { "decision", N_ ("Approve or refuse"), "decision decision_reason approved" },
  { NULL },
};

static const DeskDeadline urgent_deadlines[] = {
  { "aid", N_ ("Give aid"), "register", "step:aid", 24, DESK_COUNT_HOURS, 4,
    N_ ("Interim Measures for Social Assistance, art. 48: in an emergency the steps may be shortened; local practice: aid within 24 hours") },
  { "papers", .starts = "step:aid", .met_by = "step:review resolve", .rule = "temporary-relief" },
  { NULL },
};

const DeskCaseRules relief_urgent_rules = { "JN", urgent_deadlines, demands, urgent_steps };

/* Extreme poverty support */

static const DeskChoice support_kinds[] = {
  { "old", N_ ("Old people") },
  { "disabled", N_ ("Disabled people") },
  { "minor", N_ ("Minors") },
  { NULL },
};

static const DeskChoice care_places[] = {
  { "home", N_ ("At home") },
  { "institution", N_ ("In an institution") },
  { NULL },
};

static const DeskChoice self_care[] = {
  { "full", N_ ("Cares for himself or herself"), .tint = "green" },
  { "half", N_ ("Needs help"), .tint = "amber" },
  { "none", N_ ("Needs full care"), .tint = "red" },
  { NULL },
};

const DeskField relief_support_fields[] = {
  HOUSEHOLD,
  CATEGORY (N_ ("Who is to be supported"), support_kinds),
  ACCEPTANCE,
  SURVEY,
  { "self_care", N_ ("Self-care"), DESK_FIELD_CHOICE, FILTER, .choices = self_care, .group = N_ ("Household survey") },
  APPRAISAL,
  REVIEW (N_ ("Proposed a month")),
  NOTICE,
  DECISION (N_ ("Approved a month")),
  { "care", N_ ("Place of care"), DESK_FIELD_CHOICE, LIST | FILTER, .choices = care_places, .shown_if = "decision = approved", .group = N_ ("Decision and payment") },
  { "effective", N_ ("Paid from"), DESK_FIELD_DATE, LIST, .shown_if = "decision = approved", .group = N_ ("Decision and payment") },
  PAYMENT,
  { NULL },
};

static const DeskDeadline support_deadlines[] = {
  { "decide", N_ ("Decide"), "step:acceptance", "step:payment resolve", 30, DESK_COUNT_WORKING_DAYS, 5,
    N_ ("Local practice: 30 working days from acceptance; appraisal and public notice do not count") },
  { NULL },
};

const DeskCaseRules relief_support_rules = { "TK", support_deadlines, demands, steps };

/* Medical aid */

static const DeskChoice medical_kinds[] = {
  { "in-patient", N_ ("Hospital stay") },
  { "out-patient", N_ ("Out-patient treatment") },
  { "insurance", N_ ("Contribution to medical insurance") },
  { NULL },
};

const DeskField relief_medical_fields[] = {
  HOUSEHOLD,
  CATEGORY (N_ ("Kind of treatment"), medical_kinds),
  { "diagnosis", N_ ("Illness"), DESK_FIELD_LONG_TEXT, SENSITIVE, .group = N_ ("Cost of the treatment") },
  { "cost", N_ ("Cost"), DESK_FIELD_MONEY, LIST | SORT, AMOUNT, .group = N_ ("Cost of the treatment") },
  { "insured", N_ ("Paid by insurance"), DESK_FIELD_MONEY, 0, AMOUNT, .group = N_ ("Cost of the treatment") },
  { "own", N_ ("Left to pay"), DESK_FIELD_MONEY, LIST | SORT | COMPUTED, .formula = "cost - insured", .group = N_ ("Cost of the treatment") },
  ACCEPTANCE,
  SURVEY,
  APPRAISAL,
  REVIEW (N_ ("Proposed amount")),
  NOTICE,
  DECISION (N_ ("Approved amount")),
  { "effective", N_ ("Granted on"), DESK_FIELD_DATE, 0, .shown_if = "decision = approved", .group = N_ ("Decision and payment") },
  PAYMENT,
  { NULL },
};

static const DeskDeadline medical_deadlines[] = {
  { "decide", N_ ("Decide"), "step:acceptance", "step:payment resolve", 20, DESK_COUNT_WORKING_DAYS, 3,
    N_ ("Local practice: 20 working days from acceptance; appraisal and public notice do not count") },
  { NULL },
};

const DeskCaseRules relief_medical_rules = { "YL", medical_deadlines, demands, steps };
