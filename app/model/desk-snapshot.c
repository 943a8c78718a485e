/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/desk-snapshot.h"

static void
rows_free (gpointer data)
{
  g_ptr_array_unref (data);
}

static void
values_free (gpointer data)
{
  desk_values_free (data);
}

DeskSnapshot *
desk_snapshot_new (const DeskUuid *uid)
{
  DeskSnapshot *self = g_new0 (DeskSnapshot, 1);

  self->uid = *uid;
  self->values = desk_values_new ();
  self->rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, rows_free);
  return self;
}

DeskSnapshot *
desk_snapshot_copy (const DeskSnapshot *snapshot)
{
  DeskSnapshot *copy = desk_snapshot_new (&snapshot->uid);
  GHashTableIter iter;
  gpointer name, rows;

  copy->id = snapshot->id;
  copy->type = g_strdup (snapshot->type);
  copy->version = snapshot->version;
  copy->last_seq = snapshot->last_seq;
  copy->last_event = snapshot->last_event;
  copy->changed_us = snapshot->changed_us;
  copy->withdrawn = snapshot->withdrawn;
  desk_values_free (copy->values);
  copy->values = desk_values_copy (snapshot->values);
  g_hash_table_iter_init (&iter, snapshot->rows);
  while (g_hash_table_iter_next (&iter, &name, &rows)) {
    GPtrArray *from = rows;
    GPtrArray *to = g_ptr_array_new_with_free_func (values_free);

    for (guint i = 0; i < from->len; i++)
      g_ptr_array_add (to, desk_values_copy (g_ptr_array_index (from, i)));
    g_hash_table_insert (copy->rows, g_strdup (name), to);
  }
  return copy;
}

void
desk_snapshot_free (DeskSnapshot *snapshot)
{
  if (snapshot == NULL)
    return;
  g_free (snapshot->type);
  desk_values_free (snapshot->values);
  g_hash_table_unref (snapshot->rows);
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

guint
desk_snapshot_get_n_rows (const DeskSnapshot *snapshot, const char *row_type)
{
  GPtrArray *rows = g_hash_table_lookup (snapshot->rows, row_type);

  return rows != NULL ? rows->len : 0;
}

DeskValues *
desk_snapshot_get_row (const DeskSnapshot *snapshot, const char *row_type, guint number)
{
  GPtrArray *rows = g_hash_table_lookup (snapshot->rows, row_type);

  if (rows == NULL || number < 1 || number > rows->len)
    return NULL;
  return g_ptr_array_index (rows, number - 1);
}

gboolean
desk_snapshot_equal (const DeskSnapshot *a, const DeskSnapshot *b)
{
  GHashTableIter iter;
  gpointer name, rows;

  if (!desk_uuid_equal (&a->uid, &b->uid) || g_strcmp0 (a->type, b->type) != 0 || a->version != b->version ||
      a->withdrawn != b->withdrawn || !desk_values_equal (a->values, b->values) ||
      g_hash_table_size (a->rows) != g_hash_table_size (b->rows))
    return FALSE;
  g_hash_table_iter_init (&iter, a->rows);
  while (g_hash_table_iter_next (&iter, &name, &rows)) {
    GPtrArray *mine = rows;

    if (desk_snapshot_get_n_rows (b, name) != mine->len)
      return FALSE;
    for (guint i = 0; i < mine->len; i++)
      if (!desk_values_equal (g_ptr_array_index (mine, i), desk_snapshot_get_row (b, name, i + 1)))
        return FALSE;
  }
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
  GPtrArray *rows = g_hash_table_lookup (snapshot->rows, change->row);

  if (rows == NULL) {
    rows = g_ptr_array_new_with_free_func (values_free);
    g_hash_table_insert (snapshot->rows, g_strdup (change->row), rows);
  }
  while (rows->len < change->number)
    g_ptr_array_add (rows, desk_values_new ());
  fold_changes (g_ptr_array_index (rows, change->number - 1), change->changes);
  while (rows->len > 0 && desk_values_get_size (g_ptr_array_index (rows, rows->len - 1)) == 0)
    g_ptr_array_set_size (rows, (int) rows->len - 1);
  if (rows->len == 0)
    g_hash_table_remove (snapshot->rows, change->row);
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
      snapshot->type = g_strdup (body->type);
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
