/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What technicians do: visits, training, and the cases that are brought to them. */
#include "agriculture-area.h"

#include <glib/gi18n-lib.h>

#define LIST DESK_FIELD_IN_LIST
#define SORT DESK_FIELD_SORT
#define FILTER DESK_FIELD_FILTER
#define SEARCH DESK_FIELD_SEARCH
#define REQUIRED DESK_FIELD_REQUIRED
#define NAME (DESK_FIELD_REQUIRED | DESK_FIELD_IN_LIST | DESK_FIELD_SORT | DESK_FIELD_SEARCH | DESK_FIELD_PINYIN)
#define MU .unit = N_ ("mu"), .scale = 2, .max = 100000000

/* Technical visits: what was advised, what came of it, what the grower thinks of it */

static const DeskChoice opinions[] = {
  { "helpful", N_ ("Helpful"), .tint = "green" },
  { "fair", N_ ("Fairly helpful"), .tint = "amber" },
  { "not-helpful", N_ ("Not helpful"), .tint = "red" },
  { NULL },
};

const DeskField agriculture_visit_fields[] = {
  { "party", N_ ("Grower"), DESK_FIELD_REFERENCE, REQUIRED | LIST | FILTER, .refers = "party" },
  { "crop", N_ ("Crop"), DESK_FIELD_CHOICE, LIST | FILTER, .choices = agriculture_crops },
  { "plot", N_ ("Plot"), DESK_FIELD_REFERENCE, 0, .refers = "agr.plot" },
  { "advice", N_ ("Advice given"), DESK_FIELD_LONG_TEXT, REQUIRED | LIST | SEARCH, .group = N_ ("Advice and effect") },
  { "follow_up_on", N_ ("Follow up on"), DESK_FIELD_DATE, LIST | SORT, .at_least = "date", .group = N_ ("Advice and effect") },
  { "followed_on", N_ ("Followed up on"), DESK_FIELD_DATE, LIST | SORT, .at_least = "date", .group = N_ ("Advice and effect") },
  { "effect", N_ ("What came of it"), DESK_FIELD_LONG_TEXT, 0, .group = N_ ("Advice and effect") },
  { "opinion", N_ ("Opinion of the grower"), DESK_FIELD_CHOICE, LIST | FILTER, .choices = opinions, .group = N_ ("Advice and effect") },
  { NULL },
};

/* Training */

static const DeskChoice topics[] = {
  { "pest", N_ ("Pest control") },
  { "planting", N_ ("Planting technique") },
  { "soil", N_ ("Soil and fertiliser") },
  { "machinery", N_ ("Farm machinery") },
  { "breeding", N_ ("Livestock") },
  { "safety", N_ ("Safe use of pesticides") },
  { "market", N_ ("Market and brand") },
  { NULL },
};

const DeskField agriculture_training_fields[] = {
  { "name", N_ ("Training"), DESK_FIELD_TEXT, NAME, .max = 60 },
  { "topic", N_ ("Topic"), DESK_FIELD_CHOICE, REQUIRED | LIST | FILTER, .choices = topics },
  { "date", N_ ("Date"), DESK_FIELD_DATE, REQUIRED | LIST | SORT | FILTER, .initial = "today" },
  { "area", N_ ("Area"), DESK_FIELD_REFERENCE, REQUIRED | LIST | FILTER, .refers = "area" },
  { "place", N_ ("Place"), DESK_FIELD_TEXT, SEARCH, .max = 80 },
  { "trainer", N_ ("Trainer"), DESK_FIELD_REFERENCE, LIST | FILTER, .refers = "person", .initial = "me" },
  { "crop", N_ ("Crop"), DESK_FIELD_CHOICE, FILTER, .choices = agriculture_crops },
  { "attended", N_ ("Attended"), DESK_FIELD_INTEGER, LIST | SORT, .unit = N_ ("people"), .min = 0, .max = 100000 },
  { "content", N_ ("What was taught"), DESK_FIELD_LONG_TEXT, SEARCH },
  { "asked_on", N_ ("Asked again on"), DESK_FIELD_DATE, LIST | SORT, .at_least = "date", .group = N_ ("Later effect") },
  { "applied", N_ ("Use what they learnt"), DESK_FIELD_INTEGER, LIST | SORT, .unit = N_ ("people"), .min = 0, .max = 100000, .at_most = "attended", .group = N_ ("Later effect") },
  { "effect", N_ ("Later effect"), DESK_FIELD_LONG_TEXT, LIST, .group = N_ ("Later effect") },
  { NULL },
};

/* Reports of pests and diseases */

static const DeskChoice pests[] = {
  { "armyworm", N_ ("Fall armyworm") },
  { "planthopper", N_ ("Planthopper") },
  { "borer", N_ ("Borer") },
  { "aphid", N_ ("Aphid and whitefly") },
  { "blast", N_ ("Rice blast") },
  { "sclerotinia", N_ ("Stem rot of rapeseed") },
  { "mildew", N_ ("Mildew and blight") },
  { "citrus", N_ ("Fruit fly and huanglongbing") },
  { "animal", N_ ("Animal disease") },
  { "unknown", N_ ("Not known yet") },
  { NULL },
};

const DeskField agriculture_pest_fields[] = {
  { "party", N_ ("Reported by"), DESK_FIELD_REFERENCE, REQUIRED | LIST | SORT | FILTER, .refers = "party" },
  { "category", N_ ("Pest or disease"), DESK_FIELD_CHOICE, REQUIRED | LIST | FILTER, .choices = pests, .initial = "unknown" },
  { "crop", N_ ("Crop"), DESK_FIELD_CHOICE, REQUIRED | LIST | FILTER, .choices = agriculture_crops },
  { "plot", N_ ("Plot"), DESK_FIELD_REFERENCE, 0, .refers = "agr.plot" },
  { "mu", N_ ("Land affected"), DESK_FIELD_DECIMAL, LIST | SORT, MU, .min = 1 },
  { "first_seen", N_ ("First seen on"), DESK_FIELD_DATE, REQUIRED | FILTER, .initial = "today" },
  { "mu_treated", N_ ("Land treated"), DESK_FIELD_DECIMAL, 0, MU, .at_most = "mu", .group = N_ ("Treatment") },
  { "treatment", N_ ("Treatment"), DESK_FIELD_LONG_TEXT, 0, .group = N_ ("Treatment") },
  { NULL },
};

/* Local practice; an office can override it. */
static const DeskDeadline pest_deadlines[] = {
  { "contact", N_ ("Contact the grower"), "register", "contact report resolve", 2, DESK_COUNT_WORKING_HOURS, 1, N_ ("Local practice: contact within 2 working hours") },
  { "look", N_ ("Look at it on site"), "register", "report plan resolve", 8, DESK_COUNT_WORKING_HOURS, 4, N_ ("Local practice: on site within 8 working hours") },
  { "settle", N_ ("Settle"), "register", "resolve", 5, DESK_COUNT_WORKING_DAYS, 1, N_ ("Local practice: controlled within 5 working days") },
  { NULL },
};

static const DeskLiftRule lifts[] = {
  { "two-refusals", .refusals = 2 },
  { "overdue", .overdue = TRUE },
  { NULL },
};

const DeskCaseRules agriculture_pest_rules = { "BC", pest_deadlines, NULL, NULL, lifts };

/* Technical demands */

static const DeskChoice demand_kinds[] = {
  { "variety", N_ ("Seed and variety") },
  { "technique", N_ ("Planting technique") },
  { "soil", N_ ("Soil and fertiliser") },
  { "machinery", N_ ("Farm machinery") },
  { "irrigation", N_ ("Irrigation") },
  { "road", N_ ("Farm road") },
  { "storage", N_ ("Storage and cold chain") },
  { "market", N_ ("Selling") },
  { "insurance", N_ ("Insurance and loan") },
  { NULL },
};

const DeskField agriculture_demand_fields[] = {
  { "party", N_ ("Raised by"), DESK_FIELD_REFERENCE, REQUIRED | LIST | SORT | FILTER, .refers = "party" },
  { "category", N_ ("Kind of demand"), DESK_FIELD_CHOICE, REQUIRED | LIST | FILTER, .choices = demand_kinds },
  { "crop", N_ ("Crop"), DESK_FIELD_CHOICE, LIST | FILTER, .choices = agriculture_crops },
  { "mu", N_ ("Land concerned"), DESK_FIELD_DECIMAL, LIST | SORT, MU },
  { "households", N_ ("Households concerned"), DESK_FIELD_INTEGER, 0, .unit = N_ ("households"), .min = 0, .max = 100000 },
  { NULL },
};

static const DeskDeadline demand_deadlines[] = {
  { "contact", N_ ("Contact the grower"), "register", "contact report resolve", 1, DESK_COUNT_WORKING_DAYS, 0, N_ ("Local practice: contact within 1 working day") },
  { "plan", N_ ("Make a plan"), "register", "plan lift resolve", 3, DESK_COUNT_WORKING_DAYS, 1, N_ ("Local practice: plan within 3 working days") },
  { "settle", N_ ("Settle"), "register", "resolve", 15, DESK_COUNT_WORKING_DAYS, 3, N_ ("Local practice: settle within 15 working days") },
  { NULL },
};

const DeskCaseRules agriculture_demand_rules = { "NJ", demand_deadlines, NULL, NULL, lifts };
