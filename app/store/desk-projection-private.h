/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/desk-projection.h"
#include "store/desk-tokens.h"
#include "store/desk-words.h"

G_BEGIN_DECLS

#define DESK_MAX_DB_COLUMNS 256

/* A reference whose key and search text follow the title of the record referred to. */
typedef struct {
  const DeskRecordTable *table;
  const DeskColumn *column;
} DeskDependent;

struct _DeskProjection {
  DeskRegistry *registry;
  GPtrArray *tables;
  GHashTable *by_name;
  GHashTable *by_id;
  GArray *dependents;
};

/* Texts of one table, interned so that a connection prepares each once. */
typedef struct {
  const char *insert;
  const char *select;      /* every column by id, in the order of position */
  const char *select_rows; /* of a row table: every column, ids from $1 to $2 */
  const char *title_key;   /* the sort key of that title, NULL when it is not kept */
  const char *title;       /* title of a record by id, NULL when the type has none */
  const char *withdrawn;   /* of a root: whether a record is withdrawn */
  GHashTable *updates;     /* DeskColumnSet * → interned text; only the writer's thread looks */
} DeskRecordTableSql;

/* Database columns of one table. */
typedef struct {
  guint64 bits[DESK_MAX_DB_COLUMNS / 64];
} DeskColumnSet;

void desk_record_table_make_sql (DeskProjection *self, DeskRecordTable *table);
void desk_record_table_sql_free (gpointer sql);
/* "UPDATE t SET a = $2, b = $3 WHERE id = $1", parameters in the order of position. */
const char *desk_record_table_update_sql (const DeskRecordTable *table, const DeskColumnSet *set);

static inline void
desk_column_set_add (DeskColumnSet *set, guint position)
{
  set->bits[position / 64] |= G_GUINT64_CONSTANT (1) << (position % 64);
}

static inline gboolean
desk_column_set_has (const DeskColumnSet *set, guint position)
{
  return (set->bits[position / 64] >> (position % 64)) & 1;
}

/* Name and DDL of the database column at @position; the field's column or NULL for a fixed one. */
typedef struct {
  const char *name;
  const DeskColumn *column;
  enum { DESK_PART_FIXED, DESK_PART_VALUE, DESK_PART_KEY, DESK_PART_HASH } part;
} DeskDbColumn;
DeskDbColumn desk_record_table_db_column (const DeskRecordTable *table, guint position);

/* One value as the database holds it. Text may be borrowed from a snapshot. */
typedef struct {
  enum { DESK_CELL_NULL, DESK_CELL_INTEGER, DESK_CELL_TEXT, DESK_CELL_BLOB } kind;
  gint64 integer;
  const char *text;
  gsize length;        /* of the blob */
  guint8 buffer[64];   /* a blob, or a text made here */
} DeskCell;

void desk_cell_bind (const DeskCell *cell, DeskStatement *statement, guint number);
/* Whether the column of a stepped row holds exactly this. */
gboolean desk_cell_equal_column (const DeskCell *cell, DeskStatement *statement, guint column);

/* What making cells and search text asks of its surroundings. */
typedef struct {
  gpointer data;
  gint64 (*id_of) (gpointer data, const char *uuid_text);                              /* 0: unknown */
  char *(*title_of) (gpointer data, const DeskRecordTable *table, gint64 id);                /* transfer full, NULL: none */
  /* Sort key of such a title as it is stored; 0 bytes when it has none. Optional: else it is made from the title. */
  gsize (*key_of) (gpointer data, const DeskRecordTable *table, gint64 id, guint8 key[DESK_WORDS_SORT_KEY_MAX]);
  /* Sort key of a name of the record itself, when it was made before. Optional; 0: make it. */
  gsize (*key_of_text) (gpointer data, const char *text, guint8 key[DESK_WORDS_SORT_KEY_MAX]);
  const DeskSeal *seal;
} DeskCellSource;

/* Fills the cells of one field's column: value, and key or hash when it has one
 * (@cells has room for two). FALSE: a reference to a record that is not there. */
gboolean desk_cells_of_field (const DeskCellSource *source, DeskProjection *projection, const DeskColumn *column,
                              const DeskUuid *record, const DeskValue *value, DeskCell *cells, guint *n);
/* The words of a record, joined by blanks; transfer full. */
char *desk_search_text (const DeskCellSource *source, DeskProjection *projection, const DeskRecordTable *table, const DeskValues *values);
/* The same as a set, which is begun here; unless @other is NULL, those of the fields only that are, or with @same FALSE are not, the same there. */
void desk_search_words (const DeskCellSource *source, DeskProjection *projection, const DeskRecordTable *table, const DeskValues *values,
                        const DeskValues *other, gboolean same, DeskTokens *words);
/* Whether desk_search_text() reads one of the fields of these names. */
gboolean desk_search_reads (const DeskRecordTable *table, const GPtrArray *names);

G_END_DECLS
