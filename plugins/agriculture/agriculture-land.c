/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is grown where and by whom: growers, plots, sheds, demonstrations; what
 * the land is served by; and when its seasons come. */
#include "agriculture-area.h"

#include <glib/gi18n-lib.h>

#define LIST DESK_FIELD_IN_LIST
#define SORT DESK_FIELD_SORT
#define FILTER DESK_FIELD_FILTER
#define SEARCH DESK_FIELD_SEARCH
#define REQUIRED DESK_FIELD_REQUIRED
#define COMPUTED DESK_FIELD_COMPUTED
#define NAME (DESK_FIELD_REQUIRED | DESK_FIELD_IN_LIST | DESK_FIELD_SORT | DESK_FIELD_SEARCH | DESK_FIELD_PINYIN)
#define YUAN G_GINT64_CONSTANT (100)
/* A mu is 1/15 hectare; kept to two decimals. */
#define MU .unit = N_ ("mu"), .scale = 2, .max = 100000000

const DeskChoice agriculture_crops[] = {
  { "soybean-maize", N_ ("Soybean and maize") },
  { "rice", N_ ("Rice") },
  { "wheat", N_ ("Wheat") },
  { "rapeseed", N_ ("Rapeseed") },
  { "potato", N_ ("Potato and sweet potato") },
  { "vegetables", N_ ("Vegetables") },
  { "citrus", N_ ("Citrus") },
  { "tea", N_ ("Tea") },
  { "mushrooms", N_ ("Mushrooms") },
  { "herbs", N_ ("Medicinal herbs") },
  { "livestock", N_ ("Livestock") },
  { "other", N_ ("Other") },
  { NULL },
};

/* Growers */

static const DeskChoice grower_kinds[] = {
  { "household", N_ ("Household"), .icon = "desk-people-symbolic" },
  { "organisation", N_ ("Cooperative"), .icon = "desk-building-symbolic" },
  { "firm", N_ ("Farm or firm"), .icon = "desk-factory-symbolic" },
  { NULL },
};

const DeskField agriculture_grower_fields[] = {
  { "name", N_ ("Grower"), DESK_FIELD_TEXT, NAME, .max = 80 },
  { "kind", N_ ("Kind"), DESK_FIELD_CHOICE, REQUIRED | LIST | FILTER, .choices = grower_kinds, .initial = "household" },
  { "main_crop", N_ ("Main crop"), DESK_FIELD_CHOICE, LIST | FILTER, .choices = agriculture_crops, .group = N_ ("Grower file") },
  { "mu", N_ ("Land worked"), DESK_FIELD_DECIMAL, LIST | SORT, MU, .group = N_ ("Grower file") },
  { "technician", N_ ("Linked technician"), DESK_FIELD_REFERENCE, LIST | FILTER, .refers = "person", .group = N_ ("Grower file") },
  { NULL },
};

/* Plots */

static const DeskChoice patterns[] = {
  { "strip", N_ ("Strip intercropping") },
  { "intercropping", N_ ("Intercropping") },
  { "rotation", N_ ("Rotation") },
  { "single", N_ ("Single crop") },
  { "under-trees", N_ ("Under trees") },
  { "covered", N_ ("Under cover") },
  { NULL },
};

static const DeskChoice seasons[] = {
  { "spring", N_ ("Spring") },
  { "summer", N_ ("Summer") },
  { "autumn", N_ ("Autumn") },
  { "winter", N_ ("Winter") },
  { "all-year", N_ ("All year") },
  { NULL },
};

const DeskField agriculture_plot_fields[] = {
  { "name", N_ ("Plot"), DESK_FIELD_TEXT, NAME, .max = 60 },
  { "holder", N_ ("Holder"), DESK_FIELD_REFERENCE, REQUIRED | LIST | FILTER, .refers = "party" },
  { "area", N_ ("Area"), DESK_FIELD_REFERENCE, REQUIRED | LIST | FILTER, .refers = "area" },
  { "place", N_ ("Place"), DESK_FIELD_TEXT, SEARCH, .max = 80 },
  { "mu", N_ ("Land area"), DESK_FIELD_DECIMAL, REQUIRED | LIST | SORT, MU, .min = 1 },
  { "crop", N_ ("Crop"), DESK_FIELD_CHOICE, REQUIRED | LIST | FILTER, .choices = agriculture_crops, .group = N_ ("Planting") },
  { "pattern", N_ ("Pattern"), DESK_FIELD_CHOICE, REQUIRED | LIST | FILTER, .choices = patterns, .initial = "single", .group = N_ ("Planting") },
  { "season", N_ ("Season"), DESK_FIELD_CHOICE, REQUIRED | LIST | FILTER, .choices = seasons, .group = N_ ("Planting") },
  { "sown_on", N_ ("Sown on"), DESK_FIELD_DATE, 0, .group = N_ ("Planting") },
  { "harvest_on", N_ ("Harvest on"), DESK_FIELD_DATE, 0, .at_least = "sown_on", .group = N_ ("Planting") },
  { "guided_by", N_ ("Guided by"), DESK_FIELD_REFERENCE, FILTER, .refers = "person", .group = N_ ("Income") },
  { "extra_per_mu", N_ ("Extra income per mu"), DESK_FIELD_MONEY, LIST | SORT, .min = -1000000 * YUAN, .max = 1000000 * YUAN, .group = N_ ("Income"),
    .help = N_ ("More than the usual way of growing brings, a mu and season; less than nothing when it brought less") },
  { "extra", N_ ("Extra income"), DESK_FIELD_MONEY, LIST | SORT | COMPUTED, .formula = "mu * extra_per_mu", .group = N_ ("Income") },
  { "reported_on", N_ ("Reported on"), DESK_FIELD_DATE, REQUIRED | LIST | SORT | FILTER, .initial = "today", .group = N_ ("Income") },
  { "note", N_ ("Note"), DESK_FIELD_LONG_TEXT, 0 },
  { NULL },
};

/* Sheds: what a household has built and what it brings */

const DeskField agriculture_shed_fields[] = {
  { "name", N_ ("Sheds"), DESK_FIELD_TEXT, NAME, .max = 60 },
  { "holder", N_ ("Holder"), DESK_FIELD_REFERENCE, REQUIRED | LIST | FILTER, .refers = "party" },
  { "area", N_ ("Area"), DESK_FIELD_REFERENCE, REQUIRED | LIST | FILTER, .refers = "area" },
  { "crop", N_ ("Crop"), DESK_FIELD_CHOICE, REQUIRED | LIST | FILTER, .choices = agriculture_crops },
  { "mu", N_ ("Land area"), DESK_FIELD_DECIMAL, SORT, MU, .min = 1 },
  { "before", N_ ("Sheds before"), DESK_FIELD_INTEGER, REQUIRED | LIST, .unit = N_ ("sheds"), .min = 0, .max = 10000, .initial = "0", .group = N_ ("Sheds and income") },
  { "now", N_ ("Sheds now"), DESK_FIELD_INTEGER, REQUIRED | LIST | SORT, .unit = N_ ("sheds"), .min = 0, .max = 10000, .at_least = "before", .group = N_ ("Sheds and income"),
    .help = N_ ("Sheds that were given up are another record") },
  { "built", N_ ("New sheds"), DESK_FIELD_INTEGER, LIST | SORT | COMPUTED, .unit = N_ ("sheds"), .formula = "now - before", .group = N_ ("Sheds and income") },
  { "net", N_ ("Net income a shed and year"), DESK_FIELD_MONEY, LIST | SORT, .min = 0, .max = 10000000 * YUAN, .group = N_ ("Sheds and income") },
  { "income", N_ ("Income a year"), DESK_FIELD_MONEY, LIST | SORT | COMPUTED, .formula = "now * net", .group = N_ ("Sheds and income") },
  { "added", N_ ("Income added"), DESK_FIELD_MONEY, LIST | SORT | COMPUTED, .formula = "now * net - before * net", .group = N_ ("Sheds and income") },
  { "built_on", N_ ("Built on"), DESK_FIELD_DATE, LIST | SORT | FILTER, .initial = "today", .group = N_ ("Sheds and income") },
  { "note", N_ ("Note"), DESK_FIELD_LONG_TEXT, 0 },
  { NULL },
};

/* Demonstrations */

const DeskField agriculture_demonstration_fields[] = {
  { "name", N_ ("Demonstration"), DESK_FIELD_TEXT, NAME, .max = 60 },
  { "host", N_ ("Hosted by"), DESK_FIELD_REFERENCE, REQUIRED | LIST | FILTER, .refers = "party" },
  { "area", N_ ("Area"), DESK_FIELD_REFERENCE, REQUIRED | LIST | FILTER, .refers = "area" },
  { "crop", N_ ("Crop"), DESK_FIELD_CHOICE, REQUIRED | LIST | FILTER, .choices = agriculture_crops },
  { "pattern", N_ ("Pattern"), DESK_FIELD_CHOICE, LIST | FILTER, .choices = patterns },
  { "mu", N_ ("Land area"), DESK_FIELD_DECIMAL, REQUIRED | LIST | SORT, MU, .min = 1 },
  { "technique", N_ ("What is shown"), DESK_FIELD_LONG_TEXT, REQUIRED | SEARCH },
  { "from", N_ ("Begins on"), DESK_FIELD_DATE, REQUIRED | LIST | SORT | FILTER, .initial = "today" },
  { "to", N_ ("Ends on"), DESK_FIELD_DATE, LIST | SORT, .at_least = "from" },
  { "households", N_ ("Households that follow"), DESK_FIELD_INTEGER, LIST | SORT, .unit = N_ ("households"), .min = 0, .max = 100000, .group = N_ ("Effect") },
  { "mu_followed", N_ ("Land that follows"), DESK_FIELD_DECIMAL, LIST, MU, .group = N_ ("Effect") },
  { "result", N_ ("Result"), DESK_FIELD_LONG_TEXT, SEARCH, .group = N_ ("Effect") },
  { NULL },
};

/* Facilities */

static const DeskChoice facility_kinds[] = {
  { "road", N_ ("Farm road") },
  { "ditch", N_ ("Ditch") },
  { "pond", N_ ("Pond") },
  { "weir", N_ ("Weir") },
  { "pumping-station", N_ ("Pumping station") },
  { "cold-store", N_ ("Cold store") },
  { NULL },
};

static const DeskChoice facility_states[] = {
  { "under-way", N_ ("Under way"), .icon = "desk-half-symbolic", .tint = "amber" },
  { "new", N_ ("Newly built"), .icon = "desk-check-symbolic", .tint = "green" },
  { "repaired", N_ ("Repaired"), .icon = "desk-check-symbolic", .tint = "blue" },
  { "renovated", N_ ("Renovated"), .icon = "desk-check-symbolic", .tint = "teal" },
  { NULL },
};

const DeskField agriculture_facility_fields[] = {
  { "name", N_ ("Facility"), DESK_FIELD_TEXT, NAME, .max = 60 },
  { "kind", N_ ("Kind"), DESK_FIELD_CHOICE, REQUIRED | LIST | FILTER, .choices = facility_kinds },
  { "area", N_ ("Area"), DESK_FIELD_REFERENCE, REQUIRED | LIST | FILTER, .refers = "area" },
  { "place", N_ ("Place"), DESK_FIELD_TEXT, SEARCH, .max = 80 },
  { "length", N_ ("Length"), DESK_FIELD_DECIMAL, REQUIRED | LIST | SORT, .unit = N_ ("km"), .scale = 2, .min = 1, .max = 1000000, .shown_if = "kind in (road, ditch)" },
  { "number", N_ ("Quantity"), DESK_FIELD_INTEGER, REQUIRED | LIST | SORT, .unit = N_ ("facilities"), .min = 1, .max = 10000,
    .shown_if = "kind in (pond, weir, pumping-station, cold-store)" },
  { "capacity", N_ ("Capacity"), DESK_FIELD_INTEGER, LIST, .unit = N_ ("m³"), .min = 0, .max = 100000000, .shown_if = "kind in (pond, weir, cold-store)" },
  { "serves", N_ ("Land served"), DESK_FIELD_DECIMAL, LIST | SORT, MU },
  { "state", N_ ("State"), DESK_FIELD_CHOICE, REQUIRED | LIST | FILTER, .choices = facility_states, .initial = "under-way", .group = N_ ("Works") },
  { "case", N_ ("Raised by case"), DESK_FIELD_REFERENCE, 0, .refers = "case", .group = N_ ("Works") },
  { "begun_on", N_ ("Begun on"), DESK_FIELD_DATE, 0, .group = N_ ("Works") },
  { "done_on", N_ ("Done on"), DESK_FIELD_DATE, LIST | SORT | FILTER, .at_least = "begun_on", .shown_if = "state in (new, repaired, renovated)", .group = N_ ("Works") },
  { "cost", N_ ("Investment"), DESK_FIELD_MONEY, LIST | SORT, .min = 0, .max = G_GINT64_CONSTANT (10000000000) * YUAN, .group = N_ ("Works") },
  { "note", N_ ("Note"), DESK_FIELD_LONG_TEXT, 0 },
  { NULL },
};

/* Season calendar */

static const DeskChoice season_kinds[] = {
  { "sow", N_ ("Sowing"), .icon = "desk-sprout-symbolic", .tint = "green" },
  { "tend", N_ ("Tending"), .icon = "desk-today-symbolic", .tint = "teal" },
  { "harvest", N_ ("Harvest"), .icon = "desk-inbox-symbolic", .tint = "orange" },
  { "pest", N_ ("Pest and disease"), .icon = "desk-alert-symbolic", .tint = "red" },
  { "weather", N_ ("Weather hazard"), .icon = "desk-warn-symbolic", .tint = "purple" },
  { "water", N_ ("Water and drought"), .icon = "desk-target-symbolic", .tint = "blue" },
  { NULL },
};

const DeskField agriculture_season_fields[] = {
  { "name", N_ ("What is due"), DESK_FIELD_TEXT, NAME, .max = 60 },
  { "kind", N_ ("Kind"), DESK_FIELD_CHOICE, REQUIRED | LIST | FILTER, .choices = season_kinds },
  { "crop", N_ ("Crop"), DESK_FIELD_CHOICE, LIST | FILTER, .choices = agriculture_crops },
  { "area", N_ ("Area"), DESK_FIELD_REFERENCE, LIST | FILTER, .refers = "area", .help = N_ ("Left empty: the whole county") },
  { "from", N_ ("Begins on"), DESK_FIELD_DATE, REQUIRED | LIST | SORT | FILTER, .initial = "today" },
  { "to", N_ ("Ends on"), DESK_FIELD_DATE, REQUIRED | LIST | SORT, .at_least = "from", .initial = "today" },
  { "yearly", N_ ("Every year"), DESK_FIELD_BOOLEAN, LIST | FILTER, .initial = "1", .help = N_ ("It stands in the calendar of every later year on the same days, and reminds then") },
  { "remind", N_ ("Remind before"), DESK_FIELD_INTEGER, REQUIRED | LIST, .unit = N_ ("days"), .min = 0, .max = 90, .initial = "7" },
  { "remind_on", N_ ("Reminded from"), DESK_FIELD_DATE, LIST | SORT | COMPUTED, .formula = "from - remind" },
  { "measures", N_ ("What to do"), DESK_FIELD_LONG_TEXT, LIST | SEARCH },
  { NULL },
};
