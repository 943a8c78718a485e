/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/desk-command.h"
#include "model/desk-registry.h"

G_BEGIN_DECLS

/**
 * DeskDemo: what a demonstration is made with: a random source with a given
 * seed, a stepping clock, the county's areas, units and people already there.
 * Everything that comes out is a function of (seed, today). Callbacks are
 * filled by the store's demo driver; areas only call the functions below.
 */
struct _DeskDemo {
  guint64 seed;
  const char *today; /* ISO date */
  GTimeZone *zone;
  gpointer data;
  void (*execute) (gpointer data, DeskCommand *command, gint64 at_us); /* takes the command; aborts the demo with a message when refused */
  void (*new_uuid) (gpointer data, gint64 at_us, DeskUuid *uid);
  GRand *rand;
  GPtrArray *towns;    /* DeskDemoPlace *, in code order */
  GPtrArray *villages; /* DeskDemoPlace * */
  GPtrArray *units;    /* DeskDemoUnit * */
  GPtrArray *persons;  /* DeskDemoPerson * */
  GPtrArray *parties;  /* DeskDemoParty *, of all areas so far */
};

typedef struct { DeskUuid uid; char *code, *name; DeskUuid parent; } DeskDemoPlace;
typedef struct { DeskUuid uid; char *name, *short_name, *kind; } DeskDemoUnit;
typedef struct { DeskUuid uid; char *name; DeskUuid unit; gboolean leader; } DeskDemoPerson;
typedef struct { DeskUuid uid; char *name, *type; DeskUuid area; } DeskDemoParty;

/** A moment @days before (negative) or after today at @minutes of the day, as UTC µs. */
DESK_API gint64 desk_demo_time (DeskDemo *demo, int days, int minutes);
DESK_API int desk_demo_int (DeskDemo *demo, int begin, int end); /* begin ≤ x < end */
DESK_API const char *desk_demo_pick (DeskDemo *demo, const char *const *texts); /* NULL-terminated */
/** A surname and 某 or 某某: nobody's name. Transfer full. */
DESK_API char *desk_demo_person_name (DeskDemo *demo);
/** Invented; the check digit of GB 32100 holds. Transfer full. */
DESK_API char *desk_demo_credit_code (DeskDemo *demo);
/** Invented, in one block of numbers. Transfer full. */
DESK_API char *desk_demo_telephone (DeskDemo *demo);
DESK_API DeskDemoUnit *desk_demo_find_unit (DeskDemo *demo, const char *short_name);
/** Somebody of @unit; nil unit: anybody. */
DESK_API DeskDemoPerson *desk_demo_person_of (DeskDemo *demo, const DeskUuid *unit);
DESK_API DeskCommand *desk_demo_command (DeskDemo *demo, const char *kind, DeskDemoPerson *actor, gint64 at_us);


/** Somebody of the unit of that name. */
DESK_API DeskDemoPerson *desk_demo_person_in (DeskDemo *demo, const char *unit);
/** A part that creates a record of @type; @uid: (out): which. */
DESK_API DeskCommandPart *desk_demo_create (DeskDemo *demo, DeskCommand *command, gint64 at_us, const char *type, DeskUuid *uid);
/** The day of a moment, as a date field holds it. */
DESK_API void desk_demo_set_day (DeskDemo *demo, DeskCommandPart *part, const char *field, gint64 at_us);
DESK_API void desk_demo_set_yuan (DeskCommandPart *part, const char *field, gint64 yuan);
/** Does one act on a case, with one text or none (@field NULL). */
DESK_API void desk_demo_act (DeskDemo *demo, DeskDemoPerson *actor, gint64 at_us, const DeskUuid *record, const char *act, const char *field, const char *text);
/** Hands a case over to the unit of that name. */
DESK_API void desk_demo_hand_over (DeskDemo *demo, DeskDemoPerson *actor, gint64 at_us, const DeskUuid *record, const char *unit, const char *instruction);

G_END_DECLS
