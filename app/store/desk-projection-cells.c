/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a value is as cells of its table and as words of the index. */
#include "store/desk-projection-private.h"

#include <stdlib.h>
#include <string.h>

#include "store/desk-words-private.h"

void
desk_cell_bind (const DeskCell *cell, DeskStatement *statement, guint number)
{
  switch (cell->kind) {
  case DESK_CELL_INTEGER:
    desk_statement_bind_int64 (statement, number, cell->integer);
    break;
  case DESK_CELL_TEXT:
    desk_statement_bind_text (statement, number, cell->text, -1);
    break;
  case DESK_CELL_BLOB:
    desk_statement_bind_blob (statement, number, cell->buffer, cell->length);
    break;
  case DESK_CELL_NULL:
  default:
    desk_statement_bind_null (statement, number);
    break;
  }
}

gboolean
desk_cell_equal_column (const DeskCell *cell, DeskStatement *statement, guint column)
{
  if (desk_statement_column_is_null (statement, column))
    return cell->kind == DESK_CELL_NULL;
  switch (cell->kind) {
  case DESK_CELL_INTEGER:
    return desk_statement_column_int64 (statement, column) == cell->integer;
  case DESK_CELL_TEXT:
    return g_strcmp0 (desk_statement_column_text (statement, column), cell->text) == 0;
  case DESK_CELL_BLOB: {
    gsize length = 0;
    gconstpointer blob = desk_statement_column_blob (statement, column, &length);
    return length == cell->length && (length == 0 || memcmp (blob, cell->buffer, length) == 0);
  }
  case DESK_CELL_NULL:
  default:
    return FALSE;
  }
}

static void
set_text (DeskCell *cell, const char *text)
{
  cell->kind = DESK_CELL_TEXT;
  cell->text = text;
}

static void
set_pinyin (DeskCell *cell, const char *text)
{
  cell->kind = DESK_CELL_BLOB;
  cell->length = text != NULL ? desk_pinyin_sort_key (text, cell->buffer, DESK_WORDS_SORT_KEY_MAX) : 0;
  if (cell->length == 0) {
    cell->buffer[0] = 0xff;
    cell->length = 1;
  }
}

/* QY-2026-000123 → QY-2026-00000123, so that a seventh digit sorts behind. */
static void
set_number (DeskCell *cell, const char *text)
{
  if (text == NULL) {
    set_text (cell, DESK_NO_TEXT);
    return;
  }
  const char *dash = strrchr (text, '-');
  char *end = NULL;
  guint64 running = dash != NULL && g_ascii_isdigit (dash[1]) ? g_ascii_strtoull (dash + 1, &end, 10) : 0;
  gsize head = dash != NULL ? (gsize) (dash - text) : 0;
  if (end == NULL || *end != '\0' || head + 22 > sizeof cell->buffer) {
    set_text (cell, text);
    return;
  }
  g_snprintf ((char *) cell->buffer, sizeof cell->buffer, "%.*s-%08" G_GUINT64_FORMAT, (int) head, text, running);
  set_text (cell, (const char *) cell->buffer);
}

static void
set_hash (DeskCell *cell, const DeskCellSource *source, const DeskColumn *column, const DeskUuid *record, const char *sealed)
{
  if (sealed == NULL || source->seal == NULL || !desk_seal_has_key (source->seal))
    return;
  g_autofree char *plain = desk_seal_open (source->seal, record, column->field->name, sealed, NULL);
  if (plain != NULL && desk_seal_hash (source->seal, column->field->name, plain, cell->buffer)) {
    cell->kind = DESK_CELL_BLOB;
    cell->length = DESK_SEAL_HASH_SIZE;
  }
}

gboolean
desk_cells_of_field (const DeskCellSource *source, DeskProjection *projection, const DeskColumn *column,
                     const DeskUuid *record, const DeskValue *value, DeskCell *cells, guint *n)
{
  const char *text = desk_value_get_text (value);
  DeskCell *second = cells + 1;
  cells[0].kind = DESK_CELL_NULL;
  *n = 1;
  if (column->reference && text != NULL) {
    cells[0].kind = DESK_CELL_INTEGER;
    cells[0].integer = source->id_of (source->data, text);
    if (cells[0].integer == 0)
      return FALSE;
  } else if (value->kind == DESK_VALUE_INTEGER) {
    cells[0].kind = DESK_CELL_INTEGER;
    cells[0].integer = value->integer;
  } else if (text != NULL) {
    set_text (&cells[0], text);
  } else if (column->sort == DESK_COLUMN_SORTED && column->integer) {
    cells[0].kind = DESK_CELL_INTEGER;
    cells[0].integer = DESK_NO_INTEGER;
  } else if (column->sort == DESK_COLUMN_SORTED) {
    set_text (&cells[0], DESK_NO_TEXT);
  }
  if (column->key_name == NULL && column->hash_name == NULL)
    return TRUE;
  *n = 2;
  second->kind = DESK_CELL_NULL;
  if (column->hash_name != NULL) {
    set_hash (second, source, column, record, text);
  } else if (column->reference) {
    const DeskRecordTable *target = desk_projection_find (projection, column->field->refers);
    if (text != NULL && target != NULL && source->key_of != NULL &&
        (second->length = source->key_of (source->data, target, cells[0].integer, second->buffer)) > 0) {
      second->kind = DESK_CELL_BLOB;
      return TRUE;
    }
    g_autofree char *title = text != NULL && target != NULL ? source->title_of (source->data, target, cells[0].integer) : NULL;
    set_pinyin (second, title);
  } else if (column->field->flags & DESK_FIELD_PINYIN) {
    second->kind = DESK_CELL_BLOB;
    second->length = text != NULL && source->key_of_text != NULL ? source->key_of_text (source->data, text, second->buffer) : 0;
    if (second->length == 0)
      set_pinyin (second, text);
  } else {
    set_number (second, text);
  }
  return TRUE;
}

/* --- words --- */

static gboolean
enters_search (const DeskColumn *column)
{
  return column->searched || (column->reference && column->sort == DESK_COLUMN_KEYED);
}

static void
add_words (const DeskCellSource *source, DeskProjection *projection, const DeskColumn *column, const char *text, DeskTokens *words)
{
  if (!column->reference) {
    desk_words_add_bigrams (words, text);
    if (column->field->flags & DESK_FIELD_PINYIN)
      desk_pinyin_add_tokens (words, text);
    return;
  }
  const DeskRecordTable *target = desk_projection_find (projection, column->field->refers);
  gint64 id = source->id_of (source->data, text);
  g_autofree char *title = target != NULL && id != 0 ? source->title_of (source->data, target, id) : NULL;
  if (title != NULL)
    desk_words_add_bigrams (words, title);
}

static void
gather (const DeskCellSource *source, DeskProjection *projection, const DeskRecordTable *table, const DeskValues *values,
        const DeskValues *other, gboolean same, DeskTokens *words)
{
  if (table->base != NULL)
    gather (source, projection, table->base, values, other, same, words);
  for (guint i = 0; i < table->columns->len; i++) {
    const DeskColumn *column = g_ptr_array_index (table->columns, i);
    const DeskValue *value = enters_search (column) ? desk_values_get (values, column->field->name) : NULL;
    const char *text = value != NULL ? desk_value_get_text (value) : NULL;
    if (text != NULL && (other == NULL || desk_value_equal (value, desk_values_get (other, column->field->name)) == same))
      add_words (source, projection, column, text, words);
  }
}

void
desk_search_words (const DeskCellSource *source, DeskProjection *projection, const DeskRecordTable *table, const DeskValues *values,
                   const DeskValues *other, gboolean same, DeskTokens *words)
{
  desk_tokens_init (words);
  gather (source, projection, table, values, other, same, words);
}

char *
desk_search_text (const DeskCellSource *source, DeskProjection *projection, const DeskRecordTable *table, const DeskValues *values)
{
  DeskTokens words;
  desk_search_words (source, projection, table, values, NULL, FALSE, &words);
  return desk_tokens_steal (&words);
}

gboolean
desk_search_reads (const DeskRecordTable *table, const GPtrArray *names)
{
  for (guint i = 0; i < names->len; i++) {
    const DeskColumn *column = desk_record_table_find_column (table, g_ptr_array_index (names, i), NULL);
    if (column != NULL && enters_search (column))
      return TRUE;
  }
  return FALSE;
}
