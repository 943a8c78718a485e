/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "model/desk-macros.h"
#include "store/desk-store-error.h"

G_BEGIN_DECLS

/* "FLDK" at byte 68 of the file: what makes a SQLite file a store of this program. */
#define DESK_STORE_APPLICATION_ID 0x464c444b

/* What is the matter with a file, finer than the error code. */
typedef enum {
  DESK_STORE_PROBLEM_NONE,
  DESK_STORE_PROBLEM_MISSING,
  DESK_STORE_PROBLEM_FOLDER,
  DESK_STORE_PROBLEM_NOT_REGULAR,
  DESK_STORE_PROBLEM_EMPTY,
  DESK_STORE_PROBLEM_NOT_A_DATABASE,
  DESK_STORE_PROBLEM_OTHER_PROGRAM,
  DESK_STORE_PROBLEM_HEADER,
  DESK_STORE_PROBLEM_TRUNCATED,
  DESK_STORE_PROBLEM_PAGES,
  DESK_STORE_PROBLEM_NEWER_CORE,
  DESK_STORE_PROBLEM_NEWER_AREA,
  DESK_STORE_PROBLEM_NETWORK,
  DESK_STORE_PROBLEM_READ_ONLY_FILE,
  DESK_STORE_PROBLEM_READ_ONLY_FOLDER,
  DESK_STORE_PROBLEM_LOCKED,
  DESK_STORE_PROBLEM_DENIED,
} DeskStoreProblem;

typedef enum {
  DESK_STORE_CHECK_DEFAULT = 0,
  DESK_STORE_CHECK_PAGES = 1 << 0,     /* quick_check: reads the whole file */
  DESK_STORE_CHECK_READ_ONLY = 1 << 1, /* only to be read: a read-only or network place is no reason to refuse */
} DeskStoreCheckFlags;

/**
 * DeskAreaVersion:
 * @type: name of a record type in the store
 * @area: the area that declared it
 *
 * Returns: the newest version of the type that this program knows, or -1 when
 * the area is not installed (its data then stays, readable, and is no reason
 * to refuse)
 */
typedef int (*DeskAreaVersion) (const char *type, const char *area, gpointer data);

typedef struct {
  DeskStoreProblem problem;
  guint32 application_id;
  int core_version;     /* of the file; 0 when not read */
  gint64 size;          /* bytes, without the WAL */
  gint64 wal_size;      /* bytes of a left-over or shared WAL */
  gboolean network;
  gboolean writable;    /* file and folder */
} DeskStoreFileInfo;

/**
 * desk_store_file_check:
 * @path: (type filename): the file
 * @flags: what to look at
 * @known: (nullable) (scope call): versions of the areas, NULL not to look
 * @data: for @known
 * @info: (out caller-allocates) (optional): what was seen, also on failure
 * @error: return location; each problem has its own sentence
 *
 * Says whether @path can be opened as a store, without changing a byte of the
 * file or of its WAL. Slow media may make it slow: not for the main thread.
 *
 * Returns: whether it may be opened
 */
DESK_API gboolean desk_store_file_check (const char *path, DeskStoreCheckFlags flags, DeskAreaVersion known,
                                         gpointer data, DeskStoreFileInfo *info, GError **error);

/**
 * desk_store_file_create:
 * @path: (type filename): where; must not exist
 * @now_us: UTC microseconds, for the list of schema steps
 * @error: return location
 *
 * Makes a store with the core schema: built beside its place under another
 * name and then linked, so that it is whole or not there at all. The file is
 * 0600; a folder that has to be made is 0700.
 */
DESK_API gboolean desk_store_file_create (const char *path, gint64 now_us, GError **error);

/**
 * desk_store_file_remove:
 *
 * Takes away the store at @path with what belongs to the file: for a store or a
 * copy that was just made and did not become whole. It must be closed.
 */
DESK_API void desk_store_file_remove (const char *path);

/**
 * desk_store_file_is_network:
 * @magic: f_type of statfs()
 * @type: (nullable): name of the file system as in /proc/self/mountinfo, which tells one FUSE from another
 *
 * Pure.
 */
DESK_API gboolean desk_store_file_is_network (guint32 magic, const char *type);

G_END_DECLS
