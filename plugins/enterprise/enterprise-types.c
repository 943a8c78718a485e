/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "enterprise-area.h"

#include <glib/gi18n-lib.h>

#define LIST DESK_FIELD_IN_LIST
#define SORT DESK_FIELD_SORT
#define FILTER DESK_FIELD_FILTER
#define SEARCH DESK_FIELD_SEARCH
#define REQUIRED DESK_FIELD_REQUIRED
#define NAME (DESK_FIELD_REQUIRED | DESK_FIELD_IN_LIST | DESK_FIELD_SORT | DESK_FIELD_SEARCH | DESK_FIELD_PINYIN)

/* Parks and service task forces */

static const DeskField park_fields[] = {
  { "name", N_ ("Park"), DESK_FIELD_TEXT, NAME, .max = 40 },
  { "area", N_ ("Area"), DESK_FIELD_REFERENCE, LIST | FILTER, .refers = "area" },
  { "unit", N_ ("Run by"), DESK_FIELD_REFERENCE, LIST, .refers = "unit" },
  { "note", N_ ("Note"), DESK_FIELD_LONG_TEXT, 0 },
  { NULL },
};

static const DeskField task_force_fields[] = {
  { "name", N_ ("Service task force"), DESK_FIELD_TEXT, NAME, .max = 60 },
  { "head", N_ ("Head"), DESK_FIELD_REFERENCE, REQUIRED | LIST | FILTER, .refers = "person", .help = N_ ("The county leader who heads it") },
  { "head_post", N_ ("Post of the head"), DESK_FIELD_REFERENCE, LIST, .refers = "post" },
  { "units", N_ ("Member units"), DESK_FIELD_REFERENCES, LIST, .refers = "unit" },
  { "members", N_ ("Seconded members"), DESK_FIELD_REFERENCES, LIST, .refers = "person" },
  { "since", N_ ("Set up on"), DESK_FIELD_DATE, LIST | SORT },
  { "duties", N_ ("Duties"), DESK_FIELD_LONG_TEXT, 0 },
  { NULL },
};

/* Firms */

static const DeskChoice party_kinds[] = {
  { "firm", N_ ("Firm"), .icon = "desk-factory-symbolic" },
  { NULL },
};

static const DeskChoice industries[] = {
  { "shoes", N_ ("Shoes and clothing") },
  { "electronics", N_ ("Electronics") },
  { "machinery", N_ ("Machinery") },
  { "materials", N_ ("Building and new materials") },
  { "food", N_ ("Food") },
  { "textiles", N_ ("Textiles") },
  { "furniture", N_ ("Furniture") },
  { "logistics", N_ ("Logistics") },
  { "other", N_ ("Other") },
  { NULL },
};

/* Classes of the statistics bureau's measure for firms. */
static const DeskChoice scales[] = {
  { "large", N_ ("Large firm") },
  { "medium", N_ ("Medium firm") },
  { "small", N_ ("Small firm") },
  { "micro", N_ ("Micro firm") },
  { NULL },
};

static const DeskField firm_fields[] = {
  { "name", N_ ("Firm"), DESK_FIELD_TEXT, NAME, .max = 80 },
  { "kind", N_ ("Kind"), DESK_FIELD_CHOICE, REQUIRED, .choices = party_kinds, .initial = "firm" },
  { "credit_code", N_ ("Credit code"), DESK_FIELD_CREDIT_CODE, REQUIRED | SEARCH, .help = N_ ("18 characters of the unified social credit code") },
  { "park", N_ ("Park"), DESK_FIELD_REFERENCE, LIST | FILTER, .refers = "ent.park", .group = N_ ("Firm file"), .help = N_ ("Left empty: outside the parks") },
  { "industry", N_ ("Industry"), DESK_FIELD_CHOICE, LIST | FILTER, .choices = industries, .group = N_ ("Firm file") },
  { "scale_class", N_ ("Scale"), DESK_FIELD_CHOICE, LIST | FILTER, .choices = scales, .group = N_ ("Firm file") },
  { "workers", N_ ("Workers"), DESK_FIELD_INTEGER, SORT, .unit = N_ ("people"), .min = 0, .max = 1000000, .group = N_ ("Firm file") },
  { "lines", N_ ("Production lines"), DESK_FIELD_INTEGER, SORT, .unit = N_ ("lines"), .min = 0, .max = 10000, .group = N_ ("Firm file") },
  { "orders_done", N_ ("Orders done"), DESK_FIELD_MONEY, 0, .min = 0, .max = G_GINT64_CONSTANT (100000000000000), .group = N_ ("Order book") },
  { "orders_on_hand", N_ ("Orders on hand"), DESK_FIELD_MONEY, LIST | SORT, .min = 0, .max = G_GINT64_CONSTANT (100000000000000), .group = N_ ("Order book") },
  { "booked_until", N_ ("Booked until"), DESK_FIELD_DATE, LIST | SORT, .group = N_ ("Order book") },
  { "officials", N_ ("Linked officials"), DESK_FIELD_REFERENCES, LIST, .refers = "person", .group = N_ ("Service") },
  { "task_force", N_ ("Service task force"), DESK_FIELD_REFERENCE, FILTER, .refers = "ent.task-force", .group = N_ ("Service") },
  { "firm_plan", N_ ("Plan for this firm"), DESK_FIELD_LONG_TEXT, 0, .group = N_ ("Service"), .help = N_ ("One firm, one plan: what is done for its individual problems") },
  { NULL },
};

/* Visits */

static const DeskChoice productions[] = {
  { "full", N_ ("Full capacity"), .tint = "green" },
  { "normal", N_ ("Normal"), .tint = "blue" },
  { "partly", N_ ("Partly stopped"), .tint = "amber" },
  { "stopped", N_ ("Stopped"), .tint = "red" },
  { NULL },
};

static const DeskField visit_fields[] = {
  { "party", N_ ("Firm"), DESK_FIELD_REFERENCE, REQUIRED | LIST | FILTER, .refers = "ent.firm" },
  { "production", N_ ("Production"), DESK_FIELD_CHOICE, LIST | FILTER, .choices = productions },
  { NULL },
};

/* Demands */

static const DeskChoice demand_kinds[] = {
  { "labour", N_ ("Labour") },
  { "power", N_ ("Power") },
  { "water", N_ ("Water") },
  { "land", N_ ("Land") },
  { "logistics", N_ ("Logistics") },
  { "finance", N_ ("Finance") },
  { "policy", N_ ("Policy") },
  { "market", N_ ("Market") },
  { "approval", N_ ("Approval") },
  { NULL },
};

/* The codes of the case's own field. */
static const DeskChoice fronts[] = {
  { "rural", N_ ("Rural revival") },
  { "livelihood", N_ ("Livelihood") },
  { "enterprise", N_ ("Enterprise") },
  { "projects", N_ ("Projects") },
  { NULL },
};

static const DeskField demand_fields[] = {
  { "party", N_ ("Firm"), DESK_FIELD_REFERENCE, REQUIRED | LIST | SORT | FILTER, .refers = "ent.firm" },
  { "category", N_ ("Kind of demand"), DESK_FIELD_CHOICE, REQUIRED | LIST | FILTER, .choices = demand_kinds },
  { "front", N_ ("Front"), DESK_FIELD_CHOICE, REQUIRED | FILTER, .choices = fronts, .initial = "enterprise" },
  { "vacancies", N_ ("People wanted"), DESK_FIELD_INTEGER, 0, .unit = N_ ("people"), .min = 0, .max = 100000, .shown_if = "category = labour", .group = N_ ("Demand") },
  { "jobs", N_ ("Jobs that followed"), DESK_FIELD_INTEGER, 0, .unit = N_ ("people"), .min = 0, .max = 100000, .group = N_ ("Demand"), .help = N_ ("Filled in once the demand is settled") },
  { "income", N_ ("Income a year that followed"), DESK_FIELD_MONEY, 0, .min = 0, .max = G_GINT64_CONSTANT (100000000000000), .group = N_ ("Demand") },
  { NULL },
};

/* Local practice of the counties that published it: an office can override it. */
static const DeskDeadline demand_deadlines[] = {
  { "contact", .starts = "register", .met_by = "contact report resolve", .rule = "enterprise-contact" },
  { "plan", .starts = "register", .met_by = "plan lift resolve", .rule = "enterprise-plan" },
  { "settle", .starts = "register", .met_by = "resolve", .rule = "enterprise-settle" },
  { NULL },
};

static const DeskLiftRule demand_lifts[] = {
  { "two-refusals", .refusals = 2, .label = N_ ("Two units in a row gave it back") },
  { "overdue", .overdue = TRUE, .limit = "settle", .label = N_ ("It was not settled in time") },
  { NULL },
};

/* Each demand is rated by the firm and by the supervising unit before it is struck off (双评); every firm is called
 * back, and one that is dissatisfied is not asked to wait for a second decision. */
static const DeskCaseRules demand_rules = { "QY", demand_deadlines, NULL, NULL, demand_lifts, .flags = DESK_CASE_BOTH_RATE | DESK_CASE_REOPENS };

/* Recruitment */

static const DeskField gap_fields[] = {
  { "name", N_ ("Trade wanted"), DESK_FIELD_TEXT, NAME, .max = 60 },
  { "firm", N_ ("Firm"), DESK_FIELD_REFERENCE, REQUIRED | LIST | FILTER, .refers = "ent.firm" },
  { "demand", N_ ("Demand"), DESK_FIELD_REFERENCE, 0, .refers = "ent.demand" },
  { "lines", N_ ("New lines"), DESK_FIELD_INTEGER, LIST | SORT, .unit = N_ ("lines"), .min = 0, .max = 1000 },
  { "vacancies", N_ ("Vacancies"), DESK_FIELD_INTEGER, REQUIRED | LIST | SORT, .unit = N_ ("people"), .min = 0, .max = 100000 },
  { "filled", N_ ("Filled"), DESK_FIELD_INTEGER, LIST | SORT, .unit = N_ ("people"), .min = 0, .max = 100000, .initial = "0" },
  { "short", N_ ("Still short"), DESK_FIELD_INTEGER, LIST | SORT | DESK_FIELD_COMPUTED, .unit = N_ ("people"), .formula = "vacancies - filled" },
  { "since", N_ ("Reported on"), DESK_FIELD_DATE, LIST | SORT | FILTER, .initial = "today" },
  { NULL },
};

static const DeskChoice channels[] = {
  { "online", N_ ("Online") },
  { "on-site", N_ ("On-site fair") },
  { "town", N_ ("Town by town") },
  { "school", N_ ("Schools") },
  { "agency", N_ ("Labour agency") },
  { NULL },
};

static const DeskField fair_fields[] = {
  { "name", N_ ("Recruitment event"), DESK_FIELD_TEXT, NAME, .max = 60 },
  { "date", N_ ("Date"), DESK_FIELD_DATE, REQUIRED | LIST | SORT | FILTER, .initial = "today" },
  { "channel", N_ ("Channel"), DESK_FIELD_CHOICE, REQUIRED | LIST | FILTER, .choices = channels },
  { "area", N_ ("Area"), DESK_FIELD_REFERENCE, LIST | FILTER, .refers = "area" },
  { "firms", N_ ("Firms taking part"), DESK_FIELD_REFERENCES, LIST, .refers = "ent.firm" },
  { "offered", N_ ("Posts offered"), DESK_FIELD_INTEGER, LIST, .unit = N_ ("people"), .min = 0, .max = 100000 },
  { "signed_up", N_ ("Signed up"), DESK_FIELD_INTEGER, LIST, .unit = N_ ("people"), .min = 0, .max = 100000 },
  { "note", N_ ("Note"), DESK_FIELD_LONG_TEXT, 0 },
  { NULL },
};

/* Rewards and subsidies: an application is a case with steps of its own */

static const DeskChoice subsidy_kinds[] = {
  { "equipment", N_ ("Equipment renewal") },
  { "stable-jobs", N_ ("Keeping jobs") },
  { "recruitment", N_ ("Recruitment") },
  { "interest", N_ ("Loan interest") },
  { "export", N_ ("Export reward") },
  { "innovation", N_ ("Innovation") },
  { NULL },
};

static const DeskChoice decisions[] = {
  { "approved", N_ ("Approved"), .tint = "green" },
  { "declined", N_ ("Not approved"), .tint = "red" },
  { NULL },
};

static const DeskField subsidy_fields[] = {
  { "party", N_ ("Firm"), DESK_FIELD_REFERENCE, REQUIRED | LIST | SORT | FILTER, .refers = "ent.firm" },
  { "category", N_ ("Kind of reward or subsidy"), DESK_FIELD_CHOICE, REQUIRED | LIST | FILTER, .choices = subsidy_kinds },
  { "front", N_ ("Front"), DESK_FIELD_CHOICE, REQUIRED | FILTER, .choices = fronts, .initial = "enterprise" },
  { "applied", N_ ("Amount applied for"), DESK_FIELD_MONEY, REQUIRED | LIST | SORT, .min = 1, .max = G_GINT64_CONSTANT (10000000000000), .group = N_ ("Application") },
  { "filed_on", N_ ("Filed on"), DESK_FIELD_DATE, REQUIRED | LIST | SORT, .initial = "today", .group = N_ ("Application") },
  { "review", N_ ("Review opinion"), DESK_FIELD_LONG_TEXT, 0, .group = N_ ("Review and decision") },
  { "decision", N_ ("Decision"), DESK_FIELD_CHOICE, LIST | FILTER, .choices = decisions, .group = N_ ("Review and decision") },
  { "decision_reason", N_ ("Reason of the decision"), DESK_FIELD_LONG_TEXT, 0, .shown_if = "decision = declined", .group = N_ ("Review and decision") },
  { "approved", N_ ("Amount approved"), DESK_FIELD_MONEY, LIST, .min = 0, .max = G_GINT64_CONSTANT (10000000000000), .shown_if = "decision = approved", .group = N_ ("Review and decision") },
  { "paid_on", N_ ("Paid on"), DESK_FIELD_DATE, LIST | SORT, .shown_if = "decision = approved", .group = N_ ("Payment") },
  { NULL },
};

static const DeskCaseStep subsidy_steps[] = {
  { "review", N_ ("Review"), "review" },
  { "decision", N_ ("Decision"), "decision" },
  { "payment", N_ ("Payment"), "paid_on" },
  { NULL },
};

static const DeskDeadline subsidy_deadlines[] = {
  { "review", N_ ("Review"), "register", "resolve", 20, DESK_COUNT_WORKING_DAYS, 3, N_ ("Local practice: 20 working days from filing") },
  { NULL },
};

static const DeskDemand subsidy_demands[] = {
  { "resolve", "decision" },
  { NULL },
};

static const DeskCaseRules subsidy_rules = { "BT", subsidy_deadlines, subsidy_demands, subsidy_steps };

const DeskRecordType enterprise_types[] = {
  { "ent.park", NULL, N_ ("Park"), N_ ("Parks"), "desk-pin-symbolic", 1, park_fields, .title = "name", .columns = "name area unit", .sort = "name", .unique = "name" },
  { "ent.task-force", NULL, N_ ("Service task force"), N_ ("Service task forces"), "desk-people-symbolic", 1, task_force_fields, .title = "name",
    .columns = "name head head_post units members since", .sort = "name" },
  { "ent.firm", NULL, N_ ("Firm"), N_ ("Firms"), "desk-factory-symbolic", 1, firm_fields, .extends = "party",
    .columns = "name park industry scale_class contact telephone orders_on_hand booked_until officials", .sort = "name" },
  { "ent.visit", NULL, N_ ("Firm visit"), N_ ("Firm visits"), "desk-shoe-symbolic", 1, visit_fields, .extends = "visit", .part_of = "party",
    .columns = "date party area visitors way production summary", .sort = "-date" },
  { "ent.demand", NULL, N_ ("Firm demand"), N_ ("Firm demands"), "desk-factory-symbolic", 1, demand_fields, .extends = "case", .part_of = "party", .rules = &demand_rules },
  { "ent.gap", NULL, N_ ("Recruitment gap"), N_ ("Recruitment gaps"), "desk-people-symbolic", 1, gap_fields, .part_of = "firm", .title = "name",
    .columns = "name firm lines vacancies filled short since", .sort = "-since" },
  { "ent.fair", NULL, N_ ("Recruitment event"), N_ ("Recruitment events"), "desk-cal-symbolic", 1, fair_fields, .title = "name",
    .columns = "name date channel area firms offered signed_up", .sort = "-date" },
  { "ent.subsidy", NULL, N_ ("Reward or subsidy"), N_ ("Rewards and subsidies"), "desk-check-symbolic", 1, subsidy_fields, .extends = "case", .part_of = "party",
    .columns = "number title party category applied decision approved paid_on state", .rules = &subsidy_rules },
  { NULL },
};
