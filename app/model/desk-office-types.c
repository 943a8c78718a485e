/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/desk-office-types.h"

#include <glib/gi18n-lib.h>

#include "model/desk-deadline.h"

#define LIST DESK_FIELD_IN_LIST
#define SORT DESK_FIELD_SORT
#define REQUIRED DESK_FIELD_REQUIRED
#define DAY_MINUTES (24 * 60)

static const DeskField calendar_fields[] = {
  { "year", N_ ("Year"), DESK_FIELD_INTEGER, REQUIRED | LIST | SORT, .min = 1900, .max = 9999 },
  { "days", N_ ("Days off and weekends worked"), DESK_FIELD_LONG_TEXT, REQUIRED, .help = N_ ("A line a day: date,kind,name with kind holiday or workday") },
  { "source", N_ ("Taken from"), DESK_FIELD_TEXT, LIST, .max = 120 },
  { NULL },
};

/* One record: nothing else can be said of the scope. */
static const DeskChoice scopes[] = {
  { "office", N_ ("The office") },
  { NULL },
};

static const DeskField hours_fields[] = {
  { "scope", N_ ("Holds for"), DESK_FIELD_CHOICE, REQUIRED, .choices = scopes, .initial = "office" },
  { "morning_from", N_ ("Morning from"), DESK_FIELD_INTEGER, REQUIRED, .min = 0, .max = DAY_MINUTES },
  { "morning_to", N_ ("Lunch break from"), DESK_FIELD_INTEGER, REQUIRED, .min = 0, .max = DAY_MINUTES },
  { "afternoon_from", N_ ("Lunch break until"), DESK_FIELD_INTEGER, REQUIRED, .min = 0, .max = DAY_MINUTES },
  { "afternoon_to", N_ ("Afternoon until"), DESK_FIELD_INTEGER, REQUIRED, .min = 0, .max = DAY_MINUTES },
  { NULL },
};

/* Codes of DeskDeadlineUnit. */
static const DeskChoice units[] = {
  { "calendar-days", N_ ("Calendar days") },
  { "working-days", N_ ("Working days") },
  { "working-hours", N_ ("Working hours") },
  { "hours", N_ ("Hours by the clock") },
  { NULL },
};

static const DeskField rule_fields[] = {
  { "case_type", N_ ("Type of case"), DESK_FIELD_TEXT, REQUIRED | LIST, .max = 60 },
  { "limit_name", N_ ("Limit"), DESK_FIELD_TEXT, REQUIRED | LIST, .max = 60 },
  { "limit", N_ ("Length"), DESK_FIELD_INTEGER, LIST, .min = 1, .max = DESK_DEADLINE_MAX_LIMIT },
  { "unit", N_ ("Counted in"), DESK_FIELD_CHOICE, LIST, .choices = units },
  { "warn", N_ ("Warning before the end"), DESK_FIELD_INTEGER, LIST, .min = 0, .max = DESK_DEADLINE_MAX_LIMIT, .help = N_ ("In what the limit counts; 0: no warning") },
  { "extend_times", N_ ("May be extended"), DESK_FIELD_INTEGER, 0, .min = 0, .max = 99, .help = N_ ("How many times; 0: not at all") },
  { "extend_most", N_ ("Extended altogether by at most"), DESK_FIELD_INTEGER, 0, .min = 0, .max = DESK_DEADLINE_MAX_LIMIT, .help = N_ ("In what the limit counts") },
  { "approver", N_ ("Extension approved by"), DESK_FIELD_TEXT, 0, .max = 60 },
  { "basis", N_ ("Basis"), DESK_FIELD_TEXT, REQUIRED | LIST, .max = 120, .help = N_ ("The local rule and its article") },
  { NULL },
};

static const DeskRecordType types[] = {
  { "calendar", "calendars", N_ ("Calendar of a year"), N_ ("Calendars"), "desk-cal-symbolic", 1, calendar_fields, .title = "year", .columns = "year source", .sort = "-year", .unique = "year" },
  { "work-hours", "work_hours", N_ ("Office hours"), N_ ("Office hours"), "desk-clock-symbolic", 1, hours_fields, .title = "scope", .columns = "morning_from morning_to afternoon_from afternoon_to", .unique = "scope" },
  { "local-rule", "local_rules", N_ ("Local rule"), N_ ("Local rules"), "desk-clock-symbolic", 1, rule_fields, .title = "limit_name", .columns = "case_type limit_name limit unit warn basis", .unique = "case_type limit_name" },
};

gboolean
desk_office_declare (DeskRegistry *registry, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (!desk_registry_add_type (registry, &types[i], error))
      return FALSE;
  return TRUE;
}

gboolean
desk_office_is_setting (const char *type)
{
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (g_strcmp0 (types[i].name, type) == 0)
      return TRUE;
  return FALSE;
}

gboolean
desk_office_read_hours (const DeskValues *values, DeskWorkHours *hours)
{
  DeskWorkHours read = {
    .morning_from = (int) desk_values_get_integer (values, "morning_from"),
    .morning_to = (int) desk_values_get_integer (values, "morning_to"),
    .afternoon_from = (int) desk_values_get_integer (values, "afternoon_from"),
    .afternoon_to = (int) desk_values_get_integer (values, "afternoon_to"),
  };

  if (!desk_work_hours_valid (&read))
    return FALSE;
  *hours = read;
  return TRUE;
}
