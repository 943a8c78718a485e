/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/desk-core-types.h"

#include <glib/gi18n-lib.h>

#include "model/desk-office-types.h"
#include "model/desk-waiting.h"

#define LIST DESK_FIELD_IN_LIST
#define SORT DESK_FIELD_SORT
#define FILTER DESK_FIELD_FILTER
#define SEARCH DESK_FIELD_SEARCH
#define REQUIRED DESK_FIELD_REQUIRED
#define COMPUTED DESK_FIELD_COMPUTED
#define NAME (DESK_FIELD_REQUIRED | DESK_FIELD_IN_LIST | DESK_FIELD_SORT | DESK_FIELD_SEARCH | DESK_FIELD_PINYIN)

/* Areas, units, people, posts */

static const DeskChoice area_levels[] = {
  { "county", N_ ("County") },
  { "town", N_ ("Town") },
  { "village", N_ ("Village") },
  { "group", N_ ("Group") },
  { NULL },
};

static const DeskField area_fields[] = {
  { "code", N_ ("Code"), DESK_FIELD_TEXT, REQUIRED | LIST | SORT | SEARCH, .min = 1, .max = 15 },
  { "name", N_ ("Name"), DESK_FIELD_TEXT, NAME, .max = 60 },
  { "level", N_ ("Level"), DESK_FIELD_CHOICE, REQUIRED | LIST | FILTER, .choices = area_levels },
  { "parent", N_ ("Belongs to"), DESK_FIELD_REFERENCE, LIST | FILTER, .refers = "area" },
  { NULL },
};

static const DeskChoice unit_kinds[] = {
  { "bureau", N_ ("Bureau") },
  { "office", N_ ("Office") },
  { "town", N_ ("Town government") },
  { "leading-group", N_ ("Leading group") },
  { "company", N_ ("Public utility") },
  { NULL },
};

static const DeskField unit_fields[] = {
  { "name", N_ ("Name"), DESK_FIELD_TEXT, NAME, .max = 60 },
  { "short_name", N_ ("Short name"), DESK_FIELD_TEXT, LIST | SEARCH | DESK_FIELD_PINYIN, .max = 20 },
  { "kind", N_ ("Kind"), DESK_FIELD_CHOICE, REQUIRED | LIST | FILTER, .choices = unit_kinds, .initial = "bureau" },
  { "parent", N_ ("Belongs to"), DESK_FIELD_REFERENCE, LIST, .refers = "unit" },
  { "area", N_ ("Area"), DESK_FIELD_REFERENCE, LIST | FILTER, .refers = "area" },
  { "telephone", N_ ("Telephone"), DESK_FIELD_TELEPHONE, LIST },
  { NULL },
};

static const DeskField person_fields[] = {
  { "name", N_ ("Name"), DESK_FIELD_TEXT, NAME, .max = 40 },
  { "unit", N_ ("Unit"), DESK_FIELD_REFERENCE, REQUIRED | LIST | FILTER, .refers = "unit" },
  { "post", N_ ("Post"), DESK_FIELD_TEXT, LIST, .max = 40 },
  { "leader", N_ ("County leader"), DESK_FIELD_BOOLEAN, FILTER },
  { "telephone", N_ ("Telephone"), DESK_FIELD_TELEPHONE, LIST },
  { NULL },
};

static const DeskField post_fields[] = {
  { "name", N_ ("Post"), DESK_FIELD_TEXT, NAME, .max = 60 },
  { "unit", N_ ("Unit"), DESK_FIELD_REFERENCE, LIST | FILTER, .refers = "unit" },
  { "person", N_ ("Held by"), DESK_FIELD_REFERENCE, LIST, .refers = "person" },
  { "leads", N_ ("May lead cases"), DESK_FIELD_BOOLEAN, LIST | FILTER },
  { NULL },
};

/* Who acts for somebody who is away (代办人). */
static const DeskField deputy_fields[] = {
  { "absent", N_ ("Who is away"), DESK_FIELD_REFERENCE, REQUIRED | LIST | FILTER, .refers = "person", .initial = "me" },
  { "deputy", N_ ("Deputy"), DESK_FIELD_REFERENCE, REQUIRED | LIST | FILTER, .refers = "person", .help = N_ ("Sees what waits for the person who is away, and does it for that person") },
  { "begins", N_ ("From day"), DESK_FIELD_DATE, REQUIRED | LIST | SORT | FILTER, .initial = "today" },
  { "ends", N_ ("To day"), DESK_FIELD_DATE, REQUIRED | LIST | SORT | FILTER, .at_least = "begins", .help = N_ ("The last day counts") },
  { "note", N_ ("Why away"), DESK_FIELD_TEXT, REQUIRED | LIST | SEARCH, .max = 80, .help = N_ ("Leave, a journey, training") },
  { NULL },
};

/* Campaigns (攻坚行动): what is wanted; how far it has come is always counted, see desk-campaign.c. */
static const DeskField campaign_fields[] = {
  { "name", N_ ("Campaign"), DESK_FIELD_TEXT, NAME, .max = 60 },
  { "begins", N_ ("From day"), DESK_FIELD_DATE, REQUIRED | LIST | SORT | FILTER, .initial = "today" },
  { "ends", N_ ("To day"), DESK_FIELD_DATE, REQUIRED | LIST | SORT | FILTER, .at_least = "begins" },
  { "unit", N_ ("Led by"), DESK_FIELD_REFERENCE, LIST | FILTER, .refers = "unit" },
  { "goal", N_ ("Goal"), DESK_FIELD_LONG_TEXT, SEARCH },
  { "parties_wanted", N_ ("Parties to be visited"), DESK_FIELD_INTEGER, LIST, .unit = N_ ("parties"), .min = 1, .max = 10000000, .group = N_ ("Targets"), .help = N_ ("Each party counts once, however often it is visited") },
  { "visits_wanted", N_ ("Visits to be made"), DESK_FIELD_INTEGER, LIST, .unit = N_ ("visits"), .min = 1, .max = 10000000, .group = N_ ("Targets") },
  { "collected_wanted", N_ ("Cases to be collected"), DESK_FIELD_INTEGER, LIST, .unit = N_ ("cases"), .min = 1, .max = 10000000, .group = N_ ("Targets") },
  { "resolved_wanted", N_ ("Cases to be resolved"), DESK_FIELD_INTEGER, LIST, .unit = N_ ("cases"), .min = 1, .max = 10000000, .group = N_ ("Targets"), .help = N_ ("Left empty: no target of this kind") },
  { NULL },
};

/* Parties and visits */

static const DeskChoice party_kinds[] = {
  { "firm", N_ ("Firm"), .icon = "desk-factory-symbolic" },
  { "household", N_ ("Household"), .icon = "desk-people-symbolic" },
  { "person", N_ ("Person"), .icon = "desk-user-symbolic" },
  { "village", N_ ("Village"), .icon = "desk-pin-symbolic" },
  { "organisation", N_ ("Organisation"), .icon = "desk-building-symbolic" },
  { NULL },
};

static const DeskField party_fields[] = {
  { "name", N_ ("Name"), DESK_FIELD_TEXT, NAME, .max = 80 },
  { "kind", N_ ("Kind"), DESK_FIELD_CHOICE, REQUIRED | LIST | FILTER, .choices = party_kinds, .initial = "organisation" },
  { "area", N_ ("Area"), DESK_FIELD_REFERENCE, LIST | FILTER, .refers = "area" },
  { "address", N_ ("Address"), DESK_FIELD_TEXT, LIST | SEARCH, .max = 120 },
  { "credit_code", N_ ("Credit code"), DESK_FIELD_CREDIT_CODE, SEARCH, .help = N_ ("18 characters of the unified social credit code") },
  { "identity_number", N_ ("Identity number"), DESK_FIELD_IDENTITY_NUMBER, DESK_FIELD_SENSITIVE, .shown_if = "kind in (person, household)" },
  { "contact", N_ ("Contact"), DESK_FIELD_TEXT, LIST, .max = 40 },
  { "telephone", N_ ("Telephone"), DESK_FIELD_TELEPHONE, LIST },
  { "note", N_ ("Note"), DESK_FIELD_LONG_TEXT, 0 },
  { "attachments", N_ ("Photographs and papers"), DESK_FIELD_ATTACHMENTS, 0 },
  { "merged_into", N_ ("Merged into"), DESK_FIELD_REFERENCE, FILTER | COMPUTED, .refers = "party" },
  { NULL },
};

static const DeskChoice visit_ways[] = {
  { "visit", N_ ("Visit on site") },
  { "on-site-office", N_ ("On-site office") },
  { "talk", N_ ("Talk") },
  { "telephone", N_ ("Telephone call") },
  { NULL },
};

static const DeskField visit_fields[] = {
  { "date", N_ ("Date of visit"), DESK_FIELD_DATE, REQUIRED | LIST | SORT | FILTER, .initial = "today" },
  { "visitors", N_ ("Visitors"), DESK_FIELD_REFERENCES, REQUIRED | LIST, .refers = "person", .initial = "me" },
  { "party", N_ ("Party"), DESK_FIELD_REFERENCE, REQUIRED | LIST | FILTER, .refers = "party" },
  { "contact", N_ ("Contact"), DESK_FIELD_TEXT, 0, .max = 40 },
  { "telephone", N_ ("Telephone"), DESK_FIELD_TELEPHONE, 0 },
  { "area", N_ ("Area"), DESK_FIELD_REFERENCE, LIST | FILTER, .refers = "area" },
  { "place", N_ ("Place"), DESK_FIELD_TEXT, SEARCH, .max = 80 },
  { "way", N_ ("Way of visit"), DESK_FIELD_CHOICE, REQUIRED | LIST | FILTER, .choices = visit_ways, .initial = "visit" },
  { "units", N_ ("Units taking part"), DESK_FIELD_REFERENCES, 0, .refers = "unit" },
  { "campaign", N_ ("Campaign"), DESK_FIELD_REFERENCE, FILTER, .refers = "campaign" },
  { "summary", N_ ("What was seen and said"), DESK_FIELD_LONG_TEXT, LIST | SEARCH },
  { "attachments", N_ ("Photographs and papers"), DESK_FIELD_ATTACHMENTS, 0 },
  { NULL },
};

/* Cases */

static const DeskChoice sources[] = {
  { "visit", N_ ("Visit") },
  { "reception", N_ ("Reception") },
  { "hotline", N_ ("Hotline") },
  { "session", N_ ("Session") },
  { "proposal", N_ ("Proposal or motion") },
  { "whistle", N_ ("Grid report") },
  { "letter", N_ ("Letter") },
  { "walk-in", N_ ("Came in person") },
  { "network", N_ ("Over the internet") },
  { NULL },
};

const DeskChoice desk_core_scopes[] = {
  { "individual", N_ ("Individual problem") },
  { "common", N_ ("Common problem") },
  { NULL },
};

static const DeskChoice fronts[] = {
  { "rural", N_ ("Rural revival") },
  { "livelihood", N_ ("Livelihood") },
  { "enterprise", N_ ("Enterprise") },
  { "projects", N_ ("Projects") },
  { NULL },
};

static const DeskChoice severities[] = {
  { "ordinary", N_ ("Ordinary") },
  { "urgent", N_ ("Urgent") },
  { "critical", N_ ("Critical") },
  { NULL },
};

/* In the order of DeskState and DeskTier. */
static const DeskChoice states[] = {
  { "registered", N_ ("Registered"), .icon = "desk-ring-symbolic", .tint = "grey" },
  { "handed-over", N_ ("Handed over"), .icon = "desk-inbox-symbolic", .tint = "purple" },
  { "accepted", N_ ("Accepted"), .icon = "desk-ring-symbolic", .tint = "blue" },
  { "in-progress", N_ ("In progress"), .icon = "desk-half-symbolic", .tint = "blue" },
  { "returned", N_ ("Returned"), .icon = "desk-back-symbolic", .tint = "orange" },
  { "resolved", N_ ("Resolved"), .icon = "desk-phone-symbolic", .tint = "teal" },
  { "verified", N_ ("Verified"), .icon = "desk-check-symbolic", .tint = "green" },
  { "struck-off", N_ ("Struck off"), .icon = "desk-dcheck-symbolic", .tint = "grey" },
  { "withdrawn", N_ ("Withdrawn"), .icon = "desk-back-symbolic", .tint = "grey" },
  { "merged", N_ ("Merged"), .icon = "desk-clip-symbolic", .tint = "grey" },
  { NULL },
};

static const DeskChoice tiers[] = {
  { "on-site", N_ ("On site") },
  { "unit", N_ ("One unit") },
  { "coordination", N_ ("Coordination") },
  { "leading-group", N_ ("Leading group") },
  { "county-leader", N_ ("County leader") },
  { NULL },
};

static const DeskField case_fields[] = {
  { "number", N_ ("Number"), DESK_FIELD_TEXT, LIST | SORT | SEARCH | COMPUTED },
  { "title", N_ ("Title"), DESK_FIELD_TEXT, NAME, .max = 80 },
  { "party", N_ ("Party"), DESK_FIELD_REFERENCE, REQUIRED | LIST | SORT | FILTER, .refers = "party" },
  { "area", N_ ("Area"), DESK_FIELD_REFERENCE, SORT | FILTER, .refers = "area", .help = N_ ("Left empty: the area of the party") },
  { "words", N_ ("In their words"), DESK_FIELD_LONG_TEXT, SEARCH },
  { "attachments", N_ ("Photographs and papers"), DESK_FIELD_ATTACHMENTS, 0 },
  { "category", N_ ("Category"), DESK_FIELD_CHOICE, FILTER },
  { "source", N_ ("Source"), DESK_FIELD_CHOICE, REQUIRED | FILTER, .choices = sources, .initial = "visit" },
  { "visit", N_ ("Found on visit"), DESK_FIELD_REFERENCE, 0, .refers = "visit", .shown_if = "source = visit" },
  { "scope", N_ ("Scope"), DESK_FIELD_CHOICE, FILTER, .choices = desk_core_scopes, .initial = "individual" },
  { "common_problem", N_ ("Common problem"), DESK_FIELD_REFERENCE, FILTER, .refers = "common-problem", .shown_if = "scope = common" },
  { "front", N_ ("Front"), DESK_FIELD_CHOICE, FILTER, .choices = fronts },
  { "campaign", N_ ("Campaign"), DESK_FIELD_REFERENCE, FILTER, .refers = "campaign" },
  { "severity", N_ ("Urgency"), DESK_FIELD_CHOICE, FILTER, .choices = severities, .initial = "ordinary" },
  { "tier", N_ ("Tier"), DESK_FIELD_CHOICE, LIST | SORT | FILTER | COMPUTED, .choices = tiers },
  { "unit", N_ ("Responsible unit"), DESK_FIELD_REFERENCE, LIST | SORT | FILTER | COMPUTED, .refers = "unit" },
  { "person", N_ ("Handled by"), DESK_FIELD_REFERENCE, SORT | FILTER | COMPUTED, .refers = "person" },
  { "lead_post", N_ ("Lead post"), DESK_FIELD_REFERENCE, COMPUTED, .refers = "post" },
  { "plan", N_ ("Plan"), DESK_FIELD_LONG_TEXT, COMPUTED },
  { "answer", N_ ("Answer"), DESK_FIELD_LONG_TEXT, COMPUTED },
  { "proof", N_ ("Proof"), DESK_FIELD_ATTACHMENTS, COMPUTED },
  { "state", N_ ("State"), DESK_FIELD_CHOICE, LIST | SORT | FILTER | COMPUTED, .choices = states },
  { "step", N_ ("Step"), DESK_FIELD_CHOICE, FILTER | COMPUTED }, /* codes are the steps of the type */
  { "paused", N_ ("Paused"), DESK_FIELD_BOOLEAN, COMPUTED },
  { "paused_for", N_ ("Paused for"), DESK_FIELD_LONG_TEXT, COMPUTED }, /* the reason, or the name of a step that does not count */
  { "registered_unit", N_ ("Registered by unit"), DESK_FIELD_REFERENCE, COMPUTED, .refers = "unit" },
  { "registered_by", N_ ("Registered by"), DESK_FIELD_REFERENCE, COMPUTED, .refers = "person" },
  { "registered_at", N_ ("Registered on"), DESK_FIELD_TIME_STAMP, SORT | FILTER | COMPUTED },
  { "changed_at", N_ ("Last change"), DESK_FIELD_TIME_STAMP, SORT | COMPUTED },
  { "resolved_at", N_ ("Resolved on"), DESK_FIELD_TIME_STAMP, COMPUTED },
  { "closed_at", N_ ("Struck off on"), DESK_FIELD_TIME_STAMP, COMPUTED },
  { "warn_at", N_ ("Warning from"), DESK_FIELD_TIME_STAMP, COMPUTED },
  { "due_at", N_ ("Due"), DESK_FIELD_TIME_STAMP, LIST | SORT | FILTER | COMPUTED },
  { "due_what", N_ ("Next limit"), DESK_FIELD_TEXT, COMPUTED },
  { "due_provisional", N_ ("Due date is provisional"), DESK_FIELD_BOOLEAN, FILTER | COMPUTED },
  { "refusals", N_ ("Times refused"), DESK_FIELD_INTEGER, COMPUTED },
  { "reworks", N_ ("Times reworked"), DESK_FIELD_INTEGER, COMPUTED },
  { "heart_at", N_ ("Heart settled on"), DESK_FIELD_TIME_STAMP, COMPUTED },
  { "heart_words", N_ ("How it was made good"), DESK_FIELD_LONG_TEXT, COMPUTED },
  { "joint_units", N_ ("Joint units still at work"), DESK_FIELD_REFERENCES, FILTER | COMPUTED, .refers = "unit" },
  { "round", N_ ("Rolling round"), DESK_FIELD_REFERENCE, FILTER | COMPUTED, .refers = "round" },
  { "original", N_ ("Merged into"), DESK_FIELD_REFERENCE, FILTER | COMPUTED, .refers = "case" },
  { "duplicates", N_ ("Duplicates merged into it"), DESK_FIELD_INTEGER, COMPUTED },
  { "split_from", N_ ("Split from"), DESK_FIELD_REFERENCE, FILTER | COMPUTED, .refers = "case" },
  { "rule_at", N_ ("Lifts by itself on"), DESK_FIELD_TIME_STAMP, SORT | COMPUTED },
  { NULL },
};

static const DeskField common_problem_fields[] = {
  { "name", N_ ("Common problem"), DESK_FIELD_TEXT, NAME, .max = 80 },
  { "words", N_ ("What is common"), DESK_FIELD_LONG_TEXT, SEARCH },
  { "unit", N_ ("Responsible unit"), DESK_FIELD_REFERENCE, LIST | FILTER, .refers = "unit" },
  { "measures", N_ ("Measures by category"), DESK_FIELD_LONG_TEXT, LIST },
  { "due", N_ ("To be settled by"), DESK_FIELD_DATE, LIST | SORT },
  { "result", N_ ("Result"), DESK_FIELD_LONG_TEXT, LIST },
  { NULL },
};

/* A round in which the leading group's office gives out what is open (滚动交办). */
static const DeskField round_fields[] = {
  { "number", N_ ("Round number"), DESK_FIELD_INTEGER, REQUIRED | LIST | SORT, .min = 1, .max = 9999 },
  { "name", N_ ("Rolling round"), DESK_FIELD_TEXT, NAME, .max = 60 },
  { "unit", N_ ("Assigned by"), DESK_FIELD_REFERENCE, LIST | FILTER, .refers = "unit", .initial = "my-unit", .help = N_ ("The office of the leading group") },
  { "opened_on", N_ ("Opened on"), DESK_FIELD_DATE, REQUIRED | LIST | SORT | FILTER, .initial = "today" },
  { "closed_on", N_ ("Closed on"), DESK_FIELD_DATE, LIST | SORT },
  { "note", N_ ("Note"), DESK_FIELD_LONG_TEXT, LIST },
  { NULL },
};

/* Rows of a case */

static const DeskChoice roles[] = {
  { "responsible", N_ ("Responsible unit") },
  { "joint", N_ ("Joint unit") },
  { NULL },
};

static const DeskChoice answers[] = {
  { "pending", N_ ("Waiting"), .tint = "purple" },
  { "accepted", N_ ("Accepted"), .tint = "blue" },
  { "refused", N_ ("Refused"), .tint = "orange" },
  { "recalled", N_ ("Taken back"), .tint = "grey" },
  { "done", N_ ("Part answered"), .tint = "green" },
  { NULL },
};

static const DeskField handover_fields[] = {
  { "role", N_ ("Role"), DESK_FIELD_CHOICE, LIST | FILTER, .choices = roles },
  { "from_unit", N_ ("From unit"), DESK_FIELD_REFERENCE, LIST | FILTER, .refers = "unit" },
  { "to_unit", N_ ("To unit"), DESK_FIELD_REFERENCE, LIST | FILTER, .refers = "unit" },
  { "to_person", N_ ("To person"), DESK_FIELD_REFERENCE, 0, .refers = "person" },
  { "sent_at", N_ ("Sent on"), DESK_FIELD_TIME_STAMP, LIST | SORT | FILTER },
  { "sent_by", N_ ("Sent by"), DESK_FIELD_REFERENCE, 0, .refers = "person" },
  { "instruction", N_ ("Instruction"), DESK_FIELD_LONG_TEXT, 0 },
  { "outcome", N_ ("Taken"), DESK_FIELD_CHOICE, LIST | FILTER, .choices = answers },
  { "answered_at", N_ ("Answered on"), DESK_FIELD_TIME_STAMP, LIST },
  { "answered_by", N_ ("Answered by"), DESK_FIELD_REFERENCE, 0, .refers = "person" },
  { "reason", N_ ("Reason for refusal"), DESK_FIELD_LONG_TEXT, LIST },
  { "due_at", N_ ("Due"), DESK_FIELD_TIME_STAMP, LIST },
  { "limit_name", N_ ("Limit"), DESK_FIELD_TEXT, 0 }, /* it is due when that ends; none: a person said the day, and it stays */
  { "round", N_ ("Rolling round"), DESK_FIELD_REFERENCE, FILTER, .refers = "round" },
  { "answer", N_ ("Answer to the part"), DESK_FIELD_LONG_TEXT, LIST }, /* of a joint unit */
  { "done_at", N_ ("Completed on"), DESK_FIELD_TIME_STAMP, LIST }, /* the case was resolved by this unit; of a joint unit: its part was answered */
  { NULL },
};

const DeskChoice desk_core_check_ways[] = {
  { "call", N_ ("Telephone call-back") },
  { "visit", N_ ("Return visit") },
  { "papers", N_ ("Check of papers") },
  { NULL },
};

const DeskChoice desk_core_verdicts[] = {
  { "effective", N_ ("Effective"), .tint = "green" },
  { "partly", N_ ("Partly effective"), .tint = "amber" },
  { "ineffective", N_ ("Not effective"), .tint = "red" },
  { NULL },
};

const DeskChoice desk_core_satisfactions[] = {
  { "satisfied", N_ ("Satisfied"), .tint = "green" },
  { "fair", N_ ("Fairly satisfied"), .tint = "amber" },
  { "dissatisfied", N_ ("Dissatisfied"), .tint = "red" },
  { NULL },
};

static const DeskField check_fields[] = {
  { "at", N_ ("Checked on"), DESK_FIELD_TIME_STAMP, LIST | SORT | FILTER },
  { "by", N_ ("Checked by"), DESK_FIELD_REFERENCE, LIST, .refers = "person" },
  { "way", N_ ("Way of check"), DESK_FIELD_CHOICE, LIST | FILTER, .choices = desk_core_check_ways },
  { "effect", N_ ("Effect"), DESK_FIELD_LONG_TEXT, LIST },
  { "verdict", N_ ("Verdict"), DESK_FIELD_CHOICE, LIST | FILTER, .choices = desk_core_verdicts },
  { "satisfied", N_ ("Satisfaction"), DESK_FIELD_CHOICE, LIST | FILTER, .choices = desk_core_satisfactions },
  { NULL },
};

static const DeskField lift_fields[] = {
  { "tier", N_ ("Tier"), DESK_FIELD_CHOICE, LIST | FILTER, .choices = tiers },
  { "entered_at", N_ ("Reached on"), DESK_FIELD_TIME_STAMP, LIST | SORT },
  { "left_at", N_ ("Left on"), DESK_FIELD_TIME_STAMP, LIST },
  { "reason", N_ ("Reason"), DESK_FIELD_LONG_TEXT, LIST },
  { "lead_post", N_ ("Lead post"), DESK_FIELD_REFERENCE, LIST, .refers = "post" },
  { "by", N_ ("Lifted by"), DESK_FIELD_REFERENCE, 0, .refers = "person" },
  { "rule", N_ ("Lifted by the rule"), DESK_FIELD_TEXT, LIST },
  { NULL },
};

static const DeskField deadline_fields[] = {
  { "name", N_ ("Limit"), DESK_FIELD_TEXT, LIST },
  { "starts_at", N_ ("Counts from"), DESK_FIELD_TIME_STAMP, LIST },
  { "due_at", N_ ("Due"), DESK_FIELD_TIME_STAMP, LIST | SORT },
  { "warn_at", N_ ("Warning from"), DESK_FIELD_TIME_STAMP, 0 },
  { "met_at", N_ ("Met on"), DESK_FIELD_TIME_STAMP, LIST },
  { "provisional", N_ ("Provisional"), DESK_FIELD_BOOLEAN, 0 },
  { "extend_times", N_ ("May be extended"), DESK_FIELD_INTEGER, 0, .unit = N_ ("times") },
  { "extend_most", N_ ("Extended altogether by at most"), DESK_FIELD_INTEGER, 0 },
  { "extended", N_ ("Extended by"), DESK_FIELD_INTEGER, 0 }, /* altogether, in the unit of the limit */
  { "extensions", N_ ("Times extended"), DESK_FIELD_INTEGER, 0 },
  { "approved_by", N_ ("Approved by"), DESK_FIELD_TEXT, 0, .max = 60 },
  { "told", N_ ("What the party was told"), DESK_FIELD_LONG_TEXT, 0 },
  { "lifted_at", N_ ("Lifted the case on"), DESK_FIELD_TIME_STAMP, 0 }, /* by a rule, after it had passed */
  { NULL },
};

static const DeskField step_fields[] = {
  { "step", N_ ("Step"), DESK_FIELD_TEXT, LIST },
  { "entered_at", N_ ("Reached on"), DESK_FIELD_TIME_STAMP, LIST | SORT },
  { "left_at", N_ ("Left on"), DESK_FIELD_TIME_STAMP, LIST },
  { "note", N_ ("Note"), DESK_FIELD_LONG_TEXT, LIST },
  { NULL },
};

/* Codes are what a limit names in "not_counted". */
const DeskChoice desk_core_pauses[] = {
  { "public-notice", N_ ("Public notice") },
  { "appraisal", N_ ("Appraisal") },
  { "hearing", N_ ("Hearing") },
  { "papers", N_ ("Papers to be completed") },
  { "other", N_ ("Other") },
  { NULL },
};

static const DeskField pause_fields[] = {
  { "kind", N_ ("Paused for"), DESK_FIELD_CHOICE, LIST, .choices = desk_core_pauses },
  { "from_at", N_ ("Paused on"), DESK_FIELD_TIME_STAMP, LIST | SORT },
  { "to_at", N_ ("Resumed on"), DESK_FIELD_TIME_STAMP, LIST },
  { "reason", N_ ("Reason"), DESK_FIELD_LONG_TEXT, LIST },
  { NULL },
};

const DeskChoice desk_core_sides[] = {
  { "party", N_ ("Served party") },
  { "supervisor", N_ ("Supervising unit") },
  { NULL },
};

static const DeskField evaluation_fields[] = {
  { "side", N_ ("Side"), DESK_FIELD_CHOICE, LIST | FILTER, .choices = desk_core_sides },
  { "score", N_ ("Score"), DESK_FIELD_INTEGER, LIST, .min = 1, .max = 5 },
  { "words", N_ ("Words"), DESK_FIELD_LONG_TEXT, LIST },
  { "at", N_ ("Given on"), DESK_FIELD_TIME_STAMP, LIST | SORT },
  { "by", N_ ("Recorded by"), DESK_FIELD_REFERENCE, 0, .refers = "person" },
  { NULL },
};

/* An older copy of the store that was taken as the right one: what the place that wrote the missing events knew, and
 * what it found. Written by "accept-loss" only. */
static const DeskField loss_fields[] = {
  { "accepted_at", N_ ("Accepted on"), DESK_FIELD_TIME_STAMP, LIST | SORT | COMPUTED },
  { "accepted_by", N_ ("Accepted by"), DESK_FIELD_REFERENCE, LIST | COMPUTED, .refers = "person" },
  { "had", N_ ("Events written"), DESK_FIELD_INTEGER, LIST | COMPUTED },
  { "have", N_ ("Events found"), DESK_FIELD_INTEGER, LIST | COMPUTED },
  { "last_at", N_ ("Newest event found"), DESK_FIELD_TIME_STAMP, LIST | COMPUTED },
  { "desk", N_ ("Written by the desk"), DESK_FIELD_TEXT, COMPUTED, .max = 36 },
  { "head_expected", N_ ("Head expected"), DESK_FIELD_TEXT, COMPUTED, .max = 64 },
  { "head_found", N_ ("Head found"), DESK_FIELD_TEXT, COMPUTED, .max = 64 },
  { NULL },
};

/* Bases and owners before those that need them. */
static const DeskRecordType core_types[] = {
  { "area", "areas", N_ ("Area"), N_ ("Areas"), "desk-pin-symbolic", 1, area_fields, .parent = "parent", .title = "name", .columns = "code name level parent", .sort = "code", .unique = "code" },
  { "unit", "units", N_ ("Unit"), N_ ("Units"), "desk-building-symbolic", 1, unit_fields, .parent = "parent", .title = "name", .columns = "name short_name kind parent area telephone", .sort = "name", .unique = "name" },
  { "person", "persons", N_ ("Official"), N_ ("People"), "desk-user-symbolic", 1, person_fields, .title = "name", .columns = "name unit post telephone", .sort = "name" },
  { "post", "posts", N_ ("Post"), N_ ("Posts"), "desk-user-symbolic", 1, post_fields, .title = "name", .columns = "name unit person leads", .sort = "name" },
  { "deputy", "deputies", N_ ("Deputy"), N_ ("Deputies"), "desk-people-symbolic", 1, deputy_fields, .title = "note", .columns = "absent deputy begins ends note", .sort = "-begins" },
  { "loss", "losses", N_ ("Older copy accepted"), N_ ("Older copies accepted"), "desk-shield-symbolic", 1, loss_fields, .title = "accepted_at", .columns = "accepted_at accepted_by had have last_at", .sort = "-accepted_at" },
  { "campaign", "campaigns", N_ ("Campaign"), N_ ("Campaigns"), "desk-flag-symbolic", 1, campaign_fields, .title = "name", .columns = "name begins ends unit parties_wanted resolved_wanted", .sort = "-begins" },
  { "party", "parties", N_ ("Party"), N_ ("Parties"), "desk-user-symbolic", 1, party_fields, .title = "name", .columns = "name kind area address contact telephone", .sort = "name", .unique = "credit_code" },
  { "visit", "visits", N_ ("Visit"), N_ ("Visits"), "desk-shoe-symbolic", 1, visit_fields, .title = "summary", .columns = "date party area visitors way summary", .sort = "-date", .source = "visit" },
  { "common-problem", "common_problems", N_ ("Common problem"), N_ ("Common problems"), "desk-target-symbolic", 1, common_problem_fields, .title = "name", .columns = "name unit measures due result", .sort = "name" },
  { "round", "rounds", N_ ("Rolling round"), N_ ("Rolling rounds"), "desk-target-symbolic", 1, round_fields, .title = "name", .columns = "number name unit opened_on closed_on note", .sort = "-number", .unique = "number" },
  { "case", "cases", N_ ("Case"), N_ ("Cases"), "desk-list-symbolic", 1, case_fields, .title = "title", .columns = "number title party tier unit state due_at", .sort = "-number", .unique = "number" },
  { "handover", "handovers", N_ ("Hand-over"), N_ ("Hand-overs"), "desk-send-symbolic", 1, handover_fields, .row_of = "case", .columns = "case.number case.title role from_unit to_unit sent_at outcome answered_at reason due_at answer", .sort = "-sent_at" },
  { "check", "checks", N_ ("Follow-up check"), N_ ("Follow-up checks"), "desk-phone-symbolic", 1, check_fields, .row_of = "case", .columns = "case.number case.title at by way effect verdict satisfied", .sort = "-at" },
  { "lift", "lifts", N_ ("Lift"), N_ ("Lifts"), "desk-up-symbolic", 1, lift_fields, .row_of = "case", .columns = "case.number case.title tier entered_at left_at reason lead_post", .sort = "-entered_at" },
  { "deadline", "deadlines", N_ ("Limit"), N_ ("Limits"), "desk-clock-symbolic", 1, deadline_fields, .row_of = "case", .columns = "case.number case.title name starts_at due_at met_at", .sort = "due_at" },
  { "step", "steps", N_ ("Step"), N_ ("Steps"), "desk-list-symbolic", 1, step_fields, .row_of = "case", .columns = "case.number case.title step entered_at left_at note", .sort = "-entered_at" },
  { "pause", "pauses", N_ ("Pause"), N_ ("Pauses"), "desk-pausec-symbolic", 1, pause_fields, .row_of = "case", .columns = "case.number case.title from_at to_at reason", .sort = "-from_at" },
  { "evaluation", "evaluations", N_ ("Evaluation"), N_ ("Evaluations"), "desk-heart-symbolic", 1, evaluation_fields, .row_of = "case", .columns = "case.number case.title side score words at", .sort = "-at" },
};

/* The three ledgers (三本台账): three views of one case. "@" puts a column under a merged head cell. */
static const DeskLedger core_ledgers[] = {
  { "collection", N_ ("Issue collection ledger"), "case",
    "number registered_at@registered source@registered visit.date@registered party category title words unit tier state",
    NULL, "number", NULL, "registered_at", "desk-ledger-symbolic" },
  { "handoff", N_ ("Hand-off ledger"), "handover",
    "case.number case.title case.party role@handed-over from_unit@handed-over to_unit@handed-over sent_at@handed-over outcome@taken answered_at@taken reason@taken due_at case.tier@progress case.state@progress",
    NULL, "sent_at", NULL, "sent_at", "desk-send-symbolic" },
  { "tracking", N_ ("Effect tracking ledger"), "check",
    "case.number case.title case.party case.unit case.resolved_at case.answer at@checked by@checked way@checked effect@effect verdict@effect satisfied@effect case.state",
    NULL, "at", NULL, "at", "desk-target-symbolic" },
  /* What is open against who answers for it (问题清单、责任清单对照); a case that is only registered has no owner yet, and comes first. */
  { "responsibility", N_ ("Problems and responsibilities"), "case",
    "number title@problem party@problem front@problem registered_at@problem tier@problem unit@responsibility person@responsibility lead_post@responsibility plan@responsibility due_at@responsibility state",
    DESK_WHERE_OPEN, "state", NULL, NULL, "desk-flag-symbolic" },
};

static const DeskSavedList core_lists[] = {
  { "mine", N_ ("Mine"), "case", "person = me and state in (registered, handed-over, accepted, in-progress, returned, resolved)" },
  { "my-unit", N_ ("My unit"), "case", "unit = my-unit and state in (registered, handed-over, accepted, in-progress, returned, resolved)" },
  { "joint", N_ ("As a joint unit"), "case", "joint_units = my-unit and state in (registered, handed-over, accepted, in-progress, returned)" },
  { "overdue", N_ ("Overdue"), "case", "due_at < now and state in (registered, handed-over, accepted, in-progress, returned)" },
  { "open", N_ ("Still open"), "case", "state in (registered, handed-over, accepted, in-progress, returned)" },
};

#define OVERVIEW DESK_CARD_ON_OVERVIEW
#define TOTALS DESK_CARD_ON_TOTALS

/* On the page of totals what was done counts on the day it was done. */
static const DeskCard core_cards[] = {
  { "collected", N_ ("Collected"), N_ ("cases"), "desk-inbox-symbolic", "blue", "case", DESK_WHERE_COUNTED, "count" },
  { "resolved", N_ ("Resolved"), N_ ("cases"), "desk-check-symbolic", "green", "case", DESK_WHERE_ANSWERED, "count", .places = OVERVIEW },
  { "struck-off", N_ ("Struck off"), N_ ("cases"), "desk-dcheck-symbolic", "grey", "case", "state = struck-off", "count", .places = OVERVIEW },
  { "open", N_ ("Still open"), N_ ("cases"), "desk-half-symbolic", "blue", "case", DESK_WHERE_OPEN, "count", .places = OVERVIEW },
  { "overdue", N_ ("Overdue"), N_ ("cases"), "desk-alert-symbolic", "red", "case", DESK_WHERE_OVERDUE, "count", .places = OVERVIEW },
  { "total-resolved", N_ ("Resolved"), N_ ("cases"), "desk-check-symbolic", "green", "case", DESK_WHERE_ANSWERED, "count", "resolved_at", TOTALS },
  { "total-struck-off", N_ ("Struck off"), N_ ("cases"), "desk-dcheck-symbolic", "grey", "case", "state = struck-off", "count", "closed_at", TOTALS },
  { "handed-over", N_ ("Hand-overs"), N_ ("times"), "desk-send-symbolic", "purple", "handover", "not outcome = recalled", "count", "sent_at", TOTALS },
  { "called-back", N_ ("Follow-up checks"), N_ ("times"), "desk-phone-symbolic", "teal", "check", NULL, "count", "at", TOTALS },
  { "visits", N_ ("Visits"), N_ ("visits"), "desk-shoe-symbolic", "teal", "visit", NULL, "count" },
  { "parties-visited", N_ ("Parties visited"), N_ ("parties"), "desk-building-symbolic", "teal", "visit", NULL, "distinct party", .places = TOTALS },
  { "visitors", N_ ("Officials who went"), N_ ("people"), "desk-people-symbolic", "purple", "visit", NULL, "distinct visitors", .places = TOTALS },
};

static const DeskChartDecl core_charts[] = {
  { "tier", N_ ("By tier"), DESK_CHART_BARS, "case", DESK_WHERE_COUNTED, "tier", "count" },
  { "month", N_ ("By month"), DESK_CHART_COLUMNS, "case", DESK_WHERE_COUNTED, "registered_at month", "count" },
  { "unit", N_ ("By responsible unit"), DESK_CHART_BARS, "case", DESK_WHERE_COUNTED, "unit", "count" },
  { "state", N_ ("By state"), DESK_CHART_COLUMNS, "case", NULL, "state", "count" },
  { "age", N_ ("How long open cases have waited"), DESK_CHART_COLUMNS, "case", DESK_WHERE_OPEN, "registered_at age", "count" },
  { "front", N_ ("By front"), DESK_CHART_BARS, "case", DESK_WHERE_COUNTED, "front", "count" },
  { "type", N_ ("By kind of case"), DESK_CHART_BARS, "case", DESK_WHERE_COUNTED, "type", "count" },
};

gboolean
desk_core_declare (DeskRegistry *registry, GError **error)
{
  if (!desk_office_declare (registry, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (core_types); i++)
    if (!desk_registry_add_type (registry, &core_types[i], error))
      return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (core_ledgers); i++)
    if (!desk_registry_add_ledger (registry, &core_ledgers[i], error))
      return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (core_lists); i++)
    if (!desk_registry_add_saved_list (registry, &core_lists[i], error))
      return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (core_cards); i++)
    if (!desk_registry_add_card (registry, &core_cards[i], error))
      return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (core_charts); i++)
    if (!desk_registry_add_chart (registry, &core_charts[i], error))
      return FALSE;
  return TRUE;
}
