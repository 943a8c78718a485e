/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/desk-ids.h"

#include <string.h>

struct _DeskIds {
  gatomicrefcount references;
  gboolean wide;
  GArray *array; /* guint32, or gint64 when @wide */
};

static DeskIds *
make (gboolean wide, guint reserved)
{
  DeskIds *self = g_new (DeskIds, 1);

  g_atomic_ref_count_init (&self->references);
  self->wide = wide;
  self->array = g_array_sized_new (FALSE, FALSE, wide ? sizeof (gint64) : sizeof (guint32), reserved);
  return self;
}

DeskIds *
desk_ids_new (void)
{
  return make (FALSE, 0);
}

DeskIds *
desk_ids_pack (const gint64 *ids, guint n)
{
  guint64 bits = 0;
  DeskIds *self;

  for (guint i = 0; i < n; i++)
    bits |= (guint64) ids[i];
  self = make (bits > G_MAXUINT32, n);
  g_array_set_size (self->array, n);
  if (self->wide)
    memcpy (self->array->data, ids, n * sizeof *ids);
  else
    for (guint i = 0; i < n; i++)
      g_array_index (self->array, guint32, i) = (guint32) ids[i];
  return self;
}

DeskIds *
desk_ids_ref (DeskIds *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
desk_ids_unref (DeskIds *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;
  g_array_unref (self->array);
  g_free (self);
}

guint
desk_ids_get_length (const DeskIds *self)
{
  return self->array->len;
}

gint64
desk_ids_nth (const DeskIds *self, guint n)
{
  return self->wide ? g_array_index (self->array, gint64, n) : (gint64) g_array_index (self->array, guint32, n);
}

guint
desk_ids_find (const DeskIds *self, gint64 id)
{
  for (guint i = 0; i < self->array->len; i++)
    if (desk_ids_nth (self, i) == id)
      return i;
  return G_MAXUINT;
}

gboolean
desk_ids_begin_alike (const DeskIds *a, const DeskIds *b, guint n)
{
  if (a->array->len < n || b->array->len < n)
    return FALSE;
  if (n == 0)
    return TRUE;
  if (a->wide == b->wide)
    return memcmp (a->array->data, b->array->data, n * g_array_get_element_size (a->array)) == 0;
  for (guint i = 0; i < n; i++)
    if (desk_ids_nth (a, i) != desk_ids_nth (b, i))
      return FALSE;
  return TRUE;
}

gboolean
desk_ids_equal (const DeskIds *a, const DeskIds *b)
{
  return a->array->len == b->array->len && desk_ids_begin_alike (a, b, a->array->len);
}

static void
widen (DeskIds *self)
{
  GArray *narrow = self->array;

  self->array = desk_ids_unpack (self);
  self->wide = TRUE;
  g_array_unref (narrow);
}

void
desk_ids_splice (DeskIds *self, guint position, guint removed, const DeskIds *from, guint added)
{
  if (removed > 0)
    g_array_remove_range (self->array, position, removed);
  if (added == 0)
    return;
  if (from->wide && !self->wide)
    widen (self);
  if (from->wide == self->wide) {
    g_array_insert_vals (self->array, position, from->array->data + (gsize) position * g_array_get_element_size (from->array), added);
    return;
  }
  for (guint i = 0; i < added; i++) {
    gint64 id = desk_ids_nth (from, position + i);
    g_array_insert_val (self->array, position + i, id);
  }
}

DeskIds *
desk_ids_copy (const DeskIds *self)
{
  DeskIds *copy = make (self->wide, self->array->len);

  if (self->array->len > 0)
    g_array_append_vals (copy->array, self->array->data, self->array->len);
  return copy;
}

GArray *
desk_ids_unpack (const DeskIds *self)
{
  GArray *ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), self->array->len);

  g_array_set_size (ids, self->array->len);
  for (guint i = 0; i < self->array->len; i++)
    g_array_index (ids, gint64, i) = desk_ids_nth (self, i);
  return ids;
}
