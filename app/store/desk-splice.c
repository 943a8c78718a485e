/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/desk-splice.h"

#include "store/desk-id-set.h"

typedef struct {
  const gint64 *from, *to; /* without what both begin and end with */
  guint n_from, n_to;
  guint begin;             /* how many ids both begin with */
  DeskIdSet *in_from, *in_to;
  GArray *splices;
} Diff;

static void
trim (Diff *self, GArray *from, GArray *to)
{
  guint begin = 0, end = 0;
  guint shortest = MIN (from->len, to->len);

  while (begin < shortest && g_array_index (from, gint64, begin) == g_array_index (to, gint64, begin))
    begin++;
  while (end < shortest - begin && g_array_index (from, gint64, from->len - 1 - end) == g_array_index (to, gint64, to->len - 1 - end))
    end++;
  self->begin = begin;
  self->from = &g_array_index (from, gint64, begin);
  self->to = &g_array_index (to, gint64, begin);
  self->n_from = from->len - begin - end;
  self->n_to = to->len - begin - end;
}

/* Makes one splice longer, or begins the next. */
static void
note (Diff *self, guint position, guint removed, guint added)
{
  DeskSplice *last = self->splices->len > 0 ? &g_array_index (self->splices, DeskSplice, self->splices->len - 1) : NULL;

  if (last != NULL && last->position + last->added == position)
    {
      last->removed += removed;
      last->added += added;
      return;
    }
  DeskSplice splice = { position, removed, added };
  g_array_append_val (self->splices, splice);
}

static DeskIdSet *
make_set (const gint64 *ids, guint n, gboolean rows)
{
  DeskIdSet *set = desk_id_set_new (rows);

  for (guint i = 0; i < n; i++)
    desk_id_set_add (set, ids[i]);
  return set;
}

/* An id taken out or put in ahead of its turn is struck from the other list's
 * set, so that its turn is then an insertion or a removal. */
static gboolean
walk (Diff *self, guint limit)
{
  g_autoptr (DeskIdSet) early_out = desk_id_set_new (self->in_from->rows);
  g_autoptr (DeskIdSet) early_in = desk_id_set_new (self->in_from->rows);
  guint i = 0, k = 0;

  while (i < self->n_from || k < self->n_to)
    {
      if (self->splices->len > limit)
        return FALSE;
      if (i < self->n_from && k < self->n_to && self->from[i] == self->to[k])
        {
          i++;
          k++;
        }
      else if (i < self->n_from && (!desk_id_set_has (self->in_to, self->from[i]) || desk_id_set_has (early_in, self->from[i])))
        {
          note (self, self->begin + k, 1, 0);
          i++;
        }
      else if (k < self->n_to && (!desk_id_set_has (self->in_from, self->to[k]) || desk_id_set_has (early_out, self->to[k])))
        {
          note (self, self->begin + k, 0, 1);
          k++;
        }
      else if (i + 1 < self->n_from && self->from[i + 1] == self->to[k])
        {
          desk_id_set_add (early_out, self->from[i]);
          note (self, self->begin + k, 1, 0);
          i++;
        }
      else
        {
          desk_id_set_add (early_in, self->to[k]);
          note (self, self->begin + k, 0, 1);
          k++;
        }
    }
  return self->splices->len <= limit;
}

GArray *
desk_splices (GArray *from, GArray *to, gboolean rows, guint limit)
{
  g_autoptr (GArray) splices = g_array_new (FALSE, FALSE, sizeof (DeskSplice));
  Diff self = { .splices = splices };

  trim (&self, from, to);
  g_autoptr (DeskIdSet) in_from = make_set (self.from, self.n_from, rows);
  g_autoptr (DeskIdSet) in_to = make_set (self.to, self.n_to, rows);
  self.in_from = in_from;
  self.in_to = in_to;
  return walk (&self, limit) ? g_steal_pointer (&splices) : NULL;
}
