/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/desk-calendar.h"
#include "model/desk-command.h"
#include "model/desk-local-rules.h"
#include "model/desk-registry.h"
#include "model/desk-snapshot.h"

G_BEGIN_DECLS

/**
 * DeskEnv: everything a decision may depend on beside the command and the
 * snapshots. Filled by the store inside the write transaction, or by a test.
 */
typedef struct {
  gint64 now_us;
  GTimeZone *zone;
  DeskCalendar *calendar;
  const DeskLocalRules *local_rules; /* NULL: every limit is as declared */
  DeskRegistry *registry;
  gpointer data;
  void (*next_uuid) (gpointer data, DeskUuid *uid);
  /** Next free number for a prefix and year, 1 for the first. */
  gint64 (*next_number) (gpointer data, const char *prefix, int year);
  /** Ciphertext of a sensitive value, bound to record and field; transfer full. */
  char *(*seal) (gpointer data, const DeskUuid *record, const char *field, const char *plain, GError **error);
  /** Whether a record exists, is not withdrawn and is a @type. */
  gboolean (*exists) (gpointer data, const DeskUuid *record, const char *type);
  /** Whether another record of @type has these values (fields: NULL-terminated). */
  gboolean (*is_taken) (gpointer data, const char *type, const DeskUuid *record, const char *const *fields, const DeskValues *values);
  /** A value of another record ("unit" of a person, "area" of a party): none when absent. */
  void (*look_up) (gpointer data, const DeskUuid *record, const char *field, DeskValue *value);
  /** Whether the bytes of an attachment are in the store. May be NULL: not asked. */
  gboolean (*has_file) (gpointer data, const char *sha256, gint64 size);
  /** Who acts for whom and when: DeskDeputy, borrowed until the command is done. May be NULL: nobody for anybody. */
  const GArray *(*get_deputies) (gpointer data);
  /** Every event of a record so far, oldest first, with bodies (NULL where redacted); DeskEvent *,
   * transfer full. Asked for by undo, redact and a part with an older base version only.
   * May be NULL: undo and redact are then refused. */
  GPtrArray *(*get_events) (gpointer data, const DeskUuid *record);
} DeskEnv;

/**
 * desk_decide:
 * @part: index of the part of @command
 * @snapshot: the record as it stands (version 0 when new)
 * @events: DeskEvent *; appended to
 * @outcome: problems and conflicts are added to it
 *
 * Pure. Checks the base version field by field, the values, the act against
 * the transition table and the type's demands, and makes the events with their
 * results (number, due dates, tier, state). Returns FALSE when problems or
 * conflicts were added; nothing is then to be written. A part that changes
 * nothing gives no event and is fine.
 *
 * Base version: DESK_ANY_VERSION, or that of @snapshot, is fine. With an older
 * one, a field of the part is in conflict when the record no longer holds what
 * it held then and what is wanted is not what it holds now; what the person saw
 * is taken from the part, and where it says nothing from the events up to that
 * version. Sensitive fields are not compared. An act that moves a case
 * to another state is also in conflict on "state" when that has changed; hand-over,
 * accept, refuse and lift on "unit" and "tier" too. Without any conflict the part is taken as it is, an act if it
 * may still follow.
 *
 * Beside the acts on cases a part may be
 * - "create", "change", "withdraw" (value "reason") of any other record; "change" of a case too;
 *   a new record takes the initial values of fields that the part leaves out
 * - "undo" with the value "event", the uid of the newest event of the record, or with
 *   the value "command", the uid of the command that the newest events came with:
 *   appends the inverse; of the first event: withdraws the record. Looks ("unmasked",
 *   "exported") and recounts of due dates after it are passed over: nobody did anything;
 *   limits that run again are counted with the calendar of @env. What a rule did
 *   it does not do again, though the limit it acted on has passed
 * - "run-rules" of an actor that is a rule: what model/desk-rules.h finds to be done
 * - "recount" of a case, by a rule only: its running limits are counted again
 *   with the calendar and rules of @env, for the "cause" that is said; an event
 *   only when a date moved
 * - "merge" with the value "into" and "unmerge", of a record of a type that has a field "merged_into"
 * - "unmask" with the values "field" and "reason": writes that a masked value was looked at, not what it says
 * - "export" of the person who exports, with the values "what" and "reason"
 * - "accept-loss" makes a record of the type "loss" from what its values say was given up; nothing else does,
 *   and it stays as it is
 * - "redact": the fields cleared (or given another value) are taken out of
 *   every event that holds them ("handover.reason" for those of rows), and the
 *   event named by the value "event" with them. The body of the one event
 *   made lists the events whose bodies are to be deleted (redacts), and says
 *   again what else they held, so that the fold comes to the same.
 *
 * Rules of problems: required, invalid, unique, computed, retired, unknown,
 * missing-record, missing-file, state, blocked, demand, exists, withdrawn, stale, undo, redact.
 */
DESK_API gboolean desk_decide (const DeskCommand *command, guint part, const DeskSnapshot *snapshot, const DeskEnv *env, GPtrArray *events, DeskOutcome *outcome);

G_END_DECLS
