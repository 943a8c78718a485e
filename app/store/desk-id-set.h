/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "store/desk-projection.h"

G_BEGIN_DECLS

/*
 * DeskIdSet: a set of local ids as a bitmap: 125 KB for a million. A set may
 * be negated: it then holds every id but those whose bits are set, so that
 * "not" and "everything" cost nothing. Ids of rows (owner × 4096 + number) are
 * packed 16 to an owner; the rare row with a greater number is kept apart.
 * Not thread-safe.
 */
typedef struct {
  GArray *words;    /* guint64 */
  GArray *far;      /* gint64, rows with numbers from 16 on; sorted when not dirty */
  gboolean far_dirty;
  gboolean rows;    /* ids are those of rows */
  gboolean negated;
  gboolean loose;   /* may hold ids of other types, which a walk over the type passes by */
} DeskIdSet;

DeskIdSet *desk_id_set_new (gboolean rows);
void desk_id_set_free (DeskIdSet *self);
/* Before it is negated only. */
void desk_id_set_add (DeskIdSet *self, gint64 id);
void desk_id_set_negate (DeskIdSet *self);

/* Both take @b; the result is @a. */
void desk_id_set_and (DeskIdSet *a, DeskIdSet *b);
void desk_id_set_or (DeskIdSet *a, DeskIdSet *b);

/* How many bits are set, whether negated or not. */
gsize desk_id_set_count (DeskIdSet *self);

/* The ids whose bits are set, ascending but for far rows, which come last. */
GArray *desk_id_set_to_array (DeskIdSet *self);

/* Everything: negated and empty. */
gboolean desk_id_set_is_everything (DeskIdSet *self);

#define DESK_ID_SET_ROWS 16

gboolean desk_id_set_has_far (DeskIdSet *self, gint64 id);

static inline gboolean
desk_id_set_has (DeskIdSet *self, gint64 id)
{
  gint64 bit = id;

  if (self->rows)
    {
      gint64 number = id % DESK_ROWS_PER_RECORD;
      if (number >= DESK_ID_SET_ROWS)
        return desk_id_set_has_far (self, id) != self->negated;
      bit = id / DESK_ROWS_PER_RECORD * DESK_ID_SET_ROWS + number;
    }
  gsize word = (gsize) bit / 64;
  gboolean set = word < self->words->len && (((const guint64 *) (gpointer) self->words->data)[word] >> (bit % 64) & 1) != 0;
  return set != self->negated;
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskIdSet, desk_id_set_free)

G_END_DECLS
