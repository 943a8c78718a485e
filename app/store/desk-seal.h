/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/desk-uuid.h"
#include "store/desk-store-error.h"

G_BEGIN_DECLS

/**
 * DeskSeal: the key of a store's sensitive values. Values are sealed with
 * XChaCha20-Poly1305 (libsodium), bound to record and field, as text
 *
 *   enc:1:<base64 (nonce 24 ‖ cipher)>
 *
 * and looked up by a keyed BLAKE2b hash. The key is 32 random bytes in a file
 * of mode 0600 outside the store. Without the file everything else works: a
 * seal without key masks whole and refuses to seal. Any thread.
 */
typedef struct _DeskSeal DeskSeal;

#define DESK_SEAL_HASH_SIZE 16

/** @folder NULL: DESK_KEY_FOLDER, else <user data>/frontline-desk/keys. @create: make the key when it is missing. Never NULL. */
DeskSeal *desk_seal_new (const char *folder, const char *store_uid, gboolean create);
/** A key made from @seed, for the demonstration: the same seed gives the same ciphertext. */
DeskSeal *desk_seal_new_seeded (guint64 seed);
void desk_seal_free (DeskSeal *self);
gboolean desk_seal_has_key (const DeskSeal *self);

/** Text that a store keeps to know its key again; tells nothing about it. NULL without a key. Transfer full. */
char *desk_seal_get_check (const DeskSeal *self);
/** Lets go of a key that is not the one of @check: it could read nothing, and what it sealed the right one could not. */
void desk_seal_expect (DeskSeal *self, const char *check);

/** Transfer full; DESK_STORE_ERROR_NO_KEY. */
char *desk_seal_seal (const DeskSeal *self, const DeskUuid *record, const char *field, const char *plain, GError **error);
/** Transfer full; DESK_STORE_ERROR_NO_KEY without a key, _DAMAGED when it was made for another record, field or key. */
char *desk_seal_open (const DeskSeal *self, const DeskUuid *record, const char *field, const char *sealed, GError **error);
gboolean desk_seal_is_sealed (const char *text);
/** Keyed hash for look-up by equality; FALSE without a key. */
gboolean desk_seal_hash (const DeskSeal *self, const char *field, const char *plain, guint8 out[DESK_SEAL_HASH_SIZE]);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskSeal, desk_seal_free)

G_END_DECLS
