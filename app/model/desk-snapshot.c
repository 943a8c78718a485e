/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/desk-snapshot.h"

#include <string.h>

#include "model/desk-type-private.h"

static void
rows_clear (gpointer data)
{
  g_ptr_array_unref (((DeskSnapshotRows *) data)->values);
}

static void
values_free (gpointer data)
{
  desk_values_free (data);
}

static GArray *
rows_new (guint reserved)
{
  GArray *rows = g_array_sized_new (FALSE, FALSE, sizeof (DeskSnapshotRows), reserved);

  g_array_set_clear_func (rows, rows_clear);
  return rows;
}

DeskSnapshot *
desk_snapshot_new (const DeskUuid *uid)
{
  DeskSnapshot *self = g_new0 (DeskSnapshot, 1);

  self->uid = *uid;
  self->values = desk_values_new ();
  self->rows = rows_new (0);
  return self;
}

DeskSnapshot *
desk_snapshot_copy (const DeskSnapshot *snapshot)
{
  DeskSnapshot *copy = g_new (DeskSnapshot, 1);

  *copy = *snapshot;
  copy->values = desk_values_copy (snapshot->values);
  copy->rows = rows_new (snapshot->rows->len);
  for (guint i = 0; i < snapshot->rows->len; i++) {
    const DeskSnapshotRows *from = &g_array_index (snapshot->rows, DeskSnapshotRows, i);
    DeskSnapshotRows to = { from->type, g_ptr_array_new_full (from->values->len, values_free) };

    for (guint n = 0; n < from->values->len; n++)
      g_ptr_array_add (to.values, desk_values_copy (g_ptr_array_index (from->values, n)));
    g_array_append_val (copy->rows, to);
  }
  return copy;
}

void
desk_snapshot_free (DeskSnapshot *snapshot)
{
  if (snapshot == NULL)
    return;
  desk_values_free (snapshot->values);
  g_array_unref (snapshot->rows);
  g_free (snapshot);
}

const DeskValue *
desk_snapshot_get (const DeskSnapshot *snapshot, const char *field)
{
  return desk_values_get (snapshot->values, field);
}

const char *
desk_snapshot_get_text (const DeskSnapshot *snapshot, const char *field)
{
  return desk_values_get_text (snapshot->values, field);
}

gint64
desk_snapshot_get_integer (const DeskSnapshot *snapshot, const char *field)
{
  return desk_values_get_integer (snapshot->values, field);
}

/* Where the rows of @row_type are, or where they belong. A record has a few types of
 * rows at most. */
static gboolean
find_rows (const DeskSnapshot *snapshot, const char *row_type, guint *position)
{
  for (*position = 0; *position < snapshot->rows->len; ++*position) {
    const char *type = g_array_index (snapshot->rows, DeskSnapshotRows, *position).type;
    int order = type == row_type ? 0 : strcmp (type, row_type);

    if (order >= 0)
      return order == 0;
  }
  return FALSE;
}

static GPtrArray *
get_rows (const DeskSnapshot *snapshot, const char *row_type)
{
  guint position;

  return find_rows (snapshot, row_type, &position) ? g_array_index (snapshot->rows, DeskSnapshotRows, position).values : NULL;
}

static GPtrArray *
ensure_rows (DeskSnapshot *snapshot, const char *row_type)
{
  guint position;

  if (!find_rows (snapshot, row_type, &position)) {
    DeskSnapshotRows added = { desk_declared_copy (row_type), g_ptr_array_new_with_free_func (values_free) };

    g_array_insert_val (snapshot->rows, position, added);
  }
  return g_array_index (snapshot->rows, DeskSnapshotRows, position).values;
}

guint
desk_snapshot_get_n_rows (const DeskSnapshot *snapshot, const char *row_type)
{
  const GPtrArray *rows = get_rows (snapshot, row_type);

  return rows != NULL ? rows->len : 0;
}

DeskValues *
desk_snapshot_get_row (const DeskSnapshot *snapshot, const char *row_type, guint number)
{
  const GPtrArray *rows = get_rows (snapshot, row_type);

  if (rows == NULL || number < 1 || number > rows->len)
    return NULL;
  return g_ptr_array_index (rows, number - 1);
}

DeskValues *
desk_snapshot_add_row (DeskSnapshot *snapshot, const char *row_type)
{
  DeskValues *row = desk_values_new ();

  g_ptr_array_add (ensure_rows (snapshot, row_type), row);
  return row;
}

static gboolean
rows_equal (const DeskSnapshotRows *a, const DeskSnapshotRows *b)
{
  if (strcmp (a->type, b->type) != 0 || a->values->len != b->values->len)
    return FALSE;
  for (guint i = 0; i < a->values->len; i++)
    if (!desk_values_equal (g_ptr_array_index (a->values, i), g_ptr_array_index (b->values, i)))
      return FALSE;
  return TRUE;
}

gboolean
desk_snapshot_equal (const DeskSnapshot *a, const DeskSnapshot *b)
{
  if (!desk_uuid_equal (&a->uid, &b->uid) || g_strcmp0 (a->type, b->type) != 0 || a->version != b->version ||
      a->withdrawn != b->withdrawn || !desk_values_equal (a->values, b->values) || a->rows->len != b->rows->len)
    return FALSE;
  for (guint i = 0; i < a->rows->len; i++)
    if (!rows_equal (&g_array_index (a->rows, DeskSnapshotRows, i), &g_array_index (b->rows, DeskSnapshotRows, i)))
      return FALSE;
  return TRUE;
}

static void
fold_changes (DeskValues *values, const GPtrArray *changes)
{
  for (guint i = 0; i < changes->len; i++) {
    const DeskChange *change = g_ptr_array_index (changes, i);

    desk_values_set (values, change->field, &change->new_value);
  }
}

static void
fold_row (DeskSnapshot *snapshot, const DeskRowChange *change)
{
  GPtrArray *rows = ensure_rows (snapshot, change->row);
  guint position;

  while (rows->len < change->number)
    g_ptr_array_add (rows, desk_values_new ());
  fold_changes (g_ptr_array_index (rows, change->number - 1), change->changes);
  while (rows->len > 0 && desk_values_get_size (g_ptr_array_index (rows, rows->len - 1)) == 0)
    g_ptr_array_set_size (rows, (int) rows->len - 1);
  if (rows->len == 0 && find_rows (snapshot, change->row, &position))
    g_array_remove_index (snapshot->rows, position);
}

gboolean
desk_fold (DeskSnapshot *snapshot, const DeskEvent *event, GError **error)
{
  if (event->body != NULL) {
    g_autoptr (DeskEventBody) read = NULL;
    const DeskEventBody *body = desk_event_get_body (event, &read, error);

    if (body == NULL)
      return FALSE;
    if (body->type != NULL && snapshot->type == NULL)
      snapshot->type = desk_declared_copy (body->type);
    fold_changes (snapshot->values, body->changes);
    for (guint i = 0; i < body->rows->len; i++)
      fold_row (snapshot, g_ptr_array_index (body->rows, i));
    desk_values_set_integer (snapshot->values, "changed_at", event->at_us);
  }
  snapshot->withdrawn = desk_values_get_integer (snapshot->values, "withdrawn") != 0;
  snapshot->version++;
  snapshot->last_seq = event->seq;
  snapshot->last_event = event->uid;
  snapshot->changed_us = event->at_us;
  return TRUE;
}
