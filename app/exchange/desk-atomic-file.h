/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "exchange/desk-exchange-error.h"

G_BEGIN_DECLS

/*
 * A file that is there whole or not at all: written beside its place under
 * another name, then renamed.  Freeing it without a commit removes what was
 * written.
 */
typedef struct _DeskAtomicFile DeskAtomicFile;

DeskAtomicFile *desk_atomic_file_new (const char *path, GError **error);

/* (transfer none): where to write; not to be closed */
GOutputStream *desk_atomic_file_get_stream (DeskAtomicFile *self);

/* The name of the file as long as it is not committed, for libraries that
 * write files themselves. */
const char *desk_atomic_file_get_temporary (DeskAtomicFile *self);

gboolean desk_atomic_file_commit (DeskAtomicFile *self, GCancellable *cancellable, GError **error);
void desk_atomic_file_free (DeskAtomicFile *self);

/*
 * Puts an input-output error into words of this room: what happened to the
 * file, and that the former one is as it was.  Takes @cause; a cancellation is
 * handed on as it is.
 */
void desk_exchange_propagate_write_error (GError **error, GError *cause, const char *path);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskAtomicFile, desk_atomic_file_free)

G_END_DECLS
