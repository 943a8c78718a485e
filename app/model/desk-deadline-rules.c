/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/desk-deadline-rules.h"

#include <glib/gi18n-lib.h>

#define DAYS DESK_COUNT_CALENDAR_DAYS
#define WORKING_DAYS DESK_COUNT_WORKING_DAYS
#define WORKING_HOURS DESK_COUNT_WORKING_HOURS

/* 信访工作条例 (2022) art. 22, 23, 34–36; 社会救助暂行办法. What localities set
 * themselves says so in its basis. */
static const DeskDeadline rules[] = {
  { "petition-forward", N_ ("Register and forward"), .limit = 15, .unit = DAYS, .warn = 3,
    .basis = N_ ("Regulations on Petition Work, article 22") },
  { "petition-object", N_ ("Object: not this body's matter"), .limit = 5, .unit = WORKING_DAYS, .warn = 1,
    .basis = N_ ("Regulations on Petition Work, article 23") },
  { "petition-settle", N_ ("Settle the petition"), .limit = 60, .unit = DAYS, .warn = 10,
    .basis = N_ ("Regulations on Petition Work, article 34"),
    .extend_times = 1, .extend_most = 30, .approver = N_ ("the head of the body that settles it") },
  { "petition-review", N_ ("Review of a petition"), .limit = 30, .unit = DAYS, .warn = 5,
    .basis = N_ ("Regulations on Petition Work, article 35"), .not_counted = "hearing pause" },
  { "petition-re-review", N_ ("Second review of a petition"), .limit = 30, .unit = DAYS, .warn = 5,
    .basis = N_ ("Regulations on Petition Work, article 36"), .not_counted = "hearing pause" },
  { "allowance", N_ ("Decide on the allowance"), .limit = 30, .unit = DAYS, .warn = 5,
    .basis = N_ ("Local rules on the subsistence allowance (set locally: 18 to 40 working days elsewhere)"),
    .not_counted = "public-notice appraisal pause" },
  { "temporary-relief", N_ ("Complete the papers after urgent aid"), .limit = 10, .unit = WORKING_DAYS, .warn = 2,
    .basis = N_ ("Social assistance rules: aid first, papers after; the days are set locally") },
  { "enterprise-contact", N_ ("Contact the firm"), .limit = 1, .unit = WORKING_HOURS,
    .basis = N_ ("Local practice: contact within 1 hour") },
  { "enterprise-plan", N_ ("Make a plan"), .limit = 24, .unit = DESK_COUNT_HOURS, .warn = 4,
    .basis = N_ ("Local practice: plan within 24 hours") },
  { "enterprise-settle", N_ ("Settle"), .limit = 7, .unit = DAYS, .warn = 2,
    .basis = N_ ("Local practice: settle within 7 days, call back all"),
    .extend_times = 1, .extend_most = 7, .approver = N_ ("the head of the responsible unit") },
};

const DeskDeadline *
desk_deadline_rules (guint *n)
{
  if (n != NULL)
    *n = G_N_ELEMENTS (rules);
  return rules;
}

const DeskDeadline *
desk_deadline_rule_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (rules) && name != NULL; i++)
    if (g_str_equal (rules[i].name, name))
      return &rules[i];
  return NULL;
}

void
desk_deadline_rule_fill (DeskDeadline *limit)
{
  const DeskDeadline *rule;

  g_return_if_fail (limit != NULL);
  rule = desk_deadline_rule_find (limit->rule);
  if (rule == NULL)
    return;
  if (limit->label == NULL)
    limit->label = rule->label;
  if (limit->limit == 0) {
    limit->limit = rule->limit;
    limit->unit = rule->unit;
    limit->warn = rule->warn;
  }
  if (limit->basis == NULL)
    limit->basis = rule->basis;
  if (limit->extend_times == 0) {
    limit->extend_times = rule->extend_times;
    limit->extend_most = rule->extend_most;
    limit->approver = rule->approver;
  }
  if (limit->not_counted == NULL)
    limit->not_counted = rule->not_counted;
}
