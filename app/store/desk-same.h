/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/desk-maintenance.h"
#include "store/desk-store.h"

G_BEGIN_DECLS

/** Why two parties may be one. */
typedef enum {
  DESK_SAME_IDENTITY = 1 << 0,        /* identity number, compared by its keyed hash */
  DESK_SAME_CREDIT_CODE = 1 << 1,
  DESK_SAME_NAME_AND_PLACE = 1 << 2,  /* folded name and the same area */
  DESK_SAME_TELEPHONE = 1 << 3,
  DESK_SAME_NAME = 1 << 4,            /* folded name, elsewhere: firms, villages, organisations only */
} DeskSameReasons;

/** "same identity number; same telephone". Transfer full. */
DESK_API char *desk_same_describe (DeskSameReasons reasons);

typedef struct {
  DeskUuid uid;
  gint64 id;
  char *title;
  char *detail;      /* place · telephone, masked */
  guint n_cases;
  DeskSameReasons reasons;
} DeskSameParty;
DESK_API void desk_same_party_free (DeskSameParty *party);

/** What is known of a party that is being entered, as typed; owned texts, each may be NULL. */
typedef struct {
  char *kind, *name, *area; /* area: UUID text */
  char *identity_number, *credit_code, *telephone;
} DeskSameRequest;
DESK_API DeskSameRequest *desk_same_request_copy (const DeskSameRequest *request);
DESK_API void desk_same_request_free (DeskSameRequest *request);

/**
 * desk_store_find_same:
 *
 * Parties that may be the one being entered, those with the strongest reason
 * first. Each question is answered by an index and a bounded number of rows.
 * An identity number is never compared in the clear: without the store's key it
 * is not looked for. Blocking; any thread.
 */
DESK_API GPtrArray *desk_store_find_same (DeskStore *self, const DeskSameRequest *request, guint max, GCancellable *cancellable, GError **error);
DESK_API void desk_store_find_same_async (DeskStore *self, const DeskSameRequest *request, guint max, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
DESK_API GPtrArray *desk_store_find_same_finish (DeskStore *self, GAsyncResult *result, GError **error);

/** Parties that hang together by their reasons, the oldest first. */
typedef struct {
  GPtrArray *parties; /* DeskSameParty * */
  DeskSameReasons reasons;
} DeskSameGroup;

/**
 * desk_store_find_all_same:
 * @more: (out) (optional): groups beyond the first %DESK_SAME_GROUPS
 *
 * Looks through all parties for those that may be one. A telephone of more than
 * %DESK_SAME_SHARED parties is a switchboard's and says nothing; a name alone
 * says too little. Blocking; any thread; tells how far it is.
 */
DESK_API GPtrArray *desk_store_find_all_same (DeskStore *self, guint *more, DeskProgress progress, gpointer data, GCancellable *cancellable, GError **error);
DESK_API void desk_same_group_free (DeskSameGroup *group);

#define DESK_SAME_GROUPS 200
#define DESK_SAME_SHARED 8

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskSameRequest, desk_same_request_free)

G_END_DECLS
