/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/desk-error.h"
#include "model/desk-uuid.h"
#include "model/desk-value.h"

G_BEGIN_DECLS

/**
 * DeskEvent:
 *
 * One entry of the log. The body is UTF-8 JSON, written once and hashed as
 * those bytes:
 *
 *   {"set":{"title":["old","new"],…},            every field changed, on the record
 *    "rows":[{"row":"handover","n":1,"set":{…}}], and on its rows
 *    "type":"ent.demand",                        first event of a record only
 *    "why":"…","rule":"…","for":"uid","undoes":"uid","about":"field","redacts":["uid",…]}
 *
 * null stands for none. A record is withdrawn by setting "withdrawn" to 1. An
 * event carries results, never inputs to be evaluated again.
 */
typedef struct _DeskEventBody DeskEventBody;

typedef struct {
  DeskUuid uid;
  DeskUuid record;
  DeskUuid command;
  DeskUuid actor;
  gint64 seq;      /* set by the store */
  gint64 at_us;    /* UTC microseconds */
  char *kind;      /* "created", "changed", "registered", "handed-over" … */
  int v;           /* version of the kind's body */
  char *body;      /* NULL when redacted */
  DeskEventBody *told; /* what @body says, of an event that was decided just now; NULL: it is to be read */
} DeskEvent;

DESK_API DeskEvent *desk_event_copy (const DeskEvent *event);
DESK_API void desk_event_free (DeskEvent *event);

/** One changed field of a body. */
typedef struct {
  char *field;
  DeskValue old_value;
  DeskValue new_value;
} DeskChange;

typedef struct {
  char *row;          /* row type */
  guint number;       /* from 1 */
  GPtrArray *changes; /* DeskChange * */
} DeskRowChange;

/** A body, read or to be written. */
struct _DeskEventBody {
  char *type;         /* record type, in the first event */
  GPtrArray *changes; /* DeskChange * */
  GPtrArray *rows;    /* DeskRowChange * */
  char *why;          /* reason given by a person, or NULL */
  char *rule;         /* rule that acted, or NULL */
  char *acts_for;     /* uid of the person the actor is the deputy of, or NULL */
  char *undoes;       /* uid of the event undone, or NULL */
  char *about;        /* name of the field that was looked at, or what was exported; or NULL */
  GPtrArray *redacts; /* char *: uids of the events whose bodies are deleted with this one */
};

DESK_API DeskEventBody *desk_event_body_new (void);
DESK_API void desk_event_body_free (DeskEventBody *body);
DESK_API void desk_event_body_add (DeskEventBody *body, const char *field, const DeskValue *old_value, const DeskValue *new_value);
/** @number counts from 1; changes of the same row are gathered. */
DESK_API void desk_event_body_add_row (DeskEventBody *body, const char *row, guint number, const char *field, const DeskValue *old_value, const DeskValue *new_value);
/** The body that takes back what @body sets. */
DESK_API DeskEventBody *desk_event_body_invert (const DeskEventBody *body);
/** Canonical: fields in order of adding, no white space. Transfer full. */
DESK_API char *desk_event_body_to_json (const DeskEventBody *body);
DESK_API DeskEventBody *desk_event_body_from_json (const char *json, GError **error);
/** What @event says: borrowed from it, or read into @read, which the caller frees. NULL with @error: it cannot be read. */
DESK_API const DeskEventBody *desk_event_get_body (const DeskEvent *event, DeskEventBody **read, GError **error);

/** What a person reads of an event of this kind ("created", "unmasked"), translated; NULL for one that is an act on a case
 * (desk_act_get_done()) or not known. */
DESK_API const char *desk_event_get_done (const char *kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskEvent, desk_event_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskEventBody, desk_event_body_free)

G_END_DECLS
