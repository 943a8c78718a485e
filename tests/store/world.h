/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fixture.h"

#include "model/desk-date.h"
#include "store/desk-list.h"

/*
 * A small county with some of everything, and what every list of it should
 * show, worked out in memory from the snapshots alone.
 */

typedef struct {
  gint64 id;
  const DeskType *type;
  DeskSnapshot *snapshot;
  const DeskValues *values; /* of the record or of the row */
  gint64 owner;             /* id of a row's record, else 0 */
} Entry;

typedef struct {
  Fixture *fixture;
  GRand *rand;
  GPtrArray *entries;       /* Entry *, every record and row */
  GHashTable *by_uid;       /* char * → Entry, records */
  GHashTable *by_id;        /* Entry by its id, rows by their type too */
  GPtrArray *areas, *units, *persons, *parties, *cases; /* char *, UUID text */
  DeskQueryContext context;
} World;

World *world_new (Fixture *fixture, guint32 seed, guint n_cases);
void world_free (World *world);
/* Reads every snapshot again. */
void world_read (World *world);

const char *world_pick (World *world, GPtrArray *uids);
const char *world_word (World *world);

/* A record, or a row of the type @over; NULL when there is none. */
const Entry *world_find (World *world, const char *over, gint64 id);
/* The record or row a path ends in, with its field; NULL when a reference on the way is empty. */
const Entry *world_follow (World *world, const Entry *entry, const char *path, const DeskField **field);
gboolean world_matches (World *world, const Entry *entry, const DeskQuery *query);
/* gint64 ids of the entries of @over that match and are not withdrawn, ascending. */
GArray *world_list (World *world, const char *over, const DeskQuery *query);
/* Order of two entries by a path as lists have it. */
int world_compare (World *world, const Entry *a, const Entry *b, const char *sort);
