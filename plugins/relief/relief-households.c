/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Households and their people, and what is done for them besides applications. */
#include "relief-declare.h"

#include <glib/gi18n-lib.h>

/* Households */

static const DeskChoice party_kinds[] = {
  { "household", N_ ("Household"), .icon = "desk-people-symbolic" },
  { NULL },
};

/* The number is how many months may pass between two re-checks: a year where little
 * changes, half a year where income changes or somebody can work (measures for
 * confirming the subsistence allowance, 民发〔2021〕57号, art. 33); a quarter is local practice. */
static const DeskChoice household_types[] = {
  { "allowance-steady", N_ ("Subsistence allowance, income steady"), .tint = "blue", .number = 12 },
  { "allowance-changing", N_ ("Subsistence allowance, income changes"), .tint = "teal", .number = 6 },
  { "extreme-poverty", N_ ("Extreme poverty support"), .tint = "purple", .number = 12 },
  { "edge", N_ ("Low income, at the edge of the allowance"), .tint = "amber", .number = 12 },
  { "monitored", N_ ("Monitored against falling back into poverty"), .tint = "orange", .number = 3 },
  { "other", N_ ("In difficulty for a time"), .tint = "grey", .number = 6 },
  { NULL },
};

static const DeskChoice hardships[] = {
  { "illness", N_ ("Serious illness") },
  { "disability", N_ ("Disability") },
  { "old-age", N_ ("Old age, nobody to support them") },
  { "orphan", N_ ("Child without care") },
  { "schooling", N_ ("Cost of schooling") },
  { "accident", N_ ("Accident") },
  { "disaster", N_ ("Natural disaster") },
  { "no-labour", N_ ("Nobody who can work") },
  { "no-work", N_ ("Out of work") },
  { "no-funds", N_ ("No money to begin with") },
  { "no-skills", N_ ("No skills") },
  { "housing", N_ ("Unsafe housing") },
  { NULL },
};

static const DeskChoice check_results[] = {
  { "kept", N_ ("Stays as it is"), .tint = "green" },
  { "raised", N_ ("Benefit raised"), .tint = "blue" },
  { "lowered", N_ ("Benefit lowered"), .tint = "amber" },
  { "stopped", N_ ("Benefit stopped"), .tint = "red" },
  { NULL },
};

const DeskField relief_household_fields[] = {
  { "name", N_ ("Household"), DESK_FIELD_TEXT, NAME, .max = 40, .help = N_ ("The name of its head") },
  { "kind", N_ ("Kind"), DESK_FIELD_CHOICE, REQUIRED, .choices = party_kinds, .initial = "household" },
  { "credit_code", N_ ("Credit code"), DESK_FIELD_CREDIT_CODE, DESK_FIELD_RETIRED },
  { "identity_number", N_ ("Identity number"), DESK_FIELD_IDENTITY_NUMBER, SENSITIVE, .help = N_ ("Of the head; a household that is here already is found by it") },
  { "household_type", N_ ("Type of household"), DESK_FIELD_CHOICE, REQUIRED | LIST | FILTER, .choices = household_types, .group = N_ ("Circumstances") },
  { "hardships", N_ ("Hardship"), DESK_FIELD_CHOICES, LIST | FILTER, .choices = hardships, .group = N_ ("Circumstances") },
  { "people", N_ ("People"), DESK_FIELD_INTEGER, LIST | SORT, .unit = N_ ("people"), .min = 1, .max = 30, .group = N_ ("Circumstances") },
  { "labour", N_ ("Able to work"), DESK_FIELD_INTEGER, 0, .unit = N_ ("people"), .min = 0, .max = 30, .group = N_ ("Circumstances") },
  { "income", N_ ("Income a head and month"), DESK_FIELD_MONEY, SORT, AMOUNT, .group = N_ ("Circumstances") },
  { "illness", N_ ("Illness"), DESK_FIELD_LONG_TEXT, SENSITIVE, .group = N_ ("Circumstances") },
  { "bank_card", N_ ("Bank card"), DESK_FIELD_BANK_CARD, SENSITIVE, .group = N_ ("Circumstances"), .help = N_ ("The card that benefits are paid to") },
  { "masked_name", N_ ("Name (masked)"), DESK_FIELD_TEXT, COMPUTED, .formula = "mask name" },
  { "checked_on", N_ ("Re-checked on"), DESK_FIELD_DATE, LIST | SORT | FILTER, .group = N_ ("Re-check") },
  { "check_result", N_ ("Result of the re-check"), DESK_FIELD_CHOICE, FILTER, .choices = check_results, .group = N_ ("Re-check") },
  { "check_reason", N_ ("Reason of the result"), DESK_FIELD_LONG_TEXT, 0, .group = N_ ("Re-check") },
  { "check_by", N_ ("Next re-check by"), DESK_FIELD_DATE, LIST | SORT | FILTER | COMPUTED, .formula = "checked_on + household_type months", .group = N_ ("Re-check") },
  { "monitor", N_ ("Monitoring officer"), DESK_FIELD_REFERENCE, FILTER, .refers = "person", .group = N_ ("Those in charge") },
  { "grid_worker", N_ ("Grid worker"), DESK_FIELD_TEXT, SEARCH, .max = 40, .group = N_ ("Those in charge") },
  { "grid_telephone", N_ ("Telephone of the grid worker"), DESK_FIELD_TELEPHONE, 0, .group = N_ ("Those in charge") },
  { "door_officer", N_ ("Officer who comes to the door"), DESK_FIELD_REFERENCE, FILTER, .refers = "person", .group = N_ ("Those in charge"), .help = N_ ("For people who cannot come to the counter") },
  { NULL },
};

/* People of a household, with their health file */

static const DeskChoice relations[] = {
  { "head", N_ ("Head of the household") },
  { "spouse", N_ ("Spouse") },
  { "child", N_ ("Child") },
  { "parent", N_ ("Father or mother") },
  { "grandchild", N_ ("Grandchild") },
  { "other", N_ ("Other relative") },
  { NULL },
};

static const DeskChoice conditions[] = {
  { "hypertension", N_ ("Hypertension") },
  { "diabetes", N_ ("Diabetes") },
  { "disability", N_ ("Disability") },
  { "bedridden", N_ ("Cannot leave the bed") },
  { NULL },
};

static const DeskChoice contact_ways[] = {
  { "call", N_ ("Telephone call") },
  { "door", N_ ("At the door") },
  { "broadcast", N_ ("Village broadcast") },
  { "family", N_ ("Through the family") },
  { NULL },
};

const DeskField relief_resident_fields[] = {
  { "name", N_ ("Full name"), DESK_FIELD_TEXT, NAME, .max = 40 },
  { "household", N_ ("Household"), DESK_FIELD_REFERENCE, REQUIRED | LIST | FILTER, .refers = "rel.household" },
  { "relation", N_ ("Relation to the head"), DESK_FIELD_CHOICE, REQUIRED | LIST, .choices = relations },
  { "born", N_ ("Born on"), DESK_FIELD_DATE, REQUIRED | LIST | SORT | FILTER },
  { "identity_number", N_ ("Identity number"), DESK_FIELD_IDENTITY_NUMBER, SENSITIVE },
  { "telephone", N_ ("Telephone"), DESK_FIELD_TELEPHONE, 0 },
  { "illness", N_ ("Illness"), DESK_FIELD_LONG_TEXT, SENSITIVE },
  { "conditions", N_ ("Looked after for"), DESK_FIELD_CHOICES, FILTER, .choices = conditions, .group = N_ ("Health file") },
  { "file_number", N_ ("Number of the health file"), DESK_FIELD_TEXT, SEARCH, .max = 30, .group = N_ ("Health file") },
  { "doctor", N_ ("Family doctor"), DESK_FIELD_TEXT, LIST | SEARCH, .max = 40, .group = N_ ("Health file") },
  { "signed_on", N_ ("Contract signed on"), DESK_FIELD_DATE, 0, .group = N_ ("Health file") },
  { "signed_until", N_ ("Contract runs until"), DESK_FIELD_DATE, SORT | FILTER | COMPUTED, .formula = "signed_on + 12 months", .group = N_ ("Health file") },
  { "contacted_on", N_ ("Contacted on"), DESK_FIELD_DATE, LIST | SORT | FILTER, .group = N_ ("Health services") },
  { "contacted_by", N_ ("Way of contact"), DESK_FIELD_CHOICE, 0, .choices = contact_ways, .group = N_ ("Health services") },
  { "agreed", N_ ("What was agreed"), DESK_FIELD_TEXT, 0, .max = 120, .group = N_ ("Health services") },
  { "vaccinated_on", N_ ("Vaccinated on"), DESK_FIELD_DATE, LIST | SORT | FILTER, .group = N_ ("Health services"), .help = N_ ("For people of 60 and older") },
  { "examined_on", N_ ("Check-up done on"), DESK_FIELD_DATE, LIST | SORT | FILTER, .group = N_ ("Health services"), .help = N_ ("Once a year for people of 65 and older") },
  { "followed_on", N_ ("Followed up on"), DESK_FIELD_DATE, LIST | SORT | FILTER, .group = N_ ("Health services"), .help = N_ ("Every three months for hypertension and diabetes") },
  { NULL },
};

/* Benefits over time */

static const DeskChoice benefit_kinds[] = {
  { "allowance", N_ ("Subsistence allowance") },
  { "support", N_ ("Extreme poverty support") },
  { "disability", N_ ("Disability allowance") },
  { "old-age", N_ ("Old-age allowance") },
  { NULL },
};

const DeskField relief_benefit_fields[] = {
  { "household", N_ ("Household"), DESK_FIELD_REFERENCE, REQUIRED | LIST | FILTER, .refers = "rel.household" },
  { "kind", N_ ("Benefit"), DESK_FIELD_CHOICE, REQUIRED | LIST | FILTER, .choices = benefit_kinds, .initial = "allowance" },
  { "month", N_ ("Paid from"), DESK_FIELD_DATE, REQUIRED | LIST | SORT | FILTER, .help = N_ ("The first day of the month from which it counts") },
  { "before", N_ ("Old amount a month"), DESK_FIELD_MONEY, LIST | SORT, AMOUNT, .help = N_ ("Left empty: nothing was paid before") },
  { "amount", N_ ("New amount a month"), DESK_FIELD_MONEY, REQUIRED | LIST | SORT, AMOUNT, .help = N_ ("Nought: it is stopped") },
  { "change", N_ ("Up or down by"), DESK_FIELD_MONEY, LIST | SORT | COMPUTED, .formula = "amount - before" },
  { "reason", N_ ("Reason"), DESK_FIELD_TEXT, REQUIRED | LIST | SEARCH, .max = 120 },
  { "application", N_ ("Application"), DESK_FIELD_REFERENCE, 0, .refers = "case" },
  { "until", N_ ("Paid until"), DESK_FIELD_DATE, SORT | FILTER, .help = N_ ("Filled in when another amount follows") },
  { NULL },
};

/* One cost, several funds: a column for each purse that may be asked */

const DeskField relief_cost_fields[] = {
  { "name", N_ ("What the cost is for"), DESK_FIELD_TEXT, REQUIRED | LIST | SORT | SEARCH, .max = 80 },
  { "household", N_ ("Household"), DESK_FIELD_REFERENCE, REQUIRED | LIST | FILTER, .refers = "rel.household" },
  { "date", N_ ("Date"), DESK_FIELD_DATE, REQUIRED | LIST | SORT | FILTER, .initial = "today" },
  { "amount", N_ ("Cost"), DESK_FIELD_MONEY, REQUIRED | LIST | SORT, AMOUNT },
  { "civil", N_ ("Temporary relief fund"), DESK_FIELD_MONEY, LIST | SORT, AMOUNT, .group = N_ ("Funds") },
  { "medical", N_ ("Medical aid fund"), DESK_FIELD_MONEY, LIST | SORT, AMOUNT, .group = N_ ("Funds") },
  { "revival", N_ ("Fund against falling back into poverty"), DESK_FIELD_MONEY, LIST | SORT, AMOUNT, .group = N_ ("Funds") },
  { "charity", N_ ("Charity"), DESK_FIELD_MONEY, LIST | SORT, AMOUNT, .group = N_ ("Funds") },
  { "federation", N_ ("Federation of the disabled"), DESK_FIELD_MONEY, LIST | SORT, AMOUNT, .group = N_ ("Funds") },
  { "others", N_ ("Others"), DESK_FIELD_MONEY, SORT, AMOUNT, .group = N_ ("Funds") },
  { "met", N_ ("Met by funds"), DESK_FIELD_MONEY, LIST | SORT | COMPUTED, .formula = "civil + medical + revival + charity + federation + others", .group = N_ ("Funds") },
  { "short", N_ ("Still short"), DESK_FIELD_MONEY, LIST | SORT | FILTER | COMPUTED, .formula = "amount - civil - medical - revival - charity - federation - others", .group = N_ ("Funds") },
  { "case", N_ ("Application"), DESK_FIELD_REFERENCE, 0, .refers = "case" },
  { "note", N_ ("Note"), DESK_FIELD_LONG_TEXT, 0 },
  { NULL },
};

/* Goods handed over at home */

const DeskField relief_goods_fields[] = {
  { "name", N_ ("Occasion"), DESK_FIELD_TEXT, REQUIRED | LIST | SEARCH, .max = 80 },
  { "household", N_ ("Household"), DESK_FIELD_REFERENCE, REQUIRED | LIST | FILTER, .refers = "rel.household" },
  { "date", N_ ("Handed over on"), DESK_FIELD_DATE, REQUIRED | LIST | SORT | FILTER, .initial = "today" },
  { "by", N_ ("Handed over by"), DESK_FIELD_REFERENCE, REQUIRED | LIST, .refers = "person", .initial = "me" },
  { "received_by", N_ ("Received by"), DESK_FIELD_TEXT, LIST, .max = 40, .help = N_ ("Who signs the receipt") },
  { "for_whom", N_ ("For whom"), DESK_FIELD_TEXT, 0, .max = 40 },
  { "rice", N_ ("Rice"), DESK_FIELD_INTEGER, LIST | SORT, .unit = N_ ("bags"), COUNT, .group = N_ ("Goods") },
  { "oil", N_ ("Cooking oil"), DESK_FIELD_INTEGER, LIST | SORT, .unit = N_ ("bottles"), COUNT, .group = N_ ("Goods") },
  { "clothes", N_ ("Clothes"), DESK_FIELD_INTEGER, LIST | SORT, .unit = N_ ("pieces"), COUNT, .group = N_ ("Goods") },
  { "shoes", N_ ("Shoes"), DESK_FIELD_INTEGER, LIST | SORT, .unit = N_ ("pairs"), COUNT, .group = N_ ("Goods") },
  { "stationery", N_ ("Stationery"), DESK_FIELD_INTEGER, LIST | SORT, .unit = N_ ("sets"), COUNT, .group = N_ ("Goods") },
  { "textbooks", N_ ("Textbooks"), DESK_FIELD_INTEGER, LIST | SORT, .unit = N_ ("sets"), COUNT, .group = N_ ("Goods") },
  { "others", N_ ("Other goods"), DESK_FIELD_TEXT, 0, .max = 120, .group = N_ ("Goods") },
  { "source", N_ ("Given by"), DESK_FIELD_TEXT, LIST, .max = 60, .group = N_ ("Goods") },
  { "value", N_ ("Worth"), DESK_FIELD_MONEY, SORT, AMOUNT, .group = N_ ("Goods") },
  { NULL },
};

/* Loans mediated */

static const DeskChoice loan_states[] = {
  { "asked", N_ ("Asked for"), .tint = "purple" },
  { "granted", N_ ("Paid out"), .tint = "green" },
  { "refused", N_ ("Turned down"), .tint = "red" },
  { "repaid", N_ ("Paid back"), .tint = "grey" },
  { NULL },
};

const DeskField relief_loan_fields[] = {
  { "purpose", N_ ("Purpose"), DESK_FIELD_TEXT, REQUIRED | LIST | SEARCH, .max = 80 },
  { "household", N_ ("Household"), DESK_FIELD_REFERENCE, REQUIRED | LIST | FILTER, .refers = "rel.household" },
  { "amount", N_ ("Amount"), DESK_FIELD_MONEY, REQUIRED | LIST | SORT, .min = 1, .max = G_GINT64_CONSTANT (10000000000) },
  { "bank", N_ ("Bank"), DESK_FIELD_TEXT, LIST, .max = 60 },
  { "mediator", N_ ("Mediated by"), DESK_FIELD_REFERENCE, REQUIRED | LIST | FILTER, .refers = "person", .initial = "me" },
  { "asked_on", N_ ("Asked for on"), DESK_FIELD_DATE, REQUIRED | LIST | SORT | FILTER, .initial = "today" },
  { "state", N_ ("State"), DESK_FIELD_CHOICE, REQUIRED | LIST | FILTER, .choices = loan_states, .initial = "asked" },
  { "granted_on", N_ ("Paid out on"), DESK_FIELD_DATE, REQUIRED | LIST | SORT, .shown_if = "state in (granted, repaid)" },
  { "months", N_ ("Term"), DESK_FIELD_INTEGER, 0, .unit = N_ ("months"), .min = 1, .max = 360 },
  { "subsidised", N_ ("Interest paid by the county"), DESK_FIELD_BOOLEAN, 0 },
  { "reason", N_ ("Reason of the refusal"), DESK_FIELD_LONG_TEXT, REQUIRED, .shown_if = "state = refused" },
  { "result", N_ ("What came of it"), DESK_FIELD_LONG_TEXT, 0 },
  { NULL },
};

/* Pairing of helper and household, step by step */

const DeskField relief_pairing_fields[] = {
  { "goal", N_ ("Goal"), DESK_FIELD_TEXT, REQUIRED | LIST | SEARCH, .max = 80, .help = N_ ("What the household should be able to do") },
  { "household", N_ ("Household"), DESK_FIELD_REFERENCE, REQUIRED | LIST | FILTER, .refers = "rel.household" },
  { "helper", N_ ("Helper"), DESK_FIELD_REFERENCE, REQUIRED | LIST | FILTER, .refers = "person", .initial = "me" },
  { "since", N_ ("Paired on"), DESK_FIELD_DATE, REQUIRED | LIST | SORT | FILTER, .initial = "today" },
  { "cause", N_ ("Main cause"), DESK_FIELD_CHOICE, REQUIRED | LIST | FILTER, .choices = hardships, .group = N_ ("From cause to plan") },
  { "analysis", N_ ("Analysis"), DESK_FIELD_LONG_TEXT, 0, .group = N_ ("From cause to plan") },
  { "plan", N_ ("Plan"), DESK_FIELD_LONG_TEXT, LIST, .group = N_ ("From cause to plan") },
  { "until", N_ ("Ended on"), DESK_FIELD_DATE, SORT | FILTER, .group = N_ ("Result") },
  { "result", N_ ("Result"), DESK_FIELD_LONG_TEXT, 0, .group = N_ ("Result") },
  { NULL },
};

const DeskField relief_measure_fields[] = {
  { "what", N_ ("Step"), DESK_FIELD_TEXT, REQUIRED | LIST | SEARCH, .max = 120 },
  { "pairing", N_ ("Pairing"), DESK_FIELD_REFERENCE, REQUIRED | LIST | FILTER, .refers = "rel.pairing" },
  { "by", N_ ("To be done by"), DESK_FIELD_DATE, REQUIRED | LIST | SORT | FILTER },
  { "done_on", N_ ("Done on"), DESK_FIELD_DATE, LIST | SORT | FILTER },
  { "result", N_ ("Result"), DESK_FIELD_LONG_TEXT, LIST },
  { NULL },
};

/* Home visits, in three ways */

static const DeskChoice visit_ways[] = {
  { "duty", N_ ("Stay on duty in the village") },
  { "home", N_ ("Home visit") },
  { "petitioner", N_ ("Visit to a petitioner") },
  { NULL },
};

static const DeskChoice findings[] = {
  { "well", N_ ("All is well"), .tint = "green" },
  { "hardship", N_ ("A new hardship"), .tint = "orange" },
  { "better", N_ ("Better than before"), .tint = "blue" },
  { NULL },
};

const DeskField relief_visit_fields[] = {
  { "party", N_ ("Household"), DESK_FIELD_REFERENCE, REQUIRED | LIST | FILTER, .refers = "rel.household" },
  { "way", N_ ("Way of visit"), DESK_FIELD_CHOICE, REQUIRED | LIST | FILTER, .choices = visit_ways, .initial = "home" },
  { "finding", N_ ("Found"), DESK_FIELD_CHOICE, LIST | FILTER, .choices = findings },
  { "hardships", N_ ("Hardship found"), DESK_FIELD_CHOICES, FILTER, .choices = hardships, .shown_if = "finding = hardship" },
  { NULL },
};

/* What the village counter does in place of the trip to town */

const DeskField relief_counter_fields[] = {
  { "name", N_ ("Matter"), DESK_FIELD_TEXT, NAME, .max = 60 },
  { "area", N_ ("Village"), DESK_FIELD_REFERENCE, REQUIRED | LIST | FILTER, .refers = "area" },
  { "since", N_ ("At the counter since"), DESK_FIELD_DATE, LIST | SORT, .initial = "today" },
  { "before", N_ ("Minutes before"), DESK_FIELD_INTEGER, REQUIRED | LIST | SORT, .unit = N_ ("minutes"), COUNT, .help = N_ ("With the trip to town; half a day is 240") },
  { "after", N_ ("Minutes now"), DESK_FIELD_INTEGER, REQUIRED | LIST | SORT, .unit = N_ ("minutes"), COUNT },
  { "saved", N_ ("Minutes saved"), DESK_FIELD_INTEGER, LIST | SORT | COMPUTED, .unit = N_ ("minutes"), .formula = "before - after" },
  { "times", N_ ("Times this year"), DESK_FIELD_INTEGER, LIST | SORT, .unit = N_ ("times"), COUNT },
  { "handled_by", N_ ("Handled by"), DESK_FIELD_TEXT, 0, .max = 40 },
  { "note", N_ ("Note"), DESK_FIELD_LONG_TEXT, 0 },
  { NULL },
};
