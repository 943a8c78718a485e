/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "model/desk-attachment.h"
#include "store/desk-store-error.h"

G_BEGIN_DECLS

/*
 * DeskFiles: the bytes of attachments, beside the store in <store>.files/
 * (0700), each under its SHA-256 as ab/cd/abcd… (0600): the same bytes are kept
 * once. A file is whole under its name or not there: it is written beside it,
 * flushed to the disk, renamed, and its folders flushed, before anybody may
 * speak of it. What is not spoken of is taken away later (see
 * desk_store_sweep_files()). Nothing here knows the database. Any thread, but
 * not the main one: files may be large and media slow.
 */

/** Bytes of one file. */
#define DESK_FILES_MAX_SIZE (50 * 1024 * 1024)

/** Transfer full. */
DESK_API char *desk_files_folder (const char *store_path);
/** Where the bytes of a digest lie, or would; transfer full. */
DESK_API char *desk_files_path (const char *folder, const char *sha256);

/**
 * desk_files_add:
 * @folder: from desk_files_folder(); made when it is missing
 * @source: to be copied; need not be local
 *
 * Refuses, with a sentence for each: a folder, what is no file, an empty one,
 * one larger than %DESK_FILES_MAX_SIZE, one that is gone or cannot be read, a
 * disk that is full or cannot be written. Nothing is then left behind.
 */
DESK_API DeskAttachment *desk_files_add (const char *folder, GFile *source, GCancellable *cancellable, GError **error);
/** The same of bytes at hand (a picture from the clipboard), to be called @name. */
DESK_API DeskAttachment *desk_files_add_bytes (const char *folder, const char *name, GBytes *bytes, GError **error);

/** Whether a file of this digest and size is there; the bytes are not read. */
DESK_API gboolean desk_files_has (const char *folder, const char *sha256, gint64 size);
/** Reads the bytes. _NOT_FOUND when they are not there, _DAMAGED when they are not those of the digest. */
DESK_API gboolean desk_files_check (const char *folder, const char *sha256, GCancellable *cancellable, GError **error);
/**
 * desk_files_copy:
 * @target: (type filename): replaced when it is there, with mode @mode
 *
 * Copies what has the right digest only: an altered file is not handed on.
 */
DESK_API gboolean desk_files_copy (const char *folder, const char *sha256, const char *target, int mode, GCancellable *cancellable, GError **error);
/** Into another such folder, made when it is missing; what is there already is kept. */
DESK_API gboolean desk_files_copy_to (const char *folder, const char *sha256, gint64 size, const char *other, GCancellable *cancellable, GError **error);
/** Gone is gone. */
DESK_API gboolean desk_files_remove (const char *folder, const char *sha256);

/** Calls @func for every file kept, with the time of its last adding (UTC microseconds). */
typedef void (*DeskFilesFunc) (const char *sha256, gint64 added_us, gpointer data);
DESK_API void desk_files_each (const char *folder, DeskFilesFunc func, gpointer data);
/** Takes away every file and the folder: of a copy that did not become whole. */
DESK_API void desk_files_discard (const char *folder);
/** Takes away what a program that was killed left half-written, when older than @before_us. */
DESK_API void desk_files_clean (const char *folder, gint64 before_us);

G_END_DECLS
