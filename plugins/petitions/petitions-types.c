/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "petitions-area.h"

#include <glib/gi18n-lib.h>

#define LIST DESK_FIELD_IN_LIST
#define SORT DESK_FIELD_SORT
#define FILTER DESK_FIELD_FILTER
#define REQUIRED DESK_FIELD_REQUIRED
#define COMPUTED DESK_FIELD_COMPUTED

/* How a petition came; codes of the case's own field. */
static const DeskChoice channels[] = {
  { "letter", N_ ("Letter") },
  { "walk-in", N_ ("Came in person") },
  { "hotline", N_ ("Called in") },
  { "network", N_ ("Over the internet") },
  { "reception", N_ ("Leader’s reception") },
  { "visit", N_ ("Found on a visit") },
  { NULL },
};

static const DeskChoice fronts[] = {
  { "rural", N_ ("Rural revival") },
  { "livelihood", N_ ("Livelihood") },
  { "enterprise", N_ ("Enterprise") },
  { "projects", N_ ("Projects") },
  { NULL },
};

/* Whom it concerns, how it came, on which front: the same of a petition and of its reviews. */
#define PETITIONER { "party", N_ ("Petitioner"), DESK_FIELD_REFERENCE, REQUIRED | LIST | SORT | FILTER, .refers = "party" }
#define CHANNEL { "source", N_ ("How it came"), DESK_FIELD_CHOICE, REQUIRED | LIST | FILTER, .choices = channels, .initial = "walk-in" }
#define FRONT { "front", N_ ("Front"), DESK_FIELD_CHOICE, REQUIRED | FILTER, .choices = fronts, .initial = "livelihood" }

/* Petitions (信访事项) */

static const DeskChoice kinds[] = {
  { "land", N_ ("Land and relocation") },
  { "pay", N_ ("Pay and labour") },
  { "housing", N_ ("Housing and property") },
  { "works", N_ ("Roads, water and power") },
  { "environment", N_ ("Environment and noise") },
  { "welfare", N_ ("Welfare and insurance") },
  { "dispute", N_ ("Neighbours and families") },
  { "village", N_ ("Village affairs") },
  { "other", N_ ("Other") },
  { NULL },
};

/* 信访工作条例: 申诉求决, 建议意见, 检举控告; what only asks for advice is answered at once. */
static const DeskChoice purposes[] = {
  { "decision", N_ ("Asks for a decision") },
  { "opinion", N_ ("Opinion or suggestion") },
  { "report", N_ ("Reports misconduct") },
  { "advice", N_ ("Asks for advice") },
  { NULL },
};

static const DeskChoice times[] = {
  { "first", N_ ("For the first time") },
  { "again", N_ ("Raised again") },
  { NULL },
};

static const DeskChoice opinions[] = {
  { "supported", N_ ("Supported"), .tint = "green" },
  { "partly", N_ ("Supported in part"), .tint = "amber" },
  { "explained", N_ ("Explained"), .tint = "blue" },
  { "not-supported", N_ ("Not supported"), .tint = "grey" },
  { NULL },
};

static const DeskField petition_fields[] = {
  PETITIONER,
  CHANNEL,
  FRONT,
  { "category", N_ ("Kind of petition"), DESK_FIELD_CHOICE, REQUIRED | LIST | FILTER, .choices = kinds },
  { "purpose", N_ ("Purpose of the petition"), DESK_FIELD_CHOICE, REQUIRED | FILTER, .choices = purposes, .initial = "decision" },
  { "times", N_ ("Raised before"), DESK_FIELD_CHOICE, REQUIRED | FILTER, .choices = times, .initial = "first" },
  { "people", N_ ("How many people"), DESK_FIELD_INTEGER, REQUIRED | LIST | SORT | FILTER, .min = 1, .max = 100000, .initial = "1" },
  { "representatives", N_ ("Representatives"), DESK_FIELD_INTEGER, REQUIRED, .min = 1, .max = 5, .shown_if = "people >= 5",
    .help = N_ ("Five at most, chosen by those who come together") },
  { "leader", N_ ("Leader in charge"), DESK_FIELD_REFERENCE, LIST | FILTER, .refers = "person", .group = N_ ("Taken to the petitioner"),
    .help = N_ ("The county leader who answers for it and goes to the petitioner") },
  { "cannot_come", N_ ("Cannot come in person"), DESK_FIELD_BOOLEAN, FILTER, .group = N_ ("Taken to the petitioner"), .help = N_ ("Say so, not why: an illness is not written down here") },
  { "officer", N_ ("Dedicated officer"), DESK_FIELD_REFERENCE, REQUIRED | FILTER, .refers = "person", .shown_if = "cannot_come = yes", .group = N_ ("Taken to the petitioner"),
    .help = N_ ("Goes to the petitioner and does the errands") },
  { "opinion", N_ ("Handling opinion"), DESK_FIELD_CHOICE, LIST | FILTER, .choices = opinions, .group = N_ ("Handling opinion") },
  { "grounds", N_ ("Facts and grounds"), DESK_FIELD_LONG_TEXT, 0, .group = N_ ("Handling opinion"), .help = N_ ("Facts, and the provisions it rests on") },
  { "resolved_at", N_ ("Matter settled on"), DESK_FIELD_TIME_STAMP, FILTER | COMPUTED },
  { "heart_at", N_ ("Heart settled on"), DESK_FIELD_TIME_STAMP, FILTER | COMPUTED },
  { NULL },
};

/* Settling counts from registration, which is never later than the day on which the body takes it. */
static const DeskDeadline petition_deadlines[] = {
  { "forward", .starts = "register", .met_by = "hand-over assign resolve", .rule = "petition-forward" },
  { "object", .starts = "hand-over", .met_by = "accept refuse", .rule = "petition-object" },
  { "settle", .starts = "register", .met_by = "resolve", .rule = "petition-settle" },
  { NULL },
};

static const DeskDemand petition_demands[] = {
  { "resolve", "opinion" },
  { NULL },
};

static const DeskLiftRule lifts[] = {
  { "two-refusals", .refusals = 2, .label = N_ ("Two units in a row gave it back") },
  { "overdue", .overdue = TRUE, .limit = "settle", .label = N_ ("It was not settled in time") },
  { NULL },
};

/* Struck off when matter and heart are both settled (事心双解), and petitioner and supervising unit have rated it. */
static const DeskCaseRules petition_rules = { "XF", petition_deadlines, petition_demands, NULL, lifts,
                                              .flags = DESK_CASE_MATTER_AND_HEART | DESK_CASE_BOTH_RATE | DESK_CASE_REOPENS };

/* Going to the petitioner (下访) */

static const DeskChoice ways[] = {
  { "petitioner", N_ ("Visit to a petitioner") },
  { "talk", N_ ("Invited to a talk") },
  { "duty", N_ ("Stay on duty in the village") },
  { "officer", N_ ("Call of the dedicated officer") },
  { NULL },
};

#define PETITION(flags) { "petition", N_ ("Petition"), DESK_FIELD_REFERENCE, REQUIRED | FILTER | (flags), .refers = "pet.petition" }

static const DeskField visit_fields[] = {
  PETITION (LIST),
  PETITIONER,
  { "way", N_ ("Way of visit"), DESK_FIELD_CHOICE, REQUIRED | LIST | FILTER, .choices = ways, .initial = "petitioner" },
  { NULL },
};

/* Review and second review (复查、复核): of another body, each a case with a limit of its own */

static const DeskChoice decisions[] = {
  { "upheld", N_ ("Opinion upheld"), .tint = "green" },
  { "changed", N_ ("Opinion changed"), .tint = "amber" },
  { "revoked", N_ ("Revoked, to be handled anew"), .tint = "red" },
  { NULL },
};

#define REVIEW_OF(what) \
  PETITIONER, CHANNEL, FRONT, \
  { "hearing", N_ ("A hearing was held"), DESK_FIELD_BOOLEAN, FILTER, .group = what, .help = N_ ("Pause the time for it: a hearing does not count toward the limit") }, \
  { "decision", N_ ("Conclusion of the review"), DESK_FIELD_CHOICE, LIST | FILTER, .choices = decisions, .group = what }, \
  { "grounds", N_ ("Facts and grounds"), DESK_FIELD_LONG_TEXT, 0, .group = what }

static const DeskField review_fields[] = {
  PETITION (LIST),
  REVIEW_OF (N_ ("Review by the higher body")),
  { NULL },
};

static const DeskField second_review_fields[] = {
  { "review", N_ ("Review it is about"), DESK_FIELD_REFERENCE, REQUIRED | LIST | FILTER, .refers = "pet.review" },
  REVIEW_OF (N_ ("Second review by the higher body")),
  { NULL },
};

static const DeskDemand review_demands[] = {
  { "resolve", "decision" },
  { NULL },
};

static const DeskDeadline review_deadlines[] = {
  { "review", .starts = "register", .met_by = "resolve", .rule = "petition-review" },
  { NULL },
};

static const DeskDeadline second_review_deadlines[] = {
  { "review", .starts = "register", .met_by = "resolve", .rule = "petition-re-review" },
  { NULL },
};

static const DeskCaseRules review_rules = { "FC", review_deadlines, review_demands };
static const DeskCaseRules second_review_rules = { "FH", second_review_deadlines, review_demands };

/* Hard matters of several departments (疑难事项), assigned in rolling rounds (滚动交办) */

static const DeskChoice matter_kinds[] = {
  { "title-deeds", N_ ("Title deeds not issued") },
  { "works", N_ ("Roads, water and power") },
  { "land", N_ ("Land and relocation") },
  { "housing", N_ ("Housing and property") },
  { "payments", N_ ("Payments outstanding") },
  { "environment", N_ ("Environment and noise") },
  { "other", N_ ("Other") },
  { NULL },
};

static const DeskField matter_fields[] = {
  FRONT,
  { "category", N_ ("Kind of matter"), DESK_FIELD_CHOICE, REQUIRED | LIST | FILTER, .choices = matter_kinds },
  { "departments", N_ ("Departments concerned"), DESK_FIELD_REFERENCES, REQUIRED | LIST, .refers = "unit", .help = N_ ("Two or more: what one can settle alone is no hard matter") },
  { "years", N_ ("Outstanding for"), DESK_FIELD_INTEGER, SORT, .unit = N_ ("years"), .min = 0, .max = 100, .help = N_ ("When it was registered here") },
  { "standard", N_ ("When it counts as settled"), DESK_FIELD_LONG_TEXT, REQUIRED },
  { NULL },
};

static const DeskDeadline matter_deadlines[] = {
  { "assign", N_ ("Assign in a round"), "register", "assign resolve", 10, DESK_COUNT_WORKING_DAYS, 3, N_ ("Local practice: into the next round, within 10 working days") },
  { "settle", N_ ("Settle"), "assign", "resolve", 30, DESK_COUNT_CALENDAR_DAYS, 5, N_ ("Local practice: 30 days from its assignment; what is left goes into the next round"),
    .extend_times = 1, .extend_most = 30, .approver = N_ ("the office of the leading group") },
  { NULL },
};

static const DeskCaseRules matter_rules = { "YN", matter_deadlines, NULL, NULL, lifts, .flags = DESK_CASE_JOINT_FIRST | DESK_CASE_REOPENS };

const DeskRecordType petitions_types[] = {
  { "pet.petition", NULL, N_ ("Petition"), N_ ("Petitions"), "desk-talk-symbolic", 1, petition_fields, .extends = "case",
    .columns = "number title party category unit state due_at", .rules = &petition_rules },
  { "pet.visit", NULL, N_ ("Petition visit"), N_ ("Petition visits"), "desk-shoe-symbolic", 1, visit_fields, .extends = "visit", .part_of = "petition",
    .columns = "date petition party visitors area way summary", .sort = "-date" },
  { "pet.review", NULL, N_ ("Review of a petition"), N_ ("Reviews of petitions"), "desk-shield-symbolic", 1, review_fields, .extends = "case", .part_of = "petition",
    .columns = "number title petition party decision state due_at", .rules = &review_rules },
  { "pet.second-review", NULL, N_ ("Second review of a petition"), N_ ("Second reviews of petitions"), "desk-shield-symbolic", 1, second_review_fields, .extends = "case",
    .part_of = "review", .columns = "number title review party decision state due_at", .rules = &second_review_rules },
  { "pet.matter", NULL, N_ ("Hard matter"), N_ ("Hard matters"), "desk-target-symbolic", 1, matter_fields, .extends = "case",
    .columns = "number title category unit round state due_at", .rules = &matter_rules },
  { NULL },
};
