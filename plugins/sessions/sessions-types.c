/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sessions-area.h"

#include <glib/gi18n-lib.h>

#define LIST DESK_FIELD_IN_LIST
#define SORT DESK_FIELD_SORT
#define FILTER DESK_FIELD_FILTER
#define SEARCH DESK_FIELD_SEARCH
#define REQUIRED DESK_FIELD_REQUIRED
#define NAME (DESK_FIELD_REQUIRED | DESK_FIELD_IN_LIST | DESK_FIELD_SORT | DESK_FIELD_SEARCH | DESK_FIELD_PINYIN)

/* Themes, and what they bring about */

static const DeskChoice topics[] = {
  { "policy", N_ ("Policy") },
  { "law", N_ ("Law") },
  { "customs", N_ ("Customs and manners") },
  { "industry", N_ ("Rural industry") },
  { "safety", N_ ("Safety") },
  { "theory", N_ ("Theory") },
  { NULL },
};

/* What is counted of a theme, so that its effect is a number and not a feeling. */
static const DeskChoice counts[] = {
  { "banquets", N_ ("Needless banquets called off") },
  { "bride-price", N_ ("Bride prices lowered") },
  { "hazards", N_ ("Hazards reported") },
  { "signed-up", N_ ("Households that signed up") },
  { "other", N_ ("Other") },
  { NULL },
};

static const DeskField theme_fields[] = {
  { "name", N_ ("Theme"), DESK_FIELD_TEXT, NAME, .max = 60 },
  { "topic", N_ ("Subject"), DESK_FIELD_CHOICE, REQUIRED | LIST | FILTER, .choices = topics },
  { "unit", N_ ("Issued by"), DESK_FIELD_REFERENCE, LIST | FILTER, .refers = "unit" },
  { "points", N_ ("Main points"), DESK_FIELD_LONG_TEXT, SEARCH, .help = N_ ("What every listener should take home") },
  { "materials", N_ ("Materials"), DESK_FIELD_ATTACHMENTS, 0 },
  { "begins", N_ ("Begins on"), DESK_FIELD_DATE, LIST | SORT },
  { "ends", N_ ("Ends on"), DESK_FIELD_DATE, LIST | SORT, .at_least = "begins" },
  { "counts", N_ ("What is counted"), DESK_FIELD_CHOICE, LIST | FILTER, .choices = counts, .group = N_ ("Effect") },
  { "target", N_ ("Target"), DESK_FIELD_INTEGER, LIST, .min = 0, .max = 1000000, .shown_if = "counts is set", .group = N_ ("Effect") },
  { NULL },
};

static const DeskField outcome_fields[] = {
  { "words", N_ ("What came of it"), DESK_FIELD_TEXT, REQUIRED | LIST | SEARCH, .max = 120 },
  { "theme", N_ ("Theme"), DESK_FIELD_REFERENCE, REQUIRED | LIST | FILTER, .refers = "ses.theme" },
  { "session", N_ ("Propaganda session"), DESK_FIELD_REFERENCE, FILTER, .refers = "ses.session", .help = N_ ("The one after which it happened") },
  { "date", N_ ("Date"), DESK_FIELD_DATE, REQUIRED | LIST | SORT | FILTER, .initial = "today" },
  { "area", N_ ("Area"), DESK_FIELD_REFERENCE, LIST | FILTER, .refers = "area" },
  { "count", N_ ("Count"), DESK_FIELD_INTEGER, REQUIRED | LIST | SORT, .min = 1, .max = 1000000, .initial = "1" },
  { NULL },
};

/* Policy packages: what is promised, for which crop, and what it needs */

static const DeskField package_fields[] = {
  { "name", N_ ("Policy package"), DESK_FIELD_TEXT, NAME, .max = 60 },
  { "items", N_ ("Policies in it"), DESK_FIELD_LONG_TEXT, REQUIRED | LIST | SEARCH, .help = N_ ("One on each line") },
  { "unit", N_ ("Issued by"), DESK_FIELD_REFERENCE, LIST | FILTER, .refers = "unit" },
  { "crop", N_ ("Crop"), DESK_FIELD_TEXT, LIST | SEARCH, .max = 40, .group = N_ ("Crop") },
  { "needs", N_ ("What the crop needs"), DESK_FIELD_LONG_TEXT, 0, .group = N_ ("Crop") },
  { "mu", N_ ("Area planted"), DESK_FIELD_DECIMAL, LIST | SORT, .unit = N_ ("mu"), .scale = 1, .min = 0, .max = 100000000, .group = N_ ("Crop") },
  { "income", N_ ("Extra income a person"), DESK_FIELD_MONEY, LIST | SORT, .min = 0, .max = G_GINT64_CONSTANT (10000000000), .group = N_ ("Crop") },
  { NULL },
};

/* Sessions, planned and held */

static const DeskChoice states[] = {
  { "planned", N_ ("Planned"), .icon = "desk-clock-symbolic", .tint = "blue" },
  { "held", N_ ("Held"), .icon = "desk-check-symbolic", .tint = "green" },
  { "called-off", N_ ("Called off"), .icon = "desk-back-symbolic", .tint = "grey" },
  { NULL },
};

static const DeskChoice kinds[] = {
  { "concentrated", N_ ("Concentrated session") },
  { "micro", N_ ("Micro session") },
  { NULL },
};

static const DeskChoice forms[] = {
  { "courtyard", N_ ("Courtyard meeting") },
  { "radio", N_ ("Radio session") },
  { "lecture", N_ ("Lecture") },
  { "clapper", N_ ("Clapper talk") },
  { "poem", N_ ("Poem") },
  { "recitation", N_ ("Recitation") },
  { "sketch", N_ ("Sketch") },
  { NULL },
};

static const DeskChoice levels[] = {
  { "county", N_ ("County level") },
  { "department", N_ ("Department level") },
  { "township", N_ ("Township level") },
  { NULL },
};

static const DeskChoice venues[] = {
  { "enterprise", N_ ("In enterprises") },
  { "countryside", N_ ("In the countryside") },
  { "school", N_ ("In schools") },
  { "community", N_ ("In communities") },
  { NULL },
};

static const DeskField session_fields[] = {
  { "name", N_ ("Session name"), DESK_FIELD_TEXT, NAME, .max = 60 },
  { "theme", N_ ("Theme"), DESK_FIELD_REFERENCE, REQUIRED | LIST | FILTER, .refers = "ses.theme" },
  { "state", N_ ("State"), DESK_FIELD_CHOICE, REQUIRED | LIST | FILTER, .choices = states, .initial = "planned" },
  { "date", N_ ("Date"), DESK_FIELD_DATE, REQUIRED | LIST | SORT | FILTER, .initial = "today" },
  { "kind", N_ ("Kind of session"), DESK_FIELD_CHOICE, REQUIRED | LIST | FILTER, .choices = kinds, .initial = "micro" },
  { "form", N_ ("Form of session"), DESK_FIELD_CHOICE, REQUIRED | LIST | FILTER, .choices = forms, .initial = "courtyard" },
  { "level", N_ ("Level"), DESK_FIELD_CHOICE, REQUIRED | FILTER, .choices = levels, .initial = "township" },
  { "unit", N_ ("Organised by"), DESK_FIELD_REFERENCE, FILTER, .refers = "unit", .initial = "my-unit" },
  { "area", N_ ("Area"), DESK_FIELD_REFERENCE, REQUIRED | LIST | SORT | FILTER, .refers = "area", .group = N_ ("Place") },
  { "venue", N_ ("Kind of venue"), DESK_FIELD_CHOICE, REQUIRED | FILTER, .choices = venues, .initial = "countryside", .group = N_ ("Place") },
  { "place", N_ ("Place"), DESK_FIELD_TEXT, SEARCH, .max = 80, .group = N_ ("Place") },
  { "party", N_ ("Host"), DESK_FIELD_REFERENCE, 0, .refers = "party", .help = N_ ("The firm, school or village where it is; problems raised there are its problems"), .group = N_ ("Place") },
  { "speaker", N_ ("Speaker"), DESK_FIELD_REFERENCE, LIST | FILTER, .refers = "person", .group = N_ ("Speaker") },
  { "other_speakers", N_ ("Other speakers"), DESK_FIELD_TEXT, SEARCH, .max = 80, .help = N_ ("Not in the register of people: name and post"), .group = N_ ("Speaker") },
  { "audience", N_ ("Audience"), DESK_FIELD_INTEGER, REQUIRED | LIST | SORT, .unit = N_ ("people"), .min = 1, .max = 100000, .shown_if = "state = held",
    .help = N_ ("People are counted, not named; over the radio those who could hear it"), .group = N_ ("What was done") },
  { "record", N_ ("Content of the session"), DESK_FIELD_LONG_TEXT, SEARCH, .shown_if = "state = held", .group = N_ ("What was done") },
  { "photographs", N_ ("Photographs"), DESK_FIELD_ATTACHMENTS, 0, .shown_if = "state = held", .group = N_ ("What was done") },
  { "package", N_ ("Policy package handed out"), DESK_FIELD_REFERENCE, FILTER, .refers = "ses.package", .shown_if = "state = held", .group = N_ ("What was done") },
  { "packages_out", N_ ("Packages handed out"), DESK_FIELD_INTEGER, REQUIRED, .unit = N_ ("copies"), .min = 1, .max = 100000,
    .shown_if = "state = held and package is set", .group = N_ ("What was done") },
  { "sign_in", N_ ("A sign-in sheet is wanted"), DESK_FIELD_BOOLEAN, FILTER, .help = N_ ("Otherwise nobody is asked for a name"), .group = N_ ("What was done") },
  { "reason", N_ ("Why it was called off"), DESK_FIELD_TEXT, REQUIRED, .max = 120, .shown_if = "state = called-off" },
  { NULL },
};

/* Names are kept only of those who signed in. */
static const DeskField attendance_fields[] = {
  { "name", N_ ("Name of person"), DESK_FIELD_TEXT, NAME, .max = 40 },
  { "session", N_ ("Propaganda session"), DESK_FIELD_REFERENCE, REQUIRED | LIST | FILTER, .refers = "ses.session" },
  { "from", N_ ("Unit or village"), DESK_FIELD_TEXT, LIST, .max = 60 },
  { "telephone", N_ ("Telephone"), DESK_FIELD_TELEPHONE, LIST },
  { NULL },
};

/* Problems raised at a session are cases like any other */

static const DeskChoice sources[] = {
  { "session", N_ ("Session") },
  { "visit", N_ ("Visit") },
  { "whistle", N_ ("Grid report") },
  { "letter", N_ ("Letter") },
  { NULL },
};

static const DeskChoice problems[] = {
  { "flood", N_ ("Flooded fields") },
  { "geology", N_ ("Rock fall and landslide") },
  { "road", N_ ("Roads") },
  { "water", N_ ("Drinking water") },
  { "policy", N_ ("Questions about policy") },
  { "welfare", N_ ("Welfare") },
  { "school", N_ ("Schooling") },
  { "other", N_ ("Other") },
  { NULL },
};

static const DeskField problem_fields[] = {
  { "session", N_ ("Raised at"), DESK_FIELD_REFERENCE, LIST | FILTER, .refers = "ses.session", .shown_if = "source = session" },
  { "source", N_ ("Source"), DESK_FIELD_CHOICE, REQUIRED | FILTER, .choices = sources, .initial = "session" },
  { "category", N_ ("Kind of problem"), DESK_FIELD_CHOICE, REQUIRED | LIST | FILTER, .choices = problems },
  { "mu", N_ ("Land concerned"), DESK_FIELD_DECIMAL, 0, .unit = N_ ("mu"), .scale = 1, .min = 0, .max = 10000000, .shown_if = "category in (flood, geology, water)" },
  { NULL },
};

/* Local practice, which an office can override. */
static const DeskDeadline problem_deadlines[] = {
  { "contact", N_ ("Speak to whoever raised it"), "register", "contact report resolve", 1, DESK_COUNT_WORKING_DAYS, 0, N_ ("Local practice: spoken to within 1 working day") },
  { "settle", N_ ("Settle"), "register", "resolve", 15, DESK_COUNT_WORKING_DAYS, 3, N_ ("Local practice: answered within 15 working days") },
  { NULL },
};

static const DeskLiftRule problem_lifts[] = {
  { "two-refusals", .refusals = 2 },
  { "overdue", .overdue = TRUE },
  { NULL },
};

static const DeskCaseRules problem_rules = { "XJ", problem_deadlines, NULL, NULL, problem_lifts };

/* Volunteer teams of four categories and their services */

static const DeskChoice team_categories[] = {
  { "theory", N_ ("Theory and policy") },
  { "culture", N_ ("Culture and art") },
  { "science", N_ ("Science and health") },
  { "help", N_ ("Help to the old and disabled") },
  { NULL },
};

static const DeskField team_fields[] = {
  { "name", N_ ("Volunteer team"), DESK_FIELD_TEXT, NAME, .max = 60 },
  { "category", N_ ("Service category"), DESK_FIELD_CHOICE, REQUIRED | LIST | FILTER, .choices = team_categories },
  { "area", N_ ("Area"), DESK_FIELD_REFERENCE, LIST | FILTER, .refers = "area" },
  { "unit", N_ ("Guided by"), DESK_FIELD_REFERENCE, LIST | FILTER, .refers = "unit" },
  { "leader", N_ ("Team leader"), DESK_FIELD_TEXT, LIST, .max = 40 },
  { "telephone", N_ ("Telephone"), DESK_FIELD_TELEPHONE, LIST },
  { "since", N_ ("Set up on"), DESK_FIELD_DATE, LIST | SORT },
  { NULL },
};

static const DeskField volunteer_fields[] = {
  { "name", N_ ("Volunteer"), DESK_FIELD_TEXT, NAME, .max = 40 },
  { "team", N_ ("Volunteer team"), DESK_FIELD_REFERENCE, REQUIRED | LIST | FILTER, .refers = "ses.team" },
  { "telephone", N_ ("Telephone"), DESK_FIELD_TELEPHONE, LIST },
  { "since", N_ ("Joined on"), DESK_FIELD_DATE, LIST | SORT, .initial = "today" },
  { "skills", N_ ("Skills"), DESK_FIELD_TEXT, LIST | SEARCH, .max = 80 },
  { NULL },
};

static const DeskField service_fields[] = {
  { "words", N_ ("Service done"), DESK_FIELD_TEXT, REQUIRED | LIST | SEARCH, .max = 80 },
  { "volunteer", N_ ("Volunteer"), DESK_FIELD_REFERENCE, REQUIRED | LIST | FILTER, .refers = "ses.volunteer" },
  { "category", N_ ("Service category"), DESK_FIELD_CHOICE, REQUIRED | LIST | FILTER, .choices = team_categories },
  { "date", N_ ("Date"), DESK_FIELD_DATE, REQUIRED | LIST | SORT | FILTER, .initial = "today" },
  { "hours", N_ ("Hours"), DESK_FIELD_DECIMAL, REQUIRED | LIST | SORT, .unit = N_ ("hours"), .scale = 1, .min = 1, .max = 240 },
  { "area", N_ ("Area"), DESK_FIELD_REFERENCE, LIST | FILTER, .refers = "area" },
  { "place", N_ ("Place"), DESK_FIELD_TEXT, 0, .max = 80 },
  { "served", N_ ("People served"), DESK_FIELD_INTEGER, LIST, .unit = N_ ("people"), .min = 0, .max = 100000 },
  { "session", N_ ("Propaganda session"), DESK_FIELD_REFERENCE, 0, .refers = "ses.session", .help = N_ ("When the service was at a session") },
  { NULL },
};

const DeskRecordType sessions_types[] = {
  { "ses.theme", NULL, N_ ("Session theme"), N_ ("Session themes"), "desk-flag-symbolic", 1, theme_fields, .title = "name",
    .columns = "name topic counts target begins ends unit", .sort = "name", .unique = "name" },
  { "ses.package", NULL, N_ ("Policy package"), N_ ("Policy packages"), "desk-inbox-symbolic", 1, package_fields, .title = "name",
    .columns = "name items crop mu income unit", .sort = "name", .unique = "name" },
  { "ses.session", NULL, N_ ("Propaganda session"), N_ ("Propaganda sessions"), "desk-horn-symbolic", 1, session_fields, .title = "name",
    .columns = "date name theme kind form area speaker audience state", .sort = "-date", .source = "session" },
  { "ses.outcome", NULL, N_ ("Outcome"), N_ ("Outcomes"), "desk-target-symbolic", 1, outcome_fields, .title = "words",
    .columns = "date theme words area count", .sort = "-date" },
  { "ses.attendance", NULL, N_ ("Sign-in"), N_ ("Sign-ins"), "desk-pen-symbolic", 1, attendance_fields, .part_of = "session", .title = "name",
    .columns = "name from telephone session", .sort = "name" },
  { "ses.problem", NULL, N_ ("Problem raised"), N_ ("Problems raised"), "desk-talk-symbolic", 1, problem_fields, .extends = "case",
    .columns = "number title session party category unit state due_at", .rules = &problem_rules },
  { "ses.team", NULL, N_ ("Volunteer team"), N_ ("Volunteer teams"), "desk-people-symbolic", 1, team_fields, .title = "name",
    .columns = "name category area unit leader telephone since", .sort = "name", .unique = "name" },
  { "ses.volunteer", NULL, N_ ("Volunteer"), N_ ("Volunteers"), "desk-heart-symbolic", 1, volunteer_fields, .title = "name",
    .columns = "name team skills telephone since", .sort = "name" },
  { "ses.service", NULL, N_ ("Volunteer service"), N_ ("Volunteer services"), "desk-heart-symbolic", 1, service_fields, .part_of = "volunteer", .title = "words",
    .columns = "date volunteer words category hours area served", .sort = "-date" },
  { NULL },
};
