/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk.h>

/* Short names of flags, so that a field is one line. */
#define LIST DESK_FIELD_IN_LIST
#define SORT DESK_FIELD_SORT
#define FILTER DESK_FIELD_FILTER
#define SEARCH DESK_FIELD_SEARCH
#define REQUIRED DESK_FIELD_REQUIRED
#define COMPUTED DESK_FIELD_COMPUTED
#define SENSITIVE DESK_FIELD_SENSITIVE
#define NAME (DESK_FIELD_REQUIRED | DESK_FIELD_IN_LIST | DESK_FIELD_SORT | DESK_FIELD_SEARCH | DESK_FIELD_PINYIN)

/* Amounts up to 100 million yuan, in fen. */
#define AMOUNT .min = 0, .max = G_GINT64_CONSTANT (10000000000)
/* What is counted in pieces and people. */
#define COUNT .min = 0, .max = 100000

/* relief-households.c and relief-applications.c: what relief_types says of each kind of record. */
extern const DeskField relief_household_fields[];
extern const DeskField relief_resident_fields[];
extern const DeskField relief_benefit_fields[];
extern const DeskField relief_cost_fields[];
extern const DeskField relief_goods_fields[];
extern const DeskField relief_loan_fields[];
extern const DeskField relief_pairing_fields[];
extern const DeskField relief_measure_fields[];
extern const DeskField relief_visit_fields[];
extern const DeskField relief_counter_fields[];
extern const DeskField relief_allowance_fields[];
extern const DeskField relief_temporary_fields[];
extern const DeskField relief_urgent_fields[];
extern const DeskField relief_support_fields[];
extern const DeskField relief_medical_fields[];
extern const DeskCaseRules relief_allowance_rules;
extern const DeskCaseRules relief_temporary_rules;
extern const DeskCaseRules relief_urgent_rules;
extern const DeskCaseRules relief_support_rules;
extern const DeskCaseRules relief_medical_rules;
