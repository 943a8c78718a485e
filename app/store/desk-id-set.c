/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/desk-id-set.h"

DeskIdSet *
desk_id_set_new (gboolean rows)
{
  DeskIdSet *self = g_new0 (DeskIdSet, 1);

  self->words = g_array_new (FALSE, TRUE, sizeof (guint64));
  self->far = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->rows = rows;
  return self;
}

void
desk_id_set_free (DeskIdSet *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->words);
  g_array_unref (self->far);
  g_free (self);
}

void
desk_id_set_add (DeskIdSet *self, gint64 id)
{
  gint64 bit = id;

  if (id <= 0)
    return;
  if (self->rows)
    {
      gint64 number = id % DESK_ROWS_PER_RECORD;
      if (number >= DESK_ID_SET_ROWS)
        {
          g_array_append_val (self->far, id);
          self->far_dirty = TRUE;
          return;
        }
      bit = id / DESK_ROWS_PER_RECORD * DESK_ID_SET_ROWS + number;
    }

  gsize word = (gsize) bit / 64;
  if (word >= self->words->len)
    g_array_set_size (self->words, (guint) (word + 1 + word / 4));
  g_array_index (self->words, guint64, word) |= G_GUINT64_CONSTANT (1) << (bit % 64);
}

void
desk_id_set_negate (DeskIdSet *self)
{
  self->negated = !self->negated;
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  gint64 left = *(const gint64 *) a;
  gint64 right = *(const gint64 *) b;

  return (left > right) - (left < right);
}

static GArray *
get_far (DeskIdSet *self)
{
  if (self->far_dirty)
    {
      guint kept = 0;
      g_array_sort (self->far, compare_ids);
      for (guint i = 0; i < self->far->len; i++)
        if (i == 0 || g_array_index (self->far, gint64, i) != g_array_index (self->far, gint64, kept - 1))
          g_array_index (self->far, gint64, kept++) = g_array_index (self->far, gint64, i);
      g_array_set_size (self->far, kept);
      self->far_dirty = FALSE;
    }
  return self->far;
}

gboolean
desk_id_set_has_far (DeskIdSet *self, gint64 id)
{
  return g_array_binary_search (get_far (self), &id, compare_ids, NULL);
}

typedef enum { BOTH, EITHER, ONLY_LEFT } Join;

static guint64
join_words (guint64 a, guint64 b, Join how)
{
  return how == BOTH ? a & b : how == EITHER ? a | b : a & ~b;
}

static void
join_far (DeskIdSet *a, DeskIdSet *b, Join how)
{
  GArray *left = get_far (a);
  GArray *right = get_far (b);
  guint kept = 0;

  if (how == EITHER)
    {
      g_array_append_vals (left, right->data, right->len);
      a->far_dirty = right->len > 0;
      return;
    }
  for (guint i = 0; i < left->len; i++)
    {
      gint64 id = g_array_index (left, gint64, i);
      if (g_array_binary_search (right, &id, compare_ids, NULL) == (how == BOTH))
        g_array_index (left, gint64, kept++) = id;
    }
  g_array_set_size (left, kept);
}

/* Joins the bits, whatever they mean; @a is kept. */
static void
join (DeskIdSet *a, DeskIdSet *b, Join how)
{
  guint longest = MAX (a->words->len, b->words->len);

  if (how == EITHER && a->words->len < longest)
    g_array_set_size (a->words, longest);
  for (guint i = 0; i < a->words->len; i++)
    {
      guint64 other = i < b->words->len ? g_array_index (b->words, guint64, i) : 0;
      guint64 *own = &g_array_index (a->words, guint64, i);
      *own = join_words (*own, other, how);
    }
  join_far (a, b, how);
}

static void
swap (DeskIdSet *a, DeskIdSet *b)
{
  DeskIdSet c = *a;
  *a = *b;
  *b = c;
}

void
desk_id_set_and (DeskIdSet *a, DeskIdSet *b)
{
  g_return_if_fail (a->rows == b->rows);

  gboolean loose = (a->loose || a->negated) && (b->loose || b->negated);
  if (a->negated && b->negated)
    join (a, b, EITHER);
  else if (b->negated)
    join (a, b, ONLY_LEFT);
  else if (a->negated)
    {
      swap (a, b);
      join (a, b, ONLY_LEFT);
    }
  else
    join (a, b, BOTH);
  a->loose = loose;
  desk_id_set_free (b);
}

/* a or b = not (not a and not b) */
void
desk_id_set_or (DeskIdSet *a, DeskIdSet *b)
{
  gboolean loose = a->loose || b->loose || a->negated || b->negated;

  desk_id_set_negate (a);
  desk_id_set_negate (b);
  desk_id_set_and (a, b);
  desk_id_set_negate (a);
  a->loose = loose;
}

gsize
desk_id_set_count (DeskIdSet *self)
{
  gsize n = get_far (self)->len;

  for (guint i = 0; i < self->words->len; i++)
    n += (gsize) __builtin_popcountll (g_array_index (self->words, guint64, i));
  return n;
}

GArray *
desk_id_set_to_array (DeskIdSet *self)
{
  GArray *ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), (guint) desk_id_set_count (self));

  for (guint i = 0; i < self->words->len; i++)
    for (guint64 word = g_array_index (self->words, guint64, i); word != 0; word &= word - 1)
      {
        gint64 id = (gint64) i * 64 + __builtin_ctzll (word);
        if (self->rows)
          id = id / DESK_ID_SET_ROWS * DESK_ROWS_PER_RECORD + id % DESK_ID_SET_ROWS;
        g_array_append_val (ids, id);
      }
  g_array_append_vals (ids, get_far (self)->data, get_far (self)->len);
  return ids;
}

gboolean
desk_id_set_is_everything (DeskIdSet *self)
{
  return self->negated && desk_id_set_count (self) == 0;
}
