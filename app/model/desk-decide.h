/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/desk-calendar.h"
#include "model/desk-command.h"
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
 * conflicts were added; nothing is then to be written.
 */
DESK_API gboolean desk_decide (const DeskCommand *command, guint part, const DeskSnapshot *snapshot, const DeskEnv *env, GPtrArray *events, DeskOutcome *outcome);

G_END_DECLS
