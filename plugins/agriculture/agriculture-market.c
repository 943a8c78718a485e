/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the harvest is sold: market trips, buyers, orders, and the package that
 * guarantees growers that what they plant is tended and bought. */
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
#define MU .unit = N_ ("mu"), .scale = 2, .max = 100000000

static const DeskChoice buyer_kinds[] = {
  { "firm", N_ ("Firm"), .icon = "desk-factory-symbolic" },
  { "organisation", N_ ("Market or canteen"), .icon = "desk-building-symbolic" },
  { NULL },
};

const DeskField agriculture_buyer_fields[] = {
  { "name", N_ ("Buyer"), DESK_FIELD_TEXT, NAME, .max = 80 },
  { "kind", N_ ("Kind"), DESK_FIELD_CHOICE, REQUIRED | LIST | FILTER, .choices = buyer_kinds, .initial = "firm" },
  { "city", N_ ("City"), DESK_FIELD_TEXT, REQUIRED | LIST | SORT | SEARCH, .max = 40, .group = N_ ("What it buys") },
  { "crops", N_ ("Buys"), DESK_FIELD_CHOICES, LIST | FILTER, .choices = agriculture_crops, .group = N_ ("What it buys") },
  { NULL },
};

const DeskField agriculture_trip_fields[] = {
  { "name", N_ ("Market trip"), DESK_FIELD_TEXT, NAME, .max = 60 },
  { "city", N_ ("City"), DESK_FIELD_TEXT, REQUIRED | LIST | SORT | SEARCH, .max = 40 },
  { "from", N_ ("Begins on"), DESK_FIELD_DATE, REQUIRED | LIST | SORT | FILTER, .initial = "today" },
  { "to", N_ ("Ends on"), DESK_FIELD_DATE, LIST, .at_least = "from" },
  { "members", N_ ("Who went"), DESK_FIELD_REFERENCES, LIST, .refers = "person", .initial = "me" },
  { "growers", N_ ("Growers along"), DESK_FIELD_REFERENCES, 0, .refers = "party" },
  { "buyers", N_ ("Buyers met"), DESK_FIELD_REFERENCES, LIST, .refers = "agr.buyer" },
  { "result", N_ ("Result"), DESK_FIELD_LONG_TEXT, LIST | SEARCH },
  { NULL },
};

static const DeskChoice order_states[] = {
  { "talks", N_ ("In talks"), .icon = "desk-talk-symbolic", .tint = "amber" },
  { "signed", N_ ("Signed"), .icon = "desk-check-symbolic", .tint = "green" },
  { "done", N_ ("Fulfilled"), .icon = "desk-dcheck-symbolic", .tint = "grey" },
  { "failed", N_ ("Not concluded"), .icon = "desk-back-symbolic", .tint = "red" },
  { NULL },
};

const DeskField agriculture_order_fields[] = {
  { "name", N_ ("Purchase order"), DESK_FIELD_TEXT, NAME, .max = 60 },
  { "buyer", N_ ("Buyer"), DESK_FIELD_REFERENCE, REQUIRED | LIST | FILTER, .refers = "agr.buyer" },
  { "trip", N_ ("From market trip"), DESK_FIELD_REFERENCE, FILTER, .refers = "agr.trip" },
  { "crop", N_ ("Crop"), DESK_FIELD_CHOICE, REQUIRED | LIST | FILTER, .choices = agriculture_crops },
  { "area", N_ ("Grown in"), DESK_FIELD_REFERENCE, LIST | FILTER, .refers = "area" },
  { "mu", N_ ("Land ordered"), DESK_FIELD_DECIMAL, REQUIRED | LIST | SORT, MU, .min = 1 },
  { "amount", N_ ("Amount a year"), DESK_FIELD_MONEY, REQUIRED | LIST | SORT, .min = 0, .max = G_GINT64_CONSTANT (10000000000) * YUAN },
  { "state", N_ ("State"), DESK_FIELD_CHOICE, REQUIRED | LIST | FILTER, .choices = order_states, .initial = "talks" },
  { "signed_on", N_ ("Signed on"), DESK_FIELD_DATE, REQUIRED | LIST | SORT | FILTER, .shown_if = "state in (signed, done)" },
  { "deliver_by", N_ ("Deliver by"), DESK_FIELD_DATE, LIST | SORT, .at_least = "signed_on", .shown_if = "state in (signed, done)" },
  { "note", N_ ("Note"), DESK_FIELD_LONG_TEXT, 0 },
  { NULL },
};

const DeskField agriculture_package_fields[] = {
  { "name", N_ ("Policy package"), DESK_FIELD_TEXT, NAME, .max = 60 },
  { "crop", N_ ("Crop"), DESK_FIELD_CHOICE, REQUIRED | LIST | FILTER, .choices = agriculture_crops },
  { "area", N_ ("Area"), DESK_FIELD_REFERENCE, LIST | FILTER, .refers = "area" },
  { "needs", N_ ("What the crop needs"), DESK_FIELD_LONG_TEXT, SEARCH },
  { "tending", N_ ("Tending is guaranteed"), DESK_FIELD_BOOLEAN, LIST | FILTER, .group = N_ ("Guarantees") },
  { "purchase", N_ ("Purchase is guaranteed"), DESK_FIELD_BOOLEAN, LIST | FILTER, .group = N_ ("Guarantees") },
  { "items", N_ ("Items of the package"), DESK_FIELD_LONG_TEXT, REQUIRED | SEARCH, .group = N_ ("Guarantees") },
  { "mu", N_ ("Land covered"), DESK_FIELD_DECIMAL, REQUIRED | LIST | SORT, MU, .min = 1, .group = N_ ("Effect") },
  { "people", N_ ("People covered"), DESK_FIELD_INTEGER, LIST | SORT, .unit = N_ ("people"), .min = 0, .max = 1000000, .group = N_ ("Effect") },
  { "extra_per_person", N_ ("Extra income a person"), DESK_FIELD_MONEY, LIST | SORT, .min = 0, .max = 10000000 * YUAN, .group = N_ ("Effect") },
  { "extra", N_ ("Extra income"), DESK_FIELD_MONEY, LIST | SORT | COMPUTED, .formula = "people * extra_per_person", .group = N_ ("Effect") },
  { "from", N_ ("In force from"), DESK_FIELD_DATE, LIST | SORT | FILTER, .initial = "today" },
  { "to", N_ ("In force until"), DESK_FIELD_DATE, LIST | SORT, .at_least = "from" },
  { NULL },
};
