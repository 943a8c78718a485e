/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/desk-chain.h"

#include <sodium.h>
#include <string.h>

static void
add_be64 (crypto_hash_sha256_state *state, guint64 value)
{
  guint64 be = GUINT64_TO_BE (value);
  crypto_hash_sha256_update (state, (const guint8 *) &be, sizeof be);
}

static void
add_be32 (crypto_hash_sha256_state *state, guint32 value)
{
  guint32 be = GUINT32_TO_BE (value);
  crypto_hash_sha256_update (state, (const guint8 *) &be, sizeof be);
}

static void
add_uuid (crypto_hash_sha256_state *state, const DeskUuid *uuid)
{
  crypto_hash_sha256_update (state, uuid->bytes, sizeof uuid->bytes);
}

void
desk_chain_digest (const guint8 salt[DESK_SALT_SIZE], const char *body, guint8 out[DESK_HASH_SIZE])
{
  crypto_hash_sha256_state state;
  crypto_hash_sha256_init (&state);
  crypto_hash_sha256_update (&state, salt, DESK_SALT_SIZE);
  crypto_hash_sha256_update (&state, (const guint8 *) body, strlen (body));
  crypto_hash_sha256_final (&state, out);
}

void
desk_chain_hash (const guint8 previous[DESK_HASH_SIZE], const DeskEvent *event, const DeskUuid *desk, gint64 desk_seq,
                 const guint8 digest[DESK_HASH_SIZE], guint8 out[DESK_HASH_SIZE])
{
  crypto_hash_sha256_state state;
  gsize kind = strlen (event->kind);
  crypto_hash_sha256_init (&state);
  crypto_hash_sha256_update (&state, (const guint8 *) "desk-event/1", 12);
  crypto_hash_sha256_update (&state, previous, DESK_HASH_SIZE);
  add_uuid (&state, &event->uid);
  add_uuid (&state, desk);
  add_be64 (&state, desk_seq);
  add_be64 (&state, event->at_us);
  add_uuid (&state, &event->actor);
  add_uuid (&state, &event->command);
  add_uuid (&state, &event->record);
  add_be32 (&state, kind);
  crypto_hash_sha256_update (&state, (const guint8 *) event->kind, kind);
  add_be32 (&state, event->v);
  crypto_hash_sha256_update (&state, digest, DESK_HASH_SIZE);
  crypto_hash_sha256_final (&state, out);
}

void
desk_chain_format_hash (const guint8 hash[DESK_HASH_SIZE], char out[DESK_HASH_STR_LEN])
{
  sodium_bin2hex (out, DESK_HASH_STR_LEN, hash, DESK_HASH_SIZE);
}
