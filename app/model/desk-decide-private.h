/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the decision share; not for others. */
#pragma once

#include "model/desk-act.h"
#include "model/desk-decide.h"

G_BEGIN_DECLS

/**
 * DeskDecision: one part being decided. The effects are written to @next, a
 * copy of the snapshot; the event is what @next differs in, so that folding
 * it gives @next again.
 */
typedef struct {
  const DeskCommand *command;
  const DeskCommandPart *part;
  guint number;
  const DeskSnapshot *snapshot;
  const DeskEnv *env;
  GPtrArray *events;
  DeskOutcome *outcome;
  DeskType *type;
  DeskSnapshot *next;
  char *why;
  char *rule;
  char *acts_for;
  guint n_faults; /* problems and conflicts of this part */
} DeskDecision;

/* desk-decide.c */
void desk_decision_problem (DeskDecision *self, const char *field, const char *rule, const char *message);
void desk_decision_conflict (DeskDecision *self, const char *field, const DeskValue *base, const DeskValue *theirs, const DeskValue *mine);
/* Value the part wants; NULL when the part does not speak of the field, a none value when it clears it. */
const DeskValue *desk_decision_get_mine (const DeskDecision *self, const char *field);
/* Its text; NULL when there is none. */
const char *desk_decision_get_mine_text (const DeskDecision *self, const char *field);
/* Names the part gives or clears, in order; transfer container. */
GPtrArray *desk_decision_get_names (const DeskDecision *self);
void desk_decision_set_text (DeskDecision *self, const char *field, const char *text);
void desk_decision_set_integer (DeskDecision *self, const char *field, gint64 integer);
void desk_decision_clear (DeskDecision *self, const char *field);
DeskValues *desk_decision_add_row (DeskDecision *self, const char *row_type);
/* Adds what from and to differ in, fields in the order of the type. */
void desk_decision_add_changes (DeskDecision *self, DeskEventBody *body, const DeskSnapshot *from, const DeskSnapshot *to);
/* Makes the event; nothing when nothing changed and @always is FALSE. Takes @body. */
void desk_decision_emit (DeskDecision *self, const char *kind, DeskEventBody *body);
/* Events so far or NULL; transfer full. */
GPtrArray *desk_decision_get_events (const DeskDecision *self);
/* The acting person as text, or NULL for a rule or an import; same for the unit. */
char *desk_decision_get_person (const DeskDecision *self);
char *desk_decision_get_unit (const DeskDecision *self);

/* desk-decide-base.c */
gboolean desk_decision_check_base (DeskDecision *self, const DeskAct *act);

/* desk-decide-values.c */
typedef enum {
  DESK_TAKE_NEW = 1 << 0,      /* initial values, all required fields */
  DESK_TAKE_COMPUTED = 1 << 1, /* computed fields may be given */
  DESK_TAKE_CLEAR = 1 << 2,    /* required fields may be cleared */
} DeskTakeFlags;
/* Checks one value and writes it to @target (sealed when sensitive). */
gboolean desk_decision_take (DeskDecision *self, const DeskField *field, const DeskValue *mine, DeskValues *target);
/* The fields of the record that the part gives, but for those in @except. */
void desk_decision_take_fields (DeskDecision *self, DeskTakeFlags flags, const char *const *except);
void desk_decision_check_required (DeskDecision *self, gboolean all);
void desk_decision_check_unique (DeskDecision *self);
/* Values against one another: at_least and at_most of the fields. */
void desk_decision_check_bounds (DeskDecision *self);

/* desk-decide-deputy.c */
/* Not for oneself, one deputy at a time, and nobody's deputy in the end for oneself. */
void desk_decision_check_deputy (DeskDecision *self);
/* The person a case waits for, if the actor is not that person but acts for it today: UUID text or NULL, transfer full. */
char *desk_decision_find_absent (DeskDecision *self);

/* desk-decide-record.c, desk-decide-merge.c, desk-decide-undo.c, desk-decide-redact.c, desk-case-acts.c */
void desk_decision_create (DeskDecision *self);
void desk_decision_change (DeskDecision *self);
void desk_decision_withdraw (DeskDecision *self);
void desk_decision_merge (DeskDecision *self);
void desk_decision_unmerge (DeskDecision *self);
void desk_decision_undo (DeskDecision *self);
void desk_decision_export (DeskDecision *self);
void desk_decision_accept_loss (DeskDecision *self);
void desk_decision_unmask (DeskDecision *self);
void desk_decision_redact (DeskDecision *self);
void desk_decision_act (DeskDecision *self, const DeskAct *act);

/* desk-case-deadlines.c: limits met, started and moved by an act, on next; then what is due with them: hand-overs
 * that were given no day of their own, and the case. */
void desk_case_run_deadlines (DeskDecision *self, const DeskAct *act);
/* Limits counted again after a time that does not count, begun at @from_us, has ended. */
void desk_case_move_deadlines (DeskDecision *self, gint64 from_us);
/* Number of the row of the limit that ends last of all that still run, or 0. */
guint desk_case_find_last_limit (const DeskSnapshot *snapshot);
/* Why that limit cannot be extended by anything, or NULL; transfer full. */
char *desk_case_why_not_extended (const DeskType *type, const DeskSnapshot *snapshot);
/* Gives that limit more, as the row says ("extended" in its own unit, "approved_by", "told"), if its rule allows. */
void desk_case_extend (DeskDecision *self, const DeskValues *said);
/* Every running limit of next counted with the calendar and rules of now; whether a date moved. */
gboolean desk_case_count_again (DeskDecision *self);
/* The same as an event of its own; none when no date moved. */
void desk_decision_recount (DeskDecision *self);

/* desk-decide-whole.c: what else a type asks of the whole record; nothing when a field was refused already. */
void desk_decision_check_whole (DeskDecision *self);

/* desk-case-acts.c: what the files of effects share. What an act says for the row it adds or answers is in said. */
void desk_case_set_if_known (DeskValues *values, const char *field, char *owned_text);
void desk_case_copy_said (DeskValues *row, const DeskValues *said);
/* The end of the day that the act carries as "until", or nothing. */
void desk_case_set_until (DeskDecision *self, DeskValues *row);
/* The part "run-rules": what rules find to be done now. */
void desk_decision_run_rules (DeskDecision *self);
/* When a rule will look at next again; the last thing that is written. */
void desk_case_schedule_rules (DeskDecision *self);

/* desk-case-joint.c: the parts of joint units */
typedef enum {
  DESK_PART_PENDING = 1 << 0,
  DESK_PART_ACCEPTED = 1 << 1,
  DESK_PART_REFUSED = 1 << 2,
} DeskPartStates;
/* Number of the newest part in one of these states, of @unit (UUID text) unless that is NULL; 0: none. */
guint desk_case_find_part (const DeskSnapshot *snapshot, DeskPartStates states, const char *unit);
void desk_case_ask_joint (DeskDecision *self, const DeskValues *said);
void desk_case_accept_part (DeskDecision *self, const DeskValues *said);
void desk_case_refuse_part (DeskDecision *self, const DeskValues *said);
void desk_case_answer_part (DeskDecision *self, const DeskValues *said);
void desk_case_recall_part (DeskDecision *self, const DeskValues *said);

/* desk-case-ties.c: cases that belong together */
void desk_case_merge (DeskDecision *self, const DeskValues *said);
void desk_case_take_in (DeskDecision *self, const DeskValues *said);
void desk_case_unmerge (DeskDecision *self, const DeskValues *said);
void desk_case_let_go (DeskDecision *self, const DeskValues *said);
void desk_case_split (DeskDecision *self, const DeskValues *said);
/* Where a new case was split from, which only the command that splits may say. */
void desk_case_take_split_from (DeskDecision *self);

/* desk-act-demands.c */
typedef void (*DeskDemandFunc) (const char *field, const char *message, gpointer data);
/* Demands of the type for @act, of the step the case is in @before and would leave, and of those that it enters or passes
 * over with that, that @after does not meet. */
void desk_act_each_demand (const DeskAct *act, const DeskType *type, const DeskSnapshot *before, const DeskSnapshot *after, DeskDemandFunc func, gpointer data);

/* desk-act-rules.c */
gboolean desk_case_has (const DeskSnapshot *snapshot, const char *field);
/* Whether @word is one of @words, which are separated by blanks in a declaration; either may be NULL. */
gboolean desk_case_names_word (const char *words, const char *word);
/* Like desk_act_allowed(), without the demands of the type. */
gboolean desk_act_possible (const DeskAct *act, const DeskType *type, const DeskSnapshot *snapshot, char **why);
/* Number of the newest row without a value in @end_field, or 0. */
guint desk_case_find_open_row (const DeskSnapshot *snapshot, const char *row_type, const char *end_field);
/* Number of the newest hand-over to a responsible unit that waits for its answer, or 0. */
guint desk_case_find_pending (const DeskSnapshot *snapshot);
const DeskCaseStep *desk_case_find_step (const DeskType *type, const char *name);
/* The step the case is in, or NULL. */
const DeskCaseStep *desk_case_get_step (const DeskType *type, const DeskSnapshot *snapshot);

G_END_DECLS
