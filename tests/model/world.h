/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A store in memory for tests of the decision: records, their events, a clock moved by hand. */
#pragma once

#include "model/desk-act.h"
#include "model/desk-date.h"
#include "model/desk-decide.h"

typedef struct {
  DeskRegistry *registry;
  DeskCalendar *calendar;
  DeskUuidSource *uuids;
  GHashTable *records; /* DeskUuid * → WorldRecord * */
  GHashTable *numbers; /* "QY-2026" → last number */
  GArray *deputies;    /* DeskDeputy, as of the last command that asked */
  gboolean no_history; /* get_events gives nothing */
  DeskEnv env;
  DeskActor actor;
  DeskUuid area, my_unit, other_unit, third_unit, me, colleague, post, party, common, round;
  DeskUuid original; /* nil until somebody asks for it: world_original() */
} World;

typedef struct {
  DeskSnapshot *snapshot;
  GPtrArray *events;
} WorldRecord;

/* Monday 2026-03-02, 09:00 in Asia/Shanghai. */
World *world_new (void);
/* The calendar that every world begins with: one holiday in April 2026. */
void world_ship_calendar (World *world);
void world_free (World *world);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (World, world_free)

void world_advance_hours (World *world, gint64 hours);
WorldRecord *world_find (World *world, const DeskUuid *record);
/* Decides and, when every part is fine, folds. Takes the command. */
DeskOutcome *world_execute (World *world, DeskCommand *command);

/* One part on one record, values "field=text" or "field#integer", "-field" clears;
 * ended by NULL. Fails the test unless it is done. */
void world_must (World *world, const DeskUuid *record, const char *act, ...) G_GNUC_NULL_TERMINATED;
/* Expects a refusal with this rule at this field (NULL: the act as a whole); nothing may be written. */
void world_refuses (World *world, const DeskUuid *record, const char *act, const char *rule, const char *field, ...) G_GNUC_NULL_TERMINATED;
/* A new record of a type, in the same way. */
DeskUuid world_create (World *world, const char *act, const char *type, ...) G_GNUC_NULL_TERMINATED;
/* A demand of the test area, with all it needs. */
DeskUuid world_register (World *world);
/* Moves a new case of @type_name to @state by the acts that lead there. */
DeskUuid world_case_in (World *world, const char *type_name, DeskState state);
DeskCommand *world_command (World *world, const DeskUuid *record, const char *act, const char *type, gint64 base_version);
DeskCommandPart *world_part (DeskCommand *command);
void world_set (DeskCommandPart *part, const char *assignment);
/* A demand that duplicates are merged into. */
const DeskUuid *world_original (World *world);
/* A command of one part with all that the act carries. */
DeskCommand *world_act (World *world, const DeskUuid *record, const char *act);
/* Adds what goes with its last part: desk_act_complete(). */
void world_complete (World *world, DeskCommand *command);
void world_merge (World *world, const DeskUuid *record);
/* Gives every field an act carries a value that is fine. */
void world_fill (World *world, DeskCommandPart *part, const DeskAct *act);
char *world_text (const DeskUuid *uid);
DeskType *world_type (World *world, const DeskUuid *record);
/* Equal but for version, newest event and time: what undo restores. */
void world_assert_same (const DeskSnapshot *a, const DeskSnapshot *b);
gint64 world_time (World *world, const char *date, int minute);
/* The record as it stands; borrowed. */
const DeskSnapshot *world_look (World *world, const DeskUuid *uid);
/* A value of the nth row, from 1; the row must be there. */
const char *world_row_text (World *world, const DeskUuid *uid, const char *row, guint n, const char *field);
gint64 world_row_integer (World *world, const DeskUuid *uid, const char *row, guint n, const char *field);
/* What is due next, until the end of @last_day; NULL: nothing. */
void world_assert_due (World *world, const DeskUuid *uid, const char *what, const char *last_day);
void world_hand_over (World *world, const DeskUuid *uid, const DeskUuid *unit);
