/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/desk-error.h"

G_BEGIN_DECLS

/**
 * DeskAttachment: one file of a field of kind %DESK_FIELD_ATTACHMENTS.
 *
 * The value of such a field is text, a line for each file in the order in which
 * they were added:
 *
 *   sha256:<64 hex digits> <bytes> <media type> <name>
 *
 * So an event says all that is to be known of a file but its bytes, and these
 * are checked against the digest. The bytes lie beside the store (see
 * store/desk-files.h). A body that has "sha256:", the digest, a blank and the
 * size in it speaks of the file, whatever the field is called and whoever
 * declared it: see desk_attachments_each_mention().
 */
typedef struct {
  char *sha256;     /* 64 lower-case hex digits */
  gint64 size;      /* bytes, at least 1 */
  char *media_type; /* "image/jpeg" */
  char *name;       /* as people call it, without a folder */
} DeskAttachment;

#define DESK_SHA256_STR_LEN 64
/** So many files in one field: an event says them all. */
#define DESK_ATTACHMENTS_MAX 50

/** @name is cleaned as by desk_attachment_clean_name(). */
DESK_API DeskAttachment *desk_attachment_new (const char *sha256, gint64 size, const char *media_type, const char *name);
DESK_API DeskAttachment *desk_attachment_copy (const DeskAttachment *attachment);
DESK_API void desk_attachment_free (DeskAttachment *attachment);
DESK_API gboolean desk_attachment_is_picture (const DeskAttachment *attachment);

/**
 * desk_attachment_clean_name:
 * @name: of a file, with or without folders, in any encoding
 *
 * What is kept of a file's name: UTF-8 in NFC, without folders, control and
 * direction characters, at most 100 characters with its ending kept. Because
 * names go to the log in the clear, the middle of what looks like an identity
 * number (18 characters, GB 11643) is starred.
 *
 * Returns: (transfer full): never empty
 */
DESK_API char *desk_attachment_clean_name (const char *name);

/** Returns: (transfer full) (element-type DeskAttachment): of a value's text; %NULL with DESK_MODEL_ERROR_INVALID; @text %NULL or "": none */
DESK_API GPtrArray *desk_attachments_parse (const char *text, GError **error);
/** Returns: (transfer full) (nullable): the value's text, %NULL when there are none */
DESK_API char *desk_attachments_to_text (const GPtrArray *attachments);
/** Their names for people, at most @max of them, the rest counted; @max 0: all. Transfer full. */
DESK_API char *desk_attachments_describe (const GPtrArray *attachments, guint max);
/** The one of @attachments with this digest, or %NULL. */
DESK_API const DeskAttachment *desk_attachments_find (const GPtrArray *attachments, const char *sha256);

typedef void (*DeskMentionFunc) (const char *sha256, gint64 size, gpointer data);
/** Calls @func for every mention of a file in @bytes: the body of an event, or a draft. A text without any costs one search. */
DESK_API void desk_attachments_each_mention (const char *bytes, gsize length, DeskMentionFunc func, gpointer data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskAttachment, desk_attachment_free)

G_END_DECLS
