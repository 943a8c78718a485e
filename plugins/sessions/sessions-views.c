/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sessions-area.h"

#include <glib/gi18n-lib.h>

#define HELD "state = held"
#define OPEN "state in (registered, handed-over, accepted, in-progress, returned)"

/* A season is a quarter; a village counts as reached when a session was held in it. */
#define REACHED "has ses.session.area (" HELD " and date = this-quarter)"
#define WITHOUT "level = village and not " REACHED

const DeskPage sessions_pages[] = {
  { "ses.sessions", N_ ("Session list"), "desk-horn-symbolic", "ses.session", NULL, NULL, NULL },
  { "ses.calendar", N_ ("Calendar of sessions"), "desk-cal-symbolic", "ses.session", "not state = called-off", NULL, NULL, .from = "date", .by = "state" },
  { "ses.problems", N_ ("Problems raised"), "desk-talk-symbolic", "ses.problem", NULL, NULL, NULL },
  { "ses.coverage", N_ ("Villages not reached"), "desk-pin-symbolic", "area", WITHOUT, "name parent code", "code" },
  { "ses.themes", N_ ("Themes"), "desk-flag-symbolic", "ses.theme", NULL, NULL, NULL },
  { "ses.outcomes", N_ ("Outcomes"), "desk-target-symbolic", "ses.outcome", NULL, NULL, NULL },
  { "ses.packages", N_ ("Policy packages"), "desk-inbox-symbolic", "ses.package", NULL, NULL, NULL },
  { "ses.teams", N_ ("Volunteer teams"), "desk-people-symbolic", "ses.team", NULL, NULL, NULL },
  { "ses.volunteers", N_ ("Volunteers"), "desk-heart-symbolic", "ses.volunteer", NULL, NULL, NULL },
  { "ses.services", N_ ("Volunteer services"), "desk-clock-symbolic", "ses.service", NULL, NULL, NULL },
  { NULL },
};

const DeskLedger sessions_ledgers[] = {
  { "ses.sessions", N_ ("Session ledger"), "ses.session", "date name theme kind form level venue area place speaker speaker.post audience", HELD, "date", "audience", "date",
    "desk-horn-symbolic" },
  { "ses.coverage", N_ ("Villages without a session this season"), "area", "parent name code", WITHOUT, "code", NULL, NULL, "desk-pin-symbolic" },
  { "ses.outcomes", N_ ("Outcome ledger"), "ses.outcome", "date theme theme.counts words session area count", NULL, "date", "count", "date", "desk-target-symbolic",
    .group_by = "theme" },
  { "ses.services", N_ ("Volunteer service ledger"), "ses.service", "date category volunteer volunteer.team words area hours served", NULL, "date", "hours served", "date",
    "desk-heart-symbolic" },
  { NULL },
};

const DeskSavedList sessions_lists[] = {
  { "ses.planned", N_ ("Planned"), "ses.session", "state = planned and date >= today" },
  { "ses.not-entered", N_ ("Past, not entered yet"), "ses.session", "state = planned and date < today" },
  { "ses.mine", N_ ("My sessions this year"), "ses.session", "speaker = me and " HELD " and date = this-year" },
  { "ses.leaders", N_ ("By county leaders this year"), "ses.session", "speaker.leader = yes and " HELD " and date = this-year" },
  { "ses.courtyard", N_ ("Courtyard and radio"), "ses.session", HELD " and form in (courtyard, radio)" },
  { "ses.brought-up", N_ ("Problems were raised"), "ses.session", "has ses.problem.session" },
  { "ses.open", N_ ("Still open"), "ses.problem", OPEN },
  { "ses.overdue", N_ ("Overdue"), "ses.problem", "due_at < now and " OPEN },
  { "ses.not-reached", N_ ("Not reached this season"), "area", WITHOUT },
  { "ses.never", N_ ("No session yet"), "area", "level = village and not has ses.session.area (" HELD ")" },
  { "ses.idle", N_ ("No service this year"), "ses.volunteer", "not has ses.service.volunteer (date = this-year)" },
  { NULL },
};

const DeskCard sessions_cards[] = {
  { "ses.concentrated", N_ ("Concentrated sessions"), N_ ("sessions"), "desk-horn-symbolic", "orange", "ses.session", HELD " and kind = concentrated", "count" },
  { "ses.micro", N_ ("Micro sessions"), N_ ("sessions"), "desk-talk-symbolic", "teal", "ses.session", HELD " and kind = micro", "count" },
  { "ses.audience", N_ ("Audience"), N_ ("person-times"), "desk-people-symbolic", "blue", "ses.session", HELD, "sum audience" },
  { "ses.courtyard", N_ ("Courtyard and radio"), N_ ("sessions"), "desk-heart-symbolic", "green", "ses.session", HELD " and form in (courtyard, radio)", "count" },
  { "ses.banquets", N_ ("Banquets called off"), N_ ("banquets"), "desk-target-symbolic", "purple", "ses.outcome", "theme.counts = banquets", "sum count" },
  { "ses.problems", N_ ("Problems still open"), N_ ("cases"), "desk-half-symbolic", "orange", "ses.problem", OPEN, "count", .places = DESK_CARD_ON_OVERVIEW },
  { "ses.without", N_ ("Villages not reached this season"), N_ ("villages"), "desk-pin-symbolic", "grey", "area", WITHOUT, "count", .places = DESK_CARD_ON_OVERVIEW },
  { "ses.hours", N_ ("Volunteer hours"), N_ ("hours"), "desk-clock-symbolic", "purple", "ses.service", NULL, "sum hours" },
  { NULL },
};

const DeskChartDecl sessions_charts[] = {
  { "ses.form", N_ ("Sessions by form"), DESK_CHART_BARS, "ses.session", HELD, "form", "count" },
  { "ses.month", N_ ("Sessions by month"), DESK_CHART_COLUMNS, "ses.session", HELD, "date month", "count" },
  { "ses.venue", N_ ("Audience by kind of venue"), DESK_CHART_BARS, "ses.session", HELD, "venue", "sum audience" },
  { "ses.theme", N_ ("Sessions by theme"), DESK_CHART_BARS, "ses.session", HELD, "theme", "count" },
  { "ses.leaders", N_ ("County leaders as speakers this year"), DESK_CHART_BARS, "ses.session", "speaker.leader = yes and " HELD " and date = this-year", "speaker", "count" },
  { "ses.effect", N_ ("Outcomes by theme"), DESK_CHART_BARS, "ses.outcome", NULL, "theme", "sum count" },
  { "ses.hours", N_ ("Volunteer hours by category"), DESK_CHART_BARS, "ses.service", NULL, "category", "sum hours" },
  { "ses.towns", N_ ("Sessions by town"), DESK_CHART_BARS, "ses.session", HELD, "area town", "count" },
  { NULL },
};

/* Said by itself on Today. */
const DeskReminder sessions_reminders[] = {
  { "ses.coming", N_ ("Session to be held"), "desk-horn-symbolic", "ses.session", "state = planned", "date", 3 },
  { NULL },
};

/* Forms */

static const DeskSheetPart sign_in_parts[] = {
  { NULL, "name! theme date area place speaker speaker.post" },
  { NULL },
};

static const DeskSheetColumn sign_in_columns[] = {
  { NULL, "name", 1 },
  { NULL, "from", 2 },
  { NULL, "telephone", 1 },
  { N_ ("Signature"), NULL, 1 },
  { NULL },
};

static const DeskSheetPart record_parts[] = {
  { N_ ("Propaganda session"), "name! theme kind form level date unit" },
  { N_ ("Place and speaker"), "area venue place party speaker speaker.post other_speakers!" },
  { N_ ("What was done"), "audience package packages_out record:60" },
  { NULL },
};

static const DeskSheetColumn service_columns[] = {
  { NULL, "date", 0 },
  { NULL, "words", 2 },
  { NULL, "area", 1 },
  { NULL, "hours", 0 },
  { NULL },
};

const DeskSheetForm sessions_forms[] = {
  { "ses.sign-in", N_ ("Session sign-in sheet"), "ses.session", .where = "not state = called-off", .parts = sign_in_parts, .columns = sign_in_columns,
    .rows = "ses.attendance", .rows_by = "session", .rows_sort = "name", .lines = 18, .signatures = { N_ ("Recorder"), N_ ("Organiser") },
    .note = N_ ("Names are used for this session only.") },
  { "ses.record", N_ ("Session record"), "ses.session", .where = HELD, .parts = record_parts, .signatures = { N_ ("Recorder"), N_ ("Speaker"), N_ ("Village witness") } },
  { "ses.certificate", N_ ("Volunteer service certificate"), "ses.volunteer",
    .words = N_ ("This is to certify that {name} has served in the {team} since {since}: {#} services, {#hours} in all.\nIssued in recognition of this service."),
    .columns = service_columns, .rows = "ses.service", .rows_by = "volunteer", .rows_sort = "date", .totals = "hours",
    .signatures = { N_ ("Issued by (seal)"), N_ ("In charge") } },
  { NULL },
};
