/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/desk-store.h"

G_BEGIN_DECLS

/** A list to be made: records or rows of @over that match, in an order. */
typedef struct {
  char *over;        /* record or row type */
  DeskQuery *query;  /* or NULL */
  char *search;      /* words typed, or NULL */
  char *sort;        /* path, '-' in front for descending; NULL: the type's */
  gboolean withdrawn; /* withdrawn records too */
} DeskListRequest;

DESK_API DeskListRequest *desk_list_request_new (const char *over);
DESK_API DeskListRequest *desk_list_request_copy (const DeskListRequest *request);
DESK_API void desk_list_request_free (DeskListRequest *request);

/** Ids in order. The first 200 come through @first (reader's thread) before the
 * rest is known, when it is not NULL. */
typedef void (*DeskFirstIds) (const gint64 *ids, gsize n, gpointer data);
DESK_API GArray *desk_store_list (DeskStore *self, const DeskListRequest *request, DeskFirstIds first, gpointer data, GCancellable *cancellable, GError **error);
DESK_API void desk_store_list_async (DeskStore *self, const DeskListRequest *request, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
DESK_API GArray *desk_store_list_finish (DeskStore *self, GAsyncResult *result, GError **error);

/**
 * DeskRow: what a list shows of one record. cells are display text in the order
 * of the columns asked for (references as titles, choices as labels, masked);
 * raw the stored values (references as UUID text). A row that is still loading
 * has is_loaded FALSE and empty cells; "loaded" is notified when it comes.
 */
#define DESK_TYPE_ROW (desk_row_get_type ())
DESK_API G_DECLARE_FINAL_TYPE (DeskRow, desk_row, DESK, ROW, GObject)
DESK_API gint64 desk_row_get_id (DeskRow *self);
DESK_API gboolean desk_row_is_loaded (DeskRow *self);
/** Record, or the owner of a row of a case. Valid when loaded. */
DESK_API const DeskUuid *desk_row_get_uid (DeskRow *self);
DESK_API const char *desk_row_get_record_type (DeskRow *self);
DESK_API const char *desk_row_get_cell (DeskRow *self, guint column);
DESK_API const DeskValue *desk_row_get_raw (DeskRow *self, guint column);

/** Rows by id, in the order of @ids. @columns: NULL-terminated paths. DeskRow *. Blocking; any thread. */
DESK_API GPtrArray *desk_store_fetch (DeskStore *self, const char *over, const char *const *columns, const gint64 *ids, gsize n, GCancellable *cancellable, GError **error);

/**
 * DeskListModel: a GListModel of DeskRow over the ids of a request, pages of 64
 * fetched off the main thread, late answers dropped. Follows the store: after a
 * change it lists again and tells the view the smallest change that is true.
 * Properties: "n-total" (guint64), "loading" (gboolean), "error" (GError boxed).
 */
#define DESK_TYPE_LIST_MODEL (desk_list_model_get_type ())
DESK_API G_DECLARE_FINAL_TYPE (DeskListModel, desk_list_model, DESK, LIST_MODEL, GObject)
DESK_API DeskListModel *desk_list_model_new (DeskStore *store, const char *const *columns);
/** Starts listing; takes the request. The old rows stay until the first new ones are there. */
DESK_API void desk_list_model_set_request (DeskListModel *self, DeskListRequest *request);
DESK_API const DeskListRequest *desk_list_model_get_request (DeskListModel *self);
/** Path of each column; a column added later is fetched for all pages anew. */
DESK_API void desk_list_model_set_columns (DeskListModel *self, const char *const *columns);
DESK_API const char *const *desk_list_model_get_columns (DeskListModel *self);
DESK_API gboolean desk_list_model_is_loading (DeskListModel *self);
DESK_API gint64 desk_list_model_get_nth_id (DeskListModel *self, guint position);
/** G_MAXUINT when the id is not in the list. Linear. */
DESK_API guint desk_list_model_find (DeskListModel *self, gint64 id);

/* Numbers for overview, cards and badges. */
typedef struct {
  char *key;    /* code, UUID text, "2026-03" of a month, or "" when there is no group */
  char *label;  /* display text of the key */
  gint64 count;
  gint64 sum;
} DeskGroup;
DESK_API void desk_group_free (DeskGroup *group);
/** @group_by: path, "PATH month", "PATH town" (of an area: the town it lies in, a
 * county its own), or NULL; @sum: integer field or NULL. DeskGroup *, in the order
 * of the choice, else by label. */
DESK_API GPtrArray *desk_store_count (DeskStore *self, const DeskListRequest *request, const char *group_by, const char *sum, GCancellable *cancellable, GError **error);
DESK_API void desk_store_count_async (DeskStore *self, const DeskListRequest *request, const char *group_by, const char *sum, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
DESK_API GPtrArray *desk_store_count_finish (DeskStore *self, GAsyncResult *result, GError **error);

/* Pickers. */
typedef struct {
  DeskUuid uid;
  gint64 id;
  char *type;
  char *title;
  char *detail;        /* kind · place · tail of the code */
  guint open_cases;    /* of a party */
  GArray *marks;       /* guint pairs, first character and how many: what of the title matched */
} DeskMatch;
DESK_API void desk_match_free (DeskMatch *match);
/** Search as you type over names: characters, pinyin initials, full pinyin, code; best first, at most @limit. @words "" lists the most recently used. */
DESK_API GPtrArray *desk_store_find (DeskStore *self, const char *type, const char *words, guint limit, GCancellable *cancellable, GError **error);
DESK_API void desk_store_find_async (DeskStore *self, const char *type, const char *words, guint limit, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
DESK_API GPtrArray *desk_store_find_finish (DeskStore *self, GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskListRequest, desk_list_request_free)

G_END_DECLS
