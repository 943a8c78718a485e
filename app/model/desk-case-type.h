/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/desk-error.h"

G_BEGIN_DECLS

/* States of a case; the order is the order in lists. */
typedef enum {
  DESK_STATE_REGISTERED,
  DESK_STATE_HANDED_OVER,
  DESK_STATE_ACCEPTED,
  DESK_STATE_IN_PROGRESS,
  DESK_STATE_RETURNED,
  DESK_STATE_RESOLVED,
  DESK_STATE_VERIFIED,
  DESK_STATE_STRUCK_OFF,
  DESK_STATE_WITHDRAWN,
  DESK_STATE_MERGED,
  DESK_N_STATES
} DeskState;

/* Tiers of resolution, lowest first (分层解决). */
typedef enum {
  DESK_TIER_ON_SITE,
  DESK_TIER_UNIT,
  DESK_TIER_COORDINATION,
  DESK_TIER_LEADING_GROUP,
  DESK_TIER_COUNTY_LEADER,
  DESK_N_TIERS
} DeskTier;

#define DESK_STATES_OPEN ((1u << DESK_STATE_REGISTERED) | (1u << DESK_STATE_HANDED_OVER) | (1u << DESK_STATE_ACCEPTED) | (1u << DESK_STATE_IN_PROGRESS) | (1u << DESK_STATE_RETURNED))
#define DESK_STATES_ANSWERED ((1u << DESK_STATE_RESOLVED) | (1u << DESK_STATE_VERIFIED) | (1u << DESK_STATE_STRUCK_OFF))

/* Codes are what rows and events hold ("handed-over"); icons, tints and labels
 * come from the choices of the case's fields "state" and "tier". */
DESK_API const char *desk_state_get_code (DeskState state);
DESK_API int desk_state_from_code (const char *code); /* -1: unknown */
DESK_API const char *desk_tier_get_code (DeskTier tier);
DESK_API int desk_tier_from_code (const char *code);

/* What a deadline counts in. */
typedef enum {
  DESK_COUNT_CALENDAR_DAYS,
  DESK_COUNT_WORKING_DAYS,
  DESK_COUNT_WORKING_HOURS,
  DESK_COUNT_HOURS,
} DeskCountUnit;

/**
 * DeskDeadline: a limit of a case type. It starts with one act and is met by
 * another; @basis names law or local rule and article. What is left at zero
 * comes from the row of desk_deadline_rules() that @rule names, so that a limit
 * in law is written down once. An office may override it: see DeskLocalRules.
 */
typedef struct {
  const char *name;   /* "contact", "plan", "settle" */
  const char *label;  /* N_() */
  const char *starts; /* act that starts it: "register", "hand-over", "accept", "step:aid" (entering that step) */
  const char *met_by; /* acts that meet it, separated by blanks */
  gint64 limit;
  DeskCountUnit unit;
  gint64 warn;        /* light turns to warning this much before, in unit */
  const char *basis;  /* N_() or NULL */
  const char *rule;   /* "petition-settle", or NULL */
  guint extend_times;      /* how often it may be extended; 0: never */
  gint64 extend_most;      /* by how much altogether, in unit */
  const char *approver;    /* N_(): who must approve an extension; the person is then told why. NULL: nobody */
  const char *not_counted; /* steps of the type whose time does not count, and "pause", separated by blanks;
                              NULL: every step that says so of itself, and pauses */
  const char *label_zh, *basis_zh, *approver_zh;
} DeskDeadline;

/** DeskDemand: @act of this type of case also needs field @field of the case to be set. */
typedef struct {
  const char *act;
  const char *field;
} DeskDemand;

/** DeskCaseStep: a named step inside "in progress" (survey, review, public notice …). */
typedef struct {
  const char *name;
  const char *label;    /* N_() */
  const char *demands;  /* fields to be set before it is left, separated by blanks, or NULL */
  gboolean not_counted; /* time in it does not count toward deadlines */
  const char *entry;    /* fields to be set when it, or a step after it, is entered: what is done by entering it; or NULL */
  const char *label_zh;
} DeskCaseStep;

/** DeskLiftRule: the case goes up a tier by itself. Zero: not used. See model/desk-rules.h. */
typedef struct {
  const char *name;  /* what the event and the row of the lift say */
  guint refusals;    /* after every so many */
  guint reworks;
  gboolean overdue;  /* when a deadline has passed */
  const char *limit; /* name of the deadline that overdue means; NULL: any */
  const char *label; /* N_(): what a person reads as the reason */
  const char *label_zh;
} DeskLiftRule;

/** What a type asks for beyond its demands. */
typedef enum {
  DESK_CASE_JOINT_FIRST = 1 << 0,      /* not resolved while the part of a joint unit is open; else that is only said */
  DESK_CASE_MATTER_AND_HEART = 1 << 1, /* struck off when matter and heart are both settled (事心双解) */
  DESK_CASE_BOTH_RATE = 1 << 2,        /* struck off when served party and supervising unit have both evaluated it (双评) */
  DESK_CASE_REOPENS = 1 << 3,          /* a check that finds the party dissatisfied reopens it at once; else that is offered */
} DeskCaseFlags;

/** What a type that extends "case" adds. Arrays end with a NULL name (act). */
typedef struct {
  const char *number_prefix; /* "QY" gives QY-2026-000123 */
  const DeskDeadline *deadlines;
  const DeskDemand *demands;
  const DeskCaseStep *steps;
  const DeskLiftRule *lifts;
  const char *acts;          /* acts this type allows, separated by blanks; NULL: all */
  DeskCaseFlags flags;
} DeskCaseRules;

G_END_DECLS
