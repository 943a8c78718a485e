/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/desk-case-type.h"
#include "model/desk-field.h"
#include "model/desk-values.h"

G_BEGIN_DECLS

/**
 * DeskRecordType:
 *
 * A kind of record, as an area or the core declares it.
 *
 * A type may @extends another ("case", "party", "visit"): its records have the
 * fields of both, one row in each table, one id. It may name a field of its base
 * again, of the same kind, to give it its own label, choices, help or flags; the
 * column stays in the base's table. A type with @row_of has no
 * records of its own: its rows (hand-overs, checks …) belong to a record of
 * that type, are numbered from 1 inside it, and have the local id
 * owner id × 4096 + number.
 */
typedef struct {
  const char *name;       /* "case", "ent.demand": area prefix, dot, word */
  const char *table;      /* table of a core type; NULL: x_<area>_<word> */
  const char *label;      /* N_() */
  const char *label_many; /* N_() */
  const char *icon;
  guint version;
  const DeskField *fields; /* ended by a NULL name */
  const char *extends;     /* record type or NULL */
  const char *row_of;      /* record type or NULL */
  const char *parent;      /* field that makes the records a tree, or NULL */
  const char *part_of;     /* reference field: the records are parts of the one it names, shown and added on its page; or NULL */
  const char *title;       /* field that names a record; NULL: that of the type extended */
  const char *columns;     /* default list columns, paths separated by blanks: "number title party unit.short_name" */
  const char *sort;        /* default order: field name, a leading '-' for descending */
  const char *unique;      /* fields that may not occur twice, groups separated by ';', names by blanks */
  const char *source;      /* code of the source of cases found on its records ("visit"): they can be registered there; NULL: none are */
  const DeskCaseRules *rules; /* of a type that extends "case", else NULL */
  const char *label_zh, *label_many_zh;
} DeskRecordType;

/**
 * DeskType:
 *
 * A declaration as the running program holds it: a deep copy with both
 * languages, its base resolved, its fields those of the base first. Immutable
 * and reference counted; any thread. Public fields are read-only.
 */
typedef struct _DeskType DeskType;
struct _DeskType {
  const char *name, *area, *table;
  const char *label, *label_zh, *label_many, *label_many_zh, *icon;
  guint version;
  DeskType *base;           /* type extended, or NULL */
  const char *row_of;
  const char *parent, *part_of, *title, *sort, *unique, *source;
  char **columns;           /* NULL-terminated paths */
  GPtrArray *own_fields;    /* const DeskField *, of this declaration only */
  GPtrArray *fields;        /* const DeskField *, base's first */
  GPtrArray *declared_fields; /* DeskField *, as declared: own ones and those of the base named again */
  const DeskCaseRules *rules;
  GPtrArray *ruled_fields;  /* those of fields that ask for more than their own value to be right: required, with an initial
                             * value, a bound or a formula; in the same order */
};

DESK_API DeskType *desk_type_ref (DeskType *type);
DESK_API void desk_type_unref (DeskType *type);
/** Borrowed or NULL; looks in the base too. */
DESK_API const DeskField *desk_type_find_field (const DeskType *type, const char *name);
/** Why @field is below its at_least (@least) or above its at_most in @values, or NULL: it is not, or one of
 * the two is not filled in. Translated; transfer full. */
DESK_API char *desk_type_bound_problem (const DeskType *type, const DeskField *field, gboolean least, const DeskValues *values);
/** The type in the chain type → base that declares @name, or NULL. */
DESK_API const DeskType *desk_type_find_owner (const DeskType *type, const char *name);
/** TRUE if @type is @name or extends it. */
DESK_API gboolean desk_type_is_a (const DeskType *type, const char *name);
/** Whether every field is COMPUTED: acts of the program write its records, and nobody makes or changes one by hand. */
DESK_API gboolean desk_type_is_written_by_program (const DeskType *type);
DESK_API const char *desk_type_get_label (const DeskType *type);
DESK_API const char *desk_type_get_label_many (const DeskType *type);

/** Deep copy of a declaration over its base (NULL: none), translated; checks
 * names, kinds, flags and what refers inside the type. */
DESK_API DeskType *desk_type_new (const DeskRecordType *declaration, DeskType *base, const char *area, GError **error);

/** The declaration as JSON with the labels of both languages, and back.
 * Case rules are part of it, so that a case of an absent area stays readable. */
DESK_API char *desk_type_to_json (const DeskType *type);
DESK_API DeskType *desk_type_from_json (const char *json, DeskType *base, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskType, desk_type_unref)

G_END_DECLS
