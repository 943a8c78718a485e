/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/desk-uuid.h"
#include "model/desk-values.h"

G_BEGIN_DECLS

typedef enum { DESK_ACTOR_PERSON, DESK_ACTOR_RULE, DESK_ACTOR_IMPORT } DeskActorKind;

typedef struct {
  DeskActorKind kind;
  DeskUuid uid;  /* a person's record; a fixed UUID for a rule or an import */
  DeskUuid unit; /* the person's unit, nil when none */
} DeskActor;

/** Base version of a part that does not care what happened meanwhile. */
#define DESK_ANY_VERSION (-1)

/**
 * DeskCommandPart: one act on one record. The acts on records are "create",
 * "change", "withdraw", "merge", "unmerge", "undo", "redact", "unmask"; those on cases are rows of the act
 * table (model/desk-act.h): "register", "hand-over" …
 */
typedef struct {
  char *act;
  DeskUuid record;
  char *type;          /* record type of a record to be created, else NULL */
  gint64 base_version; /* version the values are based on; 0 for a new record */
  DeskValues *base;    /* values the person saw, for the fields in mine */
  DeskValues *mine;    /* values the person wants; none clears a field: see cleared */
  GPtrArray *cleared;  /* char *: names set to none */
} DeskCommandPart;

/**
 * DeskCommand: what a person wants done, in one transaction: one or many
 * parts, in order (a visit, the three cases found on it, the hand-over of one).
 * Its id is that of the draft it came from: doing it again changes nothing.
 */
typedef struct {
  DeskUuid uid;
  char *kind;        /* for the log and for people: "visit", "hand-over" … */
  DeskActor actor;
  GPtrArray *parts;  /* DeskCommandPart * */
} DeskCommand;

DESK_API DeskCommand *desk_command_new (const char *kind, const DeskUuid *uid, const DeskActor *actor);
DESK_API void desk_command_free (DeskCommand *command);
/** Returns the new part, owned by the command. @type NULL unless a record is created. */
DESK_API DeskCommandPart *desk_command_add (DeskCommand *command, const char *act, const DeskUuid *record, const char *type, gint64 base_version);
/** @base may be NULL: not compared. Both are copied. A none @mine clears the field. */
DESK_API void desk_command_part_set (DeskCommandPart *part, const char *field, const DeskValue *base, const DeskValue *mine);
DESK_API void desk_command_part_set_text (DeskCommandPart *part, const char *field, const char *mine);
DESK_API void desk_command_part_set_integer (DeskCommandPart *part, const char *field, gint64 mine);
DESK_API void desk_command_part_set_uuid (DeskCommandPart *part, const char *field, const DeskUuid *mine);

typedef enum {
  DESK_OUTCOME_DONE,
  DESK_OUTCOME_ALREADY_DONE, /* the command's id is known: its first result stands */
  DESK_OUTCOME_STALE,        /* somebody changed a record meanwhile: see conflicts; nothing was written */
  DESK_OUTCOME_REFUSED,      /* see problems; nothing was written */
  DESK_OUTCOME_UNKNOWN,      /* the commit may or may not have happened: try the same command again */
} DeskOutcomeStatus;

/** One field two people changed. */
typedef struct {
  guint part;
  DeskUuid record;
  char *field;
  DeskValue base, theirs, mine;
} DeskConflict;

/** Why something was refused, at the field where there is one. */
typedef struct {
  guint part;
  char *field;    /* NULL: the act as a whole */
  char *rule;     /* "required", "invalid", "unique", "state", "demand" … stable, for tests */
  char *message;  /* translated */
} DeskProblem;

typedef struct {
  DeskOutcomeStatus status;
  GPtrArray *conflicts; /* DeskConflict * */
  GPtrArray *problems;  /* DeskProblem * */
  gint64 first_seq, last_seq;
  GArray *versions;     /* gint64, new version of the record of each part */
} DeskOutcome;

DESK_API DeskOutcome *desk_outcome_new (DeskOutcomeStatus status);
DESK_API void desk_outcome_free (DeskOutcome *outcome);
DESK_API void desk_outcome_add_problem (DeskOutcome *outcome, guint part, const char *field, const char *rule, const char *message);
DESK_API void desk_outcome_add_conflict (DeskOutcome *outcome, guint part, const DeskUuid *record, const char *field, const DeskValue *base, const DeskValue *theirs, const DeskValue *mine);
/** All problems in one text, a line each. Transfer full. */
DESK_API char *desk_outcome_describe (const DeskOutcome *outcome);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskCommand, desk_command_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskOutcome, desk_outcome_free)

G_END_DECLS
