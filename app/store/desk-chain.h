/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/desk-event.h"

G_BEGIN_DECLS

#define DESK_HASH_SIZE 32
#define DESK_HASH_STR_LEN (2 * DESK_HASH_SIZE + 1) /* as hexadecimal digits, the NUL counted */
#define DESK_SALT_SIZE 16

/* The hash chain of a desk, as the writer makes it and verification follows it. Pure.
 *
 *   digest = SHA256 (salt ‖ body)
 *   hash   = SHA256 ("desk-event/1" ‖ previous ‖ uid ‖ desk ‖ be64 desk_seq ‖ be64 at_us ‖ actor ‖ command ‖ record
 *                    ‖ be32 length of kind ‖ kind ‖ be32 v ‖ digest)
 *
 * The hash before the first event is 32 zero bytes. */
void desk_chain_digest (const guint8 salt[DESK_SALT_SIZE], const char *body, guint8 out[DESK_HASH_SIZE]);
void desk_chain_hash (const guint8 previous[DESK_HASH_SIZE], const DeskEvent *event, const DeskUuid *desk, gint64 desk_seq,
                      const guint8 digest[DESK_HASH_SIZE], guint8 out[DESK_HASH_SIZE]);
/* Lower-case digits and a NUL. */
void desk_chain_format_hash (const guint8 hash[DESK_HASH_SIZE], char out[DESK_HASH_STR_LEN]);

G_END_DECLS
