/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/desk-macros.h"

G_BEGIN_DECLS

/** DESK_UUID_STR_LEN: bytes of the canonical text, terminating NUL counted. */
#define DESK_UUID_STR_LEN 37

/**
 * DeskUuid:
 *
 * A 128-bit identifier in network byte order (RFC 9562). A plain value: copy
 * it with `=`, keep it on the stack, use its address as a #GHashTable key.
 */
typedef struct {
  guint8 bytes[16];
} DeskUuid;

/** DESK_UUID_NIL: initialiser of the nil identifier, all bits zero. */
#define DESK_UUID_NIL ((DeskUuid) { { 0 } })

/**
 * desk_uuid_parse:
 * @text: (nullable): 36 characters, 8-4-4-4-12 hexadecimal digits, either case
 * @out: (out): the identifier; untouched on failure
 *
 * Returns: %TRUE if @text is exactly one UUID. Any version is accepted, because
 *   identifiers also come from other programs.
 */
DESK_API gboolean desk_uuid_parse (const char *text, DeskUuid *out);

/** desk_uuid_format: writes the canonical lower-case text and a NUL into @out. */
DESK_API void desk_uuid_format (const DeskUuid *uuid, char out[DESK_UUID_STR_LEN]);

/** desk_uuid_to_string: Returns: (transfer full): the canonical lower-case text. */
DESK_API char *desk_uuid_to_string (const DeskUuid *uuid);

/** desk_uuid_equal: a #GEqualFunc over #DeskUuid pointers. */
DESK_API gboolean desk_uuid_equal (gconstpointer a, gconstpointer b);

/** desk_uuid_hash: a #GHashFunc over #DeskUuid pointers. */
DESK_API guint desk_uuid_hash (gconstpointer uuid);

/**
 * desk_uuid_compare:
 *
 * A #GCompareFunc over #DeskUuid pointers, byte by byte; for version 7 this is
 * the order of creation.
 */
DESK_API int desk_uuid_compare (gconstpointer a, gconstpointer b);

/** desk_uuid_is_nil: Returns: %TRUE if every bit of @uuid is zero. */
DESK_API gboolean desk_uuid_is_nil (const DeskUuid *uuid);

/**
 * DeskUuidSource:
 *
 * Makes version 7 identifiers. One source is made for one open store; all its
 * functions may be called from any thread.
 */
typedef struct _DeskUuidSource DeskUuidSource;

/**
 * desk_uuid_source_new:
 * @seed: 0 to take random bits from the system; any other value makes the
 *   source repeatable: the same seed and the same times give the same
 *   identifiers (demonstration county and tests only, for they can be guessed)
 *
 * Returns: (transfer full): a source, freed with desk_uuid_source_free()
 */
DESK_API DeskUuidSource *desk_uuid_source_new (guint64 seed);

/** desk_uuid_source_free: frees @source; %NULL is allowed. */
DESK_API void desk_uuid_source_free (DeskUuidSource *source);

/**
 * desk_uuid_source_next:
 * @at_us: now, microseconds since 1970 UTC, from the caller's clock
 * @out: (out): the identifier
 *
 * Makes an identifier strictly greater than every one this source made before,
 * even if @at_us repeats or goes back: RFC 9562 section 6.2, method 3 (the 12
 * bits after the millisecond carry its fraction) with the last stamp kept and
 * raised by one when the clock does not move on.
 */
DESK_API void desk_uuid_source_next (DeskUuidSource *source, gint64 at_us, DeskUuid *out);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskUuidSource, desk_uuid_source_free)

G_END_DECLS
