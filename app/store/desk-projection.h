/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/desk-registry.h"
#include "model/desk-snapshot.h"
#include "store/desk-connection.h"
#include "store/desk-seal.h"

G_BEGIN_DECLS

/*
 * The tables of the record types: which they are, how they are made, read into
 * snapshots and written from them. Private to the room.
 *
 * Table of a type: type->table, else its name with '.' and '-' as '_' behind
 * "x_". Every name in generated SQL is double-quoted.
 *
 *   root type:       id (records.id), type_id (as records.type), withdrawn 0/1, its fields
 *   extending type:  id, its own fields (fields of the base stay in the base's table)
 *   row type:        id (owner × 4096 + number), <owner type>_id, number, its fields
 *
 * Columns of a field, by kind:
 *   integer kinds     INTEGER, named as the field
 *   text kinds        TEXT, named as the field
 *   REFERENCE         INTEGER, <field>_id, the local id in records, NULL: none
 *   CHOICES, REFERENCES  TEXT as the value, and a row per code (or UUID) in
 *                     record_choices (record, field, code); not for row types
 *   SENSITIVE         TEXT, ciphertext, and <field>_hash BLOB, keyed hash of the plain text
 * Sort columns (fields flagged SORT) are NOT NULL; none is a sentinel that sorts last:
 *   PINYIN            <field>_key BLOB, sort key, x'FF' for none; the TEXT column itself may be NULL
 *   "number"          number_key TEXT, the running number padded to eight digits
 *   REFERENCE to a type that is not small (see desk_projection_is_small())
 *                     <field>_key BLOB, sort key of the title referred to, x'FF'
 *   other REFERENCE   no key: sorts by rank in memory
 *   integer kinds     the column itself, DESK_NO_INTEGER for none
 *   other text        the column itself, DESK_NO_TEXT for none
 *
 * search: one row per record, rowid records.id, words of all SEARCH fields,
 * pinyin of PINYIN fields, and the title of references that have a key.
 */
#define DESK_NO_INTEGER G_MAXINT64
#define DESK_NO_TEXT "\xef\xbf\xbf" /* U+FFFF */
#define DESK_ROWS_PER_RECORD 4096

typedef enum {
  DESK_COLUMN_PLAIN,     /* no sort column */
  DESK_COLUMN_SORTED,    /* sorts by itself, NOT NULL with sentinel */
  DESK_COLUMN_KEYED,     /* sorts by key_name */
  DESK_COLUMN_RANKED,    /* sorts by rank of the record referred to, in memory */
} DeskColumnSort;

/** One field's column. Immutable. */
typedef struct {
  const DeskField *field;
  char *name;         /* not quoted */
  char *key_name;     /* KEYED only, else NULL */
  char *hash_name;    /* SENSITIVE only, else NULL */
  gboolean integer;   /* INTEGER in the table (a reference too) */
  gboolean reference; /* holds a local id; the value is the UUID text */
  gboolean many;      /* also in record_choices */
  gboolean searched;  /* its text enters the search index */
  DeskColumnSort sort;
  guint position;     /* of name among the table's database columns, from 0; key and hash follow it */
} DeskColumn;

typedef struct _DeskRecordTable DeskRecordTable;
struct _DeskRecordTable {
  const DeskType *type;
  gint64 type_id;        /* records.type; 0 for row types without records */
  char *name;            /* not quoted */
  DeskRecordTable *base;       /* table of the type extended, or NULL */
  DeskRecordTable *owner;      /* of a row type: table of the root type it belongs to, or NULL */
  char *owner_name;      /* column of the owner's id, or NULL */
  GPtrArray *columns;    /* DeskColumn *, own fields only */
  GHashTable *by_field;  /* name of a field → its column */
  GPtrArray *row_tables; /* DeskRecordTable *, row types of this type and its bases */
  guint n_db_columns;    /* all, with id and the other fixed ones in front */
  gpointer sql;          /* private to desk-projection-*.c */
};

typedef struct _DeskProjection DeskProjection;

/** Tables of everything in the frozen @registry; type ids are filled by desk_projection_prepare(). */
DeskProjection *desk_projection_new (DeskRegistry *registry);
void desk_projection_free (DeskProjection *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskProjection, desk_projection_free)

/**
 * desk_projection_prepare:
 * @writer: without an open transaction; NULL of a store that is only read
 * @reader: for what is in the store now; may be @writer
 * @rebuild: (out): a column that derives from values already stored was added, or
 *   the sort keys are of another ICU: desk_store_rebuild() is due
 *
 * Makes the missing tables, columns and indexes and writes the declarations to
 * record_types. A type that the store knows in a newer version gives
 * DESK_STORE_ERROR_NEWER and nothing is changed.
 */
gboolean desk_projection_prepare (DeskProjection *self, DeskConnection *writer, DeskConnection *reader, gboolean *rebuild, GError **error);
/** Adds the types that only the store knows to @registry, before it is frozen. */
gboolean desk_projection_add_absent (DeskConnection *reader, DeskRegistry *registry, GError **error);

/** TRUE for types whose records are few, so that references sort by rank in memory: area, unit, person, post. */
gboolean desk_projection_is_small (const char *type);

/** The table of a type or row type, NULL when unknown. Any thread. */
const DeskRecordTable *desk_projection_find (DeskProjection *self, const char *type);
const DeskRecordTable *desk_projection_find_by_id (DeskProjection *self, gint64 type_id);
/** Every table, bases and owners first. */
GPtrArray *desk_projection_get_tables (DeskProjection *self);
/** The column of a field of @table or its bases; @holder (out, optional): the table it is in. NULL when there is none. */
const DeskColumn *desk_record_table_find_column (const DeskRecordTable *table, const char *field, const DeskRecordTable **holder);
/** The table at the end of the chain of bases: the one with "withdrawn". */
const DeskRecordTable *desk_record_table_get_root (const DeskRecordTable *table);
/** Column of the title of a type's records and the table it is in; NULL when the type has none. */
const DeskColumn *desk_record_table_get_title (const DeskRecordTable *table, const DeskRecordTable **holder);

/** A value as read from the column @n of a stepped statement: sentinel and NULL are none. For a
 * reference the local id as an integer: see desk_store_uid_of(). */
void desk_column_read (const DeskColumn *column, DeskStatement *statement, guint n, DeskValue *value);

G_END_DECLS
