/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/desk-maintenance-private.h"

G_BEGIN_DECLS

#define DESK_GENERATED_EVENTS 3

/* One party, unit, person or area that generated cases name. */
typedef struct {
  DeskUuid uid;
  gint64 id;
  char *name;
  gsize key_length;
  guint8 key[DESK_WORDS_SORT_KEY_MAX];
  char text[DESK_UUID_STR_LEN];
} DeskGeneratedPlace;

/* What every case is made with; read-only once cases are being made, but for
 * the random source, the numbers and the identities, which are the maker's. */
typedef struct {
  DeskStore *store;
  const DeskRecordTable *table; /* of the type of case made */
  const char *prefix;
  GRand *rand;
  GArray *parties, *units, *persons, *areas; /* DeskGeneratedPlace */
  GHashTable *id_by_uid;                     /* DeskUuid * → gint64 * */
  GHashTable *party_by_id;                    /* gint64 * → DeskGeneratedPlace *, of parties */
  gint64 from_us, to_us;                     /* when cases are registered */
  gint64 last_id;                            /* of records */
  const struct DeskGeneratedCase *writing;   /* whose rows are being written */
  gint64 cases;
  gint64 made;
  int year;
  gint64 number;
  guint8 salt_key[32];
} DeskGenerating;

/* A case with its whole life, ready to be written. */
typedef struct DeskGeneratedCase {
  DeskSnapshot *snapshot;                     /* what its events add up to */
  DeskEvent *events[DESK_GENERATED_EVENTS];
  guint8 salts[DESK_GENERATED_EVENTS][DESK_SALT_SIZE];
  guint8 digests[DESK_GENERATED_EVENTS][DESK_HASH_SIZE];
  char *words;                                /* of the search index */
  gsize title_key_length;
  guint8 title_key[DESK_WORDS_SORT_KEY_MAX];
} DeskGeneratedCase;

/* desk-generate-case.c */
gsize desk_generating_key_of (gpointer data, const DeskRecordTable *table, gint64 id, guint8 key[DESK_WORDS_SORT_KEY_MAX]);
gsize desk_generating_key_of_text (gpointer data, const char *text, guint8 key[DESK_WORDS_SORT_KEY_MAX]);
DeskGeneratedCase *desk_generate_case (DeskGenerating *self);
void desk_generated_case_free (DeskGeneratedCase *generated);
gint64 desk_generating_id_of (gpointer data, const char *uuid_text);
char *desk_generating_title_of (gpointer data, const DeskRecordTable *table, gint64 id);

G_END_DECLS
