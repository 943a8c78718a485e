/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/desk-connection.h"
#include "store/desk-projection.h"
#include "store/desk-seal.h"
#include "store/desk-store.h"

G_BEGIN_DECLS

/*
 * What the files of this room share about an opened store.
 */

/**
 * desk_store_borrow:
 *
 * A read connection of the pool, waiting until one is free; it is the caller's
 * alone until desk_store_give_back(), on one thread. @cancellable is set on
 * it. Never borrow a second one while holding one: two threads doing so would
 * wait for each other. In a list, hold desk_connection_begin_read() for all
 * statements that must agree.
 */
DeskConnection *desk_store_borrow (DeskStore *self, GCancellable *cancellable, GError **error);
void desk_store_give_back (DeskStore *self, DeskConnection *connection);
/* A setting of the store itself, or NULL. */
char *desk_store_read_setting (DeskConnection *connection, const char *key);

DeskProjection *desk_store_get_projection (DeskStore *self);
const DeskSeal *desk_store_get_seal (DeskStore *self);

/** Goes up with every commit of this or another window that was noticed: key of caches. Any thread. */
guint64 desk_store_get_generation (DeskStore *self);
/** Newest event seen. Any thread. */
gint64 desk_store_get_last_seq (DeskStore *self);

/* Local ids and identities; cached, any thread, on a borrowed connection. */
gint64 desk_store_id_of (DeskStore *self, DeskConnection *connection, const DeskUuid *uid); /* 0: unknown */
gboolean desk_store_uid_of (DeskStore *self, DeskConnection *connection, gint64 id, DeskUuid *uid);
/** Record type of a local id, NULL when unknown. */
const DeskRecordTable *desk_store_table_of (DeskStore *self, DeskConnection *connection, gint64 id);
/** Title of a record by local id, "" when it has none; transfer full. Cached until a title changes. */
char *desk_store_title_of (DeskStore *self, DeskConnection *connection, gint64 id);

G_END_DECLS
