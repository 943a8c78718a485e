/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "model/desk-macros.h"

G_BEGIN_DECLS

/**
 * DESK_STORE_ERROR:
 *
 * Causes a person can act on. The message of every error of this domain says
 * what happened, what was kept and what to do, and may be shown as it is.
 */
#define DESK_STORE_ERROR (desk_store_error_quark ())

typedef enum {
  DESK_STORE_ERROR_NOT_FOUND,          /* no such file, record or number */
  DESK_STORE_ERROR_NOT_OURS,           /* a folder, an empty file, text, or another program's data */
  DESK_STORE_ERROR_NEWER,              /* written by a newer version of the program or of an area */
  DESK_STORE_ERROR_OLDER_UNMIGRATABLE, /* too old for this version, or its released steps differ */
  DESK_STORE_ERROR_DAMAGED,            /* header, length, pages or hashes do not agree */
  DESK_STORE_ERROR_READ_ONLY,          /* file, folder or medium cannot be written */
  DESK_STORE_ERROR_NETWORK,            /* on a network file system: locks cannot be relied on */
  DESK_STORE_ERROR_LOCKED,             /* another process holds it exclusively */
  DESK_STORE_ERROR_BUSY,               /* another window was writing for longer than the time-out: try again */
  DESK_STORE_ERROR_FULL,               /* no space left; nothing of the transaction was kept */
  DESK_STORE_ERROR_IO,                 /* the medium reported an error; nothing of the transaction was kept */
  DESK_STORE_ERROR_EXISTS,             /* a file of that name is there already */
  DESK_STORE_ERROR_STALE,              /* based on an older version of the record */
  DESK_STORE_ERROR_REFUSED,            /* a rule of the store (key, check, append-only) forbids it */
  DESK_STORE_ERROR_UNKNOWN_OUTCOME,    /* the commit may or may not have happened: repeat with the same id */
  DESK_STORE_ERROR_NO_KEY,             /* sensitive fields cannot be read or sealed without the key */
  DESK_STORE_ERROR_DENIED,             /* the operating system forbids access */
  DESK_STORE_ERROR_CANCELLED,          /* stopped on request; nothing was kept; not to be shown */
  DESK_STORE_ERROR_INTERNAL,           /* a statement or parameter is wrong: a fault of the program */
} DeskStoreError;

DESK_API GQuark desk_store_error_quark (void);

G_END_DECLS
