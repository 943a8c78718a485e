/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/desk-act.h"

#include <glib/gi18n-lib.h>

#include "model/desk-core-types.h"

#define STATE(name) (1u << DESK_STATE_##name)
#define OPEN DESK_STATES_OPEN
#define ANSWERED DESK_STATES_ANSWERED
#define UNDOABLE DESK_ACT_UNDOABLE
#define CONFIRM DESK_ACT_CONFIRM
#define MANY DESK_ACT_MANY
#define PAIRED DESK_ACT_PAIRED
#define SILENT DESK_ACT_SILENT
#define REQUIRED DESK_FIELD_REQUIRED
#define STAYS (-1)

static const DeskField reason_only[] = {
  { "reason", N_ ("Reason"), DESK_FIELD_LONG_TEXT, REQUIRED },
  { NULL },
};

static const DeskField words_only[] = {
  { "words", N_ ("Comment"), DESK_FIELD_LONG_TEXT, REQUIRED },
  { NULL },
};

static const DeskField nothing[] = {
  { NULL },
};

static const DeskField contact_carries[] = {
  { "words", N_ ("What was said"), DESK_FIELD_LONG_TEXT, 0 },
  { NULL },
};

static const DeskField plan_carries[] = {
  { "plan", N_ ("Plan"), DESK_FIELD_LONG_TEXT, REQUIRED, .help = N_ ("What will be done, by whom, until when") },
  { NULL },
};

static const DeskField hand_over_carries[] = {
  { "to_unit", N_ ("To unit"), DESK_FIELD_REFERENCE, REQUIRED, .refers = "unit" },
  { "to_person", N_ ("To person"), DESK_FIELD_REFERENCE, 0, .refers = "person" },
  { "instruction", N_ ("Instruction"), DESK_FIELD_LONG_TEXT, 0 },
  { NULL },
};

static const DeskField accept_carries[] = {
  { "person", N_ ("Handled by"), DESK_FIELD_REFERENCE, 0, .refers = "person", .help = N_ ("Left empty: you"), .initial = "me" },
  { NULL },
};

static const DeskField report_carries[] = {
  { "words", N_ ("Progress"), DESK_FIELD_LONG_TEXT, REQUIRED, .help = N_ ("What was done since the last report") },
  { NULL },
};

static const DeskField step_carries[] = {
  { "step", N_ ("Step"), DESK_FIELD_TEXT, REQUIRED },
  { "note", N_ ("Note"), DESK_FIELD_LONG_TEXT, 0 },
  { NULL },
};

static const DeskField resolve_carries[] = {
  { "answer", N_ ("Answer"), DESK_FIELD_LONG_TEXT, REQUIRED, .help = N_ ("What the party is told") },
  { "proof", N_ ("Proof"), DESK_FIELD_ATTACHMENTS, 0 },
  { NULL },
};

static const DeskField lift_carries[] = {
  { "reason", N_ ("Reason"), DESK_FIELD_LONG_TEXT, REQUIRED, .help = N_ ("Why this tier cannot settle it") },
  { "plan", N_ ("Plan"), DESK_FIELD_LONG_TEXT, REQUIRED, .help = N_ ("What will be done, by whom, until when") },
  { "lead_post", N_ ("Lead post"), DESK_FIELD_REFERENCE, 0, .refers = "post" },
  { NULL },
};

static const DeskField check_carries[] = {
  { "way", N_ ("Way of check"), DESK_FIELD_CHOICE, 0, .choices = desk_core_check_ways, .initial = "call" },
  { "effect", N_ ("Effect"), DESK_FIELD_LONG_TEXT, REQUIRED, .help = N_ ("What the party says and what was seen") },
  { "verdict", N_ ("Verdict"), DESK_FIELD_CHOICE, REQUIRED, .choices = desk_core_verdicts, .initial = "effective" },
  { "satisfied", N_ ("Satisfaction"), DESK_FIELD_CHOICE, 0, .choices = desk_core_satisfactions },
  { NULL },
};

static const DeskField evaluate_carries[] = {
  { "side", N_ ("Side"), DESK_FIELD_CHOICE, REQUIRED, .choices = desk_core_sides, .initial = "party" },
  { "score", N_ ("Score"), DESK_FIELD_INTEGER, REQUIRED, .min = 1, .max = 5 },
  { "words", N_ ("Words"), DESK_FIELD_LONG_TEXT, 0 },
  { NULL },
};

static const DeskField pause_carries[] = {
  { "kind", N_ ("Paused for"), DESK_FIELD_CHOICE, 0, .choices = desk_core_pauses, .initial = "other" },
  { "reason", N_ ("Reason"), DESK_FIELD_LONG_TEXT, REQUIRED },
  { NULL },
};

static const DeskField extend_carries[] = {
  { "extended", N_ ("Extended by"), DESK_FIELD_INTEGER, REQUIRED, .min = 1, .max = 365, .help = N_ ("In what the limit counts: days, working days or hours") },
  { "reason", N_ ("Reason"), DESK_FIELD_LONG_TEXT, REQUIRED, .help = N_ ("Why the limit cannot be kept") },
  { "approved_by", N_ ("Approved by"), DESK_FIELD_TEXT, 0, .max = 60, .help = N_ ("Needed where the rule of the limit asks for it") },
  { "told", N_ ("What the party was told"), DESK_FIELD_LONG_TEXT, 0, .help = N_ ("Needed where the rule of the limit asks for it") },
  { NULL },
};

static const DeskField lead_carries[] = {
  { "lead_post", N_ ("Lead post"), DESK_FIELD_REFERENCE, REQUIRED, .refers = "post" },
  { NULL },
};

static const DeskField common_carries[] = {
  { "scope", N_ ("Scope"), DESK_FIELD_CHOICE, REQUIRED, .choices = desk_core_scopes, .initial = "common" },
  { "common_problem", N_ ("Common problem"), DESK_FIELD_REFERENCE, 0, .refers = "common-problem", .shown_if = "scope = common" },
  { NULL },
};

static const DeskField assign_carries[] = {
  { "round", N_ ("Rolling round"), DESK_FIELD_REFERENCE, REQUIRED, .refers = "round" },
  { "to_unit", N_ ("To unit"), DESK_FIELD_REFERENCE, 0, .refers = "unit", .help = N_ ("Left empty: the unit that is responsible already") },
  { "until", N_ ("Until"), DESK_FIELD_DATE, 0 },
  { "instruction", N_ ("Instruction"), DESK_FIELD_LONG_TEXT, 0 },
  { NULL },
};

static const DeskField ask_joint_carries[] = {
  { "to_unit", N_ ("Joint unit"), DESK_FIELD_REFERENCE, REQUIRED, .refers = "unit" },
  { "to_person", N_ ("To person"), DESK_FIELD_REFERENCE, 0, .refers = "person" },
  { "instruction", N_ ("Its part"), DESK_FIELD_LONG_TEXT, REQUIRED, .help = N_ ("What this unit is to do for the case") },
  { "until", N_ ("Until"), DESK_FIELD_DATE, 0 },
  { NULL },
};

#define WHOSE_PART { "joint_unit", N_ ("Joint unit"), DESK_FIELD_REFERENCE, 0, .refers = "unit", .help = N_ ("Left empty: your unit, or the only one it can be") }

static const DeskField accept_part_carries[] = {
  WHOSE_PART,
  { NULL },
};

static const DeskField refuse_part_carries[] = {
  WHOSE_PART,
  { "reason", N_ ("Reason"), DESK_FIELD_LONG_TEXT, REQUIRED },
  { NULL },
};

static const DeskField answer_part_carries[] = {
  WHOSE_PART,
  { "part_answer", N_ ("Answer to the part"), DESK_FIELD_LONG_TEXT, REQUIRED, .help = N_ ("What was done, and what came of it") },
  { NULL },
};

static const DeskField heart_carries[] = {
  { "heart_words", N_ ("How it was made good"), DESK_FIELD_LONG_TEXT, REQUIRED, .help = N_ ("What was explained, and how the person took it") },
  { NULL },
};

static const DeskField merge_carries[] = {
  { "original", N_ ("Original case"), DESK_FIELD_REFERENCE, REQUIRED, .refers = "case", .help = N_ ("The case that is gone on with; this one can be taken out of it again") },
  { "reason", N_ ("Reason"), DESK_FIELD_LONG_TEXT, 0 },
  { NULL },
};

static const DeskField duplicate_carries[] = {
  { "duplicate", N_ ("Duplicate"), DESK_FIELD_REFERENCE, REQUIRED, .refers = "case" },
  { NULL },
};

static const DeskField split_carries[] = {
  { "titles", N_ ("New cases"), DESK_FIELD_LONG_TEXT, REQUIRED, .help = N_ ("A title on each line makes a case; it knows the party, the words and whatever else is known here") },
  { NULL },
};

/* The transition table. An act that is here has its effect in desk-case-acts.c
 * its conditions beyond the state in desk-act-rules.c, and what its form asks for
 * beside what it carries in desk-act-demands.c. */
static const DeskAct acts[] = {
  { "register", "registered", N_ ("Register"), N_ ("Registered"), "desk-pen-symbolic",
    0, DESK_STATE_REGISTERED, DESK_ACT_CREATES | UNDOABLE, nothing },
  { "hand-over", "handed-over", N_ ("Hand over"), N_ ("Handed over to a unit"), "desk-send-symbolic",
    OPEN, DESK_STATE_HANDED_OVER, UNDOABLE | MANY, hand_over_carries },
  { "accept", "accepted", N_ ("Accept"), N_ ("Accepted"), "desk-inbox-symbolic",
    STATE (HANDED_OVER), DESK_STATE_ACCEPTED, UNDOABLE | MANY, accept_carries },
  { "refuse", "refused", N_ ("Refuse"), N_ ("Returned"), "desk-back-symbolic",
    STATE (HANDED_OVER), DESK_STATE_RETURNED, UNDOABLE, reason_only },
  { "contact", "contacted", N_ ("Contact the party"), N_ ("Party contacted"), "desk-phone-symbolic",
    OPEN, STAYS, UNDOABLE, contact_carries },
  { "plan", "planned", N_ ("Make a plan"), N_ ("Plan made"), "desk-cal-symbolic",
    OPEN, STAYS, UNDOABLE, plan_carries },
  { "report", "reported", N_ ("Report progress"), N_ ("Progress reported"), "desk-half-symbolic",
    STATE (REGISTERED) | STATE (ACCEPTED) | STATE (IN_PROGRESS), DESK_STATE_IN_PROGRESS, UNDOABLE, report_carries },
  { "step", "step-entered", N_ ("Enter next step"), N_ ("Step reached"), "desk-flag-symbolic",
    STATE (REGISTERED) | STATE (ACCEPTED) | STATE (IN_PROGRESS), DESK_STATE_IN_PROGRESS, UNDOABLE, step_carries },
  { "resolve", "resolved", N_ ("Resolve"), N_ ("Resolved"), "desk-check-symbolic",
    STATE (REGISTERED) | STATE (ACCEPTED) | STATE (IN_PROGRESS), DESK_STATE_RESOLVED, UNDOABLE | MANY, resolve_carries },
  { "lift", "lifted", N_ ("Lift"), N_ ("Lifted"), "desk-up-symbolic",
    OPEN, STAYS, UNDOABLE | MANY, lift_carries },
  { "ask-joint", "joint-asked", N_ ("Ask a joint unit"), N_ ("Joint unit asked"), "desk-people-symbolic",
    OPEN, STAYS, UNDOABLE | MANY, ask_joint_carries },
  { "accept-part", "part-accepted", N_ ("Accept the part"), N_ ("Part accepted"), "desk-inbox-symbolic",
    OPEN, STAYS, UNDOABLE, accept_part_carries },
  { "refuse-part", "part-refused", N_ ("Refuse the part"), N_ ("Part refused"), "desk-back-symbolic",
    OPEN, STAYS, UNDOABLE, refuse_part_carries },
  { "answer-part", "part-answered", N_ ("Answer the part"), N_ ("Part answered"), "desk-check-symbolic",
    OPEN, STAYS, UNDOABLE, answer_part_carries },
  { "recall-part", "part-recalled", N_ ("Take the part back"), N_ ("Part taken back"), "desk-back-symbolic",
    OPEN, STAYS, UNDOABLE, refuse_part_carries },
  { "assign", "assigned", N_ ("Assign in a round"), N_ ("Assigned in a round"), "desk-target-symbolic",
    OPEN, DESK_STATE_HANDED_OVER, UNDOABLE | MANY, assign_carries },
  { "check", "checked", N_ ("Call back"), N_ ("Called back"), "desk-phone-symbolic",
    STATE (RESOLVED) | STATE (VERIFIED), STAYS, UNDOABLE, check_carries },
  { "verify", "verified", N_ ("Verify"), N_ ("Verified"), "desk-shield-symbolic",
    STATE (RESOLVED), DESK_STATE_VERIFIED, UNDOABLE, nothing },
  { "strike-off", "struck-off", N_ ("Strike off"), N_ ("Struck off"), "desk-dcheck-symbolic",
    STATE (VERIFIED), DESK_STATE_STRUCK_OFF, CONFIRM, nothing },
  { "evaluate", "evaluated", N_ ("Evaluate"), N_ ("Evaluated"), "desk-heart-symbolic",
    ANSWERED, STAYS, UNDOABLE, evaluate_carries },
  { "settle-heart", "heart-settled", N_ ("Settle the heart"), N_ ("Heart settled"), "desk-heart-symbolic",
    STATE (IN_PROGRESS) | STATE (RESOLVED) | STATE (VERIFIED), STAYS, UNDOABLE, heart_carries },
  { "reopen", "reopened", N_ ("Reopen"), N_ ("Reopened"), "desk-back-symbolic",
    ANSWERED, DESK_STATE_IN_PROGRESS, UNDOABLE, reason_only },
  { "pause", "paused", N_ ("Pause"), N_ ("Paused"), "desk-pausec-symbolic",
    OPEN, STAYS, UNDOABLE, pause_carries },
  { "resume", "resumed", N_ ("Resume"), N_ ("Resumed"), "desk-clock-symbolic",
    OPEN, STAYS, UNDOABLE, nothing },
  { "extend", "extended", N_ ("Extend the limit"), N_ ("Limit extended"), "desk-cal-symbolic",
    OPEN, STAYS, UNDOABLE, extend_carries },
  { "set-lead", "lead-set", N_ ("Set lead post"), N_ ("Lead post set"), "desk-user-symbolic",
    OPEN, STAYS, UNDOABLE | MANY, lead_carries },
  { "link-common", "linked-common", N_ ("Link to a common problem"), N_ ("Scope set"), "desk-clip-symbolic",
    OPEN | ANSWERED, STAYS, UNDOABLE | MANY, common_carries },
  { "comment", "commented", N_ ("Comment"), N_ ("Comment"), "desk-talk-symbolic",
    OPEN | ANSWERED, STAYS, UNDOABLE | MANY, words_only },
  { "merge", "merged", N_ ("Merge into another case"), N_ ("Merged into another case"), "desk-clip-symbolic",
    OPEN, DESK_STATE_MERGED, UNDOABLE | PAIRED, merge_carries },
  { "take-in", "took-in", N_ ("Take a duplicate in"), N_ ("Duplicate merged into it"), "desk-clip-symbolic",
    OPEN | ANSWERED, STAYS, UNDOABLE | PAIRED | SILENT, duplicate_carries },
  { "unmerge", "unmerged", N_ ("Take out of the original"), N_ ("Taken out of the original"), "desk-clip-symbolic",
    STATE (MERGED), STAYS, UNDOABLE | PAIRED, nothing },
  { "let-go", "let-go", N_ ("Let a duplicate go"), N_ ("Duplicate taken out of it"), "desk-clip-symbolic",
    OPEN | ANSWERED | STATE (WITHDRAWN) | STATE (MERGED), STAYS, UNDOABLE | PAIRED | SILENT, duplicate_carries },
  { "split", "split", N_ ("Split into cases"), N_ ("Split into cases"), "desk-list-symbolic",
    OPEN, STAYS, UNDOABLE | PAIRED, split_carries },
  { "withdraw", "withdrawn", N_ ("Withdraw"), N_ ("Withdrawn"), "desk-back-symbolic",
    OPEN, DESK_STATE_WITHDRAWN, CONFIRM | UNDOABLE, reason_only },
};

static const struct {
  const char *act, *row;
} act_rows[] = {
  { "hand-over", "handover" }, { "accept", "handover" }, { "refuse", "handover" },     { "lift", "lift" }, { "check", "check" },
  { "step", "step" },          { "pause", "pause" },     { "resume", "pause" },        { "evaluate", "evaluation" },
  { "extend", "deadline" },    { "assign", "handover" }, { "ask-joint", "handover" }, { "refuse-part", "handover" }, { "recall-part", "handover" },
};

const DeskAct *
desk_acts (guint *n)
{
  if (n != NULL)
    *n = G_N_ELEMENTS (acts);
  return acts;
}

const DeskAct *
desk_act_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (acts) && name != NULL; i++)
    if (g_str_equal (acts[i].name, name))
      return &acts[i];
  return NULL;
}

const DeskAct *
desk_act_find_by_kind (const char *event_kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (acts) && event_kind != NULL; i++)
    if (g_str_equal (acts[i].kind, event_kind))
      return &acts[i];
  return NULL;
}

const char *
desk_act_get_label (const DeskAct *act)
{
  g_return_val_if_fail (act != NULL, NULL);
  return _(act->label);
}

const char *
desk_act_get_done (const DeskAct *act)
{
  g_return_val_if_fail (act != NULL, NULL);
  return _(act->done);
}

const char *
desk_act_get_row (const DeskAct *act)
{
  g_return_val_if_fail (act != NULL, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (act_rows); i++)
    if (g_str_equal (act_rows[i].act, act->name))
      return act_rows[i].row;
  return NULL;
}
