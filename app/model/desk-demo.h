/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/desk-command.h"
#include "model/desk-date.h"
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
  DeskRegistry *registry;
  gpointer data;
  void (*execute) (gpointer data, DeskCommand *command, gint64 at_us); /* takes the command; aborts the demo with a message when refused */
  void (*new_uuid) (gpointer data, gint64 at_us, DeskUuid *uid);
  GRand *rand;
  GPtrArray *towns;    /* DeskDemoPlace *, in code order */
  GPtrArray *villages; /* DeskDemoPlace * */
  GPtrArray *units;    /* DeskDemoUnit * */
  GPtrArray *persons;  /* DeskDemoPerson * */
  GHashTable *numbers; /* of credit codes given out: no two parties have the same; made when first needed */
};

typedef struct { DeskUuid uid; char *code, *name; DeskUuid parent; } DeskDemoPlace;
typedef struct { DeskUuid uid; char *name, *short_name, *kind; } DeskDemoUnit;
typedef struct { DeskUuid uid; char *name; DeskUuid unit; gboolean leader; } DeskDemoPerson;

/** A moment @days before (negative) or after today at @minutes of the day, as UTC µs. */
DESK_API gint64 desk_demo_time (DeskDemo *demo, int days, int minutes);
DESK_API int desk_demo_int (DeskDemo *demo, int begin, int end); /* begin ≤ x < end */
/** A surname and 某 or 某某: nobody's name. Transfer full. */
DESK_API char *desk_demo_person_name (DeskDemo *demo);
/** Invented; the check digit of GB 32100 holds. Transfer full. */
DESK_API char *desk_demo_credit_code (DeskDemo *demo);
/** Invented, in one block of numbers. Transfer full. */
DESK_API char *desk_demo_telephone (DeskDemo *demo);
/** Of somebody born on @birth (ISO date); the check character of GB 11643 holds.
 * Its area code, a province's, is given to nobody. Transfer full. */
DESK_API char *desk_demo_identity_number (DeskDemo *demo, const char *birth);
/** Invented, of an issuer there is not; the check digit holds. Transfer full. */
DESK_API char *desk_demo_bank_card (DeskDemo *demo);
DESK_API DeskDemoUnit *desk_demo_find_unit (DeskDemo *demo, const char *short_name);
/** Somebody of @unit; nil unit: anybody. */
DESK_API DeskDemoPerson *desk_demo_person_of (DeskDemo *demo, const DeskUuid *unit);
/** Somebody of the unit of this name; anybody when there is none. */
DESK_API DeskDemoPerson *desk_demo_person_in (DeskDemo *demo, const char *unit);
/** The day of a moment, and that of @days from today. */
DESK_API void desk_demo_day (DeskDemo *demo, gint64 at_us, char out[DESK_DATE_STR_LEN]);
DESK_API void desk_demo_day_from_today (DeskDemo *demo, int days, char out[DESK_DATE_STR_LEN]);

#define DESK_DEMO_HOUR (G_GINT64_CONSTANT (3600) * G_USEC_PER_SEC)
#define DESK_DEMO_DAY (24 * DESK_DEMO_HOUR)

/** To be filled with parts and given to the callback "execute". */
DESK_API DeskCommand *desk_demo_command (DeskDemo *demo, const char *kind, DeskDemoPerson *actor, gint64 at_us);

/**
 * desk_demo_add:
 * @act: "create", "register"
 * @uid: (out) (optional): a new one
 * @...: pairs of a field's name and its value as people write it ("12.5" of an
 *   area, "1649000" of money in yuan, a code, a UUID), ended by %NULL; a %NULL
 *   value is passed over
 *
 * Adds a new record of @type to @command.
 *
 * Returns: (transfer none): the part, for further values
 */
DESK_API DeskCommandPart *desk_demo_add (DeskDemo *demo, DeskCommand *command, gint64 at_us, const char *act, const char *type, DeskUuid *uid, ...) G_GNUC_NULL_TERMINATED;
/** The same as a command of its own, done at once. */
DESK_API void desk_demo_make (DeskDemo *demo, DeskDemoPerson *actor, gint64 at_us, const char *type, DeskUuid *uid, ...) G_GNUC_NULL_TERMINATED;
/** An act on a record that is there, done at once; pairs as above, of what the act carries. */
DESK_API void desk_demo_act (DeskDemo *demo, DeskDemoPerson *actor, gint64 at_us, const DeskUuid *record, const char *act, ...) G_GNUC_NULL_TERMINATED;
/** Hands a case over to the unit of that name, at once. */
DESK_API void desk_demo_hand_over (DeskDemo *demo, DeskDemoPerson *actor, gint64 at_us, const DeskUuid *record, const char *unit, const char *instruction);
/** UUID text of a record, for a pair; one of eight that take turns. */
DESK_API const char *desk_demo_text (const DeskUuid *uid);
/** Further values of a part: the day of a moment, as a date field holds it; money. */
DESK_API void desk_demo_set_day (DeskDemo *demo, DeskCommandPart *part, const char *field, gint64 at_us);
DESK_API void desk_demo_set_yuan (DeskCommandPart *part, const char *field, gint64 yuan);

G_END_DECLS
