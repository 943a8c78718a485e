/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/desk-case-type.h"
#include "model/desk-command.h"
#include "model/desk-field.h"
#include "model/desk-record-type.h"
#include "model/desk-snapshot.h"

G_BEGIN_DECLS

typedef enum {
  DESK_ACT_UNDOABLE = 1 << 0, /* offered as undo while nothing came after */
  DESK_ACT_CONFIRM = 1 << 1,  /* asks before it is done */
  DESK_ACT_CREATES = 1 << 2,  /* is the first event of a record */
  DESK_ACT_MANY = 1 << 3,     /* makes sense for several chosen cases at once */
  DESK_ACT_PAIRED = 1 << 4,   /* goes with parts on other records: desk_act_complete(); undone with its whole command only */
  DESK_ACT_SILENT = 1 << 5,   /* is the other half of a paired act: nobody is offered it */
} DeskActFlags;

/**
 * DeskAct: a row of the one transition table: from which states, to which, and
 * what it must carry. @carries are the fields of its form, those REQUIRED must
 * be given. A field of the row (hand-over, check …) that the act adds or answers
 * is written to that row; "reason" and "words" are what the timeline quotes
 * (the event's why); others are fields of the case where it has such a field, and
 * else only for the effect ("until", "joint_unit"). Other fields of the case that
 * are not computed may be given with any act, so that a demand of the type can be
 * met at once.
 */
typedef struct {
  const char *name;   /* "hand-over" */
  const char *kind;   /* event kind: "handed-over" */
  const char *label;  /* N_("Hand over") */
  const char *done;   /* N_("Handed over"): headline on the timeline */
  const char *icon;
  guint from;         /* mask of 1 << DeskState */
  int to;             /* DeskState, or -1: stays */
  DeskActFlags flags;
  const DeskField *carries; /* ended by a NULL name */
} DeskAct;

/** Every row, in the order a menu shows them; @n (out). Constant. */
DESK_API const DeskAct *desk_acts (guint *n);
DESK_API const DeskAct *desk_act_find (const char *name);
DESK_API const DeskAct *desk_act_find_by_kind (const char *event_kind);
DESK_API const char *desk_act_get_label (const DeskAct *act);
DESK_API const char *desk_act_get_done (const DeskAct *act);

/**
 * desk_act_allowed:
 * @why: (out) (optional) (transfer full): translated sentence when not allowed
 *
 * Whether @act may follow now: state, tier, what the type demands and a form
 * cannot ask for, pauses. An act whose from-states do not include the state is simply not for now
 * (@why stays NULL); one that is blocked by a demand says why.
 */
DESK_API gboolean desk_act_allowed (const DeskAct *act, const DeskType *type, const DeskSnapshot *snapshot, char **why);

/** Row type that the act adds to or answers ("handover"), or NULL. */
DESK_API const char *desk_act_get_row (const DeskAct *act);

/**
 * desk_act_demands:
 *
 * Returns: (transfer container) (element-type DeskField): fields of the case
 *   that @act, the step it would leave or that it enters next demands, as far as they are
 *   not filled in and a form may ask for them
 */
DESK_API GPtrArray *desk_act_demands (const DeskAct *act, const DeskType *type, const DeskSnapshot *snapshot);

/**
 * desk_act_offers:
 *
 * Returns: (transfer container) (element-type DeskField): what else is filled in during the step that @act would
 *   leave, when the next is entered, or besides what resolving demands; asked for and not demanded
 */
DESK_API GPtrArray *desk_act_offers (const DeskAct *act, const DeskType *type, const DeskSnapshot *snapshot);

/**
 * desk_act_field_waits:
 * @snapshot: (nullable): a case, or %NULL for one that is not registered yet
 *
 * A field belongs to the first step that demands it, on leaving or on entering; one that none demands, to the
 * first that demands a field of its group; else to the answer, when resolving demands it or a field of its group.
 * It waits until the case was in that step, is filled in, or is resolved: nobody can know at registration what a
 * survey will find.
 *
 * Returns: %TRUE if no form should ask for @field yet
 */
DESK_API gboolean desk_act_field_waits (const DeskType *type, const DeskSnapshot *snapshot, const DeskField *field);

/** The step that comes after the one the case is in, or NULL. */
DESK_API const DeskCaseStep *desk_act_next_step (const DeskType *type, const DeskSnapshot *snapshot);

/** The code of the side whose evaluation of what was last done is still missing, the served party
 * first; NULL when both have given theirs (双评). */
DESK_API const char *desk_act_unrated_side (const DeskSnapshot *snapshot);

/**
 * desk_act_suggest:
 * @unit: (nullable): of whoever asks: the joint unit that has a part to take or to answer is asked for that first
 *
 * The next sensible act for the blue button, or NULL. It is always one that is allowed.
 */
DESK_API const DeskAct *desk_act_suggest (const DeskType *type, const DeskSnapshot *snapshot, const DeskUuid *unit);

/**
 * desk_act_notice:
 * @title_of: what a record (UUID text) is called; transfer full
 *
 * What should be known before the act is done, though it does not stop it:
 * parts of joint units that are still open when a case is resolved. Transfer
 * full, translated, or NULL.
 */
typedef char *(*DeskTitleFunc) (const char *uuid, gpointer data);
DESK_API char *desk_act_notice (const DeskAct *act, const DeskSnapshot *snapshot, DeskTitleFunc title_of, gpointer data);

/**
 * desk_act_complete:
 * @command: ends with the part of the act, with all its values
 * @snapshot: the case of that part as it was seen
 * @new_uuid: makes the identifiers of new records
 *
 * Adds what goes with the act: to "merge" what its original is told; to
 * "unmerge" the same; to "split" the new cases, which know what this one knows;
 * to a "check" that finds the party dissatisfied the "reopen" that a type may
 * ask for. Others need nothing.
 */
typedef void (*DeskNewUuidFunc) (gpointer data, DeskUuid *uid);
DESK_API void desk_act_complete (DeskCommand *command, const DeskType *type, const DeskSnapshot *snapshot, DeskNewUuidFunc new_uuid, gpointer data);

/** One of the marks that a case must have to be struck off. */
typedef struct {
  const char *name;  /* "owner", "answer", "effect", "heart", "party-rated", "supervisor-rated" */
  const char *label; /* translated */
  const char *why;   /* translated: what is missing; NULL when it is there */
  gint64 at_us;      /* when it came to be, 0: not yet, or not known */
} DeskClosure;
#define DESK_MAX_CLOSURES 6

/** The marks that the type asks for, in their order: has an owner, an answer and an effect (有着落、有回音、有成效)
 * of every type. Returns how many were written to @closures (at most DESK_MAX_CLOSURES). Pure. */
DESK_API guint desk_case_closures (const DeskType *type, const DeskSnapshot *snapshot, DeskClosure *closures);

/** Normal, warning, overdue, paused or done, from now and the values of the row: UTC microseconds,
 * 0 or G_MAXINT64 for none. Done: answered and no limit is left; none: withdrawn, merged, or open without a limit. */
typedef enum { DESK_LIGHT_NONE, DESK_LIGHT_NORMAL, DESK_LIGHT_WARNING, DESK_LIGHT_OVERDUE, DESK_LIGHT_PAUSED, DESK_LIGHT_DONE } DeskLight;
DESK_API DeskLight desk_light (const char *state, gboolean paused, gint64 warn_at, gint64 due_at, gint64 now_us);

G_END_DECLS
