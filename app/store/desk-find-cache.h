/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/desk-find-name.h"
#include "store/desk-list-private.h"

G_BEGIN_DECLS

/*
 * The names of one type as pickers search them, kept between key strokes and
 * brought up to date by the events since. Of a type with very many records
 * only the names weighed of late are kept, and the search index is asked.
 */
typedef struct {
  guint64 generation; /* of the store */
  gint64 seq;         /* events up to here are in it */
  gboolean all;       /* names has every present record of the type */
  gboolean unread;    /* some names have no readings yet */
  DeskIdSet *present; /* what was not withdrawn; of a type with very many records */
  GHashTable *names;  /* gint64 * (in the name) → DeskName */
} DeskKnownNames;

/* Up to this many records all names are kept; a variable for tests to try both ways. */
extern guint desk_find_all_names;

/* The cache is locked until desk_known_names_unlock(), also when NULL is returned. */
DeskKnownNames *desk_known_names_lock (DeskReading *reading, const DeskRecordTable *table, GError **error);
void desk_known_names_unlock (DeskReading *reading);

/* Whether it is a present record of the type. */
gboolean desk_known_names_has (DeskKnownNames *self, DeskReading *reading, const DeskRecordTable *table, gint64 id);
/* @name (out) borrowed up to the unlock, NULL when it is gone. FALSE on error. */
gboolean desk_known_names_get (DeskKnownNames *self, DeskReading *reading, const DeskRecordTable *table, gint64 id, DeskName **name, GError **error);

/* Makes the readings of every name known of a type on a thread of its own,
 * little by little, so that the first letters typed need not wait for them. */
void desk_known_names_read_ahead (DeskStore *store, const char *type);

G_END_DECLS
