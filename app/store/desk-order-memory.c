/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sorting by keys in memory: small sets, and columns without an index of their own. */
#include "store/desk-order-private.h"

#include <string.h>

#include "model/desk-query-private.h"
#include "store/desk-words.h"

typedef struct {
  gint64 id;
  gint64 number;  /* of a key that is a number; else the place of its bytes */
  guint32 length; /* of its bytes */
  gboolean none;
} Key;

typedef enum { BY_ID, BY_NUMBER, BY_BYTES, BY_SORT_KEY, BY_CODE, BY_RANK } By;

typedef struct {
  By by;
  gboolean descending;
  GArray *keys;
  GByteArray *bytes;
  GHashTable *ranks; /* gint64 * → rank */
  const DeskField *field;
} Sorter;

static By
find_way (const DeskOrder *self)
{
  const DeskColumn *column = self->path.column;

  if (column == NULL)
    return BY_ID;
  if (column->key_name != NULL && column->sort == DESK_COLUMN_KEYED)
    return BY_BYTES;
  if (column->reference)
    return BY_RANK;
  if (column->integer)
    return BY_NUMBER;
  if (self->field->kind == DESK_FIELD_CHOICE && self->field->choices != NULL)
    return BY_CODE;
  if (column->sort == DESK_COLUMN_SORTED || (self->field->kind != DESK_FIELD_TEXT && self->field->kind != DESK_FIELD_LONG_TEXT))
    return BY_BYTES;
  return BY_SORT_KEY;
}

static gboolean
is_sentinel (gconstpointer bytes, gsize length)
{
  return (length == 1 && memcmp (bytes, "\xff", 1) == 0) || (length == strlen (DESK_NO_TEXT) && memcmp (bytes, DESK_NO_TEXT, length) == 0);
}

static void
keep_bytes (Sorter *self, Key *key, gconstpointer bytes, gsize length)
{
  key->number = self->bytes->len;
  key->length = (guint32) length;
  g_byte_array_append (self->bytes, bytes, (guint) length);
}

static void
keep_text (Sorter *self, Key *key, DeskStatement *st)
{
  gsize length;
  gconstpointer bytes = desk_statement_column_blob (st, 1, &length);

  key->none = bytes == NULL || is_sentinel (bytes, length);
  if (key->none)
    return;
  if (self->by == BY_BYTES)
    keep_bytes (self, key, bytes, length);
  else if (self->by == BY_CODE)
    {
      int rank = desk_query_choice_rank (self->field, desk_statement_column_text (st, 1));
      key->none = rank < 0;
      key->number = rank;
    }
  else
    {
      guint8 made[DESK_WORDS_SORT_KEY_MAX];
      gsize n = desk_pinyin_sort_key (desk_statement_column_text (st, 1), made, sizeof made);
      keep_bytes (self, key, made, n);
    }
}

static void
add (Sorter *self, DeskStatement *st, gint64 id)
{
  Key key = { .id = id };

  if (self->by == BY_ID)
    key.number = 0;
  else if (desk_statement_column_is_null (st, 1))
    key.none = TRUE;
  else if (self->by == BY_NUMBER)
    {
      key.number = desk_statement_column_int64 (st, 1);
      key.none = key.number == DESK_NO_INTEGER;
    }
  else if (self->by == BY_RANK)
    {
      gint64 target = desk_statement_column_int64 (st, 1);
      gpointer rank = NULL;
      key.none = !g_hash_table_lookup_extended (self->ranks, &target, NULL, &rank);
      key.number = GPOINTER_TO_UINT (rank);
    }
  else
    keep_text (self, &key, st);
  g_array_append_val (self->keys, key);
}

static int
compare (gconstpointer left, gconstpointer right, gpointer data)
{
  const Sorter *self = data;
  const Key *a = left;
  const Key *b = right;
  int order;

  if (a->none != b->none)
    return a->none ? 1 : -1;
  if (a->none || self->by == BY_ID)
    order = 0;
  else if (self->by == BY_BYTES || self->by == BY_SORT_KEY)
    {
      order = memcmp (self->bytes->data + a->number, self->bytes->data + b->number, MIN (a->length, b->length));
      if (order == 0)
        order = (a->length > b->length) - (a->length < b->length);
    }
  else
    order = (a->number > b->number) - (a->number < b->number);
  if (order == 0)
    order = (a->id > b->id) - (a->id < b->id);
  return self->descending ? -order : order;
}

/* Its rank in the order of its own type, by id. */
static GHashTable *
make_ranks (DeskOrder *self, GArray **ids, GError **error)
{
  const DeskRecordTable *target = desk_projection_find (self->compiler->projection, self->path.column->field->refers);
  g_autoptr (GHashTable) ranks = g_hash_table_new (g_int64_hash, g_int64_equal);

  *ids = desk_order_all (self->compiler, target, error);
  if (*ids == NULL)
    return NULL;
  for (guint i = 0; i < (*ids)->len; i++)
    g_hash_table_insert (ranks, &g_array_index (*ids, gint64, i), GUINT_TO_POINTER (i));
  return g_steal_pointer (&ranks);
}

static const char *
make_sql (DeskOrder *self, By by, gboolean few)
{
  const DeskJoinColumn *path = &self->path;
  const char *from = desk_join_get_from (self->join);
  const char *where = few ? " WHERE t0.\"id\" = $1" : "";

  if (by == BY_ID)
    return desk_intern_sql ("SELECT t0.\"id\" FROM %s%s", from, where);
  const char *column = path->column->sort == DESK_COLUMN_KEYED ? path->column->key_name : path->column->name;
  return desk_intern_sql ("SELECT t0.\"id\", t%u.\"%s\" FROM %s%s", path->holder, column, from, where);
}

static gboolean
read_few (DeskOrder *self, Sorter *sorter, const char *sql, GError **error)
{
  g_autoptr (GArray) ids = desk_id_set_to_array (self->set);

  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      DeskStatement *st = desk_connection_statement (self->compiler->connection, sql);
      desk_statement_bind_int64 (st, 1, id);
      DeskDbResult r = desk_statement_step (st);
      if (r == DESK_DB_ROW)
        {
          add (sorter, st, id);
          desk_statement_reset (st);
        }
      else if (r != DESK_DB_DONE)
        return desk_connection_fail (self->compiler->connection, r, error);
    }
  return TRUE;
}

static gboolean
read_all (DeskOrder *self, Sorter *sorter, const char *sql, GError **error)
{
  DeskStatement *st = desk_connection_statement (self->compiler->connection, sql);
  DeskDbResult r;

  while ((r = desk_statement_step (st)) == DESK_DB_ROW)
    {
      gint64 id = desk_statement_column_int64 (st, 0);
      if (desk_id_set_has (self->set, id))
        add (sorter, st, id);
    }
  return r == DESK_DB_DONE || desk_connection_fail (self->compiler->connection, r, error);
}

gboolean
desk_order_in_memory (DeskOrder *self, gboolean few, GError **error)
{
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (Key));
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (GArray) ranked = NULL;
  g_autoptr (GHashTable) ranks = NULL;
  Sorter sorter = { find_way (self), self->descending, keys, bytes, NULL, self->field };

  if (sorter.by == BY_RANK)
    {
      ranks = make_ranks (self, &ranked, error);
      if (ranks == NULL)
        return FALSE;
      sorter.ranks = ranks;
    }

  const char *sql = make_sql (self, sorter.by, few);
  if (!(few ? read_few (self, &sorter, sql, error) : read_all (self, &sorter, sql, error)))
    return FALSE;
  g_array_sort_with_data (keys, compare, &sorter);
  for (guint i = 0; i < keys->len; i++)
    desk_order_emit (self, g_array_index (keys, Key, i).id);
  return TRUE;
}
